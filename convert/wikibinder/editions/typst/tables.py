"""Writes tables: spans, repeated headers, and column widths that keep the table on the page.

Every column gets an explicit width. A table that is too wide is set smaller, then rotated by 90 degrees, and finally
its long words may be broken, so that nothing exceeds the page.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from docutils import nodes

from wikibinder.editions.shared.table_entries import placed
from wikibinder.editions.shared.text_widths import text_width
from wikibinder.editions.typst.blocks import caption_number
from wikibinder.editions.typst.footnotes import notes_below
from wikibinder.editions.typst.literals import array, block, boolean, call
from wikibinder.editions.typst.writer import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wikibinder.editions.typst.writer import Writer
    from wikibinder.model.table_grid import Slot

# Left and right padding of a cell together, in em: normal, and if space is short.
PADDING, TIGHT = 1.3, 0.6
# In em. A wider column does not help a cell with more text.
LONGEST_LINE = 46.0
SIZES = ((9.0, PADDING), (8.0, PADDING), (7.0, PADDING), (7.0, TIGHT), (6.5, TIGHT))  # points, em
HYPHENATED = 4.5  # em: a word that is hyphenated needs no more
LEAST_EAST_ASIAN = 3.0  # em: the least width of a column of East Asian text
COLUMN = 0.47  # of the measure: the least width of an infobox, which may be set in two columns
SHORT = 8  # rows: a table that is shorter is seldom broken
FIRST_ROWS = 3  # rows that stay with the head of a table at the foot of a page
LONG = 25  # rows: a table that may well reach a second page
_NUMBER = re.compile(r"[\s+\-\N{MINUS SIGN}±~≈<>$€£¥]*\d[\d\s.,:/%()\N{NO-BREAK SPACE}\N{EN DASH}-]*%?\s*")


PlacedCell: TypeAlias = "Slot[nodes.entry]"


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The form of a table. ``columns``: their widths in Typst; ``size``: of the type, in points; ``padding``: of cells,
    in em; ``turned``: on a rotated page; ``longest_word``: characters after which words are broken (0: never);
    ``heads``: number of header rows; ``narrow``: narrower than the text, as an infobox; ``first_rows``: number of rows
    that stay together at the beginning, 0 if the table is in a cell or the like.
    """

    columns: Sequence[str]
    size: float
    padding: float
    turned: bool = False
    longest_word: int = 0
    heads: int = 0
    narrow: bool = False
    first_rows: int = 0


def table(node: nodes.Element, writer: Writer) -> str:
    """Return a table with its title above it as Typst source."""
    titles = [child for child in node.children if isinstance(child, nodes.title)]
    groups = [child for child in node.children if isinstance(child, nodes.tgroup)]
    with writer.within(nested=True):
        title = lines(caption_number(node, writer), writer.each(titles[0].children)) if titles else ""
    label = writer.first_claim(node)
    heading, writer.pending_heading = writer.pending_heading, ""
    written = []
    for group in groups:
        grid, layout, below = _group(node, group, writer)
        named = {"size": f"{layout.size:g}pt", "turned": boolean(layout.turned), "heads": str(layout.heads)}
        if layout.padding != PADDING:
            named["padding"] = f"{layout.padding:g}em"
        if layout.narrow:
            named["narrow"] = "true"
        if layout.first_rows:
            named["first-rows"] = str(layout.first_rows)
        if below:
            named["below"] = block(below)
        if heading and layout.turned:
            named["before"] = block(heading)
        elif heading:
            written.append(heading)
        heading = ""
        written.append(call("grid-table", label, block(title) if title else "none", grid, **named))
        label, title = "none", ""
    return lines(heading, *written)


