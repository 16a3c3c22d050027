"""Transforms for Sphinx's own builders: replaces constructs of articles that they cannot write.

``text`` and ``man`` have no tables inside tables: an inner table becomes a list of its rows. ``latex`` accepts only
numbers as labels of notes, and few levels of lists: labels are replaced by numbers that print as the labels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import texescape

from wikibinder.editions.shared.config import THEME

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

DEEPEST_LIST = 20
"""Number of levels of lists inside lists that LaTeX allows."""
FIRST = 100_000
"""The first number that replaces a label; larger than the number of notes in any document."""

PRINT_LABELS = r"""
\makeatletter
\let\wikibindernumber\thefootnote
\renewcommand\thefootnote{\ifcsname wikibinder@\the\c@footnote\endcsname
  \csname wikibinder@\the\c@footnote\endcsname\else\wikibindernumber\fi}
"""


class RowsOfInnerTables(SphinxPostTransform):
    """Turns a table in a cell into a list: one item for each row, with a paragraph or more for each cell."""

    default_priority = 590
    builders = ("text", "man")

    def run(self, **_kwargs: Any) -> None:
        # Inner tables are converted before outer ones.
        for table in reversed(list(self.document.findall(nodes.table))):
            if not _is_inside(table, nodes.entry):
                continue
            rows = nodes.bullet_list(bullet="*")
            for row in table.findall(nodes.row):
                cells = [child for entry in row.findall(nodes.entry) for child in entry.children]
                if cells:
                    rows += nodes.list_item("", *cells)
            titles = (each for each in table.children if isinstance(each, nodes.title))
            title = [nodes.paragraph("", "", *each.children) for each in titles]
            table.replace_self([*title, *([rows] if len(rows) else [])] or [nodes.paragraph()])


def _is_inside(node: nodes.Node, kind: type[nodes.Node]) -> bool:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, kind):
            return True
    return False


class NumbersForLabels(SphinxPostTransform):
    """Replaces each label of a note that is not a number by a number, and defines a LaTeX command that prints the label
    instead of it.
    """

    # Before Sphinx moves the notes to their marks.
    default_priority = 590
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        if not any("wikititle" in fields for fields in self.env.metadata.values()):
            return
        numbers: dict[str, int] = {}
        for node in filter(_has_label, list(self.document.findall(nodes.Element))):
            label = node.astext().strip()
            if label and not (label.isascii() and label.isdecimal()):
                number = numbers.setdefault(label, FIRST + len(numbers))
                node[:] = [nodes.Text(str(number))]
        if numbers:
            commands = "".join(
                rf"\@namedef{{wikibinder@{number}}}{{{texescape.escape(label, self.config.latex_engine)}}}" "\n"
                for label, number in numbers.items()
            )
            self.document.insert(0, nodes.raw("", rf"{PRINT_LABELS}{commands}\makeatother", format="latex"))


def _has_label(node: nodes.Node) -> bool:
    return isinstance(node, nodes.footnote_reference) or (
        isinstance(node, nodes.label) and isinstance(node.parent, nodes.footnote)
    )


def allow_deep_lists(_app: Sphinx, config: Config) -> None:
    """Handler of ``config-inited``: in a project with our theme, make LaTeX allow ``DEEPEST_LIST`` levels of lists,
    since it stops at the fifth.
    """
    if config.html_theme != THEME:  # the project's own settings
        return
    config["latex_elements"] = {"maxlistdepth": str(DEEPEST_LIST), **config.latex_elements}


def setup(app: Sphinx) -> None:
    """Register the transforms, and the handler that allows deep lists."""
    app.add_post_transform(RowsOfInnerTables)
    app.add_post_transform(NumbersForLabels)
    app.connect("config-inited", allow_deep_lists)
