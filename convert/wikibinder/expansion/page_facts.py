"""Facts about the page that is expanded and its wiki."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wikibinder.templates.language_names import has_cldr
from wikibinder.wikitext.wiki_titles import Title

if TYPE_CHECKING:
    from wikibinder.expansion.store import PageStore, Wiki


@dataclass(frozen=True)
class PageFacts:
    """Facts about the expanded page, for variables such as ``{{REVISIONID}}``. ``timestamp``: time of the revision, ISO
    8601; ``user``: who saved it; ``size``: bytes of wikitext.
    """

    title: str
    page_id: int | None = None
    revision_id: int | None = None
    timestamp: str = ""
    user: str = ""
    size: int = 0


class ExpansionSurroundings:
    """The expanded page and its wiki, as parser functions need them (implements
    :class:`wikibinder.templates.functions.function_call.Surroundings`). ``now``: ISO 8601 time, used if ``page`` has no
    timestamp.
    """

    def __init__(self, page: PageFacts, wiki: Wiki, store: PageStore, now: str) -> None:
        self.namespaces = wiki.namespaces
        self.title = wiki.namespaces.title(page.title) or Title(0, page.title)
        self.site_name = wiki.name
        self.article_url = wiki.article_url
        self.has_cldr = has_cldr(wiki.article_url)
        self.language = wiki.language or "en"
        self.now = moment(page.timestamp) or moment(now)
        self.page_id = page.page_id
        self.revision_id = page.revision_id
        self.user = page.user
        self.size = page.size
        self._store = store

    def exists(self, title: Title) -> bool:
        """Whether the page of that title is in the store, or is the expanded page itself."""
        return title.full == self.title.full or self._store.get(title.namespace, title.text) is not None


def moment(timestamp: str) -> datetime | None:
    """Parse an ISO 8601 timestamp, as UTC if it has no time zone; None if it is empty or invalid."""
    if not timestamp:
        return None
    try:
        found = datetime.fromisoformat(timestamp.replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
