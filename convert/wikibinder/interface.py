"""The Python interface: pages of a source, their conversion, their citations.

These names are imported from ``wikibinder`` itself. They keep their meaning within a version 0.x as the manual
(docs/manual/python.rst) says; everything in the packages below may change.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from wikibinder import readers
from wikibinder.model import plugins
from wikibinder.model.bibliography import Entry, Name
from wikibinder.model.diagnostics import Diagnostic, Diagnostics, Position, Severity
from wikibinder.model.docnames import safe
from wikibinder.model.page import ConvertedPage, Page, TitleMap
from wikibinder.model.settings import Selection, Settings
from wikibinder.run import convert as run
from wikibinder.run import convert_page as one_page
from wikibinder.run.convert import Result

__all__ = [
    "ConvertedPage",
    "Diagnostic",
    "Entry",
    "Name",
    "Page",
    "Position",
    "Result",
    "Severity",
    "citations",
    "convert",
    "convert_page",
    "read",
]

OnDiagnostic: TypeAlias = Callable[[Diagnostic], None]
OnProgress: TypeAlias = Callable[[int, int], None]


def read(*sources: str | os.PathLike[str], on_diagnostic: OnDiagnostic | None = None) -> Iterator[Page]:
    """Yield the pages of files and folders, in any input form, in order, while they are read.

    :param sources: paths; of a folder, the files in it that may hold pages are read
    :param on_diagnostic: called with each diagnostic: a file that is missing or damaged does not raise an error, and
        the pages before and after it are read
    """
    plugins.load()
    diagnostics = Diagnostics()
    done = 0
    for source in readers.find([os.fspath(source) for source in sources], diagnostics):
        yield from readers.read(source, diagnostics)
        # After each source, not at the end: a dump takes hours to read.
        done = _report_new(diagnostics.found, done, on_diagnostic)
    _report_new(diagnostics.found, done, on_diagnostic)


def _report_new(found: Sequence[Diagnostic], done: int, receiver: OnDiagnostic | None) -> int:
    """Call ``receiver`` with each diagnostic from index ``done`` on; return the number of all diagnostics."""
    if receiver:
        for diagnostic in found[done:]:
            receiver(diagnostic)
    return len(found)


def _page(page: Page | str, title: str) -> Page:
    return page if isinstance(page, Page) else Page(title, page, Position("<text>", 1))


def convert_page(
    page: Page | str,
    *,
    title: str = "Untitled",
    site: str = "",
    language: str = "",
    docnames: Mapping[str, str] | None = None,
    rules: str | os.PathLike[str] = "",
) -> ConvertedPage:
    """Convert one page to reStructuredText (``rst``) and BibLaTeX (``bib``), with its ``diagnostics``.

    A page that exceeds a limit of time or memory is returned as plain text, with a diagnostic; no error is raised.

    :param page: a page of :func:`read`, or wikitext
    :param title: the title of wikitext
    :param site: the address of the page's wiki, such as ``https://de.wikipedia.org``
    :param language: the code of the page's language; default: that of the wiki
    :param docnames: title -> document name of the other pages of the project, for links between pages
    :param rules: a TOML file of rules for templates
    """
    plugins.load()
    page = _page(page, title)
    settings = Settings(site, language, rules=os.fspath(rules))
    return one_page.convert_page(page, safe(page.title), TitleMap(docnames or {}), settings)


def citations(page: Page | str, *, title: str = "Untitled", rules: str | os.PathLike[str] = "") -> tuple[Entry, ...]:
    """Return the BibLaTeX entries of the citations of a page, each once, in the order in which they are first cited.

    :param page: a page of :func:`read`, or wikitext
    :param title: the title of wikitext
    :param rules: a TOML file of rules for templates
    """
    plugins.load()
    cited = one_page.cited(_page(page, title), Diagnostics(title), Settings(rules=os.fspath(rules)))
    return tuple(cited.library)


def convert(  # noqa: PLR0913  (options by name)
    *sources: str | os.PathLike[str],
    output: str | os.PathLike[str],
    title: str = "",
    site: str = "",
    language: str = "",
    media: str | os.PathLike[str] = "",
    rules: str | os.PathLike[str] = "",
    titles: frozenset[str] = frozenset(),
    jobs: int = 1,
    on_progress: OnProgress | None = None,
    on_diagnostic: OnDiagnostic | None = None,
) -> Result:
    """Convert all pages of the sources into a folder, as ``wikibinder convert`` does.

    Raises :exc:`wikibinder.model.files.OutputError` if the folder cannot be written.

    :param sources: paths of files and folders
    :param output: the folder to write
    :param title: the title of the book
    :param site: the address of the wiki, if the sources do not name it
    :param language: the code of the pages' language
    :param media: a folder of pictures
    :param rules: a TOML file of rules for templates
    :param titles: titles of the pages to convert; default: all articles
    :param jobs: the number of worker processes
    :param on_progress: called with the number of pages converted so far and the number of all pages
    :param on_diagnostic: called with each diagnostic, after all pages are written
    :return: the title of the book, the number of pages, a summary, the failures, and ``found()``: all diagnostics
    """
    settings = Settings(site, language, os.fspath(media), os.fspath(rules))
    job = run.Job(
        [os.fspath(source) for source in sources],
        Path(output),
        settings,
        Selection(titles=titles),
        jobs,
        title=title,
    )
    result = run.run(job, progress=on_progress or (lambda _done, _all: None))
    if on_diagnostic:
        for found in result.found():
            on_diagnostic(found)
    return result
