"""Readers, templates and editions that other installed packages bring, as entry points.

An entry point (https://packaging.python.org/specifications/entry-points/) names an object of a package:
``wikibinder.readers`` a :class:`wikibinder.readers.Reader`, ``wikibinder.templates`` a mapping of template names to
rules, ``wikibinder.editions`` a :class:`wikibinder.book.sphinx_project.Edition`. The manual has an example of each
("Extending wikibinder").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

READERS, TEMPLATES, EDITIONS = "wikibinder.readers", "wikibinder.templates", "wikibinder.editions"


class PluginError(Exception):
    """A plugin that cannot be loaded: one sentence that names its entry point."""


@cache
def plugins(group: str) -> Mapping[str, Any]:
    """The objects of a group by the names of their entry points, in the order of the names.

    Raises :class:`PluginError` where one cannot be loaded.
    """
    found: dict[str, Any] = {}
    for point in sorted(_entry_points(group), key=lambda point: point.name):
        try:
            found[point.name] = point.load()
        except Exception as error:
            # Importing a plugin may raise anything.
            raise PluginError(
                f'the plugin "{point.name}" ({group}: {point.value}) cannot be loaded: {type(error).__name__}: {error};'
                " repair or uninstall its package"
            ) from error
    return found


def load() -> None:
    """Load what pages are converted by, so that a plugin that fails ends a run before its first page."""
    for group in (READERS, TEMPLATES):
        plugins(group)


def versions() -> tuple[str, ...]:
    """A description that changes with the installed plugins: group, name, object, and version of the package of
    each.
    """
    points = (point for group in (READERS, TEMPLATES, EDITIONS) for point in _entry_points(group))
    return tuple(sorted(f"{p.group} {p.name} {p.value} {p.dist.version if p.dist else ''}" for p in points))


def _entry_points(group: str) -> Any:
    # Only a run waits for this module, not "wikibinder --help".
    from importlib.metadata import entry_points  # noqa: PLC0415

    return entry_points(group=group)
