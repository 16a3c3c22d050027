"""``--dry-run``: prints what a command would read and write, without writing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder import readers
from wikibinder.book.sphinx_project import EDITIONS
from wikibinder.cli.console import SHOWN, notify
from wikibinder.cli.fetch_arguments import fetched_words, is_wanted
from wikibinder.model.diagnostics import Diagnostics, Severity
from wikibinder.run.report import plural

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

COMMANDS = ("convert", "book", "citations", "text", "infoboxes")
"""Commands that have the option ``--dry-run``."""


def show(options: argparse.Namespace) -> bool:
    """Print what a command with these options would read, write and fetch; return whether a source cannot be read."""
    diagnostics = Diagnostics()
    for line in _lines(options, diagnostics):
        print(line)
    failures = [found for found in diagnostics.found if found.code.severity is Severity.ERROR]
    for failure in failures[:SHOWN]:
        notify(f"{failure.position}: {failure.message}")
    return bool(failures)


def _lines(options: argparse.Namespace, diagnostics: Diagnostics) -> Iterator[str]:
    rules = readers.FolderRules(options.follow_links, (options.output,))
    # Standard input can be read only once, so a plan does not touch it.
    fetched = fetched_words(options) if options.command == "book" and is_wanted(options) else []
    names = [name for name in options.sources if name != "-" and name not in fetched]
    sources = list(readers.find(names, diagnostics, rules=rules))
    sizes = [source.path.stat().st_size for source in sources]
    yield f"reads {plural(len(sources), 'file')}, {sum(sizes):,} bytes"
    for source, size in list(zip(sources, sizes, strict=True))[:SHOWN]:
        yield f"  {source.shown} ({size:,} bytes)"
    if len(sources) > SHOWN:
        yield f"  ... and {plural(len(sources) - SHOWN, 'more file')}"
    if "-" in options.sources:
        yield "  standard input"
    yield f"writes {options.output}"
    if options.command == "book":
        yield f"  editions: {', '.join(options.edition or EDITIONS)}"
    if getattr(options, "report", None):
        yield f"writes {options.report}"
    selected = [*fetched, *filter(None, [getattr(options, "subpages", ""), str(getattr(options, "list", None) or "")])]
    yield f"fetches {', '.join(selected) or 'nothing'}" + (f" of {options.site}" if selected and options.site else "")
