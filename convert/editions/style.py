"""An entry as it stands in the .bib to the line that Wikipedia's CS1 prints for it: order, punctuation, links.

Every type is printed, no field is required, and every field is printed: one that has no place in the line stands at
its end by name. Source of order and punctuation: Module:Citation/CS1 of English Wikipedia, 2023.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from convert.bibliography import OTHERS, Name
from convert.doctree import Emphasis, Inlines, Language, Reference, Strong, Text
from convert.editions.bibfile import Record
from convert.editions.dates import spelled
from convert.editions.identifiers import EPRINT_TYPES, IDENTIFIERS, identifier
from convert.latex import decode, decode_names, plain

ALIASES = {
    "journal": "journaltitle", "address": "location", "school": "institution", "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass", "issue": "number", "pmc": "pmcid", "accessdate": "urldate",
}  # fmt: skip
"""Classic BibTeX's names of fields."""

VERBATIM = frozenset(("url", "archiveurl", "doi", "eprint"))
"""Fields that hold no LaTeX (biblatex's verbatim and uri fields)."""

SILENT = frozenset(("langid", "options", "keywords", "sortkey", "sortname", "sorttitle", "label", "shorthand", "ids",
                    "entrysubtype", "yearsuffix", "crossref", "xref", "authorlink", "titlelink", "hyphenation", "file",
                    "gender", "presort", "pagination", "bookpagination", "urlstatus", "editoratype", "editorbtype",
                    "editorctype", "eprinttype", "eprintclass"))  # fmt: skip
"""Fields that direct the printing, or are printed with another one, and are no text of their own."""

QUOTED = frozenset(("article", "online", "inbook", "incollection", "inproceedings", "inreference", "suppbook",
                    "suppcollection", "suppperiodical", "bookinbook", "review", "unpublished", "conference",
                    "electronic", "www"))  # fmt: skip
"""Types whose title is that of a part: in quotation marks. Other titles stand in italics."""
QUOTED_KINDS = frozenset(("interview", "television episode", "radio episode", "episode", "podcast", "speech", "lecture"))
PERIODICAL = frozenset(("article", "suppperiodical", "review"))

ROLES = {
    "editor": ("ed.", "eds."), "editora": ("ed.", "eds."), "editorb": ("ed.", "eds."), "editorc": ("ed.", "eds."),
}  # fmt: skip
CREDITS = {
    "translator": "Translated by", "bookauthor": "By", "interviewer": "Interviewed by", "illustrator": "Illustrated by",
    "annotator": "Annotated by", "commentator": "Commentary by", "introduction": "Introduction by",
    "foreword": "Foreword by", "afterword": "Afterword by", "holder": "Held by", "editora": "With", "editorb": "With",
    "editorc": "With", "shortauthor": "Short form:", "shorteditor": "Short form:",
}  # fmt: skip
NAMES = frozenset(("author", "editor", *CREDITS))


class Fields:
    """The fields of a record, each taken once, so that what nobody took is known at the end."""

    def __init__(self, record: Record) -> None:
        self.values: dict[str, str] = {}
        for name, value in record.fields.items():
            if value:
                self.values.setdefault(ALIASES.get(name, name), value)
        self.type = record.type
        self.language = self.text("langid")

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str:
        """A value as plain text, left where it is."""
        raw = self.values.get(name)
        if raw is None:
            return ""
        return unbraced(raw) if name in VERBATIM else plain(decode(raw)).strip()

    def take(self, name: str) -> Inlines:
        """A value with its markup; it counts as printed."""
        raw = self.values.pop(name, None)
        if raw is None:
            return ()
        return (Text(unbraced(raw)),) if name in VERBATIM else decode(raw)

    def take_text(self, name: str) -> str:
        value = self.text(name)
        self.values.pop(name, None)
        return value

    def names(self, role: str) -> tuple[Name, ...]:
        return decode_names(self.values.pop(role)) if role in self.values else ()


def unbraced(value: str) -> str:
    return value.strip().removeprefix("{").removesuffix("}") if value.startswith("{") else value.strip()


