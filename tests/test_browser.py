"""The showcase book in a real browser: pages fit, are legible in the dark, links lead, notes open, search finds.

Pictures of some pages are kept in the folder that ``WIKIBINDER_PICTURES`` names.
"""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from PIL import Image

from tests import browser, sphinxbuild

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

SHOWCASE = Path(__file__).parent / "roots" / "showcase"
WAYS = [(size, dark) for size in (browser.DESKTOP, browser.PHONE) for dark in (False, True)]
KEPT = ("lighthouse", "tables", "scripts")

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FAINT = """(() => {
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const canvas = matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const [r, g, b, a = 1] = numbers(getComputedStyle(e).backgroundColor);
      if (a > 0.5) return [r, g, b];
    }
    return canvas;
  };
  const faint = [];
  for (const e of document.querySelectorAll('p, li, h1, h2, h3, td, th, dt, figcaption, caption, pre')) {
    if (!e.innerText.trim() || !e.getClientRects().length || e.closest('.sidebar-drawer, .toc-drawer')) continue;
    const [a, b] = [light(numbers(getComputedStyle(e).color)), light(ground(e))];
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) faint.push(e.innerText.slice(0, 40));
  }
  return faint;
})()"""
FOLLOW = """(async () => {
  const broken = [];
  for (const link of document.querySelectorAll('a[href]')) {
    const target = new URL(link.href);
    if (target.origin !== location.origin) continue;
    const answer = await fetch(target.pathname);
    if (!answer.ok) { broken.push(link.getAttribute('href')); continue; }
    const name = decodeURIComponent(target.hash.slice(1));
    if (!name || name === 'top') continue;
    const type = target.pathname.endsWith('.xhtml') ? 'application/xhtml+xml' : 'text/html';
    const page = new DOMParser().parseFromString(await answer.text(), type);
    if (!page.getElementById(name)) broken.push(link.getAttribute('href'));
  }
  return broken;
})()"""
OPEN_NOTE = """(async () => {
  const seen = element => {
    const box = element.getBoundingClientRect();
    return box.height > 0 && box.top < innerHeight && box.bottom > 0;
  };
  const until = async truth => {
    for (let left = 40; left && !truth(); left--) await new Promise(done => setTimeout(done, 50));
    return truth();
  };
  const mark = document.querySelector('a[role=doc-noteref]');
  const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
  mark.click();
  const opened = note.innerText.trim().length > 5 && await until(() => seen(note));
  const back = note.querySelector('[role=doc-backlink]');
  back.click();
  return [opened, await until(() => seen(mark))];
})()"""
POP_UP = """(() => {
  const popup = () => document.querySelector('.note-popup');
  const shown = () => popup().hidden ? '' : popup().innerText.trim();
  const mark = document.querySelector('article a[role=doc-noteref]');
  const before = shown();
  mark.focus();
  const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
  const box = popup().getBoundingClientRect();
  const inside = box.left >= 0 && box.right <= document.documentElement.clientWidth && box.height > 10;
  const same = note.innerText.includes(shown().slice(0, 40)) && shown().length > 5;
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  return [before, same, inside, shown()];
})()"""
ASKED_FOR = "performance.getEntriesByType('resource').filter(e => e.name.includes('searchindex.js')).length"
FOUND = """new Promise(done => {
  const look = left => {
    const found = document.querySelectorAll('#search-results li a');
    const links = [...found].map(a => a.getAttribute('href').split('?')[0]);
    links.includes(PAGE) || !left ? done(links) : setTimeout(() => look(left - 1), 100);
  };
  look(50);
})"""

MARKED = """new Promise(done => {
  const look = left => {
    const number = document.querySelectorAll('.highlighted').length;
    number || !left ? done(number) : setTimeout(() => look(left - 1), 100);
  };
  look(50);
})"""


@pytest.fixture(scope="module")
def tab() -> Iterator[browser.Tab]:
    with browser.tab() as opened:
        yield opened


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The HTML edition: where it is served, and its pages."""
    browser.chromium()
    folder = sphinxbuild.build("html", SHOWCASE, tmp_path_factory.mktemp("site") / "html")
    with browser.served(folder) as address:
        yield address, sorted(path.name for path in folder.glob("*.html") if path.name != "404.html")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The chapters of the EPUB: where they are served, and their names."""
    browser.chromium()
    folder = tmp_path_factory.mktemp("book")
    (epub,) = sphinxbuild.build("epub", SHOWCASE, folder / "epub").glob("*.epub")
    with zipfile.ZipFile(epub) as archive:
        archive.extractall(folder / "chapters")
    with browser.served(folder / "chapters") as address:
        yield address, sorted(path.name for path in (folder / "chapters").glob("*.xhtml"))


@pytest.mark.parametrize("edition", ["site", "book"])
@pytest.mark.parametrize(("size", "dark"), WAYS)
def test_pages_fit_and_are_legible(
    edition: str, size: tuple[int, int], dark: bool, tab: browser.Tab, request: pytest.FixtureRequest
) -> None:
    address, pages = request.getfixturevalue(edition)
    pictures = os.environ.get("WIKIBINDER_PICTURES")
    for page in pages:
        tab.open(f"{address}/{page}", size, dark=dark)
        assert tab.run(OVERFLOW) <= 0, f"{page} scrolls sideways"
        assert tab.run(FAINT) == [], f"{page} has faint text"
        if pictures and Path(page).stem in KEPT:
            name = f"{edition}-{Path(page).stem}-{size[0]}{'-dark' if dark else ''}.png"
            tab.picture(Path(pictures) / name, whole=True)


