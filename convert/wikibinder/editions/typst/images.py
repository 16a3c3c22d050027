"""Writes images and figures. An image that cannot be used is replaced by a placeholder with its description."""

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
# docutils' units in Typst's; a pixel is a CSS pixel, 1/96 inch
_UNITS = {"": (0.75, "pt"), "px": (0.75, "pt"), "pc": (12, "pt"), "ex": (0.45, "em"), "ch": (0.5, "em"),
          "rem": (1, "em"), "vw": (1, "%"), "vh": (1, "%"), "q": (0.25, "mm")}  # fmt: skip
# Size of a pixel in points if the source gives no size, for a fair resolution in print.
PIXEL = 72 / 150
# Maximum number of characters in a placeholder.
LONGEST_DESCRIPTION = 300
# Width in pixels of a picture on Wikipedia's pages if the article gives none.
THUMBNAIL = 220
# Share of the text width for each pixel of the width on the wiki, so that a picture is as wide relative to the text
# as there.
SHARE = 0.42 / THUMBNAIL
# Share of the text width up to which a picture has its caption next to it.
SIDE = 0.6
# Maximum height of a picture with its caption next to it, as a share of the text width.
TALLEST = 0.62
# Maximum height of a picture in an infobox, in a row of pictures, and in a row in an infobox, as shares of the page's
# height.
IN_BOX, IN_ROW, IN_ROW_OF_BOX = "20%", "26%", "12%"
# Maximum number of pixels. A larger image may be made to exhaust the memory.
_LARGEST = 80_000_000
DRAWINGS = frozenset((".svg", ".pdf"))


def length(value: str) -> str:
    """Return a length of docutils (``120px``, ``3cm``; CSS pixels without a unit) as a length of Typst; "" if it is
    invalid.
    """
    found = _LENGTH.fullmatch(value.strip())
    if not found:
        return ""
    factor, unit = _UNITS.get(found[2].lower(), (1, found[2].lower()))
    return f"{float(found[1]) * factor:.6g}{unit}"


def usable(files: Mapping[str, Path], compiles: Callable[[str], bool], around: trial.TrialLimits) -> frozenset[str]:
    """Return those keys of ``files`` (path relative to Typst's root -> file) whose files are images that Typst can set.
    ``compiles``: function that returns whether Typst source compiles; ``around``: limits for each drawing.

    All raster images are tried together, and one by one only if that fails. Each drawing (SVG, PDF) is tried alone
    within the limits, because it may take any time or memory.
    """
    photographs = [name for name, path in files.items() if _is_photograph(path)]
    drawings = [name for name, path in files.items() if path.suffix.lower() in DRAWINGS and name not in photographs]
    if not compiles(_trial(photographs)):
        photographs = [name for name in photographs if compiles(_trial([name]))]
    made = trial.results([trial.TypstTrial(_trial([name])) for name in drawings], around)
    return frozenset((*photographs, *(name for name, drawn in zip(drawings, made, strict=True) if drawn)))


def named_by_content(name: str, source: Path) -> str:
    """Return ``name``, with the suffix of the file's actual format appended if the name has another suffix: Typst
    detects formats by suffix, unlike browsers. An unknown format changes nothing. ``source``: the file.
    """
    with source.open("rb") as file:
        suffix = picture_kinds.suffix(file.read(picture_kinds.HEAD))
    usual_suffix = {".jpeg": ".jpg"}.get(Path(name).suffix.lower(), Path(name).suffix.lower())
    return name if suffix in ("", usual_suffix) else name + suffix


def _trial(names: list[str]) -> str:
    return "\n".join(f"#image({string(name)}, width: 1cm)" for name in names)


def _is_photograph(path: Path) -> bool:
    """Whether a file is a raster image with at most ``_LARGEST`` pixels."""
    from PIL import Image  # noqa: PLC0415 (many books have no images)

    try:
        with Image.open(path) as picture:
            return picture.width * picture.height <= _LARGEST
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        # Pillow's decoders raise any of these for damaged files.
        return False


def image(node: nodes.Element, writer: Writer) -> str:
    """Return an image, in the line or as a block, as Typst source; a placeholder if it cannot be used."""
    uri, alt = node["uri"], node.get("alt", "")
    inside = isinstance(node.parent, nodes.TextElement) and not _is_linked_block(node)
    name = writer.images.get(uri, "")
    if not name:
        return _placeholder(node, writer, inside)
    sizes = {side: length(str(node[side])) for side in ("width", "height") if side in node}
    named = {side: size for side, size in sizes.items() if size}
    if "width" in named and writer.beside_caption and named["width"].endswith("%"):
        # its column has this width already
        named["width"] = "100%"
    alone = not (inside or writer.nested or writer.boxed)
    if alone and (share := _share(node, writer)):
        named = {"width": f"{share:.1%}"}
    if "scale" in node:
        named["scale"] = f"{max(1, int(node['scale']))}%"
    pixels = writer.sizes.get(name)
    if pixels:
        named["natural"] = f"({pixels[0] * PIXEL:.6g}pt, {pixels[1] * PIXEL:.6g}pt)"
    if writer.boxed or writer.row:
        in_box = IN_ROW_OF_BOX if writer.row else IN_BOX
        named["most"] = in_box if writer.boxed else IN_ROW
    # Pictures of an infobox are centred; their alignment on the wiki is ignored.
    alignment = "center" if writer.boxed and "align" in node else node.get("align", "")
    if alignment in ("left", "right", "center") and not inside:
        named["alignment"] = alignment
    return call("picture", string(name), string(alt), boolean(inside), **named)


