"""Tables without the columns and rows in which no cell begins."""

from __future__ import annotations

import pytest
from docutils import nodes

from wikibinder.editions.html.table_grids import tidy

A, B = ("a", 0, 0), ("b", 0, 0)
Cells = list[list[tuple[str, int, int]]]


def group(columns: int, rows: Cells) -> nodes.tgroup:
    made = nodes.tgroup(cols=columns)
    made += [nodes.colspec(colwidth=1) for _ in range(columns)]
    body = nodes.tbody()
    for row in rows:
        entries = (nodes.entry("", nodes.paragraph("", text), morecols=wide, morerows=high) for text, wide, high in row)
        body += nodes.row("", *entries)
    made.append(body)
    return made


def cells(made: nodes.tgroup) -> Cells:
    rows = ([entry for entry in row.children if isinstance(entry, nodes.entry)] for row in made.findall(nodes.row))
    return [[(entry.astext(), entry.get("morecols", 0), entry.get("morerows", 0)) for entry in row] for row in rows]


@pytest.mark.parametrize(("columns", "before", "after"), [
    (2, [[A, B]], [[A, B]]),
    (4, [[("a", 3, 0)], [B, ("c", 2, 0)]], [[("a", 1, 0)], [B, ("c", 0, 0)]]),
    (2, [[("a", 0, 1), ("b", 0, 1)], [], [A, B]], [[A, B], [A, B]]),
    (3, [[("a", 0, 1), ("b", 1, 0)], [A, B]], [[("a", 0, 1), ("b", 1, 0)], [A, B]]),
    (2, [[("a", 1, 0)], [("b", 1, 0)]], [[A], [B]]),
])  # fmt: skip
def test_what_no_cell_begins_in_is_gone(columns: int, before: Cells, after: Cells) -> None:
    made = group(columns, before)
    tidy(made)
    assert cells(made) == after
    widest = max(sum(1 + wide for _, wide, _ in row) for row in after)
    assert made["cols"] == len(list(made.findall(nodes.colspec))) == widest
