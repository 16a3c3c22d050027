"""Variables (``{{PAGENAME}}``, ``{{CURRENTYEAR}}`` ...) and functions of page names -> their values for this page.

The time is that of the page's revision (see :mod:`wikibinder.templates.functions.time`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from wikibinder.model.diagnostics import Code
from wikibinder.templates.cldr import page_language
from wikibinder.templates.functions.parser_functions import letters, no_value, value
from wikibinder.templates.functions.time import formatted, now, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.templates.protocols import Context, Expansion, Handler
    from wikibinder.wikitext.preprocessor import Template

NAMESPACES = (
    "Media", "Special", "", "Talk", "User", "User talk", "Project", "Project talk", "File", "File talk", "MediaWiki",
    "MediaWiki talk", "Template", "Template talk", "Help", "Help talk", "Category", "Category talk",
)  # fmt: skip
"""MediaWiki's standard namespaces, beginning with number -2."""

CLOCK: Mapping[str, str] = {
    "YEAR": "Y", "MONTH": "m", "MONTH2": "m", "MONTH1": "n", "MONTHNAME": "F", "MONTHNAMEGEN": "F", "MONTHABBREV": "M",
    "DAY": "j", "DAY2": "d", "DOW": "w", "DAYNAME": "l", "TIME": "H:i", "HOUR": "H", "WEEK": "W", "TIMESTAMP": "YmdHis",
}  # fmt: skip
"""Names after ``CURRENT``, ``LOCAL`` and ``REVISION`` -> PHP's format letters."""


def _encoded(title: str) -> str:
    return quote(title.replace(" ", "_"), safe=";@$!*(),/:~")


def namespace_of(title: str) -> tuple[str, str]:
    """A full title as its namespace and the rest."""
    head, colon, rest = title.partition(":")
    name = head.strip().replace("_", " ").capitalize()
    return (name, rest.strip()) if colon and name in NAMESPACES and name else ("", title)


def talk_page(title: str) -> str:
    """The title of the talk page."""
    space, rest = namespace_of(title)
    return f"{space} talk:{rest}" if space and not space.endswith("talk") else f"Talk:{rest}"


PARTS: Mapping[str, Callable[[str], str]] = {
    "FULLPAGENAME": lambda title: title,
    "PAGENAME": lambda title: namespace_of(title)[1],
    "BASEPAGENAME": lambda title: namespace_of(title)[1].rpartition("/")[0] or namespace_of(title)[1],
    "ROOTPAGENAME": lambda title: namespace_of(title)[1].partition("/")[0],
    "SUBPAGENAME": lambda title: title.rpartition("/")[2] if "/" in title else namespace_of(title)[1],
    "ARTICLEPAGENAME": lambda title: title,
    "SUBJECTPAGENAME": lambda title: title,
    "TALKPAGENAME": talk_page,
    "NAMESPACE": lambda title: namespace_of(title)[0],
    "SUBJECTSPACE": lambda title: namespace_of(title)[0],
    "ARTICLESPACE": lambda title: namespace_of(title)[0],
    "TALKSPACE": lambda title: talk_page(title).partition(":")[0],
    "NAMESPACENUMBER": lambda title: str(max(0, NAMESPACES.index(namespace_of(title)[0]) - 2)),
}
"""Variable -> function of a page's full title; the name with an ``E`` at its end returns it encoded for an address."""


def page_part(template: Template, context: Context) -> Expansion:
    """``{{PAGENAME}}`` and its kin, of this page or of the one that is given."""
    name = template.name.upper()
    given = letters(template, context).replace("_", " ") if template.params else ""
    title = given or context.page.title
    if name in PARTS:
        return PARTS[name](title)
    return _encoded(PARTS[name.removesuffix("E")](title))


def clock(template: Template, context: Context) -> Expansion:
    """``{{CURRENTYEAR}}`` and its kin, by the date of the revision."""
    moment = now(context)
    if moment is None:
        context.report(Code.TEXT_DROPPED, f"{template.name}: the page does not tell the date of its revision", template)
        return ""
    context.report(Code.MARKUP_CHANGED, f"{template.name}: taken from the date of the revision", template)
    key = template.name.removeprefix("CURRENT").removeprefix("LOCAL").removeprefix("REVISION")
    text = formatted(CLOCK[key], moment, page_language(context))
    return text.lstrip("0") if key == "WEEK" else text


