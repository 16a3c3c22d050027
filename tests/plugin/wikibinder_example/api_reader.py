"""Answers of MediaWiki's API (``action=parse&prop=wikitext&format=json&formatversion=2``), one page a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.model.page import Page
from wikibinder.readers import Reader
from wikibinder.readers.encoding import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.readers.source import Opened


def recognises(head: str) -> bool:
    """Whether a file that begins with this text is such an answer."""
    return head.lstrip().startswith('{"parse":')


def pages(opened: Opened, diagnostics: Diagnostics) -> Iterator[Page]:
    """The page of an answer."""
    place = Position(opened.path, 1)
    try:
        answer = json.loads(read_text(opened, diagnostics))["parse"]
        yield Page(answer["title"], answer["wikitext"], place)
    except (ValueError, KeyError) as error:
        diagnostics.add(Code.FILE_DAMAGED, f"is no answer to action=parse: {error}", place)


READER = Reader("mediawiki-api", recognises, pages)
