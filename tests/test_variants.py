"""Language conversion: which of several variants of a text is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikibinder.model.bibliography import Library
from wikibinder.model.diagnostics import Diagnostics, Position
from wikibinder.model.nodes import Document, Emphasis, FootnoteReference, Text, walk
from wikibinder.model.page import Page, Site
from wikibinder.parser import document as body
from wikibinder.parser.language_variants import converted, variants_of

POSITION_MESSAGES = "-{zh-hans:a;zh-hant:b}-"


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("zh", POSITION_MESSAGES, "a"),
        ("zh-tw", POSITION_MESSAGES, "b"),
        ("en", POSITION_MESSAGES, POSITION_MESSAGES),
        ("", POSITION_MESSAGES, "a"),
        ("sr", "-{sr-el: c; sr-ec: ћ}-", "ћ"),
        ("", "-{sr-el: c; sr-ec: ћ}-", "ћ"),
        ("zh", "-{}-", ""),
        ("zh", "-{as it is}-", "as it is"),
        ("zh", "-{R|a;b}- -{zh-tw;zh-hk|c}-", "a;b c"),
        ("zh", "-{H|zh-cn:a;zh-tw:b}--{T|zh-cn:t}--{-|zh-cn:r}-", ""),
        ("zh", "-{A|zh-cn:a;zh-tw:b}-", "a"),
        ("zh", "-{kk-latn:x}-", "x"),
        ("zh-tw", "-{zh-hk:-{zh-tw:inner}-;zh-cn:r}-", "inner"),
        ("zh-tw", "-{zh-tw:a&nbsp;;zh-cn:b}-", "a&nbsp;"),
        ("zh", "-{x=>zh-cn:a}-", "a"),
        ("zh", "-{D|zh-cn:a;zh-tw:b;}-", "zh-cn:a; zh-tw:b"),
        ("zh", "-{never closed", "-{never closed"),
        ("zh", "opened never}-", "opened never}-"),
    ],
)
def test_converted(language: str, text: str, shown: str) -> None:
    assert (converted(text, variants) if (variants := variants_of(language)) else text) == shown


@given(text=st.text(alphabet="-{}|;:=> ab&zhsr", max_size=60))
def test_any_text(text: str) -> None:
    once = converted(text, variants_of(""))
    assert len(once) <= len(text) + text.count(";")


def document(wikitext: str, title: str = "Page", language: str = "zh") -> tuple[Document, Diagnostics]:
    diagnostics = Diagnostics()
    page = Page(title, wikitext, Position("p", 1), site=Site("", "", language))
    return body.read(page, diagnostics, Library()), diagnostics


def test_a_pipe_of_a_rule_parts_no_call() -> None:
    read, diagnostics = document("{{nowrap|-{zh-hans;zh-hant|a}-}}")
    assert "Text(text='a')" in repr(read)
    assert [found.code.name for found in diagnostics.found] == ["MARKUP_CHANGED"]


@pytest.mark.parametrize(
    ("title", "wikitext", "shown"),
    [
        ("Page", "{{DISPLAYTITLE:''Page''}}", (Emphasis((Text("Page"),)),)),
        ("IPod", "{{DISPLAYTITLE:iPod}}", (Text("iPod"),)),
        ("IPod", "{{lowercase title}}", (Text("iPod"),)),
        ("Page", "{{DISPLAYTITLE:Other}}", ()),
        ("Ran (film)", "{{italic title}}", (Emphasis((Text("Ran"),)), Text(" (film)"))),
    ],
)
def test_titles(title: str, wikitext: str, shown: object) -> None:
    read, _ = document(wikitext, title, "en")
    assert read.display_title == shown


def test_notes_in_a_rule() -> None:
    read, _diagnostics = document(
        "-{lj <ref>a</ref>}-аб-{sr-ec: ћ<ref name='y'>b</ref>; sr-el: c}- <ref name='y' />", language="sr"
    )
    marks = [node.name for node in walk(read.children) if isinstance(node, FootnoteReference)]
    assert marks == ["1", "2", "2"]
    assert "-{" not in repr(read)
    assert [note.name for note in read.notes] == ["1", "2"]
