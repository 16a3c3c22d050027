"""Citation templates: entries of the page's bibliography. Identifier templates: links."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from wikibinder.cs1 import TEMPLATES, citation, citation_class, in_english
from wikibinder.model import identifiers
from wikibinder.templates.unknown import unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion, Handler
    from wikibinder.wikitext.preprocessor import Template

_TITLE_OR_ADDRESS = frozenset({"title", "url", "chapter", "script-title", "wstitle"})


def cite(template: Template, context: Context) -> Expansion:
    """Add the work that a citation template describes to the bibliography, and return the full citation; "" if the call
    describes no work.
    """
    params = {name: context.value(value) for name, value in template.params.items()}
    position = context.page.at(template.line)
    found = citation(template.name, params, position, context.diagnostics)
    if found is None:
        return ""
    return context.cite(context.library.add(found.entry), found.anchors, template)


def cite_unknown(template: Template, context: Context) -> Expansion:
    """Expand a template without a rule whose name looks like a citation: as a citation if it has a title or an address,
    otherwise as any unknown template.
    """
    if any(in_english(name) in _TITLE_OR_ADDRESS and value.strip() for name, value in template.params.items()):
        return cite(template, context)
    return unknown(template, context)


def identifier(template: Template, context: Context) -> Expansion:
    """``{{doi|10.1000/1}}`` -> doi:10.1000/1: an identifier with its label, linked if it has an address; several are
    joined by commas.
    """
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
"""Case-folded name of a template (``doi``) -> key of its identifier in :data:`identifiers.IDENTIFIERS`."""

CITATIONS: Mapping[str, Handler] = dict.fromkeys(TEMPLATES, cite) | dict.fromkeys(_IDENTIFIERS, identifier)


def citation_rule(name: str) -> Handler | None:
    """Return the handler for the case-folded name of a citation or identifier template; None for other names."""
    return CITATIONS.get(name) or (cite_unknown if citation_class(name) else None)
