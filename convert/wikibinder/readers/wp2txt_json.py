"""Reads the JSON output of wp2txt 2: objects with title, categories, text, redirect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.page import Page
from wikibinder.readers import json_objects
from wikibinder.readers.page_titles import clean
from wikibinder.readers.wp2txt import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.model.diagnostics import Diagnostics, Position
    from wikibinder.readers.source import Opened


def recognises(head: str) -> bool:
    """Whether ``head``, the beginning of a file, is JSON whose first object has a title, and a text or a redirect."""
    keys = json_objects.keys(head)
    return "title" in keys and not keys.isdisjoint(("text", "redirect"))


def pages(opened: Opened, diagnostics: Diagnostics) -> Iterator[Page]:
    """Yield the pages of a JSON file that wp2txt wrote, in order; objects that are no articles are reported."""
    return json_objects.pages(opened, diagnostics, _page)


def _page(article: json_objects.Record, place: Position) -> Page:
    """Return the page of one JSON object, whose line in the file is the source line of all its text; "Untitled" if it
    has no title. Raises TypeError if the categories are no list.
    """
    text = str(article.get("text") or "")
    categories = article.get("categories") or []
    if not isinstance(categories, list):
        raise TypeError
    return Page(
        clean(str(article.get("title") or "")) or "Untitled",
        text.replace("\r\n", "\n").replace("\r", "\n"),
        place,
        categories=tuple(filter(None, (clean(str(name)) for name in categories))),
        redirect=clean(str(article.get("redirect") or "")),
        lines=(place.line,) * (text.count("\n") + 1),
        lost_refs=True,
        form=NAME,
    )
