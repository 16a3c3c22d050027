"""Infoboxes and other templates of named fields -> a two-column table with its caption and pictures.

The rows are in the order of the article; their labels are made from the names of the parameters. Parameters that
only control the layout (sizes, colours, maps' coordinates, switches) are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.nodes import Block, Cell, Paragraph, Table
from wikibinder.templates import plain_nodes
from wikibinder.templates.left_out import report_settings
from wikibinder.templates.readable import is_junk, is_positional, is_setting
from wikibinder.wikitext.cache import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

TITLES = (
    "name", "box_name", "title", "official_name", "conventional_long_name", "common_name", "species", "nome", "nom",
    "nombre",
    "artist", "fullname", "name_en", "名称", "名前", "naam", "namn", "navn", "nimi", "nazwa", "imię i nazwisko",
    "nazwa polska",
    "название", "имя", "nome completo", "titolo", "titre", "título", "titel", "show_name", "building_name",
    "bridge_name",
    "station", "company_name", "player_name", "playername", "clubname", "club name", "event_name", "ship name",
    "nome_comune",
    "شعار", "نام", "الاسم", "اسم",
)  # fmt: skip
"""Parameters with the name of the subject, which becomes the table's caption; the first one given is used."""

IMAGES = (
    "image", "image1", "image2", "image3", "image_name", "image_file", "image_skyline", "photo", "picture", "cover",
    "logo",
    "flag", "image_flag", "image_seal", "image_shield", "image_coat", "coat_of_arms", "image_map", "map", "img", "bild",
    "immagine", "imagen", "imagem", "foto", "afbeelding", "画像", "изображение", "grafika", "obrázek", "kép", "kuva",
    "seal",
    "logo_image", "company_logo", "range_map", "static_image", "ship image", "locator_map", "pushpin_image",
    "signature",
    "immagine1", "wappen", "image carte", "blason", "drapeau", "escudo", "bandera", "stemma", "bandiera", "badge",
    "crest",
    "poster", "screenshot", "sign", "alt_image", "crest_image", "image_blank_emblem", "state_image", "structure",
    "map_image",
)  # fmt: skip
"""Parameters whose value is the file name of a picture, in the order of printing; any other parameter with the name
of a picture follows."""

CAPTIONS = ("caption", "image_caption", "imagecaption", "didascalia", "légende", "legende", "pie", "legenda",
            "bildtext", "画像説明", "onderschrift", "caption1", "image_desc", "ship caption", "imatge_peu",
            "pie de imagen",
            "opis zdjęcia", "подпись", "bildunterschrift")  # fmt: skip
"""Parameters with the caption of the first picture."""
ALTS = ("alt", "image_alt", "alt1", "image1_alt", "map_alt", "logo_alt")

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
    "timezone": "Time zone", "zip_code": "ZIP code", "postal_code": "Postal code", "area_code": "Area code",
    "birth_date": "Born", "birth_place": "Place of birth", "death_date": "Died", "death_place": "Place of death",
    "alma_mater": "Alma mater", "birthplace": "Place of birth", "birthdate": "Born", "birth_name": "Birth name",
    "deathdate": "Died", "deathplace": "Place of death", "cctld": "Internet TLD", "iupacname": "IUPAC name",
    "cas_number": "CAS number", "chembl": "ChEMBL", "pubchem": "PubChem", "blank_name": "",
    "coordinates": "Coordinates",
}  # fmt: skip
"""Labels of parameters whose name is unclear or written in capitals."""

LONGEST_CAPTION = 100
"""Number of characters above which a title becomes a row of the table instead of its caption."""

_HEAD = re.compile(r"(?:infobox|taxobox|box)\b", re.IGNORECASE)
_FILE_NAME = re.compile(r"(?:\[\[)?(?:[^\[\]|:{}<>\n]{1,20}:)?"
                        r"([^\[\]|{}<>\n]{1,240}\.(?:jpe?g|png|gif|svg|tiff?|webp|bmp|pdf|djvu))"
                        r"((?:\|[^\[\]{}<>\n]*)?)(?:\]\])?$", re.IGNORECASE)  # fmt: skip
