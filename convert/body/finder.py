"""A page that is read for its citations alone: what is expanded is made nodes of when somebody looks at them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from convert.body.parser import Parser
from convert.body.resolve import Changes, resolved

if TYPE_CHECKING:
    from convert.doctree import Blocks, Inlines, Node

_SAYS = re.compile(
    r"""(?: [^\w\uff3f\[{<&\x01] | \x01[0-9]+\x02 )*  # no link, table, tag, switch
        (?: [^\W_] | \[\[ (?: [^\W_][^][{}<>|\n:]* (?: \|[^\W_][^][{}<>|\n:]* )? \]\] | File:[^\W_] ) )""",
    re.VERBOSE,
)
"""Expanded wikitext that begins with a word, a picture, or a link to an article: it comes to something, whatever
follows.
"""
_BLOCK = re.compile("\\s*<div>\x01")


@dataclass(frozen=True, slots=True)
class UnreadBlocks:
    """Expanded wikitext in place of its blocks."""

    text: str


@dataclass(frozen=True, slots=True)
class UnreadInlines:
    """Expanded wikitext in place of its inlines."""

    text: str


class Finder(Parser):
    """Rules get stand-ins for the nodes they ask for: most end in a text that nobody reads. Whatever looks at nodes
    again (a value of a citation, plain words) finds them made.
    """

    def inlines(self, wikitext: str) -> Inlines:
        text = self.expand(wikitext)
        return cast("Inlines", (UnreadInlines(text),)) if _SAYS.match(text) else self.as_inlines(text)

    def blocks(self, wikitext: str) -> Blocks:
        text = self.expand(wikitext)
        unread = _SAYS.match(text) or _BLOCK.match(text)
        return cast("Blocks", (UnreadBlocks(text),)) if unread else self.as_blocks(text)

    def nodes(self, number: int) -> tuple[Node, ...]:
        changes: Changes = {
            UnreadBlocks: lambda unread: self.as_blocks(unread.text),
            UnreadInlines: lambda unread: self.as_inlines(unread.text),
        }
        self.marked[number] = resolved(self.marked[number], changes)
        return self.marked[number]

    def put(self, nodes: tuple[Node, ...]) -> str:
        holds_blocks = UnreadBlocks in map(type, nodes)
        return f"<div>{self.mark(nodes)}</div>" if holds_blocks else super().put(nodes)
