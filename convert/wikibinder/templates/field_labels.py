"""Parameters of infoboxes: their labels for readers, and which parameters belong together.

``area_total_km2`` is labelled "Area (total, km²)"; ``leader_title1`` is the label of ``leader_name1``; ``hdi_ref`` is a
footnote to ``hdi``. Sources: the documentation of Wikipedia's Template:Infobox settlement, Template:Infobox country and
similar ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.wikitext.cache import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LABELS: Mapping[str, str] = {
    "regnum": "Kingdom", "divisio": "Division", "phylum": "Phylum", "subphylum": "Subphylum", "classis": "Class",
    "subclassis": "Subclass", "infraclassis": "Infraclass", "superordo": "Superorder", "ordo": "Order",
    "subordo": "Suborder", "infraordo": "Infraorder", "superfamilia": "Superfamily", "familia": "Family",
    "subfamilia": "Subfamily", "tribus": "Tribe", "subtribus": "Subtribe", "genus": "Genus", "subgenus": "Subgenus",
    "sectio": "Section", "species": "Species", "subspecies": "Subspecies", "binomial": "Binomial name",
    "binomial_authority": "Authority", "genus_authority": "Authority of the genus", "trinomial": "Trinomial name",
    "trinomial_authority": "Authority", "unranked_classis": "Clade", "unranked_ordo": "Clade", "taxon": "Taxon",
    "unranked_familia": "Clade", "unranked_divisio": "Clade", "unranked_phylum": "Clade", "virus_group": "Group",
    "status": "Status", "status_system": "Status system", "subdivision_ranks": "Subdivision", "image": "Image",
    "isbn": "ISBN", "issn": "ISSN", "oclc": "OCLC", "url": "URL", "website": "Website", "gdp": "GDP", "hdi": "HDI",
    "gdp_ppp": "GDP (PPP)", "gdp_nominal": "GDP (nominal)", "imo": "IMO", "iata": "IATA", "icao": "ICAO", "dvd": "DVD",
    "utc_offset": "UTC offset", "utc_offset_dst": "UTC offset (DST)", "timezone_dst": "Time zone (DST)",
    "time_zone_dst": "Time zone (DST)",
    "timezone": "Time zone", "zip_code": "ZIP code", "postal_code": "Postal code", "area_code": "Area code",
    "birth_date": "Born", "birth_place": "Place of birth", "death_date": "Died", "death_place": "Place of death",
    "alma_mater": "Alma mater", "birthplace": "Place of birth", "birthdate": "Born", "birth_name": "Birth name",
    "deathdate": "Died", "deathplace": "Place of death", "cctld": "Internet TLD", "iupacname": "IUPAC name",
    "cas_number": "CAS number", "chembl": "ChEMBL", "pubchem": "PubChem", "blank_name": "",
    "coordinates": "Coordinates", "pcwater": "Water (%)", "vicepresident": "Vice president",
    "vicepremier": "Vice premier", "primeminister": "Prime minister", "diseasesdb": "DiseasesDB",
    "medlineplus": "MedlinePlus", "emedicinesubj": "eMedicine", "emedicinetopic": "eMedicine topic",
    "meshid": "MeSH", "genereviewsnbk": "GeneReviews", "genereviewsname": "GeneReviews", "icd9": "ICD-9",
    "icd10": "ICD-10", "icd11": "ICD-11", "currentholder": "Current champion", "firstchamp": "First champion",
    "mostreigns": "Most reigns", "longestreign": "Longest reign", "shortestreign": "Shortest reign",
    "pastnames": "Past names", "面積値": "面積", "人口値": "人口", "人口密度値": "人口密度", "gdp値": "GDP",
    "gdp値元": "GDP (自国通貨)", "gdp値mer": "GDP (MER)",
}  # fmt: skip
"""Name of a parameter, in lower case -> its label ("": none), where the name is unclear or the label has capitals."""

ACRONYMS = frozenset((
    "GDP", "HDI", "PPP", "URL", "ISBN", "ISSN", "ISO", "UTC", "DST", "IMO", "IATA", "ICAO", "ID", "TV", "DVD", "CD",
    "UK", "US", "USA", "EU", "UN", "IMDB", "NBA", "NFL", "MLB", "NHL", "FIFA", "UEFA", "CAS", "NTS", "GNIS", "FIPS",
))  # fmt: skip
"""Words in names of parameters that are printed in capitals; those of two letters only after a measure (MEASURED)."""

UNITS: Mapping[tuple[str, ...], str] = {
    ("sq", "mi"): "sq mi", ("sq", "km"): "km²", ("sq", "ft"): "sq ft", ("sq", "m"): "m²", ("km2",): "km²",
    ("mi2",): "sq mi", ("m2",): "m²", ("sqmi",): "sq mi", ("sqkm",): "km²", ("km3",): "km³", ("m3",): "m³",
    ("km",): "km", ("m",): "m", ("ft",): "ft", ("mi",): "mi", ("cm",): "cm", ("mm",): "mm", ("kg",): "kg",
    ("lb",): "lb", ("lbs",): "lb", ("ha",): "ha", ("acre",): "acres", ("acres",): "acres", ("kmh",): "km/h",
    ("km", "h"): "km/h", ("mph",): "mph", ("kw",): "kW", ("mw",): "MW", ("hp",): "hp", ("percent",): "%",
    ("pct",): "%", ("percentage",): "%",
}  # fmt: skip
"""Words, in lower case, at the end of a parameter's name that are a unit -> symbol of the unit."""
AREAS = frozenset(("km²", "sq mi", "ha", "acres"))

