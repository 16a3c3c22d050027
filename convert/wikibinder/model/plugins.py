"""Readers, templates and editions from other installed packages, found by entry points."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

READERS, TEMPLATES, EDITIONS = "wikibinder.readers", "wikibinder.templates", "wikibinder.editions"


class PluginError(Exception):
    """A plugin cannot be loaded. The message is one sentence that names the plugin and its entry point."""


@cache
def plugins(group: str) -> Mapping[str, Any]:
    """Return the objects that installed packages register in an entry point group, by their names, sorted.

    Raises :class:`PluginError` if one cannot be loaded.
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
    """Load the plugins for readers and templates, so that one that fails ends a run before its first page. Raises
    :class:`PluginError`.
    """
    for group in (READERS, TEMPLATES):
        plugins(group)


def versions() -> tuple[str, ...]:
    """Return a text for each installed plugin: group, name, object, and package version. The result changes when a
    plugin is updated, so that pages are converted again.
    """
    points = (point for group in (READERS, TEMPLATES, EDITIONS) for point in _entry_points(group))
    return tuple(sorted(f"{p.group} {p.name} {p.value} {p.dist.version if p.dist else ''}" for p in points))


def _entry_points(group: str) -> Any:
    # Imported here because it is slow, and "wikibinder --help" does not need it.
    from importlib.metadata import entry_points  # noqa: PLC0415

    return entry_points(group=group)
