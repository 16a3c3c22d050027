"""A wiki page as it is read, and the result of its conversion."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Diagnostic, Position

if TYPE_CHECKING:
    from collections.abc import Mapping

GENERATOR_LINE = ":generator: wikibinder"
"""The first line of generated pages that are not articles, such as index.rst; articles begin with ``:wikititle:``. Both
are parsed with restrictions (see ``wikibinder.editions.shared.safe_parser``).
"""


@dataclass(frozen=True, slots=True)
class Site:
    """The wiki of a page.

    ``article_url``: the address of an article, with ``{title}`` in place of the title; "" if the input does not name
    the wiki, and then no links to the wiki are made. ``language``: code of its language. ``namespaces``: number and
    local name of each namespace that an export lists. ``first_letter``: titles begin with a capital letter (false on a
    Wiktionary). ``subpages``: the numbers of the namespaces that have subpages, if known. ``hidden_categories``: the
    names of the categories that the wiki hides from readers; None if unknown.
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
    """The authors and the licence of a page: ``authors``: their names. ``anonymous``: the number of authors without an
    account. ``licence``, ``licence_url``: the licence of the wiki's texts. ``script``: the address of the wiki's
    ``index.php``.
    """

    authors: tuple[str, ...] = ()
    anonymous: int = 0
    licence: str = ""
    licence_url: str = ""
    script: str = ""


@dataclass(frozen=True, slots=True)
class MediaList:
    """The snapshot folder whose ``media.json`` lists the image files of a page, and a digest of ``media.json``; "" if
    there is none.
    """

    folder: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """The data about a picture to be printed with it: its name on the wiki, the address of its page there, artist,
    licence, and the attribution that the licence requires. Data that are not stated are "".
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
    """Return the language code of a Wikimedia wiki from the address of a page or the wiki; "" for other addresses."""
    match = _WIKIMEDIA.match(address)
    return match[1] if match and match[1] != "www" else ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as MediaWiki stores it (https://www.mediawiki.org/wiki/Manual:Page_table).

    ``position`` is the place of the first line of ``wikitext`` in its file. ``lines`` gives the source line of every
    line of ``wikitext`` if they are not consecutive. ``lost_refs``: the input form has lost the ``<ref>`` tags, so
    footnotes have to be found by other signs (:mod:`wikibinder.parser.lost_refs`). ``redirect`` is the title of the
    target, "" for other pages. ``form`` names the reader whose ``restore`` turns the text into standard wikitext; ""
    once that is done. ``unread`` is the reason why the page is not an article in wikitext (another content model, or a
    text that the wiki hides), or "".

    For pages of a snapshot: ``chapter``: whether the page is a chapter of the book (None: its namespace decides);
    ``part``: the part of the book that it is in; ``media``: where its image files are.
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
        """Return the position in the source of the line of ``wikitext`` with this number, counted from 0; after the end
        of ``lines``, if the page has them, the position of the last one.
        """
        if self.lines:
            return Position(self.position.path, self.lines[min(line, len(self.lines) - 1)])
        return Position(self.position.path, self.position.line + line)


@dataclass(frozen=True, slots=True)
class TitleMap:
    """Maps titles to docnames, for all pages of the book, with redirects resolved.

    ``docnames``: title -> docname; for a page of another volume its address relative to a page of this volume
    (``../...``). ``wiki``: the address of articles on the first wiki of the book; "" if unknown. The titles of other
    wikis have a prefix in ``docnames``; ``prefix`` is that of the page whose links are looked up, "" for the first
    wiki.
    """

    docnames: Mapping[str, str] = field(default_factory=dict)
    wiki: str = ""
    prefix: str = ""

    def of(self, wiki: str) -> TitleMap:
        """Return the map for the links of a page of the wiki whose articles have the address ``wiki``; they point to
        pages of the same wiki. A page of an unknown wiki ("") counts as one of the first wiki of the book.
        """
        prefix = f"{wiki}\t" if self.wiki and wiki not in {"", self.wiki} else ""
        return self if prefix == self.prefix else replace(self, prefix=prefix)

    def docname(self, title: str) -> str:
        """Return the docname for a title as links write it (first letter in either case, ``_`` for spaces); "" if the
        book has no such page.
        """
        name = " ".join(title.replace("_", " ").split())
        if (found := self.docnames.get(self.prefix + name, "")) or name[:1].isupper():
            return found
        return self.docnames.get(self.prefix + name[:1].upper() + name[1:], "")


class Status(Enum):
    """The outcome of a page's conversion; FALLBACK: written as plain text, or left out of a data file."""

    CONVERTED = "converted"
    REDIRECT = "redirect"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class ConvertedPage:
    """A converted page: its reStructuredText, its BibLaTeX ("" if it cites nothing), its number of cited works, its
    diagnostics.

    ``links``: every title that was looked up in the book -> the docname found ("": none); if one changes, the page must
    be converted again. ``media``: the pictures shown, path in the output folder -> source file. ``files``: the names on
    the wiki of all image files that the page uses, missing ones included. ``digest``: digest of the files written.
    ``spent``: seconds of processor time by stage of the conversion, if profiling is on.
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
    """What a page contributes to a data file: ``lines``, lines of JSON or BibLaTeX entries; the outcome, and its
    diagnostics.
    """

    title: str
    lines: tuple[str, ...] = ()
    status: Status = Status.CONVERTED
    diagnostics: tuple[Diagnostic, ...] = ()
