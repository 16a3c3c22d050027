"""Infoboxes and other templates with named fields: a table of two columns with a caption and pictures.

The rows have the order of the article; a label is the value of another parameter or made from the parameter's name (see
``field_labels``). Parameters that only control the box (sizes, colours, map coordinates, switches) are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.nodes import (
    Block,
    Cell,
    Container,
    Figure,
    Gallery,
    Image,
    NoteList,
    Paragraph,
    Table,
    is_infobox,
)
from wikibinder.model.translations import message
from wikibinder.templates import plain_nodes
from wikibinder.templates.cldr import page_language, wiki_words
from wikibinder.templates.field_labels import REMARKS, label, labelled_by, labels_of, noted
from wikibinder.templates.left_out import report_settings
from wikibinder.templates.numbered_fields import tables, without_numbers
from wikibinder.templates.readable import is_junk, is_positional, is_setting
from wikibinder.wikitext.cache import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
"""Parameters, in lower case, with the name of the subject. The first one whose value is not longer than
LONGEST_CAPTION is the caption of the table.
"""

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
"""Parameters, in lower case, whose value is the file name of a picture, in printing order. Pictures in other parameters
are printed last.
"""

CAPTIONS = ("caption", "image_caption", "imagecaption", "didascalia", "légende", "legende", "pie", "legenda",
            "bildtext", "画像説明", "onderschrift", "caption1", "image_desc", "ship caption", "imatge_peu",
            "pie de imagen",
            "opis zdjęcia", "подпись", "bildunterschrift")  # fmt: skip
"""Parameters with the caption of the first picture."""
ALTS = ("alt", "image_alt", "alt1", "image1_alt", "map_alt", "logo_alt")
EMBLEMS = frozenset((
    "flag", "image_flag", "image_seal", "image_shield", "image_coat", "coat_of_arms", "seal", "wappen", "blason",
    "drapeau", "escudo", "bandera", "stemma", "bandiera", "crest", "badge", "image_blank_emblem", "flagge",
    "image_crest", "coat", "brasão", "bandeira", "escut", "vlag", "wapen", "герб", "флаг", "国旗画像", "国章画像",
))  # fmt: skip
"""Parameters of flags and coats of arms, which are printed side by side."""

SIGNATURES = frozenset(("signature", "firma", "unterschrift", "handtekening", "podpis", "署名", "подпись"))
"""Parameters of pictures that are printed below the rows of a box."""

LONGEST_CAPTION = 100
"""Maximum length in characters of a table's caption; a longer name of the subject is a row of the table."""

_HEAD = re.compile(r"(?:infobox|taxobox|box)\b", re.IGNORECASE)
_FILE_NAME = re.compile(r"(?:\[\[)?(?:[^\[\]|:{}<>\n]{1,20}:)?"
                        r"([^\[\]|{}<>\n]{1,240}\.(?:jpe?g|png|gif|svg|tiff?|webp|bmp|pdf|djvu))"
                        r"((?:\|(?:[^\[\]{}<>\n]|\[\[[^\[\]{}<>\n]*\]\])*)?)(?:\]\])?$", re.IGNORECASE)  # fmt: skip
_PAIR = re.compile(r"^(label|header|data|col|below|above|subheader|title)[_ ]?(\d+)$")


_PLACE = {name: place for place, name in enumerate(IMAGES)}


def file_name(value: str) -> str:
    """Return the name, without namespace, of the picture in a value, which is a file name or a file link; "" if it is
    neither.
    """
    match = _FILE_NAME.match(value.strip()) if "." in value else None
    return match[1].strip() if match else ""


def _options(value: str) -> str:
    """Return the options and the caption of a file link, each with ``|`` before it; "" if there are none."""
    match = _FILE_NAME.match(value.strip())
    return match[2] if match else ""


def infobox(template: Template, context: Context) -> Expansion:
    """Convert ``{{Infobox …}}``, ``{{Taxobox}}`` and the like to a table with pictures."""
    return fields(template, context, ("infobox",))


def fields(template: Template, context: Context, classes: tuple[str, ...]) -> Expansion:
    """Return the values of a template: its pictures, and a table of two columns, label and value; () if the output will
    be discarded. ``classes``: of the table node; with ``infobox`` the order is title, pictures, table, without it
    numbered parameters may have a table of their own.
    """
    params = template.params
    named = {name.lower(): name for name in params}
    titles = [named[name] for name in TITLES if name in named and template.get(named[name])]
    title_name = next((name for name in titles if len(context.plain(params[name])) <= LONGEST_CAPTION), "")
    # The sort is stable, so that other pictures keep the order of the article.
    places = sorted(params, key=lambda name: _PLACE.get(name.lower(), len(_PLACE)))
    if context.unseen(template, places):
        return ()
    caption = context.inlines(params[title_name]) if title_name else ()
    signatures = [name for name in places if name.lower() in SIGNATURES]
    used: set[str] = set()
    figures = _figures(template, context, [name for name in places if name not in signatures], used)
    below = _figures(template, context, signatures, used) if signatures else []
    used.add(title_name)
    numbered, of_tables = tables(template, context) if "infobox" not in classes else ([], set())
    used |= of_tables
    rows = list(_rows(template, context, used))
    # The title is printed above the pictures, as on the wiki.
    sections = any(len(row) == 1 or any(map(is_infobox, row[-1].children)) for row in rows)
    if (figures or below or sections) and rows and "infobox" in classes:
        title = (Container(("box-title",), (Paragraph(caption),)),) if caption else ()
        return (Container(classes, (*title, *figures, Table(tuple(rows), (), 0, classes), *below), template.name),)
    table: tuple[Block, ...] = (Table(tuple(rows), caption, 0, classes, template.name),) if rows else ()
    return (*figures, *(table or ((Paragraph(caption),) if caption else ())), *below, *numbered)


