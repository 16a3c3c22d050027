"""Rebuilding: which files a build reads and writes, and that a site built step by step equals a fresh build."""

from __future__ import annotations

import importlib
import io
import os
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from wikibinder.editions.epub import page_binding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARTICLES = 48
"""With more than 40 documents, the navigation does not list them all."""
NEIGHBOURS = 6
"""So many documents are then listed on each side of a page."""
PAGE = """:wikititle: {title}
:source: https://en.wikipedia.org/wiki/A{number}

{title}
===================================

A town :footcite:p:`own{number}` on a river. {text}

History
-------

Long :footcite:p:`all`, see :doc:`article-{other}`.

References
----------

.. footbibliography::
"""
BIB = """@book{{own{number},
  author = {{Writer{number}, A.}},
  title = {{{work}}},
}}
@online{{all,
  title = {{All}},
  url = {{https://example.org/}},
}}
"""


class Book:
    """A book of small articles in a separate folder, with the files that its last build read and wrote."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "source"
        self.source.mkdir()
        (self.source / "conf.py").write_text("project = 'Book'\nextensions = ['wikibinder.editions']\n", "utf-8")
        (self.source / "bibliography.rst").write_text("Bibliography\n============\n\n.. book-bibliography::\n", "utf-8")
        (self.source / "sources.rst").write_text("Sources\n=======\n\n.. article-sources::\n", "utf-8")
        for number in range(ARTICLES):
            self.write(number)
        self.list(range(ARTICLES))

    def write(self, number: int, title: str = "", text: str = "", work: str = "") -> None:
        """An article with its .bib."""
        title = title or f"Article {number}"
        page = PAGE.format(number=number, title=title, text=text, other=number * 7 % ARTICLES)
        bib = BIB.format(number=number, work=work or f"Town {number}")
        (self.source / f"article-{number}.rst").write_text(page, "utf-8")
        (self.source / f"article-{number}.bib").write_text(bib, "utf-8")

    def list(self, numbers: range) -> None:
        """The table of contents."""
        pages = "".join(f"   article-{number}\n" for number in numbers)
        contents = f"Book\n====\n\n.. toctree::\n   :maxdepth: 1\n\n{pages}   bibliography\n   sources\n"
        (self.source / "index.rst").write_text(contents, "utf-8")

    def build(self, name: str = "book", builder: str = "html", parallel: int = 0, **settings: object) -> Book:
        warnings = io.StringIO()
        with docutils_namespace():
            output = self.folder / name
            app = Sphinx(self.source, self.source, output / builder, output / "doctrees", builder, status=None,
                         warning=warnings, confoverrides=dict(settings), parallel=parallel)  # fmt: skip
            self.read: set[str] = set()
            self.written: set[str] = set()
            app.connect("source-read", lambda _app, docname, _content: self.read.add(docname))
            app.connect("doctree-resolved", lambda _app, _doctree, docname: self.written.add(docname))
            app.build()
        assert warnings.getvalue() == ""
        return self


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """One book for all tests: each test changes a different article, and ends with a finished build."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        yield Book(tmp_path_factory.mktemp("book")).build()


def around(number: int) -> set[str]:
    return {f"article-{near}" for near in range(number - NEIGHBOURS, number + NEIGHBOURS + 1)}


def test_nothing_is_read_or_written_when_nothing_has_changed(book: Book) -> None:
    book.build()
    assert (book.read, book.written) == (set(), set())


def test_an_edit_concerns_its_own_page(book: Book) -> None:
    book.write(20, text="An edit.")
    book.build()
    assert (book.read, book.written) == ({"article-20"}, {"article-20"})


def test_a_touched_bib_concerns_its_own_page(book: Book) -> None:
    os.utime(book.source / "article-21.bib")
    book.build()
    assert (book.read, book.written) == ({"article-21"}, {"article-21"})


def test_a_changed_work_concerns_the_bibliography_as_well(book: Book) -> None:
    book.write(22, work="Another Town")
    book.build()
    assert (book.read, book.written) == ({"article-22"}, {"article-22", "bibliography"})


def test_a_changed_title_concerns_the_pages_that_show_it(book: Book) -> None:
    book.write(23, title="Twenty-third")
    book.build()
    assert book.read == {"article-23"}
    assert book.written == around(23) | {"index", "bibliography", "sources"}


def test_a_new_heading_concerns_the_table_of_contents(book: Book) -> None:
    book.write(24, text="\n\nGeography\n---------\n\nHills.")
    book.build()
    assert (book.read, book.written) == ({"article-24"}, {"article-24", "index"})


