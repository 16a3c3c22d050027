"""Books of three projects without wiki articles, made by the Typst builder, and the content of their PDFs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests import pdftext
from tests.pdf_pages import page_fill
from wikibinder.editions.typst.compiler import BookCompiler
from wikibinder.editions.typst.options import PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOTS = Path(__file__).parent / "roots"


@dataclass(frozen=True, slots=True)
class Book:
    """A built book: its files, Sphinx's output, and its text without white space."""

    source: str
    pdf: Path
    reported: str
    pages: list[str]

    @property
    def text(self) -> str:
        return "".join(self.pages)


def build(root: Path, out: Path, *arguments: str, **environment: str) -> str:
    """Build the project at ``root`` and return Sphinx's output."""
    doctrees = str(out / "doctrees")
    command = [sys.executable, "-m", "sphinx", "-b", "typst", "-d", doctrees, *arguments, str(root), str(out)]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": "1600000000", **environment}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=variables, cwd=out.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def book(name: str, folder: Path, *arguments: str) -> Book:
    shutil.copytree(ROOTS / name, folder / "source")
    (folder / "out").mkdir()
    reported = build(folder / "source", folder / "out", *arguments)
    [typ], [pdf] = (folder / "out").glob("*.typ"), (folder / "out").glob("*.pdf")
    return Book(typ.read_text(encoding="utf-8"), pdf, reported, pdftext.pages(pdf))


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book("typst-api", tmp_path_factory.mktemp("api"))


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book("typst-figures", tmp_path_factory.mktemp("figures"))


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book("typst-glossary", tmp_path_factory.mktemp("glossary"))


@pytest.fixture(params=["api", "wheels", "glossary"])
def any_book(request: pytest.FixtureRequest) -> Book:
    found: Book = request.getfixturevalue(request.param)
    return found


