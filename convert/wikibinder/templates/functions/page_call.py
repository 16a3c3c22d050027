"""Calls of parser functions and variables when the converter itself parses a page."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code
from wikibinder.templates.cldr import FALLBACK
from wikibinder.templates.functions.time import now
from wikibinder.templates.language_names import has_cldr
from wikibinder.wikitext.wiki_titles import CANONICAL, Namespaces, Title

if TYPE_CHECKING:
    from datetime import datetime

    from wikibinder.model.page import Page, Site
    from wikibinder.templates.protocols import Context
    from wikibinder.wikitext.preprocessor import Template

# A placeholder of finished nodes; one for blocks is inside <div>.
_MARKER = re.compile("(?:<div>)?\x01[0-9]+\x02(?:</div>)?")
_OPEN_CLOSE = re.compile(r"\[\[|\{\{|\]\]|\}\}|=|<nowiki>.*?</nowiki>|<!--.*?-->", re.DOTALL)


@lru_cache(maxsize=8)
def namespaces_of(site: Site) -> Namespaces:
    """Return the namespaces of a wiki: MediaWiki's own, with those listed in the wiki's export."""
    return Namespaces({**CANONICAL, **dict(site.namespaces)}, first_letter=site.first_letter)


class PageSurroundings:
    """The page that contains a call, and its wiki (implements
    :class:`wikibinder.templates.functions.function_call.Surroundings`).
    """

    def __init__(self, context: Context) -> None:
        page: Page = context.page
        self._context = context
        self.namespaces = namespaces_of(page.site)
        self.title = self.namespaces.title(page.title) or Title(0, page.title)
        self.site_name = page.site.name
        self.article_url = page.site.article_url
        # A page without the address of its wiki is most likely from Wikipedia.
        self.has_cldr = not page.site.article_url or has_cldr(page.site.article_url)
        self.language = page.site.language or FALLBACK
        self.page_id = page.page_id
        self.revision_id = page.revision_id
        self.user = page.contributors[-1] if page.contributors else ""

    @property
    def now(self) -> datetime | None:
        """Return the time of the page's revision; None if unknown."""
        return now(self._context)

    @property
    def size(self) -> int:
        """Return the length of the page's wikitext in bytes."""
        return len(self._context.page.wikitext.encode("utf-8", "replace"))

    def exists(self, title: Title) -> bool:
        """Whether ``title`` is that of this page, or of one among the wiki's template pages."""
        return title.full == self.title.full or self._context.has_page(title)


class PageCall:
    """The call of a parser function or variable on a page (implements
    :class:`wikibinder.templates.functions.function_call.FunctionCall`).

    ``template`` holds the raw arguments; "1" is the text after the colon.
    """

    def __init__(self, template: Template, context: Context) -> None:
        self._template = template
        self._context = context
        self.name = template.name
        self.page = PageSurroundings(context)

    @cached_property
    def first(self) -> str:
        """Return the text after the colon, expanded and trimmed."""
        return self.text(0)

    def __len__(self) -> int:
        return max(1, len(self._template.params))

    def text(self, number: int, default: str = "") -> str:
        """Return the argument of that number (0 is ``first``), expanded and trimmed, including a name and ``=``;
        ``default`` if there are fewer.
        """
        raw = self._template.params.get(str(number + 1))
        return default if raw is None else self._context.expand(raw).strip()

    def name_of(self, number: int) -> str | None:
        """Return the part before ``=`` of the argument of that number, expanded and trimmed; None without ``=``."""
        name, _ = split_case(self._template.params[str(number + 1)])
        return None if name is None else self._context.expand(name).strip()

    def value(self, number: int) -> str:
        """Return the part after ``=`` of the argument of that number, or all of it if it has no ``=``, expanded and
        trimmed.
        """
        return self._context.expand(split_case(self._template.params[str(number + 1)])[1]).strip()

    def letters(self, text: str, *, shown: bool = True) -> str:
        """Return ``text`` without the placeholders of notes, formulas and other finished nodes. ``shown``: the result
        is printed, so that their loss is reported.
        """
        if "\x01" not in text:
            return text
        if shown:
            message = f"{self.name} accepts text only: a note or a formula in it is left out"
            self.report(Code.TEXT_DROPPED, message)
        return _MARKER.sub("", text)

    def plain(self, text: str) -> str:
        """Return the text without markup, for a calculation."""
        return self._context.plain(text)

    def report(self, code: Code, message: str) -> None:
        """Record a diagnostic of the kind ``code`` at the place of the call."""
        self._context.report(code, message, self._template)


def split_case(raw: str) -> tuple[str | None, str]:
    """Split an unexpanded argument at the first ``=`` outside links and calls: (name, value), or (None, argument) if
    there is none.
    """
    depth = 0
    for mark in _OPEN_CLOSE.finditer(raw):
        text = mark.group()
        if text in ("[[", "{{"):
            depth += 1
        elif text in ("]]", "}}"):
            depth = max(0, depth - 1)
        elif text == "=" and depth == 0:
            return raw[: mark.start()], raw[mark.end() :]
    return None, raw
