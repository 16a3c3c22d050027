"""Parses Typst's messages, and avoids an error of Typst."""

from __future__ import annotations

import re

UNHYPHENATED = {"unhyphenated": "yes"}
"""Values of ``sys.inputs`` with which the template hyphenates no word. Typst 0.15 fails at some hyphenated words next
to a link or a note (https://github.com/typst/typst/issues/8608).
"""
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")


def missing(diagnostic: str) -> frozenset[str]:
    """Return the characters for which Typst's error message reports missing glyphs, without white space."""
    found: set[str] = set()
    for shown in _MISSING.findall(diagnostic):
        found.update(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), shown))
    return frozenset(sign for sign in found if not sign.isspace())
