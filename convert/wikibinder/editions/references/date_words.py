"""EDTF level 1 dates, as BibLaTeX has them, in words: ``2009-10-23`` → "23 October 2009", "23. Oktober 2009".

Ranges, seasons, uncertain and open dates, years before the common era and unspecified digits follow the forms that CS1
prints. A text that is not EDTF is printed unchanged.
"""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from wikibinder.bibtex.edtf import read as edtf_dates
from wikibinder.bibtex.langid import tag_of_name
from wikibinder.model.translations import deferred, translation

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikibinder.bibtex.edtf import EdtfDate

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter", 33: "First Quarter", 34: "Second Quarter",
           35: "Third Quarter", 36: "Fourth Quarter"}  # fmt: skip
SEASON_WORDS = {
    21: deferred("Spring {}"), 22: deferred("Summer {}"), 23: deferred("Autumn {}"), 24: deferred("Winter {}"),
    33: deferred("First Quarter {}"), 34: deferred("Second Quarter {}"), 35: deferred("Third Quarter {}"),
    36: deferred("Fourth Quarter {}"),
}  # fmt: skip
_ERA_WORDS = re.compile(r"\s(?:г|р)\.$")
"""Matches the abbreviation of "year" after a Russian or Ukrainian date, which references omit."""


@dataclass(frozen=True, slots=True)
class _SpelledDate:
    """A date in English words, from its smallest part to its largest; missing parts are "". ``circa``: it is
    approximate.
    """

    day: str
    month: str
    year: str
    circa: bool

    def __str__(self) -> str:
        return ("c. " if self.circa else "") + " ".join(part for part in (self.day, self.month, self.year) if part)


def spelled(edtf: str, language: str = "en") -> str:
    """Return an EDTF date or range of dates in the words of a language, given by its code (English if Babel lacks it);
    any other text, and an impossible date in another language, unchanged.
    """
    dates = edtf_dates(edtf)
    if not dates:
        return edtf
    locale = locale_of(language)
    if locale is not None and locale.language != "en":
        with suppress(ValueError):  # a day that the month does not have
            texts = [_localized(date, locale, translation(language).gettext) if date else "" for date in dates]
            return texts[0] if len(texts) == 1 else _localized_range(texts)
        return edtf
    words = [_words(date) if date else None for date in dates]
    if len(words) == 1:
        return str(words[0])
    start, end = words
    return _range(start, end) if start and end else f"{start or ''}–{end or ''}"


@lru_cache
def locale_of(language: str) -> Locale | None:
    """Return Babel's locale for a language tag, or else for its language without region and script; None if there is
    neither.
    """
    # CLDR lacks many tags with a region or script; the words of the plain language are then used.
    for name in (language, language.partition("-")[0]):
        with suppress(ValueError, UnknownLocaleError):
            return Locale.parse(name, sep="-")
    return None


def _localized(date: EdtfDate, locale: Locale, translate: Callable[[str], str]) -> str:
    """Return one date in a language other than English, in the usual form of the locale without the word "year".
    ``translate``: translates messages to the language.
    """
    year = (
        _year(date.year) if "X" not in date.year else translate("{}s").format(date.year.replace("X", "0").lstrip("0"))
    )
    if date.number is not None and date.number <= 0:
        year = translate("{} BC").format(1 - date.number)
    text = year
    if date.month > 12:
        text = translate(SEASON_WORDS.get(date.month, "{}")).format(year)
    elif date.month:
        day = datetime.date(2000, date.month, date.day or 1)
        pattern = format_date(day, "long", locale) if date.day else format_skeleton("yMMMM", day, locale=locale)
        text = _ERA_WORDS.sub("", pattern).replace("2000", year)
    return translate("c. {}").format(text) if date.mark else text


def _localized_range(texts: list[str]) -> str:
    """Return a range of two dates in words ("": an open end); between years alone the dash has no spaces: "1990–1995",
    "3. Mai 1990 – 4. Juni 1995".
    """
    dash = "–" if all(text.isdecimal() or not text for text in texts) else " – "
    return dash.join(texts) if all(texts) else "–".join(texts)


def language_names(names: str, language: str) -> str:
    """Return a list of English language names (``Korean and Russian``) translated to ``language``; in English, and in a
    language that Babel lacks, they are capitalised. A name that CLDR lacks is not changed.
    """
    listed = [name.strip() for name in re.split(r"\s+and\s+|,", names) if name.strip()]
    locale = locale_of(language)
    if locale is None or locale.language == "en":
        listed = [name[:1].title() + name[1:] for name in listed]
        return " and ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)
    tags = [tag_of_name(name).replace("-", "_") for name in listed]
    spelled_out = [str(locale.languages.get(tag, name)) for tag, name in zip(tags, listed, strict=True)]
    return str(format_list(spelled_out, "standard", locale)) if spelled_out else ""


def _words(date: EdtfDate) -> _SpelledDate:
    return _SpelledDate(str(date.day or ""), _month(date.month), _year(date.year), bool(date.mark))


def _month(number: int) -> str:
    if not number:
        return ""
    return MONTHS[number - 1] if number <= 12 else SEASONS.get(number, str(number))


def _year(digits: str) -> str:
    """Return an EDTF year in words: ``-0043`` → "44 BC" (EDTF has a year 0), ``199X`` → "1990s", ``19XX`` → "1900s"."""
    if "X" in digits:
        return digits.replace("X", "0").lstrip("0") + "s"
    number = int(digits)
    if number <= 0:
        return f"{1 - number} BC"
    return str(number)


def _range(start: _SpelledDate, end: _SpelledDate) -> str:
    """Return a range of two dates in English, with their common parts once: "1–3 May 2010", "May–June 2010", "30 May –
    2 June 2010".
    """
    circa = "c. " if start.circa or end.circa else ""
    if start.year != end.year:
        dash = " – " if start.month or end.month else "–"
        return f"{circa}{_without_circa(start)}{dash}{_without_circa(end)}"
    if start.month == end.month and start.day and end.day:
        return f"{circa}{start.day}–{end.day} {end.month} {end.year}"
    if start.day or end.day:
        return f"{circa}{start.day} {start.month} – {_without_circa(end)}"
    if start.month and end.month and start.month != end.month:
        return f"{circa}{start.month}–{end.month} {end.year}"
    return circa + _without_circa(end)


def _without_circa(point: _SpelledDate) -> str:
    return str(point).removeprefix("c. ")
