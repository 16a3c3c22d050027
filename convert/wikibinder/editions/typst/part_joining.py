"""Joins the parts of a book: pages, tags, named destinations, outline, and links from part to part.

The result is what Typst would have made of the book in one piece (ISO 32000-1: structure tree 14.7, marked content of
annotations 14.7.4.4, destinations 12.3.2, outline 12.3.3).

``python -m wikibinder.editions.typst.part_joining`` reads an order (JSON) on standard input: the ``target``; the file
of each part and the number of its pages (``parts``); ``links``: the fields of a ``PartPlace`` for each number;
``accessible``. It prints ``{}``.

Parts are copied one after the other, object by object: a book in memory takes 2.5 kB an object, of which an article has
a thousand. An object of a part gets a number of the book in the text that pikepdf makes of it.
"""

from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from wikibinder.editions.typst.pdf_copying import TARGET, Renumbering, copy, entries, items, number, text
from wikibinder.editions.typst.pdf_file import PdfFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import BinaryIO

PLACEHOLDER_ADDRESS = "wikibinder:"
"""Prefix of the address of a link into another part; the number of the link follows."""
ABOVE = 10.0
"""Distance in points between a destination and the top of the window, as Typst sets it."""
_CLAIM = re.compile(rb"<pdfuaid:part>[^<]*</pdfuaid:part>")
_PAGES = re.compile(rb"(<xmpTPg:NPages>)[0-9]+")


@dataclass(frozen=True, slots=True)
class PartPlace:
    """The place of a label in the book. ``page``: from 1; ``x``, ``y``: points from the left and the top of the page;
    ``heading``: the label, if it is that of a heading; ``opens_part``: whether that heading opens a part of the book.
    """

    page: int
    x: float
    y: float
    heading: str = ""
    opens_part: bool = False


def main() -> None:
    """Read the order (JSON) from standard input, join the parts of the book, print ``{}``."""
    order = json.load(sys.stdin)
    links = {int(number): PartPlace(*place) for number, place in order["links"].items()}
    with Path(order["target"]).open("wb") as file:
        join(file, order["parts"], links, accessible=order["accessible"])
    print("{}")


def join(file: BinaryIO, parts: Sequence[tuple[str, int]], links: Mapping[int, PartPlace], *, accessible: bool) -> None:
    """Write the PDF of a book to ``file``. ``parts``: path of the PDF of each part and the number of its pages in the
    book; the first is the front matter. ``links``: number of a link -> place to which it leads. ``accessible``: whether
    all parts conform to PDF/UA-1.
    """
    joint = _Joint(PdfFile(file), sum(pages for _, pages in parts))
    for part, (path, pages) in enumerate(parts):
        with pikepdf.open(path) as found, found if part else _front(found, pages) as piece:
            _resolve(piece, links, joint.pages)
            if not part:
                joint.begin(piece, accessible=accessible)
            joint.add(piece)
    joint.finish()


def _front(document: pikepdf.Pdf, pages: int) -> pikepdf.Pdf:
    """Return a copy of the PDF of the front matter with its first ``pages`` pages only."""
    _remove_rest(document, pages)
    kept = io.BytesIO()
    document.save(kept)
    return pikepdf.open(kept)


def _remove_rest(book: pikepdf.Pdf, pages: int) -> None:
    """Remove all but the first ``pages`` pages of a PDF, with their tags, and its named destinations and outline."""
    kept = {page.obj.objgen for page in list(book.pages)[:pages]}
    tree = _document(book)
    tree.K = Array([kid for kid in _kids(tree) if _is_on(kid, kept)])
    for key in ("/Outlines", "/Names"):
        if key in book.Root:
            del book.Root[key]
    del book.pages[pages:]


def _is_on(element: Any, pages: set[tuple[int, int]]) -> bool:
    """Whether an element of the structure tree has content on one of these pages, which are given by object and
    generation number.
    """
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Dictionary):
            if "/Pg" in each and each.Pg.objgen in pages:
                return True
            waiting += _kids(each)
    return False


def _document(pdf: pikepdf.Pdf) -> Dictionary:
    """Return the top element of the structure tree of a PDF."""
    top: Any = pdf.Root.StructTreeRoot.K
    return cast("Dictionary", top[0] if isinstance(top, Array) else top)


def _kids(element: Dictionary) -> list[Any]:
    kids: Any = element.get("/K", [])
    return list(kids) if isinstance(kids, Array) else [kids]


