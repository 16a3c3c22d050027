"""Which parameter values of a template are words for a reader, and which are switches, sizes, colours, file names."""

from __future__ import annotations

import re

from wikibinder.wikitext.cache import remembered

SWITCHES = frozenset(
    [
        "yes",
        "no",
        "y",
        "n",
        "on",
        "off",
        "true",
        "false",
        "none",
        "auto",
        "both",
        "left",
        "right",
        "center",
        "centre",
        "top",
        "bottom",
        "middle",
        "inline",
        "block",
        "in",
        "out",
        "collapsed",
        "expanded",
        "autocollapse",
        "uncollapsed",
        "plain",
        "small",
        "tiny",
        "large",
        "default",
        "unset",
        "hide",
        "show",
        "thumb",
        "frame",
        "frameless",
        "border",
        "wrap",
        "nowrap",
        "collapse",
        "sortable",
        "live",
        "dead",
        "unfit",
        "usurped",
        "dmy",
        "mdy",
        "ymd",
        "iso",
        "df",
        "harv",
        "hidden",
        "ja",
        "si",
        "sì",
        "oui",
        "non",
        "nein",
        "sim",
        "não",
        "sí",
        "нет",
        "да",
        "はい",
    ]
)
"""Values that turn something on or off; compared in lower case."""

UNREAD_NAMES = frozenset(
    [
        "style",
        "class",
        "id",
        "width",
        "height",
        "align",
        "valign",
        "float",
        "clear",
        "color",
        "colour",
        "bg",
        "bgcolor",
        "background",
        "fgcolor",
        "textcolor",
        "bordercolor",
        "border",
        "size",
        "px",
        "upright",
        "sort",
        "sortkey",
        "sort-key",
        "key",
        "state",
        "nocat",
        "nocategory",
        "cat",
        "category",
        "categories",
        "ref",
        "name-list-style",
        "url-status",
        "dead-url",
        "deadurl",
        "df",
        "mode",
        "format",
        "template",
        "lk",
        "abbr",
        "adj",
        "sp",
        "disp",
        "sigfig",
        "round",
        "ts",
        "quotes",
        "icon",
        "image_size",
        "imagesize",
        "image-size",
        "map_width",
        "mapsize",
        "logo_size",
        "flag_size",
        "lang",
        "xml:lang",
        "dir",
        "type",
        "region",
        "dim",
        "scale",
        "source_lang",
        "display",
        "title_link",
        "zoom",
        "coord_display",
        "bodystyle",
        "liststyle",
        "list_style",
        "item_style",
        "padding",
        "margin",
        "indent",
        "font",
        "fontsize",
        "font-size",
        "line-height",
        "collapsible",
        "gap",
        "rules",
        "colwidth",
        "small",
        "smallfont",
        "cols",
        "columns",
        "list_type",
        "talk",
        "section-link",
        "discuss",
        "bot",
        "fix-attempted",
        "checked",
        "archivedate",
        "archiveurl",
        "access-date",
        "accessdate",
        "script",
        "italic",
        "italics",
        "cap",
        "caps",
        "link",
        "links",
        "self",
        "nolink",
        "prefix-link",
        "rowspan",
        "colspan",
        "scope",
        "spacing",
        "sign",
        "dash",
        "lc",
        "uc",
        "wikidata",
    ]
)
"""Parameters that no reader sees, whatever the template; compared without a trailing number."""

_UNREAD_END = re.compile(
    r"(?:style|class|width|height|align|colou?r|background|size|px|_link|-link|fontsize|padding|border|_sort|upright)$"
)
_NUMBER_END = re.compile(r"[-_ ]?[0-9]+$")
_UNREAD_VALUE = re.compile(
    r"""[-+−.]?[0-9.,]*(?:x?[0-9]+)?[ ]?(?:px|em|ex|rem|%|pt)$  # a measure
    | \#[0-9A-Fa-f]{3,8}$ | rgba?\([0-9.,\ %]*\)$ | transparent$  # a colour
    | (?:style|class|width|align|bgcolor|colspan|rowspan)\s*= | [a-z-]+\s*:\s*[#\w.%\ -]+;  # a declaration
    | (?i:[^][{}|<>\n]+\.(?:jpe?g|png|gif|svg|tiff?|webp|webm|og[gvam]|mp3|mp4|wav|flac|midi?|pdf|djvu|xcf)$)""",
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]")
_PROSE = re.compile(r"[A-Z]|[^\x00-\x7f]|[^\s] [^\s]|''|\[\[|\{\{")
LONGEST_TOKEN = 200
"""No size, colour or file name is longer; what is longer is prose (and is spared the patterns)."""


def is_junk(value: str) -> bool:
    """True for a value that no reader misses: blank, a switch, a size, a colour, CSS, a file name."""
    text = value.strip()
    if not text:
        return True
    if len(text) > LONGEST_TOKEN:
        return False
    return (
        text.lower() in SWITCHES
        or bool(_UNREAD_VALUE.match(text))
        or (text.startswith("<!--") and text.endswith("-->"))
    )


@remembered
def is_unread(name: str) -> bool:
    """True for a parameter that is never text, by its name."""
    base = _NUMBER_END.sub("", name.strip().lower())
    return base in UNREAD_NAMES or bool(_UNREAD_END.search(base))


def is_positional(name: str) -> bool:
    """True for "1", "2" ..."""
    return name.isdecimal() and name.isascii()


def is_readable(name: str, value: str) -> bool:
    """True for words that a reader of the wiki may have been meant to see: any word in a positional parameter, prose
    (more than one word, or a capital, or a letter outside ASCII) in a named one.
    """
    if is_junk(value) or not _WORD.search(value):
        return False
    if is_positional(name):
        return True
    return not is_unread(name) and bool(_PROSE.search(value))
