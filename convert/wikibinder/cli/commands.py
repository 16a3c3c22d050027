"""The commands: each runs the job described by its options, prints a summary and returns the exit status."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wikibinder.bibtex import data_file
from wikibinder.book import building, side_by_side, sphinx_project, volumes, volumes_page
from wikibinder.cli import configuration, cores, dry_run, surroundings
from wikibinder.cli.arguments import parser
from wikibinder.cli.console import SHOWN, announce, cpu, edition_bars, notify, print_result, progress_bar, stages, timed
from wikibinder.cli.fetch_arguments import is_wanted
from wikibinder.cli.fetching import fetch_folder, fetched_sources
from wikibinder.cli.runs import expanding, extracting, job, print_settings
from wikibinder.fetch.errors import FetchError
from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.model.files import OutputError, write, write_pieces
from wikibinder.model.plugins import PluginError
from wikibinder.readers.snapshot import is_snapshot
from wikibinder.run import expand_pages, extraction, merge_data, merge_pages, output
from wikibinder.run.convert import Job, run
from wikibinder.run.data_note import NOUNS
from wikibinder.run.pool import EngineError
from wikibinder.run.report import plural

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence

    from wikibinder.book.sphinx_project import VolumePlace

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program ``wikibinder`` and return its exit status. ``arguments``: those of the command line; None:
    ``sys.argv``.
    """
    if arguments is None:
        surroundings.prepare()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # File names need not be valid text.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        options = configuration.parse(parser(), sys.argv[1:] if arguments is None else arguments)
        if getattr(options, "dry_run", False):
            status = FAILED if dry_run.show(options) else DONE
        else:
            status = COMMANDS[options.command](options)
        _flush()
    except (OutputError, EngineError, PluginError, FetchError) as error:
        notify(str(error))
    except BrokenPipeError:
        # The program that reads the output has closed the pipe, as head does.
        _discard_output()
    except KeyboardInterrupt as order:
        notify("interrupted; run the same command again to continue")
        return order.status if isinstance(order, surroundings.Terminated) else INTERRUPTED
    except surroundings.REFUSALS as error:
        notify(surroundings.refusal(error))
        _discard_output()
    else:
        return status
    return FAILED


def _flush() -> None:
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            # A reader such as ``head`` that ends first is handled by the caller; other failures, as of a full disk, are
            # errors.
            raise
        except OSError as error:
            _discard_output()
            raise OutputError(f"standard output: cannot be written: {error.strerror}") from None


def _discard_output() -> None:
    """Discard what is printed on standard output from now on: text left in the stream would fail again when Python
    closes it.
    """
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def convert_command(options: argparse.Namespace) -> int:
    """Run ``wikibinder convert``; return the exit status."""
    if options.output.exists() and not options.output.is_dir():
        notify(f"{options.output}: is not a folder")
        return USAGE
    with progress_bar("Converting", options) as progress:
        before = cpu()
        wanted = replace(
            job(options, options.output),
            references=options.references,
            dialect=options.bib_dialect,
            csl_json=options.csl_json,
            ris=options.ris,
            portable=options.bib_portable,
            shard=options.shard,
        )
        result = run(wanted, options.report, progress)
    failed = print_result(result, options)
    if result.pages:
        announce(f"Pages: {options.output}", options)
    if options.timings:
        print(timed("pages", stages(result.summary.spent, cpu() - before)))
    return FAILED if failed else DONE


def book_command(options: argparse.Namespace) -> int:
    """Run ``wikibinder book``; return the exit status."""
    if options.output.exists() and not options.output.is_dir():
        notify(f"{options.output}: is not a folder")
        return USAGE
    if reason := sphinx_project.bad_date():
        notify(reason)
        return USAGE
    if not options.sources and not is_wanted(options):
        notify("nothing to convert: give files or folders, addresses of pages, or --site with titles")
        return USAGE
    # Checked before hours of conversion, not after them.
    if missing := [path for path in (*options.front, *filter(None, [options.cover])) if not path.is_file()]:
        notify(f"{missing[0]}: is not a file")
        return USAGE
    with output.prepared(options.output):
        whole = fetched_sources(options, notify)
        return max(make_book(options), DONE if whole else FAILED)


