"""``{{coord}}`` and the like: geographical coordinates as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.translations import message
from wikibinder.templates.cldr import page_language, wiki_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

_HEMISPHERE = re.compile(r"[NSEWO]$", re.IGNORECASE)
_DEGREES = re.compile(r"[-−+]?\d+(?:\.\d+)?$")


def coordinates(template: Template, context: Context) -> Expansion:
    """``{{coord|57|18|22|N|4|27|32|W}}`` -> 57°18′22″N 4°27′32″W; coordinates that the wiki shows only at the title get
    the label "Coordinates:". "" if the arguments are no coordinates.
    """
    values = [context.plain(value) for value in template.positional]
    values = [value for value in values if _DEGREES.match(value) or _HEMISPHERE.match(value)]
    text = _sexagesimal(values) if any(_HEMISPHERE.match(value) for value in values) else _decimal(values)
    if not text:
        return ""
    note = template.get("notes")
    name = template.get("name")
    suffix = f" ({name})" if name and "title" not in template.get("display").lower() else ""
    only_title = template.get("display").lower() in ("title", "t")
    label = wiki_words(message("Coordinates"), page_language(context)) + ": " if only_title else ""
    return f"{label}{text}{suffix}{note}"


def _sexagesimal(values: Sequence[str]) -> str:
    sides: list[str] = []
    parts: list[str] = []
    for value in values:
        if _HEMISPHERE.match(value):
            sides.append("".join(f"{part}{sign}" for part, sign in zip(parts, "°′″", strict=False)) + value.upper())
            parts = []
        else:
            parts.append(value)
    return " ".join(sides[:2])


def _decimal(values: Sequence[str]) -> str:
    if len(values) < 2:
        return ""
    latitude, longitude = (value.replace("−", "-").lstrip("+") for value in values[:2])
    north, east = "S" if latitude.startswith("-") else "N", "W" if longitude.startswith("-") else "E"
    return f"{latitude.lstrip('-')}°{north} {longitude.lstrip('-')}°{east}"
