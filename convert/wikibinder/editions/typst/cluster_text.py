"""Corrects the text of a PDF for searching and copying, in scripts with marks above and below letters.

Typst 0.15 writes a mark that has a height of its own apart from its letter, and gives each of these pieces the text of
the whole cluster, so that readers of the file find Thai, Devanagari or vocalised Arabic letters two and three times
(https://github.com/typst/typst, text export). Here one piece of each cluster keeps the text; the others get an empty
replacement text (ActualText, ISO 32000-1, 14.9.4). If the letter has only its own text, its mark keeps the rest of the
cluster. The appearance does not change.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


_CHARACTER = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
BEGIN, END = pikepdf.Operator("BDC"), pikepdf.Operator("EMC")


@dataclass(frozen=True)
class GlyphTable:
    """The glyphs of a font by their codes in the content streams of the PDF: code -> text, and code -> width in
    thousandths of the font's size.
    """

    texts: Mapping[int, str] = field(default_factory=dict)
    widths: Mapping[int, float] = field(default_factory=dict)

    @cached_property
    def copies(self) -> frozenset[int]:
        """Return the codes of the glyphs whose text has several characters, a combining mark among them, and is also
        the text of another glyph.
        """
        numbers = Counter(self.texts.values())
        return frozenset(code for code, text in self.texts.items() if numbers[text] > 1 and _has_mark(text))


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Glyphs that have one text together: the text, their codes and width, and the number of their first instruction in
    the content stream.

    ``alone``: that instruction shows only them. ``replaced``: the text is a replacement text (ActualText), given by
    that instruction.
    """

    text: str
    glyphs: frozenset[int]
    width: float
    first: int
    alone: bool
    replaced: bool = False


def remove_copied_text(document: pikepdf.Pdf) -> None:
    """Remove repeated text from the pages of a PDF, in place: if Typst wrote the text of a letter with marks once for
    each glyph, it is kept for one glyph. Pages in scripts without such marks are not parsed.
    """
    tables: dict[tuple[int, int], GlyphTable] = {}
    for page in document.pages:
        named = page.Resources.Font.items() if "/Resources" in page and "/Font" in page.Resources else ()
        fonts = {name: _table(font, tables) for name, font in named}
        copies = {name.removeprefix("/").encode(): table.copies for name, table in fonts.items() if table.copies}
        # Parsing takes 25 ms a page; most pages with such a font have none of these glyphs.
        if not fonts or not _may_repeat(page.Contents.read_bytes(), copies):
            continue
        instructions = pikepdf.parse_content_stream(page)
        edited = _without_copies(instructions, list(_pieces(instructions, fonts)))
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(edited))


def _has_mark(text: str) -> bool:
    return len(text) > 1 and any(unicodedata.category(sign).startswith("M") for sign in text)


_TOKEN = re.compile(rb"/(\w+)\s+[\d.]+\s+Tf|\(((?:\\.|[^\\)])*)\)|<([0-9A-Fa-f]{2,})>", re.DOTALL)
"""Matches the selection of a font, a literal string, or a string in hexadecimal. Groups: name of the font; content of
the literal string; hexadecimal digits.
"""
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


_REPLACED = re.compile(rb"/ActualText\s*<FEFF((?:[0-9A-F]{4}){2,})>")
"""Matches a replacement text of at least two UTF-16 code units, as Typst writes it; group 1: these in hexadecimal
digits, without the byte order mark.
"""


def _may_repeat(content: bytes, copies: Mapping[bytes, frozenset[int]]) -> bool:
    """Whether a page may have the text of a letter with marks twice; a fast test before parsing. ``content``: the
    content stream of the page; ``copies``: name of a font -> its ``GlyphTable.copies``.
    """
    texts = (bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for text in _REPLACED.findall(content))
    return (bool(copies) and _shows(content, copies)) or any(map(_has_mark, texts))


def _shows(content: bytes, copies: Mapping[bytes, frozenset[int]]) -> bool:
    """Whether a content stream may show one of the glyphs in ``copies``: name of a font -> codes of glyphs."""
    codes: frozenset[int] = frozenset()
    for token in _TOKEN.finditer(content):
        font, literal, hexadecimal = token.groups()
        if font is not None:
            codes = copies.get(font, frozenset())
        elif codes:
            data = bytes.fromhex(hexadecimal.decode()) if literal is None else _ESCAPE.sub(_unescaped, literal)
            # Parentheses may be nested, which this test does not distinguish.
            if (literal and b"(" in literal.replace(b"\\(", b"")) or not codes.isdisjoint(_codes(data)):
                return True
    return False


def _unescaped(escape: re.Match[bytes]) -> bytes:
    return bytes([int(escape[1], 8) & 255]) if escape[1] else _NAMED.get(escape[2], escape[2])


def _codes(data: bytes) -> list[int]:
    return [int.from_bytes(data[place : place + 2]) for place in range(0, len(data), 2)]


def _table(font: Any, tables: dict[tuple[int, int], GlyphTable]) -> GlyphTable:
    if font.objgen not in tables:
        unicode = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
        texts = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
            for code, text in _CHARACTER.findall(unicode)
        }
        simple = "/DescendantFonts" not in font or "/W" not in font.DescendantFonts[0]
        tables[font.objgen] = GlyphTable(texts, {} if simple else dict(_widths(list(font.DescendantFonts[0].W))))
    return tables[font.objgen]


