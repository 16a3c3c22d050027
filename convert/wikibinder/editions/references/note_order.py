"""The order, labels and places of the notes of a document.

Entries of the bibliography and plain notes with marks in running text are one list. Each container of the class
``notes`` is a separate list, whose labels begin again. Its field ``group`` is the name of the group on the wiki;
without it, the class next to ``notes`` is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from docutils import nodes

from wikibinder.editions.references.note_labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wikibinder.editions.references.citation_domains import reference_list


@dataclass(eq=False, slots=True)
class NoteGroup:
    """The notes of one list. ``name``: the style of their labels, a key of ``LABELS`` or other words ("" for the
    references); ``box``: the container of the list.
    """

    name: str
    box: nodes.container | None = None
    notes: list[nodes.footnote] = field(default_factory=list)


class NoteNumbering:
    """Orders and labels the notes of one document.

    ``print_entry(key, node, kind)``: function that inserts the bibliography entry of a key into a node and returns
    whether there is one; ``kind``: prefix of the node's id.
    """

    def __init__(self, document: nodes.document, print_entry: Callable[[str, nodes.Element, str], bool]) -> None:
        self.document = document
        self.print_entry = print_entry
        plain = self.document.autofootnotes
        self.named = {name: note for note in plain for name in note["names"]}
        nameless = (mark for mark in self.document.autofootnote_refs if "refname" not in mark)
        self.nameless = {
            id(mark): note for mark, note in zip(nameless, (n for n in plain if not n["names"]), strict=False)
        }
        self.written = {id(note): number for number, note in enumerate(plain)}
        self.entries: dict[str, nodes.footnote] = {}
        self.parts: dict[int, list[nodes.footnote]] = {}
        self.main = NoteGroup("")
        self.groups = [self.main]
        self.group_of: dict[int, NoteGroup] = {}
        for box in self.document.findall(nodes.container):
            if is_note_list(box):
                group = self._group(box)
                self.group_of.update((id(note), group) for note in box.findall(nodes.footnote))

    def _group(self, box: nodes.container) -> NoteGroup:
        """Return the group of notes of a container: all containers of the class ``references`` are one list, each other
        one is its own.
        """
        if "references" in box["classes"]:
            self.main.box = self.main.box or box
            return self.main
        self.groups.append(NoteGroup(_take_group_name(box), box))
        return self.groups[-1]

    def arrange(self, lists: list[reference_list]) -> None:
        """Order and label all notes of the document, and move them to their lists. ``lists``: the placeholders of the
        list of references.
        """
        calls: dict[int, list[nodes.footnote_reference]] = {}
        for mark, note in self.called():
            calls.setdefault(id(note), []).append(mark)
        # Before notes are moved, which changes the order of reading.
        labels = [(note, text) for group in self.groups for note, text in self.labelled(group)]
        self.place(lists)
        for note, text in labels:
            self.connect(note, text, calls.get(id(note), ()))
        separate(mark for marks in calls.values() for mark in marks)
        converted = {id(note) for note, _ in labels}
        # docutils would number these notes again.
        self.document.autofootnotes = [note for note in self.document.autofootnotes if id(note) not in converted]

    def group(self, note: nodes.footnote) -> NoteGroup:
        return self.group_of.get(id(note), self.main)

    def called(self) -> Iterator[tuple[nodes.footnote_reference, nodes.footnote]]:
        """Yield the marks of notes in the order of reading, each with its note; notes are added to their lists at their
        first mark. Notes without marks come last, each followed by the notes whose marks are in it.
        """
        seen: set[int] = set()
        yield from self.called_in(self.document, seen)
        for note in self.document.autofootnotes:
            if id(note) not in seen and note["names"]:
                for entered in self.enter(note, seen):
                    yield from self.called_in(entered, seen)

    def called_in(
        self, place: nodes.Element, seen: set[int]
    ) -> Iterator[tuple[nodes.footnote_reference, nodes.footnote]]:
        """Yield the marks of notes in the node ``place`` in the order of reading, each with its note; after the first
        mark of a note, the marks inside that note. ``seen``: the ``id()`` of each note reached before, extended here.
        """
        # A stack instead of recursion, because notes may be nested deeply.
        pending = [_marks(place)]
        while pending:
            mark = next(pending[-1], None)
            if mark is None:
                pending.pop()
                continue
            note = self.note(mark)
            if note is None:
                continue
            if id(note) not in seen:
                pending.extend(_marks(entered) for entered in reversed(self.enter(note, seen)))
            yield mark, note

    def enter(self, note: nodes.footnote, seen: set[int]) -> list[nodes.footnote]:
        """Add a note to its list, after the notes that precede it (``before``); return all notes added, in order.
        ``seen``: the ``id()`` of each note reached before, extended here.
        """
        entered: list[nodes.footnote] = []
        waiting = [note]
        while waiting:
            note = waiting[-1]
            if id(note) not in seen:
                seen.add(id(note))
                waiting.extend(before for before in self.before(note) if id(before) not in seen)
                continue
            waiting.pop()
            if note in entered:
                continue
            entered.append(note)
            if whole := self.whole(note):
                self.parts.setdefault(id(whole), []).append(note)
            else:
                self.group(note).notes.append(note)
        return entered

    def before(self, note: nodes.footnote) -> list[nodes.footnote]:
        """Return the notes that must precede this one in its list, last first: the note of the complete work, if this
        one cites a place in it; and the notes with marks in this one, if they are entries or written before it.
        (MediaWiki numbers a note in ``{{#tag:ref}}`` before the outer one.)
        """
        inner = [
            called for mark in _marks(note) if (called := self.note(mark)) and self.group(called) is self.group(note)
        ]
        number = self.written.get(id(note), 0)
        inner = [called for called in inner if self.written.get(id(called), -1) < number]
        whole = self.whole(note)
        return [*([whole] if whole else []), *reversed(inner)]

    def whole(self, note: nodes.footnote) -> nodes.footnote | None:
        """Return the note of the complete work for a note that cites one place in it: ``n1`` for ``n1.2``. None for
        other notes.
        """
        whole = self.named.get(_name(note).rpartition(".")[0])
        return None if whole is note else whole

    def labelled(self, group: NoteGroup) -> Iterator[tuple[nodes.footnote, str]]:
        """Yield the notes of a list, each with its label; after the note of a complete work come the notes that cite
        places in it.
        """
        notes, group.notes = group.notes, []
        for number, note in enumerate(notes, 1):
            text = label(group.name, number)
            places = [(part, f"{text}.{place}") for place, part in enumerate(self.parts.get(id(note), ()), 1)]
            for labelled in ((note, text), *places):
                group.notes.append(labelled[0])
                yield labelled

    def note(self, mark: nodes.footnote_reference) -> nodes.footnote | None:
        """Return the note that a mark refers to, None if there is none; the note of a bibliography entry is created at
        its first mark.
        """
        if "citekey" not in mark:
            return self.named.get(mark.get("refname", "")) or self.nameless.get(id(mark))
        key = mark["citekey"]
        if key not in self.entries:
            note = nodes.footnote("")
            if not self.print_entry(key, note, "footcite"):
                return None
            self.entries[key] = note
        return self.entries[key]

    def place(self, lists: list[reference_list]) -> None:
        """Move the notes of each group, in order, to its container; the references in place of one of ``lists``, the
        placeholders of their list: the first one in their container, otherwise the last one. Without placeholders they
        come to the end of their container or of the last section. All placeholders are removed.
        """
        for group in self.groups:
            for note in group.notes:
                # A note of an entry is new and has no parent yet.
                if note.parent is not None:
                    note.parent.remove(note)
            if group.box is not None and group is not self.main:
                group.box.extend(group.notes)
        main, box = self.main.notes, self.main.box
        # A list inside the references' container, otherwise the last one on the page.
        home = next((place for place in lists if _inside(place, box)), lists[-1] if lists else None)
        if home is not None:
            home.replace_self(main)
        else:
            (_last_section(self.document) if box is None else box).extend(main)
        for place in lists:
            if place is not home:
                place.parent.remove(place)

    def connect(self, note: nodes.footnote, text: str, marks: Iterable[nodes.footnote_reference]) -> None:
        """Label a note and its marks with ``text`` and link them both ways, as docutils does for the notes that it
        numbers.
        """
        note.insert(0, nodes.label("", text, support_smartquotes=False))
        note.attributes.pop("auto", None)
        if not note["ids"]:
            self.document.set_id(note)
        for mark in marks:
            mark.append(nodes.Text(text))
            # The name of a group is printed unchanged.
            mark["support_smartquotes"] = False
            for attribute in ("auto", "refname", "citekey"):
                mark.attributes.pop(attribute, None)
            if not mark["ids"]:
                self.document.set_id(mark)
            mark["refid"] = note["ids"][0]
            mark.resolved = True
            note.add_backref(mark["ids"][0])


def _name(note: nodes.footnote) -> str:
    return str(note["names"][0]) if note["names"] else ""


def separate(marks: Iterable[nodes.footnote_reference]) -> None:
    """Give each mark of a note directly after another mark the class ``adjacent``, so that 1 and 2 are not read as
    12.
    """
    for parent in {id(mark.parent): mark.parent for mark in marks}.values():
        for left, right in pairwise(parent.children):
            if isinstance(left, nodes.footnote_reference) and isinstance(right, nodes.footnote_reference):
                right["classes"].append("adjacent")


def is_note_list(box: nodes.Element) -> bool:
    return not {"notes", "references"}.isdisjoint(box["classes"])


def _take_group_name(box: nodes.Element) -> str:
    """Return the name of the group whose notes a container holds: its field ``group``, which is removed, or its class
    next to ``notes``; "note" if it has neither.
    """
    head = box.children[0] if box.children else None
    names = list(head.findall(nodes.field_name)) if isinstance(head, nodes.field_list) else []
    if head is not None and [name.astext() for name in names] == ["group"]:
        box.remove(head)
        return next(head.findall(nodes.field_body)).astext()
    return next((name for name in box["classes"] if name != "notes"), "note")


def _marks(node: nodes.Element) -> Iterator[nodes.footnote_reference]:
    """Yield the marks of notes in a node in the order of reading, without those in the notes inside it."""
    stack: list[nodes.Node] = list(reversed(node.children))
    while stack:
        child = stack.pop()
        if isinstance(child, nodes.footnote_reference):
            yield child
        elif not isinstance(child, nodes.footnote):
            stack.extend(reversed(child.children))


def _inside(node: nodes.Node, box: nodes.Element | None) -> bool:
    while node is not None and node is not box:
        node = node.parent
    return node is not None


def _last_section(document: nodes.document) -> nodes.Element:
    """Return the last section of the first level of a document, or the document if it has none."""
    sections = [child for child in document.children if isinstance(child, nodes.section)]
    return sections[-1] if sections else document
