"""The plain form of a page: a paragraph for each line of its source, followed by the references that were read."""

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
    """The page as reStructuredText; ``keys``: the entries of its library, printed in full."""
    head = ["\n".join(lines) for lines in (fields(page), escape.title(page.title, escape.RULERS[0])) if lines]
    listed = "\n".join(f"- :cite:t:`{escape.role_text(key)}`" for key in keys)
    references = ["\n".join(escape.title(REFERENCES, escape.RULERS[1])), listed] if listed else []
    return "\n\n".join((*head, *paragraphs(page.wikitext), *references)) + "\n"


def paragraphs(text: str) -> Iterator[str]:
    """Each line as a paragraph. The text is escaped whole: a page that comes here may have millions of lines."""
    for line in re.sub("[ \t]+", " ", escape.text(escape.preformatted(text))).split("\n"):
        if stripped := line.strip():
            yield "\n".join(escape.wrap(escape.start(stripped)))
