"""The page of all categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.settings import Settings
from wikibinder.run.convert import Job, run

if TYPE_CHECKING:
    from pathlib import Path


def converted(folder: Path, *, categories: bool) -> Path:
    source = folder / "pages"
    (source / "Lakes of the north").mkdir(parents=True, exist_ok=True)
    (source / "Tarn.wiki").write_text("Deep. [[Category:Tarns]] [[Category:a_b*; c]]", "utf-8")
    (source / "Lakes of the north" / "Beck.wiki").write_text("Fast. [[Kategorie:Tarns]]", "utf-8")
    output = folder / "out"
    run(Job([str(source)], output, Settings(language="de"), categories=categories))
    return output


def test_pages_by_their_categories(tmp_path: Path) -> None:
    output = converted(tmp_path, categories=True)
    assert (output / "categories.rst").read_text("utf-8").split("\n\n") == [
        ":generator: wikibinder",
        "Kategorien\n==========",
        "a b\\*, c\n--------",
        "* :doc:`/Tarn`",
        "Tarns\n-----",
        "* :doc:`/Tarn`\n* :doc:`/Beck`\n",
    ]
    assert "   categories\n" in (output / "index.rst").read_text("utf-8")


def test_no_such_page_unless_it_is_asked_for(tmp_path: Path) -> None:
    converted(tmp_path, categories=True)
    output = converted(tmp_path, categories=False)
    assert not (output / "categories.rst").exists()
    assert "categories" not in (output / "index.rst").read_text("utf-8")


def test_folders_are_parts(tmp_path: Path) -> None:
    index = (converted(tmp_path, categories=False) / "index.rst").read_text("utf-8")
    assert ":caption: Lakes of the north\n\n   Beck\n" in index
