"""Finds the pairs of ``[tpl]`` and ``[ref]`` with their end marks in old wp2txt text; marks that have no partner are
reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.readers.wp2txt_rows import is_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.model.page import Page

HEADING = re.compile(r"={1,6}[^=].*=\s*$")
MARK = re.compile(
    r"(?P<tpl>\[tpl\])|(?P<endtpl>\[/tpl\])|(?P<raw>\{\{)|(?P<endraw>\}\})"
    r"|(?P<ref>\[ref\]|<ref(?:\s[^<>]*)?(?<!/)>)|(?P<endref>\[/ref\]|</ref\s*>)",
    re.IGNORECASE,
)
PARTNER = {"endtpl": "tpl", "endraw": "raw", "endref": "ref"}
REACH = {"tpl": 20, "raw": 12, "ref": 12}
"""Kind of a start mark -> maximum number of lines from it to its end mark, without rows of citations in a footnote;
farther apart, they do not belong together.
"""
LONGEST_NOTE = 4000
"""Maximum number of characters from the start mark of a footnote to its end mark; farther apart, they belong to
different footnotes.
"""


@dataclass(slots=True)
class Mark:
    """The start mark of a template (``tpl``, or ``raw`` for braces) or footnote (``ref``), an end mark (``endtpl``
    ...), or a ``heading``.

    ``line``: index of its line; ``start``, ``end``: columns; ``offset``: number of characters of the article before it;
    ``partner``: the mark at the other end of the same construct, None if it was not found.
    """

    kind: str
    line: int
    start: int
    end: int
    offset: int
    partner: Mark | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """Lines of an article whose ``[tpl]`` and ``[ref]`` are replaced by wikitext.

    ``joined``: indices of the lines that continue the previous line. ``raw``: indices of the lines that wp2txt left as
    wikitext.
    """

    lines: list[str]
    joined: frozenset[int]
    raw: frozenset[int]


def standard_marks(page: Page, lines: list[str], diagnostics: Diagnostics) -> Marked:
    """Return the lines of an article with ``[tpl]`` replaced by ``{{ }}`` and ``[ref]`` by ``<ref>`` where both ends
    are present. Other marks are reported: those of templates stay as they are, those of footnotes are removed.
    """
    marks = list(_find(lines))
    _match(marks, lines)
    pieces: dict[int, list[Mark]] = {}
    joined: set[int] = set()
    for mark in marks:
        pieces.setdefault(mark.line, []).append(mark)
        if mark.partner and mark.partner.line < mark.line:
            joined.update(range(mark.partner.line + 1, mark.line + 1))
    texts = list(lines)
    for number, found in pieces.items():
        texts[number] = _replaced(page, lines, found, diagnostics)
    raw = {mark.line for mark in marks if mark.kind == "ref" and lines[mark.line][mark.start] == "<"}
    # Lines that wp2txt has converted contain no link brackets.
    raw |= {number for number, line in enumerate(lines) if "[[" in line}
    return Marked(texts, frozenset(joined), frozenset(raw))


def _find(lines: list[str]) -> Iterator[Mark]:
    offset = 0
    for number, line in enumerate(lines):
        if HEADING.match(line):
            yield Mark("heading", number, 0, 0, offset)
        for found in MARK.finditer(line):
            yield Mark(str(found.lastgroup), number, found.start(), found.end(), offset + found.start())
        offset += len(line) + 1


def _match(marks: list[Mark], lines: list[str]) -> None:
    """Set the ``partner`` of each end mark to the nearest open mark of its kind before it, and the partner of that to
    the end mark; only in the same section, and within REACH lines.
    """
    open_marks: dict[str, list[Mark]] = {"tpl": [], "raw": [], "ref": []}
    for mark in marks:
        if mark.kind == "heading":
            # No construct continues after a heading.
            for stack in open_marks.values():
                stack.clear()
        elif mark.kind == "ref":
            # Notes do not nest: an open one before this has lost its end.
            open_marks["ref"] = [mark]
        elif mark.kind in open_marks:
            open_marks[mark.kind].append(mark)
        else:
            stack = open_marks[PARTNER[mark.kind]]
            if stack and _near(stack[-1], mark, lines):
                mark.partner = stack.pop()
                mark.partner.partner = mark
            else:
                stack.clear()


def _near(start: Mark, end: Mark, lines: list[str]) -> bool:
    # A template rarely contains an empty line; an unclosed one would extend to the end of the page.
    if start.kind == "raw" and any(not line.strip() for line in lines[start.line : end.line]):
        return False
    # Marks this far apart belong to different notes.
    if start.kind == "ref" and end.offset - start.offset > LONGEST_NOTE:
        return False
    between = lines[start.line : end.line]
    rows = (
        sum(map(is_row, between)) if start.kind == "ref" else 0
    )  # a note may hold many citations whose heads are lost
    return len(between) - rows <= REACH[start.kind]


def _replaced(page: Page, lines: list[str], marks: list[Mark], diagnostics: Diagnostics) -> str:
    line = lines[marks[0].line]
    pieces, place = [], 0
    for mark in marks:
        pieces += [line[place : mark.start], _standard(page, lines, mark, diagnostics)]
        place = mark.end
    return "".join(pieces) + line[place:]


def _standard(page: Page, lines: list[str], mark: Mark, diagnostics: Diagnostics) -> str:
    """Return the wikitext for a mark: ``{{``, ``}}``, ``<ref>`` or ``</ref>``; "" for the marks of an empty footnote,
    which is reported, and for a heading; for an unpaired mark the result of :func:`_unpaired`.
    """
    text = lines[mark.line][mark.start : mark.end]
    if mark.kind == "heading":
        return ""
    if mark.partner is None:
        return _unpaired(page, mark, text, diagnostics, lines[mark.line])
    if mark.kind in ("tpl", "raw"):
        return "{{"
    if mark.kind in ("endtpl", "endraw"):
        return "}}"
    start, end = sorted((mark, mark.partner), key=lambda m: m.offset)
    if _is_empty(start, end, lines):
        if mark is start:
            diagnostics.add(Code.REF_EMPTY, "the content of a note is lost", page.at(mark.line), text)
        return ""
    return (text if text.startswith("<") else "<ref>") if mark is start else "</ref>"


def _is_empty(start: Mark, end: Mark, lines: list[str]) -> bool:
    if start.line == end.line:
        inner = lines[start.line][start.end : end.start]
    else:
        between = lines[start.line + 1 : end.line]
        inner = " ".join([lines[start.line][start.end :], *between, lines[end.line][: end.start]])
    return not inner.strip(" ,;.")


def _unpaired(page: Page, mark: Mark, text: str, diagnostics: Diagnostics, line: str) -> str:
    """Return the text that replaces a mark without its other end: its own ``text`` for a template, "" for a footnote.
    The mark is reported, except braces. ``line``: the text of its line.
    """
    if mark.kind in ("ref", "endref"):
        code = Code.REF_UNCLOSED if mark.kind == "ref" else Code.TAG_UNBALANCED
        message = "a note is not closed" if mark.kind == "ref" else "an end of a note has no beginning"
        diagnostics.add(code, message, page.at(mark.line), text)
        return ""
    if mark.kind in ("tpl", "endtpl"):
        diagnostics.add(Code.TEMPLATE_UNBALANCED, f"{text} is unpaired", page.at(mark.line), line[mark.start :])
    return text
