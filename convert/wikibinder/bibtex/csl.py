"""Converts BibLaTeX entries to CSL-JSON, the data that Zotero and citeproc read (CSL 1.0.2, csl-data.json).

Each field becomes a variable of CSL, or a line of ``note`` if CSL has none (``JSTOR: 123``: Zotero keeps these lines
under Extra), or is left out for a reason given in the tables.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from wikibinder.bibtex import edtf
from wikibinder.bibtex.langid import language_tag, tag_of_name
from wikibinder.bibtex.latex import VERBATIM, decode, decode_names, plain
from wikibinder.model.bibliography import OTHERS, Name
from wikibinder.model.identifiers import BY_FIELD, field_of_eprint
from wikibinder.model.nodes import Emphasis, Strong, Subscript, Superscript

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikibinder.model.nodes import Inline

Item = dict[str, Any]


class BibEntry(Protocol):
    """An entry of a .bib file: its type, its key, and the values of its fields in LaTeX."""

    @property
    def type(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def fields(self) -> Mapping[str, str]: ...


Fields = Mapping[str, str]

TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "book": "book",
    "collection": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "misc": "document",
    "online": "webpage",
    "patent": "patent",
    "reference": "book",
    "report": "report",
    "software": "software",
    "thesis": "thesis",
    "unpublished": "manuscript",
}
"""BibLaTeX type -> CSL type; types not listed become ``document``."""

SUBTYPES: Mapping[str, str] = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
KINDS: Mapping[str, str] = {
    "interview": "interview", "map": "map", "podcast": "broadcast", "speech": "speech", "tweet": "post",
}  # fmt: skip
"""Value of the field ``type``, case folded, of an entry of the type misc, unpublished or online -> CSL type, for kinds
of works for which BibLaTeX has no entry type.
"""

NAMES: Mapping[str, str] = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
    "editora": "interviewer",
    "editorb": "illustrator",
    "editorc": "contributor",
    "holder": "contributor",
}

TITLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("title", "scripttitle", "transtitle")),
    ("container-title", ("journaltitle", "scriptjournaltitle", "transjournaltitle")),
    ("container-title", ("booktitle", "scriptbooktitle", "transbooktitle")),
    ("container-title", ("website", "scriptwebsite", "transjournaltitle")),
    ("container-title", ("maintitle", "scriptmaintitle")),
    ("container-title", ("howpublished", "scripthowpublished")),
    ("container-title", ("reporter",)),
    ("collection-title", ("series",)),
    ("event-title", ("eventtitle",)),
    ("volume-title", ("issuetitle",)),
)
"""CSL variables that may hold markup -> the fields printed in them, in order: a title, the title in its own script,
the translated title in square brackets. If several rows name one variable, the first with a value is used."""

VARIABLES: Mapping[str, tuple[str, ...]] = {
    "volume": ("volume",),
    "part": ("part",),
    "edition": ("edition",),
    "version": ("version",),
    "chapter-number": ("chapter",),
    "page": ("pages", "otherpages", "eid"),
    "number-of-pages": ("pagetotal",),
    "number-of-volumes": ("volumes",),
    "section": ("department",),
    "genre": ("type",),
    "medium": ("format",),
    "scale": ("scale",),
    "publisher": ("publisher", "institution", "organization", "network", "station"),
    "publisher-place": ("location", "writtenat"),
    "authority": ("court",),
    "jurisdiction": ("country",),
    "source": ("via",),
    "URL": ("url", "chapterurl", "mapurl", "bookurl", "eventurl", "transcripturl"),
    "archive_location": ("archiveurl",),
    "DOI": ("doi",),
    "ISBN": ("isbn",),
    "ISSN": ("issn", "eissn"),
    "PMID": ("pmid",),
    "PMCID": ("pmcid",),
    "year-suffix": ("yearsuffix",),
}
"""CSL variable of plain text -> fields; the first field with a value is used, the other fields become lines of
``note``.
"""

DATES: Mapping[str, tuple[str, str]] = {
    "issued": ("date", "wikidate"),
    "accessed": ("urldate", "wikiurldate"),
    "original-date": ("origdate", "wikiorigdate"),
    "available-date": ("pubdate", "wikipubdate"),
}
"""CSL date variables -> the field with the EDTF date and the field with the date in words."""

NOTES: Mapping[str, str] = {
    "note": "", "addendum": "", "titleaddon": "", "nameaddon": "",
    "locator": "Locator", "quotepages": "Pages of the quotation", "quote": "Quotation",
    "scriptquote": "Quotation in its own script", "transquote": "Quotation in translation",
    "archivedate": "Archived", "wikiarchivedate": "Archived", "agency": "Agency", "cartography": "Cartography",
    "season": "Season", "seriesnumber": "Series number", "episodenumber": "Episode", "transcript": "Transcript",
    "layurl": "Summary", "laysource": "Source of the summary", "laydate": "Date of the summary",
    "wikilaydate": "Date of the summary",
    "litigants": "Litigants", "opinion": "Opinion", "messageid": "Message-ID", "wikiextra": "Other data",
    **{name: row.label.strip(" :") for name, row in BY_FIELD.items()},
}  # fmt: skip
"""Fields that become lines of ``note``, unless their text is in a variable -> the label of the line; "": no label."""

LEFT_OUT: Mapping[str, str] = {
    **dict.fromkeys(("titlelink", "serieslink", "authorlink", "editorlink", "translatorlink", "contributorlink",
                     "interviewerlink"), "a link inside the wiki"),
    **dict.fromkeys(("displayauthors", "displayeditors", "displaytranslators"), "a matter of style"),
    **dict.fromkeys(("editoratype", "editorbtype", "editorctype"), "said by the variable of the names"),
    **dict.fromkeys(("urlstatus", "urlaccess", "doibroken", "wikidoibroken", "pmcembargo", "wikipmcembargo",
                     "asintld"), "about an address"),
    **dict.fromkeys(("eprint", "eprinttype", "eprintclass", "entrysubtype", "langid", "language", "number"),
                    "read by rules of their own"),
    "ids": "keys of the other citations of the work",
}  # fmt: skip
"""Fields that are not exported -> the reason. Fields that end in ``access``, ``format`` or ``urltext`` are not
exported either."""

_NUMBER_OF_WORK = frozenset({"report", "patent", "legal_case", "broadcast", "document", "software"})
_PARTICLES = re.compile(r"((?:[^\W\d_A-Z][^\s,]*\s)+)(?=[^\W\d_a-z])")


def csl_json(entries: Iterable[BibEntry]) -> str:
    """Return the text of a CSL-JSON file: an array of one item for each entry."""
    items = [item(entry) for entry in entries]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def item(entry: BibEntry) -> Item:
    """Return one entry as an item of CSL-JSON."""
    fields = {name: value for name, value in entry.fields.items() if _text(name, value).strip()}
    found: Item = {"id": entry.key, "type": _type(entry)}
    for role, variable in NAMES.items():
        names = (_name(name) for name in decode_names(fields.get(role, "")) if name != OTHERS)
        if people := [name for name in names if name]:
            found[variable] = found.get(variable, []) + people
    rest = {name: value for name, value in fields.items() if name not in NAMES}
    found |= _titles(rest) | _variables(rest) | _dates(rest) | _numbers(rest, found["type"]) | _archive(fields)
    # CSL has the court of a decision in "authority".
    if found["type"] == "legal_case" and "publisher" in found:
        found["authority"] = found.pop("publisher")
    found |= {"language": language} if (language := _language(fields)) else {}
    # A text that a variable has already is not repeated in the note.
    printed = set(map(str, found.values()))
    lines = dict.fromkeys(line for line, text in _notes(rest) if text not in printed)
    # CSL has no value for "and others".
    lines |= dict.fromkeys(f"More {role}s: et al." for role in NAMES if OTHERS in decode_names(fields.get(role, "")))
    return found | ({"note": "\n".join(lines)} if lines else {})


def _type(entry: BibEntry) -> str:
    fields = entry.fields
    if entry.type == "article":
        return SUBTYPES.get(fields.get("entrysubtype", ""), TYPES["article"])
    if kind := entry.type in ("misc", "unpublished", "online") and KINDS.get(fields.get("type", "").casefold()):
        return kind
    # BibLaTeX has no type for broadcasts.
    if entry.type == "misc" and not {"network", "station", "episodenumber", "season"}.isdisjoint(fields):
        return "broadcast"
    return TYPES.get(entry.type, "document")


def _name(name: Name) -> dict[str, str]:
    """Return a name as CSL-JSON, with its particles separate, since styles sort "van der Berg" under V or B."""
    if name.literal:
        return {"literal": name.literal}
    family = f"{name.prefix} {name.family}".strip()
    particle = _PARTICLES.match(family)
    parts = {
        "family": family[particle.end() :] if particle else family,
        "given": name.given,
        "non-dropping-particle": particle[1].strip() if particle else "",
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _text(name: str, latex: str) -> str:
    """Return the value of the field ``name``, given in LaTeX, as plain text."""
    text = latex if name in VERBATIM else " ".join(plain(decode(latex)).split())
    return text.replace("--", "–") if name in ("pages", "otherpages") else text


_TAGS: Mapping[type[Inline], str] = {Emphasis: "i", Strong: "b", Superscript: "sup", Subscript: "sub"}


def _rich(nodes: Iterable[Inline]) -> str:
    """Return inline nodes as text with the tags that CSL defines: ``<i>``, ``<b>``, ``<sup>``, ``<sub>``."""
    parts = []
    for node in nodes:
        tag = _TAGS.get(type(node))
        parts.append(f"<{tag}>{_rich(getattr(node, 'children', ()))}</{tag}>" if tag else plain((node,)))
    return "".join(parts)


def _titles(rest: dict[str, str]) -> Item:
    """Return the CSL variables for titles, from the fields in ``rest``; the fields used are removed from it."""
    found: Item = {}
    for variable, names in TITLES:
        if variable not in found and not rest.keys().isdisjoint(names):
            texts = [(name, " ".join(_rich(decode(rest.pop(name))).split())) for name in names if name in rest]
            found[variable] = " ".join(f"[{text}]" if name.startswith("trans") else text for name, text in texts)
    return found


def _variables(rest: dict[str, str]) -> Item:
    """Return the CSL variables of plain text, from the fields in ``rest``; the fields used are removed from it."""
    # CSL has a variable for PMIDs, whichever field they are in here.
    if field_of_eprint(rest.get("eprinttype", "")) == "pmid" and "pmid" not in rest:
        rest["pmid"] = rest.pop("eprint", "")
    found: Item = {}
    for variable, names in VARIABLES.items():
        if name := next((name for name in names if name in rest), ""):
            found[variable] = _text(name, rest.pop(name))
    if "PMCID" in found:
        found["PMCID"] = f"PMC{found['PMCID'].upper().removeprefix('PMC')}"
    return found


def _dates(rest: Fields) -> Item:
    dates = {variable: _date(rest.get(name, ""), _text(words, rest.get(words, "")))
             for variable, (name, words) in DATES.items()}  # fmt: skip
    return {variable: date for variable, date in dates.items() if date}


def _date(value: str, words: str) -> Item:
    """Return a CSL date for the EDTF date ``value``: in parts, or as literal text if ``words``, the date in words, are
    given (they express more) or EDTF cannot be parsed. Empty if both are "".
    """
    dates = edtf.read(value)
    parts = [_parts(date) for date in dates if date]
    if words or (value and not (dates and all(parts) and len(parts) == len(dates))):
        return {"literal": words or value}
    found: Item = {"date-parts": parts} if parts else {}
    if any(date and date.mark for date in dates):
        found["circa"] = True
    # EDTF's seasons are 21 to 24, CSL's 1 to 4.
    if len(dates) == 1 and dates[0] and 20 < dates[0].month < 25:
        found["season"] = dates[0].month - 20
    return found


def _parts(date: edtf.EdtfDate) -> list[int]:
    """Return year, month and day of a date as CSL has them: missing parts are left out, and -1 is 1 BC. Empty if digits
    of the year are unknown (``199X``).
    """
    if date.number is None:
        return []
    year = date.number if date.number > 0 else date.number - 1
    return [part for part in (year, date.month if date.month < 13 else 0, date.day) if part]


def _numbers(fields: Fields, kind: str) -> Item:
    """Return the field ``number`` as the CSL variable for it: ``issue`` of an article, ``number`` of a report or
    patent, or ``collection-number`` of a volume in its series. ``kind``: the CSL type.
    """
    if "number" not in fields:
        return {}
    variable = "number" if kind in _NUMBER_OF_WORK else "issue" if kind.startswith("article") else "collection-number"
    return {variable: _text("number", fields["number"])}


def _archive(fields: Fields) -> Item:
    """Return the host of the archived copy's address as the CSL variable ``archive``; empty if there is no copy."""
    try:
        host = urlsplit(fields.get("archiveurl", "")).hostname
    except ValueError:
        # Raised for invalid brackets in an address.
        host = ""
    return {"archive": host} if host else {}


def _language(fields: Fields) -> str:
    """Return the language tag of the work's first language, or its name if there is no tag; "" if none is given."""
    name = fields.get("language", "").partition(" and ")[0]
    return language_tag(fields.get("langid", "")) or language_tag(name) or tag_of_name(name) or name


def _notes(rest: Fields) -> Iterable[tuple[str, str]]:
    """Yield the lines of the CSL variable ``note``, for the fields in ``rest`` that no other variable has used: pairs
    of the line with its label, and its text alone.
    """
    for name, value in rest.items():
        label = NOTES.get(name, "" if name in IN_VARIABLES else None)
        if name == "eprint":
            kind = rest.get("eprinttype", name)
            label = NOTES.get(field_of_eprint(kind), kind)
        if label is not None:
            text = _text(name, value)
            if name == "eprint" and "eprintclass" in rest:
                text += f" [{_text('eprintclass', rest['eprintclass'])}]"
            yield f"{label}: {text}" if label else text, text


IN_VARIABLES = frozenset((*chain.from_iterable(names for _, names in TITLES), *chain.from_iterable(VARIABLES.values())))