_PAIR = re.compile(r"^(label|header|data|col|below|above|subheader|title)[_ ]?(\d+)$")
_SPLIT = re.compile(r"[_\-]+| {2,}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


_PLACE = {name: place for place, name in enumerate(IMAGES)}


@remembered
def label(name: str) -> str:
    """A parameter's name as a label: ``leader_title1`` -> Leader title 1."""
    if (known := LABELS.get(name.lower())) is not None:
        return known
    words = re.sub(r"(?<=[^\W\d_])(?=\d+$)", " ", _SPLIT.sub(" ", _CAMEL.sub(" ", name))).strip()
    return words[:1].upper() + words[1:]


def file_name(value: str) -> str:
    """The picture named by a value, bare or as a file link; "" where it names none."""
    match = _FILE_NAME.match(value.strip()) if "." in value else None
    return match[1].strip() if match else ""


def _options(value: str) -> str:
    """The options of a file link that names a picture, its caption among them."""
    match = _FILE_NAME.match(value.strip())
    return match[2] if match else ""


def infobox(template: Template, context: Context) -> Expansion:
    """Any ``{{Infobox …}}``, ``{{Taxobox}}`` and the like."""
    return fields(template, context, ("infobox",))


def fields(template: Template, context: Context, classes: tuple[str, ...]) -> Expansion:
    """The template's named values as a table of two columns, after its pictures."""
    params = template.params
    given = set(params)
    titles = [name for name in TITLES if name in given and template.get(name)]
    title_name = next((name for name in titles if len(context.plain(params[name])) <= LONGEST_CAPTION), "")
    places = sorted(params, key=lambda name: _PLACE.get(name, len(_PLACE)))
    if context.unseen(template, places):
        return ()
    caption = context.inlines(params[title_name]) if title_name else ()
    figures, used = _figures(template, context, places)
    used.add(title_name)
    rows = list(_rows(template, context, used))
    out: list[Block] = [*figures]
    if rows:
        out.append(Table(tuple(rows), caption, 0, classes))
    elif caption:
        out.append(Paragraph(caption))
    return tuple(out)


def _figures(template: Template, context: Context, places: list[str]) -> tuple[list[Block], set[str]]:
    """The box's pictures with their captions, and the parameters they came from."""
    used: set[str] = set()
    figures: list[Block] = []
    for name in places:
        picture = file_name(template.get(name))
        if not picture:
            continue
        stem = name.replace("image_", "")
        general = CAPTIONS if not figures else ()
        captions = (f"{name}_caption", f"{name}caption", f"{name} caption", f"{name}_desc", f"{stem}_caption", *general)
        caption_name = next((found for found in captions if template.get(found)), "")
        alts = (f"{name}_alt", f"{stem}_alt", f"alt_{stem}", *(ALTS if not figures else ()))
        alt_name = next((found for found in alts if template.get(found)), "")
        used.update((name, caption_name, alt_name, f"{name}_size", f"{name}size"))
        alt = context.plain(template.get(alt_name)).replace("|", "&#124;") if alt_name else ""
        option = f"|alt={alt}" if alt and "[" not in alt else ""
        below = f"|{template.get(caption_name)}" if caption_name else ""
        figures.extend(context.blocks(f"[[File:{picture}|thumb{option}{_options(template.get(name))}{below}]]"))
    return figures, used


def _rows(template: Template, context: Context, used: set[str]) -> Iterator[tuple[Cell, ...]]:
    """The rows in the page's order; the names of what is left out are put into ``used``, and reported."""
    pairs = {name.lower() for name in template.params if _pair(name)}
    left: list[str] = []
    places = tuple(_coordinates(template, context, used))
    for name, value in template.params.items():
        if name in used or not value.strip():
            continue
        if pair := _pair(name):
            kind, number = pair
            if kind == "label" and any(f"{data}{number}" in pairs for data in ("data", "col")):
                continue
            titled = template.get(f"label{number}", f"label_{number}", f"label {number}") if kind == "data" else ""
            yield from _row(context, titled, value, wide=not titled)
        elif is_junk(value) if is_positional(name) else is_setting(name, value):
            left.append(name)
        elif is_positional(name):
            yield from _row(context, "", value, wide=True)
        elif not _labels_another(template, name):
            yield from _row(context, _given_label(template, name), value)
    yield from places
    report_settings(template, template.params, left, context)


_DEGREES = re.compile(r"(.*?)(lat|lon)g?(?:itude)?_?(?:(deg|d|min|m|sec|s)[a-z]*|(ns|ew|dir[a-z]*))?", re.IGNORECASE)


def _coordinates(template: Template, context: Context, used: set[str]) -> Iterator[tuple[Cell, ...]]:
    """Rows for places that are given in parts, ``latd=``, ``latm=``, ``latNS=``, ``longd=`` ...; the parts are put into
    ``used``. Parts that name no place are left to be rows of their own.
    """
    places: dict[str, dict[str, list[str]]] = {}
    for name, value in template.params.items():
        if value.strip() and name not in used and (found := _DEGREES.fullmatch(name)):
            places.setdefault(found[1], {}).setdefault(found[2].lower(), []).append(name)
    for prefix, axes in places.items():
        names = [*axes.get("lat", ()), *axes.get("lon", ())]
        row = tuple(_row(context, LABELS["coordinates"], f"{{{{coord|{'|'.join(map(template.get, names))}}}}}"))
        if row and len(axes) == 2 and prefix != "pushpin_":
            used.update(names)
            yield from row


@remembered
def _pair(name: str) -> tuple[str, str] | None:
    """``label3`` and ``data3`` belong together: the kind, and the number."""
    match = _PAIR.match(name.lower())
    return (match[1], match[2]) if match else None


def _labels_another(template: Template, name: str) -> bool:
    """``leader_title1`` is the label of ``leader_name1``, if that is given."""
    return any(map(template.get, _labelled(name))) and not is_junk(template.get(name))


_LABELLED = (("_name", "_title"), ("_info", "_name"), ("_name", "_type"), ("_data", "_label"), ("_value", "_label"))
"""Endings of pairs of parameters: that of the value, and that of its label."""


def _given_label(template: Template, name: str) -> str:
    """``leader_name1`` is labelled by ``leader_title1``, ``blank_info`` by ``blank_name``; else by its own name."""
    titles = map(template.get, _labels(name))
    return next((title for title in titles if title and not is_junk(title)), "") or label(name)


@remembered
def _labels(name: str) -> tuple[str, ...]:
    """The parameters that may label this one."""
    return tuple(_renamed(name, 0, 1))


@remembered
def _labelled(name: str) -> tuple[str, ...]:
    """The parameters that this one may label."""
    return tuple(_renamed(name, 1, 0))


def _renamed(name: str, given: int, wanted: int) -> Iterator[str]:
    """The name with another of its end's partners in _LABELLED."""
    parted = ((*name.rpartition(ends[given]), ends[wanted]) for ends in _LABELLED)
    for stem, found, number, end in parted:
        if found and (number.isdecimal() or not number):
            yield f"{stem}{end}{number}"


def _row(context: Context, title: str, value: str, *, wide: bool = False) -> Iterator[tuple[Cell, ...]]:
    """One row; none if the value has no output."""
    content = context.blocks(value)
    if not content:
        return
    if wide:
        yield (Cell(content, colspan=2),)
        return
    yield (Cell((Paragraph(plain_nodes.inlines(context.value(title))),), header=True), Cell(content))
