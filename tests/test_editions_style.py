"""The style cs1: every field of every type is printed, dates and names as Wikipedia prints them."""

from __future__ import annotations

import pytest

from wikibinder.bibtex.langid import title_tag
from wikibinder.bibtex.latex import plain
from wikibinder.editions.references import cs1_style, pybtex_style
from wikibinder.editions.references.bib_files import BibRecord, parse
from wikibinder.editions.references.cs1_tables import UNPRINTED_FIELDS
from wikibinder.editions.references.date_words import spelled
from wikibinder.editions.references.entry_fields import unbraced
from wikibinder.model.cs1_registry import OWN_FIELDS
from wikibinder.model.nodes import Emphasis, Reference, Text

TYPES = (
    "article", "book", "collection", "inbook", "incollection", "inproceedings", "inreference", "jurisdiction", "misc",
    "online", "patent", "reference", "report", "software", "thesis", "unpublished", "techreport", "anything",
)  # fmt: skip
"""The entry types that the converter writes, a classic BibTeX type, and an unknown one."""

NAMES = ("author", "editor", "translator", "bookauthor", "editora", "editorb", "editorc", "holder")

FIELDS = (
    "title", "subtitle", "scripttitle", "transtitle", "titleaddon", "journaltitle", "booktitle", "maintitle",
    "website", "howpublished", "issuetitle", "eventtitle", "scriptjournaltitle", "scriptbooktitle", "scriptmaintitle",
    "scriptwebsite", "scripthowpublished", "transbooktitle", "transjournaltitle", "series", "version", "edition",
    "publisher", "organization", "institution", "network", "station", "location", "writtenat", "type", "volume",
    "number", "eid", "pages", "otherpages", "quotepages", "locator", "scale", "episodenumber", "season",
    "seriesnumber", "isbn", "issn", "eissn", "doi", "pmid", "pmcid", "jstor", "bibcode", "oclc", "lccn", "ol", "osti",
    "s2cid", "mr", "zbl", "jfm", "rfc", "asin", "hdl", "ssrn", "citeseerx", "arxiv", "ismn", "messageid", "eprint",
    "wikidata", "format", "archiveformat", "laysource", "layformat", "transcript", "transcriptformat", "eventformat",
    "chapterformat", "mapformat", "agency", "via", "department", "addendum", "note", "cartography", "country",
    "quote", "scriptquote", "transquote", "reporter", "court", "litigants", "opinion", "nameaddon", "urltext",
    "archiveurltext", "prenote", "wikiextra", "pubdate", "laydate", "doibroken", "pmcembargo", "wikidate",
    "wikiorigdate", "wikiurldate", "wikiarchivedate", "urlaccess", "doiaccess", "jstoraccess", "eprintaccess",
    "language", "anythingelse",
)  # fmt: skip
ADDRESSES = ("url", "archiveurl", "bookurl", "chapterurl", "mapurl", "eventurl", "layurl", "transcripturl")
DATES = {"date": ("2009-10-23", "23 October 2009"), "origdate": ("1850", "1850"),
         "urldate": ("2010-01-08", "8 January 2010"), "archivedate": ("2012-02-29", "29 February 2012")}  # fmt: skip


def entry(kind: str, **fields: str) -> BibRecord:
    return BibRecord(kind, "key", fields)


def printed(record: BibRecord) -> str:
    return plain(cs1_style.formatted(record))


def addresses(inlines: tuple[object, ...]) -> list[str]:
    """All addresses that the printed line leads to."""
    found = []
    for node in inlines:
        found += [node.uri] if isinstance(node, Reference) else []
        found += addresses(getattr(node, "children", ()))
    return found


@pytest.mark.parametrize("kind", TYPES)
def test_every_field_of_every_type_is_printed_beside_the_others(kind: str) -> None:
    values = {name: f"Qx{number}z" for number, name in enumerate(FIELDS)}
    people = {name: f"{{Person Np{number}q}}" for number, name in enumerate(NAMES)}
    text = printed(entry(kind, **values, **people, date="2009-10-23", origdate="1850"))
    lost = [name for name, value in values.items() if value.casefold() not in text.casefold()]
    lost += [name for name, value in people.items() if value.strip("{}") not in text]
    # of a date that is also given in words the words are printed
    assert lost == []
    assert "1850" in text


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("name", [*FIELDS, *NAMES, *DATES])
def test_a_field_is_printed_alone(kind: str, name: str) -> None:
    value, shown = DATES.get(name, ("{Value}", "Value"))
    assert shown in printed(entry(kind, **{name: value}))


