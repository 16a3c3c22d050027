"""Templates of chemical formulas and nuclides: text with sub- and superscripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

_CHARGE = re.compile(r"[0-9]*[-+−–]$")
_FORMULA = re.compile(
    r"(?<=[A-Za-z)\]])(\d+)|(?<=[A-Za-z0-9)\]])\^?(\d*[+−-])(?![\w(>])|_\{?([\w+-]+)\}?|\^\{?([\w+−-]+)\}?"
)


def chem(template: Template, context: Context) -> Expansion:
    """``{{chem|SO|4|2-}}`` -> SO₄²⁻, with sub- and superscripts."""
    parts = []
    for value in template.positional:
        text = context.expand(value)
        if _CHARGE.match(text):
            parts.append(f"<sup>{text.replace('-', '−')}</sup>")
        # A number after an element is the count of its atoms; one before it is its mass number.
        elif text.isdecimal() and parts:
            parts.append(f"<sub>{text}</sub>")
        elif text.isdecimal():
            parts.append(f"<sup>{text}</sup>")
        else:
            parts.append(text)
    return "".join(parts)


def chem2(template: Template, context: Context) -> Expansion:
    """``{{chem2|SO4(2-)}}`` -> SO₄²⁻: a whole formula as one argument."""
    text = re.sub(r"\((\d*[+-])\)", lambda m: f"^{m[1]}", context.plain(template.get("1")))

    def one(match: re.Match[str]) -> str:
        low, charge, under, over = match.groups()
        if low or under:
            return f"<sub>{low or under}</sub>"
        return f"<sup>{(charge or over).replace('-', '−')}</sup>"

    return _FORMULA.sub(one, text)


def nuclide(template: Template, context: Context) -> Expansion:
    """``{{nuclide|C|14}}`` -> ¹⁴C; ``{{nuclide|carbon|14}}`` -> carbon-14."""
    symbol, mass = context.plain(template.get("1")), context.plain(template.get("2"))
    # Both orders occur, also {{nuclide|14|C}}.
    if symbol[:1].isdecimal():
        symbol, mass = mass, symbol
    # The name of an element instead of its symbol: carbon-14.
    if len(symbol) > 2:
        return f"{symbol}-{mass}" if mass else symbol
    return f"<sup>{mass}</sup>{symbol}" if mass else symbol
