"""Creates text nodes for handlers, from plain text only. No other module of handlers creates them.

The value of a parameter is wikitext with placeholders for finished nodes (notes, links, formulas); printed unchanged,
they would be control characters and numbers. mypy distinguishes :data:`Plain` from ``str``: :meth:`Context.plain`
converts a value to plain text, :meth:`Context.value` to plain text or nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.nodes import Inlines, Plain, Text

if TYPE_CHECKING:
    from wikibinder.model.nodes import Inline


def text(*words: Plain) -> Inline:
    """Return one text node with the words, joined without spaces."""
    return Text("".join(words))


def inlines(given: Plain | Inlines) -> Inlines:
    """Return the result of :meth:`Context.value`, plain text or nodes, as nodes."""
    return ((Text(given),) if given else ()) if isinstance(given, str) else given
