"""A cache that is emptied when it has grown too large, so that a worker's memory does not grow with the wiki."""

from __future__ import annotations

from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

OF_ENTRY = 200
"""The size that an entry counts for beside its contents."""


class BoundedCache(Generic[K, V]):
    """A mapping whose contents have a size. When they are larger than ``most`` together, all of them are dropped."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._entries: dict[K, V] = {}

    def __contains__(self, key: K) -> bool:
        return key in self._entries

    def __getitem__(self, key: K) -> V:
        return self._entries[key]

    def get(self, key: K) -> V | None:
        """The value of a key; None where there is none."""
        return self._entries.get(key)

    def put(self, key: K, value: V, size: int) -> V:
        """Keep a value, and return it. ``size`` in the unit of ``most``."""
        if self._size > self._most:
            self._entries.clear()
            self._size = 0
        self._entries[key] = value
        self._size += size + OF_ENTRY
        return value