class Line:
    """The printed line while it grows; a full stop is never doubled."""

    def __init__(self) -> None:
        self.nodes: list[Inlines] = []
        self.end = ""

    def add(self, inlines: Inlines, before: str = ". ", after: str = "") -> None:
        """Add a part, if it is not empty, after the separator ``before``."""
        if not inlines or not plain(inlines).strip():
            return
        if self.nodes:
            self.put(before[1:] if before.startswith(".") and self.end.rstrip("\"'”’»").endswith(".") else before)
        else:
            self.put(before.lstrip(" .,:;–"))
        self.nodes.append(inlines)
        self.end = plain(inlines)[-4:]
        self.put(after)

    def put(self, text: str) -> None:
        if text:
            self.nodes.append((Text(text),))
            self.end = (self.end + text)[-4:]

    def finished(self) -> Inlines:
        if self.nodes and not self.end.rstrip("\"'”’»").endswith((".", "?", "!")):
            self.put(".")
        return tuple(node for part in self.nodes for node in part)


def formatted(record: Record) -> Inlines:
    """The entry as one line."""
    fields, line = Fields(record), Line()
    led = _lead(fields, line)
    quoted = _is_quoted(fields)
    if quoted or not _in_container(fields):
        _title(fields, line, quoted=quoted)
    _credits(fields, line)
    _container(fields, line)
    journal = _is_journal(fields)
    _description(fields, line)
    if journal:
        _imprint(fields, line)
    _numbers(fields, line, journal=journal)
    if not journal:
        _imprint(fields, line)
    if not led:
        line.add(_date(fields))
    _pages(fields, line, journal=journal)
    _notes(fields, line)
    _identifiers(fields, line)
    _online(fields, line)
    _rest(fields, line)
    return line.finished()


def short_form(record: Record) -> str:
    """Names and year: "Lee 2006"."""
    fields = Fields(record)
    names = decode_names(fields.values.get("author", "") or fields.values.get("editor", ""))
    families = [name.family or name.literal for name in names if name != OTHERS]
    if len(families) > 2 or OTHERS in names:
        families = [f"{families[0]} et al."] if families else []
    year = re.search(r"-?\d{3,4}", fields.text("date") or fields.text("year") or fields.text("wikidate"))
    return " ".join(part for part in (" & ".join(families) or fields.text("title"), year[0] if year else "") if part)


def sort_key(record: Record) -> str:
    """The place in a bibliography that runs across scripts: letters compared without accents and case."""
    fields = Fields(record)
    names = decode_names(fields.values.get("author", "") or fields.values.get("editor", ""))
    first = " ".join(f"{name.family} {name.given}" if name.family else name.literal for name in names if name != OTHERS)
    parts = (first or fields.text("title"), fields.text("date") or fields.text("year"), fields.text("title"), record.key)
    return "\t".join(_folded(part) for part in parts)


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).casefold()
    words = "".join(c if c.isalnum() or c.isspace() else "" for c in letters if not unicodedata.combining(c))
    return " ".join(words.split())


# ---------------------------------------------------------------- names and dates


def name_list(names: Sequence[Name]) -> str:
    """ "Lee, Jeanyoung; Smith, A. B.; et al." """
    return "; ".join("et al." if name == OTHERS else _name(name) for name in names)


def _name(name: Name) -> str:
    if name.literal:
        return name.literal
    family = f"{name.prefix} {name.family}".strip()
    return ", ".join(part for part in (family, " ".join(p for p in (name.given, name.suffix) if p)) if part)


def _lead(fields: Fields, line: Line) -> bool:
    """Author, else editor, with the date; whether there was one."""
    role = "author" if "author" in fields else "editor" if "editor" in fields else ""
    if not role:
        return False
    names = fields.names(role)
    text = name_list(names)
    if role == "editor":
        text += ", " + ROLES[role][len(names) > 1]
    line.add((Text(text),))
    date = _date(fields)
    line.add(date, before=" (", after=")")
    return bool(names)


def _date(fields: Fields) -> Inlines:
    """The date of publication in words, with the original one."""
    date = spelled(fields.take_text("date")) or fields.take_text("wikidate")
    if not date:
        date = " ".join(part for part in (fields.take_text("month"), fields.take_text("year")) if part)
    date += fields.take_text("yearsuffix") if date[-4:].isdigit() else ""
    original = spelled(fields.take_text("origdate"))
    shown = " ".join(part for part in (date, f"[{original}]" if original else "") if part)
    return (Text(shown),) if shown else ()


