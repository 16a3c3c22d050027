"""Joins the parts of a book: pages, tags, named destinations, outline, and links from part to part.

The result is what Typst would have made of the book in one piece (ISO 32000-1: structure tree 14.7, marked content of
annotations 14.7.4.4, destinations 12.3.2, outline 12.3.3).

``python -m wikibinder.editions.typst.part_joining`` reads an order (JSON) on standard input: the ``target``; the file
of each part and the number of its pages (``parts``); ``links``: the fields of a ``PartPlace`` for each number;
``accessible``. It prints ``{}``.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from wikibinder.editions.typst.pdf_streams import saved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

STAND_IN = "wikibinder:"
"""Prefix of the address of a link into another part; the number of the link follows."""
ABOVE = 10.0
"""Distance in points between a destination and the top of the window, as Typst sets it."""
_CLAIM = re.compile(rb"<pdfuaid:part>[^<]*</pdfuaid:part>")
_PAGES = re.compile(rb"(<xmpTPg:NPages>)[0-9]+")


@dataclass(frozen=True, slots=True)
class PartPlace:
    """The place of a label: page of the book, from 1; points from the left and the top; for a heading its label, and
    whether it opens a part of the book.
    """

    page: int
    x: float
    y: float
    heading: str = ""
    opens_part: bool = False


def main() -> None:
    """Read the order, join the parts, print the answer."""
    order = json.load(sys.stdin)
    links = {int(number): PartPlace(*place) for number, place in order["links"].items()}
    with joined(order["parts"], links, accessible=order["accessible"]) as book:
        Path(order["target"]).write_bytes(saved(book))
    print("{}")


def joined(parts: Sequence[tuple[str, int]], links: Mapping[int, PartPlace], *, accessible: bool) -> pikepdf.Pdf:
    """Return the book, from the files of its parts and the numbers of their pages; the first one is the front matter.

    ``links``: number of a link -> place. ``accessible``: whether all parts are PDF/UA-1.
    """
    (front, pages), *rest = parts
    book = pikepdf.open(front)
    _take_off(book, pages)
    joint = _Joint(book)
    for number, (part, _) in enumerate(rest, 1):
        with pikepdf.open(part) as piece:
            joint.add(piece, number)
    joint.finish()
    _resolve(book, links)
    _describe(book, accessible=accessible)
    return book


def _take_off(book: pikepdf.Pdf, pages: int) -> None:
    """Remove the pages after the front matter, with their tags and named destinations."""
    kept = {page.obj.objgen for page in list(book.pages)[:pages]}
    tree = _document(book)
    tree.K = Array([kid for kid in _kids(tree) if _is_on(kid, kept)])
    for key in ("/Outlines", "/Names"):
        if key in book.Root:
            del book.Root[key]
    del book.pages[pages:]


def _is_on(element: Any, pages: set[tuple[int, int]]) -> bool:
    """Whether a tagged element has content on one of these pages."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Dictionary):
            if "/Pg" in each and each.Pg.objgen in pages:
                return True
            waiting += _kids(each)
    return False


def _document(pdf: pikepdf.Pdf) -> Dictionary:
    """Return the top element of the structure tree."""
    top: Any = pdf.Root.StructTreeRoot.K
    return cast("Dictionary", top[0] if isinstance(top, Array) else top)


def _kids(element: Dictionary) -> list[Any]:
    kids: Any = element.get("/K", [])
    return list(kids) if isinstance(kids, Array) else [kids]


class _Joint:
    """The book while parts are appended to it."""

    def __init__(self, book: pikepdf.Pdf) -> None:
        self.book = book
        root = book.Root.StructTreeRoot
        self.document = _document(book)
        self.next_key = int(root.get("/ParentTreeNextKey", 0))
        self.parents: list[Any] = list(root.ParentTree.Nums)
        self.identified: list[tuple[bytes, Any]] = list(_pairs(root.get("/IDTree")))
        self.named: list[tuple[bytes, Any]] = []
        self.outline: list[Any] = []

    def add(self, piece: pikepdf.Pdf, number: int) -> None:
        """Append the pages of a part, with their tags, destinations, outline and links."""
        root = piece.Root.StructTreeRoot
        following = self.next_key + int(root.ParentTreeNextKey)
        _shift(piece, self.next_key, number)
        # First the pages, so that objects copied later refer to the copied pages.
        self.book.pages.extend(piece.pages)
        kids = _kids(self._copied(_document(piece)))
        for kid in kids:
            kid.P = self.document
        self.document.K.extend(kids)
        nums = self._copied(piece.make_indirect(root.ParentTree.Nums))
        self.parents += [int(each) + self.next_key if place % 2 == 0 else each for place, each in enumerate(nums)]
        self.next_key = following
        self.identified += _pairs(self._copied_tree(piece, root.get("/IDTree")))
        names = piece.Root.get("/Names", Dictionary())
        self.named += _pairs(self._copied_tree(piece, names.get("/Dests")))
        if "/Outlines" in piece.Root and "/First" in piece.Root.Outlines:
            self.outline += _siblings(self._copied(piece.Root.Outlines.First))
        roles = self.book.Root.StructTreeRoot
        if "/RoleMap" in root:
            roles.RoleMap = Dictionary(
                {**dict(roles.get("/RoleMap", Dictionary()).items()), **dict(root.RoleMap.items())}
            )

    def _copied(self, indirect: pikepdf.Object) -> Any:
        return self.book.copy_foreign(indirect)

    def _copied_tree(self, piece: pikepdf.Pdf, tree: Any) -> Any:
        return None if tree is None else self._copied(piece.make_indirect(tree))

    def finish(self) -> None:
        """Write the trees (tags, identifiers, destinations, outline) of all parts."""
        root = self.book.Root.StructTreeRoot
        root.ParentTree = self.book.make_indirect(Dictionary(Nums=Array(self.parents)))
        root.ParentTreeNextKey = self.next_key
        if self.identified:
            root.IDTree = _name_tree(self.identified)
        if self.named:
            self.book.Root.Names = Dictionary(Dests=_name_tree(self.named))
        if self.outline:
            self.book.Root.Outlines = self._outline()

    def _outline(self) -> pikepdf.Object:
        first, last = self.outline[0], self.outline[-1]
        top = self.book.make_indirect(Dictionary(Type=Name.Outlines, Count=len(self.outline), First=first, Last=last))
        for before, after in zip(self.outline, self.outline[1:], strict=False):
            before.Next, after.Prev = after, before
        for item in self.outline:
            item.Parent = top
        return top