_WHOLE = ("/K", "/RoleMap", "/ParentTree", "/ParentTreeNextKey", "/IDTree", "/Pages", "/StructTreeRoot", "/Names",
          "/Outlines", "/Metadata")  # fmt: skip
"""Entries that the book has for all parts, and not from the front matter."""


class _Joint:
    """The PDF of a book to which parts are added: the numbers of its objects, and the entries of those written at the
    end. ``pages``: the number of pages of the book.
    """

    def __init__(self, file: PdfFile, pages: int) -> None:
        self.file = file
        self.catalog, self.page_tree, self.structure, self.document, self.outlines = (file.reserve() for _ in range(5))
        self.metadata, self.about = file.reserve(), file.reserve()
        first = file.reserve(pages)
        self.pages = list(range(first, first + pages))
        self.added = 0
        self.next_key = 0
        self.kids: list[bytes] = []
        self.parents: list[bytes] = []
        self.roles: dict[str, bytes] = {}
        self.identified: list[tuple[bytes, bytes]] = []
        self.named: list[tuple[bytes, bytes]] = []
        self.outline: list[tuple[int, bytes]] = []
        # From the front matter: the identifier of the file, entries of the catalog, of the root and top of the tags.
        self.identifier = b""
        self.begun: dict[str, bytes] = {}

    def begin(self, front: pikepdf.Pdf, *, accessible: bool) -> None:
        """Copy the metadata and the identifier of the PDF of the front matter. ``accessible``: whether the book may
        claim to conform to PDF/UA.
        """
        self.identifier = bytes(front.trailer.ID[0])
        metadata = _PAGES.sub(rb"\g<1>%d" % len(self.pages), front.Root.Metadata.read_bytes())
        metadata = metadata if accessible else _CLAIM.sub(b"", metadata)
        self.file.add_stream(self.metadata, b"/Type /Metadata /Subtype /XML", metadata)
        self.file.add(self.about, front.trailer.Info.unparse(resolved=True))

    def add(self, piece: pikepdf.Pdf) -> None:
        """Copy the pages of a part with their tags, named destinations and outline."""
        headings = _siblings(piece.Root.Outlines.First) if "/Outlines" in piece.Root else []
        numbers, own = self._numbers(piece), set(range(self.catalog, self.about + 1))
        done = {each for each, new in numbers.objects.items() if new in own} | {number(item) for item in headings}
        self.outline += [(numbers[item], entries(item, numbers, ("/Prev", "/Next"))) for item in headings]
        self._add_tags(piece, numbers)
        names = piece.Root.get("/Names", Dictionary())
        self.named += [(name, text(value, numbers)) for name, value in items(names.get("/Dests"))]
        self.begun = self.begun or {
            "catalog": entries(piece.Root, numbers, _WHOLE),
            "structure": entries(piece.Root.StructTreeRoot, numbers, _WHOLE),
            "document": entries(_document(piece), numbers, _WHOLE),
        }
        copy(piece, self.file, numbers, done)

    def _numbers(self, piece: pikepdf.Pdf) -> Renumbering:
        """Return the numbers in the book of the objects and keys of a part. The catalog, page tree, structure tree and
        outline of the parts become one object each.
        """
        found = sorted(number(each) for each in piece.objects)
        first = self.file.reserve(len(found))
        numbers = {each: first + place for place, each in enumerate(found)}
        for page in piece.pages:
            numbers[number(page.obj.Parent)] = self.page_tree
            numbers[number(page.obj)] = self.pages[self.added]
            self.added += 1
        shared = {self.catalog: piece.Root, self.page_tree: piece.Root.Pages, self.structure: piece.Root.StructTreeRoot,
                  self.document: _document(piece), self.outlines: piece.Root.get("/Outlines"),
                  self.metadata: piece.Root.Metadata, self.about: piece.trailer.Info}  # fmt: skip
        numbers |= {number(each): new for new, each in shared.items() if each is not None}
        return Renumbering(numbers, self.next_key)

    def _add_tags(self, piece: pikepdf.Pdf, numbers: Renumbering) -> None:
        root = piece.Root.StructTreeRoot
        self.kids += [text(kid, numbers) for kid in _kids(_document(piece))]
        nums = list(root.ParentTree.Nums)
        self.parents += [b"%d %s" % (int(key) + self.next_key, text(value, numbers))
                         for key, value in zip(nums[::2], nums[1::2], strict=True)]  # fmt: skip
        self.next_key += int(root.ParentTreeNextKey)
        self.roles |= {name: text(role, numbers) for name, role in root.get("/RoleMap", Dictionary()).items()}
        self.identified += [(name, text(value, numbers)) for name, value in items(root.get("/IDTree"))]

    def finish(self) -> None:
        """Write the objects that are made from all parts: page tree, structure tree, outline, catalog, and the end of
        the file.
        """
        pages = b" ".join(b"%d 0 R" % each for each in self.pages)
        self.file.add(self.page_tree, b"<< /Type /Pages /Count %d /Kids [ %s ] >>" % (len(self.pages), pages))
        self._write_tags()
        catalog = [self.begun["catalog"], b"/Pages %d 0 R /StructTreeRoot %d 0 R" % (self.page_tree, self.structure),
                   b"/Metadata %d 0 R" % self.metadata]  # fmt: skip
        if self.named:
            catalog.append(b"/Names << /Dests %s >>" % _name_tree(self.named))
        if self.outline:
            catalog.append(b"/Outlines %d 0 R" % self.outlines)
            self._write_outline()
        self.file.add(self.catalog, b"<< %s >>" % b" ".join(catalog))
        self.file.finish(b"/Root %d 0 R /Info %d 0 R" % (self.catalog, self.about), self.identifier)

    def _write_tags(self) -> None:
        self.file.add(self.document, b"<< %s /K [ %s ] >>" % (self.begun["document"], b" ".join(self.kids)))
        roles = b" ".join(b"%s %s" % (name.encode(), role) for name, role in sorted(self.roles.items()))
        root = [self.begun["structure"], b"/K [ %d 0 R ] /RoleMap << %s >>" % (self.document, roles),
                b"/ParentTree << /Nums [ %s ] >>" % b" ".join(self.parents),
                b"/ParentTreeNextKey %d" % self.next_key]  # fmt: skip
        root += [b"/IDTree %s" % _name_tree(self.identified)] if self.identified else []
        self.file.add(self.structure, b"<< %s >>" % b" ".join(root))

    def _write_outline(self) -> None:
        numbers = [item for item, _ in self.outline]
        for (item, written), before, after in zip(self.outline, [0, *numbers], [*numbers[1:], 0], strict=False):
            around = (b" /Prev %d 0 R" % before if before else b"") + (b" /Next %d 0 R" % after if after else b"")
            self.file.add(item, b"<< %s%s >>" % (written, around))
        ends = (len(numbers), numbers[0], numbers[-1])
        self.file.add(self.outlines, b"<< /Type /Outlines /Count %d /First %d 0 R /Last %d 0 R >>" % ends)


