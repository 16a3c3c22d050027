"""Measures the speed of ``wikibinder citations`` (MB of wikitext a second) and of a full parse by mwparserfromhell.

    python tests/bench/bench_citations.py FILE|FOLDER ... [--repeat N]

Both read the same pages from memory in one process (processor time, the best of N rounds). Then every page is converted
as a whole: its library must hold exactly the entries that were found, no more and no fewer.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import mwparserfromhell

from wikibinder import readers
from wikibinder.model.diagnostics import Diagnostics
from wikibinder.model.page import TitleMap
from wikibinder.model.settings import Settings
from wikibinder.run.convert_page import cite_page, convert_page
from wikibinder.run.output import split

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikibinder.model.page import Page


ROUND = 0.1
"""Seconds of a round."""


def parsed(page: Page) -> int:
    """How many templates mwparserfromhell finds."""
    return len(mwparserfromhell.parse(page.wikitext).filter_templates(recursive=True))


def cited(page: Page) -> int:
    """How many citations we find."""
    return len(cite_page(page, ".jsonl", Settings()).lines)


def seconds(job: Callable[[Page], int], pages: list[Page], repeat: int) -> float:
    """Return the processor time for all pages in the fastest of several rounds; each round is long enough to be
    measured.
    """
    rounds = []
    for _ in range(repeat):
        times, start = 0, time.process_time()
        while (spent := time.process_time() - start) < ROUND:
            for page in pages:
                job(page)
            times += 1
        rounds.append(spent / times)
    return min(rounds)


def differences(pages: list[Page]) -> tuple[int, int]:
    """How many entries the whole conversion writes, and how many differ."""
    whole: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for page in pages:
        if bib := convert_page(page, "page", TitleMap(), Settings()).bib:
            whole.update(entry for _, entry in split(bib))
        alone.update(line.rstrip() + "\n" for line in cite_page(page, ".bib", Settings()).lines)
    return whole.total(), ((whole - alone) + (alone - whole)).total()


def main() -> int:
    """One line for each source, and one for all."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sources", nargs="+")
    options.add_argument("--repeat", type=int, default=3)
    given = options.parse_args()
    print(" pages      MB  mwpfh MB/s  ours MB/s  ratio  entries  differ  source")
    everything: list[Page] = []
    for source in readers.find(given.sources, Diagnostics()):
        pages = [page for page in readers.read(source, Diagnostics()) if not page.redirect]
        everything += pages
    sources = sorted({page.position.path for page in everything})
    bad = 0
    for name in (*sources, ""):
        pages = [page for page in everything if not name or page.position.path == name]
        size = sum(len(page.wikitext.encode()) for page in pages) / 1e6
        entries, differ = differences(pages)
        theirs, ours = seconds(parsed, pages, given.repeat), seconds(cited, pages, given.repeat)
        bad += differ
        print(
            f"{len(pages):6} {size:7.2f} {size / theirs:11.2f} {size / ours:10.2f} {theirs / ours:6.1f} {entries:8}"
            f" {differ:7}  {name.rpartition('/')[2] or 'all'}"
        )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
