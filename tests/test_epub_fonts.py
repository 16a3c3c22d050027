"""Fonts in the EPUB: only for scripts that need one, only from fonts that allow embedding, reduced to the characters
used.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from wikibinder.editions.epub import embedded_fonts

if TYPE_CHECKING:
    from pathlib import Path

font_builder = pytest.importorskip("fontTools.fontBuilder", reason="needs the extra fonts")
pens = pytest.importorskip("fontTools.pens.ttGlyphPen", reason="needs the extra fonts")


def font(path: Path, characters: str, *, permission: int = 0) -> None:
    """A font in which every character is an empty square."""
    names = [".notdef", *(f"u{ord(c):04X}" for c in characters)]
    builder = font_builder.FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): f"u{ord(c):04X}" for c in characters})
    builder.setupGlyf(dict.fromkeys(names, pens.TTGlyphPen(None).glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": path.stem, "styleName": "Regular"})
    builder.setupOS2(fsType=permission)
    builder.setupPost()
    builder.save(path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(embedded_fonts, "FOLDERS", (str(tmp_path), str(tmp_path / "not there")))
    return tmp_path


def test_a_script_that_needs_it_gets_the_font_that_has_most_of_it(folder: Path) -> None:
    font(folder / "Few.ttf", "가a")
    font(folder / "Most.ttf", "가나다abc")
    font(folder / "Most-Bold.ttf", "가나다라")
    (folder / "Broken.ttf").write_bytes(b"no font")
    (face,) = embedded_fonts.faces(["A word, слово, λόγος: 가나라", "나"])
    assert (face.file, face.family) == ("fonts/east-asian.ttf", "Book East Asian")
    (folder / "cut.ttf").write_bytes(face.data)
    assert embedded_fonts.characters_of(folder / "cut.ttf") == {ord("가"), ord("나")}
    assert embedded_fonts.faces(["가나라"])[0].data == embedded_fonts.faces(["나라가"])[0].data


def test_letters_that_every_device_has_need_no_font(folder: Path) -> None:
    font(folder / "Any.ttf", "aя")
    assert embedded_fonts.faces(["Words, слова, λόγοι, № 1 → ∞ 😀 \ufb01"]) == ()


@pytest.mark.parametrize(("permission", "allowed"), [(0, True), (8, True), (2, False), (4, False), (0x100, False)])
def test_a_licence_that_forbids_is_obeyed(permission: int, allowed: bool, folder: Path) -> None:
    font(folder / "Font.ttf", "ש", permission=permission)
    assert bool(embedded_fonts.faces(["שלום"])) == allowed


def test_the_style_sheet_asks_the_book_after_the_device() -> None:
    face = embedded_fonts.Face("fonts/hebrew.ttf", b"", "Book Hebrew")
    sheet = embedded_fonts.style("h1 { font-family: system-ui, sans-serif; }", [face])
    assert 'src: url("fonts/hebrew.ttf")' in sheet
    assert 'body { font-family: serif, "Book Hebrew"; }' in sheet
    assert 'h1 { font-family: system-ui, sans-serif, "Book Hebrew"; }' in sheet
    assert embedded_fonts.style("h1 {}", []) == "h1 {}"


def test_the_reduced_font_keeps_its_name_and_licence_and_no_instructions(folder: Path) -> None:
    ttlib = pytest.importorskip("fontTools.ttLib", reason="needs the extra fonts")
    program = pytest.importorskip("fontTools.ttLib.tables.ttProgram", reason="needs the extra fonts")
    font(folder / "Whole.ttf", "שלם")
    with ttlib.TTFont(folder / "Whole.ttf") as whole:
        for number in range(20):
            whole["name"].setName(f"name {number}", number, 3, 1, 0x409)
        whole["fpgm"] = ttlib.newTable("fpgm")
        whole["fpgm"].program = program.Program()
        whole["fpgm"].program.fromBytecode([0xB0, 0])
        whole.save(folder / "Whole.ttf")
    (face,) = embedded_fonts.faces(["שם"])
    with ttlib.TTFont(io.BytesIO(face.data)) as reduced:
        # Copyright, family, style, identifier, full name, version, PostScript name, licence and its address (OpenType).
        assert [record.nameID for record in reduced["name"].names] == [0, 1, 2, 3, 4, 5, 6, 13, 14]
        assert "fpgm" not in reduced
        assert reduced.getBestCmap().keys() == {ord("ש"), ord("ם")}
        assert "name 13" in reduced["name"].getDebugName(13)
