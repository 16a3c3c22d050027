"""``mw.ustring`` for Lua: strings as Unicode characters."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from wikibinder.expansion.lua_pattern_syntax import PatternError
from wikibinder.expansion.lua_patterns import matches
from wikibinder.expansion.lua_values import ENCODING, LuaFunctions, as_bytes, as_text

if TYPE_CHECKING:
    from wikibinder.expansion.lua_patterns import Match


class UstringFunctions(LuaFunctions):
    """The Python part of Lua's ``mw.ustring``: string functions that count Unicode characters, not bytes."""

    def ulen(self, text: bytes) -> int | None:
        """Return the number of Unicode characters in a text."""
        return len(as_text(text))

    def is_utf8(self, text: bytes) -> bool:
        """Whether bytes are valid UTF-8."""
        try:
            text.decode(ENCODING)
        except UnicodeDecodeError:
            return False
        return True

    def uchar(self, code: float) -> bytes:
        """Return the character with that code point, in UTF-8."""
        return chr(int(code)).encode(ENCODING, "surrogatepass")

    def usub(self, text: bytes, first: float, last: float) -> bytes:
        """Return the characters ``first`` to ``last`` (inclusive) of a text, counted from 1, or from the end if
        negative.
        """
        whole = as_text(text)
        start, end = span_of(whole, first, last)
        return as_bytes(whole[start:end])

    def ulower(self, text: bytes) -> bytes:
        """Return the text in lower case."""
        return as_bytes(as_text(text).lower())

    def uupper(self, text: bytes) -> bytes:
        """Return the text in upper case."""
        return as_bytes(as_text(text).upper())

    def codepoints(self, text: bytes, first: float, last: float) -> Any:
        """Return a Lua list of the code points of the characters ``first`` to ``last``, counted from 1, or from the end
        if negative.
        """
        whole = as_text(text)
        start, end = span_of(whole, first, last)
        return self.page.table(map(ord, whole[start:end]))

    def byte_offset(self, text: bytes, place: float, start: float) -> int | None:
        """Return the position in bytes, from 1, at which a character of the text begins; None if there is none.

        ``place`` 1 is the first character that begins at or after byte ``start``, 0 the last one at or before it, 2 and
        -1 are their neighbours, and so on.
        """
        begins = [offset for offset, byte in enumerate(text, 1) if byte & 0xC0 != 0x80]
        first = int(start) + len(text) + 1 if start < 0 else int(start)
        if not 1 <= first <= len(text):
            return None
        at_or_after = next((n for n, offset in enumerate(begins) if offset >= first), len(begins))
        number = at_or_after + int(place) - 1
        # Place 0 is the character at the byte itself where one begins there.
        if place <= 0 and at_or_after < len(begins) and begins[at_or_after] == first:
            number += 1
        return begins[number] if 0 <= number < len(begins) else None

    def normalized(self, text: bytes, form: bytes) -> bytes:
        """Return the text in a Unicode normal form: ``NFC``, ``NFD``, ``NFKC`` or ``NFKD``."""
        return as_bytes(unicodedata.normalize(form.decode(), as_text(text)))  # type: ignore[arg-type]  # one of the four

    def ufind(self, text: bytes, pattern: bytes, first: float, plain: bool) -> tuple[bool, Any]:
        """Search the first match of a Lua pattern from character ``first`` on (``plain``: the pattern is plain text).

        Return True and a Lua list of start, end and captures, or True and None if nothing matches; False and an error
        message if the pattern is malformed.
        """
        whole, wanted = as_text(text), as_text(pattern)
        start = start_of(whole, first)
        if plain:
            found = whole.find(wanted, start)
            return True, self.page.table([found + 1, found + len(wanted)]) if found >= 0 else None
        try:
            match = next(matches(whole, wanted, start), None)
        except PatternError as problem:
            return False, as_bytes(str(problem))
        if match is None:
            return True, None
        return True, self.page.table([match.start + 1, match.end, *map(capture_value, match.captures)])

    def umatch(self, text: bytes, pattern: bytes, first: float) -> tuple[bool, Any]:
        """Search the first match of a Lua pattern from character ``first`` on.

        Return True and a Lua list of its captures (of the whole match, if the pattern has none), or True and None if
        nothing matches; False and an error message if the pattern is malformed.
        """
        whole = as_text(text)
        try:
            match = next(matches(whole, as_text(pattern), start_of(whole, first)), None)
        except PatternError as problem:
            return False, as_bytes(str(problem))
        return True, None if match is None else self.page.table(capture_values(whole, match))

    def umatches(self, text: bytes, pattern: bytes, most: float, anchors: bool = True) -> tuple[bool, Any]:
        """Return True and a Lua list of all matches of a Lua pattern, at most ``most`` unless negative; False and an
        error message if the pattern is malformed. Without ``anchors`` a ``^`` is a plain character.

        Each match is a list: the text since the previous match, the match, the text after it if it is the last, the
        captures.
        """
        whole, end = as_text(text), 0
        rows: list[list[Any]] = []
        try:
            for match in matches(whole, as_text(pattern), anchors=anchors):
                if 0 <= most <= len(rows):
                    break
                before = as_bytes(whole[end : match.start])
                rows.append([before, as_bytes(whole[match.start : match.end]), b"", *capture_values(whole, match)])
                end = match.end
        except PatternError as problem:
            return False, as_bytes(str(problem))
        if rows:
            rows[-1][2] = as_bytes(whole[end:])
        return True, self.page.table(self.page.table(row) for row in rows)


def capture_value(capture: str | int) -> bytes | int:
    return as_bytes(capture) if isinstance(capture, str) else capture


def capture_values(text: str, match: Match) -> list[bytes | int]:
    return [capture_value(one) for one in match.captures] or [as_bytes(text[match.start : match.end])]


def start_of(text: str, first: float) -> int:
    """Return the offset in ``text`` of character number ``first``, counted from 1, or from the end if negative; between
    0 and the length of the text.
    """
    place = int(first)
    return min(len(text), max(0, place - 1) if place >= 0 else max(0, len(text) + place))


def span_of(text: str, first: float, last: float) -> tuple[int, int]:
    end = int(last)
    return start_of(text, first), end if end >= 0 else len(text) + end + 1
