"""Nests a flat sequence of blocks and headings into sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.nodes import Block, Blocks, Section
from wikibinder.parser.inlines import Heading, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable


def nest(stream: Iterable[Block | Heading]) -> Blocks:
    """Return a flat sequence of blocks and headings as blocks with nested sections. A subsection is one level deeper
    than its section, however many ``=`` its heading has.
    """
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
    """Return the fragments that refer to a heading, as in MediaWiki: its text with ``_`` for spaces (``x_2`` for the
    second heading ``x``, ignoring case), and its id.

    ``taken``: each fragment used on the page, in lower case -> the last number given to it.
    """
    fragment = "_".join(plain_text(heading.title).split())
    key = fragment.lower()
    number = taken.get(key, 0) + 1
    # As MediaWiki: a heading "x 2" may have taken the fragment before.
    while number > 1 and f"{key}_{number}" in taken:
        number += 1
    taken[key] = number
    own = fragment if number == 1 else f"{fragment}_{number}"
    taken.setdefault(own.lower(), 1)
    return tuple(dict.fromkeys((own, *heading.anchors)))
