"""A template that no rule knows: its readable values in a neutral form, sensible in a line and alone on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code
from wikibinder.templates.field_table import fields
from wikibinder.templates.readable import is_junk, is_positional, is_readable

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template


def unknown(template: Template, context: Context) -> Expansion:
    """The values that a reader may have seen, in order; reported. A call without any, alone at the page's beginning or
    end, is a notice or a box for navigation, and left out like those that are known.
    """
    place = context.standing(template)
    if place and place != LINE and not any(_shows(name, value) for name, value in template.params.items()):
        message = f"{template.name}: without words of its own at the {place} of the page: a notice, or navigation"
        context.report(Code.TEMPLATE_DROPPED, message, template)
        return ""
    context.report(Code.TEMPLATE_UNKNOWN, f"no rule for the template {template.name}", template)
    return keep(template, context)


LINE = "line"
"""A call that stands alone on its line, in the midst of the page."""


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
