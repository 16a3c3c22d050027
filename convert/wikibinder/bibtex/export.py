"""The citations of a page as lines of data: a JSON object or a BibLaTeX entry for each.

The manual has the schema of the objects (docs/manual/citation-data.rst); ``bibtex.data_file`` writes the files.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeAlias

from wikibinder.bibtex.biblatex import write_entry
from wikibinder.bibtex.latex import plain
from wikibinder.model.bibliography import Name, Use
from wikibinder.model.identifiers import BY_FIELD, field_of_eprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from wikibinder.model.bibliography import Entry, Library
    from wikibinder.model.page import Page

Lines: TypeAlias = "Callable[[Page, Library, Sequence[Use], int], Iterator[str]]"
_encoded = json.JSONEncoder(ensure_ascii=False).encode
NAME_PARTS = tuple(field.name for field in fields(Name))


def as_json(page: Page, library: Library, uses: Sequence[Use], number: int) -> Iterator[str]:
    """Yield a line for each work that the page cites, a JSON object, in the order of the first citations. ``library``:
    the works that the page cites; ``uses``: its single citations, with their positions.

    ``number`` is the page's index among the selected pages of the sources.
    """
    if not library:
        return
    places: dict[str, list[Use]] = {}
    for use in uses:
        places.setdefault(use.key, []).append(use)
    head = _encoded({"page": page.title, **about(page, number)}).removesuffix("}")
    sections = Sections(page.wikitext)
    for entry in sorted(library, key=lambda entry: places[entry.key][0].offset if entry.key in places else -1):
        yield f"{head}, {_encoded(_entry(entry, places.get(entry.key, ()), sections)).removeprefix('{')}\n"


def about(page: Page, number: int) -> dict[str, Any]:
    """Return the data about a page that every JSON object contains, except for its title. ``number``: the page's index
    among the selected pages of the sources.
    """
    return {
        "page_number": number,
        "page_id": page.page_id,
        "namespace": page.namespace,
        "revision_id": page.revision_id,
        "timestamp": page.timestamp,
        "source": page.position.path,
    }


class Sections:
    """The section headings of the page with this wikitext. ``at(offset)`` returns the text of the last heading before
    an offset in the wikitext, without ``=`` and quotes for emphasis; "" before the first heading.
    """

    _HEADING = re.compile(r"^(={1,6})[ \t]*(\S.*?)[ \t]*\1[ \t]*(?:<!--.*?-->[ \t]*)?$", re.MULTILINE)

    def __init__(self, wikitext: str) -> None:
        found = list(self._HEADING.finditer(wikitext))
        self._starts = [heading.start() for heading in found]
        self._names = ["", *(heading[2].replace("'''", "").replace("''", "") for heading in found)]

    def at(self, offset: int) -> str:
        return self._names[bisect_right(self._starts, offset)]


def _entry(entry: Entry, places: Sequence[Use], sections: Sections) -> dict[str, Any]:
    values = {name: value if isinstance(value, str) else plain(value) for name, value in entry.fields.items() if value}
    return {
        "template": places[0].template if places else "",
        "type": entry.type,
        "key": entry.key,
        "names": {role: [_name(name) for name in names] for role, names in entry.names.items() if names},
        "fields": values,
        "identifiers": _identifiers(values),
        "positions": [
            {
                "line": use.position.line,
                "offset": use.offset,
                "where": use.where,
                "section": sections.at(use.offset),
            }
            for use in places
        ],
    }


def _identifiers(values: Mapping[str, str]) -> dict[str, str]:
    """Return field -> value for the identifiers among the fields of an entry. The value of ``eprint`` is under the name
    of the field for its ``eprinttype`` (``arxiv``).
    """
    found = {name: value for name, value in values.items() if name in BY_FIELD}
    if eprint := values.get("eprint"):
        found.setdefault(field_of_eprint(values.get("eprinttype", "eprint")), eprint)
    return found


def _name(name: Name) -> dict[str, str]:
    return {part: value for part in NAME_PARTS if (value := getattr(name, part))}


def as_bib(_page: Page, library: Library, _uses: Sequence[Use], _number: int) -> Iterator[str]:
    """Yield each work that the page cites as a BibLaTeX entry, followed by an empty line."""
    return (write_entry(entry) + "\n" for entry in library)


FORMS: Mapping[str, Lines] = {".jsonl": as_json, ".parquet": as_json, ".bib": as_bib}
"""Suffix of a data file -> function that yields the lines for the citations of one page."""