def links(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield from (note for note in page.get("/Annots", []) if note.Subtype == "/Link")


def test_the_pdf_is_accessible(any_book: Book) -> None:
    with pikepdf.open(any_book.pdf) as pdf:
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"])
        with pdf.open_outline() as outline:
            assert len(outline.root) >= 2


def test_internal_links_lead_to_pages(any_book: Book) -> None:
    with pikepdf.open(any_book.pdf) as pdf:
        pages = {page.obj.objgen for page in pdf.pages}
        names = dict(pikepdf.NameTree(pdf.Root.Names.Dests).items()) if "/Names" in pdf.Root else {}
        inner = [place for each in links(pdf) if (place := destination(each)) is not None]
        assert inner
        for place in inner:
            where = place if isinstance(place, pikepdf.Array) else names[str(place)]
            where = where.D if isinstance(where, pikepdf.Dictionary) else where
            assert where[0].objgen in pages


def destination(link: pikepdf.Object) -> pikepdf.Object | None:
    """Where a link inside the book leads to."""
    if "/Dest" in link:
        return link.Dest
    return link.A.D if link.A.S == "/GoTo" else None


def test_only_the_web_is_linked_to(any_book: Book) -> None:
    with pikepdf.open(any_book.pdf) as pdf:
        addresses = [str(each.A.URI) for each in links(pdf) if "/A" in each and "/URI" in each.A]
    assert all(re.match(r"(https?|ftp|mailto):", address) for address in addresses)


def test_fonts_are_embedded(any_book: Book) -> None:
    with pikepdf.open(any_book.pdf) as pdf:
        dictionaries = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        fonts = [item for item in dictionaries if item.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


def test_api_descriptions(api: Book) -> None:
    for words in ("asyncgears.turn(", "gears.old(a[,b[,c]])", "gears.older([a,]b)", "classgears.Wheel(teeth)",
                  "→list[int]", "ValueError", "gear_turn(structgear*g,unsignedcount)", "--fast<n>,-f", "wheel::=",
                  "Writemore.", "Deprecatedsinceversion2.0:", "computer-aideddesign"):  # fmt: skip
        assert words in api.text, words
    assert api.text.count("(computer-aideddesign)") == 1
    assert "raw" not in api.text.replace("draw", "")
    assert "PythonModuleIndex" in api.text


def test_the_index_has_page_numbers(api: Book) -> None:
    assert re.search(r"mesh\(\)\(gears\.Wheelmethod\),\d+", api.pages[-1])


def test_figures_are_numbered_as_in_html(wheels: Book) -> None:
    for words in ("Fig.1.1", "Fig.1.2", "Table1.1", "Table1.2", "Table2.1", "Listing1.1", "(1.1)", "1Rolling"):
        assert words in wheels.text, words


def test_bad_images_leave_placeholders(wheels: Book) -> None:
    for name in ("broken.png", "linked.svg", "missing.png"):
        assert f"a placeholder is printed: {name}" in wheels.reported
    for words in ("Apicturethatcannotbeopened", "Adrawingthatlinkstoafile", "Aremotepicture", "Amissingpicture"):
        assert words in wheels.text


def test_bad_formulas_print_as_their_source(wheels: Book) -> None:
    assert wheels.reported.count("is printed as its source") == 2
    assert r"\nosuchmacro{x" in wheels.text
    assert r'\text{#read("x")$y$}#@preview' in wheels.text


def test_notes_stand_on_the_page_that_calls_them(wheels: Book) -> None:
    rolling = next(page for page in wheels.pages if "Awheelrolls" in page)
    for words in ("Thefirstnote", "Thesecondnote.", "Outer,withaninnernote", "Inner,whichknows", "Inacaption."):
        assert words in rolling
        assert wheels.text.count(words) == 1
    assert wheels.text.count("Inacell.") == wheels.text.count("Inahead.") == 1
    assert "Anotethatnothingcalls." in wheels.text
    assert re.search(r"rolls1,2", rolling)


def test_a_section_of_notes_says_where_they_are(wheels: Book) -> None:
    assert "Thenotesareatthefootofthepages." in wheels.text
    assert wheels.text.index("Anotetothetitle.") < wheels.text.rindex("References")


def test_long_tables_repeat_their_head(wheels: Book) -> None:
    assert wheels.text.count("Whathappens") >= 2


def test_wide_tables_turn_the_page(wheels: Book) -> None:
    with pikepdf.open(wheels.pdf) as pdf:
        wide = [page for page in pdf.pages if page.mediabox[2] > page.mediabox[3]]
    assert wide


def test_scripts(glossary: Book, tmp_path: Path) -> None:
    text = re.sub('["“”«»„]', "", glossary.text)
    for words in ("나무꾼과선녀", "日本語のテキスト", "𓀀", "Ελληνικά", "#eval(1)", "#import@preview/x:1.0.0",
                  "`backticks`$x$<label>"):  # fmt: skip
        assert words in text, words
    lacking = bool(
        BookCompiler(tmp_path, []).missing("𓀀", ("Libertinus Serif",))
    )  # this machine may have a font for it
    assert bool(re.search(r"script Egyptian .*Debian: fonts-noto-core", glossary.reported)) == lacking
    for language in ("ko", "ja", "he", "ar", "hi"):
        assert f'lang: "{language}"' in glossary.source


def test_nothing_is_fetched(any_book: Book) -> None:
    assert "#import" not in re.sub(r'"(?:[^"\\]|\\.)*"', "", any_book.source)


def test_the_same_bytes_everywhere(tmp_path: Path, wheels: Book) -> None:
    other = tmp_path / "elsewhere" / "deep"
    other.mkdir(parents=True)
    again = book("typst-figures", other)
    assert again.pdf.read_bytes() == wheels.pdf.read_bytes()
    assert again.source == wheels.source


def test_nothing_is_compiled_twice(tmp_path: Path) -> None:
    first = book("typst-glossary", tmp_path)
    before = first.pdf.stat().st_mtime_ns
    assert "has not changed" in build(tmp_path / "source", tmp_path / "out")
    assert first.pdf.stat().st_mtime_ns == before
    with (tmp_path / "source" / "terms.rst").open("a", encoding="utf-8") as page:
        page.write("\nMore.\n")
    build(tmp_path / "source", tmp_path / "out")
    assert "More." in "".join(pdftext.pages(first.pdf))


def test_a_short_preface_stands_on_the_title_page(wheels: Book) -> None:
    assert "Thepreface" in wheels.pages[0]
    assert "AnotetothePreface".casefold() in wheels.pages[0].casefold()
    assert "Contents" in wheels.pages[1]


def test_a_long_preface_has_pages_of_its_own(tmp_path: Path) -> None:
    shutil.copytree(ROOTS / "typst-figures", tmp_path / "source")
    index = tmp_path / "source" / "index.rst"
    index.write_text(index.read_text("utf-8").replace("The preface", "A long one. " * 300 + "The preface"), "utf-8")
    (tmp_path / "out").mkdir()
    build(tmp_path / "source", tmp_path / "out")
    pages = pdftext.pages(next((tmp_path / "out").glob("*.pdf")))
    assert "Along" not in pages[0]
    assert "Along" in pages[1]
    assert "Contents" not in pages[1]


def test_endnotes(tmp_path: Path) -> None:
    ends = book("typst-figures", tmp_path, "-D", "typst_endnotes=1", "-D", "typst_paper=a4")
    assert "footatthepages" not in ends.text
    assert ends.text.index("Listing1.1Roll") < ends.text.index("Thefirstnote")


def test_only_typst(tmp_path: Path) -> None:
    shutil.copytree(ROOTS / "typst-glossary", tmp_path / "source")
    (tmp_path / "out").mkdir()
    build(tmp_path / "source", tmp_path / "out", "-D", "typst_pdf=0")
    assert list((tmp_path / "out").glob("*.typ"))
    assert not list((tmp_path / "out").glob("*.pdf"))


@pytest.mark.parametrize("paper", ["a5", "letter"])
def test_papers(paper: str, tmp_path: Path) -> None:
    made = book("typst-glossary", tmp_path, "-D", f"typst_paper={paper}")
    with pikepdf.open(made.pdf) as pdf:
        size = [float(side) * 25.4 / 72 for side in list(pdf.pages[0].mediabox)[2:]]
    assert size == pytest.approx([PAPERS[paper].width, PAPERS[paper].height], abs=0.1)


def test_two_sides(tmp_path: Path) -> None:
    made = book("typst-figures", tmp_path, "-D", "typst_two_sided=1")
    opening = [at for at, page in enumerate(made.pages, 1) if re.match(r"[12](Rolling|Turning)", page)]
    assert len(opening) == 2
    assert all(at % 2 for at in opening)
    left, right = (next(page for at, page in enumerate(made.pages, 1) if at > opening[1] and at % 2 == odd
                        and "Turning" in page) for odd in (0, 1))  # fmt: skip
    assert re.match(r"\d+Turning", left)
    assert re.match(r"Turning.*\d", right)


PRINTED = """:wikititle: Tea
:source: https://en.wikipedia.org/wiki/Tea

Tea
===

It is `brewed <https://tea.example.org/brew>`__, not as `coffee <https://en.wikipedia.org/wiki/Coffee>`__ is. [#n]_

Notes
-----

.. container:: references

   .. [#n] See `leaves <https://leaf.example.org/>`__.

Pots
~~~~

Of clay.
"""


def test_parts_and_addresses_for_readers_on_paper(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    (source / "conf.py").write_text('project = "Drinks"\nextensions = ["wikibinder.editions"]\n', "utf-8")
    (source / "index.rst").write_text(
        "Drinks\n======\n\n.. toctree::\n   :caption: Hot ones\n\n   tea\n\n"
        ".. toctree::\n   :caption: Cold ones\n\n   ice\n",
        "utf-8",
    )
    (source / "tea.rst").write_text(PRINTED, "utf-8")
    (source / "ice.rst").write_text("Ice\n===\n\nFrozen.\n", "utf-8")
    assert "does not conform" not in build(source, out, "-D", "typst_link_notes=1")
    [pdf] = out.glob("*.pdf")
    pages = pdftext.pages(pdf)
    opening = pages.index("Hotones")
    assert pages[opening + 1].startswith("TeaItisbrewedi,notascoffeeis.1Notes")
    assert "ihttps://tea.example.org/brew1Seeleaves<https://leaf.example.org/>." in pages[opening + 1]
    assert "wiki/Coffee" not in "".join(pages)
    assert "Thenotesstand" not in "".join(pages)
    with pikepdf.open(pdf) as book_file, book_file.open_outline() as outline:
        assert [item.title for item in outline.root][:2] == ["Hot ones", "Tea"]


def test_a_book_of_one_part_has_no_page_that_opens_it(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    (source / "conf.py").write_text('project = "Drinks"\nextensions = ["wikibinder.editions"]\n', "utf-8")
    (source / "index.rst").write_text("Drinks\n======\n\n.. toctree::\n   :caption: All\n\n   ice\n", "utf-8")
    (source / "ice.rst").write_text("Ice\n===\n\nFrozen.\n", "utf-8")
    build(source, out)
    with pikepdf.open(next(out.glob("*.pdf"))) as book_file, book_file.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Ice"]


def test_own_fonts_come_first(tmp_path: Path) -> None:
    made = book("typst-glossary", tmp_path, "-D", "typst_fonts=DejaVu Sans Mono,No Such Family")
    assert 'serif: ("DejaVu Sans Mono", "Libertinus Serif"' in made.source
    assert "No Such Family" not in made.source


def test_dates_of_digits_stay_in_their_column(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    row = ["1663-02-05", "17:30 (local time)", "Charlevoix", "47.60", "-70.10", "none", "5.6/8", "-", "III", LONG_CELL]
    table = ".. list-table::\n\n" + ("   * - " + "\n     - ".join(row) + "\n") * 3
    (source / "conf.py").write_text('project = "Quakes"\nextensions = ["wikibinder.editions"]\n', "utf-8")
    (source / "index.rst").write_text(f"Quakes\n======\n\n{table}", "utf-8")
    build(source, out)
    assert page_fill(next(out.glob("*.pdf"))).outside == ()


def test_tables_in_cells_stay_in_their_columns(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    head, row = ("Binary", "Oct", "Dec", "Hex", "Glyphs"), ("010 0000", "040", "32", "20", "!")
    rows = "".join(f"          * - {NEXT_CELL.join(cells)}\n" for cells in (head, row, row))
    inner = f"- .. list-table::\n          :header-rows: 1\n\n{rows}\n"
    table = ".. list-table::\n\n" + "".join(f"   {mark} {inner}" for mark in "*  ")
    (source / "conf.py").write_text('project = "Signs"\nextensions = ["wikibinder.editions"]\n', "utf-8")
    (source / "index.rst").write_text(f"Signs\n=====\n\n{table}", "utf-8")
    build(source, out)
    assert page_fill(next(out.glob("*.pdf"))).outside == ()


NEXT_CELL = "\n            - "
LONG_CELL = "It moved a mountain, a river and several hundred houses, as far as anybody can remember now."


def test_transcriptions_of_words_from_right_to_left_run_from_left_to_right(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    (source / "conf.py").write_text('project = "Tea"\nextensions = ["wikibinder.editions"]\n', "utf-8")
    reported = ":lang:`چائے <ur>`, :lang:`cāʾe <ur-Latn>`, :lang:`[tʃaːe] <ur-fonipa>`"
    (source / "index.rst").write_text(f"Tea\n===\n\nTea ({reported}) is made of leaves.\n", "utf-8")
    build(source, out)
    assert ",cāʾe,[tʃaːe])ismadeofleaves" in "".join(pdftext.pages(next(out.glob("*.pdf"))))


ARABIC = """\
ورق
===

الورق مادة رقيقة. [#a]_

* القنب (Cannabis sativa) 25%
* Smith, John (1999). Paper.

1. جمع المواد من أغصان الشجر وسيقان النباتات ثم نقعها في الماء أياما حتى تلين أليافها

لب
   الألياف المنقوعة.

.. list-table:: أحجام
   :header-rows: 1

   * - الاسم
     - العرض
   * - كبير
     - 733

A paragraph that runs the other way.

.. [#a] Jones, Ann (2001). Paper History.
"""


def test_a_book_from_right_to_left(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    (source / "conf.py").write_text(
        'project = "ورق"\nlanguage = "ar"\nextensions = ["wikibinder.editions.typst"]\n', encoding="utf-8"
    )
    (source / "index.rst").write_text("كتاب\n====\n\n.. toctree::\n\n   paper\n", encoding="utf-8")
    (source / "paper.rst").write_text(ARABIC, encoding="utf-8")
    reported = build(source, out)
    assert "does not conform" not in reported
    [typ], [pdf] = out.glob("*.typ"), out.glob("*.pdf")
    written = typ.read_text(encoding="utf-8")
    assert "#let right-to-left = true" in written
    assert 'contents: "المحتويات"' in written
    assert '"\u2066"\n"Jones, Ann (2001). Paper History."\n"\u2069"' in written  # a note keeps its order of words
    assert '"\u2066"\n"Smith, John (1999). Paper."\n"\u2069"' in written
    assert '"\u2066"\n"القنب' not in written
    assert 'turned-text(ltr, par({"A paragraph that runs the other way."}))' in written
    with pikepdf.open(pdf) as book_file:
        assert str(book_file.Root.Lang) == "ar"


def test_an_article_from_right_to_left_in_a_book_that_is_not(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    (source / "conf.py").write_text('project = "Paper"\nextensions = ["wikibinder.editions.typst"]\n', "utf-8")
    (source / "index.rst").write_text("Book\n====\n\n.. toctree::\n\n   tea\n   paper\n   papier\n", "utf-8")
    (source / "tea.rst").write_text("Tea\n===\n\nTea [#b]_.\n\n.. [#b] A note.\n", "utf-8")
    (source / "paper.rst").write_text(ARABIC, "utf-8")
    german = ":source: https://de.wikipedia.org/wiki/Papier\n\nPapier\n======\n\nEin Werkstoff.\n"
    (source / "papier.rst").write_text(german, "utf-8")
    assert "does not conform" not in build(source, out)
    [typ], [pdf] = out.glob("*.typ"), out.glob("*.pdf")
    before, _, after = typ.read_text("utf-8").partition('article("en", rtl, {')
    turned, _, german = after.partition('article("de", ltr, {')
    assert '"Tea"' in before
    assert '"Papier"' in german
    assert 'turned-text(ltr, par({"A paragraph that runs the other way."}))' in turned
    assert "turned-text(rtl" not in turned
    assert "\u2066" in turned  # a reference in Latin letters keeps its order of words
    with pikepdf.open(pdf) as book_file:
        assert str(book_file.Root.Lang) == "en"
