"""Compressed files: bzip2 that continues after a damaged stream, and Zstandard by any installed library."""

from __future__ import annotations

import bz2
import importlib
import re
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable

PIECE = 1 << 18
"""Number of compressed bytes read at a time."""
_STREAM = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
"""Matches the beginning of a bzip2 stream: its header, followed by a block or the end of the stream."""
_LONGEST_MARK = 10


class DamagedStreamError(OSError):
    """One of several compressed streams of a file cannot be decompressed. The next read returns the data after it."""


class MissingLibraryError(Exception):
    """No library that decompresses the file's format is installed. The message is one sentence for the user."""


class Bzip2Streams:
    """Decompresses a bzip2 file of one or several streams (such as Wikimedia's multistream dumps).

    Differs from ``bz2.BZ2File`` in one respect: if a stream is damaged and another one follows, it raises
    DamagedStreamError once and continues with the next stream.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._packed = b""
        self._unpack: bz2.BZ2Decompressor | None = None
        self._first = True

    def read1(self, size: int) -> bytes:
        """Return the next decompressed bytes, at most ``size``; b"" at the end of the file. Raises EOFError if the file
        is cut off, DamagedStreamError after which reading can continue, OSError for other damage.
        """
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
                # The streams of a multistream dump are independent, so reading continues with the next one.
                self._skip()
                raise DamagedStreamError("a part of the compressed file is damaged") from None
            self._packed = self._unpack.unused_data if self._unpack.eof else b""
            if self._unpack.eof:
                self._unpack = None
            if data:
                return data

    def _begin(self) -> bool:
        """Start the next compressed stream; return False at the end of the file, or if the bytes that follow are not
        bzip2. Raises DamagedStreamError if a stream follows only after other bytes.
        """
        # The signature of a stream may be split between two pieces.
        while len(self._packed) < _LONGEST_MARK and (piece := self._file.read(PIECE)):
            self._packed += piece
        if self._first or _STREAM.match(self._packed):
            self._first = False
            self._unpack = bz2.BZ2Decompressor()
            return bool(self._packed)
        if self._packed and self._next_stream():
            raise DamagedStreamError("a part of the compressed file is damaged")
        # Data after the last stream is ignored, as in the bz2 module.
        return False

    def _skip(self) -> None:
        """Move from a damaged stream to the next one; raises OSError if there is none."""
        self._unpack = None
        if not self._next_stream():
            raise OSError("Invalid data stream")

    def _next_stream(self) -> bool:
        """Discard compressed bytes up to the signature of the next stream; return whether there is one."""
        # Skip the signature of the stream that failed.
        searched = 1
        while True:
            if found := _STREAM.search(self._packed, searched):
                self._packed = self._packed[found.start() :]
                return True
            # Keep the end of the piece, as a signature may begin in it.
            self._packed = self._packed[-_LONGEST_MARK:]
            searched = 0
            piece = self._file.read(PIECE)
            if not piece:
                self._packed = b""
                return False
            self._packed += piece


# ---------------------------------------------------------------- Zstandard


class Zstandard:
    """Decompresses a Zstandard file with the first of the modules in ZSTANDARD that is installed; raises
    MissingLibraryError if none is.
    """

    def __init__(self, file: BinaryIO) -> None:
        for module, opened in ZSTANDARD.items():
            try:
                self._stream = opened(importlib.import_module(module), file)
            except ImportError:
                # Any of the libraries will do: one is in Python 3.14, another comes with Parquet.
                continue
            return
        raise MissingLibraryError(
            "is compressed with Zstandard, for which no library is installed: pip install zstandard, or zstd -d"
        )

    def read1(self, size: int) -> bytes:
        """Return the next decompressed bytes, at most ``size``; b"" at the end of the file. Raises OSError for a
        damaged file.
        """
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
"""Name of a module that decompresses Zstandard -> function that takes the module and a compressed file, and returns a
stream of the decompressed bytes. In order of preference.
"""
