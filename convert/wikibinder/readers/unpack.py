"""Parallel decompression, by several threads or by a parallel program, with the same result as one thread.

Dumps of Wikipedia consist of many bz2 streams ("multistream"), each of which can be decompressed on its own. They are
found in the file itself, so that the index file of the dump is not needed. For files of one stream a parallel program
is used, if there is one. If anything fails, the standard library reads the file again from the beginning, and reports
what is wrong with it.
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
"""Maximum length in compressed bytes of one stream of many (100 pages take about 1 MB). If no second stream begins
within this length, the file is treated as one of a single stream.
"""
MOST_UNPACKED = 1 << 26
"""Maximum number of decompressed bytes of one stream; a file with a longer one is decompressed sequentially, in
constant memory.
"""
PIECE = 1 << 20
"""Number of bytes read at a time, and minimum length in bytes of a file that is decompressed in parallel."""

PROGRAMS: dict[bytes, tuple[tuple[str, ...], ...]] = {
    b"BZh": (("lbzip2", "-dc", "-n"), ("pbzip2", "-dc", "-p")),
    b"\x1f\x8b": (("rapidgzip", "-dc", "-P"), ("pigz", "-dc", "-p")),
    b"\xfd7zXZ\x00": (("xz", "-dc", "-T"),),
}
"""First bytes of a file -> commands that decompress it from standard input to standard output, the fastest first. The
number of threads is appended to the last argument.
"""

_STREAM = re.compile(rb"BZh[1-9]1AY&SY")


class _UnlikeError(Exception):
    """A compressed file does not have the structure that parallel decompression expects; it must be read
    sequentially.
    """


def pieces(path: Path, magic: bytes, jobs: int) -> Generator[bytes, None, None] | None:
    """Return an iterator over the decompressed bytes of a file, made by ``jobs`` threads or a parallel program; None if
    the file is small, or only the standard library can decompress it. ``magic``: the file's signature, a key of
    PROGRAMS. The iterator raises _UnlikeError, OSError or ValueError if it fails.
    """
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
    """Yield the decompressed streams of a bzip2 file that has many, in order; ``jobs`` threads decompress the next ones
    in advance. Raises _UnlikeError, or an error of the bz2 module.
    """
    pool = ThreadPoolExecutor(jobs)
    ahead: deque[Future[bytes]] = deque()
    try:
        for stream in _parts(path):
            ahead.append(pool.submit(_unpacked, stream))
            # Bounds the memory: at most one stream more than there are threads.
            if len(ahead) > jobs:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _parts(path: Path) -> Iterator[bytes]:
    """Yield the single streams of a bzip2 file, still compressed; raises _UnlikeError if one is very long."""
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
    # The signature of a stream can occur by chance in compressed data.
    if not unpack.eof or unpack.unused_data:
        raise _UnlikeError
    return data


def _program(command: list[str], path: Path) -> Generator[bytes, None, None]:
    """Run a program that decompresses the file ``path`` from its standard input, and yield its output; raises
    _UnlikeError if it fails.
    """
    with path.open("rb") as file:
        # Passed as standard input, because the name of the file could be taken for an option.
        process = subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603  (from the table)
    assert process.stdout  # noqa: S101  (a pipe, see above)
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
    """A raw stream over the pieces of decompressed bytes that ``ahead`` yields. If ``ahead`` fails, ``otherwise`` is
    called: it returns an iterator over the same bytes from the beginning, decompressed sequentially.
    """

    def __init__(self, ahead: Generator[bytes, None, None], otherwise: Callable[[], Iterator[bytes]]) -> None:
        self._ahead = ahead
        self._pieces: Iterator[bytes] = ahead
        self._otherwise = otherwise
        self._rest = memoryview(b"")
        self._given = 0
        # Number of bytes of ``otherwise`` to skip, because they were returned already.
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
        """Close the stream, and stop the threads or the program that still decompress."""
        self._ahead.close()
        super().close()

    def _next(self) -> bytes:
        """Return the next decompressed piece that is not empty; b"" at the end of the file."""
        if self._pieces is self._ahead:
            try:
                return next(filter(None, self._ahead), b"")
            except (_UnlikeError, OSError, EOFError, ValueError):
                self._pieces, self._skip = self._otherwise(), self._given
        # Not a generator: that would end at the first error, and pieces may follow a damaged one.
        while self._skip and (piece := next(self._pieces, b"")):
            rest, self._skip = piece[self._skip :], max(0, self._skip - len(piece))
            if rest:
                return rest
        return next(self._pieces, b"")
