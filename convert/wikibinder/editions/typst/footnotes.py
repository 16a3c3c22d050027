"""Writes notes: at the foot of the page of their first mark, or as endnotes at the place of their list.

docutils has numbered the notes (for each document and each group); its labels are printed, as in the other editions. A
repeated mark links to the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from wikibinder.editions.typst.literals import array, block, call, string
from wikibinder.editions.typst.writer import book_label, lines
from wikibinder.model.translations import translation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikibinder.editions.typst.writer import Writer

_INERT = (nodes.target, nodes.comment, nodes.title, nodes.Invisible)


def label_of(note: nodes.Element) -> str:
    """Return the printed label (number or sign) of a note or citation; "" if it has none."""
    first = note.children[0] if note.children else None
    return first.astext().strip() if isinstance(first, nodes.label) else ""


def notes_of(document: nodes.Node, docname: str) -> tuple[dict[str, nodes.Element], set[str]]:
    """Return label in the book -> note for the notes of a document, and the labels of the notes that have a mark."""
    notes: dict[str, nodes.Element] = {}
    called: set[str] = set()
    for node in document.findall():
        if isinstance(node, nodes.footnote):
            notes.update({book_label(name, docname): node for name in node["ids"]})
        elif isinstance(node, nodes.footnote_reference) and "refid" in node:
            called.add(book_label(node["refid"], docname))
    return notes, called


def footnote_reference(node: nodes.Element, writer: Writer) -> str:
    """Return the mark of a note as Typst source, followed by the note itself if this is its first mark and the note is
    printed at the foot of the page.
    """
    name, sign = writer.label(node.get("refid", "")), node.astext().strip()
    note = writer.notes.get(name)
    # Raised figures without brackets would read as one number.
    comma = call("note-comma") if _follows_mark(node) else ""
    if note is None:
        return lines(comma, call("super", string(sign)))
    if _is_listed(name, note, writer):
        return lines(comma, writer.anchors(node), call("super", block(writer.link(name, string(sign)))))
    if name in writer.labels:
        return lines(comma, call("again", string(sign), string(name)))
    writer.labels.add(name)
    # A note has its own line width and spacing, whatever the text of its mark is in.
    with writer.within(nested=True, in_note=True, preformatted=False, longest_word=0):
        body = writer.run_in(note.children[1:])
    return lines(comma, call("note", string(sign), string(name), block(body)))


def _is_listed(name: str, note: nodes.Element, writer: Writer) -> bool:
    """Whether a note is printed in a list of notes: as an endnote, or below a long table or a list with very many
    marks. While such a table or list is written, the note is added to the notes to be printed below it. ``name``: the
    label of the note.
    """
    if writer.gathered is not None and name not in writer.labels and name not in writer.listed:
        writer.listed.add(name)
        writer.gathered.append(note)
    return writer.options.endnotes or writer.gathered is not None or name in writer.listed


def notes_below(notes: Iterable[nodes.Element], writer: Writer) -> str:
    """Return the notes of a long table or list, as a list below it, as Typst source: Typst takes quadratic time for
    footnotes.
    """
    with writer.within(gathered=None, longest_word=0):
        written = [_entry(note, writer, list(map(writer.label, note.get("backrefs", [])[:1]))) for note in notes]
    return call("notes-below", *map(block, written)) if written else ""


def _follows_mark(node: nodes.Element) -> bool:
    """Whether another mark directly precedes this one, so that ``1`` and ``2`` would read as ``12``."""
    siblings = node.parent.children if node.parent is not None else []
    at = siblings.index(node) - 1
    while at >= 0 and isinstance(siblings[at], nodes.Text) and not siblings[at].astext().strip():
        at -= 1
    return at >= 0 and isinstance(siblings[at], nodes.footnote_reference)


def footnote(node: nodes.Element, writer: Writer) -> str:
    """Return a note at the place of its list as Typst source, if it is an endnote or has no mark in the book; otherwise
    "".
    """
    names = [writer.label(name) for name in node["ids"]]
    # It is printed at the foot of the page that has its first mark.
    if not writer.options.endnotes and any(name in writer.called for name in names):
        return ""
    backrefs: list[str] = node.get("backrefs", [])
    return _entry(node, writer, [writer.label(name) for name in backrefs] if writer.options.endnotes else [])


def citation(node: nodes.Element, writer: Writer) -> str:
    """Return an entry of a bibliography as Typst source."""
    return _entry(node, writer, [])


def _entry(node: nodes.Element, writer: Writer, marks: list[str]) -> str:
    writer.linked_labels.update(marks)
    with writer.within(in_note=True):
        body = writer.run_in([child for child in node.children if not isinstance(child, nodes.label)])
    names = [string(name) for name in writer.claims(node)]
    return call("note-entry", array(names), string(label_of(node)), array(map(string, marks)), block(body))


def only_notes(node: nodes.Element, writer: Writer) -> bool:
    """Whether a section or list contains only footnotes, at least one of which has a mark and is printed at the foot of
    a page. False with endnotes.
    """
    if writer.options.endnotes:
        return False
    content = [child for child in node.children if not isinstance(child, _INERT)]
    return bool(content) and any(_is_called(child, writer) for child in content) and all(
        isinstance(child, nodes.footnote) for child in content
    )  # fmt: skip


def only_note_lists(node: nodes.Element, writer: Writer) -> bool:
    """Whether a section contains, apart from its title, only footnotes and lists of them, printed at the foot of pages.
    False with endnotes.
    """
    if writer.options.endnotes:
        return False
    content = [child for child in node.children if not isinstance(child, _INERT)]
    return bool(content) and all(
        _is_called(child, writer) or (isinstance(child, nodes.container) and only_notes(child, writer))
        for child in content
    )  # fmt: skip


def only_notes_and_sections(node: nodes.Element, writer: Writer) -> bool:
    """Whether a section has subsections and, apart from these, only lists of notes that are printed at the foot of
    pages.
    """
    content = [child for child in node.children if not isinstance(child, (*_INERT, nodes.section))]
    has_sections = any(isinstance(child, nodes.section) for child in node.children)
    return has_sections and bool(content) and all(
        isinstance(child, nodes.container) and only_notes(child, writer) for child in content
    )  # fmt: skip


def _is_called(node: nodes.Node, writer: Writer) -> bool:
    return isinstance(node, nodes.footnote) and any(writer.label(name) in writer.called for name in node["ids"])


def left_out_headings_line(writer: Writer) -> str:
    """Return a line for the beginning of the list of works, as Typst source, about the sections of notes that are left
    out: their heading ("References"), and that the notes are at the foot of pages. "" if there are none.
    """
    if not writer.note_headings:
        return ""
    # The most frequent heading; of several the first in the alphabet, so that the output does not vary.
    heading = min(writer.note_headings, key=lambda title: (-writer.note_headings[title], title))
    words = translation(writer.options.language).gettext("The notes are at the foot of the pages.")
    return call("notes-location-line", block(string(f"{heading}: {words}")))


def notes_location_line(writer: Writer) -> str:
    """Return a line that replaces the first list of notes in a section, as Typst source: that the notes are at the foot
    of pages, and where the works are listed. "" if the section has such a line already.
    """
    if writer.notice_printed:
        return ""
    writer.notice_printed = True
    words = translation(writer.options.language)
    text = [string(words.gettext("The notes are at the foot of the pages."))]
    if writer.bibliography and writer.bibliography != writer.docname:
        label = writer.label("", writer.bibliography)
        works = writer.link(label, string(words.pgettext("in a sentence", "Bibliography")))
        text += [string(f" {words.gettext('The works are listed in the')} "), works]
        text += [string(f", {words.gettext('page')} "), call("page-of", string(label)), string(".")]
    return call("notes-location-line", block(lines(*text)))
