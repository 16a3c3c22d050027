"""Lists of some works of a book only, and the data of references in its pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest
from lxml import html
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from wikibinder.editions.references.bib_files import BibRecord
from wikibinder.editions.references.coins import query

if TYPE_CHECKING:
    from pathlib import Path

INDEX = """Top
===

.. toctree::
   :caption: Rivers

   rivers/one

.. toctree::
   :caption: Hills

   two
   works
"""
PAGE = """:wikititle: {0}

{0}
===

Text.\\ :footcite:p:`{1}`

.. footbibliography::

Further reading
---------------

* :cite:t:`{2}`
"""
BIB = "@book{%s, title = {Fog %s}, author = {Lee, Ann}}\n@online{%s, title = {Mist %s}, url = {https://x.yy/?a=1&b}}\n"
LISTS = {
    "articles": ":articles: rivers/*", "kinds": ":kinds: web", "further": ":sections: Further reading",
    "notes": ":sections: notes", "part": ":part: Hills", "both": ":part: Hills\n   :kinds: books", "all": "",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    (folder / "rivers").mkdir()
    works = "Works\n=====\n"
    for name, options in LISTS.items():
        works += f"\n{name}\n--------\n\n.. book-bibliography::\n   {options}\n"
    pages = {
        "conf.py": "extensions = ['wikibinder.editions']\nhtml_theme = 'basic'\n", "index.rst": INDEX,
        "works.rst": works,
        "rivers/one.rst": PAGE.format("One", "a1", "b1"), "two.rst": PAGE.format("Two", "a2", "b2"),
        "rivers/one.bib": BIB % ("a1", "1", "b1", "1"), "two.bib": BIB % ("a2", "2", "b2", "2"),
    }  # fmt: skip
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
    warnings = io.StringIO()
    with docutils_namespace():
        Sphinx(folder, folder, folder / "out", folder / "trees", "html", status=None, warning=warnings).build()
    assert warnings.getvalue() == ""
    return folder / "out"


@pytest.mark.parametrize(
    ("name", "works"),
    [
        ("articles", ["Fog 1", "Mist 1"]), ("kinds", ["Mist 1", "Mist 2"]), ("further", ["Mist 1", "Mist 2"]),
        ("notes", ["Fog 1", "Fog 2"]), ("part", ["Fog 2", "Mist 2"]), ("both", ["Fog 2"]),
        ("all", ["Fog 1", "Fog 2", "Mist 1", "Mist 2"]),
    ],
)  # fmt: skip
def test_a_list_holds_what_its_options_choose(site: Path, name: str, works: list[str]) -> None:
    page: Any = html.fromstring((site / "works.html").read_text("utf-8"))
    lines = page.xpath(f'//section[@id="{name}"]/ul/li')
    assert [line.xpath(".//em|.//a[contains(., 'Mist')]")[0].text_content().strip("“”") for line in lines] == works


def test_ids_are_those_of_the_list_of_all_works(site: Path) -> None:
    page: Any = html.fromstring((site / "works.html").read_text("utf-8"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert page.xpath('//section[@id="all"]//li[@id="cite-a1"]')


def test_each_reference_of_a_page_has_its_data_once(site: Path) -> None:
    page: Any = html.fromstring((site / "two.html").read_text("utf-8"))
    found = [parse_qs(title) for title in page.xpath('//span[@class="Z3988"]/@title')]
    assert [data.get("rft.btitle") or data["rft.title"] for data in found] == [["Fog 2"], ["Mist 2"]]
    assert found[1]["rft_id"] == ["https://x.yy/?a=1&b"]
    assert "Z3988" not in (site / "works.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "fields", "data"),
    [
        ("article", {"title": "T", "journaltitle": "J", "number": "2", "pages": "1--3", "doi": "10.1/x",
                     "date": "2001"},
         {"rft_val_fmt": "info:ofi/fmt:kev:mtx:journal", "rft.atitle": "T", "rft.jtitle": "J", "rft.issue": "2",
          "rft.pages": "1–3", "rft_id": "info:doi/10.1/x", "rft.date": "2001"}),
        ("incollection", {"title": "T", "booktitle": "B", "author": "Lee, Ann and others"},
         {"rft.genre": "bookitem", "rft.atitle": "T", "rft.btitle": "B", "rft.aulast": "Lee", "rft.au": "Lee, Ann"}),
        ("misc", {"title": "T \\& U", "author": "{United Press}"},
         {"rft_val_fmt": "info:ofi/fmt:kev:mtx:dc", "rft.title": "T & U", "rft.creator": "United Press"}),
    ],
)  # fmt: skip
def test_the_data_of_an_entry(kind: str, fields: dict[str, str], data: dict[str, str]) -> None:
    found = parse_qs(query(BibRecord(kind, "k", fields)))
    assert {name: [value] for name, value in data.items()}.items() <= found.items()
