"""Readers, templates and editions of another package, installed with pip in the same environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PLUGIN = HERE / "plugin"
MANUAL = HERE.parent / "docs" / "manual" / "extending.rst"
WIKITEXT = "See {{gene|TP53}} at {{locus|17p13.1|band=3}}.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder on the path with the plugin and its metadata."""
    shutil.copytree(PLUGIN / "wikibinder_example", tmp_path / "site" / "wikibinder_example")
    metadata = tmp_path / "site" / "wikibinder_example-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: wikibinder-example\nVersion: 1.0\n")
    shutil.copy(PLUGIN / "entry_points.txt", metadata)
    return tmp_path / "site"


def wikibinder(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(site), os.environ["PYTHONPATH"]))}
    command = [sys.executable, "-m", "wikibinder", *arguments]
    return subprocess.run(command, cwd=site.parent, env=environment, capture_output=True, text=True, check=False)


def test_all_three_together(site: Path) -> None:
    answer = {"parse": {"title": "A gene", "pageid": 1, "wikitext": WIKITEXT}}
    (site.parent / "gene.json").write_text(json.dumps(answer))
    done = wikibinder(site, "book", "--title", "Genes", "--output", "out", "--edition", "text", "gene.json")
    assert done.returncode == 0, done.stderr
    assert (
        (site.parent / "out" / "text" / "A_gene.txt")
        .read_text("utf-8")
        .startswith("A gene\n******\n\nSee *TP53* at 17p13.1, band 3.")
    )


def test_without_the_plugin_there_is_none_of_them(site: Path) -> None:
    shutil.rmtree(site / "wikibinder_example-1.0.dist-info")
    done = wikibinder(site, "book", "--title", "Genes", "--output", "out", "--edition", "text", "gene.json")
    assert done.returncode == 2
    assert "text is not an edition; choose one of html, epub, pdf" in done.stderr


@pytest.mark.parametrize("command", ["convert", "citations"])
def test_a_plugin_that_fails_ends_the_run_in_one_line(command: str, site: Path) -> None:
    (site / "wikibinder_example" / "gene_templates.py").write_text("raise RuntimeError('no genes today')\n")
    (site.parent / "a.wiki").write_text(WIKITEXT)
    output = "out" if command == "convert" else "out.jsonl"
    done = wikibinder(site, command, "--output", output, "a.wiki")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert 'the plugin "genes" (wikibinder.templates: wikibinder_example.gene_templates:TEMPLATES)' in line
    assert "RuntimeError: no genes today" in line


@pytest.mark.parametrize("name", ["api_reader.py", "gene_templates.py", "text_edition.py"])
def test_the_manual_shows_the_plugin(name: str) -> None:
    """Every line of it, from its first function or value on."""
    source = (PLUGIN / "wikibinder_example" / name).read_text("utf-8")
    shown = "".join(f"   {line}" if line.strip() else line for line in source.splitlines(keepends=True))
    assert shown in MANUAL.read_text("utf-8")
