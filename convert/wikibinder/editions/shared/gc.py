"""Python's cycle collector, told to look less often while a book is built.

A doctree is a net of cycles that lives as long as the build, and Sphinx keeps all that it has read. The collector with
its usual thresholds walks them over and over: a quarter of the time of a build of 200 articles, and more with each
one. What is there when reading starts (modules, the environment) is taken out of its sight; what comes later is looked
at in larger lots; and at the end of the process nothing is taken apart that the system takes back as a whole (0.9 s
after each build of 800 articles). What a build makes does not depend on it.
"""

from __future__ import annotations

import atexit
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

THRESHOLDS = (50_000, 20, 100)
"""Objects made before the youngest are looked at; lots before the older, and the oldest, are (Python's: 700, 10, 10).
About 30 MB more memory."""

_usual = gc.get_threshold()


def rest(_app: Sphinx, config: Config) -> None:
    """Before the environment is loaded: look less often."""
    if config.wikibinder_shortcuts:
        gc.set_threshold(*THRESHOLDS)
        atexit.register(gc.freeze)


def pass_over(app: Sphinx) -> None:
    """Take what is there when reading starts out of sight."""
    if app.config.wikibinder_shortcuts:
        gc.freeze()


def resume(_app: Sphinx, _exception: Exception | None) -> None:
    """As before: other programs may build many projects in one process."""
    gc.set_threshold(*_usual)
    gc.unfreeze()


def setup(app: Sphinx) -> None:
    """Register the handlers."""
    app.connect("config-inited", rest, priority=900)
    app.connect("builder-inited", pass_over, priority=900)
    app.connect("build-finished", resume, priority=900)
