"""CSL-JSON: every item is valid by the data model of CSL 1.0.2, and every field of ours is mapped."""

from __future__ import annotations

import json
import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import textcases
from tests.citing import cited
from tests.cs1_whitelist import WHITELIST
from tests.properties import examples
from wikibinder.bibtex import csl
from wikibinder.bibtex.biblatex import write_entry
from wikibinder.bibtex.merge import MergedEntry, read
from wikibinder.model.bibliography import OTHERS, Entry, Name
from wikibinder.model.cs1_registry import OWN_FIELDS
from wikibinder.model.diagnostics import Position
from wikibinder.wikitext import preprocessor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The types and variables of the CSL 1.0.2 specification, appendices III and IV, as csl-data.json 1.0.2 has them.
TYPES = words("""
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage
""")
NAME_VARIABLES = words("""
    author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director executive-producer guest host interviewer illustrator narrator organizer original-author
    performer producer recipient reviewed-author script-writer series-creator translator
""")
DATE_VARIABLES = words("accessed available-date event-date issued original-date submitted")
TEXT_VARIABLES = words("""
    abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number
    citation-label citation-number collection-number collection-title container-title container-title-short dimensions
    division DOI edition event event-place event-title first-reference-note-number genre ISBN ISSN issue jurisdiction
    keyword language locator medium note number number-of-pages number-of-volumes original-publisher
    original-publisher-place original-title page page-first part part-title PMCID PMID printing publisher
    publisher-place references reviewed-genre reviewed-title scale section source status supplement title title-short
    URL version volume volume-title volume-title-short year-suffix
""")
PARTS_OF_NAMES = frozenset({"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"})
PARTS_OF_DATES = frozenset({"date-parts", "season", "circa", "literal"})


def faults(item: dict[str, Any]) -> list[str]:
    """Return the violations of the data model in an item."""
    found = [] if item.get("type") in TYPES else [f"type {item.get('type')!r}"]
    found += [] if isinstance(item.get("id"), str) and item["id"] else ["no id"]
    for variable, value in item.items():
        if variable in ("type", "id"):
            continue
        if variable in NAME_VARIABLES:
            sound = bool(value) and all(_is_name(name) for name in value)
        elif variable in DATE_VARIABLES:
            sound = _is_date(value)
        else:
            sound = variable in TEXT_VARIABLES and isinstance(value, str) and bool(value.strip())
        found += [] if sound else [f"{variable}: {value!r}"]
    return found


def _is_name(name: dict[str, str]) -> bool:
    texts = all(isinstance(value, str) and value for value in name.values())
    return bool(name) and name.keys() <= PARTS_OF_NAMES and texts and name != {"literal": "others"}


def _is_date(date: dict[str, Any]) -> bool:
    if not date or not date.keys() <= PARTS_OF_DATES or ("literal" not in date and "date-parts" not in date):
        return False
    parts = date.get("date-parts", [[1]])
    return 0 < len(parts) < 3 and all(0 < len(part) < 4 and 0 not in part for part in parts)


def items(library: Iterable[Entry]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(csl.csl_json(read(write_entry(entry)) for entry in library))
    return found


def entries() -> list[Entry]:
    """The entries of all text cases, and for each parameter a citation that has it."""
    found = []
    for case in textcases.load("cs1"):
        template = preprocessor.template(preprocessor.arguments(case.given) or [], case.given, 0)
        found.append(cited(template.name, template.params))
    for name in WHITELIST:
        for kind in ("cite book", "cite journal", "cite web", "cite map", "cite episode", "cite report"):
            params = {"title": "T", "last": "L", "date": "2001", name.replace("#", "2"): "12"}
            found.append(cited(kind, params))
    return [each.entry for each in found if each]


def test_the_data_model_holds() -> None:
    assert [fault for item in items(entries()) for fault in faults(item)] == []


def test_every_field_has_its_place() -> None:
    """A field is in a variable, in the note, or left out for a reason."""
    dates = chain.from_iterable(csl.DATES.values())
    placed = {*csl.NAMES, *csl.NOTES, *csl.LEFT_OUT, *csl.IN_VARIABLES, *dates}
    emitted = {name for entry in entries() for name in (*entry.fields, *entry.names)}
    endings = ("access", "format", "urltext")
    assert [name for name in sorted({*OWN_FIELDS, *emitted} - placed) if not name.endswith(endings)] == []


def item(kind: str, people: Mapping[str, tuple[Name, ...]] | None = None, /, **fields: str) -> dict[str, Any]:
    [found] = items([Entry(kind, "k", people or {}, fields, Position("x"))])
    assert faults(found) == []
    return found


def test_an_article() -> None:
    people = {"author": (Name(family="van der Berg", given="Jan"), Name(literal="Kite, Inc."), OTHERS)}
    found = item("article", people, title="Kites", transtitle="Wind", journaltitle="J. Kites", volume="5", number="2",
                 pages="1–9", doi="10.1000/a_b", eprint="123", eprinttype="pubmed", jstor="77", langid="german",
                 language="german and french", date="2005-05", urldate="2020-01-02",
                 archiveurl="https://web.archive.org/web/2020/http://a.org", archivedate="2020-01-03")  # fmt: skip
    assert found == {
        "id": "k",
        "type": "article-journal",
        "author": [
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"literal": "Kite, Inc."},
        ],
        "title": "Kites [Wind]",
        "container-title": "J. Kites",
        "volume": "5",
        "issue": "2",
        "page": "1–9",
        "DOI": "10.1000/a_b",
        "PMID": "123",
        "archive": "web.archive.org",
        "archive_location": "https://web.archive.org/web/2020/http://a.org",
        "issued": {"date-parts": [[2005, 5]]},
        "accessed": {"date-parts": [[2020, 1, 2]]},
        "language": "de",
        "note": "JSTOR: 77\nArchived: 2020-01-03\nMore authors: et al.",
    }


