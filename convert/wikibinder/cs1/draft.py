"""An entry under construction: the parameters given, and the fields written so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wikibinder.bibtex.latex import plain
from wikibinder.cs1 import values

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikibinder.cs1.parameters import Parameters
    from wikibinder.cs1.people import Contributors
    from wikibinder.model.bibliography import Value
    from wikibinder.model.diagnostics import Code


@dataclass(slots=True)
class Draft:
    """An entry under construction. ``kind``: the citation class. ``given``: the parameters not yet written to fields.
    ``cast``: the people by role. ``report``: function that records a diagnostic from code, message and text.
    ``script``: the language code of a title in its original script (``ru:Заглавие``), or "". ``type``: the BibLaTeX
    entry type. ``fields``: the fields written so far. ``extra``: values without a field, as ``name=value``.
    """

    kind: str
    given: Parameters
    cast: Contributors
    report: Callable[[Code, str, str], None]
    script: str = ""
    type: str = "misc"
    fields: dict[str, Value] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)

    def put(self, name: str, value: Value) -> None:
        """Set the field ``name`` if it is not set yet and the value is not empty. A set field is not changed; a
        different value is added to ``extra``.
        """
        if not value:
            return
        if name not in self.fields:
            self.fields[name] = value
        # The same value from another parameter is no loss.
        elif plain(self.fields[name]) != plain(value):
            self.extra.append(f"{name}={plain(value)}")

    def move(self, meaning: str, name: str) -> None:
        """Move the value of the parameter with this meaning in CS1, if it is given, with its markup to the field
        ``name``, as :meth:`put` does.
        """
        if given := self.given.pop(meaning):
            self.put(name, values.value(given))
