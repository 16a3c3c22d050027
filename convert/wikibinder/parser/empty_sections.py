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
"""Title, in lower case, of the section added at the end of a page that has notes but no list of references."""


def without_empty(document: Document, page: Page, diagnostics: Diagnostics) -> Document:
    """Return the document without sections that have no content; each is reported. A last section of the title
    "References" stays.

    A document that consists of empty sections only is returned unchanged, so that no page is empty.
    """
    last = document.children[-1:]
    notes = tuple(section for section in last if isinstance(section, Section) and _is_reference_section(section))
    before = document.children[: len(document.children) - len(notes)]
    titles: list[str] = []
    children = (*_filled(before, titles), *notes)
    if not children:
        return document
    for title in titles:
        diagnostics.add(Code.SECTION_EMPTY, f"the section {title} is empty", page.at(_line_of(title, page)), title)
    return replace(document, children=children)


def _is_reference_section(section: Section) -> bool:
    return plain_text(section.title).casefold() == REFERENCES


def _filled(blocks: Blocks, titles: list[str]) -> Iterator[Block]:
    """Yield the blocks without empty sections, at any depth; the titles of these are appended to ``titles``."""
    for block in blocks:
        if not isinstance(block, Section):
            yield block
            continue
        children = tuple(_filled(block.children, titles))
        if children:
            yield block if children == block.children else replace(block, children=children)
        else:
            titles.append(plain_text(block.title))


def _line_of(title: str, page: Page) -> int:
    """Return the index in the page's wikitext of the line with this heading; 0 if it is not found, as with markup in
    it.
    """
    lines = page.wikitext.split("\n")
    headings = (number for number, line in enumerate(lines) if line.startswith("=") and line.strip("= \t") == title)
    return next(headings, 0)
