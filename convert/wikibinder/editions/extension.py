"""Sets up the parts of the extension, in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wikibinder import __version__
from wikibinder.editions import typst
from wikibinder.editions.epub import builder as epub
from wikibinder.editions.html import (
    front_page,
    hosting,
    index_pages,
    isolated_lines,
    link_addresses,
    mathml,
    neighbours,
    note_marks,
    powers,
    search_index,
    site_pictures,
    site_theme,
    table_grids,
    volume_sites,
)
from wikibinder.editions.references import (
    book_bibliography,
    citation_domains,
    coins,
    note_numbering,
    pybtex_style,
    reference_style,
    wiki_links,
)
from wikibinder.editions.shared import (
    article_language,
    article_sources,
    completeness,
    config,
    dependent_pages,
    lead_first,
    list_pages,
    other_builders,
    roles,
    safe_parser,
    sphinx_patches,
    timings,
    volume_links,
)
from wikibinder.editions.shared import (
    gc as heap,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Set up all parts of the extension; return the metadata that Sphinx expects of an extension."""
    app.setup_extension("sphinxcontrib.bibtex")
    config.setup(app)
    heap.setup(app)
    timings.setup(app)
    sphinx_patches.setup(app)
    roles.setup(app)
    dependent_pages.setup(app)
    list_pages.setup(app)
    pybtex_style.setup()
    reference_style.setup(app)
    citation_domains.setup(app)
    coins.setup(app)
    note_numbering.setup(app)
    wiki_links.setup(app)
    book_bibliography.setup(app)
    article_sources.setup(app)
    lead_first.setup(app)
    mathml.setup(app)
    article_language.setup(app)
    link_addresses.setup(app)
    note_marks.setup(app)
    powers.setup(app)
    site_theme.setup(app)
    index_pages.setup(app)
    table_grids.setup(app)
    site_pictures.setup(app)
    isolated_lines.setup(app)
    neighbours.setup(app)
    search_index.setup(app)
    front_page.setup(app)
    volume_sites.setup(app)
    hosting.setup(app)
    safe_parser.setup(app)
    completeness.setup(app)
    other_builders.setup(app)
    volume_links.setup(app)
    epub.setup(app)
    typst.setup(app)
    return {"version": __version__, "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
