"""The mutants: where in the package an operator of cosmic-ray can put a small fault, and a seeded sample of them."""

from __future__ import annotations

import ast
import random
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

PACKAGES = ("parser", "templates", "expansion", "cs1", "rst", "bibtex", "fetch", "editions")

# The operators whose fault a programmer could make. The others of cosmic-ray (``+`` to ``**``, ``==`` to ``is``) are
# caught by nearly any test, and would only raise the share of mutants caught.
OPERATORS = (
    "ReplaceBinaryOperator_Add_Sub", "ReplaceBinaryOperator_Sub_Add", "ReplaceBinaryOperator_Mul_FloorDiv",
    "ReplaceBinaryOperator_Div_Mul", "ReplaceBinaryOperator_FloorDiv_Mul", "ReplaceBinaryOperator_Mod_FloorDiv",
    "ReplaceBinaryOperator_BitOr_BitAnd", "ReplaceBinaryOperator_BitAnd_BitOr",
    "ReplaceComparisonOperator_Eq_NotEq", "ReplaceComparisonOperator_NotEq_Eq",
    "ReplaceComparisonOperator_Lt_LtE", "ReplaceComparisonOperator_Lt_GtE",
    "ReplaceComparisonOperator_LtE_Lt", "ReplaceComparisonOperator_LtE_Gt",
    "ReplaceComparisonOperator_Gt_GtE", "ReplaceComparisonOperator_Gt_LtE",
    "ReplaceComparisonOperator_GtE_Gt", "ReplaceComparisonOperator_GtE_Lt",
    "ReplaceComparisonOperator_Is_IsNot", "ReplaceComparisonOperator_IsNot_Is",
    "ReplaceUnaryOperator_USub_UAdd", "ReplaceUnaryOperator_Delete_USub", "ReplaceUnaryOperator_Delete_Not",
    "AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd",
    "ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ExceptionReplacer", "NumberReplacer",
    "ZeroIterationForLoop",
)  # fmt: skip

EQUIVALENT = Path(__file__).with_name("equivalent.toml")

_LOGGING = re.compile(r"(?:logger|logging|log)\.\w+$")

Place = tuple[int, int]
"""Line, counted from 1, and column, from 0."""
Change = tuple[str, str, str]
"""A file, its first line that differs, and the same with the fault."""


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """A fault put into the code: one operator applied to one place of a file."""

    path: str
    """Relative to the root of the repository."""
    start: Place
    operator: str
    occurrence: int
    """Counted among the places of the file where the operator applies."""

    def code(self, root: Path) -> str:
        """The text of the file with the fault."""
        return _mutated((root / self.path).read_text("utf-8"), self.operator, self.occurrence)

    def is_sound(self, root: Path) -> bool:
        """Whether the operator makes a file of Python: ``not`` before an assignment expression is a syntax error."""
        try:
            compile(self.code(root), self.path, "exec", dont_inherit=True)
        except (SyntaxError, AttributeError):
            # AttributeError: cosmic-ray's ExceptionReplacer fails on a dotted name.
            return False
        return True

    def is_inside_function(self, root: Path) -> bool:
        """Whether the place is in the body of a function, whose code can be changed while the program runs."""
        tree = ast.parse((root / self.path).read_text("utf-8"))
        bodies = [node.body for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        return any((body[0].lineno, body[0].col_offset) <= self.start <= _end(body[-1]) for body in bodies)

    def change(self, root: Path) -> tuple[str, str]:
        """The first line that differs, before and after, without indentation."""
        before = (root / self.path).read_text("utf-8").split("\n")
        after = self.code(root).split("\n")
        return next((old.strip(), new.strip()) for old, new in zip(before, after, strict=False) if old != new)


@lru_cache(maxsize=1_000)
def _mutated(source: str, name: str, occurrence: int) -> str:
    return str(mutate_code(source, operator(name), occurrence))


def operator(name: str) -> Any:
    """The operator of cosmic-ray."""
    return get_operator(f"core/{name}")()


def sample(root: Path, number: int, seed: int) -> list[Mutant]:
    """So many mutants, in turn from each package, so that the first of them are a sample too."""
    equivalent = known_equivalent()
    rounds = zip(*(drawn(root, package, seed, equivalent) for package in PACKAGES), strict=False)
    return list(islice(chain.from_iterable(rounds), number))


def drawn(root: Path, package: str, seed: int, equivalent: Collection[Change]) -> Iterator[Mutant]:
    """The mutants of a package in an order that the seed gives, without those that are equivalent."""
    generator = random.Random(f"{seed} {package}")  # noqa: S311 - no secret
    places = [place for path in files(root, package) for place in places_of(root, path)]
    generator.shuffle(places)
    for place in places:
        mutant = generator.choice(place)
        if mutant.is_sound(root) and (mutant.path, *mutant.change(root)) not in equivalent:
            yield mutant


def files(root: Path, package: str) -> list[str]:
    """The modules of a package."""
    return sorted(path.relative_to(root).as_posix() for path in (root / "convert/wikibinder" / package).rglob("*.py"))


def places_of(root: Path, path: str) -> list[list[Mutant]]:
    """For each place of a file where a fault can be put: the mutants of the place."""
    source = (root / path).read_text("utf-8")
    passed_over = not_drawn(source)
    found: dict[Place, list[Mutant]] = {}
    nodes = list(ast_nodes(get_ast(source)))
    for name in OPERATORS:
        positions = (start for node in nodes for start, _ in operator(name).mutation_positions(node))
        for occurrence, start in enumerate(positions):
            if not any(first <= start < last for first, last in passed_over):
                found.setdefault(start, []).append(Mutant(path, start, name, occurrence))
    return [found[start] for start in sorted(found)]


def not_drawn(source: str) -> list[tuple[Place, Place]]:
    """Where a fault has no effect that a test could see: annotations, decorators (caches, slots), logging …"""
    parts = (part for node in ast.walk(ast.parse(source)) for part in _without_effect(node))
    return [((part.lineno, part.col_offset), (part.end_lineno, part.end_col_offset)) for part in parts]


def _end(node: ast.stmt) -> Place:
    return node.end_lineno or 0, node.end_col_offset or 0


def _without_effect(node: ast.AST) -> list[Any]:
    match node:
        case ast.AnnAssign() | ast.arg():
            parts: list[ast.AST | None] = [node.annotation]
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            parts = [node.returns, *node.decorator_list]
        case ast.ClassDef():
            parts = [*node.decorator_list]
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            parts = [node]
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            parts = [node.test]
        case ast.Call(func=function) if _LOGGING.fullmatch(ast.unparse(function)):
            parts = [node]
        case _:
            parts = []
    return [part for part in parts if part is not None]


def known_equivalent() -> set[Change]:
    """File, line before and line after of the mutants that change nothing that can be seen, judged by hand."""
    rows = tomllib.loads(EQUIVALENT.read_text("utf-8")).get("mutant", [])
    return {(row["file"], row["before"], row["after"]) for row in rows}
