"""A wiki page as a reader gives it, and what it is converted to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Diagnostic, Position

if TYPE_CHECKING:
    from collections.abc import Mapping

MADE_BY_US = ":generator: wikibinder"
"""The first line of generated pages that are not articles, such as index.rst; articles begin with ``:wikititle:``.
Both are parsed with guards (see ``wikibinder.editions.shared.safe_parser``)."""


@dataclass(frozen=True, slots=True)
class Site:
    """The wiki of a page: its name, and the address of an article with ``{title}`` in place of the title.

    ``article_url`` is empty if the input does not name the wiki; then no links to the wiki are made. ``namespaces``:
    number and local name of each namespace that an export lists. ``first_letter``: titles begin with a capital
    letter (not so on a Wiktionary).
    ``subpages``: the namespaces that have subpages, where that is known. ``hidden_categories``: the names of the
    categories that the wiki hides from readers; None where they are not known.
    """

    name: str = ""
    article_url: str = ""
    language: str = ""
    namespaces: tuple[tuple[int, str], ...] = ()
    first_letter: bool = True
    subpages: tuple[int, ...] = ()
    hidden_categories: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """Who wrote a page, and under which licence: names of authors, the number of those without an account, the licence
    of the wiki's texts, and the address of its script (``index.php``).
    """

    authors: tuple[str, ...] = ()
    anonymous: int = 0
    licence: str = ""
    licence_url: str = ""
    script: str = ""


@dataclass(frozen=True, slots=True)
class MediaList:
    """The snapshot folder whose ``media.json`` describes the files of a page, and a digest of that list."""

    folder: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """The credit of a picture: its name on the wiki, the address of its page there, artist, licence, and the
    attribution that the licence demands, each empty where it is not stated.
    """

    name: str
    page: str = ""
    artist: str = ""
    licence: str = ""
    licence_url: str = ""
    attribution: str = ""


_WIKIMEDIA = re.compile(
    r"https?://([a-z][a-z-]{1,11})(?:\.m)?\."
    r"(?:wikipedia|wiktionary|wikibooks|wikiquote|wikisource|wikinews|wikiversity|wikivoyage)\.org(?:/|$)"
)


def language_of_address(address: str) -> str:
    """The language code of a Wikimedia wiki from the address of a page or of the wiki; "" for any other address."""
    match = _WIKIMEDIA.match(address)
    return match[1] if match and match[1] != "www" else ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as MediaWiki stores it (https://www.mediawiki.org/wiki/Manual:Page_table).

    ``position`` is the place of the first line of ``wikitext`` in its file. ``lines`` gives the source line of every
    line of ``wikitext`` where they are not simply consecutive. ``lost_refs`` says that the form has lost its ``<ref>``
    tags, so that notes are found by their place (:mod:`wikibinder.parser.lost_refs`). ``redirect`` is the target's
    title. ``form`` names the reader whose ``restore`` brings the text into standard wikitext; "" once that is done.
    ``unread`` says why the page is no article in wikitext: another content model, or a text that is hidden.

    Of a snapshot: ``chapter`` tells whether the page is one of the book's (None: its namespace decides), ``part`` is
    the part of the book that it is in, ``media`` where its files are.
    """

    title: str
    wikitext: str
    position: Position
    namespace: int = 0
    categories: tuple[str, ...] = ()
    page_id: int | None = None
    revision_id: int | None = None
    timestamp: str = ""
    contributors: tuple[str, ...] = ()
    site: Site = Site()
    redirect: str = ""
    lines: tuple[int, ...] = ()
    lost_refs: bool = False
    form: str = ""
    unread: str = ""
    chapter: bool | None = None
    part: str = ""
    rights: Rights = Rights()
    media: MediaList = MediaList()

    def at(self, line: int) -> Position:
        """The source position of line ``line`` (counted from 0) of the wikitext."""
        if self.lines:
            return Position(self.position.path, self.lines[min(line, len(self.lines) - 1)])
        return Position(self.position.path, self.position.line + line)


@dataclass(frozen=True, slots=True)
class TitleMap:
    """Title -> docname for all pages of the book, redirects followed.

    A page of another volume of the book has its address, relative to a page of this volume, in place of a docname:
    it begins with ``../``.
    """

    docnames: Mapping[str, str] = field(default_factory=dict)

    def docname(self, title: str) -> str:
        """The docname of a title as a link writes it (first letter in either case, ``_`` for spaces), or ``""``."""
        name = " ".join(title.replace("_", " ").split())
        if (found := self.docnames.get(name, "")) or name[:1].isupper():
            return found
        return self.docnames.get(name[:1].upper() + name[1:], "")


class Status(Enum):
    """The outcome of a page."""

    CONVERTED = "converted"
    REDIRECT = "redirect"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class ConvertedPage:
    """A converted page: its reStructuredText, its BibLaTeX (empty where it cites nothing), its diagnostics.

    ``links``: every title that was looked up in the book, with the docname found: if one of them changes, the page
    must be converted again. ``media`` are the images that it shows: path beside the
    pages, and the file; ``files`` the names of all files that it names. ``digest`` is the fingerprint of what was
    written. ``spent``: seconds of processor time by stage, where that is wanted.
    """

    docname: str
    rst: str
    bib: str = ""
    citations: int = 0
    status: Status = Status.CONVERTED
    diagnostics: tuple[Diagnostic, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    digest: str = ""
    spent: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageData:
    """What a page gives to a file of data: lines of JSON, or entries of a library."""

    title: str
    lines: tuple[str, ...] = ()
    status: Status = Status.CONVERTED
    diagnostics: tuple[Diagnostic, ...] = ()
