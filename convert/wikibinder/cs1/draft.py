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
    """An entry under construction."""

    kind: str
    given: Parameters
    cast: Contributors
    report: Callable[[Code, str, str], None]
    script: str = ""
    type: str = "misc"
    fields: dict[str, Value] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)

    def put(self, name: str, value: Value) -> None:
        """Set a field that is not set yet; otherwise the field stays, and a different value is added to the extras."""
        if not value:
            return
        if name not in self.fields:
            self.fields[name] = value
        # The same value from another parameter is no loss.
        elif plain(self.fields[name]) != plain(value):
            self.extra.append(f"{name}={plain(value)}")

    def move(self, meaning: str, name: str) -> None:
        """Move the value of a meaning, with its markup, to a field."""
        if given := self.given.pop(meaning):
            self.put(name, values.value(given))
