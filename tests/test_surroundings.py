"""What surrounds the sources: links that lead out of their folder, other runs' output, files that change meanwhile."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from wikibinder import readers
from wikibinder.cli.commands import main
from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.model.settings import Selection
from wikibinder.run.title_index import survey

if TYPE_CHECKING:
    from pathlib import Path

HIDDEN = "hidden-zqzq"


def convert(*arguments: str | Path) -> int:
    return main(["convert", *map(str, arguments)])


def codes(report: Path) -> list[str]:
    return [found["code"] for found in json.loads(report.read_text("utf-8"))["diagnostics"]]


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A folder of pages, and one of images, with links to a file and a folder outside, and to a file inside."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.wiki").write_text(HIDDEN)
    (outside / "secret.png").write_text(HIDDEN)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "Ant.wiki").write_text("Text. [[File:Out.png|thumb|A caption]] [[File:In.png|thumb|Another]]")
    (pages / "Bee.wiki").symlink_to(outside / "secret.wiki")
    (pages / "Cow.wiki").symlink_to(pages / "Ant.wiki")
    (pages / "folder").symlink_to(outside)
    (pages / "circle").symlink_to(pages)
    (pages / "nowhere.wiki").symlink_to(pages / "none")
    media = tmp_path / "media"
    media.mkdir()
    (media / "Out.png").symlink_to(outside / "secret.png")
    (media / "In.png").write_bytes(b"picture")
    (media / "None.png").symlink_to(media / "none")
    return tmp_path


def test_links_that_lead_out_are_reported(linked: Path) -> None:
    out, report = linked / "out", linked / "r.json"
    assert convert("-o", out, "--media", linked / "media", "--report", report, linked / "pages") == 1  # nowhere.wiki
    assert {path.name for path in out.glob("*.rst")} == {"Ant.rst", "Cow.rst", "index.rst"}
    assert codes(report).count("link-outside") == 2
    assert codes(report).count("media-missing") == 2
    assert codes(report).count("file-missing") == 1
    assert not [path for path in out.rglob("*") if path.is_file() and HIDDEN in path.read_text("utf-8", "replace")]


def test_links_are_followed_where_that_is_asked_for(linked: Path) -> None:
    out, report = linked / "out", linked / "r.json"
    convert("-o", out, "--follow-links", "--media", linked / "media", "--report", report, linked / "pages")
    assert HIDDEN in (out / "Bee.rst").read_text("utf-8")
    assert HIDDEN in (out / "secret.rst").read_text("utf-8")
    assert (out / "media" / "Out.png").read_text() == HIDDEN
    assert "link-outside" not in codes(report)


def test_what_a_run_writes_is_no_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The output of this run and of an earlier run into another folder is not read as a source."""
    (tmp_path / "Ant.wiki").write_text("Only this page.")
    monkeypatch.chdir(tmp_path)
    for folder in ("one", "two", "three/inside", "."):
        assert convert("-o", folder, "--report", "report.txt", ".") == 0
        for name in ("html/sitemap.xml", "doctrees/a.txt", "notes.txt"):  # as of editions
            (tmp_path / folder / name).parent.mkdir(exist_ok=True, parents=True)
            (tmp_path / folder / name).write_text("no page")
        found = json.loads((tmp_path / "report.txt").read_text("utf-8"))["pages"]
        assert [page["title"] for page in found] == ["Ant"]
        (tmp_path / folder / "notes.txt").unlink()
    (tmp_path / "report.txt").unlink()
    for _ in range(2):
        assert main(["citations", "-o", "cited.jsonl", "."]) == 0


CHANGES = {
    "vanishes": lambda path: path.unlink(),
    "is another": lambda path: path.write_text("Another text."),
    "is longer": lambda path: path.write_text(path.read_text() + "More."),
    "is empty": lambda path: path.write_text(""),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_source_that_changes_between_the_passes(tmp_path: Path, change: str) -> None:
    """The change is reported as an error, and every other page keeps its own title."""
    for name in ("Ant", "Bee", "Cow"):
        (tmp_path / f"{name}.wiki").write_text(f"Text of {name}.")
    diagnostics, selection = Diagnostics(), Selection()
    sources = list(readers.find([str(tmp_path)], diagnostics))
    with survey(sources, selection, tmp_path, diagnostics) as contents:
        CHANGES[change](tmp_path / "Bee.wiki")
        found = {number: page.title for number, page in contents.read_again(sources, selection, diagnostics)}
        assert found == {0: "Ant", 2: "Cow"}
        assert [entry.docname for entry in contents.entries()] == ["Ant", "", "Cow"]
        assert [entry.docname for entry in contents.lost()] == ["Bee"]
    (printed,) = diagnostics.found
    assert printed.code is Code.SOURCE_CHANGED
    assert printed.position.path.endswith("Bee.wiki")


def test_a_dump_that_grows_between_the_passes(tmp_path: Path) -> None:
    page = '{{"title": "{0}", "text": "Text of {0}."}}\n'
    dump = tmp_path / "d.jsonl"
    dump.write_text(page.format("Ant") + page.format("Bee"))
    diagnostics, selection = Diagnostics(), Selection()
    sources = list(readers.find([str(dump)], diagnostics))
    with survey(sources, selection, tmp_path, diagnostics) as contents:
        dump.write_text(page.format("Ant") + page.format("Bee") + page.format("Cow"))
        assert len(list(contents.read_again(sources, selection, diagnostics))) == 2
        assert not list(contents.lost())
    assert [printed.code for printed in diagnostics.found] == [Code.SOURCE_CHANGED]


def test_halves_of_surrogate_pairs_cost_no_other_page(tmp_path: Path) -> None:
    odd = (
        '"text": "k \\ud801 {{foo|\\ud801}} <ref>{{cite book|title=a\\ud801}}</ref> [[x\\ud801]] [[File:\\ud801.png]]"'
    )
    lines = ('{"title": "Ant", "text": "a"}', f'{{"title": "K\\ud801", {odd}}}', '{"title": "Bee", "text": "b"}')
    (tmp_path / "p.jsonl").write_text("\n".join(lines))
    for _ in range(2):
        assert convert("-o", tmp_path / "out", "--report", tmp_path / "r.json", tmp_path / "p.jsonl") == 0
    assert len(list((tmp_path / "out").glob("*.rst"))) == 4
    assert len(json.loads((tmp_path / "r.json").read_text("utf-8"))["pages"]) == 3
