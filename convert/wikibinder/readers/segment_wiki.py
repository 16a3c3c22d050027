"""Reads the output of gensim's segment_wiki: JSON objects with a title, and titles and texts of sections.

After gensim/scripts/segment_wiki.py (gensim 4.3): the first section is called "Introduction"; links and templates were
removed from the texts, other wikitext is unchanged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.page import Page
from wikibinder.readers import json_objects
from wikibinder.readers.page_titles import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.model.diagnostics import Diagnostics, Position
    from wikibinder.readers.source import Opened

INTRODUCTION = "Introduction"


def recognises(head: str) -> bool:
    """Whether ``head``, the beginning of a file, is JSON whose first object has a title, and titles and texts of
    sections.
    """
    return json_objects.keys(head).issuperset(("title", "section_titles", "section_texts"))


def pages(opened: Opened, diagnostics: Diagnostics) -> Iterator[Page]:
    """Yield the pages of a file that segment_wiki wrote, in order; objects that are no articles are reported."""
    return json_objects.pages(opened, diagnostics, _page)


def _page(article: json_objects.Record, place: Position) -> Page:
    titles, texts = article.get("section_titles"), article.get("section_texts")
    # Lists of different lengths would put texts under wrong headings.
    if not isinstance(titles, list) or not isinstance(texts, list) or len(titles) != len(texts):
        raise TypeError
    sections = [_section(clean(str(title)), str(text)) for title, text in zip(titles, texts, strict=True)]
    wikitext = "\n\n".join(filter(None, sections))
    title = clean(str(article.get("title") or "")) or "Untitled"
    return Page(title, wikitext, place, lines=(place.line,) * (wikitext.count("\n") + 1))


def _section(title: str, text: str) -> str:
    """Return the wikitext of a section: its heading and text; without a heading if it is the introduction."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return text if title in ("", INTRODUCTION) else f"== {title} ==\n{text}".rstrip()