def _figures(template: Template, context: Context, places: list[str], used: set[str]) -> list[Block]:
    """Return the pictures of a box with their captions; flags and coats of arms are side by side.

    ``places``: the names of parameters that may hold pictures, in printing order. The names of the parameters whose
    values are printed are added to ``used``.
    """
    figures: list[Block] = []
    emblems: list[Figure] = []
    for name in places:
        picture = file_name(template.get(name))
        if not picture:
            continue
        found = _figure(template, context, name, picture, used)
        if name.lower() in EMBLEMS and len(found) == 1 and type(found[0]) is Figure:
            emblems.append(found[0])
        else:
            figures.extend(found)
    # Flag and coat of arms are printed side by side.
    if len(emblems) > 1:
        return [*figures, Gallery(tuple(emblems))]
    return [*figures, *emblems]


def _figure(template: Template, context: Context, name: str, picture: str, used: set[str]) -> Sequence[Block]:
    """Return the picture in the file ``picture``, the value of the parameter ``name``, with its caption. If ``used`` is
    empty, it is the first picture, to which general parameters such as ``caption`` belong. The names of the parameters
    whose values are printed are added to ``used``.
    """
    named = {given.lower(): given for given in template.params}
    lower = name.lower()
    # General names such as ``caption`` belong to the first picture only.
    stem, first = lower.replace("image_", ""), not used
    ends = ("_caption", "caption", " caption", "_desc", "link", "_link")
    captions = (*(f"{lower}{end}" for end in ends), f"{stem}_caption")
    caption_name = _first(template, named, (*captions, *(CAPTIONS if first else ())))
    alts = (f"{lower}_alt", f"{stem}_alt", f"alt_{stem}", *(ALTS if first else ()))
    alt_name = _first(template, named, alts)
    used.update((name, caption_name, alt_name, f"{name}_size", f"{name}size"))
    alt = context.plain(template.get(alt_name)).replace("|", "&#124;") if alt_name else ""
    option = f"|alt={alt}" if alt and "[" not in alt else ""
    below = f"|{template.get(caption_name)}" if caption_name else ""
    return context.blocks(f"[[File:{picture}|thumb{option}{_options(template.get(name))}{below}]]")


def _first(template: Template, named: Mapping[str, str], wanted: Sequence[str]) -> str:
    """Return the name, as the call has it, of the first of the ``wanted`` parameters that has a value; "" if none has.
    ``named``: name in lower case -> name as the call has it.
    """
    return next((named[name] for name in wanted if name in named and template.get(named[name])), "")


