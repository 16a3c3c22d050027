"""Splits a book into volumes of N articles, which link to each other."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from wikibinder import readers
from wikibinder.book.sphinx_project import VolumePlace
from wikibinder.model.docnames import Docnames
from wikibinder.rst import link_targets
from wikibinder.run import output
from wikibinder.run.convert import book_title
from wikibinder.run.title_index import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from wikibinder.model.diagnostics import Diagnostics
    from wikibinder.model.page import Page
    from wikibinder.run.convert import Job
    from wikibinder.run.title_index import IndexedPage


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a volume: its title, its docname in the volume, its address on its wiki ("" if unknown)."""

    title: str
    docname: str = ""
    wiki: str = ""


@dataclass(frozen=True, slots=True)
class Volume:
    """One volume of a book: its number, counted from 1, and its articles in order."""

    number: int
    articles: tuple[Article, ...]

    @property
    def name(self) -> str:
        """Return the name of the volume's folder, ``volume-1`` for the first."""
        return f"volume-{self.number}"

    def page(self, article: Article) -> str:
        """Return the address of an article's page in the HTML edition of the volume, relative to the folder of the
        whole book.
        """
        return f"{self.name}/html/{quote(article.docname)}.html"


@dataclass(frozen=True, slots=True)
class Plan:
    """A book that is split into volumes: its title, and all volumes in order."""

    title: str
    volumes: tuple[Volume, ...]

    @property
    def by_title(self) -> bool:
        """Whether the articles of all volumes are in the order of their titles, so that first and last title describe a
        volume.
        """
        titles = [article.title.casefold() for volume in self.volumes for article in volume.articles]
        return titles == sorted(titles)

    def elsewhere(self, here: Volume) -> Iterator[tuple[Article, str]]:
        """Yield the articles of the other volumes, each with its address relative to a page of volume ``here``."""
        return ((a, f"../../{other.page(a)}") for other in self.volumes if other is not here for a in other.articles)


def plan(whole: Job, size: int, diagnostics: Diagnostics) -> Plan:
    """Read the titles in the sources of a book; return the book split into volumes of ``size`` articles each (the last
    one may have fewer). ``whole``: the conversion of the whole book. Problems of the sources are reported to
    ``diagnostics``.
    """
    sources = list(readers.find(whole.sources, diagnostics, whole.jobs, whole.folder_rules))
    wikis: dict[str, str] = {}

    def note(page: Page) -> None:
        if whole.selection.is_converted_page(page):
            wikis[page.title] = link_targets.article(whole.settings.site(page.site, page.position.path), page.title)

    with (
        output.prepared(whole.folder),
        survey(sources, whole.selection, whole.folder, diagnostics, (note,), whole.settings.wiki) as contents,
    ):
        entries = list(contents.named())
        titles = list(dict.fromkeys(entry.title for entry in entries))
        if whole.order:
            titles.sort(key=whole.order)
        parts = [titles[start : start + size] for start in range(0, len(titles), size)]
        docnames = _docnames(entries, parts)
        volumes = (
            Volume(number, tuple(Article(title, docnames[title], wikis.get(title, "")) for title in part))
            for number, part in enumerate(parts, 1)
        )
        return Plan(book_title(whole, contents), tuple(volumes))


def _docnames(entries: Iterable[IndexedPage], parts: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return title -> docname in its volume, as the conversion of that volume will assign it. ``entries``: all pages;
    ``parts``: the titles in each volume.
    """
    volume_of = {title: number for number, part in enumerate(parts) for title in part}
    given, found = [Docnames() for _ in parts], dict[str, str]()
    # A run assigns names to redirects last.
    for entry in sorted(entries, key=lambda entry: bool(entry.redirect)):
        docname, _ = given[volume_of[entry.title]].assign(entry.title)
        found.setdefault(entry.title, docname)
    return found


def job(whole: Job, book: Plan, volume: Volume, folder: Path) -> Job:
    """Return the conversion that makes the project of a volume in ``folder``; ``whole``: that of the whole book."""
    selection = replace(
        whole.selection,
        volume=frozenset(article.title for article in volume.articles),
        elsewhere={article.title: address for article, address in book.elsewhere(volume)},
    )
    return replace(whole, title=f"{book.title}: volume {volume.number}", selection=selection, folder=folder / "source")


def place(book: Plan, volume: Volume) -> VolumePlace:
    """Return the data about a volume's place in the book that its Sphinx project needs."""
    wikis = {address: article.wiki for article, address in book.elsewhere(volume) if article.wiki}
    names = tuple(other.name for other in book.volumes)
    return VolumePlace(volume.name, names, json.dumps(wikis, ensure_ascii=False, indent=0) + "\n")


def remove_others(folder: Path, book: Plan) -> None:
    """Remove the folders of volumes that are not in ``book``, left in ``folder`` by an earlier run with another size or
    other articles.
    """
    names = {volume.name for volume in book.volumes}
    for journal in folder.glob("volume-*/source/wikibinder.journal"):
        left = journal.parent.parent
        if left.name not in names and left.name.removeprefix("volume-").isdecimal():
            shutil.rmtree(left)
