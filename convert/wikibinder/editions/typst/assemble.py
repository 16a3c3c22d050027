"""Merges all documents of a project into one tree, in the order of its tables of contents.

Unlike ``sphinx.util.nodes.inline_all_toctrees`` it resolves each document separately, so that code that uses the
current document (domains, post-transforms of extensions) gets the right one. The contents of documents are not in the
tree but in a file until they are written, since a tree takes about a hundred times the memory of its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from wikibinder.editions.shared import completeness
from wikibinder.editions.typst import formulas, images
from wikibinder.editions.typst.documents import BookDocuments

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.builders import Builder


def assemble(builder: Builder, folder: Path) -> BookDocuments:
    """Return the book: the root document, with each table of contents replaced by the documents that it names, then the
    documents in no table of contents. ``folder``: for a temporary file with the contents of the documents.
    """
    root = builder.config.root_doc
    book = BookDocuments(root, folder)
    seen = {root}
    book.tree = tree = _with_toctrees(builder, root, seen, book)
    sections = [child for child in tree.children if isinstance(child, nodes.section)]
    # with one section, book_source.document treats the content of that section as the book
    end: nodes.Element = sections[0] if len(sections) == 1 else tree
    for name in completeness.unnamed(builder.env, root):
        if name not in seen:
            seen.add(name)
            end.append(_file(name, _with_toctrees(builder, name, seen, book), book))
    return book


def _with_toctrees(builder: Builder, docname: str, seen: set[str], book: BookDocuments) -> nodes.document:
    tree = builder.env.get_doctree(docname)
    # Sphinx caches the bytes of each doctree that was loaded.
    builder.env._pickled_doctree_cache.clear()
    builder.env.resolve_references(tree, docname, builder)
    builder.post_process_images(tree)
    for toctree in list(tree.findall(addnodes.toctree)):
        files: list[nodes.Node] = []
        for name in toctree["includefiles"]:
            if name not in seen:
                seen.add(name)
                files.append(_file(name, _with_toctrees(builder, name, seen, book), book))
        opening = [part_opening(caption=toctree["caption"])] if toctree.get("caption") and files else []
        book.openings += len(opening)
        toctree.replace_self([*opening, *files])
    images.in_rows(tree)
    _look_ahead(tree, docname, book)
    return tree


def _look_ahead(tree: nodes.document, docname: str, book: BookDocuments) -> None:
    """Record in ``book`` the formulas of a document, and whether the document has a bibliography; both are needed
    before the first page is written.
    """
    for node in tree.findall():
        if isinstance(node, nodes.math | nodes.math_block):
            book.formulas.add(formulas.formula(node))
        elif _is_bibliography(node):
            book.bibliographies.add(docname)


def _is_bibliography(node: nodes.Node) -> bool:
    return isinstance(node, nodes.citation) or (
        isinstance(node, nodes.bullet_list) and "bibliography" in node["classes"]
    )


class part_opening(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """Node of the page that opens a part of the book; ``caption``: its title, the caption of a table of contents."""


def _file(docname: str, tree: nodes.document, book: BookDocuments) -> addnodes.start_of_file:
    # As Sphinx does before it writes a doctree, because these refer to the environment and to open files.
    tree.reporter = tree.transformer = None  # type: ignore[assignment]
    tree.settings = tree.settings.copy()
    for name in ("env", "warning_stream", "record_dependencies"):
        setattr(tree.settings, name, None)
    return book.put(docname, tree.children)
