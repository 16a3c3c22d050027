"""The extension in real builds: the list of references, links both ways, bibliography, sources, rebuilding."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sphinx
from lxml import html
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from wikibinder.editions.html import book_contents
from wikibinder.editions.shared import roles
from wikibinder.editions.shared.safe_parser import THEME_IDS

if TYPE_CHECKING:
    from collections.abc import Callable

ROOTS = Path(__file__).parent / "roots"
Pages = dict[str, str]
FOREIGN = "extensions = ['sphinxcontrib.bibtex', 'wikibinder.editions']\nhtml_theme = 'basic'\nproject = 'p'\n"


class Project:
    """A Sphinx project in a separate folder; every warning is an error."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "source"
        self.html = folder / "html"
        self.written: list[str] = []
        self.read: list[str] = []

    def build(self, builder: str = "html") -> Project:
        warnings = io.StringIO()
        with docutils_namespace():
            app = Sphinx(self.source, self.source, self.html, self.source.parent / "doctrees", builder, status=None,
                         warning=warnings, confoverrides={"nitpicky": True})  # fmt: skip
            self.read, self.written = [], []
            app.connect("source-read", lambda _app, name, _content: self.read.append(name))
            app.connect("html-page-context", self.note)
            app.build()
        assert warnings.getvalue() == ""
        return self

    def note(self, _app: Sphinx, name: str, _template: str, _context: object, doctree: object) -> None:
        """Note that a page is written from its document."""
        if doctree:
            self.written.append(name)

    def page(self, name: str) -> html.HtmlElement:
        return html.fromstring((self.html / f"{name}.html").read_text(encoding="utf-8"))

    def text(self, name: str) -> str:
        body = self.page(name).xpath('//*[@role="main"]')[0]
        return " ".join(unescape(body.text_content()).split())


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Project]:
    """Make a project of a root, or of pages given as text."""

    def make(root: str = "", pages: Pages | None = None, folder: str = "one") -> Project:
        made = Project(tmp_path / folder)
        if root:
            shutil.copytree(ROOTS / root, made.source)
        for name, text in (pages or {}).items():
            path = made.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return made

    return make


def labels(page: html.HtmlElement) -> list[str]:
    """The marks of a page in the order of reading, those in notes left out."""
    marks = page.xpath('//a[@role="doc-noteref"][not(ancestor::aside[@role="doc-footnote"])]')
    return [mark.text_content().strip("[]") for mark in marks]


def notes(page: html.HtmlElement) -> dict[str, str]:
    """The notes of a page: label and text."""
    found = {}
    for note in page.xpath('//aside[@role="doc-footnote"]'):
        label = note.xpath('./span[@class="label"]')[0].text_content().strip("[]")
        found[label] = " ".join(note.xpath("./p")[0].text_content().split())
    return found


def test_notes_and_entries_are_one_list_in_order_of_first_use(project: Callable[..., Project]) -> None:
    page = project("seed-like").build().page("river-town")
    assert labels(page) == ["1", "2", "3", "a", "b", "1", "5", "6", "7", "3", "8"]
    found = notes(page)
    assert list(found) == ["a", "b", "1", "2", "3", "4", "5", "6", "7", "8"]
    assert found["1"].startswith("Bell, Ann; Ministry of Rivers; et al. (May 2001).")
    assert found["3"].startswith("A plain note with markup, and Smith, Eve (1999).")
    assert found["4"].startswith("Parish of River Town (c. 1900).")
    assert found["5"] == "Feld 1984, p. 7."


def test_addresses_are_valid_or_text(project: Callable[..., Project]) -> None:
    links = "`one <http://a.org/x|y#b#c>`__, `two <http://a..b/>`__, `three <javascript:x>`__, `four <//b.org/>`__"
    conf = "extensions = ['wikibinder.editions']\nproject = 'p'\n"
    page = project(pages={"conf.py": conf, "index.rst": f":wikititle: T\n\nT\n=\n\n{links}\n"}).build().page("index")
    (text,) = page.xpath("//section[h1]/p")
    assert text.text_content() == "one, two (http://a..b/), three (javascript:x), four"
    assert text.xpath("a/@href") == ["http://a.org/x%7Cy#b%23c", "https://b.org/"]


