"""Reports attributes of HTML elements and table cells that contain text and that no edition shows.

``title=`` of ``<abbr>``, and of ``<span>`` and ``<dfn>`` around plain text, becomes an abbreviation; the others
(``title=`` elsewhere, ``summary=``, ``abbr=``, ``cite=``, ``datetime=``) have no form in reStructuredText.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code
from wikibinder.parser.sanitize import decode
from wikibinder.wikitext.preprocessor import Call, Tag, attributes, scan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikibinder.parser.parser import Parser

UNSHOWN = ("title", "summary", "abbr", "cite", "datetime")
_QUOTED = re.compile(r"=\s*[\"']")
_NAMED = re.compile(rf"\b(?:{'|'.join(UNSHOWN)})\Z", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
VERBATIM = frozenset(("nowiki", "pre", "syntaxhighlight", "source", "math", "templatedata"))
"""Names of the extension tags whose content is not HTML."""
_ELEMENT = re.compile(r"<(?!(?:ref|references|gallery|abbr|poem|imagemap)\b)([a-z][a-z0-9]*)\b([^<>]*)>", re.IGNORECASE)
_CELL = re.compile(r"(?:^[ \t]*(?:[|!]\+?|\{\||\|-)|\|\||!!)([^|\n\[{<]*)(?=\||\n|\Z)", re.MULTILINE)
SHOWN_IN_TEXT = frozenset(("<span>", "<dfn>"))
"""Elements whose ``title=`` around plain text is converted like that of ``<abbr>``, and so is not reported."""
MACHINE = "Z3988"
"""Class of elements with metadata (COinS) in ``title=``."""


def report_unshown(parser: Parser) -> None:
    """Report the attributes with text that no edition prints (``title=``, ``summary=`` ...) of HTML elements and table
    cells on the page itself, not those in the output of templates.
    """
    text = parser.page.wikitext
    if not _may_have_attributes(text):
        return
    text = _COMMENT.sub(lambda found: _blank(found[0]), text)
    pieces = [piece for piece in scan(text) if isinstance(piece, Call | Tag)]
    text = _without(text, (piece for piece in pieces if isinstance(piece, Tag) and piece.name in VERBATIM))
    for found in _ELEMENT.finditer(text):
        _report(parser, f"<{found[1].lower()}>", found[2], found, text)
    # The parameters of a call look like attributes of cells, so calls are blanked out.
    if "{|" in text:
        for found in _CELL.finditer(_without(text, (piece for piece in pieces if isinstance(piece, Call)))):
            _report(parser, "a table or cell", found[1], found, text)


def _may_have_attributes(text: str) -> bool:
    """Whether a text may contain an attribute in UNSHOWN. (A fast test: only what precedes quoted values is
    examined.)
    """
    for value in _QUOTED.finditer(text):
        end = value.start()
        while end and text[end - 1].isspace():
            end -= 1
        if _NAMED.search(text, max(0, end - LONGEST_NAME), end):
            return True
    return False


LONGEST_NAME = max(map(len, UNSHOWN))


def _blank(text: str) -> str:
    """Return spaces of the same length as the text, with its line ends."""
    return _NO_BREAK.sub(" ", text)


_NO_BREAK = re.compile(r"[^\n]")


def _without(text: str, pieces: Iterable[Call | Tag]) -> str:
    """Return the text with these calls and tags replaced by spaces, so that offsets do not change."""
    parts: list[str] = []
    end = 0
    for piece in pieces:
        parts += [text[end : piece.start], _blank(piece.raw)]
        end = piece.start + len(piece.raw)
    return "".join([*parts, text[end:]])


def _report(parser: Parser, element: str, written: str, found: re.Match[str], text: str) -> None:
    if not _may_have_attributes(written) or MACHINE in written:
        return
    values = attributes(written)
    for name in UNSHOWN:
        value = decode(values.get(name, ""))
        if value and not (name == "title" and element in SHOWN_IN_TEXT and _is_plain(text, found.end())):
            parser.report_at(Code.TEXT_DROPPED, f"{name}= of {element}: no edition shows it", found.start(), value)


def _is_plain(text: str, start: int) -> bool:
    """Whether the text from offset ``start`` to the next tag is not blank and contains no markup, so that it can become
    an abbreviation.
    """
    end = text.find("<", start)
    inner = text[start:end]
    return end > start and inner.strip() != "" and not any(mark in inner for mark in ("[", "{", "''", "\n\n"))
