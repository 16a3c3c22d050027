"""Translates Lua patterns over Unicode text to Python's regular expressions, except ``%b``.

Source: the sections "Patterns" and "Ustring patterns" of
https://www.mediawiki.org/wiki/Extension:Scribunto/Lua_reference_manual.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# LUA_MAXCAPTURES of Lua 5.1.
MOST_CAPTURES = 32


class PatternError(ValueError):
    """A Lua pattern is malformed; the message is the one that Lua prints."""


_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "a": lambda category: category[0] == "L",
    "c": lambda category: category == "Cc",
    "d": lambda category: category == "Nd",
    "l": lambda category: category == "Ll",
    "p": lambda category: category[0] == "P",
    "u": lambda category: category == "Lu",
    "w": lambda category: category[0] == "L" or category == "Nd",
}
# Classes that are no general category: white space, hexadecimal digits and the zero byte (Lua 5.1's %z).
_FIXED = {
    "s": "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000",
    "x": "0-9A-Fa-f\\uff10-\\uff19\\uff21-\\uff26\\uff41-\\uff46",
    "z": "\\x00",
}
_LETTERS = frozenset("acdlpsuwxz")


@cache
def _class(letter: str) -> str:
    """Return a Lua character class, such as ``a`` for ``%a``, as the inside of a set ``[…]`` of a Python regular
    expression.
    """
    if letter in _FIXED:
        return _FIXED[letter]
    return _ranges()[letter]


@cache
def _ranges() -> dict[str, str]:
    """Return the Lua classes that are Unicode categories, by letter, each as the inside of a set ``[…]`` of a Python
    regular expression. Computed once for a process, as it takes about 0.3 s.
    """
    starts: dict[str, int | None] = dict.fromkeys(_CATEGORIES)
    out: dict[str, list[str]] = {letter: [] for letter in _CATEGORIES}
    known: dict[str, frozenset[str]] = {}
    before = ""
    # One more than there are code points, so that the loop itself closes the last range.
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


class PatternTranslation:
    """Translates one Lua pattern, without ``%b``, to a Python regular expression: :meth:`run` returns it. ``positions``
    then contains for each capture whether it is a position capture, ``()``.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.position = 0
        self.positions: list[bool] = []  # for each capture whether it is a position
        self.open: dict[int, int] = {}  # each open capture -> number of the character that opens it

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
            outermost = next(iter(self.open.values()))
            raise PatternError(f"Unclosed capture beginning at pattern character {outermost}")
        return "".join(out)

    def start_capture(self) -> str:
        if len(self.positions) >= MOST_CAPTURES:
            raise PatternError("too many captures")
        # An empty pair captures the position; as a group it keeps the numbers of the others right.
        if self.pattern.startswith("()", self.position):
            self.position += 2
            self.positions.append(True)
            return "()"
        self.position += 1
        self.open[len(self.positions)] = self.position
        self.positions.append(False)
        return "("

    def end_capture(self) -> str:
        if not self.open:
            raise PatternError(f"Unmatched close-paren at pattern character {self.position + 1}")
        self.open.popitem()
        self.position += 1
        return ")"

    def backreference(self) -> str:
        digit = self.pattern[self.position + 1]
        self.position += 2
        if not 0 < int(digit) <= len(self.positions) or int(digit) - 1 in self.open:
            raise PatternError(f"invalid capture index %{digit}")
        # The group keeps a digit after it from becoming part of the number.
        return f"(?:\\{digit})"

    def quantifier(self) -> str:
        mark = self.pattern[self.position : self.position + 1]
        if mark and mark in "*+?-":
            self.position += 1
            return "*?" if mark == "-" else mark
        return ""

    def single(self) -> str:
        """Return the regular expression for the set, class or character at the current position, and move after it."""
        letter = self.pattern[self.position]
        if letter == "[":
            return self.set()
        self.position += 1
        # Lua's dot also matches line breaks.
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
        # A complete %b is matched before patterns are translated.
        if letter == "b":
            raise PatternError("malformed pattern (missing arguments to '%b')")
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
        # A "]" at the beginning of a set is one of its characters.
        while first or not text.startswith("]", self.position):
            first = False
            self.set_item(inside, outside, begin)
        self.position += 1
        sets = [*outside, f"[{''.join(inside)}]"] if inside else outside
        if not sets:  # nothing but ranges whose end comes before their beginning
            return "[\\s\\S]" if negated else "(?!)"
        if negated:
            return f"[^{''.join(inside)}]" if inside and not outside else f"(?:(?!{'|'.join(sets)})[\\s\\S])"
        return sets[0] if len(sets) == 1 else f"(?:{'|'.join(sets)})"

    def set_item(self, inside: list[str], outside: list[str], begin: int) -> None:
        """Translate the next class, range or character inside a set; raises PatternError at the end of the pattern.

        Its expression is added to ``inside``; that of a negated class (``%A``), to ``outside``. ``begin``: the number
        of the character that opens the set, for the error message.
        """
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
        """Return the next character of the pattern; at its end raise PatternError with the message ``problem``."""
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
    # Python reserves "[", "--", "&&", "~~" and "||" inside sets and warns about them.
    return "\\" + letter if letter in r"\]^-[&~|" else letter
