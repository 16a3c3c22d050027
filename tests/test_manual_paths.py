"""The manual parses without a message, and every file and package that it names exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.test_layers import LAYERS, MODULES, PACKAGE, package_of

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "docs" / "manual"
PATH = re.compile(r"`((?:convert|tests|docs|seeds)/[\w./-]+|[a-z]+(?:/\w+)+\.py)`")
"""A path from the top of the repository, or of a module from the top of the package."""
MADE_BY_THE_READER = ("docs/book",)


def test_every_path_exists() -> None:
    texts = {page.name: page.read_text(encoding="utf-8") for page in (*MANUAL.glob("*.rst"), ROOT / "README.md")}
    missing = [
        f"{name}: {path}"
        for name, text in texts.items()
        for path in PATH.findall(text)
        if not path.startswith(MADE_BY_THE_READER) and not (ROOT / path).exists() and not (PACKAGE / path).exists()
    ]
    assert not missing


def test_the_architecture_page_names_every_package() -> None:
    text = (MANUAL / "architecture.rst").read_text(encoding="utf-8")
    table = set(re.findall(r"^``(\w+)``", text, flags=re.MULTILINE))
    assert table == {package_of(module) for module in MODULES} - {"", "__main__"}


def test_the_architecture_page_has_the_layers_of_the_layer_test() -> None:
    text = (MANUAL / "architecture.rst").read_text(encoding="utf-8")
    rows = re.findall(r"^(\d)\s+((?:``\w+`` ?)+)$", text, flags=re.MULTILINE)
    shown = {name: int(layer) for layer, names in rows for name in re.findall(r"\w+", names)}
    there = {package_of(module) for module in MODULES}
    assert shown == {name: layer for name, layer in LAYERS.items() if name in there and name != "__main__"}


def test_the_manual_parses_without_a_message(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "dummy", str(MANUAL), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
