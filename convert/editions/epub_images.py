"""Picture files of a project -> picture files that a reading device shows: no larger than its screen."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING, Final

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

LARGEST: Final = 1600
"""Pixels of the longer side; the largest e-readers have about 1870, phones less."""
SCALABLE: Final = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}


def copy(source: Path, target: Path) -> None:
    """Copy a picture, scaled down where it is larger than a page."""
    target.parent.mkdir(parents=True, exist_ok=True)
    scaled = _scaled(source)
    if scaled is None:
        shutil.copyfile(source, target)
    else:
        target.write_bytes(scaled)


def _scaled(source: Path) -> bytes | None:
    kind = SCALABLE.get(source.suffix.lower())
    if kind is None:
        return None
    try:
        with Image.open(source) as picture:
            if max(picture.size) <= LARGEST:
                return None
            if picture.mode not in {"RGB", "RGBA", "L", "LA"}:
                picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")  # noqa: PLW2901
            picture.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
            out = io.BytesIO()
            picture.save(out, kind, optimize=True, **({"quality": 85} if kind == "JPEG" else {}))
    except (OSError, Image.DecompressionBombError, ValueError):
        return None  # what Pillow cannot read goes into the book as it is
    return out.getvalue()
