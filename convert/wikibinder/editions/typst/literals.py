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

# Maximum length of the address of a link in bytes; Typst rejects a longer one.
LONGEST_URL = 8000
SCHEMES = frozenset({"http", "https", "ftp", "mailto"})

# C0 and C1 controls except tab, newline and carriage return, which are written as escapes; lone surrogates; the two
# noncharacters forbidden in PDF
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u2028": " ", "\u2029": " "}
)


# 200 combining marks, joiners, emoji or letters of scripts from U+0300 to U+1FFF: Typst fails on a run of 256 of those
# that form one cluster.
_ENDLESS = re.compile("[\u0300-\u1fff\u200c-\u200f\u20d0-\u20ff\ufe00-\ufe2f\U0001f000-\U000e01ef]{200}")


def string(text: str) -> str:
    """Return a Typst string literal for ``text`` without unprintable characters. After every 200 characters of a run of
    marks, joiners, emoji or letters of complex scripts comes a zero-width space, as Typst fails on longer runs.
    """
    plain = _ENDLESS.sub("\\g<0>\u200b", _UNPRINTABLE.sub("", text))
    return f'"{plain.translate(_ESCAPES)}"'


def block(statements: str) -> str:
    """Return a Typst code block of ``statements`` (one expression a line), whose value is their results joined."""
    return "{" + statements + "}" if "\n" not in statements else "{\n" + statements + "\n}"


def call(function: str, *arguments: str, **named: str) -> str:
    """Return a call of the Typst function ``function``, named arguments first; all arguments are Typst source; ``_`` in
    names of arguments becomes ``-``.
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
    """Return ``url`` without control characters if it may become a link (its scheme is in ``SCHEMES``, it has at most
    ``LONGEST_URL`` bytes), else "".
    """
    cleaned = _UNPRINTABLE.sub("", url).strip()
    try:
        scheme = urlsplit(cleaned).scheme.lower()
    except ValueError:
        # The caller prints an invalid address such as http://[::1 as text.
        return ""
    return cleaned if scheme in SCHEMES and len(cleaned.encode()) <= LONGEST_URL else ""
