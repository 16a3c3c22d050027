"""The address of a wiki's API, and the wiki's settings (https://www.mediawiki.org/wiki/API:Siteinfo)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from wikibinder.fetch.api import Api, Json
from wikibinder.fetch.errors import ApiError, FetchError
from wikibinder.fetch.page_addresses import WantedPage, clean
from wikibinder.wikitext.wiki_titles import Namespaces

if TYPE_CHECKING:
    from wikibinder.fetch.http_client import HttpClient

HEAD = 1 << 16
"""Number of bytes at the beginning of a page in which the link to the API is searched for."""
USUAL = ("/w/api.php", "/api.php")
"""Paths at which ``api.php`` is searched for, in order, on a wiki whose pages have no link to it."""
# With its attributes in either order, which differs between skins.
_EDIT_URI = re.compile(rb'<link[^>]*rel="EditURI"[^>]*href="([^"]+)"|<link[^>]*href="([^"]+)"[^>]*rel="EditURI"')
PROPERTIES = (
    "general|namespaces|namespacealiases|magicwords|interwikimap|extensiontags|functionhooks|variables|rightsinfo"
    "|languagevariants|protocols"
)
CHANGING = ("time",)
"""Keys of the answer's ``general`` object whose values differ in every answer, and which are therefore removed."""


@dataclass(frozen=True, slots=True)
class WikiInfo:
    """The settings of a wiki: the address of its API, and the API's answer to meta=siteinfo, as written to
    site.json.
    """

    api: str
    data: Json

    @property
    def general(self) -> Json:
        found: Json = self.data.get("general", {})
        return found

    @property
    def namespaces(self) -> Namespaces:
        """Return the names of the wiki's namespaces, with their aliases."""
        spaces = self.data.get("namespaces", {}).values()
        aliases = {entry["alias"]: entry["id"] for entry in self.data.get("namespacealiases", ())}
        aliases |= {space["canonical"]: space["id"] for space in spaces if space.get("canonical")}
        subpages = frozenset(space["id"] for space in spaces if space.get("subpages"))
        first_letter = self.general.get("case") != "case-sensitive"
        return Namespaces({space["id"]: space["name"] for space in spaces}, aliases, first_letter, subpages)

    @property
    def content(self) -> frozenset[int]:
        """Return the numbers of the wiki's content namespaces, 0 always included."""
        spaces = self.data.get("namespaces", {}).values()
        return frozenset(space["id"] for space in spaces if space.get("content")) | {0}

    @property
    def rights(self) -> dict[str, str]:
        """Return the name of the licence of the wiki's texts as ``text``, and its address as ``url``; "" if not
        stated.
        """
        known = self.data.get("rightsinfo", {})
        return {"text": str(known.get("text") or ""), "url": str(known.get("url") or "")}

    @property
    def server(self) -> str:
        """Return the wiki's address, without a path: ``https://en.wikipedia.org``. The address of the API if the wiki
        does not state it.
        """
        return urljoin(self.api, str(self.general.get("server", "")))

    def titled(self, item: WantedPage) -> WantedPage:
        """Return a requested page with the title that is found in its ``path`` by the wiki's article path; unchanged if
        it has no path. Raises FetchError if the path is not that of a page.
        """
        if not item.path:
            return item
        for pattern in (self.general.get("articlepath"), self.general.get("variantarticlepath")):
            form = re.escape(pattern or "").replace(r"\$1", "(.+)").replace(r"\$2", "[^/]+")
            if form and (match := re.fullmatch(form, item.path, re.DOTALL)):
                return WantedPage(clean(match[1]), label=item.label, part=item.part)
        raise FetchError(f"{item.path}: is not the address of a page of {self.general.get('sitename', 'this wiki')}")


def find_api(http: HttpClient, start: str) -> Api:
    """Return the API of the wiki to which the page at the address ``start`` belongs: by the link in the page, which is
    not tested, otherwise at the first of the paths in ``USUAL`` that has one. Raises FetchError if there is none, or
    the page cannot be requested.
    """
    # If the host cannot be reached or must not be, other paths need not be tried.
    page = http.get(start, head=HEAD)
    if match := _EDIT_URI.search(page.body):
        link = (match[1] or match[2]).decode("utf-8", "replace").replace("&amp;", "&")
        return Api(http, urljoin(page.address, unquote(link.partition("?")[0])))
    for place in USUAL:
        api = Api(http, urljoin(start, place))
        try:
            api.call(action="query", meta="siteinfo")
        except ApiError:  # a wiki, if a private one
            return api
        except FetchError:
            continue
        return api
    raise FetchError(
        f"{urlsplit(start).netloc}: there is no MediaWiki at this address; check the address (status {page.status})"
    )


def read_siteinfo(api: Api) -> WikiInfo:
    """Request the settings of the wiki from its API and return them, without those that differ in every answer; raises
    FetchError.
    """
    data = api.call(action="query", meta="siteinfo", siprop=PROPERTIES).get("query")
    if not isinstance(data, dict) or "general" not in data or "namespaces" not in data:
        raise FetchError(f"{api.host}: its api.php does not respond as MediaWiki's; check the address")
    # Otherwise site.json, and so the snapshot, would differ from run to run.
    for name in CHANGING:
        data["general"].pop(name, None)
    return WikiInfo(api.address, data)
