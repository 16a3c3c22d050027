"""Replaces parser functions and variables when the converter itself reads a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wikibinder.model.diagnostics import Code
from wikibinder.templates.functions.display_title import display_title
from wikibinder.templates.functions.lookup import FUNCTIONS, VARIABLES, function_name, variable_name
from wikibinder.templates.functions.page_call import PageCall
from wikibinder.templates.functions.variables import counted, without_value
from wikibinder.templates.unknown import keep
from wikibinder.wikitext import preprocessor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion, Handler
    from wikibinder.wikitext.preprocessor import Template


class Finished(NamedTuple):
    """The text of a function or variable, in which nothing is left to expand."""

    text: str


def find_variable(written: str) -> str:
    """The English name of a variable; "" where there is none of that name."""
    return variable_name(written)


def find_function(written: str) -> str:
    """The English name of a parser function, without its colon; "" where there is none of that name."""
    return function_name(written, KNOWN)


def variable(template: Template, context: Context) -> Finished | None:
    """The replacement of a variable; ``template`` bears its English name."""
    handler = VARIABLES[template.name]
    # A reader gets no count rather than a wrong one; inside a calculation it has to be a number.
    text = (without_value if handler is counted else handler)(PageCall(template, context))
    return None if text is None else Finished(text)


def function(template: Template, context: Context) -> Expansion | Finished | None:
    """The replacement of a call of a parser function. ``template`` has its English name; parameter "1" is the text
    after the colon, every further argument, ``=`` in it or not, as "2", "3" ... None: it is a template's name.
    """
    if own := OWN.get(template.name):
        return own(template, context)
    text = FUNCTIONS[template.name](PageCall(template, context))
    return None if text is None else Finished(text)


def invoke(template: Template, context: Context) -> Expansion:
    """``{{#invoke: module | function | values }}`` without the module's page: the values are kept, as those of a
    template that no rule knows.
    """
    module, *values = template.params.values()
    context.report(Code.TEMPLATE_UNKNOWN, f"no rule for the module {module.strip()}", template)
    # The first value is the name of the function: no text for a reader.
    return keep(preprocessor.template([module.strip(), *values[1:]], template.raw, template.line), context)


def shown(template: Template, context: Context) -> Expansion:
    """A function whose own text shows: ``{{int:edit}}``, a message whose text is missing."""
    del context
    return template.params.get("1", "")


def tag(template: Template, context: Context) -> Expansion:
    """``{{#tag: ref | text | name = x }}`` -> the extension tag, which is read on."""
    values = list(template.params.values())
    pairs = (raw.partition("=") for raw in values[2:])
    attributes = "".join(f' {key.strip()}="{context.plain(value)}"' for key, equals, value in pairs if equals)
    name, content = values[0].strip().lower(), values[1] if len(values) > 1 else ""
    return f"<{name}{attributes}>{content}</{name}>" if content else f"<{name}{attributes}/>"


OWN: Mapping[str, Handler] = {
    "#invoke": invoke,
    "#tag": tag,
    "displaytitle": display_title,
    "int": shown,
}
"""Functions that only this way has: they set something of the page, or read pages of the wiki."""

KNOWN = frozenset({*FUNCTIONS, *OWN})
