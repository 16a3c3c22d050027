"""Pages that list something of all other pages: written again when, and only when, what they say has changed.

Each builder has its own memory of what it wrote last, since all share one environment.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Memory = dict[str, dict[str, dict[str, str]]]
"""Kind of list, document that holds it, builder: digest of what was written."""


def memory(env: BuildEnvironment) -> Memory:
    if not hasattr(env, "wikibinder_lists"):
        env.wikibinder_lists = {}  # type: ignore[attr-defined]  # extensions keep their data on the environment
    found: Memory = env.wikibinder_lists  # type: ignore[attr-defined]
    return found


def note(env: BuildEnvironment, kind: str) -> None:
    """The document that is being read holds a list of this kind."""
    memory(env).setdefault(kind, {})[env.docname] = {}


def holders(env: BuildEnvironment, kind: str) -> list[str]:
    """The documents that hold a list of this kind."""
    return sorted(memory(env).get(kind, {}))


def outdated(app: Sphinx, env: BuildEnvironment, kind: str, said: Iterable[object]) -> list[str]:
    """The documents whose list is not what this builder wrote last; ``said`` is what they are to say now."""
    pages = memory(env).get(kind, {})
    if not pages:
        return []
    digest = hashlib.sha256()
    for part in said:
        digest.update(repr(part).encode())
    state = digest.hexdigest()
    found = [docname for docname, written in sorted(pages.items()) if written.get(app.builder.name) != state]
    for docname in found:
        pages[docname][app.builder.name] = state
    return found


def _purge(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    for pages in memory(env).values():
        pages.pop(docname, None)


def _merge(_app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    for kind, pages in memory(other).items():
        memory(env).setdefault(kind, {}).update({name: said for name, said in pages.items() if name in docnames})


def setup(app: Sphinx) -> None:
    """Keep the memory through rereading and parallel reading."""
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
