"""One citation template -> one BibLaTeX entry, and the anchors by which short footnotes call it.

    name, params -> class -> parameters by meaning -> CS1's rearrangements -> names, type, fields -> key

Every value reaches the entry, in the field that BibLaTeX has for it or in one of its own (FIELDS names them all).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from convert.bibliography import Entry, Name, Value
from convert.cs1 import dates, identifiers, keys, languages, markup, urls
from convert.cs1.locales import PARAMETERS as LOCAL_PARAMETERS
from convert.cs1.locales import TEMPLATES as LOCAL_TEMPLATES
from convert.cs1.parameters import ACCESS, Parameters, resolve
from convert.cs1.people import Cast, cast
from convert.cs1.remaps import remap
from convert.cs1.templates import citation_class
from convert.cs1.types import CONTAINERS, PUBLISHERS, SUBTYPES, TITLE_TYPES, entry_type
from convert.diagnostics import Code, Diagnostics, Position
from convert.latex import plain


@dataclass(frozen=True, slots=True)
class Citation:
    """An entry and its CITEREF ids."""

    entry: Entry
    anchors: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    """An entry while it is put together."""

    kind: str
    given: Parameters
    cast: Cast
    report: Callable[[Code, str, str], None]
    language: str = ""
    type: str = "misc"
    fields: dict[str, Value] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)

    def put(self, name: str, value: Value) -> None:
        """Set a field that is not set yet; what is already there stays, and the value goes to the extras."""
        if not value:
            return
        if name not in self.fields:
            self.fields[name] = value
        elif plain(self.fields[name]) != plain(value):
            self.extra.append(f"{name}={plain(value)}")

    def move(self, meaning: str, name: str) -> None:
        """The value of a meaning, with its markup, as a field."""
        if text := self.given.pop(meaning):
            self.put(name, markup.value(text))


def citation(name: str, params: Mapping[str, str], position: Position, diagnostics: Diagnostics) -> Citation | None:
    """Read a citation template; values are wikitext with templates expanded. None where it says nothing at all."""
    report = _reporter(name, position, diagnostics)
    kind = citation_class(name) or "citation"
    language = LOCAL_TEMPLATES.get(name.casefold(), ("", ""))[1]
    given = resolve(_translated(params, language) if language else params)
    if not given.values and not given.people and not given.extra:
        report(Code.CITATION_EMPTY, "the template has no value", "")
        return None
    return _read(_Draft(kind, given, cast(given, report), report, language), position)


def entry(name: str, params: Mapping[str, str], position: Position, diagnostics: Diagnostics) -> Entry | None:
    """As :func:`citation`, the entry alone."""
    found = citation(name, params, position, diagnostics)
    return found.entry if found else None


def _reporter(name: str, position: Position, diagnostics: Diagnostics) -> Callable[[Code, str, str], None]:
    def report(code: Code, message: str, text: str) -> None:
        diagnostics.add(code, f"{{{{{name}}}}}: {message}", position, text)

    return report


def _translated(params: Mapping[str, str], language: str) -> Mapping[str, str]:
    """A local template's parameters in the words of CS1; numbers in names stay."""
    table = LOCAL_PARAMETERS[language]
    found: dict[str, str] = {}
    for name, value in params.items():
        key = name.casefold().strip().replace("_", " ")
        number = "".join(re.findall(r"\d+", key))
        target = table.get(key) or (table.get(re.sub(r"\d+", "", key).strip(" -"), "") + number if number else "")
        target = name if not target or target == number else target
        if value.strip() or target not in found:
            found[target] = value if not found.get(target) else found[target]
    return found


def _read(draft: _Draft, position: Position) -> Citation:
    for name, value in draft.given.conflicts:
        draft.extra.append(f"{name}={markup.plain(value)}")
        draft.report(Code.CITATION_CONFLICT, f"{name} repeats another parameter with another value", value)
    anchor = _anchors(draft)
    remap(draft.kind, draft.given)
    draft.type = entry_type(draft.kind, _facts(draft))
    for step in _STEPS:
        step(draft)
    names = {role: people for role, people in draft.cast.names(draft.type, draft.kind).items() if people}
    unkeyed = Entry(draft.type, "", names, draft.fields, position)
    return Citation(unkeyed.with_key(keys.key(unkeyed)), anchor)


def _facts(draft: _Draft) -> set[str]:
    """What the rules for entry types ask for."""
    facts = set(draft.given.values) | draft.cast.roles()
    facts |= {name.removeprefix("script-") for name in draft.given.values if name.startswith("script-")}
    if draft.given.origin("periodical") in {"website"}:
        facts.add("website")
    if draft.given.origin("book") == "encyclopedia":
        facts.add("encyclopedia-book")
    return facts


# ---------------------------------------------------------------- anchors


