"""Variables (``{{PAGENAME}}``), and functions of a title with the same names (``{{PAGENAME:Help:Links}}``).

Variables of the current time use the time of the page's revision (:mod:`wikibinder.templates.functions.time`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code
from wikibinder.templates.cldr import locale_of
from wikibinder.templates.functions.strings import encoded
from wikibinder.templates.functions.time import formatted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.templates.functions.function_call import Function, FunctionCall
    from wikibinder.wikitext.wiki_titles import Namespaces, Title


def _talk(title: Title, spaces: Namespaces) -> str:
    # Namespaces come in pairs, the talk namespace odd; Media and Special (below 0) have no talk namespace.
    return spaces.name(title.namespace | 1) if title.namespace >= 0 else ""


def _talk_page(title: Title, spaces: Namespaces) -> str:
    return _joined(_talk(title, spaces), title.text) if title.namespace >= 0 else ""


def _subject(title: Title, spaces: Namespaces) -> str:
    return spaces.name(title.namespace & ~1 if title.namespace >= 0 else title.namespace)


def _joined(prefix: str, text: str) -> str:
    return f"{prefix}:{text}" if prefix else text


def _root(title: Title, spaces: Namespaces) -> str:
    return title.text.partition("/")[0] if title.namespace in spaces.subpages else title.text


def _base(title: Title, spaces: Namespaces) -> str:
    head = title.text.rpartition("/")[0]
    return head if head and title.namespace in spaces.subpages else title.text


def _sub(title: Title, spaces: Namespaces) -> str:
    return title.text.rpartition("/")[2] if title.namespace in spaces.subpages else title.text


PARTS: Mapping[str, Callable[[Title, Namespaces], str]] = {
    "FULLPAGENAME": lambda title, _spaces: title.full,
    "PAGENAME": lambda title, _spaces: title.text,
    "BASEPAGENAME": _base,
    "ROOTPAGENAME": _root,
    "SUBPAGENAME": _sub,
    "SUBJECTPAGENAME": lambda title, spaces: _joined(_subject(title, spaces), title.text),
    "ARTICLEPAGENAME": lambda title, spaces: _joined(_subject(title, spaces), title.text),
    "TALKPAGENAME": _talk_page,
    "NAMESPACE": lambda title, spaces: spaces.name(title.namespace),
    "NAMESPACENUMBER": lambda title, _spaces: str(title.namespace),
    "SUBJECTSPACE": _subject,
    "ARTICLESPACE": _subject,
    "TALKSPACE": _talk,
}
"""Name of a variable about a title -> function that returns the variable's value for a title and the wiki's namespaces.
With an ``E`` after the name the value is encoded for addresses.
"""

CLOCK: Mapping[str, str] = {
    "YEAR": "Y", "MONTH": "m", "MONTH2": "m", "MONTH1": "n", "MONTHNAME": "F", "MONTHNAMEGEN": "xg",
    "MONTHABBREV": "M", "DAY": "j", "DAY2": "d", "DOW": "w", "DAYNAME": "l", "TIME": "H:i", "HOUR": "H", "WEEK": "W",
    "TIMESTAMP": "YmdHis",
}  # fmt: skip
"""Name of a variable of time, without ``CURRENT``, ``LOCAL`` or ``REVISION`` before it -> format letters of ``#time``.
"""


def of_title(name: str, *, given: bool) -> Function:
    """Return the handler for a name in PARTS, or for such a name with ``E`` after it. ``given``: whether its value is
    about the title after the colon ("" for an invalid one); otherwise it is about the current page.
    """
    make = PARTS[name.removesuffix("E") if name not in PARTS else name]
    escape = name not in PARTS

    def read(call: FunctionCall) -> str:
        spaces = call.page.namespaces
        title = spaces.title(call.first) if given else call.page.title
        text = "" if title is None else make(title, spaces)
        return encoded(text) if escape else text

    return read


def clock(letters: str) -> Function:
    """Return the handler of a variable whose value is the time of the page's revision, formatted with PHP's letters; ""
    if that time is unknown. Each use is reported.
    """

    def read(call: FunctionCall) -> str:
        moment = call.page.now
        if moment is None:
            call.report(Code.TEXT_DROPPED, f"{call.name}: the page has no date of its revision")
            return ""
        # On the wiki it is the time of reading; a book must not depend on when it is made.
        call.report(Code.MARKUP_CHANGED, f"{call.name}: taken from the date of the revision")
        text = formatted(letters, moment, call.page.language)
        # CURRENTWEEK has no leading zero, unlike the letter W of #time.
        return text.lstrip("0") or "0" if letters == "W" else text

    return read


def of_this_page(variable: Function) -> Function:
    """Return the handler of a parser function of a page's title (``{{PAGEID:title}}``): the value of ``variable`` if
    the title is that of the current page, otherwise "", which is reported.
    """

    def read(call: FunctionCall) -> str | None:
        title = call.page.namespaces.title(call.first)
        if title is not None and title.full == call.page.title.full:
            return variable(call)
        return without_value(call)

    return read


def constant(text: str) -> Function:
    """Return a handler whose result is always ``text``."""
    return lambda _call: text


def without_value(call: FunctionCall) -> str:
    """Return "", and report it, for a call whose value is not among the pages that are converted."""
    call.report(Code.TEXT_DROPPED, f"{call.name}: its value is not in the sources")
    return ""


def counted(call: FunctionCall) -> str:
    """Return 0, and report it, for a count over the whole wiki: the pages that are converted do not contain it."""
    call.report(Code.TEXT_DROPPED, f"{call.name}: its value is not in the sources")
    return "0"


LOCAL_SERVER = "http://localhost"
"""MediaWiki's default value of ``{{SERVER}}``, for a wiki whose address is unknown."""


def server(call: FunctionCall) -> str:
    """``{{SERVER}}`` -> https://en.wikipedia.org: scheme and host of the wiki; :data:`LOCAL_SERVER` if its address is
    unknown.
    """
    scheme, _, rest = call.page.article_url.partition("//")
    return f"{scheme}//{rest.partition('/')[0]}" if rest else LOCAL_SERVER


def server_name(call: FunctionCall) -> str:
    """``{{SERVERNAME}}`` -> en.wikipedia.org: the host of the wiki; that of LOCAL_SERVER if unknown."""
    return server(call).partition("//")[2]


def direction_mark(call: FunctionCall) -> str:
    """``{{DIRMARK}}``: the Unicode mark (U+200E or U+200F) for the writing direction of the wiki's language."""
    return "\u200f" if locale_of(call.page.language).text_direction == "rtl" else "\u200e"


def site_name(call: FunctionCall) -> str:
    """``{{SITENAME}}`` -> the name of the wiki; Wikipedia if unknown."""
    return call.page.site_name or "Wikipedia"


def content_language(call: FunctionCall) -> str:
    """``{{CONTENTLANGUAGE}}`` -> the code of the wiki's language."""
    return call.page.language


def page_id(call: FunctionCall) -> str:
    """``{{PAGEID}}`` -> the number of the page in the wiki; 0 if unknown."""
    return str(call.page.page_id or 0)


def revision_id(call: FunctionCall) -> str:
    """``{{REVISIONID}}`` -> the number of the page's revision; "" if unknown."""
    return str(call.page.revision_id or "")


def revision_user(call: FunctionCall) -> str:
    """``{{REVISIONUSER}}`` -> the name of the user who saved the revision; "" if unknown."""
    return call.page.user


def page_size(call: FunctionCall) -> str:
    """``{{REVISIONSIZE}}`` -> the length of the page's wikitext in bytes."""
    return str(call.page.size)
