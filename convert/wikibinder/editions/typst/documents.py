"""Stores the documents and chapters of a book on disk, so that only the one in use is in memory."""

from __future__ import annotations

import os
import pickle
import tempfile
from typing import TYPE_CHECKING, Any

from docutils.utils import new_document
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from docutils import nodes


class DiskStore:
    """Stores objects that can be pickled in an unnamed file in the folder ``folder``; the system removes the file when
    the process ends.
    """

    def __init__(self, folder: Path) -> None:
        # Removed by the system, so that nothing is left if the process is killed.
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115

    def add(self, stored: object) -> int:
        """Store an object; return its position in the file, to pass to ``get``."""
        place = self._file.seek(0, os.SEEK_END)
        pickle.dump(stored, self._file, pickle.HIGHEST_PROTOCOL)
        return place

    def get(self, place: int) -> Any:
        """Return a copy of the object stored at the position ``place``, as ``add`` returned it."""
        self._file.seek(place)
        return pickle.load(self._file)  # noqa: S301  (written by this process)

    def close(self) -> None:
        """Close the file, which removes the stored objects."""
        self._file.close()


class BookDocuments:
    """A book that is to be written: its root document (``tree``), and on disk the contents of all others. In the tree
    and in these contents each other document is an empty ``start_of_file``.

    Attributes of such a node: ``docname``; ``documents``, that name and the names of all documents inside it.
    """

    def __init__(self, root: str, folder: Path) -> None:
        self.root = root
        self.tree = new_document("")
        self.store = DiskStore(folder)
        # TeX, and whether the formula is displayed.
        self.formulas: set[tuple[str, bool]] = set()
        # The documents with a list of works.
        self.bibliographies: set[str] = set()
        # The number of pages that open parts.
        self.openings = 0
        self._places: dict[str, int] = {}

    def close(self) -> None:
        """Remove the stored contents of the documents."""
        self.store.close()

    def put(self, docname: str, content: Iterable[nodes.Node]) -> addnodes.start_of_file:
        """Store the contents of a document, or replace the stored ones; return an empty ``start_of_file`` for it, to be
        inserted into the tree or into the document that contains it.
        """
        stored = addnodes.start_of_file("", *content, docname=docname)
        inside = documents_in(stored)
        self._places[docname] = self.store.add(stored)
        return addnodes.start_of_file(docname=docname, documents=[docname, *inside])

    def document(self, docname: str) -> addnodes.start_of_file:
        """Return a ``start_of_file`` with the stored contents of a document."""
        found: addnodes.start_of_file = self.store.get(self._places[docname])
        return found

    @property
    def documents(self) -> list[str]:
        """Return the names of the documents in the order of the book, without the root document."""
        return documents_in(self.tree)

    @property
    def bibliography(self) -> str:
        """Return the name of the first document with a list of works; "" if there is none."""
        return next((name for name in (self.root, *self.documents) if name in self.bibliographies), "")


def documents_in(tree: nodes.Element) -> list[str]:
    """Return the names in the attribute ``documents`` of all ``start_of_file`` nodes of a tree, in order: each of these
    documents and those inside it. Nodes without this attribute (filled ones) add none.
    """
    found: list[str] = []
    for stub in tree.findall(addnodes.start_of_file):
        found += stub.get("documents", [])
    return found
