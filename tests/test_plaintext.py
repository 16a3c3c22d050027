"""Text, infoboxes and tables as data: the lines of a page, and the commands that write them."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.dumps import dump, multistream
from tests.textcases import Case, check, load
from wikibinder.cli.commands import main
from wikibinder.model.diagnostics import Code, Position
from wikibinder.model.limits import Bounds
from wikibinder.model.page import Page, Status
from wikibinder.model.settings import Settings
from wikibinder.run.convert_page import data_page

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = ("page", "page_number", "page_id", "namespace", "revision_id", "timestamp", "source", "number")
PAGES = {
    "Tarn": "{{Infobox lake|name=High Tarn|area=5}}\nA lake.\n== Depth ==\nDeep.\n{|\n! A\n|-\n| 1\n|}\n",
    "Plain": "Words alone.<ref>{{cite book|title=T|year=2001}}</ref>[[Category:Words]]",
    "Away": "#REDIRECT [[Tarn]]",
    "Odd": "{{no such template|a|b}} text",
}


def lines(wikitext: str, kind: str) -> list[dict[str, Any]]:
    page = Page("Tarn", wikitext, Position("tarn.wiki", 1))
    return [json.loads(line) for line in data_page(page, kind, Settings()).lines]


@pytest.mark.parametrize("case", load("plaintext"), ids=str)
def test_cases(case: Case, accept: bool) -> None:
    if case.path.stem == "text":
        (page,) = lines(case.given, "text")
        found = [*page["sections"], *page["notes"]]
    else:
        found = lines(case.given, "infoboxes")
    shown = ({name: value for name, value in item.items() if name not in ABOUT} for item in found)
    check(case, "\n".join(json.dumps(item, ensure_ascii=False) for item in shown), accept)


def test_a_page_over_its_limits_gives_no_line() -> None:
    settings = Settings(bounds=Bounds(characters=10))
    data = data_page(Page("A", "Some more words.", Position("a.wiki", 1)), "text", settings)
    assert (data.lines, data.status) == ((), Status.FALLBACK)
    assert [found.code for found in data.diagnostics] == [Code.PAGE_FALLBACK]


def test_a_table_of_too_many_places_has_each_cell_once() -> None:
    rows = "".join("|-\n| rowspan=2 | r || colspan=1000 | a\n|-\n| b\n" for _ in range(600))
    (table,) = lines(f"{{|\n{rows}|}}", "infoboxes")
    assert table["rows"] == [["r", "a"], ["b"]] * 600
    assert table["spans"] == [span for n in range(0, 1200, 2) for span in ([n, 0, 2, 1], [n, 1, 1, 1000])]


# ---------------------------------------------------------------- commands


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    path = tmp_path / "wiki.xml"
    path.write_text(dump(PAGES), "utf-8")
    return path


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def run(*arguments: str | Path) -> int:
    return main([*map(str, arguments)])


def test_what_a_text_says_about_its_page(wiki: Path, tmp_path: Path) -> None:
    assert run("text", wiki, "--output", tmp_path / "t.jsonl") == 0
    _, plain, _ = read(tmp_path / "t.jsonl")
    assert plain == {
        "title": "Plain", "page_number": 1, "page_id": 2, "namespace": 0, "revision_id": 1002,
        "timestamp": "2026-01-01T00:00:00Z", "source": str(wiki), "language": plain["language"],
        "categories": ["Words"],
        "sections": [{"heading": "", "level": 0, "paragraphs": ["Words alone."], "captions": []}], "notes": [],
    }  # fmt: skip


def test_boxes_and_tables_have_their_page_and_number(wiki: Path, tmp_path: Path) -> None:
    assert run("infoboxes", wiki, "--output", tmp_path / "b.jsonl") == 0
    found = [(table["page"], table["page_id"], table["number"], table["kind"]) for table in read(tmp_path / "b.jsonl")]
    assert found == [("Tarn", 1, 0, "box"), ("Tarn", 1, 1, "table")]


@pytest.mark.parametrize("kind", ["text", "infoboxes"])
def test_workers_shards_and_packing_do_not_matter(kind: str, tmp_path: Path) -> None:
    many = {f"{title} {n}": text for n in range(6) for title, text in PAGES.items()}
    source = multistream(tmp_path / "many.xml.bz2", many)
    whole = tmp_path / "1.jsonl"
    run(kind, source, "--jobs", "1", "--output", whole)
    run(kind, source, "--jobs", "2", "--output", tmp_path / "2.jsonl.gz")
    assert gzip.decompress((tmp_path / "2.jsonl.gz").read_bytes()) == whole.read_bytes()
    parts = [tmp_path / f"part-{n}.jsonl" for n in range(3)]
    for n, part in enumerate(parts):
        run(kind, source, "--shard", f"{n}/3", "--output", part)
    assert run("merge", *reversed(parts), "--output", tmp_path / "merged.jsonl") == 0
    assert (tmp_path / "merged.jsonl").read_bytes() == whole.read_bytes()


def test_standard_output_has_the_lines_alone(wiki: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("text", wiki, "--output", tmp_path / "t.jsonl")
    capsys.readouterr()
    assert run("text", wiki, "--output", "-", "--format", "text") == 0
    out, error = capsys.readouterr()
    assert out == (tmp_path / "t.jsonl").read_text("utf-8")
    assert "[template-unknown]" in error
    assert "4 pages: 3 articles, 1 redirect; 3 texts." in error


def test_a_finished_file_is_left_alone(wiki: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "data.jsonl"
    run("text", wiki, "--output", output)
    note = json.loads((tmp_path / "data.jsonl.done.json").read_text("utf-8"))
    assert (note["pages"], note["texts"]) == (4, 3)
    capsys.readouterr()
    run("text", wiki, "--skip-existing", "--output", output)
    assert capsys.readouterr().out == f"{output} is complete already\n"
    # The file holds text, so the run for infoboxes must write it anew.
    run("infoboxes", wiki, "--skip-existing", "--output", output)
    assert f"Infoboxes: {output}" in capsys.readouterr().out


def test_the_findings_are_those_of_the_conversion(wiki: Path, tmp_path: Path) -> None:
    run("convert", wiki, "--output", tmp_path / "pages", "--report", tmp_path / "convert.json")
    run("text", wiki, "--output", tmp_path / "t.jsonl", "--report", tmp_path / "text.json")
    reports = [json.loads((tmp_path / f"{name}.json").read_text("utf-8")) for name in ("convert", "text")]
    assert reports[0]["diagnostics"] == reports[1]["diagnostics"]
    assert [page["status"] for page in reports[1]["pages"]] == ["converted", "converted", "redirect", "converted"]


def test_kinds_of_data_are_not_mixed(wiki: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("text", "infoboxes", "citations"):
        run(kind, wiki, "--output", tmp_path / f"{kind}.jsonl")
    capsys.readouterr()
    assert run("merge", tmp_path / "text.jsonl", tmp_path / "citations.jsonl", "--output", tmp_path / "m.jsonl") == 1
    assert run("merge", tmp_path / "text.jsonl", "--output", tmp_path / "m.parquet") == 1
    assert run("merge", tmp_path / "text.jsonl", "--output", tmp_path / "m.bib") == 1
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 3
    assert "citations.jsonl: holds citations, and" in errors[0]
    assert "texts are merged to JSON lines" in errors[1]


@pytest.mark.parametrize("ending", ["parquet", "bib", "txt"])
def test_only_json_lines(ending: str, wiki: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        run("text", wiki, "--output", tmp_path / f"t.{ending}")
    assert end.value.code == 2
    assert "must end in .jsonl, .jsonl.gz, .jsonl.zst" in capsys.readouterr().err
