"""The parameters of the citation templates of other Wikipedias, as parameters of CS1; ``data/parameter_names.json``.

A parameter that is not listed keeps its name, so English parameters are read in every language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.data_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = read_table("cs1", "parameter_names")

WORDS: Mapping[str, list[str]] = _TABLE["parameters"]
"""Parameter of CS1 -> its names in other languages. One table for all languages: a name means one thing in each."""

PARAMETERS: Mapping[str, str] = {name: target for target, names in WORDS.items() for name in names}
"""Name in another language -> parameter of CS1."""

OVERRIDES: Mapping[str, Mapping[str, str]] = _TABLE["of one template"]
"""Template -> names that mean something else in it than elsewhere -> parameter of CS1."""

IN_A_BOOK: Mapping[str, tuple[frozenset[str], Mapping[str, str]]] = {
    template: (frozenset(rule["where"]), rule["parameters"]) for template, rule in _TABLE["in a book"].items()
}
"""Templates in which one name is that of a journal or of a book -> the parameters that only a book has, and the
meanings of names where one of them is given."""


def in_english(name: str) -> str:
    """The parameter of CS1 for a name as a template of any language gives it; the name where that is all."""
    key = " ".join(name.casefold().replace("_", " ").split())
    return PARAMETERS.get(key, key)