@pytest.mark.parametrize("name", sorted(set(OWN_FIELDS) - UNPRINTED_FIELDS - set(ADDRESSES) - set(DATES)))
def test_every_field_of_our_own_is_printed(name: str) -> None:
    assert "qValueq" in printed(entry("online", title="T", **{name: "qValueq"}))


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("status", ["live", "dead", ""])
def test_every_address_is_linked_to(name: str, status: str) -> None:
    fields = {address: f"https://example.org/{address}" for address in ADDRESSES}
    record = entry("inbook", title="A", booktitle="B", urlstatus=status, **fields)
    assert f"https://example.org/{name}" in addresses(cs1_style.formatted(record))


@pytest.mark.parametrize(
    ("bib", "line"),
    [
        (
            r"""@article{a, author = {Armstrong, Charles K.}, title = {{Fraternal Socialism}}, journaltitle = {Cold War
            History}, date = {2005-05}, volume = {5}, number = {2}, pages = {161--187}, doi = {10.1080/146274}}""",
            "Armstrong, Charles K. (May 2005). “Fraternal Socialism”. Cold War History. 5 (2): 161–187. "
            "doi:10.1080/146274.",
        ),
        (
            r"""@jurisdiction{a, title = {{Roe v. Wade}}, howpublished = {U.S.}, date = {1973}, volume = {410},
            institution = {Supreme Court}, number = {113}, locator = {120}, quote = {x}}""",
            "Roe v. Wade, 410 U.S. 113, 120 (Supreme Court 1973). “x”.",
        ),
        (
            r"""@article{a, entrysubtype = {newspaper}, author = {Lankov, Andrei}, title = {{Mirage}},
            journaltitle = {Korea Times}, date = {2009-10-23}, url = {https://k.example/1}, urldate = {2010-01-08},
            archiveurl = {https://a.example/k}, archivedate = {2011-02-03}, urlstatus = {dead}}""",
            "Lankov, Andrei (23 October 2009). “Mirage”. Korea Times. Archived from the original on 3 February 2011. "
            "Retrieved 8 January 2010.",
        ),
        (
            r"""@book{a, author = {{Lee Kwang-kyu} and Doe, Jr., Ann and others}, title = {{Overseas Koreans}},
            publisher = {Jimoondang}, location = {Seoul}, date = {2000}, origdate = {1990}, edition = {2},
            isbn = {89-88095-18-9}, pages = {7--15}, language = {korean and french}}""",
            "Lee Kwang-kyu; Doe, Ann Jr.; et al. (2000) [1990]. Overseas Koreans (in Korean and French) (2nd ed.). "
            "Seoul: Jimoondang. pp. 7–15. ISBN 89-88095-18-9.",
        ),
        (
            r"""@incollection{a, author = {Smith, E.}, editor = {Gold, F. and Hall, G.}, title = {{Why?}},
            booktitle = {Mills}, date = {1999}, pages = {3}, quote = {Nobody knows.}}""",
            "Smith, E. (1999). “Why?”. In Gold, F.; Hall, G. (eds.). Mills. p. 3. “Nobody knows.”",
        ),
        (
            r"""@online{a, title = {{Северные корейцы}}, transtitle = {{North Koreans}}, langid = {russian},
            language = {russian}, organization = {Rosbalt}, date = {2010-11-26}, url = {https://r.example},
            via = {Mail}}""",
            "“Северные корейцы” [North Koreans] (in Russian). Rosbalt. 26 November 2010 – via Mail.",
        ),
        (
            r"""@inbook{a, author = {Lee, J.}, title = {{Mills of the North}}, booktitle = {Fen Forum}, date = {2006},
            url = {https://e.example/m.pdf}, format = {PDF}, publisher = {Fen Press}}""",
            "Lee, J. (2006). “Mills of the North” (PDF). Fen Forum. Fen Press.",
        ),
        (
            r"""@inbook{a, title = {{Mills}}, booktitle = {Fen Forum}, url = {https://e.example/m.html},
            bookurl = {https://e.example/m.pdf#page=2}}""",
            "“Mills”. Fen Forum (PDF).",
        ),
        (r"@book{a, title = {{Why?}}, url = {https://e.example/m.PDF}, type = {Map}}", "Why? (PDF) (Map)."),
        (r"@misc{a, url = {https://only.example/a.pdf}}", "https://only.example/a.pdf."),
        (r"@misc{a, url = {https://only.example/a_b%20c}}", "https://only.example/a_b%20c."),
        (r"@book{a, editor = {Hall, G.}, title = {{Mills}}, date = {1999}}", "Hall, G., ed. (1999). Mills."),
    ],
)
def test_lines_as_wikipedia_prints_them(bib: str, line: str) -> None:
    record = next(parse(bib, "a.bib"))
    assert " ".join(printed(record).split()) == " ".join(line.split())


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2009-10-23", "23 October 2009"), ("2009-10", "October 2009"), ("2009", "2009"), ("2009~", "c. 2009"),
        ("2009-21", "Spring 2009"), ("2009-24", "Winter 2009"), ("2010-05-01/2010-05-03", "1–3 May 2010"),
        ("2010-05-30/2010-06-02", "30 May – 2 June 2010"), ("2010-05/2010-06", "May–June 2010"),
        ("2009/2010", "2009–2010"), ("2009-12/2010-01", "December 2009 – January 2010"), ("2009/", "2009–"),
        ("2009/..", "2009–"), ("-0043-03-15", "15 March 44 BC"), ("199X", "1990s"), ("0800", "800"),
        ("2009-24/2010-24", "Winter 2009 – Winter 2010"), ("n.d.", "n.d."), ("2009-10-XX", "October 2009"), ("", ""),
    ],
)  # fmt: skip
def test_dates_in_words(edtf: str, words: str) -> None:
    assert spelled(edtf) == words