def _name_tree(pairs: Iterable[tuple[bytes, bytes]]) -> bytes:
    listed = sorted(pairs, key=lambda pair: pair[0])
    return b"<< /Names [ %s ] >>" % b" ".join(b"%s %s" % (String(name).unparse(), value) for name, value in listed)


def _siblings(first: Any) -> list[Any]:
    found = [first]
    while "/Next" in found[-1]:
        found.append(found[-1].Next)
    return found


def _resolve(piece: pikepdf.Pdf, links: Mapping[int, PartPlace], pages: Sequence[int]) -> None:
    """Set the targets of the links in a part that lead to other parts. ``links``: number of a link -> place; ``pages``:
    the object numbers of the pages of the book.
    """
    height = float(piece.pages[0].mediabox[3])
    for page in piece.pages:
        for link in page.get("/Annots", []):
            address = str(link.A.get("/URI", "")) if "/A" in link else ""
            if address.startswith(PLACEHOLDER_ADDRESS):
                place = links[int(address.removeprefix(PLACEHOLDER_ADDRESS))]
                del link["/A"]
                # As Typst describes links to headings and to other places.
                supplement = ("part, " if place.opens_part else ", ") if place.heading else ""
                link.Contents = String(f"{supplement}page {place.page}")
                target = Name(f"{TARGET}{pages[place.page - 1]}")
                link.Dest = String(place.heading.encode()) if place.heading else _destination(target, height, place)


def _destination(page: Name, height: float, place: PartPlace) -> Array:
    x, y = (f"{value:.5f}".rstrip("0").rstrip(".") for value in (place.x, height - max(0.0, place.y - ABOVE)))
    return Array([page, Name.XYZ, pikepdf.Object.parse(x.encode()), pikepdf.Object.parse(y.encode()), 0])


if __name__ == "__main__":
    main()
