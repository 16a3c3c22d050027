"""Templates of numbers, amounts, and formulas of chemistry and music -> inline text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code
from wikibinder.templates.cldr import page_language
from wikibinder.templates.functions.time import now
from wikibinder.templates.numbers import fraction, grouped, read_number, roman_numeral, rounded, signed, significant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

NBSP = "&nbsp;"


def frac(template: Template, context: Context) -> Expansion:
    """``{{frac|2}}``, ``{{frac|1|2}}``, ``{{frac|3|1|2}}`` -> 1⁄2, 1⁄2, 3 1⁄2."""
    parts = [context.plain(value) for value in template.positional if value]
    if len(parts) >= 3:
        return fraction(parts[1], parts[2], parts[0])
    return (
        fraction(parts[0], parts[1]) if len(parts) == 2 else fraction("1", parts[0]) if parts else "\N{FRACTION SLASH}"
    )


def sfrac(template: Template, _context: Context) -> Expansion:
    """``{{sfrac|a|b}}``, ``{{sfrac|w|a|b}}`` -> a/b, w a/b, with a plain slash since numerator and denominator may be
    any text.
    """
    parts = [value for value in template.positional if value]
    if len(parts) >= 3:
        return f"{parts[0]}{NBSP}{parts[1]}/{parts[2]}"
    return f"{parts[0]}/{parts[1]}" if len(parts) == 2 else f"1/{parts[0]}" if parts else ""


def rounded_to(template: Template, context: Context) -> Expansion:
    """``{{rnd|3.14159|2}}`` -> 3.14: rounded to a number of digits after the point."""
    number, precision = read_number(context.plain(template.get("1"))), read_number(template.get("2") or "0")
    if number is None or precision is None:
        return template.get("1")
    return rounded(number.value, int(precision.value))


def significant_figures(template: Template, context: Context) -> Expansion:
    """``{{sigfig|12345|2}}`` -> 12,000: rounded to a number of significant digits."""
    number, figures = read_number(context.plain(template.get("1"))), read_number(template.get("2") or "3")
    if number is None or figures is None:
        return template.get("1")
    return rounded(number.value, significant(number.value, max(1, int(figures.value))))


def nts(template: Template, context: Context) -> Expansion:
    """``{{nts|1234.5}}`` -> 1,234.5, without the sort key; ``format=no``: without separators."""
    text = context.plain(template.get("1", "2"))
    as_it_is = template.get("format").lower() in ("no", "none") or read_number(text) is None
    number = text if as_it_is else grouped(text.replace(",", ""), page_language(context))
    return template.get("prefix") + signed(number) + template.get("suffix")


def number_sign(template: Template, context: Context) -> Expansion:
    """Return the first argument with separators between its digits, for templates that do only this."""
    return grouped(context.plain(template.get("1")), page_language(context))


def ordinal(template: Template, context: Context) -> Expansion:
    """``{{ordinal|3}}`` -> 3rd."""
    text = context.plain(template.get("1"))
    digits = text.replace(",", "")
    if not digits.isdecimal():
        return text
    ending = "th" if digits[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")
    return text + ending


def roman(template: Template, context: Context) -> Expansion:
    """``{{roman|14}}`` -> XIV."""
    text = context.plain(template.get("1"))
    # Roman numerals from 5000 on have no common form.
    return roman_numeral(int(text)) if text.isdecimal() and int(text[:6]) < 5000 else text


# ---------------------------------------------------------------- money

CURRENCIES: Mapping[str, str] = {
    "usd": "US$", "us$": "US$", "us": "US$", "gbp": "£", "uk": "£", "eur": "€", "euro": "€", "jpy": "¥", "jp": "¥",
    "inr": "₹", "in": "₹", "aud": "A$", "au": "A$", "cad": "C$", "ca": "C$", "nzd": "NZ$", "nz": "NZ$", "cny": "CN¥",
    "rmb": "CN¥", "krw": "₩", "kr": "₩", "rub": "₽", "ru": "₽", "php": "₱", "ils": "₪", "nis": "₪", "ngn": "₦",
    "pkr": "Rs", "lkr": "Rs", "chf": "CHF ", "sek": "SEK ", "nok": "NOK ", "dkk": "DKK ", "pln": "PLN ", "zar": "R",
    "brl": "R$", "mxn": "MX$", "hkd": "HK$", "sgd": "S$", "nt$": "NT$", "twd": "NT$", "thb": "฿", "try": "₺",
    "uah": "₴", "vnd": "₫", "huf": "Ft ", "czk": "Kč ", "ghs": "GH₵", "kzt": "₸",
}  # fmt: skip
"""Code of a currency, or of a country that has it, in lower case -> text before the amount."""


def currency(template: Template, context: Context) -> Expansion:
    """``{{currency|1000|USD}}`` -> US$1,000."""
    amount, code = context.plain(template.get("1", "amount")), template.get("2", "type", "code")
    shown = grouped(amount.replace(",", "")) if read_number(amount) else amount
    return CURRENCIES.get(code.lower(), f"{code}{NBSP}" if code else "US$") + shown


def money(template: Template, context: Context) -> Expansion:
    """``{{US$|5 million}}``, ``{{GBP|5}}``, ``{{INR}}`` -> the currency sign before the amount, or alone; the currency
    is the name of the template.
    """
    sign = CURRENCIES.get(template.key, template.name)
    amount = template.get("1")
    number = context.plain(amount)
    shown = grouped(number) if number.isdecimal() else amount
    year = template.get("year", "2")
    return sign + shown + (f" ({year})" if year.isdecimal() and len(year) == 4 and template.key != "usd" else "")


def money_conversion(template: Template, context: Context) -> Expansion:
    """``{{INRConvert|5|c}}`` -> ₹5 crore: only in the given currency, because exchange rates change."""
    scale = {"c": "crore", "l": "lakh", "k": "thousand", "m": "million", "b": "billion", "lc": "lakh crore"}
    sign = CURRENCIES.get(template.key.removesuffix("convert"), "₹")
    context.report(Code.MARKUP_CHANGED, f"{template.name}: given in its own currency only", template)
    word = scale.get(template.get("2"), "")
    return f"{sign}{context.plain(template.get('1'))}" + (f"{NBSP}{word}" if word else "")


def inflation(template: Template, context: Context) -> Expansion:
    """``{{inflation|US|500|1960}}`` -> the given amount with its year, since the price indexes are data of the wiki."""
    amount, year = context.plain(template.get("2")), context.plain(template.get("3"))
    shown = grouped(amount.replace(",", "")) if read_number(amount) else amount
    place = template.get("1")
    context.report(Code.MARKUP_CHANGED, f"{template.name}: not adjusted for {place}, {year} value given", template)
    # A digit is written as a character reference, so that formatnum does not group the year.
    return f"{shown} &#91;{year[:1]}&#{ord(year[1:2] or ' ')};{year[2:]} value&#93;" if year else shown


def inflation_year(template: Template, context: Context) -> Expansion:
    """``{{inflation-year|US}}`` -> the year of the revision, instead of the last one of the wiki's price index."""
    moment = now(context)
    if moment is None:
        context.report(Code.TEXT_DROPPED, f"{template.name}: its value is not in the sources", template)
        return ""
    context.report(Code.MARKUP_CHANGED, f"{template.name}: taken from the date of the revision", template)
    return str(moment.year)


