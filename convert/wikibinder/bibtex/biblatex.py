"""Writes entries as a BibLaTeX file.

One field a line, in the entry's order. Titles are in a second pair of braces, so that styles do not change their case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.bibtex.latex import VERBATIM, balanced, encode, encode_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wikibinder.model.bibliography import Entry, Value

TITLES = frozenset({
    "title", "subtitle", "titleaddon", "booktitle", "booksubtitle", "booktitleaddon", "maintitle", "maintitleaddon",
    "journaltitle", "issuetitle", "eventtitle", "scripttitle", "transtitle", "series",
})  # fmt: skip
"""Fields whose values are in a second pair of braces, which protects capitals: BibTeX styles, sentence-case styles of
BibLaTeX and pandoc would make them lower case.
"""

LISTS = frozenset({"publisher", "institution", "organization", "location", "origlocation"})
"""Fields that BibLaTeX splits at "and". Here each value is one item, so a value that contains the word is put in
braces.
"""

_UNSAFE = {character: f"%{ord(character):02X}" for character in "{}\\ "}
_WORD_AND = re.compile(r"\band\b", re.IGNORECASE)


def write(entries: Iterable[Entry]) -> str:
    """Return the text of a BibLaTeX file with these entries, an empty line between two of them."""
    return "\n".join(write_entry(entry) for entry in entries)


def write_entry(entry: Entry) -> str:
    """Return the BibLaTeX text of one entry, ending in a line feed."""
    lines = (f"  {name} = {{{value}}},\n" for name, value in _fields(entry))
    return f"@{entry.type}{{{entry.key},\n{''.join(lines)}}}\n"


_ARCHIVE_URL = re.compile(r"^  archiveurl = \{(.+)\},$", re.MULTILINE)
_ARCHIVE_DATE = re.compile(r"^  archivedate = \{(.+)\},$", re.MULTILINE)
_ADDENDUM = re.compile(r"^  addendum = \{(.*)\},$", re.MULTILINE)


def portable(text: str) -> str:
    """Return the BibLaTeX text of an entry rewritten for programs that support fewer types, fields and commands:
    ``@reference``, which Zotero ignores, becomes ``@collection`` (BibLaTeX's styles print both alike), emphasis becomes
    ``textit``, and the address of the archived copy is repeated in ``addendum``.
    """
    text = text.replace("\\emph{", "\\textit{")
    if text.startswith("@reference{"):
        text = f"@collection{text.removeprefix('@reference')}"
    address, date, addendum = _ARCHIVE_URL.search(text), _ARCHIVE_DATE.search(text), _ADDENDUM.search(text)
    if not address:
        return text
    archived = f"Archived at \\url{{{address[1]}}}" + (f" ({date[1]})" if date else "")
    # A second field with the same name would replace the first.
    if addendum:
        return text.replace(addendum[0], f"  addendum = {{{addendum[1]}. {archived}}},")
    return f"{text.rstrip().removesuffix('}')}  addendum = {{{archived}}},\n}}\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    for role, names in entry.names.items():
        if names:
            yield role, encode_names(names)
    for name, value in entry.fields.items():
        if value:
            yield name, field(name, value)


def field(name: str, value: Value) -> str:
    """Return the value of the field ``name`` as LaTeX, as it is written between the braces of the field."""
    if name in VERBATIM and isinstance(value, str):
        return verbatim(value)
    latex = encode(value).strip()
    if name == "pages":
        return latex.replace("–", "--")
    if name in TITLES or (name in LISTS and _WORD_AND.search(latex)):
        return f"{{{latex}}}"
    return latex


def verbatim(value: str) -> str:
    """Return an address or identifier for a field that BibLaTeX reads without LaTeX: unchanged except for characters
    that would end the field, which are percent-encoded.
    """
    value = " ".join(value.split())
    # Without a backslash and with balanced braces the field cannot end early.
    if balanced(value) and "\\" not in value:
        return value.replace(" ", "%20")
    return "".join(_UNSAFE.get(character, character) for character in value)
