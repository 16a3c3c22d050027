"""Dates as articles write them, including those that CS1 rejects, to EDTF level 1 (ISO 8601-2), which BibLaTeX reads.

A range is split at its dash or "to". Each word of a side has one possible meaning: a year, a day, a month or season, or
a word such as "c." or "BC". Parts missing on the left side of a range are taken from the right side.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from wikibinder.cs1.months import FOREIGN_MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
SEASONS: Mapping[str, int] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NAMED: Mapping[str, tuple[int, int]] = {"christmas": (12, 25)}
QUARTERS = frozenset({"first", "second", "third", "fourth", "quarter", "easter", "q1", "q2", "q3", "q4"})
"""Words of dates, case folded, that CS1 accepts but EDTF level 1 cannot express: such a date is parsed without them,
and is marked as incomplete.
"""
CIRCA = frozenset({"c", "ca", "circa", "approx"})
FILLERS = frozenset({"ad", "ce", "of", "the", "on", "de", "del", "den", "le", "el", "um", "er", "a", "an", "eko", "ko",
                     "gada", "г", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday",
                     "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})  # fmt: skip
UNDATED = frozenset({"n.d.", "nd", "n.d", "no date", "undated", "s.d.", "s.f.", "o.j."})
OPEN = frozenset({"present", "now", "ongoing", "current", ""})

_DASH = re.compile(r"\s*[\u2010-\u2015\u2212-]\s*|\s+to\s+|(?<=[^\W\d])\s?/\s?(?=[^\W\d])")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]\d\d?:.*)?\Z")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(?:(\d{1,2})\s?[月월]\s?(?:(\d{1,2})\s?[日일])?)?\Z")
_VIETNAMESE = re.compile(r"(?:ngày\s)?(?:(\d{1,2})\s)?tháng\s(\d{1,2})(?:\snăm|,)?\s(\d{4})\Z", re.IGNORECASE)
_YEARS = re.compile(r"(\d{3,4})-(\d{2}|\d{4})\Z")
_DECADE = re.compile(r"(\d{3})0'?s\Z")
_WORD = re.compile(r"\d+|Q[1-4]\b|[^\W\d_]+|\?")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b|(?<=\d)\.(?=\s)", re.IGNORECASE)
_SUFFIX = re.compile(r"\b(\d{3,4})([a-rt-z]|(?<!0)s)\b(?!\s*-\s*\d)")
_BEFORE_CHRIST = re.compile(r"\bB\.?\s?C(?:\.?\s?E)?\b\.?", re.IGNORECASE)
_ERA = re.compile(r"\b(?:BC|AD|CE)\b")
_SHORT_YEAR = re.compile(r"(?<!\d)\d{1,2}(?=\s?(?:BC|AD|CE)\b)|(?<=\bAD\s)\d{1,2}(?!\s*\w)")
# No date is longer; the limit bounds the time for hostile values.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date that was parsed. ``edtf``: the date in EDTF, None if it could not be parsed. ``suffix``: the letter after
    the year that distinguishes works of one year ("a" in "2005a"), or "". ``complete``: whether ``edtf``, if not None,
    expresses all of the text.
    """

    edtf: str | None
    suffix: str = ""
    complete: bool = True