# ---------------------------------------------------------------- chemistry and music

_CHARGE = re.compile(r"[0-9]*[-+−–]$")
_FORMULA = re.compile(
    r"(?<=[A-Za-z)\]])(\d+)|(?<=[A-Za-z0-9)\]])\^?(\d*[+−-])(?![\w(>])|_\{?([\w+-]+)\}?|\^\{?([\w+−-]+)\}?"
)


def chem(template: Template, context: Context) -> Expansion:
    """``{{chem|SO|4|2-}}`` -> SO₄²⁻, with sub- and superscripts."""
    parts = []
    for value in template.positional:
        text = context.expand(value)
        if _CHARGE.match(text):
            parts.append(f"<sup>{text.replace('-', '−')}</sup>")
        # A number after an element is the count of its atoms; one before it is its mass number.
        elif text.isdecimal() and parts:
            parts.append(f"<sub>{text}</sub>")
        elif text.isdecimal():
            parts.append(f"<sup>{text}</sup>")
        else:
            parts.append(text)
    return "".join(parts)


def chem2(template: Template, context: Context) -> Expansion:
    """``{{chem2|SO4(2-)}}`` -> SO₄²⁻: a whole formula as one argument."""
    text = re.sub(r"\((\d*[+-])\)", lambda m: f"^{m[1]}", context.plain(template.get("1")))

    def one(match: re.Match[str]) -> str:
        low, charge, under, over = match.groups()
        if low or under:
            return f"<sub>{low or under}</sub>"
        return f"<sup>{(charge or over).replace('-', '−')}</sup>"

    return _FORMULA.sub(one, text)


