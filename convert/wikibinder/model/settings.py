"""Options of a conversion, and the selection of pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import TYPE_CHECKING

from wikibinder.model.limits import Bounds
from wikibinder.model.page import language_of_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.model.page import Page, Site


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of a conversion. "" is the value of an option that is not given.

    ``site_url``, ``language``: address and language of the wiki. ``source_sites``: pairs of a name that selects sources
    (:func:`names_source`) and the address of their wiki. ``media``: folder of images. ``rules``: file of template
    rules. ``follow_links``: follow symbolic links that point outside the folders of sources and images. ``bounds``:
    limits of one page. ``empty_sections``: keep sections without content. ``store``: file of the wiki's template pages;
    the check whether a page has changed uses not its path but ``store_digest``, the digest of its content. ``now``: the
    time, in ISO 8601, used for pages without the time of their revision.
    """

    site_url: str = ""
    language: str = ""
    media: str = ""
    rules: str = ""
    follow_links: bool = False
    bounds: Bounds = field(default_factory=Bounds)
    store: str = field(default="", repr=False)
    store_digest: str = ""
    now: str = ""
    source_sites: tuple[tuple[str, str], ...] = ()
    empty_sections: bool = True

    def site(self, default: Site, source: str = "") -> Site:
        """Return ``default``, the wiki that a source states for a page, with the address and language given in the
        options: the address by ``source_sites`` for the path ``source``, else ``site_url``. The language may be taken
        from the address of a Wikimedia wiki.
        """
        own = next((address for name, address in self.source_sites if names_source(name, source)), "")
        address = article_url(own or self.site_url) or default.article_url
        of_address = language_of_address(address)
        language = (own and of_address) or self.language or default.language or of_address
        return replace(default, article_url=address, language=language)

    def wiki(self, page: Page) -> str:
        """Return the address of articles on the wiki of a page; "" if unknown."""
        return self.site(page.site, page.position.path).article_url


def names_source(name: str, source: str) -> bool:
    """Whether ``name``, which may contain shell wildcards, matches the path of a source or a part of it (a folder, or
    the file with or without its suffix).
    """
    path = PurePath(source)
    return any(fnmatchcase(text, name) for text in (source, str(path), path.stem, *path.parts))


@dataclass(frozen=True, slots=True)
class Selection:
    """Selects the pages of the sources to convert. All conditions must be met; those that are empty, except
    ``namespaces``, are met by every page. ``titles``: full titles, read from the file ``titles_from``. ``category``:
    name without namespace. ``expression``: regular expression to find in the title. ``volume``: the titles of this
    volume of the book. ``elsewhere``: the addresses of pages of other volumes by title, relative to a page of this
    volume.
    """

    namespaces: frozenset[int] = frozenset({0})
    titles: frozenset[str] = frozenset()
    category: str = ""
    expression: str = ""
    volume: frozenset[str] = frozenset()
    elsewhere: Mapping[str, str] = field(default_factory=dict, hash=False)
    titles_from: str = ""

    def is_converted_page(self, page: Page) -> bool:
        """Whether a page is selected and contains wikitext."""
        return not page.unread and self.has(page)

    def has(self, page: Page) -> bool:
        """Whether a page is selected, whether it contains wikitext or not. In a snapshot, being a chapter replaces the
        condition on the namespace.
        """
        in_book = page.namespace in self.namespaces if page.chapter is None else page.chapter
        if not in_book or (self.titles and page.title not in self.titles):
            return False
        if self.volume and page.title not in self.volume:
            return False
        if self.expression and not re.search(self.expression, page.title):
            return False
        return not self.category or self.category in page.categories or bool(self._link().search(page.wikitext))

    def _link(self) -> re.Pattern[str]:
        """Return a pattern that finds, in wikitext, a link that puts the page into the selected category, under any
        local name of the namespace.
        """
        # As in MediaWiki, only the first letter of a title may be in either case.
        name = " ".join(self.category.replace("_", " ").split())
        first, words = name[:1], r"[\s_]+".join(map(re.escape, name[1:].split(" ")))
        return re.compile(rf"\[\[\s*[^\[\]:|\n]{{1,60}}:\s*(?i:{re.escape(first)}){words}\s*(?:\||\]\])")


def article_url(site_url: str) -> str:
    """Return the address of an article, with ``{title}`` for its title, from the address of a wiki: with or without
    scheme, path and ``{title}``. "" for "".
    """
    if not site_url or "{title}" in site_url:
        return site_url
    url = site_url if "://" in site_url else f"https://{site_url}"
    scheme, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    return f"{scheme}://{host}/{path.rstrip('/') or 'wiki'}/{{title}}"