@pytest.mark.parametrize("edition", ["site", "book"])
def test_links_lead_somewhere(edition: str, tab: browser.Tab, request: pytest.FixtureRequest) -> None:
    address, pages = request.getfixturevalue(edition)
    for page in pages:
        tab.open(f"{address}/{page}")
        assert tab.run(FOLLOW) == [], page


@pytest.mark.parametrize("edition", ["site", "book"])
@pytest.mark.parametrize("size", [browser.DESKTOP, browser.PHONE])
def test_notes_open_and_lead_back(
    edition: str, size: tuple[int, int], tab: browser.Tab, request: pytest.FixtureRequest
) -> None:
    address, pages = request.getfixturevalue(edition)
    (page,) = (page for page in pages if page.startswith("lighthouse."))
    tab.open(f"{address}/{page}", size)
    assert tab.run(OPEN_NOTE) == [True, True]


@pytest.mark.parametrize("dark", [False, True])
def test_a_note_is_shown_beside_its_mark(dark: bool, site: tuple[str, list[str]], tab: browser.Tab) -> None:
    address, _pages = site
    tab.open(f"{address}/lighthouse.html", dark=dark)
    assert tab.run(POP_UP) == ["", True, True, ""]


def test_the_search_index_is_fetched_only_to_search(site: tuple[str, list[str]], tab: browser.Tab) -> None:
    address, _pages = site
    for query, fetched in (("", 0), ("?q=lens", 1)):
        tab.open(f"{address}/search.html{query}")
        tab.run("new Promise(done => setTimeout(done, 300))")
        assert tab.run(ASKED_FOR) == fetched


@pytest.mark.parametrize("word", ["등대", "Маяки", "灯台", "灯", "φάρος", "منارة", "प्रकाशस्तम्भ"])
def test_search_finds_words_of_every_script(word: str, site: tuple[str, list[str]], tab: browser.Tab) -> None:
    address, _pages = site
    tab.open(f"{address}/search.html?q={quote(word)}")
    assert "scripts.html" in tab.run(FOUND.replace("PAGE", "'scripts.html'"))


def test_marks_of_found_words_leave_icons_and_formulas_alone(site: tuple[str, list[str]], tab: browser.Tab) -> None:
    address, _pages = site
    tab.open(f"{address}/lighthouse.html")  # takes the words of the search before
    tab.open(f"{address}/lighthouse.html?highlight=expand%20x%20lighthouse")
    assert tab.run(MARKED) > 0
    assert tab.run("document.querySelectorAll('svg .highlighted, svg tspan, math .highlighted').length") == 0


BOX_AND_TABLE = """\
Tarn
====

.. container:: infobox

   .. container:: box-title

      Tarn

   .. list-table::
      :class: infobox
      :stub-columns: 1

{rows}

A **tarn** is a small lake in the mountains, and many of them are in the north of the country, where ice was.

Crew
----

.. list-table::
   :header-rows: 1

   * - Place
     - Name
   * - Pilot
     - Ida

.. container:: gallery

   .. image:: a.png

   .. image:: a.png

.. figure:: a.png
   :align: right
   :width: 250px

   A picture

{text}
"""
PLACES = """(() => {
  const top = selector => document.querySelector(selector).getBoundingClientRect();
  const box = top('div.infobox'), table = top('#crew table'), figure = top('#crew figure');
  const beside = table.top < box.bottom && top('.gallery').top < box.bottom;
  return [beside, figure.top >= box.bottom];
})()"""


@pytest.fixture(scope="module")
def boxes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of two pages with a box, a small table and a picture, the second one from right to left."""
    browser.chromium()
    source = tmp_path_factory.mktemp("boxes")
    (source / "conf.py").write_text('extensions = ["wikibinder.editions"]\nproject = "Tarns"\n', encoding="utf-8")
    Image.new("RGB", (250, 200)).save(source / "a.png")
    rows = "\n".join(f"      * - Row {n}\n        - value" for n in range(30))
    page = BOX_AND_TABLE.format(rows=rows, text="Words of the text. " * 80)
    (source / "left.rst").write_text(page, encoding="utf-8")
    (source / "right.rst").write_text(f":language: he\n\n{page}", encoding="utf-8")
    (source / "index.rst").write_text("Tarns\n=====\n\n.. toctree::\n\n   left\n   right\n", encoding="utf-8")
    with browser.served(sphinxbuild.build("html", source, source / "out")) as address:
        yield address


@pytest.mark.parametrize("name", ["left", "right"])
def test_tables_and_galleries_are_beside_a_box_and_pictures_below_it(name: str, boxes: str, tab: browser.Tab) -> None:
    tab.open(f"{boxes}/{name}.html")
    assert tab.run(PLACES) == [True, True]


@pytest.mark.parametrize("name", ["left", "right"])
def test_nothing_is_beside_a_picture_on_a_phone(name: str, boxes: str, tab: browser.Tab) -> None:
    tab.open(f"{boxes}/{name}.html", browser.PHONE)
    assert tab.run("getComputedStyle(document.querySelector('figure')).float") == "none"
