"""The interface of the parser for the expansion of calls and tags (:class:`wikibinder.parser.parser.Parser`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from wikibinder.parser.internal_links import InternalLinkHost
from wikibinder.templates.protocols import Context

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager

    from wikibinder.expansion.pages import TemplatePages
    from wikibinder.model.diagnostics import Code
    from wikibinder.model.nodes import Inlines, Node
    from wikibinder.parser.notes import Note, Notes
    from wikibinder.parser.source_map import Place, SourceMap
    from wikibinder.templates.transclude import Rule


class PageParser(Context, InternalLinkHost, Protocol):
    """The parser of a page, as the rules for templates and links use it.

    ``place``: the part of ``source`` that is being parsed. ``depth``: nesting level of calls and tags. ``size``:
    number of characters that calls have expanded to. ``in_list``: inside ``<references>``, for the group
    ``list_group``. ``pages``: the template pages of the wiki.
    """

    templates: Mapping[str, Rule]
    pages: TemplatePages | None
    source: SourceMap
    place: Place
    notes: Notes
    depth: int
    size: int
    in_list: bool
    list_group: str

    def within(self, place: Place) -> AbstractContextManager[None]:
        """Parse content at ``place``, one level deeper."""

    def nodes(self, number: int) -> tuple[Node, ...]:
        """The nodes of a placeholder."""

    def put(self, nodes: tuple[Node, ...]) -> str:
        """Finished nodes in the text: blocks among them end the paragraph."""

    def plain_fragment(self, text: str) -> str:
        """The words of a text whose templates and tags are dealt with already."""

    def finish(self, text: str) -> Inlines:
        """Text that is expanded and sanitized already, as inlines of one line."""

    def file_line(self, text: str) -> str:
        """The placeholder of a file link without its brackets."""

    def define(self, group: str, name: str, content: str, offset: int) -> Note:
        """The note of that name, with this content if there is any."""

    def call(self, note: Note) -> tuple[Node, ...]:
        """The mark of a note."""

    def report_at(self, code: Code, message: str, offset: int, text: str = "") -> None:
        """Record a diagnostic at an offset of the page's wikitext."""
