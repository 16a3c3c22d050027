"""Pages with several lists of notes of one group: each contains the notes since the previous list, as in MediaWiki.

Each list but the last is a separate part (``NoteList.part``). Notes after the last list get a list at the end of the
page.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from typing import TYPE_CHECKING

from wikibinder.model.nodes import NoteList

if TYPE_CHECKING:
    from wikibinder.parser.notes import Note
    from wikibinder.parser.parser import Parser


def part_lists(parser: Parser, in_text: int) -> None:
    """Set for each footnote the number of the list in which it is printed (``Note.part``), if the page has several
    lists of its group. An empty list is removed if the group has another list that is not empty.

    ``in_text``: the number of notes in the text of the page itself. Notes inside other notes belong to the last list.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, nodes in enumerate(parser.marked):
        if len(nodes) == 1 and isinstance(nodes[0], NoteList):
            places[nodes[0].group].append(number)
    for group, markers in places.items():
        ends = parser.notes.ends[group]
        if len(markers) == len(ends):
            _part(parser, markers, _held(parser, group, ends, in_text))


def _held(parser: Parser, group: str, ends: list[int], in_text: int) -> list[list[Note]]:
    """Return for each list of a group the notes that it contains, and finally those after the last list. ``ends``: for
    each list the number of notes before it; ``in_text``: the number of notes that are not inside other notes.
    """
    notes_by_list: list[list[Note]] = [[] for _ in range(len(ends) + 1)]
    for note in parser.notes.all:
        if note.group == group and note.defined is note:
            number = bisect(ends, note.met)
            notes_by_list[number if note.met < in_text else min(number, len(ends) - 1)].append(note)
    return notes_by_list


def _part(parser: Parser, markers: list[int], notes_by_list: list[list[Note]]) -> None:
    filled = [number for number, notes in enumerate(notes_by_list) if notes]
    for number, (marker, notes) in enumerate(zip(markers, notes_by_list, strict=False)):
        if filled and number not in filled:
            parser.marked[marker] = ()
        elif filled and number != filled[-1]:
            parser.marked[marker] = (NoteList(notes[0].group, number + 1),)
            for note in notes:
                note.part = number + 1
