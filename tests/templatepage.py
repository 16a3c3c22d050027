"""A page that only expands templates, for tests of template handlers: finished nodes are shown as text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING

from wikibinder.model.bibliography import Library
from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.model.nodes import Blocks, Inlines, Node, Paragraph, Plain, Text
from wikibinder.model.page import Page, Site
from wikibinder.templates import answers
from wikibinder.templates.answers import Finished, find_function, find_variable
from wikibinder.templates.transclude import Rule, transclude
from wikibinder.wikitext import preprocessor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikibinder.templates.protocols import Expansion
    from wikibinder.wikitext.preprocessor import Template
    from wikibinder.wikitext.wiki_titles import Title

PAGE = Page("Tarn (river)", "", Position("tarn.wiki", 1), timestamp="2014-05-06T12:30:00Z", revision_id=7)


@dataclass
class Expander:
    """A template's context without a body."""

    page: Page = PAGE
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    library: Library = field(default_factory=Library)
    in_note: bool = False
    display_title: str = ""
    own: dict[str, Rule] = field(default_factory=dict)

    def expand(self, wikitext: str) -> str:
        parts = []
        for piece in preprocessor.scan(wikitext):
            if isinstance(piece, preprocessor.Call):
                parts.append(self.call(piece.raw))
            else:
                parts.append(piece if isinstance(piece, str) else piece.raw)
        return "".join(parts)

    def call(self, raw: str) -> str:
        result = self.answered(raw)
        if isinstance(result, Finished):
            return result.text
        return self.expand(result) if isinstance(result, str) else "".join(shown(node) for node in result)

    def answered(self, raw: str) -> Expansion | Finished:
        parts = preprocessor.arguments(raw)
        name, colon, first = parts[0].partition(":")
        found: Expansion | Finished | None = None
        if len(parts) == 1 and (variable := find_variable(parts[0].strip())):
            found = answers.variable(preprocessor.function(variable, [], raw, 0), self)
        elif colon and (function := find_function(name)):
            found = answers.function(preprocessor.function(function, [first, *parts[1:]], raw, 0), self)
        return transclude(preprocessor.template(parts, raw, 0), self, self.own) if found is None else found

    def place_on_page(self, template: Template) -> str:
        return "" if template.params else "line"

    def plain(self, wikitext: str) -> Plain:
        text = re.sub(r"<[^<>]*>|'{2,}", "", self.expand(wikitext))
        return Plain(" ".join(html.unescape(re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", text)).split()))

    def value(self, wikitext: str) -> Plain | Inlines:
        return self.plain(wikitext)

    def inlines(self, wikitext: str) -> Inlines:
        return (Text(self.expand(wikitext)),)

    def blocks(self, wikitext: str) -> Blocks:
        return (Paragraph(self.inlines(wikitext)),)

    def cite(self, key: str, anchors: tuple[str, ...], template: Template) -> Expansion:
        del anchors, template
        return (Text(f"[{key}]"),)

    def note(self, group: str, name: str, wikitext: str, template: Template) -> Expansion:
        del template
        return (Text(f"[note {group}/{name}: {self.expand(wikitext)}]"),)

    def unseen(self, template: Template, names: Iterable[str]) -> bool:  # noqa: ARG002 (as the protocol has it)
        return False

    def has_page(self, title: Title) -> bool:  # noqa: ARG002 (as the protocol has it)
        return False

    def report(self, code: Code, message: str, template: Template) -> None:
        self.diagnostics.add(code, message, self.page.at(template.line), template.raw)


def shown(node: Node | tuple[object, ...] | object) -> str:
    """Return a node as text: its kind and its content."""
    if isinstance(node, Text):
        return node.text
    if isinstance(node, tuple):
        return " | ".join(shown(child) for child in node)
    if is_dataclass(node):
        values = [value for f in fields(node) if (value := getattr(node, f.name)) not in ((), "", 0, 1, False)]
        return f"<{type(node).__name__} {' · '.join(shown(value) for value in values)}>"
    return str(node)


def expanded(wikitext: str, language: str = "", page: Page = PAGE) -> tuple[str, list[str]]:
    """The wikitext with its templates expanded, and the codes of the diagnostics."""
    site = Site(language=language)
    expander = Expander(Page(page.title, "", page.position, timestamp=page.timestamp, site=site))
    text = expander.expand(wikitext)
    return text, [found.code.label for found in expander.diagnostics.found]
