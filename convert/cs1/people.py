"""All the people of one citation: who is author, editor, translator ..., after CS1's rules for each class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from convert.cs1 import markup
from convert.cs1.names import NOBODY, People, Person, coauthors, linked, numbered, vancouver, whole
from convert.diagnostics import Code

if TYPE_CHECKING:
    from collections.abc import Callable

    from convert.bibliography import Name
    from convert.cs1.parameters import Parameters

_DISPLAYED = frozenset({"author", "editor", "translator"})
_BOOKS = frozenset({"book", "inbook", "incollection", "collection"})


@dataclass(frozen=True, slots=True)
class Cast:
    """Lists of people by role. ``credited``: all that stand where authors stand, those who are editors too."""

    people: dict[str, People]
    shown: dict[str, int]
    credited: tuple[Person, ...] = ()

    def roles(self) -> set[str]:
        return {role for role, people in self.people.items() if people.persons}

    def names(self, entry_type: str) -> dict[str, tuple[Name, ...]]:
        """The lists by BibLaTeX's names for them."""
        names = {role: people.names for role, people in self.people.items()}
        contributors, interviewers = names.pop("contributor", ()), names.pop("interviewer", ())
        illustrators, inventors = names.pop("illustrator", ()), names.pop("inventor", ())
        author = names.pop("author", ()) or inventors
        if contributors and entry_type in _BOOKS and author:
            found = {"author": contributors, "bookauthor": author}
        else:
            found = {"author": author, "editorc": contributors}
        if inventors and author != inventors:
            found["holder"] = inventors
        return found | names | {"editora": interviewers, "editorb": illustrators}

    def fields(self) -> dict[str, str]:
        """What fields say of people: their pages in the wiki, and the roles BibLaTeX has no name for."""
        fields = {}
        for role in ("author", "editor", "translator", "contributor", "interviewer"):
            people = self.people.get(role, NOBODY)
            if any(person.link for person in people.persons):
                fields[f"{role}link"] = "|".join(person.link for person in people.persons)
            if 0 < self.shown.get(role, 0) < len(people.persons) and role in _DISPLAYED:
                fields[f"display{role}s"] = str(self.shown[role])
            masks = [person.mask for person in people.persons]
            if any(mask and not mask.isdigit() for mask in masks):
                fields.setdefault("nameaddon", "; ".join(mask for mask in masks if mask and not mask.isdigit()))
        if self.people.get("interviewer", NOBODY).persons:
            fields["editoratype"] = "interviewer"
        if self.people.get("illustrator", NOBODY).persons:
            fields["editorbtype"] = "illustrator"
        return fields

    def anchor_names(self) -> tuple[tuple[str, ...], ...]:
        """The last names a CITEREF id is made of: of up to four contributors, authors, or editors.

        First as CS1 has them, then as people expect them, who write "Bell" for ``author=Bell, Ann``.
        """
        contributors, editors = (self.people.get(role, NOBODY).persons for role in ("contributor", "editor"))
        for persons in (contributors[:4], self.credited[:4], editors[:4]):
            if persons:
                return (
                    tuple(person.anchor for person in persons),
                    tuple(person.name.family or person.anchor for person in persons),
                )
        return ()


def cast(given: Parameters, report: Callable[[Code, str, str], None]) -> Cast:
    """Read every parameter about people, taking it out of ``given``."""
    people = {role: numbered(parts) for role, parts in given.people.items()}
    _add(people, "author", given.pop("vauthors"), vancouver)
    _add(people, "editor", given.pop("veditors"), vancouver)
    for role in ("author", "editor", "interviewer", "illustrator", "inventor"):
        text = given.pop(f"{role}s" if f"{role}s" in given.values else role)
        _add(people, role, text, whole)
    if text := given.pop("coauthors"):
        people["author"] = people.get("author", NOBODY) + coauthors(text)
    if text := given.pop("collaboration"):
        people["author"] = people.get("author", NOBODY) + whole(text)
    for role, parts in given.people.items():
        people[role], left = linked(people.get(role, NOBODY), parts)
        given.extra += [(f"{role}-link", link) for link in left]
    credited = people.get("author", NOBODY).persons
    _editors_among_authors(people)
    display: dict[str, int] = {}
    for role in ("author", "editor", "contributor", "translator", "interviewer"):
        shown = markup.plain(given.pop(f"display-{role}s")).casefold().replace(".", "").replace(" ", "")
        if shown == "etal" and role in people:
            people[role] = people[role] + People(et_al=True)
        elif shown.isdecimal():
            display[role] = int(shown[:4])
    for found in people.values():
        for text in found.unread:
            report(Code.CITATION_NAME, "a name that cannot be read", text)
    return Cast({role: found for role, found in people.items() if found.persons}, display, credited)


def _add(people: dict[str, People], role: str, text: str, read: Callable[[str], People]) -> None:
    """Names given as one text follow those given one by one."""
    if text:
        people[role] = people.get(role, NOBODY) + read(text)


def _editors_among_authors(people: dict[str, People]) -> None:
    """``author=Smith, J. (ed.)`` names an editor."""
    authors = people.get("author", NOBODY)
    marked: tuple[Person, ...] = tuple(person for person in authors.persons if person.editor)
    if marked:
        rest = tuple(person for person in authors.persons if not person.editor)
        people["author"] = People(rest, authors.et_al and bool(rest), authors.unread)
        people["editor"] = People(marked, authors.et_al and not rest) + people.get("editor", NOBODY)
