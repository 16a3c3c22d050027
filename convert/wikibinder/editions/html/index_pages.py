"""The index of a site: split into pages if it is long, so that a browser loads little."""

from __future__ import annotations

from html import escape
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from sphinx.locale import _

from wikibinder.editions.html.site_theme import has_own_theme
from wikibinder.editions.shared import list_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

PAGE_LIMIT = 1000
"""Number of terms and subterms above which the index is split; also the maximum on one page."""
TEMPLATE = "genindex.html"
NAME = "genindex"

Links: TypeAlias = "list[tuple[str | None, str]]"
"""Links of a term in Sphinx's form: kind ("main" or empty) and address of each."""
Index: TypeAlias = "list[tuple[str, list[tuple[str, tuple[Links, list[tuple[str, Links]], str | None]]]]]"
"""The index in the form that Sphinx passes to its template: for each letter the terms, each with its links, its
subterms with their links, and a key for sorting.
"""


class Line(NamedTuple):
    """A line of the index: a term, or (``subterm``) one of its subterms."""

    letter: str
    term: str
    links: Links
    subterm: str = ""


def lines(index: Index) -> Iterator[Line]:
    """Yield the terms and subterms of an index in Sphinx's form, in order, each as a line."""
    for letter, terms in index:
        for term, (links, subterms, _key) in terms:
            yield Line(letter, term, links)
            yield from (Line(letter, term, places, subterm) for subterm, places in subterms)


def grouped(found: Iterable[Line]) -> Index:
    """Return lines as an index in Sphinx's form, the inverse of :func:`lines`. If the first line is a subterm, its term
    is repeated before it, without links.
    """
    index: Index = []
    for line in found:
        if not index or index[-1][0] != line.letter:
            index.append((line.letter, []))
        terms = index[-1][1]
        if not terms or terms[-1][0] != line.term:
            terms.append((line.term, ([] if line.subterm else line.links, [], None)))
        if line.subterm:
            terms[-1][1][1].append((line.subterm, line.links))
    return index


def split(app: Sphinx, pagename: str, template: str, context: dict[str, Any], _doctree: nodes.document | None) -> None:
    """Handler of ``html-page-context``, for a site with our theme: if the index has more than ``PAGE_LIMIT`` lines,
    divide it, limit its page to the first division, and store all of them on the application for ``further_pages``.
    """
    if not (has_own_theme(app) and template == TEMPLATE and pagename == NAME):
        return
    found = list(lines(context["genindexentries"]))
    list_parts = list_pages.list_parts(found, PAGE_LIMIT, lambda line: line.letter) if len(found) > PAGE_LIMIT else []
    # Stored on the application, since it is only needed in this build.
    app.__dict__["wikibinder_index"] = list_parts
    if list_parts:
        context.update(_context(app, list_parts, 0))


def further_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, template variables and template of each page of the index after the first (nothing if it was not
    divided or not written), and delete pages that an earlier, longer index left in the output folder.
    """
    list_parts = app.__dict__.get("wikibinder_index")
    if list_parts is None:
        return
    for number in range(1, len(list_parts)):
        yield list_pages.page_name(NAME, number), _context(app, list_parts, number), TEMPLATE
    builder = cast("StandaloneHTMLBuilder", app.builder)
    for number in count(max(1, len(list_parts))):
        left = Path(builder.get_outfilename(list_pages.page_name(NAME, number)))
        if not left.is_file():
            break
        left.unlink()


def _context(app: Sphinx, list_parts: Sequence[list_pages.ListPart[Line]], number: int) -> dict[str, Any]:
    """Return the template variables for the page ``number`` (from 0) of a divided index: its terms, links to all its
    pages, and those to the previous and next one.
    """
    around = {
        step: {"link": _address(app, number, other), "title": f"{_('Index')}: {escape(list_parts[other].letters)}"}
        for step, other in (("prev", number - 1), ("next", number + 1))
        if 0 <= other < len(list_parts)
    }
    links = [
        f"<li><p>{_link(part.letters, '' if other == number else _address(app, number, other))}</p></li>"
        for other, part in enumerate(list_parts)
    ]
    return {
        "genindexentries": grouped(list_parts[number].items),
        "wikibinder_index_letters": list_parts[number].letters,
        "wikibinder_index_parts": f'<ul class="list-parts">{"".join(links)}</ul>',
        **around,
    }


def _link(letters: str, address: str) -> str:
    """Return an HTML link whose text is the range of letters of an index page; bold text without a link if ``address``
    is "", the address of the current page.
    """
    words = escape(letters)
    return f'<a class="reference internal" href="{escape(address)}">{words}</a>' if address else f"<b>{words}</b>"


def _address(app: Sphinx, here: int, there: int) -> str:
    return app.builder.get_relative_uri(list_pages.page_name(NAME, here), list_pages.page_name(NAME, there))


def setup(app: Sphinx) -> None:
    """Register the handlers that divide a long index."""
    app.connect("html-page-context", split)
    app.connect("html-collect-pages", further_pages)
