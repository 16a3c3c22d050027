"""Decides which form of a file to fetch, and checks the bytes that were received."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from wikibinder.model.svg import SvgError, cleaned

if TYPE_CHECKING:
    from wikibinder.fetch.api import Json

MOST_PIXELS, MOST_BYTES = 100_000_000, 100_000_000
SHOWN = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg"}
"""Media type that editions can show -> suffix of such a file."""
TIFF = "image/tiff"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"),
)  # fmt: skip
# Pillow tries only the decoder named here, not every one that it has.
_FORMATS = {"png": "PNG", "jpg": "JPEG", "gif": "GIF", "webp": "WEBP"}


@dataclass(frozen=True, slots=True)
class Choice:
    """How to fetch a file of the wiki: the original, or (``thumb``) a picture that the wiki renders from it.
    ``problem``: the reason why the file is not fetched, or "".
    """

    thumb: bool = False
    problem: str = ""


def choice(info: Json, width: int) -> Choice:
    """Return how to fetch a file that the object ``info`` (``prop=imageinfo``) describes; ``width``: the maximum width
    of pictures in the book, in pixels.

    Originals are fetched if they are not wider than that, GIFs and SVGs in any width; otherwise, and of formats that
    books cannot show (TIFF, PDF, DjVu, XCF), a rendered picture. Sound, video, originals of more than ``MOST_BYTES``
    and pictures of more than ``MOST_PIXELS`` (except JPEG) are not fetched.
    """
    mime, medium = str(info.get("mime", "")), str(info.get("mediatype", ""))
    pixels = int(info.get("width") or 0) * int(info.get("height") or 0)
    if medium in ("AUDIO", "VIDEO") or mime.startswith(("audio/", "video/")) or mime == "application/ogg":
        kind = "video" if medium == "VIDEO" or mime.startswith("video/") else "sound"
        return Choice(problem=f"is a {kind}; its caption and a link are kept")
    # The wiki makes no thumbnails of them either ($wgMaxImageArea); a JPEG is scaled while it is decoded.
    if pixels > MOST_PIXELS and mime != "image/jpeg":
        return Choice(problem=f"has more than {MOST_PIXELS // 1_000_000} million pixels")
    # A thumbnail of a GIF may lose its animation, one of an SVG its outlines.
    is_wide = int(info.get("width") or 0) > width and mime not in ("image/gif", "image/svg+xml")
    if mime in SHOWN and not is_wide:
        too_long = int(info.get("size") or 0) > MOST_BYTES
        return Choice(problem=f"is longer than {MOST_BYTES // 1_000_000} MB" if too_long else "")
    return Choice(thumb=True)


def can_be_shown(info: Json) -> bool:
    """Whether the original of a file (described by ``prop=imageinfo``) can be used if the wiki renders no smaller
    picture of it.
    """
    mime = info.get("mime")
    pixels = int(info.get("width") or 0) * int(info.get("height") or 0)
    return (mime in SHOWN or mime == TIFF) and pixels <= MOST_PIXELS and int(info.get("size") or 0) <= MOST_BYTES


def is_tiff(data: bytes) -> bool:
    """Whether the contents of a file are a TIFF, which books cannot show."""
    return data.startswith((b"II*\0", b"MM\0*"))


def as_png(data: bytes, width: int) -> bytes:
    """Return the first page of a TIFF as PNG, reduced to ``width`` pixels if it is wider; b"" if it cannot be read or
    has more than ``MOST_PIXELS``.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=["TIFF"]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return b""
                shown = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
                if shown.width > width:
                    shown = shown.resize((width, max(1, shown.height * width // shown.width)))
                written = io.BytesIO()
                shown.save(written, "PNG")
                return written.getvalue()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return b""


def ending(data: bytes) -> str:
    """Return the suffix for a picture, without a dot, by its contents, whatever its name; "" if they are no picture
    that books can show.
    """
    if found := next((name for magic, name in _MAGIC if data.startswith(magic)), ""):
        return found
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    # Drawing programs write long comments and entity declarations before the root element.
    is_svg = head.startswith((b"<?xml", b"<svg", b"<!--", b"<!doctype svg")) and b"<svg" in data[:65536]
    return "svg" if is_svg else ""


def fault(data: bytes) -> str:
    """Return the reason why the contents of a file cannot be shown as a picture; "" if they can."""
    kind = ending(data)
    if kind == "svg":
        try:
            cleaned(data)
        except SvgError as error:
            return f"cannot be shown: {error}"
        return ""
    if not kind:
        # Proxies and wikis behind a login return a web page with status 200 for every address.
        start = data[:200].lstrip().lower()
        is_page = start.startswith((b"<!doctype html", b"<html"))
        return (
            "the response is a web page; does the wiki need a login?"
            if is_page
            else "is not a picture that can be shown"
        )
    return _raster_fault(data, kind)


def _raster_fault(data: bytes, kind: str) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=[_FORMATS[kind]]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return f"has more than {MOST_PIXELS // 1_000_000} million pixels"
                picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        return f"is damaged: {' '.join(str(error).split())[:100]}"
    return ""
