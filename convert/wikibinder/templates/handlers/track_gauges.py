"""``{{track gauge}}``: the gauge of a railway in millimetres and in feet and inches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.templates.unit_conversion.numerals import NBSP, Digits, read_value, shown_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

GAUGES: Mapping[str, tuple[str, str]] = {
    "2140": ("7", "1/4"), "1676": ("5", "6"), "1668": ("5", "5+21/32"), "1665": ("5", "5+9/16"), "1600": ("5", "3"),
    "1588": ("5", "2+1/2"), "1581": ("5", "2+1/4"), "1524": ("5", "0"), "1520": ("4", "11+27/32"),
    "1495": ("4", "10+7/8"), "1458": ("4", "9+13/32"), "1450": ("4", "9+3/32"), "1445": ("4", "8+7/8"),
    "1435": ("4", "8+1/2"), "1432": ("4", "8+3/8"), "1422": ("4", "8"), "1372": ("4", "6"), "1219": ("4", "0"),
    "1188": ("3", "10+3/4"), "1106": ("3", "7+1/2"), "1100": ("3", "7+5/16"), "1093": ("3", "7"), "1067": ("3", "6"),
    "1055": ("3", "5+17/32"), "1050": ("3", "5+11/32"), "1029": ("3", "4+1/2"), "1009": ("3", "3+11/16"),
    "1000": ("3", "3+3/8"), "950": ("3", "1+3/8"), "914": ("3", "0"), "900": ("2", "11+7/16"), "891": ("2", "11+3/32"),
    "838": ("2", "9"), "785": ("2", "6+29/32"), "765": ("2", "6+1/8"), "762": ("2", "6"), "760": ("2", "5+15/16"),
    "750": ("2", "5+1/2"), "711": ("2", "4"), "700": ("2", "3+9/16"), "686": ("2", "3"), "610": ("2", "0"),
    "603": ("1", "11+3/4"), "600": ("1", "11+5/8"), "597": ("1", "11+1/2"),
    "578": ("1", "10+3/4"), "500": ("", "19+3/4"),
    "457": ("", "18"), "381": ("", "15"), "311": ("", "12+1/4"), "260": ("", "10+1/4"), "184": ("", "7+1/4"),
    "127": ("", "5"),
}  # fmt: skip
"""Track gauge in millimetres -> its feet ("" for none) and inches, as Module:Track gauge rounds them."""
NAMES: Mapping[str, tuple[str, str]] = {
    "sg": ("1435", "standard gauge"), "standard": ("1435", "standard gauge"), "std": ("1435", "standard gauge"),
    "metre": ("1000", "metre gauge"), "meter": ("1000", "metre gauge"), "mg": ("1000", "metre gauge"),
    "cape": ("1067", ""), "irish": ("1600", "Irish gauge"), "iberian": ("1668", "Iberian gauge"),
    "indian": ("1676", ""), "russian": ("1520", "Russian gauge"), "brunel": ("2140", "Brunel gauge"),
    "bosnian": ("760", "Bosnian gauge"), "scotch": ("1372", "Scotch gauge"), "swedish": ("891", ""),
}  # fmt: skip
_FEET = re.compile(r"(?:(\d+) ?(?:ft|'))? ?(?:(\d+(?:\.\d+)?(?:[+ ]?\d+/\d+)?) ?(?:in|\"))?$")


def track_gauge(template: Template, context: Context) -> Expansion:
    """``{{track gauge|1435mm}}`` -> 1,435 mm (4 ft 8 1⁄2 in); ``{{track gauge|3ft6in}}`` -> 3 ft 6 in (1,067 mm).
    Gauges that GAUGES lacks are unchanged.
    """
    gauge = context.plain(template.get("1")).casefold().replace("\N{NO-BREAK SPACE}", " ")[:40]
    millimetres, imperial = _millimetres(gauge)
    if millimetres not in GAUGES:
        return template.get("1")
    metric, english = f"{int(millimetres):,}{NBSP}mm", _feet(*GAUGES[millimetres])
    imperial = imperial or template.get("first") == "imp"
    first, second = (english, metric) if imperial else (metric, english)
    shown = first if template.get("disp") in ("1", "none") else f"{first} ({second})"
    name = next((called for value, called in NAMES.values() if value == millimetres and called), "")
    return f"{shown} {name}" if name and "on" in (template.get("al"), template.get("allk")) else shown


def _millimetres(gauge: str) -> tuple[str, bool]:
    """Return a track gauge (``1435mm``, ``4ft8.5in``, ``standard``) as a numeral in millimetres, or "" if it is none;
    and whether it was given in feet and inches.
    """
    if name := NAMES.get(gauge.removeprefix("us").strip()):
        return name[0], gauge.startswith("us")
    if match := re.match(r"([\d,]+) ?(?:mm)?$", gauge):
        return match[1].replace(",", ""), False
    match = _FEET.match(gauge)
    if match is None or not match[0]:
        return "", False
    inches = read_value(match[2]) if match[2] else None
    return f"{(int(match[1] or 0) * 12 + (inches.value if inches else 0)) * 25.4:.0f}", True


def _feet(feet: str, inches: str) -> str:
    value = read_value(inches)
    shown = shown_value(value, Digits(), words=False, rounding=None) if value and value.value else ""
    parts = (f"{feet}{NBSP}ft" if feet else "", f"{shown}{NBSP}in" if shown else "")
    return " ".join(part for part in parts if part)
