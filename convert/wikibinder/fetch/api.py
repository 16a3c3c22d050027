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
"""Number of titles or revisions in one request."""
LONGEST_ADDRESS = 2000
"""Maximum number of characters of the encoded parameters of a GET request. Requests with more are sent by POST, to
which the wiki's caches cannot respond.
"""
MOST_PIECES = 2000
"""Maximum number of answers over which the wiki may spread the result of one query (continuation)."""

Json: TypeAlias = dict[str, Any]


@dataclass(slots=True)
class Found:
    """The result of a query. ``pages``: title -> the page's data from the API. ``renamed``: title as requested -> its
    normalised form or its form in another variant of the script. ``redirects``: title of a redirect -> its target.
    ``bad``: the numbers of revisions that do not exist.
    """

    pages: dict[str, Json] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    bad: set[int] = field(default_factory=set)

    def add(self, query: Json) -> None:
        """Add the ``query`` object of one answer. If several answers describe a page, its lists are joined, and other
        values are replaced by the newest.
        """
        for kind in ("normalized", "converted"):
            self.renamed.update({pair["from"]: pair["to"] for pair in query.get(kind, ())})
        self.redirects.update({pair["from"]: pair["to"] for pair in query.get("redirects", ())})
        self.bad.update(int(number) for number in query.get("badrevids", ()))
        for page in query.get("pages", ()):
            page_data = self.pages.setdefault(page.get("title", ""), {})
            for name, value in page.items():
                if isinstance(value, list):
                    page_data.setdefault(name, []).extend(value)
                else:
                    page_data[name] = value

    def page(self, title: str) -> tuple[str, Json | None]:
        """Return the title of the page that a requested title leads to (normalised, redirects followed), and the data
        of that page: None if the redirects are a cycle, or the answers do not contain the page.
        """
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
    """The API of one wiki, at an address that ends in ``api.php``."""

    def __init__(self, http: HttpClient, address: str) -> None:
        self.http = http
        self.address = address

    @property
    def host(self) -> str:
        """Return the wiki's host, with the port if one is given."""
        return urlsplit(self.address).netloc

    def call(self, *, post: bool = False, **parameters: str | int) -> Json:
        """Send one request with these parameters of the API and return the answer, decoded from JSON; ``post``: as a
        POST request, which is also used for more than ``LONGEST_ADDRESS`` characters. Raises ApiError if the answer is
        an error, FetchError if there is no usable answer.
        """
        data = {name: str(value) for name, value in parameters.items()}
        data |= {"format": "json", "formatversion": "2"}
        # API:Etiquette: if the databases lag by more than 5 s, the wiki refuses, and HttpClient waits.
        if data.get("action") == "query":
            data["maxlag"] = "5"
        words = urlencode(data)
        if post or len(words) > LONGEST_ADDRESS:
            answer = self.http.post(self.address, data)
        else:
            answer = self.http.get(f"{self.address}?{words}")
        try:
            found = json.loads(answer.body)
        # An error or login page is HTML; endlessly nested JSON is an attack.
        except (ValueError, RecursionError):
            status = f"HTTP status {answer.status}" if answer.status != 200 else "not JSON"
            raise FetchError(f"{self.host}: its api.php returns {status}; check the address") from None
        if not isinstance(found, dict):
            raise FetchError(f"{self.host}: its api.php does not return what MediaWiki returns; check the address")
        if error := found.get("error"):
            raise self._error(error)
        return found

    def query(self, **parameters: str | int) -> Iterator[Json]:
        """Send a query (``action=query``) with these parameters; yield the object ``query`` of each answer, until there
        is no continuation. Raises FetchError if a request fails or there are more than ``MOST_PIECES`` answers.
        """
        more: Json = {}
        for _ in range(MOST_PIECES):
            answer = self.call(action="query", **{**parameters, **more})
            yield answer.get("query") or {}
            more = answer.get("continue") or {}
            if not more:
                return
        raise FetchError(f"{self.host}: a query does not end; report it to the wiki's operators")

    def pages(self, key: str, values: Iterable[str], size: int = BATCH, **parameters: str | int) -> Found:
        """Query pages in batches of ``size``, and return all results together. ``key``: the name of the parameter for
        ``values``: ``titles``, ``revids`` or ``pageids``; ``parameters``: the query's other parameters. Raises
        FetchError.
        """
        found = Found()
        for batch in batches(values, size):
            for query in self.query(**{key: "|".join(batch)}, **parameters):
                found.add(query)
        return found

    def _error(self, error: Json) -> ApiError:
        code, message = str(error.get("code", "")), str(error.get("info", ""))
        messages = {
            "readapidenied": "this wiki is private: give --login USER",
            "permissiondenied": "this account may not do that: give --login USER",
        }
        return ApiError(code, f"{self.host}: {messages.get(code) or f'{message} ({code})'}")


def batches(values: Iterable[str], size: int = BATCH) -> Iterator[list[str]]:
    """Yield the values, each once, in lists of at most ``size``."""
    # MediaWiki counts a title given twice as two of the 50.
    rest = iter(dict.fromkeys(values))
    while batch := list(islice(rest, size)):
        yield batch
