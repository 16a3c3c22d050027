"""Sections without content are dropped; a reference section gets the notes that no other list prints."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.wholepage import sound
from wikibinder.cli.arguments import parser
from wikibinder.cli.commands import main
from wikibinder.model.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("wikitext", "headings"),
    [
        ("a\n== One ==\n== Two ==\nb", ["Two"]),
        ("a\n== One ==\n=== Two ===\n==== Three ====\n", []),
        ("== One ==\n== Two ==\n", ["One", "Two"]),
        ("a\n== One ==\n=== Two ===\nb\n=== Three ===\n", ["One", "Two"]),
        ("a\n== One ==\n{{expand section}}\n", []),
        ("a<ref>b</ref>\n== References ==\n", ["References"]),
        ("a<ref>b</ref>\n== Notes ==\n<references/>\n", ["Notes"]),
    ],
)
def test_headings_of_a_page(wikitext: str, headings: list[str]) -> None:
    text = sound(wikitext, Settings(empty_sections=False)).rst
    assert [line for line in ("One", "Two", "Three", "References", "Notes") if f"\n{line}\n" in text] == headings


def test_they_are_kept_otherwise() -> None:
    assert "\nOne\n" in sound("a\n== One ==\n").rst


def test_the_report_names_the_line_of_the_heading(tmp_path: Path) -> None:
    page = tmp_path / "a.wiki"
    page.write_text("a\n\n== One ==\nb\n\n=== Two ===\n== ''Three'' ==\n", "utf-8")
    report, out = tmp_path / "report.json", tmp_path / "out"
    main(["convert", "-o", str(out), "--drop-empty-sections", "--report", str(report), str(page)])
    rows = json.loads(report.read_text("utf-8"))["diagnostics"]
    assert [(row["line"], row["excerpt"]) for row in rows if row["code"] == "section-empty"] == [
        (6, "Two"),
        (1, "Three"),
    ]


@pytest.mark.parametrize(
    ("command", "options", "kept"),
    [
        ("convert", (), True),
        ("convert", ("--drop-empty-sections",), False),
        ("book", (), False),
        ("book", ("--keep-empty-sections",), True),
    ],
)
def test_defaults_of_the_commands(command: str, options: tuple[str, ...], kept: bool) -> None:
    assert parser().parse_args([command, *options, "a.wiki"]).empty_sections is kept
