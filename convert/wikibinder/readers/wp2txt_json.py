"""The JSON Lines output of wp2txt 2 to pages: one object a line with title, categories, text, redirect."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.model.page import Page
from wikibinder.readers.encoding import read_lines
from wikibinder.readers.page_titles import clean
from wikibinder.readers.wp2txt import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.readers.source import Opened


def recognises(head: str) -> bool:
    """Whether the first line is an object with a title."""
    line = head.lstrip("\ufeff\n").partition("\n")[0]
    return line.startswith("{") and '"title"' in line and ('"text"' in line or '"redirect"' in line)


def pages(opened: Opened, diagnostics: Diagnostics) -> Iterator[Page]:
    """The pages of a file, a line each."""
    for number, line in enumerate(read_lines(opened, diagnostics), start=1):
        if not line.strip():
            continue
        place = Position(opened.path, number)
        try:
            page = _page(json.loads(line), place)
        except (ValueError, TypeError, AttributeError, RecursionError):
            diagnostics.add(Code.FILE_DAMAGED, "a line is no article in JSON", place, line[:200])
            continue
        yield page


def _page(article: dict[str, object], place: Position) -> Page:
    """One article; all lines of its text stand on one line of the file."""
    text = str(article.get("text") or "")
    categories = article.get("categories") or []
    if not isinstance(categories, list):
        raise TypeError
    return Page(
        clean(str(article.get("title") or "")) or "Untitled",
        text,
        place,
        categories=tuple(filter(None, (clean(str(name)) for name in categories))),
        redirect=clean(str(article.get("redirect") or "")),
        lines=(place.line,) * (text.count("\n") + 1),
        lost_refs=True,
        form=NAME,
    )
