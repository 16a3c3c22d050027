"""Reads wikitext as text: cases from files, and properties that must hold for any text."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.rst_reading import page, read
from tests.textcases import Case, check, load
from wikibinder.model.bibliography import Library
from wikibinder.model.diagnostics import Diagnostics, Severity
from wikibinder.model.nodes import BulletList, Document, FootnoteReference, PageReference, Section, Text, walk
from wikibinder.model.page import TitleMap
from wikibinder.parser import document as body
from wikibinder.parser import file_links
from wikibinder.parser.quotes import quotes
from wikibinder.parser.resolve import resolved
from wikibinder.parser.sanitize import decode, verbatim
from wikibinder.rst.page_writer import write
from wikibinder.wikitext import preprocessor


def converted(wikitext: str) -> tuple[Document, Diagnostics]:
    diagnostics = Diagnostics()
    return body.read(page(wikitext=wikitext), diagnostics, Library()), diagnostics


@pytest.mark.parametrize("case", load("body"), ids=str)
def test_case(case: Case, accept: bool) -> None:
    """The page's text, then the diagnostics with their lines."""
    document, diagnostics = converted(case.given)
    written = write(document, page(wikitext=case.given), TitleMap())
    read(written)
    head = "A page\n======\n"
    shown = written[written.index(head) + len(head) :].strip("\n")
    found = [d for d in diagnostics.found if d.code.severity is not Severity.INFO]
    shown += "".join(f"\n!! line {d.position.line}: {d.code.label}: {d.message}" for d in found)
    check(case, shown, accept)


