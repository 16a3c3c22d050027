"""Marks and notes of a document to one list of references in order of first reference, and one list for each group.

An entry of the bibliography and a plain note differ in nothing but their origin: both become docutils footnotes of one
sequence, each with links back to all its marks. Explanatory notes (``[#lower-alpha-1]_`` in a container of the classes
``notes`` and ``lower-alpha``) have labels of their own: a, b, c. A note inside a note counts where the outer one is
first called; ``[#n1.1]_`` names a place in the work of ``[#n1]_`` and stands after it. Documents without citations and
without these containers stay as docutils makes them.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.transforms.references import Footnotes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform

from wikibinder.editions.references import cs1_style
from wikibinder.editions.references.bib_files import BIBFILES, BibRecord
from wikibinder.editions.references.citation_domains import (
    Cited,
    CiteDomain,
    Work,
    entry_link,
    full_entry,
    reference_list,
)
from wikibinder.editions.references.docutils_nodes import inline_nodes
from wikibinder.editions.references.note_labels import label
from wikibinder.editions.references.wiki_links import from_article
from wikibinder.editions.shared.article_sources import head_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from wikibinder.editions.references.docutils_nodes import ToPage
    from wikibinder.model.nodes import Inlines

MAIN = ""
"""The group of a document's references."""


class NumberNotes(SphinxTransform):
    """Number, order, link and place the notes of a document."""

    default_priority = Footnotes.default_priority - 10
    works: dict[str, Work]
    """The works that the document cites, by key."""

    def apply(self, **_kwargs: Any) -> None:
        document = self.document
        self.works = {}
        marks = [mark for mark in document.findall(nodes.footnote_reference) if "citekey" in mark]
        lists = list(document.findall(reference_list))
        if marks or lists or any(_group(box) is not None for box in document.findall(nodes.container)):
            NoteNumbering(self).arrange(lists)
        self.link_entries()
        if self.works:
            domain = cast("CiteDomain", self.env.get_domain("cite"))
            domain.works[self.env.docname] = Cited.of(self.works.values())

    def record(self, key: str) -> BibRecord | None:
        return BIBFILES.find(self.env, self.env.docname, key)

    def print_entry(self, key: str, node: nodes.Element, kind: str) -> bool:
        """Put the entry of ``key`` into ``node``, which becomes a place to be linked to; whether there is one."""
        record = self.record(key)
        if record is None:
            return False
        text = cs1_style.formatted(record)
        # data are printed as they are: no quotation mark is turned
        node["support_smartquotes"] = False
        parts = inline_nodes(text, self.to_page)
        node += parts if isinstance(node, full_entry) else nodes.paragraph("", "", *parts)
        identify(self.document, node, f"{kind}-{key}")
        self.note_work(record, text, node["ids"][0])
        return True

    @cached_property
    def to_page(self) -> ToPage:
        address = (text for name, text in head_fields(self.document) if name == "source")
        return from_article(self.env, self.env.docname, next(address, ""))

    def note_work(self, record: BibRecord, text: Inlines, anchor: str) -> None:
        """Keep what the bibliography has to know of a work; its first place counts."""
        if record.key not in self.works:
            self.works[record.key] = Work(record.key, cs1_style.sort_key(record), anchor, text)

    def link_entries(self) -> None:
        """Print the entries that stand in full, and lead the links to where the document, or else the bibliography,
        prints their entries.
        """
        for entry in self.document.findall(full_entry):
            self.print_entry(entry["citekey"], entry, "cite")
        works = self.works
        calls: dict[str, list[nodes.reference]] = {}
        for link in list(self.document.findall(entry_link)):
            key = link["citekey"]
            if key in works:
                reference = nodes.reference("", "", *link.children, internal=True, refid=works[key].anchor)
                self.document.set_id(reference)
                calls.setdefault(works[key].anchor, []).append(reference)
                link.replace_self(reference)
            else:
                if record := self.record(key):
                    self.note_work(record, cs1_style.formatted(record), "")
                text = nodes.inline("", "", *link.children)
                link.replace_self(pending_xref("", text, refdomain="cite", reftype="p", reftarget=key,
                                               refdoc=self.env.docname, refexplicit=True, refwarn=True))  # fmt: skip
        self.link_back(calls)

    def link_back(self, calls: dict[str, list[nodes.reference]]) -> None:
        """Lead each entry that is printed in full back to the notes that name it: "^ 3, 5"."""
        for entry in self.document.findall(full_entry):
            called_by = [(text, link) for link in calls.get(entry["ids"][0] if entry["ids"] else "", ())
                         if (text := _label_of(link))]  # fmt: skip
            if called_by:
                back = nodes.inline("", " ^", classes=["backlinks"])
                for number, (text, link) in enumerate(called_by):
                    back += nodes.Text(", " if number else " ")
                    back += nodes.reference("", text, internal=True, refid=link["ids"][0])
                entry.append(back)


