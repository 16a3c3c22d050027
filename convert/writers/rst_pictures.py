"""Pictures: figures and galleries, also of files that are not at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convert.doctree import Figure, Gallery, Image, Paragraph, Strong
from convert.writers import rst_escape as escape
from convert.writers.rst_inline import file_link, image_options, path_argument
from convert.writers.rst_layout import body, directive, indented, join
from convert.writers.rst_pieces import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from convert.writers.rst_scope import Chunk, Scope


def figure(node: Figure, scope: Scope) -> Iterator[Chunk]:
    """A picture with its caption; where its file is not at hand, the caption with alternative text and file name."""
    path = scope.writing.media.get(node.image.name, "")
    caption = body(node.caption, scope.inside())
    if not path:
        content = join([caption, missing(node.image, scope)])
        if content:
            yield directive("container", "missing-picture", content=content)
        return
    if caption and type(node.caption[0]) is not Paragraph:
        caption = ["..", "", *caption]
    yield picture(node.image, path, caption)


def picture(image: Image, path: str, caption: Sequence[str] = ()) -> Chunk:
    """The directive for a picture that is at hand."""
    head = f".. {'figure' if caption else 'image'}:: {path_argument(path)}"
    return [head, *image_options(image), *(["", *indented(caption)] if caption else [])]


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
