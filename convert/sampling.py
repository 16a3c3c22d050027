"""Where the converter's time goes, told by looking at it now and then: the code that is looked at stays as it is."""

from __future__ import annotations

import contextlib
import signal
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

STAGES = {
    "convert.readers": "read",
    "convert.wikicode": "templates",
    "convert.templates": "templates",
    "convert.body.expand": "templates",
    "convert.cs1": "citations",
    "convert.body": "text",
    "convert.writers": "write",
}
"""Rooms and what is done in them; the innermost one that is at work counts."""

REST = "other"
INTERVAL = 0.001
"""Seconds of processor time between two looks; systems look less often."""


@contextlib.contextmanager
def sampled() -> Iterator[dict[str, float]]:
    """Seconds of processor time by stage, filled in at the end of the block; Windows cannot tell the stages apart."""
    spent: dict[str, float] = {}
    looks: list[str] = []
    started = time.process_time()
    with _looking(looks):
        yield spent
    looks = looks or [REST]
    each = (time.process_time() - started) / len(looks)
    spent.update({name: looks.count(name) * each for name in sorted(set(looks))})


@contextlib.contextmanager
def _looking(looks: list[str]) -> Iterator[None]:
    """Note down the stage that is at work, every few milliseconds."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def look(_signal: int, frame: FrameType | None) -> None:
        looks.append(stage(frame))

    before = signal.signal(signal.SIGVTALRM, look)
    signal.setitimer(signal.ITIMER_VIRTUAL, INTERVAL, INTERVAL)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def stage(frame: FrameType | None) -> str:
    """What the code that is running belongs to."""
    while frame is not None:
        room = frame.f_globals.get("__name__", "")
        while room.startswith("convert."):
            if found := STAGES.get(room):
                return found
            room = room.rpartition(".")[0]
        frame = frame.f_back
    return REST
