"""Names of parser functions and variables in other languages -> English names.

English names work on every wiki.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.data_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS = read_table("templates", "magic_words")
"""``functions`` or ``variables`` -> English name -> names in all languages of MediaWiki; ``default`` -> names of
``#default``. Made by tests/tools/mediawiki_names.py.
"""

FUNCTION_NAMES: Mapping[str, str] = {
    f"#{word}" if name.startswith("#") else word: name for name, words in _WORDS["functions"].items() for word in words
}
"""Local name of a parser function, case folded -> English one: ``#اگر`` -> ``#if``, ``sortierung`` ->
``defaultsort``.
"""

VARIABLE_NAMES: Mapping[str, str] = {word: name for name, words in _WORDS["variables"].items() for word in words}
"""Local name of a variable -> English name: ``SEITENNAME`` -> ``PAGENAME``."""

DEFAULT_WORDS = frozenset(map(str.casefold, ("#default", *_WORDS["default"])))
"""The names of the label ``#default`` of ``{{#switch:}}`` in all languages, case folded."""
