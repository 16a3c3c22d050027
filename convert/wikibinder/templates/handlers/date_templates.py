"""Templates of dates and ages.

A value that depends on the current date (the age of a living person) is computed for the date of the page's revision,
and this is reported. On a page without a revision, or for "13 years ago", the value is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton

from wikibinder.model.diagnostics import Code
from wikibinder.templates.cldr import page_language, page_locale
from wikibinder.templates.functions.time import MONTHS, month_number, now, parse
from wikibinder.templates.numbers import grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

NBSP = "&nbsp;"


@dataclass(frozen=True, slots=True)
class Day:
    """A date of any precision: ``month`` and ``day`` are 0 if unknown."""

    year: int
    month: int = 0
    day: int = 0


def read_day(values: Sequence[str]) -> Day | None:
    """Return the date for year, month and day as written in a template; month and day may be missing, the month is a
    number or an English word. None if they are no date.
    """
    year, month, day = (*values, "", "", "")[:3]
    if not (year.isdecimal() and 1 <= len(year) <= 4):
        return None
    number = month_number(month) if month else 0
    if month and not number:
        return None
    found = Day(int(year), number, int(day) if day.isdecimal() and number else 0)
    if not found.day:
        # A day of 0 or 00 means unknown.
        return found if not day or day.strip("0") == "" else None
    return found if _calendar(found) else None


def _calendar(day: Day) -> date | None:
    try:
        return date(day.year, day.month or 1, day.day or 1)
    except ValueError:
        return None


def day_first(template: Template) -> bool:
    """Whether the template requests 4 July 1951 instead of July 4, 1951."""
    option = template.get("df", "dayfirst", "format").lower()
    return option in ("y", "yes", "1", "true", "dmy", "uk", "on")


def show(day: Day, context: Context, *, dmy: bool = False) -> str:
    """Return a date in words, in the page's language. ``dmy``: in English, the day before the month."""
    if page_language(context) == "en" or not (moment := _calendar(day)):
        month = MONTHS[day.month - 1] if day.month else ""
        if not day.day:
            return f"{month} {day.year}".strip()
        return f"{day.day} {month} {day.year}" if dmy else f"{month} {day.day}, {day.year}"
    locale = page_locale(context)
    if day.day:
        return str(format_date(moment, "long", locale=locale))
    return str(format_skeleton("yMMMM", moment, locale=locale)) if day.month else str(day.year)


def years_between(first: Day, last: Day) -> str:
    """Return the whole years from one date to another, such as "50"; "50–51" if an unknown day or month matters."""
    years = last.year - first.year
    if first.month and last.month:
        if first.day and last.day:
            return str(years - ((last.month, last.day) < (first.month, first.day)))
        if first.month != last.month:
            return str(years - (last.month < first.month))
    return f"{years - 1}–{years}"


def _arguments(template: Template, context: Context, start: int = 0, count: int = 3) -> list[str]:
    values = [context.plain(value) for value in template.positional[start : start + count]]
    return values + [""] * (count - len(values))


UNKNOWN = "…"
"""Text printed for an age that depends on an unknown day, so that the sentence around it (``… years ago``) is complete.
"""


def _today(template: Template, context: Context) -> Day | None:
    moment = now(context)
    if moment is None:
        context.report(
            Code.MARKUP_CHANGED, f"{template.name}: text that depends on the current date is left out", template
        )
        return None
    context.report(Code.MARKUP_CHANGED, f"{template.name}: counted to the date of the revision", template)
    return Day(moment.year, moment.month, moment.day)


def _free_text(template: Template) -> str:
    return ", ".join(value for value in template.positional if value)


# ---------------------------------------------------------------- dates of one event


def plain_date(template: Template, context: Context) -> Expansion:
    """``{{birth date|1951|7|4}}`` -> July 4, 1951; free text is unchanged."""
    if not template.positional:
        named = [template.get("year"), template.get("month"), template.get("day")]
        day = read_day([context.plain(value) for value in named])
    else:
        day = read_day(_arguments(template, context))
    if day is None:
        return _free_text(template)
    clock = _clock(template)
    return f"{clock}{show(day, context, dmy=day_first(template))}"


