"""The registry of parser functions and variables: English names -> handlers, for both ways of expanding a page; and
their names in other languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code
from wikibinder.templates.functions import conditions, page_functions, strings, variables
from wikibinder.templates.functions.date_formats import formatdate
from wikibinder.templates.functions.magic_words import FUNCTION_NAMES, VARIABLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from wikibinder.templates.functions.function_call import Function, FunctionCall


def first(call: FunctionCall) -> str:
    """Return the text after the colon, unchanged."""
    return call.first


def second(call: FunctionCall) -> str:
    """Return the second argument: the unchanged word of ``{{grammar:case|word}}``."""
    return call.text(1)


def no_output(call: FunctionCall) -> str:
    """Return "", and report it: the function changes something in the wiki and prints nothing."""
    call.report(Code.TEMPLATE_DROPPED, f"{call.name}: it has an effect on the wiki only and prints nothing")
    return ""


_TITLES = tuple(f"{name}{ending}" for name in variables.PARTS for ending in ("", "E"))
_CLOCK = {
    f"{prefix}{name}": variables.clock(letters)
    for prefix in ("CURRENT", "LOCAL", "REVISION")
    for name, letters in variables.CLOCK.items()
}
_COUNTS = dict.fromkeys(
    ("NUMBEROFARTICLES", "NUMBEROFPAGES", "NUMBEROFFILES", "NUMBEROFUSERS", "NUMBEROFACTIVEUSERS", "NUMBEROFADMINS",
     "NUMBEROFEDITS"), variables.counted,
)  # fmt: skip
_REVISION = {
    "REVISIONID": variables.revision_id,
    "REVISIONUSER": variables.revision_user,
    "REVISIONSIZE": variables.page_size,
    "PAGEID": variables.page_id,
}

VARIABLES: Mapping[str, Function] = {
    "!": variables.constant("|"),
    "=": variables.constant("="),
    **{
        name + ending: variables.of_title(name + ending, given=False)
        for name in variables.PARTS
        for ending in ("", "E")
    },
    **_CLOCK,
    **_COUNTS,
    **_REVISION,
    "CASCADINGSOURCES": variables.constant(""),
    "SITENAME": variables.site_name,
    "SERVER": variables.server,
    "SERVERNAME": variables.server_name,
    "SCRIPTPATH": variables.constant("/w"),
    "STYLEPATH": variables.constant("/w/skins"),
    "ARTICLEPATH": variables.constant("/wiki/$1"),
    "CONTENTLANGUAGE": variables.content_language,
    "CONTENTLANG": variables.content_language,
    "PAGELANGUAGE": variables.content_language,
    "USERLANGUAGE": variables.content_language,
    "#contentmodel": page_functions.content_model,
    "#dir": page_functions.direction,
    "#bcp47": page_functions.language_code,
    "DIRECTIONMARK": variables.direction_mark,
    "DIRMARK": variables.direction_mark,
    "CURRENTVERSION": variables.constant("1.39.0"),
    "NOEXTERNALLANGLINKS": variables.constant(""),
}
"""English name of a variable, in the case that MediaWiki requires -> function that returns its value."""

_ANY_CASE = frozenset({"SERVER", "SERVERNAME", "SCRIPTPATH", "STYLEPATH", "ARTICLEPATH", "PAGEID"})
"""Names of the variables that are recognised in upper and lower case."""

FUNCTIONS: Mapping[str, Function] = {
    **{name.casefold(): variables.of_title(name, given=True) for name in _TITLES},
    **{name.casefold(): variables.of_this_page(variable) for name, variable in _REVISION.items()},
    **{name.casefold(): variables.of_this_page(_CLOCK[name]) for name in _CLOCK if name.startswith("REVISION")},
    "pagesize": variables.of_this_page(variables.page_size),
    **{name.casefold(): count for name, count in _COUNTS.items()},
    "#if": conditions.if_,
    "#ifeq": conditions.ifeq,
    "#iferror": conditions.iferror,
    "#ifexpr": conditions.ifexpr,
    "#ifexist": conditions.ifexist,
    "#switch": conditions.switch,
    "#expr": conditions.expr,
    "#time": page_functions.time,
    "#timel": page_functions.time,
    "#timef": page_functions.time_in_style,
    "#timefl": page_functions.time_in_style,
    "#formatdate": formatdate,
    "#dateformat": formatdate,
    "#titleparts": page_functions.titleparts,
    "#rel2abs": page_functions.rel2abs,
    "#len": strings.length,
    "#pos": strings.position,
    "#rpos": strings.last_position,
    "#sub": strings.substring,
    "#count": strings.count,
    "#replace": strings.replace,
    "#explode": strings.explode,
    "#urldecode": strings.urldecode,
    "#language": page_functions.language,
    "#bcp47": page_functions.language_code,
    "#dir": page_functions.direction,
    "#contentmodel": page_functions.content_model,
    "#special": page_functions.special,
    "#speciale": page_functions.special,
    # Data of Wikidata and sections of other pages are not in the sources.
    **dict.fromkeys(("#property", "#statements", "#lst", "#lsth", "#lstx", "#section"), variables.without_value),
    **dict.fromkeys(
        ("#coordinates", "#babel", "#related", "#seo", "#assessment", "#categorytree", "#noexternallanglinks",
         "noexternallanglinks", "defaultsort", "defaultsortkey", "defaultcategorysort", "protectionlevel",
         "cascadingsources"), no_output,
    ),
    "lc": strings.lower,
    "uc": strings.upper,
    "lcfirst": strings.lower_first,
    "ucfirst": strings.upper_first,
    "padleft": strings.pad_left,
    "padright": strings.pad_right,
    "formatnum": strings.formatnum,
    "plural": strings.plural,
    "grammar": second,
    "gender": strings.gender,
    "bidi": strings.isolated,
    "urlencode": strings.urlencode,
    "anchorencode": strings.anchorencode,
    **dict.fromkeys(
        ("fullurl", "fullurle", "localurl", "localurle", "canonicalurl", "canonicalurle"), page_functions.address
    ),
    "filepath": variables.without_value,
    "ns": page_functions.namespace,
    "nse": page_functions.namespace_encoded,
    "protectionexpiry": variables.constant("infinity"),
    **dict.fromkeys(("pagesincategory", "pagesincat", "numberingroup", "numingroup"), variables.counted),
}  # fmt: skip
"""English name of a parser function, case folded and without colon -> function that expands a call. The two ways of
expanding a page have handlers of their own for ``#tag``, ``#invoke``, ``int`` and ``displaytitle``.
"""


def variable_name(written: str) -> str:
    """Return the English name of a variable from its name in any language, in the right case; "" if there is no such
    variable.
    """
    if written in VARIABLES:
        return written
    upper = written.upper()
    return upper if upper in _ANY_CASE else VARIABLE_NAMES.get(written, "")


def function_name(written: str, functions: Container[str] = FUNCTIONS) -> str:
    """Return the English name (a key of ``functions``) of a parser function from its name in any language, in any case,
    without the colon; "" if ``functions`` has none of that name.
    """
    key = written.strip().casefold()
    key = key.replace(" ", "_") if " " in key else key
    if key in functions:
        return key
    # The local names of functions that are also variables (PAGENAME) are in the list of variables.
    english = FUNCTION_NAMES.get(key) or VARIABLE_NAMES.get(written.strip().upper(), "").casefold()
    return english if english in functions else ""
