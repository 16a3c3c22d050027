"""The steps from a request to a snapshot folder: wiki, chapters, templates, pictures, files on disk."""

from __future__ import annotations

import contextlib
import re
import tempfile
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wikibinder.fetch import page_lists
from wikibinder.fetch.book_pages import read_book_page
from wikibinder.fetch.chapters import ChapterFinder, Chapters
from wikibinder.fetch.contact import contact_for, user_agent
from wikibinder.fetch.errors import FetchError
from wikibinder.fetch.file_cache import FileCache
from wikibinder.fetch.http_client import HttpClient
from wikibinder.fetch.kept_snapshot import KeptSnapshot
from wikibinder.fetch.login import log_in, read_cookies
from wikibinder.fetch.media_files import MediaFetcher
from wikibinder.fetch.page_addresses import FetchRequest, WantedPage
from wikibinder.fetch.revisions import Revision, Revisions
from wikibinder.fetch.siteinfo import WikiInfo, find_api, read_siteinfo
from wikibinder.fetch.snapshot_files import Snapshot, write_snapshot
from wikibinder.model.files import failing_clearly, remove_unfinished
from wikibinder.model.lock import locked

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Mapping, Sequence

    from wikibinder.fetch.api import Api, Json


# Far more than a book uses; a wiki could produce names of templates without end.
MOST_TEMPLATES = 20_000


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How pages are fetched. ``contact``: for the User-Agent. ``images``: none, used (those that the book shows) or all
    (that the wiki lists). ``width``: of thumbnails, in pixels. ``max_pages``, ``max_bytes``: maximum number of
    chapters, and of bytes of all answers together. ``non_free``: also fetch files that are not free. ``login``: name of
    an account. ``cookies``: file of cookies. ``allow_hosts``: hosts that may be in a private network. ``update``: fetch
    the newest revisions instead of those in the snapshot.
    """

    contact: str = ""
    images: str = "used"
    width: int = 1280
    max_pages: int = 500
    max_bytes: int = 2_000_000_000
    non_free: bool = False
    login: str = ""
    cookies: Path | None = None
    allow_hosts: frozenset[str] = frozenset()
    update: bool = False


@dataclass(slots=True)
class Fetched:
    """The result of fetching: the numbers of chapters, of transcluded pages (``others``) and of pictures; ``problems``:
    a line for each page that cannot be fetched; ``left_out``: title of a file -> why it was not fetched; ``hosts``:
    number of requests by host.
    """

    pages: int = 0
    others: int = 0
    pictures: int = 0
    problems: Sequence[str] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)
    hosts: Counter[str] | None = None


@dataclass
class Fetching:
    """One run that fetches requested pages to a snapshot folder. ``names_of``: function that returns the names of the
    image files on the chapters in a snapshot folder. ``progress``: called with what is being fetched, the number done
    and the number of all.
    """

    request: FetchRequest
    folder: Path
    options: FetchOptions
    names_of: Callable[[Path], Sequence[str]]
    progress: Callable[[str, int, int], None] = lambda _what, _done, _all: None
    http: HttpClient = field(init=False)

    def run(self) -> Fetched:
        """Fetch the pages into the folder and return the result; raises FetchError if there are no chapters or the wiki
        cannot be read, OutputError if the folder cannot be written or another run writes to it.
        """
        with failing_clearly(self.folder):
            # A run that fails leaves no empty folders; rmdir fails for those with files.
            made = [new for new in (self.folder, *self.folder.parents) if not new.exists()]
            self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with locked(self.folder):
                with failing_clearly(self.folder):
                    remove_unfinished(self.folder)
                return self._run()
        finally:
            with contextlib.suppress(OSError):
                # rmdir removes only empty folders, that is, those of a run that fetched nothing.
                for new in made:
                    new.rmdir()

    def _run(self) -> Fetched:
        options = self.options
        kept = KeptSnapshot.of_folder(self.folder)
        if options.update:
            kept = KeptSnapshot(self.folder)
        api = self._opened()
        wiki = read_siteinfo(api)
        cache = FileCache.of_wiki(api.address)
        revisions = Revisions(api, cache)
        complete = kept.is_complete_for(self._request())
        if complete:
            title, chapters = str(kept.book.get("title", "")), kept.chapters(revisions)
        else:
            title, chapters = self._chapters(api, wiki, revisions, kept.numbers)
        if not chapters.pages:
            raise FetchError("; ".join(chapters.problems[:3]) or "nothing is selected; give a title or an address")
        self.progress("pages", len(chapters.pages), len(chapters.pages))
        others = self._others(api, chapters, revisions, kept if complete else None)
        problems = list(dict.fromkeys(chapters.problems))
        snapshot = Snapshot(
            title,
            self._request(),
            wiki,
            chapters.pages,
            chapters.redirects,
            chapters.authors,
            others,
            problems,
            hidden=chapters.hidden,
        )
        snapshot.media = self._media(MediaFetcher(
            api, cache, revisions, self.folder, options.width, options.non_free,
            lambda done, whole: self.progress("pictures", done, whole),
        ), snapshot, kept if complete else None)  # fmt: skip
        write_snapshot(self.folder, snapshot, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        return _outcome(snapshot, self.http)

    def _opened(self) -> Api:
        """Return the API of the wiki, logged in if an account is given; opens the HTTP client."""
        start, options = self.request.start, self.options
        cookies = read_cookies(options.cookies) if options.cookies else None
        agent = user_agent(contact_for(urlsplit(start).netloc, options.contact))
        self.http = HttpClient(agent, options.allow_hosts, cookies, options.max_bytes)
        api = find_api(self.http, start)
        if options.login:
            log_in(api, options.login)
        return api

    # ------------------------------------------------------------ pages

    def _chapters(
        self, api: Api, wiki: WikiInfo, revisions: Revisions, numbers: Mapping[str, int]
    ) -> tuple[str, Chapters]:
        """Return the title of the book ("" if unknown) and its chapters: the pages of the request, those of its
        category and those below its page; if that is a single page with a list of chapters, these chapters instead.

        ``numbers``: title -> number of the revision to use, instead of the newest. Raises FetchError if more pages are
        selected than allowed, or the page above the others does not exist.
        """
        request, most = self.request, self.options.max_pages
        finder = ChapterFinder(api, wiki, revisions, numbers)
        title, items = "", [wiki.titled(item) for item in request.items]
        if request.category:
            items += page_lists.of_category(api, wiki, request, most)
            title = request.category.rpartition(":")[2]
        if request.subpages:
            root = finder.find([WantedPage(request.subpages)])
            if not root.pages:
                raise FetchError(root.problems[0])
            revision = root.pages[0].revision
            items += page_lists.below_page(api, wiki, revision.title, revision.text, most)
            title = revision.title
        self._check_number(items)
        found = finder.find(items)
        if len(items) == 1 and found.pages:
            only = found.pages[0].revision
            # Only if the page is fetched alone: in a list it is a chapter like the others.
            if book := read_book_page(only.title, only.text):
                self._check_number(book.items)
                return book.title, finder.find([wiki.titled(item) for item in book.items])
        return title, found

    def _check_number(self, items: Sequence[WantedPage]) -> None:
        most = self.options.max_pages
        if len(items) > most:
            raise FetchError(f"{len(items)} pages are selected, more than {most}; raise --max-pages to fetch all")

    def _others(
        self, api: Api, chapters: Chapters, revisions: Revisions, kept: KeptSnapshot | None
    ) -> dict[str, Revision]:
        """Return the templates, modules and other pages that the chapters transclude, by title, without chapters, and
        without pages that are missing or not public. ``kept``: the complete snapshot of an earlier run, whose revisions
        are used; None if there is none. Raises FetchError for more than ``MOST_TEMPLATES``.
        """
        chapter_titles = {chapter.revision.title for chapter in chapters.pages}
        spaces = {title: space for title, space in chapters.transcluded.items() if title not in chapter_titles}
        if len(spaces) > MOST_TEMPLATES:
            raise FetchError(
                f"the pages use {len(spaces):,} templates, more than {MOST_TEMPLATES:,}; fetch fewer pages"
            )
        if kept:
            numbers = {title: kept.numbers[title] for title in spaces}
        else:
            pages = api.pages("titles", spaces, prop="info").pages
            locked_to = KeptSnapshot.of_folder(self.folder).numbers if not self.options.update else {}
            numbers = {
                title: locked_to.get(title, 0) or int(page["lastrevid"])
                for title, page in pages.items()
                if "lastrevid" in page
            }
        texts = revisions.read(numbers.values())
        self.progress("templates", len(numbers), len(numbers))
        return {
            title: text.named(title, spaces.get(title))
            for title, number in numbers.items()
            if (text := texts.get(number)) and not text.hidden
        }

    # ------------------------------------------------------------ pictures

    def _media(self, fetcher: MediaFetcher, snapshot: Snapshot, kept: KeptSnapshot | None) -> dict[str, Json]:
        """Fetch the files of the chapters; return the entries of media.json. Files in ``kept``, the complete snapshot
        of an earlier run (None if there is none), are not fetched again.
        """
        here = kept.media() if kept else {}
        names = kept.media_names() if kept else self._names(fetcher.api, snapshot)
        texts = "\n".join(chapter.revision.text for chapter in snapshot.chapters)
        files = {f"File:{name}": _page_of(name, texts) for name in names if _is_name(name)}
        return here | fetcher.fetch({name: page for name, page in files.items() if name not in here})

    def _names(self, api: Api, snapshot: Snapshot) -> Sequence[str]:
        """Return the names of the image files to fetch, without the namespace, as the option ``images`` selects
        them.
        """
        if self.options.images == "none":
            return ()
        if self.options.images == "all":
            titles = [chapter.revision.title for chapter in snapshot.chapters]
            pages = api.pages("titles", titles, prop="images", imlimit="max").pages.values()
            return list(
                dict.fromkeys(image["title"].partition(":")[2] for page in pages for image in page.get("images", ()))
            )
        # The files that the book shows, including pictures from templates, are only known after a conversion.
        with tempfile.TemporaryDirectory(prefix="wikibinder-") as place:
            write_snapshot(Path(place), replace(snapshot, media={}), "")
            return self.names_of(Path(place))

    def _request(self) -> Json:
        """Return the user's request as an object for book.json, without empty values."""
        items = [{k: v for k, v in asdict(item).items() if v} for item in self.request.items]
        values = {
            **asdict(self.request),
            "items": items,
            "images": self.options.images,
            "width": self.options.width,
            "non_free": self.options.non_free,
        }
        return {name: value for name, value in values.items() if value}


