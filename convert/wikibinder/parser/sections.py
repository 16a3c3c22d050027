"""Nests a flat sequence of blocks and headings into sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.nodes import Block, Blocks, Section
from wikibinder.parser.inlines import Heading, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable


def nest(stream: Iterable[Block | Heading]) -> Blocks:
    """Nest sections by their headings. A subsection is one level deeper than its section, however many ``=`` it has."""
    open_sections: list[tuple[Heading | None, list[Block]]] = [(None, [])]
    taken: dict[str, int] = {}

    def close(level: int) -> None:
        while (heading := open_sections[-1][0]) is not None and heading.level >= level:
            _, children = open_sections.pop()
            section = Section(heading.title, len(open_sections), tuple(children), heading.anchors)
            open_sections[-1][1].append(section)

    for block in stream:
        if isinstance(block, Heading):
            close(block.level)
            open_sections.append((Heading(block.level, block.title, _anchors(block, taken)), []))
        else:
            open_sections[-1][1].append(block)
    close(0)
    return tuple(open_sections[0][1])


def _anchors(heading: Heading, taken: dict[str, int]) -> tuple[str, ...]:
    """Return the fragments that refer to a heading; the second of two equal headings is ``x_2``."""
    fragment = "_".join(plain_text(heading.title).split())
    taken[fragment] = taken.get(fragment, 0) + 1
    own = fragment if taken[fragment] == 1 else f"{fragment}_{taken[fragment]}"
    return tuple(dict.fromkeys((own, *heading.anchors)))
