"""Variables (``{{PAGENAME}}``) and the functions of titles that go by the same names (``{{PAGENAME:Help:Links}}``)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from wikibinder.templates.functions.time import formatted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.expansion.expander import Expander, FunctionCall
    from wikibinder.expansion.frames import Frame
    from wikibinder.expansion.wiki_titles import Namespaces, Title

    Variable = Callable[[Expander, Frame], str | None]


def encoded(text: str) -> str:
    """A title as it is in addresses (``wfUrlencode``)."""
    return quote(text.replace(" ", "_"), safe=";@$!*(),/:~")


def _talk(title: Title, spaces: Namespaces) -> str:
    number = title.namespace | 1 if title.namespace >= 0 else title.namespace
    return spaces.name(number)


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
    "TALKPAGENAME": lambda title, spaces: _joined(_talk(title, spaces), title.text),
    "NAMESPACE": lambda title, spaces: spaces.name(title.namespace),
    "SUBJECTSPACE": _subject,
    "ARTICLESPACE": _subject,
    "TALKSPACE": _talk,
}
"""What is made of a title; with an ``E`` behind the name it is encoded as in addresses."""

CLOCK: Mapping[str, str] = {
    "YEAR": "Y", "MONTH": "m", "MONTH2": "m", "MONTH1": "n", "MONTHNAME": "F", "MONTHNAMEGEN": "xg",
    "MONTHABBREV": "M", "DAY": "j", "DAY2": "d", "DOW": "w", "DAYNAME": "l", "TIME": "H:i", "HOUR": "H", "WEEK": "W",
    "TIMESTAMP": "YmdHis",
}  # fmt: skip
"""``CURRENT…``, ``LOCAL…`` and ``REVISION…`` -> format letters of ``#time``."""


def _part(name: str) -> Variable:
    make = PARTS[name.removesuffix("E") if name not in PARTS else name]
    escape = name not in PARTS

    def read(expander: Expander, _frame: Frame) -> str:
        text = make(expander.title, expander.wiki.namespaces)
        return encoded(text) if escape else text

    return read


def _part_of(name: str) -> Callable[[FunctionCall], str]:
    make = PARTS[name.removesuffix("E") if name not in PARTS else name]
    escape = name not in PARTS

    def read(call: FunctionCall) -> str:
        spaces = call.expander.wiki.namespaces
        title = spaces.title(call.first)
        text = "" if title is None else make(title, spaces)
        return encoded(text) if escape else text

    return read


def _clock(letters: str) -> Variable:
    def read(expander: Expander, _frame: Frame) -> str:
        if expander.now is None:
            return ""
        text = formatted(letters, expander.now, expander.language)
        return text.lstrip("0") or "0" if letters == "W" else text

    return read


def _text(value: str) -> Variable:
    return lambda _expander, _frame: value


LOCAL_SERVER = "http://localhost"
"""MediaWiki's own default, for a wiki whose address is not known."""


def _server(expander: Expander) -> str:
    scheme, _, rest = expander.wiki.article_url.partition("//")
    return f"{scheme}//{rest.partition('/')[0]}" if rest else LOCAL_SERVER


VARIABLES: Mapping[str, Variable] = {
    "!": _text("|"),
    "=": _text("="),
    **{name + ending: _part(name + ending) for name in PARTS for ending in ("", "E")},
    "NAMESPACENUMBER": lambda expander, _frame: str(expander.title.namespace),
    **{
        prefix + name: _clock(letters)
        for prefix in ("CURRENT", "LOCAL", "REVISION")
        for name, letters in CLOCK.items()
    },
    "REVISIONID": lambda expander, _frame: str(expander.page.revision_id or ""),
    "REVISIONUSER": lambda expander, _frame: expander.page.user,
    "REVISIONSIZE": lambda expander, _frame: str(expander.page.size),
    "PAGEID": lambda expander, _frame: str(expander.page.page_id or 0),
    "CASCADINGSOURCES": _text(""),
    "SITENAME": lambda expander, _frame: expander.wiki.name or "Wikipedia",
    "SERVER": lambda expander, _frame: _server(expander),
    "SERVERNAME": lambda expander, _frame: _server(expander).partition("//")[2],
    "SCRIPTPATH": _text("/w"),
    "STYLEPATH": _text("/w/skins"),
    "ARTICLEPATH": _text("/wiki/$1"),
    "CONTENTLANGUAGE": lambda expander, _frame: expander.language,
    "CONTENTLANG": lambda expander, _frame: expander.language,
    "PAGELANGUAGE": lambda expander, _frame: expander.language,
    "USERLANGUAGE": lambda expander, _frame: expander.language,
    "DIRECTIONMARK": lambda expander, _frame: expander.direction_mark,
    "DIRMARK": lambda expander, _frame: expander.direction_mark,
    "CURRENTVERSION": _text("1.39.0"),
    "NOEXTERNALLANGLINKS": _text(""),
    **dict.fromkeys(
        ("NUMBEROFARTICLES", "NUMBEROFPAGES", "NUMBEROFFILES", "NUMBEROFUSERS", "NUMBEROFACTIVEUSERS",
         "NUMBEROFADMINS", "NUMBEROFEDITS"), _text("0"),
    ),
}  # fmt: skip
"""By the name as it is written: case counts. Counts of a whole wiki are not in its pages, so they are 0."""

OF_TITLES: Mapping[str, Callable[[FunctionCall], str]] = {
    (name + ending).casefold(): _part_of(name + ending) for name in PARTS for ending in ("", "E")
}
"""The same names with a title behind a colon, case folded."""
