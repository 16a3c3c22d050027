"""Checks our entries with biber, BibLaTeX's own program: its data model and our additional fields must accept them.

The data model is biber's for its tool mode with what the manual names: OWN_FIELDS exist, and a field may stand in every
type (Wikipedia gives journals a publisher). That a date or an author is missing is the source's affair.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import textcases
from tests.citing import cited
from tests.cs1_whitelist import WHITELIST
from wikibinder.bibtex.biblatex import write
from wikibinder.model.cs1_registry import OWN_FIELDS
from wikibinder.wikitext import preprocessor

if TYPE_CHECKING:
    from wikibinder.model.bibliography import Entry

pytestmark = pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed")

ANYWHERE = """addendum author bookauthor booktitle chapter doi edition editor editora editorb editorc editoratype
    editorbtype editorctype eid eventtitle holder howpublished institution isbn issn issuetitle journaltitle language
    location maintitle nameaddon note number organization origdate pages part publisher series title titleaddon
    translator type version volume""".split()  # noqa: SIM905 (a list of words reads better as words)
"""Fields that BibLaTeX has, but not for every type."""
CHECK_DIGIT = re.compile(r"IS[BMS]N '.*' in entry .* is invalid|Invalid IS[BMS]N in value of field")
"""Wrong in the source, kept and reported by us as well."""


def data_model(path: Path) -> Path:
    """A configuration that adds to biber's own: our fields, every field in every type, volumes that are no number."""
    fields = [_element(name, "uri" if name.endswith("url") else "literal") for name in OWN_FIELDS]
    fields += [_element(name, "literal") for name in ("volume", "part")]
    everywhere = "".join(f"<field>{name}</field>" for name in sorted({*OWN_FIELDS, *ANYWHERE}))
    path.write_text(
        f"<config><datamodel><fields>{''.join(fields)}</fields><entryfields>{everywhere}</entryfields>"
        "</datamodel></config>",
        encoding="utf-8",
    )
    return path


def _element(name: str, datatype: str) -> str:
    return f'<field fieldtype="field" datatype="{datatype}">{name}</field>'


def complaints(entries: list[Entry], folder: Path) -> list[str]:
    """The warnings and errors of biber, those that are the source's affair apart."""
    config = data_model(folder / "biber.conf")
    source = folder / "all.bib"
    source.write_text(write({entry.key: entry for entry in entries}.values()), encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "--nolog", f"--configfile={config}",
               f"--output-file={folder / 'out.bib'}", str(source)]  # fmt: skip
    reported = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    lines = [line for line in reported.split("\n") if re.match(r"(WARN|ERROR) - ", line)]
    return [line for line in lines if "Missing mandatory field" not in line and not CHECK_DIGIT.search(line)]


def test_cases(tmp_path: Path) -> None:
    """Every text case, and for each parameter a citation that has it."""
    found = []
    for case in textcases.load("cs1"):
        parts = preprocessor.arguments(case.given)
        template = preprocessor.template(parts, case.given, 0)
        found.append(cited(template.name, template.params))
    for name in WHITELIST:
        for kind in ("cite book", "cite journal", "cite web", "cite map", "cite episode"):
            params = {"title": "T", "last": "L", "date": "2001", name.replace("#", "2"): "12"}
            found.append(cited(kind, params))
    reported = complaints([each.entry for each in found if each], tmp_path)
    assert reported == []


@pytest.mark.slow
def test_corpus(tmp_path: Path) -> None:
    """Every citation of a file of real ones, one JSON object a line with ``template`` and ``params``."""
    path = Path(os.environ.get("WIKIBINDER_CITATIONS", "-"))
    if not path.is_file():
        pytest.skip("WIKIBINDER_CITATIONS names no file of real citations")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [cited(row["template"], row["params"]) for row in rows]
    reported = complaints([each.entry for each in found if each], tmp_path)
    assert reported == []
