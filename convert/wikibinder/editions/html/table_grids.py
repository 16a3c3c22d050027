"""Tables without the columns and rows in which no cell begins.

A wiki's table may span more columns than any of its rows has; a browser makes nothing of these, and the HTML standard
calls them an error (https://html.spec.whatwg.org/multipage/tables.html#table-model-error).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

Placed = tuple[nodes.entry, int, int]
"""A cell with the row and the column in which it begins."""


class TidyGrids(SphinxPostTransform):
    """Take empty columns and rows out of every table."""

    default_priority = 610
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        for group in self.document.findall(nodes.tgroup):
            tidy(group)


def tidy(group: nodes.tgroup) -> None:
    """Take empty columns and rows out of a table, and shorten the cells that reached over them."""
    parts = [part for part in group.children if isinstance(part, nodes.thead | nodes.tbody)]
    grids = [list(placed(part)) for part in parts]
    if not any(entry.get("morecols") or entry.get("morerows") for grid in grids for entry, _, _ in grid):
        return
    begun = {column for grid in grids for _, _, column in grid}
    for part, grid in zip(parts, grids, strict=True):
        rows = {row for _, row, _ in grid}
        for entry, row, column in grid:
            shorten(entry, "morecols", column, begun)
            shorten(entry, "morerows", row, rows)
        for number in reversed(range(len(part))):
            if number not in rows:
                del part[number]
    columns = [child for child in group.children if isinstance(child, nodes.colspec)]
    for number, column_node in enumerate(columns):
        if number not in begun:
            group.remove(column_node)
    group["cols"] = len(begun)


def shorten(entry: nodes.entry, side: str, place: int, begun: set[int]) -> None:
    """Let a cell that begins in a place reach only over places in which cells begin."""
    more = sum(other in begun for other in range(place + 1, place + 1 + entry.get(side, 0)))
    if more:
        entry[side] = more
    else:
        entry.attributes.pop(side, None)


def placed(part: Any) -> Iterator[Placed]:
    """The cells of a head or body, each with its place: the first that no cell from above reaches into."""
    reaching: dict[int, int] = {}
    for number, row in enumerate(part.children):
        column = 0
        for entry in row.children:
            while reaching.get(column, 0) > number:
                column += 1
            yield entry, number, column
            end = column + 1 + entry.get("morecols", 0)
            reaching.update(dict.fromkeys(range(column, end), number + 1 + entry.get("morerows", 0)))
            column = end


def visit_colspec(translator: HTML5Translator, node: nodes.colspec) -> None:
    HTML5Translator.visit_colspec(translator, node)


def depart_colspec(translator: HTML5Translator, node: nodes.colspec) -> None:
    """After the last column: name the columns of a table with wide cells, whose widths docutils does not give. (The
    validator of HTML loses its count of columns that a wide cell alone has opened.)
    """
    written = len(translator.body)
    HTML5Translator.depart_colspec(translator, node)
    last = not isinstance(node.next_node(descend=False, siblings=True), nodes.colspec)
    if last and len(translator.body) == written and any("morecols" in e for e in node.parent.findall(nodes.entry)):
        translator.body.append(f"<colgroup>{'<col />' * len(translator.colspecs)}</colgroup>\n")


def setup(app: Sphinx) -> None:
    """Register the transform and the writing of columns."""
    app.add_post_transform(TidyGrids)
    app.add_node(nodes.colspec, override=True, html=(visit_colspec, depart_colspec))
