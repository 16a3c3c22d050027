"""The rST writer is total: every node in every position, without a message; links, places and bounds."""

from __future__ import annotations

import time
from typing import Any, get_args

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.rst_reading import back, page, par, read, source
from wikibinder.model.nodes import (
    Abbreviation,
    Anchor,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    CitationLink,
    CitationReference,
    Container,
    DefinitionItem,
    DefinitionList,
    Document,
    Emphasis,
    EnumeratedList,
    Figure,
    Footnote,
    FootnoteReference,
    FullCitation,
    Gallery,
    Image,
    Inline,
    Language,
    LineBlock,
    LineBreak,
    Literal,
    LiteralBlock,
    Math,
    MathBlock,
    NoteList,
    PageReference,
    Paragraph,
    ParsedLiteral,
    Problematic,
    Reference,
    Rubric,
    Section,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Transition,
)
from wikibinder.model.page import TitleMap
from wikibinder.model.table_grid import Slot
from wikibinder.rst import context, inline, page_writer, tables
from wikibinder.rst.page_writer import write

# ---------------------------------------------------------------- any tree at all

WORDS = st.sampled_from(["word", " ", "a *b", "1. x", "::", "- ", "x_", "", "나무", "(", ")", "`"])
TEXT = st.builds(Text, WORDS)
LEAVES = st.one_of(
    TEXT,
    st.builds(Literal, WORDS),
    st.builds(Abbreviation, WORDS, WORDS),
    st.builds(Math, st.sampled_from(["x^2", "", "a\\", "`"])),
    st.just(LineBreak()),
    st.builds(Image, st.sampled_from(["a.png", "b.png", ""]), WORDS),
    st.builds(Anchor, st.sampled_from(["here", "there", "no one asks"])),
    st.builds(FootnoteReference, st.sampled_from(["", "note"]), st.sampled_from(["1", "2", "none"])),
    st.builds(CitationReference, st.just("lee2006-a")),
    st.builds(FullCitation, st.just("lee2006-a")),
    st.builds(Problematic, WORDS),
)


def inline_elements(children: st.SearchStrategy[tuple[Inline, ...]]) -> st.SearchStrategy[Inline]:
    return st.one_of(
        *(st.builds(kind, children) for kind in (Emphasis, Strong, Strikethrough, Superscript, Subscript)),
        st.builds(Language, st.sampled_from(["ko", "not a tag"]), children),
        st.builds(Reference, st.sampled_from(["http://e.org/_", "javascript:x"]), children),
        st.builds(
            PageReference, st.sampled_from(["Other", "Else", "", "A page"]), st.sampled_from(["", "here"]), children
        ),
        st.builds(CitationLink, st.sampled_from(["CITEREFX", "CITEREFY"]), children),
    )


INLINES = st.recursive(
    st.lists(LEAVES, max_size=4).map(tuple),
    lambda inner: st.lists(st.one_of(LEAVES, inline_elements(inner)), max_size=4).map(tuple),
    max_leaves=12,
)
PLAIN_BLOCKS = st.one_of(
    st.builds(Paragraph, INLINES),
    st.builds(Rubric, INLINES),
    st.builds(LineBlock, st.lists(st.tuples(st.integers(0, 3), INLINES), max_size=3).map(tuple)),
    st.builds(LiteralBlock, WORDS, st.sampled_from(["", "python", "nonesuch"])),
    st.builds(ParsedLiteral, INLINES),
    st.builds(MathBlock, st.sampled_from(["x", "", "a\n\nb"])),
    st.just(Transition()),
    st.builds(NoteList, st.sampled_from(["", "note", "unused"])),
)


HEADS = st.integers(0, 2)


