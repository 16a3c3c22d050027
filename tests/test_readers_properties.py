"""Readers on anything at all: they end, in order and in proportion, and keep the words."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.fuzz import targets
from wikibinder import readers
from wikibinder.model.diagnostics import Diagnostics, Position
from wikibinder.model.limits import Bounds, enforced
from wikibinder.model.page import Page
from wikibinder.readers.wp2txt_restore import restore

PIECES = (
    "[tpl]", "[/tpl]", "[tpl]![/tpl]", "[ref]", "[/ref]", "</ref>", "<ref name=a>", "{{", "}}", "{|", "|}", "|-",
    "|a=b", "| url = c", "|title=d", "! e", "thumb|", "right|", "[[File:f.jpg|", "]]", "''", "'''", "==", "\n", "\n\n",
    " ", "|", "http://g.org/h", "{–}", "{cite web|", "}", "CATEGORIES: i", "[[j]]", "#REDIRECT k", "word",
    "Other words.", "é", "1",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(TEXTS)
@example("|a=b{|word| url = c")
@example("|a=b|url=c|=word")
def test_restoring_keeps_words_and_lines(text: str) -> None:
    diagnostics = Diagnostics()
    page = restore(Page("T", text, Position("a.txt", 7)), diagnostics)
    assert len(page.lines) == page.wikitext.count("\n") + 1
    assert list(page.lines) == sorted(page.lines)
    for words in ("word", "Other", "http://g.org/h", "é"):
        assert page.wikitext.count(words) == text.count(words)
    assert all(7 <= found.position.line <= 7 + text.count("\n") for found in diagnostics.found)


@given(st.one_of(st.binary(max_size=300), TEXTS.map(str.encode)))
def test_any_file_gives_pages_or_one_clear_failure(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(data)
        diagnostics = Diagnostics()
        sources = readers.find([str(path)], diagnostics)
        pages = [page for source in sources for page in readers.read(source, diagnostics)]
    assert pages or diagnostics.found
    assert all(page.title == page.title.strip() for page in pages)
    assert all("\r" not in page.wikitext for page in pages)


FORMS = ("wikiextractor", "wikiextractor-json", "segment-wiki", "wp2txt-json", "wp2txt", "unread-data")
"""Forms whose files the readers split into pages."""
DATA = st.lists(
    st.sampled_from((
        '<doc id="1" url="http://en.wikipedia.org/?curid=1" title="T">', "</doc>", "Section::::H:::I.", "BULLET::::- j",
        "BULLET::::1. k", '<a href="L">m</a>', "{", "}", "[", "]", '"title":', '"text":',
        '"id":', '"url":', '"x"', ",", ":",
        '"section_titles":["a"]', '"section_texts":["b"]', '{"title":"n","text":"o"}', "null",
        "1", "\n", " ", "\ufeff", "é",
        "\\", "{{", "[[", "''", "<",
    )),
    max_size=40,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
@given(data=st.one_of(st.binary(max_size=200), DATA.map(str.encode)))
def test_each_reader_takes_anything(name: str, data: bytes) -> None:
    targets.TARGETS[name](data) if name in targets.TARGETS else targets.reader(name)(data)


@pytest.mark.parametrize(
    "piece", ["[", "{", '{"a":', '[{"title":"a","text":"b"},', '"', "\\", "[[", '{"title":"' + "x" * 90]
)
def test_json_of_one_piece_is_within_the_bounds_of_a_page(piece: str) -> None:
    data = (piece * 5_000).encode()
    with enforced(Bounds(), len(data)):
        targets.reader("wikiextractor-json")(data)


@pytest.mark.parametrize("piece", [p for p in PIECES if p.strip()] + ["\n|a=", "\n[[File:", "[ref]\n", "[[a]]\n\n"])
def test_text_of_one_piece_is_within_the_bounds_of_a_page(piece: str) -> None:
    text = piece * 5_000
    with enforced(Bounds(), len(text)):
        restore(Page("T", text, Position("a.txt", 1)), Diagnostics())
