"""Import rules: only downward through the layers, never in a circle, and one importer each for two dependencies."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "convert"
PACKAGE = SOURCES / "wikibinder"

LAYERS = {
    "cli": 8, "__main__": 9,
    "book": 7,
    "run": 6, "fetch": 6,
    "parser": 5,
    "templates": 4, "expansion": 4,
    "cs1": 3,
    "rst": 2, "readers": 2, "bibtex": 2,
    "wikitext": 1,
    "model": 0, "pandoc": 0,
}  # fmt: skip
"""A package imports packages of a smaller number only."""
ALLOWED_OF_EDITIONS = {"editions", "model", "bibtex", "pandoc"}
ONLY_IMPORTER = {"mwparserfromhell": "wikibinder.wikitext.preprocessor", "pypandoc": "wikibinder.pandoc"}

MODULES = {
    ".".join(p.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__"): p for p in PACKAGE.rglob("*.py")
}


def imported(path: Path, *, for_types: bool = False) -> Iterator[str]:
    """Every module a file imports, also inside functions; those for type checking only where they are asked for."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(node)
        for block in (() if for_types else ast.walk(tree))
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (
                full if (full := f"{node.module}.{alias.name}") in MODULES else node.module for alias in node.names
            )


def package_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_go_downward(module: str) -> None:
    here = package_of(module)
    for target in imported(MODULES[module]):
        if not target.startswith("wikibinder"):
            continue
        there = package_of(target)
        if here == there or not there or not here:
            continue
        if here == "editions":
            assert there in ALLOWED_OF_EDITIONS, f"{module} imports {target}"
        else:
            assert LAYERS[there] < LAYERS[here], f"{module} imports {target}"


def test_no_import_cycles() -> None:
    """Not even for types: who must know another's type names what it asks of it (a protocol)."""
    graph = {
        name: {target for target in imported(path, for_types=True) if target in MODULES and target != name}
        for name, path in MODULES.items()
    }
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(("package", "owner"), sorted(ONLY_IMPORTER.items()))
def test_one_importer(package: str, owner: str) -> None:
    users = {name for name, path in MODULES.items() if any(t.split(".")[0] == package for t in imported(path))}
    assert users <= {owner}


def test_every_package_has_a_layer() -> None:
    assert {package_of(m) for m in MODULES} - {"", "editions"} <= set(LAYERS)