def _clock(template: Template) -> str:
    """Return the time of ``{{start date|2001|5|3|14|30}}`` as "14:30, "; "" unless it has hours and minutes."""
    clock = [value for value in template.positional[3:6] if value.isdecimal()]
    return f"{':'.join(value.zfill(2) for value in clock)}, " if len(clock) > 1 else ""


def date_and_age(template: Template, context: Context) -> Expansion:
    """``{{birth date and age|1951|7|4}}`` -> July 4, 1951 (age 62 in May 2014), the month of the page's revision."""
    values = _arguments(template, context)
    day = read_day(values)
    if day is None:
        moment = parse(values[0], None)
        if moment is None:
            return _free_text(template)
        day = Day(moment.year, moment.month, moment.day)
        shown = _free_text(template)
    else:
        shown = show(day, context, dmy=day_first(template))
    today = _today(template, context)
    if today is None:
        return shown
    when = show(Day(today.year, today.month), context)
    return f"{shown} (age{NBSP}{years_between(day, today)} in {when})"


def date_and_years_ago(template: Template, context: Context) -> Expansion:
    """``{{start date and age|1998|9}}`` -> September 1998: only the date, because "ago" has no meaning in a book."""
    context.report(Code.MARKUP_CHANGED, f"{template.name}: text that depends on the current date is left out", template)
    return plain_date(template, context)


def time_ago(template: Template, context: Context) -> Expansion:
    """``{{years ago|1990}}``, ``{{time ago|2001-01-01}}`` -> "…", as the result depends on the day of reading."""
    context.report(Code.MARKUP_CHANGED, f"{template.name}: text that depends on the current date is left out", template)
    # Reading marks the parameters as used, so that they are not reported a second time.
    for name in template.params:
        template.get(name)
    return UNKNOWN


def death_and_age(template: Template, context: Context) -> Expansion:
    """``{{death date and age|2003|4|5|1951|7|4}}`` -> April 5, 2003 (aged 51), or only the date of death."""
    death = read_day(_arguments(template, context))
    birth = read_day(_arguments(template, context, 3))
    if death is None:
        return _two_free_dates(template, context)
    shown = show(death, context, dmy=day_first(template))
    return f"{shown} (aged{NBSP}{years_between(birth, death)})" if birth else shown


def _two_free_dates(template: Template, context: Context) -> str:
    """``{{death-date and age|5 April 2003|4 July 1951}}`` -> 5 April 2003 (aged 51); other text is unchanged."""
    values = _arguments(template, context, 0, 2)
    last, first = parse(values[0], None), parse(values[1], None)
    if last is None or first is None:
        return _free_text(template)
    age = years_between(Day(first.year, first.month, first.day), Day(last.year, last.month, last.day))
    return f"{values[0]} (aged{NBSP}{age})"


def death_year_and_age(template: Template, context: Context) -> Expansion:
    """``{{death year and age|2003|1951|4}}`` -> April 2003 (aged 51–52); the last value is the month of death."""
    death, birth, month = _arguments(template, context)
    last, first = read_day([death, month]), read_day([birth])
    if last is None or first is None:
        return _free_text(template)
    return f"{show(last, context)} (aged{NBSP}{years_between(first, last)})"


def based_on_age(template: Template, context: Context) -> Expansion:
    """``{{birth based on age as of date|50|2001|5|3}}`` -> 1950 or 1951: the years of birth of a person of that age."""
    age, *rest = _arguments(template, context, 0, 4)
    day = read_day(rest)
    if day is None or not age.isdecimal():
        return _free_text(template)
    return f"{day.year - int(age) - 1} or {day.year - int(age)}"


def age(template: Template, context: Context) -> Expansion:
    """``{{age|1951|7|4|2003|4|5}}`` -> 51: the years from one date to another, by default to the page's revision."""
    first = read_day(_arguments(template, context)) or _named_day(template, context, "1")
    last = read_day(_arguments(template, context, 3)) or _named_day(template, context, "2")
    if first is None:
        return _free_text(template)
    if last is not None:
        return years_between(first, last)
    today = _today(template, context)
    return years_between(first, today) if today else UNKNOWN


