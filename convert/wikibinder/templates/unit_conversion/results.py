"""Results of ``{{convert}}`` as printable numbers: decimal, as fractions, as hands and inches."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikibinder.templates.numbers import MINUS
from wikibinder.templates.unit_conversion.numerals import (
    Digits,
    grouped,
    in_words,
    shown_fraction,
    shown_result,
    written_out,
)
from wikibinder.templates.unit_conversion.rounding import as_fraction, converted, precision_for, rounded

if TYPE_CHECKING:
    from wikibinder.templates.unit_conversion.request import Request
    from wikibinder.templates.unit_conversion.rounding import Amount
    from wikibinder.templates.unit_conversion.units import Unit


@dataclass(frozen=True, slots=True)
class Number:
    """A number to print. ``text``: with its ``sign``. ``single``: the name of its unit is singular. ``value``: rounded,
    without sign; ``decimals``: its digits after the point. ``fraction``: whole number, numerator, denominator.
    ``power``: it is printed with a power of ten.
    """

    text: str
    single: bool
    sign: str = ""
    value: float = 0.0
    decimals: int = 0
    fraction: tuple[int, int, int] | None = None
    power: bool = False


def digits_of(request: Request) -> Digits:
    """Return the format of the numbers of a call; results may have a power of ten if a value was given with one."""
    options = request.options
    powers = any(value.exponent for value in request.values) and not options.spell_given
    return Digits(options.comma, powers, options.american, options.adjective)


def results(request: Request, amounts: list[Amount], target: Unit, fraction: int) -> list[Number]:
    """Return all values of a call, converted to the unit ``target``, as printable numbers. ``fraction``: the
    denominator of fractions; 0 for decimal numbers.
    """
    if target.special == "hand":
        return [_hands(request, amount, target, fraction) for amount in amounts]
    if fraction:
        return [_fraction(request, converted(amount, target, request), fraction) for amount in amounts]
    digits = digits_of(request)
    found = []
    for amount, precision in zip(amounts, precision_for(amounts, target, request), strict=True):
        result = converted(amount, target, request)
        number = rounded(abs(result), precision, request.options.figures, request.options.round_to)
        text, power = shown_result(number, digits)
        # No "−0": the sign is dropped if rounding leaves zero.
        sign = MINUS if result < 0 and number.figures.strip("0") else ""
        if request.options.spell_result and not power:
            text = in_words(("-" if sign else "") + number.plain, digits) or sign + text
        else:
            text = sign + text
        decimals = len(number.plain.partition(".")[2])
        found.append(Number(text, number.single, sign, float(number.plain), decimals, power=power))
    return found


def _fraction(request: Request, result: float, denominator: int) -> Number:
    """Return a result as a number with a fraction of that denominator; as a decimal number if it is too large."""
    sign, digits = MINUS if result < 0 else "", digits_of(request)
    parts = as_fraction(abs(result), denominator)
    if parts is None:
        return Number(sign + shown_result(written_out(f"{abs(result):.2f}"), digits)[0], single=False, sign=sign)
    whole, over, under = parts
    if not over:
        words = in_words(("-" if sign else "") + str(whole), digits) if request.options.spell_result else ""
        return Number(words or sign + grouped(str(whole), digits), whole == 1, sign, whole)
    written = (str(whole or ""), str(over), str(under), request.options.stroke)
    text = shown_fraction(sign, written, digits, words=request.options.spell_result)
    return Number(text, abs(result) <= 1, sign, abs(result), fraction=parts)


def _hands(request: Request, amount: Amount, target: Unit, fraction: int) -> Number:
    """Return a height as a number of hands (the unit ``target``) and inches: 15.2 for 62 inches. ``fraction``: the
    denominator for parts of an inch; 0: by the precision of the call, without one whole inches.
    """
    # A hand is four inches, and the digits after its point count inches, not tenths.
    inches = abs(amount.value * amount.unit.scale / (target.scale / 4))
    precision = request.precision
    if not fraction and precision is not None and precision > 1:
        fraction = 2 if precision == 2 else 4
    sign = MINUS if amount.value < 0 else ""
    if precision is not None and precision <= 0:
        return Number(f"{sign}{math.floor(inches / 4 + 0.5):,}", single=False)
    parts = as_fraction(inches, fraction) if fraction else None
    hands, rest = divmod(parts[0] if parts else math.floor(inches + 0.5), 4)
    text = f"{sign}{grouped(str(hands), digits_of(request))}.{rest}"
    if parts and parts[1]:
        written = ("", str(parts[1]), str(parts[2]), request.options.stroke)
        text += "\N{NO-BREAK SPACE}" + shown_fraction("", written, digits_of(request), words=False)
    return Number(text, single=False)
