"""Fuzzes one target in this process with atheris (libFuzzer's options); ``--replay DIR`` runs the inputs of a folder.

python -m tests.fuzz.one TARGET [OPTION ...] CORPUS
"""

from __future__ import annotations

import contextlib
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SLOWEST = 20
"""Seconds of CPU time that one input may take; instrumented code is several times slower than usual."""
SLOWEST_BOOK = 200
"""The same for three editions."""


def replay(name: str, folder: Path) -> None:
    """Run every input of a folder once, without fuzzing."""
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415  (when coverage is measured already)

    for path in sorted(folder.iterdir()):
        with contextlib.suppress(AssertionError):
            TARGETS[name](path.read_bytes())


def limited(target: Callable[[bytes], None], seconds: int) -> Callable[[bytes], None]:
    """Return a target that also raises AssertionError when an input takes more CPU time than ``seconds``."""

    def with_limit(data: bytes) -> None:
        began = time.process_time()
        target(data)
        took = time.process_time() - began
        assert took <= seconds, f"{took:.1f} s of CPU time; {seconds} are allowed"

    return with_limit


def fuzz(name: str, options: list[str]) -> None:
    """Fuzz until libFuzzer ends the process."""
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: PLC0415  (not to replay)

    with atheris.instrument_imports(include=["wikibinder", "mwparserfromhell"]):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415  (the import is what is instrumented)
    seconds = SLOWEST_BOOK if name == "book" else SLOWEST
    atheris.Setup([sys.argv[0], *options], limited(TARGETS[name], seconds))
    atheris.Fuzz()


if __name__ == "__main__":
    _program, target, *rest = sys.argv
    if rest[:1] == ["--replay"]:
        replay(target, Path(rest[1]))
    else:
        fuzz(target, rest)
