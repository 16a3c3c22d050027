"""Addresses of links, and of pages on a wiki, in a form that every edition can print.

Only http, https, ftp and mailto are accepted. The result is ASCII without spaces, quotes and brackets; "" if there is
none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from wikibinder.model.addresses import as_browsers_read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.model.page import Site

SCHEMES = frozenset(("http", "https", "ftp", "mailto"))

PROJECTS: Mapping[str, str] = {
    "w": "wikipedia", "wikipedia": "wikipedia",
    "wikt": "wiktionary", "wiktionary": "wiktionary",
    "b": "wikibooks", "wikibooks": "wikibooks",
    "n": "wikinews", "wikinews": "wikinews",
    "q": "wikiquote", "wikiquote": "wikiquote",
    "s": "wikisource", "wikisource": "wikisource",
    "v": "wikiversity", "wikiversity": "wikiversity",
    "voy": "wikivoyage", "wikivoyage": "wikivoyage",
}  # fmt: skip
"""Interwiki prefix of a project with wikis in many languages -> its name in their hosts
(https://meta.wikimedia.org/wiki/Interwiki_map).
"""

SINGLE_WIKIS: Mapping[str, str] = {
    "c": "commons.wikimedia.org", "commons": "commons.wikimedia.org",
    "d": "www.wikidata.org", "wikidata": "www.wikidata.org",
    "m": "meta.wikimedia.org", "meta": "meta.wikimedia.org",
    "mw": "www.mediawiki.org", "mediawikiwiki": "www.mediawiki.org",
    "species": "species.wikimedia.org", "wikispecies": "species.wikimedia.org",
    "foundation": "foundation.wikimedia.org", "wmf": "foundation.wikimedia.org",
    "incubator": "incubator.wikimedia.org", "outreach": "outreach.wikimedia.org",
}  # fmt: skip
"""Interwiki prefix of a single wiki -> its host."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NETWORK = re.compile(r"([a-z]+)://([^/?#]*)(.*)", re.DOTALL)
_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\.?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{0,5})?")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|mailto:", re.IGNORECASE)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_WIKIMEDIA = re.compile(r"https?://([a-z][a-z-]*)\.(?:m\.)?(wik[a-z]+)\.org/")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]+)*|simple")
_INVISIBLE = re.compile("[\\s\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def uri(address: str) -> str:
    """Return a web or mail address as an ASCII URI that editions may link to; "" if its scheme or host is not
    allowed.
    """
    # As browsers read it; otherwise a scheme could pass the check below ("java\tscript:").
    address = as_browsers_read(address.strip())
    # Wikitext allows addresses without a scheme; a file has no scheme to inherit.
    if address.startswith("//"):
        address = f"https:{address}"
    found = _SCHEME.match(address)
    scheme = found[1].lower() if found else ""
    if found is None or scheme not in SCHEMES:
        return ""
    rest = address[found.end() :]
    if scheme == "mailto":
        recipient = _encoded(rest)
        return f"mailto:{recipient}" if "@" in recipient else ""
    parts = _NETWORK.match(f"{scheme}:{rest}")
    return _network_uri(parts[1], parts[2], parts[3]) if parts else ""


def _network_uri(scheme: str, authority: str, rest: str) -> str:
    """Return the URI of an http or ftp address from its parts, without user name and password, which can mislead
    readers; "" if the host is invalid. ``rest``: path, query and fragment.
    """
    host = _INVISIBLE.sub("", authority.rpartition("@")[2])
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            # A host that cannot be encoded cannot be reached either; the text is printed without a link.
            return ""
    if not _HOST.fullmatch(host):
        return ""
    return f"{scheme}://{host}{_fragment_once(_encoded(rest))}"


def _encoded(text: str) -> str:
    """Return a part of an address with the characters that a URI does not allow percent-encoded; what is encoded
    already is not changed.
    """
    return quote(_STRAY_PERCENT.sub("%25", text), safe="!#$%&'()*+,-./:;=?@_~", errors="replace")


def _fragment_once(text: str) -> str:
    """Return the part of an address with every ``#`` after the first percent-encoded, since only the first begins the
    fragment.
    """
    before, mark, fragment = text.partition("#")
    return before + mark + fragment.replace("#", "%23")


def destination(site: Site, link: str) -> str:
    """Return the URI that a picture links to; "" if there is none. ``link``: the option of the picture, which is an
    address, the title of a page of the wiki, or "".
    """
    if _ADDRESS.match(link):
        return uri(link)
    title, _, fragment = link.partition("#")
    return article(site, title, fragment)


def article(site: Site, title: str, fragment: str = "", wiki: str = "") -> str:
    """Return the URI of a page on its wiki, or on another wiki given by its interwiki prefix (``wiki``); "" if it is
    unknown.
    """
    pattern = _pattern(site, wiki.lower()) if wiki else site.article_url
    if not pattern or not title.strip():
        return ""
    name = "_".join(title.split())
    address = pattern.replace("{title}", quote(name, safe="!$'()*,-./:;@_~", errors="replace"))
    if fragment:
        address += "#" + quote("_".join(fragment.split()), safe="!$'()*,-./:;@_~", errors="replace")
    return uri(address)


def _pattern(site: Site, prefix: str) -> str:
    """Return the address of articles, with ``{title}`` for the title, of the wiki with an interwiki prefix: one of
    SINGLE_WIKIS, or a language edition or sister project of the page's wiki; "" if it is unknown.
    """
    if prefix in SINGLE_WIKIS:
        return f"https://{SINGLE_WIKIS[prefix]}/wiki/{{title}}"
    own = _WIKIMEDIA.match(site.article_url)
    language = own[1] if own else site.language
    if prefix in PROJECTS:
        return f"https://{language}.{PROJECTS[prefix]}.org/wiki/{{title}}" if _LANGUAGE.fullmatch(language) else ""
    if own and _LANGUAGE.fullmatch(prefix):
        return f"https://{prefix}.{own[2]}.org/wiki/{{title}}"
    return ""
