"""Open constructs of wikitext, and their conversion to nodes, or to text if they are never closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wikibinder.expansion.tree_nodes import CallNode, Equals, ParameterNode, Part

if TYPE_CHECKING:
    from wikibinder.expansion.tree_nodes import Nodes


@dataclass(slots=True)
class ArgumentPiece:
    """The contents of an open construct between two pipes. ``equals``: the index in ``out`` of the first ``=``, or
    -1.
    """

    out: Nodes = field(default_factory=list)
    equals: int = -1


@dataclass(slots=True)
class Open:
    """A run of brackets or a heading that is not closed yet. ``open``, ``close``: ``{`` and ``}``, ``[`` and ``]``,
    ``-{`` and ``}-``, or two line breaks for a heading; ``count``: the number of opening brackets or ``=``; ``start``:
    the offset in the text; ``line_start``: whether this is the beginning of a line.
    """

    open: str
    close: str
    count: int
    start: int
    line_start: bool = False
    pieces: list[ArgumentPiece] = field(default_factory=lambda: [ArgumentPiece()])


# Opening mark -> closing mark, and what a run of two or three of them makes.
RULES: dict[str, tuple[str, frozenset[int], int, int]] = {
    "{": ("}", frozenset({2, 3}), 2, 3),
    "[": ("]", frozenset({2}), 2, 2),
    "-{": ("}-", frozenset({2}), 2, 2),
}


def element_of(opened: Open, matched: int) -> CallNode | ParameterNode:
    title = opened.pieces[0].out
    parts: list[Part] = []
    position = 0
    for piece in opened.pieces[1:]:
        if piece.equals >= 0:
            parts.append(Part(piece.out[: piece.equals], piece.out[piece.equals + 1 :]))
        else:
            position += 1
            parts.append(Part(None, piece.out, position))
    if matched == 3:
        return ParameterNode(title, tuple(parts))
    # As in MediaWiki: at the beginning of a line only if all opening braces were used.
    return CallNode(title, tuple(parts), opened.line_start and opened.count == matched)


def as_text(opened: Open, count: int | None = None) -> Nodes:
    """Return the nodes of an unclosed construct, whose opening brackets and pipes are plain text. ``count``: the number
    of opening brackets to write; None: all of them.
    """
    if opened.open == "\n":
        return opened.pieces[0].out
    number = opened.count if count is None else count
    out: Nodes = ["-{" if opened.open == "-{" else opened.open * number]
    for index, piece in enumerate(opened.pieces):
        if index:
            append(out, "|")
        extend(out, piece.out)
    return out


def append(out: Nodes, text: str) -> None:
    if out and isinstance(out[-1], str):
        out[-1] += text
    else:
        out.append(text)


def extend(out: Nodes, nodes: Nodes) -> None:
    for node in nodes:
        if isinstance(node, Equals):
            append(out, "=")
        elif isinstance(node, str):
            append(out, node)
        else:
            out.append(node)
