"""Where Sphinx does more than it has to: what is done about it here until it is done there.

Compiled templates
    Jinja compiles each template anew in every build, 0.1 s of a rebuild. Its own cache, switched on here, keeps them
    beside the doctrees.

``IndexBuilder.prune``
    Before a rebuild it intersects the documents of every word of the search index with those that stay, most of them
    for nothing, and words that are in no document any more stay in the index for ever. The one here looks only at
    words of documents that go, and lets words go with their last document.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.search import IndexBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

TEMPLATES = "templates"
"""The folder of the compiled templates."""


def keep_templates(app: Sphinx) -> None:
    """Have Jinja keep what it has compiled."""
    loader = getattr(app.builder, "templates", None)
    if isinstance(loader, BuiltinTemplateLoader) and app.config.wikibinder_shortcuts:
        folder = Path(app.doctreedir, TEMPLATES)
        folder.mkdir(parents=True, exist_ok=True)
        loader.environment.bytecode_cache = FileSystemBytecodeCache(str(folder))


def prune(index: IndexBuilder, docnames: Iterable[str]) -> None:
    """Take the documents that are not among ``docnames`` out of a search index."""
    gone = index._titles.keys() - set(docnames)
    for docname in gone:
        for known in (index._titles, index._filenames, index._all_titles):
            known.pop(docname, None)
    for words in (index._mapping, index._title_mapping):
        for word in [word for word, places in words.items() if not places.isdisjoint(gone)]:
            words[word] -= gone
            if not words[word]:
                del words[word]


def setup(app: Sphinx) -> None:
    """Put these in the place of Sphinx's own."""
    IndexBuilder.prune = prune  # type: ignore[method-assign, assignment]  # a function becomes a method
    app.connect("builder-inited", keep_templates)
