"""Parser functions of titles, addresses, dates and languages (CoreParserFunctions)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from wikibinder.model.diagnostics import Code
from wikibinder.templates.cldr import locale_of
from wikibinder.templates.functions.conditions import error
from wikibinder.templates.functions.special_pages import SPECIAL_PAGES
from wikibinder.templates.functions.strings import encoded, integer
from wikibinder.templates.functions.time import formatted, parse
from wikibinder.templates.functions.variables import server
from wikibinder.templates.language_names import bcp47, language_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.functions.function_call import FunctionCall

# The limit of ParserFunctions (Help:Extension:ParserFunctions, "#titleparts"): more parts are one.
MOST_TITLE_PARTS = 25

# ---------------------------------------------------------------- titles


def titleparts(call: FunctionCall) -> str:
    """``{{#titleparts: a/b/c | 1 | 2 }}`` -> b: of a title split at its slashes, the given number of parts (1; 0: all;
    negative: all but so many at the end) from the part with the given number (2; negative: counted from the end). An
    invalid title is unchanged.
    """
    title = call.page.namespaces.title(call.first)
    if title is None:
        return call.first
    parts = title.full.split("/", MOST_TITLE_PARTS - 1)
    size, first = integer(call.text(1)), integer(call.text(2), 0)
    rest = parts[first - 1 if first > 0 else first :] if first else parts
    return "/".join(rest[:size] if size else rest)


_ABOVE_ROOT = "(tried to access a node above the root node)."
"""End of MediaWiki's message pfunc_rel2abs_invalid_depth."""


def rel2abs(call: FunctionCall) -> str:
    """``{{#rel2abs: ../x | a/b }}`` -> a/x: a path resolved against a page, by default the current one; the page is
    ignored if the path begins with neither ``/`` nor ``.``. MediaWiki's error message if the path leads above the root.
    """
    base = call.text(1) or call.page.title.full
    path = call.first.strip("/ ")
    # As in ParserFunctions: a path that begins otherwise is absolute and ignores the base.
    relative = call.first[:1] in ("/", ".") or call.first == ""
    parts = [*base.split("/"), *path.split("/")] if relative else path.split("/")
    out: list[str] = []
    for part in parts:
        if part == "..":
            if not out:
                whole = html.escape(f"{base}/{call.first.rstrip(' /')}")
                return error(f"Error: Invalid depth in path: &quot;{whole}&quot; {_ABOVE_ROOT}")
            out.pop()
        elif part not in ("", "."):
            out.append(part)
    return "/".join(out)


def namespace(call: FunctionCall) -> str | None:
    """``{{ns:6}}``, ``{{ns:file}}`` -> File: the local name of a namespace; None if there is no such namespace."""
    spaces = call.page.namespaces
    number = int(call.first) if re.fullmatch(r"-?[0-9]{1,4}", call.first) else spaces.number(call.first)
    if number is None or (number != 0 and not spaces.name(number)):
        return None
    return spaces.name(number)


def namespace_encoded(call: FunctionCall) -> str | None:
    """``{{nse:…}}``: as ``{{ns:…}}``, with ``_`` for spaces and encoded for addresses."""
    name = namespace(call)
    return None if name is None else quote(name.replace(" ", "_"), safe=":/")


def address(call: FunctionCall) -> str | None:
    """``{{fullurl:title|query}}``, ``{{localurl:…}}``, ``{{canonicalurl:…}}``: the address of a page of the wiki; None
    if the title is invalid.
    """
    title = call.page.namespaces.title(call.first)
    if title is None:
        return None
    name, query = encoded(title.full), call.text(1)
    path = f"/w/index.php?title={name}&{query}" if query else f"/wiki/{name}"
    if "local" in call.name:
        return path
    start = server(call)
    # $wgServer has no scheme on wikis with https; canonicalurl adds it.
    return (start.removeprefix("https:") if "canonical" not in call.name else start) + path


def special(call: FunctionCall) -> str:
    """``{{#special:search}}`` -> Special:Search: the name of a special page as MediaWiki writes it; an unknown name
    with a capital first letter.
    """
    head, slash, rest = call.first.partition("/")
    name = SPECIAL_PAGES.get(head.replace(" ", "").replace("_", "").casefold(), head[:1].upper() + head[1:])
    return f"{call.page.namespaces.name(-1)}:{name}{slash}{rest}"


CONTENT_MODELS: Mapping[str, str] = {".js": "javascript", ".css": "css", ".json": "json"}
"""Suffix of a title in the namespaces MediaWiki and User -> content model of the page."""


def content_model(call: FunctionCall) -> str:
    """``{{#contentmodel: canonical | title }}`` -> wikitext: the content model of a page (without a title, the current
    page), by its namespace and the suffix of its title; "" if the title is invalid.
    """
    title = call.page.namespaces.title(call.text(1)) if len(call) > 1 else call.page.title
    if title is None:
        return ""
    if title.namespace == 828 and not title.text.endswith("/doc"):
        return "Scribunto"
    if title.namespace in (2, 8):
        return next((kind for ending, kind in CONTENT_MODELS.items() if title.text.endswith(ending)), "wikitext")
    return "wikitext"


# ---------------------------------------------------------------- dates


def time(call: FunctionCall) -> str:
    """``{{#time: format | time | language }}``: a time in a format of PHP's letters, by default the time of the page's
    revision ("" if that is unknown); MediaWiki's error message if the time is invalid.
    """
    moment = parse(call.text(1), call.page.now)
    if moment is not None:
        return formatted(call.first, moment, call.text(2) or call.page.language)
    if not call.text(1):
        call.report(Code.TEXT_DROPPED, "#time: the page has no date of its revision")
        return ""
    call.report(Code.MARKUP_CHANGED, f"#time: no date: {call.text(1)}")
    return error("Error: Invalid time.")


TIME_STYLES: Mapping[str, str] = {"time": "H:i", "date": "j F Y", "pretty": "j F", "both": "H:i, j F Y"}
"""Second argument of ``#timef`` -> its format in English, in PHP's letters."""


def time_in_style(call: FunctionCall) -> str:
    """``{{#timef: time | style | language }}``: a time in a usual format of the language (see :data:`TIME_STYLES`), by
    default time and date; MediaWiki's error message if the time or the style is invalid.
    """
    moment, style = parse(call.first, call.page.now), call.text(1).lower() or "both"
    if moment is None or style not in TIME_STYLES:
        return error("Error: Invalid time.")
    language = call.text(2) or call.page.language
    return formatted(_STYLES_OF.get(language, TIME_STYLES)[style], moment, language)


# The formats of MediaWiki's messages files (languages/messages/MessagesDe.php ...).
_STYLES_OF: Mapping[str, Mapping[str, str]] = {
    "ja": {"time": "H:i", "date": "Y年n月j日 (D)", "pretty": "n月j日", "both": "Y年n月j日 (D) H:i"},
    "zh": {"time": "H:i", "date": "Y年n月j日 (D)", "pretty": "n月j日", "both": "Y年n月j日 (D) H:i"},
    "de": {"time": "H:i", "date": "j. M Y", "pretty": "j. F", "both": "H:i, j. M Y"},
    "fr": {"time": "H:i", "date": "j F Y", "pretty": "j F", "both": "j F Y à H:i"},
}

# ---------------------------------------------------------------- languages


def language(call: FunctionCall) -> str:
    """``{{#language: de | en }}`` -> German: the name of a language in another language, by default in itself; the code
    as given if it has no name.
    """
    return language_name(call.first, call.text(1), cldr=call.page.has_cldr) or call.first


def language_code(call: FunctionCall) -> str:
    """``{{#bcp47:zh-yue}}`` -> yue: the BCP 47 tag for a language code of MediaWiki, by default that of the wiki."""
    return bcp47(call.first or call.page.language)


def direction(call: FunctionCall) -> str:
    """``{{#dir:fa}}`` -> rtl: the writing direction (``ltr``, ``rtl``) of a language, by default the wiki's."""
    return str(locale_of(call.first or call.page.language).text_direction)
