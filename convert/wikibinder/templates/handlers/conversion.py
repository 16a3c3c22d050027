"""``{{convert}}`` -> the quantity in both units, with Module:Convert's own rounding.

"{{convert|1300|mi|km}}" -> "1,300 miles (2,100 km)". Ranges, two-part values (5 ft 11 in), several results, and the
options that change what a reader sees are those of the module's documentation; options for links, sorting and
spelling out numbers change no value and are left out.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code
from wikibinder.templates.cldr import page_language
from wikibinder.templates.handlers.units import COMPOSITE, UNITS, Unit, convert, convertible, symbol, unit
from wikibinder.templates.numbers import Written, localized, read_number, rounded, significant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

NBSP = "&nbsp;"
RANGES = {
    "-": "–", "–": "–", "to": " to ", "and": " and ", "or": " or ", "to(-)": " to ", "and(-)": " and ", "to-": " to ",
    "x": " × ", "×": " × ", "*": " × ", "xx": " × ", "x(-)": " × ", "by": " by ", "by(x)": " by ", "+/-": " ± ",
    "±": " ± ",
    "&": " & ", "+": " + ", ",": ", ", ", ": ", ", "through": " through ", "and/or": " and/or ", ", and": ", and ",
    ", or": ", or ",
}  # fmt: skip
"""Words between two values: as they are written with names of units."""
SHORT_RANGES = {"to(-)": "–", "to-": "–", "and(-)": "–", "x(-)": "–", "by(x)": " × "}
"""The same words beside symbols, where they change."""
EACH_UNIT = frozenset(["x", "×", "by", "by(x)", "*", "+/-", "±"])
"""After these a symbol follows every value, as in 2 m × 3 m."""

AMERICAN = (
    ("metre", "meter"), ("litre", "liter"), ("tonne", "metric ton"), ("metric tons-force", "tonnes-force"),
)  # fmt: skip
MAX_VALUES = 12


@dataclass(frozen=True, slots=True)
class Measure:
    """What a template says: values with the words between them, the unit, and a smaller unit's share of each value."""

    values: tuple[Written, ...]
    joints: tuple[str, ...]
    code: str
    small_code: str
    small_values: tuple[Written, ...]
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How quantities are printed."""

    abbreviated_in: bool
    abbreviated_out: bool
    american: bool
    adjective: bool
    language: str = "en"


def conversion(template: Template, context: Context) -> Expansion:
    """``{{convert}}``: the name of the unit that was given, the symbols of the others."""
    return _converted(template, context, abbreviated=page_language(context) != "en")


def cvt(template: Template, context: Context) -> Expansion:
    """``{{cvt}}``: symbols for both units."""
    return _converted(template, context, abbreviated=True)


def _converted(template: Template, context: Context, *, abbreviated: bool) -> str:
    arguments = [context.plain(value) for value in template.positional]
    measure = _read(arguments)
    source = unit(measure.code) if measure else None
    if measure is None or source is None:
        if any(arguments):
            context.report(
                Code.MARKUP_CHANGED, f"{template.name}: not converted, the unit or value is not known", template
            )
        return NBSP.join(_as_written(arguments))
    abbr = template.get("abbr").lower()
    style = Style(
        abbreviated_in=abbr in ("on", "in") or (abbreviated and abbr not in ("off", "out", "none")),
        abbreviated_out=abbr not in ("off", "none", "in"),
        american=template.get("sp").lower() == "us",
        adjective=template.get("adj").lower() in ("on", "mid", "1"),
        language=page_language(context),
    )
    if template.get("disp") == "flip":
        style = replace(style, abbreviated_in=style.abbreviated_out, abbreviated_out=style.abbreviated_in)
    outputs = []
    for code in _targets(measure, source):
        target = UNITS[COMPOSITE[code][1]] if code in COMPOSITE else unit(code)
        if target is not None and convertible(source, target):
            outputs.append(_output(template, measure, source, (code, target), style))
        else:
            context.report(Code.MARKUP_CHANGED, f"{template.name}: {measure.code} cannot be given in {code}", template)
    own = _input(template, measure, source, style)
    text = own if not outputs else _displayed(template.get("disp"), own, "; ".join(outputs))
    return text if style.language == "en" else _ENGLISH.sub(lambda number: localized(number[0], style.language), text)


_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
"""A number as English groups it."""


def _as_written(arguments: Sequence[str]) -> list[str]:
    """What stays of a quantity that cannot be converted: the value and its unit."""
    return [argument for argument in arguments[:2] if argument]


def _read(arguments: Sequence[str]) -> Measure | None:
    """Values, words of range and units, in the order that Module:Convert expects them."""
    values: list[Written] = []
    joints: list[str] = []
    place = 0
    while place < len(arguments) and len(values) < MAX_VALUES:
        number = read_number(arguments[place])
        if number is None:
            return None
        values.append(number)
        place += 1
        joint = arguments[place].strip() if place < len(arguments) else ""
        if joint not in RANGES:
            break
        joints.append(joint)
        place += 1
    if not values or len(joints) != len(values) - 1 or place >= len(arguments):
        return None
    code = arguments[place]
    rest = arguments[place + 1 :]
    if len(values) == 1 and len(rest) >= 2 and f"{_plain_code(code)} {_plain_code(rest[1])}" in COMPOSITE:
        small = read_number(rest[0])
        if small is not None:
            return Measure((values[0],), (), _plain_code(code), _plain_code(rest[1]), (small,), tuple(rest[2:]))
    return Measure(tuple(values), tuple(joints), code, "", (), tuple(rest))


def _plain_code(code: str) -> str:
    return {"foot": "ft", "feet": "ft", "inch": "in", "inches": "in", "lbs": "lb", "pound": "lb", "ounce": "oz"}.get(
        code, code
    )


def _targets(measure: Measure, source: Unit) -> list[str]:
    """The codes of the units to convert to: as asked for, or the unit's usual partners."""
    if measure.rest and measure.rest[0] and read_number(measure.rest[0]) is None:
        asked = measure.rest[0]
        if asked in COMPOSITE or unit(asked):
            return [asked]
        return [code for code in asked.replace("+", " ").split() if unit(code) or code in COMPOSITE]
    if measure.small_code == "in":
        return ["m"]
    return [source.partners] if unit(source.partners) else source.partners.split()


