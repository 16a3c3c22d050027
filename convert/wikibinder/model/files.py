"""Files that appear whole: written under a temporary name, then renamed."""

from __future__ import annotations

import contextlib
import filecmp
import glob
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PART = ".part"
"""Ending of a file that is being written; one that is left over was written by a run that was killed."""


class OutputError(Exception):
    """The output folder cannot be written to; the message is one clear sentence."""


@contextlib.contextmanager
def failing_clearly(path: Path) -> Iterator[None]:
    """Turn a full disk or a missing permission into one clear sentence."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; one that holds the data already keeps its time stamp."""
    with failing_clearly(path):
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        part = unfinished(path)
        try:
            part.write_bytes(data)
            part.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink()
            raise


def unfinished(path: Path) -> Path:
    """The name of a file while it is written; two processes never have the same one."""
    return path.with_name(f"{path.name}.{os.getpid()}{PART}")


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write a long file piece by piece, whole or not at all; one that is the same already keeps its time stamp."""
    part = unfinished(path)
    with failing_clearly(path):
        try:
            with part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
                file.writelines(pieces)
            if not (path.is_file() and filecmp.cmp(part, path, shallow=False)):
                part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def prepare_file(path: Path) -> None:
    """Make the folder of a file that one run writes; clear away what a killed one left of it."""
    with failing_clearly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        for left in path.parent.glob(f"{glob.escape(path.name)}.*{PART}"):
            left.unlink(missing_ok=True)
