"""Matches Lua patterns over Unicode text, as ``mw.ustring`` does.

Source: the sections "Patterns" and "Ustring patterns" of
https://www.mediawiki.org/wiki/Extension:Scribunto/Lua_reference_manual. A pattern becomes a compiled Python expression;
only ``%b`` is not regular and is matched by hand. Python's engine backtracks as Lua's does, so the first match is the
same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wikibinder.expansion.lua_pattern_syntax import PatternError, PatternTranslation

if TYPE_CHECKING:
    from collections.abc import Iterator

# The limit of Scribunto's mw.ustring (patternLengthLimit).
LONGEST_PATTERN = 10_000


class Match(NamedTuple):
    """A match of a Lua pattern: offsets of start and end, and the captures, each a text or (for ``()``) a position from
    1 on.
    """

    start: int
    end: int
    captures: tuple[str | int, ...]


@lru_cache(maxsize=2000)
def _compiled(pattern: str) -> tuple[re.Pattern[str], tuple[bool, ...]]:
    translation = PatternTranslation(pattern)
    expression = translation.run()
    return re.compile(expression), tuple(translation.positions)


def matches(text: str, pattern: str, start: int = 0, *, anchors: bool = True) -> Iterator[Match]:
    """Yield the matches of a Lua pattern in the text from offset ``start`` on, without overlap; for a pattern with
    ``^`` only a match at ``start`` itself. Raises PatternError for a malformed pattern.

    Without ``anchors``, ``^`` at the beginning of the pattern is a plain character, as in ``gmatch``.
    """
    if len(pattern) > LONGEST_PATTERN:
        raise PatternError("pattern too long")
    if not anchors and pattern.startswith("^"):
        pattern = "%" + pattern
    anchored = pattern.startswith("^")
    # "%%b" is a percent sign and a letter.
    if "%b" in pattern.replace("%%", "  "):
        yield from _balanced(text, pattern, start)
        return
    compiled, positions = _compiled(pattern)
    position = start
    while position <= len(text):
        found = compiled.match(text, position) if anchored else compiled.search(text, position)
        if found is None:
            return
        yield Match(found.start(), found.end(), _captures(found, positions))
        if anchored:
            return
        # After an empty match the search continues one character later; otherwise it would not end.
        position = found.end() + (found.end() == found.start())


def _captures(found: re.Match[str], positions: tuple[bool, ...]) -> tuple[str | int, ...]:
    return tuple(
        found.start(number) + 1 if is_position else found.group(number) or ""
        for number, is_position in enumerate(positions, 1)
    )


# ---------------------------------------------------------------- %b


def _balanced(text: str, pattern: str, start: int) -> Iterator[Match]:
    """Yield the matches of a Lua pattern that contains ``%bxy``, from offset ``start`` on, without overlap."""
    anchored = pattern.startswith("^")
    position = start
    while position <= len(text):
        found = next((m for at in range(position, len(text) + 1) if (m := _balanced_at(text, pattern, at))), None)
        if anchored:
            found = _balanced_at(text, pattern, position)
        if found is None:
            return
        yield found
        if anchored:
            return
        position = found.end + (found.end == found.start)


def _balanced_at(text: str, pattern: str, start: int) -> Match | None:
    """Return the match of a Lua pattern with ``%bxy`` exactly at offset ``start``; None if there is none. In the
    pattern a capture may contain a ``%bxy`` alone, but not together with other items.
    """
    position = start
    captures: list[str | int] = []
    pieces = re.split(r"(\(?%b..\)?)", pattern.removeprefix("^"), flags=re.DOTALL)
    for index, piece in enumerate(pieces):
        if index % 2:
            pair = piece[3:5] if piece.startswith("(") else piece[2:4]
            end = _partner(text, position, *pair)
            if end < 0:
                return None
            if piece.startswith("("):
                captures.append(text[position:end])
            position = end
        elif piece:
            # "^", because each part must match exactly where the previous one ended.
            compiled, positions = _compiled("^" + piece)
            found = compiled.match(text, position)
            if found is None:
                return None
            captures += _captures(found, positions)
            position = found.end()
    return Match(start, position, tuple(captures))


def _partner(text: str, start: int, opening: str, closing: str) -> int:
    """Return the offset after the ``closing`` character that balances the ``opening`` one at ``start``; -1 if there is
    none.
    """
    if text[start : start + 1] != opening:
        return -1
    depth = 1
    for offset in range(start + 1, len(text)):
        if text[offset] == closing:
            depth -= 1
            if depth == 0:
                return offset + 1
        elif text[offset] == opening:
            depth += 1
    return -1
