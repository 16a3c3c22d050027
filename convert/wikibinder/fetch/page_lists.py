"""The pages of a category, below a page, or on a book page, each list in the order of the book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wikibinder.fetch.book_pages import links_in_order
from wikibinder.fetch.errors import FetchError
from wikibinder.fetch.page_addresses import FetchRequest, WantedPage

if TYPE_CHECKING:
    from wikibinder.fetch.api import Api
    from wikibinder.fetch.siteinfo import WikiInfo

DEEPEST = 20


def natural(title: str) -> list[tuple[bool, int, str]]:
    """Return a sort key for a title by which numbers are sorted as numbers: Chapter 2 before Chapter 10."""
    # In pieces, because int() refuses more than 4300 digits.
    pieces = re.split(r"([0-9]{1,18})", title.casefold())
    return [(not piece.isdecimal(), int(piece) if piece.isdecimal() else 0, piece) for piece in pieces if piece]


def of_category(api: Api, wiki: WikiInfo, request: FetchRequest, most: int) -> list[WantedPage]:
    """Return the content pages of the requested category and, down to ``request.depth``, of its subcategories, each
    page once; each subcategory becomes a part of the book.

    Pages are sorted by their sort key in the category, or else by title. Raises FetchError if the category is empty or
    does not exist, or there are more than ``most`` pages.
    """
    title = wiki.namespaces.title(request.category, 14)
    if title is None:
        raise FetchError(f"{request.category}: is not a valid category")
    found: dict[str, WantedPage] = {}
    seen, level = {title.full}, [(title.full, "")]
    # Level by level, each category once, because categories can form cycles.
    for depth in range(min(request.depth, DEEPEST) + 1):
        below: list[tuple[str, str]] = []
        for name, part in level:
            below += _members(api, wiki, name, part, found, most)
        if depth == 0 and not found and not below:
            raise FetchError(f"{title.full}: the category does not exist, or is empty; check its name")
        level = [(name, part) for name, part in below if name not in seen and not seen.add(name)]  # type: ignore[func-returns-value]
        if not level:
            break
    return list(found.values())


def _members(
    api: Api, wiki: WikiInfo, category: str, part: str, found: dict[str, WantedPage], most: int
) -> list[tuple[str, str]]:
    """Add the content pages of the category with the title ``category`` to ``found``, by title; ``part``: the part of
    the book that they are in. Return its subcategories, each as title and name without namespace. Raises FetchError if
    ``found`` would have more than ``most`` pages.
    """
    pages: dict[str, str] = {}
    below: dict[str, str] = {}
    query = {"list": "categorymembers", "cmtitle": category, "cmtype": "page|subcat", "cmlimit": "max"}
    for piece in api.query(**query, cmprop="title|sortkeyprefix"):
        for member in piece.get("categorymembers", ()):
            space, key = int(member["ns"]), str(member.get("sortkeyprefix") or "")
            if space == 14:
                below[member["title"]] = key
            elif space in wiki.content:
                pages[member["title"]] = key
        # Checked after each answer, because a category can contain a million pages.
        if len(found) + len(pages) > most:
            raise FetchError(f"{category}: has more than {most} pages; raise --max-pages to fetch all")
    for title in sorted(pages, key=lambda title: natural(pages[title] or title)):
        found.setdefault(title, WantedPage(title, part=part))
    return [(name, name.partition(":")[2]) for name in sorted(below, key=lambda name: natural(below[name] or name))]


def below_page(api: Api, wiki: WikiInfo, root: str, text: str, most: int) -> list[WantedPage]:
    """Return the page ``root`` and its subpages without redirects: first those to which its wikitext ``text`` links, in
    order, then the others by title. Raises FetchError if ``root`` is no valid title, or there are more than ``most``
    subpages.
    """
    title = wiki.namespaces.title(root)
    if title is None:
        raise FetchError(f"{root}: is not a valid title")
    names: list[str] = []
    query: dict[str, Any] = {"list": "allpages", "apprefix": f"{title.text}/", "apnamespace": title.namespace}
    for piece in api.query(**query, apfilterredir="nonredirects", aplimit="max"):
        names += [page["title"] for page in piece.get("allpages", ())]
        if len(names) > most:
            raise FetchError(f"{root}: has more than {most} subpages; raise --max-pages to fetch all")
    linked = [_normal(wiki, name) for name in links_in_order(title.full, text)]
    # On Wikibooks the main page of a book is its table of contents.
    first = [name for name in dict.fromkeys(linked) if name in set(names)]
    rest = sorted(set(names) - set(first), key=natural)
    return [WantedPage(name) for name in (title.full, *first, *rest)]


def _normal(wiki: WikiInfo, name: str) -> str:
    title = wiki.namespaces.title(name)
    return title.full if title else ""
