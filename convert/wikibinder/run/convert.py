"""Converts sources to a folder of pages with its index, library and report.

The sources are read twice: once for the titles, so that links find their pages, and once for the text. Neither pass
keeps the text of more than a few pages, so memory does not depend on the size of the sources.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wikibinder import readers
from wikibinder.bibtex import merge as references
from wikibinder.model import plugins
from wikibinder.model.diagnostics import Code, Diagnostic, Diagnostics, Position, Severity, shown_path
from wikibinder.model.files import write, write_pieces
from wikibinder.model.settings import Selection, Settings
from wikibinder.model.translations import translation
from wikibinder.rst.escape import clean
from wikibinder.run import categories, output, report
from wikibinder.run.manifest import STEM, Journal
from wikibinder.run.pool import Converting, EngineFactory, Pool, Task
from wikibinder.run.report import Records, Summary
from wikibinder.run.source_wikis import SourceWikis
from wikibinder.run.template_pages import collected_templates
from wikibinder.run.title_index import Contents, survey

if TYPE_CHECKING:
    from wikibinder.model.page import ConvertedPage, Page

Progress = Callable[[int, int], None]
"""Called with the number of finished pages and the number of all pages."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several runs that share the pages: every ``of``-th page, beginning with number ``number``."""

    number: int
    of: int

    def has(self, page: int) -> bool:
        """Whether the page of this number, counted from 0, belongs to the shard."""
        return page % self.of == self.number

    @property
    def name(self) -> str:
        """Return the name of its journal."""
        return f"wikibinder-{self.number}-of-{self.of}"


@dataclass(frozen=True, slots=True)
class Job:
    """One run: sources, selection and settings, output folder, number of workers.

    ``title``: of index.rst. ``order``: sort key of pages (None: order of the sources). ``first``, ``last``: docnames
    of further pages, not from the sources, for the beginning and the end of index.rst. ``templates``: dumps or
    folders of template pages. ``references``: write the merged library, references.bib, in ``dialect``. ``csl_json``:
    also write references.json. ``categories``: write a page of all categories. ``excluded``: files of this run that
    are never read as a source.
    """

    sources: Sequence[str]
    folder: Path
    settings: Settings = field(default_factory=Settings)
    selection: Selection = field(default_factory=Selection)
    jobs: int = 1
    engine: EngineFactory = Pool
    shard: Shard | None = None
    title: str = ""
    order: Callable[[str], Any] | None = None
    references: bool = True
    dialect: str = "biblatex"
    csl_json: bool = False
    ris: bool = False
    portable: bool = False
    excluded: tuple[Path, ...] = ()
    categories: bool = False
    timings: bool = False
    templates: Sequence[str] = ()
    first: tuple[str, ...] = ()
    last: Callable[[Summary], tuple[str, ...]] = lambda _summary: ()

    @property
    def folder_rules(self) -> readers.FolderRules:
        """Return the rules for reading folders: links, and files of this run that are no source."""
        return readers.FolderRules(self.settings.follow_links, (self.folder, *self.excluded))


@dataclass(slots=True)
class Result:
    """The result of a run. ``failures``: errors to be shown to the user one by one.

    ``found()`` returns all diagnostics; each call reads them from disk.
    """

    title: str
    pages: int
    summary: Summary
    failures: list[Diagnostic]
    found: Callable[[], Iterator[Diagnostic]]


