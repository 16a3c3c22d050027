"""Citation and identifier templates on a page, with a page that only expands ``{{b|…}}``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from wikibinder.bibtex.latex import encode
from wikibinder.model.bibliography import Library
from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.model.nodes import Blocks, Emphasis, Inlines, Math, Superscript, Text
from wikibinder.model.page import Page
from wikibinder.templates.handlers.citation_templates import citation_rule
from wikibinder.wikitext import preprocessor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikibinder.templates.protocols import Expansion
    from wikibinder.wikitext.preprocessor import Template


@dataclass
class Context:
    """As much of a page as citations ask for. A marker stands for nodes, as on a real page."""

    page: Page = field(default_factory=lambda: Page("P", "", Position("p", 10)))
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    library: Library = field(default_factory=Library)
    in_note: bool = True
    display_title: str = ""
    cited: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def expand(self, wikitext: str) -> str:
        return re.sub(r"\{\{b\|(.*?)\}\}", r"'''\1'''", wikitext).replace("{{x}}", "\x010\x02")

    def plain(self, wikitext: str) -> str:
        return wikitext.strip()

    def inlines(self, wikitext: str) -> Inlines:
        nodes = (Math("x^2"), Text(" a<b [c] "), Emphasis((Text("d"), Superscript((Text("2"),)))))
        return nodes if wikitext == "\x010\x02" else (Text(wikitext),)

    def blocks(self, wikitext: str) -> Blocks:
        raise AssertionError(wikitext)

    def cite(self, key: str, anchors: tuple[str, ...], template: Template) -> Expansion:
        self.cited.append((key, anchors))
        return f"[[{template.name}]]"

    def note(self, group: str, name: str, wikitext: str, template: Template) -> Expansion:
        raise AssertionError((group, name, wikitext, template))

    def standing(self, template: Template) -> str:  # noqa: ARG002 (as the protocol has it)
        return ""

    def unseen(self, template: Template, names: Iterable[str]) -> bool:  # noqa: ARG002 (as the protocol has it)
        return False

    def report(self, code: Code, message: str, template: Template) -> None:
        self.diagnostics.add(code, message, self.page.at(template.line), template.raw)


def expand(wikitext: str, context: Context) -> Expansion:
    template = preprocessor.template(preprocessor.arguments(wikitext) or [], wikitext, 3)
    rule = citation_rule(template.key)
    assert rule
    return rule(template, context)


def test_citation() -> None:
    context = Context()
    assert expand("{{Cite book|title=A {{b|big}} kite|last=Bell|year=2001a|isbn=1}}", context) == "[[Cite book]]"
    (entry,) = context.library
    assert context.cited == [(entry.key, ("CITEREFBell2001a",))]
    assert encode(entry.fields["title"]) == r"A \textbf{big} kite"
    assert entry.position == Position("p", 13)
    assert [d.code for d in context.diagnostics.found] == [Code.CITATION_IDENTIFIER]


def test_nodes_in_a_value() -> None:
    context = Context()
    expand("{{cite web|url=http://a.example.org|title=On {{x}} & [[y|''z'']]}}", context)
    (entry,) = context.library
    assert encode(entry.fields["title"]) == r"On $x^2$ a<b [c] \emph{d\textsuperscript{2}} \& \emph{z}"


@pytest.mark.parametrize(
    ("wikitext", "code"), [("{{cite web|}}", Code.CITATION_EMPTY), ("{{cite windmill|a=b}}", Code.TEMPLATE_UNKNOWN)]
)
def test_no_citation(wikitext: str, code: Code) -> None:
    context = Context()
    expand(wikitext, context)
    assert not context.cited
    assert not len(context.library)
    assert code in [d.code for d in context.diagnostics.found]


def test_unknown_citation() -> None:
    context = Context()
    assert expand("{{cite windmill|title=Sails}}", context) == "[[cite windmill]]"


@pytest.mark.parametrize(
    ("wikitext", "expected"),
    [
        ("{{doi|10.1000/a<b>}}", "doi:[https://doi.org/10.1000/a%3Cb%3E 10.1000/a&lt;b&gt;]"),
        ("{{ISBN|978-0-306-40615-7|0306406152}}", "ISBN 978-0-306-40615-7, ISBN 0306406152"),
        ("{{PMID|123}}", "PMID [https://pubmed.ncbi.nlm.nih.gov/123 123]"),
        ("{{arXiv|id=0704.0001}}", "arXiv:[https://arxiv.org/abs/0704.0001 0704.0001]"),
        ("{{OCLC|}}", ""),
    ],
)
def test_identifier(wikitext: str, expected: str) -> None:
    assert expand(wikitext, Context()) == expected


def test_other_templates_are_none() -> None:
    assert citation_rule("citation needed") is None
    assert citation_rule("infobox") is None
