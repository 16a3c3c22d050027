"""Patterns of values that are settings in templates, and names of parameters that hold settings.

Sources: the documentation of Wikipedia's infoboxes, and the names of colours of
https://www.w3.org/TR/css-color-3/#svg-color.
"""

from __future__ import annotations

import re

SWITCHES = frozenset((
    "yes", "no", "y", "n", "on", "off", "true", "false", "none", "auto", "both", "left", "right", "center", "centre",
    "top", "bottom", "middle", "inline", "block", "in", "out", "collapsed", "expanded", "autocollapse", "uncollapsed",
    "plain", "small", "tiny", "large", "default", "unset", "hide", "show", "thumb", "frame", "frameless", "border",
    "wrap", "nowrap", "collapse", "sortable", "live", "dead", "unfit", "usurped", "dmy", "mdy", "ymd", "iso", "df",
    "harv", "hidden", "ja", "si", "sì", "oui", "non", "nein", "sim", "não", "sí", "нет", "да", "はい",
))  # fmt: skip
"""Values that switch something on or off, or choose a position or form; compared in lower case."""

PLAIN_COLOURS = """
black silver gray grey white maroon red purple green olive yellow navy blue teal orange brown gold ivory pink tan violet
turquoise beige lavender coral salmon indigo cyan magenta crimson
"""
"""Names of colours in CSS that are also everyday words, separated by white space."""

CSS_COLOURS = """
aliceblue antiquewhite aqua aquamarine azure bisque blanchedalmond blueviolet burlywood cadetblue chartreuse chocolate
cornflowerblue cornsilk darkblue darkcyan darkgoldenrod darkgray darkgrey darkgreen darkkhaki darkmagenta darkolivegreen
darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet
deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite goldenrod
greenyellow honeydew hotpink indianred khaki lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
lightgoldenrodyellow lightgray lightgrey lightgreen lightpink lightsalmon lightseagreen lightskyblue lightslategray
lightslategrey lightsteelblue lightyellow lime limegreen linen mediumaquamarine mediumblue mediumorchid mediumpurple
mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose
moccasin navajowhite oldlace olivedrab orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip
peachpuff peru plum powderblue rebeccapurple rosybrown royalblue saddlebrown sandybrown seagreen seashell sienna skyblue
slateblue slategray slategrey snow springgreen steelblue thistle tomato wheat whitesmoke yellowgreen inherit transparent
"""
"""The other names of colours in CSS, separated by white space."""

_NUMBER = r"[-+−]?[0-9]*\.?[0-9]+"
_CSS_NAMES = "|".join(CSS_COLOURS.split())
_CLASSES = (
    "vcard|vevent|haudio|hproduct|geography|biography|biota|wikitable|infobox|plainlist|hlist|nowrap|nowraplinks|"
    "sortable|collapsible|plainlinks|mw-[a-z-]+"
)

KINDS = {
    "length": rf"{_NUMBER}(?:x{_NUMBER})?(?:[ ]?(?:px|em|ex|rem|pt|%))?(?:[ ]{_NUMBER}[a-z%]*)*",
    "colour": f"(?i:{'|'.join(PLAIN_COLOURS.split())}|{_CSS_NAMES}|none)",
    "css colour": f"(?i:{_CSS_NAMES})",
    "class": r"[a-z][a-z0-9_-]*(?: [a-z][a-z0-9_-]*)*",
    "known class": f"(?:{_CLASSES})(?: [a-z][a-z0-9_-]*)*",
    "style": r".*[a-z]\s*:.*",
    "language": "[a-z]{2,3}(?:-[A-Za-z0-9]+)*",
    "region": r"[A-Z]{2}(?:-\w{1,3})?",
    "bit": "[01yn]",
    "switch": f"(?i:{'|'.join(sorted(SWITCHES))}|[0-9])",
    "token": r"[a-z0-9_.,:;#/=+-]{1,40}",
    "compound": "[a-z]+(?:_[a-z]+)+",
    "month": r"[^\W\d]+\.?(?: d[aei]l?)? [12][0-9]{3}|[12][0-9]{3}-[0-9]{2}|[12][0-9]{3}年[0-9]{1,2}月",
    "any": r"[^\[\]{}<>\n]*",
    "markup": r".*",
    "kit": r"[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|_[^\[\]{}<>\n]*",
    "change": "(?i:increase|decrease|steady|unchanged)",
    "magnitude": r"1 ?E[-+]?[0-9]+(?: ?m[²2])?",
}
"""Kind of setting -> pattern of the whole value."""

# Parts of a box, at the beginning of a parameter's name; the rest of the name is a measure or style of the part.
_PARTS = (
    "(?:(?:image|img|map|logo|photo|picture|flag|seal|shield|coa|crest|cover|badge|signature|icon|symbol|pushpin|"
    "caption|text|title|header|heading|label|data|list|item|row|col|cell|body|box|above|below|group|name|frame|font|"
    "table|navbar|full|b|c|j)s?[-_ ]?)"
)

