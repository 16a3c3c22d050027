"""Names of parser functions and variables in the wikis' own languages -> their English names.

English names work on every wiki.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from convert.templates import magicwords

if TYPE_CHECKING:
    from collections.abc import Mapping

FUNCTION_NAMES: Mapping[str, str] = {
    f"#{word}" if name.startswith("#") else word: name
    for name, words in magicwords.FUNCTIONS.items()
    for word in words.split("|")
}
"""``#اگر`` -> ``#if``, ``sortierung`` -> ``defaultsort``; keys are case folded."""

VARIABLE_NAMES: Mapping[str, str] = {
    word: name for name, words in magicwords.VARIABLES.items() for word in words.split("|")
}
"""``SEITENNAME`` -> ``PAGENAME``."""

DEFAULT_WORDS = frozenset(["#default", *magicwords.DEFAULT.split("|")])
"""What stands for ``#default`` in ``#switch``."""
