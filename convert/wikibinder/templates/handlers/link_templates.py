"""Templates of links to other wikis, catalogues, ships, stations and verses: links with the text that the wiki
prints.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from wikibinder.model.data_files import read_table
from wikibinder.model.nodes import Plain
from wikibinder.templates.handlers.language_templates import tag
from wikibinder.templates.readable import is_junk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,10})*$|simple$")
_SCHEME = re.compile(r"(?:https?|ftp|mailto):|//", re.IGNORECASE)


def interlanguage(template: Template, context: Context) -> Expansion:
    """``{{ill|Gerta|de|Gerta (Malerin)|lt=the painter}}`` -> the painter, linked to the page of the German wiki, since
    this wiki has none; without a code of a wiki, linked to the page of this wiki.
    """
    values = [context.plain(value) for value in template.positional]
    values = [value for value in values if value]
    # Other wikis have the code first: {{ill|de|Gerta}}.
    if values and _CODE.match(values[0]) and tag(values[0]) and len(values) > 1 and not _CODE.match(values[1]):
        values = [values[1], values[0], *values[2:]]
    if not values:
        return template.get("lt")
    code = values[1] if len(values) > 1 and _CODE.match(values[1]) else ""
    shown = template.get("lt", "label", "display") or (
        values[3] if template.key == "link-interwiki" and len(values) > 3 else ""
    )
    target = values[2] if len(values) > 2 and not _CODE.match(values[2]) else values[0]
    return f"[[:{code}:{target}|{shown or values[0]}]]" if code else f"[[{values[0]}|{shown or values[0]}]]"


def japanese_interlanguage(template: Template, context: Context) -> Expansion:
    """``{{仮リンク|表示|en|Page}}`` -> 表示, linked to the page of another wiki, or not linked if the call names no
    page; ``label=`` is printed instead.
    """
    values = [context.plain(value) for value in template.positional]
    title = values[0] if values else ""
    shown = template.get("label") or title
    return f"[[:{values[1]}:{values[2]}|{shown}]]" if len(values) > 2 and values[2] else shown


def url(template: Template, context: Context) -> Expansion:
    """``{{URL|www.example.org|label}}`` -> a link; without a label the address is printed, without ``http://``. An
    address with spaces is not linked; one that is a link or call already is unchanged.
    """
    address = template.get("1", "url", "website")
    if not address or "[" in address or "{{" in address:
        return address
    address = context.plain(address) or address
    shown = template.get("2", "label") or re.sub(r"^https?://", "", address).rstrip("/")
    return f"[{_with_scheme(address)} {shown}]" if " " not in address else shown


def _with_scheme(address: str) -> str:
    return address if _SCHEME.match(address) else f"http://{address}"


def official(template: Template, context: Context) -> Expansion:
    """``{{official website|address|name}}`` -> a link; without an address nothing, because the wiki takes it from
    Wikidata.
    """
    address = context.plain(template.get("1", "url", "URL"))
    name = template.get("name", "2") or "Official website"
    return f"[{_with_scheme(address)} {name}]" if address and " " not in address else ""


CATALOGUES: Mapping[str, list[str]] = read_table("templates", "catalogue_links")["catalogues"]
"""Name, in lower case, of a template of links to a catalogue -> [address of a record, with ``{}`` for its number; name
of the catalogue].
"""


def catalogue(template: Template, context: Context) -> Expansion:
    """``{{IMDb name|0000001|Ida}}`` -> Ida at IMDb: a link to a record of a catalogue, by default with the page's
    title; not a link without a number. ``plainurl=yes``: only the address.
    """
    pattern, name = CATALOGUES[template.key]
    number: str = context.plain(template.get("id", "1", "urlname", "sname", "BuchID", "ID"))
    # {{AllMusic|artist|mn0000001|Ida}}.
    classed = template.key in CLASSED and number.isalpha()
    if classed:
        number = f"{number}/{context.plain(template.get('2'))}"
    kind = context.plain(template.get("class"))
    address = _record(pattern, f"{kind}/{number}" if kind else number)
    if page := context.plain(template.get("page", "pg")) if "books.google" in pattern else "":
        address += f"&pg=PA{quote(page, safe='')}" if page.isdecimal() else f"&pg={quote(page, safe='')}"
    if template.get("plainurl", "pure_url", "pureurl", "short").lower() in ("yes", "y", "1", "true"):
        return address
    places = ("3",) if classed else ("2", "tab")
    label = template.get("title", "name", "label", "taxon", "Linktext", "NAME", *places) or context.page.title
    third = "" if classed else template.get("3")
    more = f" ({third})" if third and not is_junk(third) else ""
    return f"[{address} {label}] at {name}{more}" if number else f"{label} at {name}{more}"


CLASSED = ("allmusic",)
"""Catalogues whose templates have the class of the record before its number: ``{{AllMusic|artist|mn0000001}}``."""
_IMDB_PATHS = {"tt": "title", "nm": "name", "co": "company", "ch": "character", "ev": "event"}


def _record(pattern: str, number: str) -> str:
    """Return the address of a record of a catalogue. ``pattern``: the address with ``{}`` for the number. ``number``:
    as the article gives it, possibly with the end of the path (``tt0123456``, ``m/heat``).
    """
    if "www.imdb.com" in pattern and (path := _IMDB_PATHS.get(number[:2])):
        return f"https://www.imdb.com/{path}/{quote(number, safe='')}/"
    head = pattern.partition("{}")[0]
    letters = _LETTERS_AT_END.search(head)
    number = number.removeprefix(letters[0] if letters else f"{head.rstrip('/').rpartition('/')[2]}/")
    # Addresses of IMDb have at least seven digits.
    if "www.imdb.com" in pattern and number.isdecimal():
        number = number.zfill(7)
    return pattern.format(quote(number, safe="/:@&=?,;-._~"))


_LETTERS_AT_END = re.compile(r"(?<=/)[a-z]+$")

CHANNELS = (
    (("id", "1"), "watch?v={}"), (("user", "u"), "user/{}"), (("channel", "channelid"), "channel/{}"),
    (("handle", "h"), "@{}"), (("custom", "c"), "c/{}"), (("playlist", "p"), "playlist?list={}"),
    (("show", "s"), "show/{}"),
)  # fmt: skip
"""Names of a parameter of ``{{YouTube}}``, and the path of the web address, with ``{}`` for the parameter's value."""


