"""The output folder: pages, table of contents and merged library, each file written atomically."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from wikibinder.bibtex import biblatex, bibtex
from wikibinder.bibtex import merge as references
from wikibinder.model.files import OutputError, failing_clearly, remove_unfinished, write
from wikibinder.model.lock import locked
from wikibinder.model.page import GENERATOR_LINE
from wikibinder.rst import escape
from wikibinder.run.media_folder import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wikibinder.model.page import ConvertedPage

_ENTRY = re.compile(r"^@\w+\{([^,\s]+),$", re.MULTILINE)


@contextlib.contextmanager
def prepared(folder: Path, *, alone: bool = True) -> Iterator[None]:
    """Create and lock the output folder for the block; remove it afterwards if it is empty.

    The shards of one run (not ``alone``) share the lock. A run that is alone also removes incomplete files, those of
    killed runs before the block and those of killed workers after it.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}: is not a folder")
    made = [new for new in (folder, *folder.parents) if not new.exists()]
    with failing_clearly(folder):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with locked(folder, shared=not alone):
            with failing_clearly(folder):
                if alone:
                    remove_unfinished(folder)
            try:
                yield
            finally:
                with contextlib.suppress(OSError):
                    if alone:
                        remove_unfinished(folder)
    finally:
        with contextlib.suppress(OSError):
            # Only folders made by this run, and rmdir removes only empty ones.
            for new in made:
                new.rmdir()


def write_page(folder: Path, edition: ConvertedPage) -> None:
    """Write a page and its library."""
    rst, bib = page_bytes(edition)
    if bib:
        write(folder / f"{edition.docname}.bib", bib)
    else:
        (folder / f"{edition.docname}.bib").unlink(missing_ok=True)
    for target, source in edition.media.items():
        with failing_clearly(folder / target):
            (folder / target).parent.mkdir(exist_ok=True)
            data = shown(Path(source))
        write(folder / target, data)
    # Last, so that a page is never there without its library and pictures.
    write(folder / f"{edition.docname}.rst", rst)


def page_bytes(edition: ConvertedPage) -> tuple[bytes, bytes]:
    """Return the contents of a page's two files (.rst, .bib)."""
    return edition.rst.encode("utf-8", "replace"), edition.bib.encode("utf-8", "replace")


def remove_page(folder: Path, docname: str) -> None:
    """Remove a page that is no longer in the sources."""
    for suffix in (".rst", ".bib"):
        (folder / (docname + suffix)).unlink(missing_ok=True)


def index(
    title: str, parts: Iterable[tuple[str, Iterable[str]]], last: Sequence[str] = (), first: Sequence[str] = ()
) -> Iterator[str]:
    """Yield the lines of index.rst: a title, a table of contents for each part, and for the pages before and after
    them.
    """
    yield head(title)
    for part, docnames in (*([("", first)] if first else []), *parts, *([("", last)] if last else [])):
        caption = escape.clean(part).strip()
        yield "\n.. toctree::\n   :maxdepth: 1\n"
        yield f"   :caption: {caption}\n" if caption else ""
        yield "\n"
        for docname in docnames:
            # Sphinx removes one such suffix.
            yield f"   {docname}{'.rst' * docname.endswith('.rst')}\n"


def head(title: str) -> str:
    """Return the first lines of a generated page: the field ``:generator:``, by which the Sphinx extension recognises
    converted pages and restricts docutils on them, and the title.
    """
    return "\n".join((GENERATOR_LINE, "", *escape.title(title, escape.RULERS[0]), ""))


def merge(bibs: Iterable[Path], report: references.Report = lambda _message, _key: None) -> list[str]:
    """Return the entries of the pages' libraries, each work once, sorted by key."""
    # The program has written these files, so entries are separated without parsing the fields.
    return list(references.merge((text for path in bibs for _, text in split(path.read_text("utf-8"))), report))


def library(entries: Iterable[str], dialect: str, *, portable: bool = False) -> str:
    """Return the text of references.bib in ``biblatex`` or ``bibtex``. ``portable``: for programs that support fewer
    types and fields.
    """
    entries = map(biblatex.portable, entries) if portable and dialect == "biblatex" else entries
    return "\n".join(bibtex.classic(references.read(text)) if dialect == "bibtex" else text for text in entries)


def split(bib: str) -> Iterator[tuple[str, str]]:
    """Yield the entries of a library written by this program, each with its key."""
    starts = list(_ENTRY.finditer(bib))
    for start, end in zip(starts, [s.start() for s in starts[1:]] + [len(bib)], strict=True):
        yield start[1], bib[start.start() : end].rstrip() + "\n"
