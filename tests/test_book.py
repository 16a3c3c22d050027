"""The command ``book``: a plain Sphinx project, and its editions."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from tests import browser
from tests.dumps import multistream
from tests.sphinxbuild import build
from wikibinder.book import building, side_by_side, sphinx_project, volumes, volumes_page
from wikibinder.book.sphinx_process import SphinxProcess
from wikibinder.cli.commands import main
from wikibinder.model.diagnostics import Diagnostics
from wikibinder.run.convert import Job, run
from wikibinder.run.report import Summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RESULTS = """new Promise(done => {
  const look = left => {
    const links = [...document.querySelectorAll('#search-results li > a')].map(a => a.href.split('?')[0]);
    links.length > 3 || !left ? done(links) : setTimeout(() => look(left - 1), 100);
  };
  look(30);
})"""
ARTICLE = "'''{0}''' is a word.<ref>{{{{cite web|title={0} site|url=http://example.org/{0}}}}}</ref> See [[{1}]].\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "Small_words"
    folder.mkdir()
    for name, link in (("Ant", "Bee"), ("Bee", "Ant")):
        (folder / f"{name}.wiki").write_text(ARTICLE.format(name, link), "utf-8")
    return folder


def test_conf_says_little() -> None:
    text = sphinx_project.configuration(sphinx_project.Project('A "book"', "", "de"))
    assert text.splitlines()[2:] == [
        "project = 'A \"book\"'",
        "language = 'de'",
        'extensions = ["wikibinder.editions"]',
        'bibtex_bibfiles = ["references.bib"]',
    ]


def test_a_conf_of_the_user_stays(tmp_path: Path) -> None:
    sphinx_project.write_project(tmp_path, sphinx_project.Project("One"), Summary())
    sphinx_project.write_project(tmp_path, sphinx_project.Project("Two"), Summary())
    conf = tmp_path / "conf.py"
    assert "'Two'" in conf.read_text("utf-8")
    conf.write_text("project = 'Mine'\n")
    sphinx_project.write_project(tmp_path, sphinx_project.Project("Three"), Summary())
    assert conf.read_text("utf-8") == "project = 'Mine'\n"
    assert sphinx_project.file_name(tmp_path) == "mine"


def test_own_pages_of_an_earlier_run_go(tmp_path: Path) -> None:
    preface = tmp_path / "preface.rst"
    preface.write_text("Preface\n=======\n")
    project, article = tmp_path / "project", tmp_path / "project" / "front-7.rst"
    project.mkdir()
    article.write_text(":wikititle: front-7\n")
    for front in ((preface, preface), (preface,), ()):
        sphinx_project.write_project(project, sphinx_project.Project("One", front=front), Summary())
        found = sorted(path.name for path in project.glob("front-*"))
        assert found == [*(f"{name}.rst" for name in sphinx_project.first_pages(front)), "front-7.rst"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rivers of the North", "rivers-of-the-north"),
        ("../x", "x"),
        ("日本", "日本"),
        ("Index", "index-39c3be11"),
        ("Rivers, Lakes & More (2nd)", "rivers-lakes-more-2nd"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_names_of_the_files(tmp_path: Path, title: str, name: str) -> None:
    (tmp_path / "conf.py").write_text(sphinx_project.configuration(sphinx_project.Project(title)), "utf-8")
    assert sphinx_project.file_name(tmp_path) == name


def test_no_page_no_book(tmp_path: Path) -> None:
    assert main(["book", "--output", str(tmp_path / "out"), str(tmp_path)]) == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_no_project(tmp_path: Path) -> None:
    assert main(["build", "--output", str(tmp_path / "out"), str(tmp_path)]) == 2


def test_a_build_that_fails_says_so_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "conf.py").write_text("1 / 0\n")
    assert main(["build", "--output", str(tmp_path / "out"), "--edition", "html", str(tmp_path)]) == 1
    reported = capsys.readouterr().err
    assert "wikibinder: html:" in reported
    assert reported.count("\n") <= 3


@pytest.mark.slow
def test_three_editions(tmp_path: Path, articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["book", "--output", str(out), str(articles)]) == 0
    assert (out / "html" / "Ant.html").exists()
    assert (out / "small-words.epub").read_bytes().startswith(b"PK")
    assert (out / "small-words.pdf").read_bytes().startswith(b"%PDF")
    assert (out / "references.bib").read_text("utf-8").count("@") == 2
    assert "Ant site" in (out / "html" / "bibliography.html").read_text("utf-8")
    assert "WARNING" not in capsys.readouterr().err


@pytest.mark.slow
def test_the_same_bytes_elsewhere(tmp_path: Path, articles: Path) -> None:
    for name in ("one", "two"):
        main(["book", "--output", str(tmp_path / name), str(articles)])
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.*")
         if path.is_file() and "doctrees" not in path.parts}
        for name in ("one", "two")
    )  # fmt: skip
    assert one == two


@pytest.mark.slow
def test_nothing_is_built_where_nothing_has_changed(
    tmp_path: Path, articles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    order = ["book", "--output", str(out), "--edition", "html", "--edition", "epub", str(articles)]
    assert main(order) == 0
    printed = capsys.readouterr().out
    started = count_processes(monkeypatch)
    assert main(order) == 0
    assert (started, capsys.readouterr().out) == ([], printed)
    (out / "html" / "Ant.html").unlink()
    assert main(order) == 0
    assert (out / "html" / "Ant.html").is_file()
    assert len(started) == 1
    with (articles / "Bee.wiki").open("a") as page:
        page.write("More.")
    assert main(order) == 0
    assert len(started) == 3
    conf = out / "source" / "conf.py"
    conf.write_text(conf.read_text("utf-8").removeprefix(sphinx_project.MARK), "utf-8")
    assert main(order) == main(order) == 0
    assert len(started) == 7


def count_processes(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The commands that are run from now on."""
    started: list[object] = []

    def noted(words: Sequence[str], *others: Any) -> SphinxProcess:
        started.append(words)
        return SphinxProcess(words, *others)

    monkeypatch.setattr(side_by_side, "SphinxProcess", noted)
    return started


