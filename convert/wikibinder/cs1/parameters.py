"""Template parameters -> CS1's meta-parameters, by the table in :mod:`wikibinder.model.cs1_registry`.

Names are normalised before a comparison: case folded, without hyphens, underscores and spaces, so that ``accessdate``,
``access-date`` and ``Access_date`` are equal. Every parameter is either mapped, or ignored with a reason, or unknown;
an unknown one is kept as "extra".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wikibinder.model.cs1_registry import IGNORED, PARAMETERS, PARTS, ROLES
from wikibinder.model.nodes import Plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.cs1.values import Given

NOTHING = Plain("")

LONGEST_NAME = 60
"""Maximum length of a parameter name in characters; longer names are "extra" without a comparison."""


def normalised(name: str) -> str:
    """Return a parameter's name case folded, without hyphens, underscores and spaces, for comparisons."""
    return name.casefold().replace("-", "").replace("_", "").replace(" ", "")


_MEANING = {
    normalised(name): (row.meaning, rank)
    for rows in PARAMETERS.values()
    for row in rows
    for rank, name in enumerate(row.names.split())
}
_IGNORED = frozenset(map(normalised, IGNORED))
_PERSON = {
    name + part: (row.role, piece)
    for row in ROLES
    for name in row.names
    for part, piece in (*PARTS.items(), ("", "last"))
    if name or part not in ("", "link")
}
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class Parameters:
    """The non-empty parameters of one template. ``values``: meaning (``meaning`` of a row in ``cs1_registry``) ->
    value.

    ``people``: role -> number -> part (``last``, ``first``, ``link``, ``mask``) -> value. ``origins``: meaning ->
    normalised name under which it was given. ``extra``: name and value of each parameter that CS1 does not define.
    ``conflicts``: name and value of each parameter that is not used, because one with the same meaning has a different
    value.
    """

    values: dict[str, Given] = field(default_factory=dict)
    people: dict[str, dict[int, dict[str, Given]]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    extra: list[tuple[str, Given]] = field(default_factory=list)
    conflicts: list[tuple[str, Given]] = field(default_factory=list)

    def pop(self, meaning: str) -> Given:
        """Remove and return the value of a meaning; the empty text if it has none."""
        return self.values.pop(meaning, NOTHING)

    def get(self, *meanings: str) -> Given:
        """Return the value of the first of these meanings that has one; the empty text if none has."""
        return next((self.values[meaning] for meaning in meanings if meaning in self.values), NOTHING)

    def origin(self, meaning: str) -> str:
        return self.origins.get(meaning, "")


def is_parameter(name: str) -> bool:
    """Whether CS1 has a parameter of that name, with or without the number of a person."""
    key = _NUMBER.sub("", normalised(name))
    return key in _MEANING or key in _PERSON or key in _IGNORED


def resolve(params: Mapping[str, Given]) -> Parameters:
    """Return a template's parameters sorted by their meanings in CS1. ``params``: name -> value."""
    found = Parameters()
    ranked: dict[str, tuple[ParameterMeaning, str, Given]] = {}
    people: dict[tuple[str, int, str], tuple[str, Given]] = {}
    for name, value in params.items():
        if not value:
            continue
        # Long names would fill the cache of ``_meaning``.
        sense = _meaning(name) if len(name) <= LONGEST_NAME else EXTRA
        if sense.meaning:
            candidate = (sense, name, value)
            # Another name for the same meaning is given as well.
            if (present := ranked.setdefault(sense.meaning, candidate)) is not candidate:
                _place(ranked, found, present, candidate)
        elif sense.person:
            _place_person(people, found, sense.person, (name, value))
        elif sense is EXTRA:
            found.extra.append((name, value))
    for meaning, (sense, _, value) in ranked.items():
        found.values[meaning] = value
        found.origins[meaning] = sense.name
    for (role, number, part), (_, value) in people.items():
        found.people.setdefault(role, {}).setdefault(number, {})[part] = value
    return found


def kind(name: str) -> str:
    """Return how a parameter of this name is handled: ``mapped`` (it has a meaning), ``ignored`` (it has no effect) or
    ``extra`` (CS1 does not define it).
    """
    sense = _meaning(name)
    return "extra" if sense is EXTRA else "mapped" if sense.meaning or sense.person else "ignored"


class ParameterMeaning(NamedTuple):
    """The meaning of one parameter: its normalised name, and either a ``meaning`` of the registry with the rank of that
    name among its names (0: the preferred one), or role, number and part of a person (see :func:`_person`), or neither
    if the parameter is ignored.
    """

    name: str = ""
    meaning: str = ""
    rank: int = 0
    person: tuple[str, int, str] | None = None


EXTRA = ParameterMeaning()
"""The meaning of parameters that CS1 does not define."""


@lru_cache(maxsize=4096)
def _meaning(name: str) -> ParameterMeaning:
    squeezed = normalised(name)
    if squeezed in _IGNORED:
        return ParameterMeaning(squeezed)
    if squeezed in _MEANING:
        return ParameterMeaning(squeezed, *_MEANING[squeezed])
    person = _person(squeezed)
    return ParameterMeaning(squeezed, person=person) if person else EXTRA


def _person(squeezed: str) -> tuple[str, int, str] | None:
    """Return role, number and part (``last``, ``first``, ``link``, ``mask``) for a parameter about a person:
    ``("editor", 2, "first")`` for ``editor2first`` or ``editorfirst2``, the number 1 without a number; None for other
    parameters. ``squeezed``: the normalised name.
    """
    digits = _NUMBER.findall(squeezed)
    # No parameter of CS1 has two numbers.
    if len(digits) > 1:
        return None
    found = _PERSON.get(_NUMBER.sub("", squeezed))
    return (found[0], int(digits[0]) if digits else 1, found[1]) if found else None


def _place(
    ranked: dict[str, tuple[ParameterMeaning, str, Given]],
    found: Parameters,
    present: tuple[ParameterMeaning, str, Given],
    candidate: tuple[ParameterMeaning, str, Given],
) -> None:
    """Store in ``ranked`` one of two parameters with the same meaning: the one whose name CS1 prefers. If the other has
    a different value, add it to the conflicts of ``found``.
    """
    best, other = (present, candidate) if present[0].rank <= candidate[0].rank else (candidate, present)
    ranked[best[0].meaning] = best
    if best[2] != other[2]:
        found.conflicts.append((other[1], other[2]))


def _place_person(
    people: dict[tuple[str, int, str], tuple[str, Given]],
    found: Parameters,
    person: tuple[str, int, str],
    candidate: tuple[str, Given],
) -> None:
    """Store in ``people`` the name and value of a parameter about a person. If one with the same ``person`` (role,
    number, part) is stored already, ``last`` is preferred to ``author``, and otherwise the first; if the other has a
    different value, add it to the conflicts of ``found``.
    """
    present = people.setdefault(person, candidate)
    if present is candidate:
        return
    # ``author`` may be a whole name, ``last`` is a family name.
    prefer = "last" in candidate[0].casefold() and "last" not in present[0].casefold()
    best, other = (candidate, present) if prefer else (present, candidate)
    people[person] = best
    if best[1] != other[1]:
        found.conflicts.append(other)
