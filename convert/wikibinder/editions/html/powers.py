"""Adds an invisible ``^`` to powers of ten, for screen readers and copied text: 370×10³ would otherwise read as
370×103.

``{{convert}}`` prints such a character on the wiki. It is added only after a number in the form that templates write.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from wikibinder.editions.shared.converted import is_written

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_NUMBER_TIMES_TEN = re.compile(r"[0-9]×10$")
_EXPONENT = re.compile(r"[-−]?[0-9]+$")


def is_power_of_ten(node: nodes.superscript) -> bool:
    """Whether a superscript is the exponent in a number like ``6.02×10²³``."""
    place = node.parent.index(node)
    before = node.parent[place - 1] if place else None
    is_text = isinstance(before, nodes.Text) and _NUMBER_TIMES_TEN.search(before.astext())
    return bool(is_text and _EXPONENT.match(node.astext()))


def visit_superscript(translator: HTML5Translator, node: nodes.superscript) -> None:
    """Write ``<sup>``, with the invisible ``^`` before it if the superscript is the exponent of a power of ten."""
    if is_written(translator, node) and is_power_of_ten(node):
        translator.body.append('<span class="power-sign">^</span>')
    translator.body.append(translator.starttag(node, "sup", ""))


def depart_superscript(translator: HTML5Translator, _node: nodes.superscript) -> None:
    """Write ``</sup>``."""
    translator.body.append("</sup>")


def setup(app: Sphinx) -> None:
    """Register the visitors of superscripts instead of docutils'."""
    app.add_node(nodes.superscript, override=True, html=(visit_superscript, depart_superscript))
