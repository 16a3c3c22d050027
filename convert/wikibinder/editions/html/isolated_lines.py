"""Marks left-to-right lines in a right-to-left article, so that the order of their words is kept.

A cell such as ``45 m (148 ft)`` has no right-to-left letter; without a direction of its own a browser would print the
number last. References are marked elsewhere, and Typst does it for the PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from wikibinder.editions.shared.article_language import language_and_direction
from wikibinder.editions.shared.converted import is_document_converted
from wikibinder.model.direction import RIGHT_TO_LEFT_LETTER

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

LINES = (nodes.paragraph, nodes.line, nodes.caption, nodes.term)


class isolated(nodes.inline):  # noqa: N801  (docutils names its nodes so)
    """Node for the content of a left-to-right line in a right-to-left article."""


class IsolatedLines(SphinxPostTransform):
    """Puts the content of each left-to-right line of a right-to-left article (paragraph, cell line, caption, term; not
    a note) into an ``isolated`` node.
    """

    default_priority = 615
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        fields = self.env.metadata.get(self.env.docname, {})
        if not is_document_converted(self.document) or language_and_direction(self.document, fields)[1] != "rtl":
            return
        for line in self.document.findall(lambda node: isinstance(node, LINES)):
            text = line.astext()
            if any(map(str.isalpha, text)) and not RIGHT_TO_LEFT_LETTER.search(text) and not _is_of_note(line):
                line.children = [isolated("", "", *line.children)]
                line.setup_child(line.children[0])


def _is_of_note(line: nodes.Node) -> bool:
    return isinstance(line.parent, nodes.footnote | nodes.citation)


def visit(translator: HTML5Translator, node: isolated) -> None:
    translator.body.append(translator.starttag(node, "span", "", dir="ltr"))


def depart(translator: HTML5Translator, _node: isolated) -> None:
    translator.body.append("</span>")


def setup(app: Sphinx) -> None:
    """Register the node ``isolated`` and the transform that inserts it."""
    app.add_node(isolated, html=(visit, depart))
    app.add_post_transform(IsolatedLines)
