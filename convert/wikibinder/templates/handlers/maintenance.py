"""Editors' remarks: those in a line are shown as the wiki shows them ([citation needed]); boxes, protection marks,
navigation and data for machines are dropped and counted.
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
"""Templates of other languages -> what is printed in their brackets. Their first value is the passage in doubt."""
TAGS: Mapping[str, str] = {**_by_template(_TABLE["in a line"]), **FOREIGN}
"""Remarks in a line -> what is printed in their brackets."""
SPANS: Mapping[str, str] = _by_template(_TABLE["on a passage"])
"""Remarks on a passage that is their first argument."""
REMARKS = frozenset(_TABLE["boxes"])
"""Boxes in which editors tell each other what an article lacks."""
STATUS = frozenset(_TABLE["status"])
"""Templates for the wiki or for machines: status, protection, variety of language, navigation, sister projects."""
LAYOUT = frozenset(_TABLE["layout"])
"""Openings and ends of columns, floats and folds: the text between them stays."""


def _mark(text: str) -> str:
    return f"<sup>&#91;''{text}''&#93;</sup>"


def tag(template: Template, context: Context) -> Expansion:
    """``{{citation needed|date=May 2014}}`` -> [citation needed], raised; a reason is reported, and not shown."""
    text = TAGS[template.key]
    if text == "citation needed":
        text = wiki_words(message("citation needed"), page_language(context))
    passage = template.get("text")
    if template.key in FOREIGN and not template.key.startswith(DATED) and not _DAY.fullmatch(template.get("1")):
        passage = passage or template.get("1")
    return passage + _mark(text)


DATED = ("нет ",)
"""Beginnings of names whose values are the parts of a date."""
_DAY = re.compile(r"[0-9\s./年月日-]*")
"""When an editor wrote a remark."""


def remark(template: Template, _context: Context) -> Expansion:
    """``{{bare URL inline|date=June 2021}}`` -> [bare URL]: remarks whose names tell what they show."""
    return _mark(template.name.removesuffix(" inline"))


def span(template: Template, _context: Context) -> Expansion:
    """``{{citation needed span|the passage}}``: the passage with its remark."""
    return template.get("text", "1") + _mark(SPANS[template.key])
