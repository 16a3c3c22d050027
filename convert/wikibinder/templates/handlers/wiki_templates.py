"""Templates of wikis in other languages without an English counterpart: dates in words, quantities with exponents,
centuries, ages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from wikibinder.model.translations import message
from wikibinder.templates.cldr import locale_of, wiki_words
from wikibinder.templates.functions.time import now
from wikibinder.templates.handlers import note_templates
from wikibinder.templates.handlers.date_templates import Day, years_between
from wikibinder.templates.handlers.language_templates import language_name, run, tag
from wikibinder.templates.handlers.link_templates import interlanguage
from wikibinder.templates.numbers import MINUS, grouped
from wikibinder.templates.own_wiki import wiki_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

NBSP = "&nbsp;"

# ---------------------------------------------------------------- dates


def _month(word: str, language: str) -> tuple[int, str]:
    """Return the number of a month and its name in ``language`` for ``word``, its number or name in ``language``; 0 and
    the word itself if it is unknown.
    """
    names = get_month_names("wide", locale=locale_of(language))
    if word.isdecimal() and len(word) < 3 and 1 <= int(word) <= 12:
        return int(word), str(names[int(word)])
    return next((number for number, name in names.items() if str(name).casefold() == word.casefold()), 0), word


def in_words(day: str, month: str, year: str, language: str) -> str:
    """Return a date as the wiki in ``language`` writes it: 3 mars 2011, 3. März 2011, 3 de marzo de 2011. The month may
    be a name or a number; parts that are "" are left out.
    """
    name = _month(month, language)[1] if month else ""
    if day.isdecimal() and len(day) < 3:
        day = str(int(day))
        # In French only the first day of a month is an ordinal number.
        if language == "fr" and day == "1":
            day = "1<sup>er</sup>"
        elif language == "de":
            day = f"{day}."
    elif language == "fr" and day == "1er":
        day = "1<sup>er</sup>"
    if day and name:
        name = wiki_words(message("{} {}"), language).format(day, name)
        day = ""
    parts = [part for part in (day, name, year) if part]
    return wiki_words("{} {}", language).format(*parts) if len(parts) > 1 else "".join(parts)


def _three(template: Template, context: Context, start: int = 0) -> tuple[str, str, str]:
    """Return three positional arguments as plain text, those from index ``start`` on: "" for one that is missing."""
    values = [context.plain(value) for value in template.positional[start : start + 3]]
    day, month, year = (*values, "", "", "")[:3]
    return day, month, year


def _day(values: tuple[str, str, str], language: str) -> Day | None:
    """Return a date from day, month and year as written, an unknown day or month as 0; None if the year has not three
    or four digits.
    """
    day, month, year = values
    number = _month(month, language)[0] if month else 0
    days = day.removesuffix("er")
    if not re.fullmatch(r"\d{3,4}", year):
        return None
    return Day(int(year), number, int(days) if days.isdecimal() and len(days) < 3 and number else 0)


def date_in_words(template: Template, context: Context) -> Expansion:
    """``{{date|3|mars|2011}}``, ``{{Datum|12|05|2015}}``, ``{{dtlink|3|3|2011}}`` -> day, month and year in words, as
    ``{{date|2011-03-03}}``; other single text is unchanged.
    """
    day, month, year = _three(template, context)
    if not month and not year:
        return _iso_in_words(day, wiki_language(context.page))
    if re.fullmatch(r"\d{3,4}", day) and re.fullmatch(r"\d{1,2}", year):  # {{Fecha de inicio|2001|3|4}}
        day, year = year, day
    return in_words(day, month, year, wiki_language(context.page))


def _iso_in_words(text: str, language: str) -> str:
    """Return a date of the form ``2011-03-03`` as the wiki in ``language`` writes it; other text is unchanged."""
    match = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", text)
    return in_words(match[3], match[2], match[1], language) if match else text


def born_in_words(template: Template, context: Context) -> Expansion:
    """``{{Date de naissance|3|mars|1951}}`` -> 3 mars 1951 (60 ans), the age at the date of the page's revision;
    without the age if the revision's date is unknown, the date of birth has no day, or there are no words for the age
    in the wiki's language.
    """
    language, values = wiki_language(context.page), _three(template, context)
    text, moment, born = in_words(*values, language), now(context), _day(values, language)
    if moment is None or born is None or not born.day:
        return text
    age = years_between(born, Day(moment.year, moment.month, moment.day))
    return text + _aged(message("{}&nbsp;years"), age, language)


def died_in_words(template: Template, context: Context) -> Expansion:
    """``{{Date de décès|3|mars|2011|5|juin|1930}}`` -> 3 mars 2011 (à 80 ans); without the age if one of the years has
    not three or four digits, or there are no words for the age in the wiki's language.
    """
    language, values, birth = wiki_language(context.page), _three(template, context), _three(template, context, 3)
    text, died, born = in_words(*values, language), _day(values, language), _day(birth, language)
    if not died or not born:
        return text
    return text + _aged(message("at {}&nbsp;years"), years_between(born, died), language)


def _aged(phrase: str, years: str, language: str) -> str:
    """Return an age in brackets, in the words that the wiki in ``language`` has for ``phrase`` ("{} years"); "" if it
    has none.
    """
    words = wiki_words(phrase, language)
    return f" ({words.format(years)})" if words != phrase else ""


ERAS = ((2019, "令和"), (1989, "平成"), (1926, "昭和"), (1912, "大正"), (1868, "明治"))
"""First year and name of each era of the Japanese calendar, newest first."""


def japanese_year(template: Template, context: Context) -> Expansion:
    """``{{和暦|1951}}`` -> 昭和26年: the year in the Japanese calendar era; other text, and a year before 1868,
    unchanged without ``年``.
    """
    text = context.plain(template.get("1")).removesuffix("年")
    if not text.isdecimal():
        return text
    first, era = next(((first, era) for first, era in ERAS if first <= int(text[:5])), (0, ""))
    year = int(text[:5]) - first + 1
    return f"{era}{'元' if year == 1 else year}年" if era else text


def japanese_life(template: Template, context: Context) -> Expansion:
    """``{{生年月日と年齢|1951|7|4}}`` -> the date of birth and the age at the page's revision;
    ``{{死亡年月日と没年齢|…}}`` -> the date of death and the age. Only the first argument if the arguments are not one
    or two dates.
    """
    numbers = [context.plain(value) for value in template.positional[:6]]
    if len(numbers) not in (3, 6) or not all(re.fullmatch(r"\d{1,4}", number) for number in numbers):
        return "年".join(numbers[:1])
    days = [Day(*map(int, numbers[start : start + 3])) for start in range(0, len(numbers), 3)]
    shown = f"{days[-1].year}年{days[-1].month}月{days[-1].day}日"
    if len(days) == 2:
        age = f"（{years_between(*days)}歳没）"
        return age if template.key == "没年齢" else shown + age
    moment = now(context)
    return shown + (f"（{years_between(days[0], Day(moment.year, moment.month, moment.day))}歳）" if moment else "")


def chinese_life(template: Template, context: Context) -> Expansion:
    """``{{bd|1951年|7月4日|2011年|3月3日}}`` -> （1951年7月4日—2011年3月3日）, the dates of birth and death."""
    values = [context.plain(value) for value in (*template.positional[:4], "", "", "", "")[:4]]
    return f"（{values[0]}{values[1]}—{values[2]}{values[3]}）"


CENTURIES: Mapping[str, tuple[str, str]] = {
    "s": ("siècle", ""), "s-": ("siècle", ""), "siècle": ("siècle", ""), "sap": ("siècle", " apr. J.-C."),
    "-s": ("siècle", " av. J.-C."), "-s-": ("siècle", " av. J.-C."), "sav": ("siècle", " av. J.-C."),
    "s2": ("siècles", ""), "s2-": ("siècles", ""), "-s2": ("siècles", " av. J.-C."), "-s2-": ("siècles", " av. J.-C."),
    "sp": ("siècle", ""), "sp-": ("siècle", ""), "-sp": ("siècle", " av. J.-C."), "-sp-": ("siècle", " av. J.-C."),
}  # fmt: skip
"""Name of a template for centuries -> word after the number, text after that word."""


def century(template: Template, context: Context) -> Expansion:
    """``{{s|XIX|e}}`` -> XIXᵉ siècle; ``{{s2|XIX|e|XX|e}}`` -> XIXᵉ et XXᵉ siècles; ``{{sp|V|e|au|VI|e|s}}``, with a
    word between.
    """
    values = [context.plain(value) for value in template.positional]
    word, after = CENTURIES[template.key]
    parts = [_ordinal(values[0:2])]
    if "sp" in template.key:
        parts += [" ", *values[2:3], " ", _ordinal(values[3:5])]
        word += "".join(values[5:6])
    elif "2" in template.key:
        parts += [" et ", _ordinal(values[2:4])]
    return f"{''.join(parts)}{NBSP}{word}{after.replace('. ', '.' + NBSP)}"


def _ordinal(values: Sequence[str]) -> str:
    """Return a number with its ending raised, for the arguments number and ending; the ending of a Roman number is by
    default "e", except for I.
    """
    numeral, ending = (*values, "", "")[:2]
    ending = ending or ("e" if numeral.isupper() and numeral != "I" else "")
    return f"{numeral}<sup>{ending}</sup>" if ending else numeral


def hours(template: Template, context: Context) -> Expansion:
    """``{{heure|12|30}}`` -> 12 h 30; ``{{durée|1|30|20}}`` -> 1 h 30 min 20 s."""
    values = [context.plain(value) for value in template.positional]
    units = ("h", "min", "s")
    shown = [f"{value}{NBSP}{sign}" for value, sign in zip(values, units, strict=False) if value]
    text = NBSP.join(shown)
    return text.removesuffix(f"{NBSP}min") if template.key == "heure" and len(shown) == 2 else text


# ---------------------------------------------------------------- quantities

JOINTS = ("à", "et", "ou", "±", "x", "×", "/", "-", "–")
"""Parameters of ``{{unité}}`` for a second number; the parameter's name is printed before it."""


