"""Rules of templates (a text pattern, a handler, or a reason to drop the template), and their application."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from wikibinder.model.diagnostics import Code
from wikibinder.templates.left_out import report_settings
from wikibinder.templates.readable import is_prose, is_setting
from wikibinder.templates.unknown import keep

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context, Expansion, Handler
    from wikibinder.wikitext.preprocessor import Template


@dataclass(frozen=True, slots=True)
class Drop:
    """A rule for templates that print nothing for readers; ``reason`` is printed in the report."""

    reason: str


Rule: TypeAlias = "str | Drop | Handler"
"""A text pattern, a reason to drop the template, or a handler. A pattern is wikitext with MediaWiki's parameters:
``{{{1}}}``, ``{{{name|default}}}``.
"""

_PATTERN_MARK = re.compile(r"\{\{\{|\}\}\}|\|")


def fill(pattern: str, params: Mapping[str, str]) -> str:
    """Return the text pattern of a rule with its parameters replaced by their values; one without value and default is
    empty.

    Unlike in MediaWiki, a blank value is replaced by the default, because articles write ``|size=`` far more often by
    leaving a form empty than on purpose. ``{{{!1}}}`` prints nothing: it marks the parameter as used.
    """
    return _fill(pattern, params, 0, top=True)[0]


def _fill(pattern: str, params: Mapping[str, str], start: int, *, top: bool) -> tuple[str, int]:
    """Fill in a text pattern from the index ``start`` to the end (``top``), or to the ``}}}`` of the parameter whose
    content begins there; return the text and the index after it.
    """
    parts: list[str] = []
    name: str | None = None
    position = start
    while mark := _PATTERN_MARK.search(pattern, position):
        parts.append(pattern[position : mark.start()])
        position = mark.end()
        if mark.group() == "{{{":
            inner, position = _fill(pattern, params, position, top=False)
            parts.append(inner)
        elif top or (mark.group() == "|" and name is not None):
            parts.append(mark.group())
        elif mark.group() == "|":
            name = "".join(parts).strip()
            parts.clear()
        else:
            text = "".join(parts)
            default = "" if name is None else text
            name = text.strip() if name is None else name
            # The parameter counts as used, but is not printed.
            if name.startswith("!"):
                params.get(name[1:], "")
                return "", position
            value = params.get(name, "")
            # A blank value counts as missing: see ``fill``.
            return (value if value.strip() else default), position
    parts.append(pattern[position:])
    return "".join(parts), len(pattern)


class Read(Mapping[str, str]):
    """The parameters of a call: name -> value, expanded on first use. ``raw``: all values, not expanded; ``expanded``:
    the values used so far.

    Each value is expanded once, however often a handler uses it: otherwise nested templates would double the work with
    every level.
    """

    def __init__(self, params: Mapping[str, str], expand: Callable[[str], str]) -> None:
        self.raw = params
        self.expanded: dict[str, str] = {}
        self._expand = expand

    def __getitem__(self, name: str) -> str:
        known = self.expanded.get(name)
        if known is None:
            value = self.raw[name]
            # Recorded even if the rule discards the value: it has handled the parameter.
            known = self.expanded[name] = self._expand(value) if "{{" in value else value
        return known

    def get(self, name: str, default: Any = None) -> Any:
        """Return the expanded value of a parameter; ``default`` if the call does not have it."""
        known = self.expanded.get(name)
        if known is None:
            return self[name] if name in self.raw else default
        return known

    def __contains__(self, name: object) -> bool:
        return name in self.raw

    def __iter__(self) -> Iterator[str]:
        return iter(self.raw)

    def __len__(self) -> int:
        return len(self.raw)


LONGEST_NAME = 40
"""Maximum length in characters of a parameter's name. A longer text before ``=`` is part of the value."""


def corrected(template: Template, pattern: str = "") -> Template:
    """Return the call with a positional parameter in place of one that was named by mistake, because its value contains
    an equals sign: ``{{nowrap|x = 5}}``, ``{{quote|… <ref name=x/> …}}``; other calls are unchanged. ``pattern``: the
    text pattern that will be filled in, if the rule is one.
    """
    params = template.params
    # Fast test: most calls have a first parameter or only short names.
    if "1" in params or not (pattern or max(map(len, params), default=0) > LONGEST_NAME):
        return template
    for name, value in params.items():
        # An equals sign inside a sentence.
        sentence = len(name) > LONGEST_NAME and " " in name
        # An equals sign inside a formula or an address that is the only argument.
        only = len(params) == 1 and bool(pattern) and _is_no_name(name, value, pattern)
        if sentence or only:
            rest = {other: text for other, text in params.items() if other != name}
            first = f"{name}={value}" if sentence else f"{name} &#61; {value}"
            return template.with_params({"1": first, **rest})
    return template


def _is_no_name(name: str, value: str, pattern: str) -> bool:
    """Whether ``name``, the text before an equals sign, is part of the value: it is one word, ``pattern`` has no such
    parameter, and the value is neither empty nor a setting.
    """
    if not value or " " in name or f"{{{{{{{name}" in pattern:
        return False
    return not is_setting(name, value, line=True)


def apply(rule: Rule, template: Template, context: Context) -> Expansion:
    """Return the expansion of ``template`` by ``rule``, wikitext or finished nodes. Values that the rule does not use
    are reported; if they are so many that the wiki must have a different template of that name (FORM), the call is
    expanded as an unknown template.
    """
    if isinstance(rule, Drop):
        context.report(Code.TEMPLATE_DROPPED, f"{template.name}: {rule.reason}", template)
        return ""
    read = Read(corrected(template, rule if isinstance(rule, str) else "").params, context.expand)
    seen = template.with_params(read)
    expansion = fill(rule, read) if isinstance(rule, str) else rule(seen, context)
    # Values that the rule has not used may be text that would be lost.
    unread = [name for name in read if name not in read.expanded]
    left = [name for name in unread if is_prose(name, read.raw[name])]
    if len(left) >= FORM and len(left) > sum(bool(value.strip()) for value in read.expanded.values()):
        context.report(
            Code.TEMPLATE_UNKNOWN,
            f"this wiki has a different template named {template.name}; its parameters do not fit",
            template,
        )
        return keep(template, context)
    for name in left:
        shown = replace(template, raw=read.raw[name].strip())
        context.report(Code.TEXT_DROPPED, f"{template.name}: parameter {name} is not printed", shown)
    report_settings(template, read.raw, (name for name in unread if name not in left), context)
    return expansion


FORM = 4
"""Number of parameters unknown to a rule from which, if they outnumber the known ones, the wiki is assumed to have a
different template of this name.
"""
