"""Entry point of the package: opens a store of template pages for expansion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.expansion import lua
from wikibinder.expansion.expander import Expander
from wikibinder.expansion.expansion_call import Registry
from wikibinder.expansion.page_facts import PageFacts
from wikibinder.expansion.store import PageStore
from wikibinder.expansion.template_cache import Templates
from wikibinder.wikitext.preprocessor import EXTENSION_TAGS

if TYPE_CHECKING:
    from pathlib import Path

    from wikibinder.model.page import Page

NOT_TAGS = frozenset({"includeonly", "style", "script", "chem", "ce"})
"""Names in ``EXTENSION_TAGS`` that are no extension tags for MediaWiki's preprocessor."""


def opened(path: Path) -> Templates:
    """Open the store at ``path`` and return its template pages, ready to expand pages with them."""
    return Templates(PageStore.open(path), Registry({"#invoke": lua.invoke}), frozenset(EXTENSION_TAGS) - NOT_TAGS)


def facts(page: Page) -> PageFacts:
    """Return the facts about a page and its revision that MediaWiki's variables use."""
    user = page.contributors[-1] if page.contributors else ""
    size = len(page.wikitext.encode("utf-8", "replace"))
    return PageFacts(page.title, page.page_id, page.revision_id, page.timestamp, user, size)


def alone(page: Page) -> PageFacts:
    """Return the facts about a page for a text that belongs to no revision, as for Special:ExpandTemplates."""
    return PageFacts(page.title, page.page_id, None, page.timestamp)


def expander(templates: Templates, page: PageFacts, now: str = "") -> Expander:
    """Return an object that expands one page with these template pages. ``now``: ISO 8601 time for variables such as
    ``{{CURRENTYEAR}}``, if ``page`` has no timestamp.
    """
    return Expander(templates, page, now=now)
