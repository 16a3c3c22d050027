"""The page of all categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wikibinder.cli import wiki_values
from wikibinder.model.diagnostics import Position
from wikibinder.model.page import Page
from wikibinder.model.settings import Selection, Settings
from wikibinder.run.convert import Job, run

if TYPE_CHECKING:
    from pathlib import Path


def converted(folder: Path, *, categories: bool) -> Path:
    source = folder / "pages"
    (source / "Lakes of the north").mkdir(parents=True, exist_ok=True)
    (source / "Tarn.wiki").write_text("Deep. [[Category:Tarns]] [[Category:a_b*; c]]", "utf-8")
    (source / "Lakes of the north" / "Beck.wiki").write_text("Fast. [[Kategorie:Tarns]]", "utf-8")
    output = folder / "out"
    run(Job([str(source)], output, Settings(language="de"), categories=categories))
    return output


def test_pages_by_their_categories(tmp_path: Path) -> None:
    output = converted(tmp_path, categories=True)
    assert (output / "categories.rst").read_text("utf-8").split("\n\n") == [
        ":generator: wikibinder",
        "Kategorien\n==========",
        "a b\\*, c\n--------",
        "* :doc:`/Tarn`",
        "Tarns\n-----",
        "* :doc:`/Tarn`\n* :doc:`/Beck`\n",
    ]
    assert "   categories\n" in (output / "index.rst").read_text("utf-8")


def test_no_such_page_unless_it_is_asked_for(tmp_path: Path) -> None:
    converted(tmp_path, categories=True)
    output = converted(tmp_path, categories=False)
    assert not (output / "categories.rst").exists()
    assert "categories" not in (output / "index.rst").read_text("utf-8")


def test_folders_are_parts(tmp_path: Path) -> None:
    index = (converted(tmp_path, categories=False) / "index.rst").read_text("utf-8")
    assert ":caption: Lakes of the north\n\n   Beck\n" in index


@pytest.mark.parametrize(
    ("category", "link"),
    [
        (".NET", "[[Category:.NET]]"),
        ("(500) days", "[[Kategorie: (500)_days |x]]"),
        ("[[x", "[[Category:[[x]]"),
        ("a  b", "[[category:A b]]"),
    ],
)
def test_a_category_of_any_characters_is_found_in_links(category: str, link: str) -> None:
    page = Page("P", link, Position("p.wiki", 1))
    assert Selection(category=category).has(page)
    assert not Selection(category=f"{category}c").has(page)


def test_the_name_of_a_category_as_it_is_pasted() -> None:
    assert [wiki_values.category(text) for text in ("Category:X", ":Category:X", "[[Kategorie:X]]", " X ")] == ["X"] * 4
