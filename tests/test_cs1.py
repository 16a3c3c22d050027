"""cs1: citation templates to entries, case by case, parameter by parameter, and whatever a value may be."""

from __future__ import annotations

import re
import time
import unicodedata
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from tests import textcases
from tests.citing import cited
from tests.cs1_whitelist import WHITELIST
from tests.properties import examples
from tests.tools import language_names
from wikibinder.bibtex.biblatex import write, write_entry
from wikibinder.bibtex.latex import encode, plain
from wikibinder.cs1 import TEMPLATES, citation_class, keys, locale_words, locales
from wikibinder.cs1.fields import STEPS
from wikibinder.cs1.parameters import kind, normalised
from wikibinder.cs1.people import LISTED, LISTS
from wikibinder.cs1.types import RULES
from wikibinder.model.cs1_registry import IGNORED, OWN_FIELDS, PARAMETERS, ROLES, Kind
from wikibinder.model.diagnostics import Code, Diagnostics
from wikibinder.wikitext import preprocessor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wikibinder.model.bibliography import Entry

BIBLATEX_FIELDS = frozenset(
    """abstract addendum afterword annotation annotator author bookauthor bookpagination booksubtitle booktitle
    booktitleaddon chapter commentator date doi edition editor editora editorb editorc editoratype editorbtype
    editorctype eid entrysubtype eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon file foreword
    holder howpublished institution introduction isan isbn ismn isrn issn issue issuesubtitle issuetitle iswc
    journalsubtitle journaltitle langid language library location mainsubtitle maintitle maintitleaddon month nameaddon
    note number organization origdate origlanguage origlocation origpublisher origtitle pages pagetotal part publisher
    pubstate series shortjournal shorttitle subtitle title titleaddon translator type url urldate venue version volume
    volumes year""".split()  # noqa: SIM905 (a list of words reads better as words)
)


def read(name: str, **params: str) -> tuple[Entry, Diagnostics]:
    diagnostics = Diagnostics()
    found = cited(name, params, diagnostics)
    assert found
    return found.entry, diagnostics


def shown(wikitext: str) -> str:
    """Return a template's BibLaTeX entry, its anchors and its diagnostics."""
    parts = preprocessor.arguments(wikitext)
    template = preprocessor.template(parts, wikitext, 0)
    diagnostics = Diagnostics()
    found = cited(template.name, template.params, diagnostics)
    lines = (
        [write_entry(found.entry), *(f"anchor: {anchor}\n" for anchor in found.anchors)] if found else ["no entry\n"]
    )
    return "".join([*lines, *(f"{d.code.label}: {d.message}: {d.excerpt}\n" for d in diagnostics.found)])


@pytest.mark.parametrize("case", textcases.load("cs1"), ids=str)
def test_case(case: textcases.Case, accept: bool) -> None:
    textcases.check(case, shown(case.given), accept)


# ---------------------------------------------------------------- tables


def test_every_class_has_rules() -> None:
    assert set(TEMPLATES.values()) == set(RULES)


ROWS = [row for rows in PARAMETERS.values() for row in rows]


def test_every_parameter_has_its_step() -> None:
    """A step is skipped where none of the meanings it takes is given, so every row of the table must belong to a
    step.
    """
    always = {"language", "type", "degree", "ref"}  # taken by steps that are never left out, and by the anchor
    assert {row.meaning for row in ROWS} - always == LISTED.union(*(step.takes for step in STEPS))


def test_a_word_of_another_language_means_one_thing() -> None:
    words = [word for words in locale_words.WORDS.values() for word in words]
    assert all(words)
    assert [word for word, times in Counter(words).items() if times > 1] == []
    assert {word for word in words if word != " ".join(word.casefold().split())} == set()


def test_words_of_other_languages_name_parameters_of_cs1() -> None:
    targets = {*locale_words.WORDS, *(target for own in locale_words.OVERRIDES.values() for target in own.values())}
    assert {target for target in targets if kind(target) == "extra"} == set()
    assert locale_words.OVERRIDES.keys() <= locales.TEMPLATES.keys()


def test_the_manual_names_the_languages_that_have_templates() -> None:
    manual = (Path(__file__).parents[1] / "docs" / "manual" / "citations.rst").read_text(encoding="utf-8")
    named = manual.partition("and more of some of them:")[2].partition(".")[0]
    languages = {language for group in locales.BY_LANGUAGE for language in group.split()}
    assert sorted(languages) == [language.strip() for language in named.split(",")]


