"""Parses text with HTML tags to a tree of elements, by the subset of HTML5's rules that wikitext needs.

The input comes from :mod:`.blocks`: every ``<`` begins an allowed tag. As in browsers, elements that are never closed
or closed in the wrong order are closed with the element around them, the start tag of a block closes an open paragraph,
and text between the cells of a table is put before the table.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeAlias

from wikibinder.parser.sanitize import VOID

FORMATTING = frozenset(
    ["b", "i", "em", "strong", "u", "s", "strike", "small", "big", "tt", "code", "font", "del", "ins"]
)
BLOCK = frozenset(
    [
        "p",
        "div",
        "center",
        "blockquote",
        "ul",
        "ol",
        "dl",
        "li",
        "dt",
        "dd",
        "table",
        "tbody",
        "tr",
        "td",
        "th",
        "caption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "hr",
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ENDS_PARAGRAPH = BLOCK - {"tbody", "tr", "td", "th", "caption"}
_TABLE_PARTS = frozenset(("tr", "td", "th", "caption"))
_CELLS = frozenset(("td", "th", "caption"))
_TABLE_ROOT = frozenset(("table", "tr"))
_ITEM_ENDS = {"li": frozenset(("li",)), "dt": frozenset(("dt", "dd")), "dd": frozenset(("dt", "dd"))}
_ITEM_STOPS = BLOCK - {"p", "div", "li", "dt", "dd"}
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_END_TAG = re.compile(r"</([a-z][a-z0-9]*)>")
_PAIRED_TAG = re.compile(r"<(b|i|em|strong|u|s|small|big|span|div|font|center|sub|sup|code)\b")

DEEPEST = 100
"""Nesting level from which an element stays empty and its content follows it, since trees are processed recursively."""
MOST_FORMATTING = 24
"""Maximum number of open formatting elements; beyond it the oldest is dropped."""


class Element:
    """An HTML element: its tag name, attributes as written, and children (elements, or text with placeholders and
    character references). ``blocky``: whether it is an inline element that contains a block; ``open``: whether the
    element is on the builder's stack, because its end is not reached yet.
    """

    __slots__ = ("attributes", "blocky", "children", "open", "tag")

    def __init__(self, tag: str, attributes: str = "") -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Child] = []
        self.blocky = False
        self.open = False


Child: TypeAlias = "Element | str"


class Builder:
    """Builds the tree of one text. ``stack``: the open elements; ``formatting``: the elements such as ``<b>`` that are
    reopened after a block has closed them.
    """

    def __init__(self) -> None:
        self.root = Element("root")
        self.stack = [self.root]
        # None marks the start of a cell.
        self.formatting: list[Element | None] = []
        # Name -> number of end tags in the rest of the text.
        self.closers: Counter[str] = Counter()

    def build(self, text: str) -> Element:
        # Needed because an element without an end tag is not reopened: see ``reopen``.
        self.closers.update(_END_TAG.findall(text))
        position = 0
        for tag in _TAG.finditer(text):
            if tag.start() > position:
                self.text(text[position : tag.start()])
            position = tag.end()
            slash, name, attributes = tag.groups()
            if slash:
                self.end(name)
            else:
                self.start(name, attributes)
        if position < len(text):
            self.text(text[position:])
        return self.root

    # ------------------------------------------------------------ insertion

    def append(self, child: Child) -> None:
        """Append a child to the innermost open element; what is not allowed between rows and cells is put before the
        table.
        """
        parent = self.stack[-1]
        # "Foster parenting" of the HTML standard (13.2.6.1).
        misplaced = parent.tag in _TABLE_ROOT and not (isinstance(child, Element) and child.tag in _TABLE_PARTS)
        if not misplaced:
            parent.children.append(child)
            return
        table = self.last("table")
        parent = self.stack[table - 1]
        # The table is the last child of its parent.
        parent.children.insert(len(parent.children) - 1, child)

    def push(self, element: Element) -> None:
        self.append(element)
        # Beyond the limit an element stays empty, and its content follows it.
        if len(self.stack) < DEEPEST:
            self.stack.append(element)
            element.open = True
        if element.tag in BLOCK:
            for parent in reversed(self.stack[:-1]):
                if parent.tag in BLOCK or parent.blocky:
                    break
                parent.blocky = True

    def pop_to(self, index: int) -> None:
        """Close the open elements (those on the stack) from ``index`` on."""
        for element in self.stack[index:]:
            element.open = False
            # Formatting elements opened in a cell end with it.
            if element.tag in _CELLS and None in self.formatting:
                while self.formatting.pop() is not None:
                    pass
        del self.stack[index:]

    def last(self, *tags: str) -> int:
        """Return the index on the stack of the innermost open element with one of these tag names; 0 if there is
        none.
        """
        for index in range(len(self.stack) - 1, 0, -1):
            if self.stack[index].tag in tags:
                return index
        return 0

    def in_scope(self, tag: str) -> int:
        """Return the index on the stack of the innermost open element with that tag name inside the current table cell;
        0 if there is none.
        """
        for index in range(len(self.stack) - 1, 0, -1):
            found = self.stack[index].tag
            if found == tag:
                return index
            if found in _CELLS or found == "table":
                return 0
        return 0

    def text(self, text: str) -> None:
        if text.isspace():
            # White space between rows and cells is dropped.
            if self.stack[-1].tag not in _TABLE_ROOT:
                self.stack[-1].children.append(text)
            return
        self.reopen()
        self.append(text)

    def reopen(self) -> None:
        """Open the formatting elements (``<b>`` ...) again that the end of a block has closed, if the rest of the text
        has an end tag for them.
        """
        if not self.formatting or (last := self.formatting[-1]) is None or last.open:
            return
        first = len(self.formatting)
        while first and (element := self.formatting[first - 1]) is not None and not element.open:
            first -= 1
        waiting, self.formatting = self.formatting[first:], self.formatting[:first]
        for element in waiting:
            if element is not None and self.closers[element.tag] > 0:
                self.format(Element(element.tag, element.attributes))

    def format(self, element: Element) -> None:
        self.push(element)
        if element.open:
            self.formatting.append(element)
        if len(self.formatting) > MOST_FORMATTING and self.formatting[0] is not None:
            del self.formatting[0]

    # ------------------------------------------------------------ start tags

    def start(self, name: str, attributes: str) -> None:
        if name in _TABLE_PARTS:
            self.start_table_part(name, attributes)
            return
        if name in BLOCK:
            self.start_block(name, attributes)
        elif name in FORMATTING:
            self.reopen()
            self.format(Element(name, attributes))
        else:
            self.reopen()
            if name in VOID:
                self.append(Element(name, attributes))
            else:
                self.push(Element(name, attributes))

    def start_block(self, name: str, attributes: str) -> None:
        if name in _ITEM_ENDS:
            self.end_item(name)
        # A block ends an open paragraph.
        if name in _ENDS_PARAGRAPH and (paragraph := self.in_scope("p")):
            self.pop_to(paragraph)
        if name == "table" and self.stack[-1].tag in _TABLE_ROOT:
            self.pop_to(self.last("table"))
        # A heading ends an open heading.
        if name in HEADINGS and self.stack[-1].tag in HEADINGS:
            self.pop_to(len(self.stack) - 1)
        if name == "hr":
            self.append(Element(name, attributes))
        else:
            self.push(Element(name, attributes))

    def end_item(self, name: str) -> None:
        for index in range(len(self.stack) - 1, 0, -1):
            tag = self.stack[index].tag
            if tag in _ITEM_ENDS[name]:
                self.pop_to(index)
                return
            if tag in _ITEM_STOPS:
                return

    def start_table_part(self, name: str, attributes: str) -> None:
        table = self.last("table")
        if not table:
            return
        row = self.last("tr")
        keep = row if name in ("td", "th") and row > table else table
        self.pop_to(keep + 1)
        # A cell directly in a table gets a row.
        if name in ("td", "th") and keep == table:
            self.push(Element("tr"))
        self.push(Element(name, attributes))
        if name in _CELLS and self.stack[-1].tag == name:
            self.formatting.append(None)

    # ------------------------------------------------------------ end tags

    def end(self, name: str) -> None:
        self.closers[name] -= 1
        if name in FORMATTING:
            self.end_formatting(name)
            return
        if name in ("table", "tr"):
            index, table = self.last(name), self.last("table")
            index = index if index >= table else 0
        elif name in _CELLS:
            index = self.last(name)
            index = index if index > self.last("table") else 0
        elif name in HEADINGS:
            index = max(self.in_scope(heading) for heading in HEADINGS)
        else:
            index = self.in_scope(name)
        if index:
            self.pop_to(index)

    def end_formatting(self, name: str) -> None:
        for at in range(len(self.formatting) - 1, -1, -1):
            element = self.formatting[at]
            if element is None:
                return
            if element.tag == name:
                break
        else:
            return
        del self.formatting[at]
        if element.open:
            self.close_formatting(element)

    def close_formatting(self, element: Element) -> None:
        """Close a formatting element (``<b>`` ...). If a block is open inside it, the block is moved out of it, and the
        content of the block gets a formatting element of its own (HTML5's "adoption agency").
        """
        index = self.stack.index(element)
        block = next((i for i in range(index + 1, len(self.stack)) if self.stack[i].tag in BLOCK), 0)
        if not block:
            self.pop_to(index)
            return
        inner = self.stack[block]
        share = Element(element.tag, element.attributes)
        share.children, inner.children = inner.children, [share]
        share.blocky = any(isinstance(child, Element) and child.tag in BLOCK for child in share.children)
        holder = self.stack[block - 1]
        holder.children.remove(inner)
        self.stack[index - 1].children.append(inner)
        for closed in self.stack[index:block]:
            closed.open = False
        del self.stack[index:block]


def build(text: str) -> Element:
    """Parse text with HTML tags; return an element named ``root`` whose children are the tree."""
    return Builder().build(text)


def unclosed(text: str) -> Counter[str]:
    """Return how many elements in the text lack their end tag, by tag name; only ``div``, ``center`` and inline
    elements are counted.
    """
    return Counter(_PAIRED_TAG.findall(text)) - Counter(_END_TAG.findall(text))