def _precision(measure: Measure) -> int | None:
    """The third positional argument, if it is a number of digits."""
    for argument in measure.rest[:2]:
        number = read_number(argument)
        if number is not None and number.value == int(number.value):
            return int(number.value)
    return None


DISPLAYED = {
    "flip": "{other} ({own})",
    "or": "{own} or {other}",
    "comma": "{own}, {other}",
    "/": "{own} / {other}",
    "slash": "{own} / {other}",
    "sqbr": "{own} &#91;{other}&#93;",
    "s": "{own} &#91;{other}&#93;",
    "br": "{own}<br />{other}",
    "br()": "{own}<br />({other})",
    **dict.fromkeys(("output only", "out", "output", "number", "unit", "output number only"), "{other}"),
}
"""Values of ``disp=`` -> the arrangement of both sides."""


def _displayed(display: str, own: str, other: str) -> str:
    return DISPLAYED.get(display, "{own} ({other})").format(own=own, other=other)


def _named(measure: Unit, style: Style, *, one: bool) -> str:
    name = measure.singular if one or style.adjective else measure.plural
    if style.american:
        for british, american in AMERICAN:
            name = name.replace(british, american)
    return name


def _joint(word: str, *, short: bool) -> str:
    return SHORT_RANGES.get(word, RANGES[word]) if short else RANGES[word]


def _input(template: Template, measure: Measure, source: Unit, style: Style) -> str:
    """The quantity as it was given, with its unit's name or symbol."""
    if measure.small_values:
        return _two_part_input(measure, style)
    between = "-" if style.adjective and not style.abbreviated_in else NBSP if style.abbreviated_in else " "
    if style.abbreviated_in or source.symbol.startswith("°"):
        label = symbol(source, style.language)
    else:
        label = _named(source, style, one=len(measure.values) == 1 and abs(measure.values[0].value) <= 1
                       and measure.values[0].value != 0)  # fmt: skip
    if label.startswith(("/", "°")):
        between = "" if label.startswith("/") else NBSP
    each = style.abbreviated_in and any(joint in EACH_UNIT for joint in measure.joints)
    text = measure.values[0].shown()
    for joint, number in zip(measure.joints, measure.values[1:], strict=True):
        text += (between + label if each else "") + _joint(joint, short=style.abbreviated_in) + number.shown()
    text += between + label
    wide = _adjective_word(template)
    return f"{text}{wide}"


def _adjective_word(template: Template) -> str:
    """``adj=mid|-long`` puts a word after the unit."""
    if template.get("adj").lower() != "mid":
        return ""
    last = template.positional[-1] if template.positional else ""
    if not last or unit(last) or read_number(last):
        return ""
    return last if last.startswith("-") else f" {last}"


