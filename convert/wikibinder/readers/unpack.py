"""Parallel unpacking, by several threads or by a parallel program: the same bytes as one thread gives.

Dumps of Wikipedia are many bz2 streams one after the other ("multistream"), each of which can be unpacked alone. Where
they begin can be seen in the file itself; the index that comes with a dump says the same and is not needed. For files
that are one stream a parallel program is used, if there is one. If anything fails, the standard library reads the file
again, which also reports what is wrong with it.
"""

from __future__ import annotations

import bz2
import io
import re
import shutil
import subprocess
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from _typeshed import WriteableBuffer

LONGEST_STREAM = 1 << 23
"""Maximum length in compressed bytes of one of many streams (100 pages take about 1 MB), and minimum length of a
file for which another program is started."""
MOST_UNPACKED = 1 << 26
"""Maximum number of bytes from one stream; a longer one is decompressed sequentially, in constant memory."""
PIECE = 1 << 20

PROGRAMS: dict[bytes, tuple[tuple[str, ...], ...]] = {
    b"BZh": (("lbzip2", "-dc", "-n"), ("pbzip2", "-dc", "-p")),
    b"\x1f\x8b": (("rapidgzip", "-dc", "-P"), ("pigz", "-dc", "-p")),
    b"\xfd7zXZ\x00": (("xz", "-dc", "-T"),),
}
"""First bytes of a file -> programs that decompress it from standard input, the fastest first. The number of threads
is appended to their last argument."""

_STREAM = re.compile(rb"BZh[1-9]1AY&SY")


class _UnlikeError(Exception):
    """The file is not as expected and must be read sequentially."""


def pieces(path: Path, magic: bytes, jobs: int) -> Generator[bytes, None, None] | None:
    """The file's bytes, unpacked by ``jobs`` threads; None where only the standard library can do it."""
    # Threads cost more than they save on small files.
    if path.stat().st_size < PIECE:
        return None
    with path.open("rb") as file:
        beginning = file.read(LONGEST_STREAM) if magic == b"BZh" else b""
    if _STREAM.search(beginning, 1):
        return _streams(path, jobs)
    for program, *arguments in PROGRAMS.get(magic, ()):
        if found := shutil.which(program):
            return _program([found, *arguments[:-1], f"{arguments[-1]}{jobs}"], path)
    return None


def _streams(path: Path, jobs: int) -> Generator[bytes, None, None]:
    """Many streams: some are unpacked ahead of the one that is read."""
    pool = ThreadPoolExecutor(jobs)
    ahead: deque[Future[bytes]] = deque()
    try:
        for stream in _parts(path):
            ahead.append(pool.submit(_unpacked, stream))
            # At most one stream more than there are threads is in memory.
            if len(ahead) > jobs:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _parts(path: Path) -> Iterator[bytes]:
    """The packed streams of a file."""
    rest = b""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            rest += piece
            starts = [found.start() for found in _STREAM.finditer(rest, 1)]
            for start, end in zip((0, *starts), starts, strict=False):
                yield rest[start:end]
            rest = rest[starts[-1] :] if starts else rest
            if len(rest) > LONGEST_STREAM:
                raise _UnlikeError
    yield rest


def _unpacked(stream: bytes) -> bytes:
    unpack = bz2.BZ2Decompressor()
    data = unpack.decompress(stream, MOST_UNPACKED)
    # The mark of a stream can occur by chance inside the data of one.
    if not unpack.eof or unpack.unused_data:
        raise _UnlikeError
    return data


def _program(command: list[str], path: Path) -> Generator[bytes, None, None]:
    """The output of a program that unpacks the file."""
    with path.open("rb") as file:
        # The file is given as standard input: its name could be taken for an option.
        process = subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603  (from the table)
    assert process.stdout  # noqa: S101  (asked for)
    try:
        while piece := process.stdout.read(PIECE):
            yield piece
        if process.wait():
            raise _UnlikeError
    finally:
        process.stdout.close()
        process.kill()
        process.wait()


class Parallel(io.RawIOBase):
    """A stream over decompressed parts; if they fail, ``otherwise`` returns the same bytes from the beginning."""

    def __init__(self, ahead: Generator[bytes, None, None], otherwise: Callable[[], Iterator[bytes]]) -> None:
        self._ahead = ahead
        self._pieces: Iterator[bytes] = ahead
        self._otherwise = otherwise
        self._rest = memoryview(b"")
        self._given = 0
        # Bytes of ``otherwise`` that were given already.
        self._skip = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        if not self._rest:
            self._rest = memoryview(self._next())
        view = memoryview(buffer)
        count = min(len(view), len(self._rest))
        view[:count], self._rest = self._rest[:count], self._rest[count:]
        self._given += count
        return count

    def close(self) -> None:
        """End threads and programs that are still unpacking."""
        self._ahead.close()
        super().close()

    def _next(self) -> bytes:
        """The next piece that is not empty; b"" at the end."""
        if self._pieces is self._ahead:
            try:
                return next(filter(None, self._ahead), b"")
            except (_UnlikeError, OSError, EOFError, ValueError):
                self._pieces, self._skip = self._otherwise(), self._given
        # No generator: one that has raised an error is at its end, and pieces may follow a damaged one.
        while self._skip and (piece := next(self._pieces, b"")):
            rest, self._skip = piece[self._skip :], max(0, self._skip - len(piece))
            if rest:
                return rest
        return next(self._pieces, b"")
