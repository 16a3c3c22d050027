"""Reads a file of raw wikitext: one page."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Diagnostics, Position
from wikibinder.model.page import Page
from wikibinder.readers.encoding import read_text
from wikibinder.readers.page_titles import clean, redirect_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.readers.source import Opened

TITLE_COMMENT = re.compile(r"\s*<!--\s*title:\s*(.{1,255}?)\s*-->", re.IGNORECASE)


def recognises(_head: str) -> bool:
    """Return True: any text can be read as wikitext."""
    return True


def pages(opened: Opened, diagnostics: Diagnostics) -> Iterator[Page]:
    """Yield the one page of a wikitext file; its title is that in a leading comment (``<!-- title: ... -->``), or else
    the name of the file without its suffix.
    """
    wikitext = read_text(opened, diagnostics).removesuffix("\n")
    # Not every title can be a file name ("AC/DC", "Who?").
    comment = TITLE_COMMENT.match(wikitext)
    name = comment[1] if comment else stem(opened.path)
    title = clean(name) or "Untitled"
    yield Page(title, wikitext, Position(opened.path, 1), redirect=redirect_target(wikitext))


def stem(path: str) -> str:
    """Return the name of a file without its folder and suffix, as the title of its page; "Standard input" for "-"."""
    return "Standard input" if path == "-" else PurePath(path).stem
