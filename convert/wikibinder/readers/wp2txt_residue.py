"""Finds remains of constructs that old wp2txt removes: marks, image sizes, concatenated addresses, headings of removed
lists.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.readers.wp2txt_marks import HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MARKS_ALONE = re.compile(r"\s*(?:[\]})|]+|(?:border)?[\s|]*\d+(?:x\d+)?px)\s*", re.IGNORECASE)
"""Matches a line that consists of closing marks of links and templates, or of an image size."""
SIZE = re.compile(r" ?\((?:\d+x)?\d+px\)", re.IGNORECASE)
"""Matches the size of an image in parentheses, all that is left of an image in the text."""
BLACKLISTED = re.compile(r"\s*(?:\{\{|\[tpl\])\s*blacklisted[ -]links\b", re.IGNORECASE)
"""Matches the beginning of a maintenance notice ("Blacklisted links") whose rows are removed."""

LEFT_OUT = {
    "MATH": "a formula", "CHEM": "a formula", "CODE": "a piece of code", "TABLE": "a table", "SCORE": "a score",
    "TIMELINE": "a timeline", "GRAPH": "a graph", "IPA": "a pronunciation", "INFOBOX": "an infobox",
    "NAVBOX": "a navigation box", "GALLERY": "a gallery", "SIDEBAR": "a sidebar", "MAPFRAME": "a map",
    "IMAGEMAP": "an image map", "REFERENCES": "the list of references",
}  # fmt: skip
"""Placeholder that wp2txt 2 writes, without brackets -> the construct that it removed there, as words for a message."""
LEFT_OUT_MARK = re.compile(rf" ?\[({'|'.join(LEFT_OUT)})\]")

ENCLOSING = re.compile(r"\{\{|\}\}|<ref(?:\s[^<>]*)?(?<!/)>|</ref>")

ADDRESS = re.compile(r"https?://[^\s\[\]<>|{}\"]+")
INNER = re.compile(r"(?<=[\w/).])(?=https?://)")
QUOTED = re.compile(
    r"/web/[\d*]+[a-z_]*/$|[=?&:,;]$|/(?:archive|cache|url|http|query|date)[^/]*/$|webcitation", re.IGNORECASE
)
"""Matches the text directly before an address if it shows that the address is part of another one, as in web archives.
"""
SEARCHED = 60
"""Maximum number of characters before an inner address in which ``QUOTED`` is searched for."""


MARKS = re.compile(r"[\s*#:;(–-]*")
"""Matches characters that may precede an address at the beginning of a line."""


def outside(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern in a wikitext that begin outside of templates and ``<ref>`` tags."""
    marks = ENCLOSING.finditer(text)
    depth, mark = 0, next(marks, None)
    for found in pattern.finditer(text):
        while mark and mark.start() < found.start():
            depth = max(0, depth + (1 if mark[0] == "{{" or mark[0].startswith("<ref") else -1))
            mark = next(marks, None)
        if not depth:
            yield found


def parted_addresses(text: str) -> str:
    """Return a line of text; if it begins with web addresses that follow each other without a space, spaces are
    inserted between them.

    Web addresses without a space between them elsewhere in the line are not split, because they belong to a sentence.
    """
    # True for nearly all lines; the search below is slow.
    if text.count("://") < 2:
        return text
    pieces, place = [], 0
    for found in outside(ADDRESS, text):
        parts = single_addresses(found[0]) if MARKS.fullmatch(text, 0, found.start()) else [found[0]]
        pieces += [text[place : found.start()], " ".join(parts)]
        place = found.end()
    return "".join(pieces) + text[place:]


def single_addresses(address: str) -> Iterator[str]:
    """Yield the single web addresses of a string in which they follow each other without a space. An address inside
    another one (as in web archives) is not split off.
    """
    place = 0
    for found in INNER.finditer(address):
        if not QUOTED.search(address, max(place, found.start() - SEARCHED), found.start()):
            yield address[place : found.start()]
            place = found.start()
    yield address[place:]


def lost_lists(lines: Sequence[str]) -> Iterator[int]:
    """Yield the indices of the lines of an article after which wp2txt has lost a list: headings of sections without
    content, and text that ends with a colon before the next heading or the end of the page.
    """
    last, level = -1, 7
    for number, line in enumerate([*lines, "=end="]):
        heading = HEADING.fullmatch(line) or number == len(lines)
        if heading and last >= 0:
            own = len(line) - len(line.lstrip("="))
            above = HEADING.fullmatch(lines[last])
            if (above and own <= level) or (not above and lines[last].rstrip().endswith(":")):
                yield last
        if heading:
            level = len(line) - len(line.lstrip("="))
        if line.strip():
            last = number


def only_headings(lines: Sequence[str]) -> bool:
    """Whether the lines of an article contain headings, and at most one other line of text; ``<references />`` is
    ignored.
    """
    texts = [line for line in lines if line.strip() and not line.startswith("<references")]
    headings = [line for line in texts if HEADING.fullmatch(line)]
    return bool(headings) and len(texts) - len(headings) <= 1
