"""Converts the picture files of a project to files that every reading device shows: valid, in supported formats, no
larger than a page.

An SVG may contain scripts, external references and private elements of drawing programs. One with only shapes is
copied; every other one is rendered to a bitmap.
"""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PIL import Image

from wikibinder.editions.epub.xhtml import Element, MarkupError, markup, parse
from wikibinder.editions.typst import trial
from wikibinder.model import picture_kinds
from wikibinder.model.limits import EditionBounds

if TYPE_CHECKING:
    from pathlib import Path

BOUNDS: Final = EditionBounds()
LARGEST: Final = 1600
"""Maximum length of the longer side of a picture in pixels; the screens of the largest e-readers have about 1870, of
phones fewer.
"""
KINDS: Final = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif"}
"""Format, as Pillow names it, that every device shows -> suffix of its files; other formats are converted to PNG or
JPEG.
"""
PLAIN_MODES: Final = frozenset(("1", "L", "LA", "P", "RGB", "RGBA"))
PLAIN_SHAPES: Final = frozenset((
    "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "clipPath",
    "linearGradient", "radialGradient", "stop",
))  # fmt: skip
FORBIDDEN_ATTRIBUTE: Final = re.compile(r"^on|:|^(href|style|src)$")
XML_NAME: Final = re.compile(r"[A-Za-z_][\w.-]*")
DRAWING: Final = (
    '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image(bytes(sys.inputs.svg), format: "svg")'
)
PIXELS_TO_INCH: Final = 96
LENGTH: Final = re.compile(r"\s*(\d+(?:\.\d+)?(?:e[+-]?\d{1,2})?)([a-z]*)")
UNITS: Final = {"in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16.0, "em": 16.0, "ex": 8.0}
HIGHEST_RESOLUTION: Final = 600.0


class PictureError(ValueError):
    """The file contains no picture that can be shown; the message gives the reason."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file: the suffix of its format, its content, its shape (width divided by height), and the width of a
    drawing that was rendered to a bitmap (CSS pixels; 0 for other pictures).
    """

    suffix: str
    data: bytes
    shape: float = 1.0
    width: int = 0


def prepare(source: Path, bounds: EditionBounds = BOUNDS) -> Picture:
    """Read a picture file and convert it for the book if necessary. ``bounds``: limits of time and memory for rendering
    a drawing. Raises PictureError if it cannot be shown, OSError if it cannot be read.
    """
    data = source.read_bytes()
    kind = picture_kinds.suffix(data[: picture_kinds.HEAD]) or source.suffix.lower()
    return _drawing(data, source.parent, bounds) if kind == ".svg" else _photograph(data)


def _photograph(data: bytes) -> Picture:
    try:
        with warnings.catch_warnings():
            # Pillow only warns of pictures with very many pixels; decoding one takes gigabytes.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                picture.load()
                kind = picture.format or ""
                fits = max(picture.size) <= LARGEST and picture.mode in PLAIN_MODES
                # Scaling would lose the other frames of an animation.
                if kind in KINDS and (fits or kind == "GIF"):
                    return Picture(KINDS[kind], data, picture.width / picture.height)
                return _scaled(picture, kind)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(str(error)) from error


def _scaled(picture: Image.Image, kind: str) -> Picture:
    transparent = picture.has_transparency_data
    if picture.mode not in {"L", "LA", "RGB", "RGBA"}:
        # Reading devices need not support CMYK, or 16 bits a channel.
        picture = picture.convert("RGBA" if transparent else "RGB")
    picture.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if transparent or kind == "PNG":
        picture.save(out, "PNG", optimize=True)
        return Picture(".png", out.getvalue(), picture.width / picture.height)
    picture.save(out, "JPEG", quality=85, optimize=True)
    return Picture(".jpg", out.getvalue(), picture.width / picture.height)


def _drawing(data: bytes, folder: Path, bounds: EditionBounds) -> Picture:
    try:
        text = data.decode("utf-8-sig")
        root = parse(text)
    except (UnicodeDecodeError, MarkupError) as error:
        raise PictureError(str(error)) from error
    width, height = _sides(root)
    # A document type could define entities, which reading systems treat differently.
    if "<!" not in text.replace("<!--", "") and all(map(_is_plain, root.iter())):
        return Picture(".svg", data, width / height)
    _without_references(root)
    density = min(HIGHEST_RESOLUTION, LARGEST / max(width, height) * PIXELS_TO_INCH)
    around = trial.TrialLimits(folder, (), bounds.cpu(0), bounds.memory(0) / 1e6)
    (drawn,) = trial.results([trial.TypstTrial(DRAWING, "png", density, {"svg": markup(root)})], around)
    if drawn is None:
        raise PictureError("Typst cannot draw it within the limits of an article (see --bound)")
    return Picture(".png", drawn, width / height, round(width))


def _without_references(root: Element) -> None:
    """Remove from an SVG drawing the references to other files; internal ones and embedded data remain."""
    for parent in list(root.iter()):
        for child in list(parent):
            if not child.get("href", child.get("xlink:href", "data:")).startswith(("data:", "#")):
                child.attrib.pop("href", None)
                child.attrib.pop("xlink:href", None)


def _is_plain(element: Element) -> bool:
    if element.tag not in PLAIN_SHAPES or not XML_NAME.fullmatch(element.get("id", "x")):
        return False
    return not any(
        "url(" in value.replace("url(#", "") or (FORBIDDEN_ATTRIBUTE.search(name) and not name.startswith("xmlns"))
        for name, value in element.items()
    )


def _sides(root: Element) -> tuple[float, float]:
    """Return width and height of an SVG drawing in CSS pixels: from its attributes, or from its view box if its width
    is missing or in percent; 300 by 150 if these give no positive lengths.
    """
    box = root.get("viewBox", "").replace(",", " ").split()
    sides_given = (
        (root.get("width", ""), root.get("height", "")) if "%" not in root.get("width", "%") else tuple(box[2:4])
    )
    found = [LENGTH.match(side) for side in sides_given]
    numbers = [float(match[1]) * UNITS.get(match[2], 1.0) if match else 0.0 for match in found]
    return (numbers[0], numbers[1]) if len(numbers) == 2 and min(numbers) > 0 else (300.0, 150.0)
