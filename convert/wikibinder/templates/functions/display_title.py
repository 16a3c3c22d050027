"""Templates and functions that set the displayed title: ``{{DISPLAYTITLE:…}}``, ``{{italic title}}`` ..."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wikibinder.model.diagnostics import Code

if TYPE_CHECKING:
    from wikibinder.templates.protocols import Context, Expansion
    from wikibinder.wikitext.preprocessor import Template

_QUALIFIED = re.compile(r"(.+?)( \([^()]*\))?$", re.DOTALL)


def display_title(template: Template, context: Context) -> Expansion:
    """``{{DISPLAYTITLE:''Title''}}``: sets the page's title with markup and prints nothing. A text that differs from
    the title is reported and ignored ($wgRestrictDisplayTitle).
    """
    written = context.expand(template.params.get("1", "")).strip()
    if _folded(context.plain(written)) == _folded(context.page.title):
        context.display_title = written
    else:
        context.report(Code.TEMPLATE_DROPPED, "displaytitle: it is not the title of this page", template)
    return ""


def _folded(title: str) -> str:
    name = " ".join(title.replace("_", " ").split())
    return name[:1].upper() + name[1:]


def italic_title(template: Template, context: Context) -> Expansion:
    """``{{italic title}}``: italicises the page's title except for the disambiguation in brackets, only the part given
    as ``string=``, or all of it (``all=yes``); prints nothing.
    """
    title, part = context.page.title, template.get("string")
    found = _QUALIFIED.match(title)
    part = part or (title if template.get("all") or found is None else found[1])
    context.display_title = title.replace(part, f"<i>{part}</i>", 1)
    return ""


def lowercase_title(_template: Template, context: Context) -> Expansion:
    """``{{lowercase title}}``: sets the page's title with its first letter in lower case (iPod); prints nothing."""
    context.display_title = context.page.title[:1].lower() + context.page.title[1:]
    return ""
