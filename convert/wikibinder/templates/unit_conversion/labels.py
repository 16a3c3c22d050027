"""Names and symbols of units after a number."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.units import format_unit

from wikibinder.templates.cldr import FALLBACK, locale_of
from wikibinder.templates.unit_conversion.units import table

if TYPE_CHECKING:
    from wikibinder.templates.unit_conversion.request import Options
    from wikibinder.templates.unit_conversion.units import Unit

NAMED = frozenset({"or", "br", "br()"})
"""Values of ``disp=`` with which the units on both sides are printed by their names, not their symbols, unless
``abbr=`` is given.
"""
AMERICAN = (
    (re.compile(r"metre(s?)\b"), "meter"), (re.compile(r"litre(s?)\b"), "liter"),
    (re.compile(r"^tonne(s?)(?=$| per )"), "metric ton"), (re.compile(r"\bdrachm(s?)\b"), "dram"),
)  # fmt: skip


def uses_name(unit: Unit, options: Options, side: str) -> bool:
    """Whether a unit is printed by its name, not its symbol, on a side: ``in`` (the given quantity) or ``out`` (a
    result).
    """
    if unit.show == "name" or (unit.special == "hand" and side == "out" and not options.abbr_given):
        return True
    if not options.abbr_given:
        if unit.show == "symbol":
            return False
        if options.display in NAMED:
            return True
    return options.abbr not in ("on", side)


def label(unit: Unit, options: Options, *, named: bool, single: bool, language: str) -> str:
    """Return the name of a unit (``named``; ``single``: in the singular, as always in adjectives), which is English, or
    its symbol in ``language``; both are wikitext.
    """
    if not named:
        shown = options.hands if unit.special == "hand" else symbol(unit, language)
    else:
        # Singular in "a five-mile walk", plural in "1 million acres".
        shown = unit.name if options.adjective or (single and not unit.times) else unit.plural
    return _american(shown) if options.american and not unit.fixed else shown


@lru_cache(maxsize=1024)
def _american(text: str) -> str:
    """Return a unit's name or symbol in American spelling (meter, liter, metric ton, U.S. gallon); unchanged if it has
    none.
    """
    for british, american in AMERICAN:
        text = british.sub(rf"{american}\1", text)
    return re.sub(r"\bUS(?= |&nbsp;|\)|$)", "U.S.", text)


@lru_cache(maxsize=1024)
def symbol(unit: Unit, language: str) -> str:
    """Return the unit's symbol in a language, from CLDR; in English, or if CLDR has none, the symbol in the table of
    units.
    """
    name = table()["cldr"].get(unit.code)
    if language == FALLBACK or name is None:
        return unit.symbol
    shown = format_unit("¤", name, "short", locale=locale_of(language)).replace("¤", "").strip()
    return shown or unit.symbol


def hyphenated(name: str) -> str:
    """Return the name of a unit as part of an adjective: ``square-mile``; text in brackets is unchanged."""
    if match := re.match(r"(\([^)]*\) )(.*)|(.*?)( \([^)]*\))$", name):
        first, rest, front, brackets = match.groups()
        return first + rest.replace(" ", "-") if first else front.replace(" ", "-") + brackets
    return name.replace(" ", "-")
