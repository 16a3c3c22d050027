"""Strip markers: placeholders for text that is not changed while the text around it is expanded (MediaWiki's
``StripState``).

They replace extension tags, and calls that the converter reads by its rules. Functions that count or cut text ignore
their contents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARKER = re.compile("\x7f'\"`UNIQ-[^\x7f]*-QINU`\"'\x7f")
_NOWIKI = re.compile(r"^<nowiki[^>]*>|</nowiki\s*>$", re.IGNORECASE)

CITATION_MODULE = "#invoke:Citation/CS1"
"""The ``name`` of a :class:`KeptCall` that is a call of Module:Citation/CS1."""


class KeptCall(NamedTuple):
    """A construct in expanded text that the converter reads itself: a template call (``name``, ``params`` with expanded
    values, which may contain strip markers), or an extension tag, written in full in ``wikitext`` (``name`` is "").
    """

    name: str
    params: Mapping[str, str]
    wikitext: str = ""


class StripMarkers:
    """The strip markers of one page: each represents an extension tag, or a template call that the converter reads
    itself.
    """

    def __init__(self) -> None:
        self._kept: dict[str, str | KeptCall] = {}

    def add(self, text: str | KeptCall, kind: str) -> str:
        """Store an extension tag (its wikitext) or a template call, and return a new marker that represents it.
        ``kind``: the tag's name, or ``call``; it becomes part of the marker.
        """
        # The form of Parser::MARKER_PREFIX, because modules search for it with their own patterns.
        marker = f"\x7f'\"`UNIQ--{kind}-{len(self._kept):08X}-QINU`\"'\x7f"
        self._kept[marker] = text
        return marker

    def pieces(self, text: str) -> Iterator[str | KeptCall]:
        """Yield the parts of an expanded text in order: text between markers, and for each marker its call or tag as a
        KeptCall.
        """
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
        """Return the text with each marker replaced by the wikitext of its tag or call; an unknown marker by
        nothing.
        """
        # Repeated, because the contents of a tag may contain other markers.
        while "\x7f'\"`UNIQ" in text:
            text = _MARKER.sub(self._written, text)
        return text

    def _written(self, marker: re.Match[str]) -> str:
        kept = self._kept.get(marker.group(), "")
        if isinstance(kept, str):
            return kept
        # A pipe in a value would end it; {{!}} expands to a pipe that does not.
        parts = (f"{name}={value.replace('|', '{{!}}')}" for name, value in kept.params.items())
        return "{{" + "|".join([kept.name, *parts]) + "}}"

    def nowiki_text(self, text: str) -> str:
        """Return the text with markers of ``<nowiki>`` replaced by its contents (``StripState::unstripNoWiki``)."""
        return _MARKER.sub(self._inside_nowiki, text)

    def _inside_nowiki(self, match: re.Match[str]) -> str:
        tag = self._kept.get(match.group(), "")
        if isinstance(tag, str) and tag.startswith("<nowiki"):
            return _NOWIKI.sub("", tag)
        return match.group()


def without_markers(text: str) -> str:
    """Return the text without its markers and their contents (``StripState::killMarkers``)."""
    return _MARKER.sub("", text) if "\x7f" in text else text
