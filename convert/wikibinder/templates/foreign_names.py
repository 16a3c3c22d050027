"""Names of frequent templates on wikis of other languages -> the English template with the same parameters."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLE = tomllib.loads(Path(__file__).with_name("data").joinpath("foreign_names.toml").read_text("utf-8"))

FOREIGN: Mapping[str, str] = {word.casefold(): name for name, words in _TABLE.items() for word in words}
