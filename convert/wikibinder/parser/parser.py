"""The parser of a page, by the steps of MediaWiki's parser in its order; implements Context for template handlers.

expand (templates, extension tags) -> sanitize (HTML) -> tables -> headings -> links -> quotes -> addresses -> block
levels -> a tree of elements -> nodes. Nodes that are finished early (a link, a note's mark, a formula) pass through the
later steps as a placeholder: a number between two control characters, which no page can contain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.bibliography import Use
from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.model.nodes import (
    Blocks,
    Figure,
    FootnoteReference,
    FullCitation,
    Inlines,
    Node,
    Plain,
    Text,
)
from wikibinder.parser import file_links
from wikibinder.parser import namespaces as names
from wikibinder.parser.blocks import ONE_PARAGRAPH, block_levels, headings
from wikibinder.parser.expand import expand
from wikibinder.parser.external_links import external
from wikibinder.parser.html_tree import build
from wikibinder.parser.inlines import BLOCK_TYPES, flatten, plain_text, trimmed
from wikibinder.parser.internal_links import links, split_pipes
from wikibinder.parser.language_variants import converted, variants_of
from wikibinder.parser.node_builder import Tree, unmarked
from wikibinder.parser.notes import Note, Notes, unquoted
from wikibinder.parser.page_boxes import take_out
from wikibinder.parser.quotes import quotes
from wikibinder.parser.sanitize import decode, sanitize
from wikibinder.parser.source_map import Place, SourceMap
from wikibinder.parser.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wikibinder.expansion.pages import TemplatePages
    from wikibinder.model.bibliography import Library
    from wikibinder.model.page import Page
    from wikibinder.parser.html_tree import Element
    from wikibinder.templates.protocols import Expansion
    from wikibinder.templates.transclude import Rule
    from wikibinder.wikitext.preprocessor import Template
    from wikibinder.wikitext.wiki_titles import Title

_SPECIAL = re.compile(r"[\[<{\x01'_&]")
_MARKUP = re.compile(r"[\[<{\x01]|\'\'|__")
"""Matches markup other than character references. (_SPECIAL matches whatever may be markup or a reference: a faster
test.)
"""
_SWITCH = re.compile(r"__[^\s_](?:[^\n]{0,40}?[^\s_])?__|＿＿[^\n]{1,40}?＿＿")


class Parser:
    """The parser of one page. Implements :class:`wikibinder.templates.protocols.Context`.

    ``library``: the bibliography, to which entries of citations are added. ``templates``: the user's rules, by
    casefolded name. ``pages``: expands templates by the wiki's own pages; None: by rules only.
    """

    block_types: frozenset[type] = BLOCK_TYPES

    def __init__(
        self,
        page: Page,
        diagnostics: Diagnostics,
        library: Library,
        templates: Mapping[str, Rule] | None = None,
        pages: TemplatePages | None = None,
    ) -> None:
        self.page = page
        self.diagnostics = diagnostics
        self.library = library
        self.templates = templates or {}
        self.pages = pages
        self.in_note = False
        # True inside <references>.
        self.in_list = False
        self.list_group = ""
        self.depth = 0
        # Number of characters that calls have expanded to.
        self.size = 0
        self.source = SourceMap(page.wikitext)
        self.place = Place(0, len(page.wikitext), exact=True)
        self.marked: list[tuple[Node, ...]] = []
        self.notes = Notes()
        self.anchors: dict[str, str] = {}
        self.uses: list[Use] = []
        self.categories: list[str] = list(page.categories)
        self.display_title = ""
        self.variants = variants_of(page.site.language)
        # Whether a language variant was chosen and reported.
        self.converted = False
        # Reason and text of each element that take_out() removed.
        self.left_out: list[tuple[str, str]] = []

    # ------------------------------------------------------------ steps

    def markup(self, text: str) -> str:
        """Return expanded wikitext with its markup converted to HTML tags, and links to placeholders; only paragraphs
        and lists remain to be converted.
        """
        text = sanitize(text)
        text = tables(text)
        # Fast test, because few pages have behaviour switches.
        if "__" in text or "＿＿" in text:
            text = _SWITCH.sub(_switch, text)
        text = headings(text)
        # Links before quotes: apostrophes inside a link belong to its label.
        text = quotes(links(text, self))
        return external(text, self)

    def fragment(self, text: str, *, free_links: bool = True) -> Inlines:
        """Return text without templates and extension tags as inline nodes. Links and quotes are converted already;
        plain addresses become links if ``free_links``.
        """
        # Most values contain no markup and need no tree.
        if "<" not in text and "&" not in text and "\x01" not in text and "\n" not in text and ":" not in text:
            return (Text(" ".join(text.split(" "))),) if text else ()
        if free_links:
            text = external(text, self)
        tree = Tree(self.nodes)
        return flatten(tree.blocks(self.tree(text).children)) if "<" in text else tree.inlines([text])

    def as_inlines(self, text: str) -> Inlines:
        """Return expanded wikitext as inline nodes, trimmed."""
        text = self.markup(text)
        tree = Tree(self.nodes)
        return trimmed(flatten(tree.blocks(self.tree(text).children)) if "<" in text else tree.inlines([text]))

    def as_blocks(self, text: str) -> Blocks:
        """Return the expanded wikitext of a template's value or of a footnote as block nodes.

        A space at the beginning of the text, or of any line of a footnote, makes nothing preformatted: in MediaWiki the
        value follows a tag, and the footnote is inside a block.
        """
        # A leading space would make the line preformatted.
        text = self.markup(text).lstrip(" ")
        tree = Tree(self.nodes)
        # Most values are one paragraph and do not need the block pass.
        if ONE_PARAGRAPH.fullmatch(text):
            return tuple(tree.blocks([text]))  # type: ignore[arg-type]  # text holds no heading
        return tree.inner(self.tree(block_levels(text, indented=not self.in_note)).children)

    def tree(self, text: str) -> Element:
        """Parse text with HTML tags; return the root element of its tree. If the wiki's templates were expanded,
        elements for web pages only are removed from it.
        """
        root = build(text)
        if self.pages:
            self.left_out += take_out(root)
        return root

    def nodes(self, number: int) -> tuple[Node, ...]:
        """Return the nodes that the placeholder of this number represents; empty if there is no such placeholder."""
        return self.marked[number] if number < len(self.marked) else ()

    def mark(self, nodes: tuple[Node, ...]) -> str:
        """Return a placeholder, as text, that represents inline nodes until the tree of nodes is built."""
        self.marked.append(nodes)
        # No page contains these control characters, because readers remove them.
        return f"\x01{len(self.marked) - 1}\x02"

    def put(self, nodes: tuple[Node, ...]) -> str:
        """Return a placeholder, as text, that represents the nodes; "" for no nodes. A placeholder of blocks is in a
        ``<div>``, so that it ends the paragraph.
        """
        if not nodes:
            return ""
        marker = self.mark(nodes)
        return marker if self.block_types.isdisjoint(map(type, nodes)) else f"<div>{marker}</div>"

    def file(self, name: str, text: str) -> str:
        """Return the placeholder of an image link ``[[File:name|text]]``, a figure if it is framed or aligned; ``text``
        contains its options and caption.
        """
        found = file_links.options(split_pipes(text) if text else [])
        if found.framed and "\n" in found.caption:
            return self.put((self.figure(name, found),))
        caption = self.fragment(quotes(found.caption))
        alt = self.plain_fragment(found.values["alt"]) if "alt" in found.values else ""
        name = " ".join(name.replace("_", " ").split())
        if found.framed:
            return self.put((file_links.figure(file_links.image(name, found, alt), caption),))
        picture = file_links.image(name, found, alt or plain_text(caption) or file_links.alternatives(caption))
        # An aligned picture floats on the wiki; in a book it is a figure.
        if found.align:
            return self.put((file_links.figure(picture, ()), *_notes_in(caption)))
        return self.mark((picture, *_notes_in(caption)))

    def figure(self, name: str, found: file_links.FileOptions) -> Figure:
        """Return the figure for a framed picture of this name with these options, whose caption may contain lists and
        paragraphs.
        """
        lines = self.tree(block_levels(external(quotes(found.caption), self))).children
        alt = self.plain_fragment(found.values["alt"]) if "alt" in found.values else ""
        return Figure(file_links.image(name, found, alt), Tree(self.nodes).inner(lines))

    def file_line(self, text: str) -> str:
        """Return the placeholder of the picture of ``<imagemap>``, given by its first line: a file link without
        brackets.
        """
        target, _, rest = self.expand(text).partition("|")
        prefix, colon, name = target.partition(":")
        is_file = colon and names.namespace(prefix) == "file"
        return self.file(unmarked(name if is_file else target).strip(), links(rest, self))

    def finish(self, text: str) -> Inlines:
        """Return text without templates and extension tags, sanitized, as inline nodes on one line; links and quotes in
        it are converted.
        """
        return trimmed(self.fragment(quotes(links(text, self))))

    def plain_fragment(self, text: str) -> str:
        return plain_text(self.fragment(text, free_links=False))

    # ------------------------------------------------------------ Context

    def expand(self, wikitext: str) -> str:
        text = expand(self, wikitext)
        return self.in_variant(text) if self.variants and "-{" in text else text

    def in_variant(self, text: str) -> str:
        """Return the text with language conversion markup (``-{zh-hans:…; zh-hant:…}-``) replaced by the text for the
        page's variant; reported once for each page.
        """
        # Reported once per page.
        if (shown := converted(text, self.variants)) != text and not self.converted:
            self.converted = True
            offset = max(self.page.wikitext.find("-{"), 0)
            self.report_at(Code.MARKUP_CHANGED, "text in several language variants: one is printed", offset)
        return shown

    def inlines(self, wikitext: str) -> Inlines:
        return self.as_inlines(self.expand(wikitext))

    def blocks(self, wikitext: str) -> Blocks:
        return self.as_blocks(self.expand(wikitext))

    def plain(self, wikitext: str) -> Plain:
        given = self.value(wikitext)
        return given if isinstance(given, str) else Plain(" ".join(plain_text(given).split()))

    def value(self, wikitext: str) -> Plain | Inlines:
        # Most values have no markup: see _SPECIAL.
        if not _SPECIAL.search(wikitext):
            return Plain(" ".join(wikitext.split()))
        if _MARKUP.search(wikitext):
            return self.as_inlines(self.expand(wikitext)) or Plain("")
        return Plain(" ".join(decode(wikitext).split()))

    def cite(self, key: str, anchors: tuple[str, ...], template: Template) -> Expansion:
        self.uses.append(self._use(key, template))
        for anchor in anchors:
            self.anchors.setdefault(anchor, key)
        return (FullCitation(key),)

    def _use(self, key: str, template: Template) -> Use:
        """Return the record of the use of entry ``key`` by a citation template at the current place, with whether it is
        in a note, a list or the text.
        """
        where = "note"
        if not self.in_note:
            line = self.source.text.rfind("\n", 0, self.place.start) + 1
            listed = self.source.text.startswith(("*", "#", ":", ";"), line)
            where = "list" if listed else "text"
        return Use(key, template.name, self.page.at(template.line), self.place.start, where)

    def note(self, group: Plain, name: str, wikitext: str, template: Template) -> Expansion:
        offset = self.source.find(template.raw, self.place) if wikitext.strip() else 0
        note = self.define(unquoted(group), unquoted(name), wikitext, offset)
        # MediaWiki numbers notes inside {{#tag:ref}} before the outer one.
        note.inner_first = True
        return self.call(note)

    def define(self, group: str, name: str, content: str, offset: int) -> Note:
        """Return the note of that group and name. ``content``, if not blank, becomes its content (``offset``: of the
        content in the wikitext); if it has other content already, a new note is returned, and this is reported.
        """
        if not content.strip():
            return self.notes.get(group, name)
        note, agrees = self.notes.define(group, name, content, offset)
        if not agrees:
            self.report_at(Code.REF_REDEFINED, f"the note {name} is defined twice", offset, content)
        return note

    def call(self, note: Note) -> tuple[Node, ...]:
        """Return the mark of a note, as a node that :class:`SecondPass` replaces; empty inside ``<references>``."""
        return () if self.in_list else (FootnoteReference(note.group, str(note.number)),)

    def has_page(self, title: Title) -> bool:
        """Whether the page of that title is among the wiki's template pages."""
        return self.pages is not None and self.pages.holds(title)

    def place_on_page(self, template: Template) -> str:
        return self.source.place_on_page(template.raw, template.line)

    def unseen(self, template: Template, names: Iterable[str]) -> bool:  # noqa: ARG002  (here all is seen)
        return False

    def report(self, code: Code, message: str, template: Template) -> None:
        self.diagnostics.add(code, unmarked(message), self.page.at(template.line), unmarked(template.raw))

    def report_at(self, code: Code, message: str, offset: int, text: str = "") -> None:
        """Record a diagnostic at an offset in the page's wikitext. ``text``: the wikitext concerned."""
        self.diagnostics.add(code, unmarked(message), self.page.at(self.source.line(offset)), unmarked(text))

    def within(self, place: Place) -> Within:
        """Return a context manager inside which ``place`` is the part of the page being parsed, and the nesting level
        is one deeper.
        """
        return Within(self, place)


class Within:
    """Context manager that sets the parser's place and nesting level while nested content is parsed. (A generator would
    take twice as long.)
    """

    __slots__ = ("before", "parser", "place")

    def __init__(self, parser: Parser, place: Place) -> None:
        self.parser, self.place, self.before = parser, place, parser.place

    def __enter__(self) -> None:
        self.parser.place = self.place
        self.parser.depth += 1

    def __exit__(self, *_error: object) -> None:
        self.parser.place = self.before
        self.parser.depth -= 1


def _switch(match: re.Match[str]) -> str:
    return "" if match.group().casefold() in names.SWITCHES else match.group()


def _notes_in(caption: Inlines) -> Inlines:
    """Return the marks of notes in an image's caption that is not printed, so that they are not lost with it."""
    return tuple(node for node in caption if isinstance(node, FootnoteReference))
