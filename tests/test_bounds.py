"""Limits of editions: a part that takes too much is printed in its plain form with a note, and the rest is built."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pdftext import pages
from tests.properties import examples
from tests.sphinxbuild import build
from wikibinder import pandoc
from wikibinder.cli.commands import main
from wikibinder.editions.shared.formula_depth import is_too_deep
from wikibinder.editions.typst.compiler import BookCompiler, PrintingError
from wikibinder.editions.typst.literals import string
from wikibinder.editions.typst.trial import TrialLimits, TypstTrial, results
from wikibinder.model.limits import Bounds, EditionBounds, changed, parsed

# ---------------------------------------------------------------- formulas


DEPTHS = {
    "x^2": 1, "x_{a_{b}}": 2, "x_a_b": 1, r"x^{\frac{a_{b}}{2}}": 2, r"\frac{x_{a}}{x_{b}}": 1, r"x_\mathrm{a_{b}}": 2,
    r"x\_{a\_{b}}": 0, r"\{x_{a}\}_{b}": 1, "x_{": 1, "}}}x_{a}": 1, r"\left(x_{a}\right)_{b}": 1,
}  # fmt: skip


@pytest.mark.parametrize("tex", DEPTHS)
def test_levels_of_indices(tex: str) -> None:
    assert not is_too_deep(tex, max(1, DEPTHS[tex]))
    if DEPTHS[tex] > 1:
        assert is_too_deep(tex, DEPTHS[tex] - 1)


@pytest.mark.parametrize(
    ("before", "after"), [("{", "}"), (r"\left(", r"\right)"), (r"\begin{matrix}", r"\end{matrix}")]
)
def test_levels_of_groups(before: str, after: str) -> None:
    assert not is_too_deep(before * 80 + "x" + after * 80, 8)
    assert is_too_deep(before * 81 + "x" + after * 81, 8)


@given(
    st.lists(st.sampled_from(("{", "}", "_", "^", "\\", "\\left", "\\end{", "x", " ", "\n")), max_size=40).map("".join)
)
@examples(200)
def test_any_formula_has_a_depth(tex: str) -> None:
    assert not is_too_deep(tex, 40)
    assert is_too_deep(f"{tex}x " + "_{" * 41, 40)


def test_a_formula_without_end_costs_only_itself() -> None:
    bomb = "x_{" * 30 + "x" + "}" * 30
    began = time.process_time()
    found = pandoc.typst_formulas([("a", False), (bomb, False), ("b^2", True)], seconds=0.5)
    assert found == ["$a$", None, "$ b^2 $"]
    assert time.process_time() - began < 5


# ---------------------------------------------------------------- names of bounds


@pytest.mark.parametrize(
    "text", ["", "seconds", "seconds=", "seconds=0", "seconds=-1", "seconds=inf", "seconds=nan", "x=1"]
)
def test_what_is_no_bound(text: str) -> None:
    with pytest.raises(ValueError, match="|".join(("could not convert", re.escape(text)))):
        parsed(text)


def test_each_bound_is_of_one_kind() -> None:
    changes = ("seconds=2", "edition_seconds=3")
    assert changed(Bounds(), changes) == Bounds(seconds=2)
    assert changed(EditionBounds(), changes) == EditionBounds(edition_seconds=3)


# ---------------------------------------------------------------- whole editions


@pytest.mark.slow
def test_nested_tables_take_no_time(tmp_path: Path) -> None:
    (tmp_path / "Ant.wiki").write_text("{|\n|\n" * 24 + "deep\n" + "|}\n" * 24)
    began = time.monotonic()
    assert main(["book", "-o", str(tmp_path / "out"), str(tmp_path / "Ant.wiki")]) == 0
    assert time.monotonic() - began < 100
    assert "deep" in "".join(pages(next((tmp_path / "out").glob("*.pdf"))))


@pytest.mark.slow
def test_an_article_over_its_bounds_is_plain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "Ant.wiki").write_text("''Words'' of '''the''' [[Bee|article]]. {{lang|fr|<b>mots</b>}} " * 3000)
    (tmp_path / "Bee.wiki").write_text("The next page.")
    order = ["book", "-o", str(tmp_path / "out"), "--edition", "html", "--edition", "epub"]
    order += ["--bound", "edition_seconds=0.05", "--bound", "edition_seconds_more=0.01"]
    assert main([*order, str(tmp_path / "Ant.wiki"), str(tmp_path / "Bee.wiki")]) == 0
    assert "Ant.rst: WARNING: reading the page exceeds its limits" in capsys.readouterr().err
    site = tmp_path / "out" / "html"
    assert "Words" in (site / "Ant.html").read_text("utf-8")
    assert "mots" in (site / "Ant.html").read_text("utf-8")
    assert "The next page." in (site / "Bee.html").read_text("utf-8")
    assert next((tmp_path / "out").glob("*.epub")).is_file()


@pytest.mark.slow
def test_articles_that_are_tried_by_themselves_make_the_same_book(tmp_path: Path) -> None:
    pages_of = {
        "index": "Book\n====\n\n.. toctree::\n\n   Ant\n   Bee\n",
        "conf": 'extensions = ["wikibinder.editions"]',
    }
    for name, text in (("Ant", "Words, :math:`x^2`, :doc:`Bee`."), ("Bee", "More words [#a]_.\n\n.. [#a] A note.")):
        pages_of[name] = f":wikititle: {name}\n\n{name}\n====\n\n{text}\n"
    (tmp_path / "in").mkdir()
    for name, text in pages_of.items():
        (tmp_path / "in" / (f"{name}.py" if name == "conf" else f"{name}.rst")).write_text(text)
    made = [build("typst", tmp_path / "in", tmp_path / f"out{careful}", "-D", f"wikibinder_careful={careful}")
            for careful in (0, 1)]  # fmt: skip
    first, second = (next(folder.glob("*.pdf")).read_bytes() for folder in made)
    assert first == second


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such limits")
def test_a_drawing_without_end_leaves_its_description(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Filters of SVG are programs: Typst would work at these for hours."""
    (tmp_path / "media").mkdir()
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">{}<rect width="90" height="90"{}/></svg>'
    turbulent = '<filter id="f"><feTurbulence baseFrequency="1" numOctaves="100000000"/></filter>'
    (tmp_path / "media" / "Bad.svg").write_text(svg.format(turbulent, ' filter="url(#f)"'))
    (tmp_path / "media" / "Good.svg").write_text(svg.format('<text y="9">a</text>', ""))
    (tmp_path / "Ant.wiki").write_text(
        "[[File:Bad.svg|thumb|One caption]] [[File:Good.svg|thumb|Another caption]] Words."
    )
    order = ["book", "-o", str(tmp_path / "out"), "--edition", "epub", "--edition", "pdf"]
    order += ["--bound", "edition_seconds=2"]
    assert main([*order, "--media", str(tmp_path / "media"), str(tmp_path / "Ant.wiki")]) == 0
    errors = capsys.readouterr().err
    assert errors.count("Bad.svg") == errors.count("WARNING") == 2
    shown = "".join(pages(next((tmp_path / "out").glob("*.pdf"))))
    assert all(words in shown for words in ("Onecaption", "Anothercaption", "Words."))
    with zipfile.ZipFile(next((tmp_path / "out").glob("*.epub"))) as book:
        assert {Path(name).stem for name in book.namelist() if Path(name).stem in ("Good", "Bad")} == {"Good"}


