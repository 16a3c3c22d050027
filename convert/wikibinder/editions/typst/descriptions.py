"""Writes descriptions of functions, classes and options (Sphinx's ``desc`` nodes) and grammars in Typst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from wikibinder.editions.typst.literals import array, block, call, string
from wikibinder.editions.typst.writer import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from wikibinder.editions.typst.writer import Writer


def desc(node: nodes.Element, writer: Writer) -> str:
    """Return one or more signatures and their description as Typst source."""
    with writer.within(nested=True):
        signatures = [writer.render(child) for child in node.children if isinstance(child, addnodes.desc_signature)]
        content = writer.each(child for child in node.children if not isinstance(child, addnodes.desc_signature))
    return call("description", array(block(each) for each in signatures if each), block(content))


def desc_signature(node: nodes.Element, writer: Writer) -> str:
    """Return a signature as Typst source, on several lines if it is marked so."""
    if not node.get("is_multiline"):
        return writer.children(node)
    written = [writer.render(child) for child in node.children]
    return "\nlinebreak()\n".join(part for part in written if part)


def desc_returns(node: nodes.Element, writer: Writer) -> str:
    """Return the return type in a signature, after an arrow, as Typst source."""
    return lines(string(" \N{RIGHTWARDS ARROW} "), writer.children(node))


def desc_name(node: nodes.Element, writer: Writer) -> str:
    """Return the name in a signature as Typst source."""
    return call("strong", writer.body(node))


def parameter_list(node: nodes.Element, writer: Writer) -> str:
    """Return the parameters of a signature as Typst source, in brackets; one on each line if the node is marked so."""
    opening, closing = ("[", "]") if isinstance(node, addnodes.desc_type_parameter_list) else ("(", ")")
    if node.get("multi_line_parameter_list"):
        rows = [lines(written, string(",")) for child in node.children if (written := _parameter(child, writer))]
        return lines(string(opening), call("parameter-rows", *map(block, rows)), string(closing))
    return lines(string(opening), _joined(node.children, writer, node.get("separator", ", "), True), string(closing))


def _parameter(node: nodes.Node, writer: Writer) -> str:
    if isinstance(node, addnodes.desc_optional):
        return lines(string("["), _joined(node.children, writer, ", ", True), string("]"))
    return writer.render(node)


def _joined(children: Sequence[nodes.Node], writer: Writer, separator: str, first: bool) -> str:
    """Return parameters with separators as Typst source, those of optional ones inside their brackets: ``f(a[, b])``,
    ``f([a, ]b)``. ``first``: no parameter comes before them.
    """
    written: list[str] = []
    for at, child in enumerate(children):
        if isinstance(child, addnodes.desc_optional):
            leading = first and any(not isinstance(later, addnodes.desc_optional) for later in children[at + 1 :])
            inner = _joined(child.children, writer, separator, first)
            written += [string("["), inner, string(separator) if leading else "", string("]")]
            first = leading
        else:
            written += ["" if first else string(separator), writer.render(child)]
            first = False
    return lines(*written)


def desc_optional(node: nodes.Element, writer: Writer) -> str:
    """Return optional parameters outside a parameter list as Typst source."""
    return _parameter(node, writer)


def desc_parameter(node: nodes.Element, writer: Writer) -> str:
    """Return one parameter of a signature as Typst source."""
    body = writer.body(node)
    return body if node.hasattr("noemph") else call("emph", body)


def production(node: nodes.Element, writer: Writer) -> str:
    """Return a rule of a grammar as Typst source. The name of the rule is added if the content lacks it, as in Sphinx
    before 8.2.
    """
    body = writer.children(node)
    if not node.get("tokenname") or "::=" in node.astext():
        return body
    return lines(call("strong", string(node["tokenname"])), string(" ::= "), body)


def productionlist(node: nodes.Element, writer: Writer) -> str:
    """Return a grammar as Typst source, one production on each line."""
    with writer.within(preformatted=True, nested=True):
        rows = [writer.render(child).removesuffix('\nlinebreak()\n""') for child in node.children]
    return call("code-block", string(node.astext()), array(map(block, rows)), "0")
