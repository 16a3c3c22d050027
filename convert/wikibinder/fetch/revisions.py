"""The texts of revisions (https://www.mediawiki.org/wiki/API:Revisions), which are cached because they never change."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from wikibinder.fetch.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikibinder.fetch.api import Api, Json
    from wikibinder.fetch.file_cache import FileCache

KIND = "revisions"


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a page. ``title``: title of the page at the time of fetching; ``model``: MediaWiki's content
    model; ``hidden``: its text is not public.
    """

    revid: int
    pageid: int
    namespace: int
    title: str
    timestamp: str
    user: str
    model: str
    text: str
    hidden: bool = False

    def named(self, title: str, namespace: int | None = None) -> Revision:
        """Return the revision with another title, and namespace if given, as the page may have been renamed since."""
        return replace(self, title=title, namespace=self.namespace if namespace is None else namespace)


class Revisions:
    """Reads the texts of revisions from the cache, or else from the wiki; from the cache only if ``api`` is None."""

    def __init__(self, api: Api | None, cache: FileCache) -> None:
        self._api = api
        self._cache = cache

    def read(self, numbers: Iterable[int]) -> dict[int, Revision]:
        """Return number -> revision, for the numbers of revisions; those that do not exist are left out. Raises
        FetchError if the wiki cannot be read, or a revision is not in the cache and there is no API.
        """
        requested = dict.fromkeys(numbers)
        found = {number: kept for number in requested if (kept := self._kept(number))}
        lacking = [str(number) for number in requested if number not in found]
        if lacking and self._api is None:
            raise FetchError(f"revision {lacking[0]} is not in the cache; run without --offline")
        if lacking and self._api:
            answer = self._api.pages(
                "revids", lacking, prop="revisions", rvprop="ids|timestamp|user|content", rvslots="main"
            )
            for page in answer.pages.values():
                for data in page.get("revisions", ()):
                    revision = _revision(page, data)
                    found[revision.revid] = revision
                    # A hidden text may be public again later.
                    if not revision.hidden:
                        self._keep(revision)
        return found

    def _kept(self, number: int) -> Revision | None:
        data = self._cache.get(KIND, f"{number}.json")
        try:
            return Revision(**json.loads(data)) if data else None
        except (ValueError, TypeError):  # written by another version, or damaged
            return None

    def _keep(self, revision: Revision) -> None:
        text = json.dumps(asdict(revision), ensure_ascii=False)
        self._cache.put(KIND, f"{revision.revid}.json", text.encode("utf-8", "surrogatepass"))


def _revision(page: Json, data: Json) -> Revision:
    slot = data.get("slots", {}).get("main", {})
    hidden = "content" not in slot
    return Revision(
        int(data["revid"]),
        int(page.get("pageid", 0)),
        int(page.get("ns", 0)),
        str(page.get("title", "")),
        str(data.get("timestamp", "")),
        str(data.get("user", "")),
        str(slot.get("contentmodel", "wikitext")),
        str(slot.get("content", "")),
        hidden,
    )
