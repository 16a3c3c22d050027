"""Writes a table as a ``list-table`` if no cell has a span, otherwise as a grid table.

Spans are clipped to the table as browsers do, ragged rows are filled with empty cells, and columns in which no cell
begins are merged. If that would make a table much larger than its cells (a few rows far longer than all others), the
cells are written one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from wikibinder.model.nodes import Block, Blocks, Cell, Container, Paragraph, Strong, Table, is_infobox
from wikibinder.model.table_grid import Slot, place
from wikibinder.rst import escape
from wikibinder.rst.inline import inline
from wikibinder.rst.layout import body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wikibinder.rst.context import Chunk, Scope

MAX_COLSPAN = 1_000
"""Maximum colspan of a cell, to which larger ones are reduced, as in HTML
(https://html.spec.whatwg.org/multipage/tables.html).
"""
MAX_GRID_COLUMNS = 120
"""Number of columns above which a table is written without spans."""
MAX_EMPTY = 20_000
"""Maximum number of empty cells added to a ragged table that has few cells; of one with many, four times their number.
"""
COLUMN_WIDTH = 60
MIN_COLUMN_WIDTH = 12


@dataclass(frozen=True, slots=True)
class CellGrid:
    """The cells of a table by position; every position has a cell. ``rows``, ``columns``: size of the table; ``head``:
    number of header rows.
    """

    slots: list[Slot[Cell]]
    rows: int
    columns: int
    head: int


MOST_CELLS_OF_BOX = 4
"""Maximum number of cells in a row of a box. A table with more has not enough room in the width of a box, whatever its
class.
"""


def table(node: Table, scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of a table: a list-table without spans, or a grid table; the contents of its cells one after the
    other if the table would be too large.
    """
    rows = [row for row in node.rows if row]
    head = node.head - sum(1 for row in node.rows[: node.head] if not row)
    layout = laid_out(rows, max(0, head)) if rows else None
    if layout is None:
        for blocks in ([Paragraph(node.caption)], *(cell.children for row in rows for cell in row)):
            lines = body(blocks, replace(scope.inside(), depth=scope.depth + 1))
            if lines:
                yield lines
        return
    if "infobox" in node.classes and max(map(len, rows)) > MOST_CELLS_OF_BOX:
        node = replace(node, classes=tuple(name for name in node.classes if name != "infobox"))
    # A list-table is shorter and easier to edit, but has no spans.
    spanning = layout.columns <= MAX_GRID_COLUMNS and any(slot.spans for slot in layout.slots)
    stub = 0 if spanning else stub_columns(layout)
    inner = narrow(layout, scope) if spanning else scope.inside()
    cells = [content(slot, layout.head, stub, inner) for slot in layout.slots]
    if spanning:
        lines = grid(layout, cells)
        # Otherwise docutils refuses the lines, and the table is written without spans.
        if max(map(len, lines)) < escape.LINE_LENGTH:
            yield [*opening("table", node, scope), "", *(f"   {line}" for line in lines)]
            return
    yield list_table(opening("list-table", node, scope), layout, cells, stub)


def opening(name: str, node: Table, scope: Scope) -> list[str]:
    """Return the first lines of the directive ``name`` (``table`` or ``list-table``): caption, classes and widths."""
    first, *rest = escape.wrap(escape.start(inline(node.caption, scope)))
    lines = [f".. {name}:: {first}".rstrip(), *(f"   {escape.start(line)}" for line in rest)]
    classes = " ".join(filter(None, map(escape.page_class, node.classes)))
    return [*lines, *([f"   :class: {classes}"] if classes else []), "   :widths: auto"]


def box_parts(node: Block) -> Iterator[Block]:
    """Yield the parts of an infobox: its caption, tables of two columns without spans, and between them, as blocks of
    their own, rows of a single cell and infoboxes in cells. A block that is not a table, or has header rows or more
    columns, is yielded as it is.

    (A grid table, which rows of a single cell would require, has no column of headers.)
    """
    if type(node) is not Table or node.head or max(map(_width, node.rows), default=0) > 2:
        yield node
        return
    if node.caption:
        yield Container(("box-title",), (Paragraph(node.caption),))
    for apart, rows in groupby(node.rows, _is_apart):
        if not apart:
            yield Table(tuple(rows), (), 0, node.classes, node.template)
            continue
        for row in rows:
            yield from _section(row)


def _section(row: Sequence[Cell]) -> Iterator[Block]:
    """Yield the blocks of a row of an infobox that is not part of a table: a heading, a single value, or infoboxes with
    their label.
    """
    if len(row) == 1:
        yield from (_box_head(row[0].children),) if row[0].header else row[0].children
        return
    for box in row[1].children:
        parts = [part for child in (box.children if type(box) is Container else (box,)) for part in box_parts(child)]
        if not any(type(part) is Container for part in parts[:1]):
            yield _box_head(row[0].children)
        yield from parts


def _box_head(children: Blocks) -> Container:
    return Container(("box-section",), children)


def _is_apart(row: Sequence[Cell]) -> bool:
    return len(row) == 1 or (len(row) == 2 and bool(row[1].children) and all(map(is_infobox, row[1].children)))


def _width(row: Sequence[Cell]) -> int:
    """Return the number of columns of a row of an infobox; 3 if it has spans, which a table of two columns cannot
    have.
    """
    plain = all(cell.rowspan == 1 and (cell.colspan == 1 or len(row) == 1) for cell in row)
    return len(row) if plain else 3


# ---------------------------------------------------------------- layout


def laid_out(rows: Sequence[Sequence[Cell]], head: int) -> CellGrid | None:
    """Return the cells of a table at their positions, with empty cells that fill ragged rows; None if these would be
    too many. ``head``: number of header rows.
    """
    slots, columns = _narrowed(list(place(rows, _extent)))
    filled = sum(slot.rows * slot.columns for slot in slots)
    height = len(rows)
    # A page can cause a table of millions of cells with a few characters (colspan=1000, rowspan=1000).
    if height * columns - filled > max(MAX_EMPTY, 4 * len(slots)) or filled > MAX_EMPTY + 50 * len(slots):
        return None
    slots += _missing(slots, height, columns)
    slots.sort(key=lambda slot: (slot.top, slot.left))
    return CellGrid(slots, height, columns, _head(slots, head if head < height else 0))


def _extent(cell: Cell) -> tuple[int, int]:
    return min(cell.colspan, MAX_COLSPAN), cell.rowspan


def _narrowed(slots: list[Slot[Cell]]) -> tuple[list[Slot[Cell]], int]:
    """Merge neighbouring columns between which no cell begins or ends; return the cells at their new positions and the
    number of columns.
    """
    edges = sorted({edge for slot in slots for edge in (slot.left, slot.right)})
    index = {edge: number for number, edge in enumerate(edges)}
    if len(edges) - 1 < edges[-1]:
        slots = [replace(slot, left=index[slot.left], right=index[slot.right]) for slot in slots]
    return slots, len(edges) - 1


def _head(slots: Iterable[Slot[Cell]], head: int) -> int:
    """Return the number of header rows: ``head``, reduced so that no cell spans the border between header and body; 0
    if that is not possible.
    """
    reach = [slot for slot in slots if slot.top < head < slot.bottom]
    # A smaller header may cut another cell, so it is checked again.
    while reach:
        head = min(slot.top for slot in reach)
        reach = [slot for slot in slots if slot.top < head < slot.bottom]
    return head


def _missing(slots: Iterable[Slot[Cell]], rows: int, columns: int) -> Iterator[Slot[Cell]]:
    """Yield an empty cell for each position of a table, ``rows`` by ``columns``, that no cell in ``slots`` covers."""
    free = [bytearray(columns) for _ in range(rows)]
    for slot in slots:
        for row in range(slot.top, slot.bottom):
            free[row][slot.left : slot.right] = b"\1" * slot.columns
    empty = Cell(())
    for number, places in enumerate(free):
        column = places.find(0)
        while column >= 0:
            yield Slot(empty, number, column, number + 1, column + 1)
            column = places.find(0, column + 1)


def content(slot: Slot[Cell], head: int, stub: int, scope: Scope) -> list[str]:
    """Return the lines of a cell. A header cell outside the ``head`` header rows and ``stub`` header columns is printed
    in bold.
    """
    cell = slot.cell
    blocks = cell.children
    if cell.header and slot.top >= head and slot.left >= stub:
        blocks = tuple(_strong(block) for block in blocks)
    return body(blocks, scope)


def _strong(block: Block) -> Block:
    return Paragraph((Strong(block.children),)) if type(block) is Paragraph else block


# ---------------------------------------------------------------- list-table


def stub_columns(layout: CellGrid) -> int:
    """Return the number of header columns: 1 if all cells of the first column below the header rows are header cells,
    otherwise 0.
    """
    below = [slot for slot in layout.slots if slot.left == 0 and slot.top >= layout.head]
    return 1 if below and layout.columns > 1 and all(slot.cell.header for slot in below) else 0


def list_table(lines: list[str], layout: CellGrid, cells: Sequence[list[str]], stub: int) -> list[str]:
    """Return the lines of a ``list-table`` directive. ``lines``: its first lines (they are extended); ``cells``: the
    lines of each cell of the layout; ``stub``: number of header columns. A spanning cell is at the first of its
    positions.
    """
    if layout.head:
        lines.append(f"   :header-rows: {layout.head}")
    if stub:
        lines.append("   :stub-columns: 1")
    lines.append("")
    rows: list[list[list[str]]] = [[[] for _ in range(layout.columns)] for _ in range(layout.rows)]
    for slot, cell in zip(layout.slots, cells, strict=True):
        rows[slot.top][slot.left] = cell
    for row in rows:
        mark = "   * - "
        for cell in row:
            lines.append(f"{mark}{cell[0]}" if cell else mark.rstrip())
            lines += (f"       {line}" if line else "" for line in cell[1:])
            mark = "     - "
    return lines


# ---------------------------------------------------------------- grid table


def narrow(layout: CellGrid, scope: Scope) -> Scope:
    """Return the scope for the cells of a grid table, whose line width is limited so that all columns fit into one
    line.
    """
    # All columns together must fit into one line of docutils.
    share = (scope.width - layout.columns) // max(1, layout.columns) - 3
    width = max(MIN_COLUMN_WIDTH, min(COLUMN_WIDTH, share))
    return replace(scope.inside(), width=width, word=width)


def grid(layout: CellGrid, cells: Sequence[list[str]]) -> list[str]:
    """Return the lines of a grid table. ``cells``: the lines of each cell of the layout."""
    widths = _widths(layout, cells)
    heights = _heights(layout, cells)
    canvas = Canvas(layout, widths, heights, layout.head)
    for slot, lines in zip(layout.slots, cells, strict=True):
        canvas.frame(slot)
        canvas.fill(slot, lines)
    return canvas.lines()


def _widths(layout: CellGrid, cells: Sequence[Sequence[str]]) -> list[int]:
    """Return the width in characters of each column of a grid table: that of its longest line. If a spanning cell needs
    more than its columns together, the last of them is widened.
    """
    widths = [3] * layout.columns
    wide = []
    for slot, lines in zip(layout.slots, cells, strict=True):
        need = max(map(escape.cell_width, lines), default=0) + 2
        if slot.columns == 1:
            widths[slot.left] = max(widths[slot.left], need)
        else:
            wide.append((slot.columns, slot.left, slot.right, need + 1))
    # Narrow spans first, as they may already widen the columns of wider ones.
    for span, left, right, need in sorted(wide):
        widths[right - 1] += max(0, need - sum(widths[left:right]) - span + 1)
    return widths


def _heights(layout: CellGrid, cells: Sequence[Sequence[str]]) -> list[int]:
    """Return the height in lines of each row of a grid table: that of its highest cell. If a spanning cell needs more
    than its rows together, the last of them is made higher.
    """
    heights = [1] * layout.rows
    tall = []
    for slot, lines in zip(layout.slots, cells, strict=True):
        if slot.rows == 1:
            heights[slot.top] = max(heights[slot.top], len(lines))
        else:
            tall.append((slot.rows, slot.top, slot.bottom, len(lines)))
    for span, top, bottom, need in sorted(tall):
        heights[bottom - 1] += max(0, need - sum(heights[top:bottom]) - span + 1)
    return heights


class Canvas:
    """A grid table while it is drawn: the characters in ``places``, by line and column. A wide character takes two
    columns, the second of them empty; a combining character takes none.
    """

    def __init__(self, layout: CellGrid, widths: Sequence[int], heights: Sequence[int], head: int) -> None:
        self.across = [0, *accumulate(width + 1 for width in widths)]
        self.down = [0, *accumulate(height + 1 for height in heights)]
        self.ruler = self.down[head] if head else -1
        self.inner = {self.across[n] for n in range(1, layout.columns)}
        self.places = [[" "] * (self.across[-1] + 1) for _ in range(self.down[-1] + 1)]

    def frame(self, slot: Slot[Cell]) -> None:
        """Draw the borders of a cell; the rule below the header rows is drawn with ``=``."""
        left, right = self.across[slot.left], self.across[slot.right]
        top, bottom = self.down[slot.top], self.down[slot.bottom]
        for row in (top, bottom):
            line = self.places[row]
            mark = "=" if row == self.ruler else "-"
            for column in range(left + 1, right):
                # Keep a corner of another cell.
                if line[column] != "+":
                    line[column] = mark
        for row in range(top + 1, bottom):
            for column in (left, right):
                if self.places[row][column] != "+":
                    self.places[row][column] = "|"
        for row in (top, bottom):
            self.places[row][left] = self.places[row][right] = "+"

    def fill(self, slot: Slot[Cell], lines: Sequence[str]) -> None:
        """Write the lines of a cell inside its borders; one column to the right if docutils could take one of its
        characters for a border.
        """
        left, row = self.across[slot.left] + 2, self.down[slot.top] + 1
        if slot.columns > 1:
            inner = {edge - left for edge in self.across[slot.left + 1 : slot.right]}
            # docutils takes such a character above the column of a border for the border itself.
            if any(character in "|+" for line in lines for at, character in _placed(line) if at in inner):
                left += 1
        for number, line in enumerate(lines):
            places = self.places[row + number]
            if line.isascii():
                places[left : left + len(line)] = line
                continue
            for at, character in _placed(line):
                width = escape.cell_width(character)
                if width == 0:
                    places[left + at - 1] += character
                    continue
                places[left + at] = character
                if width == 2:
                    places[left + at + 1] = ""

    def lines(self) -> list[str]:
        return ["".join(places) for places in self.places]


def _placed(line: str) -> Iterator[tuple[int, str]]:
    """Yield the characters of a line, each preceded by the column at which it begins (a wide character takes two)."""
    at = 0
    for character in line:
        yield at, character
        at += escape.cell_width(character)
