"""Settings of Python's garbage collector during a build.

Doctrees have many reference cycles and live as long as the build. With its default thresholds the collector traverses
them again and again: a quarter of the time of a build of 200 articles, and more with each article. Objects that exist
when reading starts (modules, the environment) are frozen, the thresholds for later ones are raised, and at the end of
the process objects are not freed one by one (0.9 s after each build of 800 articles). The result does not depend on it.
"""

from __future__ import annotations

import atexit
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

THRESHOLDS = (50_000, 20, 100)
"""Thresholds of the three generations: number of new objects before a collection of the youngest, number of its
collections before one of the next (Python's defaults: 700, 10, 10). Costs about 30 MB of memory.
"""

_usual = gc.get_threshold()


def rest(_app: Sphinx, config: Config) -> None:
    """Before the environment is loaded: raise the thresholds of the garbage collector."""
    if config.wikibinder_shortcuts:
        gc.set_threshold(*THRESHOLDS)
        atexit.register(gc.freeze)


def freeze_objects(app: Sphinx) -> None:
    """When reading starts: exclude the existing objects from garbage collection (``gc.freeze``)."""
    if app.config.wikibinder_shortcuts:
        gc.freeze()


def resume(_app: Sphinx, _exception: Exception | None) -> None:
    """After the build: restore the thresholds and unfreeze objects, since other programs may build many projects in one
    process.
    """
    gc.set_threshold(*_usual)
    gc.unfreeze()


def setup(app: Sphinx) -> None:
    """Register the handlers that change the garbage collector at the beginning of a build, and the one that restores
    it.
    """
    app.connect("config-inited", rest, priority=900)
    app.connect("builder-inited", freeze_objects, priority=900)
    app.connect("build-finished", resume, priority=900)
