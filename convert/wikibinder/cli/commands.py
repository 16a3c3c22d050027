"""The commands: each runs the job that its options describe, prints a summary and returns the exit status."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wikibinder.bibtex import data_file
from wikibinder.book import sphinx_project, volumes
from wikibinder.cli import surroundings
from wikibinder.cli.arguments import expanding, extraction, job, parser
from wikibinder.cli.fetch_arguments import is_wanted
from wikibinder.cli.fetching import fetch_folder, fetched_sources
from wikibinder.fetch.errors import FetchError
from wikibinder.model.diagnostics import Code, Diagnostics, Severity
from wikibinder.model.files import OutputError, write, write_pieces
from wikibinder.model.plugins import PluginError
from wikibinder.readers.snapshot import is_snapshot
from wikibinder.run import citations, expand_pages, merge_data, output
from wikibinder.run.convert import Job, Progress, run
from wikibinder.run.pool import EngineError
from wikibinder.run.report import headline, plural, ranked

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from wikibinder.model.diagnostics import Diagnostic
    from wikibinder.run.report import Summary

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
SHOWN = 20
"""The number of failures that are printed; the report lists all."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command ``wikibinder``."""
    if arguments is None:
        surroundings.prepare()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # names of files need not be text
    try:
        options = parser().parse_args(arguments)
        status = COMMANDS[options.command](options)
        _flush()
    except (OutputError, EngineError, PluginError, FetchError) as error:
        say(str(error))
    except BrokenPipeError:  # what was printed went to a program that has heard enough, such as head
        _be_silent()
    except KeyboardInterrupt as order:
        say("interrupted; run the same command again to go on")
        return order.status if isinstance(order, surroundings.Terminated) else INTERRUPTED
    except surroundings.REFUSALS as error:
        say(surroundings.refusal(error))
        _be_silent()
    else:
        return status
    return FAILED


def _flush() -> None:
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            _be_silent()
            raise OutputError(f"standard output: cannot be written: {error.strerror}") from None


