"""Names of languages as a wiki gives them.

MediaWiki itself knows each language by its own name. Names in other languages ("German") come from its extension CLDR,
which the wikis of Wikimedia have; a wiki whose address is not known is taken for MediaWiki alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.localedata import locale_identifiers

from wikibinder.templates.cldr import locale_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIKIMEDIA = re.compile(
    r"https?://(?:[\w-]+\.)*(?:wikipedia|wiktionary|wikibooks|wikinews|wikiquote|wikisource|wikiversity|wikivoyage|"
    r"wikimedia|wikidata|mediawiki|wikifunctions)\.org(?:/|$)"
)


FALLBACKS: Mapping[str, tuple[str, ...]] = {
    "arz": ("ar",), "ba": ("ru",), "be-tarask": ("be",), "crh": ("crh-latn",), "de-at": ("de",), "de-ch": ("de",),
    "gan": ("gan-hant", "zh-hant", "zh-hans"), "kaa": ("kk-latn", "kk-cyrl"), "kk": ("kk-cyrl",),
    "kk-arab": ("kk-cyrl",), "kk-latn": ("kk-cyrl",), "nds-nl": ("nl",), "nn": ("no", "nb"), "pt-br": ("pt",),
    "sr": ("sr-ec",), "tt": ("tt-cyrl", "ru"), "yue": ("yue-hant",), "zh": ("zh-hans",), "zh-cn": ("zh-hans",),
    "zh-hant": ("zh-hans",), "zh-hk": ("zh-hant", "zh-hans"), "zh-tw": ("zh-hant", "zh-hans"),
}  # fmt: skip
"""Languages whose messages stand in for those of another one, where the code does not tell (MediaWiki's fallbacks)."""


def fallbacks(code: str, *, strict: bool) -> list[str]:
    """The languages whose messages MediaWiki shows where another one has none; English last, unless ``strict``."""
    head = code.partition("-")[0]
    chain = [*FALLBACKS.get(code, (head,) if head != code else ())]
    return [*chain, "en"] if not strict and code != "en" and "en" not in chain else chain


def has_cldr(article_url: str) -> bool:
    """Whether a wiki has the extension CLDR."""
    return bool(_WIKIMEDIA.match(article_url))


def language_name(code: str, other: str = "", *, cldr: bool = True) -> str:
    """The name of a language, "" where it is not known: its own name, or with CLDR that in the language ``other``."""
    tag = code.lower().replace("-", "_")
    if not tag or not tag.replace("_", "").isalnum():
        return ""
    if not cldr or not other or other.lower() == code.lower():
        return own_names().get(code.lower(), "")
    head, *parts = tag.split("_")
    names = locale_of(other).languages
    exact = "_".join([head, *(part.title() if len(part) == 4 else part.upper() for part in parts)])
    return str(names.get(exact) or names.get(tag) or own_names().get(code.lower(), ""))


@cache
def own_names() -> Mapping[str, str]:
    """Codes of languages in lower case -> their names in themselves."""
    names: dict[str, str] = {}
    for identifier in locale_identifiers():
        head, *rest = identifier.split("_")
        if not rest:
            names[head] = str(Locale(head).languages.get(head, ""))
    return {code: name for code, name in names.items() if name}


def language_names(other: str, *, cldr: bool) -> Mapping[str, str]:
    """The names of all languages by their codes."""
    if not cldr or not other:
        return own_names()
    names = {str(code): str(name) for code, name in locale_of(other).languages.items()}
    return {**own_names(), **{code.lower().replace("_", "-"): name for code, name in names.items()}}
