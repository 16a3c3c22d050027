"""Converts values between Python and Lua, where text is UTF-8 bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikibinder.expansion.frames import Frame
    from wikibinder.expansion.protocols import PageExpansion
    from wikibinder.wikitext.wiki_titles import Title

ENCODING = "utf-8"


def as_text(value: object) -> str:
    # A module may cut a text inside a character; such bytes must be returned unchanged.
    if isinstance(value, bytes):
        return value.decode(ENCODING, "surrogateescape")
    # All numbers of Lua 5.1 are floats; whole ones are printed without a point.
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def as_bytes(text: str) -> bytes:
    try:
        return text.encode(ENCODING, "surrogateescape")
    except UnicodeEncodeError:  # a lone surrogate that was none of ours
        return text.encode(ENCODING, "replace")


def pairs_of(names: Any, values: Any) -> dict[str, str]:
    """Return a mapping from ``names`` to ``values``, two Lua lists of equal length; sorted: numbers first, then
    names.
    """
    found = {as_text(names[n]): as_text(values[n]) for n in range(1, len(names) + 1)}
    return dict(sorted(found.items(), key=lambda pair: (not pair[0].isdecimal(), pair[0].zfill(12), pair[0])))


class LuaPage:
    """What the functions for one page's Lua code share: the expansion, the Lua runtime, and the frames by number."""

    runtime: Any

    def __init__(self, expander: PageExpansion) -> None:
        self.expander = expander
        self.frames: dict[int, Frame] = {}

    def register(self, frame: Frame) -> int:
        """Store a frame and return its number, by which Lua code refers to it."""
        identifier = len(self.frames) + 1
        self.frames[identifier] = frame
        return identifier

    def close(self) -> None:
        """Drop the references to the Lua runtime and to the frames, so that their memory is freed."""
        self.runtime = None
        self.frames.clear()

    def table(self, values: Iterable[Any]) -> Any:
        """Return a new Lua list of the values."""
        return self.runtime.table_from(list(values))

    def title(self, name: object) -> Title | None:
        """Parse a text from Lua as a page title; None if it is invalid."""
        return self.expander.page.namespaces.title(as_text(name))


class LuaFunctions:
    """Base class for functions that Lua code may call: all public methods, by their names.

    None of them raises: one that can fail returns ``(True, value)`` or ``(False, message)``, and our Lua library raises
    the error there, where a module can catch it.
    """

    def __init__(self, page: LuaPage) -> None:
        self.page = page
        self.expander = page.expander
