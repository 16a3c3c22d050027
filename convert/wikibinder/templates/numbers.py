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
    """A number as written in an article. ``precision``: number of digits after its point; if negative, of the zeros at
    its end. ``text``: the number as printed, unless it is a fraction. ``fraction``: whole number ("" if there is none),
    numerator, denominator.
    """

    value: float
    precision: int
    text: str
    fraction: tuple[str, str, str] | None = None

    def shown(self) -> str:
        """Return the number to print: grouped, with a minus sign and a typographic fraction."""
        if self.fraction is None:
            return self.text
        whole, top, bottom = self.fraction
        sign = MINUS if self.value < 0 else ""
        return f"{sign}{fraction(top, bottom, whole)}"


def fraction(top: str, bottom: str, whole: str = "") -> str:
    """Return the text of a fraction with numerator ``top`` and denominator ``bottom``; unless ``whole`` is "", after
    this number and a no-break space: ``3 7⁄8``.
    """
    joint = "\N{NO-BREAK SPACE}" if whole else ""
    return f"{whole}{joint}{top}{FRACTION_SLASH}{bottom}"


LARGEST = 1e100
"""Absolute value above which numbers are not used in calculations, because their powers would overflow."""


def read_number(text: str) -> Written | None:
    """Return the number that a text such as ``1,300``, ``-5``, ``1.5e6``, ``12+1/2``, ``3 1/4`` or ``2½`` means; None
    for other text, a denominator of 0, and numbers above LARGEST.
    """
    # Limits the time of the patterns below; no number in an article is longer.
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
    """Return a number with the typographic minus sign in place of a hyphen."""
    return MINUS + text[1:] if text.startswith("-") else text


def with_exponent(mantissa: str, exponent: int) -> str:
    """Return the wikitext ``6.02×10<sup>23</sup>`` for ``6.02`` and 23."""
    return f"{signed(mantissa)}×10<sup>{signed(str(exponent))}</sup>"


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman_numeral(number: int) -> str:
    """Return the Roman numeral of a number; digits unless it is 1 to 10000, as MediaWiki (Language::romanNumeral)."""
    if not 0 < number <= 10_000:
        return str(number)
    numeral, left = "", number
    for worth, letters in _ROMAN:
        numeral += letters * (left // worth)
        left %= worth
    return numeral


_ZEROS = (
    ("\N{ARABIC-INDIC DIGIT ZERO}", "ckb ks-arab ku-arab skr-arab"),
    ("\N{EXTENDED ARABIC-INDIC DIGIT ZERO}", "fa kk-arab pnb ps"),
    ("\N{BENGALI DIGIT ZERO}", "as bn bpy"),
    ("\N{DEVANAGARI DIGIT ZERO}", "bho hi ks-deva mr ne new pi sa"),
    ("\N{MYANMAR DIGIT ZERO}", "blk kjp ksw mnw my"),
    ("\N{TIBETAN DIGIT ZERO}", "bo dz"),
    ("\N{GUJARATI DIGIT ZERO}", "gu"),
    ("\N{KHMER DIGIT ZERO}", "km"),
    ("\N{KANNADA DIGIT ZERO}", "kn"),
    ("\N{LAO DIGIT ZERO}", "lo"),
    ("\N{MEETEI MAYEK DIGIT ZERO}", "mni"),
    ("\N{TAI THAM THAM DIGIT ZERO}", "nod"),
    ("\N{NKO DIGIT ZERO}", "nqo"),
    ("\N{ORIYA DIGIT ZERO}", "or"),
    ("\N{OL CHIKI DIGIT ZERO}", "sat"),
)
"""The digit zero of a script (1 to 9 are the characters after it), and the codes, separated by spaces, of the languages
that MediaWiki writes with these digits ($digitTransformTable). ``ar`` is missing: the Arabic Wikipedia uses 0 to 9.
"""
_DIGITS = {code: zero for zero, codes in _ZEROS for code in codes.split()}
_FOUR_TOGETHER = frozenset(
    ["be-tarask", "bg", "es", "et", "hy", "kaa", "kk-cyrl", "ksh", "ku", "ku-latn", "pl", "ru", "sah", "uk"]
)
"""Codes of the languages without a separator in numbers of four digits ($minimumGroupingDigits)."""


def native_digits(text: str, language: str) -> str:
    """Return the text with 0 to 9 replaced by the digits that MediaWiki uses in a language (its code); unchanged for
    most.
    """
    zero = _DIGITS.get(language)
    return text.translate({ord("0") + n: ord(zero) + n for n in range(10)}) if zero else text


def western_digits(text: str, language: str) -> str:
    """Return the text with a language's own digits replaced by 0 to 9."""
    zero = _DIGITS.get(language)
    return text.translate({ord(zero) + n: ord("0") + n for n in range(10)}) if zero else text


def separators(language: str) -> tuple[str, str]:
    """Return the separator between groups of digits in a language, and its decimal point."""
    locale = locale_of(language)
    system = locale.default_numbering_system if language in _DIGITS else "latn"
    symbols = locale.number_symbols
    western = symbols.get("latn", symbols)
    marks = {**western, **symbols.get(system, {})}
    return str(marks["group"]), str(marks["decimal"])


def separated(digits: str, language: str) -> str:
    """Return a whole number's digits with commas between their groups, which have the sizes usual in a language; four
    digits are not separated in the languages _FOUR_TOGETHER.
    """
    if language in _FOUR_TOGETHER and len(digits) < 5:
        return digits
    pattern = locale_of(language).decimal_formats[None]
    small, large = pattern.grouping
    head, tail = (digits[:-small], digits[-small:]) if len(digits) > small else ("", digits)
    groups: list[str] = [tail]
    while head:
        head, group = head[:-large], head[-large:]
        groups.insert(0, group)
    return ",".join(groups)


def grouped(text: str, language: str = "en") -> str:
    """Return ``text`` with every number, written with a decimal point and without separators, in the format of a
    language: 12345.6 -> 12,345.6. Leading zeros are removed; numbers of 40 and more digits are unchanged.
    """
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
    """Return a number in English format (12,345.6) in the format of a language."""
    group, point = separators(language)
    return text.translate({ord(","): group, ord("."): point})


def rounded(value: float, precision: int) -> str:
    """Return a value rounded to ``precision`` digits after the point (if negative, to tens, hundreds ...), halves up,
    with separators and a decimal point as in English and a typographic minus sign; as by the format ``g`` if it has too
    many digits.
    """
    precision = max(-30, min(30, precision))
    try:
        # Round to 13 digits first: 2.675 is 2.67499999999999982 in binary, and would be rounded down.
        number = Decimal(repr(float(f"{value:.13g}"))).quantize(Decimal(1).scaleb(-precision), ROUND_HALF_UP)
    except (InvalidOperation, OverflowError):
        return f"{value:g}"
    text = f"{number:,.{max(0, precision)}f}"
    # No "−0" for a small negative value.
    return "0" + text[2:] if text.startswith("-0") and not text.strip("-0.,") else signed(text)


def significant(value: float, digits: int) -> int:
    """Return the number of digits after the point (negative: zeros before it) to which ``value`` must be rounded to
    have ``digits`` significant digits; 0 for the value 0.
    """
    return digits - 1 - math.floor(math.log10(abs(value)) + 1e-14) if value else 0
