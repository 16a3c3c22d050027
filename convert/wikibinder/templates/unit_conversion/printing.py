"""Formats a parsed call of ``{{convert}}`` as wikitext, arranged as by Module:Convert."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from wikibinder.templates.numbers import MINUS
from wikibinder.templates.unit_conversion.labels import hyphenated, label, uses_name
from wikibinder.templates.unit_conversion.numerals import NBSP, grouped, in_words, shown_fraction, shown_value
from wikibinder.templates.unit_conversion.results import Number, digits_of, results
from wikibinder.templates.unit_conversion.rounding import amount_of, converted
from wikibinder.templates.unit_conversion.units import Mixed, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wikibinder.templates.unit_conversion.request import Joint, Request
    from wikibinder.templates.unit_conversion.rounding import Amount
    from wikibinder.templates.unit_conversion.units import Target

JOINS: Mapping[str, tuple[str, str, str]] = {
    "or": (" or ", "", " or "), "comma": (", ", "", ", "), "(or)": (" (", ")", " or "), "br": ("<br />", "", "; "),
    "br()": ("<br />(", ")", "; "), "sqbr": (" &#91;", "&#93;", "; "),
}  # fmt: skip
"""Value of ``disp=`` -> text before the result, after it, and between several results."""
USUAL_JOINS = (" (", ")", "; ")
RESULT_ONLY = frozenset({"out", "output only", "number", "output number only", "unit2"})
NUMBER_ONLY = frozenset({"number", "output number only"})
INPUT_UNIT = frozenset({"unit", "unit or text"})
TABLES = {"table": "right", "tablecen": "center"}


# ---------------------------------------------------------------- the whole


def printed(request: Request, outputs: Sequence[Target], language: str) -> str:
    """Return the wikitext of a call: the quantity as given, and converted to the units ``outputs``; with some values of
    ``disp=`` only one of them, or without its unit. Without ``outputs``, the quantity as given.
    """
    options = request.options
    first_side = "in" if options.order == "out" and len(outputs) > 1 else "out"
    results = [
        result_text(request, target, first_side if n == 0 else "out", language, first=n == 0, alone=len(outputs) == 1)
        for n, target in enumerate(outputs)
    ]
    if first_side == "in":
        given, *results = results
    else:
        given = given_text(request, language)
    before, after, between = _joins(request)
    if options.display in TABLES:
        style = f'style="text-align:{TABLES[options.display]};"|'
        before, after, between = f"\n|{style}", "", f"\n|{style}"
    else:
        style = ""
    # For example disp=number prints only the result.
    if options.display in RESULT_ONLY and results:
        return between.join(results)
    if options.display in INPUT_UNIT or not results:
        return style + given
    if options.also_symbol and not request.shares and not options.flip and before in (" (", " &#91;"):
        before = f" &#91;{label(request.unit, options, named=False, single=False, language=language)}&#93;{before}"
    other = between.join(results)
    return style + (f"{other}{before}{given}{after}" if options.flip else f"{given}{before}{other}{after}")


def _joins(request: Request) -> tuple[str, str, str]:
    options = request.options
    if request.around:
        return *request.around, "; "
    if options.display == "sqbr" and options.abbr == "on":
        return f"{NBSP}&#91;", "&#93;", "; "
    return JOINS.get(options.display, USUAL_JOINS)


def _capital(text: str) -> str:
    return text[:1].title() + text[1:]


# ---------------------------------------------------------------- the quantity that was given


def given_text(request: Request, language: str) -> str:
    """Return the given quantity as wikitext: its numbers and units, or with ``disp=unit`` only the units."""
    options, unit = request.options, request.unit
    numbers = [_given_number(request, n) for n in range(len(request.values))]
    if options.display in INPUT_UNIT:
        return _given_units(request, numbers[-1], language)
    if request.shares:
        return _with_shares(request, numbers[0], language)
    return quantity(request, numbers, unit, "in", language)


def _given_units(request: Request, last: Number, language: str) -> str:
    """Return the units of the given quantity, as wikitext, without its numbers; "" if the call prints no units.
    ``last``: the number that decides between singular and plural.
    """
    options = request.options
    if options.values_only:
        return ""
    named = uses_name(request.unit, options, "in")
    texts = [label(request.unit, options, named=named, single=last.single, language=language)]
    for value, unit in request.shares:
        name = uses_name(unit, options, "in")
        texts.append(label(unit, options, named=name, single=value.single, language=language))
    text = " ".join(texts)
    return request.before[0] + (hyphenated(text) if named and options.adjective else text)


def _given_number(request: Request, place: int) -> Number:
    options, value = request.options, request.values[place]
    text = shown_value(value, digits_of(request), words=options.spell_given, rounding=options.round_given)
    if options.upper and options.spell_given and not options.flip and place == 0:
        text = _capital(text)
    single = value.single
    if options.round_given is not None and not value.fraction and not value.exponent:
        single = round(abs(value.value) + 2e-14, options.round_given) == 1
    return Number(text, single)


def _with_shares(request: Request, first: Number, language: str) -> str:
    """Return a given quantity of several units, as wikitext: ``5 feet 11 inches``. ``first``: the number of the first
    unit.
    """
    options = request.options
    named = uses_name(request.unit, options, "in")
    inner, outer = ("-", "-") if options.adjective and named else (NBSP, " ")
    numbers = [(first.text, request.unit, first.single)]
    for value, unit in request.shares:
        text = shown_value(value, digits_of(request), words=options.spell_given, rounding=options.round_given)
        numbers.append((text, unit, value.single))
    if options.values_only:
        return " ".join(text for text, _, _ in numbers)
    parts = [
        text + inner + label(unit, options, named=uses_name(unit, options, "in"), single=single, language=language)
        for text, unit, single in numbers
    ]
    return outer.join(parts) + ("" if options.flip else request.middle)


# ---------------------------------------------------------------- a result


def result_text(request: Request, target: Target, side: str, language: str, *, first: bool, alone: bool) -> str:
    """Return the quantity, converted to ``target``, with its unit or units (5 ft 11 in), as wikitext; with
    ``disp=unit2`` only the unit. ``side``: ``out``, or ``in`` if it replaces the given quantity (``order=out``).
    ``first``: it is the first of the results; ``alone``: the only one.
    """
    options = request.options
    amounts = [amount_of(value, request) for value in request.values]
    if isinstance(target, Mixed):
        return _mixed_results(request, amounts, target, side, language)
    if options.display == "unit2":
        named = uses_name(target, options, side)
        return label(target, options, named=named, single=False, language=language)
    if side == "in" and target.code == request.unit.code:
        numbers = [_given_number(request, n) for n in range(len(request.values))]
    else:
        fraction = options.fraction if alone or _takes_fraction(request, target) else 0
        numbers = results(request, amounts, target, fraction)
        if options.upper and options.flip and first:
            numbers[0] = replace(numbers[0], text=_capital(numbers[0].text))
    return quantity(request, numbers, target, side, language)


def _takes_fraction(request: Request, target: Unit) -> bool:
    """Whether ``frac=`` applies to the results in the unit ``target`` if a call has several units."""
    return target.special == "hand" or (request.precision is None and not target.si)


# ---------------------------------------------------------------- numbers with their unit


def quantity(request: Request, numbers: list[Number], unit: Unit, side: str, language: str) -> str:
    """Return, as wikitext, numbers, the words between them, and their unit: after the last number, or after each if the
    words require it. ``side``: ``in`` for the given quantity, ``out`` for a result.
    """
    options = request.options
    named = not options.values_only and _named(request, unit, side)
    space = "" if options.values_only else " " if named else NBSP
    name = ""
    if not options.values_only:
        name = label(unit, options, named=named, single=numbers[-1].single, language=language)
    # "/km²" follows the number directly.
    if name.startswith("/"):
        space = ""
    if unit.special == "mach":
        return _joined(request, [f"{name}{NBSP}{number.text}" for number in numbers], side, named=named)
    number_only = options.display in NUMBER_ONLY
    hyphens = named and options.adjective and bool(name)
    each = (
        not hyphens and not number_only and any(_repeats(joint, request, side, named=named) for joint in request.joints)
    )
    texts = []
    for place, number in enumerate(numbers):
        last = place == len(numbers) - 1
        text = unit.currency + number.text + _times(request, unit, side, last=last)
        if each and not last and name:
            text += space + label(unit, options, named=named, single=number.single, language=language)
        texts.append(text)
    text = _joined(request, texts, side, named=named)
    if number_only or not name:
        return text
    before = request.before[0 if side == "in" else 1]
    middle = request.middle if side == ("out" if options.flip else "in") else ""
    return text + before + (f"-{hyphenated(name)}" if hyphens else ("" if before else space) + name) + middle


def _named(request: Request, unit: Unit, side: str) -> bool:
    """Whether a unit is printed by its name on a side (``in`` or ``out``); next to hands, inches have their name unless
    the call selects symbols.
    """
    inches = side == "out" and unit.code == "in" and request.unit.special == "hand" and not request.options.abbr_given
    return inches or uses_name(unit, request.options, side)


def _repeats(joint: Joint, request: Request, side: str, *, named: bool) -> bool:
    """Whether the words ``joint`` between two numbers require the unit after each of them, on a side (``in`` or
    ``out``). ``named``: the unit is printed by its name.
    """
    if joint.each == "symbol":
        return not named
    return joint.each == "second" and (side == "in") == request.options.flip


def _times(request: Request, unit: Unit, side: str, *, last: bool) -> str:
    """Return the ``million`` or ``×10⁶``, as wikitext, after a number whose unit has a power of ten (``e6acre``); ""
    for other units. ``last``: it is the last number before the unit, the only one that has the word.
    """
    options = request.options
    if unit.times is None:
        return ""
    if options.abbr in ("on", side) and not options.number_words:
        return f"×10<sup>{unit.times.exponent}</sup>"
    return ("-" if options.adjective else NBSP) + unit.times.word if last else ""


def _joined(request: Request, texts: list[str], side: str, *, named: bool) -> str:
    options = request.options
    text = texts[0]
    for joint, after in zip(request.joints, texts[1:], strict=True):
        second = (side == "in") == options.flip
        word = joint.second if joint.second and second else joint.symbol if joint.symbol and not named else joint.name
        if options.adjective and (named or (joint.hyphens and options.abbr_given and options.abbr == "on")):
            word = re.sub(r" |&nbsp;", "-", word) if not joint.change else word
        # A dash directly before a minus sign would look like one sign.
        if word == "–" and after.startswith(MINUS):
            word = f"{NBSP}– "
        text += word + after
    return text


# ---------------------------------------------------------------- one value in several units


def _mixed_results(request: Request, amounts: list[Amount], target: Mixed, side: str, language: str) -> str:
    options = request.options
    numbers = results(request, amounts, target.smallest, options.fraction)
    raw = [abs(converted(amount, target.smallest, request)) for amount in amounts]
    named = not options.values_only and (
        (not options.abbr_given and options.display == "or") or options.abbr not in ("on", side)
    )
    texts = [
        _mixed(request, number, value, target, language, named=named)
        for number, value in zip(numbers, raw, strict=True)
    ]
    return _joined(request, texts, side, named=named) + (request.middle if options.flip else "")


def _mixed(request: Request, number: Number, raw: float, target: Mixed, language: str, *, named: bool) -> str:
    """Return a result as text in all units of ``target`` (5 ft 11 in). ``number``: the result in the smallest of them,
    rounded; ``raw``: the same before rounding, without sign. ``named``: units by their names, not their symbols.
    """
    options, digits = request.options, digits_of(request)
    inner, outer = ("-", "-") if options.adjective and named else (NBSP, " ")
    total = number.value if number.decimals else float(math.floor(raw) if number.fraction else math.floor(raw + 0.5))
    left = total
    parts: list[str] = []
    for place in range(len(target.units) - 1, -1, -1):
        smallest = place == len(target.units) - 1
        count = target.counts[place - 1] if place else 0
        left, value = divmod(left, count) if count else (0, left)
        fraction = number.fraction if smallest else None
        if fraction:
            written = (str(int(value) or ""), str(fraction[1]), str(fraction[2]), options.stroke)
            text = shown_fraction("", written, digits, words=options.spell_result)
        elif number.power and smallest and not left:
            text = number.text.removeprefix(number.sign)
        else:
            plain = f"{value:.{number.decimals if smallest else 0}f}" if value else "0"
            text = (in_words(plain, digits) if options.spell_result else "") or grouped(plain, digits)
        single = value == (0 if fraction else 1)
        name = label(target.units[place], options, named=named, single=single, language=language)
        parts.insert(0, text + inner + name)
        if left == 0:
            break
    return number.sign + outer.join(parts)
