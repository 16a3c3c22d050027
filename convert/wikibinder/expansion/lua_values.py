"""Values that go between Python and Lua: text is bytes of UTF-8 there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikibinder.expansion.frames import Frame
    from wikibinder.expansion.protocols import PageExpansion
    from wikibinder.wikitext.wiki_titles import Title

ENCODING = "utf-8"


def as_text(value: object) -> str:
    # A module may cut a text inside a character; such bytes must come back as they were.
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
    """Two Lua lists as a mapping; numbers come first and in order, names as they sort."""
    found = {as_text(names[n]): as_text(values[n]) for n in range(1, len(names) + 1)}
    return dict(sorted(found.items(), key=lambda pair: (not pair[0].isdecimal(), pair[0].zfill(12), pair[0])))


class LuaPage:
    """What all functions of one page's Lua state share: the expansion, the runtime, the frames by number."""

    runtime: Any

    def __init__(self, expander: PageExpansion) -> None:
        self.expander = expander
        self.frames: dict[int, Frame] = {}
        self.is_stopped = False

    def register(self, frame: Frame) -> int:
        """A number for a frame, by which Lua names it."""
        identifier = len(self.frames) + 1
        self.frames[identifier] = frame
        return identifier

    def table(self, values: Iterable[Any]) -> Any:
        """A Lua table of values."""
        return self.runtime.table_from(list(values))

    def title(self, name: object) -> Title | None:
        """The title that a text of Lua means."""
        return self.expander.page.namespaces.title(as_text(name))


class LuaFunctions:
    """Functions that Lua may call: the public methods, by their names. None raises: one that can fail returns
    ``(True, value)`` or ``(False, message)``, and the Lua half raises the error where the module can see it.
    """

    def __init__(self, page: LuaPage) -> None:
        self.page = page
        self.expander = page.expander