def _label_of(node: nodes.Node) -> str:
    """The label of the note that a node stands in."""
    while node is not None and not isinstance(node, nodes.footnote):
        node = node.parent
    return node[0].astext() if node is not None else ""


class NoteNumbering:
    """The notes of one document while they are put in order."""

    def __init__(self, transform: NumberNotes) -> None:
        self.transform = transform
        self.document = transform.document
        plain = self.document.autofootnotes
        self.named = {name: note for note in plain for name in note["names"]}
        nameless = (mark for mark in self.document.autofootnote_refs if "refname" not in mark)
        self.nameless = {
            id(mark): note for mark, note in zip(nameless, (n for n in plain if not n["names"]), strict=False)
        }
        self.entries: dict[str, nodes.footnote] = {}
        self.order: dict[str, list[nodes.footnote]] = {MAIN: []}
        self.parts: dict[int, list[nodes.footnote]] = {}
        self.groups: dict[int, str] = {}
        self.boxes: dict[str, nodes.container] = {}
        for box in self.document.findall(nodes.container):
            group = _group(box)
            if group is not None:
                self.boxes.setdefault(group, box)
                self.groups.update((id(note), group) for note in box.findall(nodes.footnote))

    def arrange(self, lists: list[reference_list]) -> None:
        """Put everything in its place."""
        calls: dict[int, list[nodes.footnote_reference]] = {}
        for mark, note in self.called():
            calls.setdefault(id(note), []).append(mark)
        labels = {group: list(self.labelled(group, notes)) for group, notes in self.order.items()}
        self.order = {group: [note for note, _ in labelled] for group, labelled in labels.items()}
        self.place(lists)
        for labelled in labels.values():
            for note, text in labelled:
                self.connect(note, text, calls.get(id(note), ()))
        separate(mark for marks in calls.values() for mark in marks)
        ours = {id(note) for notes in self.order.values() for note in notes}
        self.document.autofootnotes = [note for note in self.document.autofootnotes if id(note) not in ours]

    def group(self, note: nodes.footnote) -> str:
        return self.groups.get(id(note), MAIN)

    def called(self) -> Iterator[tuple[nodes.footnote_reference, nodes.footnote]]:
        """The marks in the order of reading, each with its note; notes enter their lists when first called. Notes that
        nothing calls come last, and after each the ones that it calls.
        """
        seen: set[int] = set()
        yield from self.called_in(self.document, seen)
        for note in self.document.autofootnotes:
            if id(note) not in seen and note["names"]:
                self.enter(note, seen)
                yield from self.called_in(note, seen)

    def called_in(
        self, place: nodes.Element, seen: set[int]
    ) -> Iterator[tuple[nodes.footnote_reference, nodes.footnote]]:
        """The marks in a place, and in the notes that are first called there."""
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
                pending.extend(_marks(entered) for entered in self.enter(note, seen))
            yield mark, note

    def enter(self, note: nodes.footnote, seen: set[int]) -> list[nodes.footnote]:
        """Put a note into its list, and before it the one whose place it names; gives the new ones, last first."""
        seen.add(id(note))
        whole = self.named.get(_name(note).rpartition(".")[0])
        if whole is None or whole is note:
            self.order.setdefault(self.group(note), []).append(note)
            return [note]
        self.parts.setdefault(id(whole), []).append(note)
        return [note] if id(whole) in seen else [note, *self.enter(whole, seen)]

    def labelled(self, group: str, notes: Iterable[nodes.footnote]) -> Iterator[tuple[nodes.footnote, str]]:
        """The notes of a group and their labels; each is followed by those that name places in it."""
        for number, note in enumerate(notes, 1):
            text = label(group, number, _name(note).rpartition("-")[0])
            yield note, text
            for place, part in enumerate(self.parts.get(id(note), ()), 1):
                yield part, f"{text}.{place}"

    def note(self, mark: nodes.footnote_reference) -> nodes.footnote | None:
        """The note that a mark calls; that of an entry is made at its first call."""
        if "citekey" not in mark:
            return self.named.get(mark.get("refname", "")) or self.nameless.get(id(mark))
        key = mark["citekey"]
        if key not in self.entries:
            note = nodes.footnote("")
            if not self.transform.print_entry(key, note, "footcite"):
                return None
            self.entries[key] = note
        return self.entries[key]

    def place(self, lists: list[reference_list]) -> None:
        """Put the notes of each group, in order, where the document wants its list."""
        for group, notes in self.order.items():
            for note in notes:
                if note.parent is not None:
                    note.parent.remove(note)
            if group != MAIN:
                self.boxes[group].extend(notes)
        home = next((place for place in lists if _inside(place, self.boxes.get(MAIN))), lists[-1] if lists else None)
        if home is not None:
            home.replace_self(self.order[MAIN])
        else:
            self.boxes.get(MAIN, _last_section(self.document)).extend(self.order[MAIN])
        for place in lists:
            if place is not home:
                place.parent.remove(place)

    def connect(self, note: nodes.footnote, text: str, marks: Iterable[nodes.footnote_reference]) -> None:
        """Label a note and its marks and link them both ways, as docutils does for the notes it numbers."""
        note.insert(0, nodes.label("", text))
        note.attributes.pop("auto", None)
        if not note["ids"]:
            self.document.set_id(note)
        for mark in marks:
            mark.append(nodes.Text(text))
            for attribute in ("auto", "refname", "citekey"):
                mark.attributes.pop(attribute, None)
            if not mark["ids"]:
                self.document.set_id(mark)
            mark["refid"] = note["ids"][0]
            mark.resolved = True
            note.add_backref(mark["ids"][0])


