"""The last look at finished nodes: marks of notes get their final form, short citations lead somewhere or are text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from functools import cache
from typing import Any

from convert.doctree import CitationLink, FootnoteReference, Inline, Node, Text

Change = Callable[["FootnoteReference | CitationLink"], tuple[Inline, ...]]


@cache
def _holders(kind: type) -> tuple[str, ...]:
    """The fields of a type of node that may hold other nodes."""
    return tuple(f.name for f in fields(kind) if "Inline" in str(f.type) or "Block" in str(f.type) or f.name in _PARTS)


_CHANGING = frozenset((FootnoteReference, CitationLink))
_PARTS = frozenset(("items", "rows", "figures", "lines", "caption", "children", "definition", "term"))


def resolved(nodes: Iterable[Node], change: Change) -> tuple[Node, ...]:
    """The nodes with ``change`` applied to every mark and short citation in them."""
    out: list[Any] = []
    for node in nodes:
        if type(node) in _CHANGING:
            out.extend(change(node))  # type: ignore[arg-type]  # it is one of them
        else:
            out.append(_node(node, change))
    return tuple(out)


def _node(node: Any, change: Change) -> Any:
    changed = {}
    for name in _holders(node.__class__):
        value = getattr(node, name)
        if value and isinstance(value, tuple) and (new := _value(value, change)) is not value:
            changed[name] = new
    return replace(node, **changed) if changed else node


def _value(value: tuple[Any, ...], change: Change) -> tuple[Any, ...]:
    """A tuple of nodes, or of tuples of them."""
    out: list[Any] = []
    same = True
    for part in value:
        kind = type(part)
        if kind in _CHANGING:
            out.extend(change(part))
            same = False
            continue
        new = part
        if kind is tuple:
            new = _value(part, change)
        elif kind is not Text and hasattr(part, "__dataclass_fields__"):
            new = _node(part, change)
        same = same and new is part
        out.append(new)
    return value if same else tuple(out)
