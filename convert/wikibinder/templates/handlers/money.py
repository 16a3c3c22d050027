"""Templates of amounts of money: currencies, conversion, inflation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code
from wikibinder.templates.functions.time import now
from wikibinder.templates.numbers import grouped, read_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

NBSP = "&nbsp;"

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
    """``{{currency|1000|EUR}}`` -> €1,000; the unknown code of a currency is printed before the amount, US$ if there is
    no code.
    """
    amount, code = context.plain(template.get("1", "amount")), template.get("2", "type", "code")
    shown = grouped(amount.replace(",", "")) if read_number(amount) else amount
    return CURRENCIES.get(code.lower(), f"{code}{NBSP}" if code else "US$") + shown


def money(template: Template, context: Context) -> Expansion:
    """``{{US$|5 million}}``, ``{{GBP|5}}``, ``{{INR}}`` -> the currency sign before the amount, or alone; the currency
    is the name of the template. ``{{GBP|5|1960}}`` -> £5 (1960).
    """
    sign = CURRENCIES.get(template.key, template.name)
    amount = template.get("1")
    number = context.plain(amount)
    shown = grouped(number) if number.isdecimal() else amount
    year = template.get("year", "2")
    return sign + shown + (f" ({year})" if year.isdecimal() and len(year) == 4 and template.key != "usd" else "")


def money_conversion(template: Template, context: Context) -> Expansion:
    """``{{INRConvert|5|c}}`` -> ₹5 crore, ``{{To USD|5|MYS}}`` -> 5 [MYS]: only in the given currency, because exchange
    rates change.
    """
    scale = {"c": "crore", "l": "lakh", "k": "thousand", "m": "million", "b": "billion", "lc": "lakh crore"}
    context.report(Code.MARKUP_CHANGED, f"{template.name}: given in its own currency only", template)
    amount, unit = context.plain(template.get("1")), context.plain(template.get("2"))
    sign = CURRENCIES.get(template.key.removesuffix("convert"))
    # The second argument of templates that are not named after the given currency is the code of its country.
    if sign is None:
        return f"{amount} &#91;{unit}&#93;" if unit else amount
    word = scale.get(unit, "")
    return f"{sign}{amount}" + (f"{NBSP}{word}" if word else "")


def inflation(template: Template, context: Context) -> Expansion:
    """``{{inflation|US|500|1960}}`` -> 500 [1960 value], not converted, since the price indexes are data of the
    wiki.
    """
    amount, year = context.plain(template.get("2")), context.plain(template.get("3"))
    shown = grouped(amount.replace(",", "")) if read_number(amount) else amount
    place = template.get("1")
    context.report(Code.MARKUP_CHANGED, f"{template.name}: not adjusted for {place}, {year} value given", template)
    # A digit is written as a character reference, so that formatnum does not group the year.
    return f"{shown} &#91;{year[:1]}&#{ord(year[1:2] or ' ')};{year[2:]} value&#93;" if year else shown


def inflation_year(template: Template, context: Context) -> Expansion:
    """``{{inflation-year|US}}`` -> the year of the revision, instead of the last one of the wiki's price index; "" if
    the page has no revision.
    """
    moment = now(context)
    if moment is None:
        context.report(Code.TEXT_DROPPED, f"{template.name}: its value is not in the sources", template)
        return ""
    context.report(Code.MARKUP_CHANGED, f"{template.name}: taken from the date of the revision", template)
    return str(moment.year)
