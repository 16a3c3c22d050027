"""Builds a TrueType font that shows an empty box for given characters, like Unicode's Last Resort font.

A character that no other font has is printed as a box, and can still be searched, copied and read aloud. The tables are
those of https://learn.microsoft.com/typography/opentype/spec/otff that a renderer requires.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FAMILY = "Wikibinder Last Resort"
# Maximum number of characters: just below the number of glyphs in a font.
MOST = 65_000


def font(signs: Iterable[str]) -> bytes:
    """Return the content of a TrueType font in which each of ``signs`` is an empty box; at least one, and of more than
    ``MOST`` the first by code.
    """
    codes = sorted({ord(sign) for sign in signs})[:MOST]
    count = len(codes) + 1
    glyph = _box(80, -150, 720, 750, 60)
    tables = {
        b"OS/2": _os2(codes),
        b"cmap": _cmap(codes),
        b"glyf": glyph * count,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, 1000, 0, 0, 80, -150, 720, 750, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">IhhhHhhhhhh8xhH", 0x10000, 750, -250, 0, 800, 80, 80, 720, 1, 0, 0, 0, count),
        b"hmtx": struct.pack(">Hh", 800, 80) * count,
        b"loca": struct.pack(f">{count + 1}I", *[number * len(glyph) for number in range(count + 1)]),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, count, 8, 2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": _name(),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }
    return _sfnt(tables)


def _box(left: int, bottom: int, right: int, top: int, line: int) -> bytes:
    """Return the data of a glyph that is a frame: two contours, drawn in opposite directions. All lengths are in font
    units; ``line``: thickness of the frame.
    """
    outer = [(left, bottom), (left, top), (right, top), (right, bottom)]
    left_in, bottom_in, right_in, top_in = left + line, bottom + line, right - line, top - line
    points = [*outer, (left_in, bottom_in), (right_in, bottom_in), (right_in, top_in), (left_in, top_in)]
    header = struct.pack(">hhhhhHHH", 2, left, bottom, right, top, 3, 7, 0)
    steps = [(x - px, y - py) for (x, y), (px, py) in zip(points, [(0, 0), *points], strict=False)]
    across, down = (b"".join(struct.pack(">h", step[axis]) for step in steps) for axis in (0, 1))
    glyph = header + bytes([1] * len(points)) + across + down
    return glyph + b"\0" * (-len(glyph) % 4)


def _cmap(codes: list[int]) -> bytes:
    """Return the font table ``cmap`` (format 12) in which the character codes have the glyphs 1, 2, 3 ..."""
    groups = b"".join(struct.pack(">III", code, code, glyph) for glyph, code in enumerate(codes, 1))
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(codes)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _name() -> bytes:
    names = {1: FAMILY, 2: "Regular", 3: FAMILY, 4: FAMILY, 6: FAMILY.replace(" ", "")}
    records, strings = b"", b""
    for identifier, value in names.items():
        encoded = value.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, identifier, len(encoded), len(strings))
        strings += encoded
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + strings


def _os2(codes: list[int]) -> bytes:
    first, last = (min(0xFFFF, code) for code in (codes[0], codes[-1]))
    return struct.pack(">HhHHHhhhhhhhhhhh10sIIII4sHHHhhhHHIIhhHHH", 4, 800, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0,
                       350, 50, 250, 0, b"\0" * 10, 0, 0, 0, 0, b"    ", 64, first, last, 750, -250, 0, 750, 250, 0, 0,
                       500, 700, 0, 32, 1)  # fmt: skip


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


def _sfnt(tables: dict[bytes, bytes]) -> bytes:
    power = len(tables).bit_length() - 1
    header = struct.pack(">IHHHH", 0x10000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    offset = len(header) + 16 * len(tables)
    directory, body = b"", b""
    for tag, data in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag, _checksum(data), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return header + directory + body
