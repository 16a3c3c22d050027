"""Converts entries to RIS, the tagged format of reference managers (https://en.wikipedia.org/wiki/RIS_(file_format)).

Made from the items of CSL-JSON (:mod:`wikibinder.bibtex.csl`), so that both contain the same data.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from wikibinder.bibtex import csl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TYPES: Final = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "book": "BOOK",
    "broadcast": "VIDEO", "chapter": "CHAP", "entry-encyclopedia": "ENCYC", "interview": "PCOMM",
    "legal_case": "CASE", "manuscript": "UNPB", "map": "MAP", "paper-conference": "CPAPER", "patent": "PAT",
    "post": "ICOMM", "report": "RPRT", "software": "COMP", "speech": "HEAR", "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip
"""CSL type -> RIS type; types not listed become ``GEN``."""
TAGS: Final = (
    ("TI", "title"), ("T2", "container-title"), ("T3", "collection-title"), ("VL", "volume"), ("IS", "issue"),
    ("M1", "number"), ("ET", "edition"), ("PB", "publisher"), ("CY", "publisher-place"), ("DO", "DOI"),
    ("UR", "URL"), ("L2", "archive_location"), ("AN", "PMID"), ("C2", "PMCID"), ("LA", "language"),
    ("M3", "genre"), ("DB", "source"), ("NV", "number-of-volumes"), ("SE", "section"),
)  # fmt: skip
NAMES: Final = (("AU", "author"), ("A2", "editor"), ("A2", "container-author"), ("A4", "translator"))
_MARKUP: Final = re.compile(r"</?(?:i|b|sup|sub)>")


def ris(entries: Iterable[csl.BibEntry]) -> str:
    """Return the text of a RIS file with these entries; its lines end in CR and LF."""
    return "".join(f"{line}\r\n" for entry in entries for line in _lines(csl.item(entry)))


def _lines(item: dict[str, Any]) -> Iterator[str]:
    yield f"TY  - {TYPES.get(item['type'], 'GEN')}"
    yield f"ID  - {item['id']}"
    for tag, variable in NAMES:
        for name in item.get(variable, ()):
            yield f"{tag}  - {_name(name)}"
    for tag, variable in TAGS:
        if text := " ".join(_MARKUP.sub("", str(item.get(variable, ""))).split()):
            yield f"{tag}  - {text}"
    first, _, last = str(item.get("page", "")).replace("–", "-").partition("-")
    yield from (f"{tag}  - {page.strip()}" for tag, page in (("SP", first), ("EP", last)) if page.strip())
    for number in (item.get("ISBN"), item.get("ISSN")):
        if number:
            yield f"SN  - {number}"
    yield from _dates(item)
    yield from (f"N1  - {line}" for line in str(item.get("note", "")).split("\n") if line.strip())
    yield "ER  - "


def _name(name: dict[str, str]) -> str:
    """Return a name of CSL-JSON as "family name, given name, suffix"."""
    family = f"{name.get('non-dropping-particle', '')} {name.get('family', '')}".strip()
    parts = (name.get("literal", ""), family, name.get("given", ""), name.get("suffix", ""))
    return ", ".join(part for part in parts if part)


def _dates(item: dict[str, Any]) -> Iterator[str]:
    for tag, variable in (("DA", "issued"), ("Y2", "accessed")):
        date = item.get(variable, {})
        for parts in date.get("date-parts", ())[:1]:
            padded = [f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:]), "", ""][:3]
            # RIS dates have four parts, YYYY/MM/DD/other, each of which may be empty.
            yield f"{tag}  - {'/'.join(padded)}/"
            if tag == "DA":
                yield f"PY  - {parts[0]:04}"
        if date.get("literal"):
            yield f"{tag}  - {date['literal']}"
