"""Maps parsed text to its position in the page's wikitext, so that diagnostics have a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wikibinder.parser.notes import Note

MOST_MISSES = 40
"""Number of failed searches in one :class:`Place` after which no more are made there, because on a generated page the
time would be quadratic.
"""


_LINKS = re.compile(r"(?:\[\[[^\[\]|:]{1,40}:[^\[\]]*\]\]\s*)+$")
_ENDS = (("{{", "}}"), ("<!--", "-->"), ("<references", ">"), ("__", "__"), ("<noinclude>", ""), ("</noinclude>", ""))


def _unread(line: str) -> bool:
    """Whether a line of a page contains no text of the article: only a template call, images or categories, a comment,
    or nothing.
    """
    text = line.strip()
    ends = any(text.startswith(start) and text.endswith(end) for start, end in _ENDS)
    return not text or ends or (text.startswith("[[") and bool(_LINKS.match(text)))


def _boxes(lines: list[str], opening: str, closing: str) -> int:
    """Return how many of the first lines contain no text of the article, only template calls (also over several lines),
    categories and the like. ``opening``, ``closing``: the braces of calls, exchanged if ``lines`` are in reverse order.
    """
    depth = 0
    for number, line in enumerate(lines):
        before = depth
        depth += line.count(opening) - line.count(closing)
        if depth < 0 or (not before and not (_unread(line) or (depth and line.startswith(("{{", "}}"))))):
            return number
    return len(lines)


@dataclass(slots=True)
class Place:
    """The part of a page's wikitext, from offset ``start`` to ``end``, that is being parsed. ``exact``: whether the
    parsed text equals that part; ``cursor``: offset of the last text found in it; ``misses``: number of texts not found
    in it.
    """

    start: int
    end: int
    exact: bool
    cursor: int = 0
    misses: int = field(default=0)


class SourceMap:
    """Finds lines and pieces of text in the wikitext of a page (``text``)."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self.text.split("\n")), lambda end, length: end + 1 + length))

    def line(self, offset: int) -> int:
        """Return the index of the line (from 0) that contains an offset."""
        return bisect_right(self._ends, offset - 1) if offset else 0

    def place_on_page(self, raw: str, line: int) -> str:
        """Return where the template call ``raw`` is that begins on the line with the index ``line``: "" within text; if
        it is alone on its line, ``start`` or ``end`` before or after all text of the page, otherwise ``line``.

        See :class:`wikibinder.templates.protocols.Context`.
        """
        first, _, more = raw.partition("\n")
        shown = self._lines[line].strip() if line < len(self._lines) else ""
        if not (shown.startswith(first.strip()) if more else shown == first.strip()):
            return ""
        if line < self._around[0]:
            return "start"
        return "end" if line >= self._around[1] else "line"

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _around(self) -> tuple[int, int]:
        """Return the index of the first line with text of the article, and of the line after the last one."""
        count = len(self._lines)
        start = _boxes(self._lines, "{{", "}}")
        return start, max(start, count - _boxes(self._lines[::-1], "}}", "{{"))

    def holds(self, note: Note) -> bool:
        """Whether the page's wikitext contains the content of a footnote (its first 200 characters) unchanged at the
        footnote's offset.
        """
        return note.content is not None and self.text.startswith(note.content.strip()[:200], note.offset)

    def find(self, raw: str, place: Place) -> int:
        """Return the offset of the wikitext ``raw`` within ``place``, searched from the last one found there; the start
        of ``place`` if it is not found.
        """
        if place.misses >= MOST_MISSES:
            return place.start
        cursor = max(place.cursor, place.start)
        found = self.text.find(raw, cursor, place.end)
        if found < 0:
            place.misses += 1
            return place.start
        place.cursor = found
        return found
