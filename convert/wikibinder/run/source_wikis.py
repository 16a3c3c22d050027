"""Checks that the wikis of the sources are known: without an address there are no authors, no licence and no links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.model.settings import Settings, names_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikibinder.model.page import Page
    from wikibinder.readers import Source


class SourceWikis:
    """Records whether the address of the wiki is known for any page read so far."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pages = 0
        self._known = False

    def see(self, page: Page) -> None:
        """Record that a page of the sources has been read."""
        self._pages += 1
        if not self._known:
            self._known = bool(self._settings.site(page.site, page.position.path).article_url)

    def report(self, sources: Sequence[Source], diagnostics: Diagnostics) -> None:
        """Report each NAME of an option ``--source-site NAME=ADDRESS`` that fits no source; also report if pages were
        read, and the address of the wiki is known for none of them.
        """
        for name, address in self._settings.source_sites:
            if not any(names_source(name, source.shown) for source in sources):
                diagnostics.add(Code.SITE_UNUSED, f"{name}={address}: no source has this name", Position(name), name)
        if self._pages and not self._known:
            diagnostics.add(Code.SITE_UNKNOWN, "no authors, no licence: give --site", Position(sources[0].shown))
