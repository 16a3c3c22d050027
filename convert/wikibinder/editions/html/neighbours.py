"""Selects the pages to be written again because they show titles or outlines of other pages, in their navigation and
tables of contents.

Sphinx rewrites a page with a table of contents whenever a document in it has been read, and never the pages before and
after a changed title. With this module a page is rewritten if, and only if, the data of others that it shows have
changed: after an edit that keeps the headings, only the edited page; after a new title, also its neighbours. Pages of
removed documents are deleted. A rebuilt site therefore equals a site built from scratch.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from docutils import nodes

from wikibinder.editions.html.site_theme import NAVIGATION_LIMIT, neighbours
from wikibinder.editions.shared import state
from wikibinder.editions.shared.config import WEB

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment


def _outlines(env: BuildEnvironment) -> dict[str, str]:
    """Return the outlines recorded on the environment: name of a document -> digest of its title and headings. Changes
    of the dictionary are recorded.
    """
    if not hasattr(env, "wikibinder_outlines"):
        env.wikibinder_outlines = {}  # type: ignore[attr-defined]  # extensions keep their data on the environment
    found: dict[str, str] = env.wikibinder_outlines  # type: ignore[attr-defined]
    return found


def note(app: Sphinx, _doctree: nodes.document) -> None:
    """Record the outline (title, headings and their targets) of the document that has just been read."""
    docname = app.env.docname
    links = app.env.tocs[docname].findall(nodes.reference)
    data = ((link["refuri"], link["anchorname"], link.astext()) for link in links)
    _outlines(app.env)[docname] = state.digest((app.env.titles[docname].astext(), *data))


def _purge(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _outlines(env).pop(docname, None)


def _merge(_app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    _outlines(env).update({name: data for name, data in _outlines(other).items() if name in docnames})


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the names of the documents whose pages must be written again, because titles (in a small book also
    toctrees) that their navigation shows have changed since they were written; [] for builders other than the site's.
    Delete the pages of removed documents.
    """
    memory = state.memory(app)
    app.wikibinder_relisted = set(memory.changed("outlines", _outlines(env)))  # type: ignore[attr-defined]  # this build's
    if app.builder.name not in WEB:
        return []
    titles = {docname: title.astext() for docname, title in env.titles.items()}
    for docname in memory.last.get("around", {}).keys() - titles.keys():
        Path(cast("StandaloneHTMLBuilder", app.builder).get_outfilename(docname)).unlink(missing_ok=True)
    if len(titles) <= NAVIGATION_LIMIT:
        shown = (*sorted(titles.items()), *sorted(env.toctree_includes.items()))
        return memory.changed("around", dict.fromkeys(titles, state.digest(shown)))
    around = {docname: [(near, titles[near]) for near in neighbours(env, docname)] for docname in titles}
    return memory.changed("around", {docname: state.digest(near) for docname, near in around.items()})


def skip_unchanged_outlines(app: Sphinx, builder: Builder) -> None:
    """Before pages are written, unless ``wikibinder_shortcuts`` is off: keep Sphinx from rewriting pages whose toctrees
    list a document that has been read again, if the outline of that document has not changed.
    """
    if not app.config.wikibinder_shortcuts:
        return
    env, relisted = builder.env, app.wikibinder_relisted  # type: ignore[attr-defined]  # of this build
    app.wikibinder_toctrees = env.files_to_rebuild  # type: ignore[attr-defined]
    env.files_to_rebuild = {name: pages for name, pages in env.files_to_rebuild.items() if name in relisted}


def restore(app: Sphinx, _exception: Exception | None) -> None:
    """After the build: undo the change that ``skip_unchanged_outlines`` made to Sphinx's environment."""
    if hasattr(app, "wikibinder_toctrees"):
        app.env.files_to_rebuild = app.wikibinder_toctrees
        del app.wikibinder_toctrees


def setup(app: Sphinx) -> None:
    """Register the handlers that record outlines and select the pages to be rewritten."""
    # Runs after Sphinx has recorded title and contents.
    app.connect("doctree-read", note, priority=900)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", outdated)
    app.connect("write-started", skip_unchanged_outlines)
    app.connect("build-finished", restore)
