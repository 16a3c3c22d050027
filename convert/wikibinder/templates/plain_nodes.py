"""Words as nodes: the only place where handlers make a text node, and they make it of plain text alone.

A value is wikitext, in which placeholders stand for what is finished already (notes, links, formulas); printed as they
are, they would be control characters and numbers. mypy tells :data:`Plain` from ``str``: a value becomes plain text by
:meth:`Context.plain`, plain text or nodes by :meth:`Context.value`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.nodes import Inlines, Plain, Text

if TYPE_CHECKING:
    from wikibinder.model.nodes import Inline


def text(*words: Plain) -> Inline:
    """One text node."""
    return Text("".join(words))


def inlines(given: Plain | Inlines) -> Inlines:
    """What :meth:`Context.value` gave, as nodes."""
    return ((Text(given),) if given else ()) if isinstance(given, str) else given
