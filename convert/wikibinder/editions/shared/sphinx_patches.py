"""Replacements for parts of Sphinx, until Sphinx itself does the same. They are active while a project with this
extension is built, and removed afterwards, so that another project in the same process has Sphinx's own.

Compiled templates
    Jinja compiles each template anew in every build, 0.1 s of a rebuild. Its own cache, switched on here, stores them
    next to the doctrees.

``IndexBuilder.prune``
    Before a rebuild Sphinx intersects the documents of every word of the search index with those that remain, and
    keeps words that no document contains any more. The replacement visits only words of removed documents, and removes
    a word with its last document.

``RSTState.add_initial_transitions``
    docutils makes the transitions of all 15 states anew for each list, table and quotation, of the same patterns: a
    twelfth of the time of reading. The replacement keeps them for each class of states.

Doctrees in memory
    Sphinx keeps the doctree of each page that it has read until the page is written, and the file of each that is
    requested: more than a megabyte for a page of 30 kB. Beyond ``KEPT`` of them they are dropped, and read again from
    disk.

Headings of the general index
    Sphinx groups entries by the first character of their canonical decomposition. For a Hangul syllable that is a
    conjoining consonant (U+1100 to U+1112), which few fonts have. The replacement uses the letter that Korean indices
    have as a heading (Unicode's block Hangul Compatibility Jamo).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst.states import RSTState
from jinja2 import FileSystemBytecodeCache
from sphinx.environment.adapters import indexentries
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.search import IndexBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

TEMPLATES = "templates"
"""Name of the folder of compiled templates, in the folder of doctrees."""
INITIALS = dict(zip(map(chr, range(0x1100, 0x1113)), "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", strict=True))
"""Conjoining initial consonant of Hangul -> the same consonant as a separate letter."""
GROUP_OF_SPHINX = indexentries._group_by_func
PRUNE_OF_SPHINX = IndexBuilder.prune
TRANSITIONS_OF_DOCUTILS = RSTState.add_initial_transitions
KEPT = 100
"""Maximum number of doctrees in each of Sphinx's caches."""

_transitions: dict[type[RSTState], list[tuple[str, Any, str]]] = {}
"""Class of states -> name, pattern and next state of each of its transitions, in order."""


def keep_templates(app: Sphinx) -> None:
    """Let Jinja store compiled templates in the folder of doctrees, for later builds."""
    loader = getattr(app.builder, "templates", None)
    if isinstance(loader, BuiltinTemplateLoader) and app.config.wikibinder_shortcuts:
        folder = Path(app.doctreedir, TEMPLATES)
        folder.mkdir(parents=True, exist_ok=True)
        loader.environment.bytecode_cache = FileSystemBytecodeCache(str(folder))


def prune(index: IndexBuilder, docnames: Iterable[str]) -> None:
    """Remove every document that is not in ``docnames`` from a search index. Replaces ``IndexBuilder.prune``."""
    gone = index._titles.keys() - set(docnames)
    for docname in gone:
        for index_part in (index._titles, index._filenames, index._all_titles):
            index_part.pop(docname, None)
    for words in (index._mapping, index._title_mapping):
        for word in [word for word, places in words.items() if not places.isdisjoint(gone)]:
            words[word] -= gone
            if not words[word]:
                del words[word]


def add_transitions(state: RSTState) -> None:
    """Set the transitions of a new state of docutils' parser. Replaces ``RSTState.add_initial_transitions``."""
    stored = _transitions.get(type(state))
    if stored is None:
        TRANSITIONS_OF_DOCUTILS(state)
        _transitions[type(state)] = [(name, *state.transitions[name][::2]) for name in state.transition_order]
    else:
        state.transition_order = [name for name, _, _ in stored]
        state.transitions = {name: (pattern, getattr(state, name), following) for name, pattern, following in stored}


def drop_doctrees(app: Sphinx, *_event: Any) -> None:
    """Clear each of Sphinx's two caches of doctrees if it has at least KEPT entries."""
    for cache in (app.env._pickled_doctree_cache, app.env._write_doc_doctree_cache):
        if len(cache) >= KEPT:
            cache.clear()


def index_heading(entry: Any) -> str:
    """Return the heading under which the general index lists an entry. Replaces Sphinx's ``_group_by_func``."""
    heading = GROUP_OF_SPHINX(entry)
    return INITIALS.get(heading, heading)


def install(_app: Sphinx) -> None:
    """Replace the functions of Sphinx and docutils by those of this module."""
    indexentries._group_by_func = index_heading
    IndexBuilder.prune = prune  # type: ignore[method-assign, assignment]  # a function becomes a method
    RSTState.add_initial_transitions = add_transitions  # type: ignore[method-assign, assignment]  # likewise


def take_back(_app: Sphinx, _exception: Exception | None) -> None:
    """Restore the functions of Sphinx and docutils."""
    indexentries._group_by_func = GROUP_OF_SPHINX
    IndexBuilder.prune = PRUNE_OF_SPHINX  # type: ignore[method-assign]  # as it was
    RSTState.add_initial_transitions = TRANSITIONS_OF_DOCUTILS  # type: ignore[method-assign]  # as it was


def setup(app: Sphinx) -> None:
    """Register the handlers that replace functions of Sphinx, restore them after the build, and limit its caches."""
    app.connect("builder-inited", keep_templates)
    app.connect("builder-inited", install)
    app.connect("doctree-read", drop_doctrees)
    app.connect("doctree-resolved", drop_doctrees)
    app.connect("build-finished", take_back, priority=900)
