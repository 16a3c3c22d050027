"""Pictures: figures and galleries, also of files that are not at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convert.doctree import Figure, Gallery, Image, Paragraph, Strong
from convert.writers import rst_escape as escape
from convert.writers.rst_inline import file_link, image_options, inline, path_argument
from convert.writers.rst_layout import body, directive, indented, join
from convert.writers.rst_pieces import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from convert.writers.rst_scope import Chunk, Scope


def figure(node: Figure, scope: Scope) -> Iterator[Chunk]:
    """A picture with its caption; where its file is not at hand, the caption with alternative text and file name."""
    path = scope.writing.media.get(node.image.name, "")
    if path:
        yield picture(node.image, path, caption(node, scope.inside()))
        return
    content = join([body(node.caption, scope.inside()), missing(node.image, scope)])
    if content:
        yield directive("container", "missing-picture", content=content)


def caption(node: Figure, scope: Scope) -> list[str]:
    """A caption and the legend below it; docutils wants a paragraph for the first, or an empty comment in its stead."""
    first, rest = node.caption[:1], node.caption[1:]
    line = inline(first[0].children, scope) if first and type(first[0]) is Paragraph else ""
    legend = body(rest if line else node.caption, scope)
    if not line and not legend:
        return []
    return join([escape.wrap(escape.start(line)) if line else [".."], legend])


def picture(image: Image, path: str, below: Sequence[str] = ()) -> Chunk:
    """The directive for a picture that is at hand; ``below``: its caption and legend."""
    head = f".. {'figure' if below else 'image'}:: {path_argument(path)}"
    return [head, *image_options(image), *(["", *indented(below)] if below else [])]


def missing(image: Image, scope: Scope) -> Chunk:
    """What is known of a picture whose file is not at hand."""
    if not image.name.strip():
        return []
    line = joined(file_link(image.name, scope))
    alt = escape.clean(image.alt).strip()
    if alt and alt != image.name:
        line += ": " + escape.text(alt)
    return escape.wrap(escape.start(line), scope.width)


def gallery(node: Gallery, scope: Scope) -> Iterator[Chunk]:
    caption = (Paragraph((Strong(node.caption),)),) if node.caption else ()
    content = body((*caption, *node.figures), scope.inside())
    if content:
        yield directive("container", "gallery", content=content)