def _book(*titles: Sequence[str]) -> volumes.Plan:
    parts = (tuple(volumes.Article(title, title.replace(" ", "_")) for title in part) for part in titles)
    return volumes.Plan("<Birds>", tuple(volumes.Volume(number, part) for number, part in enumerate(parts, 1)))


def test_the_page_that_leads_to_the_volumes() -> None:
    page = volumes_page.page(
        _book(("A & B", "C"), ("D",)), [["volume-1/html/index.html", "volume-1/a b.epub"], ["volume-2/html/index.html"]]
    )
    assert "<h1>&lt;Birds&gt;</h1>\n<p>3 articles in 2 volumes</p>" in page
    assert "<bdi>A &amp; B</bdi> – <bdi>C</bdi> (2 articles)" in page
    assert '<a href="volume-1/a%20b.epub" aria-label="Volume 1 as EPUB">EPUB</a>' in page
    assert '<li><a href="volume-1/html/A_%26_B.html"><bdi>A &amp; B</bdi></a></li>' in page
    assert '<form action="volume-1/html/search.html" role="search">' in page


def test_volumes_without_a_site_link_no_pages() -> None:
    page = volumes_page.page(_book(("A",)), [["volume-1/a.epub"]])
    assert "<li><bdi>A</bdi></li>" in page
    assert "<form" not in page


def test_a_range_only_where_titles_are_in_order() -> None:
    page = volumes_page.page(_book(("E", "A", "D", "B"), ("C",)), [[], []])
    assert "<p><bdi>E</bdi>, <bdi>A</bdi>, <bdi>D</bdi>, … (4 articles)</p>" in page
    assert "<p><bdi>C</bdi> (1 article)</p>" in page


