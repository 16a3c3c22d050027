"""The command line: options to a run, its outcome to a summary and an exit status."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convert import __version__, book
from convert.bounds import Bounds, named
from convert.diagnostics import Severity
from convert.run import Job, Progress, Result, Shard, run
from convert.settings import Selection, Settings
from convert.writers.project import OutputError
from convert.writers.report import headline, plural, ranked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
SHOWN = 20
"""Failures that are told one by one; the report has all."""

EDITIONS = ("html", "epub", "pdf")
BOOK = "wikibinder-book"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command ``wikibinder``."""
    options = parser().parse_args(arguments)
    try:
        status: int = options.command(options)
    except OutputError as error:
        say(str(error))
        return FAILED
    except KeyboardInterrupt:
        say("interrupted; run the same command again to go on")
        return INTERRUPTED
    return status


def parser() -> argparse.ArgumentParser:
    """The options of all commands."""
    top = argparse.ArgumentParser(prog="wikibinder", description="Binds wiki pages into books.")
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    convert = commands.add_parser("convert", help="wiki pages to reStructuredText and BibLaTeX")
    _common(convert, "wikibinder-output")
    convert.add_argument("--bib-dialect", choices=("biblatex", "bibtex"), default="biblatex",
                         help="the dialect of references.bib")
    convert.add_argument("--csl-json", action="store_true", help="write references.json, too (for Zotero and citeproc)")
    convert.add_argument("--shard", metavar="I/N", type=_shard,
                         help="convert only every N-th page from the I-th on (0 to N-1), for several runs side by side"
                         " into one folder; a last run without this finishes the work")
    convert.set_defaults(command=convert_command)

    build = commands.add_parser("build", help="a Sphinx project of converted pages to HTML, EPUB and PDF")
    build.add_argument("project", metavar="PROJECT", type=Path, help="the folder with conf.py")
    _building(build)
    build.add_argument("--output", "-o", metavar="DIR", type=Path, default=Path(BOOK), help="where to write")
    build.add_argument("--jobs", "-j", metavar="N", type=_positive, default=1, help="processes of Sphinx")
    build.add_argument("--strict", action="store_true", help="fail on any warning of Sphinx")
    build.set_defaults(command=build_command)

    binder = commands.add_parser("book", help="wiki pages to a book: HTML, EPUB and PDF")
    _common(binder, BOOK)
    _building(binder)
    binder.add_argument("--author", default="", help="whose name the cover shows")
    binder.set_defaults(command=book_command)
    return top


def _building(command: argparse.ArgumentParser) -> None:
    command.add_argument("--edition", action="append", choices=EDITIONS, default=[], help="only this one; repeatable")


def _common(command: argparse.ArgumentParser, output: str) -> None:
    add = command.add_argument
    add("sources", nargs="+", metavar="SOURCE", help="a file, a folder, or - for standard input")
    add("--output", "-o", metavar="DIR", type=Path, default=Path(output), help=f"where to write (default: {output})")
    add("--title", default="", help="the title of it all (default: that of the only page, or of the only folder)")
    add("--report", metavar="FILE", type=Path, help="write what was found as JSON, and report.html beside the pages")
    add("--jobs", "-j", metavar="N", type=_positive, default=1, help="pages converted at a time (default: 1)")
    add("--strict", action="store_true", help="exit with 1 on any warning")
    add("--site", metavar="URL", default="", help="the wiki that the pages come from")
    add("--language", metavar="L", default="", help="the language of the pages")
    add("--media", metavar="DIR", type=_folder, help="a folder of image files")
    add("--templates", metavar="FILE", type=_rules, help="a TOML file of rules for templates")
    add("--namespace", metavar="N", type=int, action="append", default=[], help="take this namespace of a dump (0)")
    add("--pages", metavar="FILE", type=_file, help="take only the titles in this file, one in a line")
    add("--bound", metavar="NAME=N", type=_bound, action="append", default=[], help="change a bound of one page")
    add("--order", choices=("given", "title", "list"), help="as the sources come, by title, or as in --pages FILE")
    add("--category", metavar="NAME", default="", help="take only pages of this category")