def _pairs(tree: Any) -> Iterator[tuple[bytes, Any]]:
    """Yield the names in a name tree, each with its value."""
    waiting = [] if tree is None else [tree]
    while waiting:
        node = waiting.pop()
        waiting += list(node.get("/Kids", []))
        names = list(node.get("/Names", []))
        yield from ((bytes(name), value) for name, value in zip(names[::2], names[1::2], strict=True))


def _name_tree(pairs: Iterable[tuple[bytes, Any]]) -> Dictionary:
    listed = sorted(pairs, key=lambda pair: pair[0])
    return Dictionary(Names=Array([each for name, value in listed for each in (String(name), value)]))


def _siblings(first: Any) -> list[Any]:
    found = [first]
    while "/Next" in found[-1]:
        found.append(found[-1].Next)
    return found


def _shift(piece: pikepdf.Pdf, keys: int, number: int) -> None:
    """Change the keys and identifiers of a part so that they differ from those of the parts before it."""
    mark = f"{number}-".encode()
    for each in piece.objects:
        found: Any = each
        if isinstance(each, pikepdf.Stream):
            found = each.stream_dict
        if not isinstance(found, Dictionary):
            continue
        for key in ("/StructParents", "/StructParent"):
            if key in found:
                found[key] = int(found[key]) + keys
        if found.get("/S") is not None and "/P" in found:
            _identify(found, mark)
    root = piece.Root.StructTreeRoot
    if "/IDTree" in root:
        root.IDTree = _name_tree((mark + name, value) for name, value in _pairs(root.IDTree))


def _identify(element: Any, mark: bytes) -> None:
    """Prefix the identifier of a tagged element, and those that its attributes refer to, with ``mark``."""
    if "/ID" in element:
        element.ID = String(mark + bytes(element.ID))
    given: Any = element.get("/A", [])
    for attributes in given if isinstance(given, Array) else [given]:
        if isinstance(attributes, Dictionary) and "/Headers" in attributes:
            attributes.Headers = Array([String(mark + bytes(name)) for name in attributes.Headers])


def _resolve(book: pikepdf.Pdf, links: Mapping[int, PartPlace]) -> None:
    """Replace links into other parts by links to their destinations."""
    pages = list(book.pages)
    for page in pages:
        for link in page.get("/Annots", []):
            address = str(link.A.get("/URI", "")) if "/A" in link else ""
            if address.startswith(STAND_IN):
                place = links[int(address.removeprefix(STAND_IN))]
                del link["/A"]
                # As Typst describes links to headings and to other places.
                supplement = ("part, " if place.opens_part else ", ") if place.heading else ""
                link.Contents = String(f"{supplement}page {place.page}")
                link.Dest = (
                    String(place.heading.encode()) if place.heading else _destination(pages[place.page - 1], place)
                )


def _destination(page: pikepdf.Page, place: PartPlace) -> Array:
    height = float(page.mediabox[3])
    x, y = (f"{value:.5f}".rstrip("0").rstrip(".") for value in (place.x, height - max(0.0, place.y - ABOVE)))
    return Array([page.obj, Name.XYZ, pikepdf.Object.parse(x.encode()), pikepdf.Object.parse(y.encode()), 0])


def _describe(book: pikepdf.Pdf, *, accessible: bool) -> None:
    """Correct the metadata for the whole book."""
    said = book.Root.Metadata.read_bytes()
    said = _PAGES.sub(rb"\g<1>%d" % len(book.pages), said)
    book.Root.Metadata.write(said if accessible else _CLAIM.sub(b"", said))


if __name__ == "__main__":
    main()
