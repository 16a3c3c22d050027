"""The footnotes of a page: their content, their marks, and their order.

A note is registered where it is written and parsed after the whole page has been expanded, because its name may be used
before its definition. Until then its mark is a :class:`FootnoteReference` whose name is the number of the note.
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
    """One footnote of a page. ``number``: its index in registration order; ``content``: its wikitext, None until it is
    defined; ``offset``: that of the content in the page's wikitext.
    """

    group: str
    name: str
    number: int
    content: str | None = None
    offset: int = 0
    # Text appended by ``<ref follow=…>``.
    continued: list[str] = field(default_factory=list)
    blocks: Blocks = ()
    # The key of the entry, if the note consists of that entry alone.
    citation: str = ""
    # The final name, assigned at the first mark.
    label: str = ""
    called: bool = False
    # For a note that only cites a place in another note's work ("p. 5"): that other note.
    whole: Note | None = None
    # Number of such notes of this work that have a label so far; None if there are none.
    places: int | None = None
    # The number of its list (NoteList.part).
    part: int = 0
    # Notes inside it are numbered before it, as in {{#tag:ref}}.
    inner_first: bool = False
    # The note around it, which is numbered together with it and after it.
    outer: Note | None = None
    # Number of notes that enclose it.
    depth: int = 0
    # The note of the same name in the previous list: the target of marks if this one is never defined.
    before: Note | None = None
    # Text at the head of the list of notes, without a mark.
    leading: bool = False

    @property
    def text(self) -> str:
        """Return the whole wikitext of the note, with what ``<ref follow=…>`` has appended."""
        return " ".join((self.content or "", *self.continued)).strip()

    @property
    def met(self) -> int:
        """Return the number of the outermost note that encloses this one; its own number if none does."""
        note = self
        while note.outer:
            note = note.outer
        return note.number

    @property
    def defined(self) -> Note:
        """Return the note that has the content: this one, or the latest with content of the same name in earlier lists
        of the group; the earliest of them if none has content.
        """
        note = self
        while note.content is None and note.before:
            note = note.before
        return note

    @property
    def is_link(self) -> bool:
        """Whether the note consists only of a web address, or of a web link with a label, and so is a source of its
        own.
        """
        of_its_own = not self.group and self.whole is None and self.places is None
        return of_its_own and "{{" not in (self.content or "") and bool(_LINK.fullmatch(self.text))


_LINK = re.compile(
    r"\s*(?:\[(?:(?:https?|ftp):)?//[^\[\]\n]+\]|(?:https?|ftp)://[^\s\[\]<>|]+)\s*\.?\s*", re.IGNORECASE
)


_NOTE_OF_LINK = re.compile(r"(?:<ref\b[^<>]*>|\|(?:\s*1\s*=)?)\s*\[?(?:(?:https?|ftp):)?//", re.IGNORECASE)


def may_link(wikitext: str) -> bool:
    """Whether wikitext may contain a note that is a single web link. A fast test; false positives are possible."""
    return "//" in wikitext and bool(_NOTE_OF_LINK.search(wikitext))


@dataclass(slots=True)
class Notes:
    """All footnotes of a page, in order of registration (``all``). ``named``: by group and name; ``counts``: number of
    labels given in each group; ``order``: footnotes with a label, in order of first use.
    """

    all: list[Note] = field(default_factory=list)
    named: dict[tuple[str, str], Note] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    order: list[Note] = field(default_factory=list)
    ends: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Group -> for each of its lists, the number of notes that were registered before it."""
    reading: Note | None = None
    """The note whose content is being parsed; None while the page itself is."""

    def new(self, group: str, name: str = "", before: Note | None = None) -> Note:
        """Register and return a new note, inside the note that is being parsed, if any. ``before``: the note of the
        same name in the previous list.
        """
        outer = self.reading if self.reading and self.reading.inner_first else None
        depth = self.reading.depth + 1 if self.reading else 0
        note = Note(group, name, len(self.all), outer=outer, depth=depth, before=before)
        self.all.append(note)
        return note

    def get(self, group: str, name: str) -> Note:
        """Return the note of that group and name. A new one is registered if there is none, or if a list of the group
        has come since the note (as in MediaWiki); in the content of a note only if there is none.
        """
        note = self.named.get((group, name))
        if note is None or self._is_listed(note):
            note = self.named[group, name] = self.new(group, name, note)
        return note

    def _is_listed(self, note: Note) -> bool:
        """Whether a list of the note's group has been registered after the note; False while the content of a note is
        read, as all notes are read after the whole page.
        """
        ends = self.ends[note.group]
        return self.reading is None and bool(ends) and note.number < ends[-1]

    def define(self, group: str, name: str, content: str, offset: int) -> tuple[Note, bool]:
        """Set the content of the note of that group and name (a new note for the name ""), and return the note and
        True. If it has other content already, return a new note with this content, and False. ``offset``: that of the
        content in the wikitext.
        """
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
        """Make ``note`` a reference to a page or section of the work that the footnote ``whole`` cites, so that its
        label is that of ``whole`` and a number (1.2). Without effect if ``whole`` is itself such a reference, or if
        ``note`` has such references.
        """
        if whole is not note and whole.whole is None and note.places is None:
            note.whole, whole.places = whole, whole.places or 0

    def follow(self, group: str, name: str, content: str, offset: int) -> bool:
        """Append wikitext to the note of that group and name, and return True. If there is none, or it has no content
        so far, the text is printed at the beginning of the list, as in MediaWiki; return False.
        """
        note = self.named.get((group, name))
        if note is None or note.content is None:
            note = self.new(group)
            note.content, note.offset, note.leading = content, offset, True
            return False
        note.continued.append(content)
        return True

    def unread(self, start: int) -> Iterator[Note]:
        """Yield the notes from number ``start`` on, including those that are registered while this iterates."""
        while start < len(self.all):
            yield self.all[start]
            start += 1

    def mark(self, reference: FootnoteReference) -> Inline | None:
        """Return the final node for the mark of a note (a reference to a footnote or to a bibliography entry); None if
        the note has no content.
        """
        note = self.all[int(reference.name)].defined
        if not note.blocks:
            return None
        note.called = True
        if note.citation and not note.group and not note.part and note.places is None and note.whole is None:
            return CitationReference(note.citation)
        return FootnoteReference(note.group, self.label(note))

    def label(self, note: Note) -> str:
        """Return the final name of a note; it is assigned at the first call: its number in the group ("1"), or "1.2"
        for the second reference to a place in the work of note 1.
        """
        if note.inner_first:
            # Cleared first, because a note may contain a mark of itself.
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
        """Yield the notes that are printed as footnotes, in order of first use, including those added while this
        iterates.
        """
        position = 0
        while position < len(self.order):
            yield self.order[position]
            position += 1


def unquoted(value: str) -> str:
    """Return a value of ``{{#tag:ref}}`` without quotation marks around all of it."""
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _normal(content: str) -> str:
    return " ".join(content.split())
