"""Month names in languages other than English, long and short; names with two meanings are left out.

The table is ``data/months.json``, from CLDR.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.data_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

FOREIGN_MONTHS: Mapping[str, int] = {
    name: int(number) for number, names in read_table("cs1", "months")["months"].items() for name in names.split()
}
"""Name of a month, case folded -> its number, 1 to 12."""
