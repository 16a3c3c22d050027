"""Detects the pages that the converter wrote: their first line is the field ``:wikititle:`` or ``:generator:
wikibinder``.

This extension changes only these pages. On all other pages of a project the roles, directives, transforms and HTML are
those of Sphinx and of the project's other extensions.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import roles as docutils_roles
from sphinx import addnodes
from sphinx.project import Project

from wikibinder.model.page import GENERATOR_LINE

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

LONGEST = 100
"""Number of characters of the first line of a source that are read."""
FIRST_LINES = (":wikititle:", GENERATOR_LINE)
ATTRIBUTE = "converted"
"""Name of the attribute of the doctrees of converted pages, and of lists that this extension inserts into other
pages.
"""
GENERATOR = GENERATOR_LINE.rpartition(" ")[2]


class RoleByPage:
    """A role function that calls ``converted_role`` on converted pages (those that the converter wrote) and
    ``other_role`` on all others.
    """

    def __init__(self, converted_role: Any, other_role: Any) -> None:
        self.converted_role = converted_role
        self.other_role = other_role

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        inliner = arguments[4]
        return (self.converted_role if is_document_converted(inliner.document) else self.other_role)(
            *arguments, **options
        )


def present_role(name: str, otherwise: Any) -> Any:
    """Return the role function that docutils or an extension has registered under a name; ``otherwise`` if there is
    none.
    """
    registry = docutils_roles._role_registry  # type: ignore[attr-defined]  # there is no other way to ask for it
    return docutils_roles._roles.get(name) or registry.get(name) or otherwise  # type: ignore[attr-defined]


def has_first_line(text: str) -> bool:
    """Whether the source of a page begins as that of a converted page, with one of ``FIRST_LINES``."""
    return text.lstrip("\ufeff").startswith(FIRST_LINES)


def is_document_converted(document: nodes.document) -> bool:
    """Whether a doctree is that of a converted page, one that the converter wrote."""
    return ATTRIBUTE in document


def is_converted(env: BuildEnvironment, docname: str) -> bool:
    """Whether a document that has been read is a converted page, one that the converter wrote."""
    fields = env.metadata.get(docname, {})
    return "wikititle" in fields or fields.get("generator") == GENERATOR


def has_converted_pages(app: Sphinx) -> bool:
    """Whether a project has pages that the converter wrote; reads the first lines of all sources, for use before
    documents are read.
    """
    project = Project(app.srcdir, app.config.source_suffix)
    documents = project.discover(app.config.exclude_patterns, app.config.include_patterns)
    return any(has_first_line(_first_line(Path(project.doc2path(docname, absolute=True)))) for docname in documents)


def _first_line(path: Path) -> str:
    with suppress(OSError), path.open(encoding="utf-8", errors="replace") as file:
        return file.readline(LONGEST)
    return ""


def is_written(translator: HTML5Translator, node: nodes.Node) -> bool:
    """Whether the node that is being written belongs to a page that the converter wrote, or to a list made by this
    extension.
    """
    up: nodes.Node | None = node
    while up is not None:
        if isinstance(up, nodes.Element) and ATTRIBUTE in up:
            return True
        if isinstance(up, addnodes.start_of_file):
            return is_converted(translator.builder.env, up["docname"])
        up = up.parent
    return False
