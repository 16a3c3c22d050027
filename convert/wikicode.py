"""Wikitext's own grammar: what is a template, an extension tag, a comment, and on which line it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """A template call (https://www.mediawiki.org/wiki/Help:Templates).

    ``name``: trimmed, comments out, ``_`` as space, spaces collapsed, without ``Template:``.
    ``params``: in order; positional ones are named "1", "2" ... and keep their white space, named ones are trimmed;
    of two with one name the last wins (MediaWiki's rule). Values are raw wikitext: nothing in them is expanded yet.
    ``duplicates``: the names that were given more than once. ``line`` counts from 0 in the page's wikitext.
    """

    name: str
    params: Mapping[str, str]
    raw: str
    line: int
    duplicates: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name as tables are keyed: case folded."""
        return self.name.casefold()

    def get(self, *names: str) -> str:
        """The first non-blank value among ``names``, trimmed; "" where there is none."""
        for name in names:
            value = self.params.get(name, "").strip()
            if value:
                return value
        return ""

    @property
    def positional(self) -> tuple[str, ...]:
        """The values of "1", "2" ... up to the first gap, trimmed."""
        found: list[str] = []
        while str(len(found) + 1) in self.params:
            found.append(self.params[str(len(found) + 1)].strip())
        return tuple(found)
