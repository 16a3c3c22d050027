"""The nodes of the preprocessor's tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Part:
    """An argument of a call or parameter, ``name=value``; a positional one has no name (None), but an ``index`` 1, 2
    ...
    """

    name: Nodes | None
    value: Nodes
    index: int = 0


@dataclass(frozen=True, slots=True)
class CallNode:
    """A template or function call, ``{{title|part|...}}``; ``line_start``: whether it is at the beginning of a line."""

    title: Nodes
    parts: tuple[Part, ...]
    line_start: bool = False


@dataclass(frozen=True, slots=True)
class ParameterNode:
    """A template parameter, ``{{{title|default|...}}}``; ``parts``: the default and what follows it."""

    title: Nodes
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class TagNode:
    """An extension tag. ``attributes``: as written; ``inner``: the text inside, None for ``<tag/>``; ``close``: the end
    tag, "" if it is missing.
    """

    name: str
    attributes: str
    inner: str | None
    close: str


@dataclass(frozen=True, slots=True)
class IgnoreNode:
    """Wikitext that expands to nothing: a tag such as ``<includeonly>``, or the contents that it excludes here."""

    text: str


@dataclass(frozen=True, slots=True)
class CommentNode:
    """A comment, ``<!-- text -->`` as written; with the line break after it if nothing else is on its line."""

    text: str


Node: TypeAlias = "str | CallNode | ParameterNode | TagNode | IgnoreNode | CommentNode"
Nodes: TypeAlias = "list[Node | Equals]"


@dataclass(frozen=True, slots=True)
class Equals:
    """The first ``=`` of an argument, between name and value; elsewhere (as in an unclosed call) it is text."""


EQUALS = Equals()
