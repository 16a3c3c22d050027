"""Reads the text output of WikiExtractor: each page between ``<doc id="" url="" title="">`` and ``</doc>``.

After WikiExtractor.py (attardi/wikiextractor). The text is plain: a line is a paragraph, ``Section::::Title.`` a
heading, ``BULLET::::- item`` an item; with ``--links`` there are links as ``<a href="Title">words</a>``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.model.page import Page, Site
from wikibinder.readers.encoding import read_lines
from wikibinder.readers.page_titles import clean
from wikibinder.readers.source import check_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.readers.source import Opened

NAME = "wikiextractor"
START = re.compile(r"<doc\b([^>]*)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
END = "</doc>"
WIKIPEDIA = re.compile(r"https?://([a-z-]+)\.wikipedia\.org/")

SECTION = re.compile(r"Section::::(.*?)\.?\s*")
BULLET = re.compile(r"BULLET::::(?:-|(\d+\.))?\s*(.*)")
LINK = re.compile(r'(?:<|&lt;)a href="([^"]*)"(?:>|&gt;)(.*?)(?:<|&lt;)/a(?:>|&gt;)', re.IGNORECASE)
MARKUP = re.compile(r"\{\{|\[\[|''|<(?![\s\d=])|__|~~~")
AT_START = tuple("*#:;=|!{- ")
"""Characters that have a meaning in wikitext at the beginning of a line."""


def recognises(head: str) -> bool:
    """Whether a file that begins with the text ``head`` is text output of WikiExtractor."""
    found = START.match(head.lstrip("\ufeff \t\r\n"))
    return found is not None and "title=" in found[1]


def pages(opened: Opened, diagnostics: Diagnostics) -> Iterator[Page]:
    """Yield the pages of a file that WikiExtractor wrote, in order; text between two pages is reported, not yielded."""
    head, lines, start, length = "", [""], 0, 0
    for number, line in enumerate(read_lines(opened, diagnostics), start=1):
        begun = START.match(line.lstrip("\ufeff"))
        if begun:
            if start:
                yield _page(head, lines, Position(opened.path, start))
            head, lines, start, length = begun[1], [], number + 1, 0
        elif line.strip() == END:
            if start:
                yield _page(head, lines, Position(opened.path, start))
            start = 0
        elif start:
            lines.append(line)
            length += len(line) + 1
            check_length(length)
        elif line.strip():
            diagnostics.add(Code.TEXT_DROPPED, "text between two pages", Position(opened.path, number), line)
    if start:
        diagnostics.add(Code.FILE_DAMAGED, f"the last page has no {END}", Position(opened.path, start))
        yield _page(head, lines, Position(opened.path, start))


def _page(head: str, lines: list[str], place: Position) -> Page:
    values = {name: unescape(value) for name, value in ATTRIBUTE.findall(head)}
    return made(values, "\n".join(lines), place)


def made(values: dict[str, str], text: str, place: Position) -> Page:
    """Return a page made from its attributes ``id``, ``url``, ``title`` and ``revid``, any of which may be missing
    (title: "Untitled"), and its text. The wiki is unknown unless ``url`` is an address of Wikipedia. ``place``: where
    the text begins in the file.
    """
    language = WIKIPEDIA.match(values.get("url", ""))
    site = Site("", f"https://{language[1]}.wikipedia.org/wiki/{{title}}", language[1]) if language else Site()
    return Page(
        clean(values.get("title", "")) or "Untitled",
        text.rstrip("\n"),
        place,
        page_id=_number(values.get("id", "")),
        revision_id=_number(values.get("revid", "")),
        site=site,
        form=NAME,
    )


def on_line(page: Page, line: int) -> Page:
    """Return the page with the number ``line`` as the source line of all its lines, because one line of the file
    contains the whole page.
    """
    return replace(page, lines=(line,) * (page.wikitext.count("\n") + 1))


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None


def restore(page: Page, _diagnostics: Diagnostics) -> Page:
    """Return a page in WikiExtractor's form as wikitext: the repeated title is removed, headings and lists are marked
    up, special characters are escaped.
    """
    out: list[str] = []
    numbers: list[int] = []
    first = True
    for number, line in enumerate(page.wikitext.split("\n")):
        # WikiExtractor repeats the title as the first line of the text.
        is_title = first and clean(unescape(line)) == page.title
        first = first and not line.strip()
        text = "" if is_title or not line.strip() else _line(line)
        if not text:
            continue
        if out and not (text.startswith(("*", "#")) and out[-1].startswith(("*", "#"))):
            out.append("")
            numbers.append(page.at(number).line)
        out.append(text)
        numbers.append(page.at(number).line)
    return replace(page, wikitext="\n".join(out), lines=tuple(numbers) or (page.position.line,), form="")


def _line(line: str) -> str:
    """Return one line of WikiExtractor's text (heading, list item or paragraph) as wikitext."""
    section, bullet = SECTION.fullmatch(line), BULLET.fullmatch(line)
    if section and section[1].strip():
        *above, title = section[1].split(":::")
        marks = "=" * min(6, 2 + len(above))
        return f"{marks} {_escaped(title.strip().rstrip('.'))} {marks}"
    if bullet:
        return f"{'#' if bullet[1] else '*'} {_escaped(bullet[2])}"
    text = _escaped(line.strip())
    return f"<nowiki />{text}" if text.startswith(AT_START) else text


def _escaped(text: str) -> str:
    """Return plain text as wikitext that prints the same; ``<a href>`` becomes a link to a page of the wiki."""
    pieces, place = [], 0
    for found in LINK.finditer(text):
        target = clean(unquote(unescape(found[1]))).replace("|", "").strip("[]{}#")
        words = _plain(found[2])
        pieces += [_plain(text[place : found.start()]), f"[[:{target}|{words}]]" if target and words else words]
        place = found.end()
    return "".join(pieces) + _plain(text[place:])


def _plain(text: str) -> str:
    return MARKUP.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), text)
