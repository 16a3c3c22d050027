"""CS1's parameters, one row each: names, field in the .bib, kind of value, label in print, documentation.

After ``aliases`` in Module:Citation/CS1/Configuration (revision of 2023-01, and the parameters that were dropped before
it). A new parameter is one row: :mod:`wikibinder.cs1` reads it by its kind, :mod:`wikibinder.bibtex` writes and
:mod:`wikibinder.editions` prints its field, and docs/manual/fields.rst is made from its documentation. The table is
part of the model because all three read it. Identifiers have a table of their own:
:mod:`wikibinder.model.identifiers`.
"""

from __future__ import annotations

from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from wikibinder.model.identifiers import IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Kind(Enum):
    """The kind of a parameter's value. It determines how the value is written to the .bib, unless a function in
    :mod:`wikibinder.cs1.fields` has its own rule.
    """

    TEXT = auto()
    """Text with markup."""
    ADDRESS = auto()
    """A web address. Another value is written as text to the field with ``text`` appended to its name (``urltext``)."""
    DATE = auto()
    """A date, written in ISO form. If ISO form cannot express all of it, the text is written to the field with ``wiki``
    before its name (``wikidate``).
    """
    NAMES = auto()
    """One value that contains several names."""
    IDENTIFIER = auto()
    """An identifier such as an ISBN, read by :mod:`wikibinder.model.identifiers`."""
    PAGE = auto()
    """The title of a page of the wiki, for a link; not printed."""
    SWITCH = auto()
    """An option that changes how the entry is read or printed; not printed itself."""


class Parameter(NamedTuple):
    """One meaning that CS1 gives to parameters, and the parameters that have it.

    ``meaning``: its name in CS1. ``names``: the parameters with this meaning, separated by spaces, the preferred one
    first; empty if only a kind of citation template sets it (:mod:`wikibinder.cs1.class_rules`). ``field``: the field
    of the .bib that its value is written to, or the most frequent one if this depends on the entry type or other
    parameters; "" if the value becomes part of another field. ``label``: the words printed before the value if no other
    rule prints it; None: the field's name. ``about``: documentation, for fields that BibLaTeX does not have; "" for
    others.
    """

    meaning: str
    names: str
    field: str
    kind: Kind = Kind.TEXT
    label: str | None = None
    about: str = ""


_ACCESS = tuple(name for row in IDENTIFIERS.values() for name in row.access.split())