def _credits(fields: Fields, line: Line) -> None:
    """The people who did something else than write; editors of the whole are said with the container."""
    for role, words in CREDITS.items():
        kind = fields.text(f"{role}type")
        names = name_list(fields.names(role))
        if names:
            words = CREDITS.get(kind, words)
            line.add((Text(f"{words} {names}"),))


# ---------------------------------------------------------------- titles


def _is_quoted(fields: Fields) -> bool:
    if fields.type in QUOTED or fields.text("type").casefold() in QUOTED_KINDS:
        return True
    return _in_container(fields)


def _in_container(fields: Fields) -> bool:
    return any(name in fields for name in ("journaltitle", "booktitle"))


def _title(fields: Fields, line: Line, *, quoted: bool) -> None:
    """The title with its subtitle, its form in its own script and its translation, linked to the text."""
    title = fields.take("title")
    if subtitle := fields.take("subtitle"):
        title = (*title, Text(": "), *subtitle)
    script = fields.take("scripttitle")
    if script and plain(script) == plain(title):
        title = ()
    shown: list[Inlines] = []
    if title:
        shown.append(((Text("“"), *title, Text("”")) if quoted else (Emphasis(title),)))
    if script:
        shown.append((Language(fields.language or "und", script),))
    if translated := fields.take("transtitle"):
        shown.append((Text("["), *translated, Text("]")))
    whole = _spaced(shown)
    address = _title_address(fields)
    line.add((Reference(address, whole),) if address and whole else whole)
    if not whole and address:
        line.add((Reference(address, (Text(address),)),))
    addition = fields.take("titleaddon")
    if plain(addition).strip(" []") != plain(translated).strip(" []"):
        line.add(addition)


def _title_address(fields: Fields) -> str:
    """Where the title leads: to the copy in an archive when the text is said to be gone, else to the text."""
    url, archive = fields.text("url"), fields.text("archiveurl")
    gone = archive and fields.text("urlstatus").casefold() not in ("live", "deviated")
    return archive if gone else url


def _spaced(parts: Iterable[Inlines]) -> Inlines:
    found: list[Inlines] = []
    for part in parts:
        if found:
            found.append((Text(" "),))
        found.append(part)
    return tuple(node for part in found for node in part)


def _container(fields: Fields, line: Line) -> None:
    """What the work is part of: "In Smith, A. (ed.). Collected Works", a journal, a conference, a series of books."""
    names = fields.names("editor")
    if names:
        role = ROLES["editor"][len(names) > 1]
        opening = "In " if "booktitle" in fields else ""
        line.add((Text(f"{opening}{name_list(names)} ({role})"),))
    for name in ("booktitle", "maintitle", "journaltitle", "issuetitle"):
        title = fields.take(name)
        stem = name.removesuffix("title")
        if subtitle := fields.take(f"{stem}subtitle"):
            title = (*title, Text(": "), *subtitle)
        line.add((Emphasis(title),) if title else ())
        line.add(fields.take(f"{stem}titleaddon"), before=" [", after="]")
    line.add(fields.take("eventtitle"))
    line.add(fields.take("eventtitleaddon"))
    line.add((Text(spelled(fields.take_text("eventdate"))),), before=", ")
    line.add(fields.take("venue"), before=", ")


def _is_journal(fields: Fields) -> bool:
    return fields.type in PERIODICAL and fields.text("entrysubtype") not in ("newspaper", "magazine")


# ---------------------------------------------------------------- the rest of the line


def _description(fields: Fields, line: Line) -> None:
    """Form, kind, series, language and edition."""
    line.add(fields.take("format"), before=" (", after=")")
    line.add(fields.take("type"), before=" (", after=")")
    line.add(fields.take("series"))
    language = fields.take_text("language")
    if language:
        line.add((Text(_languages(language)),), before=" (in ", after=")")
    origin = fields.take_text("origlanguage")
    line.add((Text(_languages(origin)),) if origin else (), before=" (translated from ", after=")")
    edition = fields.take("edition")
    line.add(_edition(edition), before=" (", after=")")
    line.add(fields.take("version"), before=". Version ")


def _languages(names: str) -> str:
    """ "korean and russian" → "Korean and Russian"; names in other letters stay."""
    listed = [name.strip() for name in re.split(r"\s+and\s+|,", names) if name.strip()]
    listed = [name[:1].upper() + name[1:] for name in listed]
    return " and ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)


