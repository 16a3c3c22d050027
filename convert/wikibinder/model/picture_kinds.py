"""What kind of picture a file is by its first bytes: names of files on wikis often say otherwise."""

from __future__ import annotations

import re

HEAD = 1024
"""How many bytes tell the kind."""

KINDS: dict[str, re.Pattern[bytes]] = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".svg": re.compile(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.{0,200}?\?>\s*|<!--.{0,500}?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]", re.DOTALL
    ),
}
"""By the usual ending of its name, how each kind of picture begins."""


def suffix(start: bytes) -> str:
    """The ending that a file with these first bytes should have; empty where they are of no kind that is known."""
    return next((ending for ending, pattern in KINDS.items() if pattern.match(start)), "")
