"""Kills runs at random moments and checks that the next run completes the folder as an undisturbed run would.

    python tests/bench/interrupted.py [--book] [--pages 300] [--times 20] [--jobs 2] [--seed S]

Each time a run (with ``--book``, one that makes all editions) is started in a new folder and ended: by ``kill -9`` of
the process that was started, of its whole group, or by SIGTERM. What is there then must be whole files (a site that was
being written apart: it is made anew), no process may be left, and a second run must give the same bytes. Nothing may
lie in the working directory or in the folder of temporary files. Exit status 1 if any of this does not hold.
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

WORDS = ("river", "town", "north", "school", "people", "war", "house", "road", "field", "bridge")
Files = Mapping[str, str]
WAYS = ("kill", "group", "terminate")
TIMEOUT = 15.0
"""Seconds in which all processes of a run must have ended."""


@dataclass(frozen=True, slots=True)
class Run:
    """One command line: the converter over ``pages`` with ``jobs`` workers, or a book; nothing else in ``around``."""

    pages: Path
    jobs: int
    around: Path
    book: bool = False

    def start(self, folder: Path) -> subprocess.Popen[bytes]:
        """Start it in a new process session, so that it can be killed together with its workers."""
        arguments = ("--jobs", str(self.jobs), "--output", str(folder / "out"), "--report", str(folder / "report.json"))
        command = (sys.executable, "-m", "wikibinder", "book" if self.book else "convert", *arguments, str(self.pages))
        self.around.mkdir(exist_ok=True)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "TMPDIR": str(self.around)}
        return subprocess.Popen(
            command, env=environment, cwd=self.around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip

    def whole(self, folder: Path) -> Files:
        """Run it to its end and return the files that it wrote."""
        if self.start(folder).wait() != 0:
            raise SystemExit("the converter failed")
        return written(folder)


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


def written(folder: Path) -> Files:
    """Return the files that a run wrote into its folder, without Sphinx's caches."""
    return {name: digest for name, digest in fingerprints(folder).items() if "doctrees/" not in name}


def family(pid: int) -> list[int]:
    """Return the ids of a process and of all its descendants, read from Linux's ``/proc``."""
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


def kill(process: subprocess.Popen[bytes], way: str) -> list[int]:
    """End a run; its processes that are left some seconds later."""
    started = family(process.pid)
    if way == "group":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.send_signal(signal.SIGTERM if way == "terminate" else signal.SIGKILL)
    process.wait()
    end = time.monotonic() + TIMEOUT
    while (left := [pid for pid in started if lives(pid)]) and time.monotonic() < end:
        time.sleep(0.05)
    return left


def torn(found: Files, wanted: Files) -> list[str]:
    """Files under their own names that are not those of an undisturbed run; a site is not whole while it is written."""
    ours = (name for name in found if not name.endswith(".part") and ".journal" not in name and "/html/" not in name)
    return [name for name in ours if found[name] != wanted.get(name)]


def disturbed(run: Run, moments: Iterable[float], wanted: Files, room: Path) -> list[str]:
    """Kill a run at each moment (seconds after its start) and finish it; return the differences from ``wanted``."""
    wrong: list[str] = []
    for number, moment in enumerate(moments, 1):
        folder, way = room / f"killed-{number}", WAYS[number % len(WAYS)]
        process = run.start(folder)
        time.sleep(moment)
        bad = [f"process {pid} is left" for pid in kill(process, way)]
        found = written(folder) if folder.exists() else {}
        bad += [f"torn: {name}" for name in torn(found, wanted)]
        again = run.whole(folder)
        bad += [f"differs: {name}" for name in sorted(set(again) | set(wanted)) if again.get(name) != wanted.get(name)]
        bad += [f"outside: {path.name}" for path in run.around.iterdir()]
        outcome = "; ".join(bad[:5]) or "same bytes"
        print(f"{number:3}: ended ({way}) after {moment:.2f} s with {len(found)} files: {outcome}", flush=True)
        wrong += bad
        shutil.rmtree(folder)
    return wrong


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", action="store_true")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    rng = random.Random(options.seed)  # noqa: S311  (moments, not secrets)
    with tempfile.TemporaryDirectory() as temporary:
        room = Path(temporary)
        write_pages(room / "pages", options.pages, rng)
        run = Run(room / "pages", options.jobs, room / "around", options.book)
        began = time.monotonic()
        wanted = run.whole(room / "whole")
        took = time.monotonic() - began
        moments = [rng.uniform(0.05, took) for _ in range(options.times)]
        wrong = disturbed(run, moments, wanted, room)
    what = "books" if options.book else "runs"
    print(f"interrupted: {options.times} {what} of {options.pages} pages ended, {len(wanted)} files each, "
          f"{len(wrong)} of them wrong")  # fmt: skip
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
