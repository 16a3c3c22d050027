"""Inline nodes of the converter's tree (a formatted entry) to docutils nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from convert.doctree import Emphasis, Inline, Language, Math, Reference, Strong, Subscript, Superscript, Text
from convert.editions.roles import language
from convert.latex import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

ELEMENTS: dict[type[Inline], type[nodes.TextElement]] = {
    Emphasis: nodes.emphasis,
    Strong: nodes.strong,
    Superscript: nodes.superscript,
    Subscript: nodes.subscript,
}


def inline_nodes(inlines: Iterable[Inline]) -> list[nodes.Node]:
    """The docutils nodes for a run of inlines."""
    return [_node(inline) for inline in inlines]


def _node(inline: Inline) -> nodes.Node:
    if isinstance(inline, Text):
        return nodes.Text(inline.text)
    if isinstance(inline, Reference):
        return nodes.reference("", "", *inline_nodes(inline.children), refuri=inline.uri)
    if isinstance(inline, Math):
        return nodes.math("", inline.tex)
    if isinstance(inline, Language):
        return language(inline.code, inline_nodes(inline.children))
    if isinstance(inline, Emphasis | Strong | Superscript | Subscript):
        return ELEMENTS[type(inline)]("", "", *inline_nodes(inline.children))
    return nodes.Text(plain((inline,)))
