"""Functions to scan runs of characters and tags, for the tree of the preprocessor."""

from __future__ import annotations

import re


def forward(text: str, start: int, letters: str, most: int | None = None) -> int:
    """Return the offset after the run of characters out of ``letters`` that begins at ``start``; at most ``start +
    most``.
    """
    end = len(text) if most is None else min(len(text), start + most)
    while start < end and text[start] in letters:
        start += 1
    return start


def back(text: str, end: int, letters: str) -> int:
    """Return the offset at which the run of characters out of ``letters`` begins that ends before ``end``."""
    while end > 0 and text[end - 1] in letters:
        end -= 1
    return end


_ELEMENTS: dict[tuple[str, ...], re.Pattern[str]] = {}
_CLOSINGS: dict[str, re.Pattern[str]] = {}


def element_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches after ``<``: one of these tag names (group ``name``) or a comment (group
    ``comment``).
    """
    if names not in _ELEMENTS:
        alternatives = "|".join(map(re.escape, names))
        _ELEMENTS[names] = re.compile(rf"(?P<name>{alternatives})(?=\s|/>|>)|(?P<comment>!--)", re.IGNORECASE)
    return _ELEMENTS[names]


def closing_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern for the end tag ``</name>``; case does not matter."""
    lower = name.lower()
    if lower not in _CLOSINGS:
        _CLOSINGS[lower] = re.compile(rf"</{re.escape(lower)}\s*>", re.IGNORECASE)
    return _CLOSINGS[lower]