def _names(lines: Iterable[str]) -> set[tuple[str, str]]:
    """Code and name of every language that lines as those of language_names.txt name."""
    rows = [line.split(": ") for line in lines if not line.startswith("#")]
    return {(code, name) for code, names in rows for name in names.split("|")}


def test_names_of_languages_are_those_of_cldr() -> None:
    """Of the names in the file nearly all are those of the CLDR that is installed, which may be another version."""
    written = resources.files("wikibinder.cs1").joinpath("data", "language_names.txt").read_text(encoding="utf-8")
    found, known = _names(written.splitlines()), _names(language_names.lines())
    assert len(found & known) > 0.95 * len(found)


def test_every_list_of_people_is_read() -> None:
    assert {row.meaning for row in ROWS if row.kind is Kind.NAMES} == {meaning for meaning, _, _ in LISTS}


def test_a_name_and_a_meaning_stand_in_one_row() -> None:
    names = [normalised(name) for row in ROWS for name in row.names.split()] + [normalised(name) for name in IGNORED]
    assert len(names) == len(set(names))
    assert len(ROWS) == len({row.meaning for row in ROWS})


def test_every_field_of_the_registry_is_known_or_documented() -> None:
    """A row names a field of BibLaTeX, or one of ours that has documentation in this row or in another."""
    for row in ROWS:
        assert not row.field or (row.field in BIBLATEX_FIELDS) != (row.field in OWN_FIELDS), row
        assert not row.about or row.field in OWN_FIELDS, row
        assert row.kind is not Kind.ADDRESS or row.field.endswith("url")
    assert all(field.about for field in OWN_FIELDS.values())
    assert {f"{row.role}link" for row in ROLES if row.about} <= OWN_FIELDS.keys()


@pytest.mark.parametrize("name", WHITELIST)
def test_parameter_is_mapped_or_ignored_and_never_lost(name: str) -> None:
    """Exactly one of three: its value is in the entry, or it is ignored for a reason, or it is kept as extra."""
    params = {"title": "Tt", "last1": "Ll", name.replace("#", "2"): VALUES.get(name, "Zqv17")}
    if role := re.match("(author|subject|editor|translator|contributor|interviewer).*(link|mask)", name):
        params[role[1] + ("2" if "#" in name else "")] = "Person"
    if name.startswith(("contributor", "trans", "script")):
        params["contribution"] = "Cc"
    entry, diagnostics = read(CLASSES.get(name, "cite book"), **params)
    everything = plain_text(entry)
    reported = [d for d in diagnostics.found if d.code is Code.CITATION_PARAMETER]
    if kind(name.replace("#", "2")) == "ignored":
        assert "Zqv17" not in everything
        assert not reported
    else:
        assert kind(name.replace("#", "2")) == "mapped", name
        assert EXPECTED.get(name, "zqv17") in everything.casefold(), write_entry(entry)
        assert not reported


VALUES = {
    **dict.fromkeys(("display-authors", "display-contributors", "display-editors", "display-interviewers",
                     "display-subjects", "display-translators", "displayauthors", "displayeditors"), "etal"),
    **dict.fromkeys(("registration", "subscription"), "yes"),
    **dict.fromkeys(("year", "month", "day", "accessyear", "accessmonth", "accessday"), "Zqv17"),
}  # fmt: skip
EXPECTED = {
    **dict.fromkeys(("display-authors", "display-subjects", "displayauthors"), "others"),
    **dict.fromkeys(("display-contributors", "display-editors", "display-interviewers", "display-translators",
                     "displayeditors"), "ll"),
    "registration": "registration", "subscription": "subscription", "ref": "ll",
}  # fmt: skip
CLASSES = {"network": "cite episode", "station": "cite episode", "class": "cite arxiv", "map": "cite map"}


def plain_text(entry: Entry) -> str:
    names = [" ".join((n.literal, n.given, n.family, n.suffix)) for people in entry.names.values() for n in people]
    return "\n".join([*names, *(plain(value) for value in entry.fields.values())])