def _named_day(template: Template, context: Context, number: str) -> Day | None:
    names = (f"year{number}", f"month{number}", f"day{number}")
    return read_day([context.plain(template.get(name)) for name in names])


def age_in_days(template: Template, context: Context) -> Expansion:
    """``{{age in days|2012|3|25|2012|11|25}}`` -> 245: the days from one date to another, by default to the page's
    revision.
    """
    first = read_day(_arguments(template, context)) or _named_day(template, context, "1")
    last = read_day(_arguments(template, context, 3)) or _named_day(template, context, "2")
    if first is None:
        return _free_text(template)
    last = last or _today(template, context)
    start, end = _calendar(first), _calendar(last) if last else None
    return grouped(str((end - start).days)) if start and end else UNKNOWN


def age_in_years_and_days(template: Template, context: Context) -> Expansion:
    """``{{age in years and days|1951|7|4|2003|4|5}}`` -> 51 years, 275 days; without a second date up to the page's
    revision ("" if there is none).
    """
    first = read_day(_arguments(template, context))
    if first is None:
        return _free_text(template)
    last = read_day(_arguments(template, context, 3)) or _today(template, context)
    if last is None or (end := _calendar(last)) is None:
        return ""
    years = last.year - first.year - ((last.month, last.day) < (first.month, first.day))
    # In other years a birthday on 29 February is on 1 March.
    start = _calendar(Day(first.year + years, first.month, first.day)) or _calendar(Day(first.year + years, 3, 1))
    days = (end - start).days if start else 0
    return f"{years} year{'' if years == 1 else 's'}, {days} day{'' if days == 1 else 's'}"


def as_of(template: Template, context: Context) -> Expansion:
    """``{{As of|2014|5}}`` -> As of May 2014; ``alt=`` replaces the text, ``lc=`` makes the first letter lower case,
    ``since=`` begins with "Since".
    """
    if template.get("alt"):
        return template.get("alt") + template.get("post")
    day = read_day(_arguments(template, context))
    american = template.get("df").lower() == "us"
    shown = show(day, context, dmy=not american) if day else _free_text(template)
    if not shown:
        return ""
    word = "since" if template.get("since") else "as of"
    if not template.get("lc"):
        word = word[:1].title() + word[1:]
    return (shown if template.get("bare") else f"{word} {shown}") + template.get("post")


def sortable_date(template: Template, context: Context) -> Expansion:
    """``{{dts|2012|3|25|format=dmy}}`` -> 25 March 2012; free text is unchanged."""
    values = _arguments(template, context)
    day = read_day(values)
    if day is None:
        # A single value is read as a date only in ISO form; other text is printed as the article has it.
        moment = parse(values[0], None) if "-" in values[0] else None
        if moment is None:
            return values[0] or _day_of_month(values[1:], context)
        day = Day(moment.year, moment.month, moment.day)
    manner = template.get("format", "abbr", "4").lower()
    shown = show(day, context, dmy=manner in ("dmy", "dm"))
    return shown.rsplit(" ", 1)[0].rstrip(",") if manner in ("dm", "md") else shown


def _day_of_month(values: Sequence[str], context: Context) -> str:
    """``10``, ``17`` -> October 17: a date without a year, from month and day; invalid values are unchanged."""
    month, day = (*values, "", "")[:2]
    number = month_number(month) if month else 0
    moment = _calendar(Day(2000, number, int(day))) if number and day.isdecimal() else None
    if moment is None:
        return " ".join(value for value in values if value)
    return str(format_skeleton("MMMMd", moment, locale=page_locale(context)))


def formatted_date(template: Template, context: Context) -> Expansion:
    """``{{date|2012-05-06|mdy}}`` -> May 6, 2012; text that is no date is unchanged."""
    text = context.plain(template.get("1"))
    moment = parse(text, None)
    # Digits alone are a year; parse would add a month and a day.
    if moment is None or text.isdecimal():
        return text
    manner = template.get("2").lower()
    if manner == "iso":
        return moment.strftime("%Y-%m-%d")
    if manner in ("none", "") and "-" not in text:
        return text
    return show(Day(moment.year, moment.month, moment.day), context, dmy=manner != "mdy")


