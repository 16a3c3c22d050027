"""Expands calls on a page by the wiki's own template pages, for the converter's parser."""

from __future__ import annotations

import weakref
from functools import cache, partial
from typing import TYPE_CHECKING

from wikibinder.expansion import wiki
from wikibinder.expansion.expander import ModuleError
from wikibinder.templates.own_wiki import wiki_language
from wikibinder.templates.transclude import is_read_as_data
from wikibinder.wikitext.wiki_titles import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from wikibinder.expansion.expander import Expander, Failure
    from wikibinder.expansion.kept_calls import KeptCall
    from wikibinder.expansion.template_cache import Templates
    from wikibinder.model.page import Page
    from wikibinder.templates.rules import Rule
    from wikibinder.wikitext.wiki_titles import Title


class TemplatePages:
    """Expands template calls of one page by the wiki's own template pages, for the converter.

    ``rules``: the user's rules for templates, by casefolded name; their calls are not expanded. ``now``: ISO 8601 time
    for variables such as ``{{CURRENTYEAR}}``, if the page has no timestamp.
    """

    def __init__(self, templates: Templates, page: Page, rules: Mapping[str, Rule], now: str = "") -> None:
        self._expander: Expander = wiki.expander(templates, wiki.facts(page), now)
        # Modules share a Lua state, which does not go by itself.
        weakref.finalize(self, self._expander.close)
        # A method of this object would be a reference cycle, which keeps the page in memory until cycles are searched.
        self.is_kept = partial(is_kept, rules, wiki_language(page))
        self._expander.kept = self.is_kept
        self._spaces = templates.wiki.namespaces
        self._store = templates.store

    def has(self, name: str) -> bool:
        """Whether calls of the template ``name`` are expanded: its page is in the store, and the converter does not
        read the calls itself (:func:`is_kept`).
        """
        if self.is_kept(name):
            return False
        title = self._expander.subpage(name) or self._spaces.title(name, TEMPLATE)
        return title is not None and self.holds(title)

    def holds(self, title: Title) -> bool:
        """Whether the page of that title is in the store."""
        return self._store.get(title.namespace, title.text) is not None

    def expanded(self, call: str) -> Iterator[str | KeptCall] | None:
        """Expand a call (``{{…}}``) on the page; return an iterator over the expanded text and, as KeptCall, the calls
        and extension tags in it that the converter reads itself.

        None if the expansion failed; :meth:`failures` returns the reasons.
        """
        try:
            return self._expander.markers.pieces(self._expander.expand_call(call))
        except ModuleError:
            return None

    def failures(self) -> Iterator[Failure]:
        """Yield the templates and modules that could not be expanded since the last call of this method."""
        found, self._expander.failures = self._expander.failures, []
        yield from found


def is_kept(rules: Mapping[str, Rule], language: str, name: str) -> bool:
    """Whether the converter reads calls of the template ``name`` itself, whatever its page contains: by one of the
    user's ``rules`` (by casefolded name), or as data such as a citation. ``language``: that of the wiki.
    """
    return name.casefold() in rules or is_read_as_data(name, language)


@cache
def opened(path: Path) -> Templates:
    """Return the template pages in the store at ``path``; the store is opened once for a process."""
    return wiki.opened(path)
