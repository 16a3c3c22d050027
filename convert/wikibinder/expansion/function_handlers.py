"""Parser functions: the text that MediaWiki puts in their place (CoreParserFunctions, ParserFunctions extension).

A handler is given a :class:`~wikibinder.expansion.expander.FunctionCall` and returns text, or None where the call is
none of the function's own (then MediaWiki looks for a template of that name). Handlers read the arguments they need;
a branch that is not taken is not expanded.
"""

from __future__ import annotations

import html
import math
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote_plus

from wikibinder.expansion.language_names import language_name
from wikibinder.templates.cldr import locale_of
from wikibinder.templates.functions.expr import ExpressionError, calculate
from wikibinder.templates.functions.magic_words import DEFAULT_WORDS
from wikibinder.templates.functions.time import formatted, parse
from wikibinder.templates.numbers import LARGEST, grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.expansion.expander import FunctionCall
    from wikibinder.expansion.tree import Part

    Handler = Callable[[FunctionCall], str | None]

LONGEST_STRING = 1000
"""Characters that a string function reads ($wgPFStringLengthLimit)."""
DEFAULTS = frozenset(word.casefold() for word in DEFAULT_WORDS)
PLURALS = ("zero", "one", "two", "few", "many", "other")

_NUMERIC = re.compile(r"[ \t\n\r\v\f]*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?[ \t\n\r\v\f]*$")
_ERROR = re.compile(
    r'<(?:strong|span|p|div)\s(?:[^\s>]*\s+)*?class="(?:[^"\s>]*\s+)*?error(?:\s[^">]*)?"', re.IGNORECASE
)
_INTEGER = re.compile(r"\s*[-+]?\d{1,15}")
_LEADING_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_TAG_NAME = re.compile(r"[a-z][a-z0-9-]*$")


def error(message: str) -> str:
    """MediaWiki's form of a function's error; ``#iferror`` looks for it."""
    return f'<strong class="error">{message}</strong>'


def integer(text: str, default: int = 0) -> int:
    """PHP's ``intval``: the digits at the beginning."""
    found = _INTEGER.match(text)
    return int(found.group()) if found else default


def same(left: str, right: str) -> bool:
    """PHP's ``==`` of two strings: by value where both are numbers, else by their characters."""
    if left == right:
        return True
    return bool(
        _NUMERIC.match(left[:100]) and _NUMERIC.match(right[:100]) and len(left) <= 100 and len(right) <= 100
    ) and float(left) == float(right)


# ---------------------------------------------------------------- conditions


def if_(call: FunctionCall) -> str:
    """``{{#if: test | then | else }}``."""
    return call.text(1 if call.first else 2)


def ifeq(call: FunctionCall) -> str:
    """``{{#ifeq: left | right | same | different }}``."""
    return call.text(2 if same(call.first, call.text(1)) else 3)


def iferror(call: FunctionCall) -> str:
    """``{{#iferror: test | failed | fine }}``; without the third argument the test itself."""
    if _ERROR.search(call.first):
        return call.text(1)
    return call.text(2) if len(call) > 2 else call.first


def ifexpr(call: FunctionCall) -> str:
    """``{{#ifexpr: expression | not 0 | 0 }}``."""
    try:
        result = calculate(_plain(call.first))
    except ExpressionError as problem:
        return error(f"Expression error: {problem}")
    return call.text(1 if result not in ("", "0") else 2)


def expr(call: FunctionCall) -> str:
    """``{{#expr: 1 + 2 }}``."""
    try:
        return calculate(_plain(call.first))
    except ExpressionError as problem:
        return error(f"Expression error: {problem}")


