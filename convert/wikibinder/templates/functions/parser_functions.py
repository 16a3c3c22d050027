"""Parser functions -> their results in MediaWiki, as far as the text of the page determines them.

Conditions, comparison and text functions are those of MediaWiki core and the ParserFunctions extension. Arguments
are raw wikitext. Only the arguments that a decision needs are expanded, so a branch that is not taken costs no time.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote_plus

from wikibinder.model.diagnostics import Code
from wikibinder.templates.cldr import locale_of, page_language
from wikibinder.templates.functions.expr import ExpressionError, calculate
from wikibinder.templates.functions.magic_words import DEFAULT_WORDS
from wikibinder.templates.numbers import LARGEST, grouped
from wikibinder.templates.unknown import keep
from wikibinder.wikitext import preprocessor

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

MAX_TEXT = 1000
"""The limit of MediaWiki's string functions (``$wgPFStringLengthLimit``)."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_MARKER = re.compile("\x01[0-9]+\x02")
_ERROR = re.compile(r'<(?:strong|span|p|div)\s[^>]{0,200}?class="[^">]{0,200}\berror\b')
_LEADING_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NUMERIC = re.compile(r"\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$")
_OPEN_CLOSE = re.compile(r"\[\[|\{\{|\]\]|\}\}|=|<nowiki>.*?</nowiki>|<!--.*?-->", re.DOTALL)


def arguments(template: Template) -> list[str]:
    """The raw arguments of a parser function: "1", "2" ... in order."""
    found: list[str] = []
    while (value := template.params.get(str(len(found) + 1))) is not None:
        found.append(value)
    return found


def argument(template: Template, number: int) -> str:
    """The raw argument with this number, trimmed; "" where there is none."""
    return template.params.get(str(number), "").strip()


def value(template: Template, context: Context, number: int = 1) -> str:
    """The argument with this number, expanded and trimmed."""
    return context.expand(template.params.get(str(number), "")).strip()


def letters(template: Template, context: Context, number: int = 1, *, shown: bool = False) -> str:
    """The argument as :func:`value` gives it, without what is finished already (marks of notes, formulas): functions
    that count and cut letters see none of it (Parser::killMarkers). Reported where the letters are ``shown``.
    """
    text = value(template, context, number)
    if "\x01" not in text:
        return text
    if shown:
        message = f"{template.name} takes words alone: a note or a formula in it has no place in the text"
        context.report(Code.TEXT_DROPPED, message, template)
    return _MARKER.sub("", text)


def split_case(raw: str) -> tuple[str | None, str]:
    """An argument ``name = value`` -> its two sides, (None, argument) without a ``=`` of its own level."""
    depth = 0
    for mark in _OPEN_CLOSE.finditer(raw):
        text = mark.group()
        if text in ("[[", "{{"):
            depth += 1
        elif text in ("]]", "}}"):
            depth = max(0, depth - 1)
        elif text == "=" and depth == 0:
            return raw[: mark.start()].strip(), raw[mark.end() :].strip()
    return None, raw.strip()


def error(message: str) -> str:
    """The markup of a failed function in MediaWiki; ``#iferror`` searches for it."""
    return f'<strong class="error">{message}</strong>'


def same(left: str, right: str) -> bool:
    """``#ifeq``'s equality: by number where both are numbers, else by text."""
    if _NUMERIC.match(left[:100]) and _NUMERIC.match(right[:100]):
        return float(left) == float(right)
    return left == right


# ---------------------------------------------------------------- conditions


def if_(template: Template, context: Context) -> Expansion:
    """``{{#if: test | then | else }}``: the test is whether anything is left of it."""
    return argument(template, 2 if value(template, context) else 3)


def ifeq(template: Template, context: Context) -> Expansion:
    """``{{#ifeq: a | b | same | different }}``."""
    return argument(template, 3 if same(value(template, context, 1), value(template, context, 2)) else 4)


def iferror(template: Template, context: Context) -> Expansion:
    """``{{#iferror: test | failed | went well }}``: without a third argument the test itself."""
    test = value(template, context)
    if _ERROR.search(test):
        return argument(template, 2)
    return argument(template, 3) if "3" in template.params else test


def ifexpr(template: Template, context: Context) -> Expansion:
    """``{{#ifexpr: calculation | not 0 | 0 }}``."""
    try:
        result = calculate(context.plain(value(template, context)))
    except ExpressionError as problem:
        return _expression_error(problem, template, context)
    return argument(template, 2 if result not in ("", "0") else 3)


def ifexist(template: Template, context: Context) -> Expansion:
    """``{{#ifexist: page | there | not there }}``: the text does not contain which pages a wiki has; only the page
    itself certainly exists. The other branch has the same text without a link.
    """
    title = context.plain(value(template, context)).replace("_", " ")
    there = title == context.page.title
    if not there and (argument(template, 2) or argument(template, 3)):
        context.report(Code.MARKUP_CHANGED, f"#ifexist: taken as if the wiki had no page {title}", template)
    return argument(template, 2 if there else 3)


