"""The arguments of a parser function or variable: its call, and the page around it.

Both ways to expand a page use the same functions: the converter's own parser
(:mod:`wikibinder.templates.functions.page_call`) and the expansion by the wiki's template pages
(:mod:`wikibinder.expansion.expansion_call`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from wikibinder.model.diagnostics import Code
    from wikibinder.wikitext.wiki_titles import Namespaces, Title


class Surroundings(Protocol):
    """The page that contains the call of a function, and its wiki."""

    @property
    def title(self) -> Title:
        """Return the title of the page."""

    @property
    def namespaces(self) -> Namespaces:
        """Return the namespaces of the wiki."""

    @property
    def site_name(self) -> str:
        """Return the name of the wiki; "" if unknown."""

    @property
    def article_url(self) -> str:
        """Return the address of the wiki's articles, with ``{title}`` in place of the title; "" if unknown."""

    @property
    def has_cldr(self) -> bool:
        """Whether the wiki has names of languages in other languages (MediaWiki's extension CLDR)."""

    @property
    def language(self) -> str:
        """Return the code of the wiki's language; English if unknown."""

    @property
    def now(self) -> datetime | None:
        """Return the time that variables use, that of the page's revision; None if unknown."""

    @property
    def page_id(self) -> int | None:
        """Return the number of the page; None if unknown."""

    @property
    def revision_id(self) -> int | None:
        """Return the number of the page's revision; None if unknown."""

    @property
    def user(self) -> str:
        """Return the name of the user who saved the revision; "" if unknown."""

    @property
    def size(self) -> int:
        """Return the length of the page's wikitext in bytes."""

    def exists(self, title: Title) -> bool:
        """Whether ``title`` is that of this page, or of one among the wiki's template pages."""


class FunctionCall(Protocol):
    """A call of a parser function, ``{{name:first|argument 1|argument 2}}``, or a variable, ``{{name}}``.

    Arguments are expanded when they are read, so that a branch that is not taken costs nothing. A variable has no
    arguments and "" for ``first``.
    """

    @property
    def name(self) -> str:
        """Return the English name of the function (in lower case) or of the variable (spelled as in
        :data:`.lookup.VARIABLES`).
        """

    @property
    def first(self) -> str:
        """Return the text after the colon, expanded and trimmed."""

    @property
    def page(self) -> Surroundings:
        """Return the page that contains the call."""

    def __len__(self) -> int:
        """Return the number of arguments, including ``first``."""

    def text(self, number: int, default: str = "") -> str:
        """Return the argument of that number (0 is ``first``), expanded and trimmed, including a name and ``=``;
        ``default`` if there are fewer.
        """

    def name_of(self, number: int) -> str | None:
        """Return the part before ``=`` of the argument of that number, which the call must have, expanded and trimmed;
        None without ``=``.
        """

    def value(self, number: int) -> str:
        """Return the part after ``=`` of the argument of that number, which the call must have, or all of it if it has
        no ``=``, expanded and trimmed.
        """

    def letters(self, text: str, *, shown: bool = True) -> str:
        """Return ``text`` without the placeholders of notes and extension tags, which functions that count or cut text
        must not see (MediaWiki's ``Parser::killMarkers``). ``shown``: the result is printed, so that removing them may
        be reported as a loss.
        """

    def plain(self, text: str) -> str:
        """Return ``text`` without markup, for a calculation."""

    def report(self, code: Code, message: str) -> None:
        """Record a diagnostic of the kind ``code`` at the place of the call."""


Function: TypeAlias = Callable[[FunctionCall], "str | None"]
"""Handler of a parser function or variable: returns the expansion of a call; None if the arguments do not fit, so that
MediaWiki would transclude a template of that name.
"""
