"""The installed package: the files of the wheel, its types, and a working directory with modules of the same names."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import wikibinder

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "convert" / "wikibinder"

USERS_MODULES = ("convert", "html", "typst", "model", "readers", "citations", "json", "string", "sphinx", "latex")
CONSOLE_SCRIPT = "import sys\nfrom wikibinder.cli.commands import main\nsys.exit(main())\n"
"""What pip writes for the entry point."""

TYPED = """\
from wikibinder.model.bibliography import Library
from wikibinder.model.page import Page

def titles(pages: list[Page]) -> list[str]:
    return [page.title for page in pages]

library = Library()
number: int = titles([])  # wrong
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this folder without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """No ignore rule leaves a folder out, and the mark of a typed package is there."""
    files = {path.relative_to(PACKAGE.parent).as_posix() for path in PACKAGE.rglob("*") if path.is_file()}
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("wikibinder/")}
    assert held == {name for name in files if "__pycache__" not in name}
    assert "wikibinder/py.typed" in held


@pytest.mark.slow
def test_a_project_outside_sees_the_types(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv")
    packages = sysconfig.get_path("purelib", vars={"base": str(tmp_path / "venv")})
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    (tmp_path / "project.py").write_text(TYPED)
    python = venv.EnvBuilder().ensure_directories(tmp_path / "venv").env_exe
    command = [sys.executable, "-m", "mypy", "--strict", "--python-executable", python, "project.py"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    errors = [line for line in done.stdout.splitlines() if "error:" in line]
    assert [line.split(":")[:2] for line in errors] == [["project.py", "8"]], done.stdout


@pytest.mark.parametrize("way", ["module", "console script"])
def test_modules_of_the_user_are_not_imported(way: str, tmp_path: Path) -> None:
    for name in USERS_MODULES:
        (tmp_path / f"{name}.py").write_text("raise SystemExit('a module of the user was imported')\n")
    (tmp_path / "A.wiki").write_text("Text <math>x^2</math> and a source.<ref>{{cite book|title=T|year=2001}}</ref>\n")
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "wikibinder"
    script.write_text(CONSOLE_SCRIPT)
    program = ["-m", "wikibinder"] if way == "module" else [str(script)]
    command = [sys.executable, *program, "book", "--title", "T", "--output", "out", "A.wiki"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out" / "html" / "index.html").is_file()
    assert list((tmp_path / "out").glob("*.epub"))
    assert list((tmp_path / "out").glob("*.pdf"))


def test_the_version_is_the_one_of_the_changelog() -> None:
    assert f"## {wikibinder.__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
