"""BibLaTeX's model of a bibliography: names, entries, and the library a page or a book collects them in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from wikibinder.model.nodes import Inlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wikibinder.model.diagnostics import Position

OWN_FIELDS: Mapping[str, str] = {
    # titles and containers
    "scripttitle": "the title in its own script",
    "transtitle": "the title in English",
    "titlelink": "the wiki's page on the work",
    "website": "the website a page belongs to",
    "scriptbooktitle": "the book's title in its own script",
    "scriptjournaltitle": "the journal's title in its own script",
    "scriptmaintitle": "the container's title in its own script",
    "scriptwebsite": "the website's name in its own script",
    "scripthowpublished": "the container's name in its own script",
    "transbooktitle": "the book's title in English",
    "transjournaltitle": "the journal's or website's title in English",
    "department": "the column or department of a periodical",
    "serieslink": "the wiki's page on the series",
    "seriesnumber": "the number of a series of broadcasts",
    "season": "the season of a broadcast",
    "episodenumber": "season and number of a broadcast",
    # people
    "authorlink": "the wiki's pages on the authors, in their order, parted by vertical bars",
    "editorlink": "the wiki's pages on the editors",
    "translatorlink": "the wiki's pages on the translators",
    "contributorlink": "the wiki's pages on the contributors",
    "interviewerlink": "the wiki's pages on the interviewers",
    "displayauthors": "how many authors are printed, before et al.",
    "displayeditors": "how many editors are printed",
    "displaytranslators": "how many translators are printed",
    "cartography": "who drew a map",
    # dates
    "wikidate": "the date in words, where EDTF cannot say it or not all of it: printed instead of date",
    "yearsuffix": "the letter that tells works of one year apart",
    "pubdate": "the date of publication, where date is another one",
    "wikiorigdate": "the original date in words",
    "wikiurldate": "the day of access in words",
    "archivedate": "the day on which the copy was archived, ISO",
    "wikiarchivedate": "that day in words",
    # places in the work
    "locator": "the place in the work that is no page",
    "otherpages": "pages given besides a page",
    "quotepages": "the pages of the quotation",
    "scale": "a map's scale",
    "writtenat": "where the work was written",
    # addresses
    "archiveurl": "the archived copy",
    "urlstatus": "live, dead, unfit, usurped, deviated or bot: unknown",
    "urlaccess": "free, registration, limited or subscription",
    "format": "the file's format",
    "urltext": "what stands for an address and is none",
    "bookurl": "the address of the book of which url is a chapter",
    "bookurltext": "what stands for that address and is none",
    "chapterurl": "the address of a chapter",
    "chapterurltext": "what stands for that address and is none",
    "chapterformat": "its format",
    "chapterurlaccess": "its access",
    "mapurl": "the address of a map",
    "mapurltext": "what stands for that address and is none",
    "mapformat": "its format",
    "mapurlaccess": "its access",
    "eventurl": "the address of a conference",
    "eventurltext": "what stands for that address and is none",
    "eventformat": "its format",
    "archiveurltext": "what stands for the archived copy's address and is none",
    "archiveformat": "the archived copy's format",
    "layurl": "a summary for laymen",
    "layurltext": "what stands for its address and is none",
    "laysource": "its source",
    "laydate": "its date",
    "layformat": "its format",
    "transcript": "a transcript",
    "transcripturl": "its address",
    "transcripturltext": "what stands for its address and is none",
    "transcriptformat": "its format",
    # imprint and words
    "agency": "the news agency",
    "via": "who delivers the work, if not its publisher",
    "network": "the network of a broadcast",
    "station": "the station of a broadcast",
    "country": "the country of a patent",
    "court": "a court",
    "reporter": "a law report",
    "opinion": "its number",
    "litigants": "the parties",
    "quote": "words quoted from the work",
    "scriptquote": "the quotation in its own script",
    "transquote": "the quotation in English",
    "wikiextra": "parameters that no field is known for, as name=value",
    # identifiers
    "arxiv": "arXiv",
    "asin": "Amazon",
    "asintld": "Amazon's domain",
    "bibcode": "Astrophysics Data System",
    "biorxiv": "bioRxiv",
    "citeseerx": "CiteSeerX",
    "doibroken": "the day since which the DOI leads nowhere",
    "eissn": "ISSN of the electronic edition",
    "hdl": "Handle",
    "ismn": "International Standard Music Number",
    "jfm": "Jahrbuch über die Fortschritte der Mathematik",
    "jstor": "JSTOR",
    "lccn": "Library of Congress",
    "medrxiv": "medRxiv",
    "messageid": "Usenet",
    "mr": "Mathematical Reviews",
    "oclc": "WorldCat",
    "ol": "Open Library",
    "osti": "Office of Scientific and Technical Information",
    "pmcembargo": "the day on which the text at PubMed Central becomes free",
    "pmcid": "PubMed Central, digits only",
    "pmid": "PubMed",
    "rfc": "Request for Comments",
    "s2cid": "Semantic Scholar",
    "ssrn": "Social Science Research Network",
    "wikidata": "Wikidata",
    "zbl": "Zentralblatt MATH",
    "arxivaccess": "access to the text by that identifier",
    "bibcodeaccess": "access to the text by that identifier",
    "biorxivaccess": "access to the text by that identifier",
    "citeseerxaccess": "access to the text by that identifier",
    "doiaccess": "access to the text by that identifier",
    "eprintaccess": "access to the text by that identifier",
    "hdlaccess": "access to the text by that identifier",
    "jstoraccess": "access to the text by that identifier",
    "medrxivaccess": "access to the text by that identifier",
    "olaccess": "access to the text by that identifier",
    "ostiaccess": "access to the text by that identifier",
    "s2cidaccess": "access to the text by that identifier",
    "ssrnaccess": "access to the text by that identifier",
}
"""Fields of our own, beside BibLaTeX's: what Wikipedia says of a work and BibLaTeX has no field for."""

