"""Data files of the package: JSON tables in the folder ``data`` of the subpackage that reads them.

Each has the key ``source``: the script that made the file, or ``Written by hand`` and after what. JSON, not TOML: these
tables are read at start-up, and the standard library reads JSON twenty times faster.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parents[1]


def read_table(package: str, name: str) -> dict[str, Any]:
    """Return the contents of the JSON file ``data/<name>.json`` in a subpackage of wikibinder such as ``cs1``."""
    table: dict[str, Any] = json.loads(_PACKAGE.joinpath(package, "data", f"{name}.json").read_text("utf-8"))
    return table
