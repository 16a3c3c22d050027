"""The positions of table cells; columns and rows in which no cell begins are dropped."""

from __future__ import annotations

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from wikibinder.editions.html.site_theme import width_classes
from wikibinder.editions.html.table_grids import tidy
from wikibinder.model.table_grid import place

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


Extents = list[list[tuple[int, int]]]
"""Rows of cells, each a number of columns and of rows."""


@pytest.mark.parametrize(("rows", "columns", "places"), [
    ([[(1, 2), (2, 1)], [(1, 1), (1, 1)]], None, [(0, 0, 1, 2), (0, 1, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1)]),
    ([[(1, 1), (1, 2)], [(3, 1)]], None, [(0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 1, 1)]),
    ([[(3, 9)]], None, [(0, 0, 3, 1)]),
    ([[(3, 9)]], 2, [(0, 0, 2, 1)]),
    ([[], [(1, 0)]], None, [(1, 0, 1, 1)]),
])  # fmt: skip
def test_spans_find_their_place(rows: Extents, columns: int | None, places: list[tuple[int, int, int, int]]) -> None:
    found = place(rows, lambda extent: extent, columns)
    assert [(slot.top, slot.left, slot.columns, slot.rows) for slot in found] == places


@given(st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=5), max_size=6))
def test_no_two_cells_overlap(rows: Extents) -> None:
    slots = list(place(rows, lambda extent: extent))
    taken = [(x, y) for slot in slots for x in range(slot.left, slot.right) for y in range(slot.top, slot.bottom)]
    assert len(taken) == len(set(taken))
    assert [slot.cell for slot in slots] == [cell for row in rows for cell in row]
    assert all(slot.bottom <= len(rows) for slot in slots)


@pytest.mark.parametrize(
    ("text", "classes"),
    [("カルガリー", ["east-asian"]), ("平壌市", []), ("Calgary", []), ("word " * 20, ["long"]), ("語" * 100, ["long"])],
)
def test_cells_with_a_minimum_width(text: str, classes: list[str]) -> None:
    assert width_classes(text) == classes
