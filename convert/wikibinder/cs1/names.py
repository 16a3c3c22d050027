"""Converts the people of a citation to BibLaTeX names: numbered parameters, single texts, Vancouver lists.

A name is split into parts only if the article splits it; a text that may name a person or an institution is not split.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wikibinder.cs1 import values
from wikibinder.model.bibliography import OTHERS, Name
from wikibinder.model.nodes import Plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wikibinder.cs1.values import Given

_NOTHING = Plain("")

_ET_AL = re.compile(
    r"""[;,]?\s*["'(\[]*\b(?:et\.?\s*al(?:ia|ii)?\b[.\])"']*|and\s+others\b[.)]*)\s*\Z""", re.IGNORECASE | re.VERBOSE
)
_EDITOR = re.compile(
    r"""[\s,;.]*[(\[]\s*(?i:eds?|editors?|hrsg|a\s+cura\s+di|coord)\b\.?\s*[)\]]?\s*\Z   # (ed.)
    | [\s,.]+eds?\.?\s*\Z""",
    re.VERBOSE,
)
_SUFFIX = re.compile(r"(?:Jr|Sr|Jnr|Snr|Esq|II|III|IV|V|2nd|3rd|4th)\.?\Z")
_ROMAN = frozenset({"V"})
_GIVEN = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3}\Z")
_ORGANISATION = re.compile(
    r"""\b(?:ministry|department|dept|university|universit\w+|institute?|committee|commission|council|office|bureau|agency|
    government|association|society|organi[sz]ation|corporation|company|inc|ltd|llc|gmbh|museum|library|college|school|
    centre|center|foundation|federation|union|group|press|news|service|board|authority|national|international|
    embassy|bank|church|party|academy|team|staff|reporter|correspondent|editor|writer|editors|the|of|for|and)\b|[&/@;]""",
    re.IGNORECASE | re.VERBOSE,
)
_ACCEPTED = re.compile(r"\A\(\((.*)\)\)\Z", re.DOTALL)
_VANCOUVER_SUFFIX = re.compile(r"(?:Jr|Sr|2nd|3rd|[4-9]th|I{2,3}|IV)\Z")


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a citation. ``link``: title of the wiki's page about the person. ``mask``: text printed instead of
    the name, or the number of dashes printed instead. ``anchor``: the last name as it occurs in the CITEREF id.
    ``editor``: whether the citation has "(ed.)" after the name.
    """

    name: Name
    link: str = ""
    mask: str = ""
    anchor: str = ""
    editor: bool = False


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of people. ``et_al``: whether the list is incomplete and ends in "et al.". ``unread``: values that could
    not be parsed as names.
    """

    persons: tuple[Person, ...] = ()
    et_al: bool = False
    unread: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[Name, ...]:
        found = tuple(person.name for person in self.persons)
        return (*found, OTHERS) if self.et_al and found else found

    def __add__(self, other: NameList) -> NameList:
        return NameList(self.persons + other.persons, self.et_al or other.et_al, self.unread + other.unread)


NO_NAMES = NameList()


def numbered(given: Mapping[int, Mapping[str, Given]]) -> NameList:
    """Return the people of ``last1=``, ``first1=`` ..., in the order of their numbers. ``given``: number -> part
    (``last``, ``first``, ``link``, ``mask``) -> value.
    """
    persons: list[Person] = []
    unread: list[str] = []
    others = False
    for number in sorted(given):
        parts = given[number]
        last, first = parts.get("last", _NOTHING), parts.get("first", _NOTHING)
        if not last and not first:
            continue
        found, et_al = one(last, first)
        others = others or et_al
        if found is not None:
            link, mask = _link(parts), values.text(parts.get("mask", _NOTHING))
            persons.append(replace(found, link=link or found.link, mask=mask) if link or mask else found)
        # "last=et al." is not a name.
        elif not et_al:
            unread.append(values.text(last or first))
    return NameList(tuple(persons), others, tuple(unread))


def linked(people: NameList, given: Mapping[int, Mapping[str, Given]]) -> tuple[NameList, list[str]]:
    """Assign the pages in ``author-link1=`` ... to people who are listed in one parameter (``vauthors=``), by number;
    return the people, and the titles of pages for which there is no person. ``given``: as in :func:`numbered`.
    """
    if not any("link" in parts for parts in given.values()):
        return people, []
    persons = list(people.persons)
    left = []
    for number, parts in given.items():
        link = "" if "last" in parts or "first" in parts else _link(parts)
        if link and 0 < number <= len(persons):
            persons[number - 1] = replace(persons[number - 1], link=link)
        elif link:
            left.append(link)
    return replace(people, persons=tuple(persons)), left


def _link(parts: Mapping[str, Given]) -> str:
    """Return the title of the page in ``author-link=``, given as a title or as a link; "" if there is none."""
    given = parts.get("link", _NOTHING)
    return values.page_named(given).replace("_", " ")


