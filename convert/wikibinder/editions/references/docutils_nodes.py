"""Converts the inline nodes of a formatted entry to docutils nodes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from docutils import nodes

from wikibinder.bibtex.latex import plain
from wikibinder.editions.shared.roles import language
from wikibinder.model.nodes import (
    Emphasis,
    Inline,
    Language,
    Math,
    PageReference,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

ELEMENTS: dict[type[Inline], type[nodes.TextElement]] = {
    Emphasis: nodes.emphasis,
    Strong: nodes.strong,
    Superscript: nodes.superscript,
    Subscript: nodes.subscript,
}


ToPage: TypeAlias = Callable[[str, list[nodes.Node]], nodes.Node]
"""Called with the title of a wiki page and the nodes to link to it; returns the link."""


def unlinked(_title: str, children: list[nodes.Node]) -> nodes.Node:
    return nodes.inline("", "", *children)


def inline_nodes(inlines: Iterable[Inline], to_page: ToPage = unlinked) -> list[nodes.Node]:
    """Return docutils nodes for the inline nodes of an entry; ``to_page`` makes links to pages of the wiki."""
    return [_node(inline, to_page) for inline in inlines]


def _node(inline: Inline, to_page: ToPage) -> nodes.Node:
    children = inline_nodes(getattr(inline, "children", ()), to_page)
    if isinstance(inline, Reference):
        return nodes.reference("", "", *children, refuri=inline.uri)
    if isinstance(inline, PageReference):
        return to_page(inline.title, children)
    if isinstance(inline, Math):
        return nodes.math("", inline.tex)
    if isinstance(inline, Language):
        return language(inline.code, children)
    if isinstance(inline, Emphasis | Strong | Superscript | Subscript):
        return ELEMENTS[type(inline)]("", "", *children)
    return nodes.Text(inline.text if isinstance(inline, Text) else plain((inline,)))
