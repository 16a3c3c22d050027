"""The number of processes for ``--jobs auto``: as many as the usable cores, but fewer for small inputs."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

# A further worker costs 0.5 s of processor time until its tables are loaded and its patterns compiled (pages converted
# by one and by two workers: 1.8 and 2.3 s for 0.27 MB, 4.9 and 5.3 s for 2.3 MB). It converts 0.6 MB a second on the
# machine where that was measured, so with less than 300 kB of its own it costs more than the work that it takes over.
BYTES_PER_PROCESS = 300_000
"""Number of bytes of sources for each process: below it a further process costs more than it saves."""
PACKED = frozenset((".bz2", ".gz", ".xz", ".zst", ".7z", ".zip"))
"""Suffixes of compressed sources, whose text is about five times as long."""

QUOTAS = (("cpu.max", ""), ("cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us"))
"""Pairs of files of control groups, with the limit of processor time and with its period: of version 2 (both numbers
are in the first file), and of version 1.
"""


def resolve_jobs(options: argparse.Namespace, names: Iterable[str]) -> None:
    """If ``options.jobs`` is 0 (auto), replace it by the number of processes that suits the size of the sources.
    ``names``: files and folders that will be read.

    ``options.at_once``, the number of editions built at the same time, becomes ``--jobs`` or the number of cores,
    whatever the size of the book, because each edition takes seconds even for a small one.
    """
    options.at_once = options.jobs or usable()
    if options.jobs == 0:
        options.jobs = useful_processes(names, options.at_once)


def useful_processes(names: Iterable[str], cores: int) -> int:
    """Return the number of processes for reading files and folders: one for each ``BYTES_PER_PROCESS`` bytes, at least
    one and at most ``cores``. Bytes of compressed files count five times; files that cannot be read do not count.
    """
    size = 0
    for path in _files(names):
        # A source that cannot be read is reported by the reader, not here.
        with contextlib.suppress(OSError, ValueError):
            size += path.stat().st_size * (5 if path.suffix in PACKED else 1)
        if size >= cores * BYTES_PER_PROCESS:
            return cores
    return max(1, size // BYTES_PER_PROCESS)


def _files(names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        if not os.path.isdir(name):  # noqa: PTH112  (it takes what Path refuses: names with NUL, names too long)
            yield Path(name)
            continue
        for folder, _, files in os.walk(name):
            yield from (Path(folder, file) for file in files)


def usable(groups: Path = Path("/sys/fs/cgroup")) -> int:
    """Return the number of cores that this process may use, by its affinity and the quota of its control group.
    ``groups``: the folder where control groups are mounted.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    for quota, period in QUOTAS:
        # Only one version of control groups is mounted, and its quota may be the word "max".
        with contextlib.suppress(OSError, ValueError):
            numbers = (groups / quota).read_text().split() + ((groups / period).read_text().split() if period else [])
            if len(numbers) == 2 and int(numbers[0]) > 0:
                return max(1, min(cores, round(int(numbers[0]) / int(numbers[1]))))
    return cores
