"""The files of a snapshot folder by their names on the wiki, from ``media.json``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wikibinder.model.page import Credit, MediaList
from wikibinder.readers import is_outside_link
from wikibinder.readers.snapshot import MEDIA

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "media"
"""Name of the folder of images, in a snapshot folder and in the output folder."""


@dataclass(frozen=True, slots=True)
class SnapshotFile:
    """An image of a snapshot: the path, relative to the output folder, to which it is copied; its present file; the
    reason why it cannot be used ("" if it can); its artist and licence.
    """

    target: str
    path: Path
    refused: str
    credit: Credit


@lru_cache(maxsize=8)
def snapshot_files(media: MediaList) -> Mapping[str, SnapshotFile]:
    """Return the files listed in ``media.json`` of a snapshot, by their names without namespace, as MediaWiki
    normalises them; empty if ``media.json`` cannot be read.
    """
    top = Path(media.folder)
    try:
        entries = json.loads((top / MEDIA).read_bytes())
    except (OSError, ValueError, RecursionError):
        # RecursionError: a file of deeply nested brackets is a few kilobytes long.
        return {}
    found = {}
    for title, entry in entries.items() if isinstance(entries, dict) else ():
        name = title.partition(":")[2]
        if name and isinstance(entry, dict):
            found[name] = _file(name, entry, top)
    return found


def _file(name: str, entry: Mapping[str, Any], top: Path) -> SnapshotFile:
    texts = {key: value for key, value in entry.items() if isinstance(value, str)}
    # Only the last part: a media.json from elsewhere must not name a file outside its folder.
    base = Path(texts.get("file", "")).name
    path = top / FOLDER / base
    refused = texts.get("problem", "")
    if not refused and (not base or is_outside_link(path, top) or not path.is_file()):
        refused = f"is not in the folder {FOLDER}; run wikibinder fetch on the snapshot again"
    fields = ("page", "artist", "licence", "licence_url", "attribution")
    return SnapshotFile(f"{FOLDER}/{base}", path, refused, Credit(name, *(texts.get(field, "") for field in fields)))
