"""Sampling profiler: CPU time per stage, without instrumentation of the code."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

STAGES = {
    "wikibinder.readers": "read",
    "wikibinder.wikitext.preprocessor": "templates",
    "wikibinder.templates": "templates",
    "wikibinder.parser.expand": "templates",
    "wikibinder.cs1": "citations",
    "wikibinder.parser": "text",
    "wikibinder.rst": "write",
    "wikibinder.bibtex": "write",
}
"""Module -> stage of the conversion. The innermost frame in a listed module, or a submodule of one, counts."""

REST = "other"
INTERVAL = 0.002
"""Seconds between two samples; none is taken while a C function runs."""


@contextlib.contextmanager
def sampled() -> Iterator[dict[str, float]]:
    """Measure the thread that runs the block; yield a mapping stage of the conversion -> seconds of CPU time, which is
    complete at the end of the block.

    A second thread takes the samples, because the timers of the system enforce the limits of a page.
    """
    spent: dict[str, float] = {}
    worker, ended = threading.get_ident(), threading.Event()

    def look() -> None:
        before = time.process_time()
        going_on = True
        while going_on:
            # One more sample at the end, so that a page shorter than the interval has one.
            going_on = not ended.wait(INTERVAL)
            name, now = stage(sys._current_frames().get(worker)), time.process_time()
            spent[name] = spent.get(name, 0.0) + now - before
            before = now

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield spent
    finally:
        ended.set()
        watcher.join()


def stage(frame: FrameType | None) -> str:
    """Return the stage of the conversion ("read", "templates", "citations", "text", "write") that runs in a frame, by
    the innermost module in ``STAGES``; "other" if there is none, and for None.
    """
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        while module.startswith("wikibinder."):
            if found := STAGES.get(module):
                return found
            module = module.rpartition(".")[0]
        frame = frame.f_back
    return REST
