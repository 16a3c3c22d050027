"""``{{convert}}``, ``{{cvt}}``: a quantity in its own unit and in others, rounded as Module:Convert does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code
from wikibinder.templates.cldr import FALLBACK, page_language
from wikibinder.templates.numbers import localized
from wikibinder.templates.unit_conversion.numerals import NBSP
from wikibinder.templates.unit_conversion.printing import printed
from wikibinder.templates.unit_conversion.request import RANGES, read_options, read_request
from wikibinder.templates.unit_conversion.units import Mixed, convertible, default_codes, parts, targets

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.templates.unit_conversion.request import Request
    from wikibinder.templates.unit_conversion.units import Target
    from wikibinder.wikitext.preprocessor import Template

_NUMBERED = re.compile(r"[1-9]\d?$")
_ENGLISH_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")


def conversion(template: Template, context: Context) -> Expansion:
    """``{{convert|1300|mi|km}}`` -> "1,300 miles (2,100 km)": the given unit by its name, the others by their symbols;
    all by their symbols on wikis in other languages than English. Values that cannot be converted are printed as given,
    and reported.
    """
    return _converted(template, context, abbreviated=page_language(context) != FALLBACK)


def cvt(template: Template, context: Context) -> Expansion:
    """``{{cvt|10|km}}`` -> "10 km (6.2 mi)": as ``{{convert}}``, with symbols for both units."""
    return _converted(template, context, abbreviated=True)


def infobox_conversion(template: Template, context: Context) -> Expansion:
    """``{{convinfobox||km|5|mi}}`` -> "5 mi (8.0 km)": the first unit with a value, converted to the other units; "" if
    none has a value.
    """
    arguments = _positional(template)
    pairs = [(value, code.strip()) for value, code in zip(arguments[::2], arguments[1::2], strict=False)]
    given = next((pair for pair in pairs if pair[0].strip()), None)
    if given is None:
        return ""
    others = "+".join(code for _, code in pairs if code and code != given[1])
    named = {name: value for name, value in template.params.items() if not name.isdecimal()}
    call = template.with_params({"1": given[0], "2": given[1], "3": others, **named})
    return _converted(call, context, abbreviated=True)


def _converted(template: Template, context: Context, *, abbreviated: bool) -> str:
    language = page_language(context)
    arguments = [_argument(value, context) for value in _positional(template)]
    request = read_request(arguments, read_options(template.params, abbreviated=abbreviated))
    if request is None:
        if any(arguments):
            message = f"{template.name}: not converted, the unit or value is not known"
            context.report(Code.MARKUP_CHANGED, message, template)
        return _as_given(arguments) if arguments else ""
    text = printed(request, _outputs(request, template, context), language)
    if language == FALLBACK:
        return text
    # Module:Convert formats numbers in English; separators are localized last, in the finished text.
    return _ENGLISH_NUMBER.sub(lambda number: localized(number[0], language), text)


def _as_given(arguments: list[str]) -> str:
    """Return as text the arguments of a call that cannot be converted: the values, the words between them, and the code
    of the unit.
    """
    text, *left = arguments
    while len(left) > 1 and (joint := RANGES.get(left[0].strip())):
        text += f"{joint.name}{left[1]}"
        left = left[2:]
    return NBSP.join(part for part in (text, *left[:1]) if part.strip())


def _positional(template: Template) -> list[str]:
    """Return the positional arguments up to the last one, with their white space; "" for one that is missing."""
    last = max((int(name) for name in template.params if _NUMBERED.match(name)), default=0)
    return [template.params.get(str(number), "") for number in range(1, last + 1)]


def _argument(value: str, context: Context) -> str:
    """Return the argument ``value`` as plain text; unchanged, as wikitext, if it contains a footnote, a link or
    HTML.
    """
    if "<" in value or "[[" in value or "\x01" in value:
        return value
    return context.plain(value) if "{{" in value or "'" in value else value


def _outputs(request: Request, template: Template, context: Context) -> list[Target]:
    """Return the units to convert to: those in the call, or the default ones of the given unit. Units that are unknown
    or of another dimension are reported and left out.
    """
    if request.options.display in ("unit", "unit or text"):
        return []
    codes = request.outputs or _usual(request)
    valid = targets(codes)
    if not valid:
        context.report(Code.MARKUP_CHANGED, f"{template.name}: the unit {context.plain(codes)} is not known", template)
    outputs: list[Target] = []
    for target in valid:
        if convertible(request.unit, target.smallest if isinstance(target, Mixed) else target):
            outputs.append(target)
        else:
            message = f"{template.name}: {request.unit.code} cannot be given in {context.plain(codes)}"
            context.report(Code.MARKUP_CHANGED, message, template)
    return outputs


def _usual(request: Request) -> str:
    if request.shares:
        return str(parts(request.unit.code)["to"])
    return default_codes(request.unit, request.values[0].value)


# ---------------------------------------------------------------- wrappers of {{convert}}


OPTIONS = frozenset(["abbr", "adj", "disp", "lk", "order", "sp", "sigfig", "round", "frac", "comma", "spell"])
"""Named parameters that templates based on ``{{convert}}``, such as ``{{height}}``, pass to ``{{convert}}``."""


def _called(template: Template, context: Context, values: list[str], *, abbreviated: bool) -> str:
    """Return what ``{{convert}}`` prints for the positional arguments ``values`` and the named options of ``template``.
    ``abbreviated``: print symbols of units, unless an option says otherwise.
    """
    named = {name: value for name, value in template.params.items() if name in OPTIONS}
    params = {str(number): value for number, value in enumerate(values, 1)}
    return _converted(template.with_params({**params, **named}), context, abbreviated=abbreviated)


def height(template: Template, context: Context) -> Expansion:
    """``{{height|m=1.80}}`` -> 1.80 m (5 ft 11 in); ``{{height|ft=5|in=11}}`` -> 5 ft 11 in (1.80 m); the positional
    arguments, unchanged, if no such parameter is given.
    """
    feet, inches = template.get("ft", "feet"), template.get("in", "inch", "inches")
    precision = template.get("precision", "prec")
    if feet or inches:
        values = [feet or "0", "ft", inches or "0", "in", template.get("out") or "m", precision or "2"]
        return _called(template, context, values if feet else [inches, "in", *values[4:]], abbreviated=True)
    unit = next((code for code in ("m", "cm", "mm") if template.get(code)), "")
    if not unit:
        return ", ".join(value for value in template.positional if value)
    values = [template.get(unit), unit, template.get("out") or "ftin", precision or "0"]
    return _called(template, context, values, abbreviated=True)


def from_name(template: Template, context: Context) -> Expansion:
    """``{{ft to m|100}}`` -> 100 feet (30 m): older templates, whose names contain both units. The second argument is
    the precision, by default two digits after the point.
    """
    source, _, target = template.name.partition(" to ")
    values = [template.get("1"), source, target, template.get("precision", "2")]
    return _called(template, context, values, abbreviated=template.get("abbr").lower() in ("yes", "on"))
