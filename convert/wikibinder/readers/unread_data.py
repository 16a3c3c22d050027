"""Rejects data files in known formats that contain no wiki pages, with one sentence that names the format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.readers.source import UnusableSourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wikibinder.model.page import Page
    from wikibinder.readers.source import Opened

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_COMMENTS = r"(?:(?:%|--)[^\n]*\n\s*)*"
FORMS = (
    ("JSON whose objects have no title with a text", re.compile(rf"(?:\[\s*)?\{{\s*(?:{_STRING}\s*:|\}}\s*\Z)")),
    ("JSON that is not a list of articles", re.compile(rf"\[\s*{_STRING}\s*[,\]]")),
    ("a dump of a database", re.compile(r"-- (?:MySQL|MariaDB) dump ", re.IGNORECASE)),
    ("a script for a database", re.compile(rf"{_COMMENTS}(?:insert\s+into|(?:create|drop)\s+table)\s", re.IGNORECASE)),
    ("a LaTeX document", re.compile(rf"{_COMMENTS}\\(?:documentclass|documentstyle|usepackage|begin\{{|input\{{)")),
    ("a BibTeX library", re.compile(rf"{_COMMENTS}@\w+\s*\{{\s*[^\s,{{}}]+\s*,")),
    ("a page that this program wrote: give its source", re.compile(r":(?:wikititle|generator): ")),
    ("a program", re.compile(r"#!\s?/")),
    ("XML that is not a MediaWiki export", re.compile(r"<\?xml\s|<(?:svg|rss|feed)\s")),
)  # fmt: skip
"""Pairs of a format without wiki pages, as words for a message, and a pattern of the beginning of its text."""
FEWEST_CELLS = 6
"""Minimum number of cells in the first three lines together for a text to be a table of values."""
WIKITEXT = ("[[", "{{", "''", "==", "<", "|", "http")
"""Strings that show that a line is wikitext and not a row of a table of values."""


def recognises(head: str) -> bool:
    """Whether a file that begins with the text ``head`` has one of the known formats without wiki pages."""
    return bool(form(head))


def pages(opened: Opened, _diagnostics: Diagnostics) -> Iterator[Page]:
    """Raise UnusableSourceError, whose message names the format of the file; no page is yielded."""
    found = form(opened.stream.peek().decode(opened.encoding, "replace"))
    # Without this reader the text of such a file would be converted as wikitext.
    raise UnusableSourceError(Code.FILE_UNKNOWN, f"is {found}: this format is not supported")


def form(head: str) -> str:
    """Return the name of the known format without wiki pages that a file beginning with the text ``head`` has; "" if
    none.
    """
    text = head.lstrip("\ufeff \t\r\n")
    found = next((name for name, beginning in FORMS if beginning.match(text)), "")
    return found or ("a table of values" if _is_table(text.split("\n", 3)[:3]) else "")


def _is_table(lines: Sequence[str]) -> bool:
    """Whether the first lines of a file are rows of a table of values (CSV): two or more rows with equally many cells,
    ``FEWEST_CELLS`` or more together, no space at the beginning of a cell, and no wikitext.
    """
    if len(lines) < 2 or any(mark in line for line in lines for mark in WIKITEXT):
        return False
    for separator in (",", ";", "\t"):
        rows = [line.split(separator) for line in lines if line]
        width = len(rows[0]) if len(rows) > 1 else 0
        # Prose and lists have spaces after their commas.
        plain = not any(cell.startswith(" ") for row in rows for cell in row)
        if plain and width > 1 and width * len(rows) >= FEWEST_CELLS and all(len(row) == width for row in rows):
            return True
    return False
