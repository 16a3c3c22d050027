"""State of the renderers: the page being written and the position in it."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from wikibinder.model.nodes import (
    Anchor,
    CitationReference,
    Document,
    Footnote,
    NoteList,
    PageReference,
    Section,
    walk,
)
from wikibinder.model.value_type import value_type
from wikibinder.rst.escape import LINE_LENGTH, WORD_LENGTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from wikibinder.model.page import Page, TitleMap

MAX_DEPTH = 20
"""Maximum nesting of lists, quotations, tables and containers; docutils and Sphinx use recursion for each level."""

_NO_LABEL = re.compile(r"[\W_]+")
_SIMPLE = re.compile(r"[^\W_]+(?:[-._][^\W_]+)*")
"""Matches a simple reference name of docutils."""


Chunk: TypeAlias = list[str]
Renderer: TypeAlias = "Callable[[Any, Scope], Iterator[Chunk]]"


@dataclass(slots=True)
class Writing:
    """The state of one page while it is written.

    ``media``: name of an image file -> path; ``labels``: group and name of a footnote -> its docutils label;
    ``targets``: fragment -> docutils label; ``places``: group and part of a list of footnotes -> number of its places
    that are still to come, ``placed``: the lists already written; ``cites``: whether the page cites entries;
    ``renderers``: type of block node -> function that writes it; ``pictures``: definition of an inline picture -> name
    of its substitution; ``written``: labels of targets written so far.
    """

    document: Document
    page: Page
    book: TitleMap
    docname: str
    media: Mapping[str, str]
    labels: Mapping[tuple[str, str], str]
    targets: Mapping[str, str]
    places: Counter[tuple[str, int]]
    cites: bool
    renderers: Mapping[type, Renderer]
    pictures: dict[str, str] = field(default_factory=dict)
    placed: set[tuple[str, int]] = field(default_factory=set)
    written: set[str] = field(default_factory=set)

    def target(self, fragment: str) -> str:
        """Return the docutils label of a place on this page, given by the fragment of a link to it; "" if the page has
        no such place.
        """
        return self.targets.get(_fragment(fragment), "")

    def relative(self, docname: str) -> str:
        """Return the docname of another page as a path relative to this page, so that a folder of pages can be moved
        anywhere.
        """
        return posixpath.relpath(docname, posixpath.dirname(self.docname) or ".")


@value_type
class Scope:
    """The position in the page at which a node is written.

    ``level``: of a section that may begin here, 0 if none may. ``depth``: number of enclosing lists, cells ...;
    ``nesting``: number of enclosing inline elements, ``within``: their types. ``width``, ``word``: lengths of lines and
    words above which breaks are inserted. ``exact``: white space is preserved. ``in_note``: inside a footnote, where no
    list of footnotes is written.
    """

    writing: Writing
    level: int = 0
    depth: int = 0
    nesting: int = 0
    within: frozenset[type] = frozenset()
    width: int = LINE_LENGTH
    word: int = WORD_LENGTH
    exact: bool = False
    in_note: bool = False

    def inside(self) -> Scope:
        """Return the scope for the contents of a list item, cell, quotation or footnote: one level deeper, without
        sections.
        """
        return self._at(0, self.depth + 1, self.nesting, self.within)

    def under(self, kind: type) -> Scope:
        """Return the scope for the contents of an inline element of that node type."""
        return self._at(self.level, self.depth, self.nesting + 1, self.within | {kind})

    def _at(self, level: int, depth: int, nesting: int, within: frozenset[type]) -> Scope:
        """Return a copy of the scope with these values. (:func:`dataclasses.replace` takes four times as long.)"""
        return Scope(self.writing, level, depth, nesting, within, self.width, self.word, self.exact, self.in_note)


def writing(
    document: Document, page: Page, book: TitleMap, media: Mapping[str, str], renderers: Mapping[type, Renderer]
) -> Writing:
    """Return the state for writing a page: collects its footnotes, its anchors and the links to them. ``media``: name
    of an image file -> path; ``renderers``: type of block node -> function that writes it.
    """
    notes = tuple(block for note in document.notes for block in note.children)
    nodes = (*document.children, *notes, *document.display_title)
    places: Counter[tuple[str, int]] = Counter()
    linked: dict[str, None] = {}
    anchors: set[str] = set()
    cites = False
    # Dispatching on the type is faster than isinstance.
    node: Any
    for node in walk(nodes):
        kind = type(node)
        if kind is PageReference:
            if is_own(node, page):
                linked[_fragment(node.fragment)] = None
        elif kind is CitationReference:
            cites = True
        elif kind is NoteList:
            places[node.group, node.part] += 1
        elif kind is Section:
            anchors.update(_fragment(anchor) for anchor in node.anchors)
        elif kind is Anchor:
            anchors.add(_fragment(node.name))
    docname = book.docname(page.title)
    targets = _targets(docname or page.title, [name for name in linked if name and name in anchors])
    labels = _labels(document.notes)
    return Writing(document, page, book, docname, media, labels, targets, places, cites, renderers)


def is_own(link: PageReference, page: Page) -> bool:
    """Whether a link refers to the page that contains it (``page``), or to a place on it."""
    if link.wiki or not link.title:
        return not link.wiki
    # Fast test: most links are to other pages.
    at_least = len(link.title) >= len(page.title)
    return at_least and " ".join(link.title.replace("_", " ").split()) == page.title


def _fragment(name: str) -> str:
    return "_".join(name.replace("_", " ").split())


def _targets(page: str, names: Iterable[str]) -> dict[str, str]:
    """Return a docutils label for each of the fragments ``names``. A label begins with the name of the page (``page``),
    so that it is unique in the book.
    """
    # docutils makes labels lower case, so two that differ only in case would be equal.
    prefix = page.lower()
    # Titles that differ only in punctuation would have equal labels, so a checksum is added.
    if not _SIMPLE.fullmatch(prefix):
        prefix = f"{_label(page) or 'page'}-{hashlib.sha256(page.encode('utf-8', 'replace')).hexdigest()[:6]}"
    taken: set[str] = set()
    return {name: _unique(f"{prefix}.{_label(name) or 'place'}", taken) for name in names}


def _labels(notes: Iterable[Footnote]) -> dict[tuple[str, str], str]:
    """Return the docutils labels of footnotes, by group and name: ``n1``, ``n2`` ... without a group, ``lower-alpha-1``
    ... in a group, ``n1.1`` for a footnote that refers to a page in the work of footnote ``n1``.
    """
    prefixes: dict[str, str] = {"": "n"}
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    found: dict[tuple[str, str], str] = {}
    for note in notes:
        if not note.name or (note.group, note.name) in found:
            continue
        if note.group not in prefixes:
            prefixes[note.group] = f"{_unique(_group_label(note.group), taken)}-"
        whole, dot, place = note.name.rpartition(".")
        if dot and (note.group, whole) in found:
            found[note.group, note.name] = f"{found[note.group, whole]}.{place}"
        else:
            counts[note.group] += 1
            found[note.group, note.name] = f"{prefixes[note.group]}{counts[note.group]}"
    return found


def _group_label(group: str) -> str:
    """Return the name of a group of footnotes in the form used in labels: letters and digits, ``_`` for spaces;
    ``note`` if there are none, or if its script has combining marks, which docutils does not accept.
    """
    group = unicodedata.normalize("NFC", group.lower())[:80]
    words = [_NO_LABEL.sub("-", word).strip("-") for word in group.split()]
    marked = any(unicodedata.category(c)[0] == "M" for c in group)
    return "note" if marked else "_".join(filter(None, words)) or "note"


def _label(name: str) -> str:
    """Return a name in lower case, with ``-`` for all that is no letter or digit, as docutils accepts it in a label,
    cut to 80 characters; "" if nothing is left.
    """
    return _NO_LABEL.sub("-", name).strip("-").lower()[:80]


def _unique(name: str, taken: set[str]) -> str:
    """Return the name, with ``-2``, ``-3`` ... appended if it is in ``taken``; the result is added to ``taken``."""
    number, first = 1, name
    while name in taken:
        number += 1
        name = f"{first}-{number}"
    taken.add(name)
    return name
