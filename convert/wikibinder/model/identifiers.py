"""Identifiers of works, one row each: parameters, field, label, address, form, check, documentation.

Source: Module:Citation/CS1/Configuration and /Identifiers (revision of 2023-01). :mod:`wikibinder.cs1` reads
identifiers, :mod:`wikibinder.bibtex` exports them and :mod:`wikibinder.editions` prints and links them by this
table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Identifier(NamedTuple):
    """One kind of identifier of works, such as DOI.

    ``parameters``: its CS1 parameters, separated by spaces, the preferred one first. ``field``: the field in the .bib.
    ``label``: the text printed before the value, with its colon or space. ``address``: web address to which the value
    is appended, "" for none. ``prefix``: regular expression for text that articles write before the value, "" for none.
    ``form``: regular expression for the whole value. ``check``: a test of a value that has this form. ``eprinttype``:
    BibLaTeX's name for the kind, if it may be used in ``eprint``, or "". ``access``: the names NAME of its parameters
    ``NAME-access``, separated by spaces. ``templates``: names of templates for this identifier alone, separated by "|".
    ``about``: its full name, for the manual's list of fields; "" for a field that BibLaTeX itself documents.
    """

    parameters: str
    field: str
    label: str
    address: str
    prefix: str
    form: str
    check: Callable[[str], bool]
    eprinttype: str
    access: str
    templates: str
    about: str


def _any(_value: str) -> bool:
    """Return True: the check of an identifier that has no check digit."""
    return True


def isbn(value: str) -> bool:
    """Whether ``value`` is an ISBN of 10 or 13 digits with the right check digit; hyphens and spaces are ignored."""
    digits = re.sub(r"[\s-]", "", value).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return _weighted(digits, range(10, 0, -1)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return _weighted(digits, [1, 3] * 6 + [1]) % 10 == 0
    return False


def issn(value: str) -> bool:
    """Whether ``value``, seven digits and a digit or X (hyphens are ignored), has the right check digit of an ISSN."""
    digits = value.replace("-", "").upper()
    return len(digits) == 8 and _weighted(digits, range(8, 0, -1)) % 11 == 0


def ismn(value: str) -> bool:
    """Whether ``value`` is an ISMN of 13 digits with the right check digit; hyphens and spaces are ignored."""
    digits = re.sub(r"[\s-]", "", value)
    return bool(re.fullmatch(r"9790\d{9}", digits)) and _weighted(digits, [1, 3] * 6 + [1]) % 10 == 0


def _weighted(digits: str, weights: Iterable[int]) -> int:
    return sum((10 if digit in "Xx" else int(digit)) * weight for digit, weight in zip(digits, weights, strict=True))


_DOI = r"(?:https?://)?(?:dx\.)?doi\.org/"
_NCBI = r"(?:https?://)?(?:www\.|pubmed\.|pmc\.)?ncbi\.nlm\.nih\.gov"
_ZBMATH = "https://zbmath.org/?format=complete&q=an:"

_ROWS = (
    Identifier("arxiv eprint", "arxiv", "arXiv:", "https://arxiv.org/abs/",
               r"(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv:\s*",
               r"(?:\d{4}\.\d{4,5}|[a-z][a-z.-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", _any,
               "arxiv", "arxiv eprint", "arxiv", "arXiv"),
    Identifier("asin", "asin", "ASIN ", "https://www.amazon.com/dp/", "", r"[A-Z0-9]{10}", _any,
               "", "", "asin", "Amazon"),
    Identifier("bibcode", "bibcode", "Bibcode:", "https://ui.adsabs.harvard.edu/abs/", r"bibcode:\s*",
               r"\d{4}[\w&.+*%-]{15}|\d{4}\S{15}", _any, "", "bibcode", "bibcode", "Astrophysics Data System"),
    Identifier("biorxiv", "biorxiv", "bioRxiv ", "https://doi.org/", _DOI, r"10\.1101/[\d.]+(?:v\d+)?|\d{6}", _any,
               "biorxiv", "biorxiv", "biorxiv", "bioRxiv"),
    Identifier("citeseerx", "citeseerx", "CiteSeerX ", "https://citeseerx.ist.psu.edu/viewdoc/summary?doi=", "",
               r"10\.1\.1\.[1-9]\d{0,3}\.[1-9]\d{0,3}|[0-9a-f]{40}", _any,
               "citeseerx", "citeseerx", "citeseerx", "CiteSeerX"),
    Identifier("doi", "doi", "doi:", "https://doi.org/", rf"{_DOI}|doi:\s*", r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,]", _any,
               "", "doi", "doi|doi-inline", ""),
    Identifier("eissn", "eissn", "eISSN ", "https://www.worldcat.org/issn/", "", r"\d{4}-?\d{3}[\dXx]", issn,
               "", "", "", "ISSN of the electronic edition"),
    Identifier("hdl", "hdl", "hdl:", "https://hdl.handle.net/", r"(?:https?://)?hdl\.handle\.net/|hdl:\s*",
               r"\S+/\S+", _any, "hdl", "hdl", "hdl", "Handle"),
    Identifier("isbn isbn13 isbn10", "isbn", "ISBN ", "", r"isbn(?:-1[03])?:?\s*", r"[\dXx -]+", isbn,
               "", "", "isbn|isbnt", ""),
    Identifier("ismn", "ismn", "ISMN ", "", r"ismn:?\s*", r"[\d -]+", ismn,
               "", "", "", ""),
    Identifier("issn", "issn", "ISSN ", "https://www.worldcat.org/issn/", r"issn:?\s*", r"\d{4}-?\d{3}[\dXx]", issn,
               "", "", "issn|issn link", ""),
    Identifier("jfm", "jfm", "JFM ", _ZBMATH, "", r"\d\d\.\d{4}\.\d\d", _any,
               "", "", "jfm", "Jahrbuch über die Fortschritte der Mathematik"),
    Identifier("jstor", "jstor", "JSTOR ", "https://www.jstor.org/stable/",
               r"(?:https?://)?(?:www\.)?jstor\.org/(?:stable|pss)/|jstor:?\s*", r"\S+", _any,
               "jstor", "jstor", "jstor", "JSTOR"),
    Identifier("lccn", "lccn", "LCCN ", "https://lccn.loc.gov/", r"(?:https?://)?lccn\.loc\.gov/",
               r"[a-z]{0,3}[ -]?\d{2,10}(?:-?\d{1,6})?(?:/\w+(?:/r\d+)?)?", _any,
               "", "", "lccn", "Library of Congress"),
    Identifier("medrxiv", "medrxiv", "medRxiv ", "https://doi.org/", _DOI, r"10\.1101/[\d.]+(?:v\d+)?", _any,
               "medrxiv", "medrxiv", "", "medRxiv"),
    Identifier("message-id", "messageid", "Message-ID ", "", "", r"[^<>\s@]+@[^<>\s@]+", _any,
               "", "", "", "Usenet"),
    Identifier("mr", "mr", "MR ", "https://mathscinet.ams.org/mathscinet-getitem?mr=", r"mr\s*", r"\d{1,9}", _any,
               "", "", "mr|mathscinet", "Mathematical Reviews"),
    Identifier("oclc", "oclc", "OCLC ", "https://www.worldcat.org/oclc/", r"\(ocolc\)\s*|oclc:?\s*|ocm|ocn|on",
               r"\d{1,10}\d{0,4}", _any, "", "", "oclc", "WorldCat"),
    Identifier("ol", "ol", "OL ", "https://openlibrary.org/",
               r"(?:https?://)?openlibrary\.org/(?:books|works|authors)/|ol(?=\d)", r"\d+[AMW]", _any,
               "", "ol", "ol", "Open Library"),
    Identifier("osti", "osti", "OSTI ", "https://www.osti.gov/biblio/", r"osti:?\s*", r"\d{4,10}", _any,
               "", "osti", "osti", "Office of Scientific and Technical Information"),
    Identifier("pmc", "pmcid", "PMC ", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC",
               rf"{_NCBI}(?:/pmc)?/articles/pmc|pmc\s*", r"\d{1,9}", _any,
               "", "", "pmc", "PubMed Central, digits only"),
    Identifier("pmid", "pmid", "PMID ", "https://pubmed.ncbi.nlm.nih.gov/", rf"{_NCBI}/(?:pubmed/)?|pmid:?\s*",
               r"[1-9]\d{0,8}", _any, "pubmed", "", "pmid", "PubMed"),
    Identifier("rfc", "rfc", "RFC ", "https://www.rfc-editor.org/rfc/rfc", r"rfc\s*", r"\d{1,5}", _any,
               "", "", "rfc|ietf rfc", "Request for Comments"),
    Identifier("s2cid", "s2cid", "S2CID ", "https://api.semanticscholar.org/CorpusID:", r"corpusid:\s*",
               r"[1-9]\d{0,10}", _any, "", "s2cid", "s2cid", "Semantic Scholar"),
    Identifier("sbn", "isbn", "SBN ", "", r"sbn:?\s*", r"[\dXx -]+", isbn, "", "", "", ""),
    Identifier("ssrn", "ssrn", "SSRN ", "https://ssrn.com/abstract=", r"ssrn:?\s*", r"[1-9]\d{2,7}", _any,
               "ssrn", "ssrn", "ssrn", "Social Science Research Network"),
    Identifier("wikidata qid", "wikidata", "Wikidata ", "https://www.wikidata.org/wiki/", "", r"Q\d+", _any,
               "", "", "", "Wikidata"),
    Identifier("zbl", "zbl", "Zbl ", _ZBMATH, r"zbl:?\s*", r"(?:0\d{3}|1\d{3})\.\d{5}|\d{8}", _any,
               "", "", "zbl", "Zentralblatt MATH"),
)  # fmt: skip

IDENTIFIERS: Mapping[str, Identifier] = {row.parameters.split()[0]: row for row in _ROWS}
"""First CS1 parameter -> kind of identifier, in printing order."""

BY_FIELD: Mapping[str, Identifier] = {row.field: row for row in _ROWS} | {"isbn": IDENTIFIERS["isbn"]}
"""Name of a field in the .bib -> kind of identifier. The row ``sbn`` is not in it: an SBN becomes an ISBN."""

EPRINT_ORDER = ("arxiv", "biorxiv", "medrxiv", "citeseerx", "ssrn", "jstor", "pmid", "hdl")
"""Fields of identifiers in order of preference for BibLaTeX's ``eprint``, of which an entry has only one."""

