"""``[[File:…]]`` and ``<gallery>``: images, figures and galleries (Parser::makeImage, renderImageGallery)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wikibinder.model.nodes import Figure, Gallery, Image, Inlines, Paragraph, walk
from wikibinder.parser import namespaces
from wikibinder.parser.sanitize import decode

_SIZE = re.compile(r"([0-9]{1,5})?(?:x([0-9]{1,5}))?")
_FORMATS = frozenset(("thumb", "manualthumb", "frame", "frameless"))
_THUMBNAILS = _FORMATS - {"frame"}
_ALIGNMENTS = frozenset(("left", "right", "center", "none"))
_WITH_VALUE = frozenset(("alt", "width", "link", "upright"))
THUMBNAIL = 250
"""Width in pixels of a thumbnail without a size, as on Wikipedia (wgThumbLimits)."""
UPRIGHT = 0.75
"""Factor of the width of a thumbnail for the option ``upright`` without a number (wgThumbUpright)."""
_UPRIGHT = re.compile(r"[0-9]{0,2}(?:\.[0-9]{1,4})?")


@dataclass(slots=True)
class FileOptions:
    """The options of a file link. ``format``: ``thumb``, ``frame`` ... ("": none); ``align``: ``left``, ``none`` ...
    ("": not given); ``values``: of the options ``alt``, ``width``, ``link`` and ``upright``, as written; ``caption``:
    wikitext.
    """

    format: str = ""
    align: str = ""
    values: dict[str, str] = field(default_factory=dict)
    caption: str = ""

    @property
    def framed(self) -> bool:
        return self.format in ("thumb", "manualthumb", "frame")

    @property
    def size(self) -> tuple[int, int]:
        match = _SIZE.match(self.values.get("width", ""))
        return (int(match[1] or 0), int(match[2] or 0)) if match else (0, 0)


def options(parts: list[str]) -> FileOptions:
    """Parse the parts of a file link after the name of the file; the last part that is no option is the caption."""
    found = FileOptions()
    for part in parts:
        text = part.strip()
        option = namespaces.image_option(text) if len(text) < 1000 or "=" in text[:40] else None
        if option is None:
            found.caption = text
        elif option[0] in _FORMATS:
            found.format = found.format or option[0]
        elif option[0] in _ALIGNMENTS:
            found.align = found.align or option[0]
        elif option[0] in _WITH_VALUE:
            found.values[option[0]] = option[1]
    return found


def image(name: str, found: FileOptions, alt: str) -> Image:
    """Return the image of a file link. ``name``: of the file; ``found``: its options; ``alt``: the alternative text."""
    width, height = found.size
    align = found.align or ("right" if found.format in ("thumb", "manualthumb") else "")
    link = decode(found.values.get("link", "")).strip()
    most = _most(found) if found.format in _THUMBNAILS and not (width or height) else 0
    return Image(name, alt, width, height, "" if align == "none" else align, link, most)


def _most(found: FileOptions) -> int:
    """Return the maximum width in pixels of a thumbnail for which no size is given, by the factor of its option
    ``upright``; THUMBNAIL without a valid one.
    """
    factor = found.values.get("upright")
    if factor is None or not _UPRIGHT.fullmatch(factor):
        return THUMBNAIL
    return round(THUMBNAIL * (float(factor) if factor.strip(".") else UPRIGHT)) or THUMBNAIL


def alternatives(caption: Inlines) -> str:
    """Return the alternative texts of the pictures in a caption, joined by spaces."""
    return " ".join(node.alt for node in walk(caption) if isinstance(node, Image) and node.alt)


def figure(picture: Image, caption: Inlines) -> Figure:
    return Figure(picture, (Paragraph(caption),) if caption else ())


def gallery_line(line: str) -> tuple[str, list[str]] | None:
    """Return for a line of ``<gallery>`` the name of the file and a list of the text after the first pipe, empty if
    there is none; None if the line names no file.
    """
    target, _, rest = line.partition("|")
    prefix, colon, name = target.partition(":")
    if colon and namespaces.namespace(prefix.strip()) == "file":
        target = name
    target = " ".join(target.replace("_", " ").split())
    if not target or any(c in target for c in "[]{}<>\x01"):
        return None
    return target, [rest] if rest else []


def gallery(figures: list[Figure], caption: Inlines) -> Gallery:
    return Gallery(tuple(figures), caption)
