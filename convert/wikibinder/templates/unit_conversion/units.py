"""Units by the codes of ``{{convert}}``: dimension, size, names.

The table is ``templates/data/units.toml``. Other codes are composed of those in the table: with a prefix (``kPa``,
``e6acre``), or of two units (``km/h``).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Default = str | tuple[str, float, str]
"""Codes of the default output units of a unit ("": none); or codes for positive values below a limit, the limit, codes
for other values.
"""


@dataclass(frozen=True, slots=True)
class Scale:
    """A power of ten before a unit: ``million`` in 5 million acres, 5×10⁶ acres."""

    exponent: int
    word: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its names and size.

    ``kind``: its dimension. ``scale``: its size in the SI unit of the dimension. ``zero``: absolute zero in this unit,
    for temperatures. ``symbol``: wikitext. ``times``: the power of ten before it (``e6acre``). ``multiple``: a number
    in its name (the ``100`` of L/100 km). ``per``: the two units of a quotient. ``american``: its code selects American
    spelling. ``fixed``: its names are the same in American spelling. The other fields are explained in ``units.toml``.
    """

    code: str
    kind: str
    scale: float
    symbol: str
    name: str
    plural: str
    to: Default = ""
    zero: float | None = None
    show: str = ""
    also_kind: str = ""
    special: str = ""
    finer: bool = False
    inverse: bool = False
    american: bool = False
    fixed: bool = False
    si: int = 0
    times: Scale | None = None
    multiple: str = ""
    per: tuple[Unit | None, Unit] | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Mixed:
    """Units that express one value together, the largest first: 5 ft 11 in. ``counts``: the number of each smaller unit
    in the previous one.
    """

    units: tuple[Unit, ...]
    counts: tuple[int, ...]

    @property
    def smallest(self) -> Unit:
        """Return the smallest of the units."""
        return self.units[-1]


Target = Unit | Mixed

SCALES: Mapping[str, Scale] = {
    "3": Scale(3, "thousand"), "6": Scale(6, "million"), "9": Scale(9, "billion"), "12": Scale(12, "trillion"),
    "15": Scale(15, "quadrillion"),
}  # fmt: skip
PREFIXES: Mapping[str, tuple[int, str]] = {
    "Y": (24, "yotta"), "Z": (21, "zetta"), "E": (18, "exa"), "P": (15, "peta"), "T": (12, "tera"), "G": (9, "giga"),
    "M": (6, "mega"), "k": (3, "kilo"), "h": (2, "hecto"), "da": (1, "deca"), "d": (-1, "deci"), "c": (-2, "centi"),
    "m": (-3, "milli"), "μ": (-6, "micro"), "n": (-9, "nano"), "p": (-12, "pico"), "f": (-15, "femto"),
    "a": (-18, "atto"), "z": (-21, "zepto"), "y": (-24, "yocto"),
}  # fmt: skip
"""SI prefix -> power of ten and name."""
CURRENCIES = frozenset("$£€₱₽¥")
_MICRO = str.maketrans({"µ": "μ"})
DEEPEST = 3
"""Maximum number of strokes in the code of a unit (``m/s/s``); text with more is no code."""
LONGEST = 200
"""Maximum number of characters of the code of a unit."""


@cache
def table() -> Mapping[str, Any]:
    """Return the parsed table ``units.toml``; it is read once."""
    text = files("wikibinder.templates.data").joinpath("units.toml").read_text("utf-8")
    return tomllib.loads(text)


def _default(value: Any) -> Default:
    return (value[0], float(value[1]), value[2]) if isinstance(value, list) else value


def _of_row(code: str, kind: str, row: Mapping[str, Any]) -> Unit:
    name = row.get("name", code)
    # "si": the power to which a prefix is raised in the unit; 2 for km², which is (km)².
    si = row.get("si", 0)
    if si and "{}" not in name:
        name = "{}" + name
    return Unit(
        code, kind, float(row["scale"]), row.get("symbol", code), name, row.get("plural", f"{name}s"),
        to=_default(row.get("to", "")), zero=row.get("zero"), show=row.get("show", ""), also_kind=row.get("kind", ""),
        special=row.get("special", ""), finer=row.get("finer", False), inverse=row.get("inverse", False), si=si,
    )  # fmt: skip


@cache
def _rows() -> Mapping[str, tuple[Unit, bool]]:
    """Return a dictionary of all codes in the table of units: code -> unit, and whether the code selects American
    spelling.
    """
    rows: dict[str, tuple[Unit, bool]] = {}
    for kind, units in table()["units"].items():
        for code, row in units.items():
            unit = _of_row(code, kind, row)
            rows[code] = unit, False
            rows.update((other, (unit, False)) for other in row.get("also", "").split("|") if other)
            rows.update((other, (unit, True)) for other in row.get("us", "").split("|") if other)
    return rows


