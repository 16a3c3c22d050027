"""The fonts of a book: those inside the ``typst`` wheel first, then what the system has for other scripts.

A character that no font can show still prints (as an empty box), is found by a search and is read aloud: a *last
resort* font with a glyph for each such character is made on the spot, after the example of Unicode's font of that name.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable
from pathlib import Path

from sphinx.util import logging

from convert.editions.typst.scripts import font_package, script_name

logger = logging.getLogger(__name__)

SERIF, MONO, MATH = "Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern Math"  # in the wheel
LAST_RESORT = "Wikibinder Last Resort"

# The faces for other scripts, the best first; those that are not installed are left out. Faces with kana and Hangul
# stand before FreeSerif, which has kana without kanji.
OTHERS = (
    "Noto Serif", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif Devanagari", "Noto Serif Bengali",
    "Noto Serif Thai", "Noto Serif Armenian", "Noto Serif Georgian", "Noto Serif Tamil", "Noto Serif Telugu",
    "Noto Serif Kannada", "Noto Serif Malayalam", "Noto Serif Gujarati", "Noto Serif Gurmukhi", "Noto Serif Sinhala",
    "Noto Serif Khmer", "Noto Serif Lao", "Noto Serif Myanmar", "Noto Serif Ethiopic", "Noto Serif Tibetan",
    "Noto Serif CJK SC", "Noto Serif CJK JP", "Noto Serif CJK KR", "Noto Serif CJK TC", "Source Han Serif",
    "Noto Sans CJK SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "FreeSerif", "DejaVu Serif",
    "DejaVu Sans", "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Color Emoji",
)  # fmt: skip

_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_PLAIN = re.compile("[\t\n\r\x20-\x7e\xa0-\u024f\u0391-\u03a9\u03b1-\u03c9\u0410-\u044f\u2010-\u2026\u2032\u2033\u20ac]+")


def families(installed: Iterable[str], first: Iterable[str]) -> tuple[str, ...]:
    """The families to name to Typst: the chosen ones, then those for other scripts, as far as they are installed."""
    known = set(installed)
    return tuple(dict.fromkeys(name for name in (*first, *OTHERS) if name in known))


def unusual(text: str) -> str:
    """The characters of a book that its first font may lack, each once."""
    return "".join(sorted(set(_PLAIN.sub("", text))))


def missing(diagnostic: str) -> frozenset[str]:
    """The characters that Typst names in its complaints about missing glyphs."""
    found = set()
    for shown in _MISSING.findall(diagnostic):
        found.update(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), shown))
    return frozenset(sign for sign in found if not sign.isspace())


def warn(signs: Iterable[str]) -> None:
    """Name each script that no font can show, and the Debian package that would help, once."""
    scripts: dict[str, list[str]] = {}
    for sign in sorted(signs):
        scripts.setdefault(script_name(sign), []).append(sign)
    for script, lacking in sorted(scripts.items()):
        codes = ", ".join(f"U+{ord(sign):04X}" for sign in lacking[:5]) + (" …" if len(lacking) > 5 else "")
        package = font_package(script)
        cure = f"install a font for it (Debian: {package})" if package else "no font can be recommended"
        logger.warning("typst: no font shows %s characters of the script %s (%s); boxes are printed: %s",
                       len(lacking), script, codes, cure, type="typst", subtype="font")


def last_resort(signs: Iterable[str]) -> bytes:
    """A TrueType font in which each of ``signs`` is an empty box."""
    codes = sorted({ord(sign) for sign in signs})
    count = len(codes) + 1
    glyph = _box(80, -150, 720, 750, 60)
    tables = {
        b"OS/2": _os2(codes),
        b"cmap": _cmap(codes),
        b"glyf": glyph,
        b"head": struct.pack(">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, 1000, 0, 0, 80, -150, 720, 750, 0, 8,
                             2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhh8xhH", 0x10000, 750, -250, 0, 800, 80, 80, 720, 1, 0, 0, 0, count),
        b"hmtx": struct.pack(">Hh", 800, 80) * count,
        # every glyph is the one box: Typst subsets by glyph number, so that each keeps its own character
        b"loca": struct.pack(f">{count + 1}I", *[0] * 0, *_offsets(count, len(glyph))),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, count, 8, 2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": _name(),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }
    tables[b"glyf"] = glyph * count
    return _sfnt(tables)


def _offsets(count: int, size: int) -> list[int]:
    return [number * size for number in range(count + 1)]


def _box(left: int, bottom: int, right: int, top: int, line: int) -> bytes:
    """A glyph: a frame of two contours, drawn in opposite directions."""
    outer = [(left, bottom), (left, top), (right, top), (right, bottom)]
    inner = [(left + line, bottom + line), (right - line, bottom + line), (right - line, top - line), (left + line, top - line)]
    points = outer + inner
    header = struct.pack(">hhhhhHHH", 2, left, bottom, right, top, 3, 7, 0)
    steps = [(x - px, y - py) for (x, y), (px, py) in zip(points, [(0, 0), *points], strict=False)]
    outline = bytes([1] * 8) + b"".join(struct.pack(">h", x) for x, _ in steps) + b"".join(struct.pack(">h", y) for _, y in steps)
    glyph = header + outline
    return glyph + b"\0" * (-len(glyph) % 4)


def _cmap(codes: list[int]) -> bytes:
    """A character map of format 12: one group for each character."""
    groups = b"".join(struct.pack(">III", code, code, glyph) for glyph, code in enumerate(codes, 1))
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(codes)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _name() -> bytes:
    names = {1: LAST_RESORT, 2: "Regular", 3: LAST_RESORT, 4: LAST_RESORT, 6: LAST_RESORT.replace(" ", "")}
    records, strings = b"", b""
    for identifier, value in names.items():
        encoded = value.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, identifier, len(encoded), len(strings))
        strings += encoded
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + strings


def _os2(codes: list[int]) -> bytes:
    first, last = (min(0xFFFF, code) for code in (codes[0], codes[-1]))
    return struct.pack(">HhHHHhhhhhhhhhhh10sIIII4sHHHhhhHHIIhhHHH", 4, 800, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50,
                       250, 0, b"\0" * 10, 0, 0, 0, 0, b"    ", 64, first, last, 750, -250, 0, 750, 250, 0, 0, 500, 700, 0,
                       32, 1)  # fmt: skip


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF


def _sfnt(tables: dict[bytes, bytes]) -> bytes:
    power = len(tables).bit_length() - 1
    header = struct.pack(">IHHHH", 0x10000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    offset = len(header) + 16 * len(tables)
    directory, body = b"", b""
    for tag, data in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag, _checksum(data), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return header + directory + body


def uncovered(text: str, compiles: Callable[[str], str]) -> frozenset[str]:
    """The characters of ``text`` that none of the fonts shows; ``compiles`` gives Typst's complaint, if any."""
    signs = unusual(text)
    return missing(compiles(signs)) if signs else frozenset()