@pytest.mark.parametrize("name", sorted({*TEMPLATES.values()}))
def test_fields_are_known(name: str) -> None:
    """No field but BibLaTeX's and our own, whatever the class."""
    template = next(t for t, found in TEMPLATES.items() if found == name)
    params = {p.replace("#", ""): f"v{i}" for i, p in enumerate(WHITELIST)}
    for given_ in (params, {**params, "date": "2001", "url": "http://a.org"}):
        entry, _ = read(template, **given_)
        assert not {*entry.fields, *entry.names} - BIBLATEX_FIELDS - set(OWN_FIELDS)


def test_reasons() -> None:
    assert all(IGNORED.values())
    assert kind("sailcount") == "extra"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Cite Book", "book"),
        ("citation needed", ""),
        ("cite windmill", "citation"),
        ("Citation", "citation"),
        ("city", ""),
        ("cite", "citation"),
    ],
)
def test_class(name: str, expected: str) -> None:
    assert citation_class(name) == expected


# ---------------------------------------------------------------- keys


def test_hangul_is_romanized_letter_by_letter() -> None:
    """Each syllable as its Unicode decomposition says, for all of them."""
    for number in range(0xAC00, 0xD7A4):
        initial, vowel, *final = map(ord, unicodedata.normalize("NFD", chr(number)))
        letters = keys._INITIALS[initial - 0x1100] + keys._VOWELS[vowel - 0x1161]
        assert keys._hangul(chr(number)) == letters + (keys._FINALS[final[0] - 0x11A7] if final else "")
    assert keys.latin("한국어") == "hangukeo"
    assert keys._hangul(chr(0xD7A4)) == chr(0xD7A4)


def test_key_depends_on_content_alone() -> None:
    first, _ = read("cite book", last="Ланьков", first="Андрей", title="The Real North Korea", year="2013")
    again, _ = read("Cite book", first="Андрей", last="Ланьков", year="2013", title="The Real North Korea", mode="cs2")
    other, _ = read("cite book", last="Ланьков", first="Андрей", title="The Real North Korea", year="2014")
    assert first.key == again.key
    assert re.fullmatch(r"lankov2013real-[a-z2-7]{6}", first.key)
    assert other.key != first.key


# ---------------------------------------------------------------- whatever a value may be

PIECES = "{}[]<>|'\"\\%$&#@~^_`-–,;:/. \n0123456789abcé나"
hostile = st.text(st.one_of(st.sampled_from(PIECES), st.characters(exclude_categories=("Cs", "Cc"))))
names = st.sampled_from(sorted({name.replace("#", "") for name in WHITELIST}))


@examples(150)
@given(st.sampled_from(sorted(TEMPLATES)), st.dictionaries(names, hostile, max_size=8), hostile)
def test_any_value_stays_in_its_entry(template: str, params: dict[str, str], title: str) -> None:
    found = cited(template, {**params, "title": "t" + title})
    assert found
    assert re.fullmatch(r"[a-z][a-z0-9-]*", found.entry.key)
    other, _ = read("cite book", title="Other", date="2001")
    library = parse_string(write([found.entry, other]), parse_stack=[])
    assert not library.failed_blocks
    first, second = library.entries
    assert len(first.fields) == len([n for n in found.entry.names.values() if n]) + len(found.entry.fields)
    assert f"{second.fields[0].value}" == "{{Other}}"


@pytest.mark.parametrize(
    "params",
    [
        {"title": "''" * 500_000},
        {"title": "[[" * 500_000},
        {"title": "<i>" * 300_000 + "<nowiki>" * 10_000},
        {"title": "x" * 1_000_000, "author": "a and " * 100_000},
        {"title": "T", "vauthors": "Bell AB, " * 10_000},
        {"title": "T", **{f"last{i}": f"N{i}" for i in range(10_000)}},
        {"title": "T", "pages": "1-2, " * 100_000},
        {"title": "T", "date": "May " * 100_000, "access-date": "-" * 200_000},
        {"title": "T", "url": "http://" + "a." * 100_000},
        {"title": "T", "edition": " (ed" * 100_000, "language": "and " * 100_000},
        {"title": "T", "isbn": "1-" * 100_000, "doi": "10." * 100_000},
        {"title": "&amp" * 200_000 + "{" * 100_000},
    ],
    ids=lambda params: str(params)[:40],
)
def test_time_is_linear(params: dict[str, str]) -> None:
    start = time.process_time()
    entry, _ = read("cite web", **params)
    encode(entry.fields.get("title", ""))
    write_entry(entry)
    assert time.process_time() - start < 8
