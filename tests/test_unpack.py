"""Packed dumps unpacked in parallel: always the bytes, and the complaints, of the standard library."""

from __future__ import annotations

import bz2
import gzip
import random
import sys
from typing import TYPE_CHECKING

import pytest

from tests.dumps import HEAD, dump, multistream
from wikibinder import readers
from wikibinder.model.diagnostics import Diagnostics
from wikibinder.readers import unpack
from wikibinder.readers.source import Source

if TYPE_CHECKING:
    from pathlib import Path

CHANCE = random.Random(8)  # noqa: S311  (text that does not pack well)
PAGES = {f"Page {n}": " ".join(str(CHANCE.getrandbits(64)) for _ in range(60)) for n in range(150)}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a few kilobytes are taken for large ones."""
    monkeypatch.setattr(unpack, "PIECE", 5000)
    monkeypatch.setattr(unpack, "LONGEST_STREAM", 60_000)
    monkeypatch.setattr(unpack, "MOST_UNPACKED", 100_000)


def read(path: Path, jobs: int) -> tuple[list[tuple[str, int]], list[tuple[str, str]]]:
    diagnostics = Diagnostics()
    found = readers.read(Source(path.name, path, jobs=jobs), diagnostics)
    pages = [(page.wikitext, page.position.line) for page in found]
    return pages, [(d.code.label, d.message) for d in diagnostics.found]


def large(text: str) -> str:
    """A text that stays long when it is packed."""
    return text + "<!--" + " ".join(str(CHANCE.getrandbits(64)) for _ in range(20_000)) + "-->"


@pytest.mark.parametrize("spoil", [
    lambda data: data,
    lambda data: data[: len(data) // 2],
    lambda data: data[:20_000] + b"\0" * 50 + data[20_050:],
    lambda data: data + b"trailing",
    lambda data: data + bz2.compress(b""),
    lambda data: data.replace(b"1AY&SY", b"1AY&SX", 3),
    lambda data: data[:30_000] + b"BZh91AY&SY" + data[30_000:],
    lambda data: bz2.compress(HEAD.encode()) + bz2.compress(large("").encode()) + data,
    lambda _: bz2.compress(HEAD.encode()) + bz2.compress(b" " * 1_000_000) + bz2.compress(b"<page></page></mediawiki>"),
], ids=["whole", "cut", "damaged", "trailing", "empty", "no magic", "false magic", "long stream", "bomb"])  # fmt: skip
def test_streams(tmp_path: Path, spoil: object) -> None:
    path = multistream(tmp_path / "dump.xml.bz2", PAGES)
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    assert read(path, 3) == read(path, 1)


def test_the_index_of_a_dump_is_no_page(tmp_path: Path) -> None:
    dump = multistream(tmp_path / "wiki-pages-articles-multistream.xml.bz2", PAGES)
    index = tmp_path / "wiki-pages-articles-multistream-index.txt.bz2"
    index.write_bytes(bz2.compress(b"600:1:Page 0\n"))
    for names in ([tmp_path], [dump, index]):
        assert [source.path for source in readers.find(map(str, names), Diagnostics())] == [dump]


def test_streams_are_unpacked_in_parallel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = multistream(tmp_path / "dump.xml.bz2", PAGES)
    expected = read(path, 1)
    monkeypatch.setattr(bz2.BZ2File, "read1", None)
    assert read(path, 2) == expected


PROGRAM = """#!{python}
import bz2, gzip, sys
data = sys.stdin.buffer.read()
data = bz2.decompress(data) if data.startswith(b"BZ") else gzip.decompress(data)
assert sys.argv[1:] == ["-dc", "{threads}"]
sys.stdout.buffer.write(data{cut})
sys.stdout.buffer.flush()
sys.exit({status})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script")
@pytest.mark.parametrize(("cut", "status"), [("", 0), ("[:30000]", 1), ("[:0]", 1)])
@pytest.mark.parametrize(
    ("name", "threads"), [("lbzip2", "-n2"), ("pbzip2", "-p2"), ("rapidgzip", "-P2"), ("pigz", "-p2")]
)
def test_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, threads: str, cut: str, status: int
) -> None:
    pack = bz2.compress if name.endswith("bzip2") else gzip.compress
    path = tmp_path / "dump.xml"
    path.write_bytes(pack(dump(PAGES).encode()))
    expected = read(path, 1)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / name).write_text(PROGRAM.format(python=sys.executable, threads=threads, cut=cut, status=status))
    (tmp_path / "bin" / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    if status == 0:
        monkeypatch.setattr(bz2.BZ2File, "read1", None)
        monkeypatch.setattr(gzip.GzipFile, "read1", None)
    assert read(path, 2) == expected


def test_without_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dump.xml.gz"
    path.write_bytes(gzip.compress(dump(PAGES).encode()))
    monkeypatch.setenv("PATH", "")
    assert read(path, 2) == read(path, 1)
