"""Computes the grid positions of table cells from rows of cells with spans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from wikibinder.model.value_type import value_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Entry = TypeVar("Entry")


@value_type
class Slot(Generic[Entry]):
    """A cell of a table and the place that it takes in the grid: rows ``top`` to ``bottom``, columns ``left`` to
    ``right``, counted from 0, ends exclusive.
    """

    cell: Entry
    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> int:
        """Return the number of rows that the cell spans."""
        return self.bottom - self.top

    @property
    def columns(self) -> int:
        """Return the number of columns that the cell spans."""
        return self.right - self.left

    @property
    def spans(self) -> bool:
        """Whether the cell spans more than one row or column."""
        return self.rows > 1 or self.columns > 1


def place(
    rows: Sequence[Iterable[Entry]],
    extent: Callable[[Entry], tuple[int, int]],
    columns: int | None = None,
) -> Iterator[Slot[Entry]]:
    """Yield every cell of a table, or of its head or body, with its position, row by row. ``extent`` returns the
    colspan and the rowspan of a cell.

    A cell is put in the first column that no cell from above covers
    (https://html.spec.whatwg.org/multipage/tables.html#forming-a-table). It is clipped where it would overlap another
    one, below the last row and, if ``columns`` is given, after that many columns. So no two cells overlap, and none is
    lost.
    """
    # Column -> first row in which it is not covered by a cell from above.
    free_from: dict[int, int] = {}
    for top, row in enumerate(rows):
        left = 0
        for cell in row:
            while free_from.get(left, 0) > top:
                left += 1
            across, down = extent(cell)
            end = left + across if columns is None else min(left + across, columns)
            right = left + 1
            while right < end and free_from.get(right, 0) <= top:
                right += 1
            bottom = min(len(rows), top + max(1, down))
            if bottom - top > 1:
                free_from.update(dict.fromkeys(range(left, right), bottom))
            yield Slot(cell, top, left, bottom, right)
            left = right
