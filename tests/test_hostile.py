"""Wikitext of every kind, whole or broken: never a failure, no word from docutils, every word kept or reported."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from tests.wholepage import sound
from wikibinder.model.page import Status

# ---------------------------------------------------------------- numbers where templates want small ones

NUMBERS = (
    "9" * 5_000, "-" + "9" * 5_000, "9" * 400 + "." + "9" * 400, "1e" + "9" * 5_000, "1e999", "-1e308", "--1", "-0",
    "0", "٣", "²", "1/0", "inf", "nan", "1," * 3_000, "#", "",
)  # fmt: skip
TAKERS = """
{{#expr:N}} {{#expr:1+N}} {{#expr:1 round N}} {{#expr:N mod 2}} {{#expr:trunc N}} {{#expr:2^N}} {{#expr:exp N}}
{{#ifexpr:N|a}} {{#time:Y|N}} {{#time:U|@N}} {{#time:xrY|N}} {{#time:Y|+N days}} {{padleft:a|N}} {{padright:a|N|x}}
{{#sub:abc|N}} {{#pos:abc|N}} {{#explode:a|b|N}} {{formatnum:N}} {{ns:N}} {{#titleparts:a/b|N}} {{plural:N|a|b}}
{{convert|N|mi|km}} {{convert|1|mi|km|N}} {{convert|1|-|N|mi|km}} {{cvt|N|ft|m|0}} {{cvt|1|ft|m|sigfig=N}}
{{age|N|1|1}} {{birth date and age|N|1|1}} {{birth date|2000|N|1}} {{death date and age|2000|1|1|N|1|1}} {{circa|N}}
{{as of|N}} {{start date|N}} {{start date|2000|1|1|N|1}} {{val|N}} {{val|1|N}} {{val|1|e=N}} {{frac|1|N}}
{{sfrac|N|2|3}} {{roman|N}} {{ordinal|N}} {{main|l1=N|a}} {{see also|a|lN=b}} {{redirect-multi|N|a|b}}
{{coord|N|2|N|3}} {{citation|title=t|date=N}} {{citation|title=t|lastN=b|first1=c}} {{citation|title=t|pages=N}}
{{citation|title=t|isbn=N}}
{{cite web|title=t|display-authors=N|last=a|last2=b}} {{cite journal|title=t|pmid=N}} {{cite arxiv|title=t|eprint=N}}
{{inflation|US|N|2000}} {{height|ft=N|in=2}} {{height|m=N}} {{sfn|a|2000|p=N}} {{duration|m=N|s=2}} {{columns-list|N|a}}
<ol start="N"><li>a</li></ol> [[File:a.jpg|thumb|Npx|a]] [[File:a.jpg|1xNpx|a]] [[File:a.jpg|upright=N|a]] &#N; &#xN;
<ref name=N>a</ref> ISBN N RFC N
{|
| colspan=N | a
| rowspan="N" | b
|}
<gallery widths=N perrow=N>
a.jpg|b
</gallery>
"""


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:9])
def test_numbers_that_are_none(number: str) -> None:
    sound(TAKERS.replace("N", number))


# ---------------------------------------------------------------- a grammar of wikitext

CANARY = re.compile(r"zq[a-j]+k")
DIGITS = str.maketrans("0123456789", "abcdefghij")  # a link ends before a digit


def around(inner: st.SearchStrategy[str], *marks: tuple[str, str]) -> st.SearchStrategy[str]:
    """Marks around something; no template around a table, whose strokes would part its arguments, no gallery around
    several lines, each of which would name a file.
    """

    def put(parts: tuple[tuple[str, str], str]) -> str:
        (before, behind), content = parts
        parted = "\n|" if before.startswith("{{") else "\n" if before.startswith("<gallery") else None
        return content if parted and parted in content else before + content + behind

    return st.tuples(st.sampled_from(marks), inner).map(put)


LEAF = st.sampled_from((
    " zqk ", "zqk", "zqk.", "http://e.org/a", "&amp;", "&#x2028;", "<br>", "<nowiki>{{ zqk [[</nowiki>", "<nowiki/>",
    "'", "[[Bee]]", "[[zqk]]", "[http://e.org zqk]", "{{nbsp}}", "<math>x^2</math>", "x_", "*", "`", "\\", "::",
    "{{PAGENAME}}", "[[File:zq.jpg|10px]]", "<ref name=a/>", "[[#a|zqk]]", ".. raw:: html", "\u2028", "\xa0",
    "\u202e", "나무 zqk",
))  # fmt: skip
INLINE_MARKS = (
    ("''", "''"), ("'''", "'''"), ("'''''", "'''''"), ("<b>", "</b>"), ("<sup>", "</sup>"), ("<sub>", "</sub>"),
    ("<code>", "</code>"), ("<small>", "</small>"), ("<span style='x'>", "</span>"), ("[[Bee|", "]]"),
    ("[http://e.org ", "]"), ("{{lang|ko|2=", "}}"), ("{{nowrap|1=", "}}"), ("{{unheard of|", "}}"),
    ("{{abbr|1=", "|2=explained}}"), ("<ref>", "</ref>"), ("<ref name=a>", "</ref>"), ("{{efn|1=", "}}"),
    ("{{#if:x|", "}}"), ("<ref>{{cite web|url=http://e.org/b|title=", "}}</ref>"), ("[[File:a.jpg|thumb|", "]]"),
    ("<u>", "</u>"), ("<s>", "</s>"), ("<q>", "</q>"), ("{{sfn|Lee|2000|loc=", "}}"),
)  # fmt: skip
INLINE = st.recursive(
    LEAF,
    lambda inner: st.one_of(around(inner, *INLINE_MARKS), st.lists(inner, min_size=2, max_size=4).map("".join)),
    max_leaves=8,
)
BLOCK_MARKS = (
    ("", "\n\n"), ("* ", "\n"), ("# ", "\n"), (": ", "\n"), ("; ", "\n"), ("*#: ", "\n"), (" ", "\n"),
    ("== ", " ==\n"), ("=== ", " ===\n"), ("<blockquote>", "</blockquote>\n"), ("<div>\n", "\n</div>\n"),
    ("<center>", "</center>\n"), ("<pre>", "</pre>\n"), ("<poem>\n", "\n</poem>\n"),
    ("{|\n|+ zqk\n|-\n! zqk\n| ", "\n|}\n"), ("{|\n| colspan=2 | ", " || zqk\n|}\n"), ("{{quote|1=", "}}\n"),
    ("{{Infobox x|name=zqk|label=", "}}\n"), ("<gallery>\nFile:a.jpg|", "\n</gallery>\n"), ("{{main|Bee|l1=", "}}\n"),
    ("<references>\n<ref name=a>", "</ref>\n</references>\n"), ("<ul><li>", "</li></ul>\n"),
    ("<table><tr><td>", "</td></tr></table>\n"), ("; zqk : ", "\n"), ("<dl><dt>zqk<dd>", "</dl>\n"),
    ("[[Category:", "]]\n"), ("{{columns-list|1=\n* ", "\n}}\n"), ("----", "\n"),
)  # fmt: skip
BLOCK = st.recursive(
    around(INLINE, *BLOCK_MARKS),
    lambda inner: around(st.lists(inner, min_size=1, max_size=3).map("\n".join), *BLOCK_MARKS),
    max_leaves=5,
)
PAGES = st.lists(BLOCK, max_size=6).map("".join)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A page with some pieces cut out of it, or put in elsewhere."""
    page = draw(PAGES)
    for _ in range(draw(st.integers(0, 3))):
        begin = draw(st.integers(0, len(page)))
        end = min(len(page), begin + draw(st.integers(0, 6)))
        piece = page[begin:end] if draw(st.booleans()) else ""
        at = draw(st.integers(0, begin))
        page = page[:at] + piece + page[at:begin] + page[end:]
    return page


def numbered(page: str) -> tuple[str, set[str]]:
    """The page with its canary words numbered, and these words."""
    count = 0

    def word(_match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"zq{count}k".translate(DIGITS)

    text = re.sub("zqk", word, page)
    return text, set(CANARY.findall(text))


def kept_or_reported(text: str, words: set[str]) -> set[str]:
    """The words that neither the page nor its library nor a diagnostic has."""
    edition = sound(text)
    printed = " ".join(f"{found.message} {found.excerpt}" for found in edition.diagnostics)
    cut = any(found.excerpt.endswith("…") for found in edition.diagnostics)
    assert edition.status is Status.CONVERTED
    return set() if cut else words - set(CANARY.findall(f"{edition.rst} {edition.bib} {printed}"))


@given(PAGES)
@examples(60)
def test_whole_pages(page: str) -> None:
    assert not kept_or_reported(*numbered(page))


@given(damaged())
@examples(60)
def test_damaged_pages(page: str) -> None:
    sound(page)


@given(PAGES)
@examples(20)
def test_no_page_takes_long(page: str) -> None:
    began = time.process_time()
    sound(page * 20)
    assert time.process_time() - began < 10