def _group(node: nodes.Element, group: nodes.Element, writer: Writer) -> tuple[str, TableLayout, str]:
    """Return the grid of a ``tgroup`` of a table as Typst source, its layout, and the notes printed below it ("" if
    none). ``node``: the table.
    """
    head, cells, width = _grid(group)
    specs = [child for child in group.children if isinstance(child, nodes.colspec)][:width]
    widths = [spec.get("colwidth") for spec in specs] if "colwidths-given" in node["classes"] else []
    shares = [float(width) if isinstance(width, int | float) else 1.0 for width in widths]
    narrow = "infobox" in node["classes"] and width <= 3 and not writer.nested
    # The layout decides where words may be broken, so it precedes the cells.
    layout = replace(lay_out(cells, width, shares, writer, narrow), heads=head, narrow=narrow)
    if cells and not (writer.nested or layout.turned):
        layout = replace(layout, first_rows=min(head + FIRST_ROWS, max(cell.bottom for cell in cells)))
    stubs = frozenset(at for at, spec in enumerate(specs) if spec.get("stub"))
    right = _numeric_columns(cells, head, width)
    state: dict[str, object] = {
        "nested": True,
        # A table nests two levels.
        "depth": writer.depth + 2,
        "longest_word": layout.longest_word or writer.longest_word,
        "available_width": writer.available_width * (COLUMN if narrow else 1),
    }
    gathered: list[nodes.Element] = []
    # Footnotes in a long table would each move to the foot of their page; a list below is stable.
    if cells and cells[-1].top >= LONG and writer.gathered is None and not writer.options.endnotes:
        state["gathered"] = gathered
    with writer.within(**state):
        headed = _head(cells, head, writer)
        shares = _column_shares(layout, cells, width)
        body = []
        for cell in (cell for cell in cells if cell.top >= head):
            # A table in a cell has the width of its columns.
            with writer.within(available_width=writer.available_width * sum(shares[cell.left : cell.right])):
                body.append(_cell(cell, writer, stubs, right))
    grid = call("table", *filter(None, (headed, *body)), columns=array(layout.columns))
    return grid, layout, notes_below(gathered, writer)


def _grid(group: nodes.Element) -> tuple[int, list[PlacedCell], int]:
    """Return the number of header rows, the cells, and the number of columns of a ``tgroup``."""
    columns = sum(isinstance(child, nodes.colspec) for child in group.children)
    head, rows = list(_rows(group, nodes.thead)), list(_rows(group, nodes.tbody))
    below = [replace(slot, top=slot.top + len(head), bottom=slot.bottom + len(head)) for slot in placed(rows, columns)]
    cells = [*placed(head, columns), *below]
    return len(head), cells, max((cell.right for cell in cells), default=1)


def _rows(group: nodes.Element, part: type[nodes.Element]) -> Iterator[nodes.Element]:
    for child in group.children:
        if isinstance(child, part):
            yield from (row for row in child.children if isinstance(row, nodes.row))


def _head(cells: Sequence[PlacedCell], head: int, writer: Writer) -> str:
    """Return the ``head`` header rows of a table as Typst source, usually repeated on every page; "" if there are none.
    PDF allows no links in repeated content, so a short table keeps its links and is not repeated.
    """
    if not head:
        return ""
    entries = [cell for cell in cells if cell.top < head]
    # A repeated header loses its links, so one with links is only repeated in a long table.
    repeat = cells[-1].top >= (SHORT if all(map(_is_plain, entries)) else LONG)
    with writer.within(linked=writer.linked and not repeat):
        written = [_cell(cell, writer, frozenset(), frozenset(), "head") for cell in entries]
    return call("table.header", *written, repeat=boolean(repeat)) if written else ""


def _is_plain(cell: PlacedCell) -> bool:
    """Whether a cell contains neither links nor link targets nor marks of notes."""
    rich = (nodes.reference, nodes.footnote_reference, nodes.target)
    return not (cell.cell["ids"] or next(cell.cell.findall(lambda node: isinstance(node, rich)), None))


