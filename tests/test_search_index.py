"""The words of a text in the search index of the site: pairs of characters in scripts without spaces."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikibinder.editions.html.search_index import SPLITTER, UNSPACED, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The lighthouse, 1790", ["The", "lighthouse", "1790"]),
        ("маяк и свет", ["маяк", "и", "свет"]),
        ("등대는", ["등대", "대는"]),
        ("灯台とは", ["灯台", "台と", "とは", "灯", "台"]),
        ("प्रकाशस्तम्भ है", ["प्रकाशस्तम्भ", "है"]),
        ("ABC灯", ["ABC", "灯"]),
        ("กขค", ["กข", "ขค"]),
        ("ກຂຄ ကခဂ កខគ", ["ກຂ", "ຂຄ", "ကခ", "ခဂ", "កខ", "ខគ"]),
        ("\U00020000\U00020001", ["\U00020000\U00020001", "\U00020000", "\U00020001"]),
        ("שָׁלוֹם", ["שָׁלוֹם"]),
    ],
)
def test_words_of_every_script_are_indexed(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_the_script_in_the_browser_splits_at_the_same_characters() -> None:
    ranges = re.search(r"/\^\[(.*?)\]", SPLITTER)
    assert ranges
    pairs = re.findall(r"\\u\{(\w+)\}-\\u\{(\w+)\}", ranges[1])
    assert tuple((int(first, 16), int(last, 16)) for first, last in pairs) == UNSPACED


@given(st.text("abé 灯台กข", max_size=12))
def test_every_letter_is_in_a_word(text: str) -> None:
    assert set("".join(words(text))) == set(text) - {" "}