def _anchors(draft: _Draft) -> tuple[str, ...]:
    """``ref=`` as it is, or CITEREF, the first four last names and the year."""
    ref = markup.plain(draft.given.pop("ref"))
    if ref.casefold() == "none":
        return ()
    if ref and ref.casefold() != "harv":
        return (ref,)
    text = markup.plain(draft.given.get("date", "year", "publication-date"))
    year = re.search(r"\b\d{3,4}[a-z]?\b|\bn\.d\.[a-z]?|\bnd\b", text)
    given_year = re.search(r"\d{3,4}[a-z]\b", markup.plain(draft.given.get("year")))
    shown = given_year[0] if given_year else year[0] if year else ""
    names = "".join(draft.cast.anchor_names())
    return (f"CITEREF{names}{shown}",) if names or shown else ()


# ---------------------------------------------------------------- steps, in the order of fields in the file


def _titles(draft: _Draft) -> None:
    given = draft.given
    title = given.pop("title")
    link = markup.link(title) or markup.plain(given.pop("title-link"))
    if markup.plain(title).casefold() in {"none", "off"}:
        title = ""
    if title and "url" not in given.values and "[" in title and (address := urls.read(markup.address(title))):
        given.values["url"] = address
    draft.put("title", markup.value(title))
    _script(draft, given.pop("script-title"), "title")
    if text := given.pop("trans-title"):
        draft.put("transtitle", markup.value(text))
    draft.put("titlelink", link)
    draft.move("part", "titleaddon")
    draft.move("script-part", "titleaddon")
    draft.move("trans-part", "titleaddon")


def _script(draft: _Draft, text: str, name: str) -> None:
    """``ru:Заглавие``: a title in its own script; the title where there is no other."""
    match = re.match(r"\s*([a-z]{2,3}(?:-\w{2,8})?)\s*:\s*(?=\S)", text)
    value = markup.value(text[match.end() :] if match else text)
    if match and languages.read(match[1]):
        draft.language = draft.language or match[1]
    if name in draft.fields:
        draft.put("scripttitle" if name == "title" else f"script{name}", value)
    else:
        draft.put(name, value)


def _containers(draft: _Draft) -> None:
    given = draft.given
    if any(name in given.values for name in ("book", "script-book", "trans-book")):
        target = "booktitle" if draft.type.startswith("in") else CONTAINERS.get(draft.type, "howpublished")
        draft.move("book", target)
        _script(draft, given.pop("script-book"), target)
        draft.move("trans-book", "transbooktitle")
    target = CONTAINERS.get(draft.type, "howpublished")
    target = "maintitle" if target in draft.fields else target
    draft.move("periodical", target)
    _script(draft, given.pop("script-periodical"), target)
    draft.move("trans-periodical", "transjournaltitle")
    for left in ("encyclopedia", "book-title", "newsgroup", "map", "chapter"):
        draft.move(left, "howpublished" if draft.type == "misc" else "maintitle")
        _script(draft, given.pop(f"script-{left}"), "maintitle")
        draft.move(f"trans-{left}", "titleaddon")
    subtype = SUBTYPES.get(draft.kind) or SUBTYPES.get(given.origin("periodical"), "")
    if draft.type == "article":
        draft.put("entrysubtype", subtype)


def _dates(draft: _Draft) -> None:
    given = draft.given
    text, year = markup.plain(given.pop("date")), markup.plain(given.pop("year"))
    published = markup.plain(given.pop("publication-date"))
    month, day = markup.plain(given.pop("month")), markup.plain(given.pop("day"))
    if not text:
        text = " ".join(part for part in (day if month else "", month, year) if part) if year else ""
        text, published = (text, published) if text else (published or " ".join(filter(None, (day, month))), "")
    reading = dates.read(text, draft.language)
    if reading.edtf is None and year and year not in text:
        reading, text = dates.read(f"{text} {year}", draft.language), f"{text} {year}"
    draft.put("date", reading.edtf or "")
    if text and not (reading.edtf and reading.complete):
        draft.put("wikidate", text)
    if text and reading.edtf is None and text.casefold() not in dates.UNDATED:
        draft.report(Code.CITATION_DATE, "a date that cannot be read", text)
    suffix = reading.suffix or (match[1] if (match := re.search(r"\d{3,4}([a-z])\Z", year)) else "")
    draft.put("yearsuffix", suffix)
    if published and published != text:
        draft.put("pubdate", dates.read(published, draft.language).edtf or published)
    _other_date(draft, "origdate", " ".join(filter(None, map(markup.plain, (given.pop("orig-month"), given.pop("orig-date"))))))