def _name(note: nodes.footnote) -> str:
    return str(note["names"][0]) if note["names"] else ""


def identify(document: nodes.document, node: nodes.Element, wanted: str) -> None:
    """Give a node an id made of ``wanted``, or another one where that is taken."""
    name = nodes.make_id(wanted)
    if name in document.ids:
        document.set_id(node)
    else:
        node["ids"].append(name)
        document.ids[name] = node


def separate(marks: Iterable[nodes.footnote_reference]) -> None:
    """Give each mark that follows another at once the class ``adjacent``, lest 1 and 2 be read as 12."""
    for parent in {id(mark.parent): mark.parent for mark in marks}.values():
        for left, right in pairwise(parent.children):
            if isinstance(left, nodes.footnote_reference) and isinstance(right, nodes.footnote_reference):
                right["classes"].append("adjacent")


def _group(box: nodes.Element) -> str | None:
    """The group whose notes a container holds; None: it is none of ours."""
    classes = box["classes"]
    if "references" in classes:
        return MAIN
    if "notes" in classes:
        return next((name for name in classes if name != "notes"), "note")
    return None


def _marks(node: nodes.Element) -> Iterator[nodes.footnote_reference]:
    """The marks in a node in the order of reading, without those in the notes inside it."""
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
    """The last section of the first level, or the document."""
    sections = [child for child in document.children if isinstance(child, nodes.section)]
    return sections[-1] if sections else document


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(NumberNotes)
