"""The first pass over the sources: the pages, their docnames, and the docname of every title."""

from __future__ import annotations

import hashlib
import json
from array import array
from bisect import bisect
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING, Self

from wikibinder import readers
from wikibinder.model.diagnostics import Code, Diagnostics, Position, Severity
from wikibinder.model.docnames import Docnames
from wikibinder.model.page import Page, TitleMap
from wikibinder.run.report import plural
from wikibinder.run.selected_titles import SelectedTitles
from wikibinder.run.sqlite_map import SqliteMaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from wikibinder.model.settings import Selection

LONGEST_CHAIN = 8
"""Maximum number of consecutive redirects that are followed."""
SMALL = 20_000
"""Maximum number of titles in the book for which their table is loaded into memory (about 4 MB), because a page looks
up each of its links twice.
"""


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """A selected page as recorded by the first reading of the sources (:func:`survey`). A redirect has the docname "",
    unless its target is not in the book.

    ``part``: name of the part of the book ("": none). ``redirect``: title of the target ("": no redirect).
    ``identity``: digest of the page, which must be the same when the sources are read again (:func:`identity`).
    ``taken``: another page has the file name that the title gives. ``prefix``: that of the title in the book's table of
    docnames, for equal titles of several wikis
    (:class:`~wikibinder.model.page.TitleMap`).
    """

    title: str
    docname: str
    part: str = ""
    redirect: str = ""
    identity: str = ""
    taken: bool = False
    prefix: str = ""


class Contents:
    """The result of the first reading of the sources (:func:`survey`): the selected pages in order (``pages``: their
    number), and the docname of every title (``book``). Both are stored in a file in ``folder`` until the end of the
    ``with`` block.
    """

    def __init__(self, folder: Path) -> None:
        self._tables = SqliteMaps(folder, "contents")
        self._entries = self._tables.open("entries")
        self._titles = self._tables.open("titles")
        self._redirects = self._tables.open("redirects")
        self._docnames = Docnames(self._tables.open("names"))
        self._lost: list[range] = []
        self._ends = array("Q")
        self.pages = 0
        self.book = TitleMap(self._titles)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._tables.remove()

    def add(self, page: Page, source: readers.Source, selection: Selection, wiki: str = "") -> None:
        """Add a page read from ``source``. Of a page that is not selected, only its redirect and its address in another
        volume are recorded. ``wiki``: the address of articles on the page's wiki.
        """
        if wiki and not self.book.wiki:
            self.book = replace(self.book, wiki=wiki)
        prefix = self.book.of(wiki).prefix
        if page.redirect and page.namespace in selection.namespaces:
            # A selected page may link to a redirect that is not selected.
            self._redirects.add(prefix + page.title, prefix + page.redirect)
        if not selection.is_converted_page(page):
            if address := selection.elsewhere.get(page.title):
                self._titles.add(prefix + page.title, address)
            return
        docname, taken = self._docnames.assign(page.title) if not page.redirect else ("", False)
        if docname:
            self._titles.add(prefix + page.title, docname)
        part = page.part or "/".join(source.parts)
        lonely = page.redirect if not page.lost_refs else ""
        self._put(self.pages, IndexedPage(page.title, docname, part, lonely, identity(page), taken, prefix))
        self.pages += 1

    def end_source(self) -> None:
        """Record that all pages of a source were added; needed before those of the next."""
        self._ends.append(self.pages)

    def finish(self) -> None:
        """End the first reading: give each redirect the docname of its target; a selected redirect with a target
        outside the book becomes a page of its own.
        """
        found = self._tables.open("redirected")
        for title in self._redirects:
            # A page takes precedence over a redirect of the same title.
            if title not in self._titles and (docname := self._target(title)):
                found[title] = docname
        for title, docname in found.items():
            self._titles.add(title, docname)
        for number, entry in enumerate(self.entries()):
            if entry.redirect and not self._found(entry.prefix + entry.title):
                self._put(number, replace(entry, docname=self._docnames.assign(entry.title)[0]))
        # From here on other processes may read the tables.
        self._tables.seal()
        self._titles.keep(SMALL)

    def _target(self, title: str) -> str:
        """Return the docname of the page to which the redirect ``title`` leads, over at most ``LONGEST_CHAIN`` further
        redirects; "" if it is not in the book. ``title`` begins with the prefix of its wiki.
        """
        target, steps = self._redirects[title], 0
        while not self._found(target) and steps < LONGEST_CHAIN and (following := self._redirects.get(target)):
            target, steps = following, steps + 1
        return self._found(target)

    def _found(self, title: str) -> str:
        """Return the docname of a title that begins with the prefix of its wiki; "" if it is not in the book."""
        wiki, _, name = title.rpartition("\t")
        return self.book.of(wiki).docname(name)

    def _put(self, number: int, entry: IndexedPage) -> None:
        self._entries[number] = json.dumps(astuple(entry))

    def read_again(
        self, sources: Sequence[readers.Source], selection: Selection, diagnostics: Diagnostics
    ) -> Iterator[tuple[int, Page]]:
        """Read the sources the second time: yield the selected pages again, each with its number, counted from 0. A
        source that has changed since the first reading is reported as an error; its pages from the change on are left
        out of the book.
        """
        # The first pass has reported everything.
        discarded = Diagnostics()
        for start, end, source in zip((0, *self._ends), self._ends, sources, strict=False):
            number, same = start, True
            for page in readers.read(source, discarded):
                if not selection.is_converted_page(page):
                    continue
                # Docnames are assigned by number: a page inserted since would get the name of the next one.
                same = number < end and self.entry(number).identity == identity(page)
                # After a change the numbers of later pages would be wrong.
                if not same:
                    break
                yield number, page
                number += 1
            if not same or number < end:
                lost = plural(end - number, "page")
                diagnostics.add(
                    Code.SOURCE_CHANGED, f"changed while it was read: {lost} left out", Position(source.shown)
                )
                self._lost.append(range(number, end))

    def lost(self) -> Iterator[IndexedPage]:
        """Yield the pages that :meth:`read_again` did not find."""
        return (IndexedPage(*json.loads(self._entries[number])) for numbers in self._lost for number in numbers)

    def entry(self, number: int) -> IndexedPage:
        """Return the page with this number, counted from 0; without a docname if :meth:`read_again` did not find it."""
        entry = IndexedPage(*json.loads(self._entries[number]))
        before = bisect(self._lost, number, key=lambda numbers: numbers.start) if self._lost else 0
        return replace(entry, docname="") if before and number in self._lost[before - 1] else entry

    def entries(self) -> Iterator[IndexedPage]:
        """Yield all selected pages in the order of the sources."""
        return map(self.entry, range(self.pages))

    def named(self) -> Iterator[IndexedPage]:
        """Yield the selected pages that have a docname, and so a file in the book, in the order of the sources."""
        return (entry for entry in self.entries() if entry.docname)

    def has(self, docname: str) -> bool:
        """Whether a page of the book has this docname."""
        return docname in self._docnames