def _plain(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&minus;", "-")


def ifexist(call: FunctionCall) -> str:
    """``{{#ifexist: title | there | not there }}``: of the pages that are at hand."""
    title = call.expander.wiki.namespaces.title(call.first)
    there = title is not None and call.expander.exists(title)
    return call.text(1 if there else 2)


def switch(call: FunctionCall) -> str:
    """``{{#switch: value | a | b = first | c = second | #default = otherwise }}`` with its fall-through."""
    test = call.first
    default: Part | None = None
    found = default_follows = False
    last: str | None = None
    for part in call.parts:
        if part.name is None:
            last = call.value(part)
            found = found or same(last, test)
            default_follows = default_follows or last.casefold() in DEFAULTS
            continue
        last = None
        if found:
            return call.value(part)
        label = call.name_of(part) or ""
        if same(label, test):
            return call.value(part)
        if default_follows or label.casefold() in DEFAULTS:
            default, default_follows = part, False
    if last is not None and not default_follows:
        return last
    return call.value(default) if default else ""


# ---------------------------------------------------------------- text


def _first_lower(call: FunctionCall) -> str:
    return call.first[:1].lower() + call.first[1:]


def _first_upper(call: FunctionCall) -> str:
    return call.first[:1].upper() + call.first[1:]


def _padding(call: FunctionCall) -> str:
    wanted = min(integer(call.text(1)), 500) - len(call.expander.without_markers(call.first))
    fill = call.expander.without_markers(call.text(2, "0"))
    return (fill * (wanted // len(fill) + 1))[:wanted] if wanted > 0 and fill else ""


def formatnum(call: FunctionCall) -> str:
    """``{{formatnum:12345.6}}``; ``|R`` reads a number back, ``|NOSEP`` leaves out the separators."""
    option = call.text(1).upper()
    if option in ("R", "NOSEP"):
        return call.first.replace(",", "") if option == "R" else call.first
    return _LEADING_GROUP.sub(lambda match: grouped(match.group(), call.expander.language), call.first)


_LEADING_GROUP = re.compile(r"(?<![\d.])\d+(?:\.\d+)?")


def plural(call: FunctionCall) -> str:
    """``{{plural:2|page|pages}}``: the form that the language of the wiki has for a number."""
    number = call.first.replace(",", "")
    forms: list[Part] = []
    for part in call.parts:
        if part.name is None:
            forms.append(part)
        elif call.name_of(part) == number:
            return call.value(part)
    if not forms:
        return ""
    rules = locale_of(call.expander.language).plural_form
    kinds = [kind for kind in PLURALS if kind in rules.rules or kind == "other"]
    size = abs(float(number[:30])) if _NUMERIC.match(number[:30]) else math.inf
    kind = rules(size) if size <= LARGEST else "other"
    return call.value(forms[min(kinds.index(kind), len(forms) - 1)])


def gender(call: FunctionCall) -> str:
    """``{{gender:user|he|she|they}}``: no user is known here, so the neutral form."""
    forms = [call.value(part) for part in call.parts]
    if len(forms) < 3:
        return forms[0] if forms else ""
    return forms[2]


def urlencode(call: FunctionCall) -> str:
    """``{{urlencode:text|WIKI or PATH}}``."""
    text, manner = call.expander.without_markers(call.first), call.text(1).upper()
    if manner == "WIKI":
        return quote(text.replace(" ", "_"), safe=";@$!*(),/:~")
    return quote(text, safe="") if manner == "PATH" else quote_plus(text).replace("~", "%7E")


def anchorencode(call: FunctionCall) -> str:
    """``{{anchorencode:A heading}}``: the id of a heading of that text."""
    return anchor(call.first)


def anchor(text: str) -> str:
    """The id of a heading: the words of its text, joined by ``_``."""
    words = re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]|'{2,}|<[^>]*>", r"\1", text)
    return html.escape(re.sub(r"[\s_]+", "_", html.unescape(words).strip())).replace("&#x27;", "&#039;")


def _strings(call: FunctionCall) -> tuple[str, str]:
    kill = call.expander.without_markers
    return kill(call.first)[:LONGEST_STRING], kill(call.text(1)) or " "


def position(call: FunctionCall) -> str:
    """``{{#pos: text | part | from }}``."""
    text, part = _strings(call)
    found = text.find(part, max(0, integer(call.text(2))))
    return str(found) if found >= 0 else ""


def last_position(call: FunctionCall) -> str:
    """``{{#rpos: text | part }}``."""
    text, part = _strings(call)
    return str(text.rfind(part))


def substring(call: FunctionCall) -> str:
    """``{{#sub: text | start | length }}``."""
    text = call.expander.without_markers(call.first)
    start, size = integer(call.text(1)), integer(call.text(2))
    rest = text[start:] if start >= 0 else text[max(0, len(text) + start) :]
    return rest[:size] if size else rest


def count(call: FunctionCall) -> str:
    """``{{#count: text | part }}``."""
    text, part = _strings(call)
    return str(text.count(part))


def replace(call: FunctionCall) -> str:
    """``{{#replace: text | part | other }}``."""
    text, part = _strings(call)
    return text.replace(part, call.expander.without_markers(call.text(2)))


def explode(call: FunctionCall) -> str:
    """``{{#explode: text | mark | number | limit }}``."""
    text, mark = _strings(call)
    limit = integer(call.text(3))
    pieces = text.split(mark, limit - 1) if limit > 0 else text.split(mark)
    number = integer(call.text(2))
    return pieces[number] if -len(pieces) <= number < len(pieces) else ""


def urldecode(call: FunctionCall) -> str:
    """``{{#urldecode: a+b }}``."""
    return unquote_plus(call.expander.without_markers(call.first))


def titleparts(call: FunctionCall) -> str:
    """``{{#titleparts: a/b/c | how many | from }}``."""
    title = call.expander.wiki.namespaces.title(call.first)
    if title is None:
        return call.first
    parts = title.full.split("/", 24)
    size, first = integer(call.text(1)), integer(call.text(2), 0)
    start = first - 1 if first > 0 else first
    rest = parts[start:] if start or first else parts
    if size > 0 or size < 0:
        rest = rest[:size]
    return "/".join(rest)


def rel2abs(call: FunctionCall) -> str:
    """``{{#rel2abs: ../x | base }}``."""
    base = call.text(1) or call.expander.title.full
    path = call.first.replace(" ", " ").strip("/ ") if call.first[:1] != "/" else call.first.strip("/ ")
    relative = call.first[:1] in ("/", ".") or call.first == ""
    parts = [*base.split("/"), *path.split("/")] if relative else path.split("/")
    out: list[str] = []
    for part in parts:
        if part == "..":
            if not out:
                return error("Error: Invalid depth in path: " + call.first)
            out.pop()
        elif part not in ("", "."):
            out.append(part)
    return "/".join(out)


# ---------------------------------------------------------------- dates and languages


def time(call: FunctionCall) -> str:
    """``{{#time: format | moment | language }}``; without a moment that of the page's revision."""
    moment = parse(call.text(1), call.expander.now)
    if moment is None:
        return error("Error: Invalid time.")
    return formatted(call.first, moment, call.text(2) or call.expander.language)


def formatdate(call: FunctionCall) -> str:
    """``{{#formatdate: date | ymd }}``."""
    moment, manner = parse(call.first, None), call.text(1).lower()
    patterns = {"dmy": "j F Y", "mdy": "F j, Y", "ymd": "Y F j", "iso 8601": "Y-m-d"}
    if moment is None or manner not in patterns:
        return call.first
    return formatted(patterns[manner], moment, call.expander.language)


def language(call: FunctionCall) -> str:
    """``{{#language: code | in }}``: the name of a language, in itself or in another one."""
    return language_name(call.first, call.text(1), cldr=call.expander.has_cldr) or call.first


# ---------------------------------------------------------------- titles and addresses


def namespace(call: FunctionCall) -> str | None:
    """``{{ns:6}}``, ``{{ns:file}}``."""
    spaces = call.expander.wiki.namespaces
    number = int(call.first) if re.fullmatch(r"-?\d{1,4}", call.first) else spaces.number(call.first)
    if number is None or (number != 0 and not spaces.name(number)):
        return None
    return spaces.name(number)


def namespace_encoded(call: FunctionCall) -> str | None:
    """``{{nse:…}}``: as in addresses."""
    name = namespace(call)
    return None if name is None else quote(name.replace(" ", "_"), safe=":/")


def address(call: FunctionCall) -> str | None:
    """``{{fullurl:…}}``, ``{{localurl:…}}``, ``{{canonicalurl:…}}``."""
    title = call.expander.wiki.namespaces.title(call.first)
    if title is None:
        return None
    encoded, query = quote(title.full.replace(" ", "_"), safe=";@$!*(),/:~"), call.text(1)
    path = f"/w/index.php?title={encoded}&{query}" if query else f"/wiki/{encoded}"
    server = "" if "local" in call.name.lower() else call.expander.variable("SERVER")
    # Wikis that are reached by https have an address without a scheme in $wgServer; canonicalurl adds it.
    if server.startswith("https:") and "canonical" not in call.name.lower():
        server = server.removeprefix("https:")
    return server + path


def int_message(call: FunctionCall) -> str:
    """``{{int:message}}``: a page of the MediaWiki namespace, else its key as MediaWiki shows an unknown one."""
    page = call.expander.templates.store.get(8, call.expander.wiki.namespaces.capitalized(call.first))
    if page is None:
        return f"⧼{call.first}⧽"
    text = re.sub(r"\$([1-9])", lambda match: call.text(int(match[1]), match.group()), page.text)
    return call.expander.expand_nodes(call.expander.templates.parse(text, inclusion=True), call.frame)


# ---------------------------------------------------------------- tags and others


def tag(call: FunctionCall) -> str:
    """``{{#tag: name | text | attribute = value }}``: an extension tag whose text is expanded."""
    name = call.first.lower()
    content = call.text(1) if call.parts else None
    if not _TAG_NAME.match(name):
        return content or ""
    attributes = []
    for part in call.parts[1:]:
        if (key := call.name_of(part)) is not None:
            value = call.value(part)
            for mark in ("'", '"'):
                if len(value) > 1 and value[0] == value[-1] == mark:
                    value = value[1:-1]
            attributes.append(f' {key}="{value.replace(chr(34), "&quot;")}"')
    head = f"<{name}{''.join(attributes)}"
    if name not in call.expander.templates.tags:
        return error(f"Unknown extension tag &quot;{name}&quot;")
    if content is None:
        return call.expander.mark(f"{head}/>", name)
    return call.expander.mark(f"{head}>{content}</{name}>", name)


def special(call: FunctionCall) -> str:
    """``{{#special:search}}``: the name of a special page as MediaWiki writes it."""
    head, slash, rest = call.first.partition("/")
    name = SPECIAL_PAGES.get(head.replace(" ", "").replace("_", "").casefold(), head[:1].upper() + head[1:])
    return f"{call.expander.wiki.namespaces.name(-1)}:{name}{slash}{rest}"


SPECIAL_PAGES: Mapping[str, str] = {name.casefold(): name for name in (
    "AllMessages", "AllPages", "AncientPages", "Block", "BlockList", "BookSources", "BrokenRedirects", "Categories",
    "ChangePassword", "ComparePages", "Contributions", "CreateAccount", "DeadendPages", "DeletedContributions", "Diff",
    "DoubleRedirects", "EditWatchlist", "EmailUser", "ExpandTemplates", "Export", "FewestRevisions",
    "FileDuplicateSearch", "Import", "LinkSearch", "ListDuplicatedFiles", "ListFiles", "ListGroupRights",
    "ListRedirects", "ListUsers", "Log", "LonelyPages", "LongPages", "MIMESearch", "MediaStatistics", "MergeHistory",
    "MostCategories", "MostImages", "MostInterwikis", "MostLinked", "MostLinkedCategories", "MostLinkedTemplates",
    "MostRevisions", "MovePage", "MyContributions", "MyPage", "MyTalk", "MyUploads", "NewFiles", "NewPages",
    "NewSection", "PageHistory", "PageInfo", "PasswordReset", "PermanentLink", "Preferences", "PrefixIndex",
    "ProtectedPages", "ProtectedTitles", "Purge", "Random", "RandomInCategory", "RandomRedirect", "RandomRootpage",
    "RecentChanges", "RecentChangesLinked", "Redirect", "Search", "ShortPages", "SpecialPages", "Statistics", "Tags",
    "TrackingCategories", "Unblock", "UncategorizedCategories", "UncategorizedImages", "UncategorizedPages",
    "UncategorizedTemplates", "Undelete", "UnusedCategories", "UnusedImages", "UnusedTemplates", "UnwatchedPages",
    "Upload", "UserLogin", "UserLogout", "UserRights", "Version", "WantedCategories", "WantedFiles", "WantedPages",
    "WantedTemplates", "Watchlist", "WhatLinksHere", "WithoutInterwiki",
)}  # fmt: skip
"""Special pages of MediaWiki, case folded -> as they are written."""


def first(call: FunctionCall) -> str:
    """A function that shows its first argument as it is."""
    return call.first


def second(call: FunctionCall) -> str:
    """A function that shows its second argument as it is."""
    return call.text(1)


def nothing(call: FunctionCall) -> str:
    """A function that tells the wiki something, or whose data only the wiki has."""
    del call
    return ""


def constant(text: str) -> Handler:
    """A function that always gives the same text."""
    return lambda _call: text


def keep(call: FunctionCall) -> str:
    """A function that the converter reads on the page itself (``{{DISPLAYTITLE:…}}``): it stays a call."""
    texts = [f"{call.name}:{call.first}", *(call.text(n) for n in range(1, len(call)))]
    return "{{" + "|".join(texts) + "}}" if call.expander.kept else ""


FUNCTIONS: Mapping[str, Handler] = {
    "#if": if_,
    "#ifeq": ifeq,
    "#iferror": iferror,
    "#ifexpr": ifexpr,
    "#ifexist": ifexist,
    "#switch": switch,
    "#expr": expr,
    "#time": time,
    "#timel": time,
    "#timef": time,
    "#formatdate": formatdate,
    "#dateformat": formatdate,
    "#titleparts": titleparts,
    "#rel2abs": rel2abs,
    "#len": lambda call: str(len(call.expander.without_markers(call.first))),
    "#pos": position,
    "#rpos": last_position,
    "#sub": substring,
    "#count": count,
    "#replace": replace,
    "#explode": explode,
    "#urldecode": urldecode,
    "#language": language,
    "#tag": tag,
    "#special": special,
    "#speciale": special,
    "#property": nothing,
    "#statements": nothing,
    "#lst": nothing,
    "#lsth": nothing,
    "#lstx": nothing,
    "#section": nothing,
    "#coordinates": nothing,
    "#babel": nothing,
    "#related": nothing,
    "#seo": nothing,
    "#assessment": nothing,
    "#categorytree": nothing,
    "#noexternallanglinks": nothing,
    "noexternallanglinks": nothing,
    "lc": lambda call: call.first.lower(),
    "uc": lambda call: call.first.upper(),
    "lcfirst": _first_lower,
    "ucfirst": _first_upper,
    "padleft": lambda call: _padding(call) + call.first,
    "padright": lambda call: call.first + _padding(call),
    "formatnum": formatnum,
    "plural": plural,
    "grammar": second,
    "gender": gender,
    "bidi": first,
    "urlencode": urlencode,
    "anchorencode": anchorencode,
    "fullurl": address,
    "fullurle": address,
    "localurl": address,
    "localurle": address,
    "canonicalurl": address,
    "canonicalurle": address,
    "filepath": nothing,
    "ns": namespace,
    "nse": namespace_encoded,
    "int": int_message,
    "defaultsort": nothing,
    "defaultsortkey": nothing,
    "defaultcategorysort": nothing,
    "displaytitle": keep,
    "protectionlevel": nothing,
    "protectionexpiry": constant("infinity"),
    "cascadingsources": nothing,
    "pagesincategory": constant("0"),
    "pagesincat": constant("0"),
    "numberingroup": constant("0"),
    "numingroup": constant("0"),
}
"""Parser functions by their English names, case folded, without the colon."""
