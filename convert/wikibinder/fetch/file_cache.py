"""Cache of what never changes: revisions by their number, files by their SHA-1 and width. Files appear whole."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from wikibinder.model.files import failing_clearly, unfinished


def cache_folder() -> Path:
    """The folder of this platform for caches, with the program's name."""
    # Heeded on every platform: who sets it means it.
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
    """The cache of one wiki, in a folder that only its user may read."""

    folder: Path

    @classmethod
    def of_wiki(cls, api: str) -> FileCache:
        """The cache of the wiki whose API is at that address."""
        name = re.sub(r"[^a-z0-9.]+", "-", api.partition("://")[2].lower().removesuffix("/api.php"))
        return cls(cache_folder() / (name.strip("-.") or "wiki"))

    def get(self, kind: str, name: str) -> bytes | None:
        """What was put under a name; None where nothing was."""
        with contextlib.suppress(OSError):
            return (self.folder / kind / name).read_bytes()
        return None

    def put(self, kind: str, name: str, data: bytes) -> None:
        """Keep data for later runs. Its name appears once it is on the disk; raises OutputError."""
        path = self.folder / kind / name
        with failing_clearly(path):
            for folder in (self.folder, path.parent):
                # For the user alone: pages of private wikis are in it.
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = unfinished(path)
            try:
                with part.open("wb") as file:
                    file.write(data)
                    file.flush()
                    # Before the name appears: after a power failure a file of that name must not be empty.
                    os.fsync(file.fileno())
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
