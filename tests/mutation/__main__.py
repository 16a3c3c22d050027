"""Mutation testing: small faults, one at a time, and whether the tests find them.

    python -m tests.mutation [--number N] [--seed N] [--folder DIR] [--seconds N] [--survivors] [--record FILE ...]

The mutants are a seeded sample (``mutants.py``), made by the operators of cosmic-ray. Each is put into a copy of the
tree, and the tests that run its line are run there, the cheaper ones first, until one fails; ``--seconds`` is the CPU
time of the tests that are tried. Which test runs which line is measured once (``record.py``), and again when the
package has changed; ``--record`` measures these files of tests again. ``--survivors`` tries only what no test found
last time.

The outcome of each mutant is a line, and is kept in DIR/outcomes.jsonl. A mutant is caught when a test fails that
passes without the fault, when the tests cannot be imported, or when they come to no end.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mutation import record, waiting
from tests.mutation.mutants import Mutant, sample

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]

LIMIT = 20
"""Seconds of CPU time that the tests of a mutant may take beyond twice their usual time; then it counts as a loop."""

FILES_FIRST = 4
"""Files of tests in the first process; the others are run by a second one. Most mutants need no second."""

NOT_COPIED = shutil.ignore_patterns(".git", ".*_cache", ".hypothesis", ".tox", ".venv", "build")

NO_TESTS = 5
"""Exit status of pytest: none of the tests was found."""


@dataclass(frozen=True)
class Outcome:
    """What came of a mutant."""

    path: str
    line: int
    before: str
    after: str
    how: str
    """"test", "import" or "time"; "survived", or "untested" where no test runs the file."""
    test: str = ""
    """The test that failed."""

    @property
    def caught(self) -> bool:
        """Whether the fault was found."""
        return self.how in ("test", "import", "time")


class Trial:
    """Runs tests on mutants in a copy of the tree."""

    def __init__(self, folder: Path, budget: float) -> None:
        self.folder, self.budget, self.seconds = folder, budget, round(LIMIT + 2 * budget)
        self.mutated, self.sound = folder / "mutated", folder / "sound"
        self.record = record.load(folder / "record", self.sound)
        self.trusted: dict[str, bool] = {}
        """Whether a test passes without a fault."""

    def is_fast(self, mutant: Mutant) -> bool:
        """Whether a mutant can be tried in a fork: its line runs when its function is called, not at import."""
        return mutant.is_inside_function(self.sound) and bool(self.record.of_line(mutant.path, mutant.start[0]))

    def forks(self, mutants: list[Mutant]) -> Iterator[tuple[Mutant, str, str]]:
        """Try mutants in forks of one process (``forks.py``): each, how it was caught, if at all, and by which test."""
        tests = [self.record.tests(mutant.path, mutant.start[0], self.budget) for mutant in mutants]
        trials = self.folder / "trials.jsonl"
        with trials.open("w", encoding="utf-8") as file:
            for number, (mutant, names) in enumerate(zip(mutants, tests, strict=True)):
                row = {"number": number, "path": mutant.path, "code": mutant.code(self.sound), "tests": names}
                file.write(json.dumps(row | {"seconds": self.seconds}) + "\n")
        files = sorted({file_of(test) for names in tests for test in names})
        found = trials.with_suffix(".outcomes")
        found.unlink(missing_ok=True)
        process = self.pytest(self.mutated, "forks", files, WIKIBINDER_TRIALS=str(trials), PYTHONDONTWRITEBYTECODE="1")
        try:
            read, is_running = 0, True
            while is_running:
                is_running = process.poll() is None
                lines = lines_of(found)
                for line in lines[read:]:
                    number, how, test = json.loads(line)
                    yield mutants[number], how, test
                read = len(lines)
                time.sleep(0.5)
        finally:
            end(process)

    def named(self, mutant: Mutant, how: str, test: str) -> Outcome:
        """An outcome with the place and the lines of the mutant."""
        return Outcome(mutant.path, mutant.start[0], *mutant.change(self.sound), how, test)

    def outcome(self, mutant: Mutant) -> Outcome:
        """Try the tests of the mutant's line on it, in processes that import the package with the mutant."""
        tests = self.record.tests(mutant.path, mutant.start[0], self.budget)
        target = self.mutated / mutant.path
        target.write_text(mutant.code(self.sound), "utf-8")
        forget(target)
        try:
            return self.named(mutant, *self.verdict(tests))
        finally:
            shutil.copyfile(self.sound / mutant.path, target)
            forget(target)

    def verdict(self, tests: list[str]) -> tuple[str, str]:
        """How the mutant in the tree is caught, if at all, and by which test."""
        first = list(dict.fromkeys(map(file_of, tests)))[:FILES_FIRST]
        if not tests:
            return "untested", ""
        how, test = self.verdict_of([test for test in tests if file_of(test) in first])
        others = [test for test in tests if file_of(test) not in first]
        return self.verdict_of(others) if how == "survived" and others else (how, test)

    def verdict_of(self, tests: list[str]) -> tuple[str, str]:
        """The same for these tests alone, in one process."""
        while tests:
            status = self.run(self.mutated, tests)
            failed = self.failed()
            if status in (0, NO_TESTS):
                break
            if status < 0:
                return "time", ""
            if "::" not in failed:
                return "import", failed
            if self.passes_without(failed):
                return "test", failed
            # A test that fails without any mutant cannot show that a mutant is caught.
            tests = [test for test in tests if test != failed]
        return "survived", ""

    def passes_without(self, test: str) -> bool:
        """Whether a test passes in the tree that has no fault."""
        if test not in self.trusted:
            self.trusted[test] = self.run(self.sound, [test]) == 0
        return self.trusted[test]

    def run(self, tree: Path, tests: list[str]) -> int:
        """The exit status of pytest; negative where it was killed, or ran out of time."""
        chosen = self.folder / "chosen.txt"
        chosen.write_text("\n".join(tests), "utf-8")
        chosen.with_suffix(".failed").unlink(missing_ok=True)
        files = list(dict.fromkeys(map(file_of, tests)))
        process = self.pytest(tree, "chosen", files, WIKIBINDER_CHOSEN_TESTS=str(chosen))
        try:
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (self.seconds, self.seconds))
            status = waiting.ended(process.pid, process.poll, self.seconds)
            return -signal.SIGXCPU if status is None else status
        finally:
            end(process)

    def pytest(self, tree: Path, plugin: str, files: list[str], **variables: str) -> subprocess.Popen[bytes]:
        """Start pytest with a plugin of this package, on files of tests of a tree."""
        command = (sys.executable, "-m", "pytest", "-x", "-q", "-s", "-m", "not slow", "-p", "no:cacheprovider",
                   "-p", f"tests.mutation.{plugin}", *files)  # fmt: skip
        return subprocess.Popen(command, cwd=tree, env=record.environment(tree) | variables, start_new_session=True,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip

    def failed(self) -> str:
        """The test that failed in the last run."""
        path = self.folder / "chosen.failed"
        return path.read_text("utf-8") if path.exists() else ""


def file_of(test: str) -> str:
    """The file of a test."""
    return test.partition("::")[0]


def lines_of(path: Path) -> list[str]:
    """The whole lines of a file that is still written; none if there is no file yet."""
    return path.read_text("utf-8").rpartition("\n")[0].splitlines() if path.exists() else []


def forget(module: Path) -> None:
    """Remove the compiled file of a module: Python compares only the source's size and its time in whole seconds."""
    for compiled in (module.parent / "__pycache__").glob(f"{module.stem}.*"):
        compiled.unlink()


def end(process: subprocess.Popen[bytes]) -> None:
    """End the processes of a run that are left."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def prepare(folder: Path, files: list[str]) -> None:
    """Copy the tree twice, and measure which test runs which line unless this was measured before."""
    for name in ("mutated", "sound"):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(ROOT, folder / name, ignore=NOT_COPIED)
    measured = folder / "record" / "package.txt"
    digest = package_digest(ROOT)
    if not measured.exists() or measured.read_text("utf-8") != digest:
        shutil.rmtree(folder / "record", ignore_errors=True)
        record.record(folder / "sound", folder / "record", [])
    elif files:
        record.record(folder / "sound", folder / "record", files)
    measured.write_text(digest, "utf-8")


def package_digest(root: Path) -> str:
    """Return a digest of the package's source; a measurement counts only for the source with the same digest."""
    digest = sha256()
    for path in sorted((root / "convert").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def outcomes(folder: Path) -> dict[tuple[str, str, str], Outcome]:
    """The outcomes of the last runs, the newest of each mutant."""
    path = folder / "outcomes.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    found = [Outcome(**json.loads(line)) for line in lines]
    return {(outcome.path, outcome.before, outcome.after): outcome for outcome in found}


def tried(trial: Trial, mutants: list[Mutant], folder: Path) -> Iterator[Outcome]:
    """The outcome of each mutant; each is printed and kept at once."""
    fast = [mutant for mutant in mutants if trial.is_fast(mutant)]
    done: set[Mutant] = set()
    for mutant, how, test in trial.forks(fast):
        if how != "slow":
            done.add(mutant)
            yield noted(trial.named(mutant, how, test), folder)
    for mutant in mutants:
        if mutant not in done:
            yield noted(trial.outcome(mutant), folder)


def noted(outcome: Outcome, folder: Path) -> Outcome:
    """Print an outcome and keep it."""
    with (folder / "outcomes.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")
    place = f"{outcome.path}:{outcome.line}"
    print(f"{outcome.how:8} {place}: {outcome.before} -> {outcome.after} {outcome.test}", flush=True)
    return outcome


def main(arguments: list[str]) -> int:
    """The command line; 1 if fewer than 85 % of the mutants are caught."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path("build/mutation"))
    parser.add_argument("--seconds", type=float, default=20, help="CPU time of the tests tried on a mutant")
    parser.add_argument("--survivors", action="store_true", help="only mutants that survived last time")
    parser.add_argument("--record", nargs="*", default=[], metavar="FILE", help="files of tests to measure again")
    options = parser.parse_args(arguments)
    folder = options.folder.resolve()
    # A run that is ended ends the processes of its tests.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    prepare(folder, options.record)
    trial = Trial(folder, options.seconds)
    mutants = sample(ROOT, options.number, options.seed)
    last = outcomes(folder) if options.survivors else {}
    before = [found for mutant in mutants if (found := last.get((mutant.path, *mutant.change(ROOT)))) and found.caught]
    done = {(outcome.path, outcome.before, outcome.after) for outcome in before}
    left = [mutant for mutant in mutants if (mutant.path, *mutant.change(ROOT)) not in done]
    caught = len(mutants) - len(left) + sum(outcome.caught for outcome in tried(trial, left, folder))
    print(f"mutation: {caught} of {len(mutants)} caught (seed {options.seed})")
    return int(caught < 0.85 * len(mutants))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
