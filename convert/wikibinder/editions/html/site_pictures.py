"""Pictures of converted pages on the site: browsers load them when they are about to be seen, and a picture without a
text of its own has none, for its name is not what a reader who cannot see it wants to hear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from wikibinder.editions.shared.config import WEB
from wikibinder.editions.shared.converted import is_document_converted

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class SitePictures(SphinxPostTransform):
    """Sets how the pictures of a page are loaded, and the alternative text of those that have none."""

    default_priority = 620
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        if not is_document_converted(self.document):
            return
        is_site = self.app.builder.name in WEB
        for number, image in enumerate(self.document.findall(nodes.image)):
            if "alt" not in image:
                image["alt"] = words(image["uri"]) if isinstance(image.parent, nodes.reference) else ""
            # The first one may be on the first screen, which must not wait.
            if is_site and number:
                image["loading"] = "lazy"


def words(path: str) -> str:
    """The name of a picture as words: a link must have a text."""
    return path.rsplit("/", 1)[-1].rpartition(".")[0].replace("_", " ")


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(SitePictures)
