"""Parser functions of text and numbers (CoreParserFunctions; the string functions of the extension ParserFunctions)."""

from __future__ import annotations

import html
import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote_plus

from wikibinder.templates.cldr import locale_of
from wikibinder.templates.functions.conditions import is_number
from wikibinder.templates.numbers import LARGEST, MINUS, localized, native_digits, separated, separators, western_digits

if TYPE_CHECKING:
    from wikibinder.templates.functions.function_call import FunctionCall

LONGEST_STRING = 1000
"""Maximum number of characters that a string function reads ($wgPFStringLengthLimit)."""
# The limit of CoreParserFunctions::pad.
MOST_PADDING = 500
PLURALS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories, in the order in which ``{{plural:}}`` expects the forms of those that the language has."""

_INTEGER = re.compile(r"\s*[-+]?\d{1,15}")
_NUMBER = re.compile(r"(-(?=[\d.]))?(\d+|(?=\.\d))(\.\d*)?([Ee][-+]?\d+)?", re.ASCII)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]|'{2,}|<[^>]*>")


def integer(text: str, default: int = 0) -> int:
    """Return the integer at the beginning of a text, as PHP's ``intval``; ``default`` if there is none."""
    found = _INTEGER.match(text)
    return int(found.group()) if found else default


# ---------------------------------------------------------------- letters


def lower(call: FunctionCall) -> str:
    """``{{lc:TEXT}}`` -> text."""
    return call.first.lower()


def upper(call: FunctionCall) -> str:
    """``{{uc:text}}`` -> TEXT."""
    return call.first.upper()


def lower_first(call: FunctionCall) -> str:
    """``{{lcfirst:Text}}`` -> text."""
    return call.first[:1].lower() + call.first[1:]


def upper_first(call: FunctionCall) -> str:
    """``{{ucfirst:text}}`` -> Text."""
    return call.first[:1].upper() + call.first[1:]


def pad_left(call: FunctionCall) -> str:
    """``{{padleft:7|3|0}}`` -> 007: the text with the third argument (default: 0) repeated before it up to the given
    length, at most MOST_PADDING.
    """
    return _padding(call) + call.first


def pad_right(call: FunctionCall) -> str:
    """``{{padright:7|3|0}}`` -> 700: the text with the third argument (default: 0) repeated after it up to the given
    length, at most MOST_PADDING.
    """
    return call.first + _padding(call)


