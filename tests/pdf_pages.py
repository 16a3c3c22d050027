"""Measures how full the pages of a PDF edition are.

``python -m tests.pdf_pages BOOK.pdf`` prints the share of pages that are less than half filled (those that end a
chapter apart), the headings that are alone at the foot of a page, and the words outside the frame of the text. It draws
the pages with poppler's ``pdftoppm`` and takes the places of words from ``pdftotext -bbox``, of headings from the
outline.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pikepdf
from PIL import Image

from wikibinder.editions.typst.options import MILLIMETRE, PAPERS, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

DOTS = 36  # to the inch
GAP = 0.06  # of the frame: white space that is more than that between two blocks
SLACK = 4.0  # points by which a word may be outside the frame, such as a hanging mark
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


class Word(NamedTuple):
    """A word and its place, in points from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True, slots=True)
class PageFill:
    """What was found on the pages of a book; pages are counted from 1."""

    pages: int
    sparse: tuple[int, ...]
    sparse_ends: tuple[int, ...]
    lonely: tuple[str, ...]
    outside: tuple[str, ...]


def page_fill(pdf: Path) -> PageFill:
    """Examine a book."""
    with pikepdf.open(pdf) as book:
        sizes = [tuple(float(side) for side in page.mediabox)[2:] for page in book.pages]
        headings = _headings(book)
    first = min((page for page, level, _y, _title in headings if level == 0), default=1)
    opens = {page for page, level, _y, _title in headings if level == 0}
    sparse: list[int] = []
    ends: list[int] = []
    lonely: list[str] = []
    texts = _words(pdf)
    for number, (size, rows) in enumerate(zip(sizes, _inked(pdf), strict=True), 1):
        if number < first:
            continue
        top, bottom = _frame(size)[1::2]
        gaps = _gaps(rows, top, bottom)
        if sum(end - begin for begin, end in gaps) > 0.5 * (bottom - top):
            (ends if number + 1 in opens or number == len(sizes) else sparse).append(number)
        for page, level, y, title in headings:
            below = [begin for begin, end in gaps if 0 < begin - (size[1] - y) < 60 and end >= bottom - 1]
            if page == number and level and below and _is_alone(texts[number - 1], title, size[1] - y, below[0]):
                lonely.append(f"{number}: {title}")
    outside = [f"{n}: {word}" for n, (text, size) in enumerate(zip(texts, sizes, strict=True), 1)
               for word in _outside(text, size)]  # fmt: skip
    return PageFill(len(sizes), tuple(sparse), tuple(ends), tuple(lonely), tuple(outside))


def _paper(size: tuple[float, ...]) -> Paper:
    sides = sorted(size)
    return min(PAPERS.values(), key=lambda paper: abs(paper.width * MILLIMETRE - sides[0]))


def _frame(size: tuple[float, ...]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom edge of the text, in points from the top left corner."""
    top, bottom, inner, outer = (side * MILLIMETRE for side in _paper(size).margins)
    side = (inner + outer) / 2
    return side, top, size[0] - side, size[1] - bottom


def _headings(book: pikepdf.Pdf) -> list[tuple[int, int, float, str]]:
    """Page, level, height on the page and title of every entry of the outline."""
    numbers: dict[object, int] = {tuple(page.objgen): number for number, page in enumerate(book.pages, 1)}
    found: list[tuple[int, int, float, str]] = []

    def walk(items: list[pikepdf.OutlineItem], level: int) -> None:
        for item in items:
            place = item.destination
            if isinstance(place, pikepdf.Array) and len(place) > 3:
                found.append((numbers[tuple(place[0].objgen)], level, float(place[3]), str(item.title)))
            walk(list(item.children), level + 1)

    with book.open_outline() as outline:
        walk(list(outline.root), 0)
    return found


def _inked(pdf: Path) -> Iterator[list[bool]]:
    """Whether anything is printed in each row of a page, page by page."""
    with TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", str(pdf), f"{folder}/page"], check=True)
        for path in sorted(Path(folder).iterdir()):
            with Image.open(path) as image:
                width, height = image.size
                pixels = image.tobytes()
            yield [min(pixels[row * width : (row + 1) * width]) < 235 for row in range(height)]


def _words(pdf: Path) -> list[list[Word]]:
    """The words of each page."""
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    return [
        [
            Word(float(word[1]), float(word[2]), float(word[3]), float(word[4]), html.unescape(word[5]))
            for word in _WORD.finditer(page)
        ]
        for page in text.split("<page ")[1:]
    ]


def _gaps(rows: list[bool], top: float, bottom: float) -> list[tuple[float, float]]:
    """The stretches of a page without print that are longer than GAP, in points from the top."""
    point = 72 / DOTS
    gaps = []
    begin = top
    for row, inked in enumerate([*rows[: int(bottom / point)], True]):
        here = min(row * point, bottom)
        if inked or row * point >= bottom:
            if here - begin > GAP * (bottom - top):
                gaps.append((begin, here))
            begin = max(top, here + point)
    return gaps


def _is_alone(words: list[Word], title: str, top: float, bottom: float) -> bool:
    """Whether nothing but the words of a heading is between two heights of a page."""
    there = "".join(word.text for word in words if top - 2 <= word.top < bottom)
    return len(there) <= len("".join(title.split())) + 2


def _outside(words: list[Word], size: tuple[float, ...]) -> Iterator[str]:
    """The words outside the frame, at its sides or below the page."""
    left, _top, right, _bottom = _frame(size)
    for word in words:
        # Half of a full-width mark is blank; it may be outside at either end of a line.
        blank = [0.6 * (word.bottom - word.top) if _is_full_width_mark(mark) else 0
                 for mark in (word.text[0], word.text[-1])]  # fmt: skip
        over = word.left < left - SLACK - blank[0] or word.right > right + SLACK + blank[1]
        if over or word.top < 0 or word.bottom > size[1]:
            yield word.text


def _is_full_width_mark(mark: str) -> bool:
    return unicodedata.east_asian_width(mark) in "WF" and unicodedata.category(mark).startswith("P")


def main() -> int:
    """Print what was found."""
    found = page_fill(Path(sys.argv[1]))
    share = 100 * len(found.sparse) / max(1, found.pages)
    for title, which in (("headings alone", found.lonely), ("outside the frame", found.outside)):
        print(f"{title}: {', '.join(which[:12])}")
    print(f"less than half filled: {found.sparse[:40]}")
    print(
        f"pages: {found.pages}; less than half filled: {share:.1f} % (and {len(found.sparse_ends)} at the end of a "
        f"chapter); headings alone at the foot: {len(found.lonely)}; words outside the frame: {len(found.outside)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