def _be_silent() -> None:
    """Print nothing more: what is left in the stream would fail again when Python closes it."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def convert_command(options: argparse.Namespace) -> int:
    """``wikibinder convert``."""
    if options.output.exists() and not options.output.is_dir():
        say(f"{options.output}: is not a folder")
        return USAGE
    with progress_bar("Converting") as progress:
        before = cpu()
        wanted = replace(
            job(options, options.output),
            references=options.references,
            dialect=options.bib_dialect,
            csl_json=options.csl_json,
            shard=options.shard,
        )
        result = run(wanted, options.report, progress)
    status = tell(result.summary, result.failures, options.strict)
    if options.timings:
        print(timed("pages", stages(result.summary.spent, cpu() - before)))
    return status


def book_command(options: argparse.Namespace) -> int:
    """``wikibinder book``."""
    if options.output.exists() and not options.output.is_dir():
        say(f"{options.output}: is not a folder")
        return USAGE
    if reason := sphinx_project.bad_date():
        say(reason)
        return USAGE
    if not options.sources and not is_wanted(options):
        say("what is to be bound? Give files or folders, addresses of pages, or --site with titles")
        return USAGE
    with output.prepared(options.output):
        whole = fetched_sources(options, say)
        return max(make_book(options), DONE if whole else FAILED)


def make_book(options: argparse.Namespace) -> int:
    """Make a book in its folder, in volumes where that is asked for."""
    pages = replace(job(options, options.output / "source"), last=sphinx_project.last_pages)
    found = Diagnostics()
    title, parts = volumes.plan(pages, options.volume_size, found) if options.volume_size else ("", [])
    if not parts:
        return bind(options, pages, options.output, options.report)[0]
    empty = [d for d in found.found if d.code is Code.NOTHING_TO_CONVERT]  # of other failures the volumes tell
    for failure in empty:
        say(f"{failure.position}: {failure.message}")
    status, made = FAILED if empty else DONE, []
    for volume in parts:
        folder = options.output / volume.name
        report = options.report and options.report.with_stem(f"{options.report.stem}-{volume.number}")
        ended, editions = bind(options, volumes.job(pages, title, volume, folder), folder, report)
        status = max(status, ended)
        entries = (path / "index.html" if path.is_dir() else path for path in editions)
        made.append((volume, [path.relative_to(options.output).as_posix() for path in entries]))
    write(options.output / "index.html", volumes.landing(title, made).encode())
    return status


def bind(options: argparse.Namespace, pages: Job, folder: Path, report: Path | None) -> tuple[int, list[Path]]:
    """Convert the pages of a book and build its editions; how that went, and where they are."""
    with progress_bar("Converting") as progress:
        before = cpu()
        result = run(pages, report, progress)
    status = tell(result.summary, result.failures, options.strict)
    if options.timings:
        print(timed("pages", stages(result.summary.spent, cpu() - before)))
    if not result.pages:
        return FAILED, []
    made_of = sphinx_project.Project(result.title, options.author, options.language, options.embed_fonts)
    sphinx_project.write_project(pages.folder, made_of, result.summary)
    built, made = build(options, pages.folder, folder)
    return max(status, built), made


def build_command(options: argparse.Namespace) -> int:
    """``wikibinder build``."""
    if not (options.project / "conf.py").is_file():
        say(f"{options.project}: is no Sphinx project (it has no conf.py)")
        return USAGE
    if reason := sphinx_project.bad_date():
        say(reason)
        return USAGE
    with output.prepared(options.output):
        return build(options, options.project, options.output)[0]


def citations_command(options: argparse.Namespace) -> int:
    """``wikibinder citations``."""
    if options.skip_existing and citations.is_finished(options.output):
        print(f"{options.output} is there, and whole")
        return DONE
    with progress_bar("Reading") as progress:
        found = citations.extract(extraction(options), progress)
    for page in found.unread[:SHOWN]:
        say(f"{page.position}: {page.page}: {page.message}")
    to_standard_output = options.output == data_file.STDOUT
    with contextlib.redirect_stdout(sys.stderr) if to_standard_output else contextlib.nullcontext():
        status = tell(found.summary, found.failures, options.strict, text=False)
    if found.failures and not to_standard_output:
        kept = f"; what was read is in {found.written}" if found.written else "; --keep-partial keeps what was read"
        say(f"{options.output}: was not written, since it would not be whole{kept}")
    return status


def merge_command(options: argparse.Namespace) -> int:
    """``wikibinder merge``."""
    merged = merge_data.merge(options.files, options.output)
    print(f"{options.output}: {plural(merged.citations, 'citation')} of {plural(merged.pages, 'page')}")
    return DONE


def expand_command(options: argparse.Namespace) -> int:
    """``wikibinder expand``."""
    found = Diagnostics()
    pages = expand_pages.expanded(expanding(options), found)
    if options.output:
        write_pieces(options.output, (page.line() for page in pages))
    else:
        for page in pages:
            print(page.wikitext)
            for line in page.diagnostics:
                say(f"{page.title}: {line}")
    failures = expand_pages.failures(found)
    for failure in failures[:SHOWN]:
        say(f"{failure.position}: {failure.message}")
    return FAILED if failures else DONE


def fetch_command(options: argparse.Namespace) -> int:
    """``wikibinder fetch``."""
    words, folder = list(options.sources), options.output
    if len(words) == 1 and is_snapshot(Path(words[0])):
        words, folder = [], Path(words[0])
    elif not words and not (options.site or options.list):
        say("what is to be fetched? Give addresses of pages, --site with titles, or a folder that was fetched before")
        return USAGE
    if options.offline:
        say("fetch opens connections; --offline is for wikibinder book")
        return USAGE
    return DONE if fetch_folder(options, folder, words, say) else FAILED


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "convert": convert_command,
    "build": build_command,
    "book": book_command,
    "citations": citations_command,
    "merge": merge_command,
    "expand": expand_command,
    "fetch": fetch_command,
}


def build(options: argparse.Namespace, source: Path, folder: Path) -> tuple[int, list[Path]]:
    """Build the selected editions into a folder, and print the results."""
    status = DONE
    editions = options.edition or sphinx_project.EDITIONS
    others = [edition for edition in editions if edition != "html"]
    outcomes: list[sphinx_project.Outcome] = []
    wanted = sphinx_project.Wanted(options.jobs, options.strict, options.timings, tuple(options.bound))
    for edition in editions:
        if sys.stderr.isatty():
            print(f"Building {edition} ...", file=sys.stderr)
        offered = others if edition == "html" else ()
        outcome = sphinx_project.build(edition, source, folder, wanted, offered)
        for line in outcome.complaints[:SHOWN]:
            say(f"{edition}: {line}")
        if outcome.failed:
            status = FAILED
        else:
            print(f"{edition}: {outcome.path}")
            if options.timings:
                print(timed(edition, sphinx_project.times(edition, folder)))
        outcomes.append(outcome)
    sphinx_project.finish(outcomes, source, folder)
    return status, [outcome.path for outcome in outcomes if not outcome.failed]


def stages(spent: Mapping[str, float], whole: float) -> dict[str, float]:
    """CPU time of a run: of its pages by stage, the longest first, then of sources, index and report."""
    ranked_stages = sorted(spent, key=lambda stage: -spent[stage])
    return {stage: spent[stage] for stage in ranked_stages} | {"run": max(0.0, whole - sum(spent.values()))}


def timed(what: str, steps: Mapping[str, float]) -> str:
    """One line of CPU times."""
    told = ", ".join(f"{step} {seconds:.1f}" for step, seconds in steps.items())
    return f"{what}: {sum(steps.values()):.1f} s: {told}" if len(steps) > 1 else f"{what}: {told}"


def tell(summary: Summary, failures: Sequence[Diagnostic], strict: bool, *, text: bool = True) -> int:
    """Print the failures and the summary (with ``text``: that of the pages' text); the exit status."""
    for failure in failures[:SHOWN]:
        say(f"{failure.position}: {failure.message}")
    if len(failures) > SHOWN:
        say(f"... and {plural(len(failures) - SHOWN, 'more failure')}; --report FILE has all of them")
    for line in headline(summary, text=text):
        print(line)
    for code, number in ranked(summary):
        if code.severity is not Severity.INFO:
            print(f"{number:8,}  {code.label}: {code.meaning}")
    warned = any(code.severity is not Severity.INFO for code in summary.codes)
    return FAILED if failures or (strict and warned) else DONE


def cpu() -> float:
    """CPU seconds of this process and of those it has waited for."""
    return sum(os.times()[:4])


def say(message: str) -> None:
    """Print one line on standard error."""
    line = "".join(c if c.isprintable() else "�" for c in message)
    print(f"wikibinder: {line}", file=sys.stderr)


@contextlib.contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """A progress bar on a terminal; nothing where the output goes into a file."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _done, _all: None
        return
    from rich.console import Console  # noqa: PLC0415  (only a terminal needs it)
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    columns = ("[progress.description]{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False) as bar:
        task = bar.add_task(label, total=None)

        def show(done: int, whole: int) -> None:
            bar.update(task, completed=done, total=whole, refresh=done % 10 == 0 or done == whole)

        yield show
