"""The first pass over the sources: which pages there are, under which names, and where their titles lead."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from convert import readers
from convert.diagnostics import Code, Diagnostics, Position, Severity
from convert.docnames import Docnames
from convert.page import Book, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from convert.settings import Selection

LONGEST_CHAIN = 8
"""Redirects that are followed one after the other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as the first pass notes it down. A redirect has no docname, except when it leads out of the book."""

    title: str
    docname: str
    part: str = ""
    redirect: str = ""
    taken: bool = False


@dataclass(slots=True)
class Contents:
    """What the first pass finds: the pages in order, and where the titles lead."""

    entries: list[Entry] = field(default_factory=list)
    book: Book = field(default_factory=Book)


def survey(sources: Sequence[readers.Source], selection: Selection, diagnostics: Diagnostics) -> Contents:
    """The first pass: every page's docname, and every title's."""
    found = _Titles()
    for source in sources:
        before, errors = len(found.entries), _errors(diagnostics)
        for page in readers.read(source, diagnostics):
            found.add(page, source, selection)
        if len(found.entries) == before and _errors(diagnostics) == errors:
            diagnostics.add(Code.NOTHING_TO_CONVERT, "holds no page that is wanted", Position(source.shown))
    return found.contents()


def _errors(diagnostics: Diagnostics) -> int:
    return sum(d.code.severity is Severity.ERROR for d in diagnostics.found)


@dataclass(slots=True)
class _Titles:
    """What the first pass gathers."""

    entries: list[Entry] = field(default_factory=list)
    docnames: Docnames = field(default_factory=Docnames)
    titles: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)

    def add(self, page: Page, source: readers.Source, selection: Selection) -> None:
        if page.redirect and page.namespace in selection.namespaces:
            self.redirects.setdefault(page.title, page.redirect)
        if not selection.wants(page):
            return
        docname, taken = self.docnames.give(page.title) if not page.redirect else ("", False)
        if docname:
            self.titles.setdefault(page.title, docname)
        lonely = page.redirect if not page.lost_refs else ""
        self.entries.append(Entry(page.title, docname, "/".join(source.parts), lonely, taken))

    def contents(self) -> Contents:
        """The pages, where their titles lead, and a page of its own for a redirect that leads out of the book."""
        book = Book(self.titles | self._resolved())
        entries = [
            replace(entry, docname=self.docnames.give(entry.title)[0])
            if entry.redirect and not book.docname(entry.title)
            else entry
            for entry in self.entries
        ]
        return Contents(entries, book)

    def _resolved(self) -> dict[str, str]:
        """The docnames that redirects lead to, over several steps too; one that leads nowhere is left out."""
        book, found = Book(self.titles), {}
        for title in self.redirects.keys() - self.titles.keys():
            target, steps = self.redirects[title], 0
            while target in self.redirects and not book.docname(target) and steps < LONGEST_CHAIN:
                target, steps = self.redirects[target], steps + 1
            if docname := book.docname(target):
                found[title] = docname
        return dict(sorted(found.items()))