@cache
def _pairs() -> Mapping[str, tuple[str, Mapping[str, Any], bool]]:
    """Return a dictionary of all codes of quotients in the table of units: code -> main code of the unit, its row in
    the table, and whether the code selects American spelling.
    """
    pairs: dict[str, tuple[str, Mapping[str, Any], bool]] = {}
    for code, row in table()["per"].items():
        pairs[code] = code, row, False
        pairs.update((other, (code, row, False)) for other in row.get("also", "").split("|") if other)
        pairs.update((other, (code, row, True)) for other in row.get("us", "").split("|") if other)
    return pairs


def _plain_code(code: str) -> str:
    return re.sub(r"(?:_|&nbsp;|\s)+", " ", code).strip().translate(_MICRO)


def unit(code: str) -> Unit | None:
    """Return the unit for a code as articles write it, in the table or composed (``kPa``, ``km/h``); None for other
    text.
    """
    return _unit(_plain_code(code), DEEPEST) if len(code) <= LONGEST else None


@lru_cache(maxsize=4096)
def _unit(code: str, depth: int) -> Unit | None:
    if not code or depth < 0:
        return None
    code = table()["short"].get(code, code)
    if code in _rows():
        found_unit, american = _rows()[code]
        return replace(
            found_unit,
            name=found_unit.name.replace("{}", ""),
            plural=found_unit.plural.replace("{}", ""),
            american=american,
        )
    # In the order of Module:Convert.
    return _pair(code, depth) or _with_prefix(code) or _counted(code, depth) or _multiplied(code)


def _with_prefix(code: str) -> Unit | None:
    """Return the unit for a code with an SI prefix (``kPa``); None for other codes."""
    # "da" before "d".
    for length in (2, 1):
        prefix = code[:length]
        row = PREFIXES.get("μ" if prefix == "u" else prefix)
        base, american = _rows().get(code[length:], (None, False))
        if row is None or base is None or not base.si:
            continue
        exponent, name = row
        sign = "μ" if prefix == "u" else prefix
        return replace(
            base, code=sign + base.code, scale=base.scale * 10.0 ** (exponent * base.si), american=american,
            symbol=sign + base.symbol, name=base.name.replace("{}", name), plural=base.plural.replace("{}", name),
            to=_default(table()["prefixed"].get(sign + base.code, base.to)),
        )  # fmt: skip
    return None


def _counted(code: str, depth: int) -> Unit | None:
    """Return the unit for a code with a power of ten (``e6acre``); None for other codes, and for temperatures and
    special units. ``depth``: how many more units may be nested in it.
    """
    match = re.match(r"e(3|6|9|12|15)(?![\d.])(.+)", code)
    base = _unit(match[2], depth - 1) if match else None
    # Temperatures and special units are not proportional to their number.
    if match is None or base is None or base.times or base.zero is not None or base.special:
        return None
    times = SCALES[match[1]]
    code = f"e{match[1]}{base.code}"
    return replace(
        base, code=code, scale=base.scale * 10.0**times.exponent, times=times,
        to=_default(table()["prefixed"].get(code, base.to)),
    )  # fmt: skip


def _multiplied(code: str) -> Unit | None:
    """Return the unit for a code with 100 or 1000 before it (``100km``); None for other codes."""
    match = re.match(r"(100|1000) ?([a-z]+)$", code)
    base = _unit(match[2], 0) if match else None
    if match is None or base is None:
        return None
    return replace(base, code=code, scale=base.scale * int(match[1]), multiple=match[1])


def _pair(code: str, depth: int) -> Unit | None:
    """Return the unit for a quotient (``km/h``, ``/acre``, ``$/acre``); None for other codes. ``depth``: how many more
    units may be nested in it.
    """
    own, row, american = _pairs().get(code, (code, {}, False))
    # A power of ten applies to the whole quotient: see ``_counted``.
    if code.startswith("e") and code[1:2].isdecimal():
        return None
    upper, stroke, lower = own.rpartition("/")
    first, second = row.get("of", (upper, lower))
    if not stroke and not row:
        return None
    below = _unit(second, depth - 1)
    above = _unit(first, depth - 1) if first not in CURRENCIES else None
    if below is None or (above is None and first and first not in CURRENCIES):
        return None
    kinds = f"{above.kind if above else first}/{below.kind}"
    # Only for quotients whose SI unit differs from that of their parts (fuel efficiency).
    factor = table()["factors"].get(kinds, 1)
    name = f"{above.name if above else ''} per {_counted_name(below)}".strip()
    plural = f"{above.plural if above else ''} per {_counted_name(below)}".strip()
    return Unit(
        own, row.get("kind") or table()["kinds"].get(kinds, kinds),
        (above.scale if above else 1.0) * factor / below.scale, row.get("symbol") or _symbol(above, below),
        row.get("name", name), row.get("plural", plural), to=_default(row.get("to", "")),
        inverse=row.get("inverse", False), fixed=row.get("spelling") == "fixed",
        american=american or below.american or bool(above and above.american), per=(above, below),
        show=row.get("show", ""), currency="" if above else first,
    )  # fmt: skip