PARAMETERS: Mapping[str, tuple[Parameter, ...]] = MappingProxyType({
    "titles": (
        Parameter("title", "title wstitle", "title"),
        Parameter("script-title", "script-title", "scripttitle", about="The title in its own script"),
        Parameter("trans-title", "trans-title translated-title", "transtitle", about="The title in English"),
        Parameter("title-link", "title-link episode-link", "titlelink", Kind.PAGE, about="The wiki's page on the work"),
    ),
    "parts": (
        Parameter("part", "", "titleaddon"),
        Parameter("script-part", "", "titleaddon"),
        Parameter("trans-part", "", "titleaddon"),
    ),
    "books": (
        Parameter("book", "", "booktitle"),
        Parameter("script-book", "", "scriptbooktitle", about="The book's title in its own script"),
        Parameter("trans-book", "", "transbooktitle", about="The book's title in English"),
    ),
    "periodicals": (
        Parameter("periodical", "journal magazine newspaper periodical website work mailing-list", "journaltitle"),
        Parameter("script-periodical", "script-journal script-magazine script-newspaper script-periodical "
                  "script-website script-work", "scriptjournaltitle", about="The journal's title in its own script"),
        Parameter("trans-periodical", "trans-journal trans-magazine trans-newspaper trans-periodical trans-website "
                  "trans-work", "transjournaltitle", about="The journal's or website's title in English"),
    ),
    "other_titles": (
        Parameter("encyclopedia", "encyclopedia encyclopaedia dictionary", "maintitle"),
        Parameter("script-encyclopedia", "script-encyclopedia script-encyclopaedia script-dictionary",
                  "scriptmaintitle", about="The container's title in its own script"),
        Parameter("trans-encyclopedia", "trans-encyclopedia trans-encyclopaedia trans-dictionary", "titleaddon"),
        Parameter("book-title", "book-title", "maintitle"),
        Parameter("newsgroup", "newsgroup", "maintitle"),
        Parameter("map", "map", "maintitle"),
        Parameter("script-map", "script-map", "scriptmaintitle"),
        Parameter("trans-map", "trans-map", "titleaddon"),
        Parameter("chapter", "chapter contribution entry article section", "maintitle"),
        Parameter("script-chapter", "script-chapter script-contribution script-entry script-article script-section",
                  "scriptmaintitle"),
        Parameter("trans-chapter", "trans-chapter trans-contribution trans-entry trans-article trans-section",
                  "titleaddon"),
    ),
    "dates": (
        Parameter("date", "date air-date", "date", Kind.DATE),
        Parameter("year", "year", "date"),
        Parameter("month", "month", "date"),
        Parameter("day", "day", "date"),
        Parameter("publication-date", "publication-date", "pubdate", Kind.DATE,
                  about="The date of publication, where date is another one"),
        Parameter("orig-date", "orig-date orig-year", "origdate", Kind.DATE),
        Parameter("orig-month", "orig-month", "origdate"),
    ),
    "imprint": (
        Parameter("series", "series version", "series"),
        Parameter("edition", "edition", "edition"),
        Parameter("publisher", "publisher institution distributor school university organization label", "publisher"),
    ),
    "places": (
        Parameter("publication-place", "publication-place", "location"),
        Parameter("place", "place location city", "location"),
    ),
    "kind_of_work": (
        Parameter("type", "type medium", "type"),
        Parameter("degree", "degree", "type"),
    ),
    "numbers": (
        Parameter("volume", "volume vol", "volume"),
        Parameter("issue", "issue number", "number"),
        Parameter("report-number", "", "number"),
        Parameter("patent-number", "patent-number", "number"),
        Parameter("docket", "docket", "number"),
        Parameter("article-number", "article-number", "eid"),
    ),
    "pages": (
        Parameter("page", "page p", "pages"),
        Parameter("pages", "pages pp", "pages"),
        Parameter("total-pages", "total-pages", "pagetotal"),
        Parameter("quote-page", "quote-page", "quotepages", label="Quoted from p. ",
                  about="The pages of the quotation"),
        Parameter("quote-pages", "quote-pages", "quotepages"),
    ),
    "locators": (
        Parameter("scale", "scale", "scale", label="Scale ", about="A map's scale"),
        Parameter("at", "at", "locator", about="The place in the work that is no page"),
        Parameter("sheet", "sheet", "locator"),
        Parameter("sheets", "sheets", "locator"),
        Parameter("sections", "sections", "locator"),
        Parameter("inset", "inset", "locator"),
        Parameter("pinpoint", "pinpoint", "locator"),
        Parameter("minutes", "minutes", "locator"),
        Parameter("time", "time", "locator"),
        Parameter("time-caption", "time-caption", "locator"),
    ),
    "broadcasts": (
        Parameter("episode-number", "", "episodenumber", label="", about="Season and number of a broadcast"),
        Parameter("season", "season", "season", label="Season ", about="The season of a broadcast"),
        Parameter("series-number", "series-number series-no", "seriesnumber", label="Series ",
                  about="The number of a series of broadcasts"),
        Parameter("episode", "episode", "episodenumber"),
    ),
    "identifiers": tuple(
        Parameter(name, row.parameters, row.field, Kind.IDENTIFIER, row.label, row.about)
        for name, row in IDENTIFIERS.items()
    ),
    "about_identifiers": (
        Parameter("class", "class", "eprintclass"),
        Parameter("asin-tld", "asin-tld", "asintld", Kind.SWITCH, about="Amazon's domain"),
        *(Parameter(f"{name}-access", f"{name}-access", f"{name}access", about=f"Who may read the text at {name}: "
                    "free, registration, limited or subscription") for name in _ACCESS),
        Parameter("doi-broken-date", "doi-broken-date doi-broken doi-inactive-date", "doibroken", Kind.DATE,
                  about="The day since which the DOI leads nowhere"),
        Parameter("pmc-embargo-date", "pmc-embargo-date embargo", "pmcembargo", Kind.DATE,
                  about="The day on which the text at PubMed Central becomes free"),
    ),
    "addresses": (
        Parameter("url", "url", "url", Kind.ADDRESS),
        Parameter("book-url", "", "bookurl", Kind.ADDRESS, "The whole work",
                  "The address of the book of which url is a chapter"),
        Parameter("chapter-url", "chapter-url contribution-url entry-url article-url section-url", "chapterurl",
                  Kind.ADDRESS, "Chapter", "The address of a chapter"),
        Parameter("map-url", "map-url", "mapurl", Kind.ADDRESS, "Map", "The address of a map"),
        Parameter("conference-url", "conference-url event-url", "eventurl", Kind.ADDRESS, "Conference",
                  "The address of a conference"),
        Parameter("archive-url", "archive-url", "archiveurl", Kind.ADDRESS, about="The archived copy"),
        Parameter("lay-url", "lay-url lay-summary", "layurl", Kind.ADDRESS, about="A summary for laymen"),
        Parameter("transcript-url", "transcript-url", "transcripturl", Kind.ADDRESS, "Transcript",
                  "The address of a transcript"),
    ),
    "access": (
        Parameter("access-date", "access-date", "urldate", Kind.DATE),
        Parameter("access-daymonth", "access-daymonth access-monthday", "urldate"),
        Parameter("access-day", "access-day", "urldate"),
        Parameter("access-month", "access-month", "urldate"),
        Parameter("access-year", "access-year", "urldate"),
        Parameter("archive-date", "archive-date", "archivedate", Kind.DATE,
                  about="The day on which the copy was archived"),
        Parameter("url-status", "url-status dead-url", "urlstatus", Kind.SWITCH,
                  about="Live, dead, unfit, usurped, deviated or bot: unknown"),
        Parameter("url-access", "url-access", "urlaccess", about="Free, registration, limited or subscription"),
        Parameter("registration", "registration", "urlaccess"),
        Parameter("subscription", "subscription", "urlaccess"),
        Parameter("format", "format", "format", about="The format of the file"),
    ),
    "words": (
        Parameter("archive-format", "archive-format", "archiveformat", label="Archived as ",
                  about="The format of the archived copy"),
        Parameter("lay-source", "lay-source", "laysource", about="The source of the summary for laymen"),
        Parameter("lay-date", "lay-date", "laydate", Kind.DATE, about="The date of the summary for laymen"),
        Parameter("lay-format", "lay-format", "layformat", label="Summary as ",
                  about="The format of the summary for laymen"),
        Parameter("transcript", "transcript", "transcript", about="A transcript"),
        Parameter("transcript-format", "transcript-format", "transcriptformat", label="Transcript as ",
                  about="The format of the transcript"),
        Parameter("conference", "conference event", "eventtitle"),
        Parameter("conference-format", "conference-format event-format", "eventformat", label="Conference paper as ",
                  about="The format of the conference paper"),
        Parameter("chapter-format", "chapter-format contribution-format entry-format article-format section-format",
                  "chapterformat", label="Chapter as ", about="The format of the chapter"),
        Parameter("chapter-url-access", "chapter-url-access contribution-url-access entry-url-access "
                  "article-url-access section-url-access", "chapterurlaccess",
                  about="Who may read the chapter: free, registration, limited or subscription"),
        Parameter("map-format", "map-format", "mapformat", label="Map as ", about="The format of the map"),
        Parameter("map-url-access", "map-url-access", "mapurlaccess",
                  about="Who may read the map: free, registration, limited or subscription"),
        Parameter("agency", "agency", "agency", label="", about="The news agency"),
        Parameter("via", "via", "via", about="Who delivers the work, if not its publisher"),
        Parameter("network", "network", "network", about="The network of a broadcast"),
        Parameter("station", "station", "station", about="The station of a broadcast"),
        Parameter("series-link", "series-link", "serieslink", Kind.PAGE, about="The wiki's page on the series"),
        Parameter("title-note", "department title-note", "department", label="",
                  about="The column or department of a periodical"),
        Parameter("issue-title", "issue-title", "issuetitle"),
        Parameter("others", "others", "note"),
        Parameter("cartography", "cartography", "cartography", label="Cartography by ", about="Who drew a map"),
        Parameter("country-code", "country-code country", "country", label="Country: ",
                  about="The country of a patent"),
        Parameter("quote", "quote quotation", "quote", about="Words quoted from the work"),
        Parameter("script-quote", "script-quote", "scriptquote", about="The quotation in its own script"),
        Parameter("trans-quote", "trans-quote", "transquote", about="The quotation in English"),
        Parameter("reporter", "reporter", "reporter", label="Reporter: ", about="A law report"),
        Parameter("court", "court", "court", label="Court: ", about="A court"),
        Parameter("litigants", "litigants", "litigants", label="Parties: ", about="The parties of a case"),
        Parameter("opinion", "opinion", "opinion", label="Opinion: ", about="The number of an opinion"),
    ),
    "addendum": (
        Parameter("postscript", "postscript", "addendum"),
        Parameter("id", "id", "addendum"),
    ),
    "language": (Parameter("language", "language lang in", "language"),),
    "anchor": (Parameter("ref", "ref", "", Kind.SWITCH),),
    "people": (
        Parameter("vauthors", "vauthors", "author", Kind.NAMES),
        Parameter("veditors", "veditors", "editor", Kind.NAMES),
        Parameter("authors", "authors people credits", "author", Kind.NAMES),
        Parameter("editors", "editors", "editor", Kind.NAMES),
        Parameter("interviewers", "interviewers", "editora", Kind.NAMES),
        Parameter("illustrator", "illustrator", "editorb", Kind.NAMES),
        Parameter("inventor", "inventor inventors", "author", Kind.NAMES),
        Parameter("coauthors", "coauthors coauthor", "author", Kind.NAMES),
        Parameter("collaboration", "collaboration", "author", Kind.NAMES),
        Parameter("display-authors", "display-authors display-subjects", "displayauthors", Kind.SWITCH,
                  about="How many authors are printed"),
        Parameter("display-editors", "display-editors", "displayeditors", Kind.SWITCH,
                  about="How many editors are printed"),
        Parameter("display-translators", "display-translators", "displaytranslators", Kind.SWITCH,
                  about="How many translators are printed"),
        Parameter("display-contributors", "display-contributors", "", Kind.SWITCH),
        Parameter("display-interviewers", "display-interviewers", "", Kind.SWITCH),
    ),
})  # fmt: skip
"""Name of a group of parameters -> its parameters, which one function of :mod:`wikibinder.cs1.fields` reads. The order
is that of the fields in the .bib.
"""

