"""Lines in Latin letters within an article from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lxml.html

from tests.sphinxbuild import build

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """:wikititle: שמש
:source: https://he.wikipedia.org/wiki/X

שמש
===

שמש (Sun). [#n]_

Sun & moon (2).

.. list-table::

   * - גובה
     - 45 m (148 ft)
   * - שנה
     - 1900

.. container:: references

   .. [#n] Smith, J. (1999).
"""


def test_the_order_of_their_words_is_kept(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text('project = "Sun"\nextensions = ["wikibinder.editions"]\n')
    (source / "index.rst").write_text(PAGE, "utf-8")
    site = build("html", source, tmp_path / "html")
    lines = lxml.html.parse(str(site / "index.html")).xpath('//section//span[@dir="ltr"]')
    assert [line.text_content() for line in lines] == ["Sun & moon (2).", "45 m (148 ft)"]
