"""The writing direction of a language, from the script that CLDR's likely subtags give for it."""

from __future__ import annotations

import re
from functools import lru_cache

RIGHT_TO_LEFT_SCRIPTS = frozenset(
    ("Adlm", "Arab", "Aran", "Armi", "Avst", "Hebr", "Mand", "Mend", "Nkoo", "Phli", "Phnx", "Rohg", "Samr", "Sarb",
     "Syrc", "Thaa")
)  # fmt: skip
"""ISO 15924 codes of the right-to-left scripts (letters with direction R or AL in Unicode) that wikis use."""

RIGHT_TO_LEFT_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Matches one character of the Unicode blocks that are reserved for right-to-left scripts."""
LATIN_VARIANTS = frozenset(("alalc97", "fonipa", "fonkirsh", "fonnapa", "fonupa", "fonxsamp"))
"""Variant subtags (BCP 47), in lower case, that mean Latin letters in any language: phonetic alphabets and a
romanization (https://www.iana.org/assignments/language-subtag-registry).
"""
WIKI_SCRIPTS = {"lad": "Latn"}
"""Language code -> ISO 15924 code of its script, where wikis use another script than CLDR gives."""


@lru_cache(maxsize=1024)
def direction(tag: str) -> str:
    """Return the writing direction, ``rtl`` or ``ltr``, for a language tag (BCP 47): by the script or the variant in
    the tag, else by the language's usual script.
    """
    primary, *rest = tag.replace("_", "-").split("-")
    if not LATIN_VARIANTS.isdisjoint(map(str.lower, rest)):
        return "ltr"
    script = next((part.capitalize() for part in rest if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script or _usual_script(primary.lower())) in RIGHT_TO_LEFT_SCRIPTS else "ltr"


def _usual_script(language: str) -> str:
    if language in WIKI_SCRIPTS:
        return WIKI_SCRIPTS[language]
    # Imported here because loading Babel's tables is slow and most runs never need a direction.
    from babel.core import get_global  # noqa: PLC0415

    aliases = get_global("language_aliases")
    likely = get_global("likely_subtags").get(aliases.get(language, language), "")
    return next((part for part in likely.split("_")[1:] if len(part) == 4 and part.isalpha()), "")
