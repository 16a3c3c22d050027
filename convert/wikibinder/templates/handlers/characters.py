"""Templates of characters given by their number."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

_HEXADECIMAL = re.compile(r"(?:U\+|&#x|0x)?([0-9A-Fa-f]{1,6});?")


def unicode_character(template: Template, context: Context) -> Expansion:
    """``{{unichar|2020|name}}`` -> U+2020 † NAME: number, character and name, by default its name in the Unicode
    standard. Text that is no hexadecimal number of a character is unchanged.
    """
    given = context.plain(template.get("1"))
    found = _HEXADECIMAL.fullmatch(given)
    if not found or (number := int(found[1], 16)) > 0x10FFFF:
        return given
    character = chr(number)
    name = template.get("2").upper() or unicodedata.name(character, "")
    shown = f" {character}" if character.isprintable() and not character.isspace() else ""
    note = f" ({template.get('note')})" if template.get("note") else ""
    # <nowiki>, because the character may have a meaning in wikitext, such as "|" or "[".
    return f"U+{number:04X}<nowiki>{shown}</nowiki> {name}{note}".rstrip()
