"""A whole run: sources to a folder of pages with its index, library and report.

The sources are read twice: once for the titles, so that links find their pages, and once for the text. Neither
pass keeps the text of more than a few pages, so the size of the sources does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from convert import pandoc, readers
from convert.diagnostics import Code, Diagnostic, Diagnostics, Position, Severity
from convert.docnames import Docnames
from convert.journal import Journal
from convert.page import Book, Edition, Page
from convert.settings import Selection, Settings
from convert.workers import Crew, Task
from convert.writers import project, references, report
from convert.writers.report import Records, Summary

Progress = Callable[[int, int], None]
"""Called with the number of pages done and the number of all."""


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


@dataclass(frozen=True, slots=True)
class Job:
    """One run: what is read, what is wanted of it, where it is written, by how many workers.

    ``title`` is that of index.rst; ``order`` gives what pages are sorted by (None: as they come); ``last`` gives docnames
    for its end that are no pages of the sources. ``dialect`` is that of references.bib; ``csl_json`` asks for
    references.json beside it.
    """

    sources: Sequence[str]
    folder: Path
    settings: Settings = field(default_factory=Settings)
    selection: Selection = field(default_factory=Selection)
    jobs: int = 1
    title: str = ""
    order: Callable[[str], Any] | None = None
    dialect: str = "biblatex"
    csl_json: bool = False
    last: Callable[[Summary], tuple[str, ...]] = lambda _summary: ()


@dataclass(slots=True)
class Result:
    """How a run went. ``failures`` are the errors to be shown to the user one by one."""

    title: str
    contents: Contents
    summary: Summary
    failures: list[Diagnostic]


def run(job: Job, report_path: Path | None = None, progress: Progress = lambda _done, _all: None) -> Result:
    """Convert all pages of the sources; write the pages, then index.rst, references.bib and the report."""
    diagnostics = Diagnostics()
    sources = list(readers.find(job.sources, diagnostics))
    contents = survey(job, sources, diagnostics)
    summary = Summary()
    records: Records = lambda: iter(())  # noqa: E731  (a run without pages has no journal)
    if contents.entries:
        project.prepare(job.folder)
        with Journal(job.folder, job.settings) as journal:
            _convert(job, sources, contents, journal, progress)
        records = journal.records
        for record in records():
            summary.add(record)
        _write_whole(job, contents, job.last(summary))
        _write_references(job, records, diagnostics)
    summary.count(diagnostics.found)
    if report_path:
        report.write(report_path, job.folder, records, diagnostics.found, summary)
    return Result(book_title(job, contents), contents, summary, [d for d in diagnostics.found if d.code.severity is Severity.ERROR])


def book_title(job: Job, contents: Contents) -> str:
    """The title of it all: the one that is asked for, that of the only page, that of the only folder."""
    if job.title:
        return job.title
    titles = [entry.title for entry in contents.entries if entry.docname]
    if len(titles) == 1:
        return titles[0]
    name = Path(job.sources[0]).resolve().name if len(job.sources) == 1 and job.sources[0] != "-" else ""
    return " ".join(name.partition(".")[0].replace("_", " ").split()) or "Contents"


def survey(job: Job, sources: Sequence[readers.Source], diagnostics: Diagnostics) -> Contents:
    """The first pass: every page's docname, and every title's."""
    found = _Titles()
    for source in sources:
        before, errors = len(found.entries), _errors(diagnostics)
        for page in readers.read(source, diagnostics):
            found.add(page, source, job.selection)
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


def _convert(
    job: Job, sources: Sequence[readers.Source], contents: Contents, journal: Journal, progress: Progress
) -> None:
    """The second pass: pages that have changed go through the workers; all are noted down in order."""
    for docname in sorted(journal.docnames() - {entry.docname for entry in contents.entries}):
        project.remove_page(job.folder, docname)
    crew = Crew(job.jobs, job.folder, contents.book, job.settings)
    try:
        tasks = _tasks(job, sources, contents, journal)
        for done, (task, edition) in enumerate(crew.convert(tasks)):
            if edition and contents.entries[done].taken:
                edition = _with_taken_name(task.page, edition)
            journal.note(journal.line(task.page, edition) if edition else task.known or {})
            progress(done + 1, len(contents.entries))
    finally:
        crew.close()


def _with_taken_name(page: Page, edition: Edition) -> Edition:
    diagnostics = Diagnostics(page.title)
    diagnostics.add(Code.TITLE_TAKEN, f"written as {edition.docname}", page.position, page.title)
    return replace(edition, diagnostics=(*diagnostics.found, *edition.diagnostics))


def _tasks(job: Job, sources: Sequence[readers.Source], contents: Contents, journal: Journal) -> Iterator[Task]:
    """Each page with its docname, in the order of the first pass."""
    silent = Diagnostics()  # the first pass has told everything
    pages = (page for source in sources for page in readers.read(source, silent) if job.selection.wants(page))
    for page, entry in zip(pages, contents.entries, strict=False):
        known = journal.known(page, entry.docname, contents.book) if entry.docname else journal.redirect(page)
        yield Task(page, entry.docname, known=known)


def _write_whole(job: Job, contents: Contents, last: tuple[str, ...]) -> None:
    """What stands for all pages together: the table of contents."""
    pages = [entry for entry in contents.entries if entry.docname]
    if job.order:
        order = job.order
        pages.sort(key=lambda entry: order(entry.title))
    parts: dict[str, list[str]] = {}
    for entry in pages:
        parts.setdefault(entry.part, []).append(entry.docname)
    text = project.index(book_title(job, contents), list(parts.items()), last)
    project.write(job.folder / "index.rst", text.encode())


def _write_references(job: Job, records: Records, diagnostics: Diagnostics) -> None:
    """The merged library, as BibLaTeX or BibTeX and, if asked for, as CSL-JSON."""
    place = Position("references.bib")
    bibs = (job.folder / f"{record.docname}.bib" for record in records() if record.citations)
    entries = project.merge(bibs, lambda text, key: diagnostics.add(Code.BIB_DISAGREE, f"{key}: {text}", place, key))
    project.write(job.folder / "references.bib", project.library(entries, job.dialect).encode())
    if job.csl_json:
        text = pandoc.csl_json([references.for_citeproc(entry) for entry in entries])
        project.write(job.folder / "references.json", text.encode())
    else:
        (job.folder / "references.json").unlink(missing_ok=True)