def youtube(template: Template, context: Context) -> Expansion:
    """``{{YouTube|ab12CD34ef_|The film}}``, ``{{YouTube|channel=UC…|title=Ida}}`` -> The film on YouTube, as a link, by
    default with the page's title; not a link if no video or channel is given.
    """
    title = template.get("title", "2") or context.page.title
    for names, path in CHANNELS:
        if found := context.plain(template.get(*names)):
            code = found.removeprefix("@") if "handle" in names else found
            address = "https://www.youtube.com/" + path.format(quote(code, safe="&=?-._~"))
            return f"[{address} {title}] on YouTube"
    return f"{title} on YouTube"


def sequence(template: Template, context: Context) -> Expansion:
    """``{{OEIS|A000045}}`` -> (sequence A000045 in the OEIS), linked."""
    number = context.plain(template.get("1", "id"))
    name = f" ({template.get('name')})" if template.get("name") else ""
    return f"(sequence [https://oeis.org/{quote(number, safe='')} {number}]{name} in the OEIS)"


SISTERS: Mapping[str, tuple[str, str]] = {
    "commons": ("commons", "Media"), "commonscat": ("commons:Category", "Media"),
    "commons category": ("commons:Category", "Media"),
    "commons category-inline": ("commons:Category", "Media"), "commonscat-inline": ("commons:Category", "Media"),
    "commons-inline": ("commons", "Media"), "wiktionary": ("wikt", "Dictionary entries"), "wikisource": ("s", "Texts"),
    "wikisource-inline": ("s", "Texts"), "wikisource author": ("s:Author", "Texts"), "wikiquote": ("q", "Quotations"),
    "wikiquote-inline": ("q", "Quotations"), "wikibooks": ("b", "Books"), "wikinews": ("n", "News"),
    "wikispecies": ("wikispecies", "Species data"),
    "wikispecies-inline": ("wikispecies", "Species data"), "wikiversity": ("v", "Courses"),
    "wikivoyage": ("voy", "A travel guide"),
    "wikitravel": ("wikivoyage", "A travel guide"), "commons cat": ("commons:Category", "Media"),
    "commons-cat": ("commons:Category", "Media"),
    "wiktionary-inline": ("wikt", "Dictionary entries"), "wikivoyage-inline": ("voy", "A travel guide"),
    "cookbook": ("b:Cookbook", "Recipes"),
}  # fmt: skip
"""Name, in lower case, of a template of a link to a sister project -> interwiki prefix of the project, description of
its content. (Only the names with ``-inline`` and ``cookbook`` are used: the others make a box, which is dropped.)
"""


