"""Writes lists, quotations and containers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.nodes import Block, BlockQuote, BulletList, Container, DefinitionList, EnumeratedList, Paragraph
from wikibinder.rst import escape
from wikibinder.rst import footnotes as notes
from wikibinder.rst.inline import inline
from wikibinder.rst.layout import block_chunks, body, directive, hanging, indented
from wikibinder.rst.paragraphs import paragraph
from wikibinder.rst.row_templates import joined
from wikibinder.rst.tables import box_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wikibinder.rst.context import Chunk, Scope


def bullet_list(node: BulletList, scope: Scope) -> Iterator[Chunk]:
    yield items([("- ", blocks) for blocks in node.items], scope)


def enumerated_list(node: EnumeratedList, scope: Scope) -> Iterator[Chunk]:
    # A page may begin its list with any number; docutils parses it with int().
    start = max(0, min(node.start, 1_000_000))
    yield items([(f"{number}. ", blocks) for number, blocks in enumerate(node.items, start)], scope)


def items(marked: Iterable[tuple[str, Sequence[Block]]], scope: Scope) -> Chunk:
    """Return the lines of a list from its items, each given by its mark (``- ``, ``1. ``) and its blocks. Blank lines
    separate them unless each item has exactly one line.
    """
    inner = scope.inside()
    found = [(mark, body(blocks, inner)) for mark, blocks in marked]
    loose = any(len(content) != 1 for _, content in found)
    lines: list[str] = []
    for mark, content in found:
        lines += [""] if lines and loose else []
        lines += hanging(mark, content)
    return lines


def definition_list(node: DefinitionList, scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of a definition list. A definition without a term becomes part of the one before; at the
    beginning it becomes a quotation.
    """
    inner = scope.inside()
    lines: list[str] = []
    for item in node.items:
        term = _without_classifiers(inline(item.term, scope))
        definition = body(item.definition, inner)
        # A term is one line in docutils and cannot be broken.
        if len(term) > escape.LINE_LENGTH or (definition and not term and not lines):
            if lines:
                yield lines
            lines = []
            if term:
                yield escape.wrap(escape.start(term))
            if definition:
                yield [*indented(definition)]
        elif term:
            lines += ["", escape.start(term)] if lines else [escape.start(term)]
            lines += indented(definition or [".."])
        elif definition:
            # An empty comment separates the two, which docutils would join in one paragraph.
            lines += ["", "   ..", "", *indented(definition)]
    if lines:
        yield lines


def _without_classifiers(term: str) -> str:
    """Return a term in which docutils sees no classifier: the spaces before `` : `` become a no-break space."""
    return re.sub(r" +(?=: )", "\N{NO-BREAK SPACE}", term)


# ---------------------------------------------------------------- quotations and containers


def block_quote(node: BlockQuote, scope: Scope) -> Iterator[Chunk]:
    lines = body(node.children, scope.inside())
    attribution = inline(node.attribution, scope)
    if not lines:
        yield from paragraph(Paragraph(node.attribution), scope)
        return
    if attribution:
        lines += ["", *hanging("-- ", escape.wrap(attribution, scope.width))]
    yield [*indented(lines)]


def container(node: Container, scope: Scope) -> Iterator[Chunk]:
    names = dict.fromkeys(escape.class_name(name) for name in node.classes)
    classes = " ".join(name for name in names if name and name not in notes.CLASSES)
    if not classes:
        for child in joined(node.children):
            yield from block_chunks(child, scope)
        return
    children = node.children
    if "infobox" in node.classes:
        children = tuple(part for child in children for part in box_parts(child))
    content = body(children, scope.inside())
    if content:
        yield directive("container", classes, content=content)
