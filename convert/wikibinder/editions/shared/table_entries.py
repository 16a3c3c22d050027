"""The entries of a docutils table with their rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from wikibinder.model.table_grid import Slot, place

if TYPE_CHECKING:
    from collections.abc import Sequence


def placed(rows: Sequence[nodes.Node], columns: int | None = None) -> list[Slot[nodes.entry]]:
    """Return the entries in the rows of a table's head or body, each with its rows and columns. ``columns``: number of
    columns of the table, beyond which none extends (None: no limit).
    """
    entries = [[child for child in row.children if isinstance(child, nodes.entry)] for row in rows]
    return list(place(entries, _extent, columns))


def _extent(entry: nodes.entry) -> tuple[int, int]:
    return 1 + entry.get("morecols", 0), 1 + entry.get("morerows", 0)
