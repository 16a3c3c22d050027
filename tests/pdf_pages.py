"""How the pages of a PDF edition are filled: what a reader sees who leafs through it.

``python -m tests.pdf_pages BOOK.pdf`` prints the share of pages that are less than half filled (those that end a
chapter apart), the headings that are alone at the foot of a page, and the words outside the frame of the text. It
draws the pages with poppler's ``pdftoppm`` and takes the places of words from ``pdftotext -bbox``, of headings from
the outline.
"""

from __future__ import annotations

import html
import io
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from PIL import Image

from wikibinder.editions.typst.options import MILLIMETRE, PAPERS, Paper

DOTS = 36  # to the inch
GAP = 0.06  # of the frame: white space that is more than that between two blocks
SLACK = 4.0  # points by which a word may be outside the frame, such as a hanging mark
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


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
    for number, size in enumerate(sizes, 1):
        if number < first:
            continue
        top, bottom = _frame(size)[1::2]
        rows = _inked(pdf, number)
        gaps = _gaps(rows, top, bottom)
        if sum(end - begin for begin, end in gaps) > 0.5 * (bottom - top):
            (ends if number + 1 in opens or number == len(sizes) else sparse).append(number)
        for page, _level, y, title in headings:
            below = [begin for begin, end in gaps if 0 < begin - (size[1] - y) < 60 and end >= bottom - 1]
            if page == number and below and _is_alone(pdf, number, title, size[1] - y, below[0]):
                lonely.append(f"{number}: {title}")
    outside = [word for number, size in enumerate(sizes, 1) for word in _outside(pdf, number, size)]
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


def _inked(pdf: Path, number: int) -> list[bool]:
    """Whether anything is printed in each row of a page."""
    command = ["pdftoppm", "-r", str(DOTS), "-gray", "-f", str(number), "-l", str(number), str(pdf)]
    drawn = subprocess.run(command, capture_output=True, check=True).stdout
    with Image.open(io.BytesIO(drawn)) as image:
        width, height = image.size
        pixels = image.tobytes()
    return [min(pixels[row * width : (row + 1) * width]) < 235 for row in range(height)]


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


def _is_alone(pdf: Path, number: int, title: str, top: float, bottom: float) -> bool:
    """Whether nothing but the words of a heading is between two heights of a page."""
    command = ["pdftotext", "-bbox", "-f", str(number), "-l", str(number), str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    words = (html.unescape(word[5]) for word in _WORD.finditer(text) if top - 2 <= float(word[2]) < bottom)
    return len("".join(words)) <= len("".join(title.split())) + 2


def _outside(pdf: Path, number: int, size: tuple[float, ...]) -> list[str]:
    """The words outside the frame, at its sides or below the page."""
    command = ["pdftotext", "-bbox", "-f", str(number), "-l", str(number), str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    left, _top, right, _bottom = _frame(size)
    words = []
    for word in _WORD.finditer(text):
        x0, y0, x1, y1 = map(float, word.groups()[:4])
        # Half of a full-width mark is blank; it may be outside at either end of a line.
        blank = [0.6 * (y1 - y0) if _is_full_width_mark(mark) else 0 for mark in (word[5][0], word[5][-1])]
        if x0 < left - SLACK - blank[0] or x1 > right + SLACK + blank[1] or y0 < 0 or y1 > size[1]:
            words.append(f"{number}: {word[5]}")
    return words


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
