"""The template of the time between two dates with their times: ``{{time interval}}``."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from wikibinder.model.diagnostics import Code
from wikibinder.templates.functions.time import now, parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

UNITS: Final[Mapping[str, str]] = {
    "y": "year", "m": "month", "w": "week", "d": "day", "h": "hour", "s": "second",
}  # fmt: skip
"""Letter of ``show=`` -> English name of the unit; an "m" after an "h" is minutes."""
SECONDS: Final[Mapping[str, int]] = {"week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}
"""Unit of fixed length -> its length in seconds."""


def time_interval(template: Template, context: Context) -> Expansion:
    """``{{time interval|1 May 2001 8:00|3 May 2001 9:30|show=dhm}}`` -> 2 days, 1 hour, 30 minutes; by default years,
    months and days. Without a second date, the time up to the page's revision. Free text is unchanged.

    Source: https://en.wikipedia.org/wiki/Template:Time_interval
    """
    texts = [context.plain(value) for value in (*template.positional, "", "")[:2]]
    first, last = (parse(text, None) if text else None for text in texts)
    if first is not None and not texts[1]:
        context.report(Code.MARKUP_CHANGED, f"{template.name}: counted to the date of the revision", template)
        last = now(context)
    letters = "".join(letter for letter in template.get("show").lower() if letter in UNITS) or "ymd"
    for name in template.params:
        template.get(name)
    if first is None or last is None:
        return " – ".join(text for text in texts if text)
    separator = template.get("sep").rstrip(",") or ","
    # a word has spaces around it, a sign only behind it
    separator = f" {separator} " if separator.isalnum() else f"{separator} "
    return separator.join(_amounts(min(first, last), max(first, last), letters))


def _amounts(first: datetime, last: datetime, letters: str) -> list[str]:
    """Return the numbers of units from one time to another, without those that are zero, such as "2 days"; the last one
    if all are zero. ``letters``: the units, the longest first.
    """
    found: list[tuple[int, str]] = []
    months = (last.year - first.year) * 12 + last.month - first.month
    months -= _later(first, months) > last
    for place, letter in enumerate(letters):
        name = "minute" if letter == "m" and "h" in letters[:place] else UNITS[letter]
        if length := SECONDS.get(name, 0):
            number = int((last - first).total_seconds()) // length
            first += timedelta(seconds=number * length)
        else:
            number, used = (months // 12, months // 12 * 12) if name == "year" else (months, months)
            first, months = _later(first, used), months - used
        found.append((number, name))
    shown = [pair for pair in found if pair[0]] or found[-1:]
    return [f"{number} {name}{'' if number == 1 else 's'}" for number, name in shown]


def _later(moment: datetime, months: int) -> datetime:
    """Return the time a number of months later; a day that its month lacks is the last day of that month."""
    month = moment.month - 1 + months
    first = moment.replace(year=moment.year + month // 12, month=month % 12 + 1, day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return first + timedelta(days=min(moment.day, (after - timedelta(days=1)).day) - 1)
