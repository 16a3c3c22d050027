"""``wikibinder fetch``, and the fetching of ``wikibinder book`` if its sources are pages of a wiki."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wikibinder.cli.console import announce
from wikibinder.cli.fetch_arguments import could_be_title, fetch_options, fetched_words, is_wanted, request
from wikibinder.model.files import OutputError
from wikibinder.readers.snapshot import is_snapshot, read_book
from wikibinder.run.report import plural

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from wikibinder.fetch.steps import Fetched

SHOWN = 20
"""Maximum number of messages about pictures that were not fetched; media.json has all of them."""
FOLDER = "fetched"
"""Name of the folder for the snapshot of fetched pages, inside the folder of a book."""


def fetch_folder(options: argparse.Namespace, folder: Path, words: list[str], notify: Callable[[str], None]) -> bool:
    """Fetch pages into a snapshot folder, and print the results; return whether all pages were fetched. ``words``:
    addresses and titles; without them, ``--site`` and ``--list``, the request of the snapshot in the folder is
    repeated. ``notify``: prints a message. Raises FetchError.
    """
    from wikibinder.fetch.kept_snapshot import KeptSnapshot  # noqa: PLC0415  (the network's client loads slowly)
    from wikibinder.fetch.steps import Fetching  # noqa: PLC0415
    from wikibinder.run.picture_names import picture_names  # noqa: PLC0415

    # Without pages on the command line, the request in the folder is repeated.
    kept = None if words or options.site or options.list else KeptSnapshot.of_folder(folder)
    fetch_request = kept.request() if kept else request(options, words)
    how = fetch_options(options, kept.book["request"] if kept else {})
    fetching = Fetching(fetch_request, folder, how, picture_names, progress_lines(options.quiet))
    try:
        outcome = fetching.run()
    finally:
        if options.verbose and hasattr(fetching, "http"):
            for host, number in sorted(fetching.http.hosts.items()):
                notify(f"{host}: {plural(number, 'request')}")
    _print_outcome(outcome, folder, notify, options)
    return not outcome.problems


def _print_outcome(outcome: Fetched, folder: Path, notify: Callable[[str], None], options: argparse.Namespace) -> None:
    for problem in outcome.problems:
        notify(problem)
    for name, problem in list(outcome.left_out.items())[:SHOWN]:
        notify(f"{name}: {problem}")
    if len(outcome.left_out) > SHOWN:
        notify(f"... and {plural(len(outcome.left_out) - SHOWN, 'more file')}; {folder / 'media.json'} has all of them")
    counts = [plural(outcome.pages, "page"), plural(outcome.others, "template"), plural(outcome.pictures, "picture")]
    requests = plural(outcome.hosts.total() if outcome.hosts else 0, "request")
    announce(f"{folder}: {', '.join(counts)}, {plural(len(outcome.left_out), 'file')} left out; {requests}", options)


def progress_lines(quiet: bool) -> Callable[[str, int, int], None]:
    """Return a function that prints the progress of fetching on standard error, on one line that each call replaces. It
    takes what is fetched ("pages"), the number done and the number of all; it prints nothing if ``quiet``, or if
    standard error is no terminal.
    """
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return lambda _what, _done, _all: None

    def show(what: str, done: int, whole: int) -> None:
        print(f"\r\x1b[KFetching {what}: {done} of {whole}", end="" if done < whole else "\n", file=sys.stderr)

    return show


def fetched_sources(options: argparse.Namespace, notify: Callable[[str], None]) -> bool:
    """Fetch the pages that the sources of ``book`` name by address or title, and replace these sources by the snapshot
    folder; return whether all pages were fetched (True if there are none to fetch). With ``--offline`` only the folder
    of an earlier run is used. ``notify``: prints a message. Raises FetchError, and OutputError if there is no such
    folder.
    """
    if is_wanted(options):
        words, folder = fetched_words(options), options.output / FOLDER
        whole = True
        if not options.offline:
            whole = fetch_folder(options, folder, words, notify)
        elif not is_snapshot(folder):
            raise OutputError(f"{folder}: has not been fetched; run once without --offline")
        options.sources = [*(word for word in options.sources if word not in words), str(folder)]
        # They selected pages on the wiki; applied to the snapshot they would exclude its chapters.
        options.category, options.site = "", ""
    else:
        whole = True
        for word in fetched_words(options):
            if could_be_title(word):
                notify(f'{word}: does not exist here; for the page of that title: --site en.wikipedia.org "{word}"')
    _use_snapshot_metadata(options)
    return whole


def _use_snapshot_metadata(options: argparse.Namespace) -> None:
    """Set title and language in the options to those of the snapshot, if it is the only source and the user gives
    none.
    """
    only = Path(options.sources[0]) if len(options.sources) == 1 and options.sources[0] != "-" else None
    if only is None or not is_snapshot(only):
        return
    try:
        book = read_book(only)
    except ValueError:
        # Reported when the source is read.
        return
    options.title = options.title or book.title
    if not options.language and book.language.replace("-", "").isalnum():
        options.language = book.language