def _rows(template: Template, context: Context, used: set[str]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of the table in the order of the call. Settings are left out and reported.

    ``used``: the names of parameters that are printed elsewhere, and so have no row; those that are printed in the row
    of another one are added.
    """
    pairs = {name.lower() for name in template.params if _pair(name)}
    left: list[str] = []
    places = tuple(_coordinates(template, context, used))
    notes = _notes(template, used)
    remarks = _remarks(template, context, used)
    shown = [name for name, value in template.params.items() if value.strip() and not is_setting(name, value)]
    plainer = without_numbers(shown)
    for name, given in template.params.items():
        if name in used or not given.strip():
            continue
        value = given + notes.get(name, "") + remarks.get(name, "")
        if pair := _pair(name):
            kind, number = pair
            # Printed together with the data of the same number.
            if kind == "label" and any(f"{data}{number}" in pairs for data in ("data", "col")):
                continue
            titled = template.get(f"label{number}", f"label_{number}", f"label {number}") if kind == "data" else ""
            yield from _row(context, titled, value, wide=not titled, head=kind == "header")
        elif is_junk(given) if is_positional(name) else is_setting(name, given) or _is_caption_alone(template, name):
            left.append(name)
        elif is_positional(name):
            yield from _row(context, "", value, wide=True)
        elif name.lower() in _PLACE or name.lower().startswith("image_"):
            yield from _row(context, _given_label(template, name, name, context), value, picture=True)
        elif not _labels_another(template, name):
            yield from _row(context, _given_label(template, name, plainer.get(name, name), context), value)
    yield from places
    report_settings(template, template.params, left, context)


def _notes(template: Template, used: set[str]) -> Mapping[str, str]:
    """Return the footnotes in parameters of their own (``hdi_ref``): name of the parameter annotated (``hdi``) ->
    wikitext of the footnote. The names of the parameters with footnotes are added to ``used``.
    """
    rows = [name for name, value in template.params.items() if value.strip() and not is_setting(name, value)]
    rows = [name for name in rows if name not in used and not _labels_another(template, name)]
    notes: dict[str, str] = {}
    for name in rows:
        if target := noted(name, rows):
            notes[target] = notes.get(target, "") + template.params[name]
            used.add(name)
    return notes


LONGEST_REMARK = 12
"""Maximum length in characters of a year or rank that is printed behind its value, in brackets."""


RANK, COUNTER = "順位", "位"
"""Part of the names of parameters with a rank on the Japanese wiki, and the word after its number."""


def _remarks(template: Template, context: Context, used: set[str]) -> Mapping[str, str]:
    """Return the years and ranks in parameters of their own (``gdp_year``, ``gdp_rank``): name of the parameter with
    the value (``gdp``) -> ``" (2014, 3rd)"``. The names of the parameters that hold them are added to ``used``.
    """
    rows = [name for name, value in template.params.items() if value.strip() and name not in used]
    found: dict[str, list[str]] = {}
    for name in rows:
        target = noted(name, rows, REMARKS)
        # Brackets behind a list would belong to its last item.
        value = template.get(name)
        if RANK in name and value.isdecimal():
            value += COUNTER
        if target and "\n" not in template.get(target) and _is_remark(context.plain(value)):
            found.setdefault(target, []).append(value)
            used.add(name)
    return {name: f" ({', '.join(values)})" for name, values in found.items()}


def _is_remark(text: str) -> bool:
    """Whether a year or rank can be understood in brackets after its value; the bare number of a rank cannot."""
    return 0 < len(text) <= LONGEST_REMARK and not re.fullmatch(r"[0-9]{1,3}", text)


_CAPTION = re.compile(r"(.*?)_?caption([0-9]*)", re.IGNORECASE)


def _is_caption_alone(template: Template, name: str) -> bool:
    """Whether the parameter ``name`` is the caption of a map, or of a picture that the call does not have."""
    if not (found := _CAPTION.fullmatch(name)) or not found[1]:
        return False
    return found[1].lower().endswith("map") or not template.get(found[1] + found[2])


def _labels_another(template: Template, name: str) -> bool:
    """Whether the parameter ``name`` is the label of another parameter with a value, as ``leader_title1`` is of
    ``leader_name1``.
    """
    return any(map(template.get, labelled_by(name))) and not is_junk(template.get(name))


def _given_label(template: Template, name: str, plainer: str, context: Context) -> str:
    """Return the label of the parameter ``name``: the value of the parameter that labels it (``leader_title1`` for
    ``leader_name1``), or a label made from ``plainer``, its name or its name without the number.
    """
    titles = map(template.get, labels_of(name))
    return next((title for title in titles if title and not is_junk(title)), "") or label(
        plainer, page_language(context)
    )


_DEGREES = re.compile(r"(.*?)(lat|lon)g?(?:itude)?_?(?:(deg|d|min|m|sec|s)[a-z]*|(ns|ew|dir[a-z]*))?", re.IGNORECASE)


def _coordinates(template: Template, context: Context, used: set[str]) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each pair of coordinates given in several parameters (``latd=``, ``latm=``, ``latNS=``,
    ``longd=`` ...), and add the names of these parameters to ``used``. Invalid coordinates and those of a pushpin map
    get no such row.
    """
    places: dict[str, dict[str, list[str]]] = {}
    for name, value in template.params.items():
        if value.strip() and name not in used and (found := _DEGREES.fullmatch(name)):
            places.setdefault(found[1], {}).setdefault(found[2].lower(), []).append(name)
    coordinates = wiki_words(message("Coordinates"), page_language(context))
    for prefix, axes in places.items():
        names = [*axes.get("lat", ()), *axes.get("lon", ())]
        row = tuple(_row(context, coordinates, f"{{{{coord|{'|'.join(map(template.get, names))}}}}}"))
        # The place of a pushpin map repeats the coordinates.
        if row and len(axes) == 2 and prefix != "pushpin_":
            used.update(names)
            yield from row


@remembered
def _pair(name: str) -> tuple[str, str] | None:
    """Split the name of a numbered parameter, such as ``label3`` or ``data3``, into its kind and its number; None for
    other names.
    """
    match = _PAIR.match(name.lower())
    return (match[1], match[2]) if match else None


def _row(
    context: Context, title: str, value: str, *, wide: bool = False, head: bool = False, picture: bool = False
) -> Iterator[tuple[Cell, ...]]:
    """Yield the row for a ``value`` and its ``title`` (both wikitext); nothing if the value prints nothing. ``wide``:
    one cell over both columns, without the title, as always for lists of footnotes; ``head``: that cell is a heading of
    the rows below it; ``picture``: the title is also left out if the value consists of pictures.
    """
    content = context.blocks(value)
    if not content:
        return
    bare = {NoteList, Figure, Gallery, Image} if picture else {NoteList}
    if wide or all(type(block) in bare for block in content):
        yield (Cell(content, header=head, colspan=2),)
        return
    yield (Cell((Paragraph(plain_nodes.inlines(context.value(title))),), header=True), Cell(content))
