"""Forms of dumps: histories, pages that are no wikitext, damaged streams, packed forms, indexes, lists of titles."""

from __future__ import annotations

import bz2
import json
from typing import TYPE_CHECKING

import pytest

from tests.dumps import HEAD, TAIL, dump, history, multistream, page, revision
from wikibinder import readers
from wikibinder.cli.commands import main
from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.readers import packed
from wikibinder.readers.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from wikibinder.model.page import Page


def read(path: Path, jobs: int = 1) -> tuple[list[Page], Diagnostics]:
    diagnostics = Diagnostics()
    return list(readers.read(Source(str(path), path, jobs=jobs), diagnostics)), diagnostics


def convert(source: Path, out: Path, *options: str) -> tuple[int, list[tuple[str, str, str]]]:
    """Return the exit status and, for each diagnostic above level information, its code, message and excerpt."""
    status = main(["convert", str(source), "--output", str(out), "--report", str(out / "r.json"), *options])
    found = json.loads((out / "r.json").read_text("utf-8"))["diagnostics"]
    return status, [(d["code"], d["message"], d["excerpt"]) for d in found if d["severity"] != "info"]


# ---------------------------------------------------------------- histories


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_newest_revision_is_taken_wherever_it_is(tmp_path: Path, order: tuple[int, ...]) -> None:
    revisions = [revision(f"text {n}", f"202{n}-01-01T00:00:00Z", n) for n in range(3)]
    path = tmp_path / "history.xml"
    path.write_text(HEAD + history("Old", *(revisions[n] for n in order)) + TAIL, "utf-8")
    (found,) = read(path)[0]
    assert (found.wikitext, found.revision_id, found.timestamp) == ("text 2", 2, "2022-01-01T00:00:00Z")
    assert found.contributors == ("User 2",)


def test_of_revisions_of_one_second_the_later_one_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "history.xml"
    same = [revision(f"text {n}", "2020-01-01T00:00:00Z", n) for n in range(3)]
    path.write_text(HEAD + history("Old", *same) + TAIL, "utf-8")
    assert read(path)[0][0].wikitext == "text 2"


# ---------------------------------------------------------------- pages that are no wikitext

UNREAD = {
    "its text is hidden on the wiki": revision("", "2020-01-01T00:00:00Z", attributes=' deleted="deleted"'),
    "the dump has no text of it (a stub)": revision("", "2020-01-01T00:00:00Z", attributes=' bytes="900" id="5"'),
    "its content model is Scribunto, not wikitext": revision(
        "return {}", "2020-01-01T00:00:00Z", more="<model>Scribunto</model><format>text/plain</format>"
    ),
    "its content model is json, not wikitext": revision('{"a": 1}', "2020-01-01T00:00:00Z", more="<model>json</model>"),
    "its content model is flow-board, not wikitext": revision(
        '{"flow-workflow": "x"}', "2020-01-01T00:00:00Z", more="<model>flow-board</model>"
    ),
}


@pytest.mark.parametrize("reason", UNREAD)
def test_a_page_that_is_no_wikitext_is_left_out_and_reported(tmp_path: Path, reason: str) -> None:
    path = tmp_path / "dump.xml"
    path.write_text(HEAD + page("Plain", "Words.", 1) + history("Odd", UNREAD[reason]) + TAIL, "utf-8")
    status, found = convert(path, tmp_path / "out")
    assert status == 0
    assert found == [("page-unread", reason, "Odd")]
    assert sorted(rst.stem for rst in (tmp_path / "out").glob("*.rst")) == ["Plain", "index"]


def test_an_empty_page_in_wikitext_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    empty = revision("", "2020-01-01T00:00:00Z", more="<model>wikitext</model>", attributes=' bytes="0"')
    path.write_text(HEAD + history("Empty", empty) + TAIL, "utf-8")
    assert [found.unread for found in read(path)[0]] == [""]


# ---------------------------------------------------------------- damaged streams

MANY = {f"Page {n}": f"Text {n}. " + "word " * 40 for n in range(60)}


