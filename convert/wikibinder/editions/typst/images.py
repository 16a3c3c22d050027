"""Images and figures to Typst. An image that cannot be used is replaced by a placeholder with its description."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from wikibinder.editions.typst import trial
from wikibinder.editions.typst.inlines import breakable
from wikibinder.editions.typst.literals import block, boolean, call, safe_url, string
from wikibinder.model import picture_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.editions.typst.writer import Writer

logger = logging.getLogger(__name__)

_LENGTH = re.compile(r"([0-9]*\.?[0-9]+)\s*(|%|px|pt|pc|cm|mm|in|em|ex|vw|vh|rem|ch|q)", re.IGNORECASE)
# docutils' units in Typst's; a pixel is that of CSS, 1/96 inch
_UNITS = {"": (0.75, "pt"), "px": (0.75, "pt"), "pc": (12, "pt"), "ex": (0.45, "em"), "ch": (0.5, "em"),
          "rem": (1, "em"), "vw": (1, "%"), "vh": (1, "%"), "q": (0.25, "mm")}  # fmt: skip
# Points: the size of a pixel where the source gives no size, for a fair resolution in print.
PIXEL = 72 / 150
# Maximum number of characters in a placeholder.
LONGEST_DESCRIPTION = 300
# In pixels. A larger image may be made to exhaust the memory.
_LARGEST = 80_000_000
DRAWINGS = frozenset((".svg", ".pdf"))


def length(value: str) -> str:
    """A docutils length in Typst, ``""`` if it is none."""
    found = _LENGTH.fullmatch(value.strip())
    if not found:
        return ""
    factor, unit = _UNITS.get(found[2].lower(), (1, found[2].lower()))
    return f"{float(found[1]) * factor:.6g}{unit}"


def usable(files: Mapping[str, Path], compiles: Callable[[str], bool], around: trial.TrialLimits) -> frozenset[str]:
    """Those names (relative to Typst's root) whose image can be set.

    Photographs are as large as their pixels: one trial for all, then one for each. A drawing is a program: each is
    tried within bounds.
    """
    photographs = [name for name, path in files.items() if _is_photograph(path)]
    drawings = [name for name, path in files.items() if path.suffix.lower() in DRAWINGS and name not in photographs]
    if not compiles(_trial(photographs)):
        photographs = [name for name in photographs if compiles(_trial([name]))]
    made = trial.results([trial.TypstTrial(_trial([name])) for name in drawings], around)
    return frozenset((*photographs, *(name for name, drawn in zip(drawings, made, strict=True) if drawn)))


def named_by_content(name: str, source: Path) -> str:
    """A name for a copy of the file with the suffix of its actual format: Typst detects formats by suffix, browsers
    do not.
    """
    with source.open("rb") as file:
        suffix = picture_kinds.suffix(file.read(picture_kinds.HEAD))
    known = {".jpeg": ".jpg"}.get(Path(name).suffix.lower(), Path(name).suffix.lower())
    return name if suffix in ("", known) else name + suffix


def _trial(names: list[str]) -> str:
    return "\n".join(f"#image({string(name)}, width: 1cm)" for name in names)


def _is_photograph(path: Path) -> bool:
    """Whether a file is a raster image of a size that can be handled."""
    from PIL import Image  # noqa: PLC0415 (many books have no images)

    try:
        with Image.open(path) as picture:
            return picture.width * picture.height <= _LARGEST
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def image(node: nodes.Element, writer: Writer) -> str:
    """An image in the line, or in a place of its own."""
    uri, alt = node["uri"], node.get("alt", "")
    inside = isinstance(node.parent, nodes.TextElement) and not _stands_alone(node)
    name = writer.images.get(uri, "")
    if not name:
        return _placeholder(node, writer, inside)
    sizes = {side: length(str(node[side])) for side in ("width", "height") if side in node}
    named = {side: size for side, size in sizes.items() if size}
    if "scale" in node:
        named["scale"] = f"{max(1, int(node['scale']))}%"
    pixels = writer.sizes.get(name)
    if pixels:
        named["natural"] = f"({pixels[0] * PIXEL:.6g}pt, {pixels[1] * PIXEL:.6g}pt)"
    alignment = node.get("align", "")
    if alignment in ("left", "right", "center") and not inside:
        named["alignment"] = alignment
    return call("picture", string(name), string(alt), boolean(inside), **named)


def _stands_alone(node: nodes.Element) -> bool:
    """Whether a link that contains only this image is between blocks."""
    link = node.parent
    return isinstance(link, nodes.reference) and not isinstance(link.parent, nodes.TextElement)


def _placeholder(node: nodes.Element, writer: Writer, inside: bool) -> str:
    uri, alt = node["uri"], node.get("alt", "")
    remote = safe_url(uri)
    if not remote:
        logger.warning(
            "typst: an image cannot be used and leaves a placeholder: %s",
            uri[:200],
            location=node,
            type="typst",
            subtype="image",
        )
    said = alt or uri.rsplit("/", 1)[-1]
    link = string(remote) if remote and writer.linked and not isinstance(node.parent, nodes.reference) else "none"
    short = said if len(said) <= LONGEST_DESCRIPTION else said[: LONGEST_DESCRIPTION - 1] + "…"
    return call("placeholder", string(breakable(short, writer.longest_word or 16)), link, boolean(inside))


def figure(node: nodes.Element, writer: Writer) -> str:
    """A picture (or its placeholder), its caption and its legend; text does not flow around pictures in a book."""
    with writer.within(nested=True):
        caption = writer.each(child for child in node.children if isinstance(child, nodes.caption))
        legend = writer.each(child for child in node.children if isinstance(child, nodes.legend))
        body = writer.each(child for child in node.children if not isinstance(child, nodes.caption | nodes.legend))
    label = writer.first_claim(node)
    seen = any(image.get("alt") and writer.images.get(image["uri"]) for image in node.findall(nodes.image))
    return call(
        "plate",
        label,
        block(body),
        block(caption) if caption else "none",
        block(legend) if legend else "none",
        described=boolean(seen),
    )
