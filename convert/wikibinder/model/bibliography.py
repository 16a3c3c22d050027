"""BibLaTeX's model of a bibliography: names, entries, and the library a page or a book collects them in."""

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
    """A CITEREF id as ids are compared: a space, an underscore and nothing are the same."""
    return _GAPS.sub("", text)


Value: TypeAlias = str | Inlines
"""A field's value: plain text, or text with emphasis, strong, superscript and subscript."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in BibLaTeX's parts; ``literal``: a name that must not be split."""

    family: str = ""
    given: str = ""
    prefix: str = ""
    suffix: str = ""
    literal: str = ""


OTHERS = Name(literal="others")
"""The last item of a list of names that goes on: "and others" (et al.)."""


class Entry(NamedTuple):
    """One entry: BibLaTeX type, key, names by role (``author``, ``editor`` ...), fields in the order of printing."""

    type: str
    key: str
    names: Mapping[str, tuple[Name, ...]]
    fields: Mapping[str, Value]
    position: Position

    def with_key(self, key: str) -> Entry:
        return self._replace(key=key)


class Use(NamedTuple):
    """One use of a citation template: the entry's key, the template's name ("": a note that is one link), and its
    place.

    ``offset``: number of characters of the page's wikitext before it. ``where``: ``note``, ``list`` (an item of a
    list outside notes) or ``text``.
    """

    key: str
    template: str
    position: Position
    offset: int
    where: str


@dataclass(slots=True)
class Library:
    """Entries by key, in order of addition. Grows while a page is converted."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def add(self, entry: Entry) -> str:
        """Add an entry and return its key; an equal entry (position apart) is added once."""
        known = self.entries.get(entry.key)
        if known is None:
            self.entries[entry.key] = entry
        # A key ends in a hash of its entry: two entries with one key are a collision of hashes.
        elif (known.type, known.names, known.fields) != (entry.type, entry.names, entry.fields):
            return self.add(entry.with_key(entry.key + "x"))
        return entry.key

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)
