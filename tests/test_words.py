"""The words of the book itself."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from wikibinder.model.translations import WORDS, words


@pytest.mark.parametrize("language", WORDS)
def test_every_language_has_every_word(language: str) -> None:
    assert all(word == word.strip() and word for word in astuple(WORDS[language]))


def test_a_language_is_found_by_tag_and_by_locale() -> None:
    assert words("de-AT") is words("de_CH") is WORDS["de"]
    assert words(None) is words("") is words("xx") is WORDS["en"]
