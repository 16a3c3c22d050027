"""Strip markers: what stays as it is while the text around it is expanded (MediaWiki's ``StripState``).

An extension tag, or a call that the converter reads itself, has a marker in its place. Functions that count or cut text
do not look inside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARKER = re.compile("\x7f'\"`UNIQ-[^\x7f]*-QINU`\"'\x7f")
_NOWIKI = re.compile(r"^<nowiki[^>]*>|</nowiki\s*>$", re.IGNORECASE)

CITATION_MODULE = "#invoke:Citation/CS1"
"""The name of the kept calls of Module:Citation/CS1."""


class KeptCall(NamedTuple):
    """What the converter reads itself: a call, its arguments expanded (they may hold strip markers); or an extension
    tag, as ``wikitext``.
    """

    name: str
    params: Mapping[str, str]
    wikitext: str = ""


class StripMarkers:
    """The strip markers of one page."""

    def __init__(self) -> None:
        self._kept: dict[str, str | KeptCall] = {}

    def add(self, text: str | KeptCall, kind: str) -> str:
        """A new marker for a tag or a call; ``kind`` is the tag's name."""
        # The form of Parser::MARKER_PREFIX, as modules search for it with patterns of their own.
        marker = f"\x7f'\"`UNIQ--{kind}-{len(self._kept):08X}-QINU`\"'\x7f"
        self._kept[marker] = text
        return marker

    def pieces(self, text: str) -> Iterator[str | KeptCall]:
        """Expanded text, cut at its markers."""
        position = 0
        for marker in _MARKER.finditer(text):
            if marker.start() > position:
                yield text[position : marker.start()]
            kept = self._kept.get(marker.group(), "")
            if isinstance(kept, KeptCall):
                params = {name: self.restored(value) for name, value in kept.params.items()}
                yield KeptCall(kept.name, params)
            else:
                yield KeptCall("", {}, self.restored(kept))
            position = marker.end()
        if position < len(text):
            yield text[position:]

    def restored(self, text: str) -> str:
        """The text with tags and calls in the place of their markers."""
        # Repeated, as the contents of a tag may hold the markers of others.
        while "\x7f'\"`UNIQ" in text:
            text = _MARKER.sub(self._written, text)
        return text

    def _written(self, marker: re.Match[str]) -> str:
        kept = self._kept.get(marker.group(), "")
        if isinstance(kept, str):
            return kept
        # A pipe in a value would end it: {{!}} is read as a pipe that does not.
        parts = (f"{name}={value.replace('|', '{{!}}')}" for name, value in kept.params.items())
        return "{{" + "|".join([kept.name, *parts]) + "}}"

    def nowiki_text(self, text: str) -> str:
        """The text with the contents of ``<nowiki>`` in the place of their markers (``StripState::unstripNoWiki``)."""
        return _MARKER.sub(self._inside_nowiki, text)

    def _inside_nowiki(self, match: re.Match[str]) -> str:
        tag = self._kept.get(match.group(), "")
        if isinstance(tag, str) and tag.startswith("<nowiki"):
            return _NOWIKI.sub("", tag)
        return match.group()


def without_markers(text: str) -> str:
    """The text without its markers and their contents (``StripState::killMarkers``)."""
    return _MARKER.sub("", text) if "\x7f" in text else text