def sister(template: Template, context: Context) -> Expansion:
    """``{{wiktionary-inline|word}}`` -> Dictionary entries on word, linked to the sister project; by default on the
    page's title.
    """
    prefix, what = SISTERS[template.key]
    values = [value for value in template.positional if value] or [context.page.title]
    if listed := template.get("list"):
        return f"{what}:\n{listed}\n"
    label = values[1] if len(values) > 1 else values[0]
    return f"{what} on [[:{prefix}:{values[0]}|{label}]]"


# ---------------------------------------------------------------- ships, stations, verses


def _ship(prefix: str, name: str, hull: str, manner: str) -> str:
    """Return a link to a ship. ``hull``: its hull number. ``manner``: the ``format`` of ``{{ship}}``: "" prefix, name
    and hull number, 1 without name (and link), 2 without hull number, 3 and 5 without prefix, 6 name only.
    """
    shown = f"''{name}''" if name else ""
    lead = {"": prefix, "2": prefix, "1": prefix}.get(manner, "")
    tail = f" ({hull})" if hull and manner in ("", "3", "5") else ""
    if manner == "1":
        return f"{prefix} {hull}".strip()
    return (
        f"[[{' '.join(p for p in (prefix, name, f'({hull})' if hull else '') if p)}|{f'{lead} {shown}{tail}'.strip()}]]"
    )


def navy_ship(template: Template, _context: Context) -> Expansion:
    """``{{USS|Yorktown|CV-10|6}}`` -> Yorktown; ``{{HMS|Hood|51}}`` -> HMS Hood (51): a link, by the formats of
    ``{{ship}}``.
    """
    name, hull, manner = (*template.positional, "", "", "")[:3]
    return _ship(template.name, name, hull, template.get("format", "up") or manner)


def ship(template: Template, _context: Context) -> Expansion:
    """``{{ship|HMS|Hood|51|2}}`` -> HMS Hood: a link to a ship, here in the format 2."""
    prefix, name, hull, manner = (*template.positional, "", "", "", "")[:4]
    return _ship(prefix, name, hull, manner)


def ship_class(template: Template, _context: Context) -> Expansion:
    """``{{sclass|Iowa|battleship|1}}`` -> Iowa-class battleship; ``{{sclass|Iowa|battleship|2}}`` -> Iowa class."""
    name, kind, manner = (*template.positional, "", "", "")[:3]
    if manner == "2":
        return f"''{name}'' class"
    joint = "-class" if template.key != "sclass2" or manner != "3" else " class"
    shown = f"''{name}''{joint}"
    return f"{shown} {kind}{'s' if template.key.endswith('s') and template.key == 'sclasses' else ''}".strip()


def titled(template: Template, _context: Context) -> Expansion:
    """``{{stnlnk|Crewe}}`` -> Crewe, linked to the title with its usual ending (Crewe railway station). The second
    argument replaces the text.
    """
    ending = ENDINGS[template.key]
    name, label = (*template.positional, "", "")[:2]
    return f"[[{name}{ending}|{label or name}]]"


ENDINGS: Mapping[str, str] = {
    "stnlnk": " railway station", "stn": " station", "rws": " railway station", "lbs": " Lifeboat Station",
    "lus": " tube station",
    "tubestation": " tube station", "metrod": " Metro station", "njts": " station", "amtk": " station",
    "sta": " station",
    "by": " in baseball", "by2": " in baseball", "mlby": " Major League Baseball season", "f1": " Formula One season",
    "f1 gp": " Grand Prix", "yearinfilm": " in film", "fy": " in film", "nfly": " NFL season",
    "nfl year": " NFL season",
    "nbay": " NBA season", "nhly": " NHL season", "gp": " Grand Prix", "yearintv": " in television",
    "baseball year": " in baseball",
    "smiles": "", "lbb": " Lifeboat Station", "ylit": " in literature", "yearinlit": " in literature", "cfb link": "",
    "scy": " in South Korea", "ushr": "", "ussen": "", "lnl": "",
}  # fmt: skip
"""Name, in lower case, of a template -> text added to its argument to make the title of the linked page."""


