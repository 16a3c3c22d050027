"""Parses dates as articles write them, and formats them with PHP's format letters (``#time``).

"Now" is the time of the page's revision, so that a book does not depend on when it is made. A page without a revision
has no "now"; text that depends on it is left out and reported.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import get_day_names, get_month_names

from wikibinder.templates.cldr import locale_of
from wikibinder.templates.numbers import roman_numeral

if TYPE_CHECKING:
    from collections.abc import Callable

    from babel import Locale

    from wikibinder.templates.protocols import Context

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_ISO = re.compile(r"(\d{4})-(\d\d?)(?:-(\d\d?)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?)?")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{3,4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{3,4})")
_MONTH_ONLY = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{4})")
_YEAR = re.compile(r"(\d{4})$")
_CLOCK = re.compile(r"\b(\d\d?):(\d\d)(?::(\d\d))?\b")
_SHIFT = re.compile(
    r"([+-]\s*\d{1,5}|\b\d{1,5}(?=\s*[a-z]+\s+ago\b)|\bnext|\blast)\s*(year|month|week|day|hour|minute|second|min|sec)s?(\s+ago)?",
    re.I,
)


def now(context: Context) -> datetime | None:
    """Return the time of the page's revision in UTC; None if it is unknown."""
    match = _ISO.match(context.page.timestamp) or _STAMP.match(context.page.timestamp)
    return _from_groups(match.groups()) if match else None


def _from_groups(groups: tuple[str | None, ...]) -> datetime | None:
    numbers = [int(group) if group else default for group, default in zip(groups, (1, 1, 1, 0, 0, 0), strict=True)]
    year, month, day, *clock = numbers
    try:
        # As PHP: 30 February is 2 March.
        first = datetime(year, month, 1, *clock, tzinfo=UTC)  # type: ignore[misc,arg-type]  # three numbers, in order
        return first + timedelta(days=day - 1) if 1 <= day <= 31 else None
    except (ValueError, OverflowError):
        return None


def month_number(word: str) -> int:
    """Return 1 to 12 for an English month name, its first letters (at least three), or a number; otherwise 0."""
    text = word.strip().rstrip(".").lower()
    if text.isdecimal():
        return int(text) if 1 <= int(text[:4]) <= 12 else 0
    if len(text) < 3:
        return 0
    return next((n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(text)), 0)


def _absolute(text: str) -> datetime | None:
    if match := _STAMP.match(text) or _ISO.match(text):
        return _from_groups(match.groups())
    year = month = day = ""
    if match := _DAY_FIRST.search(text):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.search(text):
        month, day, year = match.groups()
    elif match := _MONTH_ONLY.search(text):
        month, year, day = match[1], match[2], "1"
    elif match := _YEAR.match(text):
        return _from_groups((match[1], None, None, None, None, None))
    if not year or not month_number(month):
        return None
    clock = _CLOCK.search(text)
    return _from_groups((year, str(month_number(month)), day, *(clock.groups() if clock else (None, None, None))))


def parse(text: str, moment: datetime | None) -> datetime | None:
    """Return the time, in UTC, that a text means in one of the usual forms of PHP's strtotime; None if it is invalid,
    or relative to an unknown ``moment``: the time that ``now`` means, from which ``+1 week`` counts.
    """
    line, zone = _without_zone(" ".join(text.split()))
    found = _parsed(line, moment)
    try:
        return found if found is None or zone is None else found.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:  # in UTC it is before the year 1, or after 9999
        return None


_ZONE = re.compile(r"\s*(?:(?P<name>[A-Z][A-Za-z_]+/[A-Za-z_/+-]+)|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d))$")
_HAS_CLOCK = re.compile(r"\d\d?:\d\d")


def _without_zone(line: str) -> tuple[str, tzinfo | None]:
    """Return a date without the time zone at its end, and the zone. If it has no zone, which means UTC, or an unknown
    one, return it unchanged, and None.
    """
    found = _ZONE.search(line)
    if found is None:
        return line, None
    if name := found["name"]:
        try:
            return line[: found.start()], ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            return line, None
    if not _HAS_CLOCK.search(line[: found.start()]):  # 2001-02-0304 is no time zone
        return line, None
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
    return line[: found.start()], timezone(-offset if found["sign"] == "-" else offset)


def _parsed(line: str, moment: datetime | None) -> datetime | None:
    if line.startswith("@") and line[1:].isdecimal():
        # Limited, because datetime ends with the year 9999.
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=min(int(line[1:12]), 10**10))
    # Limited, because no date is longer.
    shifts = list(_SHIFT.finditer(line[:200]))
    base_text = _SHIFT.sub("", line[:200]).strip()
    base = moment if base_text.lower() in ("", "now", "today") else _absolute(base_text)
    if base_text.lower() in ("tomorrow", "yesterday") and moment:
        base = moment + timedelta(days=1 if base_text.lower() == "tomorrow" else -1)
    for shift in shifts:
        if base is None:
            return None
        base = _shifted(base, shift)
    return base


