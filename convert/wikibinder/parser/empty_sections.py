"""Leaves out sections without content, such as an empty "Further reading"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.model.nodes import Document, Section
from wikibinder.parser.inlines import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wikibinder.model.nodes import Block, Blocks
    from wikibinder.model.page import Page

REFERENCES = "references"
"""Title of the section added at the end of a page that has notes but no list of references."""


def without_empty(document: Document, page: Page, diagnostics: Diagnostics) -> Document:
    """Return the document without its empty sections; each is reported."""
    last = document.children[-1:]
    kept = tuple(section for section in last if isinstance(section, Section) and _takes_notes(section))
    before = document.children[: len(document.children) - len(kept)]
    return replace(document, children=(*_filled(before, page, diagnostics), *kept))


def _takes_notes(section: Section) -> bool:
    return plain_text(section.title).casefold() == REFERENCES


def _filled(blocks: Blocks, page: Page, diagnostics: Diagnostics) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Section):
            yield block
            continue
        children = tuple(_filled(block.children, page, diagnostics))
        if children:
            yield block if children == block.children else replace(block, children=children)
        else:
            title = plain_text(block.title)
            diagnostics.add(Code.SECTION_EMPTY, f"the section {title} holds nothing", page.at(0), title)