MARKS = st.lists(
    st.sampled_from(
        ["{{", "}}", "[[", "]]", "|", "=", "''", "'''", "\n", "\n* ", "\n# ", "\n: ", "\n; ", "\n{|", "\n|-", "\n|",
         "\n!", "\n|}", "<ref>", "</ref>", "<ref name=a/>", "<b>", "</b>", "<div>", "</div>", "<td>", "<table>",
         "</table>", "<p>", "<pre>", "</pre>", "<nowiki>", "</nowiki>", "<!--", "-->", "File:a.jpg", "http://a.b", "[",
         "]", "&amp;", "\n==", "==\n", "\n ", "word", " ", "a", "<references/>", "<poem>", "</poem>", ":"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(MARKS)
@examples(150)
def test_any_markup_is_read(text: str) -> None:
    """No order of marks gives an error, and no mark of a note leads nowhere."""
    document, _ = converted(text)
    notes = {(note.group, note.name) for note in document.notes}
    for node in walk(document.children):
        if isinstance(node, FootnoteReference):
            assert (node.group, node.name) in notes


@given(st.text() | st.text(alphabet="&#;x0amp[]{}'<>"))
def test_verbatim_is_undone_by_decoding(text: str) -> None:
    assert decode(verbatim(text)) == decode(text)


# As MediaWiki 1.39 reads them on the page Help:A/B/C.
@pytest.mark.parametrize(
    ("link", "title", "label"),
    [
        ("/sub", "Help:A/B/C/sub", "/sub"), ("/sub/", "Help:A/B/C/sub", "sub"), ("/sub/|a", "Help:A/B/C/sub", "a"),
        ("../D", "Help:A/B/D", "Help:A/B/D"), ("../D/", "Help:A/B/D", "D"), ("../", "Help:A/B", "Help:A/B"),
        ("../../", "Help:A", "Help:A"), ("../../X", "Help:A/X", "Help:A/X"), ("../../E/", "Help:A/E", "E"),
    ],
)  # fmt: skip
def test_links_to_subpages(link: str, title: str, label: str) -> None:
    here = replace(page("Help:A/B/C", f"[[{link}]]"), namespace=12)
    document = body.read(here, Diagnostics(), Library())
    (found,) = (node for node in walk(document.children) if isinstance(node, PageReference))
    assert (found.title, "".join(node.text for node in walk(found.children) if isinstance(node, Text))) == (
        title,
        label,
    )


@pytest.mark.parametrize("link", ["../../../", "../../../X", "../../../../X"])
def test_a_link_above_the_first_page_is_text(link: str) -> None:
    here = replace(page("Help:A/B/C", f"[[{link}]]"), namespace=12)
    document = body.read(here, Diagnostics(), Library())
    assert "".join(node.text for node in walk(document.children) if isinstance(node, Text)) == f"[[{link}]]"


@pytest.mark.parametrize("code", [0x20, 0x09, 0x0A, 0x0D, 0x7F, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFD])
def test_a_number_of_a_character_is_the_character(code: int) -> None:
    assert decode(f"&#{code};&#x{code:x};&#X{code:X};") == chr(code) * 3


# Control characters, surrogates, Unicode's noncharacters, and numbers beyond the last code point.
@pytest.mark.parametrize("code", [0, 0x08, 0x0B, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0x110000])
def test_a_number_of_no_character_stays(code: int) -> None:
    assert decode(f"&#{code};&#x{code:x};") == f"&#{code};&#x{code:x};"


@pytest.mark.parametrize(
    ("option", "size"),
    [("", (0, 0)), ("200px", (200, 0)), ("x90px", (0, 90)), ("200x90px", (200, 90)), ("200", (0, 0)), ("wide", (0, 0))],
)
def test_the_size_of_a_picture(option: str, size: tuple[int, int]) -> None:
    assert file_links.options([option, "caption"]).size == size


def test_equal_headings_have_numbers_in_their_anchors() -> None:
    """As in MediaWiki 1.39."""
    document, _ = converted("== x y ==\n== x y ==\n=== z ===\n== x y ==\n== x y 2 ==\n== X y ==\n== x y ==")
    anchors = [node.anchors for node in walk(document.children) if isinstance(node, Section)]
    assert anchors == [("x_y",), ("x_y_2",), ("z",), ("x_y_3",), ("x_y_2_2",), ("X_y_4",), ("x_y_5",)]


@pytest.mark.parametrize("marks", [39, 40, 41])
def test_lists_have_40_levels_at_most(marks: int) -> None:
    document, _ = converted("*" * marks + "x")
    levels = [node for node in walk(document.children) if isinstance(node, BulletList)]
    words = "".join(node.text for node in walk(document.children) if isinstance(node, Text))
    assert (len(levels), words) == (min(marks, 40), "*" * (marks - 40) + "x")


@given(st.text(alphabet="{}|=<!->ref/[]a \n"))
def test_pieces_are_in_order_and_cover_the_text(text: str) -> None:
    end = 0
    for piece in preprocessor.scan(text):
        if isinstance(piece, str):
            assert piece in text
        else:
            assert piece.start >= end
            assert text[piece.start : piece.end] == piece.raw
            end = piece.end


@given(st.text(alphabet="'ab "))
def test_quote_tags_balance(line: str) -> None:
    tagged = quotes(line)
    assert tagged.count("<b>") == tagged.count("</b>")
    assert tagged.count("<i>") == tagged.count("</i>")


@pytest.mark.parametrize(
    ("line", "html"),
    [
        ("mill'''a '''b '''c ''d", "mill'<i>a <b>b </b>c </i>d"),
        ("x '''b mill'''a '''c ''d", "x <b>b mill'<i>a </i></b><i>c </i>d"),
        ("mill'''a x y'''b '''c ''d", "mill<b>a x y'<i>b </i></b><i>c </i>d"),
        ("x '''b '''c '''d ''e", "x '<i>b <b>c </b>d </i>e"),
        ("mill'''a dam'''b sea'''c ''d", "mill'<i>a dam<b>b sea</b>c </i>d"),
        ("a b'''c d e'''f g'''h ''i", "a b'<i>c d e<b>f g</b>h </i>i"),
        ("'''a mill'''b '''c ''d", "'<i>a mill<b>b </b>c </i>d"),
    ],
)
def test_which_of_several_bold_marks_is_an_apostrophe(line: str, html: str) -> None:
    """As MediaWiki: the first after a word of one letter, else after a longer word, else after a space."""
    assert quotes(line) == html


def test_nothing_to_resolve_changes_nothing() -> None:
    nodes = (Text("a"),)
    assert resolved(nodes, {}) == nodes


HOSTILE = {
    "calls never closed": "{{a|" * 10_000,
    "calls in calls": "{{a|" * 2_000 + "}}" * 2_000,
    "braces": "{" * 50_000 + "}" * 50_000,
    "links never closed": "[[a|" * 20_000,
    "files in files": "[[File:a|" * 2_000 + "]]" * 2_000,
    "apostrophes": "'" * 500_000,
    "tables never closed": "{|\n|-\n|\n" * 2_000,
    "tags never closed": "<div>" * 20_000,
    "formatting around blocks": "<b><div>" * 5_000,
    "references never closed": "<ref>" * 20_000,
    "list marks": "*" * 100_000,
    "comments": " <!-- x -->" * 20_000,
    "equals signs": "= a " * 20_000,
    "less than": "<a " * 50_000,
    "addresses": "[http://a " * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_in_time(text: str) -> None:
    """The limit is ample for a slow machine and far below the time of a quadratic step."""
    start = time.process_time()
    converted(text)
    assert time.process_time() - start < 5
