"""MediaWiki's own messages that templates and modules use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import get_day_names, get_month_names

from wikibinder.templates.cldr import locale_of
from wikibinder.templates.functions.time import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGE = 8
"""Number of the namespace MediaWiki, whose pages take precedence over these texts."""
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# The English texts of MediaWiki (languages/i18n/en.json); pages in the namespace MediaWiki take precedence.
MESSAGES: Mapping[str, str] = {
    "comma-separator": ", ",
    "word-separator": " ",
    "colon-separator": ": ",
    "semicolon-separator": "; ",
    "parentheses": "($1)",
    "and": " and",
    "pipe-separator": " | ",
    "ellipsis": "...",
    "percent": "$1%",
    "quotation-marks": '"$1"',
}
"""Key -> English text, for MediaWiki's messages that modules use."""


def core_message(key: str, language: str) -> str | None:
    """Return MediaWiki's text of an interface message: separators (``comma-separator``) in English, names of months and
    days in ``language``; None for other keys.
    """
    return MESSAGES.get(key) or _date_word(key.lower(), language)


def _date_word(key: str, language: str) -> str | None:
    """Return the name of a month or day in a language, for a message key such as ``january``, ``jan``, ``january-gen``,
    ``monday`` or ``mon``; None for other keys.
    """
    name = key.removesuffix("-gen")
    locale = locale_of(language)
    for number, month in enumerate(map(str.lower, MONTHS), 1):
        if name in (month, month[:3]):
            return str(get_month_names("wide" if name == month else "abbreviated", locale=locale)[number])
    for number, day in enumerate(DAYS):
        if key in (day, day[:3]):
            return str(get_day_names("wide" if key == day else "abbreviated", locale=locale)[number])
    return None
