"""Readers: every form of input that contains wiki pages, recognised by its content.

READERS are the forms that wikibinder itself reads; other packages add theirs as entry points
(``wikibinder.readers``).
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
from wikibinder.readers.source import BROKEN, Opened, Reach, Source, UnusableSourceError, find, leads_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from wikibinder.model.page import Page

__all__ = ["READERS", "Reach", "Reader", "Source", "find", "leads_out", "read", "restore"]


@dataclass(frozen=True, slots=True)
class Reader:
    """A form of input.

    ``name``: the page's ``form``, by which ``restore`` finds the reader again.
    ``recognises(head)``: whether a file that begins with this text has the form.
    ``pages(opened, diagnostics)``: the pages of a file, in order; what cannot be read is reported.
    ``restore(page, diagnostics)``: the page in standard wikitext, where the form has another. It is called once for
    each page that is converted, in the process that converts it.
    """

    name: str
    recognises: Callable[[str], bool]
    pages: Callable[[Opened, Diagnostics], Iterator[Page]]
    restore: Callable[[Page, Diagnostics], Page] = lambda page, _diagnostics: page


# Forms with a mark of their own come before those that are recognised by less: any JSON, any text.
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
    """The readers of plugins, then ours."""
    # First, as the last of ours accepts any text.
    return (*plugins.plugins(plugins.READERS).values(), *READERS)


def read(source: Source, diagnostics: Diagnostics) -> Iterator[Page]:
    """The pages of one file, in order; what keeps them from being read is reported."""
    try:
        with source.open() as stream:
            head = stream.peek()
            opened = Opened(source.shown, stream, encoding.check(head))
            # The patterns of readers know line feeds only.
            text = head.decode(opened.encoding, "replace").replace("\r\n", "\n")
            reader = next(reader for reader in _all() if reader.recognises(text))
            pages = reader.pages(opened, diagnostics)
            folder = source.snapshot
            yield from snapshot.chapters_first(pages, folder, diagnostics) if folder else pages
    except UnusableSourceError as error:
        diagnostics.add(error.code, str(error), Position(source.shown))
    except BROKEN as error:
        diagnostics.add(Code.FILE_DAMAGED, f"breaks off: {error}", Position(source.shown))


def restore(page: Page, diagnostics: Diagnostics) -> Page:
    """The page in standard wikitext."""
    reader = next((reader for reader in _all() if reader.name == page.form), None) if page.form else None
    return reader.restore(page, diagnostics) if reader else page
