"""Template parameters -> CS1's meta-parameters: which names mean the same, which are ignored and why.

After ``aliases`` in Module:Citation/CS1/Configuration (revision of 2023-01, and the parameters that were dropped before
it). Names are compared squeezed: case folded, without hyphens, underscores and spaces, so ``accessdate``,
``access-date`` and ``Access_date`` are one. Every parameter is mapped, ignored with a reason, or unknown, which keeps
it as "extra": exactly one of the three.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MEANINGS: Mapping[str, tuple[str, ...]] = {
    # titles
    "title": ("title", "wstitle"),
    "script-title": ("script-title",),
    "trans-title": ("trans-title", "translated-title"),
    "title-link": ("title-link", "episode-link"),
    "title-note": ("department", "title-note"),
    "chapter": ("chapter", "contribution", "entry", "article", "section"),
    "script-chapter": ("script-chapter", "script-contribution", "script-entry", "script-article", "script-section"),
    "trans-chapter": ("trans-chapter", "trans-contribution", "trans-entry", "trans-article", "trans-section"),
    "chapter-url": ("chapter-url", "contribution-url", "entry-url", "article-url", "section-url"),
    "chapter-format": ("chapter-format", "contribution-format", "entry-format", "article-format", "section-format"),
    "chapter-url-access": ("chapter-url-access", "contribution-url-access", "entry-url-access", "article-url-access",
                           "section-url-access"),
    "map": ("map",),
    "script-map": ("script-map",),
    "trans-map": ("trans-map",),
    "map-url": ("map-url",),
    "map-format": ("map-format",),
    "map-url-access": ("map-url-access",),
    # containers
    "periodical": ("journal", "magazine", "newspaper", "periodical", "website", "work", "mailing-list"),
    "script-periodical": ("script-journal", "script-magazine", "script-newspaper", "script-periodical",
                          "script-website", "script-work"),
    "trans-periodical": ("trans-journal", "trans-magazine", "trans-newspaper", "trans-periodical", "trans-website",
                         "trans-work"),
    "encyclopedia": ("encyclopedia", "encyclopaedia", "dictionary"),
    "script-encyclopedia": ("script-encyclopedia", "script-encyclopaedia", "script-dictionary"),
    "trans-encyclopedia": ("trans-encyclopedia", "trans-encyclopaedia", "trans-dictionary"),
    "book-title": ("book-title",),
    "conference": ("conference", "event"),
    "conference-url": ("conference-url", "event-url"),
    "conference-format": ("conference-format", "event-format"),
    "series": ("series", "version"),
    "series-link": ("series-link",),
    "series-number": ("series-number", "series-no"),
    "season": ("season",),
    "episode": ("episode",),
    "issue-title": ("issue-title",),
    # names written as one
    "authors": ("authors", "people", "credits"),
    "coauthors": ("coauthors", "coauthor"),
    "editors": ("editors",),
    "interviewers": ("interviewers",),
    "vauthors": ("vauthors",),
    "veditors": ("veditors",),
    "collaboration": ("collaboration",),
    "display-authors": ("display-authors", "display-subjects"),
    "display-editors": ("display-editors",),
    "display-contributors": ("display-contributors",),
    "display-translators": ("display-translators",),
    "display-interviewers": ("display-interviewers",),
    "others": ("others",),
    "illustrator": ("illustrator",),
    "cartography": ("cartography",),
    # imprint
    "publisher": ("publisher", "institution", "distributor", "school", "university", "organization", "label"),
    "newsgroup": ("newsgroup",),
    "place": ("place", "location", "city"),
    "publication-place": ("publication-place",),
    "edition": ("edition",),
    "volume": ("volume", "vol"),
    "issue": ("issue", "number"),
    "article-number": ("article-number",),
    "page": ("page", "p"),
    "pages": ("pages", "pp"),
    "at": ("at",),
    "quote-page": ("quote-page",),
    "quote-pages": ("quote-pages",),
    "sheet": ("sheet",),
    "sheets": ("sheets",),
    "sections": ("sections",),
    "inset": ("inset",),
    "scale": ("scale",),
    "minutes": ("minutes",),
    "time": ("time",),
    "time-caption": ("time-caption",),
    "type": ("type", "medium"),
    "degree": ("degree",),
    "class": ("class",),
    "docket": ("docket",),
    "id": ("id",),
    "agency": ("agency",),
    "via": ("via",),
    "network": ("network",),
    "station": ("station",),
    "language": ("language", "lang", "in"),
    # dates
    "date": ("date", "air-date"),
    "year": ("year",),
    "month": ("month",),
    "day": ("day",),
    "publication-date": ("publication-date",),
    "orig-date": ("orig-date", "orig-year"),
    "orig-month": ("orig-month",),
    "access-date": ("access-date",),
    "access-year": ("access-year",),
    "access-month": ("access-month",),
    "access-day": ("access-day",),
    "access-daymonth": ("access-daymonth", "access-monthday"),
    "doi-broken-date": ("doi-broken-date", "doi-broken", "doi-inactive-date"),
    "pmc-embargo-date": ("pmc-embargo-date", "embargo"),
    # addresses
    "url": ("url",),
    "format": ("format",),
    "url-status": ("url-status", "dead-url"),
    "url-access": ("url-access",),
    "registration": ("registration",),
    "subscription": ("subscription",),
    "archive-url": ("archive-url",),
    "archive-date": ("archive-date",),
    "archive-format": ("archive-format",),
    "lay-url": ("lay-url", "lay-summary"),
    "lay-source": ("lay-source",),
    "lay-date": ("lay-date",),
    "lay-format": ("lay-format",),
    "transcript": ("transcript",),
    "transcript-url": ("transcript-url",),
    "transcript-format": ("transcript-format",),
    # words
    "quote": ("quote", "quotation"),
    "script-quote": ("script-quote",),
    "trans-quote": ("trans-quote",),
    "postscript": ("postscript",),
    "ref": ("ref",),
    # identifiers
    "arxiv": ("arxiv", "eprint"),
    "asin": ("asin",),
    "asin-tld": ("asin-tld",),
    "bibcode": ("bibcode",),
    "biorxiv": ("biorxiv",),
    "citeseerx": ("citeseerx",),
    "doi": ("doi",),
    "eissn": ("eissn",),
    "hdl": ("hdl",),
    "isbn": ("isbn", "isbn13", "isbn10"),
    "ismn": ("ismn",),
    "issn": ("issn",),
    "jfm": ("jfm",),
    "jstor": ("jstor",),
    "lccn": ("lccn",),
    "medrxiv": ("medrxiv",),
    "message-id": ("message-id",),
    "mr": ("mr",),
    "oclc": ("oclc",),
    "ol": ("ol",),
    "osti": ("osti",),
    "pmc": ("pmc",),
    "pmid": ("pmid",),
    "rfc": ("rfc",),
    "s2cid": ("s2cid",),
    "sbn": ("sbn",),
    "ssrn": ("ssrn",),
    "zbl": ("zbl",),
    # templates outside CS1
    "litigants": ("litigants",),
    "court": ("court",),
    "reporter": ("reporter",),
    "opinion": ("opinion",),
    "pinpoint": ("pinpoint",),
    "inventor": ("inventor", "inventors"),
    "country-code": ("country-code", "country"),
    "patent-number": ("patent-number",),
    "wikidata": ("wikidata", "qid"),
}  # fmt: skip

_PRESENTATION = "presentation only"
_WIKI = "about the wiki page, not the work"
IGNORED: Mapping[str, str] = {
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
    "dead-link-date": "the day on which a link was found dead; url-status says that it is",
    "fix-attempted": "a bot's mark of its own work",
    "bot": "a bot's mark of its own work",
    "url-status-date": "the day on which a link was found dead; url-status says that it is",
}

ACCESS = ("arxiv", "bibcode", "biorxiv", "citeseerx", "doi", "eprint", "hdl", "jstor", "medrxiv", "ol", "osti", "s2cid",
          "ssrn")  # fmt: skip
"""Identifiers that have a parameter ``…-access``."""

ROLES: Mapping[str, str] = {
    "": "author",
    "author": "author",
    "subject": "author",
    "host": "author",
    "editor": "editor",
    "translator": "translator",
    "contributor": "contributor",
    "interviewer": "interviewer",
    "illustrator": "illustrator",
    "inventor": "inventor",
}
PARTS: Mapping[str, str] = {
    "last": "last",
    "surname": "last",
    "first": "first",
    "given": "first",
    "link": "link",
    "mask": "mask",
}


LONGEST_NAME = 60
"""Characters: no parameter that is known has a longer name."""


def squeeze(name: str) -> str:
    """A parameter's name as it is compared."""
    return name.casefold().replace("-", "").replace("_", "").replace(" ", "")