def _cell(cell: PlacedCell, writer: Writer, stubs: frozenset[int], right: frozenset[int], style: str = "") -> str:
    body = lines(writer.anchors(cell.cell), writer.run_in(cell.cell.children))
    style = style or ("stub" if cell.left in stubs else "")
    named = {"x": str(cell.left), "y": str(cell.top)}
    if cell.columns > 1:
        named["colspan"] = str(cell.columns)
    if cell.rows > 1:
        named["rowspan"] = str(cell.rows)
    if cell.left in right and cell.columns == 1 and not style:
        named["align"] = "right"
    return call("table.cell", call(style, block(body)) if style and body else block(body), **named)


def _numeric_columns(cells: Sequence[PlacedCell], head: int, width: int) -> frozenset[int]:
    """Return the numbers (from 0) of the columns whose cells below the ``head`` header rows are all numbers, apart from
    empty cells, dashes and cells over several columns. ``width``: the number of columns.
    """
    texts: list[list[str]] = [[] for _ in range(width)]
    for cell in cells:
        if cell.top >= head and cell.columns == 1:
            texts[cell.left].append(cell.cell.astext().strip())
    return frozenset(
        x for x, column in enumerate(texts)
        if any(column) and all(_NUMBER.fullmatch(text) for text in column if text not in ("", "-", "–", "—"))
    )  # fmt: skip


def _needed_width(entry: nodes.Element) -> tuple[float, float]:
    """Return the least width of a cell, that of its longest word, and its wanted width, that of its longest paragraph
    but usually at most ``LONGEST_LINE``; in em. Images and inner tables count too.
    """
    least = preferred = 1.0
    for child in _measured(entry):
        if isinstance(child, nodes.tgroup):
            inner = [_needed_widths(*_grid(child)[1:])]
            least = max(least, *(sum(need) + PADDING * len(need) for need, _ in inner))
            preferred = max(preferred, *(sum(wide) + PADDING * len(wide) for _, wide in inner))
        elif isinstance(child, nodes.image):
            least, preferred = max(least, 4.0), max(preferred, 8.0)
        elif not isinstance(child.parent, nodes.TextElement):
            text = "" if isinstance(child, nodes.comment) else child.astext()
            least = max(least, max(map(_word_width, text.split()), default=0.0))
            rows = text.split("\n") if isinstance(child, nodes.literal_block) else [text]
            preferred = max(preferred, *map(text_width, rows))
    return least, min(max(preferred, least), max(LONGEST_LINE, least))


