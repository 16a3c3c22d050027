"""The nodes of the preprocessor's tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Part:
    """An argument of a call. ``name``: None for a positional one, which has ``index`` 1, 2 ... instead."""

    name: Nodes | None
    value: Nodes
    index: int = 0


@dataclass(frozen=True, slots=True)
class CallNode:
    """``{{title|part|...}}``; ``line_start``: it is at the beginning of a line."""

    title: Nodes
    parts: tuple[Part, ...]
    line_start: bool = False


@dataclass(frozen=True, slots=True)
class ParameterNode:
    """``{{{title|default|...}}}``."""

    title: Nodes
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class TagNode:
    """An extension tag. ``inner``: None for ``<tag/>``. ``close``: "" if the end tag is missing."""

    name: str
    attributes: str
    inner: str | None
    close: str


@dataclass(frozen=True, slots=True)
class IgnoreNode:
    """Text left out on the page itself or in a transclusion: an inclusion tag, or the contents that it excludes."""

    text: str


@dataclass(frozen=True, slots=True)
class CommentNode:
    """``<!-- text -->``, with the line break if the comment is on a line of its own."""

    text: str


Node: TypeAlias = "str | CallNode | ParameterNode | TagNode | IgnoreNode | CommentNode"
Nodes: TypeAlias = "list[Node | Equals]"


@dataclass(frozen=True, slots=True)
class Equals:
    """The first ``=`` of an argument; it becomes text if the argument turns out to be positional."""


EQUALS = Equals()
