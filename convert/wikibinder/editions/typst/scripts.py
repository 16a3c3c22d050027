"""Splits text into runs by writing system, each with a language, which fonts, line breaking and screen readers depend
on.

Only scripts that are typeset unlike Latin are searched. A script gets the language that is usual for it; the language
in markup (a node of the class ``language-xx``) takes precedence.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from wikibinder.model.direction import RIGHT_TO_LEFT_LETTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_WIDE_SIGNS = "\u3000-\u3003\u3008-\u301f\uff01-\uff65"

# characters of a run, its usual language, languages for which no change of language is needed
SCRIPTS: tuple[tuple[str, str, frozenset[str]], ...] = (
    (f"{_HAN}{_KANA}{_HANGUL}{_WIDE_SIGNS}", "zh", frozenset({"zh", "ja", "ko", "yue", "wuu", "nan", "hak"})),
    ("\u0590-\u05ff\ufb1d-\ufb4f", "he", frozenset({"he", "yi", "lad"})),
    (
        "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
        "ar",
        frozenset({"ar", "fa", "ur", "ps", "ckb", "ug", "sd", "arz", "azb", "pnb", "ks", "ku", "glk", "mzn", "lrc"}),
    ),
    ("\u0900-\u097f\ua8e0-\ua8ff", "hi", frozenset({"hi", "mr", "ne", "sa", "mai", "bho", "kok", "new", "pi"})),
    ("\u0980-\u09ff", "bn", frozenset({"bn", "as", "bpy"})),
    ("\u0a00-\u0a7f", "pa", frozenset({"pa"})),
    ("\u0a80-\u0aff", "gu", frozenset({"gu"})),
    ("\u0b80-\u0bff", "ta", frozenset({"ta"})),
    ("\u0c00-\u0c7f", "te", frozenset({"te"})),
    ("\u0c80-\u0cff", "kn", frozenset({"kn", "tcy"})),
    ("\u0d00-\u0d7f", "ml", frozenset({"ml"})),
    ("\u0d80-\u0dff", "si", frozenset({"si"})),
    ("\u0e00-\u0e7f", "th", frozenset({"th"})),
    ("\u0e80-\u0eff", "lo", frozenset({"lo"})),
    ("\u0f00-\u0fff", "bo", frozenset({"bo", "dz"})),
    ("\u1000-\u109f", "my", frozenset({"my", "shn", "mnw"})),
    ("\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f", "ka", frozenset({"ka", "xmf"})),
    ("\u1200-\u139f\u2d80-\u2ddf", "am", frozenset({"am", "ti", "gez"})),
    ("\u0530-\u058f", "hy", frozenset({"hy", "hyw"})),
    ("\u1780-\u17ff", "km", frozenset({"km"})),
)

# A run may contain white space and ASCII punctuation between words, but not at its ends. An East
# Asian run ends at such punctuation, because each word in a list may be of another language.
_BETWEEN = "[\u0300-\u036f\u200c-\u200f.,:;!?()\\s\"'-]"
_RUNS = re.compile("|".join(
    f"([{span}](?:{r'[ ]' if usual == 'zh' else _BETWEEN}*[{span}])*)" for span, usual, _ in SCRIPTS
))  # fmt: skip
_FOREIGN = re.compile("[\u0530-\U0010ffff]")
_KANA_SIGN, _HANGUL_SIGN, _HAN_SIGN = (re.compile(f"[{span}]") for span in (_KANA, _HANGUL, _HAN))
_CLASS = "language-"
_PRIMARY, _REGION = re.compile("[a-z]{2,3}"), re.compile("[a-z]{2}")


def runs(text: str, language: str, east_asian: str = "zh") -> Iterator[tuple[str, str]]:
    """Yield the pieces of ``text``, each with the code of the language to mark it with ("": that of the text around
    it).

    ``language``: that of the text around it. ``east_asian``: that of text that consists of Chinese characters only.
    """
    if not _FOREIGN.search(text):
        yield text, ""
        return
    at = 0
    for found in _RUNS.finditer(text):
        usual, users = SCRIPTS[(found.lastindex or 1) - 1][1:]
        if language in users:
            continue
        if found.start() > at:
            yield text[at : found.start()], ""
        yield found[0], _east_asian(found[0], east_asian) if usual == "zh" else usual
        at = found.end()
    if at < len(text):
        yield text[at:], ""


def _east_asian(text: str, usual: str) -> str:
    if _HANGUL_SIGN.search(text):
        return "ko"
    return "ja" if _KANA_SIGN.search(text) else usual


def east_asian_language(text: str) -> str:
    """Return the code of the language of Chinese characters in a document (``zh``, ``ja`` or ``ko``), from the kana or
    Hangul in it; ``zh`` if these are few, or if it has no Chinese characters.
    """
    kana, hangul, han = (len(pattern.findall(text)) for pattern in (_KANA_SIGN, _HANGUL_SIGN, _HAN_SIGN))
    if max(kana, hangul) * 8 < han or not han:
        return "zh"
    return "ja" if kana >= hangul else "ko"


def right_to_left(text: str) -> bool:
    """Whether most letters of a text are of a right-to-left script."""
    turned = len(RIGHT_TO_LEFT_LETTER.findall(text))
    return turned > 0 and 2 * turned > sum(sign.isalpha() for sign in text)


def runs_against(text: str, turned: bool) -> bool:
    """Whether a text, by its first letter and by most of its letters, has the opposite direction of the text around it.
    ``turned``: that is right-to-left.
    """
    if not turned and text.isascii():
        return False
    first = next(filter(str.isalpha, text), "")
    return bool(first) and bool(RIGHT_TO_LEFT_LETTER.match(first)) != turned and right_to_left(text) != turned


def language_of(node: nodes.Element) -> str:
    """Return the BCP 47 tag in a node's attribute ``lang`` or in a class ``language-xx``; "" if there is none."""
    given = node.get("lang", "")
    return given or next((name[len(_CLASS) :] for name in node["classes"] if name.startswith(_CLASS)), "")


