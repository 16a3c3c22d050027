"""Parser for citation extraction: expanded wikitext becomes nodes only when the nodes are used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from wikibinder.parser.expand import expand
from wikibinder.parser.inlines import BLOCK_TYPES
from wikibinder.parser.notes import may_link
from wikibinder.parser.parser import Parser
from wikibinder.parser.resolve import Changes, resolved
from wikibinder.templates.rules import Read
from wikibinder.templates.transclude import may_cite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikibinder.model.diagnostics import Code
    from wikibinder.model.nodes import Blocks, Inlines, Node
    from wikibinder.parser.notes import Note
    from wikibinder.templates.protocols import Expansion
    from wikibinder.wikitext.preprocessor import Template

_SAYS = re.compile(
    r"""(?: [^\w\uff3f\[{<&\x01] | \x01[0-9]+\x02 )*  # no link, table, tag, switch
        (?: [^\W_] | \[\[ (?: [^\W_][^][{}<>|\n:]* (?: \|[^\W_][^][{}<>|\n:]* )? \]\] | File:[^\W_] ) )""",
    re.VERBOSE,
)
"""Matches the beginning of expanded wikitext that certainly produces output, up to its first word, picture, or link to
an article.
"""
_BLOCK = re.compile("\\s*<div>\x01")


@dataclass(frozen=True, slots=True)
class UnreadBlocks:
    """Replaces the block nodes of a template parameter's value: the expanded wikitext of the value, which is parsed
    only if the nodes are used.
    """

    text: str


@dataclass(frozen=True, slots=True)
class UnreadInlines:
    """Replaces the inline nodes of a template parameter's value: the expanded wikitext of the value, which is parsed
    only if the nodes are used.
    """

    text: str


class Finder(Parser):
    """A parser for citation extraction. As most nodes are not used there, it gives expanded wikitext (UnreadBlocks,
    UnreadInlines) to template rules in place of nodes; the values of citations are parsed when they are needed.
    """

    block_types = BLOCK_TYPES | {UnreadBlocks}

    def inlines(self, wikitext: str) -> Inlines:
        text = self.expand(wikitext)
        return cast("Inlines", (UnreadInlines(text),)) if _SAYS.match(text) else self.as_inlines(text)

    def blocks(self, wikitext: str) -> Blocks:
        text = self.expand(wikitext)
        unread = _SAYS.match(text) or _BLOCK.match(text)
        return cast("Blocks", (UnreadBlocks(text),)) if unread else self.as_blocks(text)

    def wanted(self, raw: str) -> bool:
        """Whether a call or extension tag (its wikitext) may contain a citation, and so must be expanded."""
        return may_cite(raw, self.templates) or may_link(raw) or (self.pages is not None and "{{" in raw)

    def unseen(self, template: Template, names: Iterable[str]) -> bool:
        """Whether the rule of a template call need not run, because its output is discarded. If so, its parameters
        ``names`` are expanded, in case they contain citations.

        False if the output is part of another call, where it may affect a decision, or if a value may contain a
        footnote of one web link, which the rule does not always print.
        """
        read = template.params
        if self._is_seen() or not isinstance(read, Read):
            return False
        if any("{{" not in value and may_link(value) for value in read.raw.values()):
            return False
        read.expanded.update(
            (name, expand(self, read.raw[name], self.wanted)) for name in names if name not in read.expanded
        )
        return True

    def _is_seen(self) -> bool:
        """Whether the output of the current call or tag is used: it is if the call is inside another one."""
        return self.depth != 1 + self.in_note

    def cite(self, key: str, anchors: tuple[str, ...], template: Template) -> Expansion:
        shown = super().cite(key, anchors, template)
        return shown if self._is_seen() else ()

    def call(self, note: Note) -> tuple[Node, ...]:
        return super().call(note) if self._is_seen() else ()

    def report_at(self, code: Code, message: str, offset: int, text: str = "") -> None:
        """Do nothing: diagnostics of a page are reported when it is converted."""

    def report(self, code: Code, message: str, template: Template) -> None:
        """Do nothing: diagnostics of a page are reported when it is converted, those of citations separately."""

    def nodes(self, number: int) -> tuple[Node, ...]:
        changes: Changes = {
            UnreadBlocks: lambda unread: self.as_blocks(unread.text),
            UnreadInlines: lambda unread: self.as_inlines(unread.text),
        }
        nodes = resolved(super().nodes(number), changes)
        if number < len(self.marked):
            self.marked[number] = nodes
        return nodes
