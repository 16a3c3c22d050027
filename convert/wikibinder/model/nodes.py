"""The document tree between the parser and the writer: block types, and the inline types of
:mod:`wikibinder.model.inline_nodes`, all importable from here. They are named after the docutils nodes they become.

All types are frozen; children are tuples. The parser builds a tree once, and ``rst`` reads it once. Text is plain: it
holds no entities, escapes or markup.
"""

from __future__ import annotations

from dataclasses import field
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from wikibinder.model.inline_nodes import (
    Abbreviation,
    Anchor,
    CitationLink,
    CitationReference,
    Emphasis,
    FootnoteReference,
    FullCitation,
    Image,
    Inline,
    Inlines,
    Language,
    LineBreak,
    Literal,
    Math,
    PageReference,
    Plain,
    Problematic,
    Reference,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from wikibinder.model.value_type import value_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = [
    "PARTS", "Abbreviation", "Anchor", "Block", "BlockQuote", "Blocks", "BulletList", "Cell", "CitationLink",
    "CitationReference", "Container", "DefinitionItem", "DefinitionList", "Document", "Emphasis", "EnumeratedList",
    "Figure", "Footnote", "FootnoteReference", "FullCitation", "Gallery", "Image", "Inline", "Inlines", "Language",
    "LineBlock", "LineBreak", "Literal", "LiteralBlock", "Math", "MathBlock", "Node", "NoteList", "PageReference",
    "Paragraph", "ParsedLiteral", "Plain", "Problematic", "Reference", "Rubric", "Section", "Strikethrough",
    "Strong", "Subscript", "Superscript", "Table", "Text", "Transition", "walk",
]  # fmt: skip

# ---------------------------------------------------------------- blocks


@value_type
class Paragraph:
    children: Inlines


@value_type
class Section:
    """A heading and all that follows it up to the next heading of its level. ``level``: 1 for the first level under the
    document title (``==``); a section is at most one level deeper than the one that contains it. ``anchors``: the
    fragments by which links can refer to it.
    """

    title: Inlines
    level: int
    children: Blocks
    anchors: tuple[str, ...] = ()


@value_type
class Rubric:
    """A heading at a place where no section can begin (in a table cell or a quotation)."""

    title: Inlines


@value_type
class BulletList:
    items: tuple[Blocks, ...]


@value_type
class EnumeratedList:
    items: tuple[Blocks, ...]
    start: int = 1


@value_type
class DefinitionItem:
    """A term and its definition; either may be empty."""

    term: Inlines
    definition: Blocks


@value_type
class DefinitionList:
    items: tuple[DefinitionItem, ...]


@value_type
class BlockQuote:
    """A quotation or an indented passage."""

    children: Blocks
    attribution: Inlines = ()


@value_type
class LineBlock:
    """Lines that keep their breaks and indentation (a poem); each line is its number of indentation steps and its
    content.
    """

    lines: tuple[tuple[int, Inlines], ...]


@value_type
class LiteralBlock:
    """Preformatted text; ``language`` is the programming language by its Pygments name, or ""."""

    text: str
    language: str = ""


@value_type
class ParsedLiteral:
    """Preformatted text with inline markup (a wikitext line that begins with a space)."""

    children: Inlines


@value_type
class MathBlock:
    tex: str


@value_type
class Transition:
    """A horizontal rule."""


@value_type
class Cell:
    children: Blocks
    header: bool = False
    rowspan: int = 1
    colspan: int = 1


@value_type
class Table:
    """Rows of cells as in HTML: a cell that spans rows is in its first row only. ``head``: the number of header rows at
    the top. ``classes``: ``infobox``, ``wikitable`` ... ``template``: the name of the template that made the table, or
    "".
    """

    rows: tuple[tuple[Cell, ...], ...]
    caption: Inlines = ()
    head: int = 0
    classes: tuple[str, ...] = ()
    template: str = ""


@value_type
class Figure:
    """An image with its caption."""

    image: Image
    caption: Blocks = ()


@value_type
class Gallery:
    figures: tuple[Figure, ...]
    caption: Inlines = ()


@value_type
class Container:
    """A group of blocks; ``classes`` state its function: ``hatnote``, ``columns``, ``notice`` ... ``template``: the
    name of the template that made it, or "".
    """

    classes: tuple[str, ...]
    children: Blocks
    template: str = ""


@value_type
class NoteList:
    """The place at which the footnotes of one group are listed; the group "" is the page's list of references.

    If a page has several lists of a group, ``part`` is the number of the list; the last one is 0.
    """

    group: str
    part: int = 0


Block: TypeAlias = (
    Paragraph
    | Section
    | Rubric
    | BulletList
    | EnumeratedList
    | DefinitionList
    | BlockQuote
    | LineBlock
    | LiteralBlock
    | ParsedLiteral
    | MathBlock
    | Transition
    | Table
    | Figure
    | Gallery
    | Container
    | NoteList
)
Blocks: TypeAlias = tuple[Block, ...]
Node: TypeAlias = Inline | Block

# ---------------------------------------------------------------- document


@value_type
class Footnote:
    """A footnote that contains text. ``name`` is unique in its group; ``part`` is the ``part`` of its
    :class:`NoteList`. With the name "" it is text at the beginning of its list, to which no mark refers. A footnote on
    the wiki that is one plain citation becomes no ``Footnote`` but an entry of the bibliography
    (:class:`CitationReference`).
    """

    group: str
    name: str
    children: Blocks
    part: int = 0


@value_type
class Document:
    """A parsed page: its blocks, its footnotes in order of first use, its categories (without namespace), its title as
    displayed (``display_title``; empty: ``title``).

    ``citation_anchors`` maps the id of a citation (CS1's CITEREF id, or the value of ``ref``) to the key of its entry;
    ``credits`` are blocks that are written after everything else.
    """

    title: str
    children: Blocks
    notes: tuple[Footnote, ...] = ()
    categories: tuple[str, ...] = ()
    display_title: Inlines = ()
    citation_anchors: Mapping[str, str] = field(default_factory=dict)
    credits: Blocks = ()


# ---------------------------------------------------------------- walking

PARTS: Mapping[type, Callable[[Any], Iterable[Node]]] = {
    **dict.fromkeys((Emphasis, Strong, Strikethrough, Superscript, Subscript, Language), attrgetter("children")),
    **dict.fromkeys((Reference, PageReference, CitationLink), attrgetter("children")),
    **dict.fromkeys((Paragraph, ParsedLiteral, Container), attrgetter("children")),
    Section: lambda node: chain(node.title, node.children),
    Rubric: lambda node: node.title,
    **dict.fromkeys((BulletList, EnumeratedList), lambda node: chain.from_iterable(node.items)),
    DefinitionList: lambda node: chain.from_iterable(chain(item.term, item.definition) for item in node.items),
    BlockQuote: lambda node: chain(node.children, node.attribution),
    LineBlock: lambda node: chain.from_iterable(line for _, line in node.lines),
    Table: lambda node: chain(node.caption, (part for row in node.rows for cell in row for part in cell.children)),
    Figure: lambda node: chain((node.image,), node.caption),
    Gallery: lambda node: chain(node.caption, node.figures),
}
"""Type of node -> function that returns the child nodes, in reading order. Types without children are missing."""


def is_infobox(node: Node) -> bool:
    """Whether a node is an infobox: its table, or a container of the table with its title and pictures."""
    return isinstance(node, Table | Container) and "infobox" in node.classes


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield all nodes in ``nodes`` and below, each before its children, in reading order."""
    # A stack instead of recursion: pages can nest deeper than Python\'s limit.
    pending = [iter(nodes)]
    while pending:
        for node in pending[-1]:
            yield node
            if parts := PARTS.get(type(node)):
                pending.append(iter(parts(node)))
                break
        else:
            pending.pop()