def test_markup_and_signs_of_a_title_are_printed() -> None:
    record = next(parse(r"@book{a, title = {{The \emph{Beagle} \& 100\% of \$5 --- H\textsubscript{2}O}}}", "a.bib"))
    assert printed(record) == "The Beagle & 100% of $5 — H2O."
    assert any(isinstance(node, Emphasis) for node in cs1_style.formatted(record))


def test_a_transcribed_title_is_not_marked_as_russian() -> None:
    assert title_tag("russian", "Severnye korejcy") == ""
    assert title_tag("russian", "Северные корейцы") == "ru"
    assert title_tag("french", "Les Coréens") == "fr"


def test_sorting_runs_across_scripts() -> None:
    names = ["Öberg, A.", "oak, B.", "Ozu, C.", "Иванов, Д.", "강, 에"]
    keys = [cs1_style.sort_key(entry("book", author=name, title="T")) for name in names]
    in_order = [names[keys.index(key)] for key in sorted(keys)]
    assert in_order == ["oak, B.", "Öberg, A.", "Ozu, C.", "Иванов, Д.", "강, 에"]


def test_the_style_serves_pybtex_too() -> None:
    from pybtex import PybtexEngine  # type: ignore[import-untyped]  # noqa: PLC0415  (slow to load)

    text = "@thesis{a, author = {Doe, Ann and {Body}}, title = {{On \\emph{X}}}, date = {2001-05}}"
    pybtex_style.setup()
    shown = PybtexEngine().format_from_string(text, style="cs1", output_backend="plaintext")
    assert shown.strip() == "[1] Doe, Ann; Body (May 2001). On X."


def test_a_broken_entry_costs_itself_only() -> None:
    text = "@book{a, title = {One}}\n@book{b, title = {Two\n\n@book{c, title = {Three}}\n"
    assert next(parse(text, "a.bib")).key == "a"


def test_hostile_values_are_only_text() -> None:
    value = r"\input{/etc/passwd} \write18{x} @book{x, title={y}} <script>alert(1)</script> $x"
    assert Text("x") not in cs1_style.formatted(entry("book", title=value))
    assert "<script>" in printed(entry("book", title=value))


@pytest.mark.parametrize(
    ("value", "inner"),
    [("{A}", "A"), (" {{A} b} ", "{A} b"), ("{A} and {B}", "{A} and {B}"), ("A {b}", "A {b}"), ("{}", ""), ("", "")],
)
def test_only_braces_around_the_whole_of_a_value_are_removed(value: str, inner: str) -> None:
    assert unbraced(value) == inner
