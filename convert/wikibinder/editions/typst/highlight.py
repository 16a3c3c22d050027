"""Highlights code in Typst, with the lexers of Pygments.

Only a few colours are used, for print; each has a contrast of at least 4.5:1 against the background of code blocks.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pygments.filters import ErrorToken  # type: ignore[import-untyped]  # Pygments has no stubs
from pygments.token import Comment, Generic, Keyword, Literal, Name, Operator, Token  # type: ignore[import-untyped]
from sphinx.highlighting import PygmentsBridge
from sphinx.util import logging

from wikibinder.editions.typst.literals import call, string

if TYPE_CHECKING:
    from docutils import nodes
    from pygments.token import _TokenType
    from sphinx.config import Config

logger = logging.getLogger(__name__)

# a token has the style of its nearest type in the table; the functions are in the template
STYLES: dict[_TokenType, str] = {
    Comment: "code-comment",
    Keyword: "code-keyword",
    Keyword.Constant: "code-constant",
    Operator.Word: "code-keyword",
    Name.Builtin: "code-name",
    Name.Class: "code-name",
    Name.Decorator: "code-name",
    Name.Exception: "code-name",
    Name.Function: "code-name",
    Name.Tag: "code-keyword",
    Name.Attribute: "code-name",
    Literal.String: "code-string",
    Literal.Number: "code-constant",
    Generic.Prompt: "code-comment",
    Generic.Output: "code-comment",
    Generic.Heading: "code-keyword",
    Generic.Subheading: "code-keyword",
    Generic.Deleted: "code-deleted",
    Generic.Inserted: "code-string",
    Generic.Error: "code-deleted",
}


@cache
def _bridge() -> PygmentsBridge:
    return PygmentsBridge("html", "default")


@cache
def _style(kind: _TokenType) -> str:
    while kind is not Token:
        if kind in STYLES:
            return STYLES[kind]
        kind = kind.parent
    return ""


def highlighted(node: nodes.Element, config: Config) -> list[str]:
    """Return the lines of a literal block, coloured, each as Typst source."""
    source = node.astext().rstrip("\n")
    language = node.get("language", config.highlight_language)
    if node.tagname == "doctest_block":
        language = "pycon"
    options: dict[str, Any] = config.highlight_options.get(language, {})
    lexer = _bridge().get_lexer(source, language, options, bool(node.attributes.get("force")), location=node)
    try:
        tokens = list(lexer.get_tokens(source))
    except ErrorToken:
        if language != "default":
            logger.warning(
                "typst: a code block is not %s throughout; only its valid parts are coloured",
                language,
                location=node,
                type="misc",
                subtype="highlighting_failure",
            )
        tokens = list(_bridge().get_lexer(source, language, options, True, location=node).get_tokens(source))
    return _lines(tokens)


def _lines(tokens: list[tuple[_TokenType, str]]) -> list[str]:
    """Return coloured tokens as Typst source, one text for each line of the code."""
    lines: list[list[str]] = [[]]
    for kind, value in tokens:
        style = _style(kind)
        for number, part in enumerate(value.split("\n")):
            if number:
                lines.append([])
            if part:
                written = string(part.expandtabs(4))
                lines[-1].append(call(style, written) if style else written)
    while lines and not lines[-1]:
        lines.pop()
    return ["\n".join(line) for line in lines]