def _is_linked_block(node: nodes.Element) -> bool:
    """Whether an image is the content of a link that is itself between blocks, so that the image is a block."""
    link = node.parent
    return isinstance(link, nodes.reference) and not isinstance(link.parent, nodes.TextElement)


def _placeholder(node: nodes.Element, writer: Writer, inside: bool) -> str:
    uri, alt = node["uri"], node.get("alt", "")
    remote = safe_url(uri)
    if not remote:
        logger.warning(
            "typst: an image cannot be used; a placeholder is printed: %s",
            uri[:200],
            location=node,
            type="typst",
            subtype="image",
        )
    description = alt or uri.rsplit("/", 1)[-1]
    link = string(remote) if remote and writer.linked and not isinstance(node.parent, nodes.reference) else "none"
    short = description if len(description) <= LONGEST_DESCRIPTION else description[: LONGEST_DESCRIPTION - 1] + "…"
    return call("placeholder", string(breakable(short, writer.longest_word or 16)), link, boolean(inside))


def figure(node: nodes.Element, writer: Writer) -> str:
    """Return a figure with caption and legend as Typst source; a small one has its caption next to it."""
    share = _share(node, writer)
    with writer.within(nested=True):
        caption = writer.each(child for child in node.children if isinstance(child, nodes.caption))
        legend = writer.each(child for child in node.children if isinstance(child, nodes.legend))
        with writer.within(available_width=writer.available_width * (share or 1), beside_caption=bool(share)):
            body = writer.each(child for child in node.children if not isinstance(child, nodes.caption | nodes.legend))
    label = writer.first_claim(node)
    seen = any(image.get("alt") and writer.images.get(image["uri"]) for image in node.findall(nodes.image))
    named = {"side": f"{share:.1%}"} if share else {}
    return call(
        "plate",
        label,
        block(body),
        block(caption) if caption else "none",
        block(legend) if legend else "none",
        described=boolean(seen),
        **named,
    )


def _share(node: nodes.Element, writer: Writer) -> float:
    """Return the width of an image or figure that is narrow enough to have its caption next to it, as a share of the
    text width. 0 for wider ones, for those in boxes or other blocks, and without exactly one usable image.
    """
    found = list(node.findall(nodes.image))
    if writer.nested or writer.boxed or len(found) != 1 or not writer.images.get(found[0]["uri"]):
        return 0
    across, down = writer.sizes.get(writer.images[found[0]["uri"]], (THUMBNAIL, THUMBNAIL))
    given = re.fullmatch(r"([0-9]+)(px|%)?", str(found[0].get("width", "")))
    if given and given[2] == "%":
        # a share of the text width already
        wanted = int(given[1]) / 100
    else:
        wanted = (int(given[1]) if given else min(THUMBNAIL, across)) * SHARE
    share = min(wanted, TALLEST * across / max(1, down))
    return share if share <= SIDE else 0


def _is_small(node: nodes.Node | None) -> bool:
    """Whether a node is a picture or figure with a width in pixels of at most ``SIDE`` of the text, or with no given
    width, so that another one fits next to it.
    """
    if not isinstance(node, nodes.figure | nodes.image):
        return False
    given_width = (re.match(r"[0-9]+(?=px|$)", str(image.get("width", "0"))) for image in node.findall(nodes.image))
    return all(width is not None and int(width[0]) * SHARE <= SIDE for width in given_width)


def in_rows(tree: nodes.Element) -> None:
    """Group consecutive small figures of a document, or of a box in it, into galleries, which print them side by side;
    outside infoboxes in pairs. One below the other, each would take half a page.
    """
    for parent in [*tree.findall(nodes.section), *tree.findall(nodes.container)]:
        if "gallery" in parent["classes"]:
            continue
        box = "infobox" in parent["classes"]
        run: list[nodes.Element] = []
        for child in [*parent.children, None]:
            if isinstance(child, nodes.Element) and _is_small(child):
                run.append(child)
            else:
                _gather(parent, run if box else run[: len(run) // 2 * 2])
                run = []


def _gather(parent: nodes.Element, figures: list[nodes.Element]) -> None:
    """Move figures, if there are at least two, into a new gallery at the place of the first."""
    if len(figures) < 2:
        return
    row = nodes.container("", classes=["gallery"])
    parent.insert(parent.index(figures[0]), row)
    for each in figures:
        parent.remove(each)
        row.append(each)
