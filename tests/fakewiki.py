"""A small wiki on loopback that answers as MediaWiki's Action API does: what tests of fetching need, and faults.

The answers have the form of MediaWiki 1.39's (``formatversion=2``); ``tests/test_fetch_mediawiki.py`` asks a real one.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SPACES = {-2: "Media", -1: "Special", 0: "", 2: "User", 6: "File", 10: "Template", 14: "Category", 828: "Module"}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0h40v30z"/></svg>'
NOT_SAFE = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><g><path d="M0 0h40v30z"/></svg>'


def raster(width: int, height: int, kind: str = "PNG", frames: int = 1) -> bytes:
    """A picture of that size."""
    written = io.BytesIO()
    pictures = [Image.new("RGB", (width, height), (40 * n % 256, 90, 160)) for n in range(frames)]
    more: dict[str, Any] = {"save_all": True, "append_images": pictures[1:]} if frames > 1 else {}
    pictures[0].save(written, kind, **more)
    return written.getvalue()


def _sha1(data: bytes) -> str:
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()


@dataclass
class FakeFile:
    """A file of the wiki; ``thumb`` is what is served as its thumbnail (None: the wiki makes no thumbnail)."""

    data: bytes
    mime: str
    width: int = 0
    height: int = 0
    medium: str = "BITMAP"
    metadata: dict[str, str] = field(default_factory=dict)
    thumb: bytes | None = None


@dataclass
class Fault:
    """A fault of the server: the next ``times`` requests whose path or form contains ``mark`` get this answer."""

    mark: str
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    times: int = 1
    cut: bool = False


@dataclass
class FakeWiki:
    """``pages``: wikitext by title; ``old``: texts of revisions that are not the newest, by number; ``people``: authors
    by title; ``uses``: what a page transcludes; ``hidden``: the categories of a page that are hidden; ``log``: the
    requests, oldest first.
    """

    pages: dict[str, str] = field(default_factory=dict)
    old: dict[int, tuple[str, str]] = field(default_factory=dict)
    people: dict[str, tuple[list[str], int]] = field(default_factory=dict)
    uses: dict[str, list[str]] = field(default_factory=dict)
    hidden: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, FakeFile] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    log: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    private: bool = False
    page_size: int = 500
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def number(self, title: str) -> int:
        """The newest revision of a page."""
        return 100 + list(self.pages).index(title)

    @contextlib.contextmanager
    def serving(self) -> Iterator[FakeWiki]:
        """Serve for the time of the block."""
        wiki = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                wiki._answer(self, "")

            def do_POST(self) -> None:
                wiki._answer(self, self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

            def log_message(self, format: str, *args: Any) -> None:
                """Print nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def _answer(self, request: BaseHTTPRequestHandler, form: str) -> None:
        self.log.append((f"{request.command} {request.path}", form, dict(request.headers)))
        reported = unquote(f"{request.path} {form}".replace("+", " "))
        fault = next((fault for fault in self.faults if fault.times and fault.mark in reported), None)
        if fault:
            fault.times -= 1
            status, headers, body = fault.status, fault.headers, fault.body
        else:
            status, headers, body = self._found(urlsplit(request.path), form)
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(body) * (2 if fault and fault.cut else 1)))
        request.end_headers()
        request.wfile.write(body)

    def _found(self, address: Any, form: str) -> tuple[int, dict[str, str], bytes]:
        path = unquote(address.path)
        if path == "/w/api.php":
            query = {name: values[-1] for name, values in parse_qs(address.query + "&" + form).items()}
            return 200, {"Content-Type": "application/json"}, json.dumps(self._api(query)).encode()
        if path.startswith("/images/"):
            file = self.files.get(path.removeprefix("/images/").removeprefix("thumb/").removesuffix("/1280px"))
            data = (file.thumb if path.startswith("/images/thumb/") else file.data) if file else None
            return (200, {"Content-Type": "application/octet-stream"}, data) if data else (404, {}, b"")
        link = f'<html><link rel="EditURI" href="//127.0.0.1:{self.port}/w/api.php?action=rsd"/></html>'
        return 200, {"Content-Type": "text/html"}, link.encode()

    # ------------------------------------------------------------ the API

    def _api(self, query: dict[str, str]) -> dict[str, Any]:
        if query["action"] == "clientlogin":
            passed = query["username"] == "Ann" and query["password"] == "secret word"  # noqa: S105
            self.private = self.private and not passed
            return {"clientlogin": {"status": "PASS" if passed else "FAIL", "message": "Wrong password"}}
        if query["action"] == "parse":
            title = self.old[int(query["oldid"])][0]
            return {"parse": {"templates": [self._entry(name) for name in self.uses.get(title, [])]}}
        if query.get("meta") == "tokens":
            return {"query": {"tokens": {"logintoken": "t+\\"}}}
        if self.private:
            return {"error": {"code": "readapidenied", "info": "You need read permission"}}
        handlers: dict[str, Callable[[dict[str, str]], dict[str, Any]]] = {
            "siteinfo": self._siteinfo,
            "categorymembers": self._category,
            "allpages": self._below,
            "search": lambda query: {"search": [{"title": t} for t in self.pages if query["srsearch"][:5] in t]},
            "prefixsearch": lambda _query: {"prefixsearch": []},
        }
        name = query.get("meta") or query.get("list") or ""
        if name in handlers:
            return {"query": handlers[name](query)}
        return self._pages(query)

    def _siteinfo(self, _query: dict[str, str]) -> dict[str, Any]:
        general = {
            "sitename": "Loopback", "base": f"{self.address}/wiki/Main_Page", "lang": "en", "case": "first-letter",
            "articlepath": "/wiki/$1", "scriptpath": "/w", "script": "/w/index.php", "server": self.address,
            "wikiid": "loop", "generator": "MediaWiki 1.39", "time": str(len(self.log)),
        }  # fmt: skip
        spaces = {
            str(n): {"id": n, "name": name, "canonical": name, "case": "first-letter", "subpages": n == 0,
                     "content": n == 0} for n, name in SPACES.items()
        }  # fmt: skip
        rights = {"text": "CC BY-SA 4.0", "url": "https://creativecommons.org/licenses/by-sa/4.0/"}
        return {"general": general, "namespaces": spaces, "namespacealiases": [], "rightsinfo": rights}

    def _category(self, query: dict[str, str]) -> dict[str, Any]:
        link = f"[[{query['cmtitle']}]]"
        return {"categorymembers": [self._entry(title) for title, text in self.pages.items() if link in text]}

    def _below(self, query: dict[str, str]) -> dict[str, Any]:
        return {"allpages": [self._entry(t) for t in sorted(self.pages) if t.startswith(query["apprefix"])]}

    def _pages(self, query: dict[str, str]) -> dict[str, Any]:
        found: dict[str, Any] = {"pages": []}
        if "revids" in query:
            self._revisions(query, found)
            return {"query": found}
        requested = query["titles"].split("|")
        start = int(query.get("gcontinue", 0))
        if len(requested) > 50:
            return {"error": {"code": "toomanyvalues", "info": "Too many values"}}
        redirects: dict[str, str] = {}
        for title in requested[start : start + self.page_size]:
            while query.get("redirects") and self.pages.get(title, "").startswith("#REDIRECT [["):
                target = self.pages[title][12:].partition("]]")[0]
                if title in redirects:
                    break
                redirects[title] = target
                title = target  # noqa: PLW2901
            found["pages"].append(self._page(title, query))
        found["redirects"] = [{"from": name, "to": target} for name, target in redirects.items()]
        answer: dict[str, Any] = {"query": found}
        if start + self.page_size < len(requested):
            answer["continue"] = {"gcontinue": str(start + self.page_size), "continue": "||"}
        return answer

    def _revisions(self, query: dict[str, str], found: dict[str, Any]) -> None:
        found["badrevids"] = {}
        known = {self.number(title): (title, text) for title, text in self.pages.items()} | self.old
        for number in map(int, query["revids"].split("|")):
            if number not in known:
                found["badrevids"][str(number)] = {"revid": number, "missing": True}
                continue
            title, text = known[number]
            slot = {"contentmodel": "Scribunto" if title.startswith("Module:") else "wikitext", "content": text}
            revision = {"revid": number, "user": "Ann", "timestamp": "2024-01-02T03:04:05Z", "slots": {"main": slot}}
            found["pages"].append({**self._entry(title), "revisions": [revision]})

    def _page(self, title: str, query: dict[str, str]) -> dict[str, Any]:
        page: dict[str, Any] = self._entry(title)
        if "imageinfo" in query["prop"]:
            return page | self._imageinfo(title, query)
        if title not in self.pages:
            return page | {"missing": True}
        page["lastrevid"] = self.number(title)
        if "templates" in query["prop"]:
            names, anonymous = self.people.get(title, ([], 0))
            page["templates"] = [self._entry(name) for name in self.uses.get(title, [])]
            page["categories"] = [{"ns": 14, "title": name} for name in self.hidden.get(title, [])]
            page["contributors"] = [{"userid": n, "name": name} for n, name in enumerate(names)]
            page |= {"anoncontributors": anonymous} if anonymous else {}
        return page

    def _imageinfo(self, title: str, query: dict[str, str]) -> dict[str, Any]:
        name = title.partition(":")[2]
        file = self.files.get(name)
        if file is None:
            return {"missing": True}
        place = quote(name)
        info: dict[str, Any] = {
            "url": f"{self.address}/images/{place}", "descriptionurl": f"{self.address}/wiki/File:{place}",
            "sha1": _sha1(file.data), "mime": file.mime, "width": file.width, "height": file.height,
            "size": len(file.data), "mediatype": file.medium,
            "extmetadata": {key: {"value": value} for key, value in file.metadata.items()},
        }  # fmt: skip
        if "iiurlwidth" in query:
            made = {"thumburl": f"{self.address}/images/thumb/{place}/1280px"}
            info |= made if file.thumb else {"thumberror": "Error creating thumbnail"}
        page = {"imagerepository": "local", "imageinfo": [info]}
        return page | ({"lastrevid": self.number(title)} if title in self.pages else {"missing": True, "known": True})

    def _entry(self, title: str) -> dict[str, Any]:
        space = next((n for n, name in SPACES.items() if name and title.startswith(f"{name}:")), 0)
        pageid = {"pageid": 1 + list(self.pages).index(title)} if title in self.pages else {}
        return {"ns": space, "title": title, **pageid}
