"""A call cut at its pipes: the quick way finds what mwparserfromhell finds, or leaves the call to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from wikibinder.wikitext import preprocessor

WORDS = st.sampled_from((
    "w", "x y ", "", "\n", "=", "''", "a:b", "<1", "< ", "&amp;", "http://e.org ", "*", "\n*",
    "\n:", ";", "'", '"', "<br>",
    "<hr/>", "[http://a.org b]", "[x]", "mailto:x", "\n#", "|", "<nowiki>]]</nowiki>", "<math>{{</math>", "\n!",
    "\n----",
    "-", "{", "}", "[", "]", "<", "]]", "}}", "[[", "{{", "</b>", "<b>", "<ref name='x y'/>",
))  # fmt: skip
TARGETS = st.sampled_from((
    "File:a.b", "a", "s:q x", ":Category:w", ":w:x", "A: b c", "1:2", "#x", "a#b", "x.y:z", "http:x", "Http://q", "x=y",
    " git://x", "//e.org", "news:x", " a ",
))  # fmt: skip
NAMES = st.sampled_from(("a", "a b", "#if:x", "x\n", "\nq", " z"))
TAGS = st.sampled_from(("ref", "small", "b", "p", "code", "span", "blockquote"))
ATTRIBUTES = st.sampled_from(("", " a=b", ' a="b c"', " a='b c'", " "))


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("[[{}|{}]]".format, TARGETS, inner),
        st.builds("[[{}]]".format, TARGETS),
        st.builds("{{{{{}|{}|{}}}}}".format, NAMES, inner, inner),
        st.builds("<{0}{1}>{2}</{0}>".format, TAGS, ATTRIBUTES, inner),
        st.builds("{}{}".format, inner, inner),
    )


CALLS = st.lists(st.recursive(WORDS, _nested, max_leaves=8), min_size=1, max_size=4).map("|".join)


@given(CALLS)
@examples(300)
def test_the_quick_way_agrees(inner: str) -> None:
    parts = preprocessor._well_formed(inner)
    parsed = preprocessor._parsed(inner)
    assert parts is None or parsed is None or parts == parsed, inner  # a name that holds calls the parser refuses


@pytest.mark.parametrize("inner", [
    "a|b=[[File:x.png|thumb|of [[c]], {{d|e}}|f]]|g",
    "a|[[:Category:b|c]] [[s:d]]|e",
    "a|<ref name='b c'>d|e</ref>|f",
    "a|<nowiki>[[</nowiki>|b <code>c|d</code>|e <1 day|f<wbr/>g",
])  # fmt: skip
def test_what_articles_hold_takes_no_parser(inner: str) -> None:
    assert preprocessor._well_formed(inner) == preprocessor._parsed(inner) != None  # noqa: E711  (one chain says it all)


@pytest.mark.parametrize("inner", ["a|[[http://b|c]]|d", "a|[[news:b]] [[//c d]]|e", "a|[[b|c|d", "a|<b>c|d</i>|e"])
def test_what_is_not_whole_is_left_to_the_parser(inner: str) -> None:
    assert preprocessor._well_formed(inner) is None
