"""The text of a PDF page by page, read with pikepdf through each font's ToUnicode map: enough to look for words."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


def pages(path: Path) -> list[str]:
    """The text of every page without its white space, in the order of the content stream."""
    with pikepdf.open(path) as pdf:
        return ["".join(_page(page).split()) for page in pdf.pages]


def _page(page: pikepdf.Page) -> str:
    fonts = {str(name): _unicode(font) for name, font in (page.resources.get("/Font") or {}).items()}
    current: dict[int, str] = {}
    text: list[str] = []
    for instruction in pikepdf.parse_content_stream(page, "Tf Tj TJ"):
        operands, operator = instruction.operands, instruction.operator
        if str(operator) == "Tf":
            current = fonts[str(operands[0])]
            continue
        for piece in list(operands[0]) if str(operator) == "TJ" else list(operands):
            if isinstance(piece, pikepdf.String):
                data = bytes(piece)
                codes = (int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
                text.extend(current.get(code, "") for code in codes)
    return "".join(_logical(text))


def _logical(glyphs: list[str]) -> Iterator[str]:
    """Return the glyphs of a line, given from left to right as drawn, in reading order."""
    for turned, word in groupby(glyphs, _runs_left):
        run = list(word)
        yield from reversed(run) if turned else run


def _runs_left(glyph: str) -> bool:
    return unicodedata.bidirectional(glyph[:1] or " ") in ("R", "AL", "NSM")


def _unicode(font: pikepdf.Object) -> dict[int, str]:
    """Glyph code to text."""
    if "/ToUnicode" not in font:
        return {}
    source = font.ToUnicode.read_bytes()
    found: dict[int, str] = {}
    for block in _CHARS.findall(source):
        values = _HEX.findall(block)
        for code, value in zip(values[::2], values[1::2], strict=True):
            found[int(code, 16)] = bytes.fromhex(value.decode()).decode("utf-16-be", "replace")
    for block in _RANGES.findall(source):
        for first, last, value, values in _RANGE.findall(block):
            codes = range(int(first, 16), int(last, 16) + 1)
            texts = [bytes.fromhex(each.decode()).decode("utf-16-be", "replace") for each in _HEX.findall(values)]
            found.update(zip(codes, texts or [chr(int(value, 16) + step) for step in range(len(codes))], strict=False))
    return found
