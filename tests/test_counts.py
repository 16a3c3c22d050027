"""The numbers of pages, articles, redirects, citations and works are the same wherever they are printed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.dumps import multistream
from wikibinder.cli.commands import main

if TYPE_CHECKING:
    from pathlib import Path

BOOK = "{{cite book|title=Shared|last=Lee|year=2001}}"
PAGES = {
    "Ant": f"A.<ref name=x>{BOOK}</ref> B.<ref name=x/> {{{{sfn|Lee|2001|p=3}}}}\n* {{{{cite web|title=W|url=http://e.org}}}}",
    "Bee": f"B.<ref>{BOOK}</ref><ref>A note.</ref>",
    "Cow": "No citation.",
    "Aunt": "#REDIRECT [[Ant]]",
    "Dog": "D.<ref>{{cite book|title=Shared|last=Lee|year=2001|page=5}}</ref> " + "{{lang|en|" * 60 + "}}" * 60,
}
SENTENCE = "5 pages: 4 articles, 1 redirect; 4 citations"


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return multistream(tmp_path / "wiki.xml.bz2", PAGES)


def reported(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    """The first line that a command prints."""
    assert main([*map(str, words)]) == 0
    return capsys.readouterr().out.splitlines()[0]


def test_all_commands_count_alike(wiki: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, file, report = tmp_path / "out", tmp_path / "c.jsonl", tmp_path / "report.json"
    whole = f"{SENTENCE} of 3 works."
    assert reported(capsys, "convert", wiki, "--output", out, "--report", report) == whole
    assert f"<p>{whole}</p>" in (out / "report.html").read_text("utf-8")
    assert reported(capsys, "convert", wiki, "--output", out) == whole, "nothing is converted again"
    assert reported(capsys, "citations", wiki, "--output", file) == f"{SENTENCE}."
    assert reported(capsys, "convert", wiki, "--output", tmp_path / "other", "--no-references") == f"{SENTENCE}."
    for number in range(2):
        main(["convert", str(wiki), "--shard", f"{number}/2", "--output", str(tmp_path / f"shard-{number}")])
    capsys.readouterr()
    assert (
        reported(capsys, "merge", tmp_path / "shard-0", tmp_path / "shard-1", "--output", tmp_path / "merged") == whole
    )

    # Each number is compared with a count of the data, in the way that the manual describes.
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    found = json.loads(report.read_text("utf-8"))["pages"]
    note = json.loads((tmp_path / "c.jsonl.done.json").read_text("utf-8"))
    articles = [page for page in found if page["status"] != "redirect"]
    assert len(found) == note["pages"] == 5
    assert len(articles) == len({page["docname"] for page in articles}) == len(list(out.glob("*.rst"))) - 1 == 4
    libraries = [path.read_text("utf-8") for path in out.glob("*.bib") if path.stem != "references"]
    entries = sum(len(re.findall("^@", text, re.MULTILINE)) for text in libraries)
    assert len(rows) == note["citations"] == sum(page["citations"] for page in found) == entries == 4
    works = re.findall("^@", (out / "references.bib").read_text("utf-8"), re.MULTILINE)
    assert len({row["key"] for row in rows}) == len(works) == 3


def test_an_article_as_plain_text_is_an_article(wiki: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("convert", wiki, "--output", tmp_path / "out", "--bound", "characters=300")
    assert reported(capsys, *words).startswith("5 pages: 4 articles (1 as plain text), 1 redirect; ")


def test_the_site_counts_like_the_commands(wiki: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "book"
    assert (
        reported(capsys, "book", wiki, "--title", "T", "--edition", "html", "--output", out)
        == f"{SENTENCE} of 3 works."
    )
    assert 'class="held">Articles: 4 · Works cited: 3<' in (out / "html" / "index.html").read_text("utf-8")
