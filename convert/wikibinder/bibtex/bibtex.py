"""Entries of BibLaTeX to classic BibTeX: its types and its names of fields; what it does not know, it ignores."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.bibtex.merge import MergedEntry

TYPES: Mapping[str, str] = {
    "article": "article",
    "book": "book",
    "collection": "book",
    "reference": "book",
    "inbook": "incollection",
    "incollection": "incollection",
    "inreference": "incollection",
    "inproceedings": "inproceedings",
    "report": "techreport",
}
"""Everything else is ``misc``, a thesis what its type says."""

FIELDS: Mapping[str, str] = {
    "journaltitle": "journal",
    "location": "address",
    "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}

_DATE = re.compile(r"(-?[\dX]{4})(?:-(\d\d))?(?:-(\d\d))?")


def classic(text: MergedEntry) -> str:
    """A record as an entry of classic BibTeX."""
    kind = TYPES.get(text.type) or (_thesis(text.fields.get("type", "")) if text.type == "thesis" else "misc")
    lines = []
    for name, value in text.fields.items():
        if name == "date" or (name == "wikidate" and "date" not in text.fields):
            lines += _date(value)
        elif name == "institution" and kind in {"phdthesis", "mastersthesis"}:
            lines.append(f"school = {{{value}}}")
        elif name in {"author", "editor"}:
            lines.append(f"{name} = {{{_names(value)}}}")
        else:
            lines.append(f"{FIELDS.get(name, name)} = {{{value}}}")
    if kind == "misc" and "howpublished" not in text.fields and "url" in text.fields:
        lines.append(f"howpublished = {{\\url{{{text.fields['url']}}}}}")
    return f"@{kind}{{{text.key},\n{''.join(f'  {line},{chr(10)}' for line in lines)}}}\n"


def _thesis(kind: str) -> str:
    if re.search(r"ph\.?\s?d|doctor|habil", kind, re.IGNORECASE):
        return "phdthesis"
    return "mastersthesis" if re.search(r"master|m\.?\s?(?:a|sc)\b", kind, re.IGNORECASE) else "misc"


def _date(value: str) -> list[str]:
    """``year``, ``month`` as BibTeX's macro, ``day``; words as the year."""
    match = _DATE.match(value)
    if match is None:
        return [f"year = {{{value}}}"]
    found = [f"year = {{{match[1]}}}"]
    if match[2] in SEASONS:
        found.append(f"month = {{{SEASONS[match[2]]}}}")
    elif match[2] and 1 <= int(match[2]) <= 12:
        found.append(f"month = {MONTHS[int(match[2]) - 1]}")
    if match[3]:
        found.append(f"day = {{{match[3]}}}")
    return found


_PARTICLE = re.compile(r"(?:(?<= and )|^)([^\W\d_A-Z][^,{}]* [^,{}]*)(?=,)")


def _names(value: str) -> str:
    """Names with particles kept in one piece, which classic styles would set apart: ``{van der Berg}, Jan``."""
    return _PARTICLE.sub(lambda match: f"{{{match[1]}}}" if match[1][0].islower() else match[1], value)
