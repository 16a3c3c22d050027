"""Notes to footnotes, in the place that the page gives them or at its end.

The list of references holds the page's plain notes as footnotes and, as ``footbibliography``, the entries cited in it;
the edition puts both into one sequence. Explanatory notes have a list for each group.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wikibinder.model.nodes import Document, NoteList, Section
from wikibinder.rst import escape
from wikibinder.rst.layout import body, directive, indented, join
from wikibinder.rst.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.rst.context import Chunk, Scope

REFERENCES = "References"
NOTES = "Notes"
CLASSES = frozenset(("references", "notes"))
"""Classes of containers that mean lists of notes; no other container may have them."""


def note_list(node: NoteList, scope: Scope) -> Iterator[Chunk]:
    """The list of a group's notes, at the last of the places the page gives it."""
    writing, group = scope.writing, node.group
    if scope.in_note:
        return
    writing.places[group] -= 1
    if writing.places[group] > 0 or group in writing.placed:
        return
    if group:
        yield from group_list(group, scope)
    else:
        yield from unplaced_groups(scope, heading=[f".. rubric:: {NOTES}"])
        yield from references(scope)


def remaining(document: Document, scope: Scope) -> Iterator[Chunk]:
    """At the end of the page: the lists that have no place on it."""
    ruler = escape.RULERS[1]
    scope.writing.places.clear()
    groups = list(unplaced_groups(scope, heading=[NOTES, ruler * len(NOTES)]))
    main = [] if "" in scope.writing.placed else list(references(scope))
    if main and not _ends_with_references(document):
        main.insert(0, [REFERENCES, ruler * len(REFERENCES)])
    elif main and groups:
        groups[0] = [f".. rubric:: {NOTES}"]
    yield from groups
    yield from main


def unplaced_groups(scope: Scope, heading: Chunk) -> Iterator[Chunk]:
    """The lists of groups for which the page has no place, under a heading."""
    writing = scope.writing
    groups = dict.fromkeys(group for group, _ in writing.labels if group)
    for group in groups:
        if group not in writing.placed and writing.places[group] <= 0:
            for chunk in group_list(group, scope):
                if heading:
                    yield heading
                    heading = []
                yield chunk


def references(scope: Scope) -> Iterator[Chunk]:
    """The list of the page's references."""
    scope.writing.placed.add("")
    chunks = list(footnotes("", scope))
    if scope.writing.cites:
        chunks.append([".. footbibliography::"])
    if chunks:
        yield directive("container", "references", content=join(chunks))


def group_list(group: str, scope: Scope) -> Iterator[Chunk]:
    """The list of the notes of a group."""
    scope.writing.placed.add(group)
    chunks = list(footnotes(group, scope))
    if chunks:
        yield directive("container", f"notes {scope.writing.classes[group]}", content=join(chunks))


def footnotes(group: str, scope: Scope) -> Iterator[Chunk]:
    """The notes of a group, each as a footnote."""
    inner = replace(scope.inside(), in_note=True)
    seen: set[str] = set()
    for note in scope.writing.document.notes:
        if note.group == group and note.name not in seen:
            seen.add(note.name)
            mark = f".. [#{scope.writing.labels[group, note.name]}]"
            lines = body(note.children, inner) or [".."]
            if len(lines) == 1:
                yield [f"{mark} {lines[0]}"]
            else:
                yield [mark, *indented(lines)]


def _ends_with_references(document: Document) -> bool:
    """Whether the page's last section is where references are looked for."""
    last = document.children[-1] if document.children else None
    return isinstance(last, Section) and plain_text(last.title).casefold() == REFERENCES.casefold()
