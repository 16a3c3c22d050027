"""The words of a reference in the language of the article: no English word is left, and every value is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.tools import catalogues
from wikibinder.bibtex.latex import plain
from wikibinder.editions.references.bib_files import BibRecord
from wikibinder.editions.references.cs1_style import formatted
from wikibinder.editions.references.date_words import language_names, spelled
from wikibinder.model.nodes import Reference
from wikibinder.model.translations import translation

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = [
    language
    for language in sorted(path.stem for path in catalogues.FOLDER.glob("*.po"))
    if translation(language).gettext("Retrieved {}") != "Retrieved {}"
]
"""The languages that have words for references."""
BOOK = {
    "author": "Lxx, Axx and others", "title": "Txx", "booktitle": "Bxx", "editor": "Hxx, Sxx and Kxx, Bxx",
    "translator": "Oxx, Pxx", "introduction": "Qxx, Rxx", "edition": "2", "volume": "3", "number": "4", "part": "5",
    "pages": "7--9", "chapter": "6", "language": "Korean and Russian", "origlanguage": "Thai", "publisher": "Pxx",
    "date": "1990-05-03", "urldate": "2001-02-03", "url": "https://x.yy/z", "urlaccess": "subscription",
    "archiveurl": "https://a.yy/z", "archivedate": "2003-04-05", "via": "Vxx", "season": "8", "country": "Cxx",
    "mapurl": "https://m.yy", "pagetotal": "99", "volumes": "12", "pubdate": "1991-06", "layurl": "https://l.yy",
}  # fmt: skip
RECORDS = (
    BibRecord("incollection", "a", BOOK),
    BibRecord("book", "b", {"editor": "Hxx, Sxx", "title": "Txx", "edition": "1989", "date": "21XX", "pages": "3"}),
    BibRecord(
        "book", "c", {"title": "Txx", "date": "2001-24", "origdate": "-0043", "doi": "10.1/x", "doibroken": "2001"}
    ),
    BibRecord("book", "d", {"title": "Txx", "date": "1990-01-02/1991-03-04", "archivedate": "2001-02-30"}),
)


def english_words() -> Iterator[str]:
    """The words of the messages of references, and the names of months."""
    for _context, message in catalogues.messages():
        if "{}" in message or "[" in message:
            yield from re.findall(r"[A-Za-z]{2,}", message)
    yield from ("May", "February", "April", "January", "March", "June", "Korean", "Russian", "Thai", "and", "et")


def test_the_languages_that_have_words() -> None:
    assert LANGUAGES == [
        "ar", "ca", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "gl", "he", "hu", "id", "it", "ja", "ko", "nl",
        "no", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "vi", "zh",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_word_is_left(language: str) -> None:
    known = {word.casefold() for word in english_words()}
    own = {
        word.casefold()
        for message in catalogues.read(language)
        if message.id
        for word in re.findall(r"[^\W\d_]{2,}", str(message.string))
    }
    dates = spelled("1990-05-03", language) + spelled("1991-06", language) + spelled("2003-04-05", language)
    own |= {word.casefold() for word in re.findall(r"[^\W\d_]+", dates + language_names("Korean and Thai", language))}
    for record in RECORDS:
        text = plain(formatted(record, language))
        found = {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text)} & known - own
        assert found == set(), text


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_every_value_and_every_link_is_there_in_each_language(language: str) -> None:
    nodes = formatted(RECORDS[0], language)
    text = plain(nodes)
    missing = [value for name, value in BOOK.items() if re.fullmatch(r"\d+|[A-Z]xx", value) and value not in text]
    assert missing == []
    links = {node.uri for node in nodes if isinstance(node, Reference)}
    assert {"https://a.yy/z", "https://x.yy/z", "https://m.yy", "https://l.yy"} <= links


@pytest.mark.parametrize(
    ("language", "date", "words"),
    [
        ("de", "2010-01-03", "3. Januar 2010"), ("fr", "2010-05", "mai 2010"), ("es", "2010-05", "mayo de 2010"),
        ("ru", "2010-01-03", "3 января 2010"), ("ja", "2010-01-03", "2010年1月3日"), ("ar", "2010-05", "مايو 2010"),
        ("de", "-0043", "44 v. Chr."), ("de", "199X", "1990er"), ("fr", "1990/1995", "1990–1995"),
        ("xx", "2010-05", "May 2010"),
        ("de-AT", "2010-01-03", "3. Jänner 2010"), ("de", "2001-21", "Frühling 2001"), ("de", "2001~", "um 2001"),
    ],
)  # fmt: skip
def test_dates(language: str, date: str, words: str) -> None:
    assert spelled(date, language) == words


@pytest.mark.parametrize(
    ("edition", "words"),
    [("1", "1st ed."), ("11", "11th ed."), ("13", "13th ed."), ("21", "21st ed."), ("22", "22nd ed."),
     ("33", "33rd ed."), ("112", "112th ed."), ("1989", "1989 ed."), ("rev. edition", "rev. edition")],
)  # fmt: skip
def test_editions(edition: str, words: str) -> None:
    assert f"({words})" in plain(formatted(BibRecord("book", "a", {"title": "T", "edition": edition}), "en"))


def test_the_words_of_a_german_reference() -> None:
    text = plain(formatted(BibRecord("book", "a", {
        "author": "Lee, Ann", "title": "Nebel", "edition": "2", "date": "1990", "pages": "7--9", "url": "https://x.yy",
        "urldate": "2001-02-03", "archiveurl": "https://a.yy", "archivedate": "2003-04-05",
    }), "de"))  # fmt: skip
    assert text == (
        "Lee, Ann (1990). Nebel (2. Aufl.). S. 7–9. "
        "Archiviert vom Original am 5. April 2003. Abgerufen am 3. Februar 2001."
    )


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
@pytest.mark.parametrize("live", [True, False])
def test_the_archive_is_linked_by_its_own_word_in_each_language(language: str, live: bool) -> None:
    fields = {"title": "T", "url": "https://x.yy", "archiveurl": "https://a.yy", "archivedate": "2003-04-05"}
    record = BibRecord("online", "a", fields | ({"urlstatus": "live"} if live else {}))
    links = {node.uri: plain(node.children) for node in formatted(record, language) if isinstance(node, Reference)}
    words = translation(language).gettext("[Archived] from <the original> on {}")
    wanted = re.search(r"\[(.*?)\]" if live else "<(.*?)>", words)
    assert wanted is not None
    assert links["https://a.yy" if live else "https://x.yy"] == wanted[1]


def test_a_date_of_the_archive_in_brackets() -> None:
    fields = {"title": "T", "archiveurl": "https://a.yy", "wikiarchivedate": "[2010] <about>"}
    assert "Archived from the original on [2010] <about>" in plain(formatted(BibRecord("online", "a", fields)))