def damage(path: Path, number: int) -> None:
    """Break a stream of a file, counted from 0."""
    data = bytearray(path.read_bytes())
    starts = [found.start() for found in packed._STREAM.finditer(data)]
    data[starts[number] + 40 : starts[number] + 60] = bytes(20)
    path.write_bytes(data)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_damaged_stream_costs_its_pages_alone(tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from wikibinder.readers import unpack  # noqa: PLC0415

    monkeypatch.setattr(unpack, "PIECE", 500)
    path = multistream(tmp_path / "dump.xml.bz2", MANY)
    damage(path, 3)  # head, pages 0-9, 10-19, 20-29
    found, diagnostics = read(path, jobs)
    assert [p.title for p in found] == [title for n, title in enumerate(MANY) if not 20 <= n < 30]
    assert {p.site.name for p in found} == {"Testwiki"}
    assert [d.code for d in diagnostics.found] == [Code.FILE_DAMAGED]
    assert diagnostics.found[0].message == (
        "a part of the compressed file is damaged: its pages are lost, those after it are read"
    )


def test_several_damaged_streams_and_the_last(tmp_path: Path) -> None:
    path = multistream(tmp_path / "dump.xml.bz2", MANY)
    for number in (1, 2, 6, 7):
        damage(path, number)
    found, diagnostics = read(path)
    assert [p.title for p in found] == [title for n, title in enumerate(MANY) if 20 <= n < 50]
    assert {d.code for d in diagnostics.found} == {Code.FILE_DAMAGED}


def test_streams_that_end_within_pages(tmp_path: Path) -> None:
    """As parallel packers write them: a page that begins in the damaged stream is lost, whole."""
    text = dump(MANY).encode()
    size = len(text) // 5
    path = tmp_path / "dump.xml.bz2"
    path.write_bytes(b"".join(bz2.compress(text[i : i + size]) for i in range(0, len(text), size)))
    damage(path, 2)
    found, _ = read(path)
    titles = [p.title for p in found]
    assert titles == [title for title in MANY if title in titles], "out of order"
    assert all(p.wikitext == MANY[p.title] for p in found)
    assert len(titles) >= len(MANY) * 3 // 5


def test_a_file_of_one_damaged_stream_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    path.write_bytes(bz2.compress(dump(MANY).encode()))
    damage(path, 0)
    found, diagnostics = read(path)
    assert found == []
    assert [d.code for d in diagnostics.found] == [Code.FILE_DAMAGED]


def test_the_end_of_a_cut_file_is_reported(tmp_path: Path) -> None:
    path = multistream(tmp_path / "dump.xml.bz2", MANY)
    path.write_bytes(path.read_bytes()[:-60])
    assert "ended before the end-of-stream marker" in str(read(path)[1].found)


# ---------------------------------------------------------------- packed forms


@pytest.mark.parametrize("library", list(packed.ZSTANDARD))
def test_zstandard_by_each_library(tmp_path: Path, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed")
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow, which packs the sample, is not installed")
    path = tmp_path / "dump.xml.zst"
    with pyarrow.CompressedOutputStream(str(path), "zstd") as stream:
        stream.write(dump(MANY).encode())
    monkeypatch.setattr(packed, "ZSTANDARD", {library: packed.ZSTANDARD[library]})
    found, diagnostics = read(path)
    assert [p.title for p in found] == list(MANY)
    assert diagnostics.found == []
    path.write_bytes(path.read_bytes()[:-50])
    assert [d.code for d in read(path)[1].found] == [Code.FILE_DAMAGED]


def test_what_to_do_without_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "ZSTANDARD", {"no_such_module": packed.ZSTANDARD["pyarrow"]})
    (tmp_path / "dump.xml.zst").write_bytes(b"\x28\xb5\x2f\xfd" + bytes(50))
    (found,) = read(tmp_path / "dump.xml.zst")[1].found
    assert "pip install zstandard, or zstd -d" in found.message
    (tmp_path / "dump.xml.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(50))
    (found,) = read(tmp_path / "dump.xml.7z")[1].found
    assert "7z x -so FILE | wikibinder" in found.message


def test_an_index_named_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "wiki-pages-articles-multistream-index.txt.bz2").write_bytes(bz2.compress(b"600:1:Page\n"))
    out = tmp_path / "out"
    assert main(["convert", str(next(tmp_path.glob("*.bz2"))), "--output", str(out)]) == 1
    assert "is the index of a multistream dump and holds no page" in capsys.readouterr().err


# ---------------------------------------------------------------- lists of titles


def test_titles_that_are_not_there_are_reported(tmp_path: Path) -> None:
    path, titles = tmp_path / "dump.xml", tmp_path / "titles.txt"
    path.write_text(dump({"One": "Words.", "Two": "More.", "Uno": "#REDIRECT [[Two]]"}), "utf-8")
    titles.write_text("One\nNowhere\nUno\n", "utf-8")
    status, found = convert(path, tmp_path / "out", "--pages", str(titles))
    assert status == 0
    assert found == [
        ("title-not-found", "is not the title of a page in the sources", "Nowhere"),
        ("title-not-found", "is a redirect to Two, which is not among the titles", "Uno"),
    ]
    assert convert(path, tmp_path / "out", "--pages", str(titles), "--strict")[0] == 1
    titles.write_text("One\nTwo\nUno\n", "utf-8")
    assert convert(path, tmp_path / "out", "--pages", str(titles), "--strict") == (0, [])


def test_titles_of_citations_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, titles = tmp_path / "dump.xml", tmp_path / "titles.txt"
    path.write_text(dump({"One": "a<ref>{{cite book|title=T}}</ref>"}), "utf-8")
    titles.write_text("One\nNowhere\n", "utf-8")
    command = ["citations", str(path), "--pages", str(titles), "--output", str(tmp_path / "c.jsonl")]
    assert main(command) == 0
    assert "title-not-found" in capsys.readouterr().out
    assert main([*command, "--strict"]) == 1
