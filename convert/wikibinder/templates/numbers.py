"""Parses numbers as articles write them, and formats numbers as articles print them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from wikibinder.templates.cldr import locale_of

MINUS = "\N{MINUS SIGN}"
FRACTION_SLASH = "\N{FRACTION SLASH}"
_MINUSES = str.maketrans({MINUS: "-", "–": "-", "\N{NO-BREAK SPACE}": " ", "\N{THIN SPACE}": ""})
_PLAIN = re.compile(r"[-+]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?$")
_FRACTION = re.compile(r"([-+]?)(?:(\d[\d,]*(?:\.\d*)?)\s*[+ ]\s*)?(\d{1,9})\s*/\s*(\d{1,9})$")
_VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Written:
    """A number as written: its value, its digits after the point (if negative, the zeros at its end), and for a
    fraction its parts: whole number, numerator, denominator.
    """

    value: float
    precision: int
    text: str
    fraction: tuple[str, str, str] | None = None

    def shown(self) -> str:
        """The number as it is printed: grouped, with a true minus and a set fraction."""
        if self.fraction is None:
            return self.text
        whole, top, bottom = self.fraction
        sign = MINUS if self.value < 0 else ""
        return f"{sign}{fraction(top, bottom, whole)}"


def fraction(top: str, bottom: str, whole: str = "") -> str:
    """A common fraction in a line: 3⅞ comes as ``3+7⁄8`` on the wikis; here ``3 7⁄8`` with a space that does not
    break.
    """
    joint = "\N{NO-BREAK SPACE}" if whole else ""
    return f"{whole}{joint}{top}{FRACTION_SLASH}{bottom}"


LARGEST = 1e100
"""Numbers above it are not counted: a power of them would overflow."""


def read_number(text: str) -> Written | None:
    """``1,300`` ``-5`` ``1.5e6`` ``12+1/2`` ``3 1/4`` ``2½`` -> its value; None for what is no number."""
    line = text.strip().translate(_MINUSES).replace("//", "/")[:60]
    if line and line[-1] in _VULGAR:
        top, bottom = _VULGAR[line[-1]]
        line = f"{line[:-1].strip()} {top}/{bottom}".strip()
    if match := _FRACTION.match(line):
        sign, whole, over, under = match.groups()
        if int(under) == 0:
            return None
        value = float((whole or "0").replace(",", "")) + int(over) / int(under)
        precision = max(1, math.floor(math.log10(int(under))))
        return Written(-value if sign == "-" else value, precision, line, (whole or "", over, under))
    if not _PLAIN.match(line):
        return None
    digits = line.replace(",", "").lstrip("+")
    if abs(float(digits)) > LARGEST:
        return None
    mantissa, _, exponent = digits.lower().partition("e")
    whole, point, decimals = mantissa.lstrip("-").partition(".")
    precision = len(decimals) if point else -(len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0)
    shown = with_exponent(mantissa, int(exponent)) if exponent else signed(grouped(mantissa))
    return Written(float(digits), precision - int(exponent or 0), shown)


def signed(text: str) -> str:
    """A number with a true minus sign."""
    return MINUS + text[1:] if text.startswith("-") else text


def with_exponent(mantissa: str, exponent: int) -> str:
    """``6.02×10<sup>23</sup>``."""
    return f"{signed(mantissa)}×10<sup>{signed(str(exponent))}</sup>"


def grouped(text: str, language: str = "en") -> str:
    """Every number in ``text`` (written with a point) in the manner of a language: 12345.6 -> 12,345.6."""
    symbols = locale_of(language).number_symbols
    marks = symbols.get("latn", symbols)
    group, point = str(marks["group"]), str(marks["decimal"])

    def one(match: re.Match[str]) -> str:
        whole, dot, decimals = match.group().lstrip("-").partition(".")
        sign = "-" if match.group().startswith("-") else ""
        return (
            sign + f"{int(whole):,}".replace(",", group) + (point + decimals if dot else "")
            if len(whole) < 40
            else match.group()
        )

    return _NUMBER.sub(one, text)


def localized(text: str, language: str) -> str:
    """A number as English writes it (12,345.6) in the manner of a language."""
    symbols = locale_of(language).number_symbols
    marks = symbols.get("latn", symbols)
    return text.translate({ord(","): str(marks["group"]), ord("."): str(marks["decimal"])})


def rounded(value: float, precision: int) -> str:
    """A value with so many digits after the point (below 0: rounded to tens, hundreds ...), grouped, halves up."""
    precision = max(-30, min(30, precision))
    try:
        number = Decimal(repr(float(f"{value:.13g}"))).quantize(Decimal(1).scaleb(-precision), ROUND_HALF_UP)
    except (InvalidOperation, OverflowError):
        return f"{value:g}"
    text = f"{number:,.{max(0, precision)}f}"
    return "0" + text[2:] if text.startswith("-0") and not text.strip("-0.,") else signed(text)


def significant(value: float, digits: int) -> int:
    """The precision that shows so many significant digits of ``value``."""
    return digits - 1 - math.floor(math.log10(abs(value)) + 1e-14) if value else 0
