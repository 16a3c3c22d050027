"""Removes table columns and rows in which no cell begins.

A wiki's table may span more columns than any of its rows has. Browsers ignore these columns, and the HTML standard
calls them an error (https://html.spec.whatwg.org/multipage/tables.html#table-model-error).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from wikibinder.editions.shared.converted import is_document_converted, is_written
from wikibinder.editions.shared.table_entries import placed

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class TidyGrids(SphinxPostTransform):
    """Removes from every table of a converted document the columns and rows in which no cell begins."""

    default_priority = 610
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        if not is_document_converted(self.document):
            return
        for group in self.document.findall(nodes.tgroup):
            tidy(group)


def tidy(group: nodes.tgroup) -> None:
    """Remove the columns and rows of a table in which no cell begins, and shorten the cells that span them. A table
    without spanning cells is not changed.
    """
    parts = [part for part in group.children if isinstance(part, nodes.thead | nodes.tbody)]
    grids = [placed(part.children) for part in parts]
    if not any(slot.cell.get("morecols") or slot.cell.get("morerows") for grid in grids for slot in grid):
        return
    begun = {slot.left for grid in grids for slot in grid}
    for part, grid in zip(parts, grids, strict=True):
        rows = {slot.top for slot in grid}
        for slot in grid:
            shorten(slot.cell, "morecols", slot.left, begun)
            shorten(slot.cell, "morerows", slot.top, rows)
        # From the last row on, so that a deletion does not change the numbers of the rows still to be checked.
        for number in reversed(range(len(part))):
            if number not in rows:
                del part[number]
    columns = [child for child in group.children if isinstance(child, nodes.colspec)]
    for number, column_node in enumerate(columns):
        if number not in begun:
            group.remove(column_node)
    group["cols"] = len(begun)


def shorten(entry: nodes.entry, side: str, place: int, begun: set[int]) -> None:
    """Reduce the span of a cell by the columns or rows in which no cell begins. ``side``: the attribute with the span,
    ``morecols`` or ``morerows``; ``place``: number of the column or row of the cell; ``begun``: numbers of the columns
    or rows in which cells begin.
    """
    more = sum(other in begun for other in range(place + 1, place + 1 + entry.get(side, 0)))
    if more:
        entry[side] = more
    else:
        entry.attributes.pop(side, None)


def visit_colspec(translator: HTML5Translator, node: nodes.colspec) -> None:
    HTML5Translator.visit_colspec(translator, node)


def depart_colspec(translator: HTML5Translator, node: nodes.colspec) -> None:
    """After the last column: write ``<col>`` elements for a table with spanning cells, whose widths docutils leaves
    out. (The validator of HTML does not count columns in which only a spanning cell begins.)
    """
    written = len(translator.body)
    HTML5Translator.depart_colspec(translator, node)
    last = not isinstance(node.next_node(descend=False, siblings=True), nodes.colspec)
    last = last and is_written(translator, node)
    if last and len(translator.body) == written and any("morecols" in e for e in node.parent.findall(nodes.entry)):
        translator.body.append(f"<colgroup>{'<col />' * len(translator.colspecs)}</colgroup>\n")


def setup(app: Sphinx) -> None:
    """Register the transform that removes columns and rows, and the visitor that writes ``<col>`` elements."""
    app.add_post_transform(TidyGrids)
    app.add_node(nodes.colspec, override=True, html=(visit_colspec, depart_colspec))
