"""Files of citation data read back: every form gives the lines that were written, and a damaged one a clear error."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING

import pytest

from wikibinder.bibtex import data_file
from wikibinder.bibtex.data_merge import parts, read, shards
from wikibinder.model.files import OutputError

if TYPE_CHECKING:
    from pathlib import Path

LINES = '{"page": "A"}\n{"page": "\u00c9"}\n'
ENTRIES = "@book{a,\n  title = {A},\n}\n\n@book{b,\n  title = {B},\n}\n\n"


@pytest.mark.parametrize(
    ("name", "data", "lines"),
    [
        ("a.jsonl", LINES.encode(), LINES.splitlines(keepends=True)),
        ("a.gz", gzip.compress(LINES.encode(), mtime=0), LINES.splitlines(keepends=True)),
        ("a.bib", ENTRIES.encode(), ["@book{a,\n  title = {A},\n}\n\n", "@book{b,\n  title = {B},\n}\n\n"]),
        ("a.bib", ENTRIES[:-1].encode(), ["@book{a,\n  title = {A},\n}\n\n", "@book{b,\n  title = {B},\n}\n"]),
        ("a.bib", b"", []),
    ],
    ids=["JSON lines", "packed", "entries", "without the last line", "empty"],
)
def test_the_lines_of_a_file(tmp_path: Path, name: str, data: bytes, lines: list[str]) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert list(read(path)) == lines


def test_lines_are_packed_as_the_program_gzip_packs_them_without_the_time(tmp_path: Path) -> None:
    lines = [f"{{{number * number % 977}}}\n" for number in range(9_000)]
    data_file.write(tmp_path / "a.jsonl.gz", lines)
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", 6, packed, mtime=0) as file:
        file.write("".join(lines).encode())
        file.flush()
    assert (tmp_path / "a.jsonl.gz").read_bytes() == packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("missing.jsonl", None), ("a.csv", b"a"), ("a.jsonl", b"\xff\xfe"), ("a.gz", b"no gzip"),
        ("a.gz", gzip.compress(LINES.encode() * 99, mtime=0)[:40]),
        ("a.gz", gzip.compress(LINES.encode(), mtime=0)[:10] + b"\xff" * 20),
    ],
    ids=["missing", "another form", "not UTF-8", "not packed", "cut off", "damaged"],
)  # fmt: skip
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, data: bytes | None) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(OutputError, match="cannot be read"):
        list(read(path))


@pytest.mark.parametrize("line", ['{"page": "A"}\n', "[1]\n", "cut off\n"], ids=["no number", "a list", "no JSON"])
def test_a_line_without_a_page_number_is_named_with_its_file(tmp_path: Path, line: str) -> None:
    good, bad = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    good.write_text('{"page_number": 0}\n')
    bad.write_text(line)
    with pytest.raises(OutputError, match=r"b\.jsonl: cannot be read: a line has no page number"):
        list(shards([good, bad]))
    with pytest.raises(OutputError, match=r"b\.jsonl: cannot be read: a line has no page number"):
        list(parts([good, bad], [1, 1]))


def test_shards_are_merged_by_page_numbers(tmp_path: Path) -> None:
    paths = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for number, path in enumerate(paths):
        path.write_text("".join(f'{{"page_number": {n}}}\n' for n in (number, number + 2)))
    assert [line[16:17] for line in shards(paths)] == ["0", "1", "2", "3"]