def _widths(table: list[Any]) -> Iterator[tuple[int, float]]:
    """Yield code and width of the glyphs of a composite font, from its array ``W`` (ISO 32000-1, 9.7.4.3): ``c [w w
    ...]`` or ``first last w``.
    """
    place = 0
    while place + 1 < len(table):
        first, second = int(table[place]), table[place + 1]
        if isinstance(second, pikepdf.Array):
            yield from enumerate(map(float, second), first)
            place += 2
        else:
            yield from ((code, float(table[place + 2])) for code in range(first, int(second) + 1))
            place += 3


def _pieces(instructions: Sequence[Any], fonts: Mapping[str, GlyphTable]) -> Iterator[TextPiece]:
    """Yield the glyphs of a page with their texts, in order; those with one replacement text are one piece. ``fonts``:
    name of a font -> its glyphs.
    """
    table = GlyphTable()
    span: tuple[str, int] | None = None  # the replacement text that is open, and the number of its instruction
    depth, inside = 0, list[int]()
    for number, (operands, operator) in enumerate(instructions):
        name = str(operator)
        if name == "Tf":
            table = fonts.get(str(operands[0]), GlyphTable())
        elif span is not None and name in ("BDC", "BMC"):
            depth += 1
        elif name == "BDC" and (text := _replacement(operands)) is not None:
            span, depth, inside = (text, number), 0, []
        elif name == "EMC" and span is not None and depth:
            depth -= 1
        elif name == "EMC" and span is not None:
            yield TextPiece(span[0], frozenset(inside), _width(inside, table), span[1], alone=True, replaced=True)
            span = None
        elif name in ("Tj", "TJ"):
            shown = _shown(operands[0])
            inside += shown
            for code in shown if span is None else ():
                text, width = table.texts.get(code, ""), _width([code], table)
                yield TextPiece(text, frozenset({code}), width, number, alone=len(shown) == 1)


def _width(codes: Iterable[int], table: GlyphTable) -> float:
    return sum(table.widths.get(code, 0.0) for code in codes)


def _replacement(operands: Sequence[Any]) -> str | None:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
        return str(properties.ActualText)
    return None


def _shown(operand: Any) -> list[int]:
    """Return the codes of the glyphs shown by the operators ``Tj`` or ``TJ`` with this operand, two bytes each."""
    strings = (
        [operand] if isinstance(operand, pikepdf.String) else [s for s in operand if isinstance(s, pikepdf.String)]
    )
    data = b"".join(map(bytes, strings))
    return [int.from_bytes(data[place : place + 2]) for place in range(0, len(data), 2)]


def _clusters(pieces: Iterable[TextPiece]) -> Iterator[list[TextPiece]]:
    """Yield runs of consecutive pieces with the same text of several characters (other pieces are runs of one); a
    repeated glyph begins a new run. The first run may be empty.
    """
    cluster: list[TextPiece] = []
    glyphs: set[int] = set()
    for piece in pieces:
        if not cluster or piece.text != cluster[0].text or len(piece.text) < 2 or glyphs & piece.glyphs:
            yield cluster
            cluster, glyphs = [], set()
        cluster.append(piece)
        glyphs |= piece.glyphs
    yield cluster


def _marks_alone(pieces: Sequence[TextPiece]) -> Iterator[tuple[int, str]]:
    """Yield the number of an instruction and its new text for each mark that has the text of its whole cluster next to
    a letter with its own text: the new text is that of the mark only. In right-to-left scripts a mark comes before its
    letter.
    """
    for before, after in pairwise(pieces):
        for mark, letter in ((before, after), (after, before)):
            if mark.replaced and not mark.width and _has_mark(mark.text) and mark.text.startswith(letter.text):
                rest = mark.text[len(letter.text) :]
                if letter.text and rest and all(unicodedata.category(sign).startswith("M") for sign in rest):
                    yield mark.first, rest


def _without_copies(instructions: Sequence[Any], pieces: Sequence[TextPiece]) -> list[Any]:
    """Return the instructions of a page, with an empty replacement text for all pieces of a cluster but one."""
    texts = dict(_marks_alone(pieces))
    emptied: dict[int, TextPiece] = {}
    for cluster in _clusters(pieces):
        # The letter keeps the text, not a mark: readers separate words by the gaps between pieces with text. A
        # piece that is not alone in its instruction cannot be emptied.
        text_piece = max(cluster, key=lambda piece: (not piece.alone, piece.width), default=None)
        emptied |= {piece.first: piece for piece in cluster if piece.alone and piece is not text_piece}
    out: list[Any] = []
    for number, instruction in enumerate(instructions):
        piece = emptied.get(number)
        text = "" if piece else texts.get(number)
        if text is None:
            out.append(instruction)
        elif piece and not piece.replaced:
            out += [_begin(pikepdf.Name.Span, ""), instruction, pikepdf.ContentStreamInstruction([], END)]
        else:
            out.append(_begin(instruction.operands[0], text))
    return out


def _begin(tag: Any, text: str) -> Any:
    """Return the instruction (BDC) that begins content with the tag ``tag`` and the replacement text ``text``."""
    return pikepdf.ContentStreamInstruction([tag, pikepdf.Dictionary(ActualText=pikepdf.String(text))], BEGIN)
