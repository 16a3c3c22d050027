"""Lua patterns over Unicode text, as ``mw.ustring`` has them: pattern -> a compiled Python expression.

Source: the sections "Patterns" and "Ustring patterns" of
https://www.mediawiki.org/wiki/Extension:Scribunto/Lua_reference_manual. Only ``%b`` is no regular expression; it is
matched by hand. Python's engine backtracks as Lua's does, so the first match is the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_CAPTURES = 32
LONGEST_PATTERN = 10_000


class PatternError(ValueError):
    """The pattern is malformed; the message is Lua's."""


class Match(NamedTuple):
    """A match: its span, and its captures, each a text or (for ``()``) a position counted from 1."""

    start: int
    end: int
    captures: tuple[str | int, ...]


_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "a": lambda category: category[0] == "L",
    "c": lambda category: category == "Cc",
    "d": lambda category: category == "Nd",
    "l": lambda category: category == "Ll",
    "p": lambda category: category[0] == "P",
    "u": lambda category: category == "Lu",
    "w": lambda category: category[0] == "L" or category == "Nd",
}
_FIXED = {
    "s": "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000",
    "x": "0-9A-Fa-f\\uff10-\\uff19\\uff21-\\uff26\\uff41-\\uff46",
    "z": "\\x00",
}
_LETTERS = frozenset("acdlpsuwxz")


@cache
def _class(letter: str) -> str:
    """The inside of a character set for ``%a`` and its kin."""
    if letter in _FIXED:
        return _FIXED[letter]
    return _ranges()[letter]


@cache
def _ranges() -> dict[str, str]:
    """The sets that general categories make. Computed once for a process: it takes about 0.3 s."""
    starts: dict[str, int | None] = dict.fromkeys(_CATEGORIES)
    out: dict[str, list[str]] = {letter: [] for letter in _CATEGORIES}
    known: dict[str, frozenset[str]] = {}
    before = ""
    for code in range(0x110001):
        category = unicodedata.category(chr(code)) if code < 0x110000 else "Cn"
        if category == before:
            continue
        before = category
        if category not in known:
            known[category] = frozenset(letter for letter, test in _CATEGORIES.items() if test(category))
        for letter, start in starts.items():
            inside = letter in known[category]
            if inside and start is None:
                starts[letter] = code
            elif not inside and start is not None:
                out[letter].append(f"\\U{start:08x}-\\U{code - 1:08x}")
                starts[letter] = None
    return {letter: "".join(parts) for letter, parts in out.items()}