def switch(template: Template, context: Context) -> Expansion:
    """``{{#switch: value | a | b = first | c = second | otherwise }}`` with its fall-through."""
    given = arguments(template)
    test = context.expand(given[0]).strip() if given else ""
    default, last = "", ""
    # An earlier case without an outcome of its own was the value, or the default.
    found = takes_default = False
    for raw in given[1:]:
        name, outcome = split_case(raw)
        label = context.expand(outcome if name is None else name).strip()
        is_default = label.casefold() in DEFAULT_WORDS
        if name is None:
            found, takes_default = found or same(label, test), takes_default or is_default
            last = "" if is_default else raw
            continue
        if found or same(label, test):
            return outcome
        if takes_default or is_default:
            default, takes_default = outcome, False
        last = ""
    return last.strip() or default


def _expression_error(problem: ExpressionError, template: Template, context: Context) -> str:
    context.report(Code.MARKUP_KEPT_AS_SOURCE, f"#expr: {problem}", template)
    return error(f"Expression error: {problem}")


def expr(template: Template, context: Context) -> Expansion:
    """``{{#expr: 1 + 2 }}``."""
    try:
        return calculate(context.plain(value(template, context)))
    except ExpressionError as problem:
        return _expression_error(problem, template, context)


# ---------------------------------------------------------------- text


def lower(template: Template, context: Context) -> Expansion:
    """``{{lc:TEXT}}``."""
    return value(template, context).lower()


def upper(template: Template, context: Context) -> Expansion:
    """``{{uc:text}}``."""
    return value(template, context).upper()


def lower_first(template: Template, context: Context) -> Expansion:
    """``{{lcfirst:Text}}``."""
    text = value(template, context)
    return text[:1].lower() + text[1:]


def upper_first(template: Template, context: Context) -> Expansion:
    """``{{ucfirst:text}}``."""
    text = value(template, context)
    return text[:1].upper() + text[1:]


