"""A page read only for its citations gives the same citations as its full conversion, whatever markup surrounds
them.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from wikibinder.model.diagnostics import Position
from wikibinder.model.page import Page, TitleMap
from wikibinder.model.settings import Settings
from wikibinder.run.convert_page import cite_page, convert_page
from wikibinder.run.output import split

WORDS = st.sampled_from((
    "word", "", " ", "a.png", "[[File:a.png|thumb|b]]", "[[Category:c]]", "__NOTOC__", "<br>", "''x''", "{{fr}}", "* a",
    "{|\n| a\n|}", "<ref name=n />", "<nowiki/>", "[http://e.org/l Label]", "http://e.org/x", "1 = 2", "&nbsp;", "yes",
))  # fmt: skip
CITATIONS = st.integers(1, 99).map("{{{{cite web|title=T{0}|url=http://e.org/{0}}}}}".format)
FRAMES = st.sampled_from((
    "<ref>{}</ref>", "<ref name=n>{}</ref>", "{{{{Infobox x\n|name={}\n|image=a.png\n|caption={}\n|area={}}}}}",
    "{{{{Infobox x|title={}|label1={}|data1={}}}}}", "{{{{multiple image|image1=a.png|caption1={}|footer={}}}}}",
    "{{{{cite book|title={}|quote={}}}}}", "{{{{cite thing|title={}}}}}", "{{{{hatnote|{}}}}}", "{{{{nowrap|{}}}}}",
    "{{{{no such template\n|first={}\n|second={}}}}}", "{{{{#if:{}|{}|{}}}}}", "{{{{#switch:{}|word={}|{}}}}}",
    "{{{{lang|fr|{}}}}}", "{{{{quote|{}|{}}}}}", "{{{{columns|col1={}|col2={}}}}}", "{{{{hlist|{}|{}}}}}",
    "<gallery>\na.png|{}\n</gallery>", "{{{{reflist|refs={}}}}}", "{{{{sidebar|title={}|content1={}}}}}",
    "{{{{taxobox|regnum={}|image_caption={}}}}}", "{{{{#tag:ref|{}}}}}", "{{{{refn|{}}}}}", "{{{{efn|{}}}}}",
    "{{{{DISPLAYTITLE:{}}}}}", "{{{{#replace:{}|0|3}}}}", "{{{{#sub:{}|1|9}}}}",
    "'''{}'''", "[[File:a.png|{}]]", "<poem>{}</poem>",
))  # fmt: skip


def framed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda frame, *texts: frame.format(*texts), FRAMES, inner, inner, inner)


PARTS = st.recursive(st.one_of(WORDS, CITATIONS), framed, max_leaves=12)


@given(st.lists(PARTS, min_size=1, max_size=4).map("\n".join))
@examples(200)
def test_the_same_in_any_frame(wikitext: str) -> None:
    page = Page("Page", wikitext, Position("page.wiki", 1))
    alone = cite_page(page, ".bib", Settings()).lines
    bib = convert_page(page, "page", TitleMap(), Settings()).bib
    whole = [entry for _, entry in split(bib)] if bib else []
    assert sorted(line.rstrip() for line in alone) == sorted(entry.rstrip() for entry in whole), wikitext
