"""References of a whole book: each work is listed once, no field is lost, and the classic dialect works."""

from __future__ import annotations

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from wikibinder.bibtex.biblatex import write_entry
from wikibinder.bibtex.bibtex import classic
from wikibinder.bibtex.merge import merge, read
from wikibinder.model.bibliography import Entry, Name
from wikibinder.model.diagnostics import Position

PLACE = Position("x")


def written(key: str, kind: str = "article", author: str = "Bell", **fields: str) -> str:
    names = {"author": (Name(family=author, given="Ann"),)} if author else {}
    return write_entry(Entry(kind, key, names, {"title": "Kites of the north", **fields}, PLACE))


def merged(*entries: str) -> tuple[list[str], list[str]]:
    reported: list[str] = []
    return list(merge(entries, lambda message, key: reported.append(f"{key}: {message}"))), reported


def test_one_work_by_identifier() -> None:
    found, reported = merged(
        written("a-1", doi="10.1000/1", date="2001", journaltitle="J. Kites", volume="5"),
        written("b-2", doi="10.1000/1", date="2001-05", pages="1–9", urldate="2010-01-01"),
        written("c-3", doi="10.1000/2", date="2001"),
    )
    assert len(found) == 2
    assert not reported
    first = read(found[0])
    assert first.key == "a-1"
    assert first.fields["ids"] == "b-2"
    assert {first.fields[name] for name in ("volume", "pages", "urldate")} == {"5", "1--9", "2010-01-01"}


def test_disagreement_is_told() -> None:
    found, reported = merged(
        written("a-1", pmid="15", date="2001", journaltitle="J. Kites", volume="5"),
        written("b-2", pmid="15", date="2002", journaltitle="J. Kites", volume="5"),
    )
    assert len(found) == 1
    assert reported == ["a-1: date is “2001” in one citation, “2002” in another"]


def test_pages_of_a_book_are_of_the_citation() -> None:
    found, reported = merged(
        written("a-1", "book", isbn="978-0-306-40615-7", pages="5", date="2001"),
        written("b-2", "book", isbn="0306406152", pages="77", date="2001"),
        written("c-3", "book", isbn="0306406152", pages="77", date="2001", volume="2"),
    )
    assert len(found) == 2
    assert "pages" not in read(found[0]).fields
    assert not reported


def test_chapters_of_a_book_stay_apart() -> None:
    entries = [written(f"k-{i}", "inbook", isbn="0306406152", title=f"Chapter {i}") for i in range(3)]
    assert merged(*entries)[0] == entries


def test_one_work_by_author_year_and_title() -> None:
    first = written("a-1", date="2001", journaltitle="J")
    assert len(merged(first, written("b-2", date="2001", journaltitle="J", pages="3"))[0]) == 1
    assert len(merged(first, written("b-2", date="2001", journaltitle="K"))[0]) == 2
    assert len(merged(first, written("b-2", author="Dorn", date="2001", journaltitle="J"))[0]) == 2


@given(st.permutations([("a-1", "5"), ("b-2", ""), ("c-3", ""), ("d-4", "5")]))
def test_order_does_not_matter(order: list[tuple[str, str]]) -> None:
    entries = {key: written(key, doi="10.1000/1", volume=volume, pages=key) for key, volume in order}
    assert merged(*entries.values())[0] == merged(*(entries[key] for key in sorted(entries)))[0]


def test_classic_dialect() -> None:
    text = classic(
        read(
            write_entry(
                Entry(
                    "thesis",
                    "k",
                    {"author": (Name(family="van der Berg", given="Jan"), Name(literal="Kite, Inc."))},
                    {"title": "T", "date": "2005-05-03", "institution": "U", "type": "PhD thesis", "location": "Oslo"},
                    PLACE,
                )
            )
        )
    )
    assert text == (
        "@phdthesis{k,\n  author = {{van der Berg}, Jan and {Kite, Inc.}},\n  title = {{T}},\n  year = {2005},\n"
        "  month = may,\n  day = {3},\n  school = {U},\n  type = {PhD thesis},\n  address = {Oslo},\n}\n"
    )
    assert not parse_string(text, parse_stack=[]).failed_blocks
    online = classic(
        read(write_entry(Entry("online", "k", {}, {"url": "http://a.org/%7B", "wikidate": "n.d."}, PLACE)))
    )
    assert online == (
        "@misc{k,\n  url = {http://a.org/%7B},\n  year = {n.d.},\n  howpublished = {\\url{http://a.org/%7B}},\n}\n"
    )


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"date": "2005-05-03"}, ["year = {2005}", "month = may", "day = {3}"]),
        ({"date": "1999/2004"}, ["year = {1999--2004}"]),
        ({"date": "2005-05/2005-06"}, ["year = {2005}", 'month = may # "--" # jun']),
        ({"date": "2005-05-03/2005-05-06"}, ["year = {2005}", "month = may", "day = {3--6}"]),
        ({"date": "2005-05-30/2005-06-02"}, ["year = {30 May 2005--2 June 2005}"]),
        ({"date": "1999/.."}, ["year = {1999--}"]),
        ({"date": "1480~"}, ["year = {c. 1480}"]),
        ({"date": "-0439"}, ["year = {440 BC}"]),
        ({"date": "0000"}, ["year = {1 BC}"]),
        ({"date": "0001"}, ["year = {1}"]),
        ({"date": "199X"}, ["year = {1990s}"]),
        ({"date": "2005-23"}, ["year = {2005}", "month = {Autumn}"]),
        ({"date": "2005-23", "wikidate": "Fall 2005"}, ["year = {Fall 2005}"]),
        ({"wikidate": "2005-05-45"}, ["year = {2005-05-45}"]),
        ({"wikidate": "1999 or 2000"}, ["year = {1999 or 2000}"]),
    ],
)
def test_dates_of_the_classic_dialect(fields: dict[str, str], lines: list[str]) -> None:
    text = classic(read(write_entry(Entry("book", "k", {}, fields, PLACE))))
    assert [line.strip().rstrip(",") for line in text.split("\n")[1:-2]] == lines
