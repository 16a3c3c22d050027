"""The page of all categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wikibinder.cli import wiki_values
from wikibinder.model.diagnostics import Position
from wikibinder.model.page import Page, Site
from wikibinder.model.settings import Selection, Settings
from wikibinder.parser.hidden_categories import is_hidden
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


HIDDEN = """
Articles with unsourced statements from May 2014
All articles with dead external links
Wikipedia articles with GND identifiers
Articles containing Japanese-language text
CS1 maint: multiple names: authors list
CS1 German-language sources (de)
Use dmy dates from June 2020
EngvarB from August 2014
Pages using infobox person with unknown parameters
Webarchive template wayback links
Commons category link is on Wikidata
Short description matches Wikidata
Requests for audio pronunciation (Spanish)
Year of birth missing (living people)
Astronomy stubs
Wikipedia:Artikel-Feedback/Zusätzliche Artikel
Article contenant un appel à traduction en anglais
Wikipédia:ébauche mathématiques
Artículos con enlaces externos rotos
P569 letta da Wikidata
!Artigos com ligações externas inativas
Страницы, использующие волшебные ссылки ISBN
Статті, що повинні бути у всіх Вікіпедіях
ISBNマジックリンクを使用しているページ
出典を必要とする記事/2019年5月
含有英語的條目
영어 표기를 포함한 문서
مقالات بها روابط داخلية قليلة
مقاله‌های دارای واژگان به زبان انگلیسی
"""
READ = """
Articles of Confederation
Living people
Lighthouses in Wales
Page County, Iowa
Pages of history
Users of wheelchairs
Using tools
Wikipedia
Wikidata
Artikel (Grammatik)
Requests
Good articles of trade
Member states of the United Nations
1890 births
Статистика
Страницы истории
記事
文書
Art stubborn
"""


@pytest.mark.parametrize(("names", "hidden"), [(HIDDEN, True), (READ, False)], ids=("hidden", "read"))
def test_categories_for_maintenance_by_their_names(names: str, hidden: bool) -> None:
    page = Page("P", "", Position("p.wiki", 1))
    assert [name for name in names.strip().splitlines() if is_hidden(page, name) is not hidden] == []


def test_the_list_of_the_wiki_goes_before_the_names() -> None:
    page = Page("P", "", Position("p.wiki", 1), site=Site(hidden_categories=frozenset({"Old maps"})))
    assert is_hidden(page, "Old maps")
    assert not is_hidden(page, "All articles with dead links")
