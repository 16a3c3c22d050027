"""Runs Sphinx in a process group that ends with this process."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, TypeAlias

from wikibinder.model import lock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ENVIRONMENT = {
    # An invalid locale ends Sphinx; and the caller parses messages of the system, which must be in English.
    "LC_ALL": "C",
    # Otherwise modules in the working directory would hide Python's own.
    "PYTHONSAFEPATH": "1",
    "PYTHONUTF8": "1",
}
"""Name -> value, for environment variables that are always set for the Sphinx process."""

OnLine: TypeAlias = Callable[[str], None]
"""Called in another thread with each line that Sphinx prints; of a line that arrives in parts, also with its beginning
after each part.
"""


class SphinxProcess:
    """A process that runs ``wikibinder.editions.process`` with these arguments. ``on_line`` is called with its lines of
    output, ``ended`` when it has ended; both in other threads.

    After the end ``status`` is the exit status (negative: the signal that killed the process), and ``error_lines`` are
    the lines of its standard error.
    """

    def __init__(
        self, arguments: Sequence[str], environment: Mapping[str, str], on_line: OnLine, ended: Callable[[], None]
    ) -> None:
        self.status = 0
        self.error_lines: list[str] = []
        self._on_line, self._ended = on_line, ended
        command = (sys.executable, "-P", "-m", "wikibinder.editions.process", *arguments)
        # The child process ends when the other end of its standard input is closed.
        self._process = subprocess.Popen(  # noqa: S603  (our own words)
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**environment, **ENVIRONMENT}, start_new_session=True, pass_fds=lock.inheritable(), bufsize=0,
        )  # fmt: skip
        threading.Thread(target=self._follow, daemon=True).start()

    def _follow(self) -> None:
        """Read the output of the process until it ends; then set ``status`` and ``error_lines`` and call ``ended``."""
        assert self._process.stdout and self._process.stderr  # noqa: S101, PT018  (they are pipes)
        reader = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        reader.start()
        errors = b"".join(_chunks(self._process.stderr))
        reader.join()
        self.error_lines = errors.decode("utf-8", "replace").splitlines()
        self.status = self._process.wait()
        self._ended()

    def _listen(self, stream: IO[bytes]) -> None:
        line = ""
        for chunk in _chunks(stream):
            *whole, line = (line + chunk.decode("utf-8", "replace")).split("\n")
            for text in filter(None, (*whole, line)):
                self._on_line(text)

    def end(self) -> None:
        """Kill the process, if it is running, and the other processes of its group."""
        with contextlib.suppress(ProcessLookupError):
            # Windows has no process groups.
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()
        assert self._process.stdin  # noqa: S101  (it is a pipe)
        self._process.stdin.close()


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the bytes that come through a pipe as soon as they arrive; close it at its end."""
    with stream:
        while chunk := stream.read(1 << 16):
            yield chunk
