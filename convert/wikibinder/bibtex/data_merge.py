"""Reads data files back and merges them: the inverse of :mod:`wikibinder.bibtex.data_file`."""

from __future__ import annotations

import gzip
import heapq
import io
import json
import zlib
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from wikibinder.bibtex import data_file
from wikibinder.model.files import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

_encoded = json.JSONEncoder(ensure_ascii=False).encode


def shards(paths: Sequence[Path]) -> Iterator[str]:
    """Yield the lines of the data files of all shards of one run, in the order that a run without shards gives
    (BibLaTeX entries: one file after another).

    Raises OutputError if a file is damaged or has no page numbers.
    """
    if data_file.form(paths[0]) == ".bib":
        return chain.from_iterable(map(read, paths))
    # Each shard is in the order of its pages, so one line of each is in memory.
    merged = heapq.merge(*map(_numbered, paths), key=itemgetter(0))
    return (line for _, line in merged)


def parts(paths: Sequence[Path], pages: Sequence[int]) -> Iterator[str]:
    """Yield the lines of data files of different sources, one file after another. ``pages``: the number of pages of
    each file.

    Page numbers continue from one file to the next; BibLaTeX entries, which have none, are unchanged. Raises
    OutputError if a file cannot be read.
    """
    first = 0
    for path, number in zip(paths, pages, strict=True):
        for line in read(path):
            yield _shifted(line, first, path) if first and data_file.form(path) != ".bib" else line
        first += number


def _numbered(path: Path) -> Iterator[tuple[int, str]]:
    """Yield pairs for the lines of a data file: the page number in the line, and the line."""
    for line in read(path):
        yield _record_on(line, path)["page_number"], line


def _shifted(line: str, first: int, path: Path) -> str:
    """Return a line of the data file ``path`` with a page number that is greater by ``first``."""
    record = _record_on(line, path)
    return _encoded(record | {"page_number": record["page_number"] + first}) + "\n"


def _record_on(line: str, path: Path) -> dict[str, Any]:
    """Return the JSON object on a line of the data file ``path``; raises OutputError if the line has none with a page
    number.
    """
    try:
        record: dict[str, Any] = json.loads(line)
        return record | {"page_number": int(record["page_number"])}
    except (ValueError, KeyError, TypeError):
        raise OutputError(f"{path}: cannot be read: a line has no page number") from None


def read(path: Path) -> Iterator[str]:
    """Yield the lines of a data file that ``data_file.write`` wrote: JSON objects, or BibLaTeX entries.

    Raises OutputError if the file cannot be read.
    """
    try:
        yield from READERS[path.suffix](path)
    except (OSError, EOFError, ValueError, KeyError, zlib.error) as error:
        raise OutputError(f"{path}: cannot be read: {error}") from None


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as file:
        yield from file


def _gzip_lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        yield from file


def _zstandard_lines(path: Path) -> Iterator[str]:
    import pyarrow  # noqa: PLC0415  (an extra; the file could not have been written without it)

    with path.open("rb") as raw, pyarrow.CompressedInputStream(raw, "zstd") as packed:
        yield from io.TextIOWrapper(io.BufferedReader(_Readable(packed)), "utf-8", newline="\n")


class _Readable(io.RawIOBase):
    """Adapter: a binary stream of the module ``io`` that reads from a stream of pyarrow."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _entries(path: Path) -> Iterator[str]:
    """Yield the text of each entry in a .bib file written by this program: each ends with a closing brace on a line of
    its own and an empty line.
    """
    entry: list[str] = []
    for line in _lines(path):
        if line == "\n" and entry and entry[-1] == "}\n":
            yield "".join((*entry, line))
            entry.clear()
        else:
            entry.append(line)
    if entry:
        yield "".join(entry)


def _rows(path: Path) -> Iterator[str]:
    import pyarrow.parquet  # noqa: PLC0415  (an extra; the file could not have been written without it)

    for batch in pyarrow.parquet.ParquetFile(path).iter_batches(data_file.ROWS):
        for row in batch.to_pylist():
            yield _encoded(_record(row)) + "\n"


def _record(row: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON object of a citation from its row in a Parquet file."""
    names = {
        role: [{part: text for part, text in name.items() if text is not None} for name in people]
        for role, people in row["names"]
    }
    maps = {name: dict(row[name]) for name in ("fields", "identifiers")}
    time = row["timestamp"].strftime("%Y-%m-%dT%H:%M:%SZ") if row["timestamp"] else ""
    return row | {"names": names, "timestamp": time} | maps


READERS: Mapping[str, Callable[[Path], Iterator[str]]] = {
    ".jsonl": _lines,
    ".gz": _gzip_lines,
    ".zst": _zstandard_lines,
    ".parquet": _rows,
    ".bib": _entries,
}
"""Suffix of a data file -> function that yields its lines."""
