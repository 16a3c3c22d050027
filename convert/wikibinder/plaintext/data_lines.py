"""The lines of data for a page: its text, or its boxes and tables, as JSON objects.

The manual has the schema (docs/manual/text-data.rst).
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias

from wikibinder.bibtex.export import about
from wikibinder.plaintext.page_tables import TableData, tables
from wikibinder.plaintext.page_text import paragraphs, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from wikibinder.model.bibliography import Library
    from wikibinder.model.nodes import Document
    from wikibinder.model.page import Page

    Lines: TypeAlias = Callable[[Page, int, Document, Library], Iterator[str]]

_encoded = json.JSONEncoder(ensure_ascii=False).encode


def text_lines(page: Page, number: int, document: Document, library: Library) -> Iterator[str]:
    """Yield one line for the page: a JSON object with its sections and footnotes.

    ``number``: the page's number among the selected pages, from 0. ``document``: the tree of the page. ``library``: the
    works that the page cites.
    """
    notes = [
        {"group": note.group, "label": note.name, "text": "\n".join(paragraphs(note.children, library))}
        for note in document.notes
    ]
    data = {
        "title": page.title,
        **about(page, number),
        "language": page.site.language,
        "categories": [*dict.fromkeys((*page.categories, *document.categories))],
        "sections": [asdict(section) for section in sections(document, library)],
        "notes": [note for note in notes if note["text"]],
    }
    yield _encoded(data) + "\n"


def table_lines(page: Page, number: int, document: Document, library: Library) -> Iterator[str]:
    """Yield a line for each box and table of the page: a JSON object with its cells. The arguments are those of
    :func:`text_lines`.
    """
    for place, table in enumerate(tables(document, library)):
        data = {"page": page.title, **about(page, number), "number": place, **_table(table)}
        yield _encoded(data) + "\n"


def _table(table: TableData) -> dict[str, Any]:
    return asdict(table) | {
        "fields": [{"label": label, "value": value} for label, value in table.fields],
        "pictures": [{"name": name, "caption": caption} for name, caption in table.pictures],
    }


LINES: Mapping[str, Lines] = {"text": text_lines, "infoboxes": table_lines}
"""Name of a command -> function that yields the lines of JSON of one page."""
