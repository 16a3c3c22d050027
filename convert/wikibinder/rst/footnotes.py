"""Writes the footnotes of a page, at the places of their lists on the page or at its end.

The list of references contains the page's footnotes without a group and, as ``footbibliography``, the entries cited in
it; the editions join both in one sequence. Each group of footnotes has a list of its own: a container with the classes
``notes`` and the group's name. If that name is no valid class, the list begins with a field that names the group
(``:group: N.B.``).
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

MAIN = ("", 0)
"""Group and part of the page's list of references."""
REFERENCES = "References"
NOTES = "Notes"
CLASSES = frozenset(("references", "notes"))
"""Classes of containers for lists of footnotes; no other container may have them."""


def note_list(node: NoteList, scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of a list of footnotes. If the page has several places for the same list, it is written at the
    last of them, and nothing at the others; nothing inside a footnote. The lists of groups that have no place on the
    page come before the list of references.
    """
    writing, key = scope.writing, (node.group, node.part)
    # A list of notes inside a note would contain that note.
    if scope.in_note:
        return
    writing.places[key] -= 1
    if writing.places[key] > 0 or key in writing.placed:
        return
    if any(key):
        yield from group_list(*key, scope)
    else:
        yield from unplaced_groups(scope, heading=[f".. rubric:: {NOTES}"])
        yield from references(scope)


def remaining(document: Document, scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of those lists of footnotes for which the page has no place; they are written at its end, under
    headings. The list of references has none if the page ends with that heading or has an earlier such list.
    """
    ruler = escape.RULERS[1]
    # Places in blocks that were not written (in a note, beyond the maximum nesting) do not count.
    scope.writing.places.clear()
    groups = list(unplaced_groups(scope, heading=[NOTES, ruler * len(NOTES)]))
    main = [] if MAIN in scope.writing.placed else list(references(scope))
    if main and not (_ends_with_references(document) or _has_list(document)):
        main.insert(0, [REFERENCES, ruler * len(REFERENCES)])
    elif main and groups:
        groups[0] = [f".. rubric:: {NOTES}"]
    yield from groups
    yield from main


def unplaced_groups(scope: Scope, heading: Chunk) -> Iterator[Chunk]:
    """Yield the lines of the lists of those groups of footnotes for which the page has no place, preceded by
    ``heading``; nothing if there are none.
    """
    writing = scope.writing
    for key in dict.fromkeys((note.group, note.part) for note in writing.document.notes):
        if key != MAIN and key not in writing.placed and writing.places[key] <= 0:
            for chunk in group_list(*key, scope):
                if heading:
                    yield heading
                    heading = []
                yield chunk


def references(scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of the page's list of references: footnotes without a group and entries cited; nothing if there
    are neither.
    """
    scope.writing.placed.add(MAIN)
    chunks = list(footnotes(*MAIN, scope))
    if scope.writing.cites:
        chunks.append([".. footbibliography::"])
    if chunks:
        yield directive("container", "references", content=join(chunks))


def group_list(group: str, part: int, scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of the list of a group's footnotes; nothing if it has none. ``part``: which list of the group, if
    the page has several (0: the last or only one).
    """
    scope.writing.placed.add((group, part))
    chunks = list(footnotes(group, part, scope))
    if not chunks:
        return
    name = group or "decimal"
    kind = escape.class_name(name)
    # The group "notes" must not become the container of all groups.
    if kind in ("", *CLASSES):
        kind = "note"
    if kind != name:
        chunks.insert(0, [f":group: {escape.start(escape.text(name))}"])
    yield directive("container", f"notes {kind}", content=join(chunks))


def footnotes(group: str, part: int, scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of each footnote of a group. ``part``: which list of the group, if the page has several (0: the
    last or only one).
    """
    inner = replace(scope.inside(), in_note=True)
    seen: set[str] = set()
    for note in scope.writing.document.notes:
        if (note.group, note.part) != (group, part) or note.name in seen:
            continue
        if not note.name:
            yield body(note.children, inner)
        else:
            seen.add(note.name)
            mark = f".. [#{scope.writing.labels[group, note.name]}]"
            lines = body(note.children, inner) or [".."]
            if len(lines) == 1:
                yield [f"{mark} {lines[0]}"]
            else:
                yield [mark, *indented(lines)]


def _has_list(document: Document) -> bool:
    """Whether the page has a list of references before the last one, so that the footnotes after it are listed without
    a heading, as in MediaWiki.
    """
    return any(note.part and not note.group for note in document.notes)


def _ends_with_references(document: Document) -> bool:
    """Whether the last section of the page has the heading "References"."""
    last = document.children[-1] if document.children else None
    return isinstance(last, Section) and plain_text(last.title).casefold() == REFERENCES.casefold()
