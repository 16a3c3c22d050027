"""Removes elements that templates make for web pages only, such as navigation boxes and notices for editors.

``LEFT_OUT`` and ``IDS`` list the classes and ids of these elements.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.wikitext.preprocessor import attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wikibinder.parser.html_tree import Child, Element

LEFT_OUT: Mapping[str, str] = {
    "navbox": "navigation between pages of the wiki",
    "vertical-navbox": "navigation between pages of the wiki",
    "navbar": "navigation between pages of the wiki",
    "sistersitebox": "links to other wikis",
    "noprint": "not for print",
    "metadata": "a remark for editors",
    "ambox": "a remark for editors",
    "mbox-small": "a remark for editors",
    "stub": "a remark that the article is short",
    "nomobile": "not for small screens",
    "catlinks": "categories of the wiki",
    "mw-editsection": "a link for editors",
    "toc": "a table of contents of the page",
}
"""Class of an element to remove -> its description in the report."""
KEPT = frozenset({"Inline-Template", "infobox", "hatnote"})
"""Classes of elements with content for readers: inline remarks, hatnotes and infoboxes. An element with one of them is
printed in spite of its other classes and its id, unless it is hidden.
"""
IDS = {
    "coordinates": "coordinates in the corner of the page, which its text has too",
    "toc": "a table of contents of the page",
}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def reason(element: Element) -> str:
    """Return the reason, for the report, why an HTML element is not for print; "" if it is printed."""
    if not element.attributes:
        return ""
    values = attributes(element.attributes)
    if _HIDDEN.search(values.get("style", "")):
        return "hidden on the wiki"
    classes = values.get("class", "").split()
    if not KEPT.isdisjoint(classes):
        return ""
    found = next((LEFT_OUT[name] for name in classes if name in LEFT_OUT), "")
    return found or IDS.get(values.get("id", ""), "")


def take_out(element: Element) -> Iterator[tuple[str, str]]:
    """Remove the descendants of an element that are for web pages only, and yield for each its :func:`reason` and its
    text, which includes the elements inside it. They are removed while the result is iterated.
    """
    pending = [element]
    while pending:
        inner = pending.pop()
        kept: list[Child] = []
        for child in inner.children:
            if isinstance(child, str):
                kept.append(child)
            elif why := reason(child):
                yield why, _text(child.children)
            else:
                kept.append(child)
                pending.append(child)
        inner.children[:] = kept


def _text(children: Iterable[Child]) -> str:
    words = (child if isinstance(child, str) else _text(child.children) for child in children)
    return " ".join(" ".join(words).split())
