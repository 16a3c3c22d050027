"""Text stays text where no other test looks: in the report, in formulas, in addresses and file names.

reStructuredText: test_rst_escaping; BibLaTeX: test_latex; EPUB: test_epub_parts; Typst: test_typst_parts.
"""

from __future__ import annotations

import json
import posixpath
import re
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import html5lib  # type: ignore[import-untyped]  # it has no types
from hypothesis import example, given
from hypothesis import strategies as st

from tests.properties import examples
from wikibinder.editions.html.mathml import mathml
from wikibinder.editions.typst.literals import safe_url
from wikibinder.model.diagnostics import Code, Diagnostic, Position
from wikibinder.model.docnames import RESERVED, Docnames
from wikibinder.rst.link_targets import SCHEMES, uri
from wikibinder.run import report

SIGNS = st.sampled_from(("<", ">", '"', "'", "&", "&lt;", "</td>", "<script>", "-->", "]]>", "\u2028", "\\", "\n", "x"))
TEXTS = st.lists(st.one_of(SIGNS, st.text(max_size=4)), max_size=8).map("".join)


@given(TEXTS, TEXTS)
def test_report(title: str, excerpt: str) -> None:
    """Both reports say what was found, and nothing in them is markup."""
    found = Diagnostic(Code.TEXT_DROPPED, title, Position(excerpt, 3), title, excerpt)
    record = report.PageRecord(title, "A", excerpt, 1, "converted", 0, (found,))
    read = json.loads("".join(report.as_json(lambda: iter((record,)), ())))
    assert read["pages"][0]["title"] == title
    assert read["diagnostics"][0]["excerpt"] == excerpt
    assert report.PageRecord.from_json(json.loads(json.dumps(record.as_line()))) == record
    page = "".join(report.as_html(lambda: iter((record,)), (), report.Summary()))
    cells = list(html5lib.parse(page, namespaceHTMLElements=False).iter("td"))
    assert [len(cell) for cell in cells] == [0] * 5
    assert [_shown(cell.text or "") for cell in (cells[0], cells[4])] == [_shown(title), _shown(excerpt)]


def _shown(text: str) -> str:
    """Text as browsers read it: without what HTML cannot hold."""
    return re.sub("[\x00-\x20\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff]+", "", text)


TEX = st.lists(
    st.sampled_from(("\\href{javascript:x}{y}", "\\text{<script>}", "\\class{a}{b}", "\\style{x}{y}", "<", ">", "&",
                     '"', "{", "}", "x", "^2", "\\frac", "\\begin{matrix}", "\\end{matrix}", "\\\\",
                     "\\input{/etc/passwd}", "\\def\\x{}", "\\url{data:x}", "\\color{red\"}",
                     "\\mathrm{on}", "\\unicode{60}", "$", "#", "%",
                     "\\includegraphics{x}"))
    | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=4),
    max_size=8,
).map("".join)  # fmt: skip


@given(TEX, st.booleans())
@examples(200)
def test_formulas(tex: str, block: bool) -> None:
    """A formula is MathML without links, handlers or scripts, or nothing."""
    made = mathml(tex, block=block)
    if made is None:
        return
    for element in ET.fromstring(made.replace("\ufffe", "").replace("\uffff", "")).iter():  # noqa: S314  (our own)
        assert element.tag.startswith("{http://www.w3.org/1998/Math/MathML}")
        assert not [name for name in element.attrib if name.startswith("on") or name in ("href", "src", "actiontype")]


ADDRESSES = st.lists(
    st.sampled_from(("java", "script", ":", "//", "http", "https:", "data:", "\t", "\n", "\x00", "\u200b", "\u202e",
                     "%0a", "@", "e.org", "/", "[::1]", "?", "#", "<", ">", '"', "`", "_", "\\", " "))
    | st.text(max_size=3),
    max_size=8,
).map("".join)  # fmt: skip


@given(ADDRESSES)
@example("java\nscript:x")
@example("http://[")
@examples(300)
def test_addresses(address: str) -> None:
    """What a page may lead to: http, https, ftp, mailto; in the .rst it is plain ASCII."""
    for allowed in (uri(address), safe_url(address)):
        assert not allowed or urlsplit(allowed).scheme in SCHEMES
    assert re.fullmatch(r"[!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]*", uri(address))
    assert uri(uri(address)) == uri(address)


NAMES = st.sampled_from(("..", "/", "\\", "CON", "a/../..", "~", "é", "e\u0301", "K", "\u212a"))


@given(st.lists(st.text() | NAMES, max_size=6))
@examples(200)
def test_file_names(titles: list[str]) -> None:
    """A docname is one name below the output folder, and no two of a run are one on any file system."""
    names = Docnames()
    given_names = [names.give(title)[0] for title in titles]
    assert len({name.casefold() for name in given_names}) == len(titles)
    for name in given_names:
        assert posixpath.basename(name) == name
        assert len(f"{name}.rst".encode()) < 255
        assert name[:1] not in (".", "-", "~", "")
        assert name.partition(".")[0].casefold() not in RESERVED
        assert not set(name) & set('/\\:*?"<>|\0\n')
