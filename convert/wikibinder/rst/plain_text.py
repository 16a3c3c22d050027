"""The plain text of inline nodes, for link labels and titles; tests whether nodes print anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wikibinder.model.nodes import (
    Abbreviation,
    CitationReference,
    FootnoteReference,
    FullCitation,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Literal,
    Math,
    Problematic,
    Text,
    walk,
)
from wikibinder.rst import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXTS = frozenset((Text, Problematic, Literal, Abbreviation, LineBreak))
"""Types of inline nodes that a link label may contain; ``text_of`` returns their text."""

LEAVES = TEXTS | {Math, Image, FootnoteReference, CitationReference, FullCitation}
"""Types of inline nodes that print something and have no children."""


def text_of(node: Any) -> str:
    """Return the text of an inline node whose type is in TEXTS; of a line break, a space."""
    kind = type(node)
    if kind is Problematic:
        raw: str = node.raw
        return raw
    return " " if kind is LineBreak else str(node.text)


def has_text(nodes: Inlines) -> bool:
    """Whether inline nodes print text, a picture or a formula (marks of footnotes do not count)."""
    if nodes and type(first := nodes[0]) is Text and first.text.strip():
        return True
    for node in walk(nodes):
        kind = type(node)
        if kind in (Math, Image) or (kind in TEXTS and text_of(node).strip()):
            return True
    return False


def plain_text(nodes: Iterable[Inline]) -> str:
    """Return the text of inline nodes on one line, without markup: TeX for a formula, alternative text or name for a
    picture.
    """
    found = []
    node: Any
    for node in walk(nodes):
        if type(node) in TEXTS:
            found.append(text_of(node))
        elif type(node) is Math:
            found.append(node.tex)
        elif type(node) is Image:
            found.append(node.alt or node.name)
    return escape.clean("".join(found)).strip()
