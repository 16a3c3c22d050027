"""Parameters of citation templates on other Wikipedias -> parameters of CS1; from ``data/parameter_names.json``.

A parameter that is not listed keeps its name, so English parameters are read in every language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.data_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = read_table("cs1", "parameter_names")

WORDS: Mapping[str, list[str]] = _TABLE["parameters"]
"""Parameter of CS1 -> its names in other languages. One table for all languages: a name has the same meaning in all
templates, except those in ``OVERRIDES`` and ``IN_A_BOOK``.
"""

PARAMETERS: Mapping[str, str] = {name: target for target, names in WORDS.items() for name in names}
"""Name in another language, case folded -> parameter of CS1."""

OVERRIDES: Mapping[str, Mapping[str, str]] = _TABLE["of one template"]
"""Template -> local name of a parameter that has another meaning in it than in other templates -> parameter of CS1."""

IN_A_BOOK: Mapping[str, tuple[frozenset[str], Mapping[str, str]]] = {
    template: (frozenset(rule["where"]), rule["parameters"]) for template, rule in _TABLE["in a book"].items()
}
"""Template in which the same parameter may name a journal or a book -> the local names of parameters that only books
have, and, for a call with one of these: local name of a parameter -> parameter of CS1.
"""


def in_english(name: str) -> str:
    """Return the parameter of CS1 for a parameter's name in any language, case folded; the name itself if it is not
    listed.
    """
    key = " ".join(name.casefold().replace("_", " ").split())
    return PARAMETERS.get(key, key)
