"""Numbers of ``{{convert}}``: parsed as articles write them, printed with separators, powers of ten and fractions."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from wikibinder.templates.numbers import FRACTION_SLASH, LARGEST, MINUS
from wikibinder.templates.unit_conversion.spelling import spelled, spelled_fraction

NBSP = "&nbsp;"
MOST_DIGITS = 14
"""Maximum number of significant digits of a result of ``{{convert}}``."""
ROUNDING = 2e-14
"""Number that is added to a value before rounding, because halves may be slightly too small in binary."""

_NUMBER = re.compile(r"([-+]?)((\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([-+]?\d{1,3}))?$")
_FRACTION = re.compile(rf"([-+]?)\s*(?:(\d+)(\.\d)?\s*[-+ ]\s*)?(\d{{1,9}})\s*(//?|{FRACTION_SLASH})\s*(\d{{1,9}})$")
_VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
_MINUSES = str.maketrans({MINUS: "-", "–": "-", ",": ""})


@dataclass(frozen=True, slots=True)
class Digits:
    """The format of the numbers of a call. ``comma``: ``off`` (no separators), ``5`` (from five digits on), ``gaps``
    (narrow spaces), or "" (from four digits on). ``powers``: results of five and more digits have a power of ten.
    ``american``: numbers in words have no "and". ``hyphens``: the words are joined by hyphens, as in adjectives.
    """

    comma: str = ""
    powers: bool = False
    american: bool = False
    hyphens: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A number as given in a call.

    ``text``: its sign and digits, without separators and exponent. ``exponent``: its power of ten, as written.
    ``precision``: digits after the point; if negative, the number of zeros at the end of a whole number. ``decimals``:
    digits after the point only. ``single``: the unit's name is singular. ``fraction``: whole number, numerator,
    denominator, stroke. ``change``: the value follows a ±. ``note``: markup after the number.
    """

    value: float
    text: str
    precision: float
    decimals: int = 0
    single: bool = False
    exponent: str = ""
    fraction: tuple[str, str, str, str] | None = None
    change: bool = False
    note: str = ""

    @property
    def sign(self) -> str:
        """Return the sign to print: a minus, a plus if it was written, or ""."""
        return MINUS if self.text.startswith("-") else "+" if self.text.startswith("+") else ""


def read_value(text: str) -> Value | None:
    """Return the number that a text such as ``1,300``, ``-5``, ``1.5e6``, ``12+1/2`` or ``2½`` means, with a footnote
    after it (``note``); None for other text, a denominator of 0, and numbers above LARGEST.
    """
    text = text.strip()
    end = min((place for mark in ("<", "\x01") if (place := text.find(mark)) >= 0), default=len(text))
    note = text[end:]
    if note and not note.lower().startswith(("<ref", "\x01")):
        return None
    # Numbers are shorter; longer text is cut, to limit the time of the patterns below.
    line = text[:end].strip().replace("&minus;", "-").translate(_MINUSES)[:60]
    if line and line[-1] in _VULGAR:
        line = f"{line[:-1].strip()}+{_VULGAR[line[-1]]}".removeprefix("+").replace("-+", "-")
    if match := _NUMBER.match(line):
        value = _plain(match)
    elif match := _FRACTION.match(line):
        value = _mixed(match)
    else:
        return None
    return replace(value, note=note.strip()) if value and note else value


def _plain(match: re.Match[str]) -> Value | None:
    sign, digits, whole, decimals, only = match.group(1, 2, 3, 4, 5)
    exponent = match[6] or ""
    number = float(f"{digits}e{exponent or 0}")
    if number > LARGEST:
        return None
    after = len(decimals or only or "")
    zeros = 0 if "." in digits else len(whole) - len(whole.rstrip("0"))
    power = int(exponent or 0)
    return Value(
        -number if sign == "-" and number else number, sign + digits, (after or -zeros) - power, max(0, after - power),
        single=number == 1, exponent=exponent,
    )  # fmt: skip


def _mixed(match: re.Match[str]) -> Value | None:
    sign, whole, tenth, over, slash, under = match.groups()
    if int(under) == 0:
        return None
    number = float(f"{whole or 0}{tenth or ''}") + int(over) / int(under)
    # Module:Convert: a fraction has the precision of the digits of its denominator, at least one.
    precision = max(1.0, math.log10(int(under)))
    return Value(
        -number if sign == "-" else number, match[0], precision, math.floor(precision), single=number <= 1,
        fraction=(f"{whole or ''}{tenth or ''}", over, under, slash),
    )  # fmt: skip


def shown_value(value: Value, digits: Digits, *, words: bool, rounding: int | None) -> str:
    """Return a given number as it is printed, with its footnote, as wikitext. ``words``: in English words, unless it is
    too large. ``rounding``: the number of digits after the point to which it is rounded before, if it is no fraction;
    None for no rounding.
    """
    if value.fraction:
        text = shown_fraction(value.sign, value.fraction, digits, words=words)
    else:
        plain = value.text.lstrip("+-")
        if rounding is not None:
            plain = f"{float(plain) + ROUNDING:.{rounding}f}"
        if words:
            number = _written_out(plain, value.exponent)
            minus = "-" if value.sign == MINUS else ""
            text = in_words(minus + number, digits) or value.sign + grouped(plain, digits)
        elif value.exponent:
            text = value.sign + with_power(plain, int(value.exponent), digits)
        else:
            text = value.sign + grouped(plain, digits)
    return text + value.note


