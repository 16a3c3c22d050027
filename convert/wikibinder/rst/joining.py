"""Joins the pieces of a line, with escaped spaces where docutils would not recognise the end of an element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from wikibinder.rst import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Piece(NamedTuple):
    """A part of a line of reStructuredText: running text, or (``markup``) an inline element, which may need separators
    around it.
    """

    text: str
    markup: bool = False


# From docutils' "Inline markup recognition rules": after and before other characters no markup is recognised.
_OPENING = frozenset("([{<'\"-/“‘«„‚‹「『（【《〈–—¿¡")
_CLOSING = frozenset(")]}>'\"-/.,;!?\\”’»›“‘」』）】》〉、。，；！？–—…·")
_MARK = re.compile(r"\*\*?|``|:[\w:+-]+:`|`|\[#|\|")


def joined(parts: Iterable[Piece]) -> str:
    """Return the pieces as one line, with escaped spaces where docutils would not recognise an inline element beside
    other text.
    """
    found: list[str] = []
    last, after_markup = "", False
    for piece in parts:
        if not piece.text:
            continue
        apart = _opens(last, piece.text) if piece.markup else not after_markup or _closes(last, piece.text)
        if not apart:
            found.append(escape.BREAK)
        found.append(piece.text)
        last, after_markup = piece.text, piece.markup
    return "".join(found)


def _opens(before: str, element: str) -> bool:
    """Whether docutils recognises the beginning of the inline element ``element`` if the line before it is
    ``before``.
    """
    if not before or before[-1].isspace():
        return True
    mark = _MARK.match(element)
    return before[-1] in _OPENING and mark is not None and element[mark.end() : mark.end() + 1].isalnum()


def _closes(element: str, after: str) -> bool:
    """Whether docutils recognises the end of the inline element ``element`` if ``after`` follows it."""
    # A colon after an element and before a letter could begin a role.
    if after[0] == ":":
        return after[1:2] == "" or after[1].isspace()
    return after[0].isspace() or (after[0] in _CLOSING and not element[-1].isspace())


def around(content: str, before: str, behind: str, inner: Callable[[str], str] = str) -> list[Piece]:
    """Return the pieces of an inline element, ``before`` + content + ``behind``; spaces at the ends of the content are
    put outside. Content without text gives no element.

    ``inner``: function that escapes the content for the element.
    """
    # docutils recognises no element whose content begins or ends with a space.
    core = content.strip()
    if not core:
        return [Piece(content and " ")]
    # Most content has no space at its ends.
    if len(core) == len(content):
        return [Piece(f"{before}{inner(core)}{behind}", markup=True)]
    at = content.index(core)
    element = Piece(f"{before}{inner(core)}{behind}", markup=True)
    return [Piece(content[:at]), element, Piece(content[at + len(core) :])]