def make_book(options: argparse.Namespace) -> int:
    """Convert the selected pages and build a book in its folder, with ``--volume-size`` in several volumes; return the
    exit status.
    """
    first = sphinx_project.first_pages(options.front)
    pages = replace(job(options, options.output / "source"), first=first, last=sphinx_project.last_pages)
    if not options.volume_size:
        return bind(options, pages, options.output, options.report)[0]
    found = Diagnostics()
    book = volumes.plan(pages, options.volume_size, found)
    # Other failures are reported for each volume.
    empty = [d for d in found.found if d.code is Code.NOTHING_TO_CONVERT]
    for failure in empty:
        notify(f"{failure.position}: {failure.message}")
    if not book.volumes:
        notify("no page is selected: there is nothing to make a book of")
        return FAILED
    volumes.remove_others(options.output, book)
    status, made = FAILED if empty else DONE, []
    for volume in book.volumes:
        folder = options.output / volume.name
        report = options.report and options.report.with_stem(f"{options.report.stem}-{volume.number}")
        run_of_volume = volumes.job(pages, book, volume, folder)
        ended, editions = bind(options, run_of_volume, folder, report, volumes.place(book, volume))
        status = max(status, ended)
        entries = (path / "index.html" if path.is_dir() else path for path in editions)
        made.append([path.relative_to(options.output).as_posix() for path in entries])
    write(options.output / "index.html", volumes_page.page(book, made).encode())
    announce(f"volumes: {options.output / 'index.html'}", options)
    return status


def bind(
    options: argparse.Namespace,
    pages: Job,
    folder: Path,
    report: Path | None,
    place: VolumePlace = sphinx_project.WHOLE,
) -> tuple[int, list[Path]]:
    """Convert the pages of a book or a volume and build its editions (HTML, EPUB, PDF) in ``folder``; return the exit
    status, and the paths of the editions; none are built if no page is selected. ``report``: the JSON report (None: no
    report); ``place``: the volume's place in the book.
    """
    with progress_bar("Converting", options) as progress:
        before = cpu()
        result = run(pages, report, progress)
    status = FAILED if print_result(result, options) else DONE
    if options.timings:
        print(timed("pages", stages(result.summary.spent, cpu() - before)))
    if not result.pages:
        return FAILED, []
    made_of = sphinx_project.Project(
        result.title,
        options.author,
        options.language,
        options.embed_fonts,
        place.address(options.base_url),
        options.cover,
        tuple(options.front),
        place,
    )
    sphinx_project.write_project(pages.folder, made_of, result.summary)
    built, made = build(options, pages.folder, folder)
    return max(status, built), made


def build_command(options: argparse.Namespace) -> int:
    """Run ``wikibinder build``; return the exit status."""
    if not (options.project / "conf.py").is_file():
        notify(f"{options.project}: is not a Sphinx project (it has no conf.py)")
        return USAGE
    if reason := sphinx_project.bad_date():
        notify(reason)
        return USAGE
    cores.resolve_jobs(options, [str(options.project)])
    with output.prepared(options.output):
        return build(options, options.project, options.output)[0]


def data_command(options: argparse.Namespace) -> int:
    """Run ``wikibinder citations``, ``text`` or ``infoboxes``: each writes one data file. Return the exit status."""
    if options.skip_existing and extraction.is_finished(options.output, options.command):
        announce(f"{options.output} is complete already", options)
        return DONE
    with progress_bar("Reading", options) as progress:
        found = extraction.extract(extracting(options), progress)
    for page in found.unread[:SHOWN]:
        notify(f"{page.position}: {page.page}: {page.message}")
    to_standard_output = options.output == data_file.STDOUT
    # Data on standard output are read by another program, for which a summary would be invalid JSON.
    with contextlib.redirect_stdout(sys.stderr) if to_standard_output else contextlib.nullcontext():
        contained = plural(found.contained, NOUNS[options.command])
        failed = print_result(found, options, contained, text=options.command != "citations")
    if to_standard_output:
        return FAILED if failed else DONE
    if found.failures:
        kept = (
            f"; the part that was read is in {found.written}"
            if found.written
            else "; --keep-partial keeps the part that was read"
        )
        notify(f"{options.output}: was not written, because it would be incomplete{kept}")
    else:
        announce(f"{options.command.capitalize()}: {options.output}", options)
    return FAILED if failed else DONE


