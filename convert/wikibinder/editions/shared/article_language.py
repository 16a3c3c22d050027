"""The language and direction of an article. In HTML they are set on the article's outermost element; the page around it
keeps those of the book.

The language is that of the page (``:language:``), else that of the wiki named as the source (``:source:``). Without a
known language, an article with a majority of right-to-left letters is set from right to left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from docutils import nodes

from wikibinder.editions.shared import roles
from wikibinder.editions.shared.converted import is_converted
from wikibinder.model.direction import RIGHT_TO_LEFT_LETTER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

LETTER = re.compile(r"[^\W\d_]")
_LEFT_TO_RIGHT = re.compile(r"<(pre|code|math)\b")
"""Matches the start of the tag of an element that is set from left to right in right-to-left articles; group 1: its
name.
"""
MAJORITY = 0.5
"""Share of right-to-left letters above which an article is right-to-left."""
WIKIS = frozenset(("wikipedia", "wiktionary", "wikibooks", "wikisource", "wikiquote", "wikinews", "wikiversity",
                   "wikivoyage"))  # fmt: skip
"""Wikis whose host names begin with a language code: ``ar.wikipedia.org``."""


def language_of(fields: Mapping[str, Any]) -> str:
    """Return the language tag of an article from its fields: from ``language``, otherwise from the host name in
    ``source``; "" if neither has one.
    """
    if own := str(fields.get("language", "")).strip():
        return roles.tag(own)
    match (urlsplit(str(fields.get("source", ""))).hostname or "").split("."):
        case [code, name, "org"] if name in WIKIS:
            return roles.tag(code)
    return ""


def direction_of(document: nodes.Element) -> str:
    """Return ``rtl`` if most letters of an article are right-to-left, otherwise ``ltr``; notes and the source line do
    not count.
    """
    text = "".join(text.astext() for text in document.findall(nodes.paragraph) if not _is_apart(text.parent))
    right_to_left = len(RIGHT_TO_LEFT_LETTER.findall(text))
    # Most articles have none of these letters, and counting all letters takes 2 ms an article of 30 kB.
    return "rtl" if right_to_left and right_to_left > MAJORITY * len(LETTER.findall(text)) else "ltr"


def _is_apart(box: nodes.Element) -> bool:
    return isinstance(box, nodes.footnote) or "article-source" in box["classes"]


def language_and_direction(document: nodes.Element, fields: Mapping[str, Any]) -> tuple[str, str]:
    """Return the language tag of an article ("" if unknown) and its direction, ``ltr`` or ``rtl``. ``fields``: the
    fields at its head.
    """
    language, letters = language_of(fields), direction_of(document)
    if letters == "rtl" and roles.direction(language) == "ltr":
        # The text has another direction than the language of its wiki.
        language = ""
    return language, roles.direction(language) if language else letters


def attributes(document: nodes.document, fields: Mapping[str, Any], book: str) -> str:
    """Return the HTML attributes ``lang`` and ``dir`` of an article, each after a space and only if it differs from
    that of the book (of languages, if more than script or region differ). ``fields``: the fields at its head; ``book``:
    the language of the book.
    """
    language, found = language_and_direction(document, fields)
    own = language.partition("-")[0] == book.replace("_", "-").partition("-")[0]
    html = "" if own or not language else f' lang="{language}"'
    return html + (f' dir="{found}"' if found != roles.direction(book) else "")


def set_attributes(
    app: Sphinx, name: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Handler of ``html-page-context`` for HTML and EPUB: set language and direction on the outermost section of an
    article.
    """
    if doctree is not None and context.get("body") and is_converted(app.env, name):
        html = attributes(doctree, app.env.metadata.get(name, {}), app.config.language or "en")
        body = context["body"].replace("<section", f"<section{html}", 1)
        context["body"] = _LEFT_TO_RIGHT.sub(r'<\1 dir="ltr"', body) if 'dir="rtl"' in html else body


def setup(app: Sphinx) -> None:
    """Register the handler that sets language and direction in HTML and EPUB."""
    app.connect("html-page-context", set_attributes, priority=200)
