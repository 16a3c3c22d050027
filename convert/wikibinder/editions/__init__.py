"""The Sphinx extension: builds HTML, EPUB and PDF editions of a book from articles (.rst) and bibliographies (.bib)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Set up the extension; return the metadata that Sphinx expects of an extension."""
    # Imported here, because the Typst processes of this package do not need it.
    from wikibinder.editions import extension  # noqa: PLC0415

    return extension.setup(app)
