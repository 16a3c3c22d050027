"""reStructuredText read back by docutils, with the roles and directives that the edition adds to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles
from docutils.parsers.rst.directives.body import CodeBlock, ParsedLiteral
from docutils.parsers.rst.states import Struct  # type: ignore[attr-defined,unused-ignore]  # as the inliner does
from sphinx.util.docutils import docutils_namespace

from wikibinder.model.diagnostics import Position
from wikibinder.model.nodes import Block, Document, Footnote, Inline, Paragraph, Text
from wikibinder.model.page import Page, Site, TitleMap
from wikibinder.rst.page_writer import write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SETTINGS = {
    "report_level": 5,
    "halt_level": 6,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "doctitle_xform": False,
    "warning_stream": False,
}
"""Sphinx's settings where they change the result; docutils' limit of 10,000 characters a line stays."""

SITE = Site("English Wikipedia", "https://en.wikipedia.org/wiki/{title}", "en")
EXPLICIT = re.compile(r"^(.+?)\s*(?<!\x00)<([^<]*?)>$", re.DOTALL)
"""Sphinx's own rule for titles and targets in roles."""


def nesting(node: type[nodes.TextElement]) -> Callable[..., Any]:
    """A role whose content is inline markup."""

    def role(_name: str, raw: str, text: str, line: int, inliner: Any, *_: Any, **__: Any) -> Any:
        return wrap(node, raw, nodes.unescape(text), line, inliner)

    return role


def wrap(node: type[nodes.TextElement], raw: str, text: str, line: int, inliner: Any) -> Any:
    memo = Struct(document=inliner.document, reporter=inliner.reporter, language=inliner.language)
    children, messages = inliner.parse(text, line, memo, inliner.parent)
    return [node(raw, "", *children)], messages


def language(_name: str, raw: str, text: str, line: int, inliner: Any, *_: Any, **__: Any) -> Any:
    found = EXPLICIT.match(text)
    assert found
    return wrap(nodes.inline, raw, nodes.unescape(found[1]), line, inliner)


def titled(_name: str, raw: str, text: str, *_: Any, **__: Any) -> Any:
    """Roles like ``doc``: a title, and a target."""
    found = EXPLICIT.match(text)
    assert found
    return [nodes.inline(raw, nodes.unescape(found[1]), target=nodes.unescape(found[2]))], []


def abbreviation(_name: str, raw: str, text: str, *_: Any, **__: Any) -> Any:
    short, _mark, long = nodes.unescape(text).partition("(")
    return [nodes.abbreviation(raw, short.strip(), explanation=long.removesuffix(")"))], []


def mark(_name: str, raw: str, text: str, *_: Any, **__: Any) -> Any:
    return [nodes.superscript(raw, "", citekey=nodes.unescape(text))], []


ROLES: dict[str, Callable[..., Any]] = {
    "emphasis": nesting(nodes.emphasis),
    "strong": nesting(nodes.strong),
    "strike": nesting(nodes.inline),
    "sup": nesting(nodes.superscript),
    "sub": nesting(nodes.subscript),
    "lang": language,
    "doc": titled,
    "cite:p": titled,
    "cite:t": mark,
    "footcite:p": mark,
    "abbr": abbreviation,
}


class Nothing(Directive):
    """A directive whose content is no text of the page."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        return []


class Code(CodeBlock):
    option_spec: ClassVar[dict[str, Callable[..., Any]]] = {"force": directives.flag}

    def run(self) -> list[nodes.Node]:
        text = "\n".join(self.content)
        return [nodes.literal_block(text, text, language=self.arguments[0])]


class Math(Directive):
    has_content = True

    def run(self) -> list[nodes.Node]:
        text = "\n".join(self.content)
        return [nodes.math_block(text, text)]


DIRECTIVES: dict[str, type[Directive]] = {
    "index": Nothing,
    "footbibliography": Nothing,
    "code-block": Code,
    "math": Math,
    "parsed-literal": ParsedLiteral,
}


def read(source: str) -> nodes.document:
    """The document; it has a message of level 2 or above for nothing in it."""
    with docutils_namespace():  # the registries are the process's; a Sphinx build may follow in it
        for name, role in ROLES.items():
            roles.register_local_role(name, role)
        for name, directive in DIRECTIVES.items():
            directives.register_directive(name, directive)
        document = publish_doctree(source, settings_overrides=SETTINGS)
    messages = [*document.findall(nodes.system_message), *document.parse_messages, *document.transform_messages]
    bad = [message.astext() for message in messages if message["level"] >= 2]
    assert not bad, f"{bad}\n{source[:3000]}"
    assert not list(document.findall(nodes.problematic)), source[:3000]
    assert not list(document.findall(nodes.raw))
    return document


def page(title: str = "A page", wikitext: str = "") -> Page:
    return Page(title, wikitext, Position("a.wiki", 1), site=SITE)


def source(
    *blocks: Block,
    notes: tuple[Footnote, ...] = (),
    book: TitleMap | None = None,
    media: Mapping[str, str] | None = None,
) -> str:
    return write(Document("A page", blocks, notes), page(), book, media)


def back(*blocks: Block, notes: tuple[Footnote, ...] = (), book: TitleMap | None = None) -> nodes.document:
    """The blocks written and read again."""
    return read(source(*blocks, notes=notes, book=book))


def par(*parts: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


_UNFIT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def seen(text: str) -> str:
    """Return the text as a reader sees it: without characters that no file can hold, each run of white space one
    space.
    """
    text = re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", _UNFIT.sub("", text))
    return " ".join(text.split())