def test_volumes_of_a_category_of_a_dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {f"Bird {n}": f"A bird.{'[[Category:Birds]]' if n % 2 else ''} [[Bird {n + 2}]]" for n in range(10)}
    source = multistream(tmp_path / "wiki.xml.bz2", pages)
    built: list[Path] = []

    def build(names: Sequence[str], folder: Path, output: Path, *_: object) -> Iterator[tuple[str, building.Outcome]]:
        built.append(folder)
        yield names[0], building.Outcome(output / "html", False, ())

    monkeypatch.setattr(side_by_side, "build", build)
    out = tmp_path / "out"
    arguments = ["--category", "Birds", "--volume-size", "2", "--edition", "html", "--report", str(tmp_path / "r.json")]
    assert main(["book", *arguments, "--output", str(out), str(source)]) == 0
    assert built == [out / f"volume-{n}" / "source" for n in (1, 2, 3)]
    assert [sorted(path.stem for path in folder.glob("Bird*.rst")) for folder in built] == [
        ["Bird_1", "Bird_3"], ["Bird_5", "Bird_7"], ["Bird_9"],
    ]  # fmt: skip
    assert "project = 'Birds: volume 2'" in (built[1] / "conf.py").read_text("utf-8")
    assert ":doc:" in (built[0] / "Bird_1.rst").read_text("utf-8")
    # Bird 5 is in another volume.
    assert "`Bird 5 <../../volume-2/html/Bird_5.html>`__" in (built[0] / "Bird_3.rst").read_text("utf-8")
    assert "wikibinder_volumes = ['volume-1', 'volume-2', 'volume-3']" in (built[1] / "conf.py").read_text("utf-8")
    assert "5 articles in 3 volumes" in (out / "index.html").read_text("utf-8")
    assert sorted(path.name for path in tmp_path.glob("r-*.json")) == ["r-1.json", "r-2.json", "r-3.json"]
    assert not (out / "source").exists()
    # A run with another size leaves none of the old volumes.
    arguments[3] = "3"
    assert main(["book", *arguments, "--output", str(out), str(source)]) == 0
    assert sorted(path.name for path in out.glob("volume-*")) == ["volume-1", "volume-2"]
    assert ":doc:`Bird 5 <Bird_5>`" in (built[3] / "Bird_3.rst").read_text("utf-8")


def test_docnames_of_volumes_are_those_of_their_runs(tmp_path: Path) -> None:
    """Titles whose names agree, a redirect to nowhere and one into another volume."""
    pages = {
        "A:b": "[[A?b]] [[C]] [[Gone]] [[To C]]", "A?b": "x", "C": "[[A:b]] [[A?b]]", "Gone": "#REDIRECT [[Nowhere]]",
        "To C": "#REDIRECT [[C]]", "D": "[[Gone]]",
    }  # fmt: skip
    source = multistream(tmp_path / "wiki.xml.bz2", pages)
    whole = Job([str(source)], tmp_path / "out")
    book = volumes.plan(whole, 2, Diagnostics())
    for volume in book.volumes:
        run(volumes.job(whole, book, volume, tmp_path / volume.name))
        for article in volume.articles:
            assert (tmp_path / volume.name / "source" / f"{article.docname}.rst").is_file()
    first = (tmp_path / "volume-1" / "source" / "A_b.rst").read_text("utf-8")
    assert "`C <../../volume-2/html/C.html>`__ `Gone <../../volume-2/html/Gone.html>`__" in first
    assert "`To C <../../volume-2/html/C.html>`__" in first