def nuclide(template: Template, context: Context) -> Expansion:
    """``{{nuclide|C|14}}`` -> ¹⁴C; ``{{nuclide|carbon|14}}`` -> carbon-14."""
    symbol, mass = context.plain(template.get("1")), context.plain(template.get("2"))
    # Both orders occur, also {{nuclide|14|C}}.
    if symbol[:1].isdecimal():
        symbol, mass = mass, symbol
    # The name of an element instead of its symbol: carbon-14.
    if len(symbol) > 2:
        return f"{symbol}-{mass}" if mass else symbol
    return f"<sup>{mass}</sup>{symbol}" if mass else symbol


MUSIC: Mapping[str, str] = {
    "flat": "♭", "b": "♭", "sharp": "♯", "#": "♯", "natural": "♮", "n": "♮", "doubleflat": "𝄫", "bb": "𝄫",
    "double flat": "𝄫", "doublesharp": "𝄪", "##": "𝄪", "x": "𝄪", "double sharp": "𝄪", "treble": "𝄞",
    "trebleclef": "𝄞", "g-clef": "𝄞", "bass": "𝄢", "bassclef": "𝄢", "f-clef": "𝄢", "alto": "𝄡", "altoclef": "𝄡",
    "c-clef": "𝄡", "tenor": "𝄡", "whole": "𝅝", "half": "𝅗𝅥", "quarter": "♩", "eighth": "♪", "quaver": "♪",
    "crotchet": "♩", "minim": "𝅗𝅥", "semibreve": "𝅝", "sixteenth": "𝅘𝅥𝅯", "semiquaver": "𝅘𝅥𝅯", "minor": "m",
    "major": "M",
    "dim": "o", "diminished": "o", "halfdim": "ø", "half-diminished": "ø", "aug": "+", "augmented": "+", "delta": "Δ",
    "triangle": "Δ", "common-time": "𝄴", "commontime": "𝄴", "cut-time": "𝄵", "alla-breve": "𝄵", "segno": "𝄋",
    "coda": "𝄌", "fermata": "𝄐", "repeat": "𝄆", "ff": "ff", "pp": "pp", "dot": ".",
}  # fmt: skip
_SMALL = frozenset({"dim", "diminished", "halfdim", "half-diminished", "aug", "augmented"})


def music(template: Template, _context: Context) -> Expansion:
    """``{{music|flat}}`` -> ♭; ``{{music|time|3|4}}`` -> 3/4; ``{{music|scale|4}}`` -> 4 with a circumflex."""
    word = template.get("1")
    rest = [value for value in template.positional[1:] if value]
    if word in ("time", "time signature"):
        return "/".join(rest)
    if word == "scale":
        return "".join(f"{value}\N{COMBINING CIRCUMFLEX ACCENT}" for value in rest)
    sign = MUSIC.get(word.lower(), word)
    return (f"<sup>{sign}</sup>" if word.lower() in _SMALL else sign) + "".join(f"<sup>{value}</sup>" for value in rest)
