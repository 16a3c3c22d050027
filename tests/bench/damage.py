"""Real articles with seeded random damage: every one must be converted, with nearly all its words, without a warning.

    python tests/bench/damage.py [--times 20] [--every N] [--seed S] SOURCE ...

For each kind of damage: how many pages were converted (not written as plain text), the mean and the least share of the
undamaged page's words that are still there, and how many pages docutils warned of. Exit status 1 when one is not
converted, docutils warns of one, or the mean is below 95 %.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from typing import TYPE_CHECKING

from tests.rst_reading import read
from wikibinder import readers
from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.model.page import ConvertedPage, Page, Status, TitleMap
from wikibinder.model.settings import Settings
from wikibinder.run.convert_page import convert_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

LEAST = 0.95
FAILURES = frozenset((Code.PAGE_FALLBACK, Code.TEMPLATE_FAILED))


def without(mark: str) -> Callable[[str, random.Random], str]:
    """A damage: one of these marks is gone."""
    pattern = re.compile(mark)

    def damage(text: str, rng: random.Random) -> str:
        found = list(pattern.finditer(text))
        if not found:
            return text
        one = rng.choice(found)
        return text[: one.start()] + text[one.end() :]

    return damage


def with_one(*marks: str) -> Callable[[str, random.Random], str]:
    """A damage: a stray mark somewhere."""

    def damage(text: str, rng: random.Random) -> str:
        at = rng.randint(0, len(text))
        return text[:at] + rng.choice(marks) + text[at:]

    return damage


def cut_line(text: str, rng: random.Random) -> str:
    """A line loses its second half."""
    lines = text.split("\n")
    number = rng.randrange(len(lines))
    lines[number] = lines[number][: len(lines[number]) // 2]
    return "\n".join(lines)


def doubled_line(text: str, rng: random.Random) -> str:
    """Return the text with one line, chosen at random, repeated."""
    lines = text.split("\n")
    number = rng.randrange(len(lines))
    return "\n".join([*lines[:number], lines[number], *lines[number:]])


def flipped_byte(text: str, rng: random.Random) -> str:
    """A bit of one byte is another."""
    data = bytearray(text.encode("utf-8", "replace"))
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return data.decode("utf-8", "replace")


def cut_end(text: str, rng: random.Random) -> str:
    """The page breaks off before its end."""
    return text[: len(text) - rng.randint(0, len(text) // 20)]


DAMAGES: Mapping[str, Callable[[str, random.Random], str]] = {
    "no closing braces": without(r"\}\}|\[/tpl\]"),
    "no closing brace": without(r"\}"),
    "no opening braces": without(r"\{\{|\[tpl\]"),
    "no closing brackets": without(r"\]\]"),
    "no opening brackets": without(r"\[\["),
    "no end of a tag": without(r"</[a-z]+>"),
    "no start of a tag": without(r"<[a-z][^<>]*>"),
    "no angle": without(r"[<>]"),
    "no quotes": without(r"''+"),
    "no end of a table": without(r"\|\}"),
    "no start of a row": without(r"(?m)^\|-?"),
    "no line feed": without(r"\n"),
    "no letter": without(r"\w"),
    "a line cut": cut_line,
    "a line doubled": doubled_line,
    "a byte flipped": flipped_byte,
    "the end cut off": cut_end,
    "a stray opening": with_one("{{", "[[", "{|", "\n{|\n", "{{{", "[http://"),
    "a stray tag": with_one("<ref>", "<div>", "<table>", "<b>", "<ref name=a>", "</ref>", "</div>", "<td>", "<pre>"),
    "a stray mark": with_one("''", "'''", "|", "=", "\n* ", "\n== ", "}}", "]]", "\0", "\u2028"),
}


@dataclass(slots=True)
class Tally:
    """What became of the pages with one kind of damage."""

    pages: int = 0
    converted: int = 0
    warned: int = 0
    shares: list[float] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count those of another tally with these."""
        self.pages += other.pages
        self.converted += other.converted
        self.warned += other.warned
        self.shares += other.shares


def words(edition: ConvertedPage) -> Counter[str]:
    """The words of a page and of its library."""
    return Counter(re.findall(r"\w+", edition.rst + edition.bib))


def share(whole: Counter[str], found: Counter[str]) -> float:
    """How many of the words are there still."""
    return (whole & found).total() / max(1, whole.total())


def pages(sources: list[str]) -> Iterator[Page]:
    """The articles of the sources."""
    silent = Diagnostics()
    for source in readers.find(sources, silent):
        yield from (page for page in readers.read(source, silent) if page.namespace == 0 and not page.redirect)


def warnings(edition: ConvertedPage) -> str:
    """Return the warnings that docutils reports for a page."""
    try:
        read(edition.rst)
    except AssertionError as error:
        return str(error)[:300]
    return ""


def show_result(name: str, tally: Tally) -> None:
    """A line of the table."""
    mean = sum(tally.shares) / max(1, len(tally.shares))
    least = min(tally.shares, default=1)
    print(f"{name:22} {tally.pages:6} {tally.converted:6} {mean:8.2%} {least:8.2%} {tally.warned:5}", flush=True)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", metavar="SOURCE")
    parser.add_argument("--times", type=int, default=len(DAMAGES), help="damages of each page")
    parser.add_argument("--every", type=int, default=1, help="take only every N-th page")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tallies: dict[str, Tally] = defaultdict(Tally)
    began, articles = time.process_time(), 0
    for number, page in enumerate(pages(options.sources)):
        if number % options.every == 0:
            articles += 1
            damage_page(page, number, options.times, options.seed, tallies)
    print(f"{'damage':22} {'pages':>6} {'conv.':>6} {'mean':>8} {'least':>8} {'warned':>5}")
    for name, tally in tallies.items():
        show_result(name, tally)
    whole = Tally()
    for tally in tallies.values():
        whole.add(tally)
    show_result("all", whole)
    mean = sum(whole.shares) / max(1, len(whole.shares))
    print(f"damage: {articles} articles, {whole.pages} damaged pages, {whole.converted} converted, "
          f"word recall {mean:.2%}, {whole.warned} with warnings, {time.process_time() - began:.0f} s")  # fmt: skip
    return int(whole.converted < whole.pages or whole.warned > 0 or mean < LEAST)


def damage_page(page: Page, number: int, times: int, seed: int, tallies: dict[str, Tally]) -> None:
    """Convert a page whole, then with every damage."""
    book, settings = TitleMap(), Settings()
    whole = words(convert_page(page, "A", book, settings))
    for turn in range(times):
        name = list(DAMAGES)[turn % len(DAMAGES)]
        rng = random.Random(zlib.crc32(f"{seed}/{number}/{turn}/{page.title}".encode()))  # noqa: S311  (no secret)
        damaged = DAMAGES[name](page.wikitext, rng)
        edition = convert_page(replace(page, wikitext=damaged, lines=()), "A", book, settings)
        tally = tallies[name]
        tally.pages += 1
        failed = [found.message for found in edition.diagnostics if found.code in FAILURES]
        tally.converted += edition.status is not Status.FALLBACK and not failed
        tally.shares.append(share(whole, words(edition)))
        printed = warnings(edition)
        tally.warned += bool(printed)
        if failed or printed or tally.shares[-1] < 0.5:
            print(f"{page.position}: {page.title}: {name}: {tally.shares[-1]:.0%} {failed} {printed}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