def _positive(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _bound(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        named(Bounds(), name, float(value))
    except ValueError:
        names = ", ".join(known.name for known in fields(Bounds))
        raise argparse.ArgumentTypeError(f"{text} is not NAME=NUMBER; the names are {names}") from None
    return name, float(value)


def _shard(text: str) -> Shard:
    number, slash, of = text.partition("/")
    if not (slash and number.isdecimal() and of.isdecimal() and int(number) < int(of)):
        raise argparse.ArgumentTypeError(f"{text} is not I/N with I from 0 to N-1")
    return Shard(int(number), int(of))


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"{text} is no file")
    return path


def _rules(text: str) -> Path:
    from convert.templates.own import load  # noqa: PLC0415  (only who has own rules needs it)

    path = _file(text)
    try:
        load(path)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text}: {error}") from None
    return path


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is no folder")
    return path


def job(options: argparse.Namespace, folder: Path) -> Job:
    """The run that the options ask for."""
    media, templates = (str(path) if path else "" for path in (options.media, options.templates))
    titles = tuple(_titles(options.pages)) if options.pages else ()
    return Job(
        options.sources,
        folder,
        Settings(options.site, options.language, media, templates, _bounds(options.bound)),
        Selection(frozenset(options.namespace or [0]), frozenset(titles), options.category),
        options.jobs,
        title=options.title,
        order=_order(options.order or ("list" if titles else "given"), titles),
    )


def _bounds(changes: Sequence[tuple[str, float]]) -> Bounds:
    bounds = Bounds()
    for name, value in changes:
        bounds = named(bounds, name, value)
    return bounds


def _order(name: str, titles: tuple[str, ...]) -> Callable[[str], Any] | None:
    """What pages are sorted by."""
    if name == "title":
        return str.casefold
    ranks = {title: rank for rank, title in enumerate(titles)}
    return (lambda title: ranks.get(title, len(ranks))) if name == "list" else None


def _titles(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8-sig", "replace").splitlines():
        if title := " ".join(line.replace("_", " ").split()):
            yield title


def convert_command(options: argparse.Namespace) -> int:
    """``wikibinder convert``."""
    if options.output.exists() and not options.output.is_dir():
        say(f"{options.output}: is not a folder")
        return USAGE
    with progress_bar("Converting") as progress:
        wanted = replace(job(options, options.output), dialect=options.bib_dialect, csl_json=options.csl_json,
                         shard=options.shard)
        result = run(wanted, options.report, progress)
    return tell(result, options.strict)


def book_command(options: argparse.Namespace) -> int:
    """``wikibinder book``."""
    source = options.output / "source"
    if options.output.exists() and not options.output.is_dir():
        say(f"{options.output}: is not a folder")
        return USAGE
    pages = replace(job(options, source), last=book.last_pages)
    with progress_bar("Converting") as progress:
        result = run(pages, options.report, progress)
    status = tell(result, options.strict)
    if not result.contents.entries:
        return FAILED
    book.write_project(source, book.Project(result.title, options.author, options.language), result.summary)
    return max(status, build(options, source))


def build_command(options: argparse.Namespace) -> int:
    """``wikibinder build``."""
    if not (options.project / "conf.py").is_file():
        say(f"{options.project}: is no Sphinx project (it has no conf.py)")
        return USAGE
    return build(options, options.project)


def build(options: argparse.Namespace, source: Path) -> int:
    """Build the editions that are asked for, and tell how it went."""
    status = DONE
    editions = options.edition or EDITIONS
    others = [edition for edition in editions if edition != "html"]
    made: list[Path] = []
    for edition in editions:
        if sys.stderr.isatty():
            print(f"Building {edition} ...", file=sys.stderr)
        offered = others if edition == "html" else ()
        outcome = book.build(edition, source, options.output, options.jobs, options.strict, offered)
        for line in outcome.complaints[:SHOWN]:
            say(f"{edition}: {line}")
        if outcome.failed:
            status = FAILED
        else:
            print(f"{edition}: {outcome.path}")
            made.append(outcome.path)
    book.offer(made, options.output)
    book.copy_references(source, options.output)
    return status


def tell(result: Result, strict: bool) -> int:
    """Print the failures and the summary; the exit status."""
    for failure in result.failures[:SHOWN]:
        say(f"{failure.position}: {failure.message}")
    if len(result.failures) > SHOWN:
        say(f"... and {plural(len(result.failures) - SHOWN, 'more failure')}; --report FILE has all of them")
    for line in headline(result.summary):
        print(line)
    for code, number in ranked(result.summary):
        if code.severity is not Severity.INFO:
            print(f"{number:8,}  {code.label}: {code.meaning}")
    warned = any(code.severity is not Severity.INFO for code in result.summary.codes)
    return FAILED if result.failures or (strict and warned) else DONE


def say(message: str) -> None:
    """One line on standard error."""
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
