"""The pages of a book: titles resolved to revisions, with the templates they use and their authors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wikibinder.fetch.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wikibinder.fetch.api import Api, Found, Json
    from wikibinder.fetch.page_addresses import WantedPage
    from wikibinder.fetch.revisions import Revision, Revisions
    from wikibinder.fetch.siteinfo import WikiInfo

MOST_SUGGESTIONS = 5
"""Maximum number of titles, of those not found in one run, for which the wiki's search is used to suggest similar ones.
"""


@dataclass(slots=True)
class Authors:
    """The authors of a page: their names, and the number of those without an account or with a temporary one. Bots are
    left out.
    """

    names: list[str] = field(default_factory=list)
    anonymous: int = 0

    def add(self, page: Json) -> None:
        """Add the authors that an answer of the API (``prop=contributors``) lists for a page."""
        for person in page.get("contributors", ()):
            name = str(person.get("name", ""))
            if name.startswith("~2"):  # a temporary account
                self.anonymous += 1
            elif name and name not in self.names:
                self.names.append(name)
        self.anonymous += int(page.get("anoncontributors", 0))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the book in a certain revision. ``label``: its title in the book if that differs, or ""; ``part``: the
    name of the part of the book that it is in, or "".
    """

    revision: Revision
    label: str = ""
    part: str = ""


@dataclass(slots=True)
class Chapters:
    """The chapters of a book in order. ``redirects``: title of a redirect -> title of the chapter. ``authors``: title
    of a chapter -> its authors. ``transcluded``: title of a page that the chapters transclude -> its namespace.

    ``hidden``: the titles of the chapters' categories that the wiki hides from readers. ``problems``: a line for each
    requested page that cannot be fetched or was requested before.
    """

    pages: list[Chapter] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    authors: dict[str, Authors] = field(default_factory=dict)
    transcluded: dict[str, int] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


