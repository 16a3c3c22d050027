"""Page titles to docnames: unique names that are valid on every file system."""

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
    # pages and files of every Sphinx project and of ours
    "index", "references", "bibliography", "sources", "categories", "genindex", "search", "conf", "contents",
    "opensearch", "py-modindex", "modindex", "nav", "toc", "cover", "titlepage", "readme", "makefile", "self",
    # The page that hosts show for missing addresses.
    "404",
    # devices of Windows
    "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
})  # fmt: skip
KEPT = frozenset("-_.,()'!")
"""Characters of a title that a docname keeps, in addition to letters, marks and digits."""


class Docnames:
    """Assigns the docnames of one run. The first page with a name gets the name itself, later ones a hash of their
    title appended.

    ``taken``: the names in use, and for each title whose name was already in use the number of its occurrences.
    """

    def __init__(self, taken: MutableMapping[str, str] | None = None) -> None:
        self._taken: MutableMapping[str, str] = {} if taken is None else taken

    def __contains__(self, docname: str) -> bool:
        return self._taken.get(_folded(docname)) == docname

    def give(self, title: str) -> tuple[str, bool]:
        """The docname for a page, and whether another page has its plain name."""
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
    """A docname made of the title alone; the same title always gives the same one."""
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
    """The name folded so that names that some file system does not distinguish are equal."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
