"""Writes figures and galleries, including those whose files are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.nodes import Blocks, Figure, Gallery, Image, Inlines, Paragraph, Reference, Strong, Text
from wikibinder.rst import escape
from wikibinder.rst import link_targets as links
from wikibinder.rst.inline import image_options, inline, path_argument
from wikibinder.rst.layout import body, directive, indented, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wikibinder.model.page import Site
    from wikibinder.rst.context import Chunk, Scope


def figure(node: Figure, scope: Scope) -> Iterator[Chunk]:
    """Yield the lines of a picture with its caption; if its file is missing, of a container with the caption and a link
    to the picture's page on the wiki, or nothing if there is neither caption nor alternative text.
    """
    path = scope.writing.media.get(node.image.name, "")
    if path:
        yield picture(node.image, scope.writing.page.site, path, caption(node, scope.inside()))
        return
    content = body(missing(node, scope), scope.inside())
    if content:
        yield directive("container", CAPTION if node.caption else WORDS, content=content)


CAPTION, WORDS = "picture-caption", "missing-picture"
"""Classes of the container that replaces a picture: with a caption, and with other text only."""


def caption(node: Figure, scope: Scope) -> list[str]:
    """Return the lines of a figure's caption and legend. As docutils requires a paragraph as the caption, an empty
    comment replaces a missing one; no lines if there is neither.
    """
    first, rest = node.caption[:1], node.caption[1:]
    line = inline(first[0].children, scope) if first and type(first[0]) is Paragraph else ""
    legend = body(rest if line else node.caption, scope)
    if not line and not legend:
        return []
    return join([escape.wrap(escape.start(line)) if line else [".."], legend])


def picture(image: Image, site: Site, path: str, below: Sequence[str] = ()) -> Chunk:
    """Return the lines of an ``image`` directive, or of a ``figure`` directive if ``below``, its caption and legend, is
    not empty. ``path``: of the picture's file; ``site``: the wiki, for the link target.
    """
    head = f".. {'figure' if below else 'image'}:: {path_argument(path)}"
    return [head, *image_options(image, site), *(["", *indented(below)] if below else [])]


def missing(node: Figure, scope: Scope) -> Blocks:
    """Return the blocks printed in place of a picture without a file: caption and alternative text, one of them linked
    to the picture's target or to its page on the wiki.

    If the address is unknown, the name of the file replaces the link. Empty if there is neither caption nor alternative
    text.
    """
    name, alt = node.image.name.strip(), " ".join(node.image.alt.split())
    site = scope.writing.page.site
    address = links.destination(site, node.image.link) or (links.article(site, f"File:{name}") if name else "")
    # Without the picture its alternative text is the only description.
    if alt and alt != name:
        words: Inlines = (Reference(address, (Text(alt),)),) if address else (Text(f"{name}: {alt}" if name else alt),)
        return (*node.caption, Paragraph(words))
    if not node.caption or not name:
        return node.caption
    mark: Inlines = (Reference(address, (Text(MARK),)),) if address else (Text(f"({name})"),)
    *first, last = node.caption
    if type(last) is Paragraph:
        return (*first, Paragraph((*last.children, Text(" "), *mark)))
    return (*node.caption, Paragraph(mark))


MARK = "\N{NORTH EAST ARROW}"
"""Text of the link to a picture's page if the picture has a caption and no alternative text."""


def gallery(node: Gallery, scope: Scope) -> Iterator[Chunk]:
    caption = (Paragraph((Strong(node.caption),)),) if node.caption else ()
    content = body((*caption, *node.figures), scope.inside())
    if content:
        yield directive("container", "gallery", content=content)
