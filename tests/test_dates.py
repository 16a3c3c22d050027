"""Dates: a date that is parsed from an article and then formatted gives the same text."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wikibinder.bibtex.edtf import read as edtf_of
from wikibinder.cs1.dates import _days as days_of_month
from wikibinder.cs1.dates import read
from wikibinder.editions.references.date_words import spelled

SEASONS = (21, 22, 23, 24)
# Years after Christ of fewer than three digits are printed without an era, and look like days.
YEARS = st.integers(-9_998, 0) | st.integers(100, 9_999)


@st.composite
def days(draw: st.DrawFn) -> tuple[int, int, int]:
    """A year, a month and a day."""
    year, month = draw(YEARS), draw(st.integers(1, 12))
    return year, month, draw(st.integers(1, days_of_month(year, month)))


seasons = st.tuples(YEARS, st.sampled_from(SEASONS))


def edtf(date: tuple[int, ...]) -> str:
    """The date as BibLaTeX wants it."""
    year, *rest = date
    return "-".join([f"{year:05}" if year < 0 else f"{year:04}", *(f"{part:02}" for part in rest)])


@given(days(), st.integers(1, 3), st.booleans())
def test_a_printed_date_is_read_again(date: tuple[int, ...], parts: int, about: bool) -> None:
    written = edtf(date[:parts]) + "~" * about
    assert read(spelled(written)).edtf == written


@given(seasons)
def test_a_printed_season_is_read_again(season: tuple[int, ...]) -> None:
    assert read(spelled(edtf(season))).edtf == edtf(season)


@given(days(), days(), st.integers(1, 3))
def test_a_printed_range_is_read_again(one: tuple[int, ...], other: tuple[int, ...], parts: int) -> None:
    first, last = sorted((one[:parts], other[:parts]))
    assume(first != last)
    written = f"{edtf(first)}/{edtf(last)}"
    assert read(spelled(written)).edtf == written


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2005", ["2005"]), ("2005/2006", ["2005", "2006"]), ("2005/..", ["2005", None]), ("/2005", [None, "2005"]),
        ("..", []), ("/", []), ("../..", []), ("2005/x", []), ("x/2005", []), ("2005/2006/2007", []), ("2005-13", []),
        ("2005-00-01", []), ("2005-12-31", ["2005"]), ("2005-12-32", []), ("2005-21", ["2005"]), ("2005-42", []),
    ],
)  # fmt: skip
def test_what_is_a_date_of_edtf(text: str, years: list[str | None]) -> None:
    assert [date and date.year for date in edtf_of(text)] == years


@pytest.mark.parametrize(
    ("text", "date"), [("1998–99", "1998/1999"), ("1999–00", "1999/2000"), ("1899–04", "1899/1904")]
)
def test_years_of_two_digits_follow_the_year_before_them(text: str, date: str) -> None:
    assert read(text).edtf == date


@pytest.mark.parametrize(
    ("season", "words"),
    [(21, "Spring"), (22, "Summer"), (23, "Autumn"), (24, "Winter"), (33, "First Quarter"), (34, "Second Quarter"),
     (35, "Third Quarter"), (36, "Fourth Quarter")],
)  # fmt: skip
def test_words_of_seasons_and_quarters(season: int, words: str) -> None:
    assert spelled(f"2001-{season}") == f"{words} 2001"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("44 BC", "-0043"), ("1 BC", "0000"), ("27 BCE", "-0026"), ("63 B.C.E.", "-0062"), ("c. 44 BC", "-0043~"),
        ("15 March 44 BC", "-0043-03-15"), ("March 15, 44 BC", "-0043-03-15"), ("summer 27 BC", "-0026-22"),
        ("753–715 BC", "-0752/-0714"), ("30–27 BC", "-0029/-0026"), ("300–44 B.C.", "-0299/-0043"),
        ("15–17 March 44 BC", "-0043-03-15/-0043-03-17"), ("30 April – 2 May 44 BC", "-0043-04-30/-0043-05-02"),
        ("March 45 – April 44 BC", "-0044-03/-0043-04"), ("March–April 44 BC", "-0043-03/-0043-04"),
        ("2–1 BC", "-0001/0000"), ("1 BC – present", "0000/.."), ("Winter 2–1 BC", "-0001-24"),
        ("27 BC – AD 14", "-0026/0014"), ("27 BC – 14 AD", "-0026/0014"), ("AD 14", "0014"), ("9 CE", "0009"),
        ("AD 12 May 2000", "2000-05-12"), ("0 BC", None), ("44", None), ("12", None),
    ],
)  # fmt: skip
def test_eras(text: str, date: str | None) -> None:
    assert read(text).edtf == date


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2001", [("2001", 0, 0, "")]), ("2001-05-06~", [("2001", 5, 6, "~")]), ("199X", [("199X", 0, 0, "")]),
        ("2001-XX-XX", [("2001", 0, 0, "")]), ("-0043-22?", [("-0043", 22, 0, "?")]),
        ("2001/2003", [("2001", 0, 0, ""), ("2003", 0, 0, "")]), ("2001/..", [("2001", 0, 0, ""), None]),
        ("/2001", [None, ("2001", 0, 0, "")]),
        ("2001-05-06T10:00", [("2001", 5, 6, "")]), ("2001-41", [("2001", 41, 0, "")]),
        *((text, []) for text in ("", "..", "../..", "2001/spring", "spring/2001", "2001/2002/2003", "2001-42",
                                  "2001-13", "2001-20", "2001-05-32", "2001-21-05", "2001-XX-05", "201", "44 BC")),
    ],
)  # fmt: skip
def test_edtf(text: str, dates: list[tuple[str, int, int, str] | None]) -> None:
    found = edtf_of(text)
    assert [date and (date.year, date.month, date.day, date.mark) for date in found] == dates
