"""The index of a long book is split: on the site into pages, in the EPUB into files."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from wikibinder.editions.html.index_pages import Line, grouped, lines

if TYPE_CHECKING:
    from pathlib import Path

TERMS = ("Ant", "Ant; Red", "Bee", "Cow", "東京", "上海", "カメラ", "한국", "1st")


def article(terms: tuple[str, ...]) -> str:
    entries = "".join(f"   single: {term}\n" for term in terms)
    return f":wikititle: A\n\nA\n=\n\n.. index::\n{entries}\nText.\n"


def build(folder: Path, terms: tuple[str, ...], builder: str = "html", theme: str = "wikibinder") -> Path:
    """Build a site or EPUB whose only article has the index entries ``terms``, and return its folder."""
    folder.mkdir(exist_ok=True)
    own = "" if theme == "wikibinder" else f"html_theme = '{theme}'\n"
    (folder / "conf.py").write_text(f"extensions = ['wikibinder.editions']\nproject = 'p'\n{own}", "utf-8")
    (folder / "index.rst").write_text("Top\n===\n\n.. toctree::\n\n   a\n", "utf-8")
    (folder / "a.rst").write_text(article(terms), "utf-8")
    warnings = io.StringIO()
    with docutils_namespace():
        Sphinx(folder, folder, folder / builder, folder / "trees", builder, status=None, warning=warnings).build()
    assert warnings.getvalue() == ""
    return folder / builder


def words(site: Path, name: str) -> list[str]:
    """The terms and subterms of a page of the index, and its letters in capitals between brackets."""
    page: Any = html.fromstring((site / f"{name}.html").read_text("utf-8"))
    found = page.xpath('//section[@class="genindex-section"]/h2 | //table[contains(@class, "indextable")]//li')
    return [f"[{e.text_content()}]" if e.tag == "h2" else " ".join("".join(e.xpath("text()|a//text()")).split())
            for e in found]  # fmt: skip


def test_the_index_of_a_site_is_split_and_every_term_is_on_one_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = words(build(tmp_path, TERMS), "genindex")
    assert not (tmp_path / "html" / "genindex-2.html").exists()
    monkeypatch.setattr("wikibinder.editions.html.index_pages.PAGE_LIMIT", 4)
    site = build(tmp_path / "split", TERMS)
    names = ["genindex", "genindex-2", "genindex-3"]
    assert sorted(path.stem for path in site.glob("genindex*")) == names
    assert [word for name in names for word in words(site, name)] == whole
    assert {"[東]", "東京", "[カ]", "カメラ", "Red"} <= set(whole)

    for number, name in enumerate(names):
        page: Any = html.fromstring((site / f"{name}.html").read_text("utf-8"))
        links = [str(link) for link in page.xpath('//ul[@class="list-parts"]//a/@href')]
        assert links == [f"{other}.html" for other in names if other != name]
        assert len(page.xpath('//ul[@class="list-parts"]/li')) == len(names)
        for step, other in (("prev", number - 1), ("next", number + 1)):
            expected = [f"{names[other]}.html"] if 0 <= other < len(names) else []
            assert page.xpath(f'//link[@rel="{step}"]/@href')[-1:] == expected or not expected
        assert {link.partition("#")[0] for link in page.xpath("//table//a/@href")} == {"a.html"}
    assert "genindex" not in (site / "searchindex.js").read_text("utf-8")


def test_pages_of_a_longer_index_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wikibinder.editions.html.index_pages.PAGE_LIMIT", 4)
    assert len(list(build(tmp_path, TERMS).glob("genindex*.html"))) == 3
    assert len(list(build(tmp_path, TERMS[:5]).glob("genindex*.html"))) == 2
    assert len(list(build(tmp_path, TERMS[:2]).glob("genindex*.html"))) == 1


def test_other_themes_keep_their_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wikibinder.editions.html.index_pages.PAGE_LIMIT", 2)
    site = build(tmp_path, TERMS, theme="basic")
    assert [path.name for path in site.glob("genindex*")] == ["genindex.html"]
    assert (site / "genindex.html").read_text("utf-8").count('href="a.html#') == len(TERMS)


def test_a_term_that_goes_on_is_named_again() -> None:
    index: Any = [("A", [("Ant", ([(None, "a.html")], [("Red", [(None, "b.html")]), ("Sea", [])], None))])]
    assert list(lines(grouped(lines(index)))) == list(lines(index))
    assert grouped([*lines(index)][2:]) == [("A", [("Ant", ([], [("Sea", [])], None))])]
    assert grouped([Line("A", "Ant", [])]) == [("A", [("Ant", ([], [], None))])]


@pytest.mark.slow
def test_the_index_of_an_epub_is_split(tmp_path: Path) -> None:
    terms = tuple(f"{letter}{'x' * 60}{n}" for letter in "ab東" for n in range(900))
    book = next(build(tmp_path, terms, "epub").glob("*.epub"))
    with zipfile.ZipFile(book) as packed:
        files = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith("html")}
    index = {name: text for name, text in files.items() if "index-locator" in text}
    assert len(index) > 1
    assert max(map(len, index.values())) < 260_000
    assert sum(len(re.findall('epub:type="index-locator"', text)) for text in index.values()) == len(terms)
