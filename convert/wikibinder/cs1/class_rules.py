"""Rearranges the parameters by citation class before they are mapped to fields, as CS1's ``citation0`` does.

After this step ``title`` (the work cited), ``book`` (the book that contains it), ``periodical`` and ``part`` (a chapter
or entry in a class in which CS1 has no parameter for it) have the same meaning in every class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.cs1.values import text
from wikibinder.model.nodes import Plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.cs1.parameters import Parameters

WITHOUT_CHAPTER = frozenset({
    "web", "news", "journal", "magazine", "pressrelease", "podcast", "newsgroup", "arxiv", "biorxiv", "medrxiv",
    "citeseerx", "ssrn", "mailinglist", "post", "document",
})  # fmt: skip
"""Citation classes in which CS1 rejects the parameter ``chapter``; its value is moved to ``part``."""

_LEVELS = ("", "script-", "trans-")


def remap(kind: str, given: Parameters) -> None:
    """Rearrange the parameters of a citation of the class ``kind`` (``book``, ``web`` ...) in place, so that they have
    the same meaning in every class.
    """
    change = _CHANGES.get(kind)
    if change is not None:
        change(given)
    if not _CHAPTER.isdisjoint(given.values):
        _lift_chapter(kind, given)


_CHAPTER = frozenset({"chapter", "script-chapter", "trans-chapter", "chapter-url"})


def _lift_chapter(kind: str, given: Parameters) -> None:
    """Move ``title`` (here the title of the book) to ``book``, and ``chapter`` (the work cited) to ``title``, with
    their addresses. In classes without chapters only move ``chapter`` to ``part``.
    """
    # CS1 rejects a chapter here; its text is kept as an addition to the title.
    if kind in WITHOUT_CHAPTER or (kind == "citation" and given.get("periodical")):
        _rename(given, "chapter", "part")
        if "url" not in given.values and "chapter-url" in given.values:
            given.values["url"] = given.values.pop("chapter-url")
    if _has_title(given, "chapter"):
        _rename(given, "title", "book")
        _rename(given, "chapter", "title")
        # The address of the chapter becomes that of the work cited; that of the book is kept as well.
        if "chapter-url" in given.values and "url" in given.values:
            given.values["book-url"] = given.values.pop("url")
        for name in ("url", "format", "url-access"):
            if f"chapter-{name}" in given.values and name != "url":
                given.values[name] = given.values.pop(f"chapter-{name}")
    if "chapter-url" in given.values:
        given.values.setdefault("url", given.values["chapter-url"])
        # Do not print the same address twice.
        if given.values["url"] == given.values["chapter-url"]:
            del given.values["chapter-url"]


def _rename(given: Parameters, old: str, new: str) -> None:
    """Move the value of a title parameter (and of ``script-`` and ``trans-`` before its name) from the name ``old`` to
    ``new``, unless ``new`` has a value.
    """
    for level in _LEVELS:
        # A value under the new name takes precedence.
        if level + old in given.values and level + new not in given.values:
            given.values[level + new] = given.values.pop(level + old)
            given.origins[level + new] = given.origins.get(level + old, "")


def _has_title(given: Parameters, name: str) -> bool:
    values = given.values
    return name in values or f"script-{name}" in values or f"trans-{name}" in values


def _encyclopedia(given: Parameters) -> None:
    """Move the title of the encyclopedia (``encyclopedia=``, or ``work=``) to the parameter ``book``; to ``title`` if
    no title of an entry is given.
    """
    # CS1 accepts work= instead of encyclopedia=.
    source = "encyclopedia" if _has_title(given, "encyclopedia") else "periodical"
    if not _has_title(given, source):
        return
    if not _has_title(given, "title"):
        _rename(given, source, "title")
    elif not _has_title(given, "chapter"):
        _rename(given, source, "book")
    # Entry, chapter and encyclopedia are three levels and BibLaTeX has two: the chapter becomes an addition.
    elif source == "encyclopedia":
        _rename(given, "chapter", "part")
        _rename(given, source, "book")


def _citation(given: Parameters) -> None:
    if _has_title(given, "encyclopedia"):
        _encyclopedia(given)
        given.origins["book"] = "encyclopedia"
    elif given.get("book-title"):
        _conference(given)


def _conference(given: Parameters) -> None:
    if given.get("book-title"):
        given.values["book"] = given.pop("book-title")
        if not given.get("title") and given.get("chapter"):
            _rename(given, "chapter", "title")
        _rename(given, "chapter", "part")


def _book(given: Parameters) -> None:
    if given.get("book-title"):
        _conference(given)
    if _has_title(given, "encyclopedia") and not _has_title(given, "periodical"):
        _encyclopedia(given)


def _episode(given: Parameters) -> None:
    """Move the title of an episode's series to the parameter ``book``; join the numbers of season and episode in
    ``episode-number``.
    """
    _numbers_of_series(given)
    # CS1 prints episode and series like a chapter and its book.
    if "series" in given.values and _has_title(given, "title"):
        given.values["book"] = given.values.pop("series")


def _serial(given: Parameters) -> None:
    _numbers_of_series(given)
    if "episode" in given.values and not _has_title(given, "chapter"):
        given.values["chapter"] = given.values.pop("episode")


def _numbers_of_series(given: Parameters) -> None:
    names = {"season": "Season", "series-number": "Series", "issue": "Episode"}
    parts = [f"{word} {text(given.pop(name))}" for name, word in names.items() if name in given.values]
    if parts:
        given.values["episode-number"] = Plain(". ".join(parts))


def _map(given: Parameters) -> None:
    """Move the title of a map in a book or periodical to ``title``, and that of its container to ``book`` or
    ``periodical``. ``section=``, a square of the map's grid, is moved to ``sections``.
    """
    if given.origin("chapter") in {"section"}:
        given.values["sections"] = given.values.pop("chapter")
    if _has_title(given, "map"):
        # A map in a book has an ISBN; without one its container is a periodical.
        _rename(given, "title", "periodical" if not given.get("isbn", "periodical") else "book")
        _rename(given, "map", "title")
        if "map-url" in given.values:
            if "url" in given.values:
                given.values["book-url"] = given.values.pop("url")
            given.values["url"] = given.values.pop("map-url")
        for name in ("format", "url-access"):
            if f"map-{name}" in given.values:
                given.values[name] = given.values.pop(f"map-{name}")
    if given.values.get("periodical") and given.origin("periodical") not in {"journal", "magazine", "newspaper"}:
        _rename(given, "periodical", "book")


def _techreport(given: Parameters) -> None:
    # In a report number= is the number of the report; elsewhere it is an issue.
    if given.origin("issue") == "number":
        given.values.setdefault("report-number", given.values.pop("issue"))


def _newsgroup(given: Parameters) -> None:
    if "newsgroup" in given.values:
        given.values["periodical"] = given.values.pop("newsgroup")


def _court(given: Parameters) -> None:
    """Rename the parameters of Template:Cite court (parties, law report, court) to those that other classes have,
    unless these have values.
    """
    for old, new in (("litigants", "title"), ("reporter", "periodical"), ("opinion", "issue"), ("pinpoint", "at"),
                     ("court", "publisher")):  # fmt: skip
        if old in given.values and new not in given.values:
            given.values[new] = given.values.pop(old)


_GAZETTE = frozenset(("startpage", "start_page", "endpage", "end_page", "supp", "nolink", "linkclose", "notarchive"))
"""Names, case folded, of the parameters of Template:London Gazette that CS1 does not have; removed when read."""


def _gazette(given: Parameters) -> None:
    """Rearrange the parameters of Template:London Gazette: the gazette (of ``city=``, by default London) becomes the
    periodical; its own parameters for pages and supplements get the names of CS1.
    """
    own = {name.casefold(): text(value) for name, value in given.extra}
    given.extra[:] = [(name, value) for name, value in given.extra if name.casefold() not in _GAZETTE]
    # Articles use both spellings.
    first, last = own.get("startpage") or own.get("start_page", ""), own.get("endpage") or own.get("end_page", "")
    if first:
        last = "" if last == first else last
        pages = Plain(f"{first}–{last}" if last else first)
        given.values.setdefault("pages" if last else "page", pages)
    if "supp" in own:
        number = own["supp"]
        given.values.setdefault("type", Plain(f"{number} supplement" if number[:1].isdecimal() else "Supplement"))
    # The template is also used for the Edinburgh and the Belfast Gazette (city=).
    city = text(given.pop("place")) or "London"
    given.values.setdefault("periodical", Plain(f"The {city[:1].upper()}{city[1:]} Gazette"))


_CHANGES: Mapping[str, Callable[[Parameters], None]] = {
    "encyclopaedia": _encyclopedia,
    "citation": _citation,
    "conference": _conference,
    "speech": _conference,
    "book": _book,
    "cite q": _citation,
    "episode": _episode,
    "serial": _serial,
    "map": _map,
    "techreport": _techreport,
    "newsgroup": _newsgroup,
    "court": _court,
    "gazette": _gazette,
}
