"""``{{val}}`` and related templates: a number with uncertainty, power of ten and unit, by the rules of Module:Val."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikibinder.templates.handlers.flags import country_code
from wikibinder.templates.numbers import MINUS
from wikibinder.templates.unit_conversion.numerals import NBSP, gaps
from wikibinder.templates.unit_conversion.units import unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

RANGES: Mapping[str, str] = {
    ",": ", ", "by": " by ", "-": "–", "–": "–", "&ndash;": "–", "and": " and ", "or": " or ", "to": " to ",
    "x": " × ", "×": " × ", "&times;": " × ", "/": "/",
}  # fmt: skip
"""Argument between two values of ``{{val}}`` -> text printed between them."""

UNITS: Mapping[str, str] = {
    "%": "%", "per cent": "%", "percent": "%", "%o": "‰", "per mil": "‰", "°": "°", "deg": "°", "degree": "°",
    "'": "′", "arcmin": "′", "arcminute": "′", "''": "″", '"': "″", "arcsec": "″", "arcsecond": "″",
    "degC": "°C", "degF": "°F", "degR": "°R", "oC": "°C", "C": "C", "F": "F", "H": "H", "S": "S", "T": "T", "K": "K",
    "Ohm": "Ω", "ohm": "Ω", "angstrom": "Å", "yr": "yr", "h": "h", "d": "d", "u": "u", "mas": "mas",
    "eV/c": "eV/''c''", "eV/c2": "eV/''c''<sup>2</sup>", "c": "''c''", "c0": "''c''<sub>0</sub>",
    "Msun": "''M''<sub>☉</sub>", "solar mass": "''M''<sub>☉</sub>", "M_Earth": "''M''<sub>🜨</sub>",
    "Lsun": "''L''<sub>☉</sub>", "solar luminosity": "''L''<sub>☉</sub>", "Rsun": "''R''<sub>☉</sub>",
    "e": "''e''", "muB": "''μ''<sub>B</sub>", "muN": "''μ''<sub>N</sub>", "hbar": "''ħ''",
}  # fmt: skip
"""Code of a unit in ``{{val}}`` -> symbol, where ``{{convert}}`` has another symbol or none."""
UNITS_WITHOUT_SPACE = frozenset(("%", "‰", "°", "′", "″"))
PREFIXED = re.compile(r"([YZEPTGMkhdcmunpfazy]|da|μ|µ)?(A|V|F|H|S|Hz|lm|lx|cd|bit|B|Ohm|ohm|eV/c2|eV/c|mol|yr|bar|g0)$")
"""Matches codes of units that ``{{convert}}`` lacks. Groups: the SI prefix, if any; the unit."""
_EXPONENT = re.compile(r"([A-Za-zμµΩÅ°%]+)([-−]?\d+)$")


@dataclass(frozen=True, slots=True)
class Measured:
    """A number as written, its uncertainties (upper and lower, or one for both), and the text between it and the number
    before it (``joint``).
    """

    number: str
    errors: tuple[str, ...] = ()
    joint: str = ""


def val(template: Template, context: Context) -> Expansion:
    """``{{val|1.23|0.05|e=6|u=kg}}`` -> (1.23±0.05)×10⁶ kg."""
    arguments = [context.plain(value) if "<" in value or "{{" in value else value for value in template.positional]
    measured = _measured([argument for argument in arguments if argument])
    form, exponent = template.get("fmt"), template.get("e")
    symbol = _with_per(template.get("u", "ul"), template.get("up", "upl"))
    after = _spaced(symbol)
    power = f"10<sup>{_signed(exponent)}</sup>" if exponent else ""
    text = ""
    for place, one in enumerate(measured):
        number = one.joint + _number(one, form, power, end=template.get("end"), error_end=template.get("errend"))
        next_joint = measured[place + 1].joint if place + 1 < len(measured) else ""
        text += number + (after if not next_joint or next_joint.strip() == "×" else "")
    return template.get("p", "prefix") + (text or power + after) + template.get("s", "suffix")


def _spaced(symbol: str) -> str:
    """Return a unit's symbol with a no-break space before it; unchanged if it is "", a sign such as ``%``, or begins
    with a stroke.
    """
    return symbol if not symbol or symbol in UNITS_WITHOUT_SPACE or symbol.startswith("/") else NBSP + symbol


def _measured(arguments: list[str]) -> list[Measured]:
    """Return the numbers in the positional arguments of ``{{val}}``, each with its uncertainties."""
    groups: list[tuple[str, list[str]]] = [("", [])]
    for argument in arguments:
        if argument in RANGES and groups[-1][1]:
            groups.append((RANGES[argument], []))
        else:
            groups[-1][1].append(argument)
    return [Measured(numbers[0], tuple(numbers[1:3]), joint) for joint, numbers in groups if numbers]


def _number(measured: Measured, form: str, power: str, *, end: str, error_end: str) -> str:
    """Return one number with its uncertainty, in brackets if a power of ten follows.

    ``form``: the separators (see :func:`digits`). ``power``: the power of ten, as wikitext; a number such as ``1e6``
    has its own. ``end`` and ``error_end``: text after the number and after each uncertainty.
    """
    number, e, own = measured.number.lower().partition("e")
    if e and re.fullmatch(r"[-+−]?\d{1,4}", own) and re.search(r"\d", number):
        power = f"10<sup>{_signed(own.removeprefix('+'))}</sup>"
    else:
        number = measured.number
    text = digits(number, form) + end
    errors = measured.errors
    if len(errors) == 2:
        upper, lower = (digits(error.lstrip("+-−"), form) for error in errors)
        text += f"<sup>+{upper}{error_end}</sup><sub>{MINUS}{lower}{error_end}</sub>"
    elif errors and errors[0].startswith("("):
        text += f"({digits(errors[0].strip('()'), form)}{error_end})"
    elif errors:
        text += f"±{digits(errors[0].lstrip('+-−±'), form)}{error_end}"
    if not power:
        return text
    # The power of ten applies to the uncertainty too; "1.23(5)" shows this without brackets.
    brackets = bool(errors) and not errors[0].startswith("(")
    return (f"({text})" if brackets else text) + f"×{power}"


def _signed(text: str) -> str:
    return MINUS + text[1:] if text.startswith("-") else text


LONGEST = 200
"""Maximum length in characters of a number that gets separators."""


def digits(text: str, form: str) -> str:
    """Return a number as written (``1234.5``) with separators: ``form`` is ``commas``, ``none``, or by default narrow
    spaces from five digits on. Other text is unchanged.
    """
    match = re.fullmatch(r"([-+−±]?)(\d[\d,]*)?(\.\d*)?", text)
    if match is None or len(text) > LONGEST:
        return text
    sign, whole, decimals = match[1], (match[2] or "").replace(",", ""), (match[3] or "")[1:]
    if form == "commas":
        whole = f"{int(whole):,}" if len(whole) > 3 else whole
    elif form != "none":
        whole, decimals = gaps(whole, decimals) if len(whole) > 4 else (whole, gaps("", decimals)[1])
    return _signed(sign) + whole + ("." + decimals if match[3] else "")


def _with_per(code: str, per: str) -> str:
    """Return the symbol (wikitext) of the unit ``code``, divided by the unit ``per`` unless ``per`` is ""."""
    if not per:
        return symbol_of(code)
    below = symbol_of(per)
    return f"{symbol_of(code)}/{f'({below})' if '⋅' in below else below}"


def symbol_of(code: str) -> str:
    """Return the symbol (wikitext) for the code of a unit, which may be composed of several (``m/s2``); other text is
    unchanged.
    """
    if code in UNITS:
        return UNITS[code]
    if known := unit(code):
        return known.symbol
    if match := PREFIXED.match(code):
        return (match[1] or "").replace("u", "μ") + UNITS.get(match[2], match[2])
    for joint, shown in (("/", "/"), (".", "⋅"), ("*", "⋅"), ("·", "⋅")):
        if joint in code and not re.search(r"[<&\[]|\d\.\d", code):
            return shown.join(symbol_of(part) for part in code.split(joint))
    if (match := _EXPONENT.match(code)) and (unit(match[1]) or match[1] in UNITS or PREFIXED.match(match[1])):
        return f"{symbol_of(match[1])}<sup>{_signed(match[2])}</sup>"
    return code


def gaps_template(template: Template, context: Context) -> Expansion:
    """``{{gaps|1|234|567|u=m|e=6}}`` -> the groups of a number with narrow spaces between them."""
    groups = [context.plain(value) for value in template.positional if value]
    text = "\N{NARROW NO-BREAK SPACE}".join(groups)
    if text.startswith("-"):
        text = MINUS + text[1:]
    if exponent := template.get("e"):
        text += f"×10<sup>{_signed(exponent)}</sup>"
    elif base := template.get("base"):
        text += f"<sub>{base}</sub>"
    if template.get("lhs"):
        text = f"{template.get('lhs')} = {text}"
    symbol = symbol_of(template.get("u"))
    return text + _spaced(symbol)


def plus_minus(template: Template, context: Context) -> Expansion:
    """``{{±|0.1}}`` -> ±0.1; ``{{±|0.1|0.2}}`` -> +0.1 as superscript and −0.2 as subscript; ``{{±}}`` -> ±."""
    errors = [digits(context.plain(value).lstrip("+-−"), "") for value in template.positional if value]
    if len(errors) >= 2:
        return f"<sup>+{errors[0]}</sup><sub>{MINUS}{errors[1]}</sub>"
    return f"±{errors[0]}" if errors else "±"


def power_of_ten(template: Template, context: Context) -> Expansion:
    """``{{e|-24}}`` -> ×10⁻²⁴; ``{{10^|6}}`` -> 10⁶; ``{{e notation|1.5|6}}`` -> 1.5×10⁶; ``{{e}}`` -> e."""
    values = [context.plain(value) for value in template.positional if value]
    if not values:
        # {{ESP}} is Spain.
        return country_code(template, context) if template.name == "ESP" else "e" if template.key == "e" else ""
    power = f"10<sup>{_signed(values[-1])}</sup>"
    if template.key == "10^":
        return power
    return (digits(values[0], "") if len(values) > 1 else "") + f"×{power}"
