"""Packed files: bzip2 that goes on behind a damaged stream, and Zstandard by a library that is there."""

from __future__ import annotations

import bz2
import importlib
import re
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable

PIECE = 1 << 18
"""Packed bytes that are read at a time."""
_STREAM = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
"""The beginning of a bzip2 stream: its head, then that of its first block or of its end."""
_LONGEST_MARK = 10


class DamagedStreamError(OSError):
    """A stream of a file of several streams cannot be unpacked. The next read gives what follows it."""


class MissingLibraryError(Exception):
    """No library unpacks the file. The message is one sentence for the user."""


class Bzip2Streams:
    """The bytes of a bzip2 file, of one stream or of many one after the other, as Wikimedia's multistream dumps are.

    Differs from ``bz2.BZ2File`` in one thing: where a stream is damaged and another one follows, it raises
    DamagedStreamError once and goes on at the next stream.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._packed = b""
        self._unpack: bz2.BZ2Decompressor | None = None
        self._first = True

    def read1(self, size: int) -> bytes:
        """At most ``size`` bytes; b"" at the end of the file. Raises EOFError where the file is cut."""
        while True:
            if self._unpack is None and not self._begin():
                return b""
            assert self._unpack is not None  # noqa: S101  (for type checkers)
            if self._unpack.needs_input and not self._packed:
                self._packed = self._file.read(PIECE)
                if not self._packed:
                    raise EOFError("Compressed file ended before the end-of-stream marker was reached")
            try:
                data = self._unpack.decompress(self._packed, size)
            except OSError:
                self._skip()
                raise DamagedStreamError("a part of the packed file is damaged") from None
            self._packed = self._unpack.unused_data if self._unpack.eof else b""
            if self._unpack.eof:
                self._unpack = None
            if data:
                return data

    def _begin(self) -> bool:
        """Begin the next stream; False at the end of the file, or before bytes that are no stream."""
        # The mark of a stream may lie across two pieces.
        while len(self._packed) < _LONGEST_MARK and (piece := self._file.read(PIECE)):
            self._packed += piece
        if self._first or _STREAM.match(self._packed):
            self._first = False
            self._unpack = bz2.BZ2Decompressor()
            return bool(self._packed)
        if self._packed and self._next_stream():
            raise DamagedStreamError("a part of the packed file is damaged")
        # What follows the last stream is ignored, as in the bz2 module.
        return False

    def _skip(self) -> None:
        """After an error: go to the next stream; raises the error of a file that has none."""
        self._unpack = None
        if not self._next_stream():
            raise OSError("Invalid data stream")

    def _next_stream(self) -> bool:
        """Drop packed bytes up to the next head of a stream; False where there is none."""
        # The head of the stream that failed is not its own successor.
        searched = 1
        while True:
            if found := _STREAM.search(self._packed, searched):
                self._packed = self._packed[found.start() :]
                return True
            # The end of the piece is kept: a mark may begin in it.
            self._packed = self._packed[-_LONGEST_MARK:]
            searched = 0
            piece = self._file.read(PIECE)
            if not piece:
                self._packed = b""
                return False
            self._packed += piece


# ---------------------------------------------------------------- Zstandard


class Zstandard:
    """The bytes of a Zstandard file, by the first of ZSTANDARD that is installed; raises MissingLibraryError."""

    def __init__(self, file: BinaryIO) -> None:
        for module, opened in ZSTANDARD.items():
            try:
                self._stream = opened(importlib.import_module(module), file)
            except ImportError:
                continue
            return
        raise MissingLibraryError(
            "is packed by Zstandard, and no library for it is installed: pip install zstandard, or unpack it (zstd -d)"
        )

    def read1(self, size: int) -> bytes:
        """At most ``size`` bytes; b"" at the end of the file. Raises OSError where the file is damaged or cut."""
        try:
            return bytes(self._stream.read(size))
        except Exception as error:
            # Each library has an error class of its own.
            raise OSError(str(error)) from None


ZSTANDARD: dict[str, Callable[[Any, BinaryIO], Any]] = {
    # Python 3.14 and later.
    "compression.zstd": lambda module, file: module.ZstdFile(file),
    "zstandard": lambda module, file: module.ZstdDecompressor().stream_reader(file, read_across_frames=True),
    "pyarrow": lambda module, file: module.CompressedInputStream(file, "zstd"),
}
"""Modules that unpack Zstandard, the best first, and how each opens a file."""
