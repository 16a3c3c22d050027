"""Readers: files of every form to pages."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import random
from typing import TYPE_CHECKING

import pytest

from tests.textcases import Case, check, load
from wikibinder import readers
from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.model.page import Page
from wikibinder.readers import unread_data, wp2txt_categories
from wikibinder.readers.mediawiki_xml import article_url
from wikibinder.readers.page_titles import clean, redirect_target
from wikibinder.readers.wp2txt_restore import restore

if TYPE_CHECKING:
    from pathlib import Path

EXPORT = """\
<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="de">
<siteinfo><sitename>Beispiel</sitename><base>https://de.example.org/wiki/Hauptseite</base>
<namespaces><namespace key="0"/><namespace key="1">Diskussion</namespace></namespaces></siteinfo>
<page><title>Eins</title><ns>0</ns><id>7</id>
<revision><id>8</id><timestamp>2020-01-01T00:00:00Z</timestamp><text>old</text></revision>
<revision><id>9</id><timestamp>2021-01-01T00:00:00Z</timestamp>
<contributor><username>Anna</username><id>3</id></contributor>
<comment>not this</comment><text xml:space="preserve">Text &lt;ref&gt;a&lt;/ref&gt;
&amp;amp;</text></revision></page>
<page><title>Diskussion:Eins</title><revision><text>Talk</text></revision></page>
<page><title>Zwei</title><ns>0</ns><redirect title="Eins"/>
<revision><text>#WEITERLEITUNG [[Eins]]</text></revision></page>
</mediawiki>
"""


def read(path: Path) -> tuple[list[Page], list[Code]]:
    """The pages of a file, and the codes of what was reported."""
    diagnostics = Diagnostics()
    found = [page for source in readers.find([str(path)], diagnostics) for page in readers.read(source, diagnostics)]
    return found, [diagnostic.code for diagnostic in diagnostics.found]


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("case", load("readers"), ids=str)
def test_old_text_form(case: Case, accept: bool) -> None:
    diagnostics = Diagnostics()
    page = restore(Page("Rams Head Live!", case.given, Position("a.txt", 1), lost_refs=True), diagnostics)
    assert len(page.lines) == page.wikitext.count("\n") + 1
    reported = [f"{d.position.line} {d.code.label}: {d.excerpt}" for d in diagnostics.found]
    check(case, "\n".join([page.wikitext, *reported]), accept)


# ---------------------------------------------------------------- which form

ARTICLE = "[[Blue moon]]\n\nCATEGORIES: Moons, Blue\n\nA moon.[tpl]cite web|title=T[/tpl]\n"


def test_many_articles_in_one_file(tmp_path: Path) -> None:
    text = f"{ARTICLE}\n\n[[Moon]]\n\n#REDIRECT Blue moon [tpl]R from other[/tpl]\n\n\n[[No categories]]\n\nText.\n"
    pages, codes = read(written(tmp_path, "wiki.txt", text))
    assert [page.title for page in pages] == ["Blue moon", "Moon", "No categories"]
    assert pages[0].categories == ("Moons", "Blue")
    assert pages[0].position.line == 5
    assert pages[1].redirect == "Blue moon"
    assert pages[2].position.line == 15
    assert pages[2].lost_refs
    assert not codes


def test_categories_at_the_end(tmp_path: Path) -> None:
    (page,), _ = read(written(tmp_path, "a.txt", "[[A]]\n\nText.\n\nCATEGORIES: B&ndash;B, C\n\n"))
    assert (page.categories, page.wikitext) == (("B–B", "C"), "Text.")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Rivers of Fen, Populated places in El Paso County, Texas, Mills", 3),
        ("Museums in Queens, New York, Fens", 2),
        ("Villages in Kent, England, Buildings in Paris, France, Trade in Europe, Asia", 4),
        ("Texas, States of the United States, 1845 establishments in the United States, Texas", 4),
        ("University of Nevada, Reno, Arboreta", 2),
        ("University of Bath, Reno", 2),
        ("Arts, crafts, and hobbies, Crime films, giallo films", 3),
        ("Writers from Washington, D.C., Acme, Inc., Fens", 3),
        ("Countries in Asia, Iran, Western Asia", 3),
        ("", 0),
    ],
)
def test_categories_with_commas(line: str, names: int) -> None:
    found = wp2txt_categories.split(line, "Iran", "He left the University of Nevada, Reno in 1990.")
    assert len(found) == names
    assert ", ".join(found) == line


def test_json_lines(tmp_path: Path) -> None:
    lines = '{"title": "A", "categories": ["B"], "text": "One.\\nTwo.", "redirect": null}\n{"title": "C", "text": 1\n'
    (page,), codes = read(written(tmp_path, "a.txt", lines))
    assert (page.title, page.categories, page.wikitext, page.lines) == ("A", ("B",), "One.\nTwo.", (1, 1))
    assert codes == [Code.FILE_DAMAGED]


def test_an_array_of_json(tmp_path: Path) -> None:
    text = '[\n {"title": "A",\n  "text": "One."},\n {"title": "B", "text": "Two."}\n, 7]\n'
    pages, codes = read(written(tmp_path, "a.json", text))
    assert [(page.title, page.wikitext, page.position.line) for page in pages] == [("A", "One.", 2), ("B", "Two.", 4)]
    assert codes == [Code.FILE_DAMAGED]


def test_an_array_that_breaks_off(tmp_path: Path) -> None:
    (page,), codes = read(written(tmp_path, "a.json", '[{"title": "A", "text": "One."}, {"title": "B", "te'))
    assert (page.title, codes) == ("A", [Code.FILE_DAMAGED])


def test_wikiextractor_text(tmp_path: Path) -> None:
    text = """\
