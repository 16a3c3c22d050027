"""``{{music}}``: accidentals, notes, clefs and time signatures as characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

MUSIC: Mapping[str, str] = {
    "flat": "♭", "b": "♭", "sharp": "♯", "#": "♯", "natural": "♮", "n": "♮", "doubleflat": "𝄫", "bb": "𝄫",
    "double flat": "𝄫", "doublesharp": "𝄪", "##": "𝄪", "x": "𝄪", "double sharp": "𝄪", "treble": "𝄞",
    "trebleclef": "𝄞", "g-clef": "𝄞", "bass": "𝄢", "bassclef": "𝄢", "f-clef": "𝄢", "alto": "𝄡", "altoclef": "𝄡",
    "c-clef": "𝄡", "tenor": "𝄡", "whole": "𝅝", "half": "𝅗𝅥", "quarter": "♩", "eighth": "♪", "quaver": "♪",
    "crotchet": "♩", "minim": "𝅗𝅥", "semibreve": "𝅝", "sixteenth": "𝅘𝅥𝅯", "semiquaver": "𝅘𝅥𝅯", "minor": "m",
    "major": "M",
    "dim": "o", "diminished": "o", "halfdim": "ø", "half-diminished": "ø", "aug": "+", "augmented": "+", "delta": "Δ",
    "triangle": "Δ", "common-time": "𝄴", "commontime": "𝄴", "cut-time": "𝄵", "alla-breve": "𝄵", "segno": "𝄋",
    "coda": "𝄌", "fermata": "𝄐", "repeat": "𝄆", "ff": "ff", "pp": "pp", "dot": ".",
}  # fmt: skip
_SMALL = frozenset({"dim", "diminished", "halfdim", "half-diminished", "aug", "augmented"})


def music(template: Template, _context: Context) -> Expansion:
    """``{{music|flat}}`` -> ♭; ``{{music|time|3|4}}`` -> 3/4; ``{{music|scale|4}}`` -> 4 with a circumflex. An unknown
    word is unchanged; further arguments are superscripts.
    """
    word = template.get("1")
    rest = [value for value in template.positional[1:] if value]
    if word in ("time", "time signature"):
        return "/".join(rest)
    if word == "scale":
        return "".join(f"{value}\N{COMBINING CIRCUMFLEX ACCENT}" for value in rest)
    sign = MUSIC.get(word.lower(), word)
    return (f"<sup>{sign}</sup>" if word.lower() in _SMALL else sign) + "".join(f"<sup>{value}</sup>" for value in rest)