CRASH = """
import os, signal
from docutils import nodes

def context(app, name, template, context, doctree):
    if doctree is not None and any(doctree.findall(nodes.emphasis)):
        os.kill(os.getpid(), signal.SIGSEGV)

def setup(app):
    app.connect("html-page-context", context)

project = "Crash"
extensions = ["wikibinder.editions"]
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
def test_a_page_that_ends_the_process_is_plain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever ends the process, the build is repeated, and each article is first tried in a separate process."""
    for name, text in (("Ant", "Plain words."), ("Bee", "*Emphasis* of it."), ("Cow", "More words.")):
        (tmp_path / f"{name}.rst").write_text(f":wikititle: {name}\n\n{name}\n====\n\n{text}\n")
    (tmp_path / "index.rst").write_text("Book\n====\n\n.. toctree::\n\n   Ant\n   Bee\n   Cow\n")
    (tmp_path / "conf.py").write_text(CRASH)
    assert main(["build", "-o", str(tmp_path / "out"), "--edition", "html", str(tmp_path)]) == 0
    assert "Bee.rst: WARNING: html exceeds its limits" in capsys.readouterr().err
    for name, words in (("Ant", "Plain words."), ("Bee", "Emphasis of it."), ("Cow", "More words.")):
        assert words in (tmp_path / "out" / "html" / f"{name}.html").read_text("utf-8")


