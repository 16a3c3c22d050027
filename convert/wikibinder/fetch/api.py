"""MediaWiki's Action API (https://www.mediawiki.org/wiki/API:Main_page): calls, errors, continuation, batches."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlencode, urlsplit

from wikibinder.fetch.errors import ApiError, FetchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wikibinder.fetch.http_client import HttpClient

BATCH = 50
"""Titles or revisions of one request."""
LONGEST_ADDRESS = 2000
"""Characters of parameters that are sent by GET, which caches of the wiki can answer."""
MOST_PIECES = 2000
"""Answers to one query that is continued."""

Json: TypeAlias = dict[str, Any]


@dataclass(slots=True)
class Found:
    """The pages of a query by title, and how the titles of the query lead to them: normalised, converted, redirected.

    ``bad`` are the numbers of revisions that do not exist.
    """

    pages: dict[str, Json] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    bad: set[int] = field(default_factory=set)

    def add(self, query: Json) -> None:
        """Take one answer of the query; lists of a page that come in several answers are joined."""
        for kind in ("normalized", "converted"):
            self.renamed.update({pair["from"]: pair["to"] for pair in query.get(kind, ())})
        self.redirects.update({pair["from"]: pair["to"] for pair in query.get("redirects", ())})
        self.bad.update(int(number) for number in query.get("badrevids", ()))
        for page in query.get("pages", ()):
            known = self.pages.setdefault(page.get("title", ""), {})
            for name, value in page.items():
                if isinstance(value, list):
                    known.setdefault(name, []).extend(value)
                else:
                    known[name] = value

    def page(self, title: str) -> tuple[str, Json | None]:
        """The title that a title leads to, and its page; None where redirects lead in a circle."""
        for names in (self.renamed, self.renamed):  # normalised, then converted
            title = names.get(title, title)
        seen = set()
        while title in self.redirects:
            if title in seen:
                return title, None
            seen.add(title)
            title = self.redirects[title]
        return title, self.pages.get(title)


class Api:
    """The API of one wiki at an address that ends in ``api.php``."""

    def __init__(self, http: HttpClient, address: str) -> None:
        self.http = http
        self.address = address

    @property
    def host(self) -> str:
        """The wiki's host."""
        return urlsplit(self.address).netloc

    def call(self, *, post: bool = False, **parameters: str | int) -> Json:
        """One request; raises ApiError where the answer is an error."""
        data = {name: str(value) for name, value in parameters.items()}
        data |= {"format": "json", "formatversion": "2"}
        # API:Etiquette: while the databases are more than 5 s behind, the wiki refuses, and HttpClient waits.
        if data.get("action") == "query":
            data["maxlag"] = "5"
        words = urlencode(data)
        if post or len(words) > LONGEST_ADDRESS:
            answer = self.http.post(self.address, data)
        else:
            answer = self.http.get(f"{self.address}?{words}")
        try:
            found = json.loads(answer.body)
        # A page of an error or of a login comes as HTML; JSON nested without end is an attack.
        except (ValueError, RecursionError):
            status = f"HTTP status {answer.status}" if answer.status != 200 else "something else than JSON"
            raise FetchError(f"{self.host}: its api.php answers {status}; check the address") from None
        if not isinstance(found, dict):
            raise FetchError(f"{self.host}: its api.php answers something else than a wiki does; check the address")
        if error := found.get("error"):
            raise self._error(error)
        return found

    def query(self, **parameters: str | int) -> Iterator[Json]:
        """The parts ``query`` of the answers to a query, until it needs no continuation."""
        more: Json = {}
        for _ in range(MOST_PIECES):
            answer = self.call(action="query", **{**parameters, **more})
            yield answer.get("query") or {}
            more = answer.get("continue") or {}
            if not more:
                return
        raise FetchError(f"{self.host}: a query has no end; tell the wiki's operators")

    def pages(self, key: str, values: Iterable[str], size: int = BATCH, **parameters: str | int) -> Found:
        """A query about many pages, in batches; ``key`` is ``titles``, ``revids`` or ``pageids``."""
        found = Found()
        for batch in batches(values, size):
            for query in self.query(**{key: "|".join(batch)}, **parameters):
                found.add(query)
        return found

    def _error(self, error: Json) -> ApiError:
        code, said = str(error.get("code", "")), str(error.get("info", ""))
        messages = {
            "readapidenied": "this wiki is private: give --login USER",
            "permissiondenied": "this account may not do that: give --login USER",
        }
        return ApiError(code, f"{self.host}: {messages.get(code) or f'{said} ({code})'}")


def batches(values: Iterable[str], size: int = BATCH) -> Iterator[list[str]]:
    """The values, each once, in lists of a size."""
    # MediaWiki counts a title that is there twice as two of the 50.
    rest = iter(dict.fromkeys(values))
    while batch := list(islice(rest, size)):
        yield batch
