"""Identifiers of works: their fields, the prefixes people write before them, their shape and check digits.

After Module:Citation/CS1/Identifiers (revision of 2023-01). A value that fails is kept and reported, never mended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Kind:
    """An identifier: field in the .bib, what may stand before it, its shape, and a check beyond the shape."""

    field: str
    prefix: str
    shape: str
    check: Callable[[str], bool] = lambda _: True


def isbn(value: str) -> bool:
    """The check digit of an ISBN of 10 or 13 digits."""
    digits = re.sub(r"[\s-]", "", value).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return _weighted(digits, range(10, 0, -1)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        return _weighted(digits, [1, 3] * 6 + [1]) % 10 == 0
    return False


def issn(value: str) -> bool:
    digits = value.replace("-", "").upper()
    return len(digits) == 8 and _weighted(digits, range(8, 0, -1)) % 11 == 0


def ismn(value: str) -> bool:
    digits = re.sub(r"[\s-]", "", value)
    return bool(re.fullmatch(r"9790\d{9}", digits)) and _weighted(digits, [1, 3] * 6 + [1]) % 10 == 0


def _weighted(digits: str, weights: Iterable[int]) -> int:
    return sum((10 if digit in "Xx" else int(digit)) * weight for digit, weight in zip(digits, weights, strict=True))


_NCBI = r"(?:https?://)?(?:www\.|pubmed\.|pmc\.)?ncbi\.nlm\.nih\.gov"
_DIGITS = r"\d{1,10}"
KINDS: Mapping[str, Kind] = {
    "arxiv": Kind("arxiv", r"(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv:\s*",
                  r"(?:\d{4}\.\d{4,5}|[a-z][a-z.-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"),
    "asin": Kind("asin", "", r"[A-Z0-9]{10}"),
    "bibcode": Kind("bibcode", r"bibcode:\s*", r"\d{4}[\w&.+*%-]{15}|\d{4}\S{15}"),
    "biorxiv": Kind("biorxiv", r"(?:https?://)?(?:dx\.)?doi\.org/", r"10\.1101/[\d.]+(?:v\d+)?|\d{6}"),
    "citeseerx": Kind("citeseerx", "", r"10\.1\.1\.[1-9]\d{0,3}\.[1-9]\d{0,3}|[0-9a-f]{40}"),
    "doi": Kind("doi", r"(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*", r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,]"),
    "eissn": Kind("eissn", "", r"\d{4}-?\d{3}[\dXx]", issn),
    "hdl": Kind("hdl", r"(?:https?://)?hdl\.handle\.net/|hdl:\s*", r"\S+/\S+"),
    "isbn": Kind("isbn", r"isbn(?:-1[03])?:?\s*", r"[\dXx -]+", isbn),
    "ismn": Kind("ismn", r"ismn:?\s*", r"[\d -]+", ismn),
    "issn": Kind("issn", r"issn:?\s*", r"\d{4}-?\d{3}[\dXx]", issn),
    "jfm": Kind("jfm", "", r"\d\d\.\d{4}\.\d\d"),
    "jstor": Kind("jstor", r"(?:https?://)?(?:www\.)?jstor\.org/(?:stable|pss)/|jstor:?\s*", r"\S+"),
    "lccn": Kind("lccn", r"(?:https?://)?lccn\.loc\.gov/", r"[a-z]{0,3}[ -]?\d{2,10}(?:-?\d{1,6})?(?:/\w+(?:/r\d+)?)?"),
    "medrxiv": Kind("medrxiv", r"(?:https?://)?(?:dx\.)?doi\.org/", r"10\.1101/[\d.]+(?:v\d+)?"),
    "message-id": Kind("messageid", "", r"[^<>\s@]+@[^<>\s@]+"),
    "mr": Kind("mr", r"mr\s*", r"\d{1,9}"),
    "oclc": Kind("oclc", r"\(ocolc\)\s*|oclc:?\s*|ocm|ocn|on", _DIGITS + r"\d{0,4}"),
    "ol": Kind("ol", r"(?:https?://)?openlibrary\.org/(?:books|works|authors)/|ol(?=\d)", r"\d+[AMW]"),
    "osti": Kind("osti", r"osti:?\s*", r"\d{4,10}"),
    "pmc": Kind("pmcid", rf"{_NCBI}(?:/pmc)?/articles/pmc|pmc\s*", r"\d{1,9}"),
    "pmid": Kind("pmid", rf"{_NCBI}/(?:pubmed/)?|pmid:?\s*", r"[1-9]\d{0,8}"),
    "rfc": Kind("rfc", r"rfc\s*", r"\d{1,5}"),
    "s2cid": Kind("s2cid", r"corpusid:\s*", r"[1-9]\d{0,10}"),
    "sbn": Kind("isbn", r"sbn:?\s*", r"[\dXx -]+", isbn),
    "ssrn": Kind("ssrn", r"ssrn:?\s*", r"[1-9]\d{2,7}"),
    "zbl": Kind("zbl", r"zbl:?\s*", r"(?:0\d{3}|1\d{3})\.\d{5}|\d{8}"),
}  # fmt: skip

EPRINT: tuple[tuple[str, str], ...] = (
    ("arxiv", "arxiv"), ("biorxiv", "biorxiv"), ("medrxiv", "medrxiv"), ("citeseerx", "citeseerx"), ("ssrn", "ssrn"),
    ("jstor", "jstor"), ("pmid", "pubmed"), ("hdl", "hdl"),
)  # fmt: skip
"""Which identifier takes BibLaTeX's one ``eprint``, and its ``eprinttype``: the first of these that there is."""

_PREFIXES = {name: re.compile(kind.prefix, re.IGNORECASE) for name, kind in KINDS.items() if kind.prefix}
_SHAPES = {name: re.compile(kind.shape) for name, kind in KINDS.items()}
_ACCEPTED = re.compile(r"\(\((.*)\)\)\Z", re.DOTALL)
_LONGEST = 400


def read(name: str, text: str) -> tuple[str, bool]:
    """The value of an identifier and whether it is sound; ``((value))`` is taken as it is."""
    if match := _ACCEPTED.match(text):
        return match[1].strip(), True
    if name in _PREFIXES and (match := _PREFIXES[name].match(text)) and match.end() < len(text):
        text = text[match.end() :]
    text = _tidied(name, text.strip())
    kind = KINDS[name]
    if len(text) > _LONGEST or not _SHAPES[name].fullmatch(text):
        return text, False
    return text, kind.check(text)


def _tidied(name: str, text: str) -> str:
    """Dashes as hyphens where only those can be meant; ``eprint=quant-ph/9901001`` and its class."""
    if name in {"isbn", "issn", "eissn", "sbn", "ismn"}:
        text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    if name == "arxiv":
        text = re.sub(r"\s*\[[\w.-]+\]\Z", "", text.removesuffix(".pdf"))
    if name in {"pmid", "pmc"}:
        text = text.rstrip("/")
    if name == "sbn":
        text = "0-" + text if re.fullmatch(r"\d[\dXx -]{8,12}", text) else text
    return text
