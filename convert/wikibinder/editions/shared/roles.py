"""The roles in which markup nests: ``emphasis``, ``strong``, ``strike``, ``sup``, ``sub``, and ``lang`` for another
language.

reStructuredText cannot nest inline markup; these roles parse their text again as inline markup, so that ``:emphasis:`a
**b**``` contains a strong word. (Literal text must therefore be escaped twice in them.) This applies to converted
pages; on all other pages the roles are docutils' own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.core import get_global
from docutils import nodes
from docutils.parsers.rst.states import Struct  # type: ignore[attr-defined]  # the stubs leave it out
from sphinx.util.docutils import SphinxRole

from wikibinder.editions.shared.converted import RoleByPage, present_role
from wikibinder.model.direction import direction as direction_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

Result = tuple[list[nodes.Node], list[nodes.system_message]]


class struck(nodes.inline):  # noqa: N801  (docutils names its nodes so)
    """Node for text that is struck out."""


NESTING: dict[str, type[nodes.TextElement]] = {
    "emphasis": nodes.emphasis,
    "strong": nodes.strong,
    "strike": struck,
    "sup": nodes.superscript,
    "superscript": nodes.superscript,
    "sub": nodes.subscript,
    "subscript": nodes.subscript,
}


ALIASES = {"sup": "superscript", "sub": "subscript"}
"""Short name of a role -> its name in docutils' own table."""


class language_run(nodes.inline):  # noqa: N801  (docutils names its nodes so)
    """Node for text in another language; attributes ``lang`` (BCP 47) and ``dir`` (``ltr`` or ``rtl``)."""


WIKI_CODES = {
    "als": "gsw", "bat-smg": "sgs", "be-x-old": "be-tarask", "cbk-zam": "cbk", "eml": "egl", "fiu-vro": "vro",
    "map-bms": "jv", "mo": "ro", "nrm": "nrf", "roa-rup": "rup", "roa-tara": "nap", "simple": "en",
    "zh-classical": "lzh", "zh-min-nan": "nan", "zh-yue": "yue",
}  # fmt: skip
"""Code of a Wikipedia that is no language tag, or has another meaning as a tag -> tag of its language."""
VARIANTS = frozenset(
    ("1901", "1994", "1996", "arevela", "arevmda", "fonipa", "fonupa", "fonxsamp", "hepburn", "monoton", "nedis",
     "oxendict", "pinyin", "polyton", "rozaj", "scouse", "tarask", "valencia", "wadegile")
)  # fmt: skip
"""Registered language variants that wikis use (https://www.iana.org/assignments/lang-subtags-templates)."""


@lru_cache(maxsize=1)
def _registered() -> tuple[Mapping[str, str], frozenset[str], frozenset[str]]:
    """Return from CLDR: language code -> present code; the codes of languages; the codes of scripts and regions in
    lower case.
    """
    locale, subtags = Locale("en"), get_global("likely_subtags")
    primaries = frozenset((*locale.languages, *(name.partition("_")[0] for name in subtags), "mul", "und", "zxx"))
    return get_global("language_aliases"), primaries, frozenset(map(str.lower, (*locale.scripts, *locale.territories)))


@lru_cache(maxsize=1024)
def tag(code: str) -> str:
    """Return a language code of a wiki as a language tag (BCP 47), without the parts that are not registered; "" if the
    language itself is not.
    """
    primary, *rest = WIKI_CODES.get(code.lower(), code).split("-")
    aliases, primaries, places = _registered()
    primary = primary.lower()
    primary = aliases.get(primary, primary).partition("_")[0]
    if primary not in primaries:
        return ""
    return "-".join((primary, *(part for part in rest if part.lower() in places or part.lower() in VARIANTS)))


def direction(code: str) -> str:
    """Return the writing direction of a language code, ``rtl`` or ``ltr``; ``ltr`` for an unknown one."""
    return direction_of(tag(code) or code)


def language(code: str, children: Iterable[nodes.Node]) -> nodes.inline:
    """Return the node for text (``children``) in the language with this code, a plain inline node if the code is
    invalid. docutils' HTML writer takes ``lang`` from the class.
    """
    valid_tag = tag(code)
    if not valid_tag:
        return nodes.inline("", "", *children)
    return language_run("", "", *children, classes=[f"language-{valid_tag}"], lang=valid_tag, dir=direction(valid_tag))


class NestingRole(SphinxRole):
    """A role whose text is parsed as inline markup and becomes the content of a node of the class ``element``."""

    def __init__(self, element: type[nodes.TextElement]) -> None:
        self.element = element

    def run(self) -> Result:
        children, messages = parse_inline(self, self.text)
        return [self.element(self.rawtext, "", *children)], messages


class LanguageRole(SphinxRole):
    """The role ``:lang:`text <code>```, text in another language; the text itself may contain angle brackets."""

    def run(self) -> Result:
        text, bracket, code = self.text.rpartition("<")
        if not bracket or not code.endswith(">"):
            return parse_inline(self, self.text)
        children, messages = parse_inline(self, text.rstrip())
        return [language(code[:-1].strip(), children)], messages


def parse_inline(role: SphinxRole, text: str) -> Result:
    """Return the text of a role parsed as inline markup, and docutils' messages; the plain text if
    ``wikibinder_nested_roles`` is off.
    """
    if not role.config.wikibinder_nested_roles:
        return [nodes.Text(text)], []
    inliner = role.inliner
    memo = Struct(document=inliner.document, reporter=inliner.reporter, language=inliner.language)
    children, messages = inliner.parse(text, role.lineno, memo, inliner.parent)
    return children, messages


def visit_language_run(translator: HTML5Translator, node: language_run) -> None:
    """Write the start of a span with its language and, if it is right-to-left, its direction."""
    direction: dict[str, Any] = {"dir": "rtl"} if node["dir"] == "rtl" else {}
    translator.body.append(translator.starttag(node, "span", "", **direction))


def depart_language_run(translator: HTML5Translator, _node: language_run) -> None:
    translator.body.append("</span>")


def visit_struck(translator: HTML5Translator, node: struck) -> None:
    translator.body.append(translator.starttag(node, "s", ""))


def depart_struck(translator: HTML5Translator, _node: struck) -> None:
    translator.body.append("</s>")


def setup(app: Sphinx) -> None:
    """Register the roles and their nodes."""
    app.add_node(language_run, html=(visit_language_run, depart_language_run))
    app.add_node(struck, html=(visit_struck, depart_struck))
    for name, element in NESTING.items():
        converted_role = NestingRole(element)
        app.add_role(
            name, RoleByPage(converted_role, present_role(ALIASES.get(name, name), converted_role)), override=True
        )
    app.add_role("lang", RoleByPage(LanguageRole(), present_role("lang", LanguageRole())), override=True)
