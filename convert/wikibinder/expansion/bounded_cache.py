"""A cache that is emptied when it has grown too large, so that a worker's memory does not grow with the wiki."""

from __future__ import annotations

from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

OF_ENTRY = 200
"""Size that is counted for each entry in addition to its contents."""


class BoundedCache(Generic[K, V]):
    """A mapping of limited size. Each value is stored with its size; once the sum of the sizes exceeds ``most``, the
    next ``put`` first removes all entries.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._entries: dict[K, V] = {}

    def __contains__(self, key: K) -> bool:
        return key in self._entries

    def __getitem__(self, key: K) -> V:
        return self._entries[key]

    def get(self, key: K) -> V | None:
        """Return the value of a key; None if there is none."""
        return self._entries.get(key)

    def put(self, key: K, value: V, size: int) -> V:
        """Store a value of that size (in the same unit as ``most``), and return the value."""
        if self._size > self._most:
            self._entries.clear()
            self._size = 0
        self._entries[key] = value
        self._size += size + OF_ENTRY
        return value
