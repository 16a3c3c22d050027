"""Splits a page that is too long for a reading device, between sections, paragraphs, list items or table rows; if one
of these is too long itself, between the words in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from wikibinder.editions.epub.xhtml import Element, escaped_length, length

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT: Final = 230_000
"""Maximum number of bytes of markup in a file. Reading devices open files of up to 260 kB; the rest is for the markup
around a part.
"""
SLACK: Final = 15_000
"""Number of bytes by which a part may exceed the limit, to keep a heading or row with its content."""

WHOLE: Final = frozenset(("math", "svg", "ruby"))
"""Elements that must not be split."""
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "header", "caption", "thead", "colgroup"))
REPEATED: Final = frozenset(("thead", "colgroup"))
"""Parts of a table that are repeated where it continues in another file."""
RUN: Final = re.compile(r"[\s\S]{1,2000}(?:\s+|$)|[\s\S]{1,2000}")
"""Matches a piece of text of at most 2,000 characters, ending after white space if there is any."""


def split(root: Element, limit: int = LIMIT) -> list[Element]:
    """Return the page ``<html>`` divided into pages of at most ``limit`` bytes, apart from ``SLACK`` and elements in
    ``WHOLE``; a page within the limit is not divided.
    """
    body = root.find("body")
    if body is None or length(root) <= limit:
        return [root]
    head = [child for child in root if child is not body]
    parts = _Sizes(limit).parts(body)
    return [_page(root, head, part) for part in parts]


def _page(root: Element, head: list[Element], body: Element) -> Element:
    page = Element(root.tag, root.attrib)
    page.extend([*head, body])
    return page


class _Sizes:
    """Divides elements into parts of at most ``limit`` bytes (see :func:`split`); the size of each element is computed
    once.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.lengths: dict[Element, int] = {}

    def size(self, item: Element | str) -> int:
        if isinstance(item, str):
            return escaped_length(item)
        if item not in self.lengths:
            self.lengths[item] = length(item)
        return self.lengths[item]

    def parts(self, element: Element) -> list[Element]:
        """Return a list of the element alone, or, if it is larger than the limit and may be divided, of elements of the
        same tag with parts of its content.
        """
        if element.tag in WHOLE or self.size(element) <= self.limit:
            return [element]
        part = _shell(element, first=True)
        parts, remaining, begun = [part], self.limit - length(part), False
        tied = _rows_joined_by_spans(element)
        for number, item in self._content(element):
            size = self.size(item)
            fixed = isinstance(item, Element) and (item.tag in HEADINGS or item in tied) and size <= remaining + SLACK
            if begun and not fixed and size > remaining:
                part = _shell(element, first=False, start=number)
                remaining, begun = self.limit - length(part), False
                parts.append(part)
            _append(part, item)
            remaining -= size
            begun = begun or not fixed
        return parts

    def _content(self, element: Element) -> Iterator[tuple[int, Element | str]]:
        """Yield the texts and children of an element, those that are too long in parts, each with the number of
        children before it.
        """
        yield from ((0, run) for run in RUN.findall(element.text or ""))
        for number, child in enumerate(list(element)):
            tail, child.tail = child.tail, None
            yield from ((number, part) for part in self.parts(child))
            yield from ((number, run) for run in RUN.findall(tail or ""))


def _append(part: Element, item: Element | str) -> None:
    if isinstance(item, Element):
        part.append(item)
    elif len(part):
        part[-1].tail = (part[-1].tail or "") + item
    else:
        part.text = (part.text or "") + item


def _shell(element: Element, *, first: bool, start: int = 0) -> Element:
    """Return a copy of ``element`` without its content, to be filled with a part of that. ``start``: number of children
    before the part. A part after the first (``first`` is False) has no id; it gets the repeated elements of a table, in
    a row empty cells in place of those before the part, and in a list the number of its first item.
    """
    shell = Element(element.tag, element.attrib)
    if first:
        return shell
    shell.attrib.pop("id", None)
    if element.tag == "ol":
        shell.set("start", str(int(element.get("start", "1")) + start))
    if element.tag == "tr":
        shell.extend(Element("td", {k: v for k, v in cell.items() if k == "colspan"}) for cell in element[:start])
    shell.extend(child for child in element if child.tag in REPEATED)
    return shell


def _rows_joined_by_spans(element: Element) -> set[Element]:
    """Return the rows of a table into which a cell of an earlier row extends."""
    tied, reach = set(), 0
    for number, row in enumerate(element):
        if number < reach:
            tied.add(row)
        reach = max([reach, *(number + int(cell.get("rowspan", "1")) for cell in row if row.tag == "tr")])
    return tied