def test_a_new_article_concerns_its_neighbours_and_the_lists(book: Book) -> None:
    book.write(ARTICLES)
    book.list(range(ARTICLES + 1))
    book.build()
    assert book.read == {f"article-{ARTICLES}", "index"}
    last = {f"article-{number}" for number in range(ARTICLES - NEIGHBOURS, ARTICLES + 1)}
    assert book.written == last | {"index", "bibliography", "sources"}


def test_an_author_whose_article_comes_later_is_linked_to(book: Book) -> None:
    book.write(33, work="Hills}, authorlink = {Newcomer")
    book.build()
    (book.source / "Newcomer.rst").write_text(":orphan:\n\nNewcomer\n========\n", "utf-8")
    book.build()
    assert book.read == {"Newcomer", "article-33"}
    assert 'href="Newcomer.html"' in (book.folder / "book" / "html" / "article-33.html").read_text("utf-8")
    (book.source / "Newcomer.rst").unlink()
    book.build()
    assert book.read == {"article-33"}


def test_each_builder_remembers_what_it_wrote_itself(book: Book) -> None:
    book.write(25, title="Twenty-fifth")
    book.build(builder="epub")
    assert book.read == {"article-25"}
    book.build()
    assert book.read == set()
    assert book.written == around(25) | {"index", "bibliography", "sources"}


def test_after_a_failed_build_the_lists_are_written(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("disk full")

    book.write(26, title="Twenty-sixth")
    with monkeypatch.context() as patch:
        patch.setattr("sphinx.builders.html.StandaloneHTMLBuilder.write_doc", fail)
        with pytest.raises(RuntimeError):
            book.build()
    book.build()
    assert {"index", "bibliography", "sources"} <= book.written


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_built_step_by_step_is_the_same_as_one_built_anew_without_shortcuts(book: Book) -> None:
    book.write(30, title="Alpha", work="All Towns")
    book.build()
    (book.source / "article-47.rst").unlink()
    (book.source / "article-47.bib").unlink()
    for path in book.source.glob("*.rst"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("   article-47\n", "").replace("`article-47`", "`index`"), "utf-8")
    book.build().build()
    steps = files(book.folder / "book" / "html")
    anew = files(book.build(name="anew", wikibinder_shortcuts=False).folder / "anew" / "html")
    assert sorted(steps) == sorted(anew)
    assert [name for name, data in anew.items() if data != steps[name]] == []


def test_two_processes_build_the_same_site_as_one(book: Book) -> None:
    one = files(book.build().folder / "book" / "html")
    assert files(book.build(name="two", parallel=2).folder / "two" / "html") == one


@pytest.mark.parametrize(
    ("builder", "binder"), [("typst", "typst.builder.assemble"), ("epub", "epub.page_binding.bind")]
)
def test_a_book_in_one_file_is_bound_once_for_each_change(
    book: Book, builder: str, binder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, _, name = binder.rpartition(".")
    module = importlib.import_module(f"wikibinder.editions.{room}")
    bind, calls = getattr(module, name), []

    def counted(*arguments: object) -> object:
        calls.append(arguments)
        return bind(*arguments)

    def build() -> None:
        book.build(builder=builder, typst_pdf=False)

    monkeypatch.setattr(module, name, counted)
    build()
    build()
    assert len(calls) == 1
    book.write(31, text=f"An edit for {builder}.")
    build()
    build()
    assert len(calls) == 2
    [made] = [path for ending in ("typ", "epub") for path in (book.folder / "book" / builder).glob(f"*.{ending}")]
    made.unlink()
    build()
    assert made.is_file()


def test_an_edit_corrects_its_own_page_of_the_epub(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    corrected: list[str] = []
    correct = page_binding._corrected

    def counted(markup: str, first: str, *rest: Any) -> page_binding.CorrectedPage:
        corrected.append(first)
        return correct(markup, first, *rest)

    book.build(builder="epub")
    monkeypatch.setattr(page_binding, "_corrected", counted)
    book.write(32, text="An edit for a page of the EPUB.")
    book.build(builder="epub")
    assert corrected == ["article-32.xhtml"]
    steps = (book.folder / "book" / "epub" / "Book.epub").read_bytes()
    book.build(name="anew-epub", builder="epub", wikibinder_shortcuts=False)
    assert (book.folder / "anew-epub" / "epub" / "Book.epub").read_bytes() == steps
