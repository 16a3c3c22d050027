"""Pictures of converted pages: browsers load those of the site when they are about to be seen; a picture that is a link
and has no text of its own has its name in words, for a link must have a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from wikibinder.editions.shared.config import WEB
from wikibinder.editions.shared.converted import is_document_converted

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class PictureTexts(SphinxPostTransform):
    """Sets the alternative text of linked pictures that have none.

    On the site every picture is a link to the whole picture, by Sphinx; in the EPUB those are links that have a target.
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
    """Puts the ids of a picture before it, for Sphinx would give them to the link round the picture as well."""

    default_priority = 620
    builders = WEB

    def run(self, **_kwargs: Any) -> None:
        if is_document_converted(self.document):
            for image in list(self.document.findall(nodes.image)):
                if image["ids"]:
                    image.parent.insert(image.parent.index(image), nodes.target(ids=image["ids"]))
                    image["ids"] = []


SMALL = 100
"""Width in pixels of icons and flags, which are loaded at once; others keep some height until they are there."""


class LatePictures(SphinxPostTransform):
    """Lets browsers wait with pictures, but not with icons, nor with the first one, which is on the first screen."""

    default_priority = 620
    builders = WEB

    def run(self, **_kwargs: Any) -> None:
        if is_document_converted(self.document):
            for image in list(self.document.findall(nodes.image))[1:]:
                if pixels(image.get("width", "")) >= SMALL:
                    image["loading"] = "lazy"


def pixels(width: str) -> float:
    """A width in pixels; what is in another unit, or not given, counts as wide."""
    return float(width.removesuffix("px")) if width.removesuffix("px").isdecimal() else SMALL


def words(path: str) -> str:
    """The name of a picture as words."""
    return path.rsplit("/", 1)[-1].rpartition(".")[0].replace("_", " ")


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_post_transform(PictureTexts)
    app.add_post_transform(PictureIds)
    app.add_post_transform(LatePictures)
