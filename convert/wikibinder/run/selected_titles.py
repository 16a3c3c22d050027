"""Checks that the selected titles are in the sources: reports missing titles, and pages that are not wikitext."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code, Position

if TYPE_CHECKING:
    from wikibinder.model.diagnostics import Diagnostics
    from wikibinder.model.page import Page
    from wikibinder.model.settings import Selection


class SelectedTitles:
    """The titles given with ``--pages`` that no page read so far has had."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._missing = dict.fromkeys(sorted(selection.titles))
        self._redirects: dict[str, str] = {}

    def see(self, page: Page, diagnostics: Diagnostics) -> None:
        """Record that a page has been read, selected or not; a selected page whose content is no wikitext is
        reported.
        """
        if page.unread and self._selection.has(page):
            diagnostics.add(Code.PAGE_UNREAD, page.unread, page.position, page.title)
        if page.title in self._missing:
            del self._missing[page.title]
            if page.redirect:
                self._redirects[page.title] = page.redirect

    def report(self, diagnostics: Diagnostics) -> None:
        """Report the titles for which no page was read, and selected redirects whose target is not selected. In a run
        for one volume of several nothing is reported, as a run over all volumes has done it.
        """
        # They were reported for all volumes together.
        if self._selection.volume:
            return
        place = Position(self._selection.titles_from)
        for title in self._missing:
            diagnostics.add(Code.TITLE_NOT_FOUND, "is not the title of a page in the sources", place, title)
        for title, target in self._redirects.items():
            if target not in self._selection.titles:
                message = f"is a redirect to {target}, which is not among the titles"
                diagnostics.add(Code.TITLE_NOT_FOUND, message, place, title)
