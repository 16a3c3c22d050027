"""A call cut at its pipes: as MediaWiki's preprocessor cuts it, and as mwparserfromhell does where the markup is whole.

mwparserfromhell is a second, independent reading of the same grammar. It differs in that pipes inside HTML tags and
external links are not the call's, so neither holds one here.
"""

from __future__ import annotations

import mwparserfromhell
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mwparserfromhell.nodes import Template as CallNode

from tests.properties import examples
from wikibinder.wikitext import preprocessor

WORDS = st.sampled_from((
    "w", "x y ", "", "\n", "=", "''", "a:b", "<1", "< ", "&amp;", "http://e.org ", "*", "\n*", "\n:", ";", "'", '"',
    "<br>", "<hr/>", "[http://a.org b]", "[x]", "mailto:x", "\n#", "|", "<nowiki>]]|</nowiki>", "<math>{|{</math>",
    "\n!", "\n----", "-", "{", "}", "<b>", "</b>", "<!-- | -->", "<ref name='x y'/>",
))  # fmt: skip
TARGETS = st.sampled_from((
    "File:a.b", "a", "s:q x", ":Category:w", ":w:x", "A: b c", "1:2", "#x", "a#b", "x.y:z", "x=y", " a ",
))  # fmt: skip
NAMES = st.sampled_from(("a", "a b", "#if:x", "x\n", "\nq", " z"))


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("[[{}|{}]]".format, TARGETS, inner),
        st.builds("[[{}]]".format, TARGETS),
        st.builds("{{{{{}|{}|{}}}}}".format, NAMES, inner, inner),
        st.builds("<ref>{}</ref>".format, inner),
        st.builds("{}{}".format, inner, inner),
    )


CALLS = st.lists(st.recursive(WORDS, _nested, max_leaves=8), min_size=1, max_size=4).map("|".join)


def read_by_others(inner: str) -> list[str] | None:
    """The parts that mwparserfromhell finds; None where it finds no call."""
    nodes = mwparserfromhell.parse("{{x|" + inner + "}}", skip_style_tags=True).nodes
    if len(nodes) != 1 or not isinstance(nodes[0], CallNode):
        return None
    return [preprocessor.without_comments(str(param)) for param in nodes[0].params]


@given(CALLS)
@examples(300)
def test_whole_markup_is_cut_as_others_cut_it(inner: str) -> None:
    parsed = read_by_others(inner)
    assert parsed is None or preprocessor.arguments("{{x|" + inner + "}}")[1:] == parsed


@pytest.mark.parametrize(("inner", "parts"), [
    ("x|b=[[File:x.png|thumb|of [[c]], {{d|e}}|f]]|g", ["x", "b=[[File:x.png|thumb|of [[c]], {{d|e}}|f]]", "g"]),
    ("x|<ref name='b|c'>d|e</ref>|f", ["x", "<ref name='b|c'>d|e</ref>", "f"]),
    ("x|<nowiki>a|[[</nowiki>|b", ["x", "<nowiki>a|[[</nowiki>", "b"]),
    ("x|<b>a|c</b>|no", ["x", "<b>a", "c</b>", "no"]),
    ('x|<span title="a|b">c</span>', ["x", '<span title="a', 'b">c</span>']),
    ("x|[http://a b|c] d", ["x", "[http://a b", "c] d"]),
    ("x|a]] b|no", ["x", "a]] b", "no"]),
    ("x|-{zh:a|b}- c|no", ["x", "-{zh:a|b}- c", "no"]),
    ("x|[[<!-- ]] -->c|d]]|e", ["x", "[[c|d]]", "e"]),
    ("x|[[a|b", ["x", "[[a", "b"]),
    ("x", ["x"]),
    ("", [""]),
])  # fmt: skip
def test_pipes(inner: str, parts: list[str]) -> None:
    """Arguments are divided as by MediaWiki 1.39 for ``{{#if:…}}``; a call with an unclosed link is text."""
    assert preprocessor.arguments("{{" + inner + "}}") == parts


def test_the_time_is_linear() -> None:
    """A hundred thousand opening marks without a closing one: a quadratic algorithm would take minutes."""
    for mark in ("[[", "]]", "|", "<b>", "{{", "[[a|", "-{", "<ref>"):
        assert preprocessor.arguments("{{x|" + mark * 200_000 + "}}")
