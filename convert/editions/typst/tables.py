"""Tables to Typst: spans, heads that are repeated, and column widths that keep the table on the page.

Typst is told the width of every column. A table that is too wide is set smaller, then turned by a quarter, and at last
its long words may be broken: nothing runs off the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes

from convert.editions.typst.blocks import caption_number
from convert.editions.typst.escape import array, block, boolean, call, string
from convert.editions.typst.writer import lines

if TYPE_CHECKING:
    from convert.editions.typst.writer import Writer

PADDING = 1.3  # of a cell, left and right together, in em
LONGEST_LINE = 46.0  # em: a cell with more text gains nothing by a wider column
SIZES = (9.0, 8.0, 7.0)  # points
LONG = 25  # rows: a table that may well reach a second page
_NUMBER = re.compile(r"[\s+\-\N{MINUS SIGN}±~≈<>$€£¥]*\d[\d\s.,:/%()\N{NO-BREAK SPACE}\N{EN DASH}-]*%?\s*")


@dataclass(frozen=True, slots=True)
class Cell:
    """An entry with its place and extent in the grid; ``entry`` is None where a row of the source has too few."""

    x: int
    y: int
    columns: int
    rows: int
    entry: nodes.Element | None


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide the columns are, at which size, and whether the page is turned or words are broken."""

    columns: Sequence[str]
    size: float = SIZES[0]
    turned: bool = False
    longest_word: int = 0
    heads: int = 0  # rows of the head


def table(node: nodes.Element, writer: Writer) -> str:
    """A table with its title above it."""
    titles = [child for child in node.children if isinstance(child, nodes.title)]
    groups = [child for child in node.children if isinstance(child, nodes.tgroup)]
    with writer.within(nested=True):
        title = lines(caption_number(node, writer), writer.each(titles[0].children)) if titles else ""
    label = next((string(name) for name in map(writer.claim, node["ids"]) if name), "none")
    box = "infobox" if "infobox" in node["classes"] else "table"
    written = []
    for group in groups:
        grid, layout = _group(node, group, writer)
        named = {"size": f"{layout.size:g}pt", "turned": boolean(layout.turned), "heads": str(layout.heads)}
        written.append(call("grid-table", string(box), label, block(title) if title else "none", grid, **named))
        label, title = "none", ""
    return lines(*written)


def _group(node: nodes.Element, group: nodes.Element, writer: Writer) -> tuple[str, Layout]:
    """The grid of one ``tgroup``, and how it is laid out."""
    specs = [child for child in group.children if isinstance(child, nodes.colspec)]
    head = list(_rows(group, nodes.thead))
    rows = head + list(_rows(group, nodes.tbody))
    cells = list(place(rows, len(head), len(specs)))
    width = max((cell.x + cell.columns for cell in cells), default=1)
    layout = lay_out(node, specs, cells, width, writer)
    stubs = frozenset(at for at, spec in enumerate(specs) if spec.get("stub"))
    right = _numeric_columns(cells, len(head), width)
    with writer.within(nested=True, longest_word=layout.longest_word or writer.longest_word):
        headed = _head(cells, len(head), len(rows), writer)
        body = [_cell(cell, writer, stubs, right) for cell in cells if cell.y >= len(head)]
    arguments = [part for part in (headed, *body) if part]
    return call("table", *arguments, columns=array(layout.columns)), replace(layout, heads=len(head))


def _rows(group: nodes.Element, part: type[nodes.Element]) -> Iterator[nodes.Element]:
    for child in group.children:
        if isinstance(child, part):
            yield from (row for row in child.children if isinstance(row, nodes.row))


def place(rows: Sequence[nodes.Element], head: int, columns: int) -> Iterator[Cell]:
    """Every cell of a table in its place, however the source counts: spans are cut where they would overlap."""
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        last = head if y < head else len(rows)
        x = 0
        for entry in (child for child in row.children if isinstance(child, nodes.entry)):
            while (x, y) in taken:
                x += 1
            across = 1
            while across <= entry.get("morecols", 0) and (x + across, y) not in taken and x + across < columns:
                across += 1
            down = min(entry.get("morerows", 0) + 1, last - y)
            taken.update((x + i, y + j) for i in range(across) for j in range(down))
            yield Cell(x, y, across, down, entry)
            x += across


def _head(cells: Sequence[Cell], head: int, rows: int, writer: Writer) -> str:
    """The head, repeated on every page; PDF allows no links in what is repeated, so a short table keeps its links."""
    if not head:
        return ""
    entries = [cell for cell in cells if cell.y < head]
    marked = any(next(cell.entry.findall(nodes.footnote_reference), None) for cell in entries if cell.entry is not None)
    repeat = rows > LONG and not marked
    with writer.within(linked=writer.linked and not repeat):
        written = [_cell(cell, writer, frozenset(), frozenset(), "head") for cell in entries]
    return call("table.header", *written, repeat=boolean(repeat)) if written else ""


