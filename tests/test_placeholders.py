"""The parser's placeholders for finished nodes never leave it: in no file, no line of data, no report."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import examples
from wikibinder.model.bibliography import Library
from wikibinder.model.diagnostics import Diagnostics, Position
from wikibinder.model.page import Page, TitleMap
from wikibinder.model.settings import Settings
from wikibinder.parser.document import read
from wikibinder.run.convert_page import cite_page, convert_page
from wikibinder.run.output import split

TEMPLATES = Path(__file__).parent.parent / "convert" / "wikibinder" / "templates"

FINISHED = st.sampled_from((
    "{{efn|a note}}", "<ref>note</ref>", "<ref name=n>http://e.org/n</ref>", "[[Page|label]]", "<math>x</math>",
    "{{sfn|Lee|2001|p=5}}", "<nowiki>''x''</nowiki>", "{{cite web|title=T|url=http://e.org}}", "[[File:a.png|cap]]",
    "[http://e.org label]", "{{Infobox|a=1|b=2}}", "{{harvnb|Lee|2001}}", "<code>x</code>", "<pre>x</pre>", "word", "5",
))  # fmt: skip
"""What becomes nodes before the text around it is read."""

AROUND = """
{{Infobox|label2=Pop§|data2=§}}
{{Infobox x|name=§|leader_title1=Head§|leader_name1=N}}
{{cite book|title=§|quote=§|last=Lee§|year=2001|ref=CITEREF§}}
{{cite web|url=http://e.org/§|title=§}}
{{cite journal|journal=§|volume=§|pages=§|vauthors=Lee A§, Kim B|doi=10.1000/§}}
{{cite episode|series=§|season=§|number=§|title=t}}
{{cite thing|title=§|author-link=§}}
{{#tag:ref|x|name=§|group=§}}
{{#tag:span|x|id=§|title=§}}
{{efn|text|name=§|group=§}}
{{r|§|group=§|p=§}}
{{sfn|§|2001|p=§|loc=§}}
{{harvtxt|§|§|ref=§}}
{{sfnm|1a1=§|1y=§}}
{{harvs|txt|last=§|first=§|year=§}}
{{harvc|last=§|c=§|in=§|year=§|id=§}}
{{wikicite|ref=§|reference=Book §}}
{{reflist|group=§}}
{{anchor|§}}
{{note label|§|§}}
{{chess diagram|tright|§|rd|§|§}}
{{abbr|§|§}}
{{lang|§|§}}
{{doi|§}}
{{ISBN|§}}
{{IMDb name|§|§|class=§}}
{{webarchive|url=http://e.org/§|date=§}}
{{coord|§|§}}
{{convert|§|km|§}}
{{fullurl:§|§}}
{{PAGENAMEE:§}}
{{urlencode:§}}
{{#sub:§|1|4}}
{{#switch:§|a=§|#default=§}}
{{DISPLAYTITLE:§}}
{{DEFAULTSORT:§}}
{{lc:§}}
{{no such|a=§|b=§}}
{{nowrap|<span id="§" lang="§">§</span>}}
{{nowrap|<ref name="§" group="§">§</ref>}}
{{nowrap|<ref name="§" />}}
{{hatnote|[[§|§]] [[File:§|alt=§|thumb|§]]}}
{{nowrap|[[Category:§]]}}
{{quote|§|§}}
{{nowrap|<math>§</math><code>§</code><pre>§</pre>}}
{{nowrap|[http://e.org/§ §]}}
<ref name="x§">§</ref>
<gallery caption="§">⏎File:a.png|alt=§|§⏎</gallery>
<imagemap>⏎§⏎</imagemap>
{{familytree|A|A=§}}
{{track listing|title1=§|length1=§}}
{{election box candidate|party=§|votes=§}}
{|⏎|+ §⏎! id="§" | §⏎|}
== § ==
; § : §
{{weather box|location=§|Jan high C=§}}
{{nowrap|<syntaxhighlight lang="§">§</syntaxhighlight><poem>§</poem>}}
{{multiple image|image1=§|alt1=§|caption1=§}}
"""
"""Text around them, one piece a line; ``§`` is where they are put, ``⏎`` a line break."""


def framed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A piece of AROUND with other texts in all of its places."""
    frames = st.sampled_from([line.replace("⏎", "\n") for line in AROUND.split("\n") if line])
    return st.builds(_put, frames, st.lists(inner, min_size=5, max_size=5))


def _put(frame: str, texts: list[str]) -> str:
    head, *rest = frame.split("§")
    return head + "".join(text + part for text, part in zip(texts, rest, strict=False))


TEXTS = st.recursive(
    FINISHED, lambda inner: framed(st.lists(inner, min_size=1, max_size=2).map(" ".join)), max_leaves=10
)


WIKITEXT = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)


@given(WIKITEXT)
@examples(200)
def test_no_placeholder_is_in_a_node_or_an_entry(wikitext: str) -> None:
    library, diagnostics = Library(), Diagnostics()
    document = read(Page("Page", wikitext, Position("page.wiki", 1)), diagnostics, library)
    assert not re.search(r"\\x0[12]|%0[12]", repr((document, library.entries, diagnostics.found))), wikitext


@given(WIKITEXT)
@examples(100)
def test_convert_and_citations_agree(wikitext: str) -> None:
    page = Page("Page", wikitext, Position("page.wiki", 1))
    whole = convert_page(page, "page", TitleMap(), Settings())
    lines = cite_page(page, ".jsonl", Settings()).lines
    alone = cite_page(page, ".bib", Settings()).lines
    for text in (whole.rst, whole.bib or "", *lines, *alone):
        assert not re.search("[\x01\x02]|u000[12]", text), wikitext
    entries = list(split(whole.bib)) if whole.bib else []
    assert sorted(line.rstrip() for line in alone) == sorted(entry.rstrip() for _, entry in entries), wikitext
    assert {json.loads(line)["key"] for line in lines} == {key for key, _ in entries}


TEXT_NODES = frozenset(
    ("Text", "Literal", "LiteralBlock", "Abbreviation", "Math", "MathBlock", "Anchor", "Problematic")
)
"""Nodes that hold text; a handler could put unread wikitext into them."""


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.py")), ids=lambda path: path.name)
def test_handlers_make_words_of_plain_text_alone(path: Path) -> None:
    """Handlers create nodes of text only through :mod:`wikibinder.templates.plain_nodes`, where mypy keeps plain text
    and wikitext apart.
    """
    if path.name == "plain_nodes.py":
        return
    imports = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom))
    names = {alias.name for node in imports if node.module == "wikibinder.model.nodes" for alias in node.names}
    assert not names & TEXT_NODES
