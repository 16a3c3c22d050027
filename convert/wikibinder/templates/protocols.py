"""The interface between template handlers and the parser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

from wikibinder.wikitext.preprocessor import Template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikibinder.model.bibliography import Library
    from wikibinder.model.diagnostics import Code, Diagnostics
    from wikibinder.model.nodes import Blocks, Inlines, Node, Plain
    from wikibinder.model.page import Page
    from wikibinder.wikitext.wiki_titles import Title

Expansion: TypeAlias = "str | tuple[Node, ...]"
"""The result of a handler: wikitext, which is parsed like the rest of the page, or finished nodes."""


class Context(Protocol):
    """What a template handler may use of the parser: the page that contains the template, and its expansion.
    ``in_note``: whether the template is inside a footnote. ``library``: the bibliography. ``display_title``: wikitext
    of the displayed title, "" if the page does not set one.
    """

    page: Page
    diagnostics: Diagnostics
    library: Library
    in_note: bool
    display_title: str

    def expand(self, wikitext: str) -> str:
        """Return the wikitext with its templates expanded; notes and other finished nodes are placeholders in it."""

    def plain(self, wikitext: str) -> Plain:
        """Return the text that a reader sees, without markup, on one line."""

    def value(self, wikitext: str) -> Plain | Inlines:
        """Return the wikitext as plain text on one line if it has no markup, otherwise as inline nodes; "" if it is
        blank.
        """

    def inlines(self, wikitext: str) -> Inlines:
        """Return the wikitext as inline nodes."""

    def blocks(self, wikitext: str) -> Blocks:
        """Return the wikitext as block nodes."""

    def cite(self, key: str, anchors: tuple[str, ...], template: Template) -> Expansion:
        """Record the use of a bibliography entry by a citation template, and return the full citation, the output of
        the template. ``key``: of the entry in ``library``. ``anchors``: the ids (CITEREF…) by which short citations
        refer to it.
        """

    def note(self, group: Plain, name: str, wikitext: str, template: Template) -> Expansion:
        """Register a footnote, as ``<ref group= name=>wikitext</ref>`` does, and return its mark; with "" as wikitext,
        only the mark of the footnote with that group and name. ``template``: the call that makes the footnote.
        """

    def place_on_page(self, template: Template) -> str:
        """Return where a call is on its page: "" inside a line or another construct; if it is alone on its line,
        ``start`` or ``end`` if only such calls come before or after it, ``line`` if there is text on both sides.
        """

    def unseen(self, template: Template, names: Iterable[str]) -> bool:
        """Whether the output of ``template`` will be discarded, so that its rule need not run. If so, the values of the
        parameters ``names`` have been expanded, in case they contain citations. Always false while a page is converted.
        """

    def has_page(self, title: Title) -> bool:
        """Whether the page of that title is among the wiki's template pages."""

    def report(self, code: Code, message: str, template: Template) -> None:
        """Record a diagnostic of the kind ``code`` at the place of ``template``."""


Handler: TypeAlias = Callable[[Template, Context], "str | tuple[Node, ...]"]