def _counted_name(unit: Unit) -> str:
    return f"{unit.multiple} {unit.plural}" if unit.multiple else unit.name


def _symbol(above: Unit | None, below: Unit) -> str:
    lower = f"{below.multiple}&nbsp;{below.symbol}" if below.multiple else below.symbol
    return f"{above.symbol if above else ''}/" + (f"({lower})" if "⋅" in lower else lower)


def targets(code: str) -> tuple[Target, ...]:
    """Return the units that a code of output units names: one, one value in two units (``ftin``), or several
    (``km nmi``, ``acre+ha``); nothing if any of them is unknown or the code is longer than LONGEST.
    """
    if len(code) > LONGEST:
        return ()
    code = _plain_code(code)
    if codes := table()["together"].get(code):
        return tuple(found for each in codes if (found := unit(each)))
    if code in table()["mixed"]:
        return (mixed(tuple(table()["mixed"][code])),)
    if (found_unit := unit(code)) is not None:
        return (found_unit,)
    # "+" separates codes that contain spaces.
    codes = [each.strip() for each in code.split("+") if each.strip()] if "+" in code else _codes(code.split())
    if len(codes) < 2:
        return ()
    several = [targets(each) for each in codes]
    return tuple(each[0] for each in several) if all(len(each) == 1 for each in several) else ()


def _codes(words: list[str]) -> list[str]:
    """Return the codes of units in a list of words; two words that are one code together (``L/100 km``) are joined."""
    codes: list[str] = []
    while words:
        length = 2 if len(words) > 2 and unit(" ".join(words[:2])) else 1
        codes.append(" ".join(words[:length]))
        words = words[length:]
    return codes


def mixed(codes: tuple[str, ...]) -> Mixed:
    """Return the units for these codes, the largest first, as units that express one value (feet and inches)."""
    units = [found_unit for code in codes if (found_unit := unit(code))]
    counts = tuple(table()["parts"][upper][lower] for upper, lower in pairwise(codes))
    return Mixed(tuple(units), counts)


def parts(code: str) -> Mapping[str, Any]:
    """Return the codes of smaller units that may follow a value in the unit ``code`` -> their number in one of it
    (``in`` -> 12 for ``ft``); the key ``to`` has the code of the default output unit of both.
    """
    found: Mapping[str, Any] = table()["parts"].get(code, {})
    return found


def default_codes(source: Unit, value: float) -> str:
    """Return the codes of the default output units for a value in the unit ``source``; "" if it has none. For a
    quotient without default units, the quotient of those of its parts (``?`` for one that has none).
    """
    if isinstance(source.to, tuple):
        small, bound, large = source.to
        return small if 0 < value < bound else large
    # Each part of a compound unit without default outputs is converted separately.
    if source.to or source.per is None:
        return source.to
    above, below = source.per
    upper = _first(default_codes(above, value)) if above else source.currency
    return f"{upper}/{_first(default_codes(below, 1))}"


def _first(codes: str) -> str:
    """Return the code of the first of the output units ``codes``; for a combination such as ``ftin`` that of its larger
    unit; "?" if the units are unknown.
    """
    found = targets(codes)
    if not found:
        return "?"
    return found[0].code if isinstance(found[0], Unit) else found[0].units[0].code


def convertible(source: Unit, target: Unit) -> bool:
    """Whether two units measure the same dimension, or equivalent ones (torque and energy)."""
    return source.kind == target.kind or (source.kind == target.also_kind and source.also_kind == target.kind)


def convert(value: float, source: Unit, target: Unit, *, change: bool = False) -> float:
    """Return a value in the unit ``source``, converted to ``target``; 0 for a value of 0 if one unit is the inverse of
    the other (L/100 km, mpg). ``change``: the value is a difference of temperatures.
    """
    # One is distance per litre, the other litres per distance.
    if source.inverse != target.inverse:
        return 1 / (value * source.scale * target.scale) if value else 0.0
    # Differences of temperatures have no zero point: ±5 °C are ±9 °F.
    if source.zero is not None and target.zero is not None and not change:
        return (value - source.zero) * (source.scale / target.scale) + target.zero
    return value * (source.scale / target.scale)
