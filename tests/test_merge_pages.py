"""``wikibinder merge`` of folders of pages: the shards of one run make the folder of a run without shards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dumps import multistream
from wikibinder.cli.commands import main

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    **{f"Bird {n}": f"A bird.<ref>{{{{cite book|title=Birds {n % 3}|year=1999}}}}</ref> [[Bird {n + 1}]] [[Swan]]"
       for n in range(5)},
    "Swan": "#REDIRECT [[Bird 2]]",
    "Gone": "#REDIRECT [[Nowhere]]",
    "Plain": "No citation.",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of three shards, 0, 1 and 2, and that of a run without shards, "whole"."""
    made = tmp_path_factory.mktemp("shards")
    source = str(multistream(made / "wiki.xml.bz2", PAGES))
    for number in "012":
        assert main(["convert", source, "--shard", f"{number}/3", "--output", str(made / number), "--quiet"]) == 0
    report = str(made / "whole.json")
    assert main(["convert", source, "--title", "Birds", "--output", str(made / "whole"), "--report", report]) == 0
    return made


def content(path: Path) -> dict[str, bytes]:
    """The files below a folder."""
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def merged(folder: Path, *names: str, output: str) -> int:
    return main(["merge", *(str(folder / name) for name in names), "--output", str(folder / output)])


def test_merged_shards_are_the_run_without_shards(folder: Path, tmp_path: Path) -> None:
    out, report = tmp_path / "out", tmp_path / "report.json"
    shards = [str(folder / name) for name in ("2", "0", "1")]
    assert main(["merge", *shards, "--title", "Birds", "--output", str(out), "--report", str(report)]) == 0
    found, expected = content(out), content(folder / "whole")
    assert "project = 'Birds'" in found.pop("conf.py").decode()
    assert {found.pop(name)[:1] for name in ("bibliography.rst", "sources.rst")} == {b":"}
    index = found.pop("index.rst").decode()
    assert index.startswith(expected.pop("index.rst").decode())
    assert index.endswith("   bibliography\n   sources\n")
    assert found == expected
    assert report.read_bytes() == (folder / "whole.json").read_bytes()


def test_a_run_over_the_sources_goes_on_in_the_merged_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert main(["merge", *(str(folder / name) for name in "012"), "--output", str(out)]) == 0
    monkeypatch.setattr("wikibinder.run.convert_page.convert_page", lambda *_: pytest.fail("was converted again"))
    assert main(["convert", str(folder / "wiki.xml.bz2"), "--title", "Birds", "--output", str(out)]) == 0


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("0", "2"), "shard 1/3 is missing; run `wikibinder convert --shard 1/3`"),
        (("0", "1", "0"), "0: is shard 0, and so is"),
        (("0", "whole"), "whole: is not the output folder of `wikibinder convert --shard`"),
    ],
)
def test_what_is_no_whole_set_of_shards_is_refused(
    names: tuple[str, ...], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert merged(folder, *names, output="refused") == 1
    assert message in capsys.readouterr().err
    assert not (folder / "refused").exists()


def test_a_page_that_was_changed_is_refused(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = folder / "1" / "Bird_1.rst"
    text = page.read_bytes()
    page.write_bytes(text + b"more\n")
    try:
        assert main(["merge", *(str(folder / name) for name in "012"), "--output", str(tmp_path / "out")]) == 1
    finally:
        page.write_bytes(text)
    assert "Bird_1.rst: has changed since the run wrote it; run the shard again" in capsys.readouterr().err
    assert not (tmp_path / "out" / "index.rst").exists()


def test_folders_and_files_are_not_merged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "c.jsonl").touch()
    assert merged(folder, "0", "c.jsonl", output="x") == 2
    assert "c.jsonl: is not a folder" in capsys.readouterr().err
    assert merged(folder, "0", "1", "2", output="1") == 2
