"""Parser for EDTF level 1 dates (ISO 8601-2) as BibLaTeX accepts them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DATE = re.compile(
    r"(?P<year>-?[\dX]{4,})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?(?:T[^?~%]*)?(?P<mark>[?~%]?)"
)
OPEN = ("", "..")
"""Texts of EDTF for an end of a range that is unknown ("") or open ("..")."""


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A single date. ``year``: digits, or ``X`` for unknown ones (``199X``). ``month`` and ``day`` are 0 if they are
    missing or unspecified (``XX``); a month above 20 is a season or a quarter, by EDTF's numbers. ``mark`` is ``~``
    (about), ``?`` (uncertain), ``%`` (both) or "".
    """

    year: str
    month: int = 0
    day: int = 0
    mark: str = ""

    @property
    def number(self) -> int | None:
        """Return the year as a number, 0 for 1 BC; None if digits of it are unknown (``199X``)."""
        return None if "X" in self.year else int(self.year)


def read(text: str) -> tuple[EdtfDate | None, ...]:
    """Parse an EDTF date: return one date, or the two ends of a range (None: an open end); empty if the text is no EDTF
    of level 1.
    """
    ends = text.strip().split("/")
    dates = tuple(_date(end) for end in ends)
    valid = all(date or (end in OPEN and len(ends) == 2) for date, end in zip(dates, ends, strict=True))
    return dates if len(ends) < 3 and valid and any(dates) else ()


def _date(text: str) -> EdtfDate | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    month, day = _number(match["month"]), _number(match["day"])
    if month > 41 or 12 < month < 21 or day > 31 or (day and not 0 < month < 13):
        return None
    return EdtfDate(match["year"], month, day, match["mark"])


def _number(digits: str | None) -> int:
    return int(digits) if digits and digits.isdecimal() else 0
