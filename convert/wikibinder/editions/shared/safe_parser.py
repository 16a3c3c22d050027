"""Defence in depth: docutils neither reads other files nor accepts raw markup in files that the converter wrote.

The first defence is the writer's escaping. Pages written by hand are parsed as usual (see
:mod:`wikibinder.editions.shared.converted`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.parsers import RSTParser

from wikibinder.editions.shared import converted, page_bounds

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.statemachine import StringList
    from sphinx.application import Sphinx

THEME_IDS = ("furo-main-content", "searchbox", "search-results", "search-progress", "fallback",
             *(f"svg-{icon}" for icon in ("arrow-right", "eye", "menu", "moon", "moon-with-sun", "pencil", "sun",
                                          "sun-with-moon", "toc")))  # fmt: skip
"""Ids of the theme's own elements, which docutils must not give to a part of a page."""


class GuardedParser(RSTParser):
    """Sphinx's parser with file insertion and raw markup disabled for converted files."""

    def parse(self, inputstring: str | StringList, document: nodes.document) -> None:
        """Parse a page into ``document``; of a page that exceeded its limits insert the plain form instead. Settings of
        docutils are shared by all pages, so they are set anew for each.
        """
        text = inputstring if isinstance(inputstring, str) else "\n".join(inputstring[:1])
        trusted = not converted.has_first_line(text)
        if not trusted:
            document[converted.ATTRIBUTE] = True
        for name in ("file_insertion_enabled", "raw_enabled"):
            setattr(document.settings, name, trusted and document.settings.env.settings.get(name, True))
        if document.settings.env.docname in page_bounds.unreadable:
            page_bounds.plain_source(inputstring if isinstance(inputstring, str) else "\n".join(inputstring), document)
            return
        if not trusted:
            # Reserves the ids of the theme, as docutils assigns no id that is in use.
            document.ids.update(dict.fromkeys(THEME_IDS, document))
        super().parse(inputstring, document)


def setup(app: Sphinx) -> None:
    """Register this parser instead of Sphinx's."""
    app.add_source_parser(GuardedParser, override=True)
