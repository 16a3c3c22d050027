"""Collects template pages and modules from dumps, exports and folders in a
:class:`~wikibinder.expansion.store.PageStore`.

A folder contains ``Template/Name.wiki`` and ``Module/Name.lua``; the ``/`` of a title is a folder, or ``#`` in the name
of a file.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wikibinder import readers
from wikibinder.expansion.store import PageStore, StoredPage
from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.readers.page_titles import redirect_target
from wikibinder.wikitext.wiki_titles import CANONICAL, MODULE, TEMPLATE, Namespaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wikibinder.model.page import Page, Site

# The namespace "MediaWiki:", whose pages are texts of the wiki's interface; modules read some of them.
MESSAGES = 8
KEPT_OF_SOURCES = frozenset({MESSAGES, TEMPLATE, MODULE})
"""Numbers of the namespaces whose pages in the sources of a run are stored; of ``--templates`` all pages are stored."""
SUFFIXES = (".wiki", ".mediawiki", ".wikitext", ".lua", ".txt", ".css", ".json")
LONGEST_FILE = 4_000_000
"""Maximum size in bytes of a file in a folder; MediaWiki's pages are smaller."""


class Collector:
    """Writes template pages to a new store at ``path``. A later page replaces an earlier one with the same title.
    ``pages``: number of pages added so far.
    """

    def __init__(self, path: Path) -> None:
        self.store = PageStore.create(path)
        self._site: Site | None = None
        self._digest = hashlib.sha256()
        self.pages = 0

    def add(self, page: Page) -> None:
        """Add a page that was read from a dump or an export to the store."""
        if self._site is None or (not self._site.namespaces and page.site.namespaces):
            self._site = page.site
        _, colon, text = page.title.partition(":")
        title = Namespaces(first_letter=page.site.first_letter).normal(text if page.namespace and colon else page.title)
        self.put(page.namespace, title, page.wikitext, page.redirect)

    def put(self, namespace: int, title: str, text: str, redirect: str = "") -> None:
        """Add a page to the store. ``title``: without the namespace; ``redirect``: the full title of the target,
        or "".
        """
        # In that namespace Scribunto applies its content model to all pages but documentation.
        model = "Scribunto" if namespace == MODULE and not title.endswith("/doc") else "wikitext"
        self.store.add(namespace, title, StoredPage(text, model, "" if model == "Scribunto" else redirect))
        # JSON may contain lone surrogates, which UTF-8 cannot encode.
        self._digest.update(f"{namespace}\0{title}\0{text}\0".encode("utf-8", "surrogatepass"))
        self.pages += 1

    def finish(self, site: Site) -> str:
        """Record facts about the wiki in the store, close it, and return a SHA-256 digest of its pages, in hexadecimal
        digits.

        ``site`` is the wiki of the pages to expand: its name, address and language are used, because the template pages
        may come from another wiki. If it has no namespaces, those of the template pages are used.
        """
        known = self._site or site
        language, spaces = site.language or known.language, site.namespaces or known.namespaces
        self.store.describe(replace(site, language=language, namespaces=spaces, first_letter=known.first_letter))
        self.store.close()
        return self._digest.hexdigest()


def gather(collector: Collector, names: Iterable[str], diagnostics: Diagnostics) -> None:
    """Add every page of folders, dumps and exports to the store of ``collector``, in order. ``names``: their paths, as
    in the option ``--templates``; problems are reported to ``diagnostics``.
    """
    for name in names:
        path = Path(name)
        if path.is_dir() and any((path / space).is_dir() for space in _folders()):
            for namespace, title, text in _pages_of(path, diagnostics):
                collector.put(namespace, title, text, redirect_target(text))
            continue
        for source in readers.find([name], diagnostics):
            for page in readers.read(source, diagnostics):
                collector.add(page)


def _folders() -> dict[str, int]:
    return {name.replace(" ", "_"): number for number, name in CANONICAL.items() if name and number >= 0}


def _pages_of(top: Path, diagnostics: Diagnostics) -> Iterator[tuple[int, str, str]]:
    """Yield for each page in a folder of template pages: number of the namespace, title without the namespace,
    wikitext.
    """
    spaces = Namespaces()
    for name, number in sorted(_folders().items()):
        folder = top / name
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            # Skip files such as .DS_Store, folders such as .git.
            if not path.is_file() or any(part.startswith(".") for part in path.relative_to(top).parts):
                continue
            text = _read(path, diagnostics)
            if text is None:
                continue
            title = path.relative_to(folder).as_posix()
            # Other suffixes are part of the title: Template:Name/styles.css, Module:Name/data.json.
            for suffix in SUFFIXES[:5]:
                title = title.removesuffix(suffix)
            yield number, spaces.normal(title.replace("#", "/")), text


def _read(path: Path, diagnostics: Diagnostics) -> str | None:
    """Return the text of a file without white space at its end, which MediaWiki removes when a page is saved; None,
    with a diagnostic, if it cannot be read.
    """
    try:
        if path.stat().st_size > LONGEST_FILE:
            raise OSError(0, f"is longer than {LONGEST_FILE:,} bytes")
        # Editors on Windows write a byte order mark and end lines with two characters.
        return path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").rstrip()
    except OSError as problem:
        diagnostics.add(Code.FILE_UNREADABLE, f"cannot be read: {problem.strerror}", Position(str(path)))
        return None