_MEANING = {
    squeeze(alias): (meaning, rank) for meaning, aliases in MEANINGS.items() for rank, alias in enumerate(aliases)
}
_MEANING |= {squeeze(f"{name}-access"): (f"{name}-access", 0) for name in ACCESS}
_IGNORED = {squeeze(name): reason for name, reason in IGNORED.items()}
_PERSON = {
    role + part: (kind, piece) for role, kind in ROLES.items() for part, piece in PARTS.items() if role + part != "link"
}
_PERSON |= {role: (kind, "last") for role, kind in ROLES.items() if role}
_WHOLE = {"illustrator", "inventor"}
"""Names of a role that also take a list of people as one text."""
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class Parameters:
    """The parameters of one template by meaning; values are wikitext, never blank.

    ``people``: role -> number -> part (``last``, ``first``, ``link``, ``mask``) -> value. ``origins``: the name under
    which a meaning was given. ``extra``: names and values that CS1 does not know. ``conflicts``: second values of one
    meaning.
    """

    values: dict[str, str] = field(default_factory=dict)
    people: dict[str, dict[int, dict[str, str]]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    extra: list[tuple[str, str]] = field(default_factory=list)
    conflicts: list[tuple[str, str]] = field(default_factory=list)

    def pop(self, meaning: str) -> str:
        """The value of a meaning, taken out."""
        return self.values.pop(meaning, "")

    def get(self, *meanings: str) -> str:
        return next((self.values[meaning] for meaning in meanings if meaning in self.values), "")

    def origin(self, meaning: str) -> str:
        return self.origins.get(meaning, "")


def resolve(params: Mapping[str, str]) -> Parameters:
    """Sort a template's parameters by meaning."""
    found = Parameters()
    ranked: dict[str, tuple[Sense, str, str]] = {}
    people: dict[tuple[str, int, str], tuple[str, str]] = {}
    for name, given in params.items():
        if not (value := given.strip()):
            continue
        sense = _sense(name) if len(name) <= LONGEST_NAME else EXTRA
        if sense.meaning:
            candidate = (sense, name, value)
            if (known := ranked.setdefault(sense.meaning, candidate)) is not candidate:
                _place(ranked, found, known, candidate)
        elif sense.person:
            _place_person(people, found, sense.person, (name, value))
        elif sense is EXTRA:
            found.extra.append((name, value))
    for meaning, (sense, _, value) in ranked.items():
        found.values[meaning] = value
        found.origins[meaning] = sense.name
    for (role, number, part), (_, value) in people.items():
        found.people.setdefault(role, {}).setdefault(number, {})[part] = value
    return found


def kind(name: str) -> str:
    """What becomes of a parameter: ``mapped``, ``ignored`` or ``extra``."""
    sense = _sense(name)
    return "extra" if sense is EXTRA else "mapped" if sense.meaning or sense.person else "ignored"


class Sense(NamedTuple):
    """What a parameter is: its name as it is compared, and a meaning with the rank of that name for it, or a person's
    part (see :func:`_person`), or neither: then it is ignored.
    """

    name: str = ""
    meaning: str = ""
    rank: int = 0
    person: tuple[str, int, str] | None = None


EXTRA = Sense()
"""What a parameter is that CS1 does not know."""


@lru_cache(maxsize=4096)
def _sense(name: str) -> Sense:
    squeezed = squeeze(name)
    if squeezed in _IGNORED:
        return Sense(squeezed)
    if squeezed in _MEANING:
        return Sense(squeezed, *_MEANING[squeezed])
    person = _person(squeezed)
    return Sense(squeezed, person=person) if person else EXTRA


def _person(squeezed: str) -> tuple[str, int, str] | None:
    """Role, number and part of a name: ``editor2-first``, ``editor-first2``, ``last`` ..."""
    digits = _NUMBER.findall(squeezed)
    if len(digits) > 1:
        return None
    found = _PERSON.get(_NUMBER.sub("", squeezed))
    return (found[0], int(digits[0]) if digits else 1, found[1]) if found else None


def _place(
    ranked: dict[str, tuple[Sense, str, str]],
    found: Parameters,
    known: tuple[Sense, str, str],
    candidate: tuple[Sense, str, str],
) -> None:
    """Keep the alias that CS1 prefers; a different value under another alias is a conflict."""
    best, other = (known, candidate) if known[0].rank <= candidate[0].rank else (candidate, known)
    ranked[best[0].meaning] = best
    if best[2] != other[2]:
        found.conflicts.append((other[1], other[2]))


def _place_person(
    people: dict[tuple[str, int, str], tuple[str, str]],
    found: Parameters,
    person: tuple[str, int, str],
    candidate: tuple[str, str],
) -> None:
    """As :func:`_place`: ``last`` is preferred to ``author``, the rest goes by order."""
    known = people.setdefault(person, candidate)
    if known is candidate:
        return
    prefer = "last" in candidate[0].casefold() and "last" not in known[0].casefold()
    best, other = (candidate, known) if prefer else (known, candidate)
    people[person] = best
    if best[1] != other[1]:
        found.conflicts.append(other)


def mapped_names() -> Iterator[str]:
    """Every alias of the tables, as it is documented."""
    for aliases in MEANINGS.values():
        yield from aliases
