"""A cache (LRU) for functions whose only argument is a name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")

LONGEST_NAME = 300
"""Maximum length in characters of a cached argument; page titles and parameters are shorter."""


def remembered(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """Return the function with a cache of its most recent results; its only argument is a name. For use as a decorator.

    Results for names longer than LONGEST_NAME are not cached: the cache outlives the page and its memory limit, and a
    page may contain any number of long names.
    """
    cached = lru_cache(4096)(function)

    def answer(name: str) -> Answer:
        return cached(name) if len(name) <= LONGEST_NAME else function(name)

    return answer
