"""The data files of the package: where they come from, and that they are whole."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.tools import mediawiki_names
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
        assert (PACKAGE.parents[1] / json.loads(text)["source"].rpartition("by ")[2]).is_file()
    else:
        assert tomllib.loads(text)
        assert text.startswith("# ")


def test_foreign_names_stand_for_templates_that_are_known() -> None:
    assert set(FOREIGN.values()) <= set(TEMPLATES)


@pytest.mark.skipif(not MEDIAWIKI.is_dir(), reason="there is no MediaWiki on this machine")
def test_the_names_of_mediawiki_are_those_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the version that the files name."""
    for name in ("parser/data/namespaces.json", "templates/data/magic_words.json"):
        (tmp_path / name).parent.mkdir(parents=True)
    monkeypatch.setattr(mediawiki_names, "PACKAGE", tmp_path)
    mediawiki_names.main(MEDIAWIKI)
    for made in tmp_path.rglob("*.json"):
        kept = (PACKAGE / made.relative_to(tmp_path)).read_text("utf-8")
        if json.loads(kept)["source"] == json.loads(made.read_text("utf-8"))["source"]:
            assert made.read_text("utf-8") == kept