def test_every_mark_leads_to_its_note_and_back(project: Callable[..., Project]) -> None:
    page = project("seed-like").build().page("river-town")
    for note in page.xpath('//aside[@role="doc-footnote"]'):
        marks = page.xpath(f'//a[@role="doc-noteref"][@href="#{note.get("id")}"]/@id')
        back = [link.get("href").lstrip("#") for link in note.xpath('.//a[@role="doc-backlink"]')]
        assert marks
        assert back == marks


def test_a_short_note_leads_to_the_entry_printed_in_full(project: Callable[..., Project]) -> None:
    page = project("seed-like").build().page("river-town")
    (link,) = page.xpath('//a[contains(., "Feld 1984")]')
    (entry,) = page.xpath(f'//*[@id="{link.get("href").lstrip("#")}"]')
    assert entry.text_content().startswith("Feld, Dora (1984). Mills of the World")


def test_markup_nests_in_the_roles_made_for_it(project: Callable[..., Project]) -> None:
    page = project("seed-like").build().page("river-town")
    assert page.xpath("//em/strong/text()") == ["long"]
    assert page.xpath('//span[@lang="ko"]/text()') == ["강 마을"]
    assert page.xpath('//span[@lang="ar"]/@dir') == ["rtl"]
    assert page.xpath("//sub/text()") == ["2"]
    assert page.xpath("//s/em/text()") == ["mill"]
    assert page.xpath("//math")


def test_the_bibliography_holds_each_work_once_with_links_to_the_articles(project: Callable[..., Project]) -> None:
    built = project("seed-like").build()
    page = built.page("bibliography")
    items = page.xpath('//ul[contains(@class, "bibliography")]/li')
    assert len(items) == 7
    census = "Census 2010. Seoul: National Statistics. 2010. Cited in: River Town"
    assert [item.text_content().split(",")[0] for item in items][:2] == ["Bell", census]
    for link in items[0].xpath('.//span[@class="cited-in"]//a'):
        docname, _, anchor = link.get("href").partition("#")
        assert built.page(docname.removesuffix(".html")).xpath(f'//*[@id="{anchor}"]')


def test_one_work_under_several_keys_is_one_line_and_counts_once(project: Callable[..., Project]) -> None:
    entry = "@article{%s,\n  author = {Bell, Ann},\n  title = {Rivers},\n  date = {2001},\n%s}\n"
    article = ":wikititle: {0}\n\n{0}\n===\n\nText.\\ {1}\n\n.. footbibliography::\n"
    built = project(pages={
        "conf.py": "extensions = ['wikibinder.editions']\nproject = 'p'\nbibtex_bibfiles = ['references.bib']\n",
        "index.rst": "Title\n=====\n\n.. toctree::\n\n   one\n   two\n   works\n",
        "works.rst": "Works\n=====\n\n.. book-bibliography::\n",
        "references.bib": entry % ("bell-b", "  ids = {bell-a, bell-c},\n"),
        "one.rst": article.format("One", ":footcite:p:`bell-a`, :footcite:p:`bell-c`"),
        "one.bib": entry % ("bell-a", "") + entry % ("bell-c", ""),
        "two.rst": article.format("Two", ":footcite:p:`bell-b`"),
        "two.bib": entry % ("bell-b", ""),
    }).build()  # fmt: skip
    (line,) = built.page("works").xpath('//ul[contains(@class, "bibliography")]/li')
    assert line.text_content().endswith("Cited in: One, Two")
    assert line.xpath("@id | .//span/@id") == ["cite-bell-b", "cite-bell-a", "cite-bell-c"]
    assert "Works cited: 1" in built.text("index")