def _other_date(draft: _Draft, name: str, text: str) -> None:
    """A date in ISO form in its field; one that cannot be read in ``wiki`` and the field's name."""
    if not text:
        return
    reading = dates.read(text, draft.language)
    if reading.edtf and reading.complete:
        draft.put(name, reading.edtf)
        return
    draft.put(f"wiki{name}", text)
    if name != "origdate":
        draft.report(Code.CITATION_DATE, "a date that cannot be read", text)


def _imprint(draft: _Draft) -> None:
    given = draft.given
    series_field = "version" if given.origin("series") == "version" and draft.type in {"software", "online", "misc"} else "series"
    draft.move("series", series_field)
    if edition := given.pop("edition"):
        draft.put("edition", _edition(edition))
    target = PUBLISHERS.get(draft.type, "publisher")
    draft.move("publisher", target)
    if target not in draft.fields:
        draft.move("network", target)
    if draft.type == "online" and "organization" not in draft.fields and "website" in draft.fields:
        draft.put("organization", draft.fields["website"])  # what styles of BibLaTeX print
    place, published_at = given.pop("place"), given.pop("publication-place")
    draft.put("location", markup.value(published_at or place))
    if place and published_at and markup.plain(place) != markup.plain(published_at):
        draft.put("writtenat", markup.value(place))
    degree = markup.plain(given.pop("degree"))
    title_type = markup.plain(given.pop("type")) or (f"{degree} thesis" if degree else TITLE_TYPES.get(draft.kind, ""))
    draft.put("type", title_type if title_type.casefold() != "none" else "")
    if degree and degree.casefold() not in title_type.casefold():
        draft.extra.append(f"degree={degree}")


_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|ª|º|a|°|\.)?\Z", re.IGNORECASE)
_ED = re.compile(r"(?<=[\s\w.])\s*[(\[]?\b(?:ed|edn|edition)\b\.?[)\]]?\s*\Z", re.IGNORECASE)


def _edition(text: str) -> Value:
    """A number where it is one, else the words, without "ed."."""
    words = markup.plain(text)
    number = _ORDINAL.match(_ED.sub("", words[-200:]).strip()) if len(words) < 40 else None
    if number:
        return number[1]
    return (_ED.sub("", words).strip() or words) if len(words) < 200 else words


_PREFIX = re.compile(r"(?:pp?|pages?|pgs?)\b\.?:?\s*(?=[\divxlc])", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<![\w-])(\d+)\s*[-\u2010-\u2015\u2212]+\s*(\d+)(?![\w-])")


def _numbers(draft: _Draft) -> None:
    given = draft.given
    draft.move("volume", "volume")
    draft.move("issue", "number")
    for meaning in ("report-number", "patent-number", "docket"):
        draft.move(meaning, "number")
    draft.move("article-number", "eid")
    pages = given.pop("page") if "page" in given.values else given.pop("pages")
    draft.put("pages", page_range(pages))
    draft.put("otherpages", page_range(given.pop("pages")))
    draft.put("quotepages", page_range(given.pop("quote-page") or given.pop("quote-pages")))
    draft.move("quote-pages", "quotepages")
    for meaning in ("at", "sheet", "sheets", "sections", "inset", "scale", "pinpoint"):
        prefix = {"sheet": "Sheet ", "sheets": "Sheets ", "sections": "§ ", "inset": "inset "}.get(meaning, "")
        if text := given.pop(meaning):
            value = markup.value(text)
            draft.put("scale" if meaning == "scale" else "locator", f"{prefix}{plain(value)}" if prefix else value)
    minutes, time, caption = given.pop("minutes"), given.pop("time"), given.pop("time-caption")
    if minutes:
        draft.put("locator", f"{markup.plain(minutes)} minutes in")
    if time:
        draft.put("locator", f"{markup.plain(caption) or 'Event occurs at'} {markup.plain(time)}")
    draft.move("episode-number", "episodenumber")
    draft.move("season", "season")
    draft.move("series-number", "seriesnumber")
    draft.move("episode", "episodenumber")


def page_range(text: str) -> str:
    """Pages without "pp.", number ranges with en dashes; ``((…))`` as it is."""
    text = markup.plain(text)
    if text.startswith("((") and text.endswith("))"):
        return text[2:-2].strip()
    return _HYPHEN.sub(r"\1–\2", _PREFIX.sub("", text, count=1) if _PREFIX.match(text) else text)


