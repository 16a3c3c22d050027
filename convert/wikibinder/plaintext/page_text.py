"""A page's text by sections: paragraphs and captions of pictures.

Tables and boxes are in :mod:`wikibinder.plaintext.page_tables`, works in :mod:`wikibinder.bibtex.export`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wikibinder.model.nodes import (
    PARTS,
    BlockQuote,
    BulletList,
    Container,
    DefinitionList,
    EnumeratedList,
    Figure,
    Gallery,
    LineBlock,
    LiteralBlock,
    MathBlock,
    Paragraph,
    ParsedLiteral,
    Rubric,
    Section,
    Table,
)
from wikibinder.plaintext.inline_text import inline_text, tidy
from wikibinder.rst.escape import preformatted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from wikibinder.model.bibliography import Library
    from wikibinder.model.nodes import Document, Node


@dataclass(slots=True)
class SectionText:
    """The text of a section without its subsections. ``level``: 0 for the text before the first heading, 1 for a
    section of the page (``==``), 2 for a subsection ... ``captions``: those of its pictures.
    """

    heading: str
    level: int
    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)


def sections(document: Document, library: Library) -> list[SectionText]:
    """Return the text of each section of a page, in order, first the text before the first heading. ``library`` has the
    works for full citations.
    """
    found = [SectionText("", 0)]
    _read(document.children, found, library)
    return found


def _read(blocks: Iterable[Node], found: list[SectionText], library: Library) -> None:
    for block in blocks:
        if isinstance(block, Section):
            # Sections are listed flat, in reading order; the level gives their nesting.
            found.append(SectionText(tidy(inline_text(block.title, library)), block.level))
            _read(block.children, found, library)
        else:
            found[-1].paragraphs += paragraphs((block,), library)
            found[-1].captions += captions((block,), library)


def is_box(node: Node) -> bool:
    """Whether a node is the container of an infobox with its title and pictures."""
    return isinstance(node, Container) and "infobox" in node.classes


def paragraphs(blocks: Iterable[Node], library: Library) -> list[str]:
    """Return the texts of the non-empty paragraphs of blocks, and of all blocks in them except tables, boxes and
    pictures.

    Lines of a poem or of preformatted text are separated by line feeds. ``library`` has the works for full citations.
    """
    return [text for block in blocks for text in _paragraphs(block, library) if text]


def _paragraphs(block: Any, library: Library) -> Iterator[str]:
    texts = TEXTS.get(type(block))
    return texts(block, library) if texts and not is_box(block) else iter(())


def _inlines(block: Any, library: Library) -> Iterator[str]:
    yield tidy(inline_text(block.children, library))


def _heading(block: Any, library: Library) -> Iterator[str]:
    yield tidy(inline_text(block.title, library))


def _parsed_literal(block: Any, library: Library) -> Iterator[str]:
    yield preformatted(inline_text(block.children, library)).strip("\n")


def _lines(block: Any, library: Library) -> Iterator[str]:
    yield "\n".join(" " * depth + tidy(inline_text(line, library)) for depth, line in block.lines).strip("\n")


def _items(block: Any, library: Library) -> Iterator[str]:
    for item in block.items:
        yield from paragraphs(item, library)


def _definitions(block: Any, library: Library) -> Iterator[str]:
    for item in block.items:
        yield tidy(inline_text(item.term, library))
        yield from paragraphs(item.definition, library)


def _quotation(block: Any, library: Library) -> Iterator[str]:
    yield from paragraphs(block.children, library)
    yield tidy(inline_text(block.attribution, library))


TEXTS: Mapping[type, Callable[[Any, Library], Iterator[str]]] = {
    Paragraph: _inlines,
    Rubric: _heading,
    ParsedLiteral: _parsed_literal,
    LiteralBlock: lambda block, _library: iter((preformatted(block.text).strip("\n"),)),
    MathBlock: lambda block, _library: iter((f"$${block.tex.strip()}$$",)),
    LineBlock: _lines,
    **dict.fromkeys((BulletList, EnumeratedList), _items),
    DefinitionList: _definitions,
    BlockQuote: _quotation,
    Container: lambda block, library: iter(paragraphs(block.children, library)),
}
"""Type of block -> function that yields the texts of its paragraphs. Blocks of other types (tables, pictures) have no
text here.
"""


def captions(blocks: Iterable[Node], library: Library) -> list[str]:
    """Return the texts of the captions of the pictures in blocks, without those in tables and boxes. ``library`` has
    the works for full citations.
    """
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Figure):
            found.append("\n".join(paragraphs(block.caption, library)))
        elif isinstance(block, Gallery):
            found += [tidy(inline_text(block.caption, library)), *captions(block.figures, library)]
        elif not (isinstance(block, Table) or is_box(block)):
            found += captions(PARTS.get(type(block), lambda _node: ())(block), library)
    return [text for text in found if text]
