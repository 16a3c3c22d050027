"""Sanitises HTML: tags that MediaWiki allows stay tags, every other ``<`` becomes text; decodes character references.

The list is that of MediaWiki 1.39 (Sanitizer::getRecognizedTagData).
"""

from __future__ import annotations

import re
from html.entities import html5

ALLOWED = frozenset(
    [
        "b",
        "bdi",
        "bdo",
        "del",
        "i",
        "ins",
        "u",
        "font",
        "big",
        "small",
        "sub",
        "sup",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "cite",
        "code",
        "em",
        "s",
        "strike",
        "strong",
        "tt",
        "var",
        "div",
        "center",
        "blockquote",
        "ol",
        "ul",
        "dl",
        "table",
        "caption",
        "pre",
        "ruby",
        "rb",
        "rp",
        "rt",
        "rtc",
        "p",
        "span",
        "abbr",
        "dfn",
        "kbd",
        "samp",
        "data",
        "time",
        "mark",
        "q",
        "br",
        "wbr",
        "hr",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "meta",
        "link",
    ]
)
VOID = frozenset(("br", "wbr", "hr", "meta", "link"))

_TAG = re.compile(r"<(?:(/?)([A-Za-z][^\t\n\v />\0]*)([^<>]*)>)?")
_MARKUP = re.compile(r"\|\||!!|[\[\]{}|]|''+|__|\n")
_REFERENCE = re.compile(r"&(?:#[xX]([0-9A-Fa-f]{1,8})|#([0-9]{1,8})|([A-Za-z0-9]{2,32}));")
_SPECIAL = {ord(c): f"&#{ord(c)};" for c in "&<>'[]{}|=*#:;_-~!+/@\n \""}


def sanitize(text: str) -> str:
    """Return the text with ``&lt;`` for each ``<`` that begins no tag allowed in wikitext; allowed tags are
    normalised.
    """
    return _TAG.sub(_tag, text) if "<" in text else text


def _tag(match: re.Match[str]) -> str:
    slash, name, attributes = match[1], match[2], match[3]
    if name is None or name.lower() not in ALLOWED:
        return "&lt;" + match[0][1:]
    name = name.lower()
    if _MARKUP.search(attributes):
        # Later steps look for links, tables and quotes in the text, tags included.
        attributes = _MARKUP.sub(lambda mark: verbatim(mark[0]), attributes)
    # As browsers read them: </br> is a line break, the end of another void element is nothing.
    if slash:
        return f"<{name} />" if name == "br" else ("" if name in VOID else f"</{name}>")
    # HTML ignores the slash of <span/>, so that the element would contain the rest of the page.
    if attributes.endswith("/") and name not in VOID:
        return f"<{name}{attributes[:-1]}></{name}>"
    return f"<{name}{attributes}>"


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return html5.get(name + ";", match[0])
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    # XML 1.0 forbids the other characters; as in MediaWiki, their references stay as text.
    allowed = number in (9, 10, 13) or (32 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF)
    return chr(number) if allowed and number & 0xFFFE != 0xFFFE else match[0]


def decode(text: str) -> str:
    """Return the text with HTML character references replaced by their characters; invalid ones stay."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def verbatim(text: str) -> str:
    """Return the text escaped so that the parser finds no markup in it, as for the content of ``<nowiki>``."""
    return decode(text).translate(_SPECIAL)