def _cell(cell: Cell, writer: Writer, stubs: frozenset[int], right: frozenset[int], style: str = "") -> str:
    body = lines(writer.anchors(cell.entry), writer.run_in(cell.entry.children)) if cell.entry is not None else ""
    style = style or ("stub" if cell.x in stubs else "")
    named = {"x": str(cell.x), "y": str(cell.y)}
    if cell.columns > 1:
        named["colspan"] = str(cell.columns)
    if cell.rows > 1:
        named["rowspan"] = str(cell.rows)
    if cell.x in right and cell.columns == 1 and not style:
        named["align"] = "right"
    return call("table.cell", call(style, block(body)) if style and body else block(body), **named)


def _numeric_columns(cells: Sequence[Cell], head: int, width: int) -> frozenset[int]:
    """Columns whose every cell is a number: these line up at the right."""
    texts: list[list[str]] = [[] for _ in range(width)]
    for cell in cells:
        if cell.y >= head and cell.columns == 1 and cell.entry is not None:
            texts[cell.x].append(cell.entry.astext().strip())
    return frozenset(
        x for x, column in enumerate(texts)
        if any(column) and all(_NUMBER.fullmatch(text) for text in column if text not in ("", "-", "–", "—"))
    )  # fmt: skip


def text_width(text: str) -> float:
    """About how wide a text is, in em: half an em a letter, a whole one for those of East Asia."""
    if text.isascii():
        return 0.5 * len(text)
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.5 for sign in text)


def _demand(entry: nodes.Element) -> tuple[float, float]:
    """The least width of a cell (its longest word) and the one it would like (its longest paragraph), in em."""
    least = liked = 1.0
    for child in entry.findall(lambda node: isinstance(node, nodes.TextElement | nodes.image)):
        if isinstance(child, nodes.image):
            least, liked = max(least, 4.0), max(liked, 8.0)
        elif not isinstance(child.parent, nodes.TextElement):
            text = "" if child.tagname in ("footnote_reference", "comment") else child.astext()
            words = text.split()
            least = max(least, max(map(_word_width, words), default=0.0))
            liked = max(liked, max(map(text_width, text.split("\n") if child.tagname == "literal_block" else [text])))
    return least, min(max(liked, least), max(LONGEST_LINE, least))


def _word_width(word: str) -> float:
    """The width of the longest part of a word that Typst does not break by itself."""
    if not word.isascii() and unicodedata.east_asian_width(word[0]) in "WF":
        return 1.0
    return max(map(text_width, re.split(r"(?<=[-/\N{EN DASH}])", word)))


def lay_out(node: nodes.Element, specs: Sequence[nodes.Element], cells: Sequence[Cell], width: int,
            writer: Writer) -> Layout:  # fmt: skip
    """Find the first layout that fits: natural, squeezed, smaller, turned, with words broken."""
    least, liked = _demands(cells, width)
    given = [float(spec.get("colwidth", 1) or 1) for spec in specs][:width]
    if "colwidths-given" in node["classes"] and len(given) == width and sum(given) > 0:
        liked = [max(need, sum(liked) * share / sum(given)) for need, share in zip(least, given, strict=True)]
    for turned in (False, True) if not writer.nested else (False,):
        room = writer.options.turned_measure if turned else writer.options.measure
        for size in SIZES[1:] if turned else SIZES:
            available = room / size * (0.5 if writer.nested else 1) - PADDING * width
            if sum(liked) <= available:
                return Layout(["auto"] * width, size, turned)
            if sum(least) <= available:
                return Layout(_shares(least, liked, available), size, turned)
    available = max(writer.options.measure / SIZES[-1] * (0.5 if writer.nested else 1) - PADDING * width, 1.0 * width)
    fair = available / width
    least = [min(need, fair) for need in least]
    return Layout(_shares(least, liked, available), SIZES[-1], longest_word=max(3, int(fair / 0.55)))


def _demands(cells: Sequence[Cell], width: int) -> tuple[list[float], list[float]]:
    least, liked = [1.0] * width, [1.0] * width
    spanning: list[tuple[Cell, float, float]] = []
    for cell in cells:
        if cell.entry is None:
            continue
        need, wish = _demand(cell.entry)
        if cell.columns == 1:
            least[cell.x], liked[cell.x] = max(least[cell.x], need), max(liked[cell.x], wish)
        else:
            spanning.append((cell, need, wish))
    for cell, need, wish in spanning:
        span = slice(cell.x, cell.x + cell.columns)
        for widths, wanted in ((least, need), (liked, wish)):
            lacking = (wanted - sum(widths[span])) / cell.columns
            if lacking > 0:
                widths[span] = [each + lacking for each in widths[span]]
    return least, liked


def _shares(least: Sequence[float], liked: Sequence[float], available: float) -> list[str]:
    """Every column what it needs, and of the rest in proportion to what it would like."""
    wishes = [max(wish - need, 0.0) for need, wish in zip(least, liked, strict=True)]
    rest, total = max(available - sum(least), 0.0), sum(wishes) or 1.0
    widths = [need + rest * wish / total + PADDING for need, wish in zip(least, wishes, strict=True)]
    return [f"{width:.3f}fr" for width in widths]
