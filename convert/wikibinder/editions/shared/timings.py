"""Measures the CPU seconds of the steps of a build, and writes them as JSON beside the doctrees.

Active only if ``wikibinder_timings`` is set, as by the option ``--timings`` of ``wikibinder build``.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders import Builder

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

STEPS = ("start", "read", "resolve", "write", "compile", "finish", "rest")
"""The names of the steps, in this order: loading Sphinx, its extensions and the environment; reading pages; resolving
references; writing; Typst; search index, index pages and binding; everything else (saving the environment, copying
files).
"""


def seconds() -> float:
    """Return the CPU seconds of this process and of the child processes that have ended."""
    return sum(os.times()[:4])


class Clock:
    """CPU seconds by step of the build (``spent``). Time in a nested step counts for the inner step only; time outside
    all steps for "rest", that before the clock is made for "start".
    """

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.since = self.spent["start"] = seconds()
        self.running: list[str] = ["rest"]

    def turn(self) -> None:
        """Add the time since the last call to the step that is running."""
        now = seconds()
        self.spent[self.running[-1]] += now - self.since
        self.since = now

    def timed(self, step: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that calls ``work`` and adds the time that it takes to ``step``."""

        @wraps(work)
        def worked(*arguments: Any, **options: Any) -> Any:
            self.turn()
            self.running.append(step)
            try:
                return work(*arguments, **options)
            finally:
                self.turn()
                self.running.pop()

        return worked


def path(doctrees: str | Path, builder: str) -> Path:
    """Return the path of the file with the times of a builder. ``doctrees``: the folder of doctrees; ``builder``: the
    builder's name.
    """
    return Path(doctrees, f"{builder}.timings.json")


def begin(app: Sphinx) -> None:
    """If ``wikibinder_timings`` is set: start the clock, and make it measure the methods of the builder."""
    if not app.config.wikibinder_timings:
        return
    app.wikibinder_clock = clock = Clock()  # type: ignore[attr-defined]  # gone with the build
    one_file = type(app.builder).write_doc is Builder.write_doc
    works = {
        "read": "read", "write_documents": "write" if one_file else "resolve", "write_doc": "write",
        "write_doc_serialized": "write", "compile": "compile", "compile_parts": "compile", "finish": "finish",
    }  # fmt: skip
    for name, step in works.items():
        if hasattr(app.builder, name):
            setattr(app.builder, name, clock.timed(step, getattr(app.builder, name)))


def end(app: Sphinx, _exception: Exception | None) -> None:
    """If ``wikibinder_timings`` is set: write the seconds of each step as JSON to the file of this builder."""
    if app.config.wikibinder_timings:
        clock: Clock = app.wikibinder_clock  # type: ignore[attr-defined]
        clock.turn()
        found = {step: round(clock.spent[step], 3) for step in STEPS if clock.spent[step]}
        path(app.doctreedir, app.builder.name).write_text(json.dumps(found), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register ``begin`` as the last handler before the build, and ``end`` as the last one after it."""
    app.connect("builder-inited", begin, priority=990)
    app.connect("build-finished", end, priority=990)
