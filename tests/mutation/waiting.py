"""Waits for a process and those that it started, and ends them if they come to no end."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

IDLE = 180
"""So many seconds without any CPU time are a wait that has no end. Other programs run on the machine, too."""
TICKS = os.sysconf("SC_CLK_TCK")


def ended(process: int, poll: Callable[[], int | None], seconds: float) -> int | None:
    """Return the exit status of a process when ``poll`` has it.

    None, and all its processes are killed, if together they take more than so many seconds of CPU time or only wait.
    """
    used, since, looked = -1.0, time.monotonic(), time.monotonic()
    while (status := poll()) is None:
        now = time.monotonic()
        if now > looked + 1:
            looked, before, used = now, used, cpu_time(process)
            since = now if used > before else since
            if used > seconds or now > since + IDLE:
                break
        time.sleep(0.02)
    kill(set() if status is not None else family(process), process)
    return status


def kill(processes: Iterable[int], group: int) -> None:
    """Kill processes and what is left of a group."""
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def cpu_time(process: int) -> float:
    """Return the CPU seconds of a process and those that it started, the ended ones included."""
    return sum(sum(map(int, _fields(number)[11:15])) for number in family(process)) / TICKS


def family(process: int) -> set[int]:
    """Return the numbers of a process and of those that it started and that still run; empty if it has ended."""
    children = defaultdict(set)
    for number in (int(path.name) for path in Path("/proc").glob("[0-9]*")):
        if fields := _fields(number):
            children[int(fields[1])].add(number)
    found, waiting = set(), [process] if _fields(process) else []
    while waiting:
        found.add(number := waiting.pop())
        waiting += children[number]
    return found


def _fields(process: int) -> list[str]:
    """Return the fields of ``/proc/N/stat`` behind the name (proc_pid_stat(5)); none if the process has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return []
