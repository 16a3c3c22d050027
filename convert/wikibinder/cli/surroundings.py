"""Process environment: stream encodings, signals, and one-line messages for operating-system errors."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

REFUSALS = (OSError, MemoryError, sqlite3.Error)
"""Exceptions that are raised when the system lacks a resource: disk space, memory, open files, processes."""


class Terminated(KeyboardInterrupt):
    """Raised when this process gets a signal to end (SIGTERM, SIGHUP); ``status``: the exit status for the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


def prepare() -> None:
    """Set text encodings and signal handlers of the process to the same state on every system; may restart Python in
    UTF-8 mode. Called once, before anything else.
    """
    # In the locale "C" of containers Python cannot print or open names outside ASCII; UTF-8 mode can only be set at
    # start.
    if sys.getfilesystemencoding().lower() != "utf-8" and os.name == "posix":
        # Applies to child processes.
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, (sys.executable, "-X", "utf8", *sys.orig_argv[1:]))  # noqa: S606  (itself)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # text streams of files
    for name in ("SIGTERM", "SIGHUP"):
        # A handler set by another program (nohup ignores SIGHUP) is kept.
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_DFL:
            signal.signal(getattr(signal, name), _terminate)


def _terminate(number: int, _frame: FrameType | None) -> None:
    """Handle a signal: raise Terminated, so that the run ends as after Ctrl-C, with all its processes; further such
    signals are ignored.
    """
    signal.signal(number, signal.SIG_IGN)
    raise Terminated(number)


def refusal(error: BaseException) -> str:
    """Return a message to the user, one sentence, for one of the exceptions in ``REFUSALS``."""
    if isinstance(error, MemoryError):
        return "there is not enough memory; fewer --jobs take less"
    if isinstance(error, OSError):
        place = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        if not place and error.errno in (errno.ENOSPC, errno.EIO):  # errors of other files name them
            place = "standard output: cannot be written: "
        return f"{place}{error.strerror or error}"
    return f"the tables of the run cannot be used: {error}"
