"""A PDF that is compiled in parts is the one that is compiled in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image

from tests import pdf_sameness
from tests.sphinxbuild import build

if TYPE_CHECKING:
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
