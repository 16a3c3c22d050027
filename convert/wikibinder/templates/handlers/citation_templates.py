"""Citation templates to entries of the page's bibliography, and identifier templates to links."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from wikibinder.bibtex.latex import plain
from wikibinder.cs1 import TEMPLATES, citation, citation_class
from wikibinder.model import identifiers
from wikibinder.model.nodes import Emphasis, Inline, Inlines, LineBreak, Math, Strong, Subscript, Superscript, Text
from wikibinder.templates.unknown import unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion, Handler
    from wikibinder.wikitext.preprocessor import Template

_MARKER = re.compile("\x01[0-9]+\x02")
_NOTHING_TO_READ = frozenset({"title", "url", "chapter", "script-title", "wstitle"})
_MARKS = {Emphasis: ("<i>", "</i>"), Strong: ("<b>", "</b>"), Superscript: ("<sup>", "</sup>"),
          Subscript: ("<sub>", "</sub>")}  # fmt: skip


def cite(template: Template, context: Context) -> Expansion:
    """Any citation template: its entry joins the library, and the place decides how it is shown."""
    params = template.params
    if _is_marked("".join(params.values())):
        params = {name: _value(value, context) for name, value in params.items()}
    position = context.page.at(template.line)
    found = citation(template.name, params, position, context.diagnostics)
    if found is None:
        return ""
    return context.cite(context.library.add(found.entry), found.anchors, template)


def cite_unknown(template: Template, context: Context) -> Expansion:
    """A template called "cite …" that no table knows: a citation if it says what a citation says."""
    if any(template.params.get(name, "").strip() for name in _NOTHING_TO_READ):
        return cite(template, context)
    return unknown(template, context)


def _is_marked(wikitext: str) -> bool:
    """Whether a text could hold calls, tags or markers of nodes."""
    return "{" in wikitext or "<" in wikitext or "\x01" in wikitext


def _value(wikitext: str, context: Context) -> str:
    """A value with its templates expanded; finished nodes become wikitext again."""
    if "{{" in wikitext:
        wikitext = context.expand(wikitext)
    if not _is_marked(wikitext):
        return wikitext
    expanded = context.expand(wikitext)
    return _MARKER.sub(lambda match: _wikitext(context.inlines(match[0])), expanded) if "\x01" in expanded else expanded


def _wikitext(nodes: Inlines) -> str:
    return "".join(_node(node) for node in nodes)


def _node(node: Inline) -> str:
    if isinstance(node, Text):
        return html.escape(node.text, quote=False).replace("[", "&#91;").replace("''", "&#39;&#39;")
    if isinstance(node, Math):
        return f"<math>{node.tex}</math>"
    if isinstance(node, LineBreak):
        return " "
    if isinstance(node, Emphasis | Strong | Superscript | Subscript):
        start, end = _MARKS[type(node)]
        return start + _wikitext(node.children) + end
    children = getattr(node, "children", ())
    return _wikitext(children) if children else html.escape(plain((node,)), quote=False)


def identifier(template: Template, context: Context) -> Expansion:
    """``{{doi|10.1000/1}}``: the identifier with its name, linked where it leads somewhere."""
    name = _IDENTIFIERS[template.key]
    row, links = identifiers.IDENTIFIERS[name], []
    for given in template.positional or (template.get("id", name),):
        value, _ = identifiers.read(name, context.plain(given).strip())
        if value and (address := identifiers.address_of(row.field, value)):
            links.append(f"{row.label}[{address} {html.escape(value, quote=False)}]")
        elif value:
            links.append(row.label + value)
    return ", ".join(links)


_IDENTIFIERS: Mapping[str, str] = {
    template: name for name, row in identifiers.IDENTIFIERS.items() for template in row.templates.split("|") if template
}
"""Templates named after an identifier, case folded -> the identifier."""

CITATIONS: Mapping[str, Handler] = dict.fromkeys(TEMPLATES, cite) | dict.fromkeys(_IDENTIFIERS, identifier)


def citation_rule(name: str) -> Handler | None:
    """The rule for a case-folded name, if it is a citation's."""
    return CITATIONS.get(name) or (cite_unknown if citation_class(name) else None)