MEASURED: tuple[tuple[str, ...], ...] = (
    ("population", "density"), ("area",), ("population",), ("elevation",), ("density",), ("gdp",), ("hdi",), ("gini",),
    ("length",), ("width",), ("height",), ("depth",), ("discharge",),
)  # fmt: skip
"""Words, in lower case, at the beginning of a parameter's name that are a measure; the words after them distinguish
several values of it: ``area_land``.
"""
QUALIFIERS: Mapping[str, str] = dict.fromkeys((
    "total", "land", "water", "urban", "metro", "rural", "municipality", "city", "estimate", "census", "rank", "year",
    "nominal", "ppp", "change", "date", "magnitude", "record", "average", "mean", "blank", "note", "of", "as", "per",
    "capita", "title", "demonym", "density",
), "") | {"max": "maximum", "min": "minimum", "est": "estimate", "avg": "average"}  # fmt: skip
"""Word after a measure (``area_land``) -> the word printed in its place ("": unchanged)."""

_SPLIT = re.compile(r"(?:[_\s]|-(?![0-9])|(?<![0-9])-)+")
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[a-z]{3})(?=[0-9]+[A-Z])|(?<=[0-9])(?=[A-Z][A-Za-z])")
_LATIN_END = re.compile(r"(.*[\u3040-\u9fff])([A-Z]{2,})")
_NUMBER = re.compile(r"(?<=[^\W\d_])(?=\d+$)")


CAPITAL_NOUNS = frozenset(("de", "lb", "nds", "gsw", "als", "bar", "ksh", "pfl", "pdc"))
"""Languages (codes of wikis) whose nouns have capitals."""


def label(name: str, language: str = "") -> str:
    """Return a parameter's name as a label: ``leader_title1`` -> Leader title 1, ``elevation_m`` -> Elevation (m); ""
    for a parameter that LABELS prints without one. ``language``: of the wiki; in CAPITAL_NOUNS the words of a name keep
    their capitals.
    """
    return _label_with_capitals(name) if language in CAPITAL_NOUNS else _label(name)


@remembered
def _label_with_capitals(name: str) -> str:
    return _made(name, capitals=True)


@remembered
def _label(name: str) -> str:
    return _made(name, capitals=False)


def _made(name: str, *, capitals: bool) -> str:
    """Return the label for a name: that in LABELS ("": none), otherwise one made from the words of the name.
    ``capitals``: the words keep their capitals.
    """
    if (fixed := LABELS.get(name.lower())) is not None:
        return fixed
    if found := _LATIN_END.fullmatch(name):
        return f"{found[1]} ({found[2]})"
    words, unit = _unit([part for word in _SPLIT.split(name) if word for part in _parts(word, capitals=capitals)])
    words = [part for word in words for part in _NUMBER.sub(" ", word).split()]
    lowered = [word.lower() for word in words]
    head = next((head for head in MEASURED if tuple(lowered[: len(head)]) == head), ())
    rest = lowered[len(head) :]
    # Parameters of a density are named by the area only: "population_density_km2".
    if unit in AREAS and "density" in lowered:
        unit = f"per {unit}"
    if head and all(word in QUALIFIERS or word.isdecimal() for word in rest):
        qualifier = " ".join(
            QUALIFIERS.get(word) or (word.upper() if word.upper() in ACRONYMS else word) for word in rest
        )
        words, added = words[: len(head)], ", ".join(filter(None, (qualifier, unit)))
    else:
        added = unit
    words = [word.upper() if word.upper() in ACRONYMS and len(word) > 2 else word for word in words]
    text = " ".join(words)
    # ``title``, not ``upper``: Georgian has no capitals at the beginning of a sentence.
    return text[:1].title() + text[1:] + (f" ({added})" if added else "")


