"""Pages that list items of all other pages; they are rewritten only if what they show has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.editions.shared import state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Holders = dict[str, set[str]]
"""Kind of list -> names of the documents with a list of this kind."""


def _holders(env: BuildEnvironment) -> Holders:
    if not hasattr(env, "wikibinder_lists"):
        env.wikibinder_lists = {}  # type: ignore[attr-defined]  # extensions keep their data on the environment
    found: Holders = env.wikibinder_lists  # type: ignore[attr-defined]
    return found


def note(env: BuildEnvironment, kind: str) -> None:
    """Record that the document being read contains a list of this kind (``bibliography``, ``sources`` ...)."""
    _holders(env).setdefault(kind, set()).add(env.docname)


def holders(env: BuildEnvironment, kind: str) -> list[str]:
    """Return the names of the documents for which ``note`` was called with this kind, sorted; kinds are
    ``bibliography``, ``sources`` and others: lists that are made from all documents of the book.
    """
    return sorted(_holders(env).get(kind, ()))


def outdated(app: Sphinx, env: BuildEnvironment, kind: str, data: Iterable[object]) -> list[str]:
    """Return the names of the documents with a list of this kind, if ``data`` has changed since this builder wrote
    them, otherwise []. ``data``: all data that the list depends on.
    """
    pages = holders(env, kind)
    return state.memory(app).changed(kind, dict.fromkeys(pages, state.digest(data))) if pages else []


def _purge(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    for pages in _holders(env).values():
        pages.discard(docname)


def _merge(_app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    for kind, pages in _holders(other).items():
        _holders(env).setdefault(kind, set()).update(pages & docnames)


def setup(app: Sphinx) -> None:
    """Register the handlers that update the record of documents with lists when documents are removed or read in
    parallel.
    """
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
