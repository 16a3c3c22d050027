"""Templates of plain numbers: fractions, rounding, separators, ordinals, Roman numerals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.templates.cldr import page_language
from wikibinder.templates.numbers import fraction, grouped, read_number, roman_numeral, rounded, signed, significant

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

NBSP = "&nbsp;"


def frac(template: Template, context: Context) -> Expansion:
    """``{{frac|2}}``, ``{{frac|1|2}}``, ``{{frac|3|1|2}}`` -> 1⁄2, 1⁄2, 3 1⁄2; without arguments only the stroke."""
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
    """``{{rnd|3.14159|2}}`` -> 3.14: rounded to a number of digits after the point, by default none; text that is no
    number is unchanged.
    """
    number, precision = read_number(context.plain(template.get("1"))), read_number(template.get("2") or "0")
    if number is None or precision is None:
        return template.get("1")
    return rounded(number.value, int(precision.value))


def significant_figures(template: Template, context: Context) -> Expansion:
    """``{{sigfig|12345|2}}`` -> 12,000: rounded to a number of significant digits, by default 3; text that is no number
    is unchanged.
    """
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
    """``{{ordinal|3}}`` -> 3rd; text that is no whole number is unchanged."""
    text = context.plain(template.get("1"))
    digits = text.replace(",", "")
    if not digits.isdecimal():
        return text
    ending = "th" if digits[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")
    return text + ending


def roman(template: Template, context: Context) -> Expansion:
    """``{{roman|14}}`` -> XIV; numbers from 5000 on are unchanged."""
    text = context.plain(template.get("1"))
    # Roman numerals from 5000 on have no common form.
    return roman_numeral(int(text)) if text.isdecimal() and int(text[:6]) < 5000 else text
