"""Data files in known formats without wiki pages; they are rejected with one sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.readers.source import UnusableSourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.model.page import Page
    from wikibinder.readers.source import Opened

_STRING = r'"(?:[^"\\\n]|\\.)*"'
FORMS = (
    ("JSON whose objects have no title with a text", re.compile(rf"(?:\[\s*)?\{{\s*(?:{_STRING}\s*:|\}}\s*\Z)")),
    ("JSON that is no list of articles", re.compile(rf"\[\s*{_STRING}\s*[,\]]")),
    ("a dump of a database", re.compile(r"-- (?:MySQL|MariaDB) dump ", re.IGNORECASE)),
)  # fmt: skip
"""Format of a file -> pattern of its beginning."""


def recognises(head: str) -> bool:
    """Whether a text begins as one of these forms does."""
    return bool(_form(head))


def pages(opened: Opened, _diagnostics: Diagnostics) -> Iterator[Page]:
    """Raises UnusableSourceError with the format of the file."""
    form = _form(opened.stream.peek().decode(opened.encoding, "replace"))
    raise UnusableSourceError(Code.FILE_UNKNOWN, f"is {form}: that is not read")


def _form(head: str) -> str:
    text = head.lstrip("\ufeff \t\r\n")
    return next((name for name, beginning in FORMS if beginning.match(text)), "")
