"""A lock that allows one run at a time in an output folder, or several that share it. The system releases it when the
process ends; no file is left.
"""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING

from wikibinder.model.files import OutputError, failing_clearly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

try:
    import fcntl
except ImportError:
    # Windows: two runs in one folder are not detected there.
    fcntl = None  # type: ignore[assignment]

TIMEOUT = 2.0
"""Seconds that a run waits for the lock: worker processes of a killed run may take a moment to end."""

_held: set[int] = set()


@contextlib.contextmanager
def locked(folder: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold the lock of an existing folder during the block: ``shared`` with other runs that share it, or exclusive.
    Raises OutputError if another run holds the lock for longer than ``TIMEOUT``.

    On Windows, and on file systems without such locks (some network drives), the block runs without one.
    """
    if fcntl is None:
        yield
        return
    with failing_clearly(folder):
        place = os.open(folder, os.O_RDONLY)
    _held.add(place)
    try:
        _take(place, fcntl.LOCK_SH if shared else fcntl.LOCK_EX, folder)
        yield
    finally:
        _held.discard(place)
        os.close(place)


def _take(place: int, kind: int, folder: Path) -> None:
    end = time.monotonic() + TIMEOUT
    while True:
        try:
            fcntl.flock(place, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                message = "is in use by another run of wikibinder; wait for it, or name another folder"
                raise OutputError(f"{folder}: {message}") from None
            time.sleep(0.05)
        except OSError:
            # Some network drives have no locks; a run without a lock is better than none.
            return
        else:
            return


def inheritable() -> tuple[int, ...]:
    """Return the file descriptors of the locks held, to be passed to a child process that writes to the folder and may
    outlive this process.
    """
    return tuple(_held)


def _close_inherited() -> None:
    """Close, in a forked worker, its copies of the locks, which would otherwise be held after the run has ended."""
    for place in _held:
        os.close(place)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_close_inherited)
