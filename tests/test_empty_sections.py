"""Sections without content are dropped; a reference section gets the notes that no other list prints."""

from __future__ import annotations

import pytest

from tests.wholepage import sound
from wikibinder.model.settings import Settings


@pytest.mark.parametrize(
    ("wikitext", "headings"),
    [
        ("a\n== One ==\n== Two ==\nb", ["Two"]),
        ("a\n== One ==\n=== Two ===\n==== Three ====\n", []),
        ("a\n== One ==\n=== Two ===\nb\n=== Three ===\n", ["One", "Two"]),
        ("a\n== One ==\n{{expand section}}\n", []),
        ("a<ref>b</ref>\n== References ==\n", ["References"]),
        ("a<ref>b</ref>\n== Notes ==\n<references/>\n", ["Notes"]),
    ],
)
def test_headings_of_a_page(wikitext: str, headings: list[str]) -> None:
    text = sound(wikitext, Settings(empty_sections=False)).rst
    assert [line for line in ("One", "Two", "Three", "References", "Notes") if f"\n{line}\n" in text] == headings


def test_they_are_kept_otherwise() -> None:
    assert "\nOne\n" in sound("a\n== One ==\n").rst
