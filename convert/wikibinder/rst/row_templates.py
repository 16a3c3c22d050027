"""Joins the tables of consecutive calls of one template to one table with a row for each call.

A template without a rule is printed as a table of its parameters. Templates that make a row of a table on the wiki
follow each other, and would be printed as many small tables with the same labels.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from wikibinder.model.nodes import Cell, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wikibinder.model.nodes import Block, Blocks

FEWEST: Final = 3
"""Minimum number of consecutive calls of a template whose tables are joined to one."""
MOST_COLUMNS: Final = 8
"""Maximum number of labels in a joined table."""


def joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with each run of at least ``FEWEST`` tables of one template's parameters replaced by one table, if
    ``_table`` can make it.
    """
    for template, run in groupby(blocks, _template):
        tables = list(run)
        yield from (_table(tables, template) or tables) if template and len(tables) >= FEWEST else tables  # type: ignore[arg-type]  # a run with a template has tables only


def _template(block: Block) -> str:
    """Return the template whose parameters a block prints as a table; "" if it is another block."""
    if type(block) is not Table or "fields" not in block.classes or block.head:
        return ""
    return block.template if all(len(row) == 2 and row[0].header for row in block.rows) else ""


def _table(tables: Sequence[Table], template: str) -> tuple[Table, ...]:
    """Return one table with a header of all labels and a row for each table; nothing if there is only one label, if
    there are more than ``MOST_COLUMNS``, or if more than half of the cells would be empty.
    """
    labels = list(dict.fromkeys(row[0].children for table in tables for row in table.rows))
    filled = sum(len(table.rows) for table in tables)
    if not 1 < len(labels) <= MOST_COLUMNS or 2 * filled < len(labels) * len(tables):
        return ()
    titled = any(table.caption for table in tables)
    head = tuple(Cell(label, header=True) for label in ([()] if titled else []) + labels)
    return (Table((head, *(_row(table, labels, titled=titled) for table in tables)), (), 1, (), template),)


def _row(table: Table, labels: Sequence[Blocks], *, titled: bool) -> tuple[Cell, ...]:
    """Return the values of a table in the order of ``labels``. ``titled``: the first cell is its caption."""
    values = {row[0].children: row[1] for row in table.rows}
    title = (Cell((Paragraph(table.caption),) if table.caption else ()),) if titled else ()
    return (*title, *(values.get(label, Cell(())) for label in labels))