def _shifted(base: datetime, shift: re.Match[str]) -> datetime | None:
    word = shift[1].lower().replace(" ", "")
    count = {"next": 1, "last": -1}.get(word) or int(word)
    unit = shift[2].lower()
    if shift[3]:
        count = -count
    try:
        if unit in ("year", "month"):
            months = base.year * 12 + base.month - 1 + count * (12 if unit == "year" else 1)
            # As PHP: one month after 31 January is 3 March, not the end of February.
            first = base.replace(year=months // 12, month=months % 12 + 1, day=1)
            return first + timedelta(days=base.day - 1)
        seconds = {"week": 604800, "day": 86400, "hour": 3600, "min": 60, "minute": 60, "sec": 1, "second": 1}[unit]
        return base + timedelta(seconds=count * seconds)
    except (ValueError, OverflowError):
        return None


def _hour12(moment: datetime) -> int:
    return moment.hour % 12 or 12


def is_leap(year: int) -> bool:
    """Whether the year has 366 days in the Gregorian calendar."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(moment: datetime) -> int:
    if moment.month == 2:
        return 29 if is_leap(moment.year) else 28
    return 30 if moment.month in (4, 6, 9, 11) else 31


# The letters of PHP's date() that MediaWiki knows (Language::sprintfDate). All times are UTC, so those of the time zone
# are constant.
LETTERS: dict[str, Callable[[datetime], str]] = {
    "Y": lambda m: f"{m.year:04d}",
    "y": lambda m: f"{m.year % 100:02d}",
    "o": lambda m: str(m.isocalendar().year),
    "L": lambda m: str(int(is_leap(m.year))),
    "n": lambda m: str(m.month),
    "m": lambda m: f"{m.month:02d}",
    "t": lambda m: str(_days_in_month(m)),
    "j": lambda m: str(m.day),
    "d": lambda m: f"{m.day:02d}",
    "z": lambda m: str(m.timetuple().tm_yday - 1),
    "W": lambda m: f"{m.isocalendar().week:02d}",
    "N": lambda m: str(m.isoweekday()),
    "w": lambda m: str(m.isoweekday() % 7),
    "a": lambda m: "am" if m.hour < 12 else "pm",
    "A": lambda m: "AM" if m.hour < 12 else "PM",
    "g": lambda m: str(_hour12(m)),
    "h": lambda m: f"{_hour12(m):02d}",
    "G": lambda m: str(m.hour),
    "H": lambda m: f"{m.hour:02d}",
    "i": lambda m: f"{m.minute:02d}",
    "s": lambda m: f"{m.second:02d}",
    "U": lambda m: str(int(m.timestamp())),
    "c": lambda m: m.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
    "r": lambda m: m.strftime("%a, %d %b %Y %H:%M:%S +0000"),
    "e": lambda _: "UTC",
    "T": lambda _: "UTC",
    "O": lambda _: "+0000",
    "P": lambda _: "+00:00",
    "Z": lambda _: "0",
    "I": lambda _: "0",
}
_FORMAT = re.compile(
    r'"([^"]*)"|\\(.)|(xn|xN|xr|xg|xh|xij|xi[FjnYy]|xj[FjntxY]|xm[FjnY]|xk[Y]|xo[Y]|xt[Y]|x.)|(.)', re.S
)


def formatted(pattern: str, moment: datetime, language: str) -> str:
    """Return ``moment`` in the format ``pattern`` of ``#time`` (PHP's letters and MediaWiki's), with the names of
    months and days in ``language``.
    """
    locale = locale_of(language)
    parts: list[str] = []
    is_roman = False
    for quoted, escaped, extra, letter in _FORMAT.findall(pattern):
        if extra == "xr":
            # The next number is a Roman numeral.
            is_roman = True
        elif (name := _name(extra or letter, moment, locale)) is not None:
            parts.append(name)
        elif letter in LETTERS:
            text = LETTERS[letter](moment)
            parts.append(roman_numeral(int(text)) if is_roman and text.isdecimal() else text)
            is_roman = False
        else:
            parts.append(quoted or escaped or letter)
    return "".join(parts)


def _name(letters: str, moment: datetime, locale: Locale) -> str | None:
    """Return the name of the month or day for a format letter (``F``, ``M``, ``xg``; ``l``, ``D``); None for other
    letters.
    """
    # "xg" is the genitive of a month, which CLDR uses inside dates.
    if letters in ("F", "M", "xg"):
        return str(get_month_names("abbreviated" if letters == "M" else "wide", locale=locale)[moment.month])
    if letters in ("l", "D"):
        return str(get_day_names("wide" if letters == "l" else "abbreviated", locale=locale)[moment.weekday()])
    return None
