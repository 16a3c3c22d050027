"""Records of pages in a temporary file, for reports of runs without a journal."""

from __future__ import annotations

import json
import tempfile
from typing import TYPE_CHECKING

from wikibinder.run.report import PageRecord

if TYPE_CHECKING:
    from collections.abc import Iterator


class RecordsFile:
    """A temporary file of page records, written once and readable any number of times. It is removed with the
    object.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115  (open as long as the object lives)

    def note(self, record: PageRecord) -> None:
        """Add a record."""
        self._file.write(json.dumps(record.as_line(), ensure_ascii=False) + "\n")

    def records(self) -> Iterator[PageRecord]:
        """Yield all records in the order in which they were added."""
        self._file.seek(0)
        for line in self._file:
            yield PageRecord.from_json(json.loads(line))
