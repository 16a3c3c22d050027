"""Measures three editions of a book: one process or several, PDF in one piece or in parts, EPUB beside pandoc's;
and PDF and EPUB after an edit of one page.

    python tests/bench/bench_whole.py FOLDER [--limit N]

FOLDER holds raw wikitext, a page a file; N of them (default 36), evenly chosen, are the book. Prints for each command
the seconds on the clock, the CPU seconds with those of children, and the memory of the largest process. Only the ratios
of one run say anything.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypandoc  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = (sys.executable, "-m", "wikibinder")
EDITED = "a page edited"
PANDOC = ["--from", "mediawiki", "--to", "epub3", "--metadata", "title=Bench", "--output"]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock, CPU seconds, megabytes of the largest process."""

    wall: float
    cpu: float
    megabytes: float


def spent(command: Sequence[str]) -> Spent:
    """Run a command in a new process and return its cost, peak memory of its child processes included."""
    code = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")  # fmt: skip
    began, before = time.monotonic(), sum(os.times()[2:4])
    done = subprocess.run([sys.executable, "-c", code, *command], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")
    return Spent(time.monotonic() - began, sum(os.times()[2:4]) - before, int(done.stdout) / 1024)


def accepted(files: Sequence[str]) -> list[str]:
    """The pages that pandoc reads."""
    read = (str(pypandoc.get_pandoc_path()), "--from", "mediawiki", "--to", "plain", "--output", os.devnull)
    return [file for file in files if not subprocess.run((*read, file), capture_output=True, check=False).returncode]


def chosen(folder: Path, limit: int) -> list[Path]:
    """So many files of a folder, evenly."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return files[:: max(1, len(files) // limit)][:limit]


def edit(source: Path) -> None:
    """Add a sentence to a page in the middle of a book."""
    pages = sorted(path for path in source.glob("*.rst") if path.read_text("utf-8").startswith(":wikititle:"))
    page = pages[len(pages) // 2]
    page.write_text(page.read_text("utf-8") + "\nA new sentence.\n", "utf-8")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=36)
    options = parser.parse_args()
    files = [str(path) for path in chosen(options.folder, options.limit)]
    with tempfile.TemporaryDirectory() as name:
        book = Path(name, "book")
        make = (*PROGRAM, "book", "-q", "--title", "Bench", "--output")
        source = str(book / "source")
        sphinx = (sys.executable, "-m", "sphinx", "-q", "-d", f"{name}/d", source)
        both = accepted(files)
        commands = {
            "three editions, one process": (*make, f"{name}/one", "--jobs", "1", *files),
            "three editions, two processes": (*make, str(book), "--jobs", "2", *files),
            "nothing changed": (*make, str(book), "--jobs", "2", *files),
            "pages read, EPUB": (*sphinx, f"{name}/e", "-b", "epub"),
            f"EPUB, {EDITED}": (*sphinx, f"{name}/e", "-b", "epub"),
            "PDF in parts": (*sphinx, f"{name}/parts", "-b", "typst"),
            f"PDF in parts, {EDITED}": (*sphinx, f"{name}/parts", "-b", "typst"),
            "PDF in one piece": (*sphinx, f"{name}/whole", "-b", "typst", "-D", "typst_part_size=0"),
            f"EPUB of {len(both)} articles": (*make, f"{name}/epub", "--jobs", "1", "--edition", "epub", *both),
            "the same by pandoc": (str(pypandoc.get_pandoc_path()), *PANDOC, f"{name}/p.epub", *both),
        }
        print(f"{len(files)} articles; seconds, CPU seconds, MB")
        for what, command in commands.items():
            if what.endswith(EDITED):
                edit(book / "source")
            taken = spent(command)
            print(f"{what:32}{taken.wall:8.1f}{taken.cpu:8.1f}{taken.megabytes:8.0f}", flush=True)


if __name__ == "__main__":
    main()
