"""Writes paragraphs, line blocks, preformatted text and displayed formulas."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from wikibinder.model.nodes import (
    Image,
    Inline,
    Inlines,
    LineBlock,
    LineBreak,
    LiteralBlock,
    MathBlock,
    Paragraph,
    ParsedLiteral,
    Rubric,
    Text,
    walk,
)
from wikibinder.rst import escape
from wikibinder.rst.context import MAX_DEPTH, Chunk, Scope
from wikibinder.rst.figures import picture
from wikibinder.rst.inline import WRAPPERS, inline
from wikibinder.rst.layout import directive, indented

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def paragraph(node: Paragraph, scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of a paragraph: usually one; a line block if it contains line breaks; an ``image`` directive if
    it is a single picture whose file exists; nothing if it prints nothing.
    """
    if len(node.children) == 1 and type(node.children[0]) is Image and node.children[0].name in scope.writing.media:
        image = node.children[0]
        yield picture(image, scope.writing.page.site, scope.writing.media[image.name])
        return
    found = [line for line in (inline(part, scope) for part in split(node.children)) if line]
    if len(found) > 1:
        yield line_chunk(((0, line) for line in found), scope)
    elif found:
        yield escape.wrap(escape.start(found[0]), scope.width)


def split(nodes: Iterable[Any], nesting: int = 0) -> list[Inlines]:
    """Return the sequences of inline nodes between line breaks. An element that contains a break is split in two.
    ``nesting``: number of enclosing elements.
    """
    nodes = tuple(nodes)
    if not any(type(node) in BREAKABLE for node in nodes):
        return [nodes]
    parts: list[list[Inline]] = [[]]
    for node in nodes:
        if type(node) is LineBreak:
            parts.append([])
        elif type(node) in WRAPPERS and nesting < MAX_DEPTH:
            first, *rest = split(node.children, nesting + 1)
            parts[-1].append(replace(node, children=first) if rest else node)
            parts += [[replace(node, children=part)] for part in rest]
        else:
            parts[-1].append(node)
    return [tuple(part) for part in parts]


BREAKABLE = frozenset((LineBreak, *WRAPPERS))
"""Types of inline nodes that are or may contain a line break."""


def line_chunk(lines: Iterable[tuple[int, str]], scope: Scope) -> Chunk:
    """Return a line block (``| ...``) from its lines, each given by its number of indentation steps and its escaped
    text.
    """
    found = []
    for steps, line in lines:
        space = "  " * min(steps, MAX_DEPTH)
        first, *rest = escape.wrap(line, scope.width)
        found += [f"| {space}{first}".rstrip(), *(f"  {space}{more}" for more in rest)]
    return found


def line_block(node: LineBlock, scope: Scope) -> Iterator[Chunk]:
    lines = [(steps, inline(part, scope)) for steps, line in node.lines for part in split(line)]
    # Empty lines at the ends would be printed as blank lines; those inside are intended.
    while lines and not lines[-1][1]:
        lines.pop()
    while lines and not lines[0][1]:
        lines.pop(0)
    if lines:
        yield line_chunk(lines, scope)


def rubric(node: Rubric, scope: Scope) -> Iterator[Chunk]:
    line = inline(node.title, scope)
    if line:
        yield directive("rubric", line)


# ---------------------------------------------------------------- preformatted text


@cache
def highlighters() -> frozenset[str]:
    """Return the names of the programming languages that Pygments can highlight."""
    from pygments.lexers import get_all_lexers  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415 (few pages have code)

    return frozenset(alias for lexer in get_all_lexers(plugins=False) for alias in lexer[1])


def literal_block(node: LiteralBlock, _scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of preformatted text; nothing if it is blank. It becomes a ``parsed-literal`` directive if a line
    is too long; otherwise a ``code-block`` directive if Pygments knows the language; otherwise a ``parsed-literal``
    directive if all lines are indented, or else a literal block.
    """
    lines = trimmed(escape.lines(node.text))
    language = node.language.strip().lower()
    if not lines:
        return
    if max(map(len, lines)) > escape.LINE_LENGTH:
        yield parsed([escape.text(line) for line in lines], lines)
    # For an unknown language Sphinx warns, and prints the code without colours anyway.
    elif language and language in highlighters():
        yield directive("code-block", language, ["   :force:"], lines)
    elif common_indent(lines):
        yield parsed([escape.text(line) for line in lines], lines)
    else:
        yield ["::", "", *indented(lines)]


def parsed_literal(node: ParsedLiteral, scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of preformatted text that contains markup, as a ``parsed-literal`` directive."""
    children = tuple(Text("\n") if type(child) is LineBreak else child for child in node.children)
    text = inline(children, replace(scope, exact=True))
    lines = trimmed(text.split("\n"))
    if lines:
        yield parsed(lines, plain_lines(children) if max(map(len, lines)) > escape.LINE_LENGTH else ())


def parsed(lines: list[str], plain: Sequence[str]) -> Chunk:
    """Return a ``parsed-literal`` directive. ``lines``: reStructuredText; if one of them is too long for docutils,
    ``plain`` is written instead, the same text unescaped and without markup.
    """
    if max(map(len, lines)) > escape.LINE_LENGTH:
        lines = [part for line in plain for part in _pieces_of_line(line)]
    if common_indent(lines):
        # docutils does not remove common indentation if a line begins with an escape.
        lines[0] = escape.BREAK + lines[0]
    return directive("parsed-literal", content=lines)


def _pieces_of_line(line: str) -> list[str]:
    """Return a long line of plain text as several lines, escaped, all but the last with a backslash at the end:
    docutils removes an escaped line feed.
    """
    size = escape.LINE_LENGTH // 4
    parts = [escape.text(line[at : at + size]) for at in range(0, len(line), size)] or [""]
    return [part + "\\" for part in parts[:-1]] + parts[-1:]


def plain_lines(nodes: Iterable[Inline]) -> list[str]:
    """Return the text of inline nodes as lines, without markup and without blank lines at either end."""
    texts = (getattr(node, "text", "") or getattr(node, "raw", "") for node in walk(nodes))
    return trimmed(escape.lines("".join(texts)))


def trimmed(lines: list[str]) -> list[str]:
    """Return the lines without blank ones at either end, and without spaces at the end of each."""
    first, last = 0, len(lines)
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return [line.rstrip() for line in lines[first:last]]


def common_indent(lines: Iterable[str]) -> bool:
    """Whether all lines that are not empty begin with a space; docutils would remove this indentation."""
    return all(line.startswith(" ") for line in lines if line)


def math_block(node: MathBlock, scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of a displayed formula, as a ``math`` directive with the TeX without blank lines; as preformatted
    text if a line is too long for docutils and cannot be broken; nothing if the formula is blank.
    """
    lines = [line.strip() for line in escape.lines(node.tex) if line.strip()]
    if not lines:
        return
    wrapped = [part for line in lines for part in escape.wrap(line)]
    if max(map(len, wrapped)) > escape.LINE_LENGTH:
        yield from literal_block(LiteralBlock(node.tex), scope)
    else:
        yield directive("math", content=wrapped)
