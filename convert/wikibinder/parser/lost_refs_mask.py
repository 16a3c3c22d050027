"""Masks the templates and extension tags of a text that has lost its ``<ref>`` tags, so that patterns match what is
around them (``lost_refs_cues``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.parser import lost_refs_cues as cues
from wikibinder.templates.handlers import link_templates
from wikibinder.templates.handlers.citation_templates import cite, cite_unknown
from wikibinder.templates.handlers.language_templates import icon, language_icon
from wikibinder.templates.transclude import NO_RULES, find
from wikibinder.wikitext import preprocessor
from wikibinder.wikitext.preprocessor import Call, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wikibinder.templates.transclude import Rule

PARAMETER_WITH_CONTENT = re.compile(r"\|(?!\s*(?:date|bot|reason|cat|small)\s*=|\s*\}\})")
"""Matches a template parameter other than the date of an editor's request."""
LANGUAGE_CODE = re.compile(r"\{\{[a-z]{2}\}\}")


def mask(wikitext: str, own: Mapping[str, Rule] = NO_RULES) -> str:
    """Return the wikitext with every template call and extension tag replaced by as many characters of the private use
    area, which show its kind (``lost_refs_cues.CITE`` ...), so that patterns match what is around them.

    ``own``: the user's rules for templates.
    """
    return "".join(_masked(cues.MASKS.sub(" ", wikitext), own))


def _masked(text: str, own: Mapping[str, Rule]) -> Iterator[str]:
    place = 0
    for piece in preprocessor.scan(text):
        if not isinstance(piece, Call) and not (isinstance(piece, Tag) and piece.closed):
            continue
        yield text[place : piece.start]
        place = piece.end
        # Notes inside a quotation are notes of the page; other templates are not searched.
        head = _quotation(piece.raw)
        if head:
            yield cues.BEGIN + cues.OTHER * (head - 1)
            yield from _masked(piece.raw[head:-2], own)
            yield cues.BEGIN + cues.OTHER
        else:
            yield cues.BEGIN + _kind(piece, own) * (len(piece.raw) - 1)
    yield text[place:]


def _quotation(raw: str) -> int:
    """Return the length of the markup before the text in a template call that prints a quotation; 0 for other calls.
    ``raw``: the call.
    """
    head, bar, text = raw.partition("|")
    is_one = preprocessor.call_name(head[2:]).casefold() in cues.QUOTATIONS and "{{" in text
    return len(head + bar) if is_one and not raw.startswith("{{{") else 0


def _kind(piece: Call | Tag, own: Mapping[str, Rule]) -> str:
    if isinstance(piece, Tag):
        return cues.NOTE if piece.name == "ref" else cues.OTHER
    name = preprocessor.call_name(piece.raw[2:-2].partition("|")[0])
    # By name first, because other templates have the same rules.
    if cues.SHORT_NAMES.match(name):
        return cues.SHORT
    named = next((kind for kind, names in cues.NAMES.items() if name.casefold() in names), "")
    return named or _kind_of_rule(find(name, own), name, piece.raw)


def _kind_of_rule(rule: Rule | None, name: str, raw: str) -> str:
    if rule in (cite, cite_unknown):
        return cues.CITE
    if rule in (icon, language_icon) or (rule is None and LANGUAGE_CODE.fullmatch(raw)):
        return cues.LANGUAGE
    no_content = rule is None and ":" not in name and PARAMETER_WITH_CONTENT.search(raw)
    return cues.UNKNOWN if no_content or getattr(rule, "__module__", "") == link_templates.__name__ else cues.OTHER
