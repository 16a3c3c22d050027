"""Reads pages that list the chapters of a book, such as those of Extension:Collection, from their wikitext.

Forms of lines: ``== Title ==``, ``=== Subtitle ===``, ``;Part``, ``:[[Chapter|label]]``, ``:[address label]`` with an
oldid; lists with ``*`` and ``#`` as on Wikibooks. The API's ``prop=links`` is not used, because it sorts links by
title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from wikibinder.fetch.page_addresses import WantedPage, clean, is_address, read_address

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST = 2
"""Minimum number of chapters that a page must list to be a book page."""
_SAVED = re.compile(r"\{\{\s*(?:saved[ _]book|gespeichertes[ _]buch|livre[ _]enregistré|buch[ _]wikipedia)\b", re.I)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)|<noinclude>.*?</noinclude>", re.DOTALL)
_HEADING = re.compile(r"(={1,6})\s*(.+?)\s*\1")
_PART = re.compile(r";\s*(.+)")
_INTERNAL = re.compile(r"[:*#]+\s*\[\[\s*:?([^\[\]|]+)(?:\|([^\[\]]*))?\]\]\s*")
_FULLURL = re.compile(r"[:*#]+\s*\[\{\{\s*fullurl\s*:([^{}|]+)\|([^{}]*)\}\}\s*([^\]]*)\]\s*", re.I)
_EXTERNAL = re.compile(r"[:*#]+\s*\[(https?://\S+)\s*([^\]]*)\]\s*")
_ASIDE = re.compile(r"\{\{[^{}]*\}\}|\[\[[^\[\]|]{1,40}:[^\[\]]*\]\]|__[A-Z]+__")
_OLDID = re.compile(r"(?:^|[|&])\s*oldid\s*=\s*(\d{1,15})")
_LINK = re.compile(r"\[\[\s*:?([^\[\]|{}<>\n]+)")


@dataclass(frozen=True, slots=True)
class BookPage:
    """The contents of a wiki page that lists the chapters of a book: the title of the book (that of the page if the
    page states no other), and its chapters in order, each with the part of the book that it is in.
    """

    title: str
    items: tuple[WantedPage, ...]


def read_book_page(title: str, text: str) -> BookPage | None:
    """Return the book whose chapters the wikitext ``text`` of the page ``title`` lists; None if the page is not a book
    page.

    A book page lists at least ``FEWEST`` chapters, and has the template of saved books or no text besides headings,
    links and templates.
    """
    text = _COMMENT.sub("", text)
    name, part, others = "", "", 0
    items: list[WantedPage] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if heading := _HEADING.fullmatch(line):
            # Extension:Collection writes title and subtitle before the first chapter; later headings begin a part.
            name = heading[2] if len(heading[1]) == 2 and not name and not items else name
            part = part if len(heading[1]) <= 3 and not items else heading[2]
        elif begins := _PART.fullmatch(line):
            part = begins[1]
        elif item := _chapter(line, title, part):
            items.append(item)
        # Pages of books may also contain templates, categories and behaviour switches, but no other text.
        elif _ASIDE.sub("", line).strip():
            others += 1
    # The template of saved books comes first on the page.
    saved = bool(_SAVED.search(text[:2000]))
    return BookPage(name or title, tuple(items)) if len(items) >= FEWEST and (saved or not others) else None


def _chapter(line: str, page: str, part: str) -> WantedPage | None:
    if match := _INTERNAL.fullmatch(line):
        return WantedPage(_full(match[1], page), label=(match[2] or "").strip(), part=part)
    if match := _FULLURL.fullmatch(line):
        old = _OLDID.search(match[2])
        return WantedPage(clean(match[1]), int(old[1]) if old else 0, label=match[3].strip(), part=part)
    if (match := _EXTERNAL.fullmatch(line)) and is_address(match[1]):
        item = read_address(match[1])[1]
        return WantedPage(item.title, item.revid, item.pageid, item.path, match[2].strip(), part)
    return None


def links_in_order(page: str, text: str) -> Iterator[str]:
    """Yield the titles of the pages to which the wikitext ``text`` of a page links, in order, as written there; a title
    may occur repeatedly. ``page``: the title of the page, for links to its subpages (``[[/Sub]]``).
    """
    for match in _LINK.finditer(_COMMENT.sub("", text)):
        yield _full(match[1], page)


def _full(target: str, page: str) -> str:
    title = clean(unquote(target))
    # As in MediaWiki, [[/Name/]] is the subpage Name, printed without slashes.
    return f"{page}{title.rstrip('/')}" if title.startswith("/") else title
