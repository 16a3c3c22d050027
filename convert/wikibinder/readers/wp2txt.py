"""Reads the text output of old versions of wp2txt (0.4 to 0.6): many articles, each beginning with ``[[Title]]``."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Diagnostics, Position
from wikibinder.model.page import Page
from wikibinder.readers import wp2txt_categories
from wikibinder.readers.encoding import read_lines
from wikibinder.readers.page_titles import clean
from wikibinder.readers.source import Opened, check_length

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "wp2txt"
TITLE = re.compile(r"\[\[([^\[\]|]+)\]\]")
ANY_TITLE = re.compile(r"\[\[(.*)\]\]")
CATEGORIES = "CATEGORIES: "
REDIRECT = re.compile(r"#\s*REDIRECT\b\s*:?\s*(?:\[\[\s*:?)?([^\[\]{}|]+)", re.IGNORECASE)
SIGNS = re.compile(r"^CATEGORIES: |\[tpl\]|\A\s*\[\[[^\n|\[\]]*\]\]\s*(?:\n\n#\s*REDIRECT|\Z)", re.MULTILINE)
TAGGED_NOTE = re.compile(r"<ref(?:\s[^<>]*)?(?<!/)>[^\n]*?</ref>")
KEPT_TAGS = 5
"""Minimum number of complete ``<ref>`` tags in an article's text that show that its footnotes were not lost; old
versions of wp2txt remove these tags.
"""
NOT_ARTICLES = re.compile(r"\s*:?\s*(?:File|Image|Category|Media)\s*:", re.IGNORECASE)


def recognises(head: str) -> bool:
    """Whether a file that begins with the text ``head`` is text output of an old wp2txt."""
    first, _, rest = head.lstrip("\ufeff\n").partition("\n")
    if ANY_TITLE.fullmatch(first.rstrip()) and SIGNS.search(head):
        return True
    title = TITLE.fullmatch(first.rstrip())
    return title is not None and not NOT_ARTICLES.match(title[1]) and rest.startswith("\n") and "{{" not in rest


def pages(opened: Opened, diagnostics: Diagnostics) -> Iterator[Page]:
    """Yield the articles of a file that an old wp2txt wrote, in order."""
    article: list[str] = []
    start, length = 1, 0
    for line in read_lines(opened, diagnostics):
        article.append(line)
        length += len(line) + 1
        check_length(length)
        cut = _start_of_next(article)
        if cut:
            yield from _article(article[:cut], opened.path, start)
            article, start, length = article[cut:], start + cut, 0
    yield from _article(article, opened.path, start)


def _start_of_next(article: list[str]) -> int:
    """Return the index in ``article`` of the title line of the following article; 0 if these lines contain no such
    title.

    ``article``: the lines read since the beginning of an article; only the third from last is tested, as a title is
    recognised by the lines before and after it.
    """
    if len(article) < 4 or article[-2]:
        return 0
    # wp2txt writes an empty line before and after a title; lines of images and categories look the same.
    if not article[-4] and TITLE.fullmatch(article[-3]) and not NOT_ARTICLES.match(article[-3], 2):
        return len(article) - 3
    if article[-1].startswith(CATEGORIES) and ANY_TITLE.fullmatch(article[-3]):
        return len(article) - 3
    return 0


def _article(lines: list[str], path: str, start: int) -> Iterator[Page]:
    """Yield the article that consists of these lines (title, categories, body), or nothing if all are blank. Without a
    title, in a part of a split file, it is "Untitled". ``start``: the number of the first line in the file.
    """
    first, last = _next_text(lines, 0), len(lines)
    if first == last:
        return
    title = ANY_TITLE.fullmatch(lines[first].rstrip().lstrip("\ufeff"))
    # A part of a split file may begin in the middle of an article.
    if title:
        first = _next_text(lines, first + 1)
    while last > first and not lines[last - 1].strip():
        last -= 1
    categories = ""
    if first < last and lines[first].startswith(CATEGORIES):
        categories = lines[first]
        first = _next_text(lines, first + 1)
    elif first < last and lines[last - 1].startswith(CATEGORIES):
        # wp2txt 2 puts the categories at the end.
        categories = lines[last - 1]
        last -= 1
    redirect = REDIRECT.match(lines[first]) if first < last else None
    name = (clean(title[1]) if title else "") or "Untitled"
    text = "\n".join(lines[first:last]).rstrip()
    found = wp2txt_categories.split(unescape(categories.removeprefix(CATEGORIES)), name, text)
    yield Page(
        name,
        text,
        Position(path, start + min(first, last)),
        categories=tuple(filter(None, map(clean, found))),
        redirect=clean(redirect[1].partition("[tpl]")[0].partition("#")[0]) if redirect else "",
        lost_refs=len(TAGGED_NOTE.findall(text)) < KEPT_TAGS,
        form=NAME,
    )


def _next_text(lines: list[str], start: int) -> int:
    """Return the index of the first line from ``start`` on that is not blank; the number of lines if there is none."""
    return next((number for number in range(start, len(lines)) if lines[number].strip()), len(lines))
