"""What the PDF is made from: reStructuredText as Typst statements, case by case, without Sphinx and without a PDF."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from sphinx import locale

from tests.textcases import Case, check, load
from wikibinder.editions.references.note_labels import lower_roman
from wikibinder.editions.typst.footnotes import notes_of
from wikibinder.editions.typst.handlers import HANDLERS
from wikibinder.editions.typst.images import length
from wikibinder.editions.typst.options import PAPERS, BookOptions
from wikibinder.editions.typst.writer import Writer

# First word of a title -> options of the book.
OPTIONS: dict[str, dict[str, Any]] = {"endnotes": {"endnotes": True}, "addresses": {"link_notes": True}}
# Pictures that are there, with their widths and heights in pixels.
SIZES = {"wide.png": (800, 300), "small.png": (90, 60), "tall.png": (200, 900)}
SETTINGS = {"report_level": 5, "_disable_config": True, "doctitle_xform": False}


def written(rst: str, **changes: Any) -> str:
    tree = publish_doctree(rst, settings_overrides=SETTINGS)
    kinds = SimpleNamespace(get_enumerable_node_type=lambda node: "table" if isinstance(node, nodes.table) else None)
    env: Any = SimpleNamespace(
        docname="a", titles={}, metadata={"a": {"wikititle": "A", "source": "https://en.wikipedia.org/wiki/A"}},
        config=SimpleNamespace(highlight_language="none", highlight_options={}, numfig_format={"table": "Table %s"}),
        domains=SimpleNamespace(standard_domain=kinds),
        toc_secnumbers={"a": {"#two": (1, 2)}}, toc_fignumbers={"a": {"table": {"numbered": (1, 3)}}},
    )  # fmt: skip
    options: dict[str, Any] = {
        "title": "T", "author": "", "release": "", "language": "en", "paper": PAPERS["a4"], "two_sided": False,
        "endnotes": False, "contents_depth": 2, "families": (),
    }  # fmt: skip
    book: Any = SimpleNamespace()
    notes, called = notes_of(tree, "a")
    writer = Writer(
        env, book, HANDLERS, BookOptions(**(options | changes)), images={name: name for name in SIZES}, sizes=SIZES,
        notes=notes, called=called, docname="a",
    )  # fmt: skip
    return writer.children(tree)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sphinx's own words would be in the language of the last book that was built in this process."""
    monkeypatch.setattr(locale, "translators", {})


@pytest.mark.parametrize("case", load("typst"), ids=str)
def test_case(case: Case, accept: bool) -> None:
    check(case, written(case.given, **OPTIONS.get(case.title.split()[0], {})), accept)


@pytest.mark.parametrize(
    ("given", "expected"),
    [("10", "7.5pt"), ("10px", "7.5pt"), ("2pc", "24pt"), ("10ex", "4.5em"), ("2ch", "1em"), ("1rem", "1em"),
     ("50vw", "50%"), ("8Q", "2mm"), ("3cm", "3cm"), ("50%", "50%"), ("1.5 em", "1.5em"), ("x", ""), ("-1px", "")],
)  # fmt: skip
def test_lengths_of_docutils_in_typst(given: str, expected: str) -> None:
    assert length(given) == expected


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "i"), (4, "iv"), (9, "ix"), (10, "x"), (14, "xiv"), (40, "xl"), (49, "xlix"), (90, "xc"), (399, "cccxcix"),
     (400, "cd"), (944, "cmxliv"), (1999, "mcmxcix")],
)  # fmt: skip
def test_roman_numerals_of_notes(number: int, numeral: str) -> None:
    assert lower_roman(number) == numeral
