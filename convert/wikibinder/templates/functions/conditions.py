"""Parser functions that decide and calculate (https://www.mediawiki.org/wiki/Help:Extension:ParserFunctions)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code
from wikibinder.templates.functions.expr import ExpressionError, calculate
from wikibinder.templates.functions.magic_words import DEFAULT_WORDS

if TYPE_CHECKING:
    from wikibinder.templates.functions.function_call import FunctionCall

_NUMERIC = re.compile(r"[ \t\n\r\v\f]*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?[ \t\n\r\v\f]*$")
_LONGEST_NUMBER = 100
# The pattern of ExtParserFunctions::iferror: an element with "error" among its classes.
_ERROR = re.compile(
    r'<(?:strong|span|p|div)\s(?:[^\s>]*+\s++)*?class="(?:[^"\s>]*+\s++)*?error(?:\s[^">]*)?"', re.IGNORECASE
)


def error(message: str) -> str:
    """Return a message in the markup of MediaWiki's error messages (``<strong class="error">``), which ``#iferror``
    detects.
    """
    return f'<strong class="error">{message}</strong>'


def is_number(text: str) -> bool:
    """Whether PHP's ``is_numeric`` accepts a text; False for more than _LONGEST_NUMBER characters."""
    return len(text) <= _LONGEST_NUMBER and _NUMERIC.match(text) is not None


def same(left: str, right: str) -> bool:
    """Whether two strings are equal by PHP's ``==``: as numbers if both are numbers, otherwise as texts."""
    return left == right or (is_number(left) and is_number(right) and float(left) == float(right))


def decoded(text: str) -> str:
    """Return the text with character references decoded, as MediaWiki does before a comparison."""
    return html.unescape(text) if "&" in text else text


def if_(call: FunctionCall) -> str:
    """``{{#if: test | then | else }}`` -> "then" if the test is not blank, otherwise "else"."""
    return call.text(1 if call.first else 2)


def ifeq(call: FunctionCall) -> str:
    """``{{#ifeq: left | right | same | different }}`` -> "same" if left equals right, otherwise "different"."""
    return call.text(2 if same(decoded(call.first), decoded(call.text(1))) else 3)


def iferror(call: FunctionCall) -> str:
    """``{{#iferror: test | failed | fine }}`` -> "failed" if the test contains an error, otherwise "fine" (default: the
    test).
    """
    if _ERROR.search(call.first):
        return call.text(1)
    return call.text(2) if len(call) > 2 else call.first


def ifexpr(call: FunctionCall) -> str:
    """``{{#ifexpr: expression | then | else }}`` -> "then" if the value of the expression is not 0, otherwise "else";
    MediaWiki's error message if it is invalid.
    """
    try:
        result = calculate(call.plain(call.first))
    except ExpressionError as problem:
        return _failed(call, problem)
    return call.text(1 if result not in ("", "0") else 2)


def expr(call: FunctionCall) -> str:
    """``{{#expr: 1 + 2 }}`` -> 3; MediaWiki's error message if the expression is invalid."""
    try:
        return calculate(call.plain(call.first))
    except ExpressionError as problem:
        return _failed(call, problem)


def _failed(call: FunctionCall, problem: ExpressionError) -> str:
    call.report(Code.MARKUP_KEPT_AS_SOURCE, f"#expr: {problem}")
    return error(f"Expression error: {problem}")


def ifexist(call: FunctionCall) -> str:
    """``{{#ifexist: title | there | not there }}`` -> "there" if the title is that of the current page or of one of the
    wiki's template pages; otherwise "not there", which is reported, because the wiki may have the page.
    """
    title = call.page.namespaces.title(call.first)
    exists = title is not None and call.page.exists(title)
    # The store rarely contains all pages of the wiki, so a page may exist without being in it.
    if not exists and len(call) > 1:
        call.report(Code.MARKUP_CHANGED, f"#ifexist: evaluated as if the wiki had no page {call.first}")
    return call.text(1 if exists else 2)


def switch(call: FunctionCall) -> str:
    """``{{#switch: value | a | b = first | c = second | #default = otherwise }}`` -> the result of the case equal to
    the value, otherwise the default ("": none).

    A case without a result has the result of the next case that has one; a last argument without ``=`` is the default.
    """
    test = decoded(call.first)
    default = 0
    found = default_follows = False
    last: str | None = None
    for number in range(1, len(call)):
        label = call.name_of(number)
        if label is None:
            last = call.value(number)
            found = found or same(decoded(last), test)
            # "#default" without a value has the result of the next case that has one, like any other case.
            default_follows = default_follows or last.casefold() in DEFAULT_WORDS
            continue
        last = None
        if found or same(decoded(label), test):
            return call.value(number)
        if default_follows or label.casefold() in DEFAULT_WORDS:
            default, default_follows = number, False
    if last is not None:
        return last
    return call.value(default) if default else ""
