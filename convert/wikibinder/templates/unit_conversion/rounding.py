"""Converts a value and rounds the result, by the rules of Module:Convert.

Without a precision in the call, a result is as precise as the given value: the number of digits after its point (or
of zeros at its end), shifted by the ratio of the units, with at least two significant digits; for temperatures
three, counted from absolute zero. Results of one range have the precision of the most precise one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikibinder.templates.unit_conversion.numerals import ROUNDING, Rounded, written_out
from wikibinder.templates.unit_conversion.units import convert, unit

if TYPE_CHECKING:
    from wikibinder.templates.unit_conversion.numerals import Value
    from wikibinder.templates.unit_conversion.request import Request
    from wikibinder.templates.unit_conversion.units import Unit

LOGARITHM = 1e-14
"""Number that is added to logarithms before truncation: that of 1000 may be computed as 2.9999999999999996."""

SPEED_OF_SOUND = (
    799.5, 787.0, 774.2, 761.207051, 748.0, 734.6, 721.0, 707.0, 692.8, 678.3, 663.5, 660.1, 660.1, 660.1, 660.1, 660.1,
    660.1, 662.0, 664.3, 666.5, 668.9, 671.1, 673.4, 675.6, 677.9, 683.7, 689.9, 696.0, 702.1, 708.1, 714.0, 719.9,
    725.8, 731.6, 737.3, 737.7, 737.7, 736.2, 730.5, 724.6, 718.8, 712.9, 707.0, 701.1, 695.0, 688.9, 682.8, 676.6,
    670.4, 664.1, 657.8, 652.9, 648.3, 643.7, 639.1, 634.4, 629.6, 624.8, 620.0, 615.2, 613.2, 613.2, 613.2, 613.5,
)  # fmt: skip
"""Speed of sound in miles per hour in the standard atmosphere, every 5,000 feet from 15,000 below sea level up
(https://aerospaceweb.org/question/atmosphere/q0112.shtml).
"""
MPH = 0.44704


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in the unit from which it is converted. ``precision``: digits after its point as written (if negative,
    zeros at its end). ``change``: it is a difference, as after ±. ``hands``: inches that were given as hands.
    """

    value: float
    unit: Unit
    precision: float
    change: bool = False
    hands: bool = False


def speed_of_sound(altitude: float) -> float:
    """Return the speed of sound in metres per second at an altitude in feet: that in SPEED_OF_SOUND for the nearest
    altitude.
    """
    # Rounds as Module:Convert does in Lua: halves away from zero.
    step = math.floor(abs(altitude) / 5000 + 0.5) * (-1 if altitude < 0 else 1)
    return SPEED_OF_SOUND[max(-3, min(60, step)) + 3] * MPH


def converted(amount: Amount, target: Unit, request: Request) -> float:
    """Return the value of ``amount``, converted to the unit ``target`` and not rounded. Mach numbers are converted by
    the speed of sound at the altitude of the call, or at sea level if they are the result.
    """
    source = amount.unit
    if source.special == "mach" and target.special != "mach":
        return amount.value * speed_of_sound(request.altitude) / target.scale
    if target.special == "mach" and source.special != "mach":
        return amount.value * source.scale / speed_of_sound(0)
    return convert(amount.value, source, target, change=amount.change)


def amount_of(value: Value, request: Request) -> Amount:
    """Return a value of the call, in the smallest unit that was given, as an amount: 71 in for 5 ft 11 in; hands as
    inches.
    """
    inch = unit("in")
    if request.unit.special == "hand" and inch and not request.shares:
        return _inches(value, inch)
    counted, total, precision = request.unit, value.value, value.precision
    for share, small in request.shares:
        total = total * round(counted.scale / small.scale) + share.value
        # The pounds of 2 st 10 lb are precise to one, not to ten.
        counted, precision = small, max(share.precision, 0)
    return Amount(total, counted, precision, value.change)


def _inches(value: Value, inch: Unit) -> Amount:
    """Return a number of hands as inches: 15.2 hands are 15 hands and 2 inches. ``inch``: the unit."""
    hands = math.trunc(value.value)
    whole, over, under, _ = value.fraction or ("", "0", "1", "")
    tenths = float(f"0{whole[whole.index('.') :]}") if "." in whole else 0.0
    after = tenths * 10 + int(over) / int(under) if value.fraction else abs(value.value - hands) * 10
    # A hand is four inches; rounding removes the error of binary fractions.
    inches = round(4 * abs(hands) + after, 9)
    digits = f"{inches:.0f}"
    zeros = len(digits) - len(digits.rstrip("0")) if not value.decimals else 0
    return Amount(math.copysign(inches, value.value), inch, max(0, value.decimals - 1) - zeros, hands=True)


def default_precision(amount: Amount, result: float, target: Unit, request: Request) -> int:
    """Return the number of digits after the point to which ``result`` (unsigned, in the unit ``target``) is rounded if
    the call does not give one; if negative, the zeros before the point. 0 for a value of 0 that is no temperature.
    """
    source = amount.unit
    # Significant digits of temperatures are counted from absolute zero.
    if source.zero is not None and target.zero is not None:
        kelvin = abs((amount.value - source.zero) * source.scale)
        least = 2 if kelvin < 1e-8 else 2 - math.floor(math.log10(kelvin) + LOGARITHM)
        return max(math.floor(amount.precision), least)
    # The logarithm is not defined.
    if amount.value == 0 or result <= 0:
        return 0
    least = 0 if amount.hands else 1 - math.floor(math.log10(result) + LOGARITHM)
    return max(math.floor(amount.precision + _shift(amount, result, target, request) + math.log10(2)), least)


def _shift(amount: Amount, result: float, target: Unit, request: Request) -> float:
    """Return how many more digits after the point a result has than the value that was given, from their ratio."""
    source = amount.unit
    if source.special == "mach":
        return math.log10(target.scale / 0.1)
    if target.special == "mach":
        return math.log10(0.1 / source.scale)
    if target.finer and amount.value == math.floor(amount.value):
        return -math.log10(source.scale)
    if request.shares and source.code == "in":
        return math.log10(target.scale) + 2
    return math.log10(abs(amount.value / result))


def precision_for(amounts: list[Amount], target: Unit, request: Request) -> list[int | None]:
    """Return for each amount the number of digits after the point of its result in the unit ``target``; None if the
    call gives significant figures or a step instead.
    """
    options = request.options
    if request.precision is not None:
        return [request.precision] * len(amounts)
    if options.figures or options.round_to:
        return [None] * len(amounts)
    if target.code == "in" and amounts[0].hands:
        # Hands are whole inches, or have the precision in which they were written.
        return [len(f"{abs(amount.value):.6g}".partition(".")[2]) for amount in amounts]
    found = [default_precision(amount, abs(converted(amount, target, request)), target, request) for amount in amounts]
    # Results of one range have the same number of digits.
    return list(found) if options.round_each else [max(found)] * len(found)


def rounded(result: float, precision: int | None, figures: int, step: float) -> Rounded:
    """Round an unsigned result to ``precision`` digits after the point; if ``precision`` is None, to significant
    ``figures``; if ``figures`` is 0, too, to a multiple of ``step``.
    """
    if precision is not None:
        # A format specification accepts more digits, but no number has them.
        return _to_precision(result, min(precision, 30))
    if figures:
        return _to_figures(result, min(figures, 14))
    if step == 0.5:
        return written_out(f"{math.floor(2 * result + 0.5) / 2:.1f}".removesuffix(".0"))
    return written_out(f"{math.floor(result / step + 0.5) * step:.0f}")


def _to_precision(result: float, precision: int) -> Rounded:
    if precision >= 0:
        return written_out(f"{result + (ROUNDING if precision <= 8 else 0):.{precision}f}")
    figures = f"{result / 10.0**-precision:.0f}"
    return written_out("0") if figures == "0" else Rounded(figures, len(figures) - precision)


def _to_figures(result: float, figures: int) -> Rounded:
    if result == 0:
        return Rounded("", 1, figures - 1)
    exponent = math.floor(math.log10(result)) + 1
    digits = f"{10 ** (math.log10(result) - exponent + figures):.0f}"
    if len(digits) > figures:
        digits, exponent = digits[:figures], exponent + 1
    return Rounded(digits, exponent)


def as_fraction(result: float, denominator: int) -> tuple[int, int, int] | None:
    """Return the nearest multiple of 1 / ``denominator`` as whole number, numerator and denominator in lowest terms;
    None if the result is too large.
    """
    if result > 1e8:
        return None
    whole = math.floor(result)
    over = math.floor((result - whole) * denominator + 0.5 + ROUNDING)
    if over >= denominator:
        whole, over = whole + 1, 0
    common = math.gcd(over, denominator)
    return whole, over // common, denominator // common
