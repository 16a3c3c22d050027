"""The Python interface, and the examples of its page in the manual."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import wikibinder

MANUAL = Path(__file__).resolve().parent.parent / "docs" / "manual"
ARTICLES = {
    "Moon.wiki": "The Moon.<ref>{{cite web|title=Moon|url=http://example.org}}</ref>",
    "Sun.wiki": "The Sun.",
}


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.usefixtures("articles")
def test_the_examples_of_the_manual() -> None:
    results = doctest.testfile(str(MANUAL / "python.rst"), module_relative=False)
    assert results.attempted > 8
    assert results.failed == 0


def test_all_names_are_there() -> None:
    for name in wikibinder.__all__:
        assert getattr(wikibinder, name).__name__ == name
    with pytest.raises(AttributeError, match="no_such_name"):
        wikibinder.no_such_name  # noqa: B018


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, wikibinder; print([name for name in sys.modules if name.startswith('wikibinder.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_cannot_be_read_is_told_to_the_caller(articles: Path) -> None:
    (articles / "Broken.xml").write_text("<mediawiki><page><title>A</title><revision><text>b</te", "utf-8")
    found: list[wikibinder.Diagnostic] = []
    titles = [page.title for page in wikibinder.read(articles, articles / "nowhere.wiki", on_diagnostic=found.append)]
    assert titles == ["Moon", "Sun"]
    assert sorted(d.code.label for d in found) == ["file-damaged", "file-missing"]


def test_diagnostics_and_settings_of_a_run(articles: Path, tmp_path: Path) -> None:
    (articles / "Moon.wiki").write_text("{{template that nobody knows|word}} [[Sun]]", "utf-8")
    found: list[wikibinder.Diagnostic] = []
    result = wikibinder.convert(
        articles, output=tmp_path / "out", titles=frozenset({"Moon"}), language="de", on_diagnostic=found.append
    )
    assert (result.pages, result.title) == (1, "Moon")
    assert "template-unknown" in {d.code.label for d in found}


def test_a_page_links_to_pages_of_the_project() -> None:
    page = wikibinder.convert_page("[[Sun]] and [[Moon]]", docnames={"Sun": "stars/Sun"})
    assert "stars/Sun" in page.rst


def test_citations_of_a_page_that_is_read(articles: Path) -> None:
    (moon, sun) = wikibinder.read(articles)
    assert [entry.type for entry in wikibinder.citations(moon)] == ["online"]
    assert wikibinder.citations(sun) == ()
