"""The examples of the manual that read files of citations with other people's programs."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.dumps import dump
from wikibinder.cli.commands import main

MANUAL = Path(__file__).resolve().parent.parent / "docs" / "manual" / "citation-data.rst"
EXAMPLES = [
    textwrap.dedent(block)
    for block in re.findall(r"^\.\. code-block:: python\n\n((?:   .*\n|\n)+)", MANUAL.read_text("utf-8"), re.MULTILINE)
]
NEEDED = [re.findall(r"^import (\w+)", example, re.MULTILINE)[0] for example in EXAMPLES]
PAGES = {
    "Ant": "A.<ref>{{cite journal|title=Kites|journal=J|doi=10.1000/1}}</ref> B.<ref>{{cite book|title=Ropes}}</ref>",
    "Bee": "C.<ref>{{cite journal|title=Kites|journal=J|doi=10.1000/1}}</ref>",
}
SHOWN = {
    "pyarrow": [r"Ant Kites\nAnt Ropes\nBee Kites\n"],
    "pandas": [
        r"kitesnd-\w+ +2\nropesnd-\w+ +1\n",
        r"Ant +1 2026-01-01 00:00:00\+00:00 +10\.1000/1\n(.*\n)?.*Bee +2 2026",
    ],
    "duckdb": [r"Ant +│ +\d+ │ Kites +│ 10\.1000/1 │\n│ Bee", r"10\.1000/1 │ +2 │"],
    "polars": [r"Ant +┆ 1 +┆ Kites"],
}
"""The output expected of each example, in the order of the examples."""
CASES = [
    pytest.param(name, example, SHOWN[name][NEEDED[:number].count(name)], id=f"{name}-{NEEDED[:number].count(name)}")
    for number, (name, example) in enumerate(zip(NEEDED, EXAMPLES, strict=True))
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with citations in both forms."""
    pytest.importorskip("pyarrow", reason="needs pyarrow")
    made = tmp_path_factory.mktemp("citations")
    (made / "wiki.xml").write_text(dump(PAGES), "utf-8")
    for name in ("citations.jsonl", "citations.parquet"):
        assert main(["citations", str(made / "wiki.xml"), "--output", str(made / name)]) == 0
    return made


@pytest.mark.parametrize(("name", "example", "expected"), CASES)
def test_an_example_prints_what_the_file_holds(name: str, example: str, expected: str, folder: Path) -> None:
    pytest.importorskip(name, reason=f"needs {name}")
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", example], cwd=folder, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    assert re.search(expected, ran.stdout), ran.stdout


def test_every_program_has_its_examples() -> None:
    assert {name: NEEDED.count(name) for name in NEEDED} == {name: len(shown) for name, shown in SHOWN.items()}
