"""All people of one citation by role (author, editor, translator ...), by CS1's rules for each class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikibinder.cs1 import values
from wikibinder.cs1.names import NO_NAMES, NameList, Person, coauthors, linked, numbered, vancouver, whole
from wikibinder.model.cs1_registry import PARAMETERS, ROLES
from wikibinder.model.diagnostics import Code
from wikibinder.model.nodes import Plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikibinder.cs1.parameters import Parameters
    from wikibinder.cs1.values import Given
    from wikibinder.model.bibliography import Name

_LINKED = tuple(row.role for row in ROLES if row.about)
_DISPLAYED = {row.meaning.removeprefix("display-").removesuffix("s"): row for row in PARAMETERS["people"]
              if row.meaning.startswith("display-")}  # fmt: skip
"""Role -> row of the registry for the parameter that limits how many people of the role are printed."""
_BOOKS = frozenset({"book", "inbook", "incollection", "collection"})


@dataclass(frozen=True, slots=True)
class Contributors:
    """The people of a citation by role. ``shown``: role -> maximum number of people to print. ``credited``: all people
    given as authors, including those marked "(ed.)", whose role in ``people`` is ``editor``.
    """

    people: dict[str, NameList]
    shown: dict[str, int]
    credited: tuple[Person, ...] = ()

    def roles(self) -> set[str]:
        return {role for role, people in self.people.items() if people.persons}

    def names(self, entry_type: str) -> dict[str, tuple[Name, ...]]:
        """Return the non-empty lists of names by the roles of BibLaTeX (``bookauthor``, ``editora`` ...) for an entry
        of this type.
        """
        names = {role: people.names for role, people in self.people.items()}
        contributors, interviewers = names.pop("contributor", ()), names.pop("interviewer", ())
        illustrators, inventors = names.pop("illustrator", ()), names.pop("inventor", ())
        # Templates of patents name inventors, who are printed in place of authors.
        author = names.pop("author", ()) or inventors
        # In BibLaTeX ``author`` wrote the cited part, ``bookauthor`` the book.
        if contributors and entry_type in _BOOKS and author:
            found = {"author": contributors, "bookauthor": author}
        else:
            found = {"author": author, "editorc": contributors}
        # BibLaTeX prints the holder of a patent in addition to its author.
        if inventors and author != inventors:
            found["holder"] = inventors
        found |= names | {"editora": interviewers, "editorb": illustrators}
        return {role: people for role, people in found.items() if people}

    def fields(self) -> dict[str, str]:
        """Return field -> value for the fields about people: their pages on the wiki, how many are printed, texts
        printed instead of names, and words for roles that BibLaTeX does not have.
        """
        fields = {}
        for role in _LINKED:
            persons = self.people.get(role, NO_NAMES).persons
            links = [person.link for person in persons]
            if any(links):
                fields[f"{role}link"] = "|".join(links)
            if 0 < self.shown.get(role, 0) < len(persons) and (field := _DISPLAYED[role].field):
                fields[field] = str(self.shown[role])
            # A mask that is a number only sets a number of dashes.
            if masks := [person.mask for person in persons if person.mask and not person.mask.isdigit()]:
                fields.setdefault("nameaddon", "; ".join(masks))
        if self.people.get("interviewer", NO_NAMES).persons:
            fields["editoratype"] = "interviewer"
        if self.people.get("illustrator", NO_NAMES).persons:
            fields["editorbtype"] = "illustrator"
        return fields

    def anchor_names(self) -> tuple[tuple[str, ...], ...]:
        """Return the last names in a CITEREF id, of up to four contributors, authors or editors, in two versions: as
        CS1 forms them, and as articles often write them ("Bell" for ``author=Bell, Ann``). Empty if there are no such
        people.
        """
        contributors, editors = (self.people.get(role, NO_NAMES).persons for role in ("contributor", "editor"))
        # In CS1's order: the first list that is not empty.
        for persons in (contributors[:4], self.credited[:4], editors[:4]):
            if persons:
                return (
                    tuple(person.anchor for person in persons),
                    tuple(person.name.family or person.anchor for person in persons),
                )
        return ()


def cast(given: Parameters, report: Callable[[Code, str, str], None]) -> Contributors:
    """Return the people of a citation; remove the parameters in ``LISTED`` from ``given.values``, and add each
    ``author-link=`` for which there is no person to ``given.extra``. ``report`` is called with code, message and text
    of each diagnostic.
    """
    listed = not given.values.keys().isdisjoint(LISTED)
    if not given.people and not listed:
        return _NO_CONTRIBUTORS
    people = {role: numbered(parts) for role, parts in given.people.items()}
    if listed:
        _add_lists(people, given)
    for role, parts in given.people.items():
        people[role], left = linked(people.get(role, NO_NAMES), parts)
        given.extra += [(f"{role}-link", Plain(link)) for link in left]
    # Before editors are separated: CITEREF ids use the authors as given.
    credited = people.get("author", NO_NAMES).persons
    _editors_among_authors(people)
    display = _displayed(people, given) if listed else {}
    for found in people.values():
        for text in found.unread:
            report(Code.CITATION_NAME, "a name that cannot be read", text)
    return Contributors({role: found for role, found in people.items() if found.persons}, display, credited)


_NO_CONTRIBUTORS = Contributors({}, {})
LISTS: tuple[tuple[str, str, Callable[[Given], NameList]], ...] = (
    ("vauthors", "author", vancouver), ("veditors", "editor", vancouver), ("authors", "author", whole),
    ("editors", "editor", whole), ("interviewers", "interviewer", whole), ("illustrator", "illustrator", whole),
    ("inventor", "inventor", whole), ("coauthors", "author", coauthors), ("collaboration", "author", whole),
)  # fmt: skip
"""Parameters that name several people in one text: meaning, role, function that parses the names. These names are added
after those of numbered parameters, in this order.
"""
LISTED = frozenset(row.meaning for row in PARAMETERS["people"])
"""Meanings of the parameters about people other than the numbered ones."""


def _add_lists(people: dict[str, NameList], given: Parameters) -> None:
    for meaning, role, read in LISTS:
        if text := given.pop(meaning):
            people[role] = people.get(role, NO_NAMES) + read(text)


def _displayed(people: dict[str, NameList], given: Parameters) -> dict[str, int]:
    """Return role -> number of people to print, from ``display-authors=`` and the like, which are removed from
    ``given``. For the value "etal" the list of the role in ``people`` is marked as incomplete.
    """
    numbers: dict[str, int] = {}
    for role, row in _DISPLAYED.items():
        shown = values.text(given.pop(row.meaning)).casefold().replace(".", "").replace(" ", "")
        if shown == "etal" and role in people:
            people[role] = people[role] + NameList(et_al=True)
        elif shown.isdecimal():
            # int() of a very long text would be slow; no list has that many names.
            numbers[role] = int(shown[:4])
    return numbers


def _editors_among_authors(people: dict[str, NameList]) -> None:
    """Move people marked as editors (``author=Smith, J. (ed.)``) from the authors to the editors."""
    authors = people.get("author", NO_NAMES)
    if marked := tuple([person for person in authors.persons if person.editor]):
        rest = tuple([person for person in authors.persons if not person.editor])
        people["author"] = NameList(rest, authors.et_al and bool(rest), authors.unread)
        people["editor"] = NameList(marked, authors.et_al and not rest) + people.get("editor", NO_NAMES)