_GAPS = re.compile(r"[\s_]+")


def anchor(text: str) -> str:
    """A CITEREF id as ids are compared: a space, an underscore and nothing are the same."""
    return _GAPS.sub("", text)


Value: TypeAlias = str | Inlines
"""A field's value: plain text, or text with emphasis, strong, superscript and subscript."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in BibLaTeX's parts, or ``literal``: a name that must not be taken apart."""

    family: str = ""
    given: str = ""
    prefix: str = ""
    suffix: str = ""
    literal: str = ""


OTHERS = Name(literal="others")
"""Stands last in a list of names: "and others" (et al.)."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date in EDTF level 1 (ISO 8601-2, as BibLaTeX reads it), None where it could not be read, and its words."""

    edtf: str | None
    text: str


class Entry(NamedTuple):
    """One entry: BibLaTeX type, key, names by role (``author``, ``editor`` ...), fields in the order of printing."""

    type: str
    key: str
    names: Mapping[str, tuple[Name, ...]]
    fields: Mapping[str, Value]
    position: Position

    def with_key(self, key: str) -> Entry:
        return self._replace(key=key)


class Use(NamedTuple):
    """One call of a citation template: the entry's key, the template's name ("": a note that is one link), and where
    the call stands.

    ``offset`` counts the characters of the page's wikitext before it; ``where`` is ``note``, ``list`` (an item of a
    list outside notes) or ``text``.
    """

    key: str
    template: str
    position: Position
    offset: int
    where: str


@dataclass(slots=True)
class Library:
    """Entries by key, in order of addition. Grows while a page is converted."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def add(self, entry: Entry) -> str:
        """Add an entry and return its key; an equal entry (position apart) is added once."""
        known = self.entries.get(entry.key)
        if known is None:
            self.entries[entry.key] = entry
        elif (known.type, known.names, known.fields) != (entry.type, entry.names, entry.fields):
            return self.add(entry.with_key(entry.key + "x"))
        return entry.key

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)
