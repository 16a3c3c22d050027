"""Letters with marks have their text once in the PDF, however Typst writes them."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import pikepdf
import pytest
import typst

from wikibinder.editions.typst.pdf_streams import compressed

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "th": "ที่นี่ กี่ น้ำ กี่กี่ ผู้ที่เป็นผู้ใหญ่ ปั๊ม",
    "hi": "हिन्दी में क्षेत्र और स्त्री के लिये विश्वविद्यालय",
    "ar": "مُحَمَّدٌ رَسُولُ العَرَبِيَّة",
    "fa": "ما قال دار الدار\n\nحالياً كثيراً واحداً من",
    "bn": "বাংলা ক্ষ কি",
    "ta": "தமிழ் மொழி கௌ",
    "en": "office find naïve café lights",
}


def printed(language: str, text: str) -> bytes:
    source = f'#set document(title: "t", date: none)\n#set text(lang: "{language}", font: "FreeSerif")\n{text}\n'
    made = typst.Compiler(source.encode()).compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


def letters(pdf: bytes, path: Path) -> Counter[str]:
    """The letters and marks that a reader finds; not their order, which differs from reader to reader in Arabic."""
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
    text = unicodedata.normalize("NFC", done.stdout)
    return Counter(sign for sign in text if unicodedata.category(sign)[0] in "LM")


@pytest.mark.parametrize("language", TEXTS)
def test_every_letter_once(language: str, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    if "FreeSerif" not in typst.Fonts().families():
        pytest.skip("the font FreeSerif is not installed")
    text = TEXTS[language]
    pdf = compressed(printed(language, text))
    wanted = Counter(s for s in unicodedata.normalize("NFC", text) if unicodedata.category(s)[0] in "LM")
    assert letters(pdf, tmp_path / "a.pdf") == wanted


def test_nothing_is_drawn_otherwise() -> None:
    if "FreeSerif" not in typst.Fonts().families():
        pytest.skip("the font FreeSerif is not installed")
    pdf = printed("th", TEXTS["th"])
    with pikepdf.open(io.BytesIO(pdf)) as before, pikepdf.open(io.BytesIO(compressed(pdf))) as after:
        drawn = [
            [
                (str(instruction.operator), str(instruction.operands))
                for instruction in pikepdf.parse_content_stream(document.pages[0])
                if str(instruction.operator) not in ("BDC", "EMC")
            ]
            for document in (before, after)
        ]
    assert drawn[0] == drawn[1]
