"""The marks and labels of footnotes in HTML and EPUB: ``[1]`` without an element for each bracket.

The markup of an article with 600 notes is a tenth smaller, and looks the same in every theme. Pages that are not
converted keep docutils' own markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from wikibinder.editions.shared.converted import is_written

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def visit_mark(translator: HTML5Translator, node: nodes.footnote_reference) -> None:
    """Write the start of the mark of a note in the text, a link to the note; pages that are not converted get docutils'
    markup.
    """
    if not is_written(translator, node):
        HTML5Translator.visit_footnote_reference(translator, node)
        return
    classes = ["footnote-reference"]
    address = f"#{node['refid']}"
    translator.body.append(translator.starttag(node, "a", "[", classes=classes, role="doc-noteref", href=address))


def depart_mark(translator: HTML5Translator, node: nodes.footnote_reference) -> None:
    if is_written(translator, node):
        translator.body.append("]</a>")
    else:
        HTML5Translator.depart_footnote_reference(translator, node)


def visit_label(translator: HTML5Translator, node: nodes.label) -> None:
    """Write the label of a note, as a link back to its mark; if there are several marks, numbered links to them after
    the label. Raises SkipNode, as all is written. Pages that are not converted get the start of docutils' markup.
    """
    if not is_written(translator, node):
        HTML5Translator.visit_label(translator, node)
        return
    backs: list[str] = node.parent.get("backrefs", []) if translator.settings.footnote_backlinks else []
    text = f"[{translator.encode(node.astext())}]"
    if len(backs) == 1:
        text = f'<a role="doc-backlink" href="#{backs[0]}">{text}</a>'
    translator.body.append(f'<span class="label">{text}</span>\n')
    if len(backs) > 1:
        links = (f'<a role="doc-backlink" href="#{back}">{number}</a>' for number, back in enumerate(backs, 1))
        translator.body.append(f'<span class="backrefs">({", ".join(links)})</span>\n')
    raise nodes.SkipNode


def depart_label(translator: HTML5Translator, node: nodes.label) -> None:
    """Write the end of the label of a note on a page that is not converted; on others ``visit_label`` writes all of
    it.
    """
    HTML5Translator.depart_label(translator, node)


def setup(app: Sphinx) -> None:
    """Register the visitors of marks and labels instead of docutils'."""
    app.add_node(nodes.footnote_reference, override=True, html=(visit_mark, depart_mark))
    app.add_node(nodes.label, override=True, html=(visit_label, depart_label))