def run(job: Job, report_path: Path | None = None, progress: Progress = lambda _done, _all: None) -> Result:
    """Convert all pages of the sources; write the pages, then index.rst, references.bib and the report."""
    # A plugin that cannot be loaded is an error of the whole run, reported before anything is written.
    plugins.load()
    diagnostics, summary = Diagnostics(), Summary()
    records: Records = lambda: iter(())  # noqa: E731  (a run without pages has no journal)
    sources = list(readers.find(job.sources, diagnostics, job.jobs, job.folder_rules))
    wikis = SourceWikis(job.settings)
    settings = job.settings
    with (
        output.prepared(job.folder, alone=job.shard is None),
        collected_templates(job.folder, job.templates, diagnostics) as templates,
        survey(sources, job.selection, job.folder, diagnostics, (templates.add, wikis.see), settings.wiki) as contents,
    ):
        wikis.report(sources, diagnostics)
        # The template pages are complete after the first pass over the sources.
        job = replace(job, settings=templates.settings(job.settings))
        if contents.pages:
            records = _write(job, sources, contents, summary, diagnostics, progress)
        summary.count(diagnostics.found)
        if report_path:
            report.write(report_path, job.folder, records, diagnostics.found, summary)
        failures = [d for d in diagnostics.found if d.code.severity is Severity.ERROR]
        found = partial(report.every, records, diagnostics.found)
        return Result(book_title(job, contents), contents.pages, summary, failures, found)


def _write(
    job: Job,
    sources: Sequence[readers.Source],
    contents: Contents,
    summary: Summary,
    diagnostics: Diagnostics,
    progress: Progress,
) -> Records:
    """Write the pages and the files about all pages together; return the records of the pages."""
    with Journal(job.folder, job.settings, job.shard.name if job.shard else STEM) as journal:
        pages = contents.read_again(sources, job.selection, diagnostics)
        _convert(job, pages, contents, journal, summary, progress)
    for record in journal.records():
        summary.add(record)
    if job.shard is None:
        _write_whole(job, contents, (*_write_categories(job, contents), *job.last(summary)))
        if job.references:
            summary.works = write_references(job, journal.records, diagnostics)
        else:
            # Files of an earlier run would not match the pages of this one.
            for name in ("references.bib", "references.json", "references.ris"):
                (job.folder / name).unlink(missing_ok=True)
    return journal.records


def book_title(job: Job, contents: Contents) -> str:
    """Return the title of the book on one line: the given one, or that of the only page, or that of the only folder."""
    titles = [entry.title for entry in islice(contents.named(), 2)]
    name = shown_path(Path(job.sources[0]).resolve().name) if len(job.sources) == 1 and job.sources[0] != "-" else ""
    folder = name.partition(".")[0].replace("_", " ")
    # In the order of precedence.
    candidates = (job.title, titles[0] if len(titles) == 1 else "", folder)
    return next((title for text in candidates if (title := clean(text).strip())), "Articles")


def _convert(
    job: Job,
    pages: Iterator[tuple[int, Page]],
    contents: Contents,
    journal: Journal,
    summary: Summary,
    progress: Progress,
) -> None:
    """Do the second pass: convert the pages that have changed in workers, and write a line of the journal for every
    page, in order.
    """
    if job.shard is None:
        for docname in journal.docnames():
            if not contents.has(docname):
                output.remove_page(job.folder, docname)
    # An estimate, only for the display of progress.
    whole = contents.pages // (job.shard.of if job.shard else 1)
    pool = job.engine(job.jobs, Converting(job.folder.absolute(), contents.book, job.settings, job.timings))
    try:
        tasks = _tasks(job, pages, contents, journal)
        for done, (task, edition) in enumerate(pool.outcomes(tasks), start=1):
            journal.note(
                journal.line(task.page, _with_taken_title(task, edition), task.part) if edition else task.previous or {}
            )
            for stage, seconds in edition.spent.items() if edition else ():
                summary.spent[stage] = summary.spent.get(stage, 0.0) + seconds
            progress(done, whole)
    finally:
        pool.close()
    for lost in contents.lost():
        if lost.docname:
            output.remove_page(job.folder, lost.docname)


def _with_taken_title(task: Task, edition: ConvertedPage) -> ConvertedPage:
    """Return the converted page, with a diagnostic if another page has the same plain docname."""
    if not task.taken:
        return edition
    page, diagnostics = task.page, Diagnostics(task.page.title)
    diagnostics.add(Code.TITLE_TAKEN, f"written as {edition.docname}", page.position, page.wikitext.partition("\n")[0])
    return replace(edition, diagnostics=(*diagnostics.found, *edition.diagnostics))


