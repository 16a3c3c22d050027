"""Fuzzes one target in this process with atheris (libFuzzer's options); ``--replay DIR`` runs the inputs of a folder.

python -m tests.fuzz.one TARGET [OPTION ...] CORPUS
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path


def replay(name: str, folder: Path) -> None:
    """Run every input of a folder once, without fuzzing."""
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415  (when coverage is measured already)

    for path in sorted(folder.iterdir()):
        with contextlib.suppress(AssertionError):
            TARGETS[name](path.read_bytes())


def fuzz(name: str, options: list[str]) -> None:
    """Fuzz until libFuzzer ends the process."""
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: PLC0415  (not to replay)

    with atheris.instrument_imports(include=["wikibinder", "mwparserfromhell"]):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415  (the import is what is instrumented)
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    _program, target, *rest = sys.argv
    if rest[:1] == ["--replay"]:
        replay(target, Path(rest[1]))
    else:
        fuzz(target, rest)
