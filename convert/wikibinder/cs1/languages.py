"""Parser for the parameter ``language``: English names of the languages, BibLaTeX's names, and language codes."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Iterator

BABEL_NAMES = frozenset({
    "afrikaans", "albanian", "amharic", "arabic", "armenian", "asturian", "basque", "belarusian", "bengali", "breton",
    "bulgarian", "catalan", "chinese", "coptic", "croatian", "czech", "danish", "dutch", "english", "esperanto",
    "estonian", "finnish", "french", "friulan", "galician", "georgian", "german", "greek", "hebrew", "hindi",
    "hungarian", "icelandic", "indonesian", "interlingua", "irish", "italian", "japanese", "kannada", "korean",
    "kurmanji",
    "lao", "latin", "latvian", "lithuanian", "macedonian", "malay", "malayalam", "marathi", "mongolian", "norwegian",
    "nynorsk", "occitan", "persian", "piedmontese", "polish", "portuguese", "romanian", "romansh", "russian",
    "sanskrit", "serbian", "slovak", "slovene", "spanish", "swedish", "syriac", "tamil", "telugu", "thai", "tibetan",
    "turkish", "turkmen", "ukrainian", "urdu", "vietnamese", "welsh",
})  # fmt: skip
"""Language names, in lower case, defined by babel or polyglossia. BibLaTeX accepts only these in ``langid``."""

_OTHER_NAMES = {
    "slovenian": "slovene", "norwegian bokmål": "norwegian", "norwegian nynorsk": "nynorsk", "farsi": "persian",
    "mandarin": "chinese", "mandarin chinese": "chinese", "simplified chinese": "chinese",
    "traditional chinese": "chinese", "american english": "english", "british english": "english",
    "brazilian portuguese": "portuguese", "european portuguese": "portuguese", "castilian": "spanish",
    "modern greek": "greek", "ancient greek": "greek", "swiss german": "german", "austrian german": "german",
    "canadian french": "french", "bokmål": "norwegian",
}  # fmt: skip
_SYNONYMS = {
    "iw": "Hebrew", "in": "Indonesian", "ji": "Yiddish", "cz": "Czech", "jp": "Japanese", "gr": "Greek", "kr": "Korean",
    "dk": "Danish", "se": "Swedish", "ua": "Ukrainian", "sh": "Serbo-Croatian", "mo": "Romanian", "tl": "Tagalog",
    "farsi": "Persian", "slovene": "Slovene",
}  # fmt: skip
"""Code or name of a language, in lower case, that articles use and CLDR does not list -> English name."""
_SPLIT = re.compile(r"\s*[,;/&،、]\s*|\s+(?:and|y|und|et|e|i|og|och|ja|en|ve|và|и|і)\s+", re.IGNORECASE)
_IN = re.compile(r"\A\(?\s*(?:in|text in)\s+", re.IGNORECASE)
# No list of languages is longer; the limit bounds the time for hostile values.
_LONGEST = 200


@cache
def _names() -> dict[str, str]:
    """Return a table: language code or English name, case folded -> English name."""
    english = Locale("en").languages
    names = {name.casefold(): name for name in english.values()}
    names |= {code.replace("_", "-").casefold(): name for code, name in english.items()}
    names |= _SYNONYMS
    return names


@cache
def _foreign_names() -> dict[str, str]:
    """Return a table: a language's name in any language, case folded -> English name (made by
    tests/tools/language_names.py).
    """
    english = Locale("en").languages
    lines = resources.files(__package__).joinpath("data", "language_names.txt").read_text(encoding="utf-8").splitlines()
    table = dict(line.split(": ", 1) for line in lines if not line.startswith("#"))
    return {name: english[code] for code, names in table.items() for name in names.split("|")}


@cache
def _codes() -> dict[str, str]:
    """Return a table: English name of a language, case folded -> language code, the shortest if there are several."""
    codes: dict[str, str] = {}
    # The last assignment wins, so codes are sorted from the longest to the shortest.
    for code, name in sorted(Locale("en").languages.items(), key=lambda item: (len(item[0]), item[0]), reverse=True):
        codes[name.casefold()] = code.replace("_", "-")
    return codes


@lru_cache(maxsize=1024)
def read(text: str) -> tuple[str, ...]:
    """Return the languages in a value of ``language=`` by their English names; an unknown name is returned as written,
    a value longer than _LONGEST as one name.
    """
    if len(text) > _LONGEST:
        return (text,)
    # As one name first: "Norwegian Nynorsk", and names that contain "and".
    whole = _name(text)
    return (whole,) if whole else tuple(_parts(text))


def _parts(text: str) -> Iterator[str]:
    for part in _SPLIT.split(_IN.sub("", text)):
        word = part.strip(" ().")
        if word:
            yield _name(word) or word


def _name(text: str) -> str:
    """Return the English name of a language for its code (``pt-br``, ``zh_Hant``) or its name in any language; "" if
    the text is neither.
    """
    key = text.strip(" ().").replace("_", "-").casefold()
    found = _names().get(key) or _foreign_names().get(key)
    if found is None and re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})+", key):
        # A tag with a script or region that CLDR does not list still contains the code of a language.
        found = _names().get(key.partition("-")[0])
    return found or ""


def code(name: str) -> str:
    """Return the language code for the English name of a language; "" if there is none."""
    return _codes().get(name.casefold(), "")


def biblatex(name: str) -> str:
    """Return BibLaTeX's name (for ``langid``) for the English name of a language; "" if it has none."""
    key = name.casefold()
    key = _OTHER_NAMES.get(key, key)
    return key if key in BABEL_NAMES else ""