def film_dates(template: Template, context: Context) -> Expansion:
    """``{{film date|2008|10|15|London|2008|11|2}}`` -> dates with their places, one on each line."""
    lines: list[str] = []
    values = list(template.positional)
    for start in range(0, len(values), 4):
        group = [context.plain(value) for value in values[start : start + 3]]
        day = read_day(group)
        place = values[start + 3] if start + 3 < len(values) else ""
        shown = show(day, context, dmy=day_first(template)) if day else ", ".join(value for value in group if value)
        note = template.get(f"ref{start // 4 + 1}")
        lines.append(f"{shown}{f' ({place})' if place else ''}{note}")
    return "<br />".join(line for line in lines if line)


# ---------------------------------------------------------------- spans and calendars


def spanned(word: str, values: Sequence[str]) -> str:
    """Return one or two years, each with ``word`` ("c.") before it, joined by a dash; only the word if there is no
    year.
    """
    return f"{NBSP}– ".join(f"{word}{NBSP}{value}" for value in values if value) or word


def circa(template: Template, _context: Context) -> Expansion:
    """``{{circa|1480|1490}}`` -> c. 1480 – c. 1490."""
    return spanned("c.", template.positional[:2])


def floruit(template: Template, _context: Context) -> Expansion:
    """``{{floruit|1480|1490}}`` -> fl. 1480–1490."""
    return f"fl.{NBSP}{'–'.join(value for value in template.positional if value)}".removesuffix(NBSP)


def reign(template: Template, _context: Context) -> Expansion:
    """``{{reign|1480|1499}}`` -> r. 1480–1499."""
    return f"r.{NBSP}{'–'.join(value for value in template.positional if value)}"


def born(template: Template, context: Context) -> Expansion:
    """``{{born|1951}}``, ``{{died|2003}}`` -> born 1951, died 2003."""
    return f"{template.key}{NBSP}{plain_date(template, context)}"


def old_style(template: Template, _context: Context) -> Expansion:
    """``{{OldStyleDate|27 December|1761|16 December}}`` -> 27 December [O.S. 16 December] 1761."""
    new, year, old = (*template.positional, "", "", "")[:3]
    return f"{new} &#91;[[Old Style and New Style dates|O.S.]] {old}&#93; {year}".strip()


def old_style_no_year(template: Template, _context: Context) -> Expansion:
    """``{{OldStyleDateNY|27 December|16 December}}`` -> 27 December [O.S. 16 December]."""
    new, old = (*template.positional, "", "")[:2]
    return f"{new} &#91;[[Old Style and New Style dates|O.S.]] {old}&#93;"


ENDINGS = {"div": "div.", "divorced": "div.", "d": "died", "died": "died", "ann": "annulled", "wid": "wid.",
           "sep": "sep.", "separated": "sep."}  # fmt: skip


def marriage(template: Template, _context: Context) -> Expansion:
    """``{{marriage|Ida|1990|2000|end=div}}`` -> Ida (m. 1990; div. 2000)."""
    name, start, end = (*template.positional, "", "", "")[:3]
    ending = template.get("end", "reason")
    parts = [f"m.{NBSP}{start}"] if start else []
    if end:
        word = ENDINGS.get(ending.rstrip(".").lower(), ending)
        parts.append(f"{word}{NBSP}{end}" if word else end)
        if not word and start:
            parts = [f"m.{NBSP}{start}–{end}"]
    return f"{name} ({'; '.join(parts)})" if parts else name


def duration(template: Template, context: Context) -> Expansion:
    """``{{Duration|h=1|m=2|s=3}}``, ``{{Duration|1|2|3}}`` -> 1:02:03; ``{{Duration|m=4}}`` -> 4:00."""
    parts = [context.plain(template.get(*names)) for names in (("h", "H", "1"), ("m", "M", "2"), ("s", "S", "3"))]
    first = next((number for number, part in enumerate(parts[:2]) if part), 1)
    shown = [part or "0" for part in parts[first:]]
    # {{Duration|4:28}}.
    if len(shown) == 1 or ":" in parts[0]:
        return parts[0]
    return ":".join([shown[0], *(part.zfill(2) for part in shown[1:])])
