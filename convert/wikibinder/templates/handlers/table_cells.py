"""Templates of coloured table cells (``{{yes}}``, ``{{won}}`` ...), printed as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

CELLS: Mapping[str, str] = {
    "yes": "Yes", "no": "No", "partial": "Partial", "n/a": "N/A", "na": "N/A", "?": "?", "dunno": "?", "won": "Won",
    "nom": "Nominated", "nominated": "Nominated", "pending": "Pending", "included": "Included", "dropped": "Dropped",
    "unknown": "Unknown", "free": "Free", "nonfree": "Non-free", "proprietary": "Proprietary", "some": "Some",
    "any": "Any",
    "beta": "Beta", "maybe": "Maybe", "rarely": "Rarely", "sometimes": "Sometimes", "optional": "Optional",
    "lost": "Lost",
    "yes2": "", "no2": "", "good": "Good", "bad": "Bad", "planned": "Planned", "table-experimental": "Experimental",
    "draw": "Draw", "win": "Win", "loss": "Loss", "tba": "TBA", "tbd": "TBD", "usually": "Usually", "never": "Never",
    "active": "Active", "inactive": "Inactive", "success": "Success", "failure": "Failure",
    "partial success": "Partial success",
    "nonpartisan": "Nonpartisan", "incorrect": "Incorrect", "correct": "Correct", "rh": "", "rh2": "",
    "sho": "Shortlisted",
    "longlisted": "Longlisted", "shortlisted": "Shortlisted", "eliminated": "Eliminated", "safe": "Safe",
    "sent off": "sent off",
    "yes-no": "Yes/No", "available": "Available", "unavailable": "Unavailable", "operational": "Operational",
}  # fmt: skip
"""Name, in lower case, of a template for a coloured table cell -> default text of the cell."""


def cell(template: Template, _context: Context) -> Expansion:
    """``{{yes}}``, ``{{won|Winner}}`` -> Yes, Winner: the text of a coloured table cell, without the colour."""
    return template.get("1") or CELLS[template.key]
