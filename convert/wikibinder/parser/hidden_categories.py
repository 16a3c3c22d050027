"""Categories for the maintenance of the wiki and not for readers, such as "Articles with dead links".

A wiki hides them (https://www.mediawiki.org/wiki/Help:Categories#Hidden_categories). A snapshot contains the wiki's own
list; for other sources patterns of their names decide (``data/hidden_categories.txt``).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code, Diagnostics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikibinder.model.page import Page

LONGEST = 300
"""Maximum number of characters of a name that the patterns examine; MediaWiki allows 255 bytes."""


def shown(page: Page, categories: Iterable[str], diagnostics: Diagnostics) -> tuple[str, ...]:
    """Return the names of those of a page's categories that readers see, each once; hidden ones are reported."""
    found = []
    for name in dict.fromkeys(categories):
        if is_hidden(page, name):
            diagnostics.add(Code.CATEGORY_HIDDEN, f"{name} is not in the index", page.at(0), name)
        else:
            found.append(name)
    return tuple(found)


def is_hidden(page: Page, name: str) -> bool:
    """Whether the category of that name is hidden: by the list of the page's wiki if there is one, otherwise by its
    name.
    """
    own = page.site.hidden_categories
    return name in own if own is not None else bool(_patterns().fullmatch(name[:LONGEST]))


@cache
def _patterns() -> re.Pattern[str]:
    text = files("wikibinder.parser").joinpath("data/hidden_categories.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE)
