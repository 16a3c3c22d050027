"""A page through the whole converter, and the promises that hold whatever is in it."""

from __future__ import annotations

from bibtexparser.entrypoint import parse_string

from tests.rst_reading import read
from wikibinder.model.diagnostics import Code, Position
from wikibinder.model.page import ConvertedPage, Page, Site, TitleMap
from wikibinder.model.settings import Settings
from wikibinder.run.convert_page import convert_page

SITE = Site("A wiki", "https://en.wikipedia.org/wiki/{title}", "en")
BOOK = TitleMap({"Ant": "Ant", "Bee": "Bee"})
FAILURES = frozenset((Code.PAGE_FALLBACK, Code.TEMPLATE_FAILED))


def sound(wikitext: str, settings: Settings | None = None) -> ConvertedPage:
    """The edition of a page: no part of the converter fails, docutils has nothing to say, the library is whole."""
    page = Page("Ant", wikitext, Position("a.wiki", 1), site=SITE)
    edition = convert_page(page, "Ant", BOOK, settings or Settings())
    failed = [found.message for found in edition.diagnostics if found.code in FAILURES]
    assert not failed, failed
    read(edition.rst)
    if edition.bib:
        library = parse_string(edition.bib, parse_stack=[])
        assert not library.failed_blocks
        assert len(library.entries) == edition.citations
    return edition
