"""Bytes to text: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING

from convert.diagnostics import Code, Diagnostics, Position
from convert.readers.source import LONGEST_PAGE, SIGNATURES, Opened, UnusableSourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNREADABLE = re.compile("[\ufffd\x00-\x08\x0e-\x1f]")
BINARY_SHARE = 0.3
"""A file with a larger share of unreadable characters than this is not text."""


def guess(head: bytes) -> str:
    """The encoding of a text that begins with these bytes."""
    for mark, name in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return name
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(zeros) > 4 and zeros.count(0) > len(zeros) * 0.6 and head.count(0) < len(head) * 0.6:
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        valid = head.decode("utf-8", "ignore")
        return "utf-8" if any(character > "\x7f" for character in valid) else "cp1252"
    return "utf-8"


def check(head: bytes) -> str:
    """The encoding of a file with this head; raises where the file is empty or not text."""
    encoding = guess(head)
    text = head.decode(encoding, "replace")
    if not text.strip("\ufeff \t\r\n\f\v\0"):
        raise UnusableSourceError(Code.FILE_EMPTY, "is empty" if not head else "holds no text")
    if head.startswith(SIGNATURES) or len(UNREADABLE.findall(text)) > len(text) * _most_unreadable(encoding, head):
        raise UnusableSourceError(Code.FILE_BINARY, "is not text")
    return encoding


def _most_unreadable(encoding: str, head: bytes) -> float:
    """Control characters in valid UTF-8 were put there by someone; zero bytes were not."""
    if encoding != "utf-8" or head.count(0) > len(head) * BINARY_SHARE:
        return BINARY_SHARE
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return BINARY_SHARE
    return 1.0


def read_lines(opened: Opened, diagnostics: Diagnostics) -> Iterator[str]:
    """The lines of a text file without their ends (LF, CRLF or CR), its encoding and its damage reported."""
    encoding, path = opened.encoding, opened.path
    if not encoding.startswith("utf-8"):
        diagnostics.add(Code.ENCODING_OTHER, f"read as {encoding}", Position(path, 1))
    damaged, first = 0, 0
    text = io.TextIOWrapper(opened.stream, encoding, "replace", newline=None)
    number = 0
    while line := text.readline(LONGEST_PAGE):
        number += 1
        if "\ufffd" in line:
            damaged += line.count("\ufffd")
            first = first or number
        yield line.removesuffix("\n")
    if damaged:
        diagnostics.add(Code.ENCODING_REPLACED, f"{damaged} characters are not valid {encoding}", Position(path, first))
