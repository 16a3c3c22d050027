"""The titles of a work, and of what it is part of: steps from parameters to fields (see :mod:`.fields`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.bibtex.latex import plain
from wikibinder.cs1 import languages, urls, values
from wikibinder.cs1.types import CONTAINERS, SUBTYPES

if TYPE_CHECKING:
    from wikibinder.cs1.draft import Draft


def titles(draft: Draft) -> None:
    """The title of the work, in its script and in English, and the wiki's page on it."""
    given = draft.given
    title = given.pop("title")
    value = values.value(title)
    link = values.link(title) or values.plain(given.pop("title-link"))
    address = urls.read(values.address(title)) if "[" in title else ""
    if address and given.values.setdefault("url", address) != address:
        draft.extra.append(f"title-url={address}")
    if title and plain(value).casefold() not in _NO_TITLE:
        draft.put("title", value)
    _script(draft, given.pop("script-title"), "title")
    draft.move("trans-title", "transtitle")
    draft.put("titlelink", link)


_NO_TITLE = frozenset({"none", "off"})


def parts(draft: Draft) -> None:
    """A part of the work that its class has no place for."""
    for meaning in ("part", "script-part", "trans-part"):
        draft.move(meaning, "titleaddon")


def _script(draft: Draft, text: str, name: str) -> None:
    """``ru:Заглавие``: a title in its own script; the title where there is no other."""
    if not text:
        return
    match = re.match(r"\s*([a-z]{2,3}(?:-\w{2,8})?)\s*:\s*(?=\S)", text)
    value = values.value(text[match.end() :] if match else text)
    if match and languages.read(match[1]):
        draft.script = draft.script or match[1]
    if name in draft.fields:
        draft.put("scripttitle" if name == "title" else f"script{name}", value)
    else:
        draft.put(name, value)


def books(draft: Draft) -> None:
    """The book that the work is part of."""
    target = "booktitle" if draft.type.startswith("in") else CONTAINERS.get(draft.type, "howpublished")
    draft.move("book", target)
    _script(draft, draft.given.pop("script-book"), target)
    draft.move("trans-book", "transbooktitle")


def periodicals(draft: Draft) -> None:
    """The journal or website that the work is part of; of an article, whether that is a newspaper or a magazine."""
    target = CONTAINERS.get(draft.type, "howpublished")
    target = "maintitle" if target in draft.fields else target
    draft.move("periodical", target)
    _script(draft, draft.given.pop("script-periodical"), target)
    draft.move("trans-periodical", "transjournaltitle")
    if draft.type == "article":
        kind = draft.given.origin("periodical") if draft.kind == "citation" else draft.kind
        draft.put("entrysubtype", SUBTYPES.get(kind, ""))


def other_titles(draft: Draft) -> None:
    """Titles that are left over, with those in their script and in translation."""
    for name in ("encyclopedia", "book-title", "newsgroup", "map", "chapter"):
        draft.move(name, "howpublished" if draft.type == "misc" else "maintitle")
        _script(draft, draft.given.pop(f"script-{name}"), "maintitle")
        draft.move(f"trans-{name}", "titleaddon")
