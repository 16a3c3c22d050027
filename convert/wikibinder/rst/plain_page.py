"""The plain form of a page, used if its conversion fails or exceeds a limit: a paragraph for each line of its wikitext,
then the citations read so far.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.rst import escape
from wikibinder.rst.footnotes import REFERENCES
from wikibinder.rst.page_writer import fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wikibinder.model.page import Page


def write(page: Page, keys: Iterable[str]) -> str:
    """Return a page as reStructuredText in its plain form: one paragraph for each line of wikitext, then the
    bibliography entries with these keys.
    """
    head = ["\n".join(lines) for lines in (fields(page), escape.title(page.title, escape.RULERS[0])) if lines]
    listed = "\n".join(f"- :cite:t:`{escape.role_text(key)}`" for key in keys)
    references = ["\n".join(escape.title(REFERENCES, escape.RULERS[1])), listed] if listed else []
    return "\n\n".join((*head, *paragraphs(page.wikitext), *references)) + "\n"


def paragraphs(text: str) -> Iterator[str]:
    """Yield each line of a text as the escaped lines of one paragraph. (It is escaped as a whole, which is faster,
    since such a page may have millions of lines.)
    """
    for line in re.sub("[ \t]+", " ", escape.text(escape.preformatted(text))).split("\n"):
        if stripped := line.strip():
            yield "\n".join(escape.wrap(escape.start(stripped)))
