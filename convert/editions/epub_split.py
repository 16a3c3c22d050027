"""A page that is too long for a reading device -> several pages, cut between sections, paragraphs, items or rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from convert.editions.epub_markup import Element, length

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT: Final = 230_000
"""Bytes of markup a file may hold; the rest of 260 kB is room for what surrounds a part."""

BREAKABLE: Final = frozenset(
    ("article", "aside", "blockquote", "body", "div", "dl", "main", "ol", "section", "table", "tbody", "ul")
)
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "header", "caption", "thead", "colgroup"))
REPEATED: Final = frozenset(("thead", "colgroup"))
"""What a table says again where it goes on in another file."""


def split(root: Element, limit: int = LIMIT) -> list[Element]:
    """Cut the page ``<html>`` into pages; a page within the limit stays one."""
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
    """Cuts elements by their sizes, each of which is measured once."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.known: dict[Element, int] = {}

    def size(self, element: Element) -> int:
        if element not in self.known:
            self.known[element] = length(element)
        return self.known[element]

    def parts(self, element: Element) -> list[Element]:
        """The element, or its parts when it is too long and can be cut."""
        if element.tag not in BREAKABLE or self.size(element) <= self.limit:
            return [element]
        part = _shell(element, first=True)
        parts, room, begun = [part], self.limit, False
        tied = _tied_rows(element)
        for number, child in enumerate(self._children(element)):
            fixed = child.tag in HEADINGS or child in tied
            if begun and not fixed and self.size(child) > room:
                part, room, begun = _shell(element, first=False, start=number), self.limit, False
                parts.append(part)
            part.append(child)
            room -= self.size(child)
            begun = begun or not fixed
        return parts

    def _children(self, element: Element) -> Iterator[Element]:
        """The children, those that are too long in parts."""
        for child in element:
            yield from self.parts(child)


def _shell(element: Element, *, first: bool, start: int = 0) -> Element:
    """The element without its children; from the second part on without its id."""
    shell = Element(element.tag, element.attrib)
    if first:
        shell.text = element.text
        return shell
    shell.attrib.pop("id", None)
    if element.tag == "ol":
        shell.set("start", str(int(element.get("start", "1")) + start))
    shell.extend(child for child in element if child.tag in REPEATED)
    return shell


def _tied_rows(element: Element) -> set[Element]:
    """The rows of a table into which a cell of an earlier row reaches."""
    tied, reach = set(), 0
    for number, row in enumerate(element):
        if number < reach:
            tied.add(row)
        reach = max([reach, *(number + int(cell.get("rowspan", "1")) for cell in row if row.tag == "tr")])
    return tied