def quantity(template: Template, context: Context) -> Expansion:
    """``{{unité|892|km|2}}`` -> 892 km²: a number, and units with exponents."""
    language = wiki_language(context.page)
    values = [context.plain(value) if "<" not in value else value for value in template.positional]
    if not values:
        return ""
    text = localized_number(values[0], language)
    for joint in JOINTS:
        if second := template.get(joint):
            text += f" {joint} {localized_number(context.plain(second), language)}"
    if exponent := template.get("e"):
        text += f"×10<sup>{exponent.replace('-', MINUS)}</sup>"
    units = values[1:] or [template.get("ul", "u", "unité")]
    shown = []
    for place in range(0, len(units), 2):
        power = units[place + 1] if place + 1 < len(units) else ""
        if units[place]:
            raised = re.fullmatch(r"[-−]?\d+", power) and power != "1"
            shown.append(units[place] + (f"<sup>{power.replace('-', MINUS)}</sup>" if raised else ""))
    return text + (NBSP + "⋅".join(shown) if shown else "")


def measure(template: Template, context: Context) -> Expansion:
    """``{{M|892|ul=km²}}``, ``{{M|5|k|m}}`` on the Italian wiki: a number, a prefix and a unit."""
    unit = template.get("ul", "u") or template.get("2") + template.get("3")
    text = localized_number(context.plain(template.get("1")), wiki_language(context.page))
    if exponent := template.get("e"):
        text += f"×10<sup>{exponent.replace('-', MINUS)}</sup>"
    return text + (NBSP + unit if unit else "")