_PRESENTATION = "presentation only"
_WIKI = "about the wiki page, not the work"
_BOT = "a bot's mark of its own work"
_DEAD = "the day on which a link was found dead; url-status says that it is"
IGNORED: Mapping[str, str] = MappingProxyType(
    {
        "mode": _PRESENTATION,
        "df": _PRESENTATION,
        "separator": _PRESENTATION,
        "series-separator": _PRESENTATION,
        "author-separator": _PRESENTATION,
        "author-name-separator": _PRESENTATION,
        "editor-separator": _PRESENTATION,
        "name-list-style": _PRESENTATION,
        "name-list-format": _PRESENTATION,
        "last-author-amp": _PRESENTATION,
        "no-pp": _PRESENTATION,
        "noicon": _PRESENTATION,
        "no-tracking": _WIKI,
        "no-cat": _WIKI,
        "template-doc-demo": _WIKI,
        "template-name": _WIKI,
        "cite-bot": _WIKI,
        "ignore-isbn-error": "the check is made, and its result reported, all the same",
        "dead-link-date": _DEAD,
        "url-status-date": _DEAD,
        "fix-attempted": _BOT,
        "bot": _BOT,
    }
)
"""Parameter of CS1 that has no effect on an entry -> the reason, in words."""


# ---------------------------------------------------------------- people


