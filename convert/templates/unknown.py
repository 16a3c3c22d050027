"""A template that no rule knows: its readable values in a neutral form, sensible in a line and alone on one."""

from __future__ import annotations

from convert.diagnostics import Code
from convert.templates.context import Context, Expansion
from convert.templates.readable import is_positional, is_readable
from convert.wikicode import Template


def unknown(template: Template, context: Context) -> Expansion:
    """The values that a reader may have seen, in order; reported."""
    context.report(Code.TEMPLATE_UNKNOWN, f"no rule for the template {template.name}", template)
    return keep(template, context)


def keep(template: Template, _context: Context) -> Expansion:
    """The values that a reader may have seen, in order: positional ones as they are, named ones with their name."""
    return ", ".join(v.strip() for n, v in template.params.items() if is_positional(n) or is_readable(n, v))