def _padding(template: Template, context: Context) -> tuple[str, str]:
    text = value(template, context)
    wanted = value(template, context, 2)
    missing = min(int(wanted[:9]), 500) - len(_MARKER.sub("", text)) if wanted.isdecimal() else 0
    fill = letters(template, context, 3, shown=True) if "3" in template.params else "0"
    if missing <= 0 or not fill:
        return text, ""
    return text, (fill * (missing // len(fill) + 1))[:missing]


def pad_left(template: Template, context: Context) -> Expansion:
    """``{{padleft:7|3|0}}`` -> 007."""
    text, padding = _padding(template, context)
    return padding + text


def pad_right(template: Template, context: Context) -> Expansion:
    """``{{padright:7|3|0}}`` -> 700."""
    text, padding = _padding(template, context)
    return text + padding


def formatnum(template: Template, context: Context) -> Expansion:
    """``{{formatnum:12345.6}}`` -> 12,345.6, in the manner of the wiki's language; ``|R`` takes the commas out."""
    text = value(template, context)
    option = value(template, context, 2).upper()
    if option == "R":
        return text.replace(",", "")
    number = _LEADING_NUMBER.match(text)
    if option == "NOSEP" or number is None:
        return text
    return grouped(number.group(), page_language(context)) + text[number.end() :]


def plural(template: Template, context: Context) -> Expansion:
    """``{{plural:2|page|pages}}``."""
    number = value(template, context).replace(",", "")
    for raw in arguments(template)[1:]:
        name, outcome = split_case(raw)
        if name is not None and name == number:
            return outcome
    forms = [raw for raw in arguments(template)[1:] if split_case(raw)[0] is None]
    if not forms:
        return ""
    rules = locale_of(page_language(context)).plural_form
    kinds = [kind for kind in PLURALS if kind in rules.rules]
    size = abs(float(number[:30])) if _NUMERIC.match(number[:30]) else math.inf
    kind = rules(size) if size <= LARGEST else "other"
    return forms[min(kinds.index(kind) if kind in kinds else len(kinds), len(forms) - 1)].strip()


PLURALS = ("zero", "one", "two", "few", "many")
"""Plural categories in the order of the forms given; all other numbers use the last form."""


def grammar(template: Template, context: Context) -> Expansion:
    """``{{grammar:genitive|word}}``: the word; its forms are the wiki's own."""
    return value(template, context, 2)


def gender(template: Template, context: Context) -> Expansion:
    """``{{gender:name|he|she|they}}``: the gender of users is unknown, so the neutral form is used."""
    forms = [context.expand(raw).strip() for raw in arguments(template)[1:]]
    return (forms + [""] * 3)[2] or (forms[0] if forms else "")


def urlencode(template: Template, context: Context) -> Expansion:
    """``{{urlencode:a b}}``; WIKI and PATH for the two other manners."""
    text = letters(template, context, shown=True)
    manner = value(template, context, 2).upper()
    if manner == "WIKI":
        return quote(text.replace(" ", "_"), safe=";@$!*(),/:~")
    return quote(text, safe="") if manner == "PATH" else quote_plus(text)


def urldecode(template: Template, context: Context) -> Expansion:
    """``{{#urldecode:a+b}}``."""
    return _CONTROL.sub("", unquote_plus(letters(template, context, shown=True)))


def anchorencode(template: Template, context: Context) -> Expansion:
    """``{{anchorencode:A heading}}`` -> A_heading."""
    return context.plain(value(template, context)).replace(" ", "_")


def length(template: Template, context: Context) -> Expansion:
    """``{{#len: text }}``."""
    return str(len(letters(template, context)))


def _number(text: str, default: int) -> int:
    match = re.match(r"[-+]?\d{1,9}", text)
    return int(match.group()) if match else default


def position(template: Template, context: Context) -> Expansion:
    """``{{#pos: text | part | from }}``: counted from 0, empty where it is not found."""
    text, part = letters(template, context)[:MAX_TEXT], letters(template, context, 2)
    found = text.find(part or " ", max(0, _number(value(template, context, 3), 0)))
    return str(found) if found >= 0 else ""


def last_position(template: Template, context: Context) -> Expansion:
    """``{{#rpos: text | part }}``: -1 where it is not found."""
    return str(letters(template, context)[:MAX_TEXT].rfind(letters(template, context, 2) or " "))


def substring(template: Template, context: Context) -> Expansion:
    """``{{#sub: text | start | length }}``; both may count from the end."""
    text = letters(template, context, shown=True)
    start = _number(value(template, context, 2), 0)
    size = _number(value(template, context, 3), 0)
    rest = text[start:] if start >= 0 else text[max(0, len(text) + start) :]
    if size == 0:
        return rest
    return rest[:size]


def count(template: Template, context: Context) -> Expansion:
    """``{{#count: text | part }}``."""
    return str(letters(template, context)[:MAX_TEXT].count(letters(template, context, 2) or " "))


def replace(template: Template, context: Context) -> Expansion:
    """``{{#replace: text | part | other }}``."""
    text, part, other = (letters(template, context, n, shown=n != 2) for n in (1, 2, 3))
    return text[:MAX_TEXT].replace(part or " ", other[:MAX_TEXT]) + text[MAX_TEXT:]


def explode(template: Template, context: Context) -> Expansion:
    """``{{#explode: text | mark | number }}``: one of the pieces, counted from 0, or from the end below 0."""
    pieces = letters(template, context, shown=True)[:MAX_TEXT].split(letters(template, context, 2) or " ")
    number = _number(value(template, context, 3), 0)
    return pieces[number] if -len(pieces) <= number < len(pieces) else ""


def titleparts(template: Template, context: Context) -> Expansion:
    """``{{#titleparts: a/b/c | how many | from }}``."""
    parts = value(template, context).replace("_", " ").split("/", 24)
    size = _number(value(template, context, 2), 0)
    first = _number(value(template, context, 3), 1)
    rest = parts[first - 1 if first > 0 else first or 0 :]
    return "/".join(rest[:size] if size else rest)


def language(template: Template, context: Context) -> Expansion:
    """``{{#language: de | en }}`` -> German: the language's name in the second one, or in itself."""
    code = value(template, context)
    names = locale_of(value(template, context, 2) or code).languages
    return str(names.get(code.lower().replace("-", "_"), code))


# ---------------------------------------------------------------- tags, modules, data

_TAG_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}$")


def tag(template: Template, context: Context) -> Expansion:
    """``{{#tag: ref | text | name = x }}`` -> the extension tag, which is read on."""
    name = value(template, context).lower()
    if not _TAG_NAME.match(name):
        return argument(template, 2)
    attributes = []
    for raw in arguments(template)[2:]:
        key, outcome = split_case(raw)
        text = context.plain(outcome).strip("\"'").replace('"', "&quot;")
        if key:
            attributes.append(f' {key}="{text}"')
    content = template.params.get("2", "")
    return f"<{name}{''.join(attributes)}>{content}</{name}>" if content else f"<{name}{''.join(attributes)}/>"


def invoke(template: Template, context: Context) -> Expansion:
    """``{{#invoke: module | function | values }}``: the module is on the wiki only; its values are kept, as those of
    a template without a rule.
    """
    module = argument(template, 1)
    context.report(Code.TEMPLATE_UNKNOWN, f"no rule for the module {module}", template)
    return keep(preprocessor.template([module, *arguments(template)[2:]], template.raw, template.line), context)


def nothing(template: Template, context: Context) -> Expansion:
    """A function without output, or with data that only the wiki has."""
    context.report(Code.TEMPLATE_DROPPED, f"{template.name}: it tells the wiki something, not the reader", template)
    return ""


def no_value(template: Template, context: Context) -> Expansion:
    """A function whose output only the wiki has."""
    context.report(Code.TEXT_DROPPED, f"{template.name}: only the wiki knows its value", template)
    return ""


def first(template: Template, _context: Context) -> Expansion:
    """A function whose argument shows as it is."""
    return template.params.get("1", "")
