"""A page that is read for its citations alone: what nobody will see is expanded, but not made nodes of."""

from __future__ import annotations

import re

from convert.body.parser import Parser
from convert.doctree import Blocks, Inlines, Paragraph, Text

_SAYS = re.compile(
    r"""(?: [^\w\uff3f\[{<&\x01] | \x01[0-9]+\x02 )*  # no link, table, tag, switch
        (?: [^\W_] | \[\[ (?: [^\W_][^][{}<>|\n:]* (?: \|[^\W_][^][{}<>|\n:]* )? \]\] | File:[^\W_] ) )""",
    re.VERBOSE,
)
"""Expanded wikitext that begins with a word, a picture, or a link to an article: it comes to something, whatever
follows.
"""
_UNSEEN: Inlines = (Text("unseen"),)


class Finder(Parser):
    """Nothing that comes of a call or tag on the page itself, or in a note, is looked at; ``top`` is how deep that call
    is read. Its rule gets stand-ins for nodes. What it reads as plain text, and what is made of the calls inside it (a
    value of a citation, the condition of an ``#if``) is read as ever.
    """

    top = 1

    def inlines(self, wikitext: str) -> Inlines:
        text = self.expand(wikitext)
        return _UNSEEN if self._is_unseen(text) else self.as_inlines(text)

    def blocks(self, wikitext: str) -> Blocks:
        text = self.expand(wikitext)
        return (Paragraph(_UNSEEN),) if self._is_unseen(text) else self.as_blocks(text)

    def _is_unseen(self, text: str) -> bool:
        return self.depth == self.top and bool(_SAYS.match(text))
