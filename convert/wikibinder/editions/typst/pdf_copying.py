"""Copies the objects of a PDF into another one that is being written: as text, in which the numbers of objects and the
keys of the parent tree are replaced.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from wikibinder.editions.typst.pdf_file import PdfFile

TARGET = "/wikibinder."
"""Prefix of a placeholder for a reference to an object of the output file; the number of the object follows."""
_REFERENCE = re.compile(
    rb"\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>|%b([0-9]+)|\b([0-9]+) 0 R\b|(/StructParents? )([0-9]+)\b"
    % re.escape(TARGET.encode()), re.DOTALL
)  # fmt: skip
"""Matches a string; a placeholder for a reference (group 1: number in the output file); a reference (group 2: number in
the input file); a key of the parent tree of the structure tree (groups 3 and 4: name of the entry, key).
"""


@dataclass(frozen=True, slots=True)
class Renumbering:
    """Numbers in a PDF -> numbers in the file that is written. ``objects``: number of an object -> its number there;
    ``keys``: number that is added to each key of the parent tree (ISO 32000-1, 14.7.4.4).
    """

    objects: Mapping[int, int]
    keys: int = 0

    def __getitem__(self, each: Any) -> int:
        """Return the number of an indirect object in the file that is written."""
        return self.objects[number(each)]


def number(indirect: Any) -> int:
    """Return the object number of an indirect object."""
    return int(indirect.objgen[0])


def text(value: Any, numbers: Renumbering, *, resolved: bool = False) -> bytes:
    """Return an object in PDF syntax, renumbered, with placeholders (``TARGET``) replaced by references. ``resolved``:
    write the object itself if ``value`` is an indirect object, not a reference to it.
    """

    def renumbered(match: re.Match[bytes]) -> bytes:
        target, reference, entry, key = match.groups()
        if reference:
            return b"%d 0 R" % objects[int(reference)]
        if target:
            return b"%b 0 R" % target
        return b"%b%d" % (entry, int(key) + numbers.keys) if entry else match[0]

    objects = numbers.objects

    written = value.unparse(resolved=resolved) if isinstance(value, pikepdf.Object) else pikepdf.unparse(value)
    return _REFERENCE.sub(renumbered, written)


def entries(dictionary: Any, numbers: Renumbering, without: Container[str] = ()) -> bytes:
    """Return the entries of a dictionary in PDF syntax, without its brackets, renumbered. ``without``:
    keys that are left out.
    """
    kept = pikepdf.Dictionary({name: value for name, value in dictionary.items() if name not in without})
    return text(kept, numbers).removeprefix(b"<<").removesuffix(b">>").strip()


def items(tree: Any) -> Iterator[tuple[bytes, Any]]:
    """Yield each name in a name tree (ISO 32000-1, 7.9.6) with its value; nothing for None."""
    waiting = [] if tree is None else [tree]
    while waiting:
        node = waiting.pop()
        waiting += list(node.get("/Kids", []))
        names = list(node.get("/Names", []))
        yield from ((bytes(name), value) for name, value in zip(names[::2], names[1::2], strict=True))


def copy(piece: pikepdf.Pdf, file: PdfFile, numbers: Renumbering, without: Container[int]) -> None:
    """Write the objects of the PDF ``piece`` to ``file``, renumbered; streams are compressed.
    ``without``: numbers of objects that are left out.
    """
    for each in piece.objects:
        if number(each) in without:
            continue
        if not isinstance(each, pikepdf.Stream):
            file.add(numbers[each], text(each, numbers, resolved=True))
            continue
        data, described = each.read_raw_bytes(), entries(each.stream_dict, numbers, ("/Length",))
        if "/Filter" not in each.stream_dict:
            data, described = zlib.compress(data), described + b" /Filter /FlateDecode"
        file.add_stream(numbers[each], described, data)