@dataclass(frozen=True, slots=True)
class _RangeSide:
    """One side of a range of dates, or a single date; missing parts are None. ``year``: 0 for 1 BC. ``month``: 21 to 24
    for seasons, as in EDTF. ``mark``: "~" (circa), "?" (uncertain) or "". ``complete``: whether these fields express
    all of the text.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    mark: str = ""
    complete: bool = True


UNREAD = ParsedDate(None, "", False)


def read(text: str) -> ParsedDate:
    """Parse a date as articles write it, in English or another language. For a text that is no date, or longer than
    _LONGEST, ``edtf`` of the result is None.
    """
    if len(text) > _LONGEST:
        return UNREAD
    return _read(text)


@lru_cache(maxsize=4096)
def _read(text: str) -> ParsedDate:
    text = _ORDINAL.sub("", text.strip().strip("[]()").rstrip(".,; ").replace("\u2044", "/"))
    suffix = ""
    if match := _SUFFIX.search(text):
        suffix = match[2]
        text = text[: match.start(2)] + text[match.end(2) :]
    dashed = _DASH.sub("-", text)
    # A dash between numbers is a range (2005–06), a hyphen ISO 8601 (2005-06). From here on both are "-".
    edtf, complete = (None if "–" in text else _iso(dashed)) or _years(dashed) or _range(dashed)
    return ParsedDate(edtf, suffix if edtf else "", complete)


def _iso(text: str) -> tuple[str | None, bool] | None:
    """Parse a date such as ``2005-05-01``, ``2005-05``, ``2005/05/01``, ``2005年5月1日`` or ``1 tháng 5 năm 2005``.

    Return the date in EDTF (None if the calendar does not have it) and True; None for other formats.
    """
    if match := _VIETNAMESE.match(text):
        day, month, year = (int(part) if part else None for part in match.groups())
        return _edtf(_RangeSide(year, month, day)), True
    if match := _CJK.match(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        return _edtf(_RangeSide(year, month, day)), True
    match = _ISO.match(text.replace("/", "-") if re.match(r"\d{4}/\d\d?/\d\d?\Z", text) else text)
    if not match or (match[3] is None and (len(match[2]) == 1 or not 1 <= int(match[2]) <= 12)):
        return None
    return _edtf(_RangeSide(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)), True


def _years(dashed: str) -> tuple[str | None, bool] | None:
    """Parse ``1999–2004``, ``1999–00``, ``1990s``. Return the range or decade in EDTF and True, or None and False for a
    range that ends before it begins; None for other formats. The argument has "-" for dashes; ``2005-06`` with a hyphen
    was parsed as a month before.
    """
    if match := _DECADE.match(dashed):
        return f"{int(match[1]):03}X", True
    match = _YEARS.match(dashed)
    if not match:
        return None
    first, second = int(match[1]), _full_year(match[1], match[2])
    # A range that ends before it begins is a mistake.
    return (f"{first:04}/{second:04}", True) if second > first else (None, False)


def _full_year(first: str, second: str) -> int:
    """Return the second year of a range, which may be abbreviated: 2000 for ``1999`` and ``00``."""
    if len(second) >= len(first):
        return int(second)
    year = int(first[: -len(second)] + second)
    return year if year > int(first) else year + 10 ** len(second)


def _range(text: str) -> tuple[str | None, bool]:
    sides = _with_eras(text.split("-"))
    last = _point(sides[-1])
    if len(sides) == 1 and last:
        return _edtf(last), last.complete
    if len(sides) != 2 or (last is None and sides[1].casefold() not in OPEN):
        return None, False
    first = _point(sides[0])
    if first is None:
        return None, False
    if last is None:
        return (f"{_edtf(first)}/..", True) if first.year is not None else (None, False)
    return _joined(first, last)


def _with_eras(sides: list[str]) -> list[str]:
    """Return the sides of a range with "BC" added to the first if it is written after the second alone, and years of
    one or two digits beside "BC", "AD" or "CE" padded to four, so that the 44 of "44 BC" is not parsed as a day.
    """
    sides = [_BEFORE_CHRIST.sub("BC", side) for side in sides]
    numbers = [len(re.findall(r"\d+", side)) for side in sides]
    # "753–715 BC" are two years, "15–17 March 44 BC" is one: as many numbers on both sides.
    if len(sides) == 2 and numbers[0] == numbers[1] and sides[1].endswith("BC") and not _ERA.search(sides[0]):
        sides[0] += " BC"
    return [_SHORT_YEAR.sub(lambda found: found[0].zfill(4), side) for side in sides]


def _joined(first: _RangeSide, last: _RangeSide) -> tuple[str | None, bool]:
    """Return a range in EDTF (None if the calendar does not have it), and whether that expresses all of the text. Parts
    that one side lacks are taken from the other: ``12–14 May 2005``, ``May–June 2005``. Of a range that begins with a
    season (``Winter 1999–2000``), return only this season.
    """
    if last.day is None and last.month is None and first.month and first.month > 20:
        # A season over two years is that of the first year.
        return _edtf(replace(first, year=last.year if first.year is None else first.year)), False
    month = first.month or last.month
    # The year 0 is 1 BC.
    start = replace(first, year=last.year if first.year is None else first.year, month=month,
                    mark=first.mark or last.mark)  # fmt: skip
    end = replace(last, year=first.year if last.year is None else last.year, month=last.month or month)
    left, right = _edtf(start), _edtf(end)
    if left is None or right is None or (start.month or 0) > 20:
        # BibLaTeX has no ranges of seasons: the first is read, and the words are kept.
        return left, False
    return f"{left}/{right}", start.complete and end.complete


def _point(text: str) -> _RangeSide | None:
    """Parse one side of a range, or a single date; None if it has no words, or one that is no part of a date."""
    point = _RangeSide()
    for word in _WORD.findall(text):
        grown = _with_number(point, word) if word.isdecimal() else _with_word(point, word.casefold())
        if grown is None:
            return None
        point = grown
    return None if point == _RangeSide() or re.search(r"[^\w\s.,'?/()-]", text) or re.search(r"\d/\d", text) else point


def _with_number(point: _RangeSide, word: str) -> _RangeSide | None:
    if len(word) > 2:
        return replace(point, year=int(word)) if point.year is None and len(word) <= 4 else None
    if point.day is None and 1 <= int(word) <= 31:
        return replace(point, day=int(word))
    return None


def _with_word(point: _RangeSide, word: str) -> _RangeSide | None:
    month = MONTHS.get(word) or SEASONS.get(word) or FOREIGN_MONTHS.get(word)
    # Hebrew joins "in" to the name of the month.
    month = month or FOREIGN_MONTHS.get(word.removeprefix("ב"))
    if month:
        # EDTF has the same number for autumn and fall, so the word "fall" is kept.
        return replace(point, month=month, complete=word != "fall") if point.month is None else None
    if word in NAMED and point.month is None:
        return replace(point, month=NAMED[word][0], day=NAMED[word][1], complete=False)
    if word == "bc":
        # EDTF counts as ISO 8601 does: the year 0 is 1 BC.
        return replace(point, year=1 - point.year) if point.year and point.year > 0 else None
    if word in CIRCA or word == "?":
        return replace(point, mark="?" if word == "?" else "~")
    if word in QUARTERS:
        return replace(point, complete=False)
    return point if word in FILLERS else None


def _edtf(point: _RangeSide) -> str | None:
    """Return a single date in EDTF; None if it has no year, a year of more than four digits, or a month or day that the
    calendar does not have.
    """
    if point.year is None or not -9999 <= point.year <= 9999:
        return None
    # At least four digits, in addition to the minus sign.
    text = f"{point.year:05}" if point.year < 0 else f"{point.year:04}"
    if point.month:
        if not (1 <= point.month <= 12 or 21 <= point.month <= 24):
            return None
        text += f"-{point.month:02}"
    if point.day:
        if not point.month or point.month > 12 or not 1 <= point.day <= _days(point.year, point.month):
            return None
        text += f"-{point.day:02}"
    return text + point.mark


def _days(year: int, month: int) -> int:
    """Return the number of days of a month; before 1582 every fourth year is a leap year (Julian calendar)."""
    if month == 2 and year < 1582:
        return 29 if year % 4 == 0 else 28
    # monthrange accepts no year below 1; only February depends on the year, and it was handled above.
    return monthrange(year if year > 0 else 2000, month)[1]
