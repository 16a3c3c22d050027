"""Text cases: readable files of "title / . / input / . / expected / ." blocks, renewable with --accept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One case and its place in a file."""

    path: Path
    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path.stem}: {self.title}"


def load(area: str) -> list[Case]:
    """All cases of ``tests/cases/<area>/*.txt``."""
    return [case for path in sorted((FOLDER / area).glob("*.txt")) for case in read(path)]


def read(path: Path) -> list[Case]:
    """The cases of one file. A line that is a single dot ends the title, the input and the expected text."""
    cases = []
    parts: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line != ".":
            parts[-1].append(line)
        elif len(parts) == 3:
            title, given, expected = ("\n".join(p) for p in parts)
            cases.append(Case(path, title.strip(), given, expected))
            parts = [[]]
        else:
            parts.append([])
    assert not any(line.strip() for part in parts for line in part), f"{path}: text after the last case"
    return cases


def check(case: Case, result: str, accept: bool) -> None:
    """Compare the result with the case, or write it into the case's file."""
    result = result.rstrip("\n")
    if accept and result != case.expected:
        renewed = [
            Case(c.path, c.title, c.given, result if c.title == case.title else c.expected) for c in read(case.path)
        ]
        text = "\n".join(f"{c.title}\n.\n{c.given}\n.\n{c.expected}\n.\n" for c in renewed)
        case.path.write_text(text, encoding="utf-8", newline="\n")
        return
    assert result == case.expected


Runner = Callable[[str], str]
