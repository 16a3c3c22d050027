"""A citations file appears only when it is complete; shards and the files of several sources are merged."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.dumps import dump
from wikibinder.cli.commands import main

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    f"Page {n}": f"Text.<ref>{{{{cite web|title=Only {n}|url=http://example.org/{n}}}}}</ref>\n"
    f"==Books ''and'' {n}==\n* {{{{cite book|title=Shared {n % 5}|isbn=0-306-40615-2}}}}"
    for n in range(23)
}


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    path = tmp_path / "wiki.xml"
    path.write_text(dump(PAGES), "utf-8")
    return path


def run(command: str, *arguments: str | Path) -> int:
    return main([command, *map(str, arguments)])


# ---------------------------------------------------------------- whole or not there


def damaged(wiki: Path, how: str) -> Path:
    """A source that fails: one that is not there, a dump that is cut, an empty file, a picture."""
    path = wiki.with_name(f"{how}.xml")
    data = wiki.read_bytes()
    content = {"cut": data[: len(data) // 2], "empty": b"", "picture": b"\x89PNG\r\n\x1a\n" + bytes(90)}
    if how in content:
        path.write_bytes(content[how])
    return path


@pytest.mark.parametrize("how", ["absent", "cut", "empty", "picture"])
@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "bib", "parquet"])
def test_a_failing_source_leaves_no_file(
    wiki: Path, tmp_path: Path, how: str, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"c.{ending}"
    assert run("citations", damaged(wiki, how), wiki, "--output", out) == 1
    assert [path.name for path in tmp_path.glob("c.*")] == []
    assert (
        "was not written, because it would be incomplete; --keep-partial keeps the part that was read"
        in capsys.readouterr().err
    )


def test_the_job_of_a_cluster_that_comes_before_its_dump(wiki: Path, tmp_path: Path) -> None:
    """The same command again and again: the dump is not there, half there, there, and replaced by another."""
    source, out = tmp_path / "dump.xml", tmp_path / "c.jsonl"
    job = ("citations", source, "--skip-existing", "--output", out)
    whole = wiki.read_bytes()
    assert (run(*job), out.exists()) == (1, False)
    source.write_bytes(whole[: len(whole) // 2])
    assert (run(*job), out.exists()) == (1, False)
    source.write_bytes(whole)
    assert run(*job) == 0
    first = out.read_bytes()
    assert first.count(b"\n") == 2 * len(PAGES)
    before = out.stat().st_mtime_ns
    assert run(*job) == 0
    assert out.stat().st_mtime_ns == before, "written again"
    source.write_text(dump(dict(list(PAGES.items())[:3])), "utf-8")
    assert run(*job) == 0
    assert out.read_bytes().count(b"\n") == 6


def test_a_file_that_does_not_fit_its_note_is_made_again(wiki: Path, tmp_path: Path) -> None:
    out = tmp_path / "c.jsonl"
    run("citations", wiki, "--output", out)
    first = out.read_bytes()
    out.write_bytes(first[:100])
    assert run("citations", wiki, "--skip-existing", "--output", out) == 0
    assert out.read_bytes() == first


def test_the_old_file_stays_when_a_new_run_fails(wiki: Path, tmp_path: Path) -> None:
    out = tmp_path / "c.jsonl"
    run("citations", wiki, "--output", out)
    first = out.read_bytes()
    assert run("citations", tmp_path / "absent.xml", "--output", out) == 1
    assert out.read_bytes() == first


def test_what_was_read_is_kept_under_another_name(
    wiki: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "c.jsonl"
    assert run("citations", damaged(wiki, "cut"), "--keep-partial", "--output", out) == 1
    assert not out.exists()
    kept = (tmp_path / "c.partial.jsonl").read_text("utf-8").splitlines()
    assert 0 < len(kept) < 2 * len(PAGES)
    assert not list(tmp_path.glob("*.done.json"))
    assert f"the part that was read is in {tmp_path / 'c.partial.jsonl'}" in capsys.readouterr().err


def test_the_note_of_success(wiki: Path, tmp_path: Path) -> None:
    out = tmp_path / "c.jsonl"
    run("citations", wiki, "--output", out)
    assert json.loads((tmp_path / "c.jsonl.done.json").read_text("utf-8")) == {
        "format": 1, "file": "c.jsonl", "bytes": out.stat().st_size,
        "sha256": hashlib.sha256(out.read_bytes()).hexdigest(), "pages": len(PAGES), "citations": 2 * len(PAGES),
        "shard": "", "sources": [{"path": str(wiki), "bytes": wiki.stat().st_size,
                                  "sha1": hashlib.sha1(wiki.read_bytes(), usedforsecurity=False).hexdigest()}],
    }  # fmt: skip


# ---------------------------------------------------------------- forms


def test_packed_lines_are_the_lines(wiki: Path, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    for ending in ("jsonl", "jsonl.gz", "jsonl.zst"):
        assert run("citations", wiki, "--output", tmp_path / f"c.{ending}") == 0
    plain = (tmp_path / "c.jsonl").read_bytes()
    packed = (tmp_path / "c.jsonl.gz").read_bytes()
    assert gzip.decompress(packed) == plain
    assert packed[3:8] == bytes(5), "the head of the packed file holds a name or a time"
    with pyarrow.CompressedInputStream(str(tmp_path / "c.jsonl.zst"), "zstd") as stream:
        assert stream.read() == plain


def test_standard_output_has_the_lines_alone(wiki: Path, tmp_path: Path) -> None:
    run("citations", wiki, "--output", tmp_path / "c.jsonl")
    command = [sys.executable, "-m", "wikibinder", "citations", str(wiki), "--output", "-"]
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == (tmp_path / "c.jsonl").read_bytes()
    assert b"23 pages" in done.stderr


def test_a_reader_that_closes_the_pipe_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "wiki.xml").write_text(dump({f"{n} {title}": text for n in range(40) for title, text in PAGES.items()}))
    command = [sys.executable, "-m", "wikibinder", "citations", "wiki.xml", "--output", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_headings_and_page_numbers(wiki: Path, tmp_path: Path) -> None:
    run("citations", wiki, "--output", tmp_path / "c.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "c.jsonl").read_text("utf-8").splitlines()]
    assert [row["page_number"] for row in rows] == [n for n in range(23) for _ in range(2)]
    assert [row["positions"][0]["section"] for row in rows[:4]] == ["", "Books and 0", "", "Books and 1"]


# ---------------------------------------------------------------- merged


def shards(wiki: Path, folder: Path, ending: str, of: int = 4) -> list[Path]:
    paths = [folder / f"{n}.{ending}" for n in range(of)]
    for n, path in enumerate(paths):
        assert run("citations", wiki, "--shard", f"{n}/{of}", "--output", path) == 0
    return paths


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "jsonl.zst", "parquet", "bib"])
def test_merged_shards_are_the_run_without_shards(wiki: Path, tmp_path: Path, ending: str) -> None:
    if ending in ("parquet", "jsonl.zst"):
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    whole, merged = tmp_path / f"whole.{ending}", tmp_path / f"merged.{ending}"
    run("citations", wiki, "--output", whole)
    paths = shards(wiki, tmp_path / "parts", ending)
    assert run("merge", *reversed(paths), "--output", merged) == 0
    assert merged.read_bytes() == whole.read_bytes()
    notes = [json.loads(path.with_name(path.name + ".done.json").read_text("utf-8")) for path in (whole, merged)]
    assert notes[0] | {"file": ""} == notes[1] | {"file": ""}


def test_files_of_several_sources_are_merged(wiki: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_text(dump({"Last": PAGES["Page 1"], "End": PAGES["Page 2"]}), "utf-8")
    for name, sources in {"a": [wiki], "b": [other], "both": [wiki, other]}.items():
        run("citations", *sources, "--output", tmp_path / f"{name}.jsonl")
    assert run("merge", tmp_path / "a.jsonl", tmp_path / "b.jsonl", "--output", tmp_path / "m.jsonl") == 0
    assert (tmp_path / "m.jsonl").read_bytes() == (tmp_path / "both.jsonl").read_bytes()


def test_rows_change_their_form(wiki: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    run("citations", wiki, "--output", tmp_path / "c.jsonl")
    run("merge", tmp_path / "c.jsonl", "--output", tmp_path / "c.parquet")
    run("merge", tmp_path / "c.parquet", "--output", tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "c.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("break_it", "message"),
    [
        (lambda paths: paths.pop(), "shard 3/4 is missing"),
        (lambda paths: paths.__setitem__(3, paths[0]), "is shard 0/4, and so is"),
        (lambda paths: paths[2].write_text("{}\n"), "2.jsonl: has no matching record of a complete run"),
        (lambda paths: paths[1].unlink(), "1.jsonl: does not exist"),
    ],
)
def test_what_is_not_merged(
    wiki: Path, tmp_path: Path, break_it: object, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = shards(wiki, tmp_path / "parts", "jsonl")
    assert callable(break_it)
    break_it(paths)
    assert run("merge", *paths, "--output", tmp_path / "m.jsonl") == 1
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert not (tmp_path / "m.jsonl").exists()


def test_libraries_and_rows_are_not_mixed(wiki: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("citations", wiki, "--output", tmp_path / "c.jsonl")
    assert run("merge", tmp_path / "c.jsonl", "--output", tmp_path / "c.bib") == 1
    assert "are merged to a library" in capsys.readouterr().err
