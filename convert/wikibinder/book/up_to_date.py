"""Up-to-date check: skips an edition whose inputs have not changed.

The fingerprint covers names, sizes and modification times of files, not their content, so it takes milliseconds.
"""

from __future__ import annotations

import hashlib
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from wikibinder.model.files import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PROGRAM = Path(__file__).parents[1]
TOOLS = ("sphinx", "furo", "typst")
"""Packages whose parent folder (``site-packages``) is part of the fingerprint: an installation changes the folder's
modification time.
"""
ENVIRONMENT = ("SOURCE_DATE_EPOCH", "READTHEDOCS_CANONICAL_URL")
"""Environment variables that an edition depends on."""
EXCLUDED_FROM_DIGEST = (".journal", ".part", "report.html")
"""Ends of the names of files in the project's folder that are not part of the project, as they are about its
conversion.
"""


def ingredients(source: Path, words: Iterable[str]) -> str:
    """Return the fingerprint of an edition's inputs: the Sphinx project ``source``, the arguments ``words`` for Sphinx,
    this program and its dependencies.
    """
    folders = {str(Path(spec.origin).parent.parent) for name in TOOLS if (spec := find_spec(name)) and spec.origin}
    installed = (f"{home} {Path(home).stat().st_mtime_ns}" for home in sorted(folders))
    data = (sys.version, *installed, *(os.environ.get(name, "") for name in ENVIRONMENT), *words)
    return _digest((*data, *_files(PROGRAM), *_files(source)))


def is_current(note: Path, made_of: str, product: Path) -> bool:
    """Whether the edition ``product`` (a file or folder) is up to date: neither it nor the fingerprint of its inputs,
    ``made_of``, has changed since :func:`record` wrote the file ``note``. False if ``note`` cannot be read.
    """
    try:
        return note.read_text("ascii") == f"{made_of}\n{_digest(_files(product))}\n"
    except (OSError, ValueError):
        # Without a readable note the edition is built again, which is always safe.
        return False


def record(note: Path, made_of: str, product: Path) -> None:
    """Write to the file ``note`` the present state of the edition ``product`` and the fingerprint of its inputs,
    ``made_of``.
    """
    write(note, f"{made_of}\n{_digest(_files(product))}\n".encode())


def _digest(data: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(data).encode("utf-8", "surrogateescape")).hexdigest()


def _files(place: Path) -> Iterator[str]:
    """Yield a line for each file in the folder ``place`` and its subfolders, or for ``place`` itself if it is a file:
    path, size and modification time. Yield nothing if it does not exist.
    """
    waiting = [str(place)] if place.is_dir() else []
    if place.is_file():
        yield f"{place} {place.stat().st_size} {place.stat().st_mtime_ns}"
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.path):
                if entry.is_dir():
                    waiting += [] if entry.name == "__pycache__" else [entry.path]
                elif not entry.name.endswith(EXCLUDED_FROM_DIGEST):
                    # A symbolic link may be broken.
                    status = entry.stat(follow_symlinks=entry.is_file())
                    yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
