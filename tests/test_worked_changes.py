"""The changes to tables that the manual describes, made in a copy of the source."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MANUAL = (ROOT / "docs" / "manual" / "extending.rst").read_text("utf-8")


def shown(title: str) -> list[str]:
    """The code blocks of a section of the page."""
    section = MANUAL.split(f"\n{title}\n~~~", 1)[1].split("\n~~~", 1)[0]
    blocks = re.findall(r"^\.\. code-block:: \w+\n\n((?:   .*\n)+)", section, re.MULTILINE)
    return [textwrap.dedent(block).rstrip("\n") for block in blocks]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A copy of the package."""
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "convert", copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def change(path: Path, before: str, after: str) -> None:
    """Insert ``after`` behind ``before``, which must be in the file exactly once."""
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, before + after), "utf-8")


def written(source: Path, wikitext: str) -> str:
    """The files that a copy of the program writes of a page."""
    page, out = source.parent / "Page.wiki", source.parent / "out"
    page.write_text(wikitext, "utf-8")
    command = [sys.executable, "-m", "wikibinder", "convert", str(page), "--output", str(out)]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(source)}, check=True, capture_output=True)
    return "".join(path.read_text("utf-8") for path in sorted(out.glob("Page.*")))


def test_a_citation_parameter(source: Path) -> None:
    row, note = shown("A citation parameter")
    wikitext = "{{cite AV media|title=Kites|recorded-at=Rome}}"
    assert "recordedat" not in written(source, wikitext)
    registry = source / "wikibinder" / "model" / "cs1_registry.py"
    change(registry, 'Parameter("station", "station", "station", about="The station of a broadcast"),\n', f"{row}\n")
    change(source / "wikibinder" / "bibtex" / "csl.py", '"agency": "Agency",', f"\n    {note}\n   ")
    assert "recordedat = {Rome}" in written(source, wikitext)
    # The checkout as a whole: tests find the source and the manual beside themselves.
    checkout = source.parent / "checkout"
    shutil.copytree(ROOT / "tests", checkout / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    source.rename(checkout / "convert")
    forgotten = ("tests/test_csl.py::test_every_field_has_its_place", "tests/test_words.py")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull, *forgotten]
    paths = os.pathsep.join((str(checkout / "convert"), str(checkout)))
    done = subprocess.run(command, cwd=checkout, env={**os.environ, "PYTHONPATH": paths}, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_an_inline_template(source: Path) -> None:
    row, case = shown("An inline template")
    _, call, expected = (part.strip() for part in case.removesuffix("\n.").split("\n.\n"))
    text = expected.replace("~", "\N{NO-BREAK SPACE}")
    assert text not in written(source, call)
    change(source / "wikibinder" / "templates" / "data" / "patterns.json", '"signs": {\n', f"    {row}\n")
    assert text in written(source, call)


def test_a_citation_template_of_another_wiki(source: Path) -> None:
    template, parameter = shown("A citation template of another wiki")
    wikitext = "{{citeer rol|rolnaam=Kites|jaar=1999}}"
    assert "@book" not in written(source, wikitext)
    data = source / "wikibinder" / "cs1" / "data"
    change(data / "template_names.json", '"book": ["citeer boek"', f", {template}")
    change(data / "parameter_names.json", '"title": [\n', f"   {parameter},\n")
    assert "@book{" in (text := written(source, wikitext))
    assert "title = {{Kites}}" in text


def test_a_template_of_another_wiki(source: Path) -> None:
    (name,) = shown("A template of another wiki")
    wikitext = "{{articulus principalis|Bee}}\nText."
    before = written(source, wikitext)
    change(source / "wikibinder" / "templates" / "data" / "foreign_names.toml", '"main" = [\n', f"    {name},\n")
    after = written(source, wikitext)
    assert after != before
    assert after == written(source, "{{main|Bee}}\nText.")
