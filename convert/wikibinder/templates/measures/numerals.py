"""Numbers of ``{{convert}}``: parsed as articles write them, printed with separators, powers of ten and fractions."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from wikibinder.templates.measures.spelling import spelled, spelled_fraction
from wikibinder.templates.numbers import FRACTION_SLASH, LARGEST, MINUS

NBSP = "&nbsp;"
MOST_DIGITS = 14
"""Maximum number of significant digits of a result."""
ROUNDING = 2e-14
"""Added before rounding, because halves may be slightly too small in binary."""

_NUMBER = re.compile(r"([-+]?)((\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([-+]?\d{1,3}))?$")
_FRACTION = re.compile(rf"([-+]?)\s*(?:(\d+)(\.\d)?\s*[-+ ]\s*)?(\d{{1,9}})\s*(//?|{FRACTION_SLASH})\s*(\d{{1,9}})$")
_VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
_MINUSES = str.maketrans({MINUS: "-", "–": "-", ",": ""})


@dataclass(frozen=True, slots=True)
class Digits:
    """The format of a number. ``comma``: ``off``, ``5`` (separators from five digits), ``gaps``, or "" for
    separators from four digits. ``powers``: numbers of five and more digits are printed with a power of ten.
    ``american`` and ``hyphens`` apply to numbers in words.
    """

    comma: str = ""
    powers: bool = False
    american: bool = False
    hyphens: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A number as given.

    ``text``: its sign and digits, without separators and exponent. ``precision``: digits after the point; if
    negative, the number of zeros at the end of a whole number. ``decimals``: digits after the point only.
    ``single``: the unit's name is singular. ``fraction``: whole number, numerator, denominator, stroke. ``change``:
    the value follows a ±. ``note``: markup after the number.
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
        """Return the sign to print; a plus sign is kept if it was written."""
        return MINUS if self.text.startswith("-") else "+" if self.text.startswith("+") else ""


def read_value(text: str) -> Value | None:
    """Parse ``1,300`` ``-5`` ``1.5e6`` ``12+1/2`` ``2½``; None for anything else."""
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
    """Return the number to print. ``rounding``: the number of digits after the point to round to first."""
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
    """Return a number without its exponent: ``2e6`` -> 2000000."""
    return f"{Decimal(f'{plain}e{exponent}'):f}" if exponent else plain


def in_words(number: str, digits: Digits) -> str:
    """Return a number in words; hyphenated as part of an adjective."""
    words = spelled(number, american=digits.american)
    return words.replace(" ", "-") if digits.hyphens else words


def shown_fraction(sign: str, fraction: tuple[str, str, str, str], digits: Digits, *, words: bool) -> str:
    """Return a mixed number from its whole number, numerator, denominator and stroke."""
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
    """Return an unsigned number with separators: ``12345.6`` -> 12,345.6; a point at the end is removed."""
    whole, point, decimals = text.rstrip(".").partition(".") if text.endswith(".") else text.partition(".")
    if digits.comma == "gaps":
        whole, decimals = gaps(whole, decimals)
    elif digits.comma != "off" and len(whole) >= (5 if digits.comma == "5" else 4):
        whole = f"{int(whole):,}".rjust(len(whole), "0") if whole.isdecimal() else whole
    return whole + point + decimals


GAP = "\N{NARROW NO-BREAK SPACE}"


def gaps(whole: str, decimals: str) -> tuple[str, str]:
    """Return both sides of the decimal point in groups of three digits with narrow spaces; the last group of decimals
    may have four.
    """
    front = len(whole) % 3 or 3
    first = [whole[:front], *(whole[n : n + 3] for n in range(front, len(whole), 3))]
    second = [decimals[n : n + 3] for n in range(0, len(decimals), 3)]
    if len(second) > 1 and len(second[-1]) == 1:
        # As Module:Gapnum: no space before the last digit of 3.1415.
        second[-2:] = ["".join(second[-2:])]
    return GAP.join(part for part in first if part), GAP.join(second)


def with_power(significand: str, exponent: int, digits: Digits) -> str:
    """Return a number in the form ``6.02×10<sup>23</sup>``, the significand with separators."""
    return f"{grouped(significand, digits)}×10<sup>{str(exponent).replace('-', MINUS)}</sup>"


@dataclass(frozen=True, slots=True)
class Rounded:
    """An unsigned rounded number: its digits without leading zeros, and the position of the decimal point after the
    first digit's place (``12.5`` is 125 and 2, ``0.012`` is 12 and -1, ``12000`` may be 12 and 5). ``decimals`` is used
    for zero only.
    """

    figures: str
    exponent: int
    decimals: int = 0

    @property
    def plain(self) -> str:
        """Return the number written out."""
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
    """Return the rounded number for a text of digits."""
    whole, _, decimals = plain.partition(".")
    whole = whole.lstrip("0")
    figures = whole + decimals if whole else decimals.lstrip("0")
    return Rounded(figures, len(whole) if whole else len(figures) - len(decimals), len(decimals))


def shown_result(number: Rounded, digits: Digits) -> tuple[str, bool]:
    """Return a result with separators, or with a power of ten if it is very large or small; and whether it has a
    power.
    """
    high, low = (4, 2) if digits.powers else (10, 4)
    figures, exponent = number.figures[:MOST_DIGITS], number.exponent
    large = exponent > high or (exponent == high and figures != "1".ljust(high, "0"))
    if not figures or not (large or exponent <= -low):
        return grouped(number.plain, digits), False
    return with_power(figures[0] + ("." + figures[1:] if figures[1:] else ""), exponent - 1, digits), True
