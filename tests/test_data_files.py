"""The data files of the package: their origin is recorded, and they are complete."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from babel.core import get_cldr_version

from tests.tools import mediawiki_names, month_names
from wikibinder.model.data_files import read_table
from wikibinder.templates.foreign_names import FOREIGN
from wikibinder.templates.transclude import TEMPLATES

PACKAGE = mediawiki_names.PACKAGE
DATA = sorted(path for path in PACKAGE.rglob("data/*") if path.suffix in (".json", ".toml"))
MEDIAWIKI = Path("/usr/share/mediawiki")
"""Where Debian's package puts it."""


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_a_file_says_where_it_comes_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        source = json.loads(text)["source"]
        assert (
            source.startswith("Written by hand from ") or (PACKAGE.parents[1] / source.rpartition("by ")[2]).is_file()
        )
    else:
        assert tomllib.loads(text)
        assert text.startswith("# ")


def test_foreign_names_stand_for_templates_that_are_known() -> None:
    assert set(FOREIGN.values()) <= set(TEMPLATES)


def _entries(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return the pairs of a JSON object; a repeated key fails, since Python would drop the first one silently."""
    names = [name for name, _value in pairs]
    assert [name for name in names if names.count(name) > 1] == []
    return dict(pairs)


@pytest.mark.parametrize("path", [path for path in DATA if path.suffix == ".json"], ids=lambda path: path.name)
def test_no_key_comes_twice(path: Path) -> None:
    json.loads(path.read_text("utf-8"), object_pairs_hook=_entries)


def test_a_template_has_one_pattern() -> None:
    table = read_table("templates", "patterns")
    names = [*table["as they are"], *(name for section in table["patterns"].values() for name in section)]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_the_names_of_months_are_those_of_cldr() -> None:
    """Of the release of CLDR that the file names."""
    table = read_table("cs1", "months")
    if table["source"].startswith(f"CLDR {get_cldr_version()} "):
        assert {int(number): names.split() for number, names in table["months"].items()} == month_names.months()


@pytest.mark.skipif(not MEDIAWIKI.is_dir(), reason="there is no MediaWiki on this machine")
def test_the_names_of_mediawiki_are_those_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the version that the files name."""
    for name in ("readers", "parser", "templates"):
        (tmp_path / name / "data").mkdir(parents=True)
    monkeypatch.setattr(mediawiki_names, "PACKAGE", tmp_path)
    mediawiki_names.main(MEDIAWIKI)
    for made in tmp_path.rglob("*.json"):
        kept = (PACKAGE / made.relative_to(tmp_path)).read_text("utf-8")
        if json.loads(kept)["source"] == json.loads(made.read_text("utf-8"))["source"]:
            assert made.read_text("utf-8") == kept
