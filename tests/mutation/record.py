"""Which tests run which lines: measured once by the fast suite, kept in a folder."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from coverage import Coverage, CoverageData

if TYPE_CHECKING:
    from pathlib import Path

# In each process that the tests start, ``context`` is the test that runs.
SETTINGS = """\
[run]
source_pkgs = wikibinder
parallel = true
sigterm = true
patch = _exit, fork
context = ${PYTEST_CURRENT_TEST-}
"""

# Its tests limit the size of files, and would limit that of the measurement.
UNMEASURED = ("--ignore=tests/test_interrupted.py",)

LINES_ABOVE = 12
"""So far above a line the statement may begin that it belongs to."""


def environment(tree: Path) -> dict[str, str]:
    """The environment in which the tests of a copy of the tree test that copy."""
    path = os.pathsep.join((str(tree / "convert"), str(tree)))
    return {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"}


def record(tree: Path, folder: Path, files: list[str]) -> None:
    """Run the fast tests of these files (all of them: none) with a measurement, and keep it in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "coveragerc"
    settings.write_text(SETTINGS, "utf-8")
    measured = {"COVERAGE_PROCESS_START": str(settings), "COVERAGE_FILE": str(folder / ".coverage")}
    command = (sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "not slow", "-p", "no:cacheprovider",
               "-p", "tests.mutation.recorder", *UNMEASURED, *files)  # fmt: skip
    subprocess.run(command, cwd=tree, env={**environment(tree), **measured}, check=False)
    combine(folder)


def combine(folder: Path) -> None:
    """Make one file of those that the processes wrote, and add it to what earlier measurements found."""
    whole = Coverage(data_file=str(folder / "coverage.sqlite"), config_file=False)
    parts = sorted(str(path) for path in folder.glob(".coverage.*"))
    if parts:
        whole.load()
        whole.combine(parts, strict=False)
        whole.save()


@dataclass(frozen=True, eq=False)
class Record:
    """The results of the measurement."""

    data: CoverageData
    seconds: dict[str, float]
    """CPU time of each test, coverage included."""
    tree: Path
    """The tree whose tests were measured."""

    def tests(self, path: str, line: int, budget: float) -> list[str]:
        """The tests to try on a fault in a line, those that run the line first, so many seconds of CPU time in all.

        Behind them come those that run another line of the file: a test whose value was in a cache ran the line too.
        """
        nearest = self.of_line(path, line)
        others = set().union(*self.lines(path).values()) - nearest
        return [*self.cheapest(nearest, budget), *self.cheapest(others, budget / 4 if nearest else budget)]

    def of_line(self, path: str, line: int) -> set[str]:
        """The tests that run a line, or the nearest one above that runs; none if it runs at import alone."""
        lines = self.lines(path)
        return next((lines[number] for number in range(line, line - LINES_ABOVE, -1) if lines.get(number)), set())

    @cache  # noqa: B019 - there is one record
    def lines(self, path: str) -> dict[int, set[str]]:
        """The tests that run each line of a file."""
        found: dict[int, set[str]] = defaultdict(set)
        # Tests that run a copy of the package elsewhere do not test this file.
        for number, contexts in self.data.contexts_by_lineno(str(self.tree / path)).items():
            found[number] = {test for context in contexts if (test := test_of(context)) in self.seconds}
        return found

    def cheapest(self, tests: set[str], budget: float) -> list[str]:
        """As many tests as the budget allows, the cheaper ones first; ordered by file, files with most tests first."""
        left = budget
        taken: dict[str, list[str]] = defaultdict(list)
        for test in sorted(tests, key=lambda name: (self.seconds[name], name)):
            left -= self.seconds[test]
            if left < 0:
                break
            taken[test.partition("::")[0]].append(test)
        return [test for names in sorted(taken.values(), key=lambda names: (-len(names), names)) for test in names]


def load(folder: Path, tree: Path) -> Record:
    """The record of a folder, of the tests of this tree."""
    data = CoverageData(str(folder / "coverage.sqlite"))
    data.read()
    seconds: dict[str, float] = {}
    for path in sorted(folder.glob("seconds-*.json"), key=lambda path: path.stat().st_mtime):
        seconds |= json.loads(path.read_text("utf-8"))
    return Record(data, seconds, tree)


def test_of(context: str) -> str:
    """The test of a context: "tests/a.py::test (call)" and "static|tests/a.py::test" are of the same."""
    return re.sub(r" \((?:setup|call|teardown)\)$", "", context.rpartition("|")[2])
