"""Parses the wikitext of a page to its document: expands templates, parses blocks and inlines, and orders notes, as
MediaWiki does.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from wikibinder.cs1 import online
from wikibinder.model.bibliography import Use, anchor
from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.model.nodes import (
    Blocks,
    CitationLink,
    Document,
    Footnote,
    FootnoteReference,
    FullCitation,
    Inlines,
    Node,
    PageReference,
    Paragraph,
    Reference,
    Text,
)
from wikibinder.parser.blocks import block_levels
from wikibinder.parser.citations_only import Finder
from wikibinder.parser.expand import expand
from wikibinder.parser.hidden_categories import shown
from wikibinder.parser.html_tree import unclosed
from wikibinder.parser.node_builder import Tree, element_attributes, unmarked
from wikibinder.parser.note_lists import part_lists
from wikibinder.parser.parser import Parser
from wikibinder.parser.resolve import Changes, resolved
from wikibinder.parser.sections import nest
from wikibinder.parser.short_citations import ShortCitations
from wikibinder.parser.source_map import Place
from wikibinder.parser.unshown_attributes import report_unshown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wikibinder.expansion.pages import TemplatePages
    from wikibinder.model.bibliography import Library
    from wikibinder.model.page import Page
    from wikibinder.parser.html_tree import Element
    from wikibinder.parser.notes import Note
    from wikibinder.templates.transclude import Rule

__all__ = ["read", "uses"]

Kind = TypeVar("Kind", FullCitation, Reference)

UNDEFINED = "Cite error: Invalid ref tag; no text was provided for refs named {name}"
"""MediaWiki's text in place of a footnote that is used but not defined, so that its mark has a target. ``name``: of the
footnote.
"""
DEEPEST_NOTE = 20
"""Maximum nesting level of footnotes; the text of deeper ones is not expanded, because a template in a footnote may
contain the same footnote again.
"""


def read(
    page: Page,
    diagnostics: Diagnostics,
    library: Library,
    templates: Mapping[str, Rule] | None = None,
    pages: TemplatePages | None = None,
) -> Document:
    """Return the document (tree of nodes and notes) of a page. Entries of its citations are added to ``library``,
    problems to ``diagnostics``.

    ``templates``: the user's rules for templates, by casefolded name. ``pages``: expands templates by the wiki's own
    pages; None: by rules only.
    """
    parser = Parser(_unmarked(page), diagnostics, library, templates, pages)
    tagged = block_levels(parser.markup(parser.expand(page.wikitext)))
    root = parser.tree(tagged)
    _report_tags(parser, tagged)
    report_unshown(parser)
    # Notes registered after this are inside notes.
    in_text = len(parser.notes.all)
    for note in unread_notes(parser):
        note.blocks = parser.blocks(note.text)
        citation = only(note.blocks, FullCitation)
        note.citation = citation.key if citation else ""
        if not note.blocks:
            parser.report_at(Code.REF_EMPTY, f"the note {note.name} has no content", note.offset, note.content or "")
    cite_links(parser)
    part_lists(parser, in_text)
    _report_left_out(parser)
    # From here on the numbers of all notes are final.
    final = SecondPass(parser, root)
    children = nest(Tree(final.nodes).blocks(root.children))
    notes = final.footnotes()
    title = parser.inlines(parser.display_title) if parser.display_title else ()
    categories = shown(page, parser.categories, diagnostics)
    return Document(page.title, children, notes, categories, title, dict(parser.anchors))


def uses(
    page: Page,
    diagnostics: Diagnostics,
    library: Library,
    templates: Mapping[str, Rule] | None = None,
    pages: TemplatePages | None = None,
) -> tuple[Use, ...]:
    """Return a record for each call of a citation template on a page, and for each footnote that is one web link, in
    their order. The parameters are those of :func:`read`, and the same entries are added to ``library``.

    Only templates are expanded, and of these only calls that may contain citations.
    """
    parser = Finder(_unmarked(page), diagnostics, library, templates, pages)
    expand(parser, parser.page.wikitext, parser.wanted)
    for note in unread_notes(parser):
        expand(parser, note.text, parser.wanted)
    cite_links(parser)
    # The title may contain citations as well.
    parser.expand(parser.display_title)
    return tuple(sorted(parser.uses, key=lambda use: use.offset))


def _unmarked(page: Page) -> Page:
    """Return the page with spaces for the control characters that delimit the parser's placeholders. (Readers remove
    most of them, so that this is rare.)
    """
    # They delimit placeholders: see Parser.mark.
    if "\x01" in page.wikitext or "\x02" in page.wikitext:
        return replace(page, wikitext=page.wikitext.replace("\x01", " ").replace("\x02", " "))
    return page


def _report_left_out(parser: Parser) -> None:
    """Report the elements that were removed from the page because the wiki's templates make them for web pages only,
    once for each reason.
    """
    found: dict[str, list[str]] = {}
    for reason, text in parser.left_out:
        found.setdefault(reason, []).append(text)
    for reason, texts in found.items():
        shown = next((text for text in texts if text), "")
        number = f" ({len(texts)} times)" if len(texts) > 1 else ""
        parser.report_at(Code.TEMPLATE_DROPPED, f"{reason}{number}", 0, shown)


def _report_tags(parser: Parser, tagged: str) -> None:
    for name, count in sorted(unclosed(tagged).items()):
        offset = max(parser.page.wikitext.lower().rfind(f"<{name}"), 0)
        parser.report_at(Code.TAG_UNBALANCED, f"<{name}> is not closed ({count} times)", offset, f"<{name}>")


def unread_notes(parser: Parser) -> Iterator[Note]:
    """Yield every footnote of the page that has content, including those registered meanwhile; while one is yielded,
    the parser's place is that of its content. An undefined footnote, or one nested too deeply, is reported instead, and
    gets :data:`UNDEFINED` (no text if the page has lost its ``<ref>`` tags) or its wikitext as its text.
    """
    parser.in_note = True
    for note in parser.notes.unread(0):
        if note.content is not None and note.depth > DEEPEST_NOTE:
            parser.report_at(Code.TEMPLATE_UNBALANCED, "too many nested notes to be expanded", note.offset, note.text)
            note.blocks = (Paragraph((Text(note.text),)),)
        elif note.content is not None:
            place = Place(note.offset, note.offset + len(note.content), exact=parser.source.holds(note))
            parser.notes.reading = note
            with parser.within(place):
                yield note
        elif note.name and note.defined is note:
            offset = max(parser.page.wikitext.find(note.name), 0)
            parser.report_at(Code.REF_UNDEFINED, f"the note {note.name} is not defined", offset, note.name)
            # A form without <ref> tags has lost the text of notes: it was in the article.
            if not parser.page.lost_refs:
                note.blocks = (Paragraph((Text(UNDEFINED.format(name=unmarked(note.name))),)),)
    parser.notes.reading = None
    parser.in_note = False


def only(blocks: Blocks, kind: type[Kind]) -> Kind | None:
    """Return the node of type ``kind`` of which a footnote (its ``blocks``) consists, apart from full stops; None if it
    has other content.
    """
    if len(blocks) != 1 or not isinstance(paragraph := blocks[0], Paragraph):
        return None
    parts = [node for node in paragraph.children if not (isinstance(node, Text) and node.text.strip() in ("", "."))]
    return parts[0] if len(parts) == 1 and isinstance(parts[0], kind) else None


def cite_links(parser: Parser) -> None:
    """Add an entry to the parser's bibliography for each footnote that consists of one web link, and record its use."""
    for note in parser.notes.all:
        if note.is_link:
            link = only(note.blocks or parser.as_blocks(parser.expand(note.text)), Reference)
            position = parser.page.at(parser.source.line(note.offset))
            if link and (entry := online(link, position)):
                note.citation = parser.library.add(entry)
                parser.uses.append(Use(note.citation, "", position, note.offset, "note"))


