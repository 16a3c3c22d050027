"""Templates that are fully described by a text pattern: wikitext with MediaWiki's parameters ``{{{1}}}``.

The table is ``data/patterns.json``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.data_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = read_table("templates", "patterns")

PATTERNS: Mapping[str, str] = {
    # templates that only change the look of their argument: size, capitals, spacing, position
    **dict.fromkeys(_TABLE["as they are"], "{{{1}}}"),
    **{name: pattern for section in _TABLE["patterns"].values() for name, pattern in section.items()},
}
"""Name of a template, case folded -> pattern."""
