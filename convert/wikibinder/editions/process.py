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
"""Exit status of a process that lacked a resource of the system; EX_TEMPFAIL of sysexits.h."""
UNREAD = 76
"""Exit status of a process that must not read pages (PAGES is ``read``) but would have to."""
PAGES_READ = "wikibinder: all pages are read"
"""Line printed to standard output before pages are written, when other processes may begin."""
REFUSED = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "EMFILE", "ENFILE", "ENOMEM")
                    if hasattr(errno, name))  # fmt: skip
"""Error codes (``errno``) of an exhausted or faulty disk, of too many files and of lacking memory, which do not depend
on what is written.
"""

accidents: list[str] = []
"""Messages of the errors that :func:`notice` has recorded; Sphinx continues after some of these errors."""


class Application(sphinx.application.Sphinx):
    """Sphinx application that shares the doctrees of a project with other processes. ``pages_are_read``: another
    process has read the pages, so this one must not read any; ``write_jobs``: number of processes that write pages.
    """

    pages_are_read = False
    write_jobs = 1

    def build(self, force_all: bool = False, filenames: Sequence[Path] = ()) -> None:
        """Build as Sphinx does, after registering handlers: they exit with ``UNREAD`` if a page would have to be read
        though ``pages_are_read``, set the number of writing processes, and print ``PAGES_READ`` before pages are
        written.
        """
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
    """Wait until standard input is closed, then kill the group of processes that this one belongs to."""
    while os.read(0, 1):
        pass
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def notice(error: object) -> None:
    """Append to ``accidents`` the message of an exception, and of each of its causes, that is a MemoryError or an
    OSError with one of the codes in ``REFUSED``. Other objects are ignored.
    """
    accidents.extend(str(reason) for reason in _chain(error) if isinstance(reason, MemoryError)
                     or (isinstance(reason, OSError) and reason.errno in REFUSED))  # fmt: skip


def _chain(error: object) -> Iterator[BaseException]:
    while isinstance(error, BaseException):
        yield error
        error = getattr(error, "orig_exc", None) or error.__cause__ or error.__context__


def print_error(error: BaseException, /, *, stderr: Any = sys.stderr, **_options: Any) -> None:
    """Print the error that ended the build to ``stderr``, on one line, and pass it to :func:`notice`. Used instead of
    Sphinx's own function, which would write a file to the system's temporary folder.
    """
    notice(error)
    name = error.category if isinstance(error, SphinxError) else type(error).__name__
    reason = " ".join(str(error).split()) or ("there is not enough memory" if isinstance(error, MemoryError) else "")
    print(f"{name}: {reason}", file=stderr)


class Record(logging.LogRecord):
    """A log record that passes its arguments to :func:`notice`: for Sphinx a file that could not be written is only a
    warning.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for argument in self.args if isinstance(self.args, tuple) else ():
            notice(argument)


def build(pages: str, jobs: str, *words: str) -> int:
    """Run ``sphinx-build`` with the arguments ``words``; return its exit status, or ``ACCIDENT`` if the system lacked a
    resource.

    ``pages``: ``read`` if another process has read the pages, otherwise ``unread``. ``jobs``: the number of processes
    that write pages.
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
