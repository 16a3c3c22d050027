"""Answers that hang on a name alone, and that are asked for again and again: they are kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")

LONGEST_NAME = 300
"""Characters: neither a page's title nor a parameter that anybody knows is longer."""


def remembered(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """A function of a name that keeps its last answers; none for longer names, of which a page may make up any number:
    what is kept outlives the page and its bounds.
    """
    kept = lru_cache(4096)(function)

    def answer(name: str) -> Answer:
        return kept(name) if len(name) <= LONGEST_NAME else function(name)

    return answer
