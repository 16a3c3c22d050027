"""Second pass over finished nodes: replaces nodes whose final form depends on the whole page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any

from wikibinder.model.nodes import Node, Text

Changes = Mapping[type, Callable[[Any], tuple[Node, ...]]]
"""Type of a node -> function that takes a node of this type and returns the nodes to put in its place; none: the node
is removed.
"""


@cache
def _holders(kind: type) -> tuple[str, ...]:
    """Return the names of those fields of a node type that may contain other nodes."""
    return tuple(f.name for f in fields(kind) if "Inline" in str(f.type) or "Block" in str(f.type) or f.name in _PARTS)


_PARTS = frozenset(("items", "rows", "figures", "lines", "caption", "children", "definition", "term"))


def resolved(nodes: Iterable[Node], changes: Changes) -> tuple[Node, ...]:
    """Return the nodes with each node, at any depth, whose type is in ``changes`` replaced by the nodes that the
    function for its type returns. What is inside a replaced node is left to that function.
    """
    out: list[Any] = []
    for node in nodes:
        if change := changes.get(type(node)):
            out.extend(change(node))
        else:
            out.append(_node(node, changes))
    return tuple(out)


def _node(node: Any, changes: Changes) -> Any:
    changed = {}
    for name in _holders(node.__class__):
        value = getattr(node, name)
        if value and isinstance(value, tuple) and (new := _value(value, changes)) is not value:
            changed[name] = new
    return replace(node, **changed) if changed else node


def _value(value: tuple[Any, ...], changes: Changes) -> tuple[Any, ...]:
    """Return a tuple of nodes, or of tuples of nodes, with ``changes`` applied at any depth; the same object if nothing
    changes.
    """
    out: list[Any] = []
    same = True
    for part in value:
        kind = type(part)
        # Most nodes are text, which has no children and no change.
        if kind is Text:
            out.append(part)
            continue
        if change := changes.get(kind):
            out.extend(change(part))
            same = False
            continue
        new = part
        if kind is tuple:
            new = _value(part, changes)
        elif hasattr(part, "__dataclass_fields__"):
            new = _node(part, changes)
        same = same and new is part
        out.append(new)
    return value if same else tuple(out)
