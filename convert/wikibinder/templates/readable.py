"""Classifies values of templates: text for readers, or settings (sizes, colours, switches, file names).

The value and the name of its parameter decide together: ``200px`` is a setting under any name, ``200`` under
``image_size``, ``vcard`` under ``titleclass``; ``61 m`` and ``Grade II`` are text under ``height`` and ``class``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.templates.setting_patterns import ANY_NAME, DATE_NAMES, KINDS, LINE_SETTINGS, SETTINGS, SWITCHES
from wikibinder.wikitext.cache import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

_VALUES = {kind: re.compile(pattern) for kind, pattern in KINDS.items()}
_NAMES = tuple((kind, re.compile(names)) for kind, names in SETTINGS)
_LINE_NAMES = tuple((kind, re.compile(names)) for kind, names in LINE_SETTINGS)
_NUMBER_END = re.compile(r"[-_ ]?[0-9]+$")
_DATE = re.compile(
    rf"(?:[0-9]{{1,2}}\.? )?(?:{KINDS['month']})(?:-[0-9]{{2}}|[0-9]{{1,2}}日)?|[^\W\d]+ [0-9]{{1,2}}, [12][0-9]{{3}}"
    r"|[12][0-9]{3}"
)
_WORD = re.compile(r"[^\W_]")
_LETTER = re.compile(r"[^\W\d_]")
_PROSE = re.compile(r"[A-Z]|[^\x00-\x7f]|[^\s] [^\s]|''|\[\[|\{\{")
LONGEST_TOKEN = 200
"""Maximum length in characters of a setting; a longer value is text, and is not matched against the patterns."""


def is_junk(value: str) -> bool:
    """Whether a value is a setting, no text for readers, under any parameter name: blank, a switch, a size, a colour,
    CSS, a file name.
    """
    text = value.strip()
    return not text or text.lower() in SWITCHES or (len(text) <= LONGEST_TOKEN and bool(ANY_NAME.fullmatch(text)))


def is_setting(name: str, value: str, *, line: bool = False) -> bool:
    """Whether the value of the parameter ``name`` is blank or a setting, no text for readers (a size, a colour, a
    switch ...). ``line``: whether the template is within a line; otherwise it is an infobox or the like.
    """
    text = value.strip()
    if not text or len(text) > LONGEST_TOKEN:
        return not text
    if ANY_NAME.fullmatch(text) or (line and text.lower() in SWITCHES):
        return True
    return any(_VALUES[kind].fullmatch(text) for kind in (_line_kinds(name) if line else _kinds(name)))


@remembered
def _kinds(name: str) -> tuple[str, ...]:
    """Return the kinds of settings (keys of KINDS) that a value of the parameter ``name`` may be in an infobox or the
    like.
    """
    base = _NUMBER_END.sub("", name.strip().lower())
    return tuple(kind for kind, names in _NAMES if names.fullmatch(base))


@remembered
def _line_kinds(name: str) -> tuple[str, ...]:
    """Return the kinds of settings (keys of KINDS) that a value of the parameter ``name`` may be in a template within a
    line.
    """
    base = _NUMBER_END.sub("", name.strip().lower())
    return (*_kinds(name), *(kind for kind, names in _LINE_NAMES if names.fullmatch(base)))


def is_date_alone(params: Mapping[str, str]) -> bool:
    """Whether the only parameter with a value, apart from settings, is the date of an editor's remark."""
    given = [name for name, value in params.items() if not is_junk(value)]
    return len(given) == 1 and given[0].lower() in DATE_NAMES and bool(_DATE.fullmatch(params[given[0]].strip()))


def is_positional(name: str) -> bool:
    """Whether a name is that of a positional parameter: "1", "2" ..."""
    return name.isdecimal() and name.isascii()


def holds_words(value: str) -> bool:
    """Whether a value contains a letter or a digit."""
    return bool(_WORD.search(value))


def is_readable(name: str, value: str) -> bool:
    """Whether a value of the parameter ``name``, in a template within a line, is text that a reader sees."""
    if not holds_words(value):
        return False
    return not is_junk(value) if is_positional(name) else not is_setting(name, value, line=True)


def is_prose(name: str, value: str) -> bool:
    """Whether a value is text for readers that needs no label: in a positional parameter any text with a letter; in a
    named one several words, markup, or a word with a capital or a letter outside ASCII.
    """
    shape = _LETTER if is_positional(name) else _PROSE
    return bool(shape.search(value)) and is_readable(name, value)
