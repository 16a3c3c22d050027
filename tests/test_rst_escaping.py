"""Text stays text: whatever text a node holds, in every position, docutils reads it back unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from hypothesis import example, given
from hypothesis import strategies as st

from tests.properties import examples
from tests.rst_reading import back, page, par, read, seen, source
from wikibinder.model.nodes import (
    Abbreviation,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    CitationLink,
    Container,
    DefinitionItem,
    DefinitionList,
    Document,
    Emphasis,
    EnumeratedList,
    Figure,
    Footnote,
    FootnoteReference,
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
)
from wikibinder.model.page import TitleMap
from wikibinder.rst import escape
from wikibinder.rst import link_targets as links
from wikibinder.rst.page_writer import write

if TYPE_CHECKING:
    from collections.abc import Callable

FRAGMENTS = (
    ".. include:: /etc/passwd", ".. raw:: html", ".. |x| image:: a", ".. _x: javascript:y", "..", ".. [1] note", "__ x",
    "1986. A year", "a. b", "(i) x", "#. x", "- x", "* x", "+ x", "• x", "-a  option", "--all=X  o", "/V  o",
    ":field: x",
    ":orphan:", "| line", ">>> 1", "====", "----", "=== ===", "+---+", "*", "**", "`", "``", "|", "_", "__", "x_",
    "`x`_",
    "`x`__", "[1]_", "[#]_", "[*]_", "|x|", "|x|_", "_`x`", ":math:`x`", "`x`:sub:", "``x``", "\\", "\\\\", "\\*", "::",
    ":", "http://example.org/", "mailto:a@b.c", "a@b.c", "javascript:x", "h323:x", "text::", "a : b", "<", ">", "<x>",
    "x <y>", " <http://e.org>", "'", '"', "(", ")", "\u2014 x", "-- x", "--- x",
    "\x85.. raw:: html", "\u2028- x", "\u2029", "\xa0",
    "\u200b", "\u0301", "\u3000", "나무꾼", "。", "「", "」", "\ufeff", "\u202e", "\t", "\n", "\n\n", " ", "  ", "\r\n",
    "\x00", "\x1f", "\ud800", "x", "word", "1", "!", "?", ".", ",", ";", "$", "@", "#", "&amp;", "</script>", "-",
    "+", "/",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), max_size=6).map("".join)
FAST = examples(60)


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\ud800"])
def test_what_is_no_character_is_replaced(character: str) -> None:
    assert escape.clean(f"a{character}b") == "a\ufffdb"
    assert escape.clean("a\U00010000b") == "a\U00010000b"


SELF = "x"


def body_text(document: nodes.document, of: type[nodes.Node]) -> str:
    """The text of the nodes of one kind."""
    return seen(" ".join(node.astext() for node in document.findall(of)))


def content(document: nodes.document) -> str:
    """All text of the page below its title."""
    section = next(document.findall(nodes.section))
    return seen(" ".join(child.astext() for child in section.children[1:] if not isinstance(child, nodes.comment)))


BLOCKS: dict[str, Callable[[tuple[Inline, ...]], Block]] = {
    "paragraph": Paragraph,
    "item": lambda t: BulletList(((Paragraph(t),),)),
    "number": lambda t: EnumeratedList(((Paragraph(t),),)),
    "cell": lambda t: Table(((Cell((Paragraph(t),)),),)),
    "grid cell": lambda t: Table(((Cell((Paragraph(t),), colspan=2),), (Cell(()), Cell(())))),
    "quotation": lambda t: BlockQuote((Paragraph(t),)),
    "container": lambda t: Container(("hatnote",), (Paragraph(t),)),
    "definition": lambda t: DefinitionList((DefinitionItem((Text(SELF),), (Paragraph(t),)),)),
    "rubric": Rubric,
    "line": lambda t: LineBlock(((0, t),)),
    "item of an item": lambda t: BulletList(((BulletList(((Paragraph(t),),)),),)),
    "nested cell": lambda t: Table(((Cell((Table(((Cell((Paragraph(t),)),),)),)),),)),
    "missing picture": lambda t: Figure(Image(""), (Paragraph(t),)),
    "gallery": lambda t: Gallery((Figure(Image(""), (Paragraph(t),)),)),
    "section": lambda t: Section((Text(SELF),), 1, (Paragraph(t),)),
}


@pytest.mark.parametrize("position", BLOCKS)
@given(text=TEXTS)
@FAST
def test_text_in_blocks(position: str, text: str) -> None:
    document = back(BLOCKS[position]((Text(text),)))
    expected = seen(text)
    if position in ("definition", "section") and (expected or position == "section"):
        expected = f"{SELF} {expected}".strip()
    elif position == "definition":
        expected = SELF
    assert content(document) == expected


INLINES: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    "emphasis": Emphasis,
    "strong": Strong,
    "struck": Strikethrough,
    "superscript": Superscript,
    "subscript": Subscript,
    "language": lambda t: Language("ko", t),
    "strong in emphasis": lambda t: Emphasis((Strong(t), Text("."))),
    "three deep": lambda t: Emphasis((Text("("), Strong((Text("a"), Superscript(t))))),
    "language in emphasis": lambda t: Emphasis((Language("ru-Latn", t),)),
    "link": lambda t: Reference("http://example.org/", t),
    "link in emphasis": lambda t: Emphasis((Reference("http://example.org/a_", t),)),
    "page link": lambda t: PageReference("Other", "", t),
    "wiki link": lambda t: PageReference("Elsewhere", "a b", t),
    "wiki link with markup": lambda t: PageReference("Elsewhere", "", (Text("a"), Emphasis(t))),
    "citation link": lambda t: CitationLink("CITEREFX", t),
    "link in all": lambda t: Strong((Emphasis((Reference("https://e.org/", t), Subscript((Text("2"),)))),)),
}
SKELETON = {"strong in emphasis": "{}.", "three deep": "(a{}", "wiki link with markup": "a{}", "link in all": "{}2"}


@pytest.mark.parametrize("kind", INLINES)
@given(text=TEXTS.filter(str.strip), before=TEXTS, after=TEXTS)
@FAST
def test_text_in_inlines(kind: str, text: str, before: str, after: str) -> None:
    nodes_ = (Text(before), INLINES[kind]((Text(text),)), Text(after))
    tree = Document("A page", (Paragraph(nodes_),), citation_anchors={"CITEREFX": "lee"})
    document = read(write(tree, page(), TitleMap({"Other": "Other"})))
    if not seen(text):
        return
    assert content(document) == seen(before + SKELETON.get(kind, "{}").format(text) + after)


@given(text=TEXTS)
@FAST
def test_title(text: str) -> None:
    document = back(Section((Text(text),), 1, (par("y"),)))
    titles = [seen(title.astext()) for title in document.findall(nodes.title)]
    assert titles[1:] == ([seen(text)] if seen(text) else [])


@given(text=TEXTS)
@FAST
def test_page_title(text: str) -> None:
    document = read(write(Document(text, (par("y"),), categories=(text,)), page(text), TitleMap(), {}))
    shown = body_text(document, nodes.title)
    assert shown == (seen(text) or "…")


@given(text=TEXTS)
@FAST
def test_term(text: str) -> None:
    document = back(DefinitionList((DefinitionItem((Text(text),), (par("y"),)),)))
    assert body_text(document, nodes.term) == seen(text)
    assert not list(document.findall(nodes.classifier))


@given(text=TEXTS)
@FAST
def test_note(text: str) -> None:
    notes = (Footnote("", "1", (par(text),)), Footnote("注", "1", (par(text), BlockQuote((par(text),)))))
    document = back(par("y", FootnoteReference("", "1"), FootnoteReference("注", "1")), notes=notes)
    shown = [[seen(p.astext()) for p in note.findall(nodes.paragraph)] for note in document.findall(nodes.footnote)]
    assert sorted(shown) == sorted([[seen(text)] * 1, [seen(text)] * 2] if seen(text) else [[], []])


@given(text=TEXTS)
@FAST
def test_caption(text: str) -> None:
    plain = Table(((Cell((par("a"),)), Cell((par("b"),))),), (Text(text),))
    spanning = Table(((Cell((par("a"),), colspan=2),), (Cell((par("b"),)), Cell(()))), (Text(text),))
    document = back(plain, spanning)
    titles = [title for title in document.findall(nodes.title) if isinstance(title.parent, nodes.table)]
    assert [seen(title.astext()) for title in titles] == ([seen(text)] * 2 if seen(text) else [])


@given(text=TEXTS)
@FAST
def test_attribution(text: str) -> None:
    document = back(BlockQuote((par("y"),), (Text(text),)))
    assert body_text(document, nodes.attribution) == seen(text)


@given(text=TEXTS)
@FAST
def test_picture_at_hand(text: str) -> None:
    picture = Image("a.png", alt=text)
    written = source(Figure(picture, (par(text),)), par("x", picture, "y"), media={"a.png": text + "p"})
    assert seen(next(read(written).findall(nodes.image)).get("alt", "")) in (seen(text), "")


@given(text=st.lists(st.sampled_from([*FRAGMENTS, "  ", "    "]), max_size=8).map("".join))
@FAST
def test_preformatted(text: str) -> None:
    for block in (LiteralBlock(text), ParsedLiteral((Text(text),))):
        document = back(block)
        shown = "\n".join(node.astext() for node in document.findall(nodes.literal_block)).split("\n")
        found = [line for line in shown if line.strip()]
        assert [seen(line) for line in found] == [seen(line) for line in text.splitlines() if seen(line)]
        plain = text.replace("\r\n", "\n")
        if plain.isascii() and plain.isprintable():
            assert found == ([plain.rstrip()] if plain.strip() else [])


@given(text=TEXTS)
@FAST
def test_marked_preformatted(text: str) -> None:
    document = back(ParsedLiteral((Text("  a "), Emphasis((Text(text), Strong((Text("b"),)))), Text("\n  c"))))
    assert seen(next(document.findall(nodes.literal_block)).astext()) == seen(f"a {text}b\n c")


@given(text=TEXTS, before=TEXTS, after=TEXTS)
@example("`", "", "")
@FAST
def test_literal(text: str, before: str, after: str) -> None:
    for wrap in (lambda t: t, lambda t: Emphasis((t,))):
        assert content(back(par(before, wrap(Literal(text)), after))) == seen(before + text + after)


@given(text=TEXTS, explanation=TEXTS)
@FAST
def test_abbreviation(text: str, explanation: str) -> None:
    document = back(par("x ", Abbreviation(text, explanation)))
    assert content(document) == seen("x " + (text if seen(text) else explanation))


@given(tex=TEXTS.map(lambda text: text.replace("`", "")), before=TEXTS)
@FAST
def test_math(tex: str, before: str) -> None:
    document = back(par(before, Math(tex)), par(Emphasis((Strong((Math(tex), Text("."))),))), MathBlock(tex))
    shown = [seen(node.astext()).removesuffix(" {}") for node in document.findall(nodes.math)]
    expected = seen(tex).removesuffix(" {}")
    assert shown == ([expected] * 2 if expected else [])


@given(name=TEXTS, alt=TEXTS)
@FAST
def test_missing_picture(name: str, alt: str) -> None:
    document = back(Figure(Image(name, alt=alt), (par("caption"),)), par("x", Image(name, alt=alt)))
    assert seen(alt) in seen(document.astext())


@given(text=TEXTS)
@FAST
def test_kept_source(text: str) -> None:
    document = back(par(Problematic(text), LineBreak(), Emphasis((Text(text), LineBreak(), Text("z")))))
    assert content(document) == seen(f"{text} {text} z")


@given(address=TEXTS)
@FAST
def test_addresses(address: str) -> None:
    for start in ("http://example.org/", "https://", "mailto:a@", ""):
        document = back(par("x ", Reference(start + address, (Text("label"),)), "y"))
        found = [node["refuri"] for node in document.findall(nodes.reference)]
        wanted = links.uri(start + address)
        assert found == ([wanted] if wanted else [])
        assert content(document) == "x labely"
        assert all(uri.startswith(("http://", "https://", "ftp://", "mailto:")) for uri in found)


# ---------------------------------------------------------------- long lines


LONG = ["word " * 5_000, "x" * 50_000, "나" * 20_000, "_*` " * 4_000, "= " * 9_000, "a.b:" * 9_000]


@pytest.mark.parametrize("text", LONG)
@pytest.mark.parametrize("position", [*BLOCKS])
def test_long_text_in_blocks(position: str, text: str) -> None:
    assert seen(text) in content(back(BLOCKS[position]((Text(text),))))


@pytest.mark.parametrize("text", ["word " * 5_000, "x" * 50_000])
@pytest.mark.parametrize("kind", INLINES)
def test_long_text_in_inlines(kind: str, text: str) -> None:
    tree = Document("A page", (Paragraph((INLINES[kind]((Text(text),)),)),), citation_anchors={"CITEREFX": "lee"})
    document = read(write(tree, page(), TitleMap({"Other": "Other"})))
    assert seen(text) in content(document)


@pytest.mark.parametrize(
    "block",
    [
        LiteralBlock("x" * 50_000),
        LiteralBlock("a b " * 9_000, "python"),
        ParsedLiteral((Text("y" * 50_000),)),
        ParsedLiteral((Emphasis((Text("y z " * 9_000),)),)),
        MathBlock("x" * 50_000),
        par(Math("x" * 50_000)),
        par(Math("x + " * 9_000)),
        par(Literal("l" * 50_000)),
        par(Literal("l l " * 9_000)),
        par(Reference("http://e.org/" + "u" * 50_000)),
        Section((Text("t" * 50_000),), 1, (par("y"),)),
        DefinitionList((DefinitionItem((Text("t t" * 9_000),), (par("y"),)),)),
        Table(((Cell((par("a"),)),),), (Text("c c " * 9_000),)),
        BlockQuote((par("y"),), (Text("n n " * 9_000),)),
        Table(tuple(tuple(Cell((par("나" * 3_000),), colspan=2) for _ in range(20)) for _ in range(2))),
        Table(tuple(tuple(Cell((par(Math("x" * 1_500)),), rowspan=2) for _ in range(20)) for _ in range(2))),
    ],
)  # fmt: skip
def test_long_lines(block: Block) -> None:
    back(block)
