"""Where things are in the wikitext of a page: lines, and calls at the start, at the end or alone on a line."""

from __future__ import annotations

import pytest

from wikibinder.parser.source_map import MOST_MISSES, Place, SourceMap

PAGE = """\
{{Infobox
|a=1
}}
[[File:A.jpg|thumb|A boat]]
Text {{inline}} here.
{{block}}
{{open
|x}} more text.
{{navbox}}
[[Category:Boats]]"""


@pytest.mark.parametrize(
    ("raw", "line", "where"),
    [
        ("{{Infobox\n|a=1\n}}", 0, "start"), ("[[File:A.jpg|thumb|A boat]]", 3, "start"), ("{{inline}}", 4, ""),
        ("{{block}}", 5, "line"), ("{{open\n|x}}", 6, "line"), ("{{navbox}}", 8, "end"), ("{{block}}", 99, ""),
    ],
)  # fmt: skip
def test_where_a_call_is(raw: str, line: int, where: str) -> None:
    assert SourceMap(PAGE).place_on_page(raw, line) == where


@pytest.mark.parametrize("text", ["Text.\n{{a}}\nMore.", "}}\n{{a}}\nMore.", "{{b}} text\n{{a}}\nMore."])
def test_text_before_a_call_ends_the_start_of_the_page(text: str) -> None:
    assert SourceMap(text).place_on_page("{{a}}", 1) == "line"


def test_lines_are_counted_from_the_line_breaks() -> None:
    source = SourceMap("ab\n\nc")
    assert [source.line(offset) for offset in range(6)] == [0, 0, 0, 1, 2, 2]


def test_the_search_in_a_place_goes_on_and_gives_up() -> None:
    source, place = SourceMap("x ab ab yz ab"), Place(2, 10, exact=True)
    assert [source.find("ab", place) for _ in range(2)] == [2, 2]
    place.cursor = 3
    assert source.find("ab", place) == 5
    # Beyond the end of the place nothing is found, and the start of the place is returned.
    place.cursor = 6
    assert [source.find("ab", place) for _ in range(MOST_MISSES)] == [2] * MOST_MISSES
    assert source.find("yz", place) == 2
