"""Reads the JSON output of WikiExtractor, and data sets made from it: objects with id, url, title, text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.readers import json_objects, wikiextractor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.model.diagnostics import Diagnostics, Position
    from wikibinder.model.page import Page
    from wikibinder.readers.source import Opened


def recognises(head: str) -> bool:
    """Whether ``head``, the beginning of a file, is JSON whose first object has the keys id, url, title and text."""
    return json_objects.keys(head).issuperset(("id", "url", "title", "text"))


def pages(opened: Opened, diagnostics: Diagnostics) -> Iterator[Page]:
    """Yield the pages of a JSON file that WikiExtractor wrote, in order; values that are no objects are reported."""
    return json_objects.pages(opened, diagnostics, _page)


def _page(article: json_objects.Record, place: Position) -> Page:
    text = str(article.get("text") or "").replace("\r\n", "\n").replace("\r", "\n")
    values = {name: str(article.get(name) or "") for name in ("id", "url", "title", "revid")}
    page = wikiextractor.made(values, text, place)
    return wikiextractor.on_line(page, place.line)
