"""Prints a template without a rule: its readable values, in a line, or as a table if the call has several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code
from wikibinder.templates.field_table import fields, infobox
from wikibinder.templates.left_out import report_settings
from wikibinder.templates.readable import is_date_alone, is_junk, is_positional, is_prose, is_readable

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template


def unknown(template: Template, context: Context) -> Expansion:
    """Return the values of a template without a rule that a reader may see, in order, and report the call.

    Left out are a call with only a date, and a call without such values that is alone on its line at the beginning or
    end of the page: a notice or navigation box. A long form at the beginning is printed as an infobox.
    """
    place = context.place_on_page(template)
    if place and place != LINE and not any(_shows(name, value) for name, value in template.params.items()):
        message = f"{template.name}: no text of its own, at the {place} of the page: a notice, or navigation"
        context.report(Code.TEMPLATE_DROPPED, message, template)
        return ""
    if is_date_alone(template.params):
        context.report(Code.TEMPLATE_DROPPED, f"{template.name}: only a date: a remark for editors", template)
        return ""
    context.report(Code.TEMPLATE_UNKNOWN, f"no rule for the template {template.name}", template)
    named = [name for name in template.params if not is_positional(name)]
    # A long form at the start of the page is its infobox, whatever its name: ``{{Государство}}``.
    if place == START and "\n" in template.raw and len(named) >= BOX_FIELDS:
        return infobox(template, context)
    return keep(template, context)


START = "start"
"""Result of ``Context.place_on_page`` for a call before the text of the page."""
BOX_FIELDS = 8
"""Number of named parameters from which an unknown template at the start of the page is printed as an infobox."""
LINE = "line"
"""Result of ``Context.place_on_page`` for a call on a line of its own inside the page."""


def keep(template: Template, context: Context) -> Expansion:
    """Return the values of a template that a reader may see, in order: a table of its parameters if the call has
    several lines and several named texts, otherwise a line, where a number or a short word has the parameter's name
    before it. Other values are reported.
    """
    params = template.params
    named = [name for name in params if not is_positional(name) and is_prose(name, params[name])]
    if len(named) > 1 and "\n" in template.raw:
        return fields(template, context, ("fields",))
    shown = [name for name in params if _shows(name, params[name])]
    report_settings(template, params, (name for name in params if name not in shown), context)
    return ", ".join(_value(name, params[name].strip()) for name in shown)


def _shows(name: str, value: str) -> bool:
    return not is_junk(value) if is_positional(name) else is_readable(name, value)


def _value(name: str, value: str) -> str:
    return value if is_positional(name) or is_prose(name, value) else f"{name}: {value}"
