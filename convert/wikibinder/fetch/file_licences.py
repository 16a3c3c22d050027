"""Author and licence of a file: from the wiki's metadata, otherwise from the wikitext of the file page.

Wikimedia's wikis have metadata (Extension:CommonsMetadata); on most others the file page has a template such as
``{{Information|Author=…}}`` and one of a licence. Nothing is guessed: data that are not found stay empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from wikibinder.wikitext.preprocessor import Call, arguments, scan, template

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.fetch.api import Json

METADATA = "Artist|Attribution|License|LicenseShortName|LicenseUrl|NonFree|UsageTerms"
LONGEST_PAGE = 50_000
"""Number of characters, from the beginning of a file page, that are searched for templates."""
LONGEST = 500
"""Maximum number of characters of an author or a licence."""
AUTHOR = (
    "author", "artist", "photographer", "creator", "urheber", "auteur", "autor", "autore", "автор", "作者", "著者",
    "저자", "المؤلف",
)  # fmt: skip
"""Names of the parameter with the author in templates of file pages, in lower case."""
_NAME = re.compile(r"[{|]\s*([^{}|=\n]{2,80}?)\s*(?=[|}])")
_NOT_FREE = re.compile(r"(?:non[- ]?free|fair[- ]?use|unfree|nicht frei)\b", re.IGNORECASE)
_CC = re.compile(r"cc[- ](by(?:-nc)?(?:-sa|-nd)?)[- ]([1-4]\.[05])(?:[- ]([a-z]{2,3}))?(?:,.*)?", re.IGNORECASE)
_OTHERS: Mapping[str, tuple[str, str]] = {
    r"cc[- ]?zero|cc0(?:-1\.0)?": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    r"pd(?:-.+)?|public domain": ("Public domain", ""),
    r"gfdl(?:-.+)?": ("GFDL", "https://www.gnu.org/licenses/fdl-1.3.html"),
    r"fal|free art licen[cs]e": ("Free Art License", "https://artlibre.org/licence/lal/en/"),
    r"mit(?: license)?": ("MIT", "https://opensource.org/license/mit"),
    r"apache(?: license)?(?: 2\.0)?": ("Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    r"gpl(?:v?\d.*)?": ("GPL", "https://www.gnu.org/licenses/gpl-3.0.html"),
    r"lgpl(?:v?\d.*)?": ("LGPL", "https://www.gnu.org/licenses/lgpl-3.0.html"),
}


@dataclass(frozen=True, slots=True)
class FileLicence:
    """Author, licence and required attribution of a file, each "" if it is not stated. ``non_free``: the file is marked
    as not free. ``found``: where the data were found, "extmetadata" (the wiki's API) or "file page"; "" if there are
    none.
    """

    artist: str = ""
    licence: str = ""
    licence_url: str = ""
    attribution: str = ""
    non_free: bool = False
    found: str = ""

    @property
    def is_complete(self) -> bool:
        return bool(self.artist and self.licence)

    def completed(self, other: FileLicence) -> FileLicence:
        """Return these data, with what they lack taken from ``other``; the licence and its address together, from one
        of the two.
        """
        # Licence and its address are taken from one source, as they could contradict each other.
        licence = self if self.licence else other
        return replace(
            self,
            artist=self.artist or other.artist,
            licence=licence.licence,
            licence_url=licence.licence_url,
            attribution=self.attribution or other.attribution,
            non_free=self.non_free or other.non_free,
            found=self.found if self.is_complete else other.found or self.found,
        )


def from_metadata(metadata: Json) -> FileLicence:
    """Return author and licence from the object ``extmetadata`` of prop=imageinfo, whose values are HTML; "" for what
    it lacks, and for an address of the licence that is not http or https.
    """

    def value(name: str) -> str:
        return plain_of_html(str((metadata.get(name) or {}).get("value", "")))

    licence = value("LicenseShortName") or value("UsageTerms")
    url = value("LicenseUrl")
    found = FileLicence(
        value("Artist"),
        licence,
        url if url.startswith(("http://", "https://")) else "",
        value("Attribution"),
        value("NonFree").lower() in ("true", "1", "yes"),
    )
    return replace(found, found="extmetadata") if found.artist or found.licence else found


def from_wikitext(text: str) -> FileLicence:
    """Return author and licence from the templates in the wikitext of a file's page; "" for what they do not state."""
    values = _values(text)
    names = [name.replace("_", " ").strip() for name in _NAME.findall(text)]
    licence, url = next((licence_name for name in names if (licence_name := _licence(name))), ("", ""))
    found = FileLicence(
        next((author for name in AUTHOR if (author := plain_of_wikitext(values.get(name, "")))), ""),
        licence,
        url,
        plain_of_wikitext(values.get("attribution", "")),
        any(map(_NOT_FREE.match, names)),
    )
    return replace(found, found="file page") if found.artist or found.licence or found.non_free else found


def _values(text: str) -> dict[str, str]:
    """Return name in lower case -> value, for the parameters of all templates in the wikitext of a page; the first of
    each name.
    """
    found: dict[str, str] = {}
    for piece in scan(text[:LONGEST_PAGE]):
        if isinstance(piece, Call) and piece.braces == 2:
            call = template(arguments(piece.raw), piece.raw, 0)
            for name, value in call.params.items():
                # The first, because the description of a file precedes notes on other versions.
                found.setdefault(name.strip().casefold(), value)
    return found


def _licence(name: str) -> tuple[str, str] | None:
    if match := _CC.fullmatch(name):
        kind, version, country = match[1].lower(), match[2], (match[3] or "").lower()
        # From 4.0 on Creative Commons has no versions for single countries.
        place = f"{country}/" if country and version < "4" else ""
        licence_name = f"CC {kind.upper()} {version}{f' {country.upper()}' if place else ''}"
        return licence_name, f"https://creativecommons.org/licenses/{kind}/{version}/{place}"
    return next(
        (licence_name for form, licence_name in _OTHERS.items() if re.fullmatch(form, name, re.IGNORECASE)), None
    )


class _Words(HTMLParser):
    """Extracts the visible text of HTML, into ``pieces``."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Templates of Commons put machine-readable copies of the author's name in hidden elements.
        self._hidden += tag in ("script", "style") or "display:none" in (dict(attrs).get("style") or "").replace(
            " ", ""
        )
        self.pieces.append(" " if tag in ("br", "p", "div", "li", "td") else "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in ("script", "style", "span", "div"))) if self._hidden else 0

    def handle_data(self, data: str) -> None:
        self.pieces.append("" if self._hidden else data)


def plain_of_html(text: str) -> str:
    """Return the visible text of HTML on one line, cut to ``LONGEST`` characters."""
    words = _Words()
    words.feed(text)
    words.close()
    return _line("".join(words.pieces))


# Links before templates, so that the pipe of a link is not taken for one of a template.
_STEPS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"<!--.*?-->|<ref[^>]*/>|<ref.*?</ref>", re.DOTALL | re.IGNORECASE), ""),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"\[\[[^\[\]|]*\|([^\[\]]*)\]\]"), r"\1"),
    (re.compile(r"\[\[:?(?:[^\[\]|:]+:)?([^\[\]|]+)\]\]"), r"\1"),
    (re.compile(r"\[https?://\S+\s+([^\]]+)\]"), r"\1"),
    (re.compile(r"\{\{\s*(?:unknown|anonymous)\b[^{}]*\}\}", re.IGNORECASE), ""),
    (re.compile(r"\{\{\s*creator\s*:\s*([^{}|]+)[^{}]*\}\}", re.IGNORECASE), r"\1"),
    (re.compile(r"\{\{[^{}|]+\|(?:[^{}|=]+=)?([^{}|]*)[^{}]*\}\}"), r"\1"),
    (re.compile(r"\{\{[^{}]*\}\}|'{2,5}"), ""),
)


def plain_of_wikitext(text: str) -> str:
    """Return the value of a template's parameter as plain text on one line, cut to ``LONGEST`` characters; links and
    templates are replaced by their text.
    """
    for pattern, by in _STEPS:
        text = pattern.sub(by, text)
    return _line(text)


def _line(text: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
