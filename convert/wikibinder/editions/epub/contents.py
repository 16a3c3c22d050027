"""Builds the table of contents and the reading order of the book from the headings that Sphinx collected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment
    from sphinx.util.tags import Tags


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading in the table of contents, its address in the book, and the headings below it. The caption of a toctree
    (part of the book) has the address "".
    """

    title: str
    href: str
    children: tuple[ContentsEntry, ...] = ()

    @property
    def first(self) -> str:
        """Return the address of the entry, or if it has none, of the first entry below it that has one; "" if there is
        none.
        """
        return self.href or next((child.first for child in self.children), "")


Locate = Callable[[str, str], "str | None"]
"""Returns the address of a heading (document, anchor) in the book; None if it is not in the book."""


def trimmed(entries: Sequence[ContentsEntry], depth: int) -> tuple[ContentsEntry, ...]:
    """Return the entries down to the level ``depth`` (1: without headings below them); captions of toctrees do not
    count as a level.
    """
    return tuple(
        replace(
            entry, children=trimmed(entry.children, depth - bool(entry.href)) if depth > 1 or not entry.href else ()
        )
        for entry in entries
    )


def contents(env: BuildEnvironment, root: str, tags: Tags, locate: Locate) -> tuple[ContentsEntry, ...]:
    """Return the table of contents: the headings of the front page ``root``, then the documents in its toctrees.
    ``tags``: decide which ``only`` directives apply; ``locate``: returns the addresses of headings.
    """
    return tuple(_Reader(env, tags, locate).document(root, front=True))


def reading_order(env: BuildEnvironment, root: str, tags: Tags) -> tuple[list[str], frozenset[str]]:
    """Return the names of the documents of this edition, in order, and those of the other documents, which an ``only``
    directive excludes.

    ``root``: the front page, which is first; then come the documents of the toctrees, each followed by those of its own
    toctrees, and at last, sorted by name, the documents in no toctree. ``tags``: decide which ``only`` directives
    apply.
    """
    reader = _Reader(env, tags, lambda docname, _anchor: docname)
    list(reader.document(root, front=True))
    order = list(reader.seen)
    named = _closure(env.toctree_includes, root)
    order += sorted(docname for docname in env.all_docs if docname not in named)
    return order, frozenset(env.all_docs) - frozenset(order)


def _closure(includes: Mapping[str, Sequence[str]], root: str) -> set[str]:
    found, waiting = set(), [root]
    while waiting:
        docname = waiting.pop()
        if docname not in found:
            found.add(docname)
            waiting.extend(includes.get(docname, ()))
    return found


class _Reader:
    """Makes entries of the headings that Sphinx collected, reading each document once; ``seen``: the names of the
    documents read so far, in order.
    """

    def __init__(self, env: BuildEnvironment, tags: Tags, locate: Locate) -> None:
        self.env, self.tags, self.locate = env, tags, locate
        self.seen: dict[str, None] = {}

    def document(self, docname: str, *, front: bool = False) -> Iterator[ContentsEntry]:
        """Yield the entry of a document, with the entries below it as its children; with ``front`` (the front page) its
        children as entries of their own after it. Nothing if the document has been read before.
        """
        if docname in self.seen or docname not in self.env.tocs:
            return
        self.seen[docname] = None
        for entry in self._entries(self.env.tocs[docname].children):
            if front:
                yield replace(entry, children=())
                yield from entry.children
            else:
                yield entry

    def _entries(self, children: Iterable[nodes.Node]) -> Iterator[ContentsEntry]:
        for child in children:
            if isinstance(child, nodes.list_item):
                yield from self._heading(child)
            elif isinstance(child, addnodes.toctree):
                yield from self._toctree(child)
            elif isinstance(child, nodes.bullet_list) or (
                isinstance(child, addnodes.only) and self.tags.eval_condition(child["expr"])
            ):
                yield from self._entries(child.children)

    def _heading(self, item: nodes.list_item) -> Iterator[ContentsEntry]:
        link = next(iter(item.children[0].findall(nodes.reference)), None)
        children = tuple(self._entries(item.children[1:]))
        title = " ".join(link.astext().split()) if link is not None else ""
        place = self.locate(link["refuri"], link["anchorname"].removeprefix("#")) if link is not None else None
        if place is None or not title:
            yield from children
        else:
            yield ContentsEntry(title, place, children)

    def _toctree(self, toctree: addnodes.toctree) -> Iterator[ContentsEntry]:
        entries = tuple(
            replace(entry, title=title or entry.title)
            for title, docname in toctree["entries"]
            for entry in self.document(docname)
        )
        caption = toctree.get("caption")
        if caption and entries:
            yield ContentsEntry(caption, "", entries)
        else:
            yield from entries