def _written_out(plain: str, exponent: str) -> str:
    """Return the digits ``plain`` times ten to the ``exponent`` ("" for none), without an exponent: ``2``, ``6`` ->
    2000000.
    """
    return f"{Decimal(f'{plain}e{exponent}'):f}" if exponent else plain


def in_words(number: str, digits: Digits) -> str:
    """Return a number in English words, as ``digits`` requires; "" if it is too large."""
    words = spelled(number, american=digits.american)
    return words.replace(" ", "-") if digits.hyphens else words


def shown_fraction(sign: str, fraction: tuple[str, str, str, str], digits: Digits, *, words: bool) -> str:
    """Return a mixed number as it is printed. ``fraction``: whole number ("" if there is none), numerator, denominator,
    stroke (``//`` for a plain one). ``words``: in English words, if there are any.
    """
    whole, over, under, slash = fraction
    if words:
        text = spelled_fraction(whole, int(over), int(under), american=digits.american)
        if text:
            text = ("negative " if sign == MINUS else "") + text
            return text.replace(" ", "-") if digits.hyphens else text
    stroke = "/" if slash == "//" else FRACTION_SLASH
    front = f"{grouped(whole, digits)}\N{NO-BREAK SPACE}" if whole else ""
    return f"{sign}{front}{over}{stroke}{under}"


def grouped(text: str, digits: Digits) -> str:
    """Return an unsigned number with the separators of ``digits``: ``12345.6`` -> 12,345.6; a point at the end is
    removed.
    """
    whole, point, decimals = text.rstrip(".").partition(".") if text.endswith(".") else text.partition(".")
    if digits.comma == "gaps":
        whole, decimals = gaps(whole, decimals)
    elif digits.comma != "off" and len(whole) >= (5 if digits.comma == "5" else 4):
        whole = f"{int(whole):,}".rjust(len(whole), "0") if whole.isdecimal() else whole
    return whole + point + decimals


GAP = "\N{NARROW NO-BREAK SPACE}"


def gaps(whole: str, decimals: str) -> tuple[str, str]:
    """Return the digits before and after a decimal point in groups of three with narrow spaces between them; the last
    group of ``decimals`` may have four.
    """
    front = len(whole) % 3 or 3
    first = [whole[:front], *(whole[n : n + 3] for n in range(front, len(whole), 3))]
    second = [decimals[n : n + 3] for n in range(0, len(decimals), 3)]
    if len(second) > 1 and len(second[-1]) == 1:
        # As Module:Gapnum: no space before the last digit of 3.1415.
        second[-2:] = ["".join(second[-2:])]
    return GAP.join(part for part in first if part), GAP.join(second)


def with_power(significand: str, exponent: int, digits: Digits) -> str:
    """Return the wikitext ``6.02×10<sup>23</sup>`` for ``6.02`` and 23, with the separators of ``digits``."""
    return f"{grouped(significand, digits)}×10<sup>{str(exponent).replace('-', MINUS)}</sup>"


@dataclass(frozen=True, slots=True)
class Rounded:
    """An unsigned rounded number. ``figures``: its digits from the first that is not zero. ``exponent``: the place of
    the decimal point, counted from the first digit of ``figures``: 12.5 has "125" and 2; 12000 may have
    "12" and 5; 0.012 has "12" and -1. ``decimals``: for zero, the number of zeros after the point.
    """

    figures: str
    exponent: int
    decimals: int = 0

    @property
    def plain(self) -> str:
        """Return the number as digits, with zeros in place of the exponent: ``0.012``, ``12000``."""
        figures = self.figures[:MOST_DIGITS]
        if not figures:
            return "0" + (f".{'0' * self.decimals}" if self.decimals else "")
        if self.exponent >= len(figures):
            return figures + "0" * (self.exponent - len(figures))
        if self.exponent <= 0:
            return f"0.{'0' * -self.exponent}{figures}"
        return f"{figures[: self.exponent]}.{figures[self.exponent :]}"

    @property
    def single(self) -> bool:
        """Whether the number is 1 or 1.0, so that the name of the unit is singular."""
        return self.exponent == 1 and self.figures.rstrip("0") == "1"


def written_out(plain: str) -> Rounded:
    """Return the number that unsigned digits (``12.50``) mean, as precise as they are."""
    whole, _, decimals = plain.partition(".")
    whole = whole.lstrip("0")
    figures = whole + decimals if whole else decimals.lstrip("0")
    return Rounded(figures, len(whole) if whole else len(figures) - len(decimals), len(decimals))


def shown_result(number: Rounded, digits: Digits) -> tuple[str, bool]:
    """Return a result as it is printed, as wikitext: with separators or, if it is very large or small, with a power of
    ten; and whether it has a power of ten.
    """
    high, low = (4, 2) if digits.powers else (10, 4)
    figures, exponent = number.figures[:MOST_DIGITS], number.exponent
    large = exponent > high or (exponent == high and figures != "1".ljust(high, "0"))
    if not figures or not (large or exponent <= -low):
        return grouped(number.plain, digits), False
    return with_power(figures[0] + ("." + figures[1:] if figures[1:] else ""), exponent - 1, digits), True
