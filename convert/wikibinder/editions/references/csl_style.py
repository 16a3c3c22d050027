"""Formats entries in a CSL style with pandoc's citeproc, in batches.

The parts of a CS1 reference that a style does not print are added: identifiers, the copy in an archive, further
addresses, and links from names and titles to pages of the wiki. A reference that pandoc cannot format is printed as in
CS1.
"""

from __future__ import annotations

import json
import pickle
import tempfile
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.util import logging

from wikibinder import pandoc
from wikibinder.bibtex import csl
from wikibinder.bibtex.latex import decode, plain
from wikibinder.editions.references import cs1_style
from wikibinder.editions.references.csl_additions import with_additions
from wikibinder.editions.references.csl_tree import inlines
from wikibinder.editions.references.entry_fields import ALIASES
from wikibinder.model.files import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wikibinder.editions.references.bib_files import BibRecord
    from wikibinder.editions.references.csl_files import CslStyle
    from wikibinder.model.nodes import Inlines

logger = logging.getLogger(__name__)

BATCH: Final = 500
"""Maximum number of entries that pandoc formats in one call."""
VERSION: Final = 3
"""Version of the file of formatted entries; to be raised if the same entry is formatted differently."""


@dataclass(frozen=True, slots=True)
class CslEntry:
    """An entry of a .bib file in the form that :mod:`wikibinder.bibtex.csl` takes."""

    type: str
    key: str
    fields: Mapping[str, str]


@dataclass(slots=True)
class CslFormatter:
    """Formats the entries of a project in one CSL style, and stores the results. ``path``: the file that stores them
    between builds; ``entries``: digest of an entry and language -> pickled result.
    """

    style: CslStyle
    path: Path
    entries: dict[str, bytes] = field(default_factory=dict)

    def load(self) -> None:
        """Load the entries that an earlier build has formatted in this style, if there are any."""
        try:
            kept = pickle.loads(self.path.read_bytes())  # noqa: S301  (beside the doctrees, which are pickles)
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError):
            return
        if isinstance(kept, tuple) and kept[:1] == (self._stamp(),):
            self.entries = kept[1]

    def save(self) -> None:
        """Store the formatted entries in the file."""
        write(self.path, pickle.dumps((self._stamp(), self.entries)))

    def _stamp(self) -> str:
        return f"{VERSION} {self.style.digest}"

    def formatted(self, record: BibRecord, language: str) -> Inlines:
        """Return an entry as printed in the style, in the words of a language, given by its code; as printed in CS1 if
        pandoc cannot format it.
        """
        name = digest(record, language)
        if name not in self.entries:
            self.prepare([record], language)
        found: Inlines = pickle.loads(self.entries[name])  # noqa: S301  (of this object)
        return found

    def prepare(self, records: Iterable[BibRecord], language: str) -> bool:
        """Format those of the entries that are not formatted in this language yet; return whether there were any."""
        waiting = {digest(record, language): record for record in records}
        left = iter([(name, record) for name, record in waiting.items() if name not in self.entries])
        any_new = False
        while batch := list(islice(left, BATCH)):
            any_new = True
            texts = self._batch([record for _, record in batch], language)
            self.entries.update((name, pickle.dumps(text)) for (name, _), text in zip(batch, texts, strict=True))
        return any_new

    def _batch(self, records: Sequence[BibRecord], language: str) -> Iterator[Inlines]:
        items = [item(record, str(number)) for number, record in enumerate(records)]
        with tempfile.TemporaryDirectory(prefix="wikibinder-") as folder:
            path = Path(folder, "style.csl")
            path.write_text(self.style.text, "utf-8")
            trees = references(items, path, language)
        for number, record in enumerate(records):
            text = inlines(trees.get(str(number), ()))
            if plain(text).strip():
                yield with_additions(record, text, language)
                continue
            if str(number) not in trees:
                logger.warning("%s: this entry cannot be formatted in the citation style: it is printed as CS1 does",
                               record.key, type="bibtex", subtype="style")  # fmt: skip
            yield cs1_style.formatted(record, language)


def references(items: Sequence[dict[str, Any]], style: Path, language: str) -> dict[str, list[Any]]:
    """Return id of an item -> pandoc's inlines (JSON) for it. ``items``: entries as CSL-JSON; ``style``: path of the
    CSL file. If a call of pandoc fails, its items are split into halves until the items at fault are alone, which are
    left out. Without pandoc the result is empty, with a warning.
    """
    found: dict[str, list[Any]] = {}
    if reason := pandoc.missing() if items else "":
        logger.warning("%s: references are printed as CS1 does", reason, type="bibtex", subtype="style")
        return {}
    waiting = [items] if items else []
    while waiting:
        part = waiting.pop()
        try:
            found |= pandoc.references(part, style, language, 20 + len(part) / 5)
        except pandoc.PandocError:
            # pandoc does not report which entry it fails on, so the entries are halved until only faulty ones are left.
            middle = len(part) // 2
            waiting += [part[:middle], part[middle:]] if middle else []
    return found


def item(record: BibRecord, name: str) -> dict[str, Any]:
    """Return an entry as CSL-JSON with the id ``name``, without the archived copy, which ``with_additions`` prints."""
    fields = {ALIASES.get(field, field): value for field, value in record.fields.items() if value}
    if "year" in fields and "date" not in fields:
        fields["date"] = fields["year"]
    fields |= {name: f"https:{value}" for name, value in fields.items() if value.startswith("//")}
    found = csl.item(CslEntry(record.type, name, fields))
    for variable in ("note", "archive", "archive_location"):
        found.pop(variable, None)
    if "note" in fields:
        found["note"] = plain(decode(fields["note"]))
    return found


def digest(record: BibRecord, language: str) -> str:
    """Return the key under which a reference is stored: a digest of all that its form depends on except the style."""
    data = json.dumps((language, record.type, record.key, sorted(record.fields.items())), ensure_ascii=False)
    return sha256(data.encode("utf-8", "surrogatepass")).hexdigest()
