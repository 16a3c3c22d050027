"""What citation styles cost, and whether they keep everything: all entries of some sources in each style.

    python tests/bench/bench_styles.py FILE|FOLDER ... [--styles apa ieee chicago mla nlm]

Prints for each style: the entries, those that pandoc could not format (they are printed as CS1 does), the links that
CS1 prints and the style has not, real seconds, processor seconds of this process and of pandoc, and the most memory of
either in MB. Each style runs in a process of its own. Needs ``wikibinder[styles]``, or paths of ``.csl`` files.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wikibinder import readers
from wikibinder.bibtex.latex import plain
from wikibinder.editions.references import bib_files, cs1_style, csl_files, csl_style
from wikibinder.editions.shared.article_language import language_of
from wikibinder.model.diagnostics import Diagnostics
from wikibinder.model.nodes import PageReference, Reference
from wikibinder.model.settings import Settings
from wikibinder.rst import link_targets
from wikibinder.run.convert_page import cite_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.editions.references.bib_files import BibRecord
    from wikibinder.model.nodes import Inlines

FIVE = ("apa", "ieee", "chicago", "mla", "nlm")
Library = dict[str, list["BibRecord"]]
"""Entries by the language of their article."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of one style: seconds and MB of memory, and the faults found."""

    entries: int
    not_formatted: int
    links: int
    lost: list[str]
    real: float
    own: float
    pandoc: float
    memory: float
    memory_of_pandoc: float


def library(sources: list[str]) -> Library:
    """The entries of all pages."""
    found: Library = {}
    for source in readers.find(sources, Diagnostics()):
        for page in readers.read(source, Diagnostics()):
            if not page.redirect:
                text = "".join(cite_page(page, ".bib", Settings()).lines)
                language = language_of({"source": link_targets.article(page.site, page.title)}) or "en"
                found.setdefault(language, []).extend(bib_files.parse(text, page.title))
    return found


def addresses(text: Inlines) -> Iterator[str]:
    """Where the links of a reference lead."""
    for node in text:
        if isinstance(node, Reference | PageReference):
            yield (node.uri if isinstance(node, Reference) else node.title).removeprefix("https:")
        yield from addresses(getattr(node, "children", ()))


def measured(name: str, entries: Library) -> Cost:
    """Format all entries in a style and list the entries and values that its output lacks."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    start, own = time.perf_counter(), used.ru_utime + used.ru_stime
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        formatter = csl_style.CslFormatter(csl_files.load(name, Path()), Path(folder, "kept.pickle"))
        for language, records in entries.items():
            formatter.prepare(records, language)
        formatter.save()
    real, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
    pandoc = resource.getrusage(resource.RUSAGE_CHILDREN)
    every = [(record, language) for language, records in entries.items() for record in records]
    lost, total = list[str](), 0
    for record, language in every:
        text = formatter.formatted(record, language)
        by_cs1 = cs1_style.formatted(record, language)
        if text == by_cs1 or not plain(text).strip():
            failed.append(record.key)
        wanted = set(addresses(by_cs1))
        total += len(wanted)
        lost += [f"{record.key}: {address}" for address in sorted(wanted - set(addresses(text)))]
    return Cost(
        len(every), len(failed), total, lost, real, used.ru_utime + used.ru_stime - own,
        pandoc.ru_utime + pandoc.ru_stime, used.ru_maxrss / 1024, pandoc.ru_maxrss / 1024,
    )  # fmt: skip


def main() -> int:
    """A line for each style; 1 where an entry or a link is lost."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sources", nargs="+")
    options.add_argument("--styles", nargs="+", default=FIVE)
    options.add_argument("--show", type=int, default=10, help="lost links to print")
    given = options.parse_args()
    entries = library(given.sources)
    print(f"{sum(map(len, entries.values()))} entries: {', '.join(f'{n} {len(r)}' for n, r in entries.items())}")
    print("entries  as CS1   links    lost    real     own  pandoc    MB  MB of pandoc  style", flush=True)
    bad = 0
    for name in given.styles:
        with multiprocessing.get_context("fork").Pool(1) as pool:
            cost = pool.apply(measured, (name, entries))
        counts = (cost.entries, cost.not_formatted, cost.links, len(cost.lost))
        seconds = (cost.real, cost.own, cost.pandoc)
        print(
            *(f"{number:7}" for number in counts), *(f"{number:7.1f}" for number in seconds),
            f"{cost.memory:5.0f} {cost.memory_of_pandoc:13.0f}  {name}", flush=True,
        )  # fmt: skip
        print(*cost.lost[: given.show], sep="\n", end="\n" if cost.lost else "")
        bad += cost.not_formatted + len(cost.lost)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
