"""A run that extracts citations: sources to one file of data.

The sources are read once: no page needs to know of the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wikibinder import readers
from wikibinder.bibtex import export
from wikibinder.model import plugins
from wikibinder.model.diagnostics import Code, Diagnostic, Diagnostics, Position, Severity
from wikibinder.model.files import prepare_file
from wikibinder.model.settings import Selection, Settings
from wikibinder.run.pool import Citing, Pool, Task
from wikibinder.run.report import Summary
from wikibinder.run.template_pages import gathering, hold_templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from wikibinder.model.page import PageCitations
    from wikibinder.run.convert import Progress, Shard
    from wikibinder.run.pool import EngineFactory


@dataclass(frozen=True, slots=True)
class Extraction:
    """What is read, what is wanted of it, the file it goes to (its ending says in which form), by how many workers.

    ``templates`` name dumps or folders of template pages.
    """

    sources: Sequence[str]
    output: Path
    settings: Settings = field(default_factory=Settings)
    selection: Selection = field(default_factory=Selection)
    jobs: int = 1
    engine: EngineFactory = Pool
    shard: Shard | None = None
    templates: Sequence[str] = ()


@dataclass(slots=True)
class Findings:
    """How an extraction went. ``failures`` are to be shown one by one: sources, and pages that were not read whole."""

    summary: Summary = field(default_factory=Summary)
    failures: list[Diagnostic] = field(default_factory=list)
    unread: list[Diagnostic] = field(default_factory=list)


def extract(wanted: Extraction, progress: Progress) -> Findings:
    """Write the citations of all pages; the file appears whole or not at all."""
    plugins.load()
    diagnostics, findings = Diagnostics(), Findings()
    prepare_file(wanted.output)
    silent = Diagnostics()  # the reading for citations reports the same
    reach = readers.Reach(wanted.settings.follow_links, (wanted.output,))
    sources = list(readers.find(wanted.sources, diagnostics, wanted.jobs, reach))
    with gathering(wanted.output, wanted.templates, diagnostics) as templates:
        for source in filter(hold_templates, sources):
            for page in readers.read(source, silent):
                templates.add(page)
        settings = templates.settings(wanted.settings)
        engine = wanted.engine(wanted.jobs, Citing(wanted.output.suffix, settings))
        try:
            sheets = (sheet for _, sheet in engine.outcomes(_tasks(wanted, sources, diagnostics)) if sheet)
            export.write(wanted.output, _lines(sheets, findings, progress))
        finally:
            engine.close()
    findings.summary.count(diagnostics.found)
    findings.failures += [d for d in diagnostics.found if d.code.severity is Severity.ERROR]
    return findings


def _tasks(wanted: Extraction, sources: Iterable[readers.Source], diagnostics: Diagnostics) -> Iterator[Task]:
    """The pages that are wanted; what they are numbered by does not depend on the shard."""
    number = 0
    for source in sources:
        before = number
        for page in readers.read(source, diagnostics):
            if wanted.selection.wants(page):
                number += 1
                if wanted.shard is None or wanted.shard.has(number - 1):
                    yield Task(page)
        if number == before and not any(d.position.path == source.shown for d in diagnostics.found):
            diagnostics.add(Code.NOTHING_TO_CONVERT, "holds no page that is wanted", Position(source.shown))


def _lines(sheets: Iterator[PageCitations], findings: Findings, progress: Progress) -> Iterator[str]:
    """The citations of all pages, in order; counts them on the way."""
    for done, sheet in enumerate(sheets, 1):
        findings.summary.statuses[sheet.status.value] += 1
        findings.summary.citations += len(sheet.citations)
        findings.summary.count(sheet.diagnostics)
        findings.unread += [d for d in sheet.diagnostics if d.code is Code.PAGE_FALLBACK]
        progress(done, 0)
        yield from sheet.citations