def survey(
    sources: Sequence[readers.Source],
    selection: Selection,
    folder: Path,
    diagnostics: Diagnostics,
    each: Sequence[Callable[[Page], None]] = (),
    wiki: Callable[[Page], str] = lambda page: page.site.article_url,
) -> Contents:
    """Read the sources the first time: assign a docname to every page and title. The functions in ``each`` are called
    with every page of the sources; ``wiki`` returns the address of articles on a page's wiki. ``folder``: folder for
    the temporary tables of the result, which are removed at the end of its ``with`` block.
    """
    contents, titles = Contents(folder), SelectedTitles(selection)
    for source in sources:
        before, errors = contents.pages, _errors(diagnostics)
        for page in readers.read(source, diagnostics):
            titles.see(page, diagnostics)
            contents.add(page, source, selection, wiki(page))
            for function in each:
                function(page)
        contents.end_source()
        # A source that failed has its own diagnostic; a volume takes pages of only a few sources.
        if contents.pages == before and _errors(diagnostics) == errors and not selection.volume:
            diagnostics.add(Code.NOTHING_TO_CONVERT, "contains no selected page", Position(source.shown))
    contents.finish()
    titles.report(diagnostics)
    return contents


def identity(page: Page) -> str:
    """Return a digest of title, position, redirect and text of a page, to compare two readings of a source."""
    data = f"{page.title}\0{page.position}\0{page.redirect}\0{page.wikitext}"
    return hashlib.blake2b(data.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _errors(diagnostics: Diagnostics) -> int:
    return sum(d.code.severity is Severity.ERROR for d in diagnostics.found)
