"""The memory available to this process, within the limits of its control group."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

JOB_MEGABYTES = 250.0
"""Estimated memory of one process that converts pages or builds an edition of a small book, in megabytes."""

GROUPS = Path("/sys/fs/cgroup")
MEMBERSHIP = Path("/proc/self/cgroup")
MEMORY = Path("/proc/meminfo")


def free_megabytes() -> float | None:
    """Return the megabytes that new processes can use: the least of what the system has free and what the process's
    control groups allow; None if neither is known (outside Linux).
    """
    limits = [*_free_of_system(), *_free_of_groups()]
    return min(limits) / 1e6 if limits else None


def _free_of_system() -> Iterator[float]:
    for line in _text(MEMORY).splitlines():
        name, _, value = line.partition(":")
        if name == "MemAvailable":
            yield float(value.split()[0]) * 1024


def _free_of_groups() -> Iterator[float]:
    # Version 2 of control groups, then version 1.
    for files, limit, used in (("", "memory.max", "memory.current"),
                               ("memory", "memory.limit_in_bytes", "memory.usage_in_bytes")):  # fmt: skip
        for folder in _groups(files):
            most, now = _number(folder / limit), _number(folder / used)
            if most is not None and now is not None:
                # Inactive file cache counts as used, but the kernel gives it up when a process needs memory.
                yield max(0.0, most - now + _inactive(folder))


def _inactive(folder: Path) -> float:
    values = dict(line.split() for line in _text(folder / "memory.stat").splitlines() if line.count(" ") == 1)
    return float(values.get("total_inactive_file") or values.get("inactive_file") or 0)


def _groups(controller: str) -> Iterator[Path]:
    """Yield the folders in /sys/fs/cgroup of this process's control group and its ancestors. ``controller``: the
    version 1 controller ("memory"); "" for version 2.
    """
    for line in _text(MEMBERSHIP).splitlines():
        _, names, place = line.split(":", 2)
        if controller in names.split(","):
            # Inside a container the folder may not exist under this path; then the container's root group applies.
            inside = Path(place.lstrip("/"))
            yield from dict.fromkeys(GROUPS / controller / each for each in (inside, *inside.parents, Path()))


def _number(file: Path) -> float | None:
    text = _text(file).strip()
    return float(text) if text.isdecimal() else None


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        # Not every kernel and container has every file of /proc and /sys.
        return ""
