"""A PDF that is compiled in parts is the one that is compiled in one piece."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image

from tests import pdf_sameness
from tests.sphinxbuild import build
from wikibinder.editions.typst.compiler import BookCompiler

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHAPTER = """:wikititle: {0}

{0} *{1}*
==========================================

.. index:: {0}, common

A lead with a cited work\\ :footcite:p:`{1}-1` and a note\\ [#n]_, and :doc:`another chapter <{2}>`.

.. image:: dot.png
   :alt: A dot

Section of {1}
--------------------

.. list-table::
   :header-rows: 1
   :stub-columns: 1

   * - Head
     - Other
   * - Cell
     - See :ref:`the place of the other <place-{2}>`.

.. _place-{1}:

A place in {1}, :math:`x^2`.

References
----------

.. container:: references

   .. [#n] A note of {1}.
   .. footbibliography::
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    Image.new("RGB", (20, 20), (20, 90, 60)).save(source / "dot.png")
    (source / "conf.py").write_text('project = "Words & parts"\nextensions = ["wikibinder.editions"]\n')
    names = {"ant": "Ant", "bee": "Bee", "ελ": "Ελιά"}
    following = dict(zip(names, [*list(names)[1:], "ant"], strict=True))
    for name, title in names.items():
        (source / f"{name}.rst").write_text(CHAPTER.format(title, name, following[name]), "utf-8")
        entry = f"@book{{{name}-1, author = {{Ng, Ann}}, title = {{{{A book of {name}}}}}, date = {{2001}}}}\n"
        (source / f"{name}.bib").write_text(entry, "utf-8")
    (source / "works.rst").write_text("Works\n=====\n\n.. book-bibliography::\n")
    parts = ("   :caption: Insects\n\n   ant\n   bee\n", "   :caption: Trees\n\n   ελ\n", "\n   works\n")
    listed = "\n".join(f".. toctree::\n{part}" for part in parts)
    index = f"Words & parts\n=============\n\nSee :doc:`bee`.\n\n{listed}"
    (source / "index.rst").write_text(index, "utf-8")
    return source


def test_a_book_in_parts_is_whole(project: Path, tmp_path: Path) -> None:
    book = build("typst", project, tmp_path / "parts", "-D", "typst_part_size=100") / "words-parts.pdf"
    with pikepdf.open(book) as made, made.open_outline() as outline:
        titles, count = [item.title for item in outline.root], len(made.pages)
        addresses = [str(link.A.URI) for page in made.pages for link in page.get("/Annots", []) if "/A" in link]
    kept = tmp_path / "parts-trees" / "typst-parts"
    # Front matter, three chapters, list of works, index.
    assert len(list(kept.glob("*.pdf"))) == 6
    assert titles == ["Insects", "Ant ant", "Bee bee", "Trees", "Ελιά ελ", "Works", "Index"]
    assert addresses == []
    pages = json.loads((kept / "pages.json").read_text("utf-8"))
    openings = {"ant#ant-ant": 4, "bee#bee-bee": 5, "ελ#id1": 7, "works#works": 8, "genindex#": 9}
    assert {name: pages[name] for name in openings} == openings
    assert count == 9


@pytest.mark.slow
def test_parts_are_joined_to_the_same_book(project: Path, tmp_path: Path) -> None:
    whole = build("typst", project, tmp_path / "whole", "-D", "typst_part_size=0") / "words-parts.pdf"
    parts = build("typst", project, tmp_path / "parts", "-D", "typst_part_size=100") / "words-parts.pdf"
    again = build("typst", project, tmp_path / "again", "-D", "typst_part_size=100") / "words-parts.pdf"
    assert pdf_sameness.differences(whole, parts) == []
    assert parts.read_bytes() == again.read_bytes()
    assert parts.read_bytes() != whole.read_bytes()
    with pikepdf.open(parts) as book:
        assert b"<pdfuaid:part>1<" in book.Root.Metadata.read_bytes()
        assert b"wikibinder:" not in b"".join(bytes(each.unparse()) for each in book.objects if "/URI" in repr(each))
    assert not list((tmp_path / "parts").glob(".part-*"))


@pytest.mark.slow
def test_an_edit_compiles_the_part_it_is_in_alone(project: Path, tmp_path: Path) -> None:
    build("typst", project, tmp_path / "steps", "-D", "typst_part_size=100")
    kept = tmp_path / "steps-trees" / "typst-parts"
    before = {path.name for path in kept.glob("*.pdf")}
    chapter = project / "bee.rst"
    chapter.write_text(chapter.read_text("utf-8").replace("A lead", "A new lead"), "utf-8")
    steps = build("typst", project, tmp_path / "steps", "-D", "typst_part_size=100") / "words-parts.pdf"
    after = {path.name for path in kept.glob("*.pdf")}
    assert len(after - before) == 1
    assert len(before - after) == 1
    anew = build("typst", project, tmp_path / "anew", "-D", "typst_part_size=100") / "words-parts.pdf"
    assert steps.read_bytes() == anew.read_bytes()


@pytest.mark.slow
def test_another_picture_of_the_same_name_is_not_the_kept_one(project: Path, tmp_path: Path) -> None:
    first = build("typst", project, tmp_path / "steps", "-D", "typst_part_size=100") / "words-parts.pdf"
    old = first.read_bytes()
    Image.new("RGB", (20, 20), (200, 0, 60)).save(project / "dot.png")
    steps = build("typst", project, tmp_path / "steps", "-D", "typst_part_size=100") / "words-parts.pdf"
    anew = build("typst", project, tmp_path / "anew", "-D", "typst_part_size=100") / "words-parts.pdf"
    assert steps.read_bytes() == anew.read_bytes() != old


# ---------------------------------------------------------------- the processes of the parts

PART = """
#set document(title: "Of parts", date: none)
#set text(lang: "en")
{}
#metadata((places: ("here": (1, 70.0, 100.0))))<places>
"""


def order(folder: Path, body: str, **more: object) -> dict[str, object]:
    """Return the order to compile a part whose text is ``body``."""
    (folder / "part.typ").write_text(PART.format(body), "utf-8")
    return {"source": str(folder / "part.typ"), "target": str(folder / "part.pdf"), "root": str(folder), "fonts": [],
            "timestamp": 1_700_000_000, "boxed": [], "limits": [60, 4000], "mark": "", **more}  # fmt: skip


def ordered(module: str, order: object) -> subprocess.CompletedProcess[str]:
    """Run the process of a part."""
    command = (sys.executable, "-m", f"wikibinder.editions.typst.{module}")
    return subprocess.run(command, input=json.dumps(order), capture_output=True, text=True, check=False)


def compiled(folder: Path, body: str, **more: object) -> dict[str, Any]:
    """Return the answer of the process that compiles a part."""
    answer: dict[str, Any] = json.loads(ordered("part_process", order(folder, body, **more)).stdout)
    return answer


def test_a_part_is_compiled_and_its_places_are_reported(tmp_path: Path) -> None:
    answer = compiled(tmp_path, "= A chapter\n#pagebreak()\nText.")
    assert answer == {"pages": 2, "places": {"here": [1, 70.0, 100.0]}, "reason": ""}
    with pikepdf.open(tmp_path / "part.pdf") as made:
        assert b"<pdfuaid:part>1<" in made.Root.Metadata.read_bytes()


def test_a_part_that_is_not_accessible_has_the_reason(tmp_path: Path) -> None:
    answer = compiled(tmp_path, "= A\n=== B")
    assert answer["pages"] == 1
    assert answer["reason"] == "PDF/UA-1 error: skipped from heading level 1 to 3"
    with pikepdf.open(tmp_path / "part.pdf") as made:
        assert b"pdfuaid" not in made.Root.Metadata.read_bytes()


def test_a_part_without_glyphs_names_the_characters(tmp_path: Path) -> None:
    assert compiled(tmp_path, "= A\n\U00010980") == {"lacking": ["\U00010980"]}
    assert not (tmp_path / "part.pdf").exists()
    assert compiled(tmp_path, "= A\n\U00010980", boxed=["\U00010980"])["pages"] == 1


def test_a_part_with_an_error_has_the_message_of_typst(tmp_path: Path) -> None:
    assert "unknown variable: nothing" in str(compiled(tmp_path, "#nothing")["failed"])


FAILING = '#set text(hyphenate: "unhyphenated" not in sys.inputs)\n#block(width: 1cm)[#link("https://e.org/")[test]ing]'
"""Typst 0.15 fails on it if the word is hyphenated (https://github.com/typst/typst/issues/8608)."""


def test_a_part_is_compiled_without_hyphenation_where_typst_fails(tmp_path: Path) -> None:
    assert compiled(tmp_path, f"= A\n{FAILING}")["pages"] == 1


def test_a_book_is_compiled_without_hyphenation_where_typst_fails(tmp_path: Path) -> None:
    source = tmp_path / "book.typ"
    source.write_text(PART.format(f"= A\n{FAILING}"), "utf-8")
    assert BookCompiler(tmp_path, []).pdf(source, None).startswith(b"%PDF")


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers")
def test_a_part_over_its_limits_ends_its_process(tmp_path: Path) -> None:
    loop = "#for a in range(100000) { for b in range(100000) { } }"
    assert ordered("part_process", order(tmp_path, loop, limits=[0.5, 4000])).returncode == -signal.SIGVTALRM


TABLE = "#table(columns: 2, table.header[Head][Other], [Cell], [Cell])"
FRONT = """= Contents <contents>
#link("wikibinder:1")[One] #link("wikibinder:2")[two] #link("https://example.org/")[web]
#pagebreak()
A chapter for the numbers of the contents."""
CHAPTERS = (f"= One <one>\n{TABLE}", f'= Two <two>\n{TABLE} #link("wikibinder:3")[One]')
PLACES = {1: (2, 70.0, 100.0, "one", True), 2: (3, 70.0, 5.0, "", False), 3: (2, 70.0, 100.0, "one", False)}


@pytest.fixture
def joined(tmp_path: Path) -> Callable[[bool], pikepdf.Pdf]:
    """Return a function that joins a title page and two chapters."""

    def join(accessible: bool) -> pikepdf.Pdf:
        made = []
        for number, body in enumerate((FRONT, *CHAPTERS)):
            target = tmp_path / f"{number}.pdf"
            compiled(tmp_path, body, target=str(target), mark=f"{number}-" if number else "")
            made.append((str(target), 1))
        done = ordered("part_joining", {"target": str(tmp_path / "book.pdf"), "parts": made, "links": PLACES,
                                        "accessible": accessible})  # fmt: skip
        assert (done.stdout, done.stderr) == ("{}\n", "")
        return pikepdf.open(tmp_path / "book.pdf")

    return join


def test_links_between_parts_lead_to_their_places(joined: Callable[[bool], pikepdf.Pdf]) -> None:
    with joined(True) as book:
        front, _, last = book.pages
        to_heading, to_place, to_web = front.Annots
        assert str(to_web.A.URI) == "https://example.org/"
        assert (str(to_heading.Dest), str(to_heading.Contents)) == ("one", "part, page 2")
        assert (to_place.Dest[0].objgen, str(to_place.Contents)) == (last.obj.objgen, "page 3")
        height = float(last.mediabox[3])
        # A place at the top of a page: the window begins with the page.
        assert [float(each) for each in list(to_place.Dest)[2:]] == pytest.approx([70, height, 0], abs=1e-4)
        (back,) = last.Annots
        assert (str(back.Dest), str(back.Contents)) == ("one", ", page 2")
        names = list(book.Root.Names.Dests.Names)
        places = {str(name): place for name, place in zip(names[::2], names[1::2], strict=True)}
        assert places["one"][0].objgen == book.pages[1].obj.objgen


def test_a_joined_book_has_one_outline_and_tags_of_its_own_for_each_part(
    joined: Callable[[bool], pikepdf.Pdf],
) -> None:
    with joined(True) as book, book.open_outline() as outline:
        assert [item.title for item in outline.root] == ["One", "Two"]
        heads = [each for each in book.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH"]
        assert len({bytes(each.ID) for each in heads}) == len(heads) == 4
        tree = book.Root.StructTreeRoot
        assert {bytes(name) for name in list(tree.IDTree.Names)[::2]} == {bytes(each.ID) for each in heads}
        keys = [int(key) for key in list(tree.ParentTree.Nums)[::2]]
        assert keys == sorted(set(keys))
        assert max(keys) < int(tree.ParentTreeNextKey)
        assert {int(page.StructParents) for page in book.pages} <= set(keys)


@pytest.mark.parametrize("accessible", [True, False])
def test_a_joined_book_claims_to_be_accessible_if_its_parts_are(
    joined: Callable[[bool], pikepdf.Pdf], accessible: bool
) -> None:
    with joined(accessible) as book:
        about = book.Root.Metadata.read_bytes()
        assert (b"<pdfuaid:part>1<" in about) is accessible
        assert b"<xmpTPg:NPages>3<" in about