_EPRINT_FIELDS = {"pmc": "pmcid", "handle": "hdl"} | {row.eprinttype: row.field for row in _ROWS if row.eprinttype}


def field_of_eprint(eprinttype: str) -> str:
    """Return the field in the .bib for an identifier that a BibLaTeX entry gives as ``eprint``. ``eprinttype``: the
    entry's field of that name, in upper or lower case: that of a row of ``IDENTIFIERS`` (``PubMed`` gives ``pmid``),
    ``pmc`` or ``handle``. Any other value is returned in lower case.
    """
    kind = eprinttype.lower()
    return _EPRINT_FIELDS.get(kind, kind)


def address_of(field: str, value: str, country: str = "") -> str:
    """Return the web address of an identifier, percent-encoded; "" if its kind has none. ``field``: its field in the
    .bib, a key of ``BY_FIELD``; ``country``: the top-level domain of Amazon's shop, for an ASIN ("": com).
    """
    prefix = BY_FIELD[field].address
    if not prefix:
        return ""
    prefix = prefix.replace(".com/", f".{country}/") if country else prefix
    safe = "/:;().,-_" if field == "doi" else "/:;().,+@!*'-_~?&=<>"
    return prefix + quote(_part(field, value), safe=safe)


def _part(field: str, value: str) -> str:
    """Return the value of an identifier in the form in which its web address ends."""
    if field == "pmcid":
        return value.upper().removeprefix("PMC")
    if field == "ol":
        kind = {"A": "authors", "W": "works"}.get(value[-1:].upper(), "books")
        return f"{kind}/OL{value.removeprefix('OL')}"
    return value


