"""Names of parser functions and variables in the wikis' own languages -> their English names.

English names work on every wiki.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.templates.data import magic_words_data

if TYPE_CHECKING:
    from collections.abc import Mapping

FUNCTION_NAMES: Mapping[str, str] = {
    f"#{word}" if name.startswith("#") else word: name
    for name, words in magic_words_data.FUNCTIONS.items()
    for word in words.split("|")
}
"""``#اگر`` -> ``#if``, ``sortierung`` -> ``defaultsort``; keys are case folded."""

VARIABLE_NAMES: Mapping[str, str] = {
    word: name for name, words in magic_words_data.VARIABLES.items() for word in words.split("|")
}
"""``SEITENNAME`` -> ``PAGENAME``."""

DEFAULT_WORDS = frozenset(["#default", *magic_words_data.DEFAULT.split("|")])
"""What stands for ``#default`` in ``#switch``."""
