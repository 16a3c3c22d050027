"""Runs Sphinx in a process group that ends with this process."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from wikibinder.model import lock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ENVIRONMENT = {
    # A locale that is not installed ends Sphinx; messages of the system are read by the caller.
    "LC_ALL": "C",
    # Without it, modules of the working directory would shadow Python's own.
    "PYTHONSAFEPATH": "1",
    "PYTHONUTF8": "1",
}
"""Environment variables that are always set for the Sphinx process."""


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[int, list[str]]:
    """Run Sphinx with these words; its exit status (negative: the signal that ended it) and the lines it printed."""
    command = (sys.executable, "-P", "-m", "wikibinder.editions.process", *arguments)
    ours, theirs = os.pipe()
    try:
        process = subprocess.Popen(  # noqa: S603  (our own words)
            command, stdin=ours, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**environment, **ENVIRONMENT},
            start_new_session=True, pass_fds=lock.inheritable(),
        )  # fmt: skip
        try:
            printed, complaints = process.communicate()
        finally:
            _end(process)
    finally:
        os.close(ours)
        os.close(theirs)
    return process.returncode, (complaints + printed).decode("utf-8", "replace").splitlines()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process, and those of its group that are left."""
    with contextlib.suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
