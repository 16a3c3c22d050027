"""The examples of the manual's tour of the source."""

from __future__ import annotations

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOUR = ROOT / "docs" / "manual" / "tour.rst"
PACKAGE = ROOT / "convert" / "wikibinder"
ANT = """\
An '''ant''' is {{convert|3|mm}} long.<ref>{{cite book|last=Lee|first=Ann|title=Ants|year=1999}}</ref> See [[Bee]].

== Life ==
* Queens
"""
NAMED = re.compile(r"``(\w+)``\s+in\s+``([\w/]+)\.py``")
"""A function or class and the module that the text names for it."""
PATH = re.compile(r"``((?:\w+/)+[\w.*]+)``")
"""A module, a folder or a file of data, from the top of the package; ``*`` matches any part of its name."""


def test_the_examples_give_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Ant.wiki").write_text(ANT, "utf-8")
    monkeypatch.chdir(tmp_path)
    ran = doctest.testfile(str(TOUR), module_relative=False, encoding="utf-8")
    assert ran.attempted > 20
    assert ran.failed == 0


@pytest.mark.parametrize(("name", "path"), NAMED.findall(TOUR.read_text("utf-8")))
def test_a_name_is_where_the_page_says(name: str, path: str) -> None:
    module = path.removesuffix("/__init__").replace("/", ".")
    assert hasattr(import_module(f"wikibinder.{module}"), name)


def test_every_path_of_the_tables_exists() -> None:
    paths = set(PATH.findall(TOUR.read_text("utf-8")))
    assert not [path for path in paths if not any(PACKAGE.glob(path))]


def test_every_package_is_named() -> None:
    text = TOUR.read_text("utf-8")
    packages = {made.parent.relative_to(PACKAGE).as_posix() for made in PACKAGE.glob("*/**/__init__.py")}
    # A folder of data only is no place to look for a behaviour.
    packages.discard("templates/data")
    assert not [name for name in packages if f"``{name}/" not in text and f"``{name}``" not in text]