def tag_parts(tag: str) -> tuple[str, str]:
    """Return language and region of a BCP 47 tag in Typst's form; "" for parts that Typst does not support."""
    primary, *rest = tag.lower().replace("_", "-").split("-")
    region = next((part for part in rest if _REGION.fullmatch(part)), "")
    return (primary, region) if _PRIMARY.fullmatch(primary) else ("", "")


# first word of a character's Unicode name -> common name of the script
_NAMES = {"CJK": "Han", "KANGXI": "Han", "IDEOGRAPHIC": "Han", "HALFWIDTH": "Han", "FULLWIDTH": "Han"}
# First words of names of scripts that consist of two words (Linear B, Old Persian).
_TWO_WORDS = frozenset({"IMPERIAL", "INSCRIPTIONAL", "LINEAR", "NEW", "OLD", "TAI"})
_PACKAGES = {"Han": "fonts-noto-cjk", "Hangul": "fonts-noto-cjk", "Hiragana": "fonts-noto-cjk",
             "Katakana": "fonts-noto-cjk", "Bopomofo": "fonts-noto-cjk", "Emoji": "fonts-noto-color-emoji",
             "Private use": "", "Unassigned": ""}  # fmt: skip


def script_name(character: str) -> str:
    """Return the common name of the writing system of a character (``Han``, ``Devanagari``), or ``Emoji``, ``Symbols``,
    ``Private use``, ``Unassigned``.
    """
    category = unicodedata.category(character)
    if category in ("Co", "Cs"):
        return "Private use"
    if category == "Cn":
        return "Unassigned"
    if category == "So" and ord(character) >= 0x1F000:
        return "Emoji"
    if category in ("So", "Sm", "Sk", "Sc"):
        return "Symbols"
    first, *rest = unicodedata.name(character, "UNASSIGNED").split("-")[0].split()
    if first in _TWO_WORDS and rest:
        return f"{first} {rest[0]}".title()
    return _NAMES.get(first, first.capitalize())


def font_package(script: str) -> str:
    """Return the name of the Debian package with a free font for a script, given by its ``script_name``: by default
    Noto's package for many scripts; "" if no font can be recommended.
    """
    return _PACKAGES.get(script, "fonts-noto-core")