@pytest.mark.parametrize(
    ("base", "known", "expected"),
    [
        ("", "{}", "<p>See Bee.</p>"),
        ("", '{"../../volume-2/html/Bee.html": "https://w.example/wiki/Bee"}', 'href="https://w.example/wiki/Bee"'),
        ("https://b.example/x/volume-1/html/", "{}", 'href="https://b.example/x/volume-2/html/Bee.html"'),
        ("", "no JSON", "<p>See Bee.</p>"),
    ],
)
def test_links_to_other_volumes_outside_the_site(tmp_path: Path, base: str, known: str, expected: str) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "index.rst").write_text("Ant\n===\n\nSee `Bee <../../volume-2/html/Bee.html>`__.\n", "utf-8")
    (source / "volumes.json").write_text(known, "utf-8")
    place = sphinx_project.VolumePlace("volume-1", ("volume-1", "volume-2"))
    conf = sphinx_project.configuration(sphinx_project.Project("Ants", base_url=base, place=place))
    (source / "conf.py").write_text(conf, "utf-8")
    assert main(["build", "--edition", "epub", "--output", str(tmp_path / "out"), str(source)]) == 0
    page = (tmp_path / "out" / "doctrees" / "epub" / "index.xhtml").read_text("utf-8")
    assert expected in page


@pytest.mark.slow
def test_a_search_finds_the_articles_of_all_volumes(tmp_path: Path, articles: Path) -> None:
    out = tmp_path / "out"
    assert main(["book", "--volume-size", "1", "--edition", "html", "--output", str(out), str(articles)]) == 0
    with browser.tab() as tab, browser.served(out) as address:
        tab.open(f"{address}/volume-1/html/search.html?q=word")
        found = tab.run(RESULTS)
        assert {f"{address}/volume-1/html/Ant.html", f"{address}/volume-2/html/Bee.html"} <= set(found)
        assert len(set(found)) == len(found)
        tab.open(f"{address}/volume-1/html/Ant.html")
        links = tab.run("[...document.querySelectorAll('.sidebar-tree a')].map(a => a.href)")
        assert links[-2:] == [f"{address}/index.html", f"{address}/volume-2/html/index.html"]


@pytest.mark.slow
def test_volumes_are_built(tmp_path: Path, articles: Path) -> None:
    out = tmp_path / "out"
    assert main(["book", "--volume-size", "1", "--output", str(out), str(articles)]) == 0
    page = (out / "index.html").read_text("utf-8")
    for n in (1, 2):
        for name in (f"volume-{n}/html/index.html", f"volume-{n}/small-words-volume-{n}.epub",
                     f"volume-{n}/small-words-volume-{n}.pdf"):  # fmt: skip
            assert f'href="{name}"' in page
            assert (out / name).is_file()


