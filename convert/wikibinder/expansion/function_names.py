"""The parser functions and variables that a wiki has, by their names in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.expansion.function_handlers import FUNCTIONS
from wikibinder.expansion.variable_values import OF_TITLES, VARIABLES
from wikibinder.templates.functions.magic_words import FUNCTION_NAMES, VARIABLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.expansion.expander import Expander, FunctionCall
    from wikibinder.expansion.frames import Frame

    Handler = Callable[[FunctionCall], str | None]


def _counts(call: FunctionCall) -> str:
    return call.expander.variable(call.name.upper())


class Registry:
    """The lookup of names; ``more`` are functions beside those of this package (``#invoke``)."""

    def __init__(self, more: Mapping[str, Handler] | None = None) -> None:
        counts = {name.casefold(): _counts for name in VARIABLES if name.startswith("NUMBEROF")}
        self._functions: dict[str, Handler] = {**counts, **OF_TITLES, **FUNCTIONS, **(more or {})}

    def variable(self, name: str) -> Callable[[Expander, Frame], str | None] | None:
        """The variable of that name, without its braces; case counts."""
        return VARIABLES.get(name) or VARIABLES.get(VARIABLE_NAMES.get(name, ""))

    def function(self, name: str) -> Handler | None:
        """The parser function of that name, without its colon; case does not count."""
        key = name.casefold().replace(" ", "_") if " " in name else name.casefold()
        found = self._functions.get(key)
        if found is None:
            known = FUNCTION_NAMES.get(key) or VARIABLE_NAMES.get(name.upper(), "").casefold()
            found = self._functions.get(known)
        return found
