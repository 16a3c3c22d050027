"""Names of parser functions and variables -> their handlers, in English and in the wikis' own languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.templates.functions import display_title, variables
from wikibinder.templates.functions import parser_functions as pf
from wikibinder.templates.functions.magic_words import FUNCTION_NAMES, VARIABLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Handler

ENGLISH: Mapping[str, Handler] = {
    "#if": pf.if_,
    "#ifeq": pf.ifeq,
    "#iferror": pf.iferror,
    "#ifexpr": pf.ifexpr,
    "#ifexist": pf.ifexist,
    "#switch": pf.switch,
    "#expr": pf.expr,
    "#time": variables.time,
    "#timel": variables.time,
    "#timef": variables.time,
    "#dateformat": variables.date_format,
    "#formatdate": variables.date_format,
    "#titleparts": pf.titleparts,
    "#len": pf.length,
    "#pos": pf.position,
    "#rpos": pf.last_position,
    "#sub": pf.substring,
    "#count": pf.count,
    "#replace": pf.replace,
    "#explode": pf.explode,
    "#urldecode": pf.urldecode,
    "#language": pf.language,
    "#tag": pf.tag,
    "#invoke": pf.invoke,
    "lc": pf.lower,
    "uc": pf.upper,
    "lcfirst": pf.lower_first,
    "ucfirst": pf.upper_first,
    "padleft": pf.pad_left,
    "padright": pf.pad_right,
    "formatnum": pf.formatnum,
    "plural": pf.plural,
    "grammar": pf.grammar,
    "gender": pf.gender,
    "bidi": pf.first,
    "urlencode": pf.urlencode,
    "anchorencode": pf.anchorencode,
    "fullurl": variables.address,
    "localurl": variables.address,
    "canonicalurl": variables.address,
    "ns": variables.namespace,
    "nse": variables.namespace,
    "int": pf.first,
    "#property": pf.no_value,
    "#statements": pf.no_value,
    "#lst": pf.no_value,
    "#lsth": pf.no_value,
    "#section": pf.no_value,
    "#coordinates": pf.nothing,
    "#babel": pf.nothing,
    "#related": pf.nothing,
    "#seo": pf.nothing,
    "#assessment": pf.nothing,
    "#noexternallanglinks": pf.nothing,
    "noexternallanglinks": pf.nothing,
    "defaultsort": pf.nothing,
    "defaultsortkey": pf.nothing,
    "defaultcategorysort": pf.nothing,
    "displaytitle": display_title.display_title,
    "protectionlevel": pf.nothing,
    "pagesincategory": pf.no_value,
    "pagesincat": pf.no_value,
    "pagesize": variables.page_size,
    **dict.fromkeys(variables.OF_PAGES, variables.revision),
    "numberingroup": pf.no_value,
    "#special": pf.first,
    "filepath": pf.first,
}

PAGE_NAMES: Mapping[str, Handler] = {
    f"{name}{ending}": variables.page_part for name in variables.PARTS for ending in ("", "E")
}
CLOCKS: Mapping[str, Handler] = {
    f"{prefix}{name}": variables.clock for prefix in ("CURRENT", "LOCAL", "REVISION") for name in variables.CLOCK
}

VARIABLES: Mapping[str, Handler] = {
    **PAGE_NAMES,
    **CLOCKS,
    "!": variables.mark("|"),
    "=": variables.mark("="),
    "SITENAME": variables.site_name,
    "SERVER": variables.server,
    "SERVERNAME": variables.server,
    "SCRIPTPATH": variables.mark("/w"),
    "CONTENTLANGUAGE": variables.content_language,
    "CONTENTLANG": variables.content_language,
    "PAGELANGUAGE": variables.content_language,
    "USERLANGUAGE": variables.content_language,
    "PAGEID": variables.page_id,
    "REVISIONID": variables.revision_id,
    "REVISIONUSER": variables.revision_user,
    "DIRMARK": variables.mark(""),
    "DIRECTIONMARK": variables.mark(""),
    "NOEXTERNALLANGLINKS": variables.mark(""),
    **dict.fromkeys(
        ("NUMBEROFARTICLES", "NUMBEROFPAGES", "NUMBEROFFILES", "NUMBEROFUSERS", "NUMBEROFACTIVEUSERS", "NUMBEROFADMINS",
         "NUMBEROFEDITS", "CURRENTVERSION"), pf.no_value,
    ),
}  # fmt: skip
"""Name as written (case-sensitive) -> handler."""

PARSER_FUNCTIONS: Mapping[str, Handler] = {
    **ENGLISH,
    **{name.casefold(): handler for name, handler in PAGE_NAMES.items()},
    **{name.casefold(): handler for name, handler in VARIABLES.items() if name.startswith("NUMBEROF")},
}  # fmt: skip
"""Name in lower case (case-folded), without its colon -> handler."""


def find_variable(name: str) -> tuple[str, Handler] | None:
    """A variable's English name and handler, by its name in any language; case counts."""
    known = name if name in VARIABLES else VARIABLE_NAMES.get(name, "")
    return (known, VARIABLES[known]) if known else None


def find_function(name: str) -> tuple[str, Handler] | None:
    """A parser function's English name and handler, by its case folded name in any language, without the colon."""
    known = name if name in PARSER_FUNCTIONS else FUNCTION_NAMES.get(name) or VARIABLE_NAMES.get(name.upper(), "")
    known = known if known in PARSER_FUNCTIONS else known.casefold()
    return (known, PARSER_FUNCTIONS[known]) if known in PARSER_FUNCTIONS else None
