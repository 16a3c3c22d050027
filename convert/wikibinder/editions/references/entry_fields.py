"""The fields of an entry during formatting, each used once, and the line to which they are added."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, chain, repeat, zip_longest
from typing import TYPE_CHECKING

from wikibinder.bibtex.latex import VERBATIM, decode, decode_names, plain
from wikibinder.model.bibliography import OTHERS, Name
from wikibinder.model.cs1_registry import Kind, fields_of
from wikibinder.model.nodes import Inline, Inlines, PageReference, Text
from wikibinder.model.translations import translation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wikibinder.editions.references.bib_files import BibRecord

ALIASES = {
    "journal": "journaltitle", "address": "location", "school": "institution", "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass", "issue": "number", "pmc": "pmcid", "accessdate": "urldate", "annote": "annotation",
}  # fmt: skip
"""Field name of classic BibTeX or of other programs -> name of the same field in BibLaTeX."""

DATES = frozenset(("date", "origdate", "urldate", "eventdate")) | fields_of(Kind.DATE)
"""Fields in which ``~`` means "about" and not a space."""

_PORTABLE = re.compile(r"(?:\. )?Archived at \\url\{[^{}]*\}(?: \([^()]*\))?$")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)")


class Fields:
    """The fields of an entry while it is formatted: those that a rule has printed are removed, so that the rest can be
    printed at the end. ``language``: code of the language of phrases.
    """

    def __init__(self, record: BibRecord, language: str = "en") -> None:
        self.type = record.type
        self.language = language
        self.translate = translation(language).gettext
        self.values: dict[str, str] = {}
        for name, value in record.fields.items():
            if value:
                self.values.setdefault(ALIASES.get(name, name), value)
        if "archiveurl" in self.values and "addendum" in self.values:
            # The archive's address that --bib-portable has copied to this field.
            self.values["addendum"] = _PORTABLE.sub("", self.values["addendum"])

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str:
        """Return the value of a field as plain text, without marking it as printed; "" if there is no such field."""
        raw = self.values.get(name)
        if raw is None:
            return ""
        if name in VERBATIM:
            return unbraced(raw)
        text = plain(decode(raw))
        return (text.replace("\N{NO-BREAK SPACE}", "~") if name in DATES else text).strip()

    def take(self, name: str) -> Inlines:
        """Return the value of a field with its markup, and remove the field, which counts as printed; () if there is no
        such field.
        """
        raw = self.values.pop(name, None)
        if raw is None:
            return ()
        return (Text(unbraced(raw)),) if name in VERBATIM else decode(raw)

    def take_text(self, name: str) -> str:
        """Return the value of a field as plain text, and remove the field, which counts as printed; "" if there is no
        such field.
        """
        if name not in self.values:
            return ""
        value = self.text(name)
        del self.values[name]
        return value

    def names(self, role: str) -> tuple[Name, ...]:
        """Return the people in the field ``role``, and remove the field, which counts as printed; ``OTHERS`` at the end
        means further people, whom the number in the field ``display{role}s`` hides.
        """
        found = decode_names(self.values.pop(role)) if role in self.values else ()
        shown = self.take_text(f"display{role}s")
        return (*found[: int(shown)], OTHERS) if shown.isdecimal() and int(shown) < len(found) else found

    def people(self, role: str) -> Inlines:
        """Return the people in the field ``role`` as printed, each linked to their wiki page if the entry names one,
        and remove the field: "Lee, Jeanyoung; et al."; () if there is no such field.
        """
        pages = self.text(self._field_of_pages(role)).split("|")
        return name_list(self.names(role), [page.strip() for page in pages], self.translate("et al."))

    def _field_of_pages(self, role: str) -> str:
        """Return the name of the field with the wiki pages of a role. If there is a ``bookauthor``, ``author`` is a
        contributor, whose pages are in another field.
        """
        if role == "author" and "bookauthor" in self.values:
            return "contributorlink"
        return PAGES.get(role, f"{role}link")


PAGES = {"bookauthor": "authorlink", "editora": "interviewerlink", "editorc": "contributorlink"}
"""Role -> name of the field with its wiki pages, where it differs from the usual one."""


class ReferenceLine:
    """A formatted entry to which parts are added. A full stop is never doubled. ``site``: name of the web site already
    printed.
    """

    def __init__(self) -> None:
        self.site = ""
        self.parts: list[Inlines] = []
        self.end = ""

    def add(self, inlines: Inlines, before: str = ". ", after: str = "") -> None:
        """Add a part with the separator ``before`` it and the text ``after`` it; nothing if the part is empty. Before
        the first part of the line the punctuation in ``before`` is left out.
        """
        text = plain(inlines) if inlines else ""
        if not text.strip():
            return
        if not self.parts:
            before = before.lstrip(" .,:;–")
        elif before.startswith(".") and self._stopped(".!?" if before[1:2] != " " else "."):
            before = before[1:]
        self.put(before)
        self.parts.append(inlines)
        self.end = (self.end + text)[-4:]
        self.put(after)

    def put(self, text: str) -> None:
        """Add text to the line, without a separator."""
        if text:
            self.parts.append((Text(text),))
            self.end = (self.end + text)[-4:]

    def _stopped(self, marks: str) -> bool:
        return self.end.rstrip("\"'”’»").endswith(tuple(marks))

    def finished(self) -> Inlines:
        """Return the whole line, with a full stop at its end unless it ends in ".", "!" or "?"."""
        if self.parts and not self._stopped(".!?"):
            self.put(".")
        return tuple(node for part in self.parts for node in part)


def unbraced(value: str) -> str:
    """Return the value of a field without the pair of braces around the whole of it, if there is one: ``{A}`` becomes
    ``A``; ``{A} and {B}`` is not changed.
    """
    value = value.strip()
    inner = value[1:-1] if value.startswith("{") and value.endswith("}") else value
    depths = accumulate((sign == "{") - (sign == "}") for sign in inner)
    # A negative depth: the first brace is closed before the end.
    return value if any(depth < 0 for depth in depths) else inner


def phrase(words: str, *parts: Inlines) -> Inlines:
    """Return ``words`` with the parts in place of each ``{}``; () if the first part is empty."""
    if not parts[0] or not plain(parts[0]).strip():
        return ()
    found: list[Inline] = []
    for piece, part in zip_longest(words.split("{}"), parts, fillvalue=()):
        found += [Text(piece)] if isinstance(piece, str) and piece else []
        found += part
    return tuple(found)


def spaced(parts: Iterable[Inlines]) -> Inlines:
    """Return the non-empty parts with a space between them."""
    found: list[Inlines] = []
    for part in parts:
        if part:
            found += [(Text(" "),), part] if found else [part]
    return tuple(node for part in found for node in part)


def apostrophes(inlines: Inlines) -> Inlines:
    """Return inline nodes with typographic apostrophes instead of straight ones inside words."""
    return tuple(
        Text(_APOSTROPHE.sub("’", node.text)) if isinstance(node, Text) and "'" in node.text else node
        for node in inlines
    )


# ---------------------------------------------------------------- names


def name_list(names: Sequence[Name], pages: Sequence[str] = (), others: str = "et al.") -> Inlines:
    """Return people as printed: "Lee, Jeanyoung; Smith, A. B.; et al.". ``pages``: the wiki page of each name, to which
    it is linked ("": none); ``others``: the words for people who are not named.
    """
    found: list[Inline] = []
    for name, page in zip(names, chain(pages, repeat("")), strict=False):
        if found:
            found.append(Text("; "))
        text = Text(_APOSTROPHE.sub("’", others if name == OTHERS else inverted(name)))
        found.append(PageReference(page, "", (text,)) if page and name != OTHERS else text)
    return tuple(found)


def inverted(name: Name) -> str:
    """Return a name with the family name first; a name that must not be split is returned unchanged."""
    if name.literal:
        return name.literal
    family = f"{name.prefix} {name.family}".strip()
    return ", ".join(part for part in (family, " ".join(p for p in (name.given, name.suffix) if p)) if part)


def leading_names(fields: Fields) -> list[Name]:
    """Return the names under which a work is sorted: its authors, otherwise its editors."""
    raw = fields.values.get("author", "") or fields.values.get("editor", "")
    return [name for name in decode_names(raw) if name != OTHERS]


def short_form(record: BibRecord) -> str:
    """Return names (or else the title) and year of a work: "Lee 2006", "Lee & Kim 2006"; of more than two names the
    first with "et al.". What is missing is left out.
    """
    fields = Fields(record)
    families = [name.family or name.literal for name in leading_names(fields)]
    if len(families) > 2:
        families = [f"{families[0]} et al."]
    year = re.search(r"\d{3,4}", fields.text("date") or fields.text("year") or fields.text("wikidate"))
    named = " & ".join(families) or fields.text("title")
    return " ".join(part for part in (named, (year[0] if year else "") + fields.text("yearsuffix")) if part)


def sort_key(record: BibRecord) -> str:
    """Return the text by which a work is sorted in a bibliography of several scripts: names (or else the title), date,
    title and key, each without accents and case, separated by tabs.
    """
    fields = Fields(record)
    title = fields.text("title")
    people = " ".join(f"{name.family} {name.given}" if name.family else name.literal for name in leading_names(fields))
    parts = (people or title, fields.text("date") or fields.text("year"), title, record.key)
    return "\t".join(folded(part) for part in parts)


def folded(text: str) -> str:
    """Return the letters, digits and spaces of a text, without accents and case."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    words = "".join(c if c.isalnum() or c.isspace() else "" for c in letters if not unicodedata.combining(c))
    return " ".join(words.split())
