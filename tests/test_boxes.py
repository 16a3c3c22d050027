"""Calls that no rule covers: the text around them decides whether they are reported as holding text."""

from __future__ import annotations

import pytest

from wikibinder.model.bibliography import Library
from wikibinder.model.diagnostics import Diagnostics, Position
from wikibinder.model.nodes import Text, walk
from wikibinder.model.page import Page, Site
from wikibinder.parser import document as body

PROSE = "The tarn is deep.\n"


def read(wikitext: str, language: str = "en") -> tuple[str, list[str]]:
    diagnostics = Diagnostics()
    page = Page("Tarn", wikitext, Position("p", 1), site=Site("", "", language))
    document = body.read(page, diagnostics, Library())
    text = " ".join(node.text for node in walk(document.children) if isinstance(node, Text))
    return text, [found.code.label for found in diagnostics.found]


@pytest.mark.parametrize(
    ("wikitext", "code"),
    [
        (f"{PROSE}\n{{{{Tarns of the north}}}}\n[[Category:Tarns]]\n", "template-dropped"),
        (f"{PROSE}\n{{{{Tarns of the north|state=collapsed}}}}\n{{{{Lakes}}}}", "template-dropped"),
        (f"{{{{Quiet badge}}}}\n{PROSE}", "template-dropped"),
        (f"{PROSE}\n{{{{Tarn table}}}}\n{PROSE}", "template-unknown"),
        ("A {{Tarn table}} in a line.", "template-unknown"),
        (f"{PROSE}\n{{{{Tarns of the north|Deep words}}}}\n", "template-unknown"),
        (f"{PROSE}\n{{{{Form\n|words = Deep words\n}}}}\n", "template-unknown"),
    ],
)
def test_boxes_at_either_end(wikitext: str, code: str) -> None:
    text, codes = read(wikitext)
    assert set(codes) == {code}
    assert ("Deep words" in wikitext) == ("Deep words" in text)


@pytest.mark.parametrize(
    ("language", "wikitext", "text"),
    [
        ("de", "* {{Österreich}}", "Österreich"),
        ("", "* {{Österreich}}", "Österreich"),
        ("", "au {{XXe siècle}}", "e siècle".removeprefix("e")),
        ("de", "{{DEU-1935}} x", "Deutschland"),
        ("en", "* {{Япония}}", "Япония"),
        ("ru", "{{число|3644826}}", "3\xa0644\xa0826"),
        ("ar", "({{ألمانية|Spree}})", "الألمانية"),
        ("de", "{{Französisch|fromage}}", "fromage"),
    ],
)
def test_names_that_are_words(language: str, wikitext: str, text: str) -> None:
    shown, codes = read(wikitext, language)
    assert text in shown
    assert not codes


def test_a_country_at_the_end_of_an_english_page_is_navigation() -> None:
    assert read(f"{PROSE}\n{{{{Japan}}}}") == (PROSE.strip(), ["template-dropped"])


def test_a_list_of_notes_in_a_box_has_no_label() -> None:
    text, _codes = read("{{Infobox x|name=N|place=Kent<ref>Note</ref>|remarks=<references />}}\n" + PROSE)
    assert "Place" in text
    assert "Remarks" not in text


def test_pictures_in_a_box_have_no_label() -> None:
    gallery = "<gallery>\nFile:a.jpg\n</gallery>"
    text, _codes = read(f"{{{{Infobox x|name=N|place=Kent|image_photo={gallery}|views={gallery}}}}}\n{PROSE}")
    assert "Image photo" not in text
    assert "Views" in text
