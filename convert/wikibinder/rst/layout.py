"""Joins blocks to the lines of a body, with blank lines and empty comments where docutils requires them.

A renderer yields chunks: lists of lines that belong together, not indented.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wikibinder.model.nodes import (
    Anchor,
    Block,
    BlockQuote,
    DefinitionList,
    Figure,
    Gallery,
    Inline,
    LineBlock,
    LiteralBlock,
    MathBlock,
    Node,
    NoteList,
    Paragraph,
    ParsedLiteral,
    Rubric,
    Section,
    Table,
    walk,
)
from wikibinder.rst import escape
from wikibinder.rst.context import MAX_DEPTH, Chunk, Scope
from wikibinder.rst.plain_text import LEAVES
from wikibinder.rst.row_templates import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def body(blocks: Iterable[Block], scope: Scope) -> list[str]:
    """Return blocks as the lines of a list item, cell, footnote or other body. Blocks beyond the maximum nesting are
    written as paragraphs.
    """
    # docutils and Sphinx recurse for each level, and would reach Python's recursion limit.
    if scope.depth > MAX_DEPTH:
        blocks = flattened(blocks, scope)
    return join([chunk for block in joined(blocks) for chunk in block_chunks(block, scope)])


def block_chunks(block: Block, scope: Scope) -> Iterator[Chunk]:
    """Yield a block as chunks (lists of lines that belong together), preceded by targets for the anchors in it."""
    if scope.writing.targets:
        yield from targets(block, scope)
    yield from scope.writing.renderers[type(block)](block, scope)


def targets(block: Any, scope: Scope) -> Iterator[Chunk]:
    """Yield one chunk with targets (``.. _label:``) for those anchors in a block to which links on the page refer, and
    record their labels as written; nothing if there are none or all were written before.
    """
    names = block.anchors if type(block) is Section else [n.name for n in own_inlines(block) if type(n) is Anchor]
    labels = dict.fromkeys(filter(None, map(scope.writing.target, names)))
    # Anchors may share a name, but docutils does not allow a second target with it.
    found = [f".. _{label}:" for label in labels if label not in scope.writing.written]
    scope.writing.written.update(labels)
    if found:
        yield found


def own_inlines(block: Any) -> Iterator[Node]:
    """Yield the inline nodes (at any depth) that belong to a block itself, such as its text, terms or caption, and not
    to another block inside it.
    """
    if type(block) in (Paragraph, ParsedLiteral, Rubric, LineBlock):
        return walk((block,))
    if type(block) is DefinitionList:
        return walk(node for item in block.items for node in item.term)
    if type(block) in (Table, Gallery):
        return walk(block.caption)
    # The caption of a figure must be one paragraph with nothing before it.
    if type(block) is Figure:
        return walk(block.caption[:1])
    return walk(block.attribution) if type(block) is BlockQuote else iter(())


def flattened(blocks: Iterable[Block], scope: Scope) -> Iterator[Block]:
    """Yield the text of blocks that are nested too deeply, as paragraphs; preformatted text, formulas and lists of
    footnotes are yielded as they are.
    """
    run: list[Inline] = []
    node: Any
    for node in walk(blocks):
        kind = type(node)
        if kind in LEAVES:
            run.append(node)
        elif kind in scope.writing.renderers:
            if run:
                yield Paragraph(tuple(run))
                run = []
            if kind in (LiteralBlock, MathBlock, NoteList):
                yield node
    if run:
        yield Paragraph(tuple(run))


def join(chunks: Sequence[Chunk]) -> list[str]:
    """Return chunks (lists of lines) as one list of lines, separated by blank lines, and by empty comments where
    docutils would merge two blocks.
    """
    found: list[str] = []
    before = ""
    for chunk, here in fitting(chunks):
        if found:
            found.append("")
        # Indented text after a list would become part of its last item.
        if (here == "quote" and before != "text") or (here == before and here in MERGING):
            found += ["..", ""]
        found += chunk
        before = here
    return found


MERGING = frozenset(("bullets", "numbers", "terms", "lines", "quote"))
"""Shapes (see :func:`shape`) of which docutils would merge two adjacent chunks."""

_SHAPE = re.compile(
    r"(?P<quote> )|(?P<bullets>-(?: |$)(?!---))|(?P<numbers>[0-9]+\.(?: |$))|(?P<lines>\|(?: |$))|(?P<explicit>\.\. )"
    r"|(?P<field>:\w+: )"
)


def shape(chunk: Chunk) -> str:
    """Return what docutils parses a chunk as: ``bullets``, ``numbers``, ``terms``, ``lines``, ``quote``, ``field``,
    ``explicit``, ``rule``, ``heading``, ``literal`` or ``text``.
    """
    if chunk == RULE:
        return "rule"
    if mark := _SHAPE.match(chunk[0]):
        return str(mark.lastgroup)
    if len(chunk) > 1 and chunk[1].startswith(" "):
        return "terms"
    if len(chunk) == 2 and chunk[1] == chunk[1][:1] * len(chunk[1]) and chunk[1][:1] in escape.RULERS:
        return "heading"
    return "literal" if chunk[0] == "::" else "text"


RULE = ["--------"]


def fitting(chunks: Sequence[Chunk]) -> Iterator[tuple[Chunk, str]]:
    """Yield the chunks that are not empty, each with its :func:`shape`. A horizontal rule is left out if it is not
    between two blocks of one section, where docutils allows it.
    """
    waiting = False
    before = "heading"
    for chunk in filter(None, chunks):
        here = shape(chunk)
        if here == "rule":
            waiting = before not in ("heading", "field")
            continue
        if waiting and here != "heading" and not is_silent(chunk):
            yield RULE, "rule"
        waiting = False
        yield chunk, here
        if not is_silent(chunk):
            before = here


def is_silent(chunk: Chunk) -> bool:
    """Whether a chunk prints nothing, as it is a target (``.. _label:``) or index entries."""
    return chunk[0].startswith((".. _", ".. index::"))


def indented(lines: Iterable[str], by: int = 3) -> Iterator[str]:
    """Return the lines indented by ``by`` spaces; empty lines are unchanged."""
    space = " " * by
    return (space + line if line else "" for line in lines)


def hanging(mark: str, lines: Sequence[str]) -> list[str]:
    """Return the lines with ``mark`` (such as ``- ``) before the first, and the others indented by its width."""
    if not lines:
        return [mark.rstrip()]
    return [mark + lines[0], *indented(lines[1:], len(mark))]


def directive(name: str, argument: str = "", options: Iterable[str] = (), content: Sequence[str] = ()) -> Chunk:
    """Return the lines of a directive. ``argument``: escaped running text or a plain word; ``options``: complete lines,
    indented; ``content``: lines, not indented.
    """
    first, *rest = escape.wrap(escape.start(argument)) if argument else [""]
    lines = [f".. {name}:: {first}".rstrip(), *indented(map(escape.start, rest)), *options]
    return [*lines, "", *indented(content)] if content else lines
