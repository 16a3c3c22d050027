"""Cache of data that never change: revisions by number, files by SHA-1 and width. Files are written atomically."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from wikibinder.model.files import failing_clearly, unfinished


def cache_folder() -> Path:
    """Return this program's folder for caches: ``wikibinder`` in XDG_CACHE_HOME if that is set, otherwise in the
    platform's folder for caches, such as ``~/.cache``.
    """
    # Used on every platform, because a user who sets it wants it.
    if given := os.environ.get("XDG_CACHE_HOME"):
        base = Path(given)
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home())
    else:
        base = Path.home() / ".cache"
    return base / "wikibinder"


@dataclass(frozen=True, slots=True)
class FileCache:
    """The cache of what was fetched from one wiki, in a folder that only the user may read."""

    folder: Path

    @classmethod
    def of_wiki(cls, api: str) -> FileCache:
        """Return the cache for the wiki whose ``api.php`` has the address ``api``."""
        name = re.sub(r"[^a-z0-9.]+", "-", api.partition("://")[2].lower().removesuffix("/api.php"))
        return cls(cache_folder() / (name.strip("-.") or "wiki"))

    def get(self, kind: str, name: str) -> bytes | None:
        """Return the data stored as ``name`` in the subfolder ``kind``; None if there are none that can be read."""
        with contextlib.suppress(OSError):
            return (self.folder / kind / name).read_bytes()
        return None

    def put(self, kind: str, name: str, data: bytes) -> None:
        """Store data as ``name`` in the subfolder ``kind``. The file appears once the data are on the disk. Raises
        OutputError.
        """
        path = self.folder / kind / name
        with failing_clearly(path):
            for folder in (self.folder, path.parent):
                # Only for the user, because it may contain pages of private wikis.
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = unfinished(path)
            try:
                with part.open("wb") as file:
                    file.write(data)
                    file.flush()
                    # Before the name appears, so that a file of that name is not empty after a power failure.
                    os.fsync(file.fileno())
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
