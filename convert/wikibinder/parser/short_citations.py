"""Finds short citations in the page's wikitext, so that a diagnostic about a missing target has a position."""

from __future__ import annotations

import re
from collections import defaultdict

CALL = re.compile(r"\{\{\s*(?:sfn|harv|sf)[^{}]{0,400}\}\}", re.IGNORECASE)
WORD = re.compile(r"\w+")
CANDIDATES = 50
"""Maximum number of calls that one search examines, so that the time is linear for a page of equal calls."""


class ShortCitations:
    """The calls of short citation templates (``sfn``, ``harv`` ...) in a page's wikitext, indexed by their words."""

    def __init__(self, wikitext: str) -> None:
        self._calls: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        for found in CALL.finditer(wikitext):
            words = frozenset(WORD.findall(found[0]))
            for word in words:
                self._calls[word].append((found.start(), words))

    def find(self, shown: str) -> int:
        """Return the offset of the call that printed the text ``shown``: the first call that contains all words of the
        text, otherwise the first that contains the rarest of them, otherwise 0.
        """
        words = WORD.findall(shown)
        calls = min((self._calls.get(word, []) for word in words if word in self._calls), key=len, default=[])
        for offset, held in calls[:CANDIDATES]:
            if held.issuperset(words):
                return offset
        return calls[0][0] if calls else 0
