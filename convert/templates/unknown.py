"""A template that no rule knows: its readable values in a neutral form, sensible in a line and alone on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convert.diagnostics import Code
from convert.templates.infobox import fields
from convert.templates.readable import is_junk, is_positional, is_readable

if TYPE_CHECKING:
    from convert.templates.context import Context, Expansion
    from convert.wikicode import Template


def unknown(template: Template, context: Context) -> Expansion:
    """The values that a reader may have seen, in order; reported."""
    context.report(Code.TEMPLATE_UNKNOWN, f"no rule for the template {template.name}", template)
    return keep(template, context)


def keep(template: Template, context: Context) -> Expansion:
    """The values that a reader may have seen, in order: a form filled in over several lines as a table of its fields,
    anything else in a line.
    """
    named = [name for name in template.params if not is_positional(name) and is_readable(name, template.params[name])]
    if len(named) > 1 and "\n" in template.raw:
        return fields(template, context, ("fields",))
    values = (value.strip() for name, value in template.params.items() if _shows(name, value))
    return ", ".join(values)


def _shows(name: str, value: str) -> bool:
    return not is_junk(value) if is_positional(name) else is_readable(name, value)
