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
    """The page around a template. ``in_note``: the template is inside ``<ref>`` or another note. ``display_title``:
    wikitext of the displayed title, "" for the title itself.
    """

    page: Page
    diagnostics: Diagnostics
    library: Library
    in_note: bool
    display_title: str

    def expand(self, wikitext: str) -> str:
        """The wikitext with its templates expanded; finished nodes are placeholders in it."""

    def plain(self, wikitext: str) -> Plain:
        """The text a reader would see, without any markup, on one line."""

    def value(self, wikitext: str) -> Plain | Inlines:
        """The wikitext as plain text on one line where it has no markup, else as inline nodes; "" where it is blank."""

    def inlines(self, wikitext: str) -> Inlines:
        """The wikitext as inline nodes."""

    def blocks(self, wikitext: str) -> Blocks:
        """The wikitext as block nodes."""

    def cite(self, key: str, anchors: tuple[str, ...], template: Template) -> Expansion:
        """Put the library's entry ``key`` in the place of ``template``: as a note's mark or in full, depending on
        the place. ``anchors``: the CITEREF ids that short footnotes may use for it.
        """

    def note(self, group: Plain, name: str, wikitext: str, template: Template) -> Expansion:
        """A note (as ``<ref group= name=>wikitext</ref>`` would make; empty wikitext calls a named one)."""

    def standing(self, template: Template) -> str:
        """The place of a call on its page: "" inside a line or another construct, else (alone on its line) ``start``
        or ``end`` if only such calls come before or after it on the page, and ``line`` if there is text on both sides.
        """

    def unseen(self, template: Template, names: Iterable[str]) -> bool:
        """Whether the result of a rule for ``template`` is not used. Then its values are read now, in the order of
        ``names``, and the rule is done. Never true when a page is converted.
        """

    def has_page(self, title: Title) -> bool:
        """Whether the wiki's template pages hold the page of that title."""

    def report(self, code: Code, message: str, template: Template) -> None:
        """Record a diagnostic at the template's place."""


Handler: TypeAlias = Callable[[Template, Context], "str | tuple[Node, ...]"]
