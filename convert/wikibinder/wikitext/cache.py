"""An LRU cache for functions of one name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")

LONGEST_NAME = 300
"""Maximum length in characters of a cached argument; no page title and no known parameter is longer."""


def remembered(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """Decorator: cache the last results of a function of one name. Results for names over LONGEST_NAME are not cached,
    since the cache outlives the page and its limits, and a page may invent any number of long names.
    """
    kept = lru_cache(4096)(function)

    def answer(name: str) -> Answer:
        return kept(name) if len(name) <= LONGEST_NAME else function(name)

    return answer
