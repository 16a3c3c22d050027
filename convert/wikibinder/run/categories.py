"""Writes the page of all categories, from the index entries in the converted pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.rst import escape
from wikibinder.run.output import head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

DOCNAME = "categories"

_ENTRIES = re.compile(r"^\.\. index::\n((?:   single: .*\n)+)", re.MULTILINE)
_HEAD = 65_536
"""Number of characters at the beginning of a page's file that are searched for its index entries."""


def write_list(folder: Path, docnames: Iterable[str], title: str) -> Iterator[str]:
    """Yield the text of a page, in reStructuredText, that lists the pages of each category. ``docnames``: the pages of
    the book in order, whose .rst files must be in ``folder`` already; ``title``: the heading of the page.
    """
    yield head(title)
    found = by_category(folder, docnames)
    for name in sorted(found, key=lambda name: (name.casefold(), name)):
        yield "\n".join(("", *escape.title(name, escape.RULERS[1]), "", ""))
        yield from (f"* :doc:`/{docname}`\n" for docname in found[name])


def by_category(folder: Path, docnames: Iterable[str]) -> Mapping[str, list[str]]:
    """Return category -> docnames of the pages in it, in the order of ``docnames``, read from the index entries in the
    .rst files in ``folder``. A page without index entries is in no category.
    """
    found: dict[str, list[str]] = {}
    for docname in docnames:
        with (folder / f"{docname}.rst").open(encoding="utf-8", errors="replace") as page:
            head = page.read(_HEAD)
        entries = _ENTRIES.search(head)
        for line in entries[1].splitlines() if entries else ():
            found.setdefault(line.removeprefix("   single: ").partition(";")[0].strip(), []).append(docname)
    return found
