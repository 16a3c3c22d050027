"""The steps that turn parameters into fields, in the order in which fields are written to the file.

Each step removes its parameters (:data:`wikibinder.model.cs1_registry.PARAMETERS`) from ``draft.given``; a step is
skipped if none of them is given. The last step writes all parameters that remain to the field ``wikiextra``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from wikibinder.bibtex.latex import plain
from wikibinder.cs1 import dates, languages, urls, values
from wikibinder.cs1.titles import books, other_titles, parts, periodicals, titles
from wikibinder.cs1.types import PUBLISHERS, TITLE_TYPES
from wikibinder.model import identifiers
from wikibinder.model.cs1_registry import PARAMETERS, Kind
from wikibinder.model.diagnostics import Code
from wikibinder.model.nodes import Plain, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from wikibinder.cs1.draft import Draft
    from wikibinder.cs1.parameters import Parameters
    from wikibinder.cs1.values import Given
    from wikibinder.model.bibliography import Value


def dates_of_work(draft: Draft) -> None:
    """Write the date of the work to ``date`` in EDTF, and to ``wikidate`` as text if EDTF does not express all of it.
    The date is the parameter ``date``, or ``year`` with ``month`` and ``day``, or ``publication-date``. Also write the
    date of publication, if it is another date, and the original date.
    """
    given = draft.given
    text, year = values.text(given.pop("date")), values.text(given.pop("year"))
    published = values.text(given.pop("publication-date"))
    month, day = values.text(given.pop("month")), values.text(given.pop("day"))
    if not text:
        text = " ".join(part for part in (day if month else "", month, year) if part) if year else ""
        text, published = (text, published) if text else (published or " ".join(filter(None, (day, month))), "")
    reading = dates.read(text)
    # "date=May 5|year=2004": CS1 rejects it, but articles have it.
    if reading.edtf is None and year and year not in text:
        reading, text = dates.read(f"{text} {year}"), f"{text} {year}"
    draft.put("date", reading.edtf or "")
    if text and not (reading.edtf and reading.complete):
        draft.put("wikidate", text)
    if text and reading.edtf is None and text.casefold() not in dates.UNDATED:
        draft.report(Code.CITATION_DATE, "a date that cannot be read", text)
    suffix = reading.suffix or (match[1] if (match := re.search(r"\d{3,4}([a-z])\Z", year)) else "")
    draft.put("yearsuffix", suffix)
    if published != text:
        other_date(draft, "pubdate", published)
    original = [values.text(given.pop(part)) for part in ("orig-month", "orig-date")]
    other_date(draft, "origdate", " ".join(filter(None, original)))


def other_date(draft: Draft, name: str, text: str) -> None:
    """Parse the date in ``text`` and write it in EDTF to the field ``name``. If EDTF does not express all of the text,
    write the text to the field ``wiki<name>`` instead and, except for ``origdate``, report it.
    """
    if not text:
        return
    reading = dates.read(text)
    if reading.edtf and reading.complete:
        draft.put(name, reading.edtf)
        return
    draft.put(f"wiki{name}", text)
    # orig-date is free text in CS1 ("First published 1859").
    if name != "origdate":
        draft.report(Code.CITATION_DATE, "a date that cannot be read", text)


def imprint(draft: Draft) -> None:
    """Write series, edition and publisher (or network, if there is no publisher) to their fields."""
    given = draft.given
    versioned = given.origin("series") == "version" and draft.type in {"software", "online", "misc"}
    draft.move("series", "version" if versioned else "series")
    if edition := given.pop("edition"):
        draft.put("edition", _edition(edition))
    target = PUBLISHERS.get(draft.type, "publisher")
    draft.move("publisher", target)
    if target not in draft.fields:
        draft.move("network", target)


def organization(draft: Draft) -> None:
    """Write the value of the field ``website`` also to ``organization``, because BibLaTeX's styles do not print
    ``website``; to ``publisher`` if ``organization`` has the same value already. Another organization is not changed.
    """
    if website := draft.fields.get("website"):
        known = draft.fields.get("organization")
        if known is None or known == website:
            draft.put("organization" if known is None else "publisher", website)


def places(draft: Draft) -> None:
    """Write ``publication-place``, or ``place`` if it is not given, to ``location``. If both are given and differ,
    ``place`` is where the work was written, and is written to ``writtenat``.
    """
    place, published_at = draft.given.pop("place"), draft.given.pop("publication-place")
    draft.put("location", values.value(published_at or place))
    if place and published_at and values.text(place) != values.text(published_at):
        draft.put("writtenat", values.value(place))


def kind_of_work(draft: Draft) -> None:
    """Write to ``type`` the kind of work that CS1 prints after the title: the parameter ``type``, or "<degree> thesis"
    if ``degree`` is given, or the text for the citation class in ``TITLE_TYPES``. Nothing for ``type=none``.
    """
    given = draft.given
    degree = values.text(given.pop("degree"))
    title_type = values.text(given.pop("type")) or (f"{degree} thesis" if degree else TITLE_TYPES.get(draft.kind, ""))
    draft.put("type", title_type if title_type.casefold() != "none" else "")
    # A given type replaces the one made from the degree, which would be lost.
    if degree and degree.casefold() not in title_type.casefold():
        draft.extra.append(f"degree={degree}")


_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|ª|º|a|°|\.)?\Z", re.IGNORECASE)
_ED = re.compile(r"(?<=[\s\w.])\s*[(\[]?\b(?:ed|edn|edition)\b\.?[)\]]?\s*\Z", re.IGNORECASE)


def _edition(given: Given) -> str:
    """Return an edition as a number if it is one ("2" for "2nd ed."), otherwise as words without "ed."."""
    words = values.text(given)
    # BibLaTeX prints a number as an ordinal, and words unchanged.
    number = _ORDINAL.match(_ED.sub("", words[-200:]).strip()) if len(words) < 40 else None
    if number:
        return number[1]
    return (_ED.sub("", words).strip() or words) if len(words) < 200 else words


_PREFIX = re.compile(r"(?:pp?|pages?|pgs?)\b\.?:?\s*(?=[\divxlc])", re.IGNORECASE)
_PAGES = re.compile(r"(?<=\d)\s*(?:p|pp|pages?|pgs?|s|str|с|стр|blz|págs?|sivua|oldal)\b\.?\s*\Z", re.IGNORECASE)
"""Matches a word such as "pages" after a number of pages."""
_HYPHEN = re.compile(r"(?<![\w-])(\d+)\s*[-\u2010-\u2015\u2212]+\s*(\d+)(?![\w-])")


def pages(draft: Draft) -> None:
    """Write ``page=`` or else ``pages=`` to ``pages``, the total number of pages to ``pagetotal``, the pages of a
    quotation to ``quotepages``. If both ``page=`` and ``pages=`` are given, write ``pages=`` to ``otherpages``.
    """
    given = draft.given
    draft.put("pages", one_page(given.pop("page")) or page_range(given.pop("pages")))
    # CS1 prints page= and rejects pages= next to it; both are kept here.
    draft.put("otherpages", page_range(given.pop("pages")))
    draft.put("pagetotal", _PAGES.sub("", values.text(given.pop("total-pages"))))
    draft.put("quotepages", one_page(given.pop("quote-page")) or page_range(given.pop("quote-pages")))
    draft.move("quote-pages", "quotepages")


def locators(draft: Draft) -> None:
    """Write where in the work the cited passage is, if not given as a page ("Sheet 3. § B4"), to ``locator``, and the
    scale of a map to ``scale``.
    """
    draft.move("scale", "scale")
    draft.put("locator", _locator(draft.given))


_LOCATORS = {"at": "", "sheet": "Sheet ", "sheets": "Sheets ", "sections": "§ ", "inset": "inset ", "pinpoint": ""}
"""Parameters that locate a passage in a work -> the label printed before the value."""


def _locator(given: Parameters) -> Value:
    found: list[Value] = []
    for meaning, prefix in _LOCATORS.items():
        if text := given.pop(meaning):
            value = values.value(text)
            found.append(f"{prefix}{plain(value)}" if prefix else value)
    minutes, time, caption = given.pop("minutes"), given.pop("time"), given.pop("time-caption")
    if minutes:
        found.append(f"{values.text(minutes)} minutes in")
    if time or caption:
        found.append(f"{values.text(caption) or 'Event occurs at'} {values.text(time)}")
    # A single part keeps its markup.
    if len(found) < 2:
        return found[0] if found else ""
    nodes = [(Text(value),) if isinstance(value, str) else value for value in found]
    return tuple(node for number, part in enumerate(nodes) for node in ((Text(". "),) * bool(number) + part))


def page_range(given: Given) -> str:
    """Return the value of ``pages=`` without "pp." and with en dashes in ranges; of a value in ``((…))`` only the
    brackets are removed.
    """
    # Double brackets protect a text from changes in CS1.
    text = one_page(given)
    accepted = text.startswith("((") and text.endswith("))")
    return text[2:-2].strip() if accepted else _HYPHEN.sub(r"\1–\2", text)


def one_page(given: Given) -> str:
    """Return the value of ``page=`` without "p."; a hyphen in it ("3-2") is not changed, as it is no range."""
    text = values.text(given)
    return _PREFIX.sub("", text, count=1) if _PREFIX.match(text) else text


def identifiers_of_work(draft: Draft) -> None:
    """Write the identifiers to their fields, the one that comes first in EPRINT_ORDER to BibLaTeX's ``eprint``.
    Malformed ones are written, too, and reported. Without ``url`` a Wikidata item sets it to the item's address.
    """
    given = draft.given
    names = [name for name in identifiers.IDENTIFIERS if name in given.values]
    found = {name: identifiers.read(name, values.text(given.pop(name))) for name in names}
    for name, (value, sound) in found.items():
        if not sound:
            draft.report(Code.CITATION_IDENTIFIER, f"{name} is malformed or its check digit is wrong", value)
    # BibLaTeX has one ``eprint`` field; other identifiers get fields of our own.
    eprint = next((name for name in identifiers.EPRINT_ORDER if name in found), "")
    for name, (value, _) in found.items():
        if name == eprint:
            draft.put("eprint", value)
            draft.put("eprinttype", identifiers.IDENTIFIERS[name].eprinttype)
        else:
            draft.put(identifiers.IDENTIFIERS[name].field, value)
        # 10.1101 is the DOI prefix of both servers.
        if name in {"biorxiv", "medrxiv"} and "doi" not in found:
            draft.put("doi", value if value.startswith("10.") else f"10.1101/{value}")
    item, sound = found.get("wikidata", ("", False))
    if sound:
        # An entry without another address links to its Wikidata item.
        given.values.setdefault("url", Plain(identifiers.address_of("wikidata", item)))


_YES = frozenset({"yes", "y", "true", "sí", "si", "sì", "ja", "oui", "sim"})
_STATUS = {**dict.fromkeys(_YES, "dead"), **dict.fromkeys(("no", "n", "false", "nein", "non", "não"), "live")}


def access(draft: Draft) -> None:
    """Write to their fields the dates of access and archiving, the status of the address ("dead", "live" or the value
    given), what readers need for access (``subscription``), and the file format.
    """
    given = draft.given
    accessed = values.text(given.pop("access-date"))
    # The date in several parameters, which CS1 has dropped and old articles have.
    accessed = accessed or " ".join(filter(None, [values.text(given.pop(part)) for part in _ACCESSED]))
    other_date(draft, "urldate", accessed)
    if archived := given.pop("archive-date"):
        other_date(draft, "archivedate", values.text(archived))
    if status := values.text(given.pop("url-status")).casefold():
        # Other values than dead and live ("usurped", "unfit", "deviated") have no equivalent.
        draft.put("urlstatus", _STATUS.get(status, status))
    # Replaced by url-access in CS1, but used in old articles.
    for meaning in ("registration", "subscription"):
        if meaning in given.values and values.text(given.pop(meaning)).casefold() in _YES:
            given.values.setdefault("url-access", Plain(meaning))
    draft.move("url-access", "urlaccess")
    draft.move("format", "format")


_ACCESSED = ("access-daymonth", "access-day", "access-month", "access-year")


def addendum(draft: Draft) -> None:
    """Write to ``addendum`` the text printed after everything else: ``id``, and a ``postscript`` longer than one
    character (the final punctuation) and other than "none".
    """
    given = draft.given
    # Some bots wrote their comment with its brackets as entities.
    postscript = re.sub(r"<!--.*?(?:-->|\Z)", "", values.text(given.pop("postscript")))
    # A single character is only the final punctuation.
    shown = postscript if len(postscript) > 1 and postscript.casefold() != "none" else ""
    draft.put("addendum", ". ".join(filter(None, (values.text(given.pop("id")), shown.strip()))))


def _address(draft: Draft, name: str, given: Given) -> None:
    """Write a web address to the field ``name``. If the whole value is no usable address, report it, write it as text
    to the field ``<name>text``, and only its first word, if that is an address, to ``name``.
    """
    if address := urls.read(given):
        draft.put(name, address)
        return
    text = values.text(given)
    # Words after an address are not part of it.
    draft.put(name, urls.safe(text.split(" ", 1)[0]))
    draft.put(f"{name}text", text)
    draft.report(Code.CITATION_URL, f"{name} cannot be used as a link", text)


def languages_of_work(draft: Draft) -> None:
    """Write all languages of the work to ``language``, and the first that BibLaTeX supports to ``langid``. Without the
    parameter ``language``, the language of a title in its original script is used, unless it is English.
    """
    if not draft.script and "language" not in draft.given.values:
        return
    text = values.text(draft.given.pop("language"))
    found = languages.read(text) if text else ()
    found = found or (languages.read(draft.script) if draft.script else ())
    known = [languages.biblatex(name) for name in found]
    if text or any(name != "english" for name in known):
        draft.put("langid", next((name for name in known if name), ""))
        draft.put("language", " and ".join(name or written for name, written in zip(known, found, strict=True)))


def rest(draft: Draft) -> None:
    """Write to ``wikiextra`` the parameters that no other step has read, and those that CS1 does not define, which are
    reported; write the fields about people, such as their pages on the wiki.
    """
    for meaning, given in draft.given.values.items():
        draft.extra.append(f"{meaning}={values.text(given)}")
    for name, given in draft.given.extra:
        draft.extra.append(f"{name}={(text := values.text(given))}")
        draft.report(Code.CITATION_PARAMETER, f"{name} is not known", text)
    if draft.cast.people:
        for name, value in draft.cast.fields().items():
            draft.put(name, value)
    if draft.extra:
        draft.put("wikiextra", "; ".join(draft.extra))


# ---------------------------------------------------------------- the table of steps


class Step(NamedTuple):
    """``go``: function that writes fields of an entry. ``takes``: meanings of the parameters that ``go`` reads. ``go``
    is called if one of these is given, and always if ``takes`` is empty.
    """

    go: Callable[[Draft], None]
    takes: AbstractSet[str] = frozenset()


_BY_KIND: Mapping[Kind, Callable[[Draft, str, Given], None]] = {
    Kind.ADDRESS: _address,
    Kind.DATE: lambda draft, field, given: other_date(draft, field, values.text(given)),
    Kind.PAGE: lambda draft, field, given: draft.put(field, values.page_named(given)),
}
"""Kind of value -> function that writes the value to its field. Values of other kinds are written unchanged, with
their markup."""


def _step(go: Callable[[Draft], None], *names: str) -> Step:
    """Return a step that reads all parameters of the groups ``names`` in the registry (keys of ``PARAMETERS``)."""
    return Step(go, frozenset(row.meaning for name in names for row in PARAMETERS[name]))


def _by_kind(name: str) -> Step:
    """Return a step that writes each parameter of the group ``name`` in the registry (a key of ``PARAMETERS``) to its
    field, as its kind of value requires.
    """
    rows = [(row.meaning, row.field, _BY_KIND.get(row.kind)) for row in PARAMETERS[name]]

    def go(draft: Draft) -> None:
        given = draft.given.values
        for meaning, field, put in [row for row in rows if row[0] in given]:
            if put:
                put(draft, field, given.pop(meaning))
            else:
                draft.move(meaning, field)

    return _step(go, name)


STEPS: tuple[Step, ...] = (
    _step(titles, "titles"),
    _step(parts, "parts"),
    _step(books, "books"),
    _step(periodicals, "periodicals"),
    _step(other_titles, "other_titles"),
    _step(dates_of_work, "dates"),
    Step(imprint, {"network", *_step(imprint, "imprint").takes}),
    Step(organization),
    _step(places, "places"),
    Step(kind_of_work),
    _by_kind("numbers"),
    _step(pages, "pages"),
    _step(locators, "locators"),
    _by_kind("broadcasts"),
    _step(identifiers_of_work, "identifiers"),
    _by_kind("about_identifiers"),
    _by_kind("addresses"),
    _step(access, "access"),
    _by_kind("words"),
    _step(addendum, "addendum"),
    Step(languages_of_work),
    Step(rest),
)
