"""Merges folders of converted pages: the shards of one run, from machines that share no folder."""

from __future__ import annotations

import json
import re
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from wikibinder.model.diagnostics import Diagnostics
from wikibinder.model.files import OutputError, failing_clearly, write, write_pieces
from wikibinder.rst.escape import clean
from wikibinder.run import manifest, output, report
from wikibinder.run.convert import Result, write_references
from wikibinder.run.report import PageRecord, Summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import TextIO

    from wikibinder.run.convert import Job

_JOURNAL = re.compile(rf"{manifest.STEM}-(\d+)-of-(\d+)\.journal")


class ShardFolder(NamedTuple):
    """An output folder of ``convert --shard NUMBER/OF``, the path of the journal in it, and the numbers NUMBER (from 0)
    and OF.
    """

    folder: Path
    journal: Path
    number: int
    of: int


def merge(folders: Sequence[Path], job: Job, report_path: Path | None = None) -> Result:
    """Copy the pages in the output folders of all shards to ``job.folder`` and write the files about all pages
    together; return the result that one run without shards would have.

    ``job`` gives the title, the docnames before and after the articles, and the options for references; the sources in
    it are not read. ``report_path``: path of the JSON report (None: no report). Raises OutputError, with advice for the
    user, if a shard is missing or duplicate, a page has been changed since its run, or there are no pages.
    """
    shards = _in_order(folders)
    summary, diagnostics = Summary(), Diagnostics()
    with output.prepared(job.folder):
        journal = job.folder / f"{manifest.STEM}.journal"
        parts: dict[str, list[str]] = {}
        write_pieces(journal, _copied(shards, job.folder, summary, parts))
        docnames = [docname for part in parts.values() for docname in part]
        if not docnames:
            raise OutputError(f"{shards[0].folder}: the shards contain no page")
        title = clean(job.title).strip() or "Articles"
        write_pieces(job.folder / "index.rst", output.index(title, parts.items(), job.last(summary), job.first))
        records = partial(_records, journal)
        summary.works = write_references(job, records, diagnostics)
        summary.count(diagnostics.found)
        if report_path:
            report.write(report_path, job.folder, records, diagnostics.found, summary)
    found = partial(report.every, records, diagnostics.found)
    return Result(title, len(docnames), summary, [], found)


def _in_order(folders: Sequence[Path]) -> list[ShardFolder]:
    """Return the shards whose output folders are given, in the order of their numbers; raises OutputError if one is
    missing or duplicate.
    """
    found: dict[int, ShardFolder] = {}
    for folder in folders:
        files = sorted(folder.glob("*.journal"))
        journals = [(file, match) for file in files if (match := _JOURNAL.fullmatch(file.name))]
        if not journals:
            raise OutputError(f"{folder}: is not the output folder of `wikibinder convert --shard`")
        for file, match in journals:
            shard = ShardFolder(folder, file, int(match[1]), int(match[2]))
            first = next(iter(found.values()), shard)
            # Shards of different counts select different pages: some would be missing and some twice.
            if shard.of != first.of:
                raise OutputError(f"{folder}: is a shard of {shard.of}, {first.folder} one of {first.of}")
            if shard.number in found:
                raise OutputError(f"{folder}: is shard {shard.number}, and so is {found[shard.number].folder}")
            found[shard.number] = shard
    of = next(iter(found.values())).of
    if missing := [number for number in range(of) if number not in found]:
        names = ", ".join(f"{number}/{of}" for number in missing)
        raise OutputError(f"shard {names} is missing; run `wikibinder convert --shard {missing[0]}/{of}`")
    return [found[number] for number in range(of)]


def _copied(
    shards: Sequence[ShardFolder], target: Path, summary: Summary, parts: dict[str, list[str]]
) -> Iterator[str]:
    """Copy the files of all pages to ``target``, in the order of the sources; yield the journal line of each page after
    its files. Counts the pages in ``summary`` and adds their docnames to ``parts``: name of the part of the book ->
    docnames. Raises OutputError if the shards are not of one run, or a page has been changed.
    """
    with ExitStack() as stack:
        files = [stack.enter_context(_opened(shard.journal)) for shard in shards]
        # Shard I of N has each N-th page, so one line of each journal in turn is the order of the sources.
        number = 0
        # Line by line, so that memory does not grow with the number of pages.
        while line := files[number % len(files)].readline():
            shard = shards[number % len(files)]
            entry: dict[str, Any] = json.loads(line)
            summary.add(PageRecord.from_json(entry))
            if entry["docname"]:
                _copy(shard.folder, target, entry)
                parts.setdefault(entry["part"], []).append(entry["docname"])
            yield line
            number += 1
        if left := next((file.name for file in files if file.readline()), ""):
            raise OutputError(f"{left}: has more pages than the other shards; the shards are not of one run")


def _opened(journal: Path) -> TextIO:
    with failing_clearly(journal):
        return journal.open(encoding="utf-8")


def _copy(source: Path, target: Path, entry: dict[str, Any]) -> None:
    """Copy the .rst and .bib file and the images of a page. ``entry``: its journal line. Raises OutputError if the two
    files were changed since the run that wrote them.
    """
    docname = entry["docname"]
    # The journal describes the page as it was written; an edited page would not match the report and references.bib.
    if manifest.digest_on_disk(source, docname) != entry["output"]:
        raise OutputError(f"{source / docname}.rst: has changed since the run wrote it; run the shard again")
    names = (f"{docname}.rst", f"{docname}.bib", *entry["media"])
    for name in names:
        path = source / name
        if path.is_file():
            with failing_clearly(target / name):
                (target / name).parent.mkdir(parents=True, exist_ok=True)
                data = path.read_bytes()
            write(target / name, data)


def _records(journal: Path) -> Iterator[PageRecord]:
    with journal.open(encoding="utf-8") as lines:
        yield from (PageRecord.from_json(json.loads(line)) for line in lines)
