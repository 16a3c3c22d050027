"""Splits a book into volumes of N articles and writes the page that links to them."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from wikibinder import readers
from wikibinder.run import output
from wikibinder.run.convert import book_title
from wikibinder.run.report import plural
from wikibinder.run.title_index import survey

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from wikibinder.model.diagnostics import Diagnostics
    from wikibinder.run.convert import Job


@dataclass(frozen=True, slots=True)
class Volume:
    """One volume: its number, counted from 1, and the titles of its articles in their order."""

    number: int
    titles: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of its folder beside the page that links to it."""
        return f"volume-{self.number}"


def plan(whole: Job, size: int, diagnostics: Diagnostics) -> tuple[str, list[Volume]]:
    """The title of a book, and its volumes of ``size`` articles each, the last one of what is left."""
    sources = list(readers.find(whole.sources, diagnostics, whole.jobs, whole.reach))
    with (
        output.prepared(whole.folder),
        survey(sources, whole.selection, whole.folder, diagnostics) as contents,
    ):
        titles = list(dict.fromkeys(entry.title for entry in contents.named()))
        if whole.order:
            titles.sort(key=whole.order)
        starts = range(0, len(titles), size)
        volumes = [Volume(n, tuple(titles[start : start + size])) for n, start in enumerate(starts, 1)]
        return book_title(whole, contents), volumes


def job(whole: Job, title: str, volume: Volume, folder: Path) -> Job:
    """The run that makes a volume."""
    selection = replace(whole.selection, volume=frozenset(volume.titles))
    return replace(whole, title=f"{title}: volume {volume.number}", selection=selection, folder=folder / "source")


PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.1rem/1.55 Charter, "Bitstream Charter", Cambria, Georgia, serif; margin: 2rem auto; max-width: 44em; \
padding: 0 1rem; }}
h1, h2 {{ font-family: system-ui, sans-serif; line-height: 1.25; }}
h2 {{ border-top: 1px solid; font-size: 1.3rem; margin: 2rem 0 0; padding-top: 1rem; }}
p {{ margin: .4rem 0; }}
ul {{ display: flex; gap: 1.5rem; list-style: none; margin: 0; padding: 0; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{size} in {number}</p>
{volumes}
</main>
</body>
</html>
"""
SECTION = """\
<section aria-labelledby="{name}">
<h2 id="{name}">Volume {number}</h2>
<p><bdi>{first}</bdi> – <bdi>{last}</bdi> ({size})</p>
<ul>
{links}
</ul>
</section>"""


def landing(title: str, made: Sequence[tuple[Volume, Sequence[str]]]) -> str:
    """The page that links the volumes, each with the addresses of its editions."""
    sections = []
    for volume, addresses in made:
        links = "\n".join(f"<li>{_link(address, volume)}</li>" for address in addresses)
        first, last = html.escape(volume.titles[0]), html.escape(volume.titles[-1])
        sections.append(SECTION.format(name=volume.name, number=volume.number, first=first, last=last, links=links,
                                       size=plural(len(volume.titles), "article")))  # fmt: skip
    size = plural(sum(len(volume.titles) for volume, _ in made), "article")
    return PAGE.format(
        title=html.escape(title), size=size, number=plural(len(made), "volume"), volumes="\n".join(sections)
    )


def _link(address: str, volume: Volume) -> str:
    kind = address.rpartition(".")[2].upper()
    return f'<a href="{quote(address)}" aria-label="Volume {volume.number} as {kind}">{kind}</a>'
