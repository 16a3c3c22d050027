"""References in styles of CSL: the form of the style, and all links that CS1 gives; what a rebuild formats again."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.application import Sphinx
from sphinx.errors import ConfigError
from sphinx.util.docutils import docutils_namespace

from wikibinder import pandoc
from wikibinder.bibtex.latex import plain
from wikibinder.editions.references import csl_files
from wikibinder.editions.references.bib_files import BibRecord
from wikibinder.editions.references.csl_style import CslFormatter
from wikibinder.editions.references.csl_tree import inlines
from wikibinder.model.nodes import Emphasis, Inlines, PageReference, Reference, Strong, Text

if TYPE_CHECKING:
    from pathlib import Path

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>Test</title><id>test</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation disambiguate-add-year-suffix="true" disambiguate-add-givenname='true'><layout><text variable="title"/>
  </layout></citation>
  <bibliography subsequent-author-substitute="---">
    <layout suffix=".">
      <text variable="citation-number" prefix="[" suffix="] " display="left-margin"/>
      <group delimiter=", " display="right-inline">
        <names variable="author"><name initialize-with=". " name-as-sort-order="all"/></names>
        <date variable="issued" form="numeric" date-parts="year" prefix="(" suffix=")"/>
        <text variable="title" font-style="italic"/>
        <text variable="DOI" prefix="DOI "/>
        <group delimiter=" "><text term="accessed"/><date variable="accessed" form="text"/></group>
      </group>
    </layout>
  </bibliography>
</style>
"""
DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl"><info>
<link href="http://www.zotero.org/styles/parent-of-it" rel="independent-parent"/></info></style>"""
LEE = BibRecord("book", "lee", {
    "author": "Lee, Ann and Kim, Bo", "authorlink": "Ann Lee|", "title": "Fog and “rain”", "date": "2006",
    "doi": "10.1000/fog", "oclc": "1234", "isbn": "978-3-16-148410-0", "url": "https://example.org/fog",
    "archiveurl": "https://web.archive.org/web/2010/https://example.org/fog", "archivedate": "2010-05-04",
    "urldate": "2011-02-03",
})  # fmt: skip


@pytest.fixture
def formatter(tmp_path: Path) -> CslFormatter:
    (tmp_path / "own.csl").write_text(STYLE, "utf-8")
    return CslFormatter(csl_files.load("own.csl", tmp_path), tmp_path / "kept.pickle")


def links(text: Inlines) -> dict[str, str]:
    """The links of a reference: where they lead, and their texts."""
    found: dict[str, str] = {}
    for node in text:
        if isinstance(node, Reference | PageReference):
            found[node.uri if isinstance(node, Reference) else node.title] = plain(node.children)
        found |= links(getattr(node, "children", ()))
    return found


def test_a_reference_has_the_form_of_the_style_and_the_links_of_cs1(formatter: CslFormatter) -> None:
    text = formatter.formatted(LEE, "en")
    assert plain(text) == (
        "Lee, A., Kim, B., (2006), Fog and “rain”, DOI 10.1000/fog, accessed February 3, 2011. OCLC 1234. "
        "Archived from the original on 4 May 2010."
    )
    assert links(text) == {
        "Ann Lee": "Lee", "https://example.org/fog": "Fog and “rain”", "https://doi.org/10.1000/fog": "10.1000/fog",
        "https://www.worldcat.org/oclc/1234": "1234",
        "https://web.archive.org/web/2010/https://example.org/fog": "Archived",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "linked"),
    [
        ("Fog and \\emph{rain}", "Fog and rain"), ("\\emph{Fog}", "Fog"), ("A \\textbf{b} c", "A b c"),
        ("Who's \"fog\"", "Who’s “fog”"), ("霧の中", "霧の中"),
    ],
)  # fmt: skip
def test_a_title_with_markup_is_linked(formatter: CslFormatter, title: str, linked: str) -> None:
    record = BibRecord("book", "k", {"title": title, "url": "https://x.yy/z"})
    text = formatter.formatted(record, "en")
    assert links(text) == {"https://x.yy/z": linked}
    assert plain(text) == f"{linked}."


def test_people_of_one_family_have_each_their_own_link(formatter: CslFormatter) -> None:
    record = BibRecord("book", "k", {"author": "Lee, Ann and Lee, Bo", "title": "T", "authorlink": "Ann Lee|Bo Lee"})
    assert links(formatter.formatted(record, "en")) == {"Ann Lee": "Lee", "Bo Lee": "Lee"}


def test_the_family_name_without_its_particle_is_linked(formatter: CslFormatter) -> None:
    record = BibRecord("book", "k", {"author": "de la Cruz, Ann", "title": "T", "authorlink": "Ann"})
    assert links(formatter.formatted(record, "en")).keys() == {"Ann"}


def test_people_and_series_with_pages_that_the_style_does_not_print_are_added(formatter: CslFormatter) -> None:
    record = BibRecord("book", "k", {
        "title": "T", "translator": "Kim, Bo and Oh, Jin", "translatorlink": "|Jin Oh",
        "series": "S", "serieslink": "S (2)", "editor": "Roe, Ed", "editorlink": "Ed Roe",
    })  # fmt: skip
    text = formatter.formatted(record, "en")
    assert plain(text) == "T. Edited by Roe, Ed. Translated by Oh, Jin. S."
    assert links(text) == {"Jin Oh": "Oh, Jin", "Ed Roe": "Roe, Ed", "S (2)": "S"}


@pytest.mark.parametrize(("variable", "fields", "address"), [
    ("PMID", {"eprint": "123", "eprinttype": "pubmed"}, "https://pubmed.ncbi.nlm.nih.gov/123"),
    ("note", {"note": "OCLC: 123", "oclc": "123"}, "https://www.worldcat.org/oclc/123"),
])  # fmt: skip
def test_identifiers_that_the_style_prints_are_linked_where_they_stand(
    tmp_path: Path, variable: str, fields: dict[str, str], address: str
) -> None:
    style = STYLE.replace('<text variable="DOI" prefix="DOI "/>', f'<text variable="{variable}"/>')
    (tmp_path / "own.csl").write_text(style, "utf-8")
    formatter = CslFormatter(csl_files.load("own.csl", tmp_path), tmp_path / "kept.pickle")
    text = formatter.formatted(BibRecord("article", "k", {"title": "T", **fields}), "en")
    assert plain(text).endswith("123.")
    assert links(text) == {address: "123"}


def test_a_doi_has_the_address_that_cs1_gives_it(formatter: CslFormatter) -> None:
    record = BibRecord("article", "k", {"title": "T", "doi": "10.1002/1439-7633(2002)3:11<1135::AID>3.0"})
    assert list(links(formatter.formatted(record, "en"))) == [
        "https://doi.org/10.1002/1439-7633(2002)3:11%3C1135::AID%3E3.0"
    ]


def test_the_words_of_the_style_are_in_the_language_of_the_article(formatter: CslFormatter) -> None:
    assert "zugegriffen 3. Februar 2011" in plain(formatter.formatted(LEE, "de"))
    assert "consulté le 3 février 2011" in plain(formatter.formatted(LEE, "fr"))


def test_an_entry_does_not_depend_on_its_neighbours(formatter: CslFormatter) -> None:
    other = BibRecord("book", "other", {**LEE.fields, "title": "Mist"})
    formatter.prepare([LEE, other], "en")
    assert plain(formatter.formatted(other, "en")).startswith("Lee, A., Kim, B., (2006), Mist")
    assert "disambiguate" not in formatter.style.text
    assert "substitute" not in formatter.style.text


def test_what_is_formatted_is_kept(formatter: CslFormatter, monkeypatch: pytest.MonkeyPatch) -> None:
    assert formatter.prepare([LEE], "en")
    formatter.save()
    again = CslFormatter(formatter.style, formatter.path)
    again.load()
    monkeypatch.setattr(pandoc, "references", None)
    assert not again.prepare([LEE], "en")
    assert again.formatted(LEE, "en") == formatter.formatted(LEE, "en")


def test_an_entry_that_pandoc_cannot_format_is_printed_as_cs1_does(
    formatter: CslFormatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pandoc.references

    def failing(items: Any, *rest: Any) -> dict[str, list[Any]]:
        if any(each.get("title") == "Bad" for each in items):
            raise pandoc.PandocError("no")
        return real(items, *rest)

    monkeypatch.setattr(pandoc, "references", failing)
    bad = BibRecord("book", "bad", {"title": "Bad", "publisher": "Press"})
    formatter.prepare([LEE, bad], "en")
    assert plain(formatter.formatted(bad, "en")) == "Bad. Press."
    assert plain(formatter.formatted(LEE, "en")).startswith("Lee, A.")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("none.csl", None, "No such file"),
        ("a.csl", "<html/>", "not a CSL style"),
        ("a.csl", "<style", "no XML"),
        ("a.csl", "<style><citation/></style>", "does not format bibliographies"),
        ("a.csl", DEPENDENT, "parent-of-it"),
        ("../a", None, "neither the name of a style nor a .csl file"),
    ],
)
def test_a_style_that_cannot_be_used_is_one_clear_line(
    tmp_path: Path, name: str, text: str | None, reason: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=reason) as error:
        csl_files.load(name, tmp_path)
    assert "\n" not in str(error.value)


def test_markup_of_pandoc() -> None:
    word = {"t": "Str", "c": "a"}
    tree: list[dict[str, Any]] = [
        {"t": "Span", "c": [["", ["csl-left-margin"], []], [{"t": "Str", "c": "[1]"}]]},
        {"t": "Emph", "c": [word, {"t": "Space"}]}, {"t": "Strong", "c": [word]}, {"t": "SmallCaps", "c": [word]},
        {"t": "Quoted", "c": [{"t": "DoubleQuote"}, [word]]}, {"t": "Link", "c": [["", [], []], [word], ["x:y", ""]]},
        {"t": "Span", "c": [["", ["nocase"], []], [word]]}, {"t": "SoftBreak"}, {"t": "Code", "c": [["", [], []], "b"]},
    ]  # fmt: skip
    assert inlines(tree) == (
        Emphasis((Text("a "),)), Strong((Text("a"),)), Text("a“a”"), Reference("x:y", (Text("a"),)),
        Text("a b"),
    )  # fmt: skip


# ---------------------------------------------------------------- books


def build(folder: Path) -> dict[str, str]:
    """The text of the pages of a project, and the entries that pandoc formatted in this build."""
    warnings, formatted = io.StringIO(), 0
    real = pandoc.references

    def counting(items: Any, *rest: Any) -> dict[str, list[Any]]:
        nonlocal formatted
        formatted += len(items)
        return real(items, *rest)

    pandoc.references = counting  # type: ignore[assignment]  # for this build
    try:
        with docutils_namespace():
            Sphinx(folder, folder, folder / "out", folder / "trees", "text", status=None, warning=warnings).build()
    finally:
        pandoc.references = real
    assert warnings.getvalue() == ""
    pages = {path.stem: path.read_text("utf-8") for path in (folder / "out").glob("*.txt")}
    return {**pages, "formatted": str(formatted)}


def test_a_book_in_a_style_and_its_rebuilding(tmp_path: Path) -> None:
    entry = "@book{%s, author = {Lee, Ann}, title = {%s}, date = {2001}, urldate = {2002-03-04}, oclc = {7}}\n"
    for name, host in (("one", "en"), ("two", "de")):
        (tmp_path / f"{name}.rst").write_text(
            f":wikititle: {name}\n:source: https://{host}.wikipedia.org/wiki/{name}\n\n{name}\n===\n\n"
            f"Text.\\ :footcite:p:`a-{name}`\\ :footcite:p:`b-{name}`\n\n.. footbibliography::\n", "utf-8")  # fmt: skip
        (tmp_path / f"{name}.bib").write_text(entry % (f"a-{name}", "Fog") + entry % (f"b-{name}", "Mist"), "utf-8")
    (tmp_path / "index.rst").write_text(
        "Top\n===\n\n.. toctree::\n\n   one\n   two\n\n.. book-bibliography::\n", "utf-8"
    )
    (tmp_path / "own.csl").write_text(STYLE, "utf-8")
    (tmp_path / "conf.py").write_text(
        "extensions = ['wikibinder.editions']\nwikibinder_citation_style = 'own.csl'\nhtml_theme = 'basic'\n", "utf-8"
    )
    first = build(tmp_path)
    assert first["formatted"] == "4"
    assert "Lee, A., (2001), *Fog*, accessed March 4, 2002" in " ".join(first["one"].split())
    assert re.search(r"zugegriffen 4\. März 2002", " ".join(first["two"].split()))
    assert "Lee, A., (2001), *Mist*" in first["index"]
    assert build(tmp_path)["formatted"] == "0"
    library = tmp_path / "one.bib"
    library.write_text(library.read_text("utf-8").replace("{Mist}", "{Snow}"), "utf-8")
    edited = build(tmp_path)
    assert edited["formatted"] == "1"
    assert "*Snow*" in edited["one"]
    assert "*Snow*" in edited["index"]
    (tmp_path / "own.csl").write_text(STYLE.replace('prefix="("', 'prefix="{"'), "utf-8")
    restyled = build(tmp_path)
    assert restyled["formatted"] == "4"
    assert "{2001)" in restyled["two"]