def compound(children: st.SearchStrategy[tuple[Block, ...]]) -> st.SearchStrategy[Block]:
    several = st.lists(children, max_size=3).map(tuple)
    cells = st.builds(Cell, children, st.booleans(), st.integers(0, 4), st.integers(0, 4))
    figures = st.builds(Figure, st.builds(Image, st.sampled_from(["a.png", "b.png"]), WORDS), children)
    return st.one_of(
        st.builds(Section, INLINES, st.integers(1, 6), children, st.just(("here",))),
        st.builds(BulletList, several),
        st.builds(EnumeratedList, several, st.integers(-1, 12)),
        st.builds(DefinitionList, st.lists(st.builds(DefinitionItem, INLINES, children), max_size=3).map(tuple)),
        st.builds(BlockQuote, children, INLINES),
        st.builds(Container, st.sampled_from([("hatnote",), (), ("references",), ("a b", "1")]), children),
        st.builds(
            Table, st.lists(st.lists(cells, max_size=3).map(tuple), max_size=3).map(tuple), INLINES, st.integers(0, 2)
        ),
        figures,
        st.builds(Gallery, st.lists(figures, max_size=2).map(tuple), INLINES),
    )


BLOCKS = st.recursive(
    st.lists(PLAIN_BLOCKS, max_size=3).map(tuple),
    lambda inner: st.lists(st.one_of(PLAIN_BLOCKS, compound(inner)), max_size=3).map(tuple),
    max_leaves=10,
)


@given(children=BLOCKS, note=BLOCKS, title=INLINES)
@examples(100)
def test_any_tree(children: tuple[Block, ...], note: tuple[Block, ...], title: tuple[Inline, ...]) -> None:
    notes = (Footnote("", "1", note), Footnote("note", "2", note))
    tree = Document("A page", children, notes, ("Category",), title, {"CITEREFX": "lee2006-a"})
    read(write(tree, page(), TitleMap({"Other": "Other", "A page": "A_page"}), {"a.png": "media/a.png"}))


def test_every_node_has_a_renderer() -> None:
    assert set(page_writer.RENDERERS) == set(get_args(Block))
    assert set(inline.RENDERERS) | {Text, Problematic, LineBreak, Anchor} == set(get_args(Inline))


# ---------------------------------------------------------------- bounds


def nest(kind: Any, times: int, innermost: Any) -> Any:
    for _ in range(times):
        innermost = kind(innermost)
    return innermost


DEEP: dict[str, Any] = {
    "list": nest(lambda inner: BulletList(((inner,),)), 2_000, par("word")),
    "quotation": nest(lambda inner: BlockQuote((inner,)), 2_000, par("word")),
    "container": nest(lambda inner: Container(("a",), (inner,)), 2_000, par("word")),
    "table": nest(lambda inner: Table(((Cell((inner,)),),)), 2_000, par("word")),
    "section": nest(lambda inner: Section((Text("t"),), 1, (inner,)), 2_000, par("word")),
    "definition": nest(lambda inner: DefinitionList((DefinitionItem((Text("t"),), (inner,)),)), 2_000, par("word")),
    "emphasis": par(nest(lambda inner: Emphasis((inner,)), 2_000, Text("word"))),
    "superscript": par(nest(lambda inner: Superscript((inner,)), 2_000, Text("word"))),
    "mixed": par(nest(lambda inner: Strong((Emphasis((inner, Text("x"))),)), 1_000, Text("word"))),
    "link": par(nest(lambda inner: Reference("http://e.org/", (Emphasis((inner,)),)), 2_000, Text("word"))),
}


@pytest.mark.parametrize("kind", DEEP)
def test_deep_nesting(kind: str) -> None:
    assert "word" in back(DEEP[kind]).astext()


def rows(height: int, rowspan: int = 1, colspan: int = 1) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell((par(f"r{r}c{c}"),), False, rowspan, colspan) for c in range(4)) for r in range(height))