def _two_part_input(measure: Measure, style: Style) -> str:
    large, small = UNITS[measure.code], UNITS[measure.small_code]
    first, second = measure.values[0], measure.small_values[0]
    if style.abbreviated_in:
        feet, inches = symbol(large, style.language), symbol(small, style.language)
        return f"{first.shown()}{NBSP}{feet} {second.shown()}{NBSP}{inches}"
    joint = "-" if style.adjective else NBSP
    return (
        f"{first.shown()}{joint}{_named(large, style, one=first.value == 1)}"
        f"{'-' if style.adjective else ' '}{second.shown()}{joint}{_named(small, style, one=second.value == 1)}"
    )


def _output(template: Template, measure: Measure, source: Unit, goal: tuple[str, Unit], style: Style) -> str:
    """The quantity in another unit, given by its code and itself."""
    code, target = goal
    each = any(joint in EACH_UNIT for joint in measure.joints) and "by" not in measure.joints
    if code in COMPOSITE:
        texts = [_two_part(number.value, measure, source, code, style) for number in measure.values]
        return "".join(_interleave(texts, [_joint(j, short=True) for j in measure.joints]))
    numbers = [_converted_number(template, number, measure, source, target) for number in measure.values]
    between = "" if target.symbol.startswith("/") else NBSP
    label = symbol(target, style.language) if style.abbreviated_out else _named(target, style, one=numbers == ["1"])
    if template.get("disp") == "number":
        label, between = "", ""
    texts = [
        f"{number}{between}{label}" if each or n == len(numbers) - 1 else number for n, number in enumerate(numbers)
    ]
    return "".join(_interleave(texts, [_joint(joint, short=style.abbreviated_out) for joint in measure.joints]))


def _interleave(texts: list[str], joints: list[str]) -> list[str]:
    parts = [texts[0]]
    for joint, text in zip(joints, texts[1:], strict=True):
        parts += [joint, text]
    return parts


def _total(value: float, measure: Measure, source: Unit) -> tuple[float, Unit]:
    """A value with its smaller share added, in the unit that it is counted in."""
    if not measure.small_values:
        return value, source
    times = COMPOSITE[f"{measure.code} {measure.small_code}"][2]
    return value * times + measure.small_values[0].value, UNITS[measure.small_code]


def _converted_number(template: Template, number: Written, measure: Measure, source: Unit, target: Unit) -> str:
    value, counted = _total(number.value, measure, source)
    result = convert(value, counted, target)
    if (digits := read_number(template.get("sigfig"))) is not None:
        return rounded(result, significant(result, max(1, int(digits.value))))
    if (step := read_number(template.get("round"))) is not None and step.value > 0:
        return rounded(round(result / step.value) * step.value, 0 if step.value >= 1 else 2)
    precision = _precision(measure)
    if precision is None:
        written = max(number.precision, 0) + 1 if measure.small_values else number.precision
        precision = default_precision(value, written, result, kelvin=_kelvin(counted, target, value))
    return rounded(result, precision)


def _kelvin(source: Unit, target: Unit, value: float) -> float | None:
    """The absolute temperature, where both units measure temperature."""
    kelvin = unit("K")
    if kelvin is None or not source.kind == target.kind == "temperature":
        return None
    return convert(value, source, kelvin)


def default_precision(value: float, written: int, result: float, kelvin: float | None = None) -> int:
    """Module:Convert's rule: as precise as the value that was given, and two significant digits at least (for a
    temperature three, of its distance to absolute zero).
    """
    if kelvin is not None:
        least = 2 if abs(kelvin) < 1e-8 else 2 - math.floor(math.log10(abs(kelvin)) + 1e-14)
        return max(written, least)
    if value == 0 or result == 0:
        return max(0, written)
    adjusted = written + math.log10(2) + math.log10(abs(value)) - math.log10(abs(result))
    return max(math.floor(adjusted + 1e-14), significant(result, 2))


def _two_part(value: float, measure: Measure, source: Unit, code: str, style: Style) -> str:
    """A value in two units: 1.8 m -> 5 ft 11 in."""
    large, small, times = COMPOSITE[code]
    larger, smaller = UNITS[large], UNITS[small]
    total, counted = _total(value, measure, source)
    whole = math.floor(abs(convert(total, counted, smaller)) + 0.5)
    sign = "−" if value < 0 else ""
    first, second = f"{sign}{whole // times:,}", str(whole % times)
    if style.abbreviated_out:
        return f"{first}{NBSP}{symbol(larger, style.language)} {second}{NBSP}{symbol(smaller, style.language)}"
    return f"{first} {_named(larger, style, one=first == '1')} {second} {_named(smaller, style, one=second == '1')}"