def test_sources_are_named_at_the_end_of_an_article_and_together(project: Callable[..., Project]) -> None:
    built = project("seed-like").build()
    for name in ("river-town", "sources"):
        links = built.page(name).xpath('//*[@role="main"]//a/@href')
        assert "https://en.wikipedia.org/wiki/River_Town" in links
        assert "https://en.wikipedia.org/w/index.php?title=River_Town&oldid=123456" in links
        assert "https://en.wikipedia.org/w/index.php?title=River_Town&action=history" in links
        assert "https://creativecommons.org/licenses/by-sa/4.0/" in links
    assert "Source:" not in built.text("hill-town")


def test_nothing_is_asked_of_another_host(project: Callable[..., Project]) -> None:
    built = project("seed-like").build()
    for path in built.html.glob("*.html"):
        page = html.parse(str(path))
        assert not page.xpath('//script[contains(@src, "//")] | //img[contains(@src, "//")]')
        assert not page.xpath('//link[@rel="stylesheet"][contains(@href, "//")]')


def test_two_builds_in_different_folders_are_equal(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1400000000")
    first, second = (project("seed-like", folder=name).build() for name in ("one", "another/place"))
    files = sorted(path.relative_to(first.html) for path in first.html.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(second.html) for path in second.html.rglob("*") if path.is_file())
    assert [name for name in files if (first.html / name).read_bytes() != (second.html / name).read_bytes()] == []


# ---------------------------------------------------------------- rebuilding


def test_nothing_is_done_when_nothing_has_changed(project: Callable[..., Project]) -> None:
    built = project("seed-like").build()
    assert len(built.read) == 5
    again = built.build()
    assert (again.read, again.written) == ([], [])


def test_a_touched_bib_has_only_its_article_read_again(project: Callable[..., Project]) -> None:
    built = project("seed-like").build()
    os.utime(built.source / "hill-town.bib", (2_000_000_000, 2_000_000_000))
    again = built.build()
    assert again.read == ["hill-town"]
    assert "bibliography" not in again.written


def test_an_edited_entry_reaches_article_and_bibliography(project: Callable[..., Project]) -> None:
    built = project("seed-like").build()
    bib = built.source / "river-town.bib"
    bib.write_text(bib.read_text(encoding="utf-8").replace("Mills of the World", "Mills of Today"), encoding="utf-8")
    os.utime(bib, (2_000_000_000, 2_000_000_000))
    again = built.build()
    assert again.read == ["river-town"]
    assert "Mills of Today" in again.text("river-town")
    assert "Mills of Today" in again.text("bibliography")


def test_a_removed_article_leaves_the_bibliography(project: Callable[..., Project]) -> None:
    built = project("seed-like").build()
    index = built.source / "index.rst"
    index.write_text(index.read_text(encoding="utf-8").replace("   river-town\n", ""), encoding="utf-8")
    (built.source / "river-town.rst").unlink()
    assert "Cited in: Hill Town" in built.build().text("bibliography")
    assert "River Town" not in built.text("sources")


def test_a_bib_that_comes_later_is_found(project: Callable[..., Project]) -> None:
    shared = "@book{k, title = {{Shared}}}"
    own = "@book{k, title = {{Own}}}"
    built = project(pages={
        "conf.py": FOREIGN + "bibtex_bibfiles = ['all.bib']\n", "all.bib": shared,
        "index.rst": ":wikititle: T\n\nT\n=\n\nText :footcite:p:`k`.\n\n.. footbibliography::\n",
    })  # fmt: skip
    assert "Shared" in built.build().text("index")
    (built.source / "index.bib").write_text(own, encoding="utf-8")
    assert "Own" in built.build().text("index")


# ---------------------------------------------------------------- other people's projects


def test_pages_in_folders_with_a_shared_bib(project: Callable[..., Project]) -> None:
    built = project(pages={
        "conf.py": FOREIGN + "bibtex_bibfiles = ['references.bib']\n",
        "references.bib": "@article{deep, author = {Deep, A.}, title = {{Down}}}",
        "index.rst": "Title\n=====\n\n.. toctree::\n\n   c0001/page\n",
        "c0001/page.rst": (
            ":wikititle: P\n\nP\n=\n\nText.\\ :footcite:p:`deep`\n\n"
            ".. container:: references\n\n   .. footbibliography::\n"
        ),
    }).build()  # fmt: skip
    assert notes(built.page("c0001/page")) == {"1": "Deep, A. “Down”."}


def test_footnotes_of_pages_without_citations_stay_as_they_are(project: Callable[..., Project]) -> None:
    text = "Title\n=====\n\nOne [#b]_ two [#a]_ three [1]_ four [#]_.\n\n.. [#a] A\n.. [#b] B\n.. [1] C\n.. [#] D\n"
    built = project(pages={"conf.py": FOREIGN, "index.rst": text}).build()
    assert labels(built.page("index")) == ["3", "2", "1", "4"]


def test_entries_without_a_place_for_the_list_are_not_lost(project: Callable[..., Project]) -> None:
    built = project(pages={
        "conf.py": FOREIGN, "index.rst": ":wikititle: T\n\nT\n=\n\nText :footcite:p:`k`.\n\nMore :footcite:t:`k`.\n",
        "index.bib": "@book{k, author = {Doe, Ann}, title = {{Kept}}, date = {2001}}",
    }).build()  # fmt: skip
    assert notes(built.page("index")) == {"1": "Doe, Ann (2001). Kept."}
    assert "More Doe 2001[1]" in built.text("index")


def test_nameless_and_unused_notes_join_the_list(project: Callable[..., Project]) -> None:
    text = (
        ":wikititle: T\n\nT\n=\n\nOne\\ [#]_ two\\ [#x]_\n\n.. container:: references\n\n"
        "   .. [#unused] Unused\n   .. [#] Nameless\n   .. [#x] Named\n"
    )
    built = project(pages={"conf.py": FOREIGN, "index.rst": text}).build()
    assert notes(built.page("index")) == {"1": "Nameless", "2": "Named", "3": "Unused"}


def test_marks_in_a_note_that_nothing_calls_are_numbered_too(project: Callable[..., Project]) -> None:
    text = (
        ":wikititle: T\n\nT\n=\n\nOne\\ [#a]_\n\n.. container:: references\n\n"
        "   .. [#unused] Unused\\ [#b]_\n   .. [#b] Second\n   .. [#a] First\n"
    )
    built = project(pages={"conf.py": FOREIGN, "index.rst": text}).build()
    assert notes(built.page("index")) == {"1": "First", "2": "Unused[3]", "3": "Second"}


def test_groups_have_labels_of_their_own(project: Callable[..., Project]) -> None:
    groups = ("lower-roman", "upper-alpha", "lower-greek", "note")
    marks = " ".join(f"[#{group}-{number}]_" for group in groups for number in (1, 2))
    lists = "".join(
        f".. container:: notes {group}\n\n   .. [#{group}-2] Two\n   .. [#{group}-1] One\n\n" for group in groups
    )
    page = (
        project(pages={"conf.py": FOREIGN, "index.rst": f":wikititle: T\n\nT\n=\n\n{marks}\n\n{lists}"})
        .build()
        .page("index")
    )
    assert labels(page) == ["i", "ii", "A", "B", "α", "β", "note 1", "note 2"]
    assert notes(page)["note 1"] == "One"


def test_a_note_in_a_note_counts_where_the_outer_one_is_called(project: Callable[..., Project]) -> None:
    text = (
        ":wikititle: T\n\nT\n=\n\nA\\ [#g-1]_ b\\ [#z]_\n\n.. container:: notes lower-alpha\n\n"
        "   .. [#g-1] Outer\\ [#i]_\n\n"
        ".. container:: references\n\n   .. [#z] Last\n   .. [#i] Inner\n"
    )
    built = project(pages={"conf.py": FOREIGN, "index.rst": text}).build()
    assert notes(built.page("index")) == {"a": "Outer[1]", "1": "Inner", "2": "Last"}


def test_places_in_one_work_stand_after_it(project: Callable[..., Project]) -> None:
    text = (
        ":wikititle: T\n\nT\n=\n\nA\\ [#n1.1]_ b\\ [#n2]_ c\\ [#n1.2]_ d\\ [#n1.1]_\n\n.. container:: references\n\n"
        "   .. [#n1] Book\\ [#n3]_\n   .. [#n1.1] first\n   .. [#n1.2] second\n   .. [#n2] Other\n   .. [#n3] Inner\n"
    )
    page = project(pages={"conf.py": FOREIGN, "index.rst": text}).build().page("index")
    assert labels(page) == ["1.1", "3", "1.2", "1.1"]
    assert notes(page) == {"1": "Book[2]", "1.1": "first", "1.2": "second", "2": "Inner", "3": "Other"}
    assert list(notes(page)) == ["1", "1.1", "1.2", "2", "3"]


def test_groups_are_called_by_their_own_names(project: Callable[..., Project]) -> None:
    text = (
        ":wikititle: T\n\nT\n=\n\nA\\ [#注-1]_ b\\ [#n-b-1]_ c\\ [#q]_\n\n"
        ".. container:: notes note\n\n   :group: 注\n\n"
        "   .. [#注-1] One\n\n.. container:: notes n-b\n\n   :group: N.B. 'x' \\*\n\n   .. [#n-b-1] Two\n\n"
        ".. container:: notes\n\n   .. [#q] Three\n"
    )
    page = project(pages={"conf.py": FOREIGN, "index.rst": text}).build().page("index")
    assert labels(page) == ["注 1", "N.B. 'x' * 1", "note 1"]
    assert "group" not in page.text_content()


def test_each_list_of_a_group_counts_anew(project: Callable[..., Project]) -> None:
    one = ".. container:: notes nb\n\n   .. [#{0}] {0}\n\n"
    text = f":wikititle: T\n\nT\n=\n\nA\\ [#a]_\n\n{one.format('a')}B\\ [#b]_\n\n{one.format('b')}"
    page = project(pages={"conf.py": FOREIGN, "index.rst": text}).build().page("index")
    assert labels(page) == ["nb 1", "nb 1"]


def test_a_note_in_a_note_that_is_written_before_it_counts_before_it(project: Callable[..., Project]) -> None:
    text = (
        ":wikititle: T\n\nT\n=\n\nA\\ [#n2]_ b\\ [#n4.1]_\n\n.. container:: references\n\n   Text of another page\n\n"
        "   .. [#n1] Inner\n   .. [#n2] Outer\\ [#n1]_\n   .. [#n3] Of a place\n   .. [#n4] Book\n"
        "   .. [#n4.1] Page 5\\ [#n3]_\n"
    )
    page = project(pages={"conf.py": FOREIGN, "index.rst": text}).build().page("index")
    assert labels(page) == ["2", "4.1"]
    assert notes(page) == {"1": "Inner", "2": "Outer[1]", "3": "Of a place", "4": "Book", "4.1": "Page 5[3]"}
    assert "Text of another page" in page.text_content()


def test_names_lead_to_articles_of_the_book_and_else_to_the_wiki(project: Callable[..., Project]) -> None:
    built = project(pages={
        "conf.py": FOREIGN,
        "index.rst": "Title\n=====\n\n.. toctree::\n\n   a/one\n   a/Kim_Bo\n\n.. book-bibliography::\n",
        "a/one.bib": "@book{k, author = {Lee, Ann and Kim, Bo and Roe, X. and others}, title = {{Fog}}, "
                     "authorlink = {Ann Lee (poet)|kim Bo|}, editor = {Hill, <A>}, editorlink = {javascript:x\"<b>}, "
                     "titlelink = {Fog}, series = {Mist}, serieslink = {:de:Dunst}}",
        "a/one.rst": ":wikititle: One\n:source: https\\://en.wikipedia.org/wiki/One\n\nOne\n===\n\n"
                     "T.\\ :footcite:p:`k`\n\n"
                     ".. footbibliography::\n",
        "a/Kim_Bo.rst": "Kim Bo\n======\n\nText.\n",
    }).build()  # fmt: skip
    wiki = "https://en.wikipedia.org/wiki/"
    led = {"Lee, Ann": f"{wiki}Ann_Lee_(poet)", "Hill, <A>": f"{wiki}javascript:x%22%3Cb%3E", "Fog": f"{wiki}Fog",
           "Mist": f"{wiki}de:Dunst"}  # fmt: skip
    for name, article in (("a/one", "Kim_Bo.html"), ("index", "a/Kim_Bo.html")):
        found = {link.text_content(): link.get("href") for link in built.page(name).xpath('//*[@role="main"]//a')}
        assert {**led, "Kim, Bo": article}.items() <= found.items()
        assert "Roe, X." not in found


def test_converted_pages_can_neither_read_files_nor_write_raw_markup(tmp_path: Path) -> None:
    made = Project(tmp_path)
    made.source.mkdir()
    (made.source / "secret.txt").write_text("SECRET")
    (made.source / "conf.py").write_text(FOREIGN)
    (made.source / "index.rst").write_text(
        ":wikititle: T\n\nT\n=\n\n.. include:: secret.txt\n\n.. raw:: html\n\n   <b>RAW</b>\n\n.. toctree::\n\n   own\n"
    )
    (made.source / "own.rst").write_text("Own\n===\n\n.. include:: secret.txt\n")
    with pytest.raises(AssertionError, match="disabled"):
        made.build()
    assert not re.search(r"SECRET|<b>RAW", (made.html / "index.html").read_text())
    assert "SECRET" in (made.html / "own.html").read_text()


# ---------------------------------------------------------------- size


def test_neither_navigation_nor_bibliography_grows_on_every_page(project: Callable[..., Project]) -> None:
    pages = {"conf.py": "extensions = ['wikibinder.editions']\nproject = 'p'\n", "references.bib": ""}
    names = [f"page{number:02}" for number in range(50)]
    for name in names:
        entries = "".join(f"@book{{{name}-{n}, title = {{{{{name} {n}}}}}}}\n" for n in range(10))
        marks = "\\ ".join(f":footcite:p:`{name}-{n}`" for n in range(10))
        pages |= {f"{name}.bib": entries, f"{name}.rst": f":wikititle: x\n\n{name}\n======\n\n{marks}\n"}
    listed = "".join(f"   {name}\n" for name in names)
    pages["index.rst"] = f"Index\n=====\n\n.. toctree::\n   :maxdepth: 1\n\n{listed}   works\n"
    pages["works.rst"] = "Works\n=====\n\n.. book-bibliography::\n"
    built = project(pages=pages).build()
    links = built.page("page25").xpath('//div[@class="sidebar-tree"]//a/text()')
    assert links == [*names[19:32], "Works", "… Table of Contents", "Index"]
    assert built.page("works").xpath('//ul[contains(@class, "list-parts")]//a/@href') == ["works-2.html"]
    assert "This page has the works 1 to 250 of 500." in "".join(built.page("works").itertext())
    list_parts = [built.page(name).xpath('//li[starts-with(@id, "cite-")]') for name in ("works", "works-2")]
    assert [len(lot) for lot in list_parts] == [250, 250]
    assert built.page("works").xpath('//a[@href="page00.html#footcite-page00-0"]')


def test_contents_of_a_page_are_shown_where_it_has_sections(project: Callable[..., Project]) -> None:
    """A list of pages in ``only`` is no section."""
    only = ".. only:: html\n\n   .. toctree::\n      :caption: More\n\n      b\n"
    pages = {
        "conf.py": "extensions = ['wikibinder.editions']\nproject = 'p'\n",
        "index.rst": f"Index\n=====\n\n.. toctree::\n\n   a\n\n{only}",
        "a.rst": "A\n=\n\nWords.\n\nPart\n----\n\nWords.\n",
        "b.rst": "B\n=\n\nWords.\n",
    }
    built = project(pages=pages).build()
    shown = {name: bool(built.page(name).xpath('//div[@class="toc-tree"]')) for name in ("index", "a", "b")}
    assert shown == {"index": False, "a": True, "b": False}


def test_links_without_text_between_them_are_large(project: Callable[..., Project]) -> None:
    link, other = "`Link <https://e.org/>`__", "`Other <https://o.org/>`__"
    cells = (rf"{link}\ [#a]_", rf"Words {link}\ [#b]_", f"{link} {other}", f"{link}, {other}", link,
             f"| {link}\n       | {other}")  # fmt: skip
    table = ".. list-table::\n\n" + "".join(f"   * - {cell}\n" for cell in cells)
    pages = {
        "conf.py": "extensions = ['wikibinder.editions']\nproject = 'p'\n",
        "index.rst": f":wikititle: p\n\nP\n=\n\n{table}\n.. [#a] One\n.. [#b] Two\n",
    }
    found = project(pages=pages).build().page("index").xpath("//td")
    large = [len(cell.xpath('.//*[contains(@class, "links-only")]')) for cell in found]
    assert large == [1, 0, 1, 0, 0, 2]


def test_a_long_list_of_sources_is_split(project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wikibinder.editions.shared.article_sources.PAGE_LIMIT", 3)
    pages = {"conf.py": "extensions = ['wikibinder.editions']\nproject = 'p'\n"}
    names = [f"{letter}-article" for letter in "abcdefg"]
    for name in names:
        source = f":wikititle: {name}\n:source: https\\://w.example/wiki/{name}\n"
        pages[f"{name}.rst"] = f"{source}\n{name}\n=========\n\nText.\n"
    listed = "".join(f"   {name}\n" for name in names)
    pages["index.rst"] = f"Index\n=====\n\n.. toctree::\n\n{listed}   origins\n"
    pages["origins.rst"] = "Origins\n=======\n\n.. article-sources::\n"
    built = project(pages=pages).build()
    list_parts = [
        built.page(name).xpath('//dl[contains(@class, "article-sources")]/dt/a/@href')
        for name in ("origins", "origins-2", "origins-3")
    ]
    assert list_parts == [["a-article.html", "b-article.html"], ["c-article.html", "d-article.html"],
                    ["e-article.html", "f-article.html", "g-article.html"]]  # fmt: skip
    links = built.page("origins-2").xpath('//ul[contains(@class, "list-parts")]/li//text()[normalize-space()]')
    assert links == ["A – B (1–2)", "C – D (3–4)", "E – G (5–7)"]


def test_the_navigation_of_a_small_book_is_that_of_the_theme(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {"conf.py": "extensions = ['wikibinder.editions']\nproject = 'p'\n"}
    text = "\n================\n\nFirst\n-----\n\nText.\n"
    pages |= {f"{name}.rst": f"*{name}* & co.{text}" for name in ("ant", "sub/bee")}
    pages["cow.rst"] = "Cow\n===\n\nText.\n"
    parts = ".. toctree::\n   :caption: Small & wild\n\n   ant\n   sub/bee\n\n"
    parts += ".. toctree::\n   :hidden:\n\n   A cow <cow>\n"
    pages["index.rst"] = f"Index\n=====\n\n{parts}"
    ours = project(pages=pages, folder="ours").build()
    monkeypatch.setattr(book_contents, "navigation", lambda *_: None)
    theirs = project(pages=pages, folder="theirs").build()
    for name in ("index", "ant", "sub/bee", "cow", "genindex"):
        path = f"{name}.html"
        tree = [re.search(r'<div class="sidebar-tree">.*?</div>', (made.html / path).read_text(), re.DOTALL)
                for made in (ours, theirs)]  # fmt: skip
        assert tree[0] and tree[1]  # noqa: PT018
        assert tree[0][0] == tree[1][0]
    assert ours.page("ant").xpath('//div[@class="toc-tree"]//a/@href') == ["#", "#first"]


# ---------------------------------------------------------------- search


@pytest.mark.parametrize(
    ("code", "known", "way"),
    [("ko", "ko", "ltr"), ("zh-Hant", "zh-Hant", "ltr"), ("simple", "en", "ltr"), ("zh-min-nan", "nan", "ltr"),
     ("ar", "ar", "rtl"), ("pa-Arab", "pa-Arab", "rtl"), ("az-Latn", "az-Latn", "ltr"), ("okm", "okm", "ltr"),
     ("ur-Latn", "ur-Latn", "ltr"), ("ur-fonipa", "ur-fonipa", "ltr"), ("ckb-Arab-fonipa", "ckb-Arab-fonipa", "ltr"),
     ("roh", "rm", "ltr"), ("fas", "fa", "rtl"), ("de-short", "de", "ltr"), ("de-CH-1901", "de-CH-1901", "ltr"),
     ("xx", "", "ltr"), ("no such thing", "", "ltr"), ("", "", "ltr")],
)  # fmt: skip
def test_languages_have_valid_tags(code: str, known: str, way: str) -> None:
    assert (roles.tag(code), roles.direction(code)) == (known, way)


def test_korean_entries_have_the_letters_that_fonts_have(project: Callable[..., Project]) -> None:
    """Sphinx alone groups 종이 under U+110C, the first character of its decomposition."""
    pages = {"conf.py": FOREIGN, "index.rst": "P\n=\n\n.. index:: 종이, 창호지, éclair, 紙\n\nText.\n"}
    headings = project(pages=pages).build().page("genindex").xpath("//h2/text()")
    assert headings == ["E", "ㅈ", "ㅊ", "紙"]


@pytest.mark.parametrize("language", ["ja", "zh_CN", "pt_BR", "ko", "en"])
def test_a_site_of_any_language_has_cover_and_index(project: Callable[..., Project], language: str) -> None:
    built = project(pages={
        "conf.py": f"extensions = ['wikibinder.editions']\nproject = 'p'\nlanguage = {language!r}\n",
        "index.rst": "Title\n=====\n\n.. toctree::\n\n   one\n",
        "one.rst": ":wikititle: 灯台\n\n灯台\n====\n\n灯台は港にある。北京是中国的首都。\n",
    }).build()  # fmt: skip
    index = (built.html / "searchindex.js").read_text("utf-8")
    terms = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))["terms"]
    assert terms.keys() >= {"台は", "港", "首都", "中国"}
    assert (built.html / "_static" / "cover.png").is_file()


def test_parts_of_a_page_have_no_ids_of_the_theme(project: Callable[..., Project]) -> None:
    """A heading of such a name gets another id; and the list of these ids has all that furo uses."""
    parts = "".join(f"{name}\n{'-' * len(name)}\n\nText, see `{name}`_.\n\n" for name in THEME_IDS)
    page = project(pages={
        "conf.py": "extensions = ['wikibinder.editions']\nproject = 'p'\n",
        "index.rst": f":wikititle: Title\n\nTitle\n=====\n\n{parts}",
    }).build().page("index")  # fmt: skip
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    ours = page.xpath('//*[@role="main"]//@id')
    assert set(THEME_IDS) - {"fallback", "search-results", "search-progress"} == {
        name for name in ids if name not in ours and not name.startswith("__")
    } | {"furo-main-content"}
    assert {f"#{name}" for name in ids} >= set(page.xpath('//*[@role="main"]//a/@href'))


def test_the_search_page_takes_no_title_for_markup() -> None:
    """Sphinx before 9.0 wrote headings into the list of results as HTML."""
    script = Path(sphinx.__file__, "../themes/basic/static/searchtools.js").resolve().read_text("utf-8")
    written = re.findall(r"\.innerHTML\s*=\s*([^;]*);", script)
    assert written
    assert all("_escapeHTML(" in each for each in written)


@pytest.mark.parametrize(
    ("address", "domain"), [("https://books.example/", True), ("https://books.example/ships/", False)]
)
def test_only_a_site_at_the_root_of_its_host_names_a_domain(
    project: Callable[..., Project], address: str, domain: bool
) -> None:
    pages = {
        "conf.py": f"extensions = ['wikibinder.editions']\nproject = 'p'\nhtml_baseurl = '{address}'\n",
        "index.rst": "Index\n=====\n\nWords.\n",
    }
    site = project(pages=pages).build().html
    assert (site / "CNAME").is_file() == domain
    assert (site / ".nojekyll").is_file()