def verse(template: Template, _context: Context) -> Expansion:
    """``{{bibleverse||Genesis|1:1|KJV}}``, ``{{bibleref2|Genesis|1:1}}`` -> Genesis 1:1, not linked; a label, if the
    call has one, instead.
    """
    values = list(template.positional)
    if template.key.startswith("bibleref"):
        return values[2] if len(values) > 2 and values[2] else " ".join(value for value in values[:2] if value)
    # The number of a book of the Bible is a separate argument: {{bibleverse|1|Kings|3:5}}.
    if values and (not values[0] or values[0].isdecimal() or values[0] in ("I", "II", "III")):
        label = values[4] if len(values) > 4 else ""
        return label or " ".join(value for value in values[:3] if value)
    label = values[3] if len(values) > 3 else ""
    return label or " ".join(value for value in values[:2] if value)


def airport(template: Template, _context: Context) -> Expansion:
    """``{{Airport codes|DDP|TJDP}}`` -> (IATA: DDP, ICAO: TJDP), with a third code FAA LID; ``p=n``: no brackets."""
    values = list(template.positional)
    codes = [f"{kind}: {value}" for kind, value in zip(("IATA", "ICAO", "FAA LID"), values, strict=False) if value]
    text = ", ".join(codes)
    return text if template.get("p").lower().startswith("n") else f"({text})" if text else ""


CENSUS: Mapping[str, str] = {
    "1": "“US Gazetteer files”. United States Census Bureau.",
    "2": "“U.S. Census website”. United States Census Bureau.",
    "3": "“US Board on Geographic Names”. United States Geological Survey.",
    "6": "“Find a County”. National Association of Counties.",
    "7": "“Census of Population and Housing”. United States Census Bureau.",
    "8": "“American FactFinder”. United States Census Bureau.",
}


def census_note(template: Template, context: Context) -> Expansion:
    """``{{GR|6}}`` -> a footnote that names one of the sources (CENSUS) for places in the United States."""
    number = context.plain(template.get("1"))
    return context.note(
        Plain(""), f"GR{number}", CENSUS.get(number, f"United States Geographic reference {number}."), template
    )


def archive(template: Template, context: Context) -> Expansion:
    """``{{webarchive|url=…|date=…|title=…}}``, ``{{wayback|url=…|date=20060101}}`` and German
    ``{{Webarchiv|url=…|wayback=20060101|text=…}}`` -> Archived 2006-01-01 at the Wayback Machine: the title, or
    "Archived" without one, linked; only the title if there is no address.
    """
    address: str = context.plain(template.get("url", "1", "wayback"))
    title, stamp = template.get("title", "text"), str(context.plain(template.get("date", "data", "2", "wayback")))
    dated = template.key == "wayback" or (template.key == "webarchiv" and stamp.isdecimal())
    # "*" is the Wayback Machine's list of all copies.
    if dated and address and "archive.org" not in address:
        address = f"https://web.archive.org/web/{stamp or '*'}/{address}"
    if stamp.isdecimal() and len(stamp) >= 8:
        stamp = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    host = (
        "the Wayback Machine" if "archive.org" in address else "WebCite" if "webcitation" in address else "an archive"
    )
    if not address or " " in address:
        return title
    lead = f"[{address} {title}]" if title else f"[{address} Archived]"
    return f"{lead}{f' {stamp}' if stamp else ''} at {host}"


def proquest(template: Template, context: Context) -> Expansion:
    """``{{ProQuest|123}}`` -> ProQuest 123, as a link."""
    number = context.plain(template.get("1", "id"))
    return f"ProQuest [https://www.proquest.com/docview/{quote(number, safe='')} {number}]"


def sort_name(template: Template, _context: Context) -> Expansion:
    """``{{sortname|Ida|Crow|dab=poet}}`` -> Ida Crow, linked to Ida Crow (poet)."""
    template.get("sort", "4")
    shown = " ".join(value for value in template.positional[:2] if value)
    suffix = f" ({template.get('dab')})" if template.get("dab") else ""
    return shown if template.get("nolink") else f"[[{template.get('3', 'link') or shown + suffix}|{shown}]]"
