"""The documents and chapters of a book on disk: memory holds only the one that is in use."""

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
    """Objects that can be pickled, in a file without a name in a folder; the system removes it with the process."""

    def __init__(self, folder: Path) -> None:
        # Of the whole process, as the file is: nothing is left behind if the process is killed.
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115

    def add(self, stored: object) -> int:
        """Store an object; the number is for ``get``."""
        place = self._file.seek(0, os.SEEK_END)
        pickle.dump(stored, self._file, pickle.HIGHEST_PROTOCOL)
        return place

    def get(self, place: int) -> Any:
        """A copy of a stored object."""
        self._file.seek(place)
        return pickle.load(self._file)  # noqa: S301  (written by this process)

    def close(self) -> None:
        """Remove the file."""
        self._file.close()


class BookDocuments:
    """A book that is to be written: the root document (``tree``) with an empty ``start_of_file`` for each document.

    Attributes of such a node: ``docname``; ``documents``, which are its name and the names of the documents inside.
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
        """Remove what is on disk."""
        self.store.close()

    def put(self, docname: str, content: Iterable[nodes.Node]) -> addnodes.start_of_file:
        """Store what a document holds, in the place of what it held before; its node in the tree."""
        stored = addnodes.start_of_file("", *content, docname=docname)
        inside = documents_in(stored)
        self._places[docname] = self.store.add(stored)
        return addnodes.start_of_file(docname=docname, documents=[docname, *inside])

    def document(self, docname: str) -> addnodes.start_of_file:
        """A ``start_of_file`` with what a document holds."""
        found: addnodes.start_of_file = self.store.get(self._places[docname])
        return found

    @property
    def documents(self) -> list[str]:
        """The names of the documents in their order, without the root document."""
        return documents_in(self.tree)

    @property
    def bibliography(self) -> str:
        """The first document with a list of works, if there is one."""
        return next((name for name in (self.root, *self.documents) if name in self.bibliographies), "")


def documents_in(tree: nodes.Element) -> list[str]:
    """The names of the documents that have their place in a tree, in their order."""
    found: list[str] = []
    for stub in tree.findall(addnodes.start_of_file):
        found += stub.get("documents", [])
    return found
