"""The census of words: which words it finds in wikitext and reports as lost, and that a page of many kinds loses
none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.census import MOST_LOST, Census, census
from tests.visible_words import Article, Word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PAGE = """{{Infobox building
| name = Alder Hall
| height = 61 m
| class = Grade II
| architectural_style = Neo-Gothic
| image_size = 200px
| titleclass = vcard
| latd = 51 | latm = 30 | latNS = N | longd = 0 | longm = 7 | longEW = W
}}
'''Alder Hall''' is a [[building]]s' hall{{citation needed|date=May 2019|reason=Nobody wrote it down}} in
[[Tarn|the tarn]].

[[File:Hall.jpg|thumb|left|200px|alt=A grey hall|The hall in 1912]]
{| class="wikitable" summary="Heights of halls"
! scope="col" | Hall !! Height
|-
| Alder || title="measured" | 61 m
|}
* {{Duration|m=4|s=28}}, {{zzz|Unknown words|depth=shallow|n=7}}
* <span title="a tip">hint</span>, <s>struck</s>, [http://example.org a ''label'']
{{plainlist|
* one
}} after it.<ref>{{cite book|last=Crow|first=Ida|title=The Hall|publisher=Tarn Press|year=1999}}</ref>
{{Geographic location|Centre=Alder|North=Birch}}
"""


@pytest.mark.parametrize(("wikitext", "words"), [
    ("a [[b]]s [[c|d]] [[Category:e]] [[File:f.png|thumb|g h]]", "a bs d g h"),
    ("{{t|u|v=w x|y={{z|q}}}} {{#if:a|b}} {{PAGENAME}}", "u w x q"),
    ("{|\n! scope=col | a !! b\n|-\n| style=c | d || e\n|}", "a b d e"),
    ("All<u>en</u> <!-- c --><ref name=d>e</ref> \'\'f\'\' &amp; g", "allen e f g"),
    ("[http://h.org i] http://j.org <math>k</math> {{convert|5|km}} {{t|20px|#fff|yes}}", "i"),
    ("[[Lêer:a.png|duimnael|279x279পিক্সেল|b [[c]]s]]d [[Luokka:e]]", "b cs d"),
    ("{{Chú thích|url=http://a.org|ngày=5 tháng 10 năm 2012|ort=Ulm|idioma=alemán}} {{b|am=5 May 2012}}",
     "ulm 5 may 2012"),
    ('<span title="l">m</span> __NOTOC__ 日本', "l m 日 本"),
])  # fmt: skip
def test_visible_words(wikitext: str, words: str) -> None:
    assert [word.text for word in Article(wikitext).words()] == words.split()


def test_a_word_knows_its_place() -> None:
    (word,) = Article("\n{{a|\n{{b|c=d}}}}", 10).words()
    assert word == Word("d", 12, (("a", 11), ("b", 12)), "{{b|c=}}")


@pytest.mark.parametrize(("page", "report", "lost"), [
    ({"seen": 1, "twice": 1}, [], {"text": ["p:1: twice"], "{{a|1=}}": ["p:2: gone"]}),
    ({"seen": 1, "twice": 2}, [{"line": 2, "code": "text-dropped", "message": "", "excerpt": "Gone"}], {}),
    ({"seen": 1, "twice": 2, "gone": 1}, [], {}),
    ({"seen": 1, "twice": 2}, [{"line": 1, "code": "text-dropped", "message": "", "excerpt": "Gone"}],
     {"{{a|1=}}": ["p:2: gone"]}),
])  # fmt: skip
def test_a_word_is_kept_counted_or_lost(
    page: Mapping[str, int], report: list[dict[str, object]], lost: dict[str, list[str]]
) -> None:
    words = [Word("seen", 1), Word("twice", 1), Word("twice", 1), Word("gone", 2, (("a", 2),), "{{a|1=}}")]
    result = Census()
    result.take("p", words, Counter(page), [{"severity": "loss", **found} for found in report])
    assert result.lost == lost
    assert result.words == 4


def test_nothing_is_lost_silently(tmp_path: Path) -> None:
    source = tmp_path / "Alder Hall.wiki"
    source.write_text(PAGE, encoding="utf-8")
    result = census([source], tmp_path)
    assert result.lost == {}
    assert result.counted > 0
    assert result.words > 50


@pytest.mark.slow
def test_real_articles(corpus: Path, tmp_path: Path) -> None:
    dumps = [path for path in sorted((corpus / "dumps").iterdir()) if not path.name.startswith("aawiki")]  # no articles
    result = census([corpus / "raw", *dumps], tmp_path)
    assert result.share <= MOST_LOST, result.lost
