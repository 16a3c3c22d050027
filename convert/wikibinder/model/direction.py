"""The writing direction of a language, by the script that it is usually written in (CLDR's likely subtags)."""

from __future__ import annotations

import re
from functools import lru_cache

RIGHT_TO_LEFT_SCRIPTS = frozenset(
    ("Adlm", "Arab", "Aran", "Armi", "Avst", "Hebr", "Mand", "Mend", "Nkoo", "Phli", "Phnx", "Rohg", "Samr", "Sarb",
     "Syrc", "Thaa")
)  # fmt: skip
"""ISO 15924 codes of scripts whose letters Unicode gives the direction R or AL, as far as wikis write in them."""

RIGHT_TO_LEFT_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""A character of the blocks that Unicode keeps for scripts from right to left."""
ON_WIKIS = {"lad": "Latn"}
"""The scripts of languages that wikis write in another one than CLDR's."""


@lru_cache(maxsize=1024)
def direction(tag: str) -> str:
    """``rtl`` or ``ltr`` for a language tag (BCP 47): by the script that it names, else by that of the language."""
    primary, *rest = tag.replace("_", "-").split("-")
    script = next((part.capitalize() for part in rest if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script or _usual_script(primary.lower())) in RIGHT_TO_LEFT_SCRIPTS else "ltr"


def _usual_script(language: str) -> str:
    if language in ON_WIKIS:
        return ON_WIKIS[language]
    # Only who asks for a direction waits for Babel's tables.
    from babel.core import get_global  # noqa: PLC0415

    aliases = get_global("language_aliases")
    likely = get_global("likely_subtags").get(aliases.get(language, language), "")
    return next((part for part in likely.split("_")[1:] if len(part) == 4 and part.isalpha()), "")
