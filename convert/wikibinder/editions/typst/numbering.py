"""The numbers that Sphinx assigned to sections, figures, tables, code blocks and formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

if TYPE_CHECKING:
    from docutils import nodes

    from wikibinder.editions.typst.writer import Writer


def _dotted(numbers: tuple[int, ...] | None) -> str:
    return ".".join(map(str, numbers or ()))


def section_number(node: nodes.Element, writer: Writer) -> str:
    """Return the number of a section under a numbered table of contents (``1.2``); "" if it has none."""
    numbers = writer.env.toc_secnumbers.get(writer.docname, {})
    name = f"#{node['ids'][0]}" if node["ids"] else ""
    if name not in numbers and isinstance(node.parent, addnodes.start_of_file):
        # Sphinx uses the empty name for the title of a document.
        name = ""
    return _dotted(numbers.get(name))


def figure_number(node: nodes.Element, writer: Writer) -> str:
    """Return the number of a figure, table or code block as printed (``Fig. 1.2``); "" if the project does not number
    them.
    """
    kind = writer.env.domains.standard_domain.get_enumerable_node_type(node)
    if not kind or not node["ids"]:
        return ""
    number = _dotted(writer.env.toc_fignumbers.get(writer.docname, {}).get(kind, {}).get(node["ids"][0]))
    form = writer.env.config.numfig_format.get(kind, "")
    return form % number if number and "%s" in form else number


def equation_number(node: nodes.Element, writer: Writer) -> str:
    """Return the number of a formula that is referred to (``3`` or ``1-3``); "" if it has none."""
    config = writer.env.config
    if not (config.math_numfig and config.numfig):
        return str(node.get("number") or "")
    numbers = writer.env.toc_fignumbers.get(writer.docname, {}).get("displaymath", {})
    number = _dotted(numbers.get(node["ids"][0] if node["ids"] else ""))
    return str(config.math_numsep.join(number.rsplit(".", 1)))
