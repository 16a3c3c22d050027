"""Sphinx's own builders (text, man, latex) accept the pages of articles."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import sphinxbuild
from wikibinder.cli.commands import main

ROOT = Path(__file__).resolve().parents[1]
PAGE = (
    """\
A mark.<ref group="lower-alpha">First.</ref> Another.<ref group="50%">Second.</ref>

{| class="wikitable"
| outer
{|
|+ Depths
|-
| pier || 7 m
|-
| quay || 9 m
|}
| beside
|}

"""
    + "".join(f"{'*' * level} level {level}\n" for level in range(1, 9))
    + """
<references group="lower-alpha"/>
<references group="50%"/>
"""
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "Harbour.wiki").write_text(PAGE, "utf-8")
    out = tmp_path / "book"
    assert main(["book", "--edition", "html", "--output", str(out), str(tmp_path / "Harbour.wiki")]) == 0
    return out / "source"


@pytest.mark.parametrize("builder", ["text", "man"])
def test_a_table_in_a_table_becomes_a_list_of_its_rows(builder: str, source: Path, tmp_path: Path) -> None:
    out = sphinxbuild.build(builder, source, tmp_path / "out")
    [path] = [*out.glob("Harbour.txt"), *out.glob("harbour.1")]
    text = path.read_text("utf-8")
    found = [text.find(word) for word in ("outer", "Depths", "pier", "7 m", "quay", "9 m")]
    assert min(found) > -1
    assert found == sorted(found)
    assert "beside" in text


def test_latex_takes_any_label_and_deep_lists(source: Path, tmp_path: Path) -> None:
    out = sphinxbuild.build("latex", source, tmp_path / "out")
    tex = (out / "harbour.tex").read_text("utf-8")
    assert "maxlistdepth=20" in tex
    assert r"\@namedef{wikibinder@100000}{a}" in tex
    assert r"\@namedef{wikibinder@100001}{50\%" in tex
    assert r"\begin{footnote}[100000]" in tex
    assert r"\begin{footnote}[100001]" in tex


@pytest.mark.slow
@pytest.mark.skipif(not all(map(shutil.which, ("xelatex", "latexmk", "xindy"))), reason="needs xelatex, latexmk, xindy")
def test_the_book_of_the_seeds_by_latex(source: Path, tmp_path: Path) -> None:
    pages = tmp_path / "book" / "source"
    assert main(["book", "--edition", "html", "--output", str(pages.parent), str(ROOT / "seeds")]) == 0
    for folder, project in ((tmp_path / "labels", source), (tmp_path / "seeds", pages)):
        out = sphinxbuild.build("latex", project, folder)
        variables = {**os.environ, "LATEXMKOPTS": "-interaction=nonstopmode -halt-on-error"}
        done = subprocess.run(["make", "-C", str(out)], env=variables, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:]
        assert list(out.glob("*.pdf"))