@pytest.mark.parametrize(
    "table",
    [
        Table(rows(5_000)),
        Table((*rows(2_500), (Cell((par("wide"),), colspan=4),), *rows(2_500))),
        Table(rows(200, rowspan=10_000)),
        Table(rows(200, colspan=10_000)),
        Table((tuple(Cell((par("x"),)) for _ in range(1_000)), *((Cell((par("y"),)),) for _ in range(3_000)))),
        Table((tuple(Cell((par("x"),), colspan=2) for _ in range(1_000)),)),
    ],
    ids=["rows", "one span", "rowspans", "colspans", "ragged", "columns"],
)
def test_large_tables(table: Table) -> None:
    start = time.process_time()
    text = source(table)
    assert time.process_time() - start < 5
    assert all(cell.children[0].children[0].text in text for row in table.rows for cell in row)  # type: ignore[union-attr]


def test_speed() -> None:
    """A page of 30 kB: some milliseconds (the bound is for slow and busy machines)."""
    sentence = (
        "Some words of an article with a ",
        PageReference("Link", "", (Text("link"),)),
        " and ",
        Emphasis((Text("more"),)),
    )
    blocks = [par(*sentence * 4, CitationReference("lee2006-a"), ". ") for _ in range(160)]
    tree = Document("A page", (Section((Text("One"),), 1, tuple(blocks)),))
    start = time.process_time()
    text = write(tree, page(), TitleMap())
    assert len(text) > 60_000
    assert time.process_time() - start < 0.25


# ---------------------------------------------------------------- links and places


def references(document: nodes.document) -> list[tuple[str, str]]:
    return [
        (node.astext(), node.get("refuri") or f"#{node.get('refid')}") for node in document.findall(nodes.reference)
    ]


def test_links_to_places_on_the_page() -> None:
    document = back(
        par(
            "See ",
            PageReference("", "The place", (Text("below"),)),
            ", ",
            PageReference("A page", "nowhere", (Text("no"),)),
        ),
        Section((Text("The place"),), 1, (par("x"),), ("The_place", "Place")),
    )
    ((label, target),) = references(document)
    assert label == "below"
    assert isinstance(document.ids[target.removeprefix("#")], nodes.section)


def test_links_to_other_pages() -> None:
    text = source(
        par(PageReference("Other page", "x", (Text("o"),)), " ", PageReference("Voilà ça?", "b c", (Text("v"),))),
        par(
            PageReference("Maison", "", (Text("m"),), "fr"),
            " ",
            PageReference("File:X y.jpg", "", (Text("c"),), "commons"),
        ),
        par(
            PageReference("word", "", (Text("w"),), "wikt"),
            " ",
            PageReference("x", "", (Text("u"),), "unheard-of wiki"),
        ),
        book=TitleMap({"Other page": "sub/Other_page", "A page": "A_page"}),
    )
    assert ":doc:`o <sub/Other_page>`" in text
    assert "`v <https://en.wikipedia.org/wiki/Voil%C3%A0_%C3%A7a%3F#b_c>`__" in text
    assert "`m <https://fr.wikipedia.org/wiki/Maison>`__" in text
    assert "`c <https://commons.wikimedia.org/wiki/File:X_y.jpg>`__" in text
    assert "`w <https://en.wiktionary.org/wiki/word>`__ u" in text


def test_a_missing_flag_does_not_repeat_the_country_after_it() -> None:
    flag = Image("Flag.svg", "Niger")
    assert source(par("In ", flag, "\N{NO-BREAK SPACE}Niger.")).count("Niger") == 1
    assert source(par(flag, " ", Reference("https://e.org/", (Text("Niger"),)))).count("Niger") == 1
    assert source(par(flag, " Nigeria")).count("Niger") == 2
    assert source(par(flag, " won")).count("Niger") == 1


def test_adjacent_notes_stay_apart() -> None:
    notes = (Footnote("", "1", (par("one"),)), Footnote("", "2", (par("two"),)))
    marks = (FootnoteReference("", "1"), FootnoteReference("", "2"), CitationReference("a-1"), CitationReference("b-1"))
    text = source(par("Text", *marks, "more"), notes=notes)
    assert "Text\\ [#n1]_\\ [#n2]_\\ :footcite:p:`a-1`\\ :footcite:p:`b-1`\\ more" in text


