"""Expands template calls by the tables of rules (:func:`transclude`).

Parser functions and variables are in :mod:`wikibinder.templates.answers`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from wikibinder.model import plugins
from wikibinder.templates.families import FAMILIES
from wikibinder.templates.foreign_names import FOREIGN
from wikibinder.templates.handlers import note_templates
from wikibinder.templates.handlers.citation_templates import citation_rule, cite, cite_unknown
from wikibinder.templates.handlers.flags import country, country_code, is_country, named_country
from wikibinder.templates.handlers.language_templates import bare_code, is_known, language_called, named_language
from wikibinder.templates.own_wiki import wiki_language
from wikibinder.templates.registry import TEMPLATES
from wikibinder.templates.rules import Drop, Rule, apply, corrected
from wikibinder.templates.unknown import unknown
from wikibinder.templates.wikis import DIFFERENT, NOTES, WIKIS
from wikibinder.wikitext import preprocessor
from wikibinder.wikitext.cache import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

__all__ = [
    "TEMPLATES",
    "Drop",
    "Rule",
    "find",
    "may_cite",
    "transclude",
]

NO_RULES: Mapping[str, Rule] = MappingProxyType({})


def find(name: str, own: Mapping[str, Rule] = NO_RULES, language: str = "") -> Rule | None:
    """Return the rule for a template's name: the user's (``own``), else a plugin's, else that of the wiki in
    ``language``, else the one for all wikis, else that of its family, else None.
    """
    key = name.casefold()
    # From the most specific to the most general; a wiki's own template before that of the same name elsewhere.
    for rules in (own, _of_plugins(), WIKIS.get(language, NO_RULES)):
        if key in rules:
            return rules[key]
    return _builtin_rule(key)


def is_read_as_data(name: str, language: str = "") -> bool:
    """Whether calls of a template are expanded by its rule even if the wiki's template pages are used: the rule is a
    plugin's, or makes citations, footnotes or lists of footnotes. ``language``: code of the wiki's language, on whose
    wikis the name may mean another template.
    """
    if name.casefold() in _of_plugins():
        return True
    rule = find(name, language=language)
    return callable(rule) and (rule is cite or rule in NOTES or rule.__module__ == note_templates.__name__)


@cache
def _of_plugins() -> Mapping[str, Rule]:
    """Return the rules of plugins by case-folded name of the template; of two plugins with rules for the same template,
    the one whose own name is later in the alphabet is used.
    """
    tables = plugins.plugins(plugins.TEMPLATES).values()
    return {name.casefold(): rule for table in tables for name, rule in table.items()}


@remembered
def _builtin_rule(key: str) -> Rule | None:
    if (rule := TEMPLATES.get(key)) is not None:
        return rule
    if (cited := citation_rule(key)) is not None:
        return cited
    return next(
        # The name must contain more than prefix and suffix.
        (rule for head, tail, rule in FAMILIES if key.startswith(head) and key.endswith(tail) and key != head + tail),
        None,
    )


def may_cite(wikitext: str, own: Mapping[str, Rule] = NO_RULES) -> bool:
    """Whether parsing a text may give a citation: whether it calls a citation template, a template whose name is
    composed by other calls, or one for which the user has a rule (``own``).
    """
    if "{{" not in wikitext:
        return False
    for head, nested in _HEAD.findall(preprocessor.without_comments(wikitext)):
        if nested or (own and preprocessor.call_name(head).casefold() in own) or _cites(head):
            return True
    return False


_HEAD = re.compile(r"\{\{([^{}|<\[\]]*)([{<]?)")


@remembered
def _cites(head: str) -> bool:
    """Whether the text before the first pipe of a call names a citation template, with or without a prefix
    (``subst:``).
    """
    # The part after a colon, for prefixes such as "subst:".
    names = (preprocessor.call_name(head), preprocessor.call_name(head.rpartition(":")[2]))
    return any(find(name) in (cite, cite_unknown) for name in names)


def transclude(template: Template, context: Context, own: Mapping[str, Rule] = NO_RULES) -> Expansion:
    """Return the expansion of the call ``template``: wikitext that is parsed further, or finished nodes. ``own``: the
    user's rules.
    """
    # Only for names that differ between wikis, because detecting the language took 4 % of the time of a conversion.
    language = wiki_language(context.page) if template.key in DIFFERENT else ""
    rule = find(template.name, own, language)
    # The English rule fits, because the parameters are at the same places.
    if rule is None and (english := FOREIGN.get(template.key)):
        template = replace(template, name=english)
        rule = TEMPLATES[english]
    # A pattern may be the empty text.
    if rule is None:
        rule = _by_code(template, context) or _by_word(template, context)
    # "cite" reads every value, so none is left over.
    if rule is cite:
        return cite(corrected(template), context)
    return apply(unknown if rule is None else rule, template, context)


def _by_code(template: Template, context: Context) -> Rule | None:
    """Return the rule for a template whose name is a code: ``{{FRA}}`` is the country, ``{{fr}}`` the mark of a text in
    French. None for other names.
    """
    # {{DEU-1935}}: with the flag of that year.
    name, _, year = template.name.partition("-")
    if not name.isascii() or not name.isalpha() or len(name) > 4 or (year and not year.isdecimal()):
        return None
    if name.isupper() and len(name) > 2 and country(name, context):
        return country_code
    return bare_code if len(name) == 2 and not template.params and is_known(name.lower(), context) else None


def _by_word(template: Template, context: Context) -> Rule | None:
    """Return the rule for a template whose name is a word of the page's language: ``{{ألمانية|Spree}}`` marks a text in
    German; ``{{Österreich}}``, within a line, is the country; ``{{XXe siècle}}`` the century; ``{{-44}}``, on a French
    page, a year before Christ. None for other names.
    """
    # With a text it names a language, without one a country.
    if "1" in template.params:
        return named_language if language_called(template.name, context) else None
    if template.params:
        return None
    if (year := _BEFORE_CHRIST.match(template.name)) and wiki_language(context.page) == "fr":
        return f"{year[1]}&nbsp;av.&nbsp;J.-C."
    if ordinal := _ORDINAL.match(template.name):
        return f"{ordinal[1]}<sup>{ordinal[2]}</sup>{ordinal[3] or ''}"
    return named_country if is_country(template, context) else None


_BEFORE_CHRIST = re.compile(r"-([0-9]{1,4})$")
_ORDINAL = re.compile(r"([0-9]{1,3}|[IVXLCDM]+)(er|re|e|ème|ère)( siècle(?: av\. J\.-C\.)?)?$")
"""Matches the names of French templates that are their own output: ``{{1re}}``, ``{{XXe siècle}}``. Groups: numeral;
ending, printed as superscript; the word siècle and what follows, if any.
"""
