"""Texts of books: every message of the source is in every catalogue, and no catalogue has another one."""

from __future__ import annotations

import pytest

from tests.tools import catalogues
from wikibinder.model.translations import translation

LANGUAGES = sorted(path.stem for path in catalogues.FOLDER.glob("*.po"))
OF_THE_PDF_ALONE = {"fa", "uk"}
"""Languages in which only the messages of the PDF are translated."""
OF_ARTICLES_ALONE = set("ca cs da el fi gl hu id no ro sv tr vi".split())  # noqa: SIM905
"""Languages in which only texts of articles are translated."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_the_messages_of_the_source(language: str) -> None:
    """``python -m tests.tools.catalogues`` brings them in; a person translates them."""
    catalogue = catalogues.read(language)
    assert {(message.context, message.id) for message in catalogue if message.id} == set(catalogues.messages())
    if language not in OF_THE_PDF_ALONE | OF_ARTICLES_ALONE:
        untranslated = [message.id for message in catalogue if not message.string]
        # For some messages wikis have no text.
        assert [text for text in untranslated if (catalogues.ARTICLE, text) not in catalogues.messages()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_begins_or_ends_with_a_space(language: str) -> None:
    reported = [str(message.string) for message in catalogues.read(language) if message.id]
    assert [text for text in reported if text != text.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_of_its_message(language: str) -> None:
    pairs = [(str(message.id), str(message.string)) for message in catalogues.read(language) if message.string]
    assert [text for text, translated in pairs if text.count("{}") != translated.count("{}")] == []


def test_a_language_is_found_by_tag_and_by_locale() -> None:
    assert translation("de-AT") is translation("de_CH")
    assert translation("de").gettext("Source") == "Quelle"
    assert translation("fr").pgettext("in a sentence", "Bibliography") == "bibliographie"


@pytest.mark.parametrize("language", [None, "", "xx", "../fr", "en"])
def test_english_is_what_the_source_says(language: str | None) -> None:
    assert translation(language).gettext("Source") == "Source"
