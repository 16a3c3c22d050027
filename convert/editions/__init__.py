"""The Sphinx extension: articles (.rst) and their bibliographies (.bib) to HTML, EPUB and PDF editions of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from convert import __version__
from convert.editions import (
    addresses,
    bibliography,
    cite,
    config,
    direction,
    epub,
    frontpage,
    grids,
    heap,
    hosting,
    html,
    lists,
    mathml,
    notemarks,
    notes,
    pybtex_style,
    roles,
    search,
    sources,
    surroundings,
    timings,
    typst,
    upstream,
    wall,
    wikipages,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Set up the extension, part by part."""
    app.setup_extension("sphinxcontrib.bibtex")
    config.setup(app)
    heap.setup(app)
    timings.setup(app)
    upstream.setup(app)
    roles.setup(app)
    lists.setup(app)
    pybtex_style.setup()
    cite.setup(app)
    notes.setup(app)
    wikipages.setup(app)
    bibliography.setup(app)
    sources.setup(app)
    mathml.setup(app)
    direction.setup(app)
    addresses.setup(app)
    notemarks.setup(app)
    html.setup(app)
    grids.setup(app)
    surroundings.setup(app)
    search.setup(app)
    frontpage.setup(app)
    hosting.setup(app)
    wall.setup(app)
    epub.setup(app)
    typst.setup(app)
    return {"version": __version__, "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
