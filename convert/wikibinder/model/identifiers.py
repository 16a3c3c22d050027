"""Identifiers of works: their field, the name that CS1 prints before them, and the address that they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

IDENTIFIERS: Mapping[str, tuple[str, str]] = {
    "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "asin": ("ASIN", "https://www.amazon.com/dp/"),
    "bibcode": ("Bibcode", "https://ui.adsabs.harvard.edu/abs/"),
    "biorxiv": ("bioRxiv", "https://doi.org/"),
    "citeseerx": ("CiteSeerX", "https://citeseerx.ist.psu.edu/viewdoc/summary?doi="),
    "doi": ("doi", "https://doi.org/"),
    "eissn": ("eISSN", "https://www.worldcat.org/issn/"),
    "hdl": ("hdl", "https://hdl.handle.net/"),
    "isbn": ("ISBN", ""),
    "ismn": ("ISMN", ""),
    "isrn": ("ISRN", ""),
    "issn": ("ISSN", "https://www.worldcat.org/issn/"),
    "jfm": ("JFM", "https://zbmath.org/?format=complete&q=an:"),
    "jstor": ("JSTOR", "https://www.jstor.org/stable/"),
    "lccn": ("LCCN", "https://lccn.loc.gov/"),
    "medrxiv": ("medRxiv", "https://doi.org/"),
    "mr": ("MR", "https://mathscinet.ams.org/mathscinet-getitem?mr="),
    "oclc": ("OCLC", "https://www.worldcat.org/oclc/"),
    "ol": ("OL", "https://openlibrary.org/"),
    "osti": ("OSTI", "https://www.osti.gov/biblio/"),
    "pmcid": ("PMC", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC"),
    "pmid": ("PMID", "https://pubmed.ncbi.nlm.nih.gov/"),
    "rfc": ("RFC", "https://www.rfc-editor.org/rfc/rfc"),
    "s2cid": ("S2CID", "https://api.semanticscholar.org/CorpusID:"),
    "sbn": ("SBN", ""),
    "ssrn": ("SSRN", "https://ssrn.com/abstract="),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "zbl": ("Zbl", "https://zbmath.org/?format=complete&q=an:"),
}  # fmt: skip
"""After Module:Citation/CS1/Configuration; no address: it leads nowhere."""

WITH_COLON = frozenset(("arxiv", "bibcode", "doi", "hdl"))
"""Those between whose name and value a colon stands."""


def name_of(field: str) -> str:
    """What stands before the value: ``doi:``, ``PMID `` with its space."""
    return IDENTIFIERS[field][0] + (":" if field in WITH_COLON else " ")


def address_of(field: str, value: str, country: str = "") -> str:
    """Where an identifier leads, percent-encoded; empty: nowhere. ``country``: the domain of a shop."""
    prefix = IDENTIFIERS[field][1]
    if not prefix:
        return ""
    prefix = prefix.replace(".com/", f".{country}/") if country else prefix
    safe = "/:;().,-_" if field == "doi" else "/:;().,+@!*'-_~?&=<>"
    return prefix + quote(_part(field, value), safe=safe)


def _part(field: str, value: str) -> str:
    """What of the value goes into the address."""
    if field == "pmcid":
        return value.upper().removeprefix("PMC")
    if field == "ol":
        kind = {"A": "authors", "W": "works"}.get(value[-1:].upper(), "books")
        return f"{kind}/OL{value.removeprefix('OL')}"
    return value
