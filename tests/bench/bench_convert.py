"""Compares converters in one run: pages per second of processor time, peak memory, and pages that failed.

    python tests/bench/bench_convert.py FOLDER [--rounds N] [--node-modules FOLDER]

FOLDER holds raw wikitext, a page a file. pandoc (mediawiki to rst, one call a page) and, where node finds it,
wtf_wikipedia (text only, one process) read the same pages: those that pandoc accepts. Of several rounds the least time
counts. Only the ratios of one run say anything.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypandoc  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WTF = """
const wtf = require('wtf_wikipedia');
const fs = require('fs');
for (const name of process.argv.slice(1)) {
  try { wtf(fs.readFileSync(name, 'utf8')).text(); } catch (error) { console.error('failed'); }
}
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """The cost of one program: seconds of processor time (child processes included), peak memory in MB, failed
    pages.
    """

    seconds: float
    megabytes: float
    failed: int = 0


def run(command: Sequence[str], cwd: Path | None = None) -> Taken:
    """Run a program to its end."""
    with (
        tempfile.TemporaryFile() as reported,
        subprocess.Popen(command, cwd=cwd, stdout=reported, stderr=reported) as process,
    ):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        reported.seek(0)
        failed = reported.read().count(b"failed\n") + (process.returncode != 0)
    return Taken(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, failed)


def total(parts: Sequence[Taken]) -> Taken:
    """All calls of one program together."""
    return Taken(sum(p.seconds for p in parts), max(p.megabytes for p in parts), sum(p.failed for p in parts))


def contestants(pages: Sequence[Path], work: Path, modules: Path) -> dict[str, Callable[[], Taken]]:
    """Return the installed programs: name to a function that runs the program over all pages."""
    source, output = work / "pages", work / "output"

    def wikibinder() -> Taken:
        shutil.rmtree(output, ignore_errors=True)
        return run([sys.executable, "-m", "wikibinder", "convert", "--output", str(output), str(source)])

    def pandoc() -> Taken:
        to = ["--to", "rst", "--wrap", "none", "--output", str(work / "page.rst")]
        program = str(pypandoc.get_pandoc_path())
        return total([run([program, "--from", "mediawiki", *to, str(page)]) for page in pages])

    found: dict[str, Callable[[], Taken]] = {"wikibinder": wikibinder, "pandoc": pandoc}
    node = shutil.which("node")
    if node and (modules / "wtf_wikipedia").is_dir():
        command = [node, "--eval", WTF, *map(str, pages)]
        found["wtf_wikipedia"] = lambda: run(command, cwd=modules.parent)
    return found


def accepted(folder: Path, into: Path) -> list[Path]:
    """Copy the pages that pandoc can read to the folder ``into`` and return their paths."""
    into.mkdir()
    pages = []
    for number, page in enumerate(sorted(path for path in folder.rglob("*") if path.is_file())):
        copy = into / f"page{number:05}.wiki"
        shutil.copyfile(page, copy)
        if run([str(pypandoc.get_pandoc_path()), "--from", "mediawiki", "--to", "rst", str(copy)]).failed:
            copy.unlink()
        else:
            pages.append(copy)
    return pages


def main() -> None:
    """Measure and print."""
    requested = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    requested.add_argument("folder", type=Path)
    requested.add_argument("--rounds", type=int, default=3)
    requested.add_argument("--node-modules", type=Path, default=Path("node_modules"))
    options = requested.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        pages = accepted(options.folder, work / "pages")
        programs = contestants(pages, work, options.node_modules.resolve())
        best: dict[str, Taken] = {}
        for _ in range(options.rounds):
            for program, measure in programs.items():
                taken = measure()
                best[program] = min(best.get(program, taken), taken, key=lambda each: each.seconds)
    print(f"{len(pages)} pages that pandoc accepts, best of {options.rounds}")
    print(f"{'':16}{'CPU s':>8}{'pages/s':>10}{'x pandoc':>10}{'peak MB':>9}{'failed':>8}")
    for program, taken in best.items():
        ratio = best["pandoc"].seconds / taken.seconds
        rate = len(pages) / taken.seconds
        print(f"{program:16}{taken.seconds:8.2f}{rate:10.1f}{ratio:10.2f}{taken.megabytes:9.0f}{taken.failed:8}")


if __name__ == "__main__":
    main()