<doc id="12" revid="7" url="https://de.wikipedia.org/wiki?curid=12" title="Fen &amp; Mill">
Fen &amp; Mill

A mill with {{braces}}, x < 3 and <a href="Fen%20%28river%29">a fen</a>.
* no item

Section::::History:::Early.
BULLET::::- One
BULLET::::- Two
BULLET::::1. First
</doc>
stray
<doc id="13" title="B">
B
"""
    (page, last), codes = read(written(tmp_path, "wiki_00", text))
    restored = readers.restore(page, Diagnostics())
    assert (page.title, page.page_id, page.revision_id, page.site.language) == ("Fen & Mill", 12, 7, "de")
    assert restored.wikitext.split("\n") == [
        "A mill with &#123;&#123;braces}}, x < 3 and [[:Fen (river)|a fen]].", "", "<nowiki />* no item", "",
        "=== Early ===", "", "* One", "* Two", "# First",
    ]  # fmt: skip
    assert restored.lines == (4, 5, 5, 7, 7, 8, 8, 9, 10)
    assert (last.title, readers.restore(last, Diagnostics()).wikitext) == ("B", "")
    assert codes == [Code.TEXT_DROPPED, Code.FILE_DAMAGED]


@pytest.mark.parametrize("form", ["{}", "[{}]", "[\n{},\n{}]"])
def test_wikiextractor_json(tmp_path: Path, form: str) -> None:
    line = '{"id": "12", "revid": "7", "url": "http://x.org/?curid=12", "title": "A", "text": "One.\\n\\nTwo [[x]]."}'
    pages, codes = read(written(tmp_path, "a.json", form.replace("{}", line)))
    assert [page.title for page in pages] == ["A"] * form.count("{}")
    assert readers.restore(pages[0], Diagnostics()).wikitext == "One.\n\nTwo &#91;&#91;x]]."
    assert not codes


def test_segment_wiki(tmp_path: Path) -> None:
    line = (
        '{"title": "A", "section_titles": ["Introduction", "H"], "section_texts": ["\\nOne.\\n", "Two.\\n* Three"]}\n'
    )
    pages, codes = read(
        written(tmp_path, "a.jsonl", line + '{"title": "B", "section_titles": [], "section_texts": 1}\n')
    )
    assert [(page.title, page.wikitext) for page in pages] == [("A", "One.\n\n== H ==\nTwo.\n* Three")]
    assert codes == [Code.FILE_DAMAGED]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        (
            '{"name": "x", "version": 1}',
            "is JSON whose objects have no title with a text: this format is not supported",
        ),
        ('[{"id": 1}]', "is JSON whose objects have no title with a text: this format is not supported"),
        ('["a", "b"]', "is JSON that is not a list of articles: this format is not supported"),
    ],
)
def test_data_that_is_not_read(tmp_path: Path, text: str, reported: str) -> None:
    diagnostics = Diagnostics()
    (source,) = readers.find([str(written(tmp_path, "a.json", text))], diagnostics)
    assert list(readers.read(source, diagnostics)) == []
    assert [(found.code, found.message) for found in diagnostics.found] == [(Code.FILE_UNKNOWN, reported)]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("\\documentclass{article}\n", "a LaTeX document"),
        ("% A paper\n\\begin{document}", "a LaTeX document"),
        ("@book{crow,\n title = {T}}", "a BibTeX library"),
        ("name,height\nElm,20\nOak,31\n", "a table of values"),
        ("name;height;girth\nElm;20;3", "a table of values"),
        ("-- pages\nINSERT INTO page VALUES (1);", "a script for a database"),
        ('<?xml version="1.0"?>\n<catalog/>', "XML that is not a MediaWiki export"),
        ("<svg width='1'/>", "XML that is not a MediaWiki export"),
        ("#!/usr/bin/python\n", "a program"),
        (":wikititle: Elm\n\nElm\n===\n", "a page that this program wrote: give its source"),
        ("Elm, oak, ash,\nbirch, fir, pine,\nyew, box, rowan,\n", ""),
        ("Elm,oak\n", ""),
        ("#redirect [[Elm]]\n", ""),
        ("[[a]],b\n[[c]],d\n[[e]],f", ""),
        ("Elm;oak;ash;fir;yew;box;pine", ""),
        ("A note.<ref>{{cite news|url=http://e.org/a;b;c;d;e;f;g}}</ref>", ""),
        ("A&nbsp;b&nbsp;c&nbsp;d&nbsp;e&nbsp;f&nbsp;\n", ""),
        ("{{a\n,b\n,c}}", ""),
        ("@ the lake {a}, b", ""),
        ("", ""),
    ],
)
def test_files_of_other_programs_are_known_by_their_content(text: str, form: str) -> None:
    assert unread_data.form(text) == form


@pytest.mark.parametrize(
    "text", ['[["Heroes" (song)]] is a song.', "{| class=x\n|}", "[http://a.org/ a]", '{"quoted" text}']
)
def test_wikitext_that_looks_like_data(tmp_path: Path, text: str) -> None:
    (page,), codes = read(written(tmp_path, "a.wiki", text))
    assert (page.wikitext, codes) == (text, [])


@pytest.mark.parametrize(
    "line", ["#REDIRECT Moon", "#REDIRECT [[Moon]]", "# REDIRECT Moon", "#redirect: [[:Moon#Part]]"]
)
def test_redirects_of_the_old_form(tmp_path: Path, line: str) -> None:
    (page,), _ = read(written(tmp_path, "a.txt", f"[[Luna]]\n\n{line}\n\n"))
    assert page.redirect == "Moon"


def test_a_file_of_wikitext(tmp_path: Path) -> None:
    (page,), codes = read(written(tmp_path, "Blue_moon.wiki", "'''Text''' {{x}}\n"))
    assert (page.title, page.wikitext, page.lost_refs) == ("Blue moon", "'''Text''' {{x}}", False)
    assert not codes


def test_title_in_a_comment(tmp_path: Path) -> None:
    (page,), _ = read(written(tmp_path, "a.wiki", "<!-- title: A/B: C -->\nText"))
    assert page.title == "A/B: C"


def test_wikitext_that_begins_with_a_link_is_no_old_form(tmp_path: Path) -> None:
    (page,), _ = read(written(tmp_path, "a.txt", "[[File:A.jpg]]\n\nText {{x}}\n"))
    assert (page.title, page.lost_refs) == ("a", False)


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("data", "text", "codes"),
    [
        ("Grüße\r\n日本".encode(), "Grüße\n日本", []),
        ("Grüße\r日本".encode("utf-8-sig"), "Grüße\n日本", []),
        ("Grüße 日本".encode("utf-16"), "Grüße 日本", [Code.ENCODING_OTHER]),
        (b"\xfe\xff" + "Grüße 日本".encode("utf-16-be"), "Grüße 日本", [Code.ENCODING_OTHER]),
        ("Grüße aus der Schweiz".encode("utf-16-le"), "Grüße aus der Schweiz", [Code.ENCODING_OTHER]),
        ("Grüße 日本".encode("utf-32"), "Grüße 日本", [Code.ENCODING_OTHER]),
        ("Grüße – „ja“".encode("cp1252"), "Grüße – „ja“", [Code.ENCODING_OTHER]),
        ("Grüße und viel mehr Text ".encode() + b"\xff\xc3", "Grüße und viel mehr Text \ufffd\ufffd",
         [Code.ENCODING_REPLACED]),
    ],
)  # fmt: skip
def test_encodings(tmp_path: Path, data: bytes, text: str, codes: list[Code]) -> None:
    (page,), found = read(written(tmp_path, "a.wiki", data))
    assert page.wikitext == text
    assert found == codes


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.FILE_EMPTY),
        (b" \n\t\n", Code.FILE_EMPTY),
        (b"\xef\xbb\xbf", Code.FILE_EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Code.FILE_BINARY),
        (b"%PDF-1.7\nabc", Code.FILE_BINARY),
        (random.Random(1).randbytes(2000), Code.FILE_BINARY),  # noqa: S311  (always the same ones)
        (b"BZh91AY&SY" + b"x" * 50, Code.FILE_DAMAGED),
        (gzip.compress(b"x" * 99, mtime=0)[:20], Code.FILE_DAMAGED),
    ],
)
def test_files_that_hold_no_page(tmp_path: Path, data: bytes, code: Code) -> None:
    pages, codes = read(written(tmp_path, "a.wiki", data))
    assert (pages, codes) == ([], [code])


def test_names_that_are_no_files(tmp_path: Path) -> None:
    assert read(tmp_path / "none.wiki") == ([], [Code.FILE_MISSING])
    assert read(tmp_path / ("x" * 300)) == ([], [Code.FILE_UNREADABLE])
    assert read(tmp_path) == ([], [Code.NOTHING_TO_CONVERT])


@pytest.mark.parametrize(
    "text",
    [
        "x" * 3000,
        "x\n" * 2000,
        "[[T]]\n\nCATEGORIES: A\n\n" + "x\n" * 2000,
        EXPORT.replace("Talk", "x" * 3000),
        EXPORT.replace("<page>", "<page x='" + "x" * 200_000),
    ],
)
def test_a_page_that_would_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("wikibinder.readers.source.LONGEST_PAGE", 2500)
    _, codes = read(written(tmp_path, "a.bz2", bz2.compress(text.encode())))
    assert codes == [Code.FILE_DAMAGED]


def test_a_folder_with_everything_in_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    written(tmp_path, "b/two.wiki", "2")
    written(tmp_path, "one.txt", "1")
    written(tmp_path, ".hidden.txt", "no")
    written(tmp_path, "picture.jpg", "no")
    (tmp_path / "loop").symlink_to(".")
    (tmp_path / "gone.wiki").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.wiki")
    pages, codes = read(tmp_path)
    assert [page.title for page in pages] == ["one", "two"]
    assert sorted(code.label for code in codes) == ["file-missing", "file-skipped", "file-unreadable"]


# ---------------------------------------------------------------- exports


def test_an_export(tmp_path: Path) -> None:
    pages, codes = read(written(tmp_path, "a.xml", EXPORT))
    assert not codes
    one, talk, two = pages
    assert (one.title, one.namespace, one.page_id, one.revision_id) == ("Eins", 0, 7, 9)
    assert (one.timestamp, one.contributors) == ("2021-01-01T00:00:00Z", ("Anna",))
    assert one.wikitext == "Text <ref>a</ref>\n&amp;"
    assert one.position.line == 8
    assert one.site.article_url == "https://de.example.org/wiki/{title}"
    assert (one.site.name, one.site.language) == ("Beispiel", "de")
    assert talk.namespace == 1
    assert two.redirect == "Eins"


HALF = EXPORT.index("<page><title>Diskussion")


@pytest.mark.parametrize(
    "data",
    [
        bz2.compress(EXPORT.encode()),
        bz2.compress(EXPORT[:HALF].encode()) + bz2.compress(EXPORT[HALF:].encode()),
        gzip.compress(EXPORT[:HALF].encode(), mtime=0) + gzip.compress(EXPORT[HALF:].encode(), mtime=0),
        lzma.compress(EXPORT.encode()),
        EXPORT.encode("utf-16"),
        ('<?xml version="1.0" encoding="UTF-16"?>\n' + EXPORT).encode("utf-16"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>\n' + EXPORT).encode("latin-1"),
        ("\n\n  " + EXPORT).encode(),
        EXPORT.replace("<mediawiki xmlns=", "<m:mediawiki xmlns:m=").replace("</media", "</m:media").encode(),
    ],
)
def test_wrappings_of_an_export(tmp_path: Path, data: bytes) -> None:
    pages, codes = read(written(tmp_path, "a.xml", data))
    assert [page.title for page in pages] == ["Eins", "Diskussion:Eins", "Zwei"]
    assert not codes


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        ("<revision>\n<text>a</text></revision>", 4),
        ("<revision></revision>", 3),
        ("", 2),
        ("<revision><text>a</text><timestamp>2001</timestamp></revision>\n"
         "<revision><timestamp>2002</timestamp></revision>", 4),
    ],
)  # fmt: skip
def test_the_line_of_a_page_without_text_is_that_of_its_revision_or_its_own(
    tmp_path: Path, inner: str, line: int
) -> None:
    export = f"<mediawiki>\n<page><title>A</title>\n{inner}</page></mediawiki>"
    (page,), _ = read(written(tmp_path, "a.xml", export))
    assert page.at(0).line == line


def test_a_piece_of_a_dump(tmp_path: Path) -> None:
    pages, codes = read(written(tmp_path, "a.xml", EXPORT[EXPORT.index("<page>") : EXPORT.index("</mediawiki>")]))
    assert len(pages) == 3
    assert not codes


@pytest.mark.parametrize("cut", [0.8, 0.85, 0.95])
def test_an_export_that_breaks_off(tmp_path: Path, cut: float) -> None:
    text = EXPORT[: int(len(EXPORT) * cut)]
    for data in (text.encode(), bz2.compress(text.encode())):
        pages, codes = read(written(tmp_path, "a.xml", data))
        assert len(pages) == text.count("</page>") > 0
        assert codes == [Code.FILE_DAMAGED]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE mediawiki [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE mediawiki SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE mediawiki [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]>',
    ],
)
def test_document_types_are_refused(tmp_path: Path, doctype: str) -> None:
    pages, codes = read(written(tmp_path, "a.xml", f'<?xml version="1.0"?>\n{doctype}\n{EXPORT}'))
    assert (pages, codes) == ([], [Code.FILE_DAMAGED])


@pytest.mark.parametrize("name", ["rot13", "hex", "zlib", "bz2", "idna", "undefined", "punycode", "unicode_escape",
                                  "utf-7", "utf-32", "mbcs", "none-such"])  # fmt: skip
def test_encodings_that_are_none_of_xml_are_refused(tmp_path: Path, name: str) -> None:
    """Python also offers ciphers, archives and escapes as encodings; an encoding that changes ASCII is refused as
    well.
    """
    pages, codes = read(written(tmp_path, "a.xml", f'<?xml version="1.0" encoding="{name}"?>\n{EXPORT}'))
    assert (pages, codes) == ([], [Code.FILE_DAMAGED])


def test_bad_bytes_in_an_export_do_not_end_it(tmp_path: Path) -> None:
    pages, codes = read(written(tmp_path, "a.xml", EXPORT.encode().replace(b"Talk", b"Ta\xff\x01lk")))
    assert pages[1].wikitext == "Ta\ufffd\ufffdlk"
    assert codes == [Code.ENCODING_REPLACED]


# ---------------------------------------------------------------- titles


@pytest.mark.parametrize(
    ("wikitext", "target"),
    [
        ("#REDIRECT [[A_b#C|d]]", "A b"),
        ("#redirect: [[:A]] {{R}}", "A"),
        ("#UUDELLEENOHJAUS [[A]]", "A"),
        ("#Weiterleitung [[Tarn_(lake)#Depth]]", "Tarn (lake)"),
        ("＃転送[[A]]", "A"),
        ("#redirects [[A]]", ""),
        ("#WEITERLEITUNG [[Ä]]", "Ä"),
        ("#REDIRECT A", ""),
        ("Text #REDIRECT [[A]]", ""),
    ],
)
def test_redirects(wikitext: str, target: str) -> None:
    assert redirect_target(wikitext) == target


def test_titles_are_cleaned() -> None:
    assert clean(" a__b\u200b\u202e \x00c\u00a0") == "a b c"


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("https://en.wikipedia.org/wiki/Main_Page", "https://en.wikipedia.org/wiki/{title}"),
        ("http://localhost/w/index.php/Main", "http://localhost/w/index.php/{title}"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_addresses_of_articles(base: str, url: str) -> None:
    assert article_url(base) == url


# ---------------------------------------------------------------- real files


def test_every_dump_is_read_whole(corpus: Path) -> None:
    for path in sorted((corpus / "dumps").iterdir()):
        data = bz2.decompress(path.read_bytes()) if path.suffix == ".bz2" else path.read_bytes()
        pages, codes = read(path)
        assert len(pages) == data.replace(b"\0", b"").count(b"<page>"), path
        assert not codes, path


def test_every_finding_points_at_its_line(corpus: Path) -> None:
    for path in sorted(corpus.glob("seedform*/*.txt")):
        lines = path.read_text("utf-8", "replace").split("\n")
        pages, _ = read(path)
        diagnostics = Diagnostics()
        for page in pages:
            restore(page, diagnostics)
        for found in diagnostics.found:
            near = " ".join(" ".join(lines[found.position.line - 1 : found.position.line + 1]).split())
            assert found.excerpt.rstrip("…")[:30] in near, found


@pytest.mark.parametrize("base", ["http://[a/wiki/Main", "http://", "javascript:x"])
@pytest.mark.parametrize("number", ["\n----1", "9" * 99, "٣", ""])
def test_what_an_export_may_say_of_itself(tmp_path: Path, base: str, number: str) -> None:
    site, text = f"<siteinfo><base>{base}</base></siteinfo>", "<revision><text>x</text></revision>"
    page = f"<page><title>T</title><ns>{number}</ns>{text}</page>"
    (tmp_path / "a.xml").write_text(f"<mediawiki>{site}{page}</mediawiki>", "utf-8")
    diagnostics = Diagnostics()
    (source,) = readers.find([str(tmp_path / "a.xml")], diagnostics)
    (found,) = readers.read(source, diagnostics)
    assert (found.wikitext, found.namespace, found.site.article_url) == ("x", 0, "")
