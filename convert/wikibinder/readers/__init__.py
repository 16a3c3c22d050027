"""Sources to pages: every form that a wiki page comes in, told by content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.readers import (
    encoding,
    mediawiki_xml,
    segment_wiki,
    unread_data,
    wikiextractor,
    wikiextractor_json,
    wikitext_file,
    wp2txt,
    wp2txt_json,
    wp2txt_restore,
)
from wikibinder.readers.source import BROKEN, Opened, Reach, Source, UnusableSourceError, find, leads_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wikibinder.model.page import Page

__all__ = ["READERS", "Reach", "Reader", "Source", "find", "leads_out", "read", "restore"]


@dataclass(frozen=True, slots=True)
class Reader:
    """How pages of one form are told, taken out of a file, and (a page at a time) brought into standard wikitext."""

    name: str
    recognises: Callable[[str], bool]
    pages: Callable[[Opened, Diagnostics], Iterator[Page]]
    restore: Callable[[Page, Diagnostics], Page] = lambda page, _diagnostics: page


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
"""The forms in the order in which they are tried."""
_BY_NAME = {reader.name: reader for reader in READERS}


def read(source: Source, diagnostics: Diagnostics) -> Iterator[Page]:
    """The pages of one file, in order; what keeps them from being read is reported."""
    try:
        with source.open() as stream:
            head = stream.peek()
            opened = Opened(source.shown, stream, encoding.check(head))
            text = head.decode(opened.encoding, "replace").replace("\r\n", "\n")
            reader = next(reader for reader in READERS if reader.recognises(text))
            yield from reader.pages(opened, diagnostics)
    except UnusableSourceError as error:
        diagnostics.add(error.code, str(error), Position(source.shown))
    except BROKEN as error:
        diagnostics.add(Code.FILE_DAMAGED, f"breaks off: {error}", Position(source.shown))


def restore(page: Page, diagnostics: Diagnostics) -> Page:
    """The page in standard wikitext."""
    reader = _BY_NAME.get(page.form)
    return reader.restore(page, diagnostics) if reader else page