def merge_command(options: argparse.Namespace) -> int:
    """Run ``wikibinder merge``; return the exit status."""
    if any(path.is_dir() for path in options.files):
        return merge_folders(options)
    merged = merge_data.merge(options.files, options.output)
    contained = plural(merged.contained, NOUNS[merged.kind])
    announce(f"{options.output}: {contained} of {plural(merged.pages, 'page')}", options)
    return DONE


def merge_folders(options: argparse.Namespace) -> int:
    """Run ``wikibinder merge`` for output folders of ``convert --shard``: merge their pages, and make a Sphinx project
    of them. Return the exit status.
    """
    if files := [path for path in options.files if not path.is_dir()]:
        notify(f"{files[0]}: is not a folder; folders are merged with folders, files with files")
        return USAGE
    if options.output.is_file() or options.output.resolve() in {path.resolve() for path in options.files}:
        notify(f"{options.output}: is one of the folders to merge, or a file; give another name")
        return USAGE
    title = options.title or options.output.resolve().name.replace("_", " ")
    wanted = Job((), options.output, title=title, last=sphinx_project.last_pages)
    result = merge_pages.merge(options.files, wanted, options.report)
    project = sphinx_project.Project(result.title, options.author, options.language)
    sphinx_project.write_project(options.output, project, result.summary)
    failed = print_result(result, options)
    announce(f"Pages: {options.output}", options)
    return FAILED if failed else DONE


def expand_command(options: argparse.Namespace) -> int:
    """Run ``wikibinder expand``; return the exit status."""
    found = Diagnostics()
    pages = expand_pages.expanded(expanding(options), found)
    if options.output:
        write_pieces(options.output, (page.line() for page in pages))
        announce(f"Pages: {options.output}", options)
    else:
        for page in pages:
            print(page.wikitext)
            for line in page.diagnostics:
                notify(f"{page.title}: {line}")
    failures = expand_pages.failures(found)
    for failure in failures[:SHOWN]:
        notify(f"{failure.position}: {failure.message}")
    return FAILED if failures else DONE


def fetch_command(options: argparse.Namespace) -> int:
    """Run ``wikibinder fetch``; return the exit status."""
    words, folder = list(options.sources), options.output
    # A snapshot folder as the only argument is fetched again by the request in it.
    if len(words) == 1 and is_snapshot(Path(words[0])):
        words, folder = [], Path(words[0])
    elif not words and not (options.site or options.list):
        notify("nothing to fetch: give addresses of pages, --site with titles, or a folder that was fetched before")
        return USAGE
    if options.offline:
        notify("fetch opens connections; --offline is for wikibinder book")
        return USAGE
    return DONE if fetch_folder(options, folder, words, notify) else FAILED


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "convert": convert_command,
    "build": build_command,
    "book": book_command,
    **dict.fromkeys(NOUNS, data_command),
    "merge": merge_command,
    "expand": expand_command,
    "fetch": fetch_command,
}


def build(options: argparse.Namespace, source: Path, folder: Path) -> tuple[int, list[Path]]:
    """Build the selected editions of the Sphinx project ``source`` into ``folder``, and print the results; return the
    exit status, and the paths of the editions that were built.
    """
    status, outcomes = DONE, []
    editions = tuple(options.edition or sphinx_project.EDITIONS)
    wanted = building.BuildOptions(
        options.jobs,
        options.at_once,
        options.strict,
        options.timings,
        tuple(options.bound),
        options.style,
        print_settings(options),
    )
    with edition_bars(editions, options) as watch:
        for edition, outcome in side_by_side.build(editions, source, folder, wanted, watch):
            for line in outcome.complaints[:SHOWN]:
                notify(f"{edition}: {line}")
            if outcome.failed:
                status = FAILED
            else:
                announce(f"{edition}: {outcome.path}", options)
                if options.timings:
                    print(timed(edition, building.times(edition, folder)))
            outcomes.append(outcome)
    building.finish(outcomes, source, folder)
    return status, [outcome.path for outcome in outcomes if not outcome.failed]
