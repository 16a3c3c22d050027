"""Pictures on the site: their alternative texts, and when browsers load them."""

from __future__ import annotations

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
    ids = lxml.html.parse(str(site / "index.html")).xpath("//@id")
    assert "index-0" in ids
    assert len(ids) == len(set(ids))