def one(last: Given, first: Given = _NOTHING) -> tuple[Person | None, bool]:
    """Return the person with these values of ``last=`` and ``first=`` (None if they contain no name), and whether "et
    al." follows the name. ``last`` alone may be a whole name.
    """
    link = values.page(last) or values.page(first)
    family, et_al = _without_et_al(values.text(last))
    given, et_al_given = _without_et_al(values.text(first))
    if not family:
        # Only first= is given: an error in CS1; it is printed as the whole name.
        family, given = given, ""
    if not family:
        return None, et_al or et_al_given
    accepted = _ACCEPTED.match(family) if family.startswith("((") else None
    if accepted:
        name, editor = Name(literal=accepted[1].strip()), False
        family = name.literal
    else:
        family, editor = _without_editor(family) if not given else (family, False)
        given, editor_given = _without_editor(given)
        editor = editor or editor_given
        name = _pair(family, given) if given else _single(family)
    return Person(name, link, "", family, editor), et_al or et_al_given


def _without_et_al(text: str) -> tuple[str, bool]:
    # Fast test: most names contain neither word.
    if "al" not in (lower := text.lower()) and "others" not in lower:
        return text, False
    # Search only the end, since a text may be long.
    match = _ET_AL.search(text[-40:])
    return (text[: len(text) - len(text[-40:]) + match.start()].rstrip(" ,;"), True) if match else (text, False)


def _without_editor(text: str) -> tuple[str, bool]:
    """Return a name without "ed." or the like at its end, and whether this was removed."""
    # Fast test before the regular expression.
    may_be = "ed" in text or "(" in text or "[" in text
    match = _EDITOR.search(text[-20:]) if may_be else None
    if not match:
        return text, False
    return text[: len(text) - len(text[-20:]) + match.start()].rstrip(" ,;"), True


def _pair(family: str, given: str) -> Name:
    """Return the name with these values of ``last=`` and ``first=``. "Jr." in either becomes the suffix of the name. A
    name with another comma in a part is not split, but literal.
    """
    rest, suffix = _suffix(given)
    if not suffix:
        family, suffix = _suffix(family, comma=True)
        rest = given
    given = rest.rstrip(", ")
    if given and ("," in family or "," in given):
        # biber counts commas within braces, too.
        return Name(literal=f"{family}, {given} {suffix}".rstrip())
    return Name(family=family, given=given, suffix=suffix) if given else Name(literal=f"{family} {suffix}".strip())


def _suffix(text: str, comma: bool = False) -> tuple[str, str]:
    """Return a text without "Jr." or the like at its end, and that suffix ("" if there is none). ``comma``: whether
    suffixes other than "Jr." and "Sr." must follow a comma, as they may be part of a family name.
    """
    head, _, last = text.rpartition(" ")
    if not head or not _SUFFIX.match(last) or (last in _ROMAN and not head.endswith(",")):
        return text, ""
    # "Louis IV" is a family name; "King Jr" is not.
    if comma and not (head.endswith(",") or last.startswith(("J", "S"))):
        return text, ""
    return head.rstrip(", "), last


def _single(text: str) -> Name:
    """Return the name in a single text; split into family and given name at its comma if both sides look like parts of
    a person's name, otherwise literal.
    """
    family, comma, given = text.partition(",")
    family, given = family.strip(), given.strip()
    # "Lee, Ann" is split; "Department of Health, Seoul" and "Lee, Jr." are not.
    personal = comma and _GIVEN.match(given) and _GIVEN.match(family) and not _SUFFIX.match(given)
    if personal and not _ORGANISATION.search(text) and not _two_people(family, given):
        return _pair(family, given)
    return Name(literal=text)


def _two_people(family: str, given: str) -> bool:
    """Whether the texts on both sides of a comma are whole names of people (``Tom Markvart, Luis Castañer``): two
    words, no initials, no particle.
    """
    return " " in family and " " in given and "." not in given and not family[0].islower()


def whole(given: Given) -> NameList:
    """Return the value of ``authors=``, ``people=`` or ``editors=`` as one name that is not split, because such lists
    have no reliable form; without names if it is empty.
    """
    plain, et_al = _without_et_al(values.text(given))
    if not plain:
        return NameList(et_al=et_al)
    return NameList((Person(Name(literal=plain), values.page(given), "", plain),), et_al)


def coauthors(given: Given) -> NameList:
    """Return the names in a value of ``coauthors=``, separated by semicolons."""
    return _joined(one(part) for part in values.split(given, ";"))


def vancouver(given: Given) -> NameList:
    """Return the names in a value of ``vauthors=``: "Smith AB, Jones C Jr, ((World Health Organization)), et al."; a
    name of another form is not split into family and given name.
    """
    return _joined(_vancouver_name(part) for part in values.split(given, ","))


def _joined(found: Iterable[tuple[Person | None, bool]]) -> NameList:
    persons: list[Person] = []
    et_al = False
    for person, others in found:
        et_al = et_al or others
        if person is not None:
            persons.append(person)
    return NameList(tuple(persons), et_al)


def _vancouver_name(given: Given) -> tuple[Person | None, bool]:
    link = values.page(given)
    plain, et_al = _without_et_al(values.text(given).rstrip("."))
    if not plain:
        return None, et_al
    accepted = _ACCEPTED.match(plain)
    if accepted:
        return Person(Name(literal=accepted[1].strip()), link, "", accepted[1].strip()), et_al
    words = plain.split(" ")
    suffix = words.pop() if len(words) > 2 and _VANCOUVER_SUFFIX.match(words[-1]) else ""
    family, initials = " ".join(words[:-1]), words[-1]
    # Vancouver names end in initials without full stops.
    if family and initials.isupper() and initials.isalpha():
        return Person(Name(family=family, given=initials, suffix=suffix), link, "", family), et_al
    return Person(Name(literal=plain), link, "", plain), et_al
