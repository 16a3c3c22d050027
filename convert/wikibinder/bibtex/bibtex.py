"""Converts BibLaTeX entries to classic BibTeX: its entry types and field names. BibTeX ignores fields that it does not
define.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.bibtex import edtf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.bibtex.edtf import EdtfDate
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
"""BibLaTeX type -> BibTeX type; types not listed become ``misc``. The type of a thesis follows from its ``type``
field."""

FIELDS: Mapping[str, str] = {
    "journaltitle": "journal",
    "location": "address",
    "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMES_OF_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}


def classic(text: MergedEntry) -> str:
    """Return the text of an entry in classic BibTeX. ``text``: the entry as parsed from BibLaTeX."""
    kind = TYPES.get(text.type) or (_thesis(text.fields.get("type", "")) if text.type == "thesis" else "misc")
    lines = []
    for name, value in text.fields.items():
        if name == "date" or (name == "wikidate" and "date" not in text.fields):
            lines += _dates(text.fields)
        elif name == "wikidate":
            continue
        elif name == "institution" and kind in {"phdthesis", "mastersthesis"}:
            lines.append(f"school = {{{value}}}")
        elif name in {"author", "editor"}:
            lines.append(f"{name} = {{{_names(value)}}}")
        else:
            lines.append(f"{FIELDS.get(name, name)} = {{{value}}}")
    # Classic styles print no url; howpublished is the only field of misc that they print unchanged.
    if kind == "misc" and "howpublished" not in text.fields and "url" in text.fields:
        lines.append(f"howpublished = {{\\url{{{text.fields['url']}}}}}")
    return f"@{kind}{{{text.key},\n{''.join(f'  {line},{chr(10)}' for line in lines)}}}\n"


def _thesis(kind: str) -> str:
    if re.search(r"ph\.?\s?d|doctor|habil", kind, re.IGNORECASE):
        return "phdthesis"
    return "mastersthesis" if re.search(r"master|m\.?\s?(?:a|sc)\b", kind, re.IGNORECASE) else "misc"


def _dates(fields: Mapping[str, str]) -> list[str]:
    """Return lines for the fields ``year``, ``month`` (BibTeX's macro) and ``day``, from ``date`` and ``wikidate``;
    none if both are missing. A date that these cannot express is written in ``year`` in words: "c. 1480", "440 BC", "30
    December 1999--2 January 2000".
    """
    value, words = fields.get("date", ""), fields.get("wikidate", "")
    dates = edtf.read(value) if value and not words else ()
    first, last = dates[0] if dates else None, dates[-1] if dates else None
    if first is None or last is None or first.mark or last.mark or first.year != last.year or first.number is None:
        text = words or "--".join(_words(date) if date else "" for date in dates) or value
        return [f"year = {{{'c. ' if any(date and date.mark for date in dates) else ''}{text}}}"] if text else []
    found = [f"year = {{{_year(first)}}}"]
    months = [_month(month) for month in dict.fromkeys((first.month, last.month)) if month]
    if len(months) == 1 or (months and not first.day and not last.day):
        found.append("month = " + ' # "--" # '.join(months))
    elif months:
        # month and day hold one value each, so they cannot express a range with days over two months.
        return [f"year = {{{_words(first)}--{_words(last)}}}"]
    if days := [str(day) for day in dict.fromkeys((first.day, last.day)) if day]:
        found.append(f"day = {{{'--'.join(days)}}}")
    return found


def _words(date: EdtfDate) -> str:
    """Return a date in English words: "30 December 1999"."""
    month = NAMES_OF_MONTHS[date.month - 1] if 0 < date.month < 13 else SEASONS.get(date.month, "")
    return " ".join(part for part in (str(date.day or ""), month, _year(date)) if part)


def _year(date: EdtfDate) -> str:
    if date.number is None:
        return f"{date.year.replace('X', '0').lstrip('0')}s"
    return str(date.number) if date.number > 0 else f"{1 - date.number} BC"


def _month(number: int) -> str:
    """Return the BibTeX macro of a month (``jan``), or for a number above 12 the season as text in braces."""
    return MONTHS[number - 1] if number < 13 else f"{{{SEASONS.get(number, number)}}}"


_PARTICLE = re.compile(r"(?:(?<= and )|^)([^\W\d_A-Z][^,{}]* [^,{}]*)(?=,)")


def _names(value: str) -> str:
    """Return the value of a field of names with each family name that begins with a particle in braces, as classic
    styles would separate it: ``{van der Berg}, Jan``.
    """
    return _PARTICLE.sub(lambda match: f"{{{match[1]}}}" if match[1][0].islower() else match[1], value)
