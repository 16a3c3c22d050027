"""Without pandoc formulas of the PDF are printed as their source, and styles of CSL as CS1; all else is built."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from wikibinder import pandoc
from wikibinder.editions.references import csl_style
from wikibinder.editions.typst import formulas

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def without_pandoc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    pandoc._program.cache_clear()
    yield
    pandoc._program.cache_clear()


def test_formulas_are_their_source(tmp_path: Path) -> None:
    assert pandoc.missing().startswith("pandoc cannot be run: ")
    cache = tmp_path / "formulas.json"
    assert formulas.convert([("x^2", False)], cache, lambda _source: True) == {("x^2", False): ""}
    # In the next build pandoc may be there.
    assert not cache.exists() or "x^2" not in cache.read_text("utf-8")


def test_references_are_left_to_cs1(tmp_path: Path) -> None:
    assert csl_style.references([{"id": "a"}], tmp_path / "style.csl", "en") == {}
