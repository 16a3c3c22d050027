"""Fuzzes each target for a limited time, one after the other or side by side, and prints the result of each.

    python -m tests.fuzz [--seconds N] [--jobs N] [--folder DIR] [TARGET ...]

The inputs that were found stay in DIR (``build/fuzz``): a later run goes on from them. One that breaks a promise is
written to DIR/TARGET-found-...; make it small and put it into tests/cases.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.fuzz.seeds import dictionary, seeds

NAMES = (
    "whole", "cs1", "file", "wikitext", "wp2txt", "wp2txt-json", "mediawiki-xml", "wikiextractor", "wikiextractor-json",
    "segment-wiki", "lost-refs", "svg", "book",
)  # fmt: skip
LONGEST_WAIT = 1_200
"""Seconds of real time after which an input counts as an endless loop. The limit of CPU time is in ``one.py``: real
time depends on what else the machine does."""

MEGABYTES = 2_500
LONGEST = 8_192
"""Bytes of one input: faults show in short inputs as well, and short inputs run quickly."""


def main(arguments: list[str]) -> int:
    """The command line; 1 if any target found something."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("targets", nargs="*", metavar="TARGET", choices=[*NAMES, []], help="all of them by default")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--jobs", type=int, default=1, help="targets that are fuzzed side by side")
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"))
    options = parser.parse_args(arguments)
    if find_spec("atheris") is None:
        print("atheris is not installed: pip install atheris (Linux and macOS)")
        return 1
    folder = options.folder.resolve()
    with ThreadPoolExecutor(options.jobs) as pool:
        found = list(pool.map(lambda name: fuzz(name, options.seconds, folder), options.targets or NAMES))
    return int(any(found))


def fuzz(name: str, seconds: int, folder: Path) -> bool:
    """Fuzz one target in a separate process and print a line; return whether a fault was found."""
    corpus = folder / name
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds(name):
        (corpus / sha256(seed).hexdigest()[:40]).write_bytes(seed)
    words = folder / "wikitext.dict"
    words.write_text(dictionary())
    limits = (f"-max_total_time={seconds}", f"-timeout={LONGEST_WAIT}",
              f"-report_slow_units={LONGEST_WAIT}", f"-rss_limit_mb={MEGABYTES}",
              f"-max_len={LONGEST}", "-len_control=0")  # fmt: skip
    where = (f"-dict={words}", f"-artifact_prefix={folder}/{name}-found-", str(corpus))
    log = folder / f"{name}.log"
    began = time.monotonic()
    with log.open("wb") as output:
        command = (sys.executable, "-m", "tests.fuzz.one", name, *limits, "-print_final_stats=1", *where)
        status = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, check=False).returncode  # our own
    took = time.monotonic() - began
    reported = log.read_text("utf-8", "replace")
    tried = re.findall(r"stat::number_of_executed_units: (\d+)|^#(\d+)", reported, re.MULTILINE)
    number = int(next(filter(None, tried[-1]))) if tried else 0
    share = covered(name, corpus, folder)
    outcome = "nothing found" if status == 0 else f"FOUND something, see {log}"
    inputs = len(list(corpus.iterdir()))
    print(
        f"{name}: {number:,} executions in {took:.0f} s, {inputs:,} inputs, {share} of convert/: {outcome}", flush=True
    )
    return status != 0


def covered(name: str, corpus: Path, folder: Path) -> str:
    """The lines of the converter that the inputs reach, in percent."""
    if find_spec("coverage") is None:
        return "? %"
    data = folder / f"{name}.coverage"
    environment = {**os.environ, "COVERAGE_FILE": str(data)}
    run = (sys.executable, "-m", "coverage", "run", "--source=convert", "--omit=*/editions/*",
           "-m", "tests.fuzz.one", name, "--replay", str(corpus))  # fmt: skip
    subprocess.run(run, env=environment, capture_output=True, check=False)
    report = (sys.executable, "-m", "coverage", "report", "--format=total")
    printed: Any = subprocess.run(report, env=environment, capture_output=True, text=True, check=False)
    return f"{printed.stdout.strip() or '?'} %"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
