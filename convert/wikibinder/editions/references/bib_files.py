"""Reads .bib files and looks up their entries for the citing document.

A key is looked up in the .bib file next to the citing document (``town.bib`` for ``town.rst``), then in the files of
``bibtex_bibfiles``. A document depends only on the files that were searched: after a change of a .bib file only its own
article is read again, whereas sphinxcontrib-bibtex makes every document depend on every file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pybtex.database.input.bibtex import LowLevelParser, month_names  # type: ignore[import-untyped]  # has no types
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pybtex.scanner import PybtexSyntaxError  # type: ignore[import-untyped]  # has no types
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BibRecord:
    """An entry of a .bib file: field names in lower case, values in LaTeX as written."""

    type: str
    key: str
    fields: Mapping[str, str]


def parse(text: str, filename: str) -> Iterator[BibRecord]:
    """Yield the entries of the .bib file with the content ``text``, without ``@string`` and ``@preamble``; of a
    repeated field the first counts. Invalid text gives a warning and affects only its own entry.
    """
    parser = LowLevelParser(text, macros=dict(month_names), handle_error=lambda error: _warn(error, filename))
    for command, body in parser:
        if command.lower() not in ("string", "preamble") and body[0]:
            key, pairs = body
            fields: dict[str, str] = {}
            for name, parts in pairs:
                fields.setdefault(name.lower(), "".join(parts).strip())
            yield BibRecord(command.lower(), key, fields)


def _warn(error: PybtexSyntaxError, filename: str) -> None:
    logger.warning("%s: %s", filename, error, type="bibtex", subtype="bibfile_data_error")


@dataclass(slots=True)
class BibFiles:
    """The .bib files read by this process; each is read again only after a change. ``files``: path -> time of change
    and entries by key; ``places``: the files that the current document ``docname`` may use; ``opened``: the entries of
    those that it has used.
    """

    files: dict[Path, tuple[int, Mapping[str, BibRecord]]]
    docname: str | None = None
    places: tuple[Path, ...] = ()
    opened: list[Mapping[str, BibRecord]] = field(default_factory=list)

    def begin(self, *_event: object) -> None:
        """Handler of ``source-read``: forget the current document, as the .bib files may have changed since it was
        read.
        """
        self.docname = None

    def read(self, path: Path) -> Mapping[str, BibRecord]:
        """Return the entries of a .bib file by key; empty if there is no such file. Of two entries with one key the
        first counts, with a warning.
        """
        try:
            stamp = path.stat().st_mtime_ns
        except OSError:
            return {}
        cached = self.files.get(path)
        if cached and cached[0] == stamp:
            return cached[1]
        records: dict[str, BibRecord] = {}
        for record in parse(path.read_text(encoding="utf-8-sig", errors="replace"), path.name):
            if records.setdefault(record.key, record) is not record:
                logger.warning("%s: repeated bibliography entry: %s", path.name, record.key, type="bibtex",
                               subtype="bibfile_data_error")  # fmt: skip
        self.files[path] = (stamp, records)
        return records

    def find(self, env: BuildEnvironment, docname: str, key: str) -> BibRecord | None:
        """Return the entry for ``key`` cited in ``docname``; None if there is none. The document depends on the files
        that were searched.
        """
        if docname != self.docname:
            self.docname, self.places, self.opened = docname, (beside(env, docname), *shared(env)), []
        found = next((records[key] for records in self.opened if key in records), None)
        while found is None and len(self.opened) < len(self.places):
            path = self.places[len(self.opened)]
            records = self.read(path)
            self.opened.append(records)
            if records:
                env.note_dependency(str(path))
            found = records.get(key)
        return found


BIBFILES = BibFiles({})
"""The .bib files of this process: a cache, whose content depends only on the files."""


_KEYS = re.compile(r"^\s*@\w+\s*\{\s*([^,\s]+)\s*,|^\s*ids\s*=\s*\{([^}]*)\}", re.MULTILINE)


def other_keys(env: BuildEnvironment) -> dict[str, str]:
    """Return key of a work in an article -> key of the same work in a shared .bib file, whose entry lists the other
    keys in its field ``ids``.
    """
    found: dict[str, str] = {}
    for path in shared(env):
        text = path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
        key = ""
        for match in _KEYS.finditer(text):
            key = match[1] or key
            found.update(dict.fromkeys((other.strip() for other in (match[2] or "").split(",") if other.strip()), key))
    return found


def beside(env: BuildEnvironment, docname: str) -> Path:
    """Return the path of the .bib file of one document."""
    return Path(env.srcdir, f"{docname}.bib")


def shared(env: BuildEnvironment) -> tuple[Path, ...]:
    """Return the paths of the files of ``bibtex_bibfiles``, as recorded in sphinxcontrib-bibtex's domain."""
    return tuple(env.domaindata["cite"]["bibdata"].bibfiles)