def _edition(edition: Inlines) -> Inlines:
    text = plain(edition).strip()
    if text.isdigit():
        number = int(text)
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return (Text(f"{number}{ending} ed."),)
    return (*edition, Text(" ed.")) if text and not re.search(r"\bed(ition|\.)?$", text, re.IGNORECASE) else edition


def _imprint(fields: Fields, line: Line) -> None:
    """Place and publisher: "Seoul: Jimoondang"."""
    places, houses = fields.take("location"), [fields.take(n) for n in ("publisher", "institution", "organization")]
    line.add(fields.take("howpublished"))
    line.add(places)
    named: list[str] = []
    for house in houses:
        if house and plain(house) not in named:
            line.add(house, before=": " if places and not named else ". ")
            named.append(plain(house))
    line.add(fields.take("origpublisher"))
    line.add(fields.take("origlocation"))


def _numbers(fields: Fields, line: Line, *, journal: bool) -> None:
    """Volume and number: "5 (2)" in a journal, "Vol. 5, no. 2" elsewhere."""
    volume, number = fields.take("volume"), fields.take("number")
    if journal:
        short = len(plain(volume)) <= 4
        line.add((Strong(volume),) if volume and short else volume, before=" " if short else ". ")
        line.add(number, before=" (", after=")")
    else:
        line.add(volume, before=". Vol. ")
        line.add(number, before=", no. " if volume else ". No. ")
    line.add(fields.take("part"), before=", part ")
    line.add(fields.take("volumes"), before=". ", after=" vols.")


def _pages(fields: Fields, line: Line, *, journal: bool) -> None:
    pages = fields.take("pages")
    several = re.search(r"[–—,&;-]|\band\b", plain(pages))
    line.add(pages, before=": " if journal else ". pp. " if several else ". p. ")
    line.add(fields.take("eid"), before=": " if journal and not pages else ". ")
    line.add(fields.take("chapter"), before=". Chapter ")
    line.add(fields.take("locator"))
    line.add(fields.take("pagetotal"), before=". ", after=" pages")


def _notes(fields: Fields, line: Line) -> None:
    for name in ("note", "howpublished", "addendum"):
        line.add(fields.take(name))


def _identifiers(fields: Fields, line: Line) -> None:
    kind = fields.text("eprinttype").casefold()
    kind = EPRINT_TYPES.get(kind, kind)
    eprint, section = fields.take_text("eprint"), fields.text("eprintclass")
    if eprint:
        shown = identifier(kind, eprint) if kind in IDENTIFIERS else (Text(f"{kind or 'eprint'}:{eprint}"),)
        line.add((*shown, Text(f" [{section}]")) if section else shown)
    for name in IDENTIFIERS:
        value = fields.take_text(name)
        if value:
            line.add(identifier(name, value))


def _online(fields: Fields, line: Line) -> None:
    """Archived copy, day of access, way of access and quotation."""
    url, archive = fields.take_text("url"), fields.take_text("archiveurl")
    archived = spelled(fields.take_text("archivedate"))
    if archive:
        live = fields.text("urlstatus").casefold() in ("live", "deviated")
        said: Inlines = (Reference(archive, (Text("Archived"),)),) if live else (Text("Archived"),)
        original: Inlines = (Text("the original"),) if live or not url else (Reference(url, (Text("the original"),)),)
        line.add((*said, Text(" from "), *original, Text(f" on {archived}" if archived else "")))
    elif archived:
        line.add((Text(f"Archived {archived}"),))
    accessed = spelled(fields.take_text("urldate"))
    line.add((Text(accessed),) if accessed else (), before=". Retrieved ")
    line.add(fields.take("via"), before=" – via ")
    access = fields.take_text("urlaccess")
    line.add((Text(f"{access} access" if access == "free" else f"{access} required"),) if access else (), before=" (",
             after=")")  # fmt: skip
    line.add(fields.take("quote"), before=". “", after="”")


def _rest(fields: Fields, line: Line) -> None:
    """What has no place above, by name, so that nothing is lost."""
    for name in list(fields.values):
        value = fields.take(name)
        if name not in SILENT:
            line.add(value, before=f". {name}: " if name not in ("prenote",) else ". ")
