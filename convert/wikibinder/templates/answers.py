"""Expands parser functions and variables when the converter itself parses a page."""

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
    """The expansion of a parser function or variable: text in which no template or function is left to expand."""

    text: str


def find_variable(written: str) -> str:
    """Return the English name of a variable from its name in any language; "" if there is no such variable."""
    return variable_name(written)


def find_function(written: str) -> str:
    """Return the English name of a parser function from its name in any language, without the colon; "" if there is no
    such function.
    """
    return function_name(written, KNOWN)


def variable(template: Template, context: Context) -> Finished | None:
    """Expand a variable, whose English name is the name of ``template``. None if MediaWiki would call a template of
    that name instead.
    """
    handler = VARIABLES[template.name]
    # Print no count rather than a wrong one; but inside a calculation a number is needed.
    text = (without_value if handler is counted else handler)(PageCall(template, context))
    return None if text is None else Finished(text)


def function(template: Template, context: Context) -> Expansion | Finished | None:
    """Expand a call of a parser function. ``template`` has its English name; parameter "1" is the text after the colon,
    and every further argument, with or without ``=``, is "2", "3" ... None if MediaWiki would call a template of that
    name instead.
    """
    if own := OWN.get(template.name):
        return own(template, context)
    text = FUNCTIONS[template.name](PageCall(template, context))
    return None if text is None else Finished(text)


def invoke(template: Template, context: Context) -> Expansion:
    """Expand ``{{#invoke: module | function | values }}`` without running the module: its values are printed like those
    of an unknown template, and this is reported.
    """
    module, *values = template.params.values()
    context.report(Code.TEMPLATE_UNKNOWN, f"no rule for the module {module.strip()}", template)
    # The first value is the name of the function, not text for readers.
    return keep(preprocessor.template([module.strip(), *values[1:]], template.raw, template.line), context)


def shown(template: Template, context: Context) -> Expansion:
    """Return the first argument of ``template``, as wikitext: ``{{int:edit}}``, a message whose text is unknown, gives
    "edit"; "" if there is none.
    """
    del context
    return template.params.get("1", "")


def tag(template: Template, context: Context) -> Expansion:
    """Return the extension tag that ``{{#tag: ref | text | name = x }}`` means: ``<ref name="x">text</ref>``."""
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
"""English name of a parser function that only the converter's own parser has -> its handler. These functions change the
page, or need pages of the wiki.
"""

KNOWN = frozenset({*FUNCTIONS, *OWN})
