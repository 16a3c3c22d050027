"""Readers: one for each input form that contains wiki pages. The form of a file is recognised by its content.

READERS are the forms that wikibinder itself reads; other packages add theirs by entry points (``wikibinder.readers``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from wikibinder.model import plugins
from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.readers import (
    encoding,
    mediawiki_xml,
    segment_wiki,
    snapshot,
    unread_data,
    wikiextractor,
    wikiextractor_json,
    wikitext_file,
    wp2txt,
    wp2txt_json,
    wp2txt_restore,
)
from wikibinder.readers.source import BROKEN, FolderRules, Opened, Source, UnusableSourceError, find, is_outside_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from wikibinder.model.page import Page

__all__ = ["READERS", "FolderRules", "Reader", "Source", "find", "is_outside_link", "read", "restore"]


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader of one input form, as four attributes.

    ``name``: the name of the form; ``Page.form`` holds it, so that ``restore`` of the same reader can be called later.
    ``recognises(head)``: whether a file that begins with the text ``head`` has this form. ``pages(opened,
    diagnostics)``: yields the pages of a file, in order; what cannot be read is reported. ``restore(page,
    diagnostics)``: returns the page in standard wikitext, for forms whose text is something else. It is called once for
    each page that is converted, in the worker process that converts it.
    """

    name: str
    recognises: Callable[[str], bool]
    pages: Callable[[Opened, Diagnostics], Iterator[Page]]
    restore: Callable[[Page, Diagnostics], Page] = lambda page, _diagnostics: page


# From the most specific form to the most general: any JSON, then any text.
READERS = (
    Reader("mediawiki-xml", mediawiki_xml.recognises, mediawiki_xml.pages),
    Reader("wikiextractor", wikiextractor.recognises, wikiextractor.pages, wikiextractor.restore),
    Reader("wikiextractor-json", wikiextractor_json.recognises, wikiextractor_json.pages),
    Reader("segment-wiki", segment_wiki.recognises, segment_wiki.pages),
    Reader("wp2txt-json", wp2txt_json.recognises, wp2txt_json.pages),
    Reader("wp2txt", wp2txt.recognises, wp2txt.pages, wp2txt_restore.restore),
    Reader("unread-data", unread_data.recognises, unread_data.pages),
    Reader("wikitext", wikitext_file.recognises, wikitext_file.pages),
)
"""The readers in the order in which they are tried; the last one accepts any text."""


@cache
def _all() -> Sequence[Reader]:
    """Return all readers in the order in which they are tried: those of plugins, then those of wikibinder."""
    # Plugins first, as the last reader of wikibinder accepts any text.
    return (*plugins.plugins(plugins.READERS).values(), *READERS)


def read(source: Source, diagnostics: Diagnostics) -> Iterator[Page]:
    """Yield the pages of one file, in order (of a snapshot the chapters first). Problems are reported to
    ``diagnostics``; nothing is raised for a file that cannot be read.
    """
    try:
        with source.open() as stream:
            head = stream.peek()
            opened = Opened(source.shown, stream, encoding.check(head))
            # The patterns of readers expect line feeds only.
            text = head.decode(opened.encoding, "replace").replace("\r\n", "\n")
            reader = next(reader for reader in _all() if reader.recognises(text))
            pages = reader.pages(opened, diagnostics)
            folder = source.snapshot
            yield from snapshot.chapters_first(pages, folder, diagnostics) if folder else pages
    except UnusableSourceError as error:
        diagnostics.add(error.code, str(error), Position(source.shown))
    except BROKEN as error:
        diagnostics.add(Code.FILE_DAMAGED, f"is truncated: {error}", Position(source.shown))


def restore(page: Page, diagnostics: Diagnostics) -> Page:
    """Return the page in standard wikitext, converted by the reader whose name is ``page.form``; unchanged if there is
    none.
    """
    reader = next((reader for reader in _all() if reader.name == page.form), None) if page.form else None
    return reader.restore(page, diagnostics) if reader else page
