"""The merged library for other programs: RIS, and archived copies as fields that programs without ``archiveurl``
read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from wikibinder.bibtex.biblatex import portable
from wikibinder.bibtex.csl import TYPES
from wikibinder.bibtex.latex import plain
from wikibinder.bibtex.merge import MergedEntry
from wikibinder.bibtex.ris import ris
from wikibinder.cli.commands import main
from wikibinder.editions.references import bib_files
from wikibinder.editions.references.cs1_style import formatted

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (
    "<ref>{{cite book |last=Lee |first=Ann |title=Fog |year=2006 |pages=7–9 |url=https://x.yy/z |isbn=9783161484100"
    " |archive-url=https://web.archive.org/web/2010/https://x.yy/z |archive-date=2010-05-04}}</ref>"
)
CSL_TYPES = frozenset((
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure",
    "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
))  # fmt: skip
"""The types of CSL 1.0.2 (csl-data.json)."""


def test_an_entry_as_ris() -> None:
    fields = {
        "author": "van der Berg, Ann and {United Press}", "title": "On \\emph{fog}", "journaltitle": "Mist",
        "number": "2", "pages": "7--9", "date": "2006-05", "doi": "10.1/x", "issn": "0000-0019", "oclc": "7",
    }  # fmt: skip
    assert ris([MergedEntry("article", "k", fields)]).split("\r\n") == [
        "TY  - JOUR", "ID  - k", "AU  - van der Berg, Ann", "AU  - United Press", "TI  - On fog", "T2  - Mist",
        "IS  - 2",
        "DO  - 10.1/x", "SP  - 7", "EP  - 9", "SN  - 0000-0019", "DA  - 2006/05//", "PY  - 2006", "N1  - OCLC: 7",
        "ER  - ", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "lines"),
    [
        ("1999-04-05/2004", ["DA  - 1999/04/05/", "PY  - 1999"]),
        ("0987", ["DA  - 0987///", "PY  - 0987"]),
        ("199X", ["DA  - 199X"]),
    ],
)
def test_dates_as_ris(date: str, lines: list[str]) -> None:
    """RIS has no ranges: the first date counts."""
    text = ris([MergedEntry("book", "k", {"title": "T", "date": date})])
    assert [line for line in text.split("\r\n") if line[:2] in ("DA", "PY")] == lines


def test_an_archived_copy_in_the_addendum_is_printed_once() -> None:
    entry = "@book{k,\n  title = {{Fog}},\n  archiveurl = {https://a.yy/z},\n  archivedate = {2010-05-04},\n%s}\n"
    for own, left in (("", ""), ("  addendum = {Signed},\n", " Signed.")):
        text = portable(entry % own)
        assert "Archived at \\url{https://a.yy/z} (2010-05-04)}," in text
        [record] = bib_files.parse(text, "x.bib")
        assert plain(formatted(record)) == f"Fog.{left} Archived from the original on 4 May 2010."
    assert portable("@book{k,\n}\n") == "@book{k,\n}\n"


def test_a_work_of_reference_is_a_collection_for_other_programs() -> None:
    text = portable("@reference{k,\n  title = {{A \\emph{T}}},\n}\n")
    assert text == "@collection{k,\n  title = {{A \\textit{T}}},\n}\n"


@pytest.mark.parametrize("wanted", [True, False])
def test_what_convert_writes_for_other_programs(tmp_path: Path, wanted: bool) -> None:
    (tmp_path / "a.wiki").write_text(PAGE, "utf-8")
    out = tmp_path / "out"
    options = ["--ris", "--bib-portable", "--csl-json"] if wanted else []
    assert main(["convert", *options, "--output", str(out), str(tmp_path / "a.wiki")]) == 0
    assert ("Archived at" in (out / "references.bib").read_text("utf-8")) is wanted
    assert (out / "references.ris").is_file() is wanted
    if wanted:
        assert "TY  - BOOK\r\n" in (out / "references.ris").read_bytes().decode()
        items = json.loads((out / "references.json").read_text("utf-8"))
        assert {item["type"] for item in items} <= CSL_TYPES


def test_types_are_those_of_csl() -> None:
    assert set(TYPES.values()) <= CSL_TYPES
