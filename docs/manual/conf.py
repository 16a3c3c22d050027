"""Settings of the manual as a project of its own: its pages, and the manual page of the program.

Built by ``sphinx-build -b html docs/manual build/manual`` and ``sphinx-build -b man docs/manual build/man``.
"""

from wikibinder import __version__

project = "wikibinder"
author = "The wikibinder developers"
release = __version__
extensions = ["sphinx.ext.autodoc"]
html_theme = "furo"

man_pages = [("commands", "wikibinder", "binds wiki pages into books", author, 1)]
