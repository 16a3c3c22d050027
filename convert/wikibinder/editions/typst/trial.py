"""Compiles one chapter with Typst in a separate process.

``python -m wikibinder.editions.typst.trial`` reads a request (JSON) from standard input, and exits with 0 if Typst
makes a PDF of the file within the limits.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from wikibinder.model.limits import fatal

if TYPE_CHECKING:
    from collections.abc import Sequence


def succeeds(source: Path, root: Path, font_paths: Sequence[str], seconds: float, megabytes: float) -> bool:
    """Whether Typst compiles a file within limits of processor time and memory; tested in a separate process."""
    request = {"source": str(source), "root": str(root), "font_paths": list(font_paths), "seconds": seconds,
               "megabytes": megabytes}  # fmt: skip
    command = (sys.executable, "-P", "-m", "wikibinder.editions.typst.trial")
    done = subprocess.run(command, input=json.dumps(request).encode(), capture_output=True, check=False)  # noqa: S603  (our own)
    return done.returncode == 0


def main() -> None:
    """Read the request and compile."""
    request = json.load(sys.stdin)
    fonts = typst.Fonts(font_paths=request["font_paths"])
    with fatal(request["seconds"], request["megabytes"]):
        compiler = typst.Compiler(Path(request["source"]).read_bytes(), root=request["root"], font_paths=fonts)
        compiler.compile(format="pdf")


if __name__ == "__main__":
    main()
