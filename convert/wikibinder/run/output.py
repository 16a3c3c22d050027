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
    """Create and lock the output folder for the block; a folder created here is removed afterwards if it is empty.

    The shards of one run (not ``alone``) share the lock. A run that is alone also removes incomplete files, those of
    killed runs before the block and those of killed workers after it. Raises OutputError if the folder cannot be used.
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
    """Write the .rst file of a page, its .bib file if it cites anything, and its images; raises OutputError."""
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
    """Return the contents of a page's .rst file and of its .bib file, in UTF-8."""
    return edition.rst.encode("utf-8", "replace"), edition.bib.encode("utf-8", "replace")


def remove_page(folder: Path, docname: str) -> None:
    """Remove the .rst and .bib files of a page, if there are any."""
    for suffix in (".rst", ".bib"):
        (folder / (docname + suffix)).unlink(missing_ok=True)


def index(
    title: str, parts: Iterable[tuple[str, Iterable[str]]], last: Sequence[str] = (), first: Sequence[str] = ()
) -> Iterator[str]:
    """Yield the text of index.rst: the title, then a toctree for ``first``, for each part of the book and for ``last``.
    ``parts``: names of parts ("": no caption) with the docnames in them; ``first``, ``last``: docnames before and
    after.
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
    """Return the BibLaTeX entries in the .bib files of pages, as text, each work once, sorted by key. ``report`` is
    called with a message and the key for each work about which two files disagree.
    """
    # The program has written these files, so entries are separated without parsing the fields.
    return list(references.merge((text for path in bibs for _, text in split(path.read_text("utf-8"))), report))


def library(entries: Iterable[str], dialect: str, *, portable: bool = False) -> str:
    """Return the text of references.bib in the ``dialect`` "biblatex" or "bibtex", from BibLaTeX entries. ``portable``:
    use only the types and fields of BibLaTeX that other programs also support; without effect for "bibtex".
    """
    entries = map(biblatex.portable, entries) if portable and dialect == "biblatex" else entries
    return "\n".join(bibtex.classic(references.read(text)) if dialect == "bibtex" else text for text in entries)


def split(bib: str) -> Iterator[tuple[str, str]]:
    """Yield key and text of each entry in a .bib file written by this program."""
    starts = list(_ENTRY.finditer(bib))
    for start, end in zip(starts, [s.start() for s in starts[1:]] + [len(bib)], strict=True):
        yield start[1], bib[start.start() : end].rstrip() + "\n"