def _identifiers(draft: _Draft) -> None:
    given = draft.given
    found = {name: identifiers.read(name, markup.plain(given.pop(name))) for name in identifiers.KINDS if name in given.values}
    for name, (value, sound) in found.items():
        if not sound:
            draft.report(Code.CITATION_IDENTIFIER, f"{name} is malformed or its check digit is wrong", value)
    eprint = next(((name, kind) for name, kind in identifiers.EPRINT if name in found), None)
    for name, (value, _) in found.items():
        if eprint and name == eprint[0]:
            draft.put("eprint", value)
            draft.put("eprinttype", eprint[1])
        else:
            draft.put(identifiers.KINDS[name].field, value)
        if name in {"biorxiv", "medrxiv"} and "doi" not in found:
            draft.put("doi", value if value.startswith("10.") else f"10.1101/{value}")
    draft.move("class", "eprintclass")
    draft.move("asin-tld", "asintld")
    for name in ACCESS:
        draft.move(f"{name}-access", f"{name}access")
    for meaning in ("doi-broken-date", "pmc-embargo-date"):
        if text := markup.plain(given.pop(meaning)):
            draft.put(meaning.replace("-date", "").replace("-", ""), dates.read(text, draft.language).edtf or text)
    draft.move("wikidata", "wikidata")


_YES = frozenset({"yes", "y", "true", "sí", "si", "sì", "ja", "oui", "sim"})
_STATUS = {**dict.fromkeys(_YES, "dead"), **dict.fromkeys(("no", "n", "false", "nein", "non", "não"), "live")}


def _online(draft: _Draft) -> None:
    given = draft.given
    _address(draft, "url", given.pop("url"))
    _address(draft, "bookurl", given.pop("book-url"))
    for meaning, name in _ADDRESSES.items():
        _address(draft, name, given.pop(meaning))
    access = [markup.plain(given.pop(part)) for part in ("access-date", "access-daymonth", "access-day", "access-month", "access-year")]
    _other_date(draft, "urldate", access[0] or " ".join(filter(None, access)))
    _other_date(draft, "archivedate", markup.plain(given.pop("archive-date")))
    status = markup.plain(given.pop("url-status")).casefold()
    draft.put("urlstatus", _STATUS.get(status, status))
    for meaning in ("registration", "subscription"):
        if markup.plain(given.pop(meaning)).casefold() in _YES:
            given.values.setdefault("url-access", meaning)
    draft.move("url-access", "urlaccess")
    draft.move("format", "format")
    for meaning, name in _PLAIN_FIELDS.items():
        draft.move(meaning, name)


_ADDRESSES = {
    "chapter-url": "chapterurl", "map-url": "mapurl", "conference-url": "eventurl", "archive-url": "archiveurl",
    "lay-url": "layurl", "transcript-url": "transcripturl",
}  # fmt: skip
_PLAIN_FIELDS = {
    "archive-format": "archiveformat", "lay-source": "laysource", "lay-date": "laydate", "lay-format": "layformat",
    "transcript": "transcript", "transcript-format": "transcriptformat", "conference": "eventtitle",
    "conference-format": "eventformat", "chapter-format": "chapterformat", "chapter-url-access": "chapterurlaccess",
    "map-format": "mapformat", "map-url-access": "mapurlaccess", "agency": "agency", "via": "via",
    "network": "network", "station": "station", "series-link": "serieslink", "title-note": "department",
    "issue-title": "issuetitle", "id": "addendum", "others": "note", "cartography": "cartography",
    "country-code": "country", "quote": "quote", "script-quote": "scriptquote", "trans-quote": "transquote",
    "reporter": "reporter", "court": "court", "litigants": "litigants", "opinion": "opinion",
}  # fmt: skip
"""Meanings that go into one field as they are."""


def _address(draft: _Draft, name: str, text: str) -> None:
    """An address; what is none is kept as text."""
    if not text:
        return
    if address := urls.read(text):
        draft.put(name, address)
        return
    draft.put(f"{name}text", markup.plain(text))
    draft.report(Code.CITATION_URL, f"{name} is no address that can be linked to", text)


def _languages(draft: _Draft) -> None:
    text = markup.plain(draft.given.pop("language"))
    found = languages.read(text) if text else ()
    found = found or (languages.read(draft.language) if draft.language and not found else ())
    known = [languages.biblatex(name) for name in found]
    if text or any(name != "english" for name in known):
        draft.put("langid", next((name for name in known if name), ""))
        draft.put("language", " and ".join(name or written for name, written in zip(known, found, strict=True)))


def _rest(draft: _Draft) -> None:
    """What no step has taken, and what CS1 does not know."""
    for meaning, text in draft.given.values.items():
        draft.extra.append(f"{meaning}={markup.plain(text)}")
    for name, text in draft.given.extra:
        draft.extra.append(f"{name}={markup.plain(text)}")
        draft.report(Code.CITATION_PARAMETER, f"{name} is not known", text)
    for name, value in draft.cast.fields().items():
        draft.put(name, value)
    draft.put("wikiextra", "; ".join(draft.extra))


_STEPS: tuple[Callable[[_Draft], None], ...] = (
    _titles, _containers, _dates, _imprint, _numbers, _identifiers, _online, _languages, _rest,
)  # fmt: skip

__all__ = ["Citation", "Name", "citation", "entry"]