class SecondPass:
    """Makes the final nodes of a page once it is completely parsed: marks of notes with their numbers, links to
    citations, and the notes in the order of their first mark. ``root``: the tree of the page's elements.
    """

    def __init__(self, parser: Parser, root: Element) -> None:
        self.parser = parser
        self.root = root

    @property
    def changes(self) -> Changes:
        """Return the functions that replace nodes, by type of node, for :func:`resolved`.

        (A property: stored as an attribute it would be a reference cycle, and the page would not be freed at once.)
        """
        return {FootnoteReference: self.mark, CitationLink: self.link}

    @cached_property
    def places(self) -> dict[str, str]:
        """Return the ids of HTML elements on the page: normalised -> as written. Short citations refer to them if the
        full citation is not made by a template.
        """
        found, pending = {}, [self.root]
        while pending:
            element = pending.pop()
            pending += [child for child in element.children if not isinstance(child, str)]
            if "id" in element.attributes:
                name = element_attributes(element).get("id", "")
                found[anchor(name)] = name
        return found

    @cached_property
    def short_citations(self) -> ShortCitations:
        """Return the index of the page's short citations, to find the position of a short citation without a target."""
        return ShortCitations(self.parser.page.wikitext)

    def nodes(self, number: int) -> tuple[Node, ...]:
        return resolved(self.parser.nodes(number), self.changes)

    def mark(self, node: FootnoteReference) -> Inlines:
        mark = self.parser.notes.mark(node)
        return (mark,) if mark else ()

    def link(self, node: CitationLink) -> Inlines:
        children = resolved(node.children, self.changes)
        if node.anchor in self.parser.anchors:
            return (CitationLink(node.anchor, children),)  # type: ignore[arg-type]  # inlines stay inlines
        # A citation without a template may have an id.
        if node.anchor in self.places:
            return (PageReference("", self.places[node.anchor], children),)  # type: ignore[arg-type]  # inlines stay inlines
        words = "".join(child.text for child in children if isinstance(child, Text))
        offset = self.short_citations.find(words)
        self.parser.report_at(Code.SFN_UNRESOLVED, f"no full citation is named {node.anchor}", offset, words)
        return children  # type: ignore[return-value]  # inlines stay inlines

    def footnotes(self) -> tuple[Footnote, ...]:
        """Return the footnotes of the page by number, which is the order of first use; those without a mark have the
        last numbers, and are reported if they have a name. Text of ``<ref follow=…>`` without its note comes first.
        """
        notes = self.parser.notes
        found = list(self._notes(notes.footnotes()))
        leading = tuple(self._notes(note for note in notes.all if note.leading))
        for note in notes.all:
            if note.content is not None and note.blocks and not note.called and not note.leading:
                self._report_unused(note)
                notes.label(note)
        found.extend(self._notes(islice(notes.footnotes(), len(found), None)))
        return (*leading, *sorted(found, key=lambda note: [int(number) for number in note.name.split(".")]))

    def _notes(self, notes: Iterable[Note]) -> Iterable[Footnote]:
        for note in notes:
            yield Footnote(note.group, note.label, resolved(note.blocks, self.changes), note.part)  # type: ignore[arg-type]  # blocks stay blocks

    def _report_unused(self, note: Note) -> None:
        if note.name:
            message = f"the note {note.name} is never used"
            self.parser.report_at(Code.REF_UNUSED, message, note.offset, note.content or "")
