"""The roles in which markup nests: ``emphasis``, ``strong``, ``sup``, ``sub``, and ``lang`` for another language.

reStructuredText cannot nest inline markup; here the text of these roles is read once more as inline markup, so that
``:emphasis:`a **b**``` holds a strong word. (Text that is to stay text is therefore escaped twice in them.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from babel import Locale
from docutils import nodes
from docutils.parsers.rst.states import Struct  # type: ignore[attr-defined]  # the stubs leave it out
from sphinx.util.docutils import SphinxRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

Result = tuple[list[nodes.Node], list[nodes.system_message]]

NESTING: dict[str, type[nodes.TextElement]] = {
    "emphasis": nodes.emphasis,
    "strong": nodes.strong,
    "sup": nodes.superscript,
    "superscript": nodes.superscript,
    "sub": nodes.subscript,
    "subscript": nodes.subscript,
}
RIGHT_TO_LEFT = frozenset(
    ("ae", "ar", "arc", "arz", "azb", "ckb", "dv", "fa", "glk", "he", "ks", "ku-arab", "lrc", "mzn", "nqo", "pnb", "ps",
     "sam", "sd", "syr", "ug", "ur", "yi")
)  # fmt: skip
RIGHT_TO_LEFT_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "nkoo", "samr", "syrc", "thaa"))


class language_run(nodes.inline):  # noqa: N801  (docutils names its nodes so)
    """A run in another language; attributes ``lang`` (BCP 47) and ``dir`` (``ltr`` or ``rtl``)."""


WIKI_CODES = {
    "als": "gsw", "bat-smg": "sgs", "be-x-old": "be-tarask", "cbk-zam": "cbk", "eml": "egl", "fiu-vro": "vro",
    "map-bms": "jv", "mo": "ro", "nrm": "nrf", "roa-rup": "rup", "roa-tara": "nap", "simple": "en",
    "zh-classical": "lzh", "zh-min-nan": "nan", "zh-yue": "yue",
}  # fmt: skip
"""Codes of Wikipedias that are no language tags, or mean something else as tags."""
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


def tag(code: str) -> str:
    """A code as a language tag (BCP 47); empty for what is none."""
    code = WIKI_CODES.get(code.lower(), code)
    primary = code.partition("-")[0].lower()
    if not _TAG.fullmatch(code) or (len(primary) == 2 and primary not in Locale("en").languages):
        return ""
    return code


def direction(code: str) -> str:
    """The writing direction of a language tag."""
    primary, *rest = code.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if primary in RIGHT_TO_LEFT else "ltr"


def language(code: str, children: Iterable[nodes.Node]) -> nodes.inline:
    """The node for a run in the language ``code``; docutils' HTML writer takes ``lang`` from the class."""
    known = tag(code)
    if not known:
        return nodes.inline("", "", *children)
    return language_run("", "", *children, classes=[f"language-{known}"], lang=known, dir=direction(known))


class NestingRole(SphinxRole):
    """A role whose text is read as inline markup."""

    def __init__(self, element: type[nodes.TextElement]) -> None:
        self.element = element

    def run(self) -> Result:
        children, messages = parse_inline(self, self.text)
        return [self.element(self.rawtext, "", *children)], messages


class LanguageRole(SphinxRole):
    """``:lang:`text <code>```; the text may hold angle brackets of its own."""

    def run(self) -> Result:
        text, bracket, code = self.text.rpartition("<")
        if not bracket or not code.endswith(">"):
            return parse_inline(self, self.text)
        children, messages = parse_inline(self, text.rstrip())
        return [language(code[:-1].strip(), children)], messages


def parse_inline(role: SphinxRole, text: str) -> Result:
    """Read the text of a role as inline markup."""
    if not role.config.wikibinder_nested_roles:
        return [nodes.Text(text)], []
    inliner = role.inliner
    memo = Struct(document=inliner.document, reporter=inliner.reporter, language=inliner.language)
    children, messages = inliner.parse(text, role.lineno, memo, inliner.parent)
    return children, messages


def visit_language_run(translator: HTML5Translator, node: language_run) -> None:
    """Open a span with its language and, where it runs the other way, its direction."""
    direction: dict[str, Any] = {"dir": "rtl"} if node["dir"] == "rtl" else {}
    translator.body.append(translator.starttag(node, "span", "", **direction))


def depart_language_run(translator: HTML5Translator, _node: language_run) -> None:
    translator.body.append("</span>")


def setup(app: Sphinx) -> None:
    """Register the roles and the node."""
    app.add_node(language_run, html=(visit_language_run, depart_language_run))
    for name, element in NESTING.items():
        app.add_role(name, NestingRole(element), override=True)
    app.add_role("lang", LanguageRole())
