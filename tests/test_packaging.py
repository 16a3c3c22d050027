"""Files about the project: they parse, agree with one another, and name only existing files."""

from __future__ import annotations

import ast
import configparser
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import wikibinder
from wikibinder.cli import commands

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NAMES_OF_ENVIRONMENTS = re.compile(r"\btox run -e (\w+(?:`*,\s+`+\w+)*)")
"""One name, or several as README.md lists them, each between grave accents."""


def test_the_citation_file_has_the_version_and_licence() -> None:
    text = (ROOT / ".github" / "CITATION.cff").read_text("utf-8")
    values = dict(re.findall(r"^([\w-]+): (.+)$", text, re.MULTILINE))
    assert values["version"] == wikibinder.__version__
    assert values["license"] == PROJECT["license"]


def test_classifiers_name_the_versions_of_python_that_ci_tests() -> None:
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    tested = ast.literal_eval(re.findall(r"python: (\[.*\])", workflow)[0])
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    assert named == tested
    assert PROJECT["requires-python"] == f">={tested[0]}"


def test_the_manual_names_every_dependency_with_its_bounds() -> None:
    text = (ROOT / "docs" / "manual" / "architecture.rst").read_text("utf-8")
    for requirement in PROJECT["dependencies"]:
        name, bounds = re.fullmatch(r"([\w-]+)(.*)", requirement).groups()  # type: ignore[union-attr]
        assert f"* - ``{name}`` {bounds.replace(',', ', ')}\n" in text, requirement
    for extra, requirements in PROJECT["optional-dependencies"].items():
        named = re.search(rf"extra ``{extra}``: (.+)", text)
        assert named, extra
        for requirement in requirements:
            assert f"``{re.split('[<>=]', requirement)[0]}``" in named[1], requirement


@pytest.mark.parametrize("path", sorted((ROOT / ".github").rglob("*.yml")), ids=lambda path: path.name)
def test_yaml_files_parse(path: Path) -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
    assert isinstance(yaml.safe_load(path.read_text("utf-8")), dict)


def test_the_container_copies_what_is_there() -> None:
    text = (ROOT / "docs" / "recipes" / "Dockerfile").read_text("utf-8")
    for line in re.findall(r"^COPY (.+)$", text, re.MULTILINE):
        for name in line.split()[:-1]:
            assert (ROOT / name).exists(), name
    assert "GNU General Public License" in text


def test_the_script_of_ci_is_valid_shell() -> None:
    subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=True)


def test_the_environments_of_tox_that_the_texts_name() -> None:
    tox = configparser.ConfigParser(interpolation=None)
    tox.read(ROOT / "tox.ini", "utf-8")
    texts = [*(ROOT / "docs" / "manual").glob("*.rst"), ROOT / "README.md", ROOT / ".github" / "CONTRIBUTING.md"]
    lists = [found for text in texts for found in NAMES_OF_ENVIRONMENTS.findall(text.read_text("utf-8"))]
    named = {name for names in lists for name in re.findall(r"\w+", names)}
    assert {"book", "lint", "tests"} <= named
    assert {f"testenv:{name}" for name in named} <= set(tox)
    # tox reads a word and a colon as a condition: the description is then empty, and that of the fast tests is shown.
    descriptions = {
        name: tox[name]["description"] for name in tox if name.startswith("testenv") and name != "testenv:.pkg"
    }
    assert [name for name, words in descriptions.items() if re.match(r"[\w-]+: ", words)] == []


@pytest.mark.parametrize(
    ("arguments", "called"),
    [
        (["pages", "--title", "T"], [["book", "--output", "build", "pages", "--title", "T"]]),
        ([], [["convert", "--output", "docs/book"], ["build", "--strict", "--output", "build", "docs"]]),
    ],
)
def test_tox_builds_the_seeds_or_what_it_is_given(
    arguments: list[str], called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(commands, "main", lambda line: seen.append(line) or 0)  # type: ignore[func-returns-value]
    monkeypatch.setattr(sys, "argv", ["book.py", *arguments])
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(ROOT / "docs" / "book.py"), run_name="__main__")
    assert end.value.code == 0
    assert [line[: len(start)] for line, start in zip(seen, called, strict=True)] == called


@pytest.mark.slow
def test_the_book_of_the_readme_is_built_without_a_warning(tmp_path: Path) -> None:
    """The command that ``tox run -e book`` runs, in a copy of the project."""
    for name in ("docs", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("book", "__pycache__"))
    done = subprocess.run([sys.executable, "docs/book.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    made = {path.suffix for path in (tmp_path / "build").iterdir() if path.is_file()}
    assert made == {".epub", ".pdf", ".bib", ".json"}
    assert (tmp_path / "build" / "html" / "manual" / "python.html").is_file()
