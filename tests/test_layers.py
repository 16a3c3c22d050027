"""The house's layers: an import goes only downward, nothing imports in a circle, two packages have one importer."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "convert"

LAYERS = {
    "diagnostics": 0, "page": 0, "bibliography": 0, "doctree": 0, "latex": 0,
    "docnames": 0, "identifiers": 0, "bounds": 0, "settings": 0, "media": 0, "standalone": 0, "words": 0, "sampling": 0,
    "lookups": 0,
    "wikicode": 1, "pandoc": 1,
    "readers": 2, "cs1": 2,
    "templates": 3,
    "body": 4,
    "writers": 5,
    "pipeline": 6,
    "table": 6,
    "workers": 7, "journal": 7, "survey": 7, "standing": 7,
    "cluster": 8, "run": 9, "extract": 9, "book": 9, "volumes": 10, "options": 10, "cli": 11, "__main__": 12,
}  # fmt: skip
ALLOWED_OF_WRITERS = {"diagnostics", "page", "bibliography", "doctree", "latex", "identifiers", "writers"}
ALLOWED_OF_EDITIONS = ALLOWED_OF_WRITERS - {"writers"} | {
    "docnames", "identifiers", "wikicode", "pandoc", "words", "editions",
}  # fmt: skip
ONLY_IMPORTER = {"mwparserfromhell": "convert.wikicode", "pypandoc": "convert.pandoc"}

MODULES = {
    ".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): p for p in PACKAGE.rglob("*.py")
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


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_go_downward(module: str) -> None:
    here = room(module)
    for target in imported(MODULES[module]):
        if not target.startswith("convert"):
            continue
        there = room(target)
        if here == there or not there or not here:
            continue
        if here == "writers":
            assert there in ALLOWED_OF_WRITERS, f"{module} imports {target}"
        elif here == "editions":
            assert there in ALLOWED_OF_EDITIONS, f"{module} imports {target}"
        else:
            assert there in LAYERS, f"{module} imports {target}: which layer is it?"
            assert LAYERS[there] < LAYERS[here] or LAYERS[there] == LAYERS[here] == 0, f"{module} imports {target}"


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


def test_every_room_is_known() -> None:
    assert {room(m) for m in MODULES} - {"", "editions"} <= set(LAYERS)
