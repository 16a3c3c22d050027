"""A citation template's values read by a page's parser, as the converter reads them, and its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.cs1 import Citation, citation
from wikibinder.model.bibliography import Library
from wikibinder.model.diagnostics import Diagnostics, Position
from wikibinder.model.page import Page
from wikibinder.parser.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACE = Position("page", 1)


def cited(name: str, params: Mapping[str, str], diagnostics: Diagnostics | None = None) -> Citation | None:
    """The citation of a template; values are wikitext."""
    parser = Parser(Page("Page", "", PLACE), Diagnostics(), Library())
    values = {name: parser.value(value) for name, value in params.items()}
    return citation(name, values, PLACE, diagnostics or Diagnostics())
