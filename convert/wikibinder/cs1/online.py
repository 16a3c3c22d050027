"""Makes an entry of a footnote that is only a link: the linked page, with the link's label as title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.cs1 import keys, urls
from wikibinder.model.bibliography import Entry
from wikibinder.model.nodes import Emphasis, Inlines, Strong, Subscript, Superscript, Text

if TYPE_CHECKING:
    from wikibinder.model.bibliography import Value
    from wikibinder.model.diagnostics import Position
    from wikibinder.model.nodes import Inline, Reference


def online(link: Reference, position: Position) -> Entry | None:
    """Return an entry for a link: its address, and its label or, without one, the address as title. None if it has no
    usable web address, or its label contains what a title cannot (a picture, the mark of a footnote).
    """
    url = urls.safe(link.uri)
    if not url or not _is_title(link.children):
        return None
    fields: dict[str, Value] = {"title": link.children or url, "url": url}
    return Entry("online", keys.key("online", {}, fields), {}, fields, position)


def _is_title(nodes: Inlines) -> bool:
    return all(_is_usable_in_title(node) for node in nodes)


def _is_usable_in_title(node: Inline) -> bool:
    if isinstance(node, Emphasis | Strong | Subscript | Superscript):
        return _is_title(node.children)
    return isinstance(node, Text)
