"""Runs Sphinx in a process of its own: ``python -m wikibinder.editions.process`` takes the arguments of
``sphinx-build``.

The process and its children end when its standard input is closed, which the system does when the parent process
ends for any reason. The exit status is that of ``sphinx-build``, or ``ACCIDENT`` if the system refused something
(disk space, memory, open files): files may then be incomplete.
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
from sphinx.cmd.build import main
from sphinx.errors import SphinxError

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCIDENT = 75
"""EX_TEMPFAIL of sysexits.h."""
REFUSED = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "EMFILE", "ENFILE", "ENOMEM")
                    if hasattr(errno, name))  # fmt: skip
"""Operating-system errors that do not depend on the content that is written."""

accidents: list[str] = []
"""Errors of the system; Sphinx continues after some of them."""


def end_with_parent() -> None:
    """Wait for the end of standard input, then end the whole group of processes."""
    while os.read(0, 1):
        pass
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def notice(error: object) -> None:
    """Note down a refusal of the system, in an exception or behind it."""
    accidents.extend(str(reason) for reason in _chain(error) if isinstance(reason, MemoryError)
                     or (isinstance(reason, OSError) and reason.errno in REFUSED))  # fmt: skip


def _chain(error: object) -> Iterator[BaseException]:
    while isinstance(error, BaseException):
        yield error
        error = getattr(error, "orig_exc", None) or error.__cause__ or error.__context__


def tell(error: BaseException, /, *, stderr: Any = sys.stderr, **_options: Any) -> None:
    """Print the error that ended the build. Sphinx itself would write a file to the system's temporary folder."""
    notice(error)
    name = error.category if isinstance(error, SphinxError) else type(error).__name__
    reason = " ".join(str(error).split()) or ("there is not enough memory" if isinstance(error, MemoryError) else "")
    print(f"{name}: {reason}", file=stderr)


class Record(logging.LogRecord):
    """Logging filter: a file that could not be written is only a warning to Sphinx."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for said in self.args if isinstance(self.args, tuple) else ():
            notice(said)


def build(words: list[str]) -> int:
    """Run ``sphinx-build`` with these words."""
    logging.setLogRecordFactory(Record)
    sphinx._cli.util.errors.handle_exception = tell
    status = main(words)
    return ACCIDENT if accidents else status


if __name__ == "__main__":
    threading.Thread(target=end_with_parent, daemon=True).start()
    sys.exit(build(sys.argv[1:]))