def _outcome(snapshot: Snapshot, http: HttpClient) -> Fetched:
    media = snapshot.media
    left_out = {name: str(entry["problem"]) for name, entry in media.items() if entry.get("problem")}
    pictures = sum("file" in entry for entry in media.values())
    return Fetched(len(snapshot.chapters), len(snapshot.others), pictures, snapshot.problems, left_out, http.hosts)


def _is_name(name: str) -> bool:
    """Whether the name of a file, without namespace, is a valid title on the wiki."""
    # MediaWiki accepts no file whose name has more than 240 bytes (UploadBase).
    return bool(name) and not re.search(r"[\x00-\x1f#<>\[\]{}|]", name) and len(name.encode("utf-8", "replace")) <= 240


def _page_of(name: str, texts: str) -> int:
    """Return the number of the page of a PDF, DjVu or TIFF that the wikitext shows (``page=``; 1 if none is given); 0
    for other files. ``texts``: wikitext of all chapters.
    """
    if not name.lower().endswith((".pdf", ".djvu", ".tif", ".tiff")):
        return 0
    form = re.escape(name).replace(r"\ ", "[ _]+")
    found = re.search(rf"{form}\s*\|[^\[\]]*?\bpage\s*=\s*(\d{{1,5}})", texts, re.IGNORECASE)
    return int(found[1]) if found else 1
