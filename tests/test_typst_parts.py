"""The parts of the Typst builder: escaping, links, scripts, tables, formulas, fonts, and the table of handlers."""

from __future__ import annotations

import io
import json
import string as ascii_signs
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import typst
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from sphinx import addnodes
from sphinx.util.docutils import SphinxTranslator
from sphinx.writers.latex import LaTeXTranslator

from tests.properties import examples
from wikibinder import pandoc
from wikibinder.editions.typst import (
    book_source,
    complaints,
    fallback_font,
    formulas,
    images,
    inlines,
    literals,
    scripts,
    tables,
)
from wikibinder.editions.typst.book_source import default_contents_depth
from wikibinder.editions.typst.handlers import HANDLERS
from wikibinder.editions.typst.options import PAPERS, BookOptions
from wikibinder.editions.typst.part_joining import _name_tree
from wikibinder.editions.typst.tex import plain_tex

if TYPE_CHECKING:
    from collections.abc import Sequence

FONTS = typst.Fonts(include_system_fonts=False)
HOSTILE = [
    '#read("/etc/passwd")', '#eval("1")', '#import "@preview/x:1.0.0": *', "`code` ```", "$x$", "<label> @ref", "\\",
    '"', '\\"', "// comment", "/* open", "= heading", "- item", "+ 1.", "[", "]", "{", "}", "*a* _b_", "\u2028#x",
    "a\\u{41}", "\\\n", "~", "'",
]  # fmt: skip


def printed(text: str) -> str:
    """Return the value of a Typst string literal."""
    source = f"#metadata({literals.string(text)})<said>"
    return str(json.loads(typst.Compiler(source.encode(), font_paths=FONTS).query("<said>", field="value", one=True)))


def clean(text: str) -> str:
    """What may be lost of a text: characters that no page can show."""
    kept = "".join(sign for sign in text if not (0xD800 <= ord(sign) <= 0xDFFF or sign in "\ufffe\uffff"))
    kept = "".join(sign for sign in kept if sign in "\t\n\r" or not (ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0))
    return kept.replace("\u2028", " ").replace("\u2029", " ")


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_prints_as_text(text: str) -> None:
    assert printed(text) == clean(text)


@examples(300)
@given(st.text(st.characters() | st.sampled_from('#\\"`$@<>[]{}*_=/~\n\u2028'), max_size=60))
def test_any_text_prints_as_itself(text: str) -> None:
    assert printed(text) == clean(text)


def test_every_node_of_the_latex_writer_has_a_handler() -> None:
    visits = (name for cls in (LaTeXTranslator, SphinxTranslator) for name in dir(cls) if name.startswith("visit_"))
    assert {name.removeprefix("visit_") for name in visits} <= HANDLERS.keys()


def test_every_node_of_docutils_and_sphinx_has_a_handler() -> None:
    # inside docinfo, which a book does not print
    bibliographic = {"address", "author", "authors", "contact", "copyright", "date", "organization", "revision",
                     "status", "version"}  # fmt: skip
    # removed before a builder sees them, or no node classes of their own
    gone = {"highlightlang", "pending_xref_condition", "not_smartquotable", "translatable"}
    ours = {
        name for name, cls in vars(addnodes).items()
        if isinstance(cls, type) and cls.__module__ == addnodes.__name__ and not name.startswith("_")
        and not issubclass(cls, nodes.inline)
    }  # fmt: skip
    assert set(nodes.node_class_names) - bibliographic <= HANDLERS.keys()
    assert ours - gone <= HANDLERS.keys()


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/", True), ("HTTP://example.org", True), ("mailto:a@example.org", True),
        ("ftp://x/y", True), ("javascript:alert(1)", False), ("java\x00script:alert(1)", False),
        (" javascript:x", False), ("file:///etc/passwd", False), ("data:text/html,x", False), ("", False),
        ("//example.org", False), ("other.html", False), ("http://[::1", False),
    ],
)  # fmt: skip
def test_links_lead_to_the_web_only(url: str, kept: bool) -> None:
    assert bool(literals.safe_url(url)) is kept


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("plain", "en", [("plain", "")]),
        ("a 나무꾼 b", "en", [("a ", ""), ("나무꾼", "ko"), (" b", "")]),
        ("日本語のテキスト", "en", [("日本語のテキスト", "ja")]),
        ("中文", "en", [("中文", "zh")]),
        ("中文", "ja", [("中文", "")]),
        ("עברית, שלום", "en", [("עברית, שלום", "he")]),
        ("فارسی", "fa", [("فارسی", "")]),
        ("Привет Ελλάς", "en", [("Привет Ελλάς", "")]),
    ],
)
def test_runs_carry_their_language(text: str, language: str, expected: Sequence[tuple[str, str]]) -> None:
    assert [(run, lang) for run, lang in scripts.runs(text, language) if run] == list(expected)


