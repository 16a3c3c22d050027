"""EDTF level 1 dates, as BibLaTeX writes them, in words: ``2009-10-23`` → "23 October 2009".

Ranges, seasons, uncertain and open dates, years before the common era and unspecified digits follow the forms that
CS1 prints. A text that is not EDTF is printed unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikibinder.bibtex.edtf import read as edtf_dates

if TYPE_CHECKING:
    from wikibinder.bibtex.edtf import EdtfDate

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter", 33: "First Quarter", 34: "Second Quarter",
           35: "Third Quarter", 36: "Fourth Quarter"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _SpelledDate:
    """A date in words, from its smallest part to its largest; missing parts are empty."""

    day: str
    month: str
    year: str
    circa: bool

    def __str__(self) -> str:
        return ("c. " if self.circa else "") + " ".join(part for part in (self.day, self.month, self.year) if part)


def spelled(edtf: str) -> str:
    """A date or a range of dates in words."""
    dates = edtf_dates(edtf)
    if not dates:
        return edtf
    words = [_words(date) if date else None for date in dates]
    if len(words) == 1:
        return str(words[0])
    start, end = words
    return _range(start, end) if start and end else f"{start or ''}–{end or ''}"


def _words(date: EdtfDate) -> _SpelledDate:
    return _SpelledDate(str(date.day or ""), _month(date.month), _year(date.year), bool(date.mark))


def _month(number: int) -> str:
    if not number:
        return ""
    return MONTHS[number - 1] if number <= 12 else SEASONS.get(number, str(number))


def _year(digits: str) -> str:
    """``2009``, ``-0043`` → "44 BC" (EDTF counts a year 0), ``199X`` → "1990s", ``19XX`` → "1900s"."""
    if "X" in digits:
        return digits.replace("X", "0").lstrip("0") + "s"
    number = int(digits)
    if number <= 0:
        return f"{1 - number} BC"
    return str(number)


def _range(start: _SpelledDate, end: _SpelledDate) -> str:
    """Two dates, with their common parts once: "1–3 May 2010", "May–June 2010", "30 May – 2 June 2010"."""
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
