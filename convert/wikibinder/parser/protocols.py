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
    """The parser of a page, as the conversion of calls, extension tags and links uses it.

    ``place``: the part of ``source`` that is being parsed. ``depth``: nesting level of calls and tags. ``size``: number
    of characters that calls have expanded to. ``in_list``: whether inside ``<references>``, for the group
    ``list_group``. ``pages``: the template pages of the wiki; None: templates are expanded by rules only.
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
        """Return a context manager inside which ``place`` is the part of the page being parsed, and the nesting level
        is one deeper.
        """

    def nodes(self, number: int) -> tuple[Node, ...]:
        """Return the nodes that the placeholder of this number represents; empty if there is no such placeholder."""

    def put(self, nodes: tuple[Node, ...]) -> str:
        """Return a placeholder, as text, that represents the nodes; "" for no nodes. A placeholder of blocks ends the
        paragraph.
        """

    def plain_fragment(self, text: str) -> str:
        """Return text without templates and extension tags as plain text, without markup."""

    def finish(self, text: str) -> Inlines:
        """Return text without templates and extension tags, sanitized, as inline nodes on one line; links and quotes in
        it are converted.
        """

    def file_line(self, text: str) -> str:
        """Return the placeholder of a picture, given by a file link without its brackets."""

    def define(self, group: str, name: str, content: str, offset: int) -> Note:
        """Return the note of that group and name. ``content``, if not blank, becomes its content (``offset``: of the
        content in the wikitext); if it has other content already, a new note is returned, and this is reported.
        """

    def call(self, note: Note) -> tuple[Node, ...]:
        """Return the mark of a note, as a node that is replaced once the page is parsed; empty inside
        ``<references>``.
        """

    def report_at(self, code: Code, message: str, offset: int, text: str = "") -> None:
        """Record a diagnostic at an offset in the page's wikitext. ``text``: the wikitext concerned."""
