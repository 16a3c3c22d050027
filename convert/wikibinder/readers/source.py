"""Opens a source that the user names (file, folder, standard input) as streams of bytes, decompressed while they are
read.
"""

from __future__ import annotations

import atexit
import gzip
import io
import lzma
import os
import re
import shutil
import stat
import sys
import tempfile
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, cast

from wikibinder.model.diagnostics import Code, Diagnostics, Position, shown_path
from wikibinder.readers import packed, unpack
from wikibinder.readers.snapshot import PAGES, is_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from _typeshed import WriteableBuffer

SUFFIXES = frozenset({
    "", ".wiki", ".wikitext", ".mediawiki", ".mw", ".wp", ".txt", ".text", ".jsonl", ".ndjson", ".xml", ".bz2", ".gz",
    ".xz", ".zst",
})  # fmt: skip
"""Suffixes of the files that are read in a folder. A file named by the user is read whatever its suffix."""

INDEX = re.compile(r"-multistream-index\d*\.txt")
"""Found in the name of the index file of a multistream dump, which contains no pages."""

JOURNAL = re.compile(r"wikibinder.*\.journal")
"""Matches the name of a file by which an output folder of converted pages is recognised."""
EDITIONS = frozenset(("doctrees", "html"))
"""Names of the subfolders with editions in the output folder of a book; they contain no sources."""

_Packed: TypeAlias = packed.Bzip2Streams | gzip.GzipFile | lzma.LZMAFile | packed.Zstandard

Stream: TypeAlias = "io.BufferedReader[Any]"
"""A buffered stream of bytes, with ``peek``."""

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")

PACKED: dict[bytes, Callable[[BinaryIO], _Packed]] = {
    b"BZh": packed.Bzip2Streams,
    b"\x1f\x8b": lambda stream: gzip.GzipFile(fileobj=stream),
    b"\xfd7zXZ\x00": lzma.LZMAFile,
    b"\x28\xb5\x2f\xfd": packed.Zstandard,
}
"""First bytes of a compressed file -> function that takes the open file and returns a stream of the decompressed bytes.
"""

