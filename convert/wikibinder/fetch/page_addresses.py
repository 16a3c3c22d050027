"""Parses what users type: addresses of pages, titles and lists of them.

Forms of addresses: ``/wiki/Title``, ``/w/index.php?title=Title&oldid=5``, ``?curid=7``, hosts of mobile versions
(``en.m.wikipedia.org``); the scheme may be missing. The part after ``#`` is ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from wikibinder.fetch.errors import FetchError
from wikibinder.fetch.peers import checked

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_BARE = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?::\d+)?/\S|localhost(?::\d+)?/\S")
_MOBILE = re.compile(r"^m\.|(?<=\.)m\.")
_SCRIPT = re.compile(r"/index\.php(?:/(.*))?$", re.DOTALL)
LONGEST = 4000
"""Maximum number of characters of one address or title."""


@dataclass(frozen=True, slots=True)
class WantedPage:
    """A page that the user requests: by title, by the number of a revision (``revid``, from ``oldid=``) or of a page
    (``pageid``, from ``curid=``), or by the ``path`` of its address, in which the title is found when the wiki's
    article path is known. Attributes that are not given are "" or 0.

    ``label``: the title that a list of chapters gives it; ``part``: the part of the book that it is in.
    """

    title: str = ""
    revid: int = 0
    pageid: int = 0
    path: str = ""
    label: str = ""
    part: str = ""

    @property
    def shown(self) -> str:
        """Return the title, path or number by which messages name the page."""
        number = f"oldid={self.revid}" if self.revid else f"curid={self.pageid}"
        return self.title or self.path or number


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """The pages that the user requests of one wiki. ``start``: an address on it; ``items``: single pages; ``category``:
    title of a category whose pages are requested, with its subcategories down to ``depth``; ``subpages``: title of a
    page that is requested with its subpages.
    """

    start: str
    items: tuple[WantedPage, ...] = ()
    category: str = ""
    depth: int = 0
    subpages: str = ""


def is_address(word: str) -> bool:
    """Whether a word typed by the user is the address of a page, with or without a scheme, and no title."""
    return bool(_SCHEME.match(word) or _BARE.match(word))


def read_address(word: str) -> tuple[str, WantedPage]:
    """Return the address of the wiki's host (``https://en.wikipedia.org``), and the page to which the address ``word``
    refers; without a scheme it is one of https. Raises FetchError if it is unusable or refers to no page.
    """
    address = word if _SCHEME.match(word) else f"https://{word}"
    if len(address) > LONGEST:
        raise FetchError(f"{address[:80]}…: is too long for an address")
    parts = urlsplit(checked(address))
    # In a name of two parts such as m.wiki the "m" is the domain itself.
    host = _MOBILE.sub("", parts.netloc.lower(), count=1) if parts.netloc.count(".") > 1 else parts.netloc.lower()
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    numbers = {name: _number(query.get(name, "")) for name in ("oldid", "curid")}
    title = query.get("title", "")
    path = unquote(parts.path)
    script = _SCRIPT.search(path)
    if not title and script:
        title = script[1] or ""
    elif not title and path.startswith("/wiki/"):
        title = path.removeprefix("/wiki/")
    known = title or any(numbers.values())
    item = WantedPage(clean(title), numbers["oldid"], numbers["curid"], "" if known else path)
    if not known and not path.strip("/"):
        raise FetchError(f"{word}: is the address of a wiki, not of a page; give titles, or --category, with --site")
    return f"{parts.scheme}://{host}", item


def read_words(words: Iterable[str], site: str) -> tuple[str, tuple[WantedPage, ...]]:
    """Return the address of the wiki and the requested pages for words that are addresses or titles. Titles are those
    of pages on ``site``; if that is "", the wiki is that of the first address.

    Raises FetchError for a title without ``site``, and if the pages are of two wikis.
    """
    start, items = site, []
    for word in words:
        if is_address(word):
            wiki, item = read_address(word)
            start = start or wiki
            if urlsplit(wiki).netloc != urlsplit(start).netloc:
                raise FetchError(f"{word}: is not of {urlsplit(start).netloc}; fetch each wiki into its own folder")
            items.append(item)
        elif not site:
            raise FetchError(f'{word}: the wiki is missing; give --site en.wikipedia.org "{word}"')
        else:
            items.append(WantedPage(clean(word)))
    return start, tuple(items)


def read_list(text: str, site: str) -> tuple[str, tuple[WantedPage, ...]]:
    """Return the address of the wiki and the pages in a list: a title or an address on each line; ``# Part`` begins a
    part of the book. ``site``: the wiki of titles ("": that of the first address). Raises FetchError as
    :func:`read_words`.
    """
    start, items, part = site, [], ""
    for line in text.splitlines():
        word = line.strip()
        if word.startswith("#"):
            part = word.strip("# ")
        elif word:
            start, (item,) = read_words([word], start)
            items.append(WantedPage(item.title, item.revid, item.pageid, item.path, part=part))
    return start, tuple(items)


def clean(title: str) -> str:
    """Return a title with single spaces for ``_`` and white space, without a fragment (``#…``), cut to ``LONGEST``
    characters.
    """
    return " ".join(title.partition("#")[0].replace("_", " ").split())[:LONGEST]


def _number(text: str) -> int:
    # MediaWiki's numbers are far shorter; int() refuses more than 4300 digits.
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0
