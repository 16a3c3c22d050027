"""``{{#formatdate: 25 dec 2009 | ymd }}``: dates in another order (MediaWiki's ``DateFormatter``).

Names of months are in the wiki's language; the orders and commas are those of English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.templates.cldr import locale_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.functions.function_call import FunctionCall

_DAY = r"(?P<day>[0-9]{1,2})"
_ISO = r"(?P<iso>-?[0-9]{4})-(?P<month_number>[0-9]{2})-(?P<day>[0-9]{2})"
_YEAR = r"(?P<year>[0-9]{1,4}(?:\s*BC)?)"
_FORMS = (
    ("dmy", rf"{_DAY}\s+(?P<month>\S+?)[ ,]+{_YEAR}"),
    ("mdy", rf"(?P<month>\S+?)\s+{_DAY}[ ,]+{_YEAR}"),
    ("ymd", rf"{_YEAR}[ ,]+(?P<month>\S+?)\s+{_DAY}"),
    ("ydm", rf"{_YEAR}[ ,]+{_DAY}\s+(?P<month>\S+)"),
    ("iso", _ISO),
    ("md", rf"(?P<month>\S+?)\s+{_DAY}"),
    ("dm", rf"{_DAY}\s+(?P<month>\S+)"),
)
"""Order of the parts of a date as written (``dmy``: day, month, year), and its pattern; tried in this order."""
_ORDERS: Mapping[str, str] = {
    "dmy": "{day} {month} {year}", "mdy": "{month} {day}, {year}", "ymd": "{year} {month} {day}",
    "md": "{month} {day}", "dm": "{day} {month}",
}  # fmt: skip
_WITHOUT_YEAR: Mapping[str, str] = {"dmy": "dm", "mdy": "md", "ymd": "md", "dm": "dm", "md": "md"}


def formatdate(call: FunctionCall) -> str:
    """``{{#formatdate: 25 dec 2009 | ymd }}`` -> 2009 December 25, in ``<span class="mw-formatted-date">``. Orders:
    dmy, mdy, ymd, ISO 8601; without one the order is unchanged. Text that is no date is returned as it is.
    """
    manner = call.text(1).lower()
    for form, pattern in _FORMS:
        found = re.fullmatch(pattern, call.first, re.IGNORECASE)
        if found is None:
            continue
        parts = _parts(found.groupdict(), call.page.language)
        if parts is None:
            continue
        shown = _shown(parts, form, manner)
        if shown is None:
            return call.first
        return f'<span class="mw-formatted-date" title="{_iso(parts)}">{shown}</span>'
    return call.first


def _parts(found: Mapping[str, str | None], language: str) -> dict[str, str] | None:
    """Return ``day``, ``month`` (its name) and ``year`` of a date as printed, ``iso_year``, ``number`` (of the month)
    and ``iso_day`` for ISO 8601; None if the month's name is unknown.

    ``found``: the named groups of a pattern of _FORMS. ``language``: code of the wiki's language.
    """
    if iso := found.get("iso"):
        number = int(found["month_number"] or 0)
        months = locale_of(language).months["format"]["wide"]
        year = int(iso)
        # ISO 8601 has a year 0, which is 1 BC.
        written = str(year) if year > 0 else f"{1 - year} BC"
        return {
            "day": str(int(found["day"] or 0)), "month": str(months.get(number, "")), "number": f"{number:02d}",
            "year": written, "iso_year": iso, "iso_day": found["day"] or "",
        }  # fmt: skip
    number = _month(found["month"] or "", language)
    if not number:
        return None
    year_text = " ".join((found.get("year") or "").split())
    digits = int(year_text.split(" ")[0].removesuffix("BC")) if year_text else 0
    iso_year = (f"-{digits - 1:04d}" if year_text.upper().endswith("BC") else f"{digits:04d}") if year_text else ""
    return {
        "day": found["day"] or "", "month": str(locale_of(language).months["format"]["wide"][number]),
        "number": f"{number:02d}", "year": year_text, "iso_year": iso_year, "iso_day": f"{int(found['day'] or 0):02d}",
    }  # fmt: skip


def _month(word: str, language: str) -> int:
    lower = word.casefold().rstrip(".")
    for width in ("wide", "abbreviated"):
        for number, name in locale_of(language).months["format"][width].items():
            if str(name).casefold().rstrip(".") == lower:
                return int(number)
    return 0


def _shown(parts: Mapping[str, str], form: str, manner: str) -> str | None:
    """Return a date in the order ``manner``, or as written (``form``) if ``manner`` is no order; None if the month has
    no name.

    ``parts``: the result of :func:`_parts`.
    """
    if manner in ("iso 8601", "iso-8601", "iso"):
        manner = form if not parts["iso_year"] else "iso"
    elif manner not in _ORDERS:
        manner = form
    if manner == "iso":
        return _iso(parts)
    if not parts["month"]:
        return None
    if not parts["year"]:
        return _ORDERS[_WITHOUT_YEAR[manner]].format(**parts)
    return _ORDERS["ymd" if manner == "ydm" else manner].format(**parts)


def _iso(parts: Mapping[str, str]) -> str:
    start = f"{parts['iso_year']}-" if parts["iso_year"] else ""
    return f"{start}{parts['number']}-{parts['iso_day']}"
