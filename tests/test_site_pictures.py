"""Pictures on the site: their alternative texts, and when browsers load them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import lxml.html
from PIL import Image

from tests.sphinxbuild import build

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """:wikititle: Boats

Boats
=====

.. index::
   single: Ships; Boats

.. image:: boat.png
   :width: 10px

.. image:: boat.png
   :width: 20px

.. figure:: boat.png

   A boat

.. figure:: boat.png
   :alt: Two masts

   A larger boat

.. image:: boat.png
   :target: https://example.org/
"""


def test_texts_and_loading(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    Image.new("RGB", (20, 10)).save(source / "boat.png")
    (source / "conf.py").write_text('project = "Boats"\nextensions = ["wikibinder.editions"]\n')
    (source / "index.rst").write_text(PAGE)
    site = build("html", source, tmp_path / "html")
    images = lxml.html.parse(str(site / "index.html")).xpath('//article//img | //div[@role="main"]//img')
    found = [(image.get("alt"), image.get("loading")) for image in images if "boat" in image.get("src")]
    assert found == [("boat", None), ("boat", None), ("boat", "lazy"), ("Two masts", "lazy"), ("boat", "lazy")]
    styles = [image.get("style") for image in images if "boat" in image.get("src")]
    assert styles[:3] == [f"aspect-ratio: auto 20 / 10; width: {width}px;" for width in (10, 20)] + [None]
    ids = lxml.html.parse(str(site / "index.html")).xpath("//@id")
    assert "index-0" in ids
    assert len(ids) == len(set(ids))


LINKED = """:wikititle: Boats

Boats
=====

.. figure:: red_boat.png
   :target: https://example.org/

   A boat

|flag| `Norway <https://no.example/>`__

.. image:: red_boat.png
   :name: moored
   :target: https://example.org/

.. |flag| image:: blue_boat.png
   :alt:
   :target: https://no.example/

.. image:: red_boat.png
"""


def test_a_picture_that_is_a_link_has_a_text_in_every_edition_of_pages(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in ("red_boat", "blue_boat"):
        Image.new("RGB", (20, 10)).save(source / f"{name}.png")
    (source / "conf.py").write_text('project = "Boats"\nextensions = ["wikibinder.editions"]\n')
    (source / "index.rst").write_text(LINKED)
    found = {}
    for builder in ("html", "epub"):
        out = build(builder, source, tmp_path / builder)
        pages = [(out / "index.html").read_bytes()] if builder == "html" else chapters(next(out.glob("*.epub")))
        images = [image for page in pages for image in lxml.html.fromstring(page).iter("img")]
        found[builder] = [image.get("alt") for image in images if "boat" in image.get("src", "")]
        assert sum(page.count(b'id="moored"') for page in pages) == 1
    assert found == {
        "html": ["red boat", "blue boat", "red boat", "red boat"], "epub": ["red boat", "blue boat", "red boat", ""]
    }  # fmt: skip


def chapters(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as book:
        return [book.read(name) for name in book.namelist() if name.endswith("index.xhtml")]