def _padding(call: FunctionCall) -> str:
    length = min(integer(call.text(1)), MOST_PADDING) - len(call.letters(call.first, shown=False))
    fill = call.letters(call.text(2, "0"))
    return (fill * (length // len(fill) + 1))[:length] if length > 0 and fill else ""


def isolated(call: FunctionCall) -> str:
    """``{{bidi:text}}``: the text between Unicode's embedding marks for its own direction (``Language::embedBidi``),
    that of its first letter.
    """
    rtl = re.search("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]", call.first)
    letter = re.search(r"[^\W\d_]", call.first)
    mark = "\u202b" if rtl and letter and rtl.start() == letter.start() else "\u202a"
    return f"{mark}{call.first}\u202c" if call.first else ""


# ---------------------------------------------------------------- numbers and word forms


def formatnum(call: FunctionCall) -> str:
    """``{{formatnum:12345.6}}`` -> 12,345.6, in the format of the wiki's language. ``|R`` does the reverse, ``|NOSEP``
    omits separators, ``|LOSSLESS`` does not round to the precision of a float.
    """
    manner = call.text(1).upper()
    if manner == "R":
        return read_back(call.first, call.page.language)
    if manner == "NOSEP":
        return _NUMBER.sub(lambda match: _signed(match.group()), call.first)
    language = call.page.language
    if manner == "LOSSLESS":
        return _NUMBER.sub(lambda match: _lossless(match, language), call.first)
    return format_numbers(call.first, language)


def format_numbers(text: str, language: str) -> str:
    """Return the text with every number in the format of a language, rounded to the precision of a float, as PHP's
    NumberFormatter does.
    """
    return _NUMBER.sub(lambda match: _formatted(match, language), text)


def read_back(text: str, language: str) -> str:
    """Return a number written in the format of a language as plain digits with a point
    (``Language::parseFormattedNumber``).
    """
    group, point = separators(language)
    return western_digits(text, language).replace(group, "").replace(point, ".").replace(MINUS, "-")


def _lossless(match: re.Match[str], language: str) -> str:
    sign, whole, decimals, exponent = (part or "" for part in match.groups())
    return _signed(sign) + localized(separated(whole, language) + decimals, language) + exponent


def _signed(text: str) -> str:
    return text.replace("-", MINUS)


def _formatted(match: re.Match[str], language: str) -> str:
    sign, whole, decimals, exponent = match.groups()
    value = float(match.group())
    if not math.isfinite(value) or abs(value) > LARGEST:
        return _signed(match.group())
    places = max(0, len(decimals or "") - 1)
    head, _, tail = f"{Decimal(repr(abs(value))):.{places}f}".partition(".")
    # Keep as many digits as are written before the point: 007 keeps its zeros, .5 gets none.
    head = head if exponent else head.zfill(len(whole)) if whole else ""
    shown = localized(separated(head, language) + ("." + tail if decimals else ""), language)
    return (MINUS if sign else "") + native_digits(shown, language)


def plural(call: FunctionCall) -> str:
    """``{{plural:2|page|pages}}`` -> pages: the plural form for a number in the language of the wiki, or the last form
    if there are too few, or "" if there is none; ``|12=dozen`` gives the form for one number.
    """
    number = call.first.replace(",", "")
    forms: list[int] = []
    for position_ in range(1, len(call)):
        name = call.name_of(position_)
        if name is None:
            forms.append(position_)
        elif name == number:
            return call.value(position_)
    if not forms:
        return ""
    return call.value(forms[min(plural_form(number, call.page.language), len(forms) - 1)])


def plural_form(number: str, language: str) -> int:
    """Return the index, from 0, of the form for a number among the plural forms of a language (those of :data:`PLURALS`
    for which CLDR has rules); text that is no number has the last one.
    """
    rules = locale_of(language).plural_form
    kinds = [kind for kind in PLURALS if kind in rules.rules or kind == "other"]
    size = abs(float(number)) if is_number(number) else math.inf
    return kinds.index(rules(size) if size <= LARGEST else "other")


def gender(call: FunctionCall) -> str:
    """``{{gender:user|he|she|they}}`` -> they: always the neutral form, because users are unknown; the first form if
    there are fewer than three.
    """
    forms = [call.value(number) for number in range(1, len(call))]
    return forms[2] if len(forms) > 2 else "".join(forms[:1])


# ---------------------------------------------------------------- addresses


def urlencode(call: FunctionCall) -> str:
    """``{{urlencode:text|WIKI}}``: the text encoded for an address: for a query by default, ``PATH`` with ``%20`` for
    spaces, ``WIKI`` with ``_``.
    """
    text, manner = call.letters(call.first), call.text(1).upper()
    if manner == "WIKI":
        return encoded(text)
    # PHP's urlencode encodes "~" and its rawurlencode does not; Python's functions do not differ.
    return quote(text, safe="~") if manner == "PATH" else quote_plus(text).replace("~", "%7E")


def encoded(text: str) -> str:
    """Return a title as it is written in addresses: ``_`` for spaces, percent-encoded (``wfUrlencode``)."""
    return quote(text.replace(" ", "_"), safe=";@$!*(),/:~")


def urldecode(call: FunctionCall) -> str:
    """``{{#urldecode: a+b }}`` -> a b: the inverse of ``{{urlencode:}}``."""
    return _CONTROL.sub("", unquote_plus(call.letters(call.first)))


def anchorencode(call: FunctionCall) -> str:
    """``{{anchorencode:A heading}}`` -> A_heading: the id of a heading with that text."""
    return anchor(call.letters(call.first))


def anchor(text: str) -> str:
    """Return the id of a heading from its wikitext (``Sanitizer::escapeIdForLink``): the words of its text, joined by
    ``_``.
    """
    words = html.unescape(_LINK.sub(r"\1", text))
    joined = re.sub(r"[\s_]+", "_", words.strip(" _\t\n"))
    # Browsers decode the fragment of an address, and the result must be the id.
    joined = re.sub("%(?=[0-9A-Fa-f]{2})", "%25", joined)
    # PHP's htmlspecialchars writes an apostrophe as "&#039;"; brackets would make a link.
    return html.escape(joined).replace("&#x27;", "&#039;").replace("[", "&#91;").replace("]", "&#93;")


# ---------------------------------------------------------------- string functions


def length(call: FunctionCall) -> str:
    """``{{#len: text }}`` -> 4: the number of characters."""
    return str(len(call.letters(call.first, shown=False)))


def _strings(call: FunctionCall, *, shown: bool = False) -> tuple[str, str]:
    return call.letters(call.first, shown=shown)[:LONGEST_STRING], call.letters(call.text(1), shown=False) or " "


def position(call: FunctionCall) -> str:
    """``{{#pos: text | part | from }}``: the index of the first occurrence of a part (by default a space) at or after
    the index ``from``; "" if there is none. Indexes begin with 0.
    """
    text, part = _strings(call)
    found = text.find(part, max(0, integer(call.text(2))))
    return str(found) if found >= 0 else ""


def last_position(call: FunctionCall) -> str:
    """``{{#rpos: text | part }}``: the index, from 0, of the last occurrence of a part (by default a space); -1 if
    there is none.
    """
    text, part = _strings(call)
    return str(text.rfind(part))


def substring(call: FunctionCall) -> str:
    """``{{#sub: text | 1 | 2 }}`` -> ex: from the index 1, 2 characters (0: all); negative numbers count from the
    end.
    """
    text = call.letters(call.first)
    start, size = integer(call.text(1)), integer(call.text(2))
    rest = text[start:] if start >= 0 else text[max(0, len(text) + start) :]
    # A length of 0 means no limit, as in ParserFunctions.
    return rest[:size] if size else rest


def count(call: FunctionCall) -> str:
    """``{{#count: text | part }}``: the number of occurrences of a part (by default a space) in a text."""
    text, part = _strings(call)
    return str(text.count(part))


def replace(call: FunctionCall) -> str:
    """``{{#replace: text | part | other | limit }}``: the text with all occurrences of a part (by default a space), or
    the first ``limit``, replaced by other text.
    """
    text, part = _strings(call, shown=True)
    most = integer(call.text(3), -1)
    return text.replace(part, call.letters(call.text(2)), most if most > 0 else -1)


def explode(call: FunctionCall) -> str:
    """``{{#explode: text | separator | number | limit }}``: the piece of that number, from 0 (negative: from the end),
    of the text split at the separator (by default a space) into at most ``limit`` pieces; "" if there is none.
    """
    text, mark = _strings(call, shown=True)
    limit = integer(call.text(3))
    pieces = text.split(mark, limit - 1) if limit > 0 else text.split(mark)
    number = integer(call.text(2))
    return pieces[number] if -len(pieces) <= number < len(pieces) else ""
