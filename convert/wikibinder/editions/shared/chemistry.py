r"""Converts chemical formulas of the LaTeX package mhchem, the content of ``\ce{…}``, to plain TeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PIECE = re.compile(
    r"\$(?P<tex>[^$]*)\$"
    r"|(?P<command>\\(?:(?:bond|ca)(?![A-Za-z])|color\s*\{[^{}]*\}|[A-Za-z]+\s?|.))"
    r"|(?P<arrow><?[-=]+>|<=+>|<-)(?:\[(?P<above>[^\]]*)\])?(?:\[(?P<below>[^\]]*)\])?"
    r"|(?<=\s)(?P<leaves>[v^])(?=\s|$)"
    r"|(?P<charge>\^\{[\d+-]+\}|\^\d*[A-Za-z]?[+-]+|\^\d+|(?<=[A-Za-z\d)\]])[+-](?![A-Za-z>]))"
    r"|(?<=[A-Za-z)\]])(?P<count>\d+)"
    r"|(?P<triple>\#)"
    r"|(?P<letters>\([a-z]{1,2}\)|[A-Za-z]+)"
)
COMMANDS = {r"\bond": "", r"\ca": r"\sim "}
ARROWS = {"->": r"\rightarrow ", "<-": r"\leftarrow ", "<->": r"\leftrightarrow ", "<=>": r"\rightleftharpoons "}
LEAVES = {"v": r"\downarrow ", "^": r"\uparrow "}
"""Sign after a substance -> arrow in TeX: down for a precipitate, up for a gas."""


def chemistry(formula: str) -> str:
    """Return the content of an mhchem command as TeX: letters upright, numbers as subscripts, charges as superscripts,
    arrows.
    """
    return "{" + _PIECE.sub(lambda match: _PIECES[match.lastgroup or ""](match), formula) + "}"


def _arrow(match: re.Match[str]) -> str:
    arrow = ARROWS.get(match["arrow"], r"\rightarrow ")
    for place, words in (("overset", match["above"]), ("underset", match["below"])):
        arrow = rf"\{place}{{{chemistry(words)}}}{{{arrow}}}" if words else arrow
    return arrow


_PIECES: Mapping[str, Callable[[re.Match[str]], str]] = {
    "tex": lambda match: f"{{{match['tex']}}}",
    "command": lambda match: COMMANDS.get(match[0], match[0]),
    "arrow": _arrow,
    "above": _arrow,
    "below": _arrow,
    "leaves": lambda match: LEAVES[match[0]],
    # TeX does not allow a second index to one letter, so it is an index to an empty group
    "charge": lambda match: "^{" + match[0].strip("^{}") + "}{}",
    "count": lambda match: f"_{{{match[0]}}}",
    "triple": lambda _: r"\equiv ",
    "letters": lambda match: rf"\mathrm{{{match[0]}}}",
}
"""Name of the last group of ``_PIECE`` that matched -> function that returns the match as TeX."""