class _Translation:
    """One pattern on its way to an expression."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.position = 0
        self.positions: list[bool] = []  # for each capture whether it is a position
        self.open: list[int] = []

    def run(self) -> str:
        out: list[str] = []
        text = self.pattern
        if text.startswith("^"):
            self.position = 1
        while self.position < len(text):
            letter = text[self.position]
            if letter in "()":
                out.append(self.start_capture() if letter == "(" else self.end_capture())
            elif letter == "$" and self.position == len(text) - 1:
                self.position += 1
                out.append(r"\Z")
            elif text.startswith("%f", self.position):
                self.position += 2
                out.append(self.frontier())
            elif letter == "%" and text[self.position + 1 : self.position + 2].isdigit():
                out.append(self.backreference())
            else:
                out.append(self.single() + self.quantifier())
        if self.open:
            raise PatternError("unfinished capture")
        return "".join(out)

    def start_capture(self) -> str:
        if len(self.positions) >= MOST_CAPTURES:
            raise PatternError("too many captures")
        if self.pattern.startswith("()", self.position):
            self.position += 2
            self.positions.append(True)
            return "()"
        self.position += 1
        self.open.append(len(self.positions))
        self.positions.append(False)
        return "("

    def end_capture(self) -> str:
        if not self.open:
            raise PatternError("invalid pattern capture")
        self.open.pop()
        self.position += 1
        return ")"

    def backreference(self) -> str:
        digit = self.pattern[self.position + 1]
        self.position += 2
        if not 0 < int(digit) <= len(self.positions) or int(digit) - 1 in self.open:
            raise PatternError(f"invalid capture index %{digit}")
        return f"(?:\\{digit})"

    def quantifier(self) -> str:
        mark = self.pattern[self.position : self.position + 1]
        if mark and mark in "*+?-":
            self.position += 1
            return "*?" if mark == "-" else mark
        return ""

    def single(self) -> str:
        """A set, a class or a character."""
        letter = self.pattern[self.position]
        if letter == "[":
            return self.set()
        self.position += 1
        if letter == ".":
            return "[\\s\\S]"
        if letter == "%":
            return self.escaped()
        return re.escape(letter)

    def escaped(self) -> str:
        if self.position >= len(self.pattern):
            raise PatternError("malformed pattern (ends with '%')")
        letter = self.pattern[self.position]
        self.position += 1
        if letter.lower() in _LETTERS and letter.isascii():
            return f"[{'^' if letter.isupper() else ''}{_class(letter.lower())}]"
        return re.escape(letter)

    def set(self) -> str:
        text, begin = self.pattern, self.position + 1
        self.position += 1
        negated = text.startswith("^", self.position)
        self.position += negated
        outside: list[str] = []  # complements of classes: each is a set of its own
        inside: list[str] = []
        first = True
        while first or not text.startswith("]", self.position):
            first = False
            self.set_item(inside, outside, begin)
        self.position += 1
        sets = [*outside, f"[{''.join(inside)}]"] if inside else outside
        if negated:
            return f"[^{''.join(inside)}]" if inside and not outside else f"(?:(?!{'|'.join(sets)})[\\s\\S])"
        return sets[0] if len(sets) == 1 else f"(?:{'|'.join(sets)})"

    def set_item(self, inside: list[str], outside: list[str], begin: int) -> None:
        """A class, a range or a character of a set."""
        letter = self.next(f"Missing close-bracket for character set beginning at pattern character {begin}")
        if letter == "%":
            letter = self.next("malformed pattern (ends with '%')")
            if letter.lower() in _LETTERS and letter.isascii():
                content = _class(letter.lower())
                outside.append(f"[^{content}]") if letter.isupper() else inside.append(content)
            else:
                inside.append(_set_character(letter))
            return
        ahead = self.pattern[self.position : self.position + 2]
        if len(ahead) == 2 and ahead[0] == "-" and ahead[1] != "]":
            self.position += 2
            last = self.next("malformed pattern (ends with '%')") if ahead[1] == "%" else ahead[1]
            if letter <= last:
                inside.append(f"{_set_character(letter)}-{_set_character(last)}")
        else:
            inside.append(_set_character(letter))

    def next(self, problem: str) -> str:
        """The next character of the pattern; raises PatternError at its end."""
        if self.position >= len(self.pattern):
            raise PatternError(problem)
        self.position += 1
        return self.pattern[self.position - 1]

    def frontier(self) -> str:
        if not self.pattern.startswith("[", self.position):
            raise PatternError("missing '[' after '%f' in pattern")
        inside = self.set()
        # Beginning and end of the text count as "\0".
        zero = re.match(inside, "\0") is not None
        before = f"(?<!{inside})" if not zero else f"(?:(?<=[\\s\\S])(?<!{inside}))"
        after = f"(?={inside})" if not zero else f"(?:(?={inside})|\\Z)"
        return before + after


def _set_character(letter: str) -> str:
    return "\\" + letter if letter in r"\]^-[&~|" else letter


@lru_cache(maxsize=2000)
def _compiled(pattern: str) -> tuple[re.Pattern[str], tuple[bool, ...]]:
    translation = _Translation(pattern)
    expression = translation.run()
    return re.compile(expression), tuple(translation.positions)


def matches(text: str, pattern: str, start: int = 0, *, anchors: bool = True) -> Iterator[Match]:
    """The matches of a pattern from an offset on, without overlap; of one with ``^`` at most one, at the offset.

    Without ``anchors`` a ``^`` at the beginning is a character, as ``gmatch`` has it.
    """
    if len(pattern) > LONGEST_PATTERN:
        raise PatternError("pattern too long")
    if not anchors and pattern.startswith("^"):
        pattern = "%" + pattern
    anchored = pattern.startswith("^")
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
        position = found.end() + (found.end() == found.start())


def _captures(found: re.Match[str], positions: tuple[bool, ...]) -> tuple[str | int, ...]:
    return tuple(
        found.start(number) + 1 if is_position else found.group(number) or ""
        for number, is_position in enumerate(positions, 1)
    )


# ---------------------------------------------------------------- %b


def _balanced(text: str, pattern: str, start: int) -> Iterator[Match]:
    """Matches of a pattern with ``%bxy``: what comes before and behind it is matched by expressions."""
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
    """The match that begins at an offset. Groups must not reach over a ``%b`` but may hold it alone."""
    position = start
    captures: list[str | int] = []
    pieces = re.split(r"(\(?%b..\)?)", pattern.removeprefix("^"), flags=re.DOTALL)
    for index, piece in enumerate(pieces):
        if index % 2:
            pair = piece[3:5] if piece.startswith("(") else piece[2:4]
            end = _partner(text, position, pair[0], pair[1])
            if end < 0:
                return None
            if piece.startswith("("):
                captures.append(text[position:end])
            position = end
        elif piece:
            compiled, positions = _compiled("^" + piece)
            found = compiled.match(text, position)
            if found is None:
                return None
            captures += _captures(found, positions)
            position = found.end()
    return Match(start, position, tuple(captures))


def _partner(text: str, start: int, opening: str, closing: str) -> int:
    """The offset behind the partner of the opening character at ``start``, -1 where there is none."""
    if text[start : start + 1] != opening:
        return -1
    depth = 0
    for offset in range(start, len(text)):
        if text[offset] == closing:
            depth -= 1
            if depth == 0:
                return offset + 1
        elif text[offset] == opening:
            depth += 1
    return -1
