"""Writes a PDF object by object, so that only the positions of the objects are in memory (ISO 32000-1, 7.5).

Objects that are no streams go, compressed, into object streams (7.5.7); the table of positions is a stream too (7.5.8).
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

PACKED = 100
"""Maximum number of objects in an object stream."""
# The bytes above 127 in the second line mark the file as binary (ISO 32000-1, 7.5.2).
HEAD = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
FREE = (0, 0, 65535)
"""Row of an unused number in the cross-reference table: type 0, next free number, generation."""


class PdfFile:
    """A PDF that is being written to a file. Each object has a number that was reserved for it, and is written once."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._position = 0
        self._digest = hashlib.sha256()
        self._places: dict[int, tuple[int, int, int]] = {}
        self._waiting: list[tuple[int, bytes]] = []
        self._next = 1
        self._write(HEAD)

    def reserve(self, count: int = 1) -> int:
        """Reserve ``count`` consecutive object numbers; return the first."""
        first, self._next = self._next, self._next + count
        return first

    def add(self, number: int, value: bytes) -> None:
        """Write an object that is no stream. ``value``: the object in PDF syntax."""
        self._waiting.append((number, value))
        if len(self._waiting) == PACKED:
            self._pack()

    def add_stream(self, number: int, entries: bytes, data: bytes) -> None:
        """Write a stream object; ``entries``: those of its dictionary in PDF syntax, without brackets and length."""
        self._places[number] = (1, self._position, 0)
        self._write(b"%d 0 obj\n<< %s /Length %d >>\nstream\n" % (number, entries, len(data)))
        self._write(data)
        self._write(b"\nendstream\nendobj\n")

    def finish(self, trailer: bytes, identifier: bytes) -> None:
        """Write the remaining objects and the cross-reference stream. ``trailer``: the entries Root and Info in PDF
        syntax; ``identifier``: the first part of the file identifier.
        """
        if self._waiting:
            self._pack()
        number, position = self.reserve(), self._position
        self._places[number] = (1, position, 0)
        rows = b"".join(struct.pack(">BIH", *self._places.get(each, FREE)) for each in range(self._next))
        version = self._digest.hexdigest()[:32].encode()
        entries = b"/Type /XRef /W [ 1 4 2 ] /Size %d /ID [ <%s> <%s> ] /Filter /FlateDecode %s"
        self.add_stream(
            number, entries % (self._next, identifier.hex().encode(), version, trailer), zlib.compress(rows)
        )
        self._write(b"startxref\n%d\n%%%%EOF\n" % position)

    def _pack(self) -> None:
        number, offset, heads = self.reserve(), 0, []
        for place, (each, value) in enumerate(self._waiting):
            self._places[each] = (2, number, place)
            heads.append(b"%d %d" % (each, offset))
            offset += len(value) + 1
        head = b" ".join(heads) + b"\n"
        data = zlib.compress(head + b"\n".join(value for _, value in self._waiting))
        entries = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(heads), len(head))
        self._waiting = []
        self.add_stream(number, entries, data)

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._position += len(data)
