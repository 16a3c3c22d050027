"""The Sphinx extension: articles (.rst) and their bibliographies (.bib) to HTML, EPUB and PDF editions of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Set up the extension."""
    # The processes of Typst, which are in this package too, need none of its modules.
    from wikibinder.editions import extension  # noqa: PLC0415

    return extension.setup(app)