# ---------------------------------------------------------------- reading a value

_PREFIXES = {name: re.compile(row.prefix, re.IGNORECASE) for name, row in IDENTIFIERS.items() if row.prefix}
_FORMS = {name: re.compile(row.form) for name, row in IDENTIFIERS.items()}
_ACCEPTED = re.compile(r"\(\((.*)\)\)\Z", re.DOTALL)
# No identifier is longer; the limit bounds the time for hostile values.
_LONGEST = 400


def read(name: str, text: str) -> tuple[str, bool]:
    """Return the value of an identifier, without label or address before it, and whether its form and check digit are
    right. ``name``: the first CS1 parameter of its kind; ``text``: the value given. ``((value))`` is accepted without a
    check, as in CS1.
    """
    if match := _ACCEPTED.match(text):
        return match[1].strip(), True
    # Articles often give the whole address or the label, where CS1 expects the number alone.
    if name in _PREFIXES and (match := _PREFIXES[name].match(text)) and match.end() < len(text):
        text = text[match.end() :]
    text = _tidied(name, text.strip())
    if len(text) > _LONGEST or not _FORMS[name].fullmatch(text):
        return text, False
    return text, IDENTIFIERS[name].check(text)


def _tidied(name: str, text: str) -> str:
    """Return an identifier with common variants removed: typographic dashes become hyphens, and an arXiv class,
    ``.pdf`` or a final slash is removed. ``name``: the first CS1 parameter of its kind.
    """
    if name in {"isbn", "issn", "eissn", "sbn", "ismn"}:
        text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    if name == "arxiv":
        # arXiv itself prints number and class as "2001.12345 [math.NT]".
        text = re.sub(r"\s*\[[\w.-]+\]\Z", "", text.removesuffix(".pdf"))
    if name in {"pmid", "pmc"}:
        text = text.rstrip("/")
    if name == "sbn":
        # A Standard Book Number has nine digits; with a 0 before them it is an ISBN of ten.
        text = "0-" + text if re.fullmatch(r"\d[\dXx -]{8,12}", text) else text
    return text
