"""Citations as data: the same as the whole conversion finds, in every form of file."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.dumps import dump, multistream
from wikibinder.cli.commands import main
from wikibinder.run.output import split

PAGES = {
    "Plain": "Text.<ref>{{cite web|title=First|url=http://example.org/1|last=Lee|first=Ann|date=5 May 2020}}</ref>\n"
             "* {{cite book|title=Second|author=Kim, Bo|isbn=0-306-40615-2}}\n{{citation|title=Third|year=1999}}",
    "Nested": "{{Infobox town|name=X|area=5<ref name=a>{{cite web|title=Area|url=http://example.org/2}}</ref>}}\n"
              "{{efn|See {{cite journal|title=Note|journal=J|volume=3|doi=10.1000/1}}}}"
              "{{#if:x|{{cite news|title=If}}}}{{#if:|{{cite news|title=Else not}}}}"
              "{{nowrap|{{no such template|{{Cite web|title=Deep|url=//e.org}}}}}}",
    "Lists": "A<ref name=b/>{{sfn|Roe|2001}}{{reflist|refs="
             "<ref name=b>{{cite book|title=Late|last=Roe|date=2001}}</ref>"
             "<ref name=c>{{cite book|title=Unused}}</ref>}}",
    "Odd": "<nowiki>{{cite web|title=No}}</nowiki><!-- {{cite web|title=Nor}} -->{{cite<!-- x --> web|title=Remark}}"
           "{{subst:cite web|title=Subst}}{{Template:Cite_web|title=Prefix}}{{ {{lc:CITE WEB}}|title=Named}}"
           "{{#tag:ref|{{cite web|title=Tag}}}}{{cite web}}{{cite thing|title=Unknown}}"
           "{{{x|{{cite web|title=Default}}}}}<gallery>File:a.jpg|{{cite web|title=Gallery}}</gallery>",
    "Twice": "<ref>{{cite web|title=Same}}</ref> and <ref>{{cite web|title=Same}}</ref>{{DISPLAYTITLE:''Twice''}}",
    "Links": "A<ref>http://example.org/i</ref>{{Infobox x|area=5<ref>[http://example.org/j ''A'' label]</ref>}}"
             "{{nowrap|b<ref name=k/>}}{{refn|http://example.org/l}}{{efn|http://example.org/group}}"
             "{{#tag:ref|http://example.org/m}}{{reflist|refs=<ref name=k>http://example.org/k</ref>"
             "<ref name=u>http://example.org/unused</ref>}}<ref>http://example.org/more and text</ref>",
    "None": "Nothing to see {{nowrap|here}}.",
    "Away": "#REDIRECT [[Plain]]",
}  # fmt: skip


def citations(*arguments: str | Path) -> int:
    return main(["citations", *map(str, arguments)])


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    path = tmp_path / "wiki.xml"
    path.write_text(dump(PAGES), "utf-8")
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def from_books(source: Path, folder: Path) -> Counter[tuple[str, str]]:
    """Page and key of every entry that a whole conversion writes."""
    report = folder / "report.json"
    main(["convert", str(source), "--output", str(folder), "--report", str(report)])
    pages = json.loads(report.read_text("utf-8"))["pages"]
    bibs = [(page["title"], folder / f"{page['docname']}.bib") for page in pages if page["citations"]]
    return Counter((title, key) for title, bib in bibs for key, _ in split(bib.read_text("utf-8")))


def test_the_same_as_the_whole_conversion(wiki: Path, tmp_path: Path) -> None:
    assert citations(wiki, "--output", tmp_path / "c.jsonl") == 0
    found = Counter((line["page"], line["key"]) for line in lines(tmp_path / "c.jsonl"))
    assert found == from_books(wiki, tmp_path / "out")
    titles = {line["fields"]["title"] for line in lines(tmp_path / "c.jsonl")}
    assert titles == {
        "First", "Second", "Third", "Area", "Note", "If", "Deep", "Late", "Unused", "Remark", "Subst", "Prefix",
        "Named", "Tag", "Unknown", "Default", "Gallery", "Same", "A label", "http://example.org/unused",
        *(f"http://example.org/{letter}" for letter in "ijklm" if letter != "j"),
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif("WIKIBINDER_CORPUS" not in os.environ, reason="WIKIBINDER_CORPUS names no folder of real dumps")
def test_the_same_on_real_dumps(tmp_path: Path) -> None:
    for number, source in enumerate(sorted(Path(os.environ["WIKIBINDER_CORPUS"], "dumps").iterdir())):
        citations(source, "--output", tmp_path / "c.jsonl")
        found = Counter((line["page"], line["key"]) for line in lines(tmp_path / "c.jsonl"))
        assert found == from_books(source, tmp_path / str(number)), source.name


def test_what_a_line_says(wiki: Path, tmp_path: Path) -> None:
    citations(wiki, "--output", tmp_path / "c.jsonl")
    first, second, third, *rest = lines(tmp_path / "c.jsonl")
    text = PAGES["Plain"]
    assert first == {
        "page": "Plain", "page_number": 0, "page_id": 1, "namespace": 0, "revision_id": 1001,
        "timestamp": "2026-01-01T00:00:00Z", "source": str(wiki), "template": "cite web", "type": "online",
        "key": first["key"],
        "names": {"author": [{"family": "Lee", "given": "Ann"}]},
        "fields": {"title": "First", "url": "http://example.org/1", "date": "2020-05-05", **(
            {"wikidate": "5 May 2020"} if "wikidate" in first["fields"] else {})},
        "identifiers": {}, "positions": [{"line": 3, "offset": text.index("{{cite web"), "where": "note",
                                            "section": ""}],
    }  # fmt: skip
    assert second["identifiers"] == {"isbn": "0-306-40615-2"}
    assert second["positions"] == [{"line": 4, "offset": text.index("{{cite book"), "where": "list", "section": ""}]
    assert third["positions"][0]["where"] == "text"
    (same,) = (line for line in rest if line["fields"]["title"] == "Same")
    assert len(same["positions"]) == 2


SHARED = "{{cite book|title=Shared|last=Lee|year=2001}}"
ONCE = (
    f"A<ref name=x>{SHARED}</ref> b<ref>{SHARED}</ref> c {{{{cite web|title=Only|url=http://e.org/1}}}}"
    "<ref>See {{cite web|title=Only|url=http://e.org/1}} there.</ref> d<ref>[http://e.org/2 A link]</ref>"
)
LIST = f"\n\n==Works==\n* {SHARED}\n* {{{{cite book|title=Last|last=Bee|year=2002}}}}\n\n==Notes==\n{{{{reflist}}}}"


@pytest.mark.parametrize(
    ("reused", "short"), [("", ""), ("<ref name=x/><ref name=x />", ""), ("", "{{sfn|Lee|2001}} {{harv|Lee|2001}}")]
)
def test_positions_are_the_places_that_the_page_prints_but_for_reuses_and_short_notes(
    tmp_path: Path, reused: str, short: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "Ant.wiki").write_text(ONCE + reused + short + LIST, "utf-8")
    citations(tmp_path / "in", "--output", tmp_path / "c.jsonl")
    main(["book", "--quiet", str(tmp_path / "in"), "--edition", "html", "--output", str(tmp_path / "book")])
    page: Any = html.fromstring((tmp_path / "book" / "html" / "Ant.html").read_bytes())
    shown = {}
    for line in lines(tmp_path / "c.jsonl"):
        # The note of the work with the links back to its marks, and the work in the text, in lists and other notes.
        back = page.xpath(f'//aside[@id="footcite-{line["key"]}"]//a[@role="doc-backlink"]')
        title = line["fields"]["title"]
        written = page.xpath('//span[@class="citation-entry"][contains(., $title)]', title=title)
        shown[title] = (len(back) + len(written), len(line["positions"]))
        links = page.xpath(f'//a[contains(@class, "internal")][@href="#footcite-{line["key"]}"]')
        assert len(links) == (2 if short and title == "Shared" else 0)
    reuses = reused.count("<ref")
    assert shown == {"Shared": (3 + reuses, 3), "Only": (2, 2), "A link": (1, 1), "Last": (1, 1)}


def test_every_form_says_the_same(wiki: Path, tmp_path: Path) -> None:
    for ending in ("jsonl", "bib"):
        assert citations(wiki, "--output", tmp_path / f"c.{ending}") == 0
    keys = {line["key"] for line in lines(tmp_path / "c.jsonl")}
    entries = [key for key, _ in split((tmp_path / "c.bib").read_text("utf-8"))]
    assert sorted(entries) == sorted(keys)


def test_parquet(wiki: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    citations(wiki, "--output", tmp_path / "c.jsonl")
    assert citations(wiki, "--output", tmp_path / "c.parquet") == 0
    rows = parquet.read_table(tmp_path / "c.parquet").to_pylist()
    for row, line in zip(rows, lines(tmp_path / "c.jsonl"), strict=True):
        for name in ("names", "fields", "identifiers"):
            row[name] = dict(row[name])
        row["timestamp"] = row["timestamp"].strftime("%Y-%m-%dT%H:%M:%SZ")
        for people in row["names"].values():
            people[:] = [{part: text for part, text in person.items() if text is not None} for person in people]
        assert row == line


def test_parquet_without_pyarrow(
    wiki: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(SystemExit) as end:
        citations(wiki, "--output", "c.parquet")
    assert end.value.code == 2
    printed = capsys.readouterr().err
    assert "pip install 'wikibinder[parquet]'" in printed
    assert printed.count("\n") == 1


def test_workers_streams_and_shards_do_not_matter(tmp_path: Path) -> None:
    many = {f"{title} {n}": text for n in range(12) for title, text in PAGES.items()}
    source = multistream(tmp_path / "many.xml.bz2", many)
    for jobs in "12":
        citations(source, "--jobs", jobs, "--output", tmp_path / f"{jobs}.jsonl")
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    parts = []
    for n in range(3):
        citations(source, "--shard", f"{n}/3", "--output", tmp_path / "parts" / f"{n}.jsonl")
        parts += (tmp_path / "parts" / f"{n}.jsonl").read_text("utf-8").splitlines()
    assert sorted(parts) == sorted((tmp_path / "1.jsonl").read_text("utf-8").splitlines())


def test_temporary_files_of_killed_runs_go(wiki: Path, tmp_path: Path) -> None:
    (tmp_path / "c.jsonl.99.part").write_text("half")
    (tmp_path / "other.jsonl.99.part").write_text("half")
    citations(wiki, "--output", tmp_path / "c.jsonl")
    assert {path.name for path in tmp_path.glob("*.part")} == {"other.jsonl.99.part"}


def test_pages_by_their_titles(wiki: Path, tmp_path: Path) -> None:
    citations(wiki, "--title-matches", "^(Plain|Tw)", "--output", tmp_path / "c.jsonl")
    assert {line["page"] for line in lines(tmp_path / "c.jsonl")} == {"Plain", "Twice"}


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        ("--output c.csv x", "must end in .jsonl, .parquet, .bib, .jsonl.gz, .jsonl.zst"),
        ("--output c.jsonl --title-matches ( x", "( is not a regular expression"),
        ("x", "--output"),
    ],
)
def test_usage_errors(arguments: str, printed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        citations(*arguments.split())
    assert end.value.code == 2
    error = capsys.readouterr().err
    assert printed in error
    assert error.count("\n") == 1


def test_a_source_without_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert citations(tmp_path / "none.xml", "--output", tmp_path / "c.jsonl") == 1
    assert "does not exist" in capsys.readouterr().err