SIGNATURES: dict[bytes, str] = {
    **dict.fromkeys((b"\x89PNG", b"GIF8", b"\xff\xd8\xff"), "a picture"), b"RIFF": "a picture or a film",
    b"%PDF": "a PDF", b"PK\x03\x04": "an office document or a ZIP archive", b"{\\rtf": "an office document (RTF)",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an office document",
    **dict.fromkeys((b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe", b"\x00asm"), "a program"),
    b"Rar!": "a RAR archive: unpack it first",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive: unpack it first, or give its output (7z x -so FILE | wikibinder ... -)",
    **dict.fromkeys((b"OggS", b"ID3"), "a sound file"), b"SQLite format 3": "a database",
    **dict.fromkeys(PACKED, "an archive in an archive"),
}  # fmt: skip
"""First bytes of a file that cannot be wikitext -> its format, as words for a message."""

WEB_PAGE = re.compile(
    r"\ufeff?\s*+(?:<\?xml[^>]*+>\s*+|<!--(?>.{0,10000}?-->)\s*+)*(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
"""Matches the beginning of an HTML page. Wikitext never begins with these tags, because MediaWiki allows neither."""

HEAD = 1 << 20
"""Maximum number of bytes examined to recognise the form of a file."""

LONGEST_PAGE = 16_000_000
"""Maximum length of a page in characters. MediaWiki accepts 2 MB; a longer text is no page and would need too much
memory.
"""

BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError)
"""Exceptions raised while a damaged compressed file is read."""


class UnusableSourceError(Exception):
    """The source cannot be read. ``code``: of the diagnostic to report; the message is one sentence for the user."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. ``shown``: its path as shown to the user; ``path``: the path to open; ``parts``: names of its
    folders below the folder that the user named; ``jobs``: number of threads for decompression; ``snapshot``: the
    snapshot folder that the file belongs to, or None.
    """

    shown: str
    path: Path
    parts: tuple[str, ...] = ()
    jobs: int = 1
    snapshot: Path | None = None

    def open(self) -> Stream:
        """Open the file as a buffered stream, which decompresses while it is read. Raises UnusableSourceError if the
        file cannot be opened, or the library to decompress it is not installed.
        """
        try:
            stream: Stream = io.BufferedReader(io.FileIO(self.path), HEAD)
        except OSError as error:
            raise UnusableSourceError(Code.FILE_UNREADABLE, f"cannot be read: {error.strerror}") from None
        # The content decides, not the suffix: files are often renamed.
        start = stream.peek(8)
        magic = next((magic for magic in PACKED if start.startswith(magic)), None)
        if magic is None:
            return stream
        try:
            unpacked = _Unpacked(PACKED[magic](cast("BinaryIO", stream)))
        except packed.MissingLibraryError as error:
            raise UnusableSourceError(Code.FILE_UNKNOWN, str(error)) from None
        # None: the file cannot be decompressed in parallel.
        ahead = unpack.pieces(self.path, magic, self.jobs) if self.jobs > 1 else None
        if ahead is None:
            return io.BufferedReader(unpacked, HEAD)
        return io.BufferedReader(unpack.Parallel(ahead, lambda: iter(lambda: unpacked.read(HEAD), b"")), HEAD)


@dataclass(frozen=True, slots=True)
class FolderRules:
    """Which files of a folder are read. ``follow_links``: also follow symbolic links that point outside the folder;
    ``excluded``: files that this run writes.
    """

    follow_links: bool = False
    excluded: tuple[Path, ...] = ()

    def has(self, path: Path) -> bool:
        """Whether a file or folder inside a source folder may be read, that is, is not one of ``excluded``."""
        # Compare names first, as resolving every path of a large folder is slow.
        return not any(path.name == own.name and path.resolve() == own.resolve() for own in self.excluded)


def is_outside_link(path: Path, top: Path) -> bool:
    """Whether ``path`` is a symbolic link to a place outside the folder ``top``."""
    return path.is_symlink() and not path.resolve().is_relative_to(top.resolve())


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is being read: the path shown to the user, the stream of its (decompressed) bytes, and the Python
    name of its encoding.
    """

    path: str
    stream: Stream
    encoding: str


def check_length(length: int) -> None:
    """Raise UnusableSourceError if the part of a page read so far (``length`` characters) is longer than LONGEST_PAGE,
    so that it does not fill the memory.
    """
    if length > LONGEST_PAGE:
        raise UnusableSourceError(Code.FILE_DAMAGED, f"holds a page of more than {LONGEST_PAGE:,} characters")


class _Unpacked(io.RawIOBase):
    """A stream of decompressed bytes. If the file is damaged, all bytes before the damage are returned before the error
    is raised, so that the pages in them can be read.
    """

    def __init__(self, packed_file: _Packed) -> None:
        self._packed = packed_file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._packed.read1(len(view))
        view[: len(data)] = data
        return len(data)


def find(
    names: Iterable[str], diagnostics: Diagnostics, jobs: int = 1, rules: FolderRules | None = None
) -> Iterator[Source]:
    """Yield the files to read for the names that the user gives (files, folders, "-" for standard input), in order;
    those of a folder sorted by path. What cannot be read is reported to ``diagnostics``.

    ``jobs``: threads for decompression; ``rules``: which files of a folder are read (None: the default rules).
    """
    none, index = True, ""
    for name in names:
        # Needed for the message below, if no other source is given.
        index = name if INDEX.search(name) else index
        # A frequent mistake; the message "does not exist" would not help.
        if ADDRESS.match(name):
            message = "is an address; wikibinder fetch stores its pages in a folder"
            diagnostics.add(Code.FILE_MISSING, message, Position(name))
            continue
        try:
            if not name.strip():
                raise UnusableSourceError(Code.FILE_MISSING, "the name of a source is empty")
            if name == "-":
                none = False
                yield replace(_standard_input(), jobs=jobs)
                continue
            for source in _named(Path(name), diagnostics, rules or FolderRules()):
                none = False
                yield replace(source, jobs=jobs)
        except UnusableSourceError as error:
            diagnostics.add(error.code, str(error), Position(shown_path(name)))
    if none and index and not diagnostics.found:
        message = "is the index of a multistream dump and holds no page: name the dump itself, which needs no index"
        diagnostics.add(Code.NOTHING_TO_CONVERT, message, Position(shown_path(index)))


def _named(path: Path, diagnostics: Diagnostics, rules: FolderRules) -> Iterator[Source]:
    mode = _mode(path)
    if stat.S_ISREG(mode):
        if not INDEX.search(path.name):
            yield Source(shown_path(path), path)
        return
    if not stat.S_ISDIR(mode):
        raise UnusableSourceError(Code.FILE_UNREADABLE, "is neither a file nor a folder")
    # A snapshot folder is one source, read in the order of its list of chapters.
    if is_snapshot(path):
        yield _of_snapshot(path, path)
        return
    empty = True
    for source in _folder(path, diagnostics, rules):
        empty = False
        yield source
    if empty:
        raise UnusableSourceError(Code.NOTHING_TO_CONVERT, "is a folder with nothing to convert")


def _of_snapshot(folder: Path, top: Path) -> Source:
    parts = tuple(map(shown_path, folder.relative_to(top).parts))
    return Source(shown_path(folder / PAGES), folder / PAGES, parts, snapshot=folder)


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise UnusableSourceError(Code.FILE_MISSING, "does not exist") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "bad name"
        raise UnusableSourceError(Code.FILE_UNREADABLE, f"cannot be read: {reason}") from None


def _folder(top: Path, diagnostics: Diagnostics, rules: FolderRules) -> Iterator[Source]:
    """Yield the files below the folder ``top`` that may contain pages, sorted by path; of a snapshot folder only the
    file with the pages. Folders with converted pages below ``top`` are left out. Files of other suffixes and unreadable
    files are reported.
    """

    def report(error: OSError) -> None:
        diagnostics.add(Code.FILE_UNREADABLE, f"cannot be read: {error.strerror}", Position(shown_path(error.filename)))

    seen: set[str] = set()
    skipped: Counter[str] = Counter()
    for folder, folders, names in os.walk(top, onerror=report, followlinks=rules.follow_links):
        here = os.path.realpath(folder)
        if here in seen or (folder != str(top) and any(map(JOURNAL.match, names))):
            # Do not descend: a cycle of links, or the output folder of another run.
            folders.clear()
            continue
        seen.add(here)
        if is_snapshot(Path(folder)):
            folders.clear()
            yield _of_snapshot(Path(folder), top)
            continue
        readable = [name for name in sorted(folders) if _may_be_read(Path(folder, name), top, diagnostics, rules)]
        folders[:] = _without_editions(readable)
        for name in sorted(names):
            path = Path(folder, name)
            if INDEX.search(name) or not _may_be_read(path, top, diagnostics, rules):
                continue
            if path.suffix.lower() not in SUFFIXES:
                skipped[path.suffix.lower()] += 1
            elif _is_regular(path, diagnostics):
                parts = tuple(shown_path(part) for part in path.relative_to(top).parts[:-1])
                yield Source(shown_path(path), path, parts)
    if skipped:
        counts = ", ".join(f"{number} {suffix}" for suffix, number in sorted(skipped.items()))
        diagnostics.add(Code.FILE_SKIPPED, f"files that were skipped: {counts}", Position(shown_path(top)))


def _without_editions(folders: list[str]) -> list[str]:
    """Return the names of subfolders to search for sources. If ``folders`` contains ``doctrees``, they are in the
    output folder of a book, and its editions (``doctrees``, ``html``) are left out.
    """
    return [name for name in folders if name not in EDITIONS] if "doctrees" in folders else folders


def _may_be_read(path: Path, top: Path, diagnostics: Diagnostics, rules: FolderRules) -> bool:
    """Whether a file or folder below ``top`` may be read: it is not hidden, not written by this run, and not a symbolic
    link to the outside (which is reported, unless the rules allow it).
    """
    if path.name.startswith(".") or not rules.has(path):
        return False
    if rules.follow_links or not is_outside_link(path, top):
        return True
    diagnostics.add(Code.LINK_OUTSIDE, "points outside the folder, and was not followed", Position(shown_path(path)))
    return False


def _is_regular(path: Path, diagnostics: Diagnostics) -> bool:
    try:
        if not stat.S_ISREG(_mode(path)):
            raise UnusableSourceError(Code.FILE_UNREADABLE, "is not a regular file")
    except UnusableSourceError as error:
        diagnostics.add(error.code, str(error), Position(shown_path(path)))
        return False
    return True


def _standard_input() -> Source:
    """Copy standard input to a temporary file and return it as a source, because sources are read twice. Raises
    UnusableSourceError if it is closed or cannot be stored.
    """
    if sys.stdin is None:
        raise UnusableSourceError(Code.FILE_UNREADABLE, "standard input is closed")
    try:
        copy = tempfile.NamedTemporaryFile(prefix="wikibinder-", delete=False)  # noqa: SIM115  (lives as long as the run)
        path = Path(copy.name)
        atexit.register(path.unlink, missing_ok=True)
        with copy:
            shutil.copyfileobj(sys.stdin.buffer, copy)
    except OSError as error:
        reason = f"cannot be stored in the temporary folder ({os.environ.get('TMPDIR', 'TMPDIR')}): {error.strerror}"
        raise UnusableSourceError(Code.FILE_UNREADABLE, reason) from None
    return Source("-", path)