@pytest.mark.parametrize(
    ("kind", "fields", "wanted"),
    [
        ("misc", {}, "document"),
        ("misc", {"type": "Map"}, "map"),
        ("misc", {"episodenumber": "3"}, "broadcast"),
        ("software", {}, "software"),
        ("article", {"entrysubtype": "newspaper"}, "article-newspaper"),
        ("jurisdiction", {}, "legal_case"),
        ("audio", {}, "document"),
    ],
)
def test_types(kind: str, fields: dict[str, str], wanted: str) -> None:
    assert item(kind, title="T", **fields)["type"] == wanted


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("2005", {"date-parts": [[2005]]}),
        ("1999/2004", {"date-parts": [[1999], [2004]]}),
        ("2005-05-30/2005-06-02", {"date-parts": [[2005, 5, 30], [2005, 6, 2]]}),
        ("1480~", {"date-parts": [[1480]], "circa": True}),
        ("-0439", {"date-parts": [[-440]]}),
        ("2005-23", {"date-parts": [[2005]], "season": 3}),
        ("1999/..", {"literal": "1999/.."}),
        ("199X", {"literal": "199X"}),
        ("2005/x", {"literal": "2005/x"}),
        ("2005-02-45", {"literal": "2005-02-45"}),
    ],
)
def test_dates(date: str, wanted: dict[str, Any]) -> None:
    assert item("book", title="T", date=date)["issued"] == wanted


def test_a_date_in_words_says_more() -> None:
    assert item("book", title="T", date="2005", wikidate="Easter 2005")["issued"] == {"literal": "Easter 2005"}


def test_the_language_is_a_tag() -> None:
    assert item("book", title="T", langid="ngerman", language="German")["language"] == "de"
    assert item("book", title="T", language="German and French")["language"] == "de"
    assert item("book", title="T", language="Klingonese")["language"] == "Klingonese"


def test_the_class_of_an_eprint_follows_its_number() -> None:
    found = item("article", title="T", eprint="math/0001", eprinttype="arxiv", eprintclass="math.GT", pagetotal="9")
    assert "math/0001 [math.GT]" in found["note"]
    assert found["note"].count("[math.GT]") == 1


def test_a_court_is_an_authority() -> None:
    found = item(
        "jurisdiction", title="A v. B", institution="Supreme Court", howpublished="U.S.", volume="410", number="1"
    )
    assert (found["authority"], found["container-title"], found["volume"]) == ("Supreme Court", "U.S.", "410")


def test_numbers_go_where_the_type_wants_them() -> None:
    assert item("report", title="T", number="7")["number"] == "7"
    assert item("book", title="T", series="S", number="7")["collection-number"] == "7"


FIELDS = sorted({*OWN_FIELDS, *csl.IN_VARIABLES, *chain.from_iterable(csl.DATES.values()), "eprint", "eprinttype",
                 "language", "langid", "number", "author", "editor"} - {""})  # fmt: skip
VALUES = st.one_of(
    st.text(min_size=1), st.sampled_from((" ", "{}", r"\emph{}", "others", ", Ann", "2001-13", "[", "//["))
)


@examples(300)
@given(st.sampled_from([*csl.TYPES, "audio"]), st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8))
def test_any_values(kind: str, fields: dict[str, str]) -> None:
    """Whatever values a library holds, the item is valid by the data model."""
    assert faults(csl.item(MergedEntry(kind, "k", fields))) == []


@pytest.mark.slow
def test_corpus() -> None:
    """Every citation of a file of real ones, one JSON object a line with ``template`` and ``params``."""
    path = Path(os.environ.get("WIKIBINDER_CITATIONS", "-"))
    if not path.is_file():
        pytest.skip("WIKIBINDER_CITATIONS names no file of real citations")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [cited(row["template"], row["params"]) for row in rows]
    assert [fault for item in items([each.entry for each in found if each]) for fault in faults(item)] == []
