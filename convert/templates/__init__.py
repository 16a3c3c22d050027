"""What stands for a template, a parser function or a variable: the tables, and the one way in.

:func:`transclude` gives the expansion of a template call. PARSER_FUNCTIONS is keyed by the casefolded name without its
colon (``#if``, ``lc``), VARIABLES by the name as written (``PAGENAME``). Both hold handlers: a parser function gets the
text after its colon as parameter "1" and every further argument, ``=`` in it or not, as "2", "3" ...; a variable that
is given a page (``{{PAGENAME:x}}``) is a parser function.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from convert.templates.citation import citation_rule
from convert.templates.context import Context, Expansion, Handler
from convert.templates.rules import Drop, Rule, apply
from convert.templates.unknown import unknown
from convert.wikicode import Template

__all__ = ["PARSER_FUNCTIONS", "TEMPLATES", "VARIABLES", "Drop", "Rule", "find", "transclude"]

NO_RULES: Mapping[str, Rule] = MappingProxyType({})

TEMPLATES: Mapping[str, Rule] = {
    "!": "|",
    "nowrap": "{{{1}}}",
}

PARSER_FUNCTIONS: Mapping[str, Handler] = {}
VARIABLES: Mapping[str, Handler] = {}


def find(name: str, own: Mapping[str, Rule] = NO_RULES) -> Rule | None:
    """The rule for a template's name: the user's, else ours, else None."""
    key = name.casefold()
    return own.get(key) or TEMPLATES.get(key) or citation_rule(key)


def transclude(template: Template, context: Context, own: Mapping[str, Rule] = NO_RULES) -> Expansion:
    """What stands for ``template`` on the page: wikitext that is read on, or finished nodes."""
    rule = find(template.name, own)
    return apply(unknown if rule is None else rule, template, context)
