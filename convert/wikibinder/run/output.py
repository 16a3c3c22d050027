"""The output folder: pages, table of contents and merged library, each file written atomically."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from wikibinder.bibtex import biblatex, bibtex
from wikibinder.bibtex import merge as references
from wikibinder.model.files import PART, OutputError, failing_clearly, write
from wikibinder.model.lock import locked
from wikibinder.model.page import MADE_BY_US
from wikibinder.rst import escape
from wikibinder.run.media_folder import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wikibinder.model.page import ConvertedPage

_ENTRY = re.compile(r"^@\w+\{([^,\s]+),$", re.MULTILINE)


@contextlib.contextmanager
def prepared(folder: Path, *, alone: bool = True) -> Iterator[None]:
    """Make the output folder for the time of the block; remove it again if it stays empty.

    It is locked against other runs: those that are not ``alone`` in it (the shards of one run) share the lock. One that
    is clears away what was left half-written: before by a run that was killed, afterwards by a worker that was.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}: is not a folder")
    made = [new for new in (folder, *folder.parents) if not new.exists()]
    with failing_clearly(folder):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with locked(folder, shared=not alone):
            with failing_clearly(folder):
                _clear(folder, alone=alone)
            try:
                yield
            finally:
                with contextlib.suppress(OSError):
                    _clear(folder, alone=alone)
    finally:
        with contextlib.suppress(OSError):
            # Only folders that this run has made, and rmdir removes none that holds a file.
            for new in made:
                new.rmdir()


def _clear(folder: Path, *, alone: bool) -> None:
    """Remove unfinished files of ours, those of images too, where no other run may be writing them."""
    for left in () if not alone else (*folder.glob(f"*.*{PART}"), *folder.glob(f"*/*.*{PART}")):
        # Temporary names hold the number of a process (see ``unfinished``); other files are the user's.
        if left.name.removesuffix(PART).rpartition(".")[2].isdecimal():
            left.unlink(missing_ok=True)


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
    # Last: where the page is, its library and its pictures are too.
    write(folder / f"{edition.docname}.rst", rst)


def page_bytes(edition: ConvertedPage) -> tuple[bytes, bytes]:
    """A page's two files, byte for byte."""
    return edition.rst.encode("utf-8", "replace"), edition.bib.encode("utf-8", "replace")


def remove_page(folder: Path, docname: str) -> None:
    """Remove a page that is no longer among the sources."""
    for suffix in (".rst", ".bib"):
        (folder / (docname + suffix)).unlink(missing_ok=True)


def index(
    title: str, parts: Iterable[tuple[str, Iterable[str]]], last: Sequence[str] = (), first: Sequence[str] = ()
) -> Iterator[str]:
    """The lines of index.rst: a title, one table of contents for each part, and for the pages before and after them."""
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
    """The beginning of a page that is no article: the mark that docutils reads it guarded, and its title."""
    return "\n".join((MADE_BY_US, "", *escape.title(title, escape.RULERS[0]), ""))


def merge(bibs: Iterable[Path], report: references.Report = lambda _message, _key: None) -> list[str]:
    """The entries of the pages' libraries, each work once, sorted by key."""
    # The files are the program's own: their entries are cut apart without parsing the fields.
    return list(references.merge((text for path in bibs for _, text in split(path.read_text("utf-8"))), report))


def library(entries: Iterable[str], dialect: str, *, portable: bool = False) -> str:
    """The text of references.bib in ``biblatex`` or ``bibtex``. ``portable``: for programs that know less."""
    entries = map(biblatex.portable, entries) if portable and dialect == "biblatex" else entries
    return "\n".join(bibtex.classic(references.read(text)) if dialect == "bibtex" else text for text in entries)


def split(bib: str) -> Iterator[tuple[str, str]]:
    """The entries of a library that this program wrote, each with its key."""
    starts = list(_ENTRY.finditer(bib))
    for start, end in zip(starts, [s.start() for s in starts[1:]] + [len(bib)], strict=True):
        yield start[1], bib[start.start() : end].rstrip() + "\n"
