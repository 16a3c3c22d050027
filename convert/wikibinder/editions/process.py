"""Runs Sphinx in a separate process, in parallel with others that build editions of the same project.

``python -m wikibinder.editions.process PAGES JOBS ...`` takes the arguments of ``sphinx-build`` after two of its own.
PAGES is ``read`` if another process has read the pages: then this one saves nothing to the doctrees, which others are
using, and exits with ``UNREAD`` if it would have to read a page itself. Otherwise it is ``unread``. JOBS is the number
of processes that write pages. When the pages are read, the line ``PAGES_READ`` is printed.

The process and its children end when its standard input is closed, which the system does when the parent process ends
for any reason. The exit status is that of ``sphinx-build``, or ``ACCIDENT`` if the system lacked a resource (disk
space, memory, open files): files may then be incomplete.
"""

from __future__ import annotations

import errno
import logging
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

import sphinx._cli.util.errors
import sphinx.application
import sphinx.cmd.build
from sphinx.errors import SphinxError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

ACCIDENT = 75
"""EX_TEMPFAIL of sysexits.h."""
UNREAD = 76
"""Exit status of a process that would have to read pages itself."""
PAGES_READ = "wikibinder: all pages are read"
REFUSED = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "EMFILE", "ENFILE", "ENOMEM")
                    if hasattr(errno, name))  # fmt: skip
"""Operating-system errors that do not depend on the content that is written."""

accidents: list[str] = []
"""Errors of the system; Sphinx continues after some of them."""


class Application(sphinx.application.Sphinx):
    """Sphinx that shares the doctrees of a project with other processes."""

    pages_are_read = False
    write_jobs = 1

    def build(self, force_all: bool = False, filenames: Sequence[Path] = ()) -> None:
        """Build as Sphinx does."""
        self.connect("env-before-read-docs", self._before_reading)
        self.connect("env-updated", self._after_reading, priority=990)
        self.connect("write-started", self._before_writing, priority=0)
        if self.pages_are_read:
            # The environment is on disk already, and must not be replaced by that of this builder.
            sphinx.application.ENV_PICKLE_FILENAME = os.devnull
        super().build(force_all, filenames)

    def _before_reading(self, _app: Any, _env: BuildEnvironment, docnames: list[str]) -> None:
        if self.pages_are_read and docnames:
            raise SystemExit(UNREAD)

    def _after_reading(self, *_event: Any) -> None:
        self.parallel = self.write_jobs

    def _before_writing(self, *_event: Any) -> None:
        print(PAGES_READ, flush=True)


def end_with_parent() -> None:
    """Wait for the end of standard input, then end the whole group of processes."""
    while os.read(0, 1):
        pass
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def notice(error: object) -> None:
    """Record an exception if it, or one of its causes, is such an error of the system."""
    accidents.extend(str(reason) for reason in _chain(error) if isinstance(reason, MemoryError)
                     or (isinstance(reason, OSError) and reason.errno in REFUSED))  # fmt: skip


def _chain(error: object) -> Iterator[BaseException]:
    while isinstance(error, BaseException):
        yield error
        error = getattr(error, "orig_exc", None) or error.__cause__ or error.__context__


def print_error(error: BaseException, /, *, stderr: Any = sys.stderr, **_options: Any) -> None:
    """Print the error that ended the build. Sphinx itself would write a file to the system's temporary folder."""
    notice(error)
    name = error.category if isinstance(error, SphinxError) else type(error).__name__
    reason = " ".join(str(error).split()) or ("there is not enough memory" if isinstance(error, MemoryError) else "")
    print(f"{name}: {reason}", file=stderr)


class Record(logging.LogRecord):
    """A log record that notices errors of the system: for Sphinx a file that could not be written is only a warning."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for argument in self.args if isinstance(self.args, tuple) else ():
            notice(argument)


def build(pages: str, jobs: str, *words: str) -> int:
    """Run ``sphinx-build`` with the arguments ``words``; return the exit status.

    ``pages``: ``read`` if another process has read the pages. ``jobs``: the number of processes that write pages.
    """
    Application.pages_are_read = pages == "read"
    Application.write_jobs = int(jobs)
    logging.setLogRecordFactory(Record)
    sphinx._cli.util.errors.handle_exception = print_error
    sphinx.cmd.build.Sphinx = Application  # type: ignore[attr-defined]  # imported there
    status = sphinx.cmd.build.main(words)
    return ACCIDENT if accidents else status


if __name__ == "__main__":
    threading.Thread(target=end_with_parent, daemon=True).start()
    sys.exit(build(*sys.argv[1:]))
