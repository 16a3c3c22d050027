"""Moves boxes and pictures at the beginning of an article behind its lead paragraph.

On a wide screen such a box is printed next to the lead; on a phone, on a reading device and in print the reader would
otherwise turn pages before the first sentence. Wikipedia's own pages for phones do the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from docutils import nodes
from sphinx.transforms import SphinxTransform

from wikibinder.editions.shared.article_sources import head_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

LEAD, BESIDE, BELOW = "lead", "beside-lead", "below-lead"
"""Classes of the lead paragraph, of the boxes next to it, and of the first block after these."""
SHORTEST = 60
"""Minimum number of characters of a lead paragraph; an East Asian one counts as two."""
BOXES = frozenset(("infobox", "missing-picture", "picture-caption", "gallery", "fields", "row-list"))
"""Classes any of which makes a container a box that is moved."""


class LeadFirst(SphinxTransform):
    """Moves the boxes and pictures at the beginning of an article behind its lead paragraph (see :func:`reorder`).

    It runs before notes are numbered in the order of their marks.
    """

    default_priority = 600

    def apply(self, **_kwargs: Any) -> None:
        if "wikititle" not in dict(head_fields(self.document)):
            return
        for top in self.document.findall(nodes.section):
            reorder(top)
            return


def reorder(top: nodes.section) -> None:
    """Move the boxes and pictures that precede the lead paragraph in an article's outermost section behind that
    paragraph, in their order; nothing without a lead (see :func:`lead_of`).
    """
    children = list(top.children)
    lead = lead_of(children)
    if lead is None:
        return
    place = children.index(lead)
    boxes = [
        child for number, child in enumerate(children[:place]) if _is_box(child) or _is_target_of_box(children, number)
    ]
    if not boxes:
        return
    for box in boxes:
        top.remove(box)
    place = top.index(lead) + 1
    for number, box in enumerate(boxes):
        top.insert(place + number, box)
    _mark(top, lead, boxes)


def lead_of(children: Sequence[nodes.Node]) -> nodes.paragraph | None:
    """Return the lead paragraph of an article: before its first section, the first paragraph of at least ``SHORTEST``
    characters with bold words (the name of the subject), otherwise the first of that length; None if there is none.
    ``children``: the content of the article's outermost section.
    """
    end = next((n for n, child in enumerate(children) if isinstance(child, nodes.section)), len(children))
    found = [
        child for child in children[:end] if isinstance(child, nodes.paragraph) and width(child.astext()) >= SHORTEST
    ]
    bold = (child for child in found if next(child.findall(nodes.strong), None) is not None)
    return next(bold, found[0] if found else None)


def width(text: str) -> int:
    """Return the number of characters of a text; an East Asian one counts as two."""
    return len(text) + sum(east_asian_width(letter) in "WF" for letter in text)


def _is_box(node: nodes.Node) -> bool:
    if isinstance(node, nodes.container):
        return not BOXES.isdisjoint(node["classes"])
    if isinstance(node, nodes.reference):
        return isinstance(node.next_node(descend=True), nodes.image)
    return isinstance(node, nodes.table | nodes.figure | nodes.image | nodes.sidebar | nodes.topic)


def _is_target_of_box(children: Sequence[nodes.Node], number: int) -> bool:
    """Whether the node ``number`` among the children is a link target (or comment) that belongs to a box after it. A
    later child must be neither, as the lead is.
    """
    while isinstance(children[number], nodes.target | nodes.comment):
        number += 1
        if _is_box(children[number]):
            return True
    return False


def _is_narrow(node: nodes.Node) -> bool:
    """Whether a box is so narrow that text is set next to it."""
    if isinstance(node, nodes.table):
        return "infobox" in node["classes"]
    return _is_box(node) and not (isinstance(node, nodes.container) and "gallery" in node["classes"])


def _mark(top: nodes.section, lead: nodes.paragraph, boxes: Sequence[nodes.Node]) -> None:
    """Set the classes of the lead, the boxes next to it and the block after them, for the style sheet of the site; none
    if no box is narrow enough to be next to the lead.
    """
    beside = [box for box in boxes if _is_narrow(box) and isinstance(box, nodes.Element)]
    if not beside:
        return
    lead["classes"].append(LEAD)
    for box in beside:
        box["classes"].append(BESIDE)
    for child in top.children[top.index(lead) + 1 :]:
        if isinstance(child, nodes.Element) and not isinstance(child, nodes.Invisible) and not _is_narrow(child):
            child["classes"].append(BELOW)
            return


def setup(app: Sphinx) -> None:
    """Register the transform that moves boxes."""
    app.add_transform(LeadFirst)