def _measured(entry: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the texts, images and inner tables in a cell, by which its width is measured; what is in an inner table is
    left out, since it counts with that table.
    """
    waiting: list[nodes.Node] = [entry]
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.TextElement | nodes.image | nodes.tgroup):
            yield node
        if not isinstance(node, nodes.tgroup):
            waiting.extend(reversed(node.children))


def _word_width(word: str) -> float:
    """Return the width in em of the widest part of a word between places where Typst may break a line."""
    # East Asian text can be broken after every character, but columns of one character are hard to read.
    if not word.isascii() and unicodedata.east_asian_width(word[0]) in "WF":
        return min(text_width(word), LEAST_EAST_ASIAN)
    return max(map(text_width, _BREAK.split(word)))


# No line is broken between a hyphen or a slash and a digit: rule LB25 of https://www.unicode.org/reports/tr14/.
_BREAK = re.compile(r"(?<=[-/])(?!\d)|(?<=\N{EN DASH})")


def lay_out(
    cells: Sequence[PlacedCell], width: int, shares: Sequence[float], writer: Writer, narrow: bool = False
) -> TableLayout:
    """Return the first layout in which a table fits on the page: in natural width, narrower, in smaller type, with
    hyphenated words; then the same on a rotated page; at last with words broken anywhere.

    ``width``: number of columns. ``shares``: widths given in the source, in proportion (may be empty). ``narrow``: for
    a table that is set in less than the text width, as an infobox.
    """
    whole, preferred = _needed_widths(cells, width)
    # Widths given in the table, as shares; no column is narrower than its words.
    if len(shares) == width and sum(shares) > 0:
        preferred = [max(need, sum(preferred) * share / sum(shares)) for need, share in zip(whole, shares, strict=True)]
    hyphenated = [min(need, HYPHENATED) for need in whole]
    # Only a table of the full width can be rotated.
    for turned in (False,) if writer.nested or narrow else (False, True):
        for least, longest in ((whole, 0), (hyphenated, int(HYPHENATED / 0.5))):
            for size, padding, available_width in _available_widths(width, turned, narrow, writer):
                if not (longest or narrow) and sum(preferred) <= available_width:
                    return TableLayout(["auto"] * width, size, padding, turned)
                if sum(least) <= available_width:
                    return TableLayout(
                        _shares(least, preferred, available_width, padding), size, padding, turned, longest
                    )
    *_, (size, padding, available_width) = _available_widths(width, turned, narrow, writer)
    # Nothing fits: equal columns, with words broken.
    largest = max(available_width / width, 0.5)
    columns = _shares([min(need, largest) for need in whole], preferred, available_width, padding)
    return TableLayout(columns, size, padding, turned, max(2, int(largest / 0.55)))


def _column_shares(layout: TableLayout, cells: Sequence[PlacedCell], width: int) -> list[float]:
    """Return the text width of each column, without the padding of its cells, as a share of the width of the table.
    ``width``: number of columns.
    """
    if "auto" in layout.columns:
        preferred = _needed_widths(cells, width)[1]
        return [wide / sum(preferred) for wide in preferred]
    widths = [float(column.removesuffix("fr")) for column in layout.columns]
    return [max(each - layout.padding, 0.1) / sum(widths) for each in widths]


def _available_widths(width: int, turned: bool, narrow: bool, writer: Writer) -> Iterator[tuple[float, float, float]]:
    """Yield the type sizes for a table of ``width`` columns, largest first: points, padding of a cell in em, and the
    width for the text of a row in em. ``turned``: on a rotated page; ``narrow``: in less than the text width.
    """
    measure = writer.options.turned_measure if turned else writer.options.measure
    # The width of a cell has been calculated; that of a list or a quotation is estimated.
    share = writer.available_width * (COLUMN if narrow else 0.6 if writer.nested and writer.available_width == 1 else 1)
    for size, padding in SIZES[1:] if turned or narrow else SIZES:
        yield size, padding, measure * share / size - padding * width


def _needed_widths(cells: Sequence[PlacedCell], width: int) -> tuple[list[float], list[float]]:
    least, preferred = [1.0] * width, [1.0] * width
    spanning: list[tuple[PlacedCell, float, float]] = []
    for cell in cells:
        need, wide = _needed_width(cell.cell)
        if cell.columns == 1:
            least[cell.left], preferred[cell.left] = max(least[cell.left], need), max(preferred[cell.left], wide)
        else:
            spanning.append((cell, need, wide))
    for cell, need, wide in spanning:
        span = slice(cell.left, cell.right)
        for widths, target in ((least, need), (preferred, wide)):
            # A spanning cell widens its columns equally.
            lacking = (target - sum(widths[span])) / cell.columns
            if lacking > 0:
                widths[span] = [each + lacking for each in widths[span]]
    return least, preferred


def _shares(least: Sequence[float], preferred: Sequence[float], available: float, padding: float) -> list[str]:
    """Return the widths of columns as Typst fractions (``3.500fr``): the least width of each, a share of the rest in
    proportion to what is lacking to its wanted width, and the padding. All in em.
    """
    extra = [max(wide - need, 0.0) for need, wide in zip(least, preferred, strict=True)]
    rest, total = max(available - sum(least), 0.0), sum(extra) or 1.0
    widths = [need + rest * wide / total + padding for need, wide in zip(least, extra, strict=True)]
    return [f"{width:.3f}fr" for width in widths]
