"""An edition in plain text, by Sphinx's own builder: a text file for each page."""

from __future__ import annotations

from wikibinder.book.sphinx_project import Edition

TEXT = Edition("text")
