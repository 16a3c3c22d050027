"""Atomic writes: a file is written under a temporary name, then renamed."""

from __future__ import annotations

import contextlib
import filecmp
import glob
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

PART = ".part"
"""Suffix of a temporary file, to which an output file is written first. Such a file that no run is writing was left by
a killed run.
"""


class OutputError(Exception):
    """A file or folder cannot be written, or its contents are not what the run needs. The message is one sentence for
    the user.
    """


@contextlib.contextmanager
def failing_clearly(path: Path) -> Iterator[None]:
    """Turn an OSError inside the block (a full disk, a missing permission) into an OutputError that names ``path``."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None


def write(path: Path, data: bytes) -> None:
    """Write a file atomically; raises OutputError. A file that already holds the same data is not touched, so its
    modification time does not change.
    """
    with failing_clearly(path):
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        part = unfinished(path)
        try:
            part.write_bytes(data)
            part.replace(path)
        except OSError:
            # An incomplete file would take space on a full disk, and nothing would ever read it.
            with contextlib.suppress(OSError):
                part.unlink()
            raise


def unfinished(path: Path) -> Path:
    """Return the path of the temporary file that this process uses while it writes the file at ``path``."""
    return path.with_name(f"{path.name}.{os.getpid()}{PART}")


@contextlib.contextmanager
def whole_file(path: Path, named: Callable[[], Path | None] | None = None) -> Iterator[Path]:
    """Yield the path of a temporary file; when the block ends without an exception, the file is renamed to ``path``.
    Raises OutputError.

    ``named``: a function called at the end of the block that returns the final path instead of ``path``, or None to
    discard the file. A final file that already has the same content is not touched, so its modification time does not
    change.
    """
    part = unfinished(path)
    with failing_clearly(path):
        try:
            yield part
            final = named() if named else path
            if final and not (final.is_file() and filecmp.cmp(part, final, shallow=False)):
                part.replace(final)
        finally:
            part.unlink(missing_ok=True)


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write pieces of text, one after the other, to a file in UTF-8, without joining them in memory. Atomic; raises
    OutputError; a file with the same content is not touched.
    """
    with whole_file(path) as part, part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(pieces)


def prepare_file(path: Path) -> None:
    """Create the folder of an output file, and remove the temporary files that a killed run left for this file. Raises
    OutputError.
    """
    with failing_clearly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        for left in path.parent.glob(f"{glob.escape(path.name)}.*{PART}"):
            left.unlink(missing_ok=True)


def remove_unfinished(folder: Path) -> None:
    """Remove the temporary files of killed runs from a folder and its immediate subfolders. No other run may write
    there.
    """
    for left in (*folder.glob(f"*.*{PART}"), *folder.glob(f"*/*.*{PART}")):
        # Temporary names contain the number of a process (see ``unfinished``); other files belong to the user.
        if left.name.removesuffix(PART).rpartition(".")[2].isdecimal():
            left.unlink(missing_ok=True)
