"""Selects the fonts of a book: those inside the ``typst`` wheel first, then installed fonts for other scripts.

A character that no font has is printed as a box (see ``fallback_font``), and a warning names its script.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.util import logging

from wikibinder.editions.typst.scripts import font_package, script_name

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger(__name__)

SERIF = "Libertinus Serif"  # in the wheel

# The families for other scripts, the best first; those not installed are ignored. Families with kana and Hangul
# come before FreeSerif, which has kana without kanji.
OTHERS = (
    "Noto Serif", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif Devanagari", "Noto Serif Bengali",
    "Noto Serif Thai", "Noto Serif Armenian", "Noto Serif Georgian", "Noto Serif Tamil", "Noto Serif Telugu",
    "Noto Serif Kannada", "Noto Serif Malayalam", "Noto Serif Gujarati", "Noto Serif Gurmukhi", "Noto Serif Sinhala",
    "Noto Serif Khmer", "Noto Serif Lao", "Noto Serif Myanmar", "Noto Serif Ethiopic", "Noto Serif Tibetan",
    "Noto Serif CJK SC", "Noto Serif CJK JP", "Noto Serif CJK KR", "Noto Serif CJK TC", "Source Han Serif",
    "Noto Sans CJK SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "FreeSerif", "DejaVu Serif",
    "DejaVu Sans", "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Color Emoji",
)  # fmt: skip

# characters that every text font has
_PLAIN = re.compile(
    "[\t\n\r\x20-\x7e\xa0-\u024f\u0391-\u03a9\u03b1-\u03c9\u0410-\u044f\u2010-\u2026\u2032\u2033\u20ac]+"
)


def families(installed: Iterable[str], first: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the font families to pass to Typst, without those that are not installed: the chosen ones
    (``first``), then those for other scripts.
    """
    available = set(installed)
    return tuple(dict.fromkeys(name for name in (*first, *OTHERS) if name in available))


def unusual(text: str) -> str:
    """Return the characters of a text that the book's first font may lack, each once, sorted."""
    return "".join(sorted(set(_PLAIN.sub("", text))))


def warn(signs: Iterable[str]) -> None:
    """Warn about characters that no installed font has: for each script, with the Debian package of a font for it."""
    scripts: dict[str, list[str]] = {}
    for sign in sorted(signs):
        scripts.setdefault(script_name(sign), []).append(sign)
    for script, lacking in sorted(scripts.items()):
        codes = ", ".join(f"U+{ord(sign):04X}" for sign in lacking[:5]) + (" …" if len(lacking) > 5 else "")
        package = font_package(script)
        advice = f"install a font for it (Debian: {package})" if package else "no font can be recommended"
        logger.warning(
            "typst: no font shows %s characters of the script %s (%s); boxes are printed: %s",
            len(lacking),
            script,
            codes,
            advice,
            type="typst",
            subtype="font",
        )
