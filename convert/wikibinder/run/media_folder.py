"""A folder of image files to what pages show: found by their names on the wiki, copied under safe ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from wikibinder.model.docnames import Docnames

KINDS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})
FOLDER = "media"
"""Where images lie beside the pages."""


def wiki_name(name: str) -> str:
    """A file's name as MediaWiki compares it: spaces for ``_``, first letter upper case."""
    name = " ".join(unicodedata.normalize("NFC", name).replace("_", " ").split())
    return name[:1].upper() + name[1:]


@cache
def files(folder: str) -> dict[str, tuple[str, Path]]:
    """The images of a folder by their names on the wiki: the path beside the pages, and where the file is."""
    found: dict[str, tuple[str, Path]] = {}
    names = Docnames()
    for path in sorted(Path(folder).iterdir()) if folder else ():
        if path.suffix.lower() in KINDS and path.is_file():
            name, _ = names.give(path.stem)
            found[wiki_name(path.name)] = f"{FOLDER}/{name}{path.suffix.lower()}", path
    return found


class Media(Mapping[str, str]):
    """The path of each image beside the pages; remembers which ones a page asked for."""

    def __init__(self, folder: str) -> None:
        self._files = files(folder)
        self.used: dict[str, str] = {}
        self.missing: dict[str, None] = {}

    def __getitem__(self, name: str) -> str:
        if (found := self._files.get(wiki_name(name))) is None:
            self.missing[name] = None
            raise KeyError(name)
        target, path = found
        self.used[target] = str(path)
        return target

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