def test_references_at_their_place_and_at_the_end() -> None:
    notes = (Footnote("", "1", (par("one"),)), Footnote("note", "1", (par("aside"),)))
    call = par("x", FootnoteReference("", "1"), FootnoteReference("note", "1"))
    placed = source(
        call, Section((Text("Sources"),), 1, (NoteList(""),)), par("after", FootnoteReference("", "1")), notes=notes
    )
    assert "References" not in placed
    assert (
        placed.index(".. rubric:: Notes")
        < placed.index(".. container:: notes note")
        < placed.index(".. container:: references")
    )
    appended = source(call, notes=notes)
    assert appended.index("Notes\n-----") < appended.index("References\n----------")
    own = source(call, Section((Text("References"),), 1, (par("See also."),)), notes=notes)
    assert own.count("References") == 1


def test_transitions_only_between_blocks() -> None:
    document = back(
        Transition(), par("a"), Transition(), Transition(), par("b"), Transition(), Section((Text("S"),), 1, ())
    )
    assert len(list(document.findall(nodes.transition))) == 1


@pytest.mark.parametrize("length", [1, 1_999, 2_000, 2_001, 8_000, 8_001, 20_003])
def test_a_long_preformatted_line_stays_one(length: int) -> None:
    line = "".join(chr(ord("a") + number % 26) for number in range(length))
    text = f"{line}\nnext line\n  indented"
    literal, parsed = back(LiteralBlock(text), ParsedLiteral((Text(text),))).findall(nodes.literal_block)
    assert literal.astext() == parsed.astext() == text


@pytest.mark.parametrize(
    ("placed", "head", "expected"),
    [
        ([(0, 0, 1, 1), (1, 0, 1, 1)], 1, 1),
        # A cell of the second row of the header reaches into the body, and one of the first into the second.
        ([(0, 0, 1, 1), (1, 0, 2, 1), (0, 1, 1, 1), (2, 1, 1, 1)], 2, 1),
        ([(0, 0, 2, 1), (1, 1, 2, 1), (0, 1, 1, 1), (2, 0, 1, 1)], 2, 0),
        ([(0, 0, 2, 1), (2, 0, 1, 1)], 2, 2),
    ],
)
def test_the_header_of_a_table_cuts_no_cell(placed: list[tuple[int, int, int, int]], head: int, expected: int) -> None:
    slots = [Slot(Cell(()), top, left, top + height, left + width) for top, left, height, width in placed]
    assert tables._head(slots, head) == expected


def test_a_table_is_filled_up_within_bounds() -> None:
    """A few hundred empty cells are added to a small table; a few cells with large spans are no table."""
    ragged = tables.laid_out([(Cell(()),) * 30, *[(Cell(()),)] * 29], 0)
    assert ragged is not None
    assert len(ragged.slots) == 900
    tall = (Cell((), rowspan=1_000),) * 100
    assert tables.laid_out([tall, *[(Cell(()),)] * 999], 0) is None
    wide = [(Cell(()),) * 300, *[(Cell(()),)] * 99]
    assert tables.laid_out(wide, 0) is None
    assert tables.laid_out(wide[:60], 0) is not None


def test_labels_of_notes() -> None:
    names = [("", ""), ("", "a"), ("", "a"), ("A b", "1"), ("", "a.5"), ("", "b.5"), ("", "c"), ("a b", "1")]
    labels = context._labels([Footnote(group, name, ()) for group, name in names])
    assert labels == {
        ("", "a"): "n1", ("A b", "1"): "a_b-1", ("", "a.5"): "n1.5", ("", "b.5"): "n2", ("", "c"): "n3",
        ("a b", "1"): "a_b-2-1",
    }  # fmt: skip
