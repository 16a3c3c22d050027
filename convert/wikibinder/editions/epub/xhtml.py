"""Parser and serializer for XHTML pages, with a small element tree.

Names keep their prefixes (``epub:type``, ``xml:lang``), so that parsing and serializing gives the same page. The
result is well-formed XML that HTML parsers read as well.
"""

from __future__ import annotations

import re
from html import escape
from html.entities import html5
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

__all__ = ["Element", "MarkupError", "escaped_length", "has_class", "length", "markup", "parse", "serialize", "text_of"]

VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
PROLOGUE: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
NAMED: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
XML_NAMES: Final = frozenset(("amp", "apos", "gt", "lt", "quot"))
UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Matches a character that XML does not allow."""


class MarkupError(ValueError):
    """The page is not well-formed XML; the message gives the position."""


def parse(markup: str) -> Element:
    """Return the root element of a page. A character entity that HTML has and XML lacks (``&nbsp;``) becomes the
    character. Raises MarkupError if the page is not well-formed.
    """
    builder = TreeBuilder()
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(UNPRINTABLE.sub("", NAMED.sub(_named, markup)).encode(), True)
    except ExpatError as error:
        raise MarkupError(str(error)) from error
    return builder.close()


def _named(reference: re.Match[str]) -> str:
    """Return the character of an entity reference, escaped; XML's own entities remain, an unknown name is printed as
    written.
    """
    if reference[1] in XML_NAMES:
        return reference[0]
    return escape(html5.get(f"{reference[1]};", reference[0]))


def serialize(root: Element) -> str:
    """Return a page, given as its root element, as the content of a file."""
    return f"{PROLOGUE}{markup(root)}\n"


def markup(element: Element) -> str:
    """Return an element with its content as markup, without the text after it."""
    return "".join(_pieces(element))


def length(element: Element) -> int:
    """Return the number of bytes that an element with its content has in a file (UTF-8)."""
    return sum(len(piece.encode()) for piece in _pieces(element))


def escaped_length(text: str) -> int:
    """Return the number of bytes that a text has in a file (UTF-8, escaped)."""
    return len(_escaped(text).encode())


def _pieces(root: Element) -> list[str]:
    """Return the markup of an element in pieces, to be joined. Not recursive, because formulas can nest deeper than
    Python's recursion limit.
    """
    out: list[str] = []
    waiting: list[Element | str] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            out.append(item)
            continue
        attributes = "".join(f' {name}="{_quoted(value)}"' for name, value in item.items())
        tail = _escaped(item.tail) if item.tail and item is not root else ""
        if item.tag in VOID:
            out.append(f"<{item.tag}{attributes}/>{tail}")
            continue
        out.append(f"<{item.tag}{attributes}>{_escaped(item.text) if item.text else ''}")
        waiting.append(f"</{item.tag}>{tail}")
        waiting.extend(reversed(item))
    return out


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _quoted(value: str) -> str:
    return _escaped(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def has_class(element: Element, *names: str) -> bool:
    """Whether the element has one of these classes."""
    return not set(names).isdisjoint(element.get("class", "").split())


def text_of(element: Element) -> str:
    """Return the text of an element, with white space collapsed."""
    return " ".join("".join(element.itertext()).split())
