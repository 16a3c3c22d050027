"""Citations that stand by themselves on a page whose ``<ref>`` tags are lost: printed in full.

There a citation in running text is a note (see ``Page.lost_refs``). But a paragraph of nothing but citations is no
sentence with notes: it was an item of a list of literature. Nor is a citation a note that begins a paragraph.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from wikibinder.model.nodes import BulletList, CitationReference, FullCitation, Paragraph, Section, Text

if TYPE_CHECKING:
    from wikibinder.model.nodes import Block, Blocks, Document, Inline


def printed_in_full(document: Document) -> Document:
    """The document with a list in place of paragraphs that hold only citations."""
    return replace(document, children=_blocks(document.children))


def _blocks(blocks: Blocks) -> Blocks:
    found: list[Block] = []
    items: list[Blocks] = []
    for block in blocks:
        keys = _keys(block) if isinstance(block, Paragraph) else ()
        items += [(Paragraph((FullCitation(key),)),) for key in keys]
        if keys:
            continue
        if items:
            found.append(BulletList(tuple(items)))
            items = []
        found.append(_other(block))
    return (*found, BulletList(tuple(items))) if items else tuple(found)


def _keys(paragraph: Paragraph) -> tuple[str, ...]:
    """The citations of a paragraph that holds nothing else but punctuation."""
    if any(not _is_mark(node) for node in paragraph.children):
        return ()
    return tuple(node.key for node in paragraph.children if isinstance(node, CitationReference))


def _is_mark(node: Inline) -> bool:
    return isinstance(node, CitationReference) or (isinstance(node, Text) and not node.text.strip(" .,;*\n"))


def _other(block: Block) -> Block:
    """A section read on; a paragraph with the citations that begin it in full."""
    if isinstance(block, Section):
        return replace(block, children=_blocks(block.children))
    if not isinstance(block, Paragraph):
        return block
    count = sum(1 for _ in takewhile(_is_mark, block.children))
    first = (FullCitation(n.key) if isinstance(n, CitationReference) else n for n in block.children[:count])
    space = (Text(" "),) if count and isinstance(block.children[count - 1], CitationReference) else ()
    return replace(block, children=(*first, *space, *block.children[count:]))
