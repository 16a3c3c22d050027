"""Widths of thumbnails: that of the page, else the wiki's default; at most the width of the picture itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from wikibinder.model.nodes import Blocks, Document, Figure, Image, Node, walk
from wikibinder.parser.resolve import resolved

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikibinder.parser.resolve import Changes


def sized(document: Document, width_of: Callable[[str], int]) -> Document:
    """Return the document with a width for each picture that has only a maximum width (``most``): the width of its
    file, at most ``most``; ``most`` itself if that of the file is unknown. ``width_of``: returns
    the width in pixels of the file with a given name, 0 if unknown.
    """

    def image(node: Image) -> Image:
        if not node.most:
            return node
        return replace(node, width=min(width_of(node.name) or node.most, node.most), most=0)

    def figure(node: Figure) -> tuple[Node, ...]:
        return (replace(node, image=image(node.image), caption=cast("Blocks", resolved(node.caption, changes))),)

    changes: Changes = {Image: lambda node: (image(node),), Figure: figure}
    blocks = (*document.children, *(block for note in document.notes for block in note.children))
    # Most pages have no such picture, and their tree need not be rebuilt.
    if not any(isinstance(node, Image) and node.most for node in walk(blocks)):
        return document
    return replace(
        document,
        children=cast("Blocks", resolved(document.children, changes)),
        notes=tuple(
            replace(note, children=cast("Blocks", resolved(note.children, changes))) for note in document.notes
        ),
    )
