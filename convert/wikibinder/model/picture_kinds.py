"""Detects the format of a picture file by its first bytes: file names on wikis are often wrong."""

from __future__ import annotations

import re

HEAD = 1024
"""Number of bytes from the beginning of a file that suffice to identify its format."""

KINDS: dict[str, re.Pattern[bytes]] = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".svg": re.compile(
        rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml(?>.{0,200}?\?>)\s*+|<!--(?>.{0,500}?-->)\s*+|<!DOCTYPE[^>]*+>\s*+)*<svg[\s>]",
        re.DOTALL,
    ),
}
"""File suffix -> pattern of the first bytes of a file in that format."""


def suffix(start: bytes) -> str:
    """Return the suffix (``.png``) that is right for a picture file which begins with these bytes; "" for an unknown
    format.
    """
    return next((ending for ending, pattern in KINDS.items() if pattern.match(start)), "")
