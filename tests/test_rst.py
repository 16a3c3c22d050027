"""Text cases of the rST writer: ``tests/cases/rst/*.txt``, the input blocks written as the tree's own types."""

from __future__ import annotations

import pytest

from tests.rst_reading import page, par, read
from tests.textcases import Case, check, load
from wikibinder.model import nodes
from wikibinder.model.nodes import Cell, DefinitionItem, Document, Footnote, Text
from wikibinder.model.page import TitleMap
from wikibinder.rst.page_writer import write
from wikibinder.rst.tables import laid_out

NAMES = {
    **{name: value for name, value in vars(nodes).items() if isinstance(value, type)},
    "P": par,
    "T": Text,
    "D": DefinitionItem,
    "C": lambda text: Cell((par(text),)),
    "H": lambda text: Cell((par(text),), header=True),
}
NOTES = (Footnote("", "1", (par("Plain note."),)), Footnote("lower-alpha", "1", (par("Aside."), par("More."))))
BOOK = TitleMap({"In the book": "In_the_book", "A page": "A_page"})


@pytest.mark.parametrize("case", load("rst"), ids=str)
def test_case(case: Case, accept: bool) -> None:
    blocks = eval(f"({case.given},)", NAMES)  # noqa: S307 (our own files, in the notation of the tree itself)
    notes = NOTES if "FootnoteReference" in case.given else ()
    tree = Document("A page", blocks, notes, citation_anchors={"CITEREFLee2006": "lee2006-a"})
    written = write(tree, page(), BOOK, {"at hand.png": "media/at hand.png"})
    read(written)
    head = "A page\n======\n"
    check(case, written[written.index(head) + len(head) :].strip("\n"), accept)


@pytest.mark.parametrize("length", [8_000, 8_001])
def test_a_title_is_one_line_of_limited_length(length: int) -> None:
    shown = ("words of a long title " * 400)[: length - 1] + "x"
    title = shown if length <= 8_000 else "A page"
    written = write(Document("A page", (), display_title=(Text(shown),)), page(), TitleMap())
    assert f"\n{title}\n{'=' * len(title)}\n" in written


def test_tables_are_filled_unless_that_would_add_too_many_cells() -> None:
    rows = [[Cell(())] * 100, *[[Cell((), colspan=50)] * 2] * 205]
    grid = laid_out(rows, 0)
    assert grid
    assert (len(grid.slots), grid.rows, grid.columns) == (510, 206, 100)
    many_rows = [[Cell(())]] * 199
    assert laid_out([[Cell((), rowspan=200)] * 200, *many_rows], 0) is None
    assert laid_out([[Cell(())] * 200, *many_rows], 0) is None


def test_head() -> None:
    tree = Document("A page", (), categories=("One", "Two; three", "One"))
    assert write(tree, page(), TitleMap()) == (
        ":wikititle: A page\n"
        ":site: English Wikipedia\n"
        ":source: https\\://en.wikipedia.org/wiki/A_page\n"
        "\n"
        "A page\n"
        "======\n"
        "\n"
        ".. index::\n"
        "   single: One; A page\n"
        "   single: Two, three; A page\n"
    )
