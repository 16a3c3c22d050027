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
    # Before UTF-16, whose byte order mark begins with the same bytes.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROLS = bytes((*range(0x09), *range(0x0E, 0x20)))
CHUNK = 1 << 20
BINARY_SHARE = 0.3
"""Share of unreadable characters above which a file is rejected as binary."""


def guess(head: bytes) -> str:
    """Return the Python name of the encoding of a text file that begins with these bytes: by byte order mark or zero
    bytes; ``cp1252`` if there are bytes above 127 but no valid UTF-8 sequence of them; otherwise ``utf-8``.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return name
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        # Latin letters in UTF-16 have a zero in every other byte; a file of only zeros is no text.
        if len(zeros) > 4 and zeros.count(0) > len(zeros) * 0.6 and head.count(0) < len(head) * 0.6:
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        # Some invalid bytes among valid UTF-8 are damage; a text without any valid sequence is read as Windows-1252.
        valid = head.decode("utf-8", "ignore")
        return "utf-8" if any(character > "\x7f" for character in valid) else "cp1252"
    return "utf-8"


def check(head: bytes) -> str:
    """Return the Python name of the encoding of a file that begins with these bytes; raises UnusableSourceError if the
    file is empty, binary or an HTML page.
    """
    encoding = guess(head)
    text = head.decode(encoding, "replace")
    if not text.strip("\ufeff \t\r\n\f\v\0"):
        raise UnusableSourceError(Code.FILE_EMPTY, "is empty" if not head else "contains no text")
    if kind := next((SIGNATURES[start] for start in SIGNATURES if head.startswith(start)), ""):
        raise UnusableSourceError(Code.FILE_BINARY, f"is not wikitext but {kind}")
    if WEB_PAGE.match(text):
        raise UnusableSourceError(Code.FILE_BINARY, "is not wikitext but an HTML page: save the page's source instead")
    if _unreadable(text) > len(text) * _most_unreadable(encoding, head):
        raise UnusableSourceError(Code.FILE_BINARY, "is not text")
    return encoding


def _unreadable(text: str) -> int:
    """Return how many characters of the text are control characters or U+FFFD. (A regular expression takes four times
    as long.)
    """
    data = text.encode("utf-8", "surrogatepass")
    return len(data) - len(data.translate(None, CONTROLS)) + text.count("\ufffd")


def _most_unreadable(encoding: str, head: bytes) -> float:
    """Return the share (0 to 1) of control characters and U+FFFD above which a file is rejected as binary: 1, so never,
    if ``head`` is valid UTF-8 with few zero bytes, otherwise BINARY_SHARE.
    """
    if encoding != "utf-8" or head.count(0) > len(head) * BINARY_SHARE:
        return BINARY_SHARE
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return BINARY_SHARE
    return 1.0


def read_text(opened: Opened, diagnostics: Diagnostics) -> str:
    """Return the text of a whole file with line feeds as line ends; bytes invalid in its encoding become U+FFFD and are
    reported. Raises UnusableSourceError for a file longer than any page.
    """
    parts: list[str] = []
    length = 0
    stream = _text(opened, diagnostics)
    # Read in pieces, so that a file longer than any page is refused before it fills the memory.
    while part := stream.read(LONGEST_PAGE):
        parts.append(part)
        length += len(part)
        check_length(length)
    text = "".join(parts)
    if damaged := text.count("\ufffd"):
        _report_damage(opened, diagnostics, damaged, text.count("\n", 0, text.index("\ufffd")) + 1)
    return text


def read_lines(opened: Opened, diagnostics: Diagnostics) -> Iterator[str]:
    """Yield the lines of a text file without their ends (LF, CRLF or CR); bytes invalid in its encoding become U+FFFD
    and are reported. A line longer than any page is yielded in pieces.
    """
    damaged, first = 0, 0
    text = _text(opened, diagnostics)
    number = 0
    # With a maximum length, as a file may be one endless line.
    while line := text.readline(LONGEST_PAGE):
        number += 1
        if "\ufffd" in line:
            damaged += line.count("\ufffd")
            first = first or number
        yield line.removesuffix("\n")
    if damaged:
        _report_damage(opened, diagnostics, damaged, first)


def read_chunks(opened: Opened, diagnostics: Diagnostics) -> Iterator[str]:
    """Yield a text file in pieces of about a million characters, with line feeds as line ends; bytes invalid in its
    encoding become U+FFFD and are reported.
    """
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
