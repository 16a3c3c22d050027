"""Arranges the marks and notes of a document: one list of references in order of first reference, and one list for each
group.

An entry of the bibliography and a plain note differ only in their origin: both become docutils footnotes of one
sequence, each with links back to all its marks. Explanatory notes (``[#lower-alpha-1]_`` in a container of the classes
``notes`` and ``lower-alpha``) have their own labels: a, b, c. A note inside a note is numbered at the first mark of the
outer one: before it, if it is an entry or is written before it, otherwise after it. ``[#n1.1]_`` is a place in the work
of ``[#n1]_`` and follows it. Documents without citations and without these containers are left to docutils, and so are
all pages that are not converted.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.transforms.references import Footnotes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform

from wikibinder.editions.references import cs1_style, reference_style
from wikibinder.editions.references.bib_files import BIBFILES, BibRecord
from wikibinder.editions.references.citation_domains import (
    WORK,
    Cited,
    CiteDomain,
    Work,
    entry_link,
    full_entry,
    reference_list,
)
from wikibinder.editions.references.coins import citation_data, query
from wikibinder.editions.references.docutils_nodes import inline_nodes
from wikibinder.editions.references.note_order import NoteNumbering, is_note_list
from wikibinder.editions.references.wiki_links import from_article
from wikibinder.editions.shared.article_sources import head_fields
from wikibinder.editions.shared.converted import is_document_converted

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from wikibinder.editions.references.docutils_nodes import ToPage
    from wikibinder.model.nodes import Inlines

NOTES = "notes"
"""Recorded instead of a section's title for a work that is cited in a footnote."""


class NumberNotes(SphinxTransform):
    """Numbers, orders, links and places the notes of a document."""

    default_priority = Footnotes.default_priority - 10
    works: dict[str, Work]
    """The works that the document cites, by key."""

    def apply(self, **_kwargs: Any) -> None:
        document = self.document
        self.works = {}
        if not is_document_converted(document):
            return
        marks = [mark for mark in document.findall(nodes.footnote_reference) if "citekey" in mark]
        lists = list(document.findall(reference_list))
        if marks or lists or any(map(is_note_list, document.findall(nodes.container))):
            NoteNumbering(self.document, self.print_entry).arrange(lists)
        self.link_entries()
        for box in document.findall(nodes.container):
            # Names of groups come from pages, so no rule of a theme may apply to them.
            if "notes" in box["classes"]:
                box["classes"] = [name if name == "notes" else f"notes-{name}" for name in box["classes"]]
        if self.works:
            domain = cast("CiteDomain", self.env.get_domain("cite"))
            domain.works[self.env.docname] = Cited.of(self.works.values())

    def record(self, key: str) -> BibRecord | None:
        return BIBFILES.find(self.env, self.env.docname, key)

    def print_entry(self, key: str, node: nodes.Element, kind: str) -> bool:
        """Insert the bibliography entry of ``key`` into ``node``, which becomes a link target; return whether there is
        such an entry. ``kind``: prefix of the target's id, ``footcite`` for a note, ``cite`` for an entry in the text.
        """
        record = self.record(key)
        if record is None:
            return False
        text = self.formatted(record)
        # data are printed unchanged: quotation marks are not replaced
        node["support_smartquotes"] = False
        parts = inline_nodes(text, self.to_page)
        if self.config.wikibinder_coins:
            parts.append(citation_data(query=query(record)))
        node += parts if isinstance(node, full_entry) else nodes.paragraph("", "", *parts)
        identify(self.document, node, f"{kind}-{key}")
        self.note_work(record, text, node["ids"][0], NOTES if kind == "footcite" else section_of(node))
        return True

    @cached_property
    def source(self) -> str:
        """Return the address of the article on its wiki; "" if it is unknown."""
        return next((text for name, text in head_fields(self.document) if name == "source"), "")

    @cached_property
    def to_page(self) -> ToPage:
        return from_article(self.env, self.env.docname, self.source)

    def formatted(self, record: BibRecord) -> Inlines:
        """Return an entry as printed, in the citation style of the project and the language of the article."""
        return reference_style.formatted(self.env, record, reference_style.language(self.env, self.source))

    def note_work(self, record: BibRecord, text: Inlines, anchor: str, section: str) -> None:
        """Store a cited work for the bibliography of the book; its first occurrence counts. ``text``: its formatted
        entry; ``anchor``: id of the entry in the document; ``section``: title of the section that cites it.
        """
        if record.key not in self.works:
            self.works[record.key] = Work(record.key, cs1_style.sort_key(record), anchor, text, record.type, section)

    def link_entries(self) -> None:
        """Insert full entries at their places, and set the targets of links to the place where the document, or else
        the bibliography, prints their entries.
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
                    self.note_work(record, self.formatted(record), "", section_of(link))
                text = nodes.inline("", "", *link.children)
                link.replace_self(pending_xref("", text, refdomain="cite", reftype=WORK, reftarget=key,
                                               refdoc=self.env.docname, refexplicit=True, refwarn=True))  # fmt: skip
        self.link_back(calls)

    def link_back(self, calls: dict[str, list[nodes.reference]]) -> None:
        """Add to each fully printed entry links to the notes that cite it: "^ 3, 5". ``calls``: id of an entry -> the
        links to it in the document.
        """
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
    """Return the label of the note that contains a node; "" if it is in no note."""
    while node is not None and not isinstance(node, nodes.footnote):
        node = node.parent
    return node[0].astext() if node is not None else ""


def section_of(node: nodes.Node) -> str:
    """Return the title of the section that contains a node; ``NOTES`` if the node is in a note; "" if it is in
    neither.
    """
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.footnote):
            return NOTES
        if isinstance(node, nodes.section):
            title = next((child for child in node.children if isinstance(child, nodes.title)), None)
            return title.astext() if title is not None else ""
    return ""


def identify(document: nodes.document, node: nodes.Element, preferred: str) -> None:
    """Give a node an id made from ``preferred``, or another one if that is in use."""
    name = nodes.make_id(preferred)
    if name in document.ids:
        document.set_id(node)
    else:
        node["ids"].append(name)
        document.ids[name] = node


def setup(app: Sphinx) -> None:
    """Register the transform that numbers notes."""
    app.add_transform(NumberNotes)
