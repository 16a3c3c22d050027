"""Extracts data of one kind from sources to one file: citations, text, or infoboxes and tables.

The sources are read once, because no page depends on others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from wikibinder import readers
from wikibinder.bibtex import data_file
from wikibinder.model import plugins
from wikibinder.model.diagnostics import Code, Diagnostic, Diagnostics, Position, Severity
from wikibinder.model.files import prepare_file
from wikibinder.model.settings import Selection, Settings
from wikibinder.run import data_note
from wikibinder.run.data_note import DataNote, SourceRecord
from wikibinder.run.pool import Extracting, Pool, Task
from wikibinder.run.records_file import RecordsFile
from wikibinder.run.report import PageRecord, Summary, every, write_json
from wikibinder.run.selected_titles import SelectedTitles
from wikibinder.run.template_pages import collected_templates, hold_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from wikibinder.model.page import PageData
    from wikibinder.run.convert import Progress, Shard
    from wikibinder.run.pool import Done, EngineFactory
    from wikibinder.run.template_pages import CollectedTemplates


@dataclass(frozen=True, slots=True)
class Extraction:
    """The options of an extraction: the kind of data (a key of ``data_note.NOUNS``), sources, selection of pages, the
    file to write (whose suffix determines its format), the number of worker processes.

    ``engine``: creates the workers. ``shard``: the pages to read (None: all). ``templates``: dumps or folders of
    template pages. ``keep_partial``: if a source fails, keep the data read before, under another name
    (:func:`partial_name`). ``report``: write the diagnostics of all pages to this JSON file; with it or
    ``keep_records``, :meth:`Findings.found` also returns those of pages.
    """

    kind: str
    sources: Sequence[str]
    output: Path
    settings: Settings = field(default_factory=Settings)
    selection: Selection = field(default_factory=Selection)
    jobs: int = 1
    engine: EngineFactory = Pool
    shard: Shard | None = None
    templates: Sequence[str] = ()
    keep_partial: bool = False
    report: Path | None = None
    keep_records: bool = False


@dataclass(slots=True)
class Findings:
    """The result of an extraction. ``summary``: the totals. ``failures``: diagnostics about sources that could not be
    read completely. ``unread``: diagnostics about pages that were left out or read only in part.

    ``contained``: the number of citations, texts or tables. ``written``: path of the data file: the requested one, that
    for incomplete data, or None if no file was written. ``found()`` yields all diagnostics, including those of pages if
    they were recorded.
    """

    summary: Summary = field(default_factory=Summary)
    contained: int = 0
    failures: list[Diagnostic] = field(default_factory=list)
    unread: list[Diagnostic] = field(default_factory=list)
    written: Path | None = None
    found: Callable[[], Iterator[Diagnostic]] = lambda: iter(())


def partial_name(path: Path) -> Path:
    """Return the name of the file for incomplete data, when a source has failed: ``a.partial.jsonl`` for
    ``a.jsonl``.
    """
    stem, dot, suffixes = path.name.partition(".")
    return path.with_name(f"{stem}.partial{dot}{suffixes}")


def extract(wanted: Extraction, progress: Progress) -> Findings:
    """Write the data of all selected pages, and next to the complete file its ``.done.json`` record
    (:mod:`wikibinder.run.data_note`).

    If a source fails (it is missing, cut off, damaged, or contains no selected page), the new file is not written, or
    with ``keep_partial`` under another name, so that a file with the final name is always complete. ``progress`` is
    called after each page, with 0 as the number of all pages. Raises OutputError if a file cannot be written,
    PluginError if a plugin cannot be loaded.
    """
    plugins.load()
    diagnostics, findings = Diagnostics(), Findings()
    if wanted.output != data_file.STDOUT:
        prepare_file(wanted.output)
    rules = readers.FolderRules(wanted.settings.follow_links, (wanted.output,))
    sources = list(readers.find(wanted.sources, diagnostics, wanted.jobs, rules))
    records: list[SourceRecord] = []
    records_file = RecordsFile() if wanted.report or wanted.keep_records else None

    def named() -> Path | None:
        # Before the name is chosen, because a source that cannot be read again is a failure, too.
        records.extend(_records(sources, diagnostics))
        partial = partial_name(wanted.output) if wanted.keep_partial else None
        findings.written = partial if _failures(diagnostics) else wanted.output
        return findings.written

    with collected_templates(wanted.output, wanted.templates, diagnostics) as templates:
        _gather(sources, templates)
        settings = templates.settings(wanted.settings)
        engine = wanted.engine(wanted.jobs, Extracting(wanted.kind, data_file.form(wanted.output), settings))
        try:
            outcomes = engine.outcomes(_tasks(wanted, sources, diagnostics))
            data_file.write(wanted.output, _lines(outcomes, findings, records_file, progress), named)
        finally:
            engine.close()
    findings.summary.count(diagnostics.found)
    findings.failures += _failures(diagnostics)
    if findings.written == wanted.output:
        _note(wanted, findings, records)
    pages = records_file.records if records_file else lambda: iter(())
    findings.found = partial(every, pages, diagnostics.found)
    if wanted.report:
        write_json(wanted.report, pages, diagnostics.found)
    return findings


def _gather(sources: Iterable[readers.Source], templates: CollectedTemplates) -> None:
    """Add the template pages in the sources to ``templates``."""
    # The same problems are reported when the data are read.
    silent = Diagnostics()
    for source in filter(hold_templates, sources):
        for page in readers.read(source, silent):
            templates.add(page)


def _failures(diagnostics: Diagnostics) -> list[Diagnostic]:
    return [d for d in diagnostics.found if d.code.severity is Severity.ERROR]


def _records(sources: Iterable[readers.Source], diagnostics: Diagnostics) -> Iterator[SourceRecord]:
    for source in sources:
        try:
            yield SourceRecord.of(source.shown, source.path)
        except OSError as error:
            message = f"was read, but cannot be read again for its digest: {error.strerror}"
            diagnostics.add(Code.FILE_UNREADABLE, message, Position(source.shown))


def _note(wanted: Extraction, findings: Findings, records: Sequence[SourceRecord]) -> None:
    shard = f"{wanted.shard.number}/{wanted.shard.of}" if wanted.shard else ""
    pages = findings.summary.statuses.total()
    DataNote.of(wanted.output, wanted.kind, pages, findings.contained, shard, records).write(wanted.output)


def is_finished(output: Path, kind: str) -> bool:
    """Whether ``output`` is a complete data file of this kind (a key of ``data_note.NOUNS``) according to its
    ``.done.json`` record, and those of its sources that still exist have the sizes in that record.
    """
    note = data_note.of_file(output)
    return note is not None and note.kind == kind and note.is_current


def _tasks(wanted: Extraction, sources: Iterable[readers.Source], diagnostics: Diagnostics) -> Iterator[Task]:
    """Yield a task for each selected page of the shard; its number counts the selected pages of all shards. A source
    without any selected page is reported.
    """
    number, titles = 0, SelectedTitles(wanted.selection)
    for source in sources:
        before = number
        for page in readers.read(source, diagnostics):
            titles.see(page, diagnostics)
            if wanted.selection.is_converted_page(page):
                number += 1
                # Numbered over all shards, so that merged shards equal the file of one run.
                if wanted.shard is None or wanted.shard.has(number - 1):
                    yield Task(page, number=number - 1)
        # A source that failed has its own diagnostic; this one is for an intact file without selected pages.
        if number == before and not any(d.position.path == source.shown for d in diagnostics.found):
            diagnostics.add(Code.NOTHING_TO_CONVERT, "contains no selected page", Position(source.shown))
    titles.report(diagnostics)


def _lines(
    outcomes: Iterable[Done[PageData]], findings: Findings, records: RecordsFile | None, progress: Progress
) -> Iterator[str]:
    """Yield the lines of the data file, for all pages in order; count pages, items and diagnostics in ``findings``, and
    add each page to ``records`` if given.
    """
    for done, (task, data) in enumerate(outcomes, 1):
        if data is None:
            continue
        findings.summary.statuses[data.status.value] += 1
        findings.contained += len(data.lines)
        findings.summary.count(data.diagnostics)
        findings.unread += [d for d in data.diagnostics if d.code is Code.PAGE_FALLBACK]
        if records:
            records.note(_record(task, data))
        progress(done, 0)
        yield from data.lines


def _record(task: Task, data: PageData) -> PageRecord:
    place = task.page.position
    return PageRecord(task.page.title, "", place.path, place.line, data.status.value, 0, data.diagnostics)
