"""BibLaTeX's model of a bibliography: names, entries, and the library that collects the entries of a page or a book."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from wikibinder.model.nodes import Inlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wikibinder.model.diagnostics import Position

_GAPS = re.compile(r"[\s_]+")


def anchor(text: str) -> str:
    """Return the id of a citation (CS1's ``CITEREFSmith2006``) without spaces and underscores, the form in which ids
    are compared.
    """
    return _GAPS.sub("", text)


Value: TypeAlias = str | Inlines
"""The value of a field: plain text, or text with emphasis, strong, superscript and subscript."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in the four parts of BibLaTeX; ``literal``: a name that must not be split into parts."""

    family: str = ""
    given: str = ""
    prefix: str = ""
    suffix: str = ""
    literal: str = ""


OTHERS = Name(literal="others")
"""The last item of a shortened list of names, printed as "et al."."""


class Entry(NamedTuple):
    """One bibliography entry: BibLaTeX type, key, names by role (``author`` ...), fields in printing order, and the
    position of the citation in its source.
    """

    type: str
    key: str
    names: Mapping[str, tuple[Name, ...]]
    fields: Mapping[str, Value]
    position: Position

    def with_key(self, key: str) -> Entry:
        return self._replace(key=key)


class Use(NamedTuple):
    """One use of a citation template on a page.

    ``key``: the key of the entry that it cites. ``template``: the name of the template; "" for a footnote that consists
    of one link. ``offset``: number of characters of the page's wikitext before it. ``where``: ``note`` (in a footnote),
    ``list`` (in an item of a list outside footnotes) or ``text`` (elsewhere).
    """

    key: str
    template: str
    position: Position
    offset: int
    where: str


@dataclass(slots=True)
class Library:
    """The bibliography of a page or a book: entries by key, in order of addition. Grows while a page is converted."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def add(self, entry: Entry) -> str:
        """Add an entry and return its key; of equal entries (position apart) only the first is added. If another entry
        has the key, "x" is appended to it.
        """
        existing = self.entries.get(entry.key)
        if existing is None:
            self.entries[entry.key] = entry
        # A key ends in a hash of its entry, so two different entries with the same key mean that the hashes collide.
        elif (existing.type, existing.names, existing.fields) != (entry.type, entry.names, entry.fields):
            return self.add(entry.with_key(entry.key + "x"))
        return entry.key

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)
