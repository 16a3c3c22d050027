"""Builds a Sphinx project in a separate process, as users do."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def build(builder: str, source: Path, out: Path, *arguments: str, **environment: str) -> Path:
    """Build a project into the folder ``out``, doctrees in a folder beside it; any warning fails the build."""
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", "-b", builder, "-d", f"{out}-trees"]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", **environment}
    done = subprocess.run(
        [*command, *arguments, str(source), str(out)], capture_output=True, text=True, check=False, env=variables
    )
    assert done.returncode == 0, done.stderr
    return out