@given(st.text())
def test_runs_lose_nothing(text: str) -> None:
    assert "".join(run for run, _ in scripts.runs(text, "en")) == text


@given(st.text(ascii_signs.printable + "äж漢\u200b-", max_size=80), st.integers(2, 12))
def test_breaking_words_loses_nothing(text: str, longest: int) -> None:
    broken = inlines.breakable(text, longest)
    assert [sign for sign in broken if sign not in "\u200b\xad"] == [sign for sign in text if sign not in "\u200b\xad"]


@pytest.mark.parametrize(
    ("sign", "script", "package"),
    [
        ("\U00013000", "Egyptian", "fonts-noto-core"), ("漢", "Han", "fonts-noto-cjk"),
        ("한", "Hangul", "fonts-noto-cjk"), ("😀", "Emoji", "fonts-noto-color-emoji"), ("\ue000", "Private use", ""),
        ("ꓐ", "Lisu", "fonts-noto-core"), ("\U00010000", "Linear B", "fonts-noto-core"),
    ],
)  # fmt: skip
def test_scripts_and_their_fonts_are_named(sign: str, script: str, package: str) -> None:
    assert scripts.script_name(sign) == script
    assert scripts.font_package(script) == package


def test_names_in_a_pdf_are_sorted() -> None:
    """ISO 32000-1, 7.9.6: the keys of a name tree are sorted."""
    assert _name_tree([(b"b", b"1 0 R"), (b"a", b"2 0 R")]) == b"<< /Names [ (a) 2 0 R (b) 1 0 R ] >>"


def test_the_last_resort_font_shows_what_no_font_shows() -> None:
    signs = "\U00010980\U0001b170"
    complaint = (
        'error: the text `"\U00010980"` could not be displayed with font `"X"`\n'
        'the text `"\\u{1b170}"` could not be displayed'
    )
    assert complaints.missing(complaint) == set(signs)
    made = fallback_font.font(signs)
    assert made[:4] == b"\0\1\0\0"
    assert fallback_font.font(reversed(signs)) == made


def test_the_last_resort_font_is_a_sound_font_of_boxes() -> None:
    ttlib = pytest.importorskip("fontTools.ttLib", reason="needs the extra fonts")
    # With checkChecksums=2 a wrong sum is an error.
    with ttlib.TTFont(io.BytesIO(fallback_font.font("\U0001b170\u1b50a")), checkChecksums=2) as font:
        assert font.getBestCmap() == dict(zip((0x61, 0x1B50, 0x1B170), font.getGlyphOrder()[1:], strict=True))
        assert font["name"].getDebugName(1) == font["name"].getDebugName(4) == fallback_font.FAMILY
        assert font["head"].unitsPerEm == 1000
        # Two contours of eight points; no composite glyphs and no instructions.
        most = {name: value for name, value in vars(font["maxp"]).items() if name.startswith("max") and value}
        assert most == {"maxPoints": 8, "maxContours": 2, "maxZones": 2}
        assert (font["OS/2"].usFirstCharIndex, font["OS/2"].usLastCharIndex) == (0x61, 0xFFFF)
        for name in font.getGlyphOrder():
            glyph = font["glyf"][name]
            outer = [(80, -150), (80, 750), (720, 750), (720, -150)]
            inner = [(140, -90), (660, -90), (660, 690), (140, 690)]
            assert list(glyph.coordinates) == outer + inner
            assert (list(glyph.endPtsOfContours), set(glyph.flags)) == ([3, 7], {1})
            assert (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) == (80, -150, 720, 750)
            assert font["hmtx"][name] == (800, 80)


@pytest.mark.parametrize(
    ("given_length", "expected"),
    [("100", "75pt"), ("100px", "75pt"), ("50%", "50%"), ("2 cm", "2cm"), ("3em", "3em"), ("x", ""), ("-1cm", "")],
)
def test_lengths(given_length: str, expected: str) -> None:
    assert images.length(given_length) == expected


def test_formulas_are_converted_each_for_itself() -> None:
    requested = [
        (r"\frac{a}{b}", False),
        (r"\nosuch{", False),
        ("x $ y", False),
        (r"E = mc^2", True),
        ("```\nx", False),
    ]
    found = pandoc.typst_formulas(requested)
    assert [bool(each) for each in found] == [True, False, False, True, False]
    assert found[0] == "$a / b$"


@pytest.mark.parametrize(
    ("source", "fine"),
    [
        ('$upright("#read(\\"x\\")")$', True), ("$#scale(x: 120%)[\\(]$", True), ("$x \\# y$", True),
        ('$#read("x")$', False), ("$x$ #read $y$", False), ("$@a$", False), ("$`x`$", False),
    ],
)  # fmt: skip
def test_formulas_hold_no_code(source: str, fine: bool) -> None:
    assert formulas.is_safe_formula(source) is fine


