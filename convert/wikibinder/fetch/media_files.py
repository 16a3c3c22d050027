"""Fetches the files that pages show, each with its author and licence.

The original is fetched if it is not wider than requested, otherwise the thumbnail at the address that the wiki returns
(Wikimedia has thumbnails only in certain widths, on hosts that change).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from wikibinder.fetch import file_kinds
from wikibinder.fetch.contact import is_wikimedia
from wikibinder.fetch.errors import ApiError, FetchError, RefusedAddressError
from wikibinder.fetch.file_licences import METADATA, FileLicence, from_metadata, from_wikitext
from wikibinder.model.files import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from wikibinder.fetch.api import Api, Found, Json
    from wikibinder.fetch.file_cache import FileCache
    from wikibinder.fetch.revisions import Revisions

KIND = "files"
PROPERTIES = "url|size|mime|sha1|extmetadata|mediatype|canonicaltitle"
RENDERED = 10
"""Number of files in one request for thumbnails to a wiki other than Wikimedia's, since many wikis render them before
they answer.
"""
MOST_FAILURES = 3
"""Number of failed downloads from a host after which no more files are requested from it."""
NOT_FREE = "is not free; its caption and a link are kept (--non-free includes it)"
_SHA1 = re.compile(r"[0-9a-f]{40}")


@dataclass(slots=True)
class _File:
    """A file of the wiki while it is fetched. ``entry``: its data for media.json; ``page``: number of the page of a PDF
    or DjVu to show (0: the file has no pages); ``info``: the wiki's description (``prop=imageinfo``); ``thumb``: fetch
    a picture that the wiki renders instead of the original.
    """

    entry: Json
    page: int
    info: Json = field(default_factory=dict)
    thumb: bool = False

    @property
    def sha1(self) -> str:
        return str(self.info.get("sha1", ""))

    def give_up_thumbnail(self, reason: str) -> None:
        """Decide to fetch the original instead of a thumbnail, if books can show it or it can be converted; otherwise
        record the reason as the file's problem.
        """
        if file_kinds.can_be_shown(self.info):
            self.thumb = False
        else:
            self.entry["problem"] = f"the wiki has no preview of it: {' '.join(reason.split())[:200]}"


@dataclass
class MediaFetcher:
    """Fetches files of the wiki ``api`` to the snapshot folder ``folder``. ``width``: of thumbnails, in pixels;
    ``non_free``: also fetch files that are not free. ``progress`` is called with the numbers of finished and of all
    files.
    """

    api: Api
    cache: FileCache
    revisions: Revisions
    folder: Path
    width: int = 1280
    non_free: bool = False
    progress: Callable[[int, int], None] = lambda _done, _all: None
    _failures: Counter[str] = field(default_factory=Counter)

    def fetch(self, pages: Mapping[str, int]) -> dict[str, Json]:
        """Fetch files; return their entries for media.json by title; the entry of a file that was not fetched has the
        reason as ``problem``. ``pages``: title (``File:…``) -> number of the page of a PDF or DjVu to show, 0 for other
        files.
        """
        files = self._described(pages)
        self._add_licences(files)
        for file in files.values():
            self._choose(file)
        fetchable = [file for file in files.values() if file.info and "problem" not in file.entry]
        addresses = self._thumbnails({name: file for name, file in files.items() if file in fetchable})
        for number, (name, file) in enumerate(files.items(), 1):
            if file in fetchable:
                self._take(name, file, addresses.get(name, ""))
            self.progress(number, len(files))
        return {name: file.entry for name, file in files.items()}

    # ------------------------------------------------------------ the answers of the wiki

    def _described(self, pages: Mapping[str, int]) -> dict[str, _File]:
        files = {name: _File({}, page) for name, page in pages.items()}
        for names in _pieces(list(files)):
            query: dict[str, Any] = {"iiprop": PROPERTIES, "iiextmetadatafilter": METADATA, "redirects": 1}
            try:
                found = self.api.pages("titles", names, prop="imageinfo|info", **query)
            except FetchError as error:
                for name in names:
                    files[name].entry["problem"] = f"cannot be requested: {error}"
                continue
            for name in names:
                self._describe(files[name], found.page(name)[1])
        return files

    def _describe(self, file: _File, page: Json | None) -> None:
        info = next(iter((page or {}).get("imageinfo", ())), None)
        # The SHA-1 becomes part of the name of a file, so anything else is refused.
        if page is None or not info or "url" not in info or not _SHA1.fullmatch(str(info.get("sha1", ""))):
            file.entry["problem"] = "there is no such file on the wiki"
            return
        file.info = {**info, "lastrevid": page.get("lastrevid", 0)}
        licence = from_metadata(info.get("extmetadata") or {})
        file.entry |= {
            "sha1": info["sha1"],
            "mime": info.get("mime", ""),
            "width": info.get("width") or 0,
            "height": info.get("height") or 0,
            "url": urljoin(self.api.address, info["url"]),
            "page": urljoin(self.api.address, str(info.get("descriptionurl", ""))),
            "repository": page.get("imagerepository", ""),
            **asdict(licence),
        }

    def _add_licences(self, files: Mapping[str, _File]) -> None:
        """Add author and licence from the wikitext of a file's page to the entries of files whose metadata lack
        them.
        """
        names = list(FileLicence.__dataclass_fields__)
        lacking = {
            int(file.info["lastrevid"]): file
            for file in files.values()
            if file.info.get("lastrevid") and not (file.entry["artist"] and file.entry["licence"])
        }
        try:
            texts = self.revisions.read(lacking)
        except FetchError:
            # The files themselves can be used; authors that were not found are printed as not stated.
            return
        for number, file in lacking.items():
            if revision := texts.get(number):
                stored = FileLicence(**{name: file.entry[name] for name in names})
                file.entry |= asdict(stored.completed(from_wikitext(revision.text)))

    def _choose(self, file: _File) -> None:
        if not file.info:
            return
        choice = file_kinds.choice(file.info, self.width)
        file.thumb = choice.thumb
        if file.entry["non_free"] and not self.non_free:
            file.entry["problem"] = NOT_FREE
        elif choice.problem:
            file.entry["problem"] = choice.problem

    # ------------------------------------------------------------ thumbnails

    def _thumbnails(self, files: Mapping[str, _File]) -> dict[str, str]:
        """Return title of the file -> address of its thumbnail, for the files to be fetched as thumbnails that are not
        in the cache.
        """
        found: dict[str, str] = {}
        by_page: dict[int, list[str]] = {}
        for name, file in files.items():
            if file.thumb and not self._kept(self._key(file)):
                by_page.setdefault(file.page, []).append(name)
        for page, names in by_page.items():
            # Wikimedia renders a thumbnail when its address is fetched, so the API answers at once.
            for batch in _pieces(names, 50 if self.is_wikimedia else RENDERED):
                found |= self._rendered(batch, page, files)
        return found

    @property
    def is_wikimedia(self) -> bool:
        return is_wikimedia(self.api.host)

    def _rendered(self, names: list[str], page: int, files: Mapping[str, _File]) -> dict[str, str]:
        query: dict[str, Any] = {"prop": "imageinfo", "iiprop": "url|size", "iiurlwidth": self.width, "redirects": 1}
        # The form of MediaWiki's handlers for PDF and DjVu, which render the first page by default.
        if page > 1:
            query["iiurlparam"] = f"page{page}-{self.width}px"
        try:
            answer = self.api.pages("titles", names, **query)
        except ApiError as error:
            if len(names) > 1:  # one file that cannot be rendered is an error of the whole request
                return {k: v for name in names for k, v in self._rendered([name], page, files).items()}
            files[names[0]].give_up_thumbnail(str(error))
            return {}
        except FetchError as error:
            for name in names:
                files[name].entry["problem"] = f"cannot be requested: {error}"
            return {}
        return {name: address for name in names if (address := self._address(name, answer, files))}

    def _address(self, name: str, answer: Found, files: Mapping[str, _File]) -> str:
        info: Json = next(iter((answer.page(name)[1] or {}).get("imageinfo", ())), {})
        if not info.get("thumburl") or info.get("thumberror"):
            files[name].give_up_thumbnail(str(info.get("thumberror") or "no thumbnail"))
            return ""
        return urljoin(self.api.address, str(info["thumburl"]))

    # ------------------------------------------------------------ files

    def _key(self, file: _File) -> str:
        page = f"-p{file.page}" if file.page > 1 else ""
        if file.thumb:
            return f"{file.sha1}-{self.width}{page}"
        return f"{file.sha1}-{f'{self.width}-made' if file.info.get('mime') == file_kinds.TIFF else 'original'}"

    def _kept(self, key: str) -> bytes | None:
        for kind in file_kinds.SHOWN.values():
            if data := self.cache.get(KIND, f"{key}.{kind}"):
                return data
        return None

    def _take(self, name: str, file: _File, address: str) -> None:
        """Write a file into the snapshot folder, from the cache or from the wiki; an SVG that cannot be shown is
        replaced by a thumbnail. ``name``: title of the file; ``address``: that of its thumbnail, "" for an original.
        """
        if "problem" in file.entry:
            return
        data = self._kept(self._key(file))
        if data is None:
            data = self._download(file, address if file.thumb else file.entry["url"])
        if data is None and file.info.get("mime") == "image/svg+xml" and not file.thumb:
            file.thumb = True  # a drawing that cannot be shown as it is: a picture of it
            reason = file.entry.pop("problem")
            data = self._kept(self._key(file))
            if data is None and (made := self._rendered([name], file.page, {name: file}).get(name)):
                data = self._download(file, made)
            if data is None:
                file.entry.setdefault("problem", reason)
        if data is None:
            return
        target = f"media/{_slug(name)}-{self._key(file)[:12]}{self._suffix(file)}.{file_kinds.ending(data)}"
        (self.folder / "media").mkdir(exist_ok=True)
        write(self.folder / target, data)
        file.entry["file"] = target

    def _suffix(self, file: _File) -> str:
        page = f"-p{file.page}" if file.page > 1 else ""
        return f"-{self.width}px{page}" if file.thumb or file.info.get("mime") == file_kinds.TIFF else ""

    def _download(self, file: _File, address: str) -> bytes | None:
        """Fetch a file from ``address``, check its contents, add them to the cache and return them; None if it fails,
        with the reason as problem in the file's entry.
        """
        host = urlsplit(address).netloc
        try:
            if self._failures[host] >= MOST_FAILURES:
                raise FetchError(f"{host} has failed {MOST_FAILURES} times; run the same command again")
            answer = self.api.http.get(address, most=file_kinds.MOST_BYTES)
        except FetchError as error:
            # A forbidden address does not mean that the host has a problem.
            self._failures[host] += not isinstance(error, RefusedAddressError)
            file.entry["problem"] = f"cannot be fetched: {error}"
            return None
        data = file_kinds.as_png(answer.body, self.width) if file_kinds.is_tiff(answer.body) else answer.body
        problem = f"HTTP status {answer.status} from {host}" if answer.status != 200 else file_kinds.fault(data)
        # Not for security: it detects files that were replaced since, and answers of proxies.
        if not problem and not file.thumb and hashlib.sha1(answer.body).hexdigest() != file.sha1:  # noqa: S324
            problem = "is not the file that the wiki describes (another SHA-1)"
        if problem:
            file.entry["problem"] = problem
            return None
        self.cache.put(KIND, f"{self._key(file)}.{file_kinds.ending(data)}", data)
        return data


def _pieces(names: list[str], size: int = 50) -> Iterable[list[str]]:
    return (names[start : start + size] for start in range(0, len(names), size))


def _slug(name: str) -> str:
    """Return the beginning of a file name for a file's title (``File:…``): its ASCII letters and digits in lower case,
    with hyphens between words; ``file`` if it has none.
    """
    stem = name.partition(":")[2].rpartition(".")[0]
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:40].strip("-") or "file"
