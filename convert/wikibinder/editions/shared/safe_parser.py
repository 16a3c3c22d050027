"""A second wall behind the writer's escaping: in a converted page docutils neither reads files nor takes raw markup.

A converted page is told by its first line, the field ``:wikititle:``; pages that people write are read as ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.parsers import RSTParser

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.statemachine import StringList
    from sphinx.application import Sphinx

FIRST_FIELD = ":wikititle:"


class GuardedParser(RSTParser):
    """Sphinx's parser, with insertion of files and raw markup switched off for converted pages."""

    def parse(self, inputstring: str | StringList, document: nodes.document) -> None:
        """Parse a page; the settings are shared by all pages, hence set for each."""
        text = inputstring if isinstance(inputstring, str) else "\n".join(inputstring[:1])
        trusted = not text.lstrip("\ufeff").startswith(FIRST_FIELD)
        for name in ("file_insertion_enabled", "raw_enabled"):
            setattr(document.settings, name, trusted and document.settings.env.settings.get(name, True))
        super().parse(inputstring, document)


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's parser."""
    app.add_source_parser(GuardedParser, override=True)
