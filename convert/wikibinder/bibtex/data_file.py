"""Data files: JSON lines (plain, gzip, Zstandard); of citations also Parquet and BibLaTeX. A file is written whole or
not at all.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import sqlite3
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeAlias

from wikibinder.bibtex.export import FORMS, NAME_PARTS
from wikibinder.model.files import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Named: TypeAlias = "Callable[[], Path | None]"

STDOUT = Path("-")
"""The path that means standard output; JSON lines are written to it."""

PACKED = (".gz", ".zst")
"""Suffixes that follow ``.jsonl`` in the name of a compressed file."""

ROWS = 10_000
"""Number of rows in a Parquet row group; one group at a time is in memory."""


def form(path: Path) -> str:
    """Return the form of a data file by the suffix of its path: ".jsonl" (also compressed, and for standard output),
    ".parquet" or ".bib", the keys of :data:`wikibinder.bibtex.export.FORMS`; "" for other suffixes.
    """
    suffix = Path(path.stem).suffix if path.suffix in PACKED else path.suffix
    if path == STDOUT or (path.suffix in PACKED and suffix == ".jsonl"):
        return ".jsonl"
    return suffix if path.suffix == suffix and suffix in FORMS else ""


def check(path: Path, forms: Iterable[str] = FORMS) -> str:
    """Return the reason why a data file of this path cannot be written; "" if it can. ``forms``: the forms allowed,
    keys of :data:`wikibinder.bibtex.export.FORMS`.
    """
    if form(path) not in forms:
        return f"{path}: must end in {', '.join((*forms, '.jsonl.gz', '.jsonl.zst'))}, or be - for standard output"
    if path.suffix in (".parquet", ".zst"):
        try:
            import pyarrow.parquet  # noqa: F401, PLC0415  (an extra)
        except ImportError:
            return f"{path.suffix} needs pyarrow: pip install 'wikibinder[parquet]'"
    return ""


def write(path: Path, lines: Iterable[str], named: Named | None = None) -> None:
    """Write a data file of these lines (JSON objects, or BibLaTeX entries) in the form of its suffix. A BibLaTeX file
    gets its entries sorted by key, equal ones once. Raises OutputError.

    ``named``: called when all lines are written, returns the final path, or None to discard the file (default:
    ``path``). Lines for standard output are printed at once.
    """
    if path == STDOUT:
        _print(lines)
        return
    with whole_file(path, named) as part:
        if path.suffix == ".parquet":
            _write_parquet(part, lines)
        else:
            with _opened(part, path.suffix) as file:
                file.writelines(
                    _sorted_once(lines, part.with_suffix(".sorted.part")) if path.suffix == ".bib" else lines
                )


def _print(lines: Iterable[str]) -> None:
    """Print lines on standard output; raises BrokenPipeError if the program that reads them has closed the pipe."""
    for line in lines:
        # Not collected first, so that "head" sees the first lines at once and can end the command.
        sys.stdout.write(line)


@contextlib.contextmanager
def _opened(path: Path, suffix: str) -> Iterator[TextIO]:
    """Open a text file for writing, compressed if ``suffix`` is ".gz" or ".zst". The compressed bytes contain neither
    time nor name, so that equal lines give equal bytes.
    """
    with contextlib.ExitStack() as stack:
        raw: Any = stack.enter_context(path.open("wb"))
        if suffix == ".gz":
            raw = stack.enter_context(gzip.GzipFile("", "wb", compresslevel=6, fileobj=raw, mtime=0))
        elif suffix == ".zst":
            import pyarrow  # noqa: PLC0415  (an extra; check() has refused the file where it is missing)

            raw = io.BufferedWriter(_Raw(stack.enter_context(pyarrow.CompressedOutputStream(raw, "zstd"))), 1 << 16)
        yield stack.enter_context(io.TextIOWrapper(raw, "utf-8", "replace", newline="\n"))


class _Raw(io.RawIOBase):
    """Adapter: a binary stream of the module ``io`` that writes to a stream of pyarrow."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._stream.write(bytes(data))
        return len(data)


def _sorted_once(entries: Iterable[str], scratch: Path) -> Iterator[str]:
    """Yield BibLaTeX entries sorted by key, equal ones once. They are stored in a temporary database, the file
    ``scratch``, instead of in memory.
    """
    table = sqlite3.connect(scratch, isolation_level=None)
    try:
        # The file is temporary and useless after a crash, so no journal is needed.
        table.execute("PRAGMA journal_mode = OFF")
        table.execute("PRAGMA synchronous = OFF")
        table.execute("CREATE TABLE entries (key TEXT, entry TEXT, PRIMARY KEY (key, entry)) WITHOUT ROWID")
        table.execute("BEGIN")
        table.executemany(
            "INSERT OR IGNORE INTO entries VALUES (?, ?)",
            ((entry.partition("{")[2].partition(",")[0], entry) for entry in entries),
        )
        yield from (entry for (entry,) in table.execute("SELECT entry FROM entries ORDER BY key, entry"))
    finally:
        table.close()
        scratch.unlink(missing_ok=True)


# ---------------------------------------------------------------- Parquet


def _write_parquet(part: Path, lines: Iterable[str]) -> None:
    import pyarrow.parquet  # noqa: PLC0415  (an extra; check() has refused the file where it is missing)

    schema, rows = _schema(), list[dict[str, Any]]()
    with pyarrow.parquet.ParquetWriter(part, schema, compression="zstd") as file:
        for line in lines:
            rows.append(_row(json.loads(line)))
            # A row group is complete in memory before it is written, so it must be bounded.
            if len(rows) == ROWS:
                file.write_table(pyarrow.Table.from_pylist(rows, schema))
                rows.clear()
        file.write_table(pyarrow.Table.from_pylist(rows, schema))


def _row(record: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON object of a citation as a row for Arrow: objects with varying keys become lists of pairs, the
    time becomes a ``datetime``.
    """
    row = {
        # A struct would need one column for each field name that any entry has.
        name: list(value.items()) if name in ("names", "fields", "identifiers") else value
        for name, value in record.items()
    }
    return row | {"timestamp": _time(record["timestamp"])}


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _schema() -> Any:
    import pyarrow as pa  # noqa: PLC0415

    text = pa.string()
    people = pa.list_(pa.struct([(part, text) for part in NAME_PARTS]))
    place = pa.struct([("line", pa.int64()), ("offset", pa.int64()), ("where", text), ("section", text)])
    return pa.schema([
        ("page", text), ("page_number", pa.int64()), ("page_id", pa.int64()), ("namespace", pa.int32()),
        ("revision_id", pa.int64()), ("timestamp", pa.timestamp("s", "UTC")), ("source", text), ("template", text),
        ("type", text), ("key", text), ("names", pa.map_(text, people)), ("fields", pa.map_(text, text)),
        ("identifiers", pa.map_(text, text)), ("positions", pa.list_(place)),
    ])  # fmt: skip