SETTINGS: tuple[tuple[str, str], ...] = (
    ("length", f"{_PARTS}(?:size|width|height|upright)|upright|zoom|cols|colwidth|rowspan|colspan|fontsize|font-size|"
               "line-height|padding|px"),
    ("colour", rf"{_PARTS}+colou?r|background|bg|bgcolor|(?:fg|text|border|type)_?colou?r|colou?r[-_]\w+|border"),
    ("css colour", ".*colou?r"),
    ("class", f"{_PARTS}class|extra_?class"),
    ("known class", ".*class"),
    ("style", ".*style"),
    ("language", r"(?:.*[-_ ])?lang|xml:lang"),
    ("region", r"(?:coordinates?[-_])?region"),
    ("compound", "background"),
    ("switch", "embed|child|subbox|italics?|italic[-_ ]title|collapsible|nowrap|float|align|valign|clear|display|state|"
               "rules|nolink|dash|lc|uc|df|onlysourced|decat|no_?(?:image|cat|category|icon)|flag_?border"),
    ("kit", "pattern_(?:la|b|ra|sh|so)|(?:left|right)arm|body|shorts|socks"),
    ("change", "(?:.*_)?change"),
    ("magnitude", ".*(?:magnitude|大きさ)"),
    ("token", r"module_?type|coord.*[-_](?:type|format|display)|display-?status|fetchwikidata|suppressfields|"
              "unit_?pref"),
    ("markup", ".+リンク|symbol_type|apsis|родительный падеж"),
    ("any", "pushpin_(?:map|label_position|relief|overlay|mapsize|outside)|map_type|mapframe.*|mapquest|unit_?pref|"
            "(?:default)?_?sort|sort-?_?key|.*_sort|categories|nocat.*|wikidata|qid|.*[-_ ]link|linking_name|"
            "coord.*[-_ ](?:type|format|display|scale)|infobox_?type|(?:.*_)?total_type|.*_auto"),
)  # fmt: skip
"""Kind of setting (key of KINDS), and the pattern of the names of parameters, in lower case and without a number at
their end, whose values of this kind are settings.
"""

DATE_NAMES = (
    "date", "data", "fecha", "datum", "dato", "dat", "tarih", "päiväys", "ngày", "tháng", "kuupäev", "dátum", "datums",
    "дата", "ημερομηνία", "تاریخ", "تاريخ", "תאריך", "दिनांक", "तारीख", "วันที่", "日付", "日期", "时间", "날짜", "time",
)  # fmt: skip
"""Names, in lower case, of the parameters with the date of an editor's remark."""

LINE_SETTINGS: tuple[tuple[str, str], ...] = (
    ("length", "size|width|height|columns|margin|indent|spacing|sigfig|round|border|scale|gap|dim|stroke-width"),
    ("colour", ".*colou?r"),
    ("bit", "[a-z_-]+"),
    ("token", "class|style|mode|template|disp|show|hide|sortable|precision|order|adj|abbr|lk|sp|ts|quotes|font|script|"
              "dir|format|list_?type|"
              "name-list-style|url-status|dead-?url|scope|talk|section-link|fix-attempted|checked|ref|smallfont|small|"
              "caps?|links?|icon|sign|type|self|region|source_lang"),
    ("any", "bot|discuss|key|id|cat|category|link|access-?date|archive-?date|archive-?url"),
    ("month", "|".join(DATE_NAMES)),
)  # fmt: skip
"""Rows like those of SETTINGS that apply, besides SETTINGS, to templates within a line."""

ANY_NAME = re.compile(
    rf"""{_NUMBER}(?:x{_NUMBER})?[ ]?(?:px|em|ex|rem) | \#[0-9A-Fa-f]{{3,8}} | rgba?\([0-9.,\ %]*\) | transparent
    | Q[0-9]{{2,}} | (?:style|class|width|align|bgcolor|colspan|rowspan)\s*=.*
    | (?:(?:max-|min-)?(?:width|height)|(?:background|border|font|margin|padding|text|list|line|white|vertical|overflow
      |column)(?:-[a-z-]+)?|color|float|clear|display|position)\s*:[^:]+(?:;.*)?
    | [a-z-]+\s*:\s*[#\w.%\ -]+;.* | <!--(?:[^-]|-(?!->))*-->
    | (?i:[^][{{}}|<>\n]+\.(?:jpe?g|png|gif|svg|tiff?|webp|webm|og[gvam]|mp3|mp4|wav|flac|midi?|pdf|djvu|xcf))""",
    re.VERBOSE,
)
"""Matches values that are settings under any name."""