def _tasks(job: Job, pages: Iterator[tuple[int, Page]], contents: Contents, journal: Journal) -> Iterator[Task]:
    """Yield each page with its docname, in the order of the first pass."""
    for number, page in pages:
        if job.shard and not job.shard.has(number):
            continue
        entry = contents.entry(number)
        # An unchanged page is not sent to a worker; its line of the journal is copied.
        previous = journal.unchanged(page, entry.docname, contents.book) if entry.docname else journal.redirect(page)
        yield Task(page, entry.docname, previous=previous, taken=entry.taken, part=entry.part)


def _write_whole(job: Job, contents: Contents, last: tuple[str, ...]) -> None:
    """Write the files about all pages together: the table of contents, and the page of categories."""
    # An array takes 8 bytes a page; a list of entries of a whole wiki would not fit in memory.
    numbers = array("Q", (number for number, entry in enumerate(contents.entries()) if entry.docname))
    # Only the titles are sorted, and they are read from disk one by one.
    if order := job.order:
        numbers = array("Q", sorted(numbers, key=lambda number: order(contents.entry(number).title)))
    parts: dict[str, array[int]] = {}
    for number in numbers:
        parts.setdefault(contents.entry(number).part, array("Q")).append(number)
    named = [(part, (contents.entry(number).docname for number in pages)) for part, pages in parts.items()]
    write_pieces(job.folder / "index.rst", output.index(book_title(job, contents), named, last, job.first))


def _write_categories(job: Job, contents: Contents) -> tuple[str, ...]:
    """Write the page of all categories, if requested; return its docname in a tuple."""
    path = job.folder / f"{categories.DOCNAME}.rst"
    if not job.categories:
        path.unlink(missing_ok=True)
        return ()
    docnames = dict.fromkeys(entry.docname for entry in contents.named())
    title = translation(job.settings.language).gettext("Categories")
    write_pieces(path, categories.write_list(job.folder, docnames, title))
    return (categories.DOCNAME,)


def _write_ris(job: Job, entries: list[str]) -> None:
    """Write the merged library as RIS, if requested."""
    if not job.ris:
        (job.folder / "references.ris").unlink(missing_ok=True)
        return
    from wikibinder.bibtex.ris import ris  # noqa: PLC0415 (CLDR's names are loaded only for this option)

    write(job.folder / "references.ris", ris(map(references.read, entries)).encode())


def write_references(job: Job, records: Records, diagnostics: Diagnostics) -> int:
    """Write the merged library, as BibLaTeX or BibTeX and, if requested, as CSL-JSON; return the number of works."""
    path = job.folder / "references.bib"
    bibs = (job.folder / f"{record.docname}.bib" for record in records() if record.citations)
    disagreements: list[tuple[str, str]] = []
    entries = output.merge(bibs, lambda message, key: disagreements.append((key, message)))
    library = output.library(entries, job.dialect, portable=job.portable)
    write(path, library.encode())
    # Line numbers of the entries, for the positions of diagnostics.
    lines = {line.rpartition("{")[2]: n for n, line in enumerate(library.split("\n"), 1) if line.startswith("@")}
    for key, message in disagreements:
        place = Position(path.name, lines.get(f"{key},", 0))
        diagnostics.add(Code.BIB_DISAGREE, f"{key}: {message}", place, key)
    _write_ris(job, entries)
    if job.csl_json:
        from wikibinder.bibtex.csl import csl_json  # noqa: PLC0415 (CLDR's names are loaded only for this option)

        text = csl_json(map(references.read, entries))
        write(job.folder / "references.json", text.encode())
    else:
        (job.folder / "references.json").unlink(missing_ok=True)
    return len(entries)
