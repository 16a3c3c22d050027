"""How many notes of an article are found again in its old wp2txt text, which has lost the ``<ref>`` tags.

    python tests/bench/seedform_notes.py PAIRS.tsv [--show N]

Each line of PAIRS.tsv names two files, a tab between them: an article in the old form, and its wikitext. Paths are
relative to the folder of PAIRS.tsv. The truth are the ``<ref>`` elements of the wikitext, with content, that stand with
their content, but without their tags, in the text of the old form; the others were lost before. They are compared with
the ``<ref>`` elements of the text that the converter restores, by their place: both are spans of the letters and digits
of the old form, and a note is found where the two spans are the same but for a fifth of their letters.

Printed: recall (truth that was found) and precision (found that is true), the notes missed and the notes made up
(``--show``: at most N of each). Exit status 1 when one of the two is below 95 %.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from typing import TYPE_CHECKING

from wikibinder import readers
from wikibinder.model.diagnostics import Diagnostics
from wikibinder.parser.lost_refs import placed
from wikibinder.readers.source import Source

if TYPE_CHECKING:
    from wikibinder.model.page import Page

LEAST = 0.95
OVERLAP = 0.8
CONTEXT = 16
"""Letters and digits before a note that must be the same for it to be found in another text."""
LONG = 40
"""A note of at least so many letters is found by its beginning and its end even where a word inside was changed."""
END = 24
TOKEN = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|(?P<empty><ref[^<>]*/>)|(?P<open><ref(?:\s[^<>]*)?>|\[ref\])|(?P<close></ref\s*>|\[/ref\])"
    r"|(?P<tag></?[a-zA-Z][^<>\n]*>)"
    r"|(?P<mark>\[/?tpl\])"
    r"|\[\[(?:[^\[\]|\n]*\|)?(?P<label>[^\[\]|\n]*)\]\]"
    r"|\[(?:https?|ftp)://[^\s\[\]]+[ \t]+(?P<words>[^\[\]\n]*)\]",
    re.DOTALL | re.IGNORECASE,
)
LOST = re.compile(r"<!--.*?-->|(?<!\[)\[[^\s\[\]]+ (?=(?:[^\[\]\n]|\[\[[^\[\]\n]*\]\])*\](?!\]))", re.DOTALL)
"""Text that the old form loses: comments, and the first word in single brackets, whether an address or not."""
UNCLOSED = re.compile(r"\[ref\](?:(?!\[/?ref\])[^\n]|\n(?!\n|=))*(?=\n\n|\n=|\[ref\]|\Z)")
"""A note of which the form has kept the beginning alone, its paragraph."""


@dataclass(frozen=True, slots=True)
class Span:
    """A note: its first letter and the one after its last, counted in the letters and digits of a text."""

    start: int
    end: int

    def overlap(self, other: Span) -> float:
        """The share of the letters of both that are common to both."""
        common = min(self.end, other.end) - max(self.start, other.start)
        return max(0, common) / max(1, max(self.end, other.end) - min(self.start, other.start))


def letters(wikitext: str) -> tuple[str, list[Span]]:
    """The letters and digits that are no markup, and the spans of the notes among them."""
    out: list[str] = []
    length, place, opened = 0, 0, -1
    spans: list[Span] = []

    def add(text: str) -> None:
        nonlocal length
        kept = "".join(filter(str.isalnum, unescape(text))).casefold()
        out.append(kept)
        length += len(kept)

    for found in TOKEN.finditer(wikitext):
        add(wikitext[place : found.start()])
        place = found.end()
        kind = found.lastgroup
        if kind in ("label", "words"):
            add(found[kind])
        elif kind == "open":
            opened = length
        elif kind == "close" and opened >= 0:
            if length > opened:
                spans.append(Span(opened, length))
            opened = -1
    add(wikitext[place:])
    return "".join(out), spans


def carried_over(text: str, spans: list[Span], other: str) -> list[Span]:
    """Return the places of ``spans`` in another text; spans whose text is not found there are left out."""
    found: list[Span] = []
    place = 0
    for span in spans:
        note = text[span.start : span.end]
        before = text[max(0, span.start - CONTEXT) : span.start]
        at = _found(other, before + note, max(0, place - len(before)))
        there = Span(at + len(before), at + len(before) + len(note)) if at >= 0 else _alike(other, before, note, place)
        if there:
            found.append(there)
            place = there.end
    return found


def _alike(text: str, before: str, note: str, place: int) -> Span | None:
    """Return the place of a long note in a text that has its beginning and its end and nearly (10 %) its length."""
    if len(note) < LONG:
        return None
    at = _found(text, before + note[:LONG], max(0, place - len(before)))
    start = at + len(before) if at >= 0 else _found(text, note[:LONG], place)
    end = text.find(note[-END:], start, start + len(note) + max(8, len(note) // 10)) if start >= 0 else -1
    return Span(start, end + END) if end >= 0 and end + END - start > len(note) * (1 - OVERLAP / 8) else None


def _found(text: str, part: str, place: int) -> int:
    """Return where ``part`` begins in ``text``: from ``place`` on if possible, else anywhere, else -1."""
    at = text.find(part, place)
    return at if at >= 0 else text.find(part)


def matched(found: list[Span], truth: list[Span]) -> set[Span]:
    """The spans among ``found`` that are one of ``truth``."""
    return {span for span in found if any(span.overlap(true) >= OVERLAP for true in truth)}


@dataclass(frozen=True, slots=True)
class Compared:
    """The notes of one article in the old form: its letters, the true notes, and those that the reader found."""

    text: str
    truth: list[Span]
    found: list[Span]

    @property
    def missed(self) -> list[Span]:
        """True notes that were not found."""
        right = matched(self.truth, self.found)
        return [span for span in self.truth if span not in right]

    @property
    def made_up(self) -> list[Span]:
        """Notes that the reader found and that are none."""
        right = matched(self.found, self.truth)
        return [span for span in self.found if span not in right]


def compare(path: Path, wikitext: str) -> Compared:
    """Compare the notes of the articles in a file of the old form with those of the wikitext it was made from."""
    pages = list(readers.read(Source(str(path), path), Diagnostics()))
    text, marked = letters(UNCLOSED.sub(r"\g<0>[/ref]", "\n".join(page.wikitext for page in pages)))
    restored, notes = letters("\n".join(_marked(page) for page in pages))
    original, true_notes = letters(LOST.sub("", wikitext))
    truth, found = carried_over(original, true_notes, text), carried_over(restored, notes, text)
    return Compared(text, _without(truth, marked), _without(found, marked))


def _without(spans: list[Span], marked: list[Span]) -> list[Span]:
    """The spans that have nothing in common with notes whose tags the form has kept."""
    return [span for span in spans if not any(span.overlap(other) for other in marked)]


def _marked(page: Page) -> str:
    """The page in standard wikitext, with the notes that the converter finds."""
    restored = readers.restore(page, Diagnostics())
    return placed(restored, Diagnostics()).wikitext if page.lost_refs else restored.wikitext


def main(arguments: list[str]) -> int:
    """Compare the articles of the pairs, and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print at most N of the notes missed and made up")
    options = parser.parse_args(arguments)
    missed: list[str] = []
    made_up: list[str] = []
    true = found = 0
    for line in options.pairs.read_text(encoding="utf-8").splitlines():
        old, raw = (options.pairs.parent / name for name in line.split("\t"))
        compared = compare(old, raw.read_text(encoding="utf-8"))
        true += len(compared.truth)
        found += len(compared.found)
        missed += [f"{old.stem}: {compared.text[span.start - 20 : span.end]}" for span in compared.missed]
        made_up += [f"{old.stem}: {compared.text[span.start - 20 : span.end]}" for span in compared.made_up]
    for name, notes in (("missed", missed), ("made up", made_up)):
        for note in notes[: options.show]:
            print(f"{name}: {note[:200]}")
    recall = 1 - len(missed) / max(1, true)
    precision = 1 - len(made_up) / max(1, found)
    print(f"notes {true}, found {found}, recall {recall:.1%}, precision {precision:.1%}")
    return 0 if min(recall, precision) >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
