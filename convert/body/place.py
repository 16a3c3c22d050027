"""Where in the page's wikitext something stands, so that a diagnostic can name its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convert.body.notes import Note

MOST_MISSES = 40
"""Searches that found nothing, after which no more is searched: a page of generated text must not cost its square."""


@dataclass(slots=True)
class Place:
    """The part of the page that is being read; ``exact``: the text at hand is that part, character by character."""

    start: int
    end: int
    exact: bool
    cursor: int = 0
    misses: int = field(default=0)


class Source:
    """The page's wikitext with its line ends."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _ends(self) -> list[int]:
        return [end.start() for end in re.finditer("\n", self.text)]

    def line(self, offset: int) -> int:
        """The line, counted from 0, of an offset."""
        return bisect_right(self._ends, offset - 1) if offset else 0

    def holds(self, note: Note) -> bool:
        """Whether a note's content stands at its offset as it is."""
        return note.content is not None and self.text.startswith(note.content.strip()[:200], note.offset)

    def find(self, raw: str, place: Place) -> int:
        """The offset of a text that was read within ``place``; the place's own where it cannot be told."""
        if place.misses >= MOST_MISSES:
            return place.start
        cursor = max(place.cursor, place.start)
        found = self.text.find(raw, cursor, place.end)
        if found < 0:
            place.misses += 1
            return place.start
        place.cursor = found
        return found
