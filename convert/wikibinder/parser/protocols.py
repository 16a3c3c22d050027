"""The interface that the expansion of calls and tags uses; :class:`wikibinder.parser.parser.Parser` implements it."""

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
    """The parser of a page, as rules for templates and links see it.

    ``place``: the part of ``source`` that is being parsed. ``depth``: nesting level of calls and tags. ``size``: number
    of characters that calls have expanded to. ``in_list``: inside ``<references>``, for the group ``list_group``.
    ``pages``: the template pages of the wiki.
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
        """Return a context manager that parses content at ``place``, one nesting level deeper."""

    def nodes(self, number: int) -> tuple[Node, ...]:
        """Return the nodes of a placeholder."""

    def put(self, nodes: tuple[Node, ...]) -> str:
        """Return a placeholder for nodes; if there are blocks among them, they end the paragraph."""

    def plain_fragment(self, text: str) -> str:
        """Return text whose templates and tags are expanded already as plain text."""

    def finish(self, text: str) -> Inlines:
        """Convert text that is expanded and sanitized already to inlines, on one line."""

    def file_line(self, text: str) -> str:
        """Return the placeholder of a file link without its brackets."""

    def define(self, group: str, name: str, content: str, offset: int) -> Note:
        """Return the note of that name; ``content``, if not "", becomes its content."""

    def call(self, note: Note) -> tuple[Node, ...]:
        """Return the mark of a note."""

    def report_at(self, code: Code, message: str, offset: int, text: str = "") -> None:
        """Record a diagnostic at an offset of the page's wikitext."""
