"""The record of a data file: what the file contains, and the sources that it was made of. A file with a record is
complete.

The record of ``citations.jsonl`` is the file ``citations.jsonl.done.json``: size and SHA-256 of the data file, the
numbers of pages and of items in it (``citations``, ``texts`` or ``tables``), the shard (``"0/4"``; ``""`` for all
pages), and path, size and SHA-1 of each source (Wikimedia publishes the SHA-1 sums of its dumps). It contains no time,
so that the same sources give the same record.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from wikibinder.model.files import failing_clearly, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SUFFIX = ".done.json"
FORMAT = 1

NOUNS: Mapping[str, str] = {"citations": "citation", "text": "text", "infoboxes": "table"}
"""Kind of data, which is the command that writes it -> the noun for one item; its plural is a key in the ``.done.json``
record.
"""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source that a data file was made of: its path as given by the user, its size in bytes (compressed, if the file
    is), its SHA-1 in hexadecimal.
    """

    path: str
    bytes: int
    sha1: str

    @classmethod
    def of(cls, shown: str, path: Path) -> Self:
        """Return the record of the file at ``path`` as it is now; ``shown``: its path as given by the user. Raises
        OSError.
        """
        with path.open("rb") as file:
            return cls(shown, path.stat().st_size, hashlib.file_digest(file, "sha1").hexdigest())


@dataclass(frozen=True, slots=True)
class DataNote:
    """The ``.done.json`` record of a data file: its size in bytes and SHA-256, its kind (a key of ``NOUNS``), the
    number of pages in it, the number of citations, texts or tables in it (``contained``), its shard ("0/4"; "" for all
    pages), its sources.
    """

    bytes: int
    sha256: str
    kind: str
    pages: int
    contained: int
    shard: str
    sources: tuple[SourceRecord, ...]

    @classmethod
    def of(cls, path: Path, kind: str, pages: int, contained: int, shard: str, sources: Iterable[SourceRecord]) -> Self:
        """Return the record of the finished data file at ``path``, whose size and digest are computed; the other
        arguments are the fields. Raises OutputError if the file cannot be read.
        """
        with failing_clearly(path), path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return cls(path.stat().st_size, digest, kind, pages, contained, shard, tuple(sources))

    def write(self, path: Path) -> None:
        """Write the record next to the data file at ``path``, as ``.done.json``; raises OutputError."""
        data: dict[str, Any] = {"format": FORMAT, "file": path.name, **asdict(self)}
        data[f"{NOUNS[data.pop('kind')]}s"] = data.pop("contained")
        write(beside(path), (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())

    @property
    def is_current(self) -> bool:
        """Whether every source that still exists has the size in the record; missing sources and standard input do not
        count.
        """
        sizes = ((Path(source.path), source.bytes) for source in self.sources if source.path != "-")
        return all(path.stat().st_size == size for path, size in sizes if path.is_file())


def beside(path: Path) -> Path:
    """Return the path of the record of the data file at ``path``: the same with ``.done.json`` appended."""
    return path.with_name(path.name + SUFFIX)


def of_file(path: Path) -> DataNote | None:
    """Return the record of the data file at ``path``; None if there is none that this version can read, or if the file
    has another size than recorded.
    """
    try:
        data = json.loads(beside(path).read_text("utf-8"))
        sources = tuple(SourceRecord(s["path"], s["bytes"], s["sha1"]) for s in data["sources"])
        kind, contained = next((kind, data[f"{noun}s"]) for kind, noun in NOUNS.items() if f"{noun}s" in data)
        note = DataNote(data["bytes"], data["sha256"], kind, data["pages"], contained, data["shard"], sources)
        return note if data["format"] == FORMAT and path.stat().st_size == note.bytes else None
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        # A note of another version or a damaged one counts as missing: the file is then written again.
        return None
