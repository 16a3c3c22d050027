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
    """The pages that one of several runs over the same sources converts: every ``of``-th page, beginning with page
    number ``number`` (from 0).
    """

    number: int
    of: int

    def has(self, page: int) -> bool:
        """Whether the page of this number, counted from 0, belongs to the shard."""
        return page % self.of == self.number

    @property
    def name(self) -> str:
        """Return the name, without suffix, of the shard's journal (:class:`~wikibinder.run.manifest.Journal`)."""
        return f"wikibinder-{self.number}-of-{self.of}"


@dataclass(frozen=True, slots=True)
class Job:
    """The options of one conversion: sources, selection of pages, settings, output folder, number of worker processes.

    ``engine``: creates the workers. ``shard``: the pages to convert (None: all). ``title``: title of index.rst ("": see
    :func:`book_title`). ``order``: returns the key by which a page is sorted, from its title (None: order of the
    sources). ``first``: docnames of further pages, not from the sources, for the beginning of index.rst; ``last``:
    returns the docnames of such pages for its end, from the totals of the run. ``templates``: dumps or folders of
    template pages. ``references``: write references.bib, with the works cited by all pages, in ``dialect``;
    ``portable``: see :func:`wikibinder.run.output.library`. ``csl_json``, ``ris``: also write references.json,
    references.ris. ``categories``: write a page of all categories. ``timings``: measure the processor time of each
    stage. ``excluded``: files of this run that are never read as a source.
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
        """Return the rules for reading a source that is a folder: whether to follow symbolic links, and the files
        written by this run, which are no sources.
        """
        return readers.FolderRules(self.settings.follow_links, (self.folder, *self.excluded))


@dataclass(slots=True)
class Result:
    """The result of a conversion. ``title``: the title of the book. ``pages``: number of selected pages. ``failures``:
    the diagnostics of severity ERROR that concern no single page.

    ``found()`` yields all diagnostics, including those of pages; each call reads them from disk.
    """

    title: str
    pages: int
    summary: Summary
    failures: list[Diagnostic]
    found: Callable[[], Iterator[Diagnostic]]


def run(job: Job, report_path: Path | None = None, progress: Progress = lambda _done, _all: None) -> Result:
    """Convert the selected pages of the sources; write the pages, then index.rst, references.bib and the report.

    Nothing but the report is written if no page is selected, and only pages if ``job`` is for a shard.
    ``report_path``: path of the JSON report; with it, report.html is written to the output folder (None: no report).
    ``progress`` is called after each page. Raises OutputError if a file cannot be written, PluginError if a plugin
    cannot be loaded.
    """
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
    """Write the pages and, unless the job is for a shard, the files about all pages together (index.rst, references);
    return a function that yields the records of the pages.
    """
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
    """Return the title of the book on one line: that of the job, or that of the only page, or the name of the only
    source up to its first dot, with spaces for ``_``; "Articles" if there is none of these.
    """
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
    """Convert the pages that have changed since the last run, in workers, and write a line of the journal for every
    page, in order. ``pages``: numbers and pages, from the second reading of the sources
    (:meth:`~wikibinder.run.title_index.Contents.read_again`). Files of pages that the book no longer has are removed.
    Adds the time spent to ``summary``.
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
    """Return the converted page ``edition``, with a further diagnostic if another page of the book already has the file
    name that its title gives (``task.taken``).
    """
    if not task.taken:
        return edition
    page, diagnostics = task.page, Diagnostics(task.page.title)
    diagnostics.add(Code.TITLE_TAKEN, f"written as {edition.docname}", page.position, page.wikitext.partition("\n")[0])
    return replace(edition, diagnostics=(*diagnostics.found, *edition.diagnostics))


def _tasks(job: Job, pages: Iterator[tuple[int, Page]], contents: Contents, journal: Journal) -> Iterator[Task]:
    """Yield a task for each page of the job's shard (without shards, for each page), in the order of the sources.
    ``pages``: the number and content of each page, from the second reading of the sources; ``contents``: its docname,
    from the first. The task of a page that is unchanged since the last run has its line of the ``journal``.
    """
    for number, page in pages:
        if job.shard and not job.shard.has(number):
            continue
        entry = contents.entry(number)
        # An unchanged page is not sent to a worker; its line of the journal is copied.
        previous = journal.unchanged(page, entry.docname, contents.book) if entry.docname else journal.redirect(page)
        yield Task(page, entry.docname, previous=previous, taken=entry.taken, part=entry.part)


def _write_whole(job: Job, contents: Contents, last: tuple[str, ...]) -> None:
    """Write index.rst: ``job.first``, the pages in order, grouped by part of the book, and the docnames ``last``."""
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
    """Write the page of all categories; return its docname as the only member of a tuple, or an empty tuple if the job
    does not request the page.
    """
    path = job.folder / f"{categories.DOCNAME}.rst"
    if not job.categories:
        path.unlink(missing_ok=True)
        return ()
    docnames = dict.fromkeys(entry.docname for entry in contents.named())
    title = translation(job.settings.language).gettext("Categories")
    write_pieces(path, categories.write_list(job.folder, docnames, title))
    return (categories.DOCNAME,)


def _write_ris(job: Job, entries: list[str]) -> None:
    """Write references.ris if the job requests it, otherwise remove that of an earlier run. ``entries``: works as
    BibLaTeX.
    """
    if not job.ris:
        (job.folder / "references.ris").unlink(missing_ok=True)
        return
    from wikibinder.bibtex.ris import ris  # noqa: PLC0415 (CLDR's names are loaded only for this option)

    write(job.folder / "references.ris", ris(map(references.read, entries)).encode())


def write_references(job: Job, records: Records, diagnostics: Diagnostics) -> int:
    """Write references.bib, with each work that a page cites once, and references.json and references.ris if requested;
    return the number of works. Fields in which two pages disagree about a work are reported to ``diagnostics``. A
    references.json or references.ris of an earlier run that is not requested is removed.
    """
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
