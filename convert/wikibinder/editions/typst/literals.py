"""Converts Python values to Typst source; the only module that writes text into code.

Text is always written as a Typst string literal, so nothing in an article can be parsed as Typst (``#read("x")``,
``@preview`` and a backtick are printed as text).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

# Typst's limit in bytes.
LONGEST_URL = 8000
SCHEMES = frozenset({"http", "https", "ftp", "mailto"})

# C0 and C1 controls, lone surrogates and the two noncharacters forbidden in PDF; tab and newline become spaces
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u2028": " ", "\u2029": " "}
)


# Marks, joiners and letters of scripts whose letters form syllables: Typst's shaper fails on a run of 256 of them.
_ENDLESS = re.compile("[\u0300-\u1fff\u200c-\u200f\u20d0-\u20ff\ufe00-\ufe2f\U0001f000-\U000e01ef]{200}")


def string(text: str) -> str:
    """Return a Typst string literal for ``text`` without control characters, with break opportunities in very long runs
    of letters, marks or joined characters.
    """
    plain = _ENDLESS.sub("\\g<0>\u200b", _UNPRINTABLE.sub("", text))
    return f'"{plain.translate(_ESCAPES)}"'


def block(statements: str) -> str:
    """Return a Typst code block of ``statements`` (one expression a line), whose value is their results joined."""
    return "{" + statements + "}" if "\n" not in statements else "{\n" + statements + "\n}"


def call(function: str, *arguments: str, **named: str) -> str:
    """Return a call of the Typst function ``function``; all arguments are Typst source; ``_`` in names of arguments
    becomes ``-``.
    """
    options = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return f"{function}({', '.join([*options, *arguments])})"


def array(items: Iterable[str]) -> str:
    """Return a Typst array literal of expressions, also of a single one."""
    values = list(items)
    return "(" + ", ".join(values) + ("," if len(values) == 1 else "") + ")"


def boolean(value: object) -> str:
    """Return Typst's ``true`` or ``false``."""
    return "true" if value else "false"


def safe_url(url: str) -> str:
    """Return ``url`` without control characters if it may become a link (http, https, ftp, mailto; not too long), else
    "".
    """
    cleaned = _UNPRINTABLE.sub("", url).strip()
    try:
        scheme = urlsplit(cleaned).scheme.lower()
    except ValueError:
        # The caller prints an invalid address such as http://[::1 as text.
        return ""
    return cleaned if scheme in SCHEMES and len(cleaned.encode()) <= LONGEST_URL else ""
