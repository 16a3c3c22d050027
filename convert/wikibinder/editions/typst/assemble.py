"""Merges all documents of a project into one tree, in the order of its tables of contents.

Unlike ``sphinx.util.nodes.inline_all_toctrees`` it resolves each document separately, so that code that uses the
current document (domains, post-transforms of extensions) gets the right one; the ``parent`` of every node is within
the tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from wikibinder.editions.shared import completeness

if TYPE_CHECKING:
    from sphinx.builders import Builder


def assemble(builder: Builder) -> nodes.document:
    """The book: the root document, with every document that a table of contents names in the place of that table, then
    the documents that none names.
    """
    root = builder.config.root_doc
    seen = {root}
    tree = _with_toctrees(builder, root, seen)
    sections = [child for child in tree.children if isinstance(child, nodes.section)]
    # with one section, book_source.document takes what is in it for the book
    end: nodes.Element = sections[0] if len(sections) == 1 else tree
    for name in completeness.unnamed(builder.env, root):
        if name not in seen:
            seen.add(name)
            end.append(_file(name, _with_toctrees(builder, name, seen)))
    openings = list(tree.findall(part_opening))
    # A book of one part is not divided.
    if len(openings) == 1:
        openings[0].parent.remove(openings[0])
    return tree


def _with_toctrees(builder: Builder, docname: str, seen: set[str]) -> nodes.document:
    tree = builder.env.get_doctree(docname)
    builder.env.resolve_references(tree, docname, builder)
    builder.post_process_images(tree)
    for toctree in list(tree.findall(addnodes.toctree)):
        files: list[nodes.Node] = []
        for name in toctree["includefiles"]:
            if name not in seen:
                seen.add(name)
                files.append(_file(name, _with_toctrees(builder, name, seen)))
        opening = [part_opening(caption=toctree["caption"])] if toctree.get("caption") and files else []
        toctree.replace_self([*opening, *files])
    return tree


class part_opening(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """The page that opens a part of the book; attribute ``caption``: that of the table of contents of its documents."""


def _file(docname: str, tree: nodes.document) -> addnodes.start_of_file:
    start = addnodes.start_of_file(docname=docname)
    # Sets each child's parent.
    start.extend(tree.children)
    return start
