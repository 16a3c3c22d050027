"""Decodes bytes to text: detects the encoding of a file, and rejects binary files."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.readers.source import LONGEST_PAGE, SIGNATURES, WEB_PAGE, Opened, UnusableSourceError, check_length

if TYPE_CHECKING:
    from collections.abc import Iterator

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROLS = bytes((*range(0x09), *range(0x0E, 0x20)))
CHUNK = 1 << 20
BINARY_SHARE = 0.3
"""Share of unreadable characters above which a file is not text."""


def guess(head: bytes) -> str:
    """The encoding of a text that begins with these bytes."""
    for mark, name in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return name
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        # Latin letters in UTF-16 have a zero in every other byte; a file of zeros alone is none.
        if len(zeros) > 4 and zeros.count(0) > len(zeros) * 0.6 and head.count(0) < len(head) * 0.6:
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        # A few wrong bytes among valid UTF-8 are damage; a text without a valid sequence is read as Windows-1252.
        valid = head.decode("utf-8", "ignore")
        return "utf-8" if any(character > "\x7f" for character in valid) else "cp1252"
    return "utf-8"


def check(head: bytes) -> str:
    """The encoding of a file with this head; raises where the file is empty or not text."""
    encoding = guess(head)
    text = head.decode(encoding, "replace")
    if not text.strip("\ufeff \t\r\n\f\v\0"):
        raise UnusableSourceError(Code.FILE_EMPTY, "is empty" if not head else "holds no text")
    if kind := next((SIGNATURES[start] for start in SIGNATURES if head.startswith(start)), ""):
        raise UnusableSourceError(Code.FILE_BINARY, f"is no wikitext but {kind}")
    if WEB_PAGE.match(text):
        raise UnusableSourceError(Code.FILE_BINARY, "is no wikitext but an HTML page: save the page's source instead")
    if _unreadable(text) > len(text) * _most_unreadable(encoding, head):
        raise UnusableSourceError(Code.FILE_BINARY, "is not text")
    return encoding


def _unreadable(text: str) -> int:
    """The number of control characters and U+FFFD. (A regular expression for them takes four times as long.)"""
    data = text.encode("utf-8", "surrogatepass")
    return len(data) - len(data.translate(None, CONTROLS)) + text.count("\ufffd")


def _most_unreadable(encoding: str, head: bytes) -> float:
    """Whether most bytes cannot be text: control characters in valid UTF-8 are accepted, zero bytes are not."""
    if encoding != "utf-8" or head.count(0) > len(head) * BINARY_SHARE:
        return BINARY_SHARE
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return BINARY_SHARE
    return 1.0


def read_text(opened: Opened, diagnostics: Diagnostics) -> str:
    """A whole text file with line feeds at the ends of its lines, its encoding and its damage reported."""
    parts: list[str] = []
    length = 0
    stream = _text(opened, diagnostics)
    # Never the whole file at once: what is longer than a page is refused before it fills the memory.
    while part := stream.read(LONGEST_PAGE):
        parts.append(part)
        length += len(part)
        check_length(length)
    text = "".join(parts)
    if damaged := text.count("\ufffd"):
        _report_damage(opened, diagnostics, damaged, text.count("\n", 0, text.index("\ufffd")) + 1)
    return text


def read_lines(opened: Opened, diagnostics: Diagnostics) -> Iterator[str]:
    """The lines of a text file without their ends (LF, CRLF or CR), its encoding and its damage reported."""
    damaged, first = 0, 0
    text = _text(opened, diagnostics)
    number = 0
    # Bounded: a file may be one endless line.
    while line := text.readline(LONGEST_PAGE):
        number += 1
        if "\ufffd" in line:
            damaged += line.count("\ufffd")
            first = first or number
        yield line.removesuffix("\n")
    if damaged:
        _report_damage(opened, diagnostics, damaged, first)


def read_chunks(opened: Opened, diagnostics: Diagnostics) -> Iterator[str]:
    """A text file in pieces of about a million characters, with line feeds at the ends of its lines."""
    text = _text(opened, diagnostics)
    damaged, first, line = 0, 0, 1
    while part := text.read(CHUNK):
        if "\ufffd" in part:
            damaged += part.count("\ufffd")
            first = first or line + part.count("\n", 0, part.index("\ufffd"))
        line += part.count("\n")
        yield part
    if damaged:
        _report_damage(opened, diagnostics, damaged, first)


def _text(opened: Opened, diagnostics: Diagnostics) -> io.TextIOWrapper:
    if not opened.encoding.startswith("utf-8"):
        diagnostics.add(Code.ENCODING_OTHER, f"read as {opened.encoding}", Position(opened.path, 1))
    return io.TextIOWrapper(opened.stream, opened.encoding, "replace", newline=None)


def _report_damage(opened: Opened, diagnostics: Diagnostics, damaged: int, line: int) -> None:
    message = f"{damaged} characters are not valid {opened.encoding}"
    diagnostics.add(Code.ENCODING_REPLACED, message, Position(opened.path, line))
