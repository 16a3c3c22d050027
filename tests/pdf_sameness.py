"""What two PDFs have in common: text, links, names of places, outline, tags.

python -m tests.pdf_sameness ONE.pdf OTHER.pdf
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf

from tests.pdftext import pages as texts

if TYPE_CHECKING:
    from collections.abc import Iterator

DESCRIPTIONS = ("/Alt", "/Lang", "/ActualText", "/E", "/T")


class Seen:
    """The content of a PDF as a reader and a screen reader find it; pages are numbers, positions are rounded."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.named = dict(_pairs(pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")))

    def place(self, found: Any) -> Any:
        """Page, left and top of a destination; with its name if it has one."""
        if isinstance(found, pikepdf.String):
            return bytes(found), self.place(self.named[bytes(found)])
        return self.pages[found[0].objgen], round(float(found[2]), 2), round(float(found[3]), 2)

    def names(self) -> list[Any]:
        """The names of places."""
        return sorted((name, self.place(found)) for name, found in self.named.items())

    def links(self) -> list[Any]:
        """Return the links of each page: position, description and target."""
        return [
            (number, [round(float(side), 2) for side in link.Rect], str(link.get("/Contents")),
             str(link.A.URI) if "/A" in link else self.place(link.Dest))
            for number, page in enumerate(self.pdf.pages) for link in page.get("/Annots", [])
        ]  # fmt: skip

    def outline(self) -> list[Any]:
        """The bookmarks, with their depth."""
        return list(self._items(self.pdf.Root.Outlines.First, 0))

    def _items(self, item: Any, depth: int) -> Iterator[Any]:
        while item is not None:
            yield depth, str(item.Title), self.place(item.Dest), int(item.get("/Count", 0))
            if "/First" in item:
                yield from self._items(item.First, depth + 1)
            item = item.get("/Next")

    def tags(self) -> list[Any]:
        """The structure tree in the order of reading: depth, kind, descriptions; content by page and number."""
        found: list[Any] = []
        waiting: list[tuple[Any, int, Any]] = [(self.pdf.Root.StructTreeRoot.K, 0, None)]
        while waiting:
            node, depth, page = waiting.pop()
            if isinstance(node, pikepdf.Array):
                waiting += reversed([(kid, depth, page) for kid in node])
            elif isinstance(node, pikepdf.Dictionary):
                page = self.pages[node.Pg.objgen] if "/Pg" in node else page
                reported = [(key, str(node[key])) for key in DESCRIPTIONS if key in node]
                kind = node.get("/S") or node.get("/Type")
                found.append((depth, str(kind), "/ID" in node, reported, page if "/MCID" in node else None))
                waiting.append((node.get("/K", pikepdf.Array()), depth + 1, page))
            else:
                found.append((depth, int(node), page))
        return found

    def faults(self) -> list[str]:
        """Return links and pages missing from the structure tree, and identifiers that do not belong to it."""
        root = self.pdf.Root.StructTreeRoot
        nums = list(root.ParentTree.Nums)
        parents = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
        found = [] if list(parents) == sorted(parents) else ["the parent tree is not sorted"]
        found += [f"element {name!r}" for name, element in _pairs(root.get("/IDTree")) if bytes(element.ID) != name]
        for number, page in enumerate(self.pdf.pages):
            if int(page.get("/StructParents", -1)) not in parents:
                found.append(f"page {number}")
            for link in page.get("/Annots", []):
                element = parents.get(int(link.StructParent), pikepdf.Dictionary())
                kids = element.get("/K", pikepdf.Array())
                objects = [kid.Obj.objgen for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
                           if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]  # fmt: skip
                if link.objgen not in objects:
                    found.append(f"link on page {number}")
        return found


def _pairs(tree: Any) -> Iterator[tuple[bytes, Any]]:
    waiting = [] if tree is None else [tree]
    while waiting:
        node = waiting.pop()
        waiting += list(node.get("/Kids", []))
        names = list(node.get("/Names", []))
        yield from ((bytes(name), value) for name, value in zip(names[::2], names[1::2], strict=True))


def differences(one: Path, other: Path) -> list[str]:
    """What differs."""
    found = [] if texts(one) == texts(other) else ["text"]
    with pikepdf.open(one) as first, pikepdf.open(other) as second:
        a, b = Seen(first), Seen(second)
        kinds = ("names", "links", "outline", "tags")
        return [*found, *(kind for kind in kinds if getattr(a, kind)() != getattr(b, kind)()), *b.faults()]


if __name__ == "__main__":
    print("\n".join(differences(Path(sys.argv[1]), Path(sys.argv[2]))) or "no difference")