ENDLESS_PAGES = """
from docutils import nodes

def role(*arguments, **options):
    while True:
        pass

def context(app, name, template, context, doctree):
    while doctree is not None and any(doctree.findall(nodes.emphasis)):
        pass

def setup(app):
    app.add_role("spin", role)
    app.connect("html-page-context", context)

project = "Endless"
extensions = ["wikibinder.editions"]
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits")
def test_pages_without_end_are_plain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One page whose reading, and one whose writing has no end."""
    texts = {"Ant": "Plain *words*.", "Bee": ":spin:`x` of it.\n\n* More", "Cow": "Last words."}
    for name, text in texts.items():
        (tmp_path / f"{name}.rst").write_text(f":wikititle: {name} \\*\n\n{name} \\*\n======\n\n{text}\n")
    (tmp_path / "index.rst").write_text("Book\n====\n\n.. toctree::\n\n   Ant\n   Bee\n   Cow\n")
    (tmp_path / "conf.py").write_text(ENDLESS_PAGES)
    order = ["build", "-o", str(tmp_path / "out"), "--edition", "html", "--bound", "edition_seconds=1"]
    assert main([*order, str(tmp_path)]) == 0
    warned = re.findall(r"(\w+)\.rst: WARNING: (reading the page|html) exceeds its limits", capsys.readouterr().err)
    assert warned == [("Bee", "reading the page"), ("Ant", "html")]
    for name, words in (("Ant", "Plain words."), ("Bee", ":spin:`x` of it."), ("Cow", "Last words.")):
        page = (tmp_path / "out" / "html" / f"{name}.html").read_text("utf-8")
        assert words in page
        assert re.search(rf"<h1>{name} \*<", page)


SPIN = "#{ let n = 0; while n < 100000000 { n += 1; for i in range(100000) { i = i * i } } }"


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits")
def test_chapters_without_end(tmp_path: Path) -> None:
    """Each chapter is tried within its limits; a chapter that exceeds them, or is no valid Typst, does not affect later
    ones.
    """
    chapters = [TypstTrial(text) for text in ("= Words", SPIN, "#panic()", "", "Other words")]
    made = results(chapters, TrialLimits(tmp_path, (), 1, 2000))
    assert [bool(each) for each in made] == [True, False, False, True, True]
    assert results(chapters[:1], TrialLimits(tmp_path, (), 30, 1)) == [None]


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS")
def test_formulas_where_the_system_allows_less_than_their_bounds() -> None:
    """A limit that the whole run has (``ulimit``) cannot be raised for pandoc."""
    code = "\n".join((
        "import resource", "from wikibinder import pandoc",
        "resource.setrlimit(resource.RLIMIT_AS, (1_900_000_000,) * 2)", "print(pandoc.typst_formulas([('a', False)]))",
    ))  # fmt: skip
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "['$a$']", done.stderr


ENDLESS = ("\u0915\u094d", "\u0301", "\U0001f469\u200d", "\u1000\u1039", "\u0b95\u0bcd", "\u0e33")


def test_words_without_end(tmp_path: Path) -> None:
    """Typst fails (Rust panics) on syllables of 256 letters, and on signs joined to more than 65,535 bytes."""
    endless = [TypstTrial(f"#par({string(letters * 20_000)})") for letters in ENDLESS]
    assert all(results(endless, TrialLimits(tmp_path, (), 20, 2000)))
    assert string(ENDLESS[0] * 90) == f'"{ENDLESS[0] * 90}"'


def test_a_failure_of_typst_is_none_of_the_build(tmp_path: Path) -> None:
    compiler = BookCompiler(tmp_path, [])
    assert not compiler.compiles(ENDLESS[0] * 20_000)
    assert compiler.compiles("Words")
    (tmp_path / "a.typ").write_text(ENDLESS[0] * 20_000, "utf-8")
    with pytest.raises(PrintingError, match="Typst failed"):
        compiler.pdf(tmp_path / "a.typ", None)


UNPRINTABLE = """
from wikibinder.editions.typst.builder import TypstBuilder
TypstBuilder._can_be_set = lambda self, book, docname, press: docname != "Bee"
project = "Left out"
extensions = ["wikibinder.editions"]
wikibinder_careful = True
"""


@pytest.mark.slow
def test_an_article_that_cannot_be_printed_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("Ant", "Plain words, :doc:`Bee`."), ("Bee", "Words that fail."), ("Cow", "More words.")):
        (tmp_path / f"{name}.rst").write_text(f":wikititle: {name}\n\n{name}\n====\n\n{text}\n")
    (tmp_path / "index.rst").write_text("Book\n====\n\n.. toctree::\n\n   Ant\n   Bee\n   Cow\n")
    (tmp_path / "conf.py").write_text(UNPRINTABLE)
    assert main(["build", "-o", str(tmp_path / "out"), "--edition", "pdf", str(tmp_path)]) == 0
    assert "Bee.rst: WARNING: typst cannot print the article, which is left out" in capsys.readouterr().err
    shown = "".join(pages(next((tmp_path / "out").glob("*.pdf"))))
    assert [words in shown for words in ("Plainwords,Bee.", "Wordsthatfail", "Morewords.")] == [True, False, True]


def test_a_bound_that_only_the_system_keeps() -> None:
    code = "from wikibinder.model.limits import fatal\nwith fatal(0.2, 1000):\n  while True: pass"
    done = subprocess.run((sys.executable, "-c", code), check=False)
    assert done.returncode == -signal.SIGVTALRM