class ChapterFinder:
    """Finds the revisions for requested pages: the requested one, or else that in ``locked`` (title -> number of the
    revision, for pages that must not change), or else the newest.
    """

    def __init__(self, api: Api, wiki: WikiInfo, revisions: Revisions, locked: Mapping[str, int]) -> None:
        self._api = api
        self._wiki = wiki
        self._revisions = revisions
        self._locked = locked
        self._suggested = 0

    def find(self, items: Sequence[WantedPage]) -> Chapters:
        """Return the chapters for the requested pages, in order; pages that cannot be fetched or were requested before
        are among the problems of the result. Raises FetchError if the wiki cannot be read.
        """
        found = Chapters()
        named = self._revisions.read(item.revid for item in items if item.revid)
        by_title = self._look_up("titles", [self._title(item, named) for item in items if not item.pageid])
        by_number = self._look_up("pageids", [str(item.pageid) for item in items if item.pageid and not item.revid])
        numbered = {int(page["pageid"]): page for page in by_number.pages.values() if "pageid" in page}
        wanted: list[tuple[WantedPage, Json, int]] = []
        for item in items:
            title, page = self._title(item, named), numbered.get(item.pageid)
            if item.title or not item.pageid:
                title, page = by_title.page(title)
            if reason := self._missing(item, title, page, named):
                found.problems.append(reason)
            elif page is not None:
                wanted.append((item, page, item.revid or self._locked.get(title, 0) or int(page["lastrevid"])))
                found.redirects.update(_redirect_chain(item.title, title, by_title))
        self._take(wanted, found)
        return found

    def _take(self, wanted: Sequence[tuple[WantedPage, Json, int]], found: Chapters) -> None:
        """Read the texts of existing pages and add the pages to ``found``, with authors, redirects, hidden categories
        and transclusions. A second request for the same page, and a page whose text is not public, become a line of
        ``found.problems`` instead. ``wanted``: for each page the request, its data from the API, and the number of the
        revision.
        """
        texts = self._revisions.read(number for _, _, number in wanted)
        content: dict[str, list[str]] = {}
        for item, page, number in wanted:
            title, revision = page["title"], texts.get(number)
            # Two titles of a list may redirect to the same page.
            if title in found.authors:
                found.problems.append(
                    f"{item.label or item.shown}: {title} is in the list twice; the first one is used"
                )
            elif revision is None or revision.hidden:
                found.problems.append(f"{title}: the text of revision {number} is not public; choose another oldid")
            else:
                found.pages.append(Chapter(revision.named(title, int(page["ns"])), item.label, item.part))
                found.authors[title] = Authors()
                found.authors[title].add(page)
                found.redirects.update({entry["title"]: title for entry in page.get("redirects", ())})
                found.hidden.update(entry["title"] for entry in page.get("categories", ()))
                # The wiki lists what the newest revision transcludes; an old one has to be parsed.
                templates = page.get("templates", ()) if number == page["lastrevid"] else self._templates_of(number)
                found.transcluded.update({entry["title"]: int(entry["ns"]) for entry in templates})
                content[title] = [entry["title"] for entry in templates if entry["ns"] in self._wiki.content]
        self._add_authors(content, found)

    def _add_authors(self, content: Mapping[str, Sequence[str]], found: Chapters) -> None:
        """Add the authors of transcluded content pages to those of the chapters. ``content``: title of the chapter ->
        titles of content pages that it transcludes.
        """
        pages = self._look_up("titles", (name for names in content.values() for name in names)).pages
        for title, names in content.items():
            for name in names:
                if name in pages:
                    found.authors[title].add(pages[name])

    def _templates_of(self, number: int) -> list[Json]:
        """Return the pages that the revision with this number transcludes, as the API describes them, by having the
        wiki parse it: the wiki's tables only describe the newest revision. [] if the wiki cannot parse it.
        """
        try:
            parsed = self._api.call(action="parse", oldid=number, prop="templates")["parse"]["templates"]
        # Not fatal: missing templates are reported when the book is converted.
        except ApiError:
            return []
        return [entry for entry in parsed if entry.get("exists", True)]

    def _look_up(self, key: str, values: Iterable[str]) -> Found:
        """Return the data of pages, with redirects followed. ``key``: what the ``values`` are, ``titles`` or
        ``pageids``.
        """
        return self._api.pages(
            key,
            values,
            # "converttitles": on wikis with variants of the script (zh, sr) a title may be in any of them.
            redirects=1,
            converttitles=1,
            prop="info|templates|contributors|redirects|categories",
            clshow="hidden",
            cllimit="max",
            tllimit="max",
            rdprop="title",
            rdlimit="max",
            pclimit="max",
            pcexcludegroup="bot",
        )

    def _title(self, item: WantedPage, named: Mapping[int, Revision]) -> str:
        """Return the title of a requested page: the requested one, else that of the requested revision (``named``:
        revisions by number), else the request as it is shown.
        """
        revision = named.get(item.revid)
        return item.title or (revision.title if revision else item.shown)

    def _missing(self, item: WantedPage, title: str, page: Json | None, named: Mapping[int, Revision]) -> str:
        """Return the reason why a requested page cannot be fetched; "" if it can. ``title``, ``page``: the title to
        which the request leads and the page's data; ``named``: revisions by number.
        """
        name = item.shown if title == item.shown else f"{item.shown} (a redirect to {title})"
        if item.revid and item.revid not in named:
            return f"{name}: there is no revision {item.revid}; check the oldid"
        if page is None:
            return f"{name}: redirects form a cycle; give the title of an article"
        if page.get("invalid") or page.get("special"):
            return f"{name}: is no title of a page ({page.get('invalidreason') or 'a special page'})"
        if page.get("missing") or "lastrevid" not in page:
            return f"{name}: not found at {self._api.host}{self._suggestion(title)}"
        revision = named.get(item.revid)
        if revision and revision.pageid != page["pageid"]:
            return f"{name}: oldid {item.revid} is a revision of {revision.title}; check the oldid"
        return ""

    def _suggestion(self, title: str) -> str:
        """Return "; is it A or B?" with titles similar to one that does not exist; "" if there are none, if the wiki
        cannot search, or after ``MOST_SUGGESTIONS`` calls.
        """
        self._suggested += 1
        # Otherwise a list of titles of the wrong wiki would cause as many searches.
        if self._suggested > MOST_SUGGESTIONS:
            return ""
        names: list[str] = []
        queries: tuple[dict[str, Any], ...] = (
            {"list": "search", "srsearch": title, "srlimit": 3},
            {"list": "prefixsearch", "pssearch": title, "pslimit": 3},
        )
        try:
            for query in queries:
                answer = self._api.call(action="query", **query)["query"]
                names += [entry["title"] for entry in answer.get(str(query["list"]), ())]
                if names:
                    break
        except (ApiError, KeyError):
            # Suggestions are only a help: a wiki without a search engine must not end the run.
            return ""
        return f"; is it {' or '.join(dict.fromkeys(names))}?" if names else ""


def _redirect_chain(title: str, target: str, found: Found) -> dict[str, str]:
    """Return the redirects that were followed from a requested title to its page, whose title is ``target``: title of
    the redirect -> ``target``.
    """
    way: dict[str, str] = {}
    name = found.renamed.get(title, title)
    # Redirects may form a cycle.
    while name in found.redirects and name != target and name not in way:
        way[name] = target
        name = found.redirects[name]
    return way