class Role(NamedTuple):
    """A role of people in a work (author, editor, translator ...). ``names``: prefixes of its numbered parameters
    (``editor`` for ``editor-last1``; "" for ``last1``). ``about``: documentation of the field ``<role>link``, which
    contains the titles of the wiki pages about these people; "" if there is no such field.
    """

    role: str
    names: tuple[str, ...]
    about: str = ""


ROLES = (
    Role("author", ("", "author", "subject", "host"),
         "The wiki's pages on the authors, in their order, with vertical bars between them"),
    Role("editor", ("editor",), "The wiki's pages on the editors"),
    Role("translator", ("translator",), "The wiki's pages on the translators"),
    Role("contributor", ("contributor",), "The wiki's pages on the contributors"),
    Role("interviewer", ("interviewer",), "The wiki's pages on the interviewers"),
    Role("illustrator", ("illustrator",)),
    Role("inventor", ("inventor",)),
)  # fmt: skip
PARTS: Mapping[str, str] = MappingProxyType({
    "last": "last", "surname": "last", "first": "first", "given": "first", "link": "link", "mask": "mask",
})  # fmt: skip
"""Ending of a parameter about one person -> part of the person's data that it sets: ``surname`` sets ``last``."""


# ---------------------------------------------------------------- fields


class Field(NamedTuple):
    """A field of the .bib that BibLaTeX does not define; the attributes are those of :class:`Parameter`."""

    name: str
    about: str
    kind: Kind = Kind.TEXT
    label: str | None = None


