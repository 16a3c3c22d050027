"""The seed article's .rst, .bib and report, byte for byte (renew them with --accept, and read what changed)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wikibinder.cli.commands import main

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).resolve().parent / "golden"


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("golden")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        options = ["--site", "https://en.wikipedia.org", "--output", str(out / "pages")]
        assert main(["convert", *options, "--report", str(out / "report.json"), "seeds"]) == 0
    return out


def test_same_files(converted: Path, accept: bool) -> None:
    files = [p for p in converted.rglob("*.*") if p.suffix != ".journal"]  # that knows the program's own text
    made = {p.relative_to(converted).as_posix(): p.read_text(encoding="utf-8") for p in files}
    if accept:
        for name, text in made.items():
            path = GOLDEN / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    kept = {p.relative_to(GOLDEN).as_posix(): p.read_text(encoding="utf-8") for p in GOLDEN.rglob("*.*")}
    assert made == kept


def test_report_counts_the_references(converted: Path) -> None:
    report = json.loads((converted / "report.json").read_text(encoding="utf-8"))
    [page] = report["pages"]
    assert (page["title"], page["status"], page["citations"]) == ("North Koreans in Russia", "converted", 16)
    assert page["source"] == "seeds/000_cc6e2c6741b08d95.txt"
