"""Several lists of one group on a page: each holds the notes since the one before it, and counts anew, as in MediaWiki.

The last list keeps the group; those before it become groups of their own, labelled alike ("lower-alpha 2").
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wikibinder.model.nodes import NoteList

if TYPE_CHECKING:
    from wikibinder.parser.notes import Note
    from wikibinder.parser.parser import Parser

LABELLED = frozenset(("", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman", "lower-greek"))
"""Groups whose labels do not name the group; only lists of these are told apart."""


def part_lists(parser: Parser) -> None:
    """Give each list its notes; a list without any goes where another of its group has some."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, nodes in enumerate(parser.marked):
        if len(nodes) == 1 and isinstance(nodes[0], NoteList):
            places[nodes[0].group].append(number)
    for group, markers in places.items():
        ends = parser.notes.ends[group]
        if group in LABELLED and len(markers) == len(ends) > 1:
            _part(parser, group, markers, ends)


def _part(parser: Parser, group: str, markers: list[int], ends: list[int]) -> None:
    held: list[list[Note]] = [[] for _ in markers]
    current = 0
    for note in parser.notes.all:
        while current < len(ends) - 1 and note.number >= ends[current]:
            current += 1
        if note.group == group:
            held[current].append(note)
    filled = [number for number, notes in enumerate(held) if notes]
    for number, (marker, notes) in enumerate(zip(markers, held, strict=True)):
        if filled and number not in filled:
            parser.marked[marker] = ()
        elif filled and number != filled[-1]:
            own = f"{group or 'decimal'} {number + 2}"
            parser.marked[marker] = (NoteList(own),)
            for note in notes:
                note.group = own
