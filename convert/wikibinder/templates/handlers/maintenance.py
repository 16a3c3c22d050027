"""Editors' templates: inline remarks are printed as on the wiki ([citation needed]); notices, protection marks,
navigation and metadata are dropped and counted.

The table is ``data/remarks.json``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.data_files import read_table
from wikibinder.model.translations import message
from wikibinder.templates.cldr import page_language, wiki_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

_TABLE = read_table("templates", "remarks")


def _by_template(section: Mapping[str, list[str]]) -> Mapping[str, str]:
    return {name: text for text, names in section.items() for name in names}


FOREIGN: Mapping[str, str] = {
    name: text for section in _TABLE["in other languages"].values() for name, text in _by_template(section).items()
}
"""Name of a template for an inline remark on a wiki in another language, whose first argument is the passage that the
remark is about -> text printed in brackets.
"""
TAGS: Mapping[str, str] = {**_by_template(_TABLE["in a line"]), **FOREIGN}
"""Name of a template for an inline remark (``citation needed``) -> text printed in brackets."""
SPANS: Mapping[str, str] = _by_template(_TABLE["on a passage"])
"""Name of a template whose first argument is a passage, and that remarks on it -> text printed after the passage, in
brackets.
"""
REMARKS = frozenset(_TABLE["boxes"])
"""Names of the templates for notices about what an article lacks."""
STATUS = frozenset(_TABLE["status"])
"""Names of the templates for the wiki or for programs: status, protection, variety of language, navigation, sister
projects.
"""
LAYOUT = frozenset(_TABLE["layout"])
"""Names of the templates that begin or end columns, floats and collapsible boxes; the text between them is printed."""


def _mark(text: str) -> str:
    return f"<sup>&#91;''{text}''&#93;</sup>"


def tag(template: Template, context: Context) -> Expansion:
    """``{{citation needed|date=May 2014}}`` -> [citation needed] as superscript, after the passage that the remark is
    about if the call contains it; a reason is reported but not printed.
    """
    text = TAGS[template.key]
    if text == "citation needed":
        text = wiki_words(message("citation needed"), page_language(context))
    passage = template.get("text")
    # Only printed values are read, so that the others are reported as unused.
    in_doubt = template.key in FOREIGN and not template.key.startswith(DATED) and not _DAY.fullmatch(template.get("1"))
    if in_doubt or _MARKUP.search(template.raw):
        passage = passage or template.get("1")
    return passage + _mark(text)


DATED = ("нет ",)
"""Beginnings of the names, in FOREIGN, of templates whose arguments are the parts of a date, not a passage."""
_MARKUP = re.compile(r"\|\s*(?:1\s*=\s*)?(?:\{\{|\[)")
"""Matches a first value that is a call or a link: ``{{enlace roto|1={{cita web|…}}}}``."""
_DAY = re.compile(r"[0-9\s./年月日-]*")
"""Matches, as a whole, a first argument of a remark that is no passage: a date in digits, or nothing."""


def remark(template: Template, _context: Context) -> Expansion:
    """``{{bare URL inline|date=June 2021}}`` -> [bare URL] as superscript: for remarks that print their own name."""
    return _mark(template.name.removesuffix(" inline"))


def span(template: Template, _context: Context) -> Expansion:
    """``{{citation needed span|the passage}}`` -> the passage, then [citation needed] as superscript."""
    return template.get("text", "1") + _mark(SPANS[template.key])
