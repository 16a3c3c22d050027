"""Steps that write the titles of a work and of its containers from parameters to fields (see :mod:`.fields`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.bibtex.latex import plain
from wikibinder.cs1 import languages, urls, values
from wikibinder.cs1.types import CONTAINERS, SUBTYPES
from wikibinder.model.nodes import Plain

if TYPE_CHECKING:
    from wikibinder.cs1.draft import Draft
    from wikibinder.cs1.values import Given


def titles(draft: Draft) -> None:
    """Write the title of the work to ``title``, the title in its original script to ``scripttitle``, the translated
    title to ``transtitle``, and the title of the wiki's page about the work to ``titlelink``. The address of a link in
    the title becomes the parameter ``url``, or is added to ``extra`` if ``url`` has another address.
    """
    given = draft.given
    title = given.pop("title")
    value = values.value(title)
    link = values.page(title) or values.page_named(given.pop("title-link"))
    address = urls.safe(values.address(title))
    # A link in title= is an error in CS1; if url= has another address, both are kept.
    if address and urls.read(given.values.setdefault("url", Plain(address))) != address:
        draft.extra.append(f"title-url={address}")
    if title and plain(value).casefold() not in _NO_TITLE:
        draft.put("title", value)
    _script(draft, given.pop("script-title"), "title")
    draft.move("trans-title", "transtitle")
    draft.put("titlelink", link)


_NO_TITLE = frozenset({"none", "off"})


def parts(draft: Draft) -> None:
    """Write to ``titleaddon`` a chapter or entry for which the citation class has no parameter (``part``)."""
    for meaning in ("part", "script-part", "trans-part"):
        draft.move(meaning, "titleaddon")


_LANGUAGE = re.compile(r"\s*([a-z]{2,3}(?:-\w{2,8})?)\s*:\s*(?=\S|\Z)")


def _script(draft: Draft, given: Given, name: str) -> None:
    """Write a title in its original script, given as ``ru:Заглавие``, to the field ``script<name>``, or to ``name`` if
    that field is not set. The language code is stored in ``draft.script``.
    """
    if not given:
        return
    match, title = values.match(_LANGUAGE, given)
    value = values.value(title)
    if match and languages.read(match[1]):
        draft.script = draft.script or match[1]
    if name in draft.fields:
        draft.put(f"script{name}", value)
    else:
        draft.put(name, value)


def books(draft: Draft) -> None:
    """Write the title of the book that contains the work to the field that the entry type has for it."""
    target = "booktitle" if draft.type.startswith("in") else CONTAINERS.get(draft.type, "howpublished")
    draft.move("book", target)
    _script(draft, draft.given.pop("script-book"), target)
    draft.move("trans-book", "transbooktitle")


def periodicals(draft: Draft) -> None:
    """Write the name of the journal or website that contains the work to the field that the entry type has for it, or
    to ``maintitle`` if that field has a book already; of an article also write to ``entrysubtype`` whether it is in a
    newspaper or a magazine.
    """
    target = CONTAINERS.get(draft.type, "howpublished")
    # The field already has the book, which the periodical contains.
    target = "maintitle" if target in draft.fields else target
    draft.move("periodical", target)
    _script(draft, draft.given.pop("script-periodical"), target)
    draft.move("trans-periodical", "transjournaltitle")
    if draft.type == "article":
        kind = draft.given.origin("periodical") if draft.kind == "citation" else draft.kind
        draft.put("entrysubtype", SUBTYPES.get(kind, ""))


def other_titles(draft: Draft) -> None:
    """Write the titles (of encyclopedia, book, map, chapter) that no step before has written to ``maintitle``, or of
    the type misc to ``howpublished``; their translations to ``titleaddon``.
    """
    for name in ("encyclopedia", "book-title", "newsgroup", "map", "chapter"):
        draft.move(name, "howpublished" if draft.type == "misc" else "maintitle")
        _script(draft, draft.given.pop(f"script-{name}"), "maintitle")
        draft.move(f"trans-{name}", "titleaddon")
