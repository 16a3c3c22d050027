"""Reads a snapshot folder of an earlier run: its request, and the parts that need not be fetched again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

from wikibinder.fetch.chapters import Authors, Chapter, Chapters
from wikibinder.fetch.errors import FetchError
from wikibinder.fetch.page_addresses import FetchRequest, WantedPage
from wikibinder.fetch.snapshot_files import read_json

if TYPE_CHECKING:
    from pathlib import Path

    from wikibinder.fetch.api import Json
    from wikibinder.fetch.revisions import Revisions

# Sufficient for files written by snapshot_files.py; exports of others are read by readers.
_PAGE = re.compile(r"<page>\s*<title>(.*?)</title>\s*<ns>(-?\d+)</ns>.*?<revision>\s*<id>(\d+)</id>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class KeptSnapshot:
    """The contents of a snapshot folder, all empty if it contains none. ``book``: the data in book.json. ``numbers``:
    title of a page -> number of its revision; ``spaces``: title of a page -> number of its namespace.
    """

    folder: Path
    book: Json = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    spaces: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of_folder(cls, folder: Path) -> KeptSnapshot:
        """Read a snapshot folder; the result is empty if the folder contains no snapshot. Raises FetchError if its
        book.json is not one of a snapshot.
        """
        book, path = read_json(folder / "book.json"), folder / "pages.xml"
        if (folder / "book.json").exists() and not isinstance(book.get("request"), dict):
            raise FetchError(f"{folder}: its book.json is not one of wikibinder fetch; name another folder")
        if not book or not path.is_file():
            return cls(folder)
        found = _PAGE.findall(path.read_text("utf-8", "replace"))
        numbers = {unescape(title): int(number) for title, _, number in found}
        return cls(folder, book, numbers, {unescape(title): int(space) for title, space, _ in found})

    def is_complete_for(self, request: Json) -> bool:
        """Whether the snapshot was fetched for the same request (in the form of book.json) and no page of it is
        missing.
        """
        return self.book.get("request") == request and not self.book.get("problems") and bool(self.numbers)

    def chapters(self, revisions: Revisions) -> Chapters:
        """Return the chapters in the snapshot and the titles that they transclude. The chapters' texts, at the
        revisions in the snapshot, are read by ``revisions``; a chapter whose revision no longer exists is left out.
        """
        found = Chapters(redirects=dict(self.book.get("redirects") or {}))
        texts = revisions.read(self.numbers.values())
        part = ""
        for entry in self.book.get("order", ()):
            part = str(entry.get("part") or part)
            number = self.numbers.get(str(entry.get("title")), 0)
            if number in texts:
                found.pages.append(Chapter(texts[number].named(entry["title"]), str(entry.get("label") or ""), part))
        for title, stored in (self.book.get("authors") or {}).items():
            found.authors[title] = Authors(list(stored.get("names", ())), int(stored.get("anonymous", 0)))
        found.hidden = set(self.book.get("hidden_categories") or ())
        chapters = {chapter.revision.title for chapter in found.pages}
        found.transcluded = {title: space for title, space in self.spaces.items() if title not in chapters}
        return found

    def media(self) -> dict[str, Json]:
        """Return the entries of media.json whose files exist in the folder, by title (``File:…``)."""
        entries = read_json(self.folder / "media.json").items()
        return {name: entry for name, entry in entries if (self.folder / str(entry.get("file") or "-")).is_file()}

    def media_names(self) -> list[str]:
        """Return the names of all files listed in media.json, without the namespace."""
        return [name.partition(":")[2] for name in read_json(self.folder / "media.json")]

    def request(self) -> FetchRequest:
        """Return the request that the snapshot was fetched for; raises FetchError if the folder is no snapshot."""
        stored: Any = self.book.get("request")
        if not isinstance(stored, dict) or not isinstance(stored.get("start"), str):
            raise FetchError(f"{self.folder}: is not a folder written by wikibinder fetch")
        fields = set(WantedPage.__dataclass_fields__)
        items = [entry for entry in stored.get("items") or () if isinstance(entry, dict) and set(entry) <= fields]
        return FetchRequest(
            stored["start"],
            tuple(WantedPage(**entry) for entry in items),
            str(stored.get("category", "")),
            int(stored.get("depth", 0)),
            str(stored.get("subpages", "")),
        )
