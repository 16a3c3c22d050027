"""Copies the objects of a PDF into another one that is being written: as text, in which references are renumbered."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Container

    from wikibinder.editions.typst.pdf_file import PdfFile

Numbers = dict[int, int]
"""Number of an object -> its number in the file that is written."""
TARGET = "/wikibinder."
"""Prefix of a placeholder for a reference to an object of the output file; the number of the object follows."""
_REFERENCE = re.compile(
    rb"\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>|%b([0-9]+)|\b([0-9]+) 0 R\b" % re.escape(TARGET.encode()), re.DOTALL
)
"""Matches a string, a placeholder for a reference (group 1: its number in the output file), or a reference (group 2:
its number in the input file).
"""


def number(indirect: Any) -> int:
    """Return the object number of an indirect object."""
    return int(indirect.objgen[0])


def text(value: Any, numbers: Numbers, *, resolved: bool = False) -> bytes:
    """Return an object in PDF syntax, with its references renumbered and placeholders (``TARGET``) replaced by
    references. ``numbers``: object number -> number in the output file; ``resolved``: write the object itself if
    ``value`` is an indirect object, not a reference to it.
    """

    def renumbered(match: re.Match[bytes]) -> bytes:
        if match[1]:
            return match[1] + b" 0 R"
        return b"%d 0 R" % numbers[int(match[2])] if match[2] else match[0]

    written = value.unparse(resolved=resolved) if isinstance(value, pikepdf.Object) else pikepdf.unparse(value)
    return _REFERENCE.sub(renumbered, written)


def entries(dictionary: Any, numbers: Numbers, without: Container[str] = ()) -> bytes:
    """Return the entries of a dictionary in PDF syntax, without its brackets, with references renumbered. ``without``:
    keys that are left out.
    """
    kept = pikepdf.Dictionary({name: value for name, value in dictionary.items() if name not in without})
    return text(kept, numbers).removeprefix(b"<<").removesuffix(b">>").strip()


def copy(piece: pikepdf.Pdf, file: PdfFile, numbers: Numbers, without: Container[int]) -> None:
    """Write the objects of the PDF ``piece`` to ``file``, with references renumbered; streams are compressed.
    ``without``: numbers of objects that are left out.
    """
    for each in piece.objects:
        if number(each) in without:
            continue
        if not isinstance(each, pikepdf.Stream):
            file.add(numbers[number(each)], text(each, numbers, resolved=True))
            continue
        data, described = each.read_raw_bytes(), entries(each.stream_dict, numbers, ("/Length",))
        if "/Filter" not in each.stream_dict:
            data, described = zlib.compress(data), described + b" /Filter /FlateDecode"
        file.add_stream(numbers[number(each)], described, data)