_MADE = (
    Field("website", "The website a page belongs to"),
    Field("scriptwebsite", "The website's name in its own script"),
    Field("scripthowpublished", "The container's name in its own script"),
    Field("yearsuffix", "The letter that distinguishes works of one year"),
    Field("writtenat", "Where the work was written", label="Written at "),
    Field("otherpages", "Pages given besides a page", label="pp. "),
    Field("wikiextra", "Parameters that no field is known for, as name=value"),
)
"""Fields whose value is composed of several parameters by a function of :mod:`wikibinder.cs1.fields`."""


def _fields() -> Iterator[Field]:
    """Yield the fields of the .bib that BibLaTeX does not define: those of parameters and roles, those for addresses
    that are no web addresses, and those for dates in words.
    """
    for row in (row for rows in PARAMETERS.values() for row in rows):
        if row.about:
            yield Field(row.field, row.about, row.kind, row.label)
        if row.kind is Kind.ADDRESS:
            yield Field(f"{row.field}text", f"The text given for {row.field} if it is not a web address", label="")
        elif row.kind is Kind.DATE:
            yield Field(f"wiki{row.field}", f"The {row.field} as text, if ISO form cannot express all of it")
    for role in ROLES:
        if role.about:
            yield Field(f"{role.role}link", role.about, Kind.PAGE)
    yield from _MADE


OWN_FIELDS: Mapping[str, Field] = MappingProxyType({field.name: field for field in _fields()})
"""Name -> field, for the fields of the .bib that BibLaTeX does not define."""


def fields_of(*kinds: Kind) -> frozenset[str]:
    """Return the names of the fields in OWN_FIELDS whose values are of one of these kinds."""
    return frozenset(name for name, field in OWN_FIELDS.items() if field.kind in kinds)
