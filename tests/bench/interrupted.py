"""``kill -9`` at random moments of a run: after another run the folder holds what an undisturbed run writes.

    python tests/bench/interrupted.py [--pages 300] [--times 20] [--jobs 2] [--seed S]

Each time a run is started in a new folder and killed, every other time with its workers; what is there then must be
whole files, and a second run must give the same bytes: pages, library and report. Exit status 1 if it does not.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = ("river", "town", "north", "school", "people", "war", "house", "road", "field", "bridge")
Files = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """One command line: the converter over ``pages`` with ``jobs`` workers."""

    pages: Path
    jobs: int

    def start(self, folder: Path) -> subprocess.Popen[bytes]:
        """Start it in a session of its own, so that it can be killed with its workers."""
        arguments = ("--jobs", str(self.jobs), "--output", str(folder / "out"), "--report", str(folder / "report.json"))
        command = (sys.executable, "-m", "wikibinder", "convert", *arguments, str(self.pages))
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "convert")}
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)

    def whole(self, folder: Path) -> Files:
        """Run it to its end; what it wrote."""
        if self.start(folder).wait() != 0:
            raise SystemExit("the converter failed")
        return fingerprints(folder)


def write_pages(folder: Path, number: int, rng: random.Random) -> None:
    """Pages that link to each other and cite."""
    folder.mkdir()
    for page in range(number):
        parts = [f"'''Page {page}''' is near [[Page {rng.randrange(number)}]].\n"]
        for part in range(rng.randint(1, 12)):
            text = " ".join(rng.choice(WORDS) for _ in range(60))
            cite = f"{{{{cite web|title=Site {page} {part}|url=http://example.org/{page}/{part}|year=2001}}}}"
            parts.append(f"== Part {part} ==\n{text}.<ref>{cite}</ref>\n")
        (folder / f"Page {page}.wiki").write_text("\n".join(parts), "utf-8")


def fingerprints(folder: Path) -> Files:
    """The files below a folder and their contents' digests."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _digest(path) for path in files}


def _digest(path: Path) -> str:
    """An empty string for a file that has gone: a worker that lost its run still puts its last page in place."""
    with contextlib.suppress(FileNotFoundError):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return ""


def book_files(folder: Path) -> Files:
    """What a book is: the files of its folder without those that Sphinx keeps for itself."""
    return {name: digest for name, digest in fingerprints(folder).items() if not name.startswith("doctrees/")}


def family(pid: int) -> list[int]:
    """A process and all that it has started, as Linux tells."""
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        for task in Path(f"/proc/{found[-1]}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                waiting += map(int, task.read_text().split())
    return found


def lives(pid: int) -> bool:
    """Whether a process is there, and is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def kill(process: subprocess.Popen[bytes], *, workers: bool) -> None:
    """End a run at once, with its workers or without."""
    if workers:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def torn(found: Files, wanted: Files) -> list[str]:
    """Files under their own names that are not those of an undisturbed run."""
    ours = (name for name in found if not name.endswith(".part") and ".journal" not in name)
    return [name for name in ours if found[name] != wanted.get(name)]


def disturbed(run: Run, moments: Iterable[float], wanted: Files, room: Path) -> list[str]:
    """Kill runs at the moments (seconds from their start) and finish each; what is wrong afterwards."""
    wrong: list[str] = []
    for number, moment in enumerate(moments, 1):
        folder = room / f"killed-{number}"
        process = run.start(folder)
        time.sleep(moment)
        kill(process, workers=number % 2 == 0)
        found = fingerprints(folder) if folder.exists() else {}
        pages = sum(name.endswith(".rst") for name in found)
        bad = [f"torn: {name}" for name in torn(found, wanted)]
        again = run.whole(folder)
        bad += [f"differs: {name}" for name in sorted(set(again) | set(wanted)) if again.get(name) != wanted.get(name)]
        outcome = "; ".join(bad[:5]) or "same bytes"
        print(f"{number:3}: killed after {moment:.2f} s with {pages} pages: {outcome}", flush=True)
        wrong += bad
        shutil.rmtree(folder)
    return wrong


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    rng = random.Random(options.seed)  # noqa: S311  (moments, not secrets)
    with tempfile.TemporaryDirectory() as temporary:
        room = Path(temporary)
        write_pages(room / "pages", options.pages, rng)
        run = Run(room / "pages", options.jobs)
        began = time.monotonic()
        wanted = run.whole(room / "whole")
        took = time.monotonic() - began
        moments = sorted(rng.uniform(0.05, took) for _ in range(options.times))
        wrong = disturbed(run, moments, wanted, room)
    print(f"interrupted: {options.times} runs of {options.pages} pages killed, {len(wanted)} files each, "
          f"{len(wrong)} of them wrong")  # fmt: skip
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
