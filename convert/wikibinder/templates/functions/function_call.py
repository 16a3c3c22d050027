"""What a parser function or a variable is given: its call, and the page around it.

Both ways to expand a page call the same functions: the converter's own reading of a page
(:mod:`wikibinder.parser.function_calls`) and the expansion by the wiki's template pages
(:class:`wikibinder.expansion.expander.FunctionCall`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from wikibinder.model.diagnostics import Code
    from wikibinder.wikitext.wiki_titles import Namespaces, Title


class Surroundings(Protocol):
    """The page that a function is called on, and its wiki."""

    @property
    def title(self) -> Title:
        """The title of the page."""

    @property
    def namespaces(self) -> Namespaces:
        """The namespaces of the wiki."""

    @property
    def site_name(self) -> str:
        """The name of the wiki; "" if it is unknown."""

    @property
    def article_url(self) -> str:
        """The address of an article, ``{title}`` for its title; "" if it is unknown."""

    @property
    def has_cldr(self) -> bool:
        """Whether the wiki has names of languages in other languages (MediaWiki's extension CLDR)."""

    @property
    def language(self) -> str:
        """The code of the wiki's language; English if it is unknown."""

    @property
    def now(self) -> datetime | None:
        """The moment of variables: that of the page's revision; None if it is unknown."""

    @property
    def page_id(self) -> int | None:
        """The number of the page."""

    @property
    def revision_id(self) -> int | None:
        """The number of its revision."""

    @property
    def user(self) -> str:
        """Who saved the revision; "" if it is unknown."""

    @property
    def size(self) -> int:
        """Bytes of the page's wikitext."""

    def exists(self, title: Title) -> bool:
        """Whether the wiki has a page, as far as its pages are in the store."""


class FunctionCall(Protocol):
    """``{{name:first|argument 1|argument 2}}``. Arguments are expanded when they are read, so that a branch that is
    not taken costs nothing. A variable (``{{PAGENAME}}``) has no argument and "" for ``first``.
    """

    @property
    def name(self) -> str:
        """The English name, in lower case for a function."""

    @property
    def first(self) -> str:
        """What follows the colon, expanded and trimmed."""

    @property
    def page(self) -> Surroundings:
        """The page around the call."""

    def __len__(self) -> int:
        """The number of arguments; ``first`` counts as one."""

    def text(self, number: int, default: str = "") -> str:
        """An argument with its name (0 is ``first``), expanded and trimmed; ``default`` where there is none."""

    def name_of(self, number: int) -> str | None:
        """What comes before the ``=`` of an argument, expanded and trimmed; None where it has no name."""

    def value(self, number: int) -> str:
        """What comes behind the ``=`` of an argument, or all of it, expanded and trimmed."""

    def letters(self, text: str, *, shown: bool = True) -> str:
        """The text without what is finished already (notes, extension tags): functions that count or cut text do not
        see it (MediaWiki's ``Parser::killMarkers``). ``shown``: its letters show in the result.
        """

    def plain(self, text: str) -> str:
        """The text without markup, for a calculation."""

    def report(self, code: Code, message: str) -> None:
        """Record a diagnostic at the call."""


Function: TypeAlias = Callable[[FunctionCall], "str | None"]
"""The replacement of a call; None: it is none of this function, and MediaWiki looks for a template of its name."""
