"""Citation and identifier templates on a page."""

from __future__ import annotations

import pytest

from tests.templatepage import shown
from wikibinder.bibtex.latex import encode
from wikibinder.model.bibliography import Library
from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.model.page import Page
from wikibinder.parser.parser import Parser
from wikibinder.templates.handlers.citation_templates import citation_rule


def page(wikitext: str) -> Parser:
    """A page with nothing but that, expanded; ``{{b|x}}`` is x in bold type."""
    parser = Parser(Page("P", wikitext, Position("p", 10)), Diagnostics(), Library(), {"b": "'''{{{1}}}'''"})
    parser.expand(wikitext)
    return parser


def test_citation() -> None:
    parser = page("\n\n\n{{Cite book|title=A {{b|big}} kite|last=Bell|year=2001a|isbn=1}}")
    (entry,) = parser.library
    assert parser.anchors == {"CITEREFBell2001a": entry.key}
    assert encode(entry.fields["title"]) == r"A \textbf{big} kite"
    assert entry.position == Position("p", 13)
    assert [d.code for d in parser.diagnostics.found] == [Code.CITATION_IDENTIFIER]


TITLES = [
    ("On <math>x^2</math> a&lt;b [c] <i>d<sup>2</sup></i> & [[y|''z'']]",
     r"On $x^2$ a<b [c] \emph{d\textsuperscript{2}} \& \emph{z}"),
    ("A{{efn|a note}}<ref>{{cite web|title=Other}}</ref> B", "A B"),
    ("<nowiki>''a''</nowiki> &amp;amp; [[File:k.png|20px|kite]]", r"'{}'a'{}' \&amp; kite"),
    ("'''A'' b", r"'\emph{A} b"),
    ("http://e.org/a_b &#x5b;x&#93;", r"http://e.org/a\_b [x]"),
    ("a<br>b<!-- c -->&nbsp;d&shy;e", "a b de"),
    ("A {{Infobox|label2=Pop{{efn|a note}}|data2=5}}", "A Pop 5"),
]  # fmt: skip


@pytest.mark.parametrize(("wikitext", "latex"), TITLES)
def test_markup_in_a_value(wikitext: str, latex: str) -> None:
    parser = page(f"{{{{cite web|url=http://a.example.org|title={wikitext}}}}}")
    entry = next(entry for entry in parser.library if "url" in entry.fields)
    assert encode(entry.fields["title"]) == latex


@pytest.mark.parametrize(
    ("wikitext", "code"), [("{{cite web|}}", Code.CITATION_EMPTY), ("x {{cite windmill|a=b}}", Code.TEMPLATE_UNKNOWN)]
)
def test_no_citation(wikitext: str, code: Code) -> None:
    parser = page(wikitext)
    assert not parser.uses
    assert not len(parser.library)
    assert code in [d.code for d in parser.diagnostics.found]


def test_unknown_citation() -> None:
    assert [use.template for use in page("{{cite windmill|title=Sails}}").uses] == ["cite windmill"]


@pytest.mark.parametrize(
    ("wikitext", "expected"),
    [
        ("{{doi|10.1000/a&lt;b&gt;}}", "doi:<Reference https://doi.org/10.1000/a%3Cb%3E · 10.1000/a<b>>"),
        ("{{ISBN|978-0-306-40615-7}}", "<PageReference Special:BookSources/9780306406157 · ISBN 978-0-306-40615-7>"),
        ("{{PMID|123}}", "PMID <Reference https://pubmed.ncbi.nlm.nih.gov/123 · 123>"),
        ("{{arXiv|id=0704.0001}}", "arXiv:<Reference https://arxiv.org/abs/0704.0001 · 0704.0001>"),
        ("{{OCLC|}}", ""),
    ],
)
def test_identifier(wikitext: str, expected: str) -> None:
    assert "".join(shown(node) for node in page("").inlines(wikitext)) == expected


def test_other_templates_are_none() -> None:
    assert citation_rule("citation needed") is None
    assert citation_rule("infobox") is None
