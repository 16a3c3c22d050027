"""Templates of a wiki about genes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.nodes import Emphasis, Reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.templates.rules import Rule
    from wikibinder.wikitext.preprocessor import Template


def gene(template: Template, context: Context) -> Expansion:
    """``{{gene|TP53}}``: the name in italics, with a link to its entry in Ensembl."""
    name = template.get("1")
    address = f"https://www.ensembl.org/Multi/Search/Results?q={context.plain(name)}"
    return (Reference(address, (Emphasis(context.inlines(name)),)),)


TEMPLATES: Mapping[str, Rule] = {
    "gene": gene,
    "locus": "{{{1}}}{{#if:{{{band|}}}|, band {{{band}}}}}",
}
