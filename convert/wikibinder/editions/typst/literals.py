"""Python values to Typst source; the only module that writes text into code.

Text is always written as a Typst string literal, so nothing in an article can be parsed as Typst (``#read("x")``,
``@preview``, a backtick: all of them print).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

# Typst's limit, in bytes.
LONGEST_URL = 8000
SCHEMES = frozenset({"http", "https", "ftp", "mailto"})

# C0 and C1 controls, lone surrogates and the two noncharacters that no PDF may hold; tab and newline become spaces
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u2028": " ", "\u2029": " "}
)


# Marks, joiners and letters of the scripts whose letters form syllables: Typst's shaper fails on one of 256 characters.
_ENDLESS = re.compile("[\u0300-\u1fff\u200c-\u200f\u20d0-\u20ff\ufe00-\ufe2f\U0001f000-\U000e01ef]{200}")


def string(text: str) -> str:
    """A Typst string literal whose value is ``text`` without its control characters, and with places to break where
    letters, marks or joined signs have no end.
    """
    plain = _ENDLESS.sub("\\g<0>\u200b", _UNPRINTABLE.sub("", text))
    return f'"{plain.translate(_ESCAPES)}"'


def block(statements: str) -> str:
    """A code block whose value is what ``statements`` (one expression a line) join to."""
    return "{" + statements + "}" if "\n" not in statements else "{\n" + statements + "\n}"


def call(function: str, *arguments: str, **named: str) -> str:
    """A call of ``function`` with arguments that are Typst source already; named ones use ``-`` for ``_``."""
    options = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return f"{function}({', '.join([*options, *arguments])})"


def array(items: Iterable[str]) -> str:
    """An array literal of Typst expressions; the trailing comma makes one item an array too."""
    values = list(items)
    return "(" + ", ".join(values) + ("," if len(values) == 1 else "") + ")"


def boolean(value: object) -> str:
    """Typst's ``true`` or ``false``."""
    return "true" if value else "false"


def safe_url(url: str) -> str:
    """``url`` if a reader may be sent there, else ``""``: only http, https, ftp and mailto are links."""
    cleaned = _UNPRINTABLE.sub("", url).strip()
    try:
        scheme = urlsplit(cleaned).scheme.lower()
    except ValueError:
        # An invalid address such as http://[::1 is kept as text by the caller.
        return ""
    return cleaned if scheme in SCHEMES and len(cleaned.encode()) <= LONGEST_URL else ""