@pytest.mark.parametrize(
    ("here", "others", "links"),
    [
        ("volume-1", "volume-2 volume-3", ["../../index.html", "../../volume-2/html/index.html"]),
        ("volume-3", "volume-1 volume-2", ["../../index.html", "../../volume-2/html/index.html"]),
    ],
)
def test_the_site_of_a_volume_leads_to_the_others(tmp_path: Path, here: str, others: str, links: list[str]) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "conf.py").write_text(
        'extensions = ["wikibinder.editions"]\nhtml_theme = "wikibinder"\n'
        f'wikibinder_volume = "{here}"\nwikibinder_volumes = ["volume-1", "volume-2", "volume-3"]\n'
    )
    (source / "index.rst").write_text("Words\n=====\n\n.. toctree::\n\n   ant/ant\n")
    (source / "ant").mkdir()
    (source / "ant" / "ant.rst").write_text("Ant\n===\n\nAn ant.\n")
    out = build("html", source, tmp_path / "out")
    for page, root in (("index.html", ""), ("ant/ant.html", "../")):
        found = re.findall(r'href="([^"]*)">[^<]*volume', (out / page).read_text("utf-8"))
        assert found == [f"{root}{link}" for link in links]
    assert f'data-volumes="{others}"' in (out / "search.html").read_text("utf-8")
    assert "data-volumes" not in (out / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_a_book_with_another_title_is_not_the_one_before(tmp_path: Path, articles: Path) -> None:
    out = tmp_path / "out"
    for title in ("Zebra", "Adder", "Zebra"):
        assert main(["book", "--title", title, "--edition", "epub", "--output", str(out), str(articles)]) == 0
        with zipfile.ZipFile(out / f"{title.lower()}.epub") as book:
            assert f"<dc:title>{title}</dc:title>" in book.read("content.opf").decode()
        assert len(list((out / "doctrees" / "epub").glob("*.epub"))) == 1


@pytest.mark.parametrize(("reported", "shown"), [
    ("sphinx.errors.ConfigError: no", "ConfigError: no"), ("Ant.rst: WARNING: w", "Ant.rst: WARNING: w"),
    ("Ant.rst:6: WARNING: w", "Ant.rst:6: WARNING: w"), ("KeyError: k", "KeyError: k"),
])  # fmt: skip
def test_complaints_name_their_page(reported: str, shown: str) -> None:
    assert building._shortened(f" {reported}", Path("/")) == shown


def test_own_pages_cover_and_address(tmp_path: Path, articles: Path) -> None:
    preface, cover, out = tmp_path / "preface.rst", tmp_path / "cover.jpg", tmp_path / "out"
    preface.write_text("Preface\n=======\n\nWhy this book was made.\n", "utf-8")
    Image.new("RGB", (60, 80), (20, 90, 60)).save(cover)
    own = ["--front", str(preface), "--cover", str(cover), "--base-url", "https://books.example.org/words"]
    assert main(["book", *own, "--edition", "html", "--edition", "epub", "--output", str(out), str(articles)]) == 0
    with zipfile.ZipFile(next(out.glob("*.epub"))) as book:
        assert "cover.jpg" in book.namelist()
        assert "Why this book was made." in book.read("front-1.xhtml").decode()
        package = book.read("content.opf").decode()
    assert package.index("front-1.xhtml") < package.index("Ant.xhtml")
    page, front = ((out / "html" / name).read_text("utf-8") for name in ("Ant.html", "index.html"))
    assert '<link rel="canonical" href="https://books.example.org/words/Ant.html">' in page
    assert '<link rel="canonical" href="https://books.example.org/words/">' in front
    assert page.count('name="viewport"') == 1
    assert 'rel="icon"' in page
    assert '<base href="https://books.example.org/words/">' in (out / "html" / "404.html").read_text("utf-8")


def test_a_site_without_an_address_or_works(tmp_path: Path) -> None:
    source, out = tmp_path / "Ant.wiki", tmp_path / "out"
    source.write_text(
        "{{about|a word}}\n'''Ant''' is a very, very, very, very, very, very, very short word.\n", "utf-8"
    )
    assert main(["book", "--edition", "html", "--output", str(out), str(source)]) == 0
    missing, page = ((out / "html" / name).read_text("utf-8") for name in ("404.html", "Ant.html"))
    assert "<style>" in missing
    assert "href" not in missing
    assert '<meta name="description" content="Ant is a very' in page
    assert not (out / "html" / "references.bib").exists()
    assert "references.bib" not in (out / "html" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("option", ["--cover", "--front"])
def test_a_cover_or_page_that_is_missing(option: str, articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["book", option, "none.rst", "--output", str(articles.parent / "out"), str(articles)]) == 2
    assert capsys.readouterr().err == "wikibinder: none.rst: is not a file\n"


def test_no_heading_over_notes_at_the_foot_of_the_page(tmp_path: Path, articles: Path) -> None:
    out = tmp_path / "out"
    assert main(["book", "--edition", "pdf", "--output", str(out), str(articles)]) == 0
    assert "References\n" in (out / "source" / "Ant.rst").read_text("utf-8")
    source = next((out / "doctrees" / "pdf").glob("*.typ")).read_text("utf-8")
    assert '"Bee site"' in source
    assert '"References"' not in source
    assert '"References: The notes are at the foot of the pages."' in source