def _parts(word: str, *, capitals: bool) -> list[str]:
    """Split a name in camel case into its words: ``LargestCity`` -> Largest, city. The words after the first become
    lower case, unless they are in capitals or ``capitals`` is set.
    """
    first, *rest = _CAMEL.sub(" ", word).split(" ")
    return [first, *(part.lower() if part[1:].islower() and not capitals else part for part in rest)]


def _unit(words: Sequence[str]) -> tuple[list[str], str]:
    """Return the words of a parameter's name without the unit at its end, and the unit's symbol; all words and "" if
    there is no unit, or no other word. ``percent`` may also be the first word.
    """
    lowered = [word.lower() for word in words]
    # The longer unit first: the "km" of "sq km" is not a length.
    for length in (2, 1):
        unit = UNITS.get(tuple(lowered[-length:]), "") if len(words) > length else ""
        if unit:
            return list(words[:-length]), unit
    if len(words) > 1 and UNITS.get((lowered[0],)) == "%":
        return list(words[1:]), "%"
    return list(words), ""


# ---------------------------------------------------------------- what belongs together

LABELLED = (
    ("_name", "_title"), ("_info", "_name"), ("_name", "_type"), ("_data", "_label"), ("_value", "_label"),
    ("value", "label"), ("_date", "_event"), ("_date", "_title"), ("_code", "_code_type"), ("_info_sec", "_name_sec"),
    ("namedata", "blankname"), ("氏名", "肩書"), ("年月日", "形態"),
)  # fmt: skip
"""Ending of a parameter with a value, and that of the parameter with its label: ``leader_name1``, ``leader_title1``.
The same number may follow both.
"""
TITLED = ("_title", "_label")
"""Endings that, added to the name of a parameter with a value, give the parameter with its label:
``population_blank1_title``.
"""
_OFFICE = re.compile(r"leader\d+")
"""Matches the names of parameters with a person whose office is in the parameter with ``_type`` after the same name:
``leader1_type``. Other parameters with this ending (``engine1_type``) are no labels.
"""
NOTES = ("_footnotes", "_footnote", "_notes", "_note", "_ref", "_refs", "_reference", "追記")
"""Endings of parameters that contain footnotes to another parameter: ``hdi_ref``."""
VALUE = "値"
"""Ending of parameters that contain the value itself, on the Japanese wiki."""
REMARKS = ("_year", "_rank", "統計年", "順位")
"""Endings of parameters that contain the year or the rank of another parameter's value."""


@remembered
def labels_of(name: str) -> tuple[str, ...]:
    """Return the names of the parameters whose value may be the label of the parameter ``name``."""
    office = [f"{name}_type"] if _OFFICE.fullmatch(name) else []
    # All candidates: infoboxes of different wikis and topics use different endings.
    return (*_renamed(name, 0, 1), *(name + end for end in TITLED), *office)


@remembered
def labelled_by(name: str) -> tuple[str, ...]:
    """Return the names of the parameters whose label may be the value of the parameter ``name``."""
    office = name.removesuffix("_type")
    titled = (name.removesuffix(end) for end in TITLED if name.endswith(end))
    return (*_renamed(name, 1, 0), *titled, *([office] if office != name and _OFFICE.fullmatch(office) else ()))


def _renamed(name: str, given: int, wanted: int) -> Iterator[str]:
    """Yield the names that ``name`` gives if its ending, from column ``given`` of LABELLED, is replaced by that in
    column ``wanted``.
    """
    parted = ((*name.rpartition(ends[given]), ends[wanted]) for ends in LABELLED)
    for stem, found, number, end in parted:
        if found and (number.isdecimal() or not number):
            yield f"{stem}{end}{number}"


def noted(name: str, others: Sequence[str], endings: tuple[str, ...] = NOTES) -> str:
    """Return the parameter among ``others`` that the parameter ``name`` annotates, by its ending: ``hdi`` for
    ``hdi_ref`` or, if there is none, the first one that begins with ``hdi_`` (not for ``_reference``); "" if there is
    none. ``endings``: those of footnotes, or of years and ranks (REMARKS).
    """
    stem = next((name.removesuffix(end) for end in endings if name.endswith(end)), "")
    if not stem:
        # Of several kinds of one value the ending comes before the kind: ``GDP順位MER`` is the rank of ``GDP値MER``.
        inner = (name.replace(end, VALUE) for end in endings if not end.isascii() and end in name)
        return next((value for value in inner if value in others), "")
    # ``orbit_reference`` is no note to ``orbit_period``.
    loose = () if name.endswith("_reference") else others
    fitting = [other for other in loose if other.startswith(f"{stem}_") and not other.endswith((*NOTES, *REMARKS))]
    return next((name for name in (stem, f"{stem}_total", f"{stem}{VALUE}", *fitting) if name in others), "")
