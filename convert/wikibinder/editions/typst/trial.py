"""Runs Typst in a separate process, with limits of processor time and memory for each document.

``python -m wikibinder.editions.typst.trial`` reads an order (JSON) on standard input, and prints a line for each of its
documents: the result in base64, empty if Typst rejects the document. One that exceeds the limits ends the process; a
new one continues with the next document.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Literal

import typst

from wikibinder.model.limits import fatal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class TypstTrial:
    """A document for Typst: its source, the format of the result, dots per inch (for PNG), and the values of
    ``sys.inputs``.
    """

    source: str
    format: Literal["pdf", "png"] = "pdf"
    ppi: float = 144.0
    inputs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TrialLimits:
    """Limits of documents on trial: the folder that they may read, folders of further fonts, and the maximum CPU
    seconds and megabytes of each document.
    """

    root: Path
    font_paths: Sequence[str] = ()
    seconds: float = 10.0
    megabytes: float = 1000.0


def results(trials: Sequence[TypstTrial], limits: TrialLimits) -> list[bytes | None]:
    """Return Typst's output (PDF, or the first page as PNG) for each document; None for one that it rejects or that
    exceeds the limits.
    """
    found: list[bytes | None] = []
    while len(found) < len(trials):
        order = {"trials": [asdict(each) for each in trials[len(found) :]], "root": str(limits.root),
                 "font_paths": list(limits.font_paths), "bounds": [limits.seconds, limits.megabytes]}  # fmt: skip
        command = (sys.executable, "-P", "-m", "wikibinder.editions.typst.trial")
        done = subprocess.run(command, input=json.dumps(order).encode(), capture_output=True, check=False)  # noqa: S603  (our own)
        found += [
            base64.b64decode(line) or None for line in done.stdout.splitlines(keepends=True) if line[-1:] == b"\n"
        ]
        if len(found) < len(trials):
            found.append(None)
    return found


def main() -> None:
    """Read the order (JSON) from standard input, compile its documents, print a line of base64 for each."""
    order = json.load(sys.stdin)
    fonts = typst.Fonts(font_paths=order["font_paths"])
    for trial in (TypstTrial(**values) for values in order["trials"]):
        with fatal(*order["bounds"]):
            print(base64.b64encode(_compiled(trial, order["root"], fonts)).decode(), flush=True)


def _compiled(trial: TypstTrial, root: str, fonts: typst.Fonts) -> bytes:
    """Return the first page as PNG, or the whole document as PDF, by the trial's format; b"" if Typst rejects it.
    ``root``: folder that it may read.
    """
    compiler = typst.Compiler(trial.source.encode(), root=root, font_paths=fonts, sys_inputs=trial.inputs)
    try:
        made = compiler.compile(format=trial.format, ppi=trial.ppi)
    except typst.TypstError:
        return b""
    return (made[0] if isinstance(made, list) else made) or b""


if __name__ == "__main__":
    main()
