"""Names of languages as a wiki prints them.

MediaWiki itself has the name of each language in that language. Names in other languages ("German") come from its
extension CLDR, which the wikis of Wikimedia have.
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
"""Code of a language -> codes of the languages whose messages are used if it lacks one, best first (MediaWiki's
fallbacks). A code that is not listed falls back to its part before the first hyphen.
"""


def fallbacks(code: str, *, strict: bool) -> list[str]:
    """Return the codes of languages whose messages MediaWiki uses if the language ``code`` lacks one, best first;
    English is the last, unless ``strict``.
    """
    head = code.partition("-")[0]
    chain = [*FALLBACKS.get(code, (head,) if head != code else ())]
    return [*chain, "en"] if not strict and code != "en" and "en" not in chain else chain


def has_cldr(article_url: str) -> bool:
    """Whether the wiki whose articles have addresses of the form ``article_url`` has the extension CLDR, as those of
    Wikimedia have; False for an unknown address ("").
    """
    return bool(_WIKIMEDIA.match(article_url))


def language_name(code: str, other: str = "", *, cldr: bool = True) -> str:
    """Return the name of the language ``code`` in the language ``other``, or in English if CLDR lacks ``other``. If
    ``other`` is "", CLDR has no such name, or the wiki has no extension CLDR (``cldr``), the name in itself (see
    ``own_names``), "" if that is unknown.
    """
    tag = code.lower().replace("-", "_")
    if not tag or not tag.replace("_", "").isalnum():
        return ""
    if not cldr or not other or other.lower() == code.lower():
        return own_names().get(code.lower(), "")
    head, *parts = tag.split("_")
    names = locale_of(other).languages
    # CLDR writes scripts in title case and regions in capitals (zh_Hant, pt_BR).
    exact = "_".join([head, *(part.title() if len(part) == 4 else part.upper() for part in parts)])
    return str(names.get(exact) or names.get(tag) or own_names().get(code.lower(), ""))


@cache
def own_names() -> Mapping[str, str]:
    """Return a dictionary of CLDR's language codes without script or region (``pt``, not ``pt-br``) -> the language's
    name in that language.
    """
    names: dict[str, str] = {}
    for identifier in locale_identifiers():
        head, *rest = identifier.split("_")
        if not rest:
            names[head] = str(Locale(head).languages.get(head, ""))
    return {code: name for code, name in names.items() if name}


def language_names(other: str, *, cldr: bool) -> Mapping[str, str]:
    """Return a dictionary of language codes in lower case (``pt``, ``pt-br``) -> names in the language ``other`` (in
    English if CLDR lacks it), or in themselves if CLDR has no such name; without CLDR, or for "": ``own_names``.
    """
    if not cldr or not other:
        return own_names()
    names = {str(code): str(name) for code, name in locale_of(other).languages.items()}
    return {**own_names(), **{code.lower().replace("_", "-"): name for code, name in names.items()}}


_BCP47: Mapping[str, str] = {
    "als": "gsw", "bat-smg": "sgs", "be-x-old": "be-tarask", "cbk-zam": "cbk", "crh-ro": "crh-Latn-RO",
    "de-formal": "de-x-formal", "egl": "egl", "eml": "egl", "en-rtl": "en-x-rtl", "es-formal": "es-x-formal",
    "fiu-vro": "vro", "hu-formal": "hu-x-formal", "map-bms": "jv-x-bms", "mo": "ro-Cyrl-MD", "nl-informal":
    "nl-x-informal", "nrm": "nrf", "roa-rup": "rup", "roa-tara": "nap-x-tara", "simple": "en-simple", "sr-ec":
    "sr-Cyrl", "sr-el": "sr-Latn", "zh-classical": "lzh", "zh-cn": "zh-Hans-CN", "zh-hk": "zh-Hant-HK", "zh-min-nan":
    "nan", "zh-mo": "zh-Hant-MO", "zh-my": "zh-Hans-MY", "zh-sg": "zh-Hans-SG", "zh-tw": "zh-Hant-TW", "zh-yue": "yue",
    "kk-cn": "kk-Arab-CN", "kk-kz": "kk-Cyrl-KZ", "kk-tr": "kk-Latn-TR", "no": "nb",
}  # fmt: skip
"""Language code of MediaWiki that is no BCP 47 tag, in lower case -> the tag (MediaWiki's ``LanguageCode``)."""


def bcp47(code: str) -> str:
    """Return the BCP 47 tag for a language code of MediaWiki: yue for zh-yue; scripts in title case, regions in upper
    case.
    """
    lower = code.lower().replace("_", "-")
    head, *parts = _BCP47.get(lower, lower).split("-")
    out = [head]
    for number, part in enumerate(parts):
        private = "x" in parts[:number]
        region = len(part) == 2 and part.isalpha() and not private and part != "x"
        script = len(part) == 4 and part.isalpha() and not private
        out.append(part.upper() if region else part.title() if script else part)
    return "-".join(out)
