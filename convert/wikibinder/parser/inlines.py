"""Operations on sequences of inlines: trim, make paragraphs, flatten blocks, convert to plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast, get_args

from wikibinder.model.nodes import (
    Abbreviation,
    Block,
    BlockQuote,
    BulletList,
    Container,
    DefinitionList,
    EnumeratedList,
    Figure,
    Gallery,
    Inline,
    Inlines,
    LineBlock,
    LineBreak,
    Literal,
    LiteralBlock,
    Math,
    MathBlock,
    Node,
    Paragraph,
    ParsedLiteral,
    Problematic,
    Reference,
    Rubric,
    Section,
    Strong,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a flat sequence of blocks, before these are nested in sections. ``anchors``: the fragments of links
    (``Page#fragment``) that refer to the heading.
    """

    level: int
    title: Inlines
    anchors: tuple[str, ...]


Stream: TypeAlias = "list[Block | Heading]"
BLOCK_TYPES = frozenset(get_args(Block))


def inline_nodes(nodes: Iterable[Node]) -> list[Inline]:
    """Return the nodes with every block among them replaced by the inline nodes in it."""
    out: list[Inline] = []
    for node in nodes:
        if type(node) in BLOCK_TYPES:
            out.extend(flatten([cast("Block", node)]))
        else:
            out.append(cast("Inline", node))
    return out


def split_blocks(nodes: Iterable[Node]) -> Stream:
    """Return the nodes with every run of inline nodes among them made a paragraph; blank runs are left out."""
    out: Stream = []
    run: list[Inline] = []
    for node in nodes:
        if type(node) not in BLOCK_TYPES:
            run.append(cast("Inline", node))
            continue
        if content := trimmed(tuple(run)):
            out.append(Paragraph(content))
        run.clear()
        out.append(cast("Block", node))
    if content := trimmed(tuple(run)):
        out.append(Paragraph(content))
    return out


def trimmed(nodes: Inlines, space: str = " \n\t") -> Inlines:
    """Return inline nodes without line breaks and blank texts at either end. ``space``: characters removed from the
    beginning of the first text and the end of the last one.
    """
    first, last = 0, len(nodes)
    while first < last and _blank(nodes[first]):
        first += 1
    while last > first and _blank(nodes[last - 1]):
        last -= 1
    if first == last:
        return ()
    left, right = nodes[first], nodes[last - 1]
    starts = type(left) is Text and left.text[0] in space
    ends = type(right) is Text and right.text[-1] in space
    if not starts and not ends:
        return nodes if last - first == len(nodes) else nodes[first:last]
    out = list(nodes[first:last])
    if starts:
        out[0] = Text(out[0].text.lstrip(space))  # type: ignore[union-attr]  # it is a Text
    if ends:
        out[-1] = Text(out[-1].text.rstrip(space))  # type: ignore[union-attr]  # it is a Text
    return tuple(out)


def _blank(node: Inline) -> bool:
    return type(node) is LineBreak or (type(node) is Text and not node.text.strip(" \t\n\r\f"))


def flatten(blocks: Iterable[Block | Heading]) -> Inlines:
    """Return the inline nodes of blocks, for a place that cannot contain blocks; line breaks separate the blocks."""
    out: list[Inline] = []
    for block in blocks:
        for content in _lines(block):
            if out and content:
                out.append(LineBreak())
            out.extend(content)
    return tuple(out)


def _lines(block: Block | Heading) -> list[Inlines]:  # noqa: PLR0911  # one for each type of block
    match block:
        case Paragraph(children) | ParsedLiteral(children):
            return [children]
        case Heading(title=title) | Rubric(title):
            return [(Strong(title),)]
        case Section(title, _, children):
            return [(Strong(title),), flatten(children)]
        case BulletList(items) | EnumeratedList(items):
            return [flatten(item) for item in items]
        case DefinitionList(items):
            return [part for item in items for part in (item.term, flatten(item.definition))]
        case Container(_, children):
            return [flatten(children)]
        case BlockQuote(children, attribution):
            return [flatten(children), attribution]
    return _special_lines(block)


def _special_lines(block: Block | Heading) -> list[Inlines]:  # noqa: PLR0911  # one for each type of block
    match block:
        case LiteralBlock(text):
            return [(Literal(line),) for line in text.split("\n") if line.strip()]
        case LineBlock(lines):
            return [content for _, content in lines]
        case MathBlock(tex):
            return [(Math(tex),)]
        case Table(rows, caption):
            return [caption, *(flatten(cell.children) for row in rows for cell in row)]
        case Figure(image, caption):
            return [(image,), flatten(caption)]
        case Gallery(figures, caption):
            return [caption, *(part for figure in figures for part in _special_lines(figure))]
    # A horizontal rule or a list of notes has no inline form.
    return []


def plain_text(nodes: Iterable[Inline]) -> str:
    """Return the text of inline nodes, without markup; pictures have none, a web link without a label has its address,
    a formula its TeX.
    """
    return "".join(_words(node) for node in nodes)


def _words(node: Inline) -> str:
    if isinstance(node, Text | Literal | Abbreviation):
        return node.text
    if isinstance(node, LineBreak):
        return " "
    if isinstance(node, Reference):
        return plain_text(node.children) if node.children else node.uri
    if isinstance(node, Math):
        return node.tex
    if isinstance(node, Problematic):
        return node.raw
    return plain_text(getattr(node, "children", ()))