def localized_number(text: str, language: str) -> str:
    """Return a number, with a point or a comma before its decimals, in the format of a language: ``12345.6`` -> 12
    345,6. Other text is unchanged.
    """
    # Other languages separate groups of three digits by spaces.
    number = re.sub(r"(?<=\d)(?: |\u00a0|\u202f)(?=\d{3}(?!\d))", "", text).replace(MINUS, "-")
    if not re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?", number):
        return text
    plus = "+" if number.startswith("+") else ""
    return (plus + grouped(number.lstrip("+").replace(",", "."), language)).replace("-", MINUS)


HEIGHTS: Mapping[str, str] = {
    "de-nhn": "ü. NHN", "de-nn": "ü. NN", "de-hn": "ü. HN", "at": "ü. A.", "ch": "ü. M.", "li": "ü. M.", "it": "s.l.m.",
}  # fmt: skip
"""Second argument of ``{{Höhe}}``, in lower case -> words for the reference level."""


def height(template: Template, context: Context) -> Expansion:
    """``{{Höhe|892|DE-NHN}}`` -> 892 m ü. NHN: a height with the reference level of the country, which is left out if
    HEIGHTS lacks it.
    """
    text = f"{localized_number(context.plain(template.get('1')), wiki_language(context.page))}{NBSP}m"
    level = HEIGHTS.get(template.get("2").lower(), "")
    return text + (f" {level.replace(' ', NBSP)}" if level else "")


