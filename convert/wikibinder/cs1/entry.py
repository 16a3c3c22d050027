"""Converts one citation template to one BibLaTeX entry, and to the CITEREF ids by which short footnotes refer to it.

    name, params -> class -> parameters by meaning -> CS1's rearrangements -> names, type, fields -> key

Every value is stored in the entry, in a field of BibLaTeX or in a field of our own; only parameters that have no effect
in CS1 are ignored.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from wikibinder.cs1 import keys, locale_words, locales
from wikibinder.cs1 import values as markup
from wikibinder.cs1.class_rules import remap
from wikibinder.cs1.draft import Draft
from wikibinder.cs1.fields import STEPS
from wikibinder.cs1.parameters import resolve
from wikibinder.cs1.people import cast
from wikibinder.cs1.template_names import citation_class, named_like_others
from wikibinder.cs1.types import TYPES, entry_type
from wikibinder.cs1.wrappers import completed
from wikibinder.model.bibliography import Entry, anchor
from wikibinder.model.diagnostics import Code, Diagnostics, Position

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.cs1.values import Given


class Citation(NamedTuple):
    """An entry, and the ids (``CITEREFSmith2006``) by which short footnotes refer to it."""

    entry: Entry
    anchors: tuple[str, ...] = ()


def citation(name: str, params: Mapping[str, Given], position: Position, diagnostics: Diagnostics) -> Citation | None:
    """Return the entry of a citation template; None if it has no values. ``name``: name of the template; ``params``:
    name -> value for its parameters. Problems are reported to ``diagnostics`` at ``position``.
    """
    report = _reporter(name, position, diagnostics)
    kind = citation_class(name) or "citation"
    given = resolve(completed(name, _translated(name.casefold(), params)))
    if not given.values and not given.people and not given.extra:
        report(Code.CITATION_EMPTY, "the template has no value", "")
        return None
    return _read(Draft(kind, given, cast(given, report), report), position)


def _reporter(name: str, position: Position, diagnostics: Diagnostics) -> Callable[[Code, str, str], None]:
    def report(code: Code, message: str, text: str) -> None:
        diagnostics.add(code, f"{{{{{name}}}}}: {message}", position, text)

    return report


def _translated(name: str, params: Mapping[str, Given]) -> Mapping[str, Given]:
    """Return the parameters of the template ``name`` under CS1's names; numbers in names are unchanged.

    For a template of another language all names are translated; for an English one those that are not ASCII, which
    articles in other languages use.
    """
    local = name in locales.TEMPLATES or named_like_others(name)
    # Parameters in ASCII of an English template have CS1's names already.
    if not local and "".join(params).isascii():
        return params
    own = _parameter_overrides(name, params)
    found: dict[str, Given] = {}
    for given, value in params.items():
        key = " ".join(given.casefold().replace("_", " ").split())
        target = _word(key, own) if local or not key.isascii() else ""
        target = target or given
        # A local and an English name may mean the same: the first with a value is used.
        if not found.get(target):
            found[target] = value
        elif value:
            # The second value keeps the given name, which no step uses, so that it ends in "extra".
            found.setdefault(given, value)
    return found


def _parameter_overrides(name: str, params: Mapping[str, Given]) -> Mapping[str, str]:
    """Return local name -> CS1 parameter, for the parameters of a template that have a different meaning in it than in
    other templates.
    """
    own = locale_words.OVERRIDES.get(name, {})
    markers, words = locale_words.IN_A_BOOK.get(name, (frozenset(), {}))
    given = {key.casefold().strip() for key, value in params.items() if value}
    return {**own, **words} if markers & given and {"titel", "sammelwerk"} <= given else own


def _word(key: str, own: Mapping[str, str]) -> str:
    """Return the CS1 parameter for a local name, ``author2`` for ``autor2``; "" if there is none. ``own``: local name
    -> CS1 parameter, for names with another meaning in this template.
    """
    if word := own.get(key) or locale_words.PARAMETERS.get(key):
        return word
    number = "".join(re.findall(r"\d+", key))
    stem = re.sub(r"\d+", "", key).strip(" -") if number else ""
    word = own.get(stem) or locale_words.PARAMETERS.get(stem, "")
    return word + number if word else ""


def _read(draft: Draft, position: Position) -> Citation:
    for name, value in draft.given.conflicts:
        draft.extra.append(f"{name}={markup.text(value)}")
        text = markup.text(value)
        draft.report(Code.CITATION_CONFLICT, f"{name} repeats another parameter with another value", text)
    # The ids use the parameters as given, before they are rearranged by class.
    anchors = _anchors(draft)
    remap(draft.kind, draft.given)
    draft.type = TYPES.get(draft.kind) or entry_type(draft.kind, _facts(draft))
    values = draft.given.values
    for step, takes in STEPS:
        # Most steps have nothing to do for most citations.
        if not takes or not takes.isdisjoint(values):
            step(draft)
    names = draft.cast.names(draft.type) if draft.cast.people else {}
    # The key depends on the final fields.
    key = keys.key(draft.type, names, draft.fields)
    return Citation(Entry(draft.type, key, names, draft.fields, position), anchors)


def _facts(draft: Draft) -> set[str]:
    """Return the names that the rules for entry types test: the parameters given, the roles of people in the citation,
    "website" if the periodical was given as ``website=``, and "encyclopedia-book" if the book is an encyclopedia.
    """
    facts = {name.removeprefix("script-") for name in draft.given.values}.union(draft.given.values, draft.cast.roles())
    if draft.given.origin("periodical") == "website":
        facts.add("website")
    if draft.given.origin("book") == "encyclopedia":
        facts.add("encyclopedia-book")
    return facts


# ---------------------------------------------------------------- anchors


def _anchors(draft: Draft) -> tuple[str, ...]:
    """Return the ids by which short footnotes refer to the citation: the value of ``ref=``, or CITEREF with the first
    four last names and the year, one id for each form of names and year. Return an empty tuple for ``ref=none``, or if
    there are neither ``ref=`` nor names.
    """
    ref = markup.text(draft.given.pop("ref"))
    if not ref and not draft.cast.people:
        return ()
    if ref.casefold() == "none":
        return ()
    # Given directly, or by {{sfnref}} or {{harvid}}.
    if ref and ref.casefold() != "harv":
        return (anchor(ref),)
    names = ["".join(form) for form in draft.cast.anchor_names()]
    if not names:
        return ()
    years = _years(markup.text(draft.given.get("year")), markup.text(draft.given.get("date", "publication-date")))
    return tuple(dict.fromkeys(anchor(f"CITEREF{name}{year}") for name in names for year in years))


def _years(year: str, date: str) -> list[str]:
    """Return the forms of the year that short footnotes use, from the values of ``year=`` and ``date=``: with its
    letter, both years of a range, the first year, "n.d."; a list of one empty string if there is no year.
    """
    lettered = _LETTERED.search(year)
    found = [match[0] for match in (lettered, _SPAN.search(date or year), _YEAR.search(date or year)) if match]
    return [text.replace("-", "–") for text in found] or [""]


_LETTERED = re.compile(r"\b\d{3,4}[a-z]\b")
_SPAN = re.compile(r"\b\d{4}(?:[–-]\d{4}|–\d\d)\b")
_YEAR = re.compile(r"\b\d{3,4}[a-z]?\b|\bn\.d\.[a-z]?|\bnd\b")
