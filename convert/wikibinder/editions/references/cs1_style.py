"""Formats an entry of a .bib file as Wikipedia's CS1 prints it: order, punctuation, links.

Every entry type is printed, no field is required, and every field but ``UNPRINTED_FIELDS`` is printed: one without a
place in the line is appended with its label. Source of order and punctuation: Module:Citation/CS1 of English Wikipedia,
2023.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.bibtex.langid import language_tag, title_tag
from wikibinder.bibtex.latex import merged, plain
from wikibinder.editions.references.cs1_online import addresses, date_in, identifiers, is_live, online
from wikibinder.editions.references.cs1_tables import (
    CONTAINER_TITLES,
    CONTAINERS,
    CREDITS,
    KINDS,
    LABELS,
    PERIODICAL,
    PUBLISHERS,
    QUOTED,
    UNPRINTED_FIELDS,
    WITH_OTHER_PUNCTUATION,
)
from wikibinder.editions.references.date_words import language_names, spelled
from wikibinder.editions.references.entry_fields import (
    Fields,
    ReferenceLine,
    apostrophes,
    phrase,
    short_form,
    sort_key,
    spaced,
)
from wikibinder.model.nodes import Emphasis, Inlines, Language, PageReference, Reference, Strong, Text

if TYPE_CHECKING:
    from wikibinder.editions.references.bib_files import BibRecord

__all__ = ["formatted", "short_form", "sort_key"]

_ADDRESS = re.compile(r"[a-z]+://\S+")
_PDF = re.compile(r"\.(?:pdf|PDF)(?:$|[?#])")


def formatted(record: BibRecord, language: str = "en") -> Inlines:
    """Return the entry as one line of inline nodes, with the words (``ed.``, ``Retrieved``) of a language, given by its
    code.
    """
    fields, line = Fields(record, language), ReferenceLine()
    journal = record.type in PERIODICAL and fields.text("entrysubtype") not in WITH_OTHER_PUNCTUATION
    part = any(name in fields for name in ("journaltitle", "booktitle"))
    quoted = record.type in QUOTED or part or ("maintitle" in fields and record.type == "misc")
    led = _lead(fields, line)
    if not part:
        _editors(fields, line, in_book=False)
    _title(fields, line, quoted=quoted)
    if record.type == "jurisdiction":
        _case(fields, line)
    if part:
        _editors(fields, line, in_book="booktitle" in fields)
    _containers(fields, line)
    _description(fields, line)
    if journal:
        _imprint(fields, line)
        _numbers(fields, line, journal=True)
    else:
        _numbers(fields, line, journal=False)
        _imprint(fields, line)
    # Without names at the beginning the date comes near the end.
    if not led:
        line.add(_date(fields))
    _pages(fields, line, journal=journal)
    identifiers(fields, line)
    online(fields, line)
    # Every field that no rule has used is printed with its label, so that nothing is lost.
    _rest(fields, line)
    return merged(apostrophes(line.finished()))


# ---------------------------------------------------------------- names and dates


def _lead(fields: Fields, line: ReferenceLine) -> bool:
    """Add authors, or else editors, and the date to the line; without either add nothing and return False."""
    # Editors replace the authors only if there are no authors.
    role = "author" if "author" in fields else "editor" if "editor" in fields else ""
    names = fields.people(role)
    if not names:
        return False
    line.add(names)
    if role == "editor":
        line.add((Text(fields.translate("eds.") if len(names) > 1 else fields.translate("ed.")),), before=", ")
    line.add(fields.take("nameaddon"), before=" [", after="]")
    line.add(_date(fields, bracketed=True), before=" ")
    return True


def _date(fields: Fields, *, bracketed: bool = False) -> Inlines:
    """Return the date of publication (as the article has it, or else in words), then the original date in square
    brackets; ``bracketed``: the first one in round brackets, as after names. () if there is neither.
    """
    date, as_given = spelled(fields.take_text("date"), fields.language), fields.take_text("wikidate")
    plain_date = " ".join(part for part in (fields.take_text("month"), fields.take_text("year")) if part)
    suffix = fields.take_text("yearsuffix")
    shown = as_given or (date or plain_date)
    shown += suffix if suffix and not shown.endswith(suffix) else ""
    original = date_in(fields, "origdate")
    parts = (f"({shown})" if bracketed and shown else shown, f"[{original}]" if original else "")
    return spaced((Text(part),) for part in parts if part)


def _editors(fields: Fields, line: ReferenceLine, *, in_book: bool) -> None:
    """Add editors that a reference has in addition to authors. ``in_book``: with "In" before them: "In Smith, A.; Hall,
    G. (eds.)".
    """
    names, translate = fields.people("editor"), fields.translate
    if in_book:
        words = translate("In {} (eds.)") if len(names) > 1 else translate("In {} (ed.)")
    else:
        words = translate("{} (eds.)") if len(names) > 1 else translate("{} (ed.)")
    line.add(phrase(words, names))


# ---------------------------------------------------------------- titles


def _title(fields: Fields, line: ReferenceLine, *, quoted: bool) -> None:
    """Add the title with its subtitle, original script and translation, linked to the text of the work, or else to its
    page on the wiki; without a title, the address of the text. ``quoted``: in quotation marks instead of italics.
    """
    title = _joined(fields, "title", "subtitle")
    script, translated, language = fields.take("scripttitle"), fields.take("transtitle"), fields.text("langid")
    whole = spaced((
        _marked(title_tag(language, plain(title)), _title_markup(title, quoted=quoted)),
        _marked(language_tag(language), script),
        (Text("["), *translated, Text("]")) if translated else (),
    ))  # fmt: skip
    address = _title_address(fields)
    # A link without a title shows its address.
    whole = whole or ((Text(address),) if address else ())
    page = fields.text("titlelink")
    line.add((Reference(address, whole),) if address else (PageReference(page, "", whole),) if page else whole)
    _format(fields, line)
    addition = fields.take("titleaddon")
    # Some articles give the translation twice.
    if plain(addition).strip(" []") != plain(translated).strip(" []"):
        line.add(addition)


def _format(fields: Fields, line: ReferenceLine) -> None:
    """Add the file format (``PDF``) of the text at ``url``, after the title that links to it."""
    # If the address is the only field, the note was a link and not a template.
    link_alone = fields.values.keys() == {"url"}
    format_ = fields.take_text("format") or ("" if link_alone else _format_of(fields.text("url")))
    line.add((Text(format_.replace("pdf", "PDF")),), before=" (", after=")")


def _format_of(address: str) -> str:
    """Return "PDF" if the path of an address ends in ``.pdf``, as CS1 tests it (``is_pdf``); otherwise ""."""
    return "PDF" if _PDF.search(address) else ""


def _title_markup(title: Inlines, *, quoted: bool) -> Inlines:
    """Return a title in quotation marks (``quoted``, for a part of a work) or in italics; an address as title
    unchanged.
    """
    if not title or _ADDRESS.fullmatch(plain(title)):
        return title
    return (Text("“"), *title, Text("”")) if quoted else (Emphasis(title),)


def _marked(tag: str, inlines: Inlines) -> Inlines:
    """Return inline nodes marked with a language tag; unchanged if the tag is ""."""
    return (Language(tag, inlines),) if tag and inlines else inlines


def _joined(fields: Fields, title: str, subtitle: str) -> Inlines:
    """Return the values of the fields ``title`` and ``subtitle``, with a colon between them if there are both."""
    first, second = fields.take(title), fields.take(subtitle)
    return (*first, Text(": "), *second) if first and second else first or second


def _title_address(fields: Fields) -> str:
    """Return the address to which the title is linked: of the archived copy if the text is marked as unavailable, else
    of the text; "" if there is none.
    """
    url, archive = fields.text("url"), fields.text("archiveurl")
    return archive if archive and not is_live(fields) else url


def _containers(fields: Fields, line: ReferenceLine) -> None:
    """Add the titles of the works that contain this one (book, journal, site), and the conference and department."""
    for name in CONTAINERS:
        stem = name.removesuffix("title")
        title = _joined(fields, name, f"{stem}subtitle")
        address = fields.take_text("bookurl") if title and name in CONTAINER_TITLES else ""
        title = (Reference(address, title),) if address else title
        script, translated = fields.take(f"script{name}"), fields.take(f"trans{name}")
        shown = spaced((
            (Emphasis(title),) if title else (),
            script,
            (Text("["), *translated, Text("]")) if translated else (),
        ))  # fmt: skip
        line.add(shown)
        line.add((Text(_format_of(address)),), before=" (", after=")")
        line.site = plain(title) if name == "website" else line.site
        line.add(fields.take(f"{stem}titleaddon"), before=" [", after="]")
        if name == "booktitle":
            _credits(fields, line)
    line.add(fields.take("eventtitle"))
    line.add(fields.take("eventtitleaddon"))
    line.add((Text(spelled(fields.take_text("eventdate"), fields.language)),), before=", ")
    line.add(fields.take("department"))


def _case(fields: Fields, line: ReferenceLine) -> None:
    """Add the report of a court case, as in Template:Cite court: "410 U.S. 113, 120 (Supreme Court 1973)"."""
    line.add(spaced((fields.take("volume"), fields.take("howpublished"), fields.take("number"))), before=", ")
    line.add(fields.take("locator"), before=", ")
    line.add(spaced((fields.take("institution"), _date(fields))), before=" (", after=")")


def _credits(fields: Fields, line: ReferenceLine) -> None:
    """Add the people with roles other than author and editor to the line, each role in its phrase ("Translated by
    Smith, A."), then the field ``note``.
    """
    for role, kind, words in CREDITS:
        names = fields.people(role)
        line.add(phrase(fields.translate(KINDS.get(fields.text(kind), words)), names))
    line.add(fields.take("note"))


# ---------------------------------------------------------------- the rest of the line


def _description(fields: Fields, line: ReferenceLine) -> None:
    """Add type, season and episode, series, languages, edition and version."""
    line.add(fields.take("type"), before=" (", after=")")
    # From the largest part of a series to the smallest.
    for name in ("season", "seriesnumber", "episodenumber"):
        line.add(_labelled(fields, LABELS[name], fields.take(name)))
    series, page = fields.take("series"), fields.text("serieslink")
    line.add((PageReference(page, "", series),) if series and page else series)
    language, origin = fields.take_text("language"), fields.take_text("origlanguage")
    for names, words in ((language, fields.translate("in {}")), (origin, fields.translate("translated from {}"))):
        line.add(phrase(words, (Text(language_names(names, fields.language)),)), before=" (", after=")")
    line.add(_edition(fields), before=" (", after=")")
    line.add(fields.take("version"), before=". ")


def _edition(fields: Fields) -> Inlines:
    """Return the edition: a number other than a year as an ordinal; with "ed." at its end, if it has no such word ("2nd
    ed.").
    """
    edition = fields.take("edition")
    text = plain(edition).strip()
    if text.isdecimal() and len(text) != 4:
        number, words = int(text), fields.translate("{}th ed.")
        if words == "{}th ed." and number % 100 not in (11, 12, 13):
            words = {1: "{}st ed.", 2: "{}nd ed.", 3: "{}rd ed."}.get(number % 10, words)
        return phrase(words, (Text(str(number)),))
    if not text or re.search(r"\bed(ition|\.)?$", text, re.IGNORECASE):
        return edition
    return phrase(fields.translate("{} ed."), edition)


def _labelled(fields: Fields, label: str, value: Inlines) -> Inlines:
    """Return a value after its label, which is translated; with an empty label only the value."""
    return phrase(fields.translate(f"{label}{{}}") if label else "{}", value)


def _imprint(fields: Fields, line: ReferenceLine) -> None:
    """Add place and publisher ("Seoul: Jimoondang"), those of the original, agency and date of publication. Without a
    publisher, an organization that repeats the site's name is not printed.
    """
    places = fields.take("location")
    site = "" if "publisher" in fields else line.site
    houses = {plain(house): house for name in PUBLISHERS if (house := fields.take(name))}
    line.add(places)
    for number, (name, house) in enumerate(houses.items()):
        if name != site:
            line.add(house, before=": " if places and not number else ". ")
    line.add(fields.take("origlocation"))
    line.add(fields.take("origpublisher"), before=": ")
    line.add(fields.take("agency"))
    line.add(phrase(fields.translate("published {}"), (Text(date_in(fields, "pubdate")),)), before=" (", after=")")


def _numbers(fields: Fields, line: ReferenceLine, *, journal: bool) -> None:
    """Add volume and number ("5 (2)" in a journal, "Vol. 5, no. 2" elsewhere), part and number of volumes."""
    volume, number, translate = fields.take("volume"), fields.take("number"), fields.translate
    designation = re.match(r"(?i)(vol|no|number|issue)\b", plain(volume))
    if journal:
        line.add((Strong(volume),) if volume and len(plain(volume)) <= 4 else volume)
        line.add(number, before=" (", after=")")
    else:
        line.add(volume if designation else phrase(translate("Vol. {}"), volume))
        line.add(
            phrase(translate("no. {}") if volume else translate("No. {}"), number), before=", " if volume else ". "
        )
    line.add(phrase(translate("part {}"), fields.take("part")), before=", ")
    line.add(phrase(translate("{} vols."), fields.take("volumes")))


def _pages(fields: Fields, line: ReferenceLine, *, journal: bool) -> None:
    """Add pages and other places in the work to the line. ``journal``: in the form for journals, without "p."."""
    pages, translate = fields.take("pages"), fields.translate
    words = "{}" if journal else translate("pp. {}") if _several(plain(pages)) else translate("p. {}")
    line.add(phrase(words, pages), before=": " if journal else ". ")
    line.add(fields.take("eid"), before=": " if journal and not pages else ". ")
    line.add(phrase(translate("Chapter {}"), fields.take("chapter")))
    line.add(fields.take("locator"))
    line.add(phrase(translate("pp. {}"), fields.take("otherpages")))
    line.add(phrase(translate("{} pages"), fields.take("pagetotal")))


def _several(pages: str) -> bool:
    """Whether the value of a field is several pages, not one page numbered by chapters ("3-2")."""
    span = re.fullmatch(r"(\d+)[–-](\d+)", pages)
    if span:
        return len(span[1]) != len(span[2]) or span[1] < span[2]
    return bool(re.search(r"[–—,&;]|\band\b", pages))


def _rest(fields: Fields, line: ReferenceLine) -> None:
    """Add the fields that the functions before have not taken, each with its label, except ``UNPRINTED_FIELDS``: web
    addresses as links, ``wikiextra`` in square brackets without a label.
    """
    addresses(fields, line)
    for name, value in [(name, fields.take(name)) for name in list(fields.values)]:
        if name == "wikiextra":
            line.add((Text(re.sub(r"(^|; )\d+=", r"\1", plain(value))),), before=" [", after="]")
        elif name not in UNPRINTED_FIELDS:
            line.add(_labelled(fields, LABELS.get(name, f"{name}: "), value))
