"""Output of commands: summary and diagnostics, failures on standard error, a progress bar on a terminal."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from wikibinder.cli.finding_formats import FORMATS, as_text
from wikibinder.model.diagnostics import Code, Severity
from wikibinder.run.report import headline, most_unknown, plural, ranked

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.progress import Progress as Bars
    from rich.progress import ProgressColumn

    from wikibinder.book.side_by_side import OnEditionProgress
    from wikibinder.model.diagnostics import Diagnostic
    from wikibinder.run.convert import Progress, Result
    from wikibinder.run.extraction import Findings
    from wikibinder.run.report import Summary

SHOWN = 20
"""Maximum number of failures printed one by one; the report (``--report``) has all."""


def stages(spent: Mapping[str, float], whole: float) -> dict[str, float]:
    """Return name -> CPU seconds for the stages of a run: those of converting pages (``spent``), the longest first,
    then "run" for the rest of ``whole`` (sources, index and report).
    """
    ranked_stages = sorted(spent, key=lambda stage: -spent[stage])
    return {stage: spent[stage] for stage in ranked_stages} | {"run": max(0.0, whole - sum(spent.values()))}


def timed(what: str, steps: Mapping[str, float]) -> str:
    """Return CPU times as one line for the user. ``what``: what was timed; ``steps``: name -> seconds."""
    listed = ", ".join(f"{step} {seconds:.1f}" for step, seconds in steps.items())
    return f"{what}: {sum(steps.values()):.1f} s: {listed}" if len(steps) > 1 else f"{what}: {listed}"


def print_result(
    result: Result | Findings, options: argparse.Namespace, contained: str = "", *, text: bool = True
) -> bool:
    """Print the failures, the summary and, if requested, all diagnostics of a run; return whether it failed: by a
    failure, or with ``--strict`` by a warning. ``contained``, ``text``: as in :func:`~wikibinder.run.report.headline`.
    """
    if options.format:
        sys.stdout.writelines(FORMATS[options.format](result.found()))
    elif options.verbose:
        sys.stdout.writelines(as_text(d for d in result.found() if d.code.severity is not Severity.INFO))
    # Output for another program must not contain a summary.
    with contextlib.redirect_stdout(sys.stderr) if options.format else contextlib.nullcontext():
        _print_failures(result.failures)
        if not options.quiet:
            _print_summary(result.summary, headline(result.summary, contained, text=text), options)
    warned = any(code.severity is not Severity.INFO for code in result.summary.codes)
    return bool(result.failures) or (options.strict and warned)


def _print_failures(failures: Sequence[Diagnostic]) -> None:
    for failure in failures[:SHOWN]:
        notify(f"{failure.position}: {failure.message}")
    if len(failures) > SHOWN:
        notify(f"... and {plural(len(failures) - SHOWN, 'more failure')}; --report FILE has all of them")


def _print_summary(summary: Summary, lines: Iterable[str], options: argparse.Namespace) -> None:
    for line in lines:
        print(line)
    for code, number in ranked(summary):
        if code.severity is not Severity.INFO:
            print(f"{number:8,}  {code.label}: {code.meaning}")
    if Code.SITE_UNKNOWN in summary.codes:
        print("No authors, no licence: no source names its wiki; give --site, or --source-site for some sources")
    if unknown := most_unknown(summary):
        print(f"Unknown templates: {unknown}")
    if getattr(options, "report", None):
        print(f"Report: {options.report}")


def cpu() -> float:
    """Return the CPU seconds used by this process and by its child processes that have ended."""
    return sum(os.times()[:4])


def announce(message: str, options: argparse.Namespace) -> None:
    """Print a result for the user on one line, on standard output, or on standard error if diagnostics go to standard
    output; nothing with ``--quiet``.
    """
    if not options.quiet:
        print(message, file=sys.stderr if getattr(options, "format", None) else sys.stdout)


def notify(message: str) -> None:
    """Print a message on one line on standard error, after the name of the program; unprintable characters become
    "�".
    """
    # A title or a file name may contain escape sequences, which a terminal would execute.
    line = "".join(c if c.isprintable() else "�" for c in message)
    print(f"wikibinder: {line}", file=sys.stderr)


@contextlib.contextmanager
def progress_bar(label: str, options: argparse.Namespace) -> Iterator[Progress]:
    """Yield a function that updates a progress bar from the numbers of finished and of all pages; it does nothing with
    ``--quiet`` or if standard error is no terminal.
    """
    if not _is_watched(options):
        yield lambda _done, _all: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TimeRemainingColumn  # noqa: PLC0415  (only a terminal needs it)

    with _bars(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()) as bars:
        task = bars.add_task(label, total=None)

        def show(done: int, whole: int) -> None:
            # Not after every page, because drawing the bar takes longer than many a page.
            bars.update(task, completed=done, total=whole, refresh=done % 10 == 0 or done == whole)

        yield show


@contextlib.contextmanager
def edition_bars(names: Sequence[str], options: argparse.Namespace) -> Iterator[OnEditionProgress]:
    """Yield a function that updates the progress bar of an edition from its name, the present step and the finished
    share (0 to 1; None: unknown); it does nothing with ``--quiet`` or if standard error is no terminal.
    """
    if not _is_watched(options):
        yield lambda _name, _step, _share: None
        return
    from rich.markup import escape  # noqa: PLC0415  (only a terminal needs it)
    from rich.progress import BarColumn, TimeElapsedColumn  # noqa: PLC0415

    with _bars(BarColumn(), "{task.fields[step]}", TimeElapsedColumn()) as bars:
        tasks = {name: bars.add_task(f"Building {escape(name)}", total=None, start=False, step="") for name in names}

        def show(name: str, step: str, share: float | None) -> None:
            bars.start_task(tasks[name])
            # Without a known share the bar only shows activity.
            bars.update(
                tasks[name],
                completed=share or 0.0,
                total=None if share is None else 1.0,
                step=escape(step),
                refresh=True,
            )

        yield show


def _is_watched(options: argparse.Namespace) -> bool:
    """Whether standard error is a terminal that can draw a progress bar, and ``--quiet`` is not given."""
    return not options.quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _bars(*columns: ProgressColumn | str) -> Bars:
    """Return an object that draws progress bars on standard error, each with its name and these columns."""
    from rich.console import Console  # noqa: PLC0415  (only a terminal needs it)
    from rich.progress import Progress as Bars  # noqa: PLC0415

    named = "[progress.description]{task.description}"
    return Bars(named, *columns, console=Console(stderr=True), auto_refresh=False, transient=True)
