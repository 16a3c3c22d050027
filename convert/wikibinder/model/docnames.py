"""Document names: for each page title a unique name that is valid on every file system."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

LONGEST = 120
"""Maximum length of a docname in bytes of UTF-8: it leaves space for suffixes below the 255 of most file systems."""

RESERVED = frozenset({
    # Pages and files that every Sphinx project or wikibinder itself writes.
    "index", "references", "bibliography", "sources", "categories", "genindex", "search", "conf", "contents",
    "opensearch", "py-modindex", "modindex", "nav", "toc", "cover", "titlepage", "readme", "makefile", "self",
    # Web hosts show a page of this name for missing addresses.
    "404",
    # Names of devices, which Windows does not allow as file names.
    "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
})  # fmt: skip
KEPT = frozenset("-_.,()'!")
"""Characters of a title that a docname keeps, in addition to letters, marks and digits."""


class Docnames:
    """Assigns docnames to the titles of one run; ``in`` tests whether a docname was assigned. The first title that
    gives a docname gets it; later ones get a hash of their title appended.

    ``taken``: a mapping, empty at first, that stores the docnames in use and, for each title that needed a hash, how
    often that title was given.
    """

    def __init__(self, taken: MutableMapping[str, str] | None = None) -> None:
        self._taken: MutableMapping[str, str] = {} if taken is None else taken

    def __contains__(self, docname: str) -> bool:
        return self._taken.get(_folded(docname)) == docname

    def assign(self, title: str) -> tuple[str, bool]:
        """Return a new docname for the page with this title, and whether a hash had to be appended because the plain
        docname was in use.
        """
        name = safe(title)
        taken = _folded(name) in self._taken
        if taken:
            late = f"\0{title}"
            copy = int(self._taken.get(late, "0"))
            while _folded(name) in self._taken:
                name = _hashed(safe(title), f"{title}\0{copy}" if copy else title)
                copy += 1
            self._taken[late] = str(copy)
        self._taken[_folded(name)] = name
        return name, taken


def safe(title: str) -> str:
    """Return the docname made from the title alone, without regard to other pages; different titles may give the same.
    A hash is appended if the title is too long or a name that Windows reserves; "page" and a hash if nothing is left.
    """
    text = unicodedata.normalize("NFC", title)
    name = "".join(character if _fits(character) else "_" for character in text)
    name = re.sub(r"_{2,}", "_", name).strip("_.,-' ")
    if not name:
        return _hashed("page", title)
    if len(name.encode()) > LONGEST:
        return _hashed(name, title)
    # Windows reserves the names of devices with any suffix (con.rst).
    reserved = name.casefold().partition(".")[0] in RESERVED
    return _hashed(name.replace(".", "_"), title) if reserved else name


def _fits(character: str) -> bool:
    return character in KEPT or unicodedata.category(character)[0] in "LMN"


def _hashed(name: str, title: str) -> str:
    digest = hashlib.sha256(title.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    short = name.encode()[: LONGEST - 9].decode("utf-8", "ignore").rstrip("_.,-' ")
    return f"{short}-{digest}"


def _folded(name: str) -> str:
    """Return a docname normalised so that two are equal if some file system treats them as the same."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
