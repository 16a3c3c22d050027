"""Pictures of converted pages: lazy loading, their shapes, and alternative texts for linked pictures without one, as a
link must have a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.images import get_image_size
from sphinx.writers.html5 import HTML5Translator

from wikibinder.editions.shared.config import WEB
from wikibinder.editions.shared.converted import is_document_converted, is_written

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class PictureTexts(SphinxPostTransform):
    """Sets the alternative text of linked pictures that have none, from the name of the file; "" if the link has other
    text.

    On a site Sphinx links every picture to its full size; in the EPUB only pictures with a target are links.
    """

    default_priority = 620
    builders = (*WEB, "epub")

    def run(self, **_kwargs: Any) -> None:
        if not is_document_converted(self.document):
            return
        for image in self.document.findall(nodes.image):
            linked = isinstance(image.parent, nodes.reference)
            if not image.get("alt") and (linked or self.app.builder.name in WEB):
                image["alt"] = "" if linked and image.parent.astext().strip() else words(image["uri"])


class PictureIds(SphinxPostTransform):
    """Moves the ids of a picture to a target before it, or before the link around it, as Sphinx would also give them to
    that link.
    """

    default_priority = 620
    builders = WEB

    def run(self, **_kwargs: Any) -> None:
        if is_document_converted(self.document):
            for image in list(self.document.findall(nodes.image)):
                if image["ids"]:
                    # A link around a picture must have no other content in HTML.
                    outer = image.parent if isinstance(image.parent, nodes.reference) else image
                    outer.parent.insert(outer.parent.index(outer), nodes.target(ids=image["ids"]))
                    image["ids"] = []


SMALL = 100
"""Minimum width in pixels of a picture that is loaded lazily; smaller ones are icons and flags."""


class LatePictures(SphinxPostTransform):
    """Sets lazy loading for pictures, except icons and the first picture, which is on the first screen."""

    default_priority = 620
    builders = WEB

    def run(self, **_kwargs: Any) -> None:
        if is_document_converted(self.document):
            for image in list(self.document.findall(nodes.image))[1:]:
                if pixels(image.get("width", "")) >= SMALL:
                    image["loading"] = "lazy"


def visit_image(translator: HTML5Translator, node: nodes.image) -> None:
    """Write a picture; on a site one of given width also has its shape, so that the text below it does not move when
    the picture is loaded.
    """
    size = None
    if translator.builder.name in WEB and "height" not in node and is_written(translator, node):
        size = get_image_size(translator.builder.srcdir / node["uri"])
    HTML5Translator.visit_image(translator, node)
    if size and all(size):
        shape = f'style="aspect-ratio: auto {size[0]} / {size[1]}; width: '
        translator.body[-1] = translator.body[-1].replace('style="width: ', shape, 1)


def pixels(width: str) -> float:
    """Return a width like ``120px`` or ``120`` in pixels; ``SMALL`` if it is missing or in another unit."""
    return float(width.removesuffix("px")) if width.removesuffix("px").isdecimal() else SMALL


def words(path: str) -> str:
    """Return the file name of a path as an alternative text: without folder and suffix, with spaces for underscores."""
    return path.rsplit("/", 1)[-1].rpartition(".")[0].replace("_", " ")


def setup(app: Sphinx) -> None:
    """Register the transforms of pictures."""
    app.add_post_transform(PictureTexts)
    app.add_post_transform(PictureIds)
    app.add_post_transform(LatePictures)
    app.add_node(nodes.image, override=True, html=(visit_image, HTML5Translator.depart_image))
