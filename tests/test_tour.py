"""The examples of the manual's tour of the source."""

from __future__ import annotations

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

TOUR = Path(__file__).resolve().parent.parent / "docs" / "manual" / "tour.rst"
ANT = """\
An '''ant''' is {{convert|3|mm}} long.<ref>{{cite book|last=Lee|first=Ann|title=Ants|year=1999}}</ref> See [[Bee]].

== Life ==
* Queens
"""
NAMED = re.compile(r"``(\w+)``\s+in\s+``([\w/]+)\.py``")
"""A function or class and the module that the text names for it."""


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
