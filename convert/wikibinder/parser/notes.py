"""The notes of a page: their content, their marks, and their order.

A note is registered where it is written and parsed after the whole page has been expanded, because a name may be
used before its definition. Until then its mark is a :class:`FootnoteReference` with a number as its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wikibinder.model.nodes import Blocks, CitationReference, FootnoteReference, Inline, walk

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True)
class Note:
    """One note. ``content``: wikitext, None until it is defined. ``offset``: its position in the page's wikitext."""

    group: str
    name: str
    number: int
    content: str | None = None
    offset: int = 0
    # What ``<ref follow=…>`` adds.
    continued: list[str] = field(default_factory=list)
    blocks: Blocks = ()
    # The key, where the note is that one entry and nothing else.
    citation: str = ""
    # The final name, given at the first mark.
    label: str = ""
    called: bool = False
    # The note of which this one names a place: "p. 5" of a book.
    whole: Note | None = None
    # How many of its places have a label; None: it has none.
    places: int | None = None
    # Of the lists of its group, the one that holds it (NoteList.part).
    part: int = 0
    # Notes in it are numbered before it, as in {{#tag:ref}}.
    inner_first: bool = False
    # The note that is numbered with it, and after it.
    outer: Note | None = None
    # How many notes there are around it.
    depth: int = 0
    # The note of that name in the list before: what a mark leads to if this is not defined.
    before: Note | None = None
    # Text before the notes of its list, which no mark leads to.
    leading: bool = False

    @property
    def text(self) -> str:
        """All of the content."""
        return " ".join((self.content or "", *self.continued)).strip()

    @property
    def met(self) -> int:
        """The number of the note with which this one is numbered: its own, or that of the one round it."""
        note = self
        while note.outer:
            note = note.outer
        return note.number

    @property
    def defined(self) -> Note:
        """The note itself, or the one of its name in a list before, if it has no content of its own."""
        note = self
        while note.content is None and note.before:
            note = note.before
        return note

    @property
    def is_link(self) -> bool:
        """Whether the note is a source given only by an address or a labelled link."""
        of_its_own = not self.group and self.whole is None and self.places is None
        return of_its_own and "{{" not in (self.content or "") and bool(_LINK.fullmatch(self.text))


_LINK = re.compile(
    r"\s*(?:\[(?:(?:https?|ftp):)?//[^\[\]\n]+\]|(?:https?|ftp)://[^\s\[\]<>|]+)\s*\.?\s*", re.IGNORECASE
)


_NOTE_OF_LINK = re.compile(r"(?:<ref\b[^<>]*>|\|(?:\s*1\s*=)?)\s*\[?(?:(?:https?|ftp):)?//", re.IGNORECASE)


def may_link(wikitext: str) -> bool:
    """Whether reading a text could give a note that is one link."""
    return "//" in wikitext and bool(_NOTE_OF_LINK.search(wikitext))


@dataclass(slots=True)
class Notes:
    """All notes of a page, in order of registration."""

    all: list[Note] = field(default_factory=list)
    named: dict[tuple[str, str], Note] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    order: list[Note] = field(default_factory=list)
    ends: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """For each group, how many notes there were at each of its lists."""
    reading: Note | None = None
    """The note whose content is being read."""

    def new(self, group: str, name: str = "", before: Note | None = None) -> Note:
        outer = self.reading if self.reading and self.reading.inner_first else None
        depth = self.reading.depth + 1 if self.reading else 0
        note = Note(group, name, len(self.all), outer=outer, depth=depth, before=before)
        self.all.append(note)
        return note

    def get(self, group: str, name: str) -> Note:
        """The note of that name, which may not be defined yet: a new one after a list of the group, as in MediaWiki."""
        note = self.named.get((group, name))
        if note is None or self._is_listed(note):
            note = self.named[group, name] = self.new(group, name, note)
        return note

    def _is_listed(self, note: Note) -> bool:
        """Whether a list of the note's group has come since it was met on the page."""
        ends = self.ends[note.group]
        return self.reading is None and bool(ends) and note.number < ends[-1]

    def define(self, group: str, name: str, content: str, offset: int) -> tuple[Note, bool]:
        """Give a note its content; False where the name is taken by other content: then it is a note of its own."""
        note = self.get(group, name) if name else self.new(group)
        fresh = note.content is None
        if not fresh and _normal(note.content or "") != _normal(content):
            note = self.new(group, name)
            fresh = True
            note.content, note.offset = content, offset
            return note, False
        if fresh:
            note.content, note.offset = content, offset
        return note, True

    def place(self, note: Note, whole: Note) -> None:
        """Make a note one that names a place in the work of another: its label is that one's with a number."""
        if whole is not note and whole.whole is None and note.places is None:
            note.whole, whole.places = whole, whole.places or 0

    def follow(self, group: str, name: str, content: str, offset: int) -> bool:
        """Go on with the text of a note defined before. Where there is none of that name, the text begins the list, as
        in MediaWiki, and the answer is False.
        """
        note = self.named.get((group, name))
        if note is None or note.content is None:
            note = self.new(group)
            note.content, note.offset, note.leading = content, offset, True
            return False
        note.continued.append(content)
        return True

    def unread(self, start: int) -> Iterator[Note]:
        """The notes registered from number ``start`` on; more may be registered meanwhile."""
        while start < len(self.all):
            yield self.all[start]
            start += 1

    def mark(self, reference: FootnoteReference) -> Inline | None:
        """The final form of a mark; None where the note has no content."""
        note = self.all[int(reference.name)].defined
        if not note.blocks:
            return None
        note.called = True
        if note.citation and not note.group and not note.part and note.places is None and note.whole is None:
            return CitationReference(note.citation)
        return FootnoteReference(note.group, self.label(note))

    def label(self, note: Note) -> str:
        """The note's final name: its number in its group, in order of first use; 1.2 for the second place in 1."""
        if note.inner_first:
            # A note may call itself.
            note.inner_first = False
            for node in walk(note.blocks):
                if isinstance(node, FootnoteReference):
                    self.mark(node)
        if note.label:
            return note.label
        if note.whole:
            whole = note.whole.defined
            label = self.label(whole)
            whole.called = True
            whole.places = (whole.places or 0) + 1
            note.label = f"{label}.{whole.places}"
        else:
            self.counts[note.group] = self.counts.get(note.group, 0) + 1
            note.label = str(self.counts[note.group])
        self.order.append(note)
        return note.label

    def footnotes(self) -> Iterator[Note]:
        """The notes with text of their own, in order of first use."""
        position = 0
        while position < len(self.order):
            yield self.order[position]
            position += 1


def unquoted(value: str) -> str:
    """A value without quotation marks around the whole of it, as ``{{#tag:ref}}`` takes them off."""
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _normal(content: str) -> str:
    return " ".join(content.split())
