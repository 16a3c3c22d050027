"""The user's folder of images: finds them by their names on the wiki and copies them under safe names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from wikibinder.model import picture_kinds
from wikibinder.model.docnames import Docnames
from wikibinder.readers import is_outside_link
from wikibinder.run.snapshot_media import FOLDER, SnapshotFile, snapshot_files

if TYPE_CHECKING:
    from wikibinder.model.page import Credit, MediaList

KINDS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})
OUTSIDE = "is a symbolic link to a file outside its folder (see --follow-links)"


def wiki_name(name: str) -> str:
    """Return a file's name, without namespace, as MediaWiki compares it: NFC, spaces for ``_``, first letter upper
    case.
    """
    name = " ".join(unicodedata.normalize("NFC", name).replace("_", " ").split())
    return name[:1].upper() + name[1:]


@dataclass(frozen=True, slots=True)
class MediaFile:
    """An image: the path, relative to the output folder, to which it is copied; its present file; and the reason why it
    cannot be used ("" if it can).
    """

    target: str
    path: Path
    refused: str = ""


@cache
def files(folder: str, follow_links: bool) -> dict[str, MediaFile]:
    """Return the images in a folder (not in its subfolders) by their names on the wiki (:func:`wiki_name`); none for
    the folder "". A symbolic link to a file outside the folder has a reason why it cannot be used, unless
    ``follow_links``.
    """
    found: dict[str, MediaFile] = {}
    names, top = Docnames(), Path(folder)
    # Sorted: if two names differ only in case, the same one gets the plain file name in every run.
    for path in sorted(top.iterdir()) if folder else ():
        if path.suffix.lower() not in KINDS:
            continue
        outside = is_outside_link(path, top) and not follow_links
        if outside or path.is_file():
            name, _ = names.assign(path.stem)
            refused = OUTSIDE if outside else ""
            target = f"{FOLDER}/{name}{path.suffix.lower()}"
            # A link outside is listed with its reason, so that the report does not call the file missing.
            found[wiki_name(path.name)] = MediaFile(target, path.resolve(), refused)
    return found


@cache
def fault(path: Path) -> str:
    """Return the reason why an image cannot be shown (an unreadable file, an SVG that cannot be sanitised); "" if it
    can.
    """
    from wikibinder.model.svg import SvgError  # noqa: PLC0415 (its parser of XML loads a client for the network)

    try:
        if _is_drawing(path):
            shown(path)
    except (SvgError, OSError) as error:
        return getattr(error, "strerror", None) or str(error)
    return ""


def shown(path: Path) -> bytes:
    """Return the bytes to write for an image file: those of the file, or for an SVG the sanitised drawing. Raises
    OSError, or SvgError for an SVG that cannot be sanitised.
    """
    from wikibinder.model.svg import cleaned  # noqa: PLC0415 (as above)

    data = path.read_bytes()
    return cleaned(data) if _is_drawing(path) else data


def _is_drawing(path: Path) -> bool:
    """Whether a file is an SVG by its name, or by its content, which EPUB and PDF readers use."""
    with path.open("rb") as file:
        return ".svg" in (path.suffix.lower(), picture_kinds.suffix(file.read(picture_kinds.HEAD)))


@cache
def pixels(path: Path) -> int:
    """Return the width of a raster image in pixels; 0 for a vector drawing and for an unreadable file."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  (most pages show no picture)

    if path.suffix.lower() == ".svg":
        return 0
    try:
        with Image.open(path) as picture:
            return picture.width
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        # Pillow's decoders raise any of these for damaged files; such a file is used without a width.
        return 0


class Media(Mapping[str, str]):
    """A mapping from an image's name on the wiki to its path relative to the output folder, which raises KeyError for a
    missing or unusable image. ``requested``: the names looked up; ``used``: path in the output folder -> source file;
    ``missing``: name -> why the image cannot be used, "" if there is no such file.

    The images in the user's ``folder`` take precedence over the files of a snapshot (``fetched``).
    """

    def __init__(self, folder: str, fetched: MediaList | None = None, *, follow_links: bool = False) -> None:
        self._files: dict[str, MediaFile | SnapshotFile] = {**files(folder, follow_links)}
        # A user can replace a picture of the snapshot by one of the same name.
        for name, file in (snapshot_files(fetched) if fetched and fetched.folder else {}).items():
            self._files.setdefault(name, file)
        self.requested: dict[str, None] = {}
        self.used: dict[str, str] = {}
        self.missing: dict[str, str] = {}

    def width(self, name: str) -> int:
        """Return the width of the image with this name in pixels; 0 if it is unknown, and for a vector drawing."""
        found = self._files.get(wiki_name(name))
        return pixels(found.path) if found and not found.refused else 0

    def credit(self, name: str) -> Credit | None:
        """Return artist and licence of the image with this name; None if it cannot be shown or is from the user's
        folder.
        """
        found = self._files.get(wiki_name(name))
        if not isinstance(found, SnapshotFile) or found.refused or fault(found.path):
            return None
        return found.credit

    def __getitem__(self, name: str) -> str:
        self.requested[name] = None
        found = self._files.get(wiki_name(name))
        refused = found.refused or fault(found.path) if found else ""
        if found is None or refused:
            self.missing[name] = refused
            raise KeyError(name)
        self.used[found.target] = str(found.path)
        return found.target

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
