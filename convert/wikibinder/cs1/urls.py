"""Checks the values of url parameters, by CS1's rules (``check_url``): no white space, a scheme of the web, a plausible
host.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from wikibinder.cs1.values import written_address
from wikibinder.model.addresses import as_browsers_read

if TYPE_CHECKING:
    from wikibinder.cs1.values import Given

SCHEMES = ("http", "https", "ftp")

_ADDRESS = re.compile(rf"(?:(?:{'|'.join(SCHEMES)}):)?//(?P<host>[^\s/?#\[\]<>\"]+)\S*\Z", re.IGNORECASE)
_HOST = re.compile(
    r"(?:[^@/]*@)?[^\W_][\w.-]*(?:\.[^\W\d_]{2,}|\.xn--[a-z0-9-]+|\.\d{1,3})\.?(?::\d*)?\Z", re.IGNORECASE
)
_UNSAFE = {character: f"%{ord(character):02X}" for character in '{}\\^|<>"` '}
_UNSAFE_MARK = re.compile(f"[{re.escape(''.join(_UNSAFE))}]")
# Most web servers refuse longer addresses.
_LONGEST = 8000


def read(given: Given) -> str:
    """Return the web address in a parameter's value, escaped so that it can be used in a .bib file, in HTML and in a
    link; "" if the value is no usable address.
    """
    return safe(written_address(given))


def safe(text: str) -> str:
    """Return a web address, given as plain text, escaped so that it can be used in a .bib file, in HTML and in a link;
    "" if the text is no usable address, or longer than _LONGEST.
    """
    text = as_browsers_read(text)
    if len(text) > _LONGEST:
        return ""
    match = _ADDRESS.match(text)
    if not match or not _is_host(match["host"]):
        return ""
    return _UNSAFE_MARK.sub(_escaped, text) if _UNSAFE_MARK.search(text) else text


def _escaped(mark: re.Match[str]) -> str:
    return _UNSAFE[mark[0]]


@lru_cache(maxsize=1024)
def _is_host(text: str) -> bool:
    return bool(_HOST.match(text))
