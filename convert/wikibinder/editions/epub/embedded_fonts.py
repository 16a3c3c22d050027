"""Embeds installed fonts, reduced to the characters of the book, for scripts that a reading device may lack.

All devices show Latin, Greek and Cyrillic; other scripts depend on the market of the device. With
``wikibinder_embed_fonts`` the book contains the characters of each other script that it uses, taken from the installed
font that has most of them among the fonts whose licence permits embedding and subsetting. Requires fontTools (the extra
``fonts``).
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.util import logging

from wikibinder.editions.typst.fonts import OTHERS
from wikibinder.editions.typst.scripts import font_package, script_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

logger = logging.getLogger(__name__)

FOLDERS: Final = (
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts",
    "~/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts",
)  # fmt: skip
"""Folders of installed fonts; missing folders are ignored."""
RARE: Final = re.compile(
    "[\u0530-\u1cff\u2c00-\ud7ff\uf900-\ufaff\ufb07-\ufdff\ufe30-\uffef\U00010000-\U0001efff\U00020000-\U000323af]"
)
"""Matches a character that is embedded, because a device may lack it. Symbols and pictographs are not embedded."""
EAST_ASIAN: Final = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U000323af]"
)
"""Matches a character of Han, kana or Hangul, which are treated as one script, because one font usually has
them all.
"""
FORBIDDING: Final = 0x0306
"""Bits of OpenType's ``OS/2.fsType`` any of which forbids embedding a subset in a book: no embedding, embedding for
print only, no subsetting, bitmaps only.
"""
STYLED: Final = re.compile(r"bold|italic|oblique|condensed|light|thin|black|medium|mono|narrow", re.IGNORECASE)
NAMES_KEPT: Final = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""Numbers of the entries in the font's name table that a subset keeps: names of the font, copyright, licence."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file of the book: its path in the book, its content, and its family name in the style sheet."""

    file: str
    data: bytes
    family: str


@dataclass(frozen=True, slots=True)
class Font:
    """An installed font: its file (of a collection its first font), its rank (0: the first of the well-known fonts),
    and the code points of its characters.
    """

    path: Path
    rank: int
    characters: frozenset[int]


def faces(texts: Iterable[str]) -> tuple[Face, ...]:
    """Return a font for each script that the texts of a book use and a reading device may lack, if an installed font
    has the script. Without fontTools none, with a warning.
    """
    scripts: dict[str, set[str]] = {}
    for sign in sorted({sign for text in texts for sign in RARE.findall(text)}):
        script = "East Asian" if EAST_ASIAN.match(sign) else script_name(sign)
        scripts.setdefault(script, set()).add(sign)
    if not scripts:
        return ()
    if find_spec("fontTools") is None:
        logger.warning("fonts are embedded with fontTools: pip install wikibinder[fonts]", type="epub", subtype="font")
        return ()
    fonts = tuple(installed(FOLDERS))
    found = (face(script, signs, fonts) for script, signs in sorted(scripts.items()))
    return tuple(filter(None, found))


def face(script: str, signs: set[str], fonts: Iterable[Font]) -> Face | None:
    """Return a font for the characters ``signs`` of a script, taken from the one of ``fonts`` that has most of them;
    None, with a warning, if no font has any. Of several with as many characters the first by rank is taken.
    """
    wanted = {ord(sign) for sign in signs}
    best = max(fonts, key=lambda font: (len(wanted & font.characters), -font.rank, str(font.path)), default=None)
    if best is None or not wanted & best.characters:
        package = font_package("Han" if script == "East Asian" else script) or "none"
        logger.warning("no font to embed for %s (Debian: %s)", script, package, type="epub", subtype="font")
        return None
    data = subset(best, wanted)
    suffix = "otf" if data.startswith(b"OTTO") else "ttf"
    name = re.sub(r"\W+", "-", script).lower()
    return Face(f"fonts/{name}.{suffix}", data, f"Book {script}")


def style(sheet: str, found: Iterable[Face]) -> str:
    """Return the style sheet ``sheet`` with the embedded fonts; a device uses them only for characters that its own
    fonts lack.
    """
    rules = "".join(f'@font-face {{ font-family: "{f.family}"; src: url("{f.file}"); }}\n' for f in found)
    if not rules:
        return sheet
    families = ", ".join(f'"{f.family}"' for f in found)
    named = re.sub(r"\b(sans-serif|monospace)(?=;)", rf"\1, {families}", sheet)
    return f"{rules}body {{ font-family: serif, {families}; }}\n{named}"


def installed(folders: Iterable[str]) -> Iterator[Font]:
    """Yield the fonts in these folders and their subfolders that are upright and of normal weight by the names of their
    files, and that may be embedded and subset. Their rank is their position in a list of well-known fonts.
    """
    ranks = {name.replace(" ", "").lower(): rank for rank, name in enumerate(OTHERS)}
    for folder in folders:
        for path in sorted(Path(folder).expanduser().rglob("*")):
            if path.suffix.lower() in {".ttf", ".otf", ".ttc", ".otc"} and not STYLED.search(path.stem):
                rank = ranks.get(path.stem.removesuffix("-Regular").lower(), len(ranks))
                characters = characters_of(path)
                if characters:
                    yield Font(path, rank, characters)


def opened(path: Path) -> Any:
    from fontTools.ttLib import TTFont  # noqa: PLC0415  (an extra)

    return TTFont(path, fontNumber=0, lazy=True, recalcTimestamp=False)


def characters_of(path: Path) -> frozenset[int]:
    """Return the code points of the characters of a font file; empty if it is damaged, or may not be embedded and
    subset.
    """
    from fontTools.ttLib import TTLibError  # noqa: PLC0415

    try:
        with opened(path) as font:
            free = "OS/2" in font and not font["OS/2"].fsType & FORBIDDING
            return frozenset(font.getBestCmap() or ()) if free else frozenset()
    except (TTLibError, OSError, KeyError, AssertionError):
        # fontTools raises any of these for a damaged font; the EPUB is then built without it.
        return frozenset()


def subset(font: Font, wanted: set[int]) -> bytes:
    """Return the content of a font file reduced to the wanted code points, the spaces, and the glyphs needed to shape
    them.
    """
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415

    options = Options(layout_features=["*"], name_IDs=NAMES_KEPT, hinting=False, notdef_outline=True)
    options.recalc_timestamp, options.passthrough_tables = False, False
    options.drop_tables += ["FFTM"]
    with opened(font.path) as file:
        # Tables unknown to the subsetter are dropped.
        cutter = Subsetter(options)
        cutter.populate(unicodes={0x20, 0xA0, 0x200C, 0x200D, *wanted})
        cutter.subset(file)
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()