# ---------------------------------------------------------------- words of other languages


def lang_texte(template: Template, _context: Context) -> Expansion:
    """``{{lang|en|texte=…}}`` on the French wiki -> the text, marked with its language, and its transliteration."""
    text = run(template.get("1", "langue"), template.get("2", "texte"))
    other = template.get("trans", "translit", "3")
    return f"{text} (''{other}'')" if other else text


ADJECTIVES: Mapping[str, str] = {"la": "lateinisch", "grc": "altgriechisch", "he": "hebräisch"}
"""Code of a language -> its German adjective, where that differs from the German name of the language."""


def language_before(template: Template, context: Context) -> Expansion:
    """``{{enS|themes}}`` on the German wiki -> englisch *themes*."""
    code = template.key.removesuffix("s")
    text = template.get("1")
    words = ADJECTIVES.get(code) or locale_of("de").languages.get(code) or language_name(code, context)
    other = template.get("d", "w", "2")
    shown = run(tag(code), text if not re.match("[A-Za-zÀ-ž]", text) else f"''{text}''")
    return f"{str(words).lower()} {shown}" + (f", ''{other}''" if other else "")


def lien(template: Template, context: Context) -> Expansion:
    """``{{lien|trad=Gerta|lang=de|fr=Gerta la peintre|texte=elle}}`` on the French wiki -> a link to a page of another
    wiki.
    """
    title = template.get("fr", "1")
    values = {"1": title, "2": template.get("lang", "langue", "2"), "3": template.get("trad", "3") or title}
    return interlanguage(template.with_params({**values, "lt": template.get("texte", "4") or title}), context)


PAGES: Mapping[str, str] = {
    "s": "p", "S": "p", "с": "p", "С": "p", "стр": "p", "pág": "p", "pag": "p", "págs": "pp", "passage": "loc",
}  # fmt: skip
"""Parameter of a short citation on another wiki (``s`` for pages) -> English name of the parameter."""


def short_note(template: Template, context: Context) -> Expansion:
    """``{{odn|Lee|2006|s=5}}`` on the Polish wiki, ``{{harvnp}}`` on the Spanish one: the same as ``{{sfn}}`` in
    English.
    """
    params = {PAGES.get(name, name): value for name, value in template.params.items()}
    return note_templates.short_note(template.with_params(params), context)


def old_style_date(template: Template, context: Context) -> Expansion:
    """``{{OldStyleDate|15|марта|1821|3}}`` -> 3 [15] марта 1821; the last value may be day and month."""
    day, month, year = _three(template, context)
    other = context.plain(template.get("4"))
    if other.isdecimal():
        return f"{other} &#91;{day}&#93; {month} {year}"
    return f"{other} &#91;{day} {month}&#93; {year}" if other else f"{day} {month} {year}"


def note_of_text(template: Template, context: Context) -> Expansion:
    """``{{note|texte=…|groupe=n|nom=a}}`` on the French wiki -> the mark of a footnote."""
    values = {
        "1": template.get("texte", "1"),
        "group": template.get("groupe", "group", "2"),
        "name": template.get("nom"),
    }
    return note_templates.note(template.with_params(values), context)
