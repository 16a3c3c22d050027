"""Namespace prefixes, image options and behaviour switches in all languages of MediaWiki."""

from __future__ import annotations

from wikibinder.model.data_files import read_table

_NAMES = read_table("parser", "namespaces")
"""``file``, ``media``, ``category``, ``switches`` or ``languages`` -> names in all languages of MediaWiki, in lower
case; ``image options`` -> English name -> names as written (``$1``: the value). By tests/tools/mediawiki_names.py.
"""

FILE, MEDIA, CATEGORY = (frozenset(_NAMES[kind]) for kind in ("file", "media", "category"))
SWITCHES = frozenset([
    *_NAMES["switches"],
    "__disambig__", "__begriffsklärung__", "__expected_unconnected_page__", "__expectwithoutscans__",
    "__connectionrequested__", "__expectunusedtemplate__", "__noglobal__", "__archivedtalk__", "__notalk__",
])  # fmt: skip
"""Behaviour switches such as ``__notoc__``, in lower case: MediaWiki's own, and those of Wikipedia's extensions."""
LANGUAGES = frozenset(_NAMES["languages"])
"""Prefixes of links to other language editions (``de``), in lower case."""

PROJECTS = frozenset([
    "w", "wikipedia", "wikt", "wiktionary", "n", "wikinews", "b", "wikibooks", "q", "wikiquote", "s", "wikisource",
    "oldwikisource", "v", "wikiversity", "voy", "wikivoyage", "m", "meta", "metawikipedia", "metawiki", "c",
    "commons", "d", "wikidata", "f", "species", "wikispecies", "mw", "mediawikiwiki", "wmf", "foundation",
    "wikimedia", "incubator", "outreach", "phab", "phabricator", "bugzilla", "mediazilla", "gerrit", "git",
    "toollabs", "toolforge", "iarchive", "doi", "hdl", "rfc", "ietf", "isbn", "imdbname", "imdbtitle", "wikia",
    "wikicities", "google", "acronym", "memoryalpha", "mozillawiki", "citeseer", "jstor", "openstreetmap",
    "osmwiki", "uncyclopedia", "wookieepedia", "translatewiki", "betawiki",
])  # fmt: skip
"""Prefixes of links from Wikipedia to other wikis and sites, in lower case, as far as articles use them
(https://meta.wikimedia.org/wiki/Interwiki_map).
"""

# Option as written -> its meaning.
_PLAIN: dict[str, str] = {}
# Text before the value, text after it, meaning.
_VALUED: list[tuple[str, str, str]] = []
for _kind, _names in _NAMES["image options"].items():
    for _name in _names:
        _before, _mark, _after = _name.partition("$1")
        if _mark:
            _VALUED.append((_before, _after, _kind))
        else:
            _PLAIN[_name] = _kind
_BEFORE = {before: kind for before, after, kind in _VALUED if before and not after}
_AFTER = tuple(sorted((after for before, after, _ in _VALUED if after and not before), key=len, reverse=True))


def image_option(text: str) -> tuple[str, str] | None:
    """Return for a part of an image link in any language the English name of the option and its value ("" if it has
    none); None if it is no option.
    """
    if kind := _PLAIN.get(text):
        return kind, ""
    if len(text) > 200 and "=" not in text[:40]:
        return None
    for end in _AFTER:
        if text.endswith(end) and text[: -len(end)].strip().replace("x", "").isdecimal():
            return "width", text[: -len(end)].strip()
    for separator in ("=", " ", "_"):
        head, mark, value = text.partition(separator)
        if mark and (kind := _BEFORE.get(head + mark)):
            return kind, value.strip()
    return None


def namespace(prefix: str) -> str:
    """Return ``file``, ``media`` or ``category`` if ``prefix``, the part of a title before its first colon, is a name
    of that namespace in any language; otherwise "".
    """
    name = " ".join(prefix.replace("_", " ").split()).casefold()
    if name in FILE:
        return "file"
    if name in CATEGORY:
        return "category"
    return "media" if name in MEDIA else ""
