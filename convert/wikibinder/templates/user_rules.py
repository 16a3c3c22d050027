"""Loads a user's template rules from a TOML file, as a table like TEMPLATES.

``"name" = "text with {{{1}}}"`` is a text pattern, ``"name" = {drop = "reason"}`` leaves the template out, and
``"name" = {keep = true}`` prints its readable values without a report.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from wikibinder.templates.rules import Drop, Rule
from wikibinder.templates.unknown import keep

if TYPE_CHECKING:
    from pathlib import Path


def load(path: Path) -> dict[str, Rule]:
    """Return the rules in a TOML file by case-folded name of the template; raises ValueError, whose text is one
    sentence for the user, if the file is invalid.
    """
    rules: dict[str, Rule] = {}
    try:
        # Editors on Windows write a byte order mark, which TOML does not allow.
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"no TOML: {error}") from error
    for name, value in table.items():
        # Normalised as call_name does, so that a rule for "Cite_web" is found.
        key = " ".join(name.replace("_", " ").split()).casefold()
        match value:
            case str():
                rules[key] = value
            case {"drop": reason}:
                rules[key] = Drop(str(reason))
            case {"keep": True}:
                rules[key] = keep
            case _:
                raise ValueError(f'the rule for "{name}" must be text, {{drop = "reason"}} or {{keep = true}}')
    return rules