def revision(template: Template, context: Context) -> Expansion:
    """``{{REVISIONYEAR:Page}}`` and related functions: available for this page only."""
    if _own(template, context):
        return _REVISION[template.key](replace(template, name=template.name.upper()), context)
    return no_value(template, context)


def _own(template: Template, context: Context) -> bool:
    return value(template, context).replace("_", " ") == context.page.title


def page_size(template: Template, context: Context) -> Expansion:
    """``{{PAGESIZE:Page}}``: the bytes of this page."""
    return str(len(context.page.wikitext.encode())) if _own(template, context) else no_value(template, context)


def time(template: Template, context: Context) -> Expansion:
    """``{{#time: j F Y | 2014-05-06 }}``; without a date that of the revision."""
    text, language = value(template, context, 2), value(template, context, 3)
    moment = parse(text, now(context))
    if moment is None and not text:
        context.report(Code.TEXT_DROPPED, "#time: the page does not tell the date of its revision", template)
        return ""
    if moment is None:
        context.report(Code.MARKUP_CHANGED, f"#time: no date: {text}", template)
        return '<strong class="error">Error: Invalid time.</strong>'
    return formatted(value(template, context), moment, language or page_language(context))


def namespace(template: Template, context: Context) -> Expansion:
    """``{{ns:6}}`` -> File."""
    given = value(template, context).replace("_", " ")
    if re.fullmatch(r"-?[0-9]{1,2}", given) and -2 <= int(given) <= 15:
        return NAMESPACES[int(given) + 2]
    return next((name for name in NAMESPACES if name.casefold() == given.casefold()), "")


def address(template: Template, context: Context) -> Expansion:
    """``{{fullurl:Page}}``, ``{{localurl:Page}}``, ``{{canonicalurl:Page}}``."""
    title, query = _encoded(letters(template, context)), letters(template, context, 2)
    pattern = context.page.site.article_url
    shown = pattern.replace("{title}", title) if pattern and template.key != "localurl" else f"/wiki/{title}"
    return f"{shown}?{query}" if query else shown


def site_name(_template: Template, context: Context) -> Expansion:
    """``{{SITENAME}}``."""
    return context.page.site.name or "Wikipedia"


def server(template: Template, context: Context) -> Expansion:
    """``{{SERVER}}``, ``{{SERVERNAME}}``."""
    scheme, _, rest = context.page.site.article_url.partition("//")
    host = rest.partition("/")[0]
    return host if template.name == "SERVERNAME" or not host else f"{scheme}//{host}"


def content_language(_template: Template, context: Context) -> Expansion:
    """``{{CONTENTLANGUAGE}}``."""
    return page_language(context)


def page_id(_template: Template, context: Context) -> Expansion:
    """``{{PAGEID}}``."""
    return str(context.page.page_id or "")


def revision_id(_template: Template, context: Context) -> Expansion:
    """``{{REVISIONID}}``."""
    return str(context.page.revision_id or "")


def revision_user(_template: Template, context: Context) -> Expansion:
    """``{{REVISIONUSER}}``."""
    return context.page.contributors[-1] if context.page.contributors else ""


def mark(text: str) -> Handler:
    """A variable that is always the same text."""
    return lambda _template, _context: text


_REVISION: Mapping[str, Handler] = {
    "revisionid": revision_id,
    "revisionuser": revision_user,
    "pageid": page_id,
    **{f"revision{name.lower()}": clock for name in CLOCK},
}
OF_PAGES = tuple(_REVISION)
"""Functions that return data of the page that is their argument."""


def date_format(template: Template, context: Context) -> Expansion:
    """``{{#dateformat: 25 dec 2009 | ymd }}``: the date in the manner that is named."""
    text, manner = value(template, context), value(template, context, 2).lower()
    moment = parse(text, None)
    patterns = {"dmy": "j F Y", "mdy": "F j, Y", "ymd": "Y F j", "iso 8601": "Y-m-d"}
    if moment is None or manner not in patterns:
        return text
    return formatted(patterns[manner], moment, page_language(context))
