"""The journal of a run, by which unchanged pages are not converted again.

It has one JSON line for each page, written with the page; a killed run loses at most the current page.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self, TypeAlias

from wikibinder.model import plugins
from wikibinder.model.files import failing_clearly
from wikibinder.model.page import ConvertedPage, Page, Status, TitleMap
from wikibinder.run.media_folder import files
from wikibinder.run.report import PageRecord
from wikibinder.run.sqlite_map import SqliteMaps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from wikibinder.model.settings import Settings

STEM = "wikibinder"
Line: TypeAlias = dict[str, Any]


class Journal:
    """The journals of an output folder: files with a JSON line for each converted page. Reads those of earlier runs,
    writes that of this run as ``NAME.journal``.

    A run over a shard has a journal of its own name; a run over all pages replaces those of all shards.
    """

    def __init__(self, folder: Path, settings: Settings, name: str = STEM) -> None:
        self._folder = folder
        self._path = folder / f"{name}.journal"
        self._part = folder / f"{name}.journal.new"
        self._salt = fingerprint(settings)
        self._whole = name == STEM
        with failing_clearly(self._path):
            self._recover()
            self._old = [path.open("rb") for path in sorted(folder.glob(f"{STEM}*.journal"))]
            self._tables = SqliteMaps(folder, name)
            self._places = self._tables.open("places")
            for number, file in enumerate(self._old):
                for docname, place in _index(file):
                    # Offset and number of the journal in one integer, as the map has one value for each docname.
                    self._places[docname] = place * len(self._old) + number
            # JSON input may contain lone surrogates, which are written as JSON escapes.
            self._new = self._part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._new.close()
        for file in self._old:
            file.close()
        self._tables.remove()
        if kind is None:
            with failing_clearly(self._path):
                # Only after a complete run. After another one both journals stay, and the next run reads both
                # (_recover).
                self._part.replace(self._path)
                for path in self._folder.glob(f"{STEM}-*.journal") if self._whole else ():
                    path.unlink()

    def docnames(self) -> Iterator[str]:
        """Yield the docnames of the pages that earlier runs wrote to the folder."""
        return iter(self._places)

    def unchanged(self, page: Page, docname: str, book: TitleMap) -> Line | None:
        """Return the journal line of a page whose files need not be written again, because the page, the options, its
        files and the targets of its links (by ``book``) are the same as when the line was written; None otherwise.
        """
        line = self._line(docname)
        # The page, the options or the program have changed; or the files are changed or missing.
        if (
            line is None
            or line["input"] != self._digest(page, docname)
            or line["output"] != digest_on_disk(self._folder, docname)
        ):
            return None
        # A link of the page has another target in the book now.
        if any(book.docnames.get(title, "") != found for title, found in line["links"].items()):
            return None
        return line if all((self._folder / path).exists() for path in line["media"]) else None

    def line(self, page: Page, edition: ConvertedPage, part: str = "") -> Line:
        """Return the journal line for a page whose files have been written. ``edition``: the result of converting it;
        ``part``: name of the part of the book that it is in ("": none).
        """
        record = _record(page, edition)
        own = {
            "input": self._digest(page, edition.docname),
            "output": edition.digest,
            "links": dict(edition.links),
            "media": sorted(edition.media),
            "part": part,
        }
        return {**record.as_line(), **own}

    @staticmethod
    def redirect(page: Page) -> Line:
        """Return the journal line for a redirect that has no page in the book."""
        return _record(page, ConvertedPage("", "", status=Status.REDIRECT)).as_line()

    def note(self, line: Line) -> None:
        """Write the line of a finished page to the journal of this run."""
        with failing_clearly(self._part):
            self._new.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._new.flush()

    def records(self) -> Iterator[PageRecord]:
        """Yield the records of the pages in the journal of this run, in order; may be called repeatedly."""
        if not self._new.closed:
            self._new.flush()
        path = self._part if self._part.exists() else self._path
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield PageRecord.from_json(json.loads(line))

    def _digest(self, page: Page, docname: str) -> str:
        # The wikitext itself, because its repr takes ten times as long.
        about = f"{self._salt}\0{docname}\0{replace(page, wikitext='')!r}\0{page.wikitext}"
        return hashlib.sha256(about.encode("utf-8", "surrogatepass")).hexdigest()

    def _recover(self) -> None:
        """Append the unfinished journal of a killed run to the last complete one, which is created if it is missing."""
        if self._part.exists():
            # Appended, because the last line of a page is the valid one.
            with self._path.open("ab") as journal:
                # The last line may be incomplete, so a line end follows it.
                journal.write(b"\n" + self._part.read_bytes() + b"\n")
            self._part.unlink()

    def _line(self, docname: str) -> Line | None:
        found = self._places.get(docname)
        if found is None:
            return None
        place, number = divmod(found, len(self._old))
        self._old[number].seek(place)
        line: Line = json.loads(self._old[number].readline())
        return line


def digest_on_disk(folder: Path, docname: str) -> str:
    """Return the digest (:func:`~wikibinder.run.pool.digest`) of the .rst and .bib files of a page in ``folder``; a
    missing file counts as empty. "" if one cannot be read.
    """
    files = (folder / f"{docname}.rst", folder / f"{docname}.bib")
    try:
        data = [path.read_bytes() if path.exists() else b"" for path in files]
    except OSError:
        # An empty digest equals no recorded one, so the page counts as changed.
        return ""
    return hashlib.sha256(b"\0".join(data)).hexdigest()


def _index(journal: BinaryIO) -> Iterator[tuple[str, int]]:
    """Yield the docname of each page in a journal, with the offset of its line in bytes; an incomplete line is
    skipped.
    """
    place = 0
    for line in journal:
        with contextlib.suppress(ValueError, KeyError, TypeError):
            entry = json.loads(line)
            # Redirects without a page have a line only for the report.
            if "output" in entry:
                yield entry["docname"], place
        place += len(line)


def _record(page: Page, edition: ConvertedPage) -> PageRecord:
    place, status = page.position, edition.status.value
    return PageRecord(
        page.title, edition.docname, place.path, place.line, status, edition.citations, edition.diagnostics
    )


SUFFIXES = frozenset({".py", ".json", ".toml", ".po", ".txt", ".lua"})
"""Suffixes of the program's files that affect the result of a conversion."""


def fingerprint(settings: Settings) -> str:
    """Return a digest of everything but the page that affects its conversion: options, files of this program (not those
    for editions), versions of plugins, the user's template rules, names and sizes of the user's images.
    """
    digest = hashlib.sha256(repr(settings).encode())
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*.*")):
        # Editions are made from the pages; book checks whether they are up to date.
        if path.suffix in SUFFIXES and "editions" not in path.parts:
            digest.update(path.read_bytes())
    digest.update("\0".join(plugins.versions()).encode())
    if settings.rules:
        digest.update(Path(settings.rules).read_bytes())
    if settings.media:
        # By size, not by content, for which every picture would have to be read.
        unchanged = files(settings.media, settings.follow_links).items()
        names = sorted(f"{name} {file.refused or file.path.stat().st_size}" for name, file in unchanged)
        digest.update("\0".join(names).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
