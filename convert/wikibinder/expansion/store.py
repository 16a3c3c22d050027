"""Pages of a wiki in one SQLite file: written in one pass, then read by any number of workers."""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, Self

from wikibinder.expansion.bounded_cache import BoundedCache
from wikibinder.wikitext.wiki_titles import CANONICAL, Namespaces

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from wikibinder.model.page import Site

_CONTROL = dict.fromkeys((0, 1, 2, 3, 127), " ")
TEXT_KEPT = 8_000_000
"""Number of characters of cached pages above which the cache is emptied."""
SMALL = 200
"""Size in bytes up to which a text is stored uncompressed, as compression would not make it smaller."""


class StoredPage(NamedTuple):
    """A page of the store. ``model``: MediaWiki's content model; ``redirect``: the full title of the redirect's target,
    or "" for other pages.
    """

    text: str
    model: str = "wikitext"
    redirect: str = ""


@dataclass(frozen=True)
class Wiki:
    """Facts about the wiki of the pages in a store. ``article_url``: address of an article, with ``{title}`` for its
    title; ``database``: MediaWiki's name of the database; "" for what is unknown.
    """

    namespaces: Namespaces = field(default_factory=Namespaces)
    name: str = ""
    article_url: str = ""
    language: str = ""
    database: str = ""


class PageStore:
    """Pages by namespace and title, in one SQLite file. Open with :meth:`create` for writing, with :meth:`open` for
    reading.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path = path
        self._cache: BoundedCache[tuple[int, str], StoredPage | None] = BoundedCache(TEXT_KEPT)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Create an empty store at ``path`` and return it, open for writing; an existing file is replaced."""
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path, isolation_level=None)
        # No journal: each run writes a new file, and an incomplete one is never read.
        connection.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE pages(namespace INTEGER, title TEXT, packed INTEGER, text BLOB, model TEXT, redirect TEXT,"
            " PRIMARY KEY(namespace, title)) WITHOUT ROWID;"
            "CREATE TABLE wiki(name TEXT PRIMARY KEY, value TEXT);"
            "BEGIN;"
        )
        return cls(connection, path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an existing store for reading."""
        # "immutable": no process writes to the file from now on, so the workers need no locks.
        return cls(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False), path)

    def add(self, namespace: int, title: str, page: StoredPage) -> None:
        """Add a page, or replace the one with the same title. ``title``: without the namespace."""
        # Control characters mark placeholders while a page is parsed, so no text may contain them.
        data = page.text.translate(_CONTROL).encode("utf-8", "surrogatepass")
        packed = len(data) > SMALL
        row = (namespace, title, packed, zlib.compress(data, 6) if packed else data, page.model, page.redirect)
        self._db.execute("INSERT OR REPLACE INTO pages VALUES (?,?,?,?,?,?)", row)

    def describe(self, site: Site, database: str = "") -> None:
        """Record facts about the wiki of the pages, which :meth:`wiki` returns. ``database``: MediaWiki's name of the
        database.
        """
        facts = {
            "name": site.name,
            "article_url": site.article_url,
            "language": site.language,
            "database": database,
            "first_letter": str(int(site.first_letter)),
            "namespaces": json.dumps(dict(site.namespaces), ensure_ascii=False),
            "subpages": json.dumps(site.subpages),
        }
        self._db.executemany("INSERT OR REPLACE INTO wiki VALUES (?,?)", facts.items())

    def close(self) -> None:
        """Close the file; pages that were added are written."""
        if self._db.in_transaction:
            self._db.execute("COMMIT")
        self._db.close()

    def wiki(self) -> Wiki:
        """Return the facts about the wiki that :meth:`describe` has recorded."""
        facts: dict[str, str] = dict(self._db.execute("SELECT name, value FROM wiki"))
        names = {int(number): name for number, name in json.loads(facts.get("namespaces", "{}")).items()}
        spaces = Namespaces({**CANONICAL, **names}, first_letter=facts.get("first_letter", "1") == "1")
        if subpages := json.loads(facts.get("subpages", "[]")):
            spaces = replace(spaces, subpages=frozenset(subpages))
        return Wiki(
            spaces,
            facts.get("name", ""),
            facts.get("article_url", ""),
            facts.get("language", ""),
            facts.get("database", ""),
        )

    def get(self, namespace: int, title: str) -> StoredPage | None:
        """Return the page with that title, given without the namespace; None if it is not in the store."""
        key = (namespace, title)
        if key not in self._cache:
            query = "SELECT packed, text, model, redirect FROM pages WHERE namespace=? AND title=?"
            row = self._db.execute(query, key).fetchone()
            page = _page(row) if row else None
            self._cache.put(key, page, len(page.text) if page else 0)
        return self._cache[key]

    def titles(self, namespace: int) -> Iterable[str]:
        """Return the titles of the pages in a namespace, without its name, sorted by code points."""
        query = "SELECT title FROM pages WHERE namespace=? ORDER BY title"
        return (title for (title,) in self._db.execute(query, (namespace,)))

    def __len__(self) -> int:
        (count,) = self._db.execute("SELECT count(*) FROM pages").fetchone()
        return int(count)


def _page(row: tuple[int, bytes, str, str]) -> StoredPage:
    packed, data, model, redirect = row
    text = (zlib.decompress(data) if packed else data).decode("utf-8", "surrogatepass")
    return StoredPage(text, model, redirect)