@pytest.mark.parametrize(
    ("wiki", "tex"),
    [
        (r"a \over b", r"\frac{a}{b}"), (r"{a+1 \over {b \over c}} x", r"{\frac{a+1}{{\frac{b}{c}}}} x"),
        (r"{\rm sin} x", r"{\mathrm{sin}} x"), (r"\R \overline{x}", r"\mathbb{R}  \overline{x}"), (r"a \\R", r"a \\R"),
        (r"\{ a \over b \}", r"\frac{\{ a}{b \}}"), (r"\label{x} y", "y"),
    ],
)  # fmt: skip
def test_wiki_tex(wiki: str, tex: str) -> None:
    assert plain_tex(wiki) == tex


def test_the_page_has_a_readable_measure() -> None:
    for paper in PAPERS.values():
        settings_ = BookOptions("", "", "", "en", paper, False, False, 0, ())
        assert 55 <= settings_.measure / (0.43 * paper.type_size) <= 82  # characters in a line


def test_the_contents_stay_handy() -> None:
    assert default_contents_depth(Counter({1: 1, 2: 8, 3: 4})) == 3
    assert default_contents_depth(Counter({1: 40, 2: 500})) == 1


@pytest.mark.parametrize(("text", "book", "turned"), [
    ("\u05e0\u05d9\u05d9\u05e8 paper", "en", False),
    ("\u05e0\u05d9\u05d9\u05e8", "en", True),
    ("Smith, John (1999). Paper.", "he", True),
    ("\u05e0\u05d9\u05d9\u05e8 (Cannabis sativa)", "he", False),
    ("1999, 12-15", "he", False),
    ("", "he", False),
])  # fmt: skip
def test_direction_of_a_line(text: str, book: str, turned: bool) -> None:
    assert scripts.runs_against(text, book == "he") is turned


def test_every_part_of_the_template_is_used() -> None:
    folder = Path(book_source.__file__).parent / "template"
    assert sorted(path.stem for path in folder.iterdir()) == sorted(book_source.TEMPLATE)


@pytest.mark.parametrize(("text", "language"), [
    ("数学 は数量、構造、空間などの学問である。", "ja"),
    ("数学是研究数量、结构以及空间等概念的一门学科。", "zh"),
    ("종이(紙)는 얇은 물건이다.", "ko"),
    ("Paper (紙) is thin.", "zh"),
    ("Paper.", "zh"),
])  # fmt: skip
def test_language_of_chinese_characters(text: str, language: str) -> None:
    assert scripts.east_asian_language(text) == language
    assert list(scripts.runs("紙", "en", language)) == [("紙", language)]


def kinds(section: nodes.Element) -> list[str]:
    return [
        f"gallery of {len(child)}" if isinstance(child, nodes.container) else type(child).__name__ for child in section
    ]


@pytest.mark.parametrize(
    ("widths", "expected"),
    [
        ([""], ["figure"]),
        (["", "200px"], ["gallery of 2"]),
        (["", "", ""], ["gallery of 2", "figure"]),
        (["", "600px", ""], ["figure", "figure", "figure"]),
    ],
)
def test_small_pictures_that_follow_each_other_stand_in_rows(widths: list[str], expected: list[str]) -> None:
    section = nodes.section()
    for width in widths:
        section += nodes.figure("", nodes.image(uri="x.png", **({"width": width} if width else {})))
    section += nodes.paragraph("", "text")
    images.in_rows(section)
    assert kinds(section) == [*expected, "paragraph"]


def test_columns_have_their_padding() -> None:
    """What is left of 9 em goes to the column that wants more; each has its padding besides."""
    assert tables._shares([2.0, 3.0], [4.0, 3.0], 9.0, 1.3) == ["7.300fr", "4.300fr"]
    assert tables._shares([2.0, 3.0], [2.0, 3.0], 4.0, 0.6) == ["2.600fr", "3.600fr"]


def test_the_room_of_a_table_is_without_the_padding() -> None:
    writer: Any = SimpleNamespace(
        options=SimpleNamespace(measure=360.0, turned_measure=540.0), available_width=1.0, nested=False
    )
    assert list(tables._available_widths(4, False, False, writer))[:2] == [
        (9.0, 1.3, 360 / 9 - 4 * 1.3), (8.0, 1.3, 360 / 8 - 4 * 1.3)]  # fmt: skip
    assert next(tables._available_widths(2, True, False, writer)) == (8.0, 1.3, 540 / 8 - 2 * 1.3)
    assert next(tables._available_widths(2, False, True, writer)) == (8.0, 1.3, 360 * tables.COLUMN / 8 - 2 * 1.3)
