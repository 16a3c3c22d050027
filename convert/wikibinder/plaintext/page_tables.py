"""The infoboxes and tables of a page as data, including nested ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wikibinder.model.nodes import PARTS, Container, Figure, Gallery, Image, Section, Table, walk
from wikibinder.model.table_grid import place
from wikibinder.plaintext.inline_text import inline_text, tidy
from wikibinder.plaintext.page_text import is_box, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wikibinder.model.bibliography import Library
    from wikibinder.model.nodes import Blocks, Cell, Document, Node

BOXES = frozenset(("infobox", "fields"))
"""Classes (``classes`` of a node) of boxes: infoboxes, and tables of the named parameters of templates without a rule.
"""
MOST_CELLS = 1_000_000
"""Number of grid positions of a table above which its rows are not filled up: see ``TableData``."""


@dataclass(slots=True)
class TableData:
    """A box (such as an infobox) or a table of a page. ``kind``: "box" or "table". ``template``: name of its template.
    ``inside``: the index, in the page's list of boxes and tables, of the one that contains this one; None: none does.
    ``section``: the heading above it. ``pictures``: pairs of file name and caption.

    Of a box: ``fields``, pairs of label and value; a heading in the box has no value, a value may have no label, and a
    value of pictures only has their names. Of a table: ``head`` and ``rows``, lists of rows of equal length, in which
    the text of a cell that spans several positions is in each of them. ``spans`` has, for each such cell, its row
    (counted from the first one of the head), its column, and its numbers of rows and columns.

    In a table of more than MOST_CELLS positions each row only has the cells that begin in it, without gaps, so that the
    index of a cell in its row need not be its column. The columns follow from ``spans``.
    """

    section: str
    kind: str
    template: str
    classes: tuple[str, ...]
    inside: int | None = None
    title: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    head: list[list[str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    spans: list[tuple[int, int, int, int]] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)


def tables(document: Document, library: Library) -> list[TableData]:
    """Return all boxes and tables of a page in order, outer ones before those inside them, and at the end those of its
    footnotes. ``library`` has the works for full citations.
    """
    found: list[TableData] = []
    _read(document.children, "", None, found, library)
    for note in document.notes:
        _read(note.children, "", None, found, library)
    return found


def _read(blocks: Iterable[Node], section: str, inside: int | None, found: list[TableData], library: Library) -> None:
    for block in blocks:
        below, within, parts = section, inside, PARTS.get(type(block), lambda _node: ())(block)
        if isinstance(block, Section):
            below = tidy(inline_text(block.title, library))
        elif is_box(block) or isinstance(block, Table):
            # Its own number, before the ones inside it are added.
            within, parts = len(found), _inner(block)
            found.append(_data(block, section, inside, library))
        _read(parts, below, within, found, library)


def _inner(block: Any) -> list[Node]:
    """Return the nodes inside a box or table, which may contain further boxes and tables: the content of its cells, and
    for a box its other blocks.
    """
    if isinstance(block, Table):
        return [part for row in block.rows for cell in row for part in cell.children]
    own = _own_table(block)
    return [part for child in block.children for part in (_inner(own) if child is own else (child,))]


def _own_table(box: Container) -> Table | None:
    return next((child for child in box.children if isinstance(child, Table)), None)


def _data(block: Any, section: str, inside: int | None, library: Library) -> TableData:
    table = _own_table(block) if isinstance(block, Container) else block
    kind = "table" if BOXES.isdisjoint(block.classes) else "box"
    data = TableData(section, kind, block.template, block.classes, inside)
    data.pictures = list(_pictures(_without_tables(_inner(block)), library))
    if isinstance(block, Container):
        heads = (child for child in block.children if isinstance(child, Container) and "box-title" in child.classes)
        data.title = "\n".join(text for head in heads for text in paragraphs(head.children, library))
    else:
        data.title = tidy(inline_text(block.caption, library))
    if kind == "box":
        _fill_box(data, table.rows if table else (), library)
    else:
        _fill_table(data, block, library)
    return data


def _without_tables(blocks: Iterable[Node]) -> Iterator[Node]:
    """Yield the blocks, and instead of a container the blocks in it, except tables and boxes, which have data of their
    own.
    """
    for block in blocks:
        if isinstance(block, Table) or is_box(block):
            continue
        if isinstance(block, Container):
            yield from _without_tables(block.children)
        else:
            yield block


def _pictures(blocks: Iterable[Node], library: Library) -> Iterator[tuple[str, str]]:
    """Yield the file name of each picture in blocks, and its caption, or its alternative text if it has none."""
    captions: dict[int, str] = {}
    for node in walk(blocks):
        if isinstance(node, Figure):
            # By identity: two pictures of the same file are equal, but may have different captions.
            captions[id(node.image)] = "\n".join(paragraphs(node.caption, library))
        elif isinstance(node, Image) and node.name:
            yield node.name, captions.get(id(node), "") or node.alt


def _text(blocks: Blocks, library: Library) -> str:
    """Return the text of a cell's blocks, one line for each paragraph, without the captions of its pictures."""
    return "\n".join(paragraphs((block for block in blocks if not isinstance(block, Figure | Gallery)), library))


def _picture_names(blocks: Blocks) -> str:
    return ", ".join(node.name for node in walk(blocks) if isinstance(node, Image))


def _fill_box(data: TableData, rows: Sequence[Sequence[Cell]], library: Library) -> None:
    for row in rows:
        texts = [_text(cell.children, library) or _picture_names(cell.children) for cell in row]
        if not any(texts):
            continue
        if len(row) > 1:
            data.fields.append((texts[0], " | ".join(filter(None, texts[1:]))))
        elif not data.title and not data.fields:
            # The wiki's own templates have the title in the first row.
            data.title = texts[0]
        else:
            data.fields.append((texts[0], "") if row[0].header else ("", texts[0]))


def _fill_table(data: TableData, table: Table, library: Library) -> None:
    slots = list(place(table.rows, lambda cell: (cell.colspan, cell.rowspan)))
    width = max((slot.right for slot in slots), default=0)
    is_filled = width * len(table.rows) <= MOST_CELLS
    grid = [[""] * (width if is_filled else 0) for _ in table.rows]
    for slot in slots:
        text = _text(slot.cell.children, library)
        if is_filled:
            for row in grid[slot.top : slot.bottom]:
                row[slot.left : slot.right] = [text] * slot.columns
        else:
            # A few large spans in a page could demand more positions than fit in memory.
            grid[slot.top].append(text)
        if slot.spans:
            data.spans.append((slot.top, slot.left, slot.rows, slot.columns))
    data.head, data.rows = grid[: table.head], grid[table.head :]
