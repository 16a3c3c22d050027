"""Text stays text where no other test looks: in the report, in formulas, in addresses and file names.

reStructuredText: test_rst_escaping; BibLaTeX: test_latex; EPUB: test_epub_parts; Typst: test_typst_parts.
"""

from __future__ import annotations

import argparse
import ast
import itertools
import json
import posixpath
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import html5lib  # type: ignore[import-untyped]  # it has no types
import pytest
from docutils import nodes
from docutils.parsers.rst import Directive, directives
from hypothesis import example, given
from hypothesis import strategies as st
from sphinx.util.docutils import docutils_namespace

from tests.fuzz import targets
from tests.properties import examples
from tests.rst_reading import read, seen
from wikibinder.book import sphinx_project
from wikibinder.cli.arguments import parser
from wikibinder.editions.html.mathml import mathml
from wikibinder.editions.typst.literals import safe_url
from wikibinder.model.diagnostics import Code, Diagnostic, Position
from wikibinder.model.docnames import RESERVED, Docnames
from wikibinder.rst.link_targets import SCHEMES, uri
from wikibinder.run import output, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIGNS = st.sampled_from(("<", ">", '"', "'", "&", "&lt;", "</td>", "<script>", "-->", "]]>", "\u2028", "\\", "\n", "x"))
TEXTS = st.lists(st.one_of(SIGNS, st.text(max_size=4)), max_size=8).map("".join)


@given(TEXTS, TEXTS)
def test_report(title: str, excerpt: str) -> None:
    """Both reports hold the text of the diagnostic, and nothing in it is interpreted as markup."""
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
    """Return the text as browsers read it: without characters that HTML cannot hold."""
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
    """A page links only to http, https, ftp and mailto; addresses are plain ASCII in the .rst."""
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
    given_names = [names.assign(title)[0] for title in titles]
    assert len({name.casefold() for name in given_names}) == len(titles)
    for name in given_names:
        assert posixpath.basename(name) == name
        assert len(f"{name}.rst".encode()) < 255
        assert name[:1] not in (".", "-", "~", "")
        assert name.partition(".")[0].casefold() not in RESERVED
        assert not set(name) & set('/\\:*?"<>|\0\n')


class Contents(Directive):
    """A stand-in for Sphinx's ``toctree``: a node with the caption and the entries as text."""

    has_content = True
    option_spec: ClassVar[dict[str, Callable[..., object]]] = {"maxdepth": int, "caption": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        return [nodes.container(caption=self.options.get("caption", ""), entries=list(self.content))]


LINES = st.lists(
    st.sampled_from(("\n\n.. raw:: html\n\n   <b>", "\r", "\u2028.. include:: /etc/hostname", "\x85", "\n   :file: x",
                     ":", "`__`", "|s|", ".. _a:", "*", "\\", "======", "1. ", "- ", "::", "<script>", '"', "'", ",",
                     "\ud800", "\x00", "https://e.org", "name_", "海", "e\u0301"))
    | st.text(max_size=4),
    max_size=8,
).map("".join)  # fmt: skip


@given(LINES, st.lists(LINES, max_size=3), LINES)
@examples(150)
def test_pages_that_are_no_articles(title: str, parts: list[str], category: str) -> None:
    """index.rst and similar pages: titles, folders and categories are read back unchanged, and nothing else is on the
    page.
    """
    text = "".join(output.index(title, [(part, ["A", "B.rst"]) for part in parts], ["sources"]))
    with docutils_namespace():
        directives.register_directive("toctree", Contents)
        document = read(text)
    tables = list(document.findall(nodes.container))
    assert [table["entries"] for table in tables] == [["A", "B.rst.rst"]] * len(parts) + [["sources"]]
    assert [" ".join(table["caption"].split()) for table in tables] == [*(seen(part) for part in parts), ""]
    assert [type(node) for node in document.children] == [nodes.docinfo, nodes.section]
    (shown,) = document.findall(nodes.title)
    assert shown.astext() == (seen(title) or "…")
    assert read(output.head(category)).next_node(nodes.title)


@given(LINES, LINES)
@examples(150)
def test_conf(title: str, author: str) -> None:
    """conf.py holds title and author as Python literals of one line, and executes nothing of them."""
    code = ast.parse(sphinx_project.configuration(sphinx_project.Project(title, author)))
    reported = {ast.unparse(node.targets[0]): ast.literal_eval(node.value)
            for node in code.body if isinstance(node, ast.Assign)}  # fmt: skip
    assert len(reported) == len(code.body)
    assert " ".join(reported["project"].split()) == seen(title)
    assert " ".join(reported.get("author", "").split()) == seen(author)


NASTY = (
    "</title></script><script>{}(1)</script>", '<img src=x onerror="{}(1)">', "a\n\n.. raw:: html\n\n   <b data-x={}>",
    "\u2028.. include:: /etc/hostname\u2029", '" onload="{}', "' + '{}', #read(\"x\") @a, $x$ & <b>{}</b>",
    "`__` |s| *a _b_ :doc:`{}`", "]]>--><!--{}", "%title% {{ x }} {% raw %}\\input{x} {}",
)  # fmt: skip
"""Texts that are markup somewhere, with a word by which they are found again."""


def _name(text: str) -> str:
    """A text as the name of a file."""
    return text.replace("/", "\N{DIVISION SLASH}")[:80]


def _sources(folder: Path, text: str) -> list[str]:
    """Pages whose folder, file name, title, category, author, site, language and picture are the text."""
    words = iter(text.replace("zq", f"zq{number}zq") for number in itertools.count())
    pages = folder / "pages" / _name(next(words))
    pages.mkdir(parents=True)
    picture = f"[[File:{_name(text)}.svg|thumb|{next(words)}]] {{{{zqrule}}}}"
    (pages / f"{_name(next(words))}.wiki").write_text(f"Text. {picture} [[Category:{next(words)}]]", "utf-8")
    title, site, author, language = (escape(next(words), {'"': "&quot;"}) for _ in range(4))
    revision = f"<id>2</id><contributor><username>{author}</username></contributor><text>Words.</text>"
    page = f"<page><title>{title}</title><ns>0</ns><id>1</id><revision>{revision}</revision></page>"
    head = f"<siteinfo><sitename>{site}</sitename><base>https://e.org/wiki/{site}</base></siteinfo>"
    (folder / "d.xml").write_text(f'<mediawiki xml:lang="{language}">{head}{page}</mediawiki>', "utf-8")
    return [str(folder / "pages"), str(folder / "d.xml")]


def _media(folder: Path, text: str) -> list[str]:
    media = folder / f"media {_name(text)}"
    media.mkdir()
    (media / f"{_name(text)}.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    return [str(media)]


def _rules(folder: Path, text: str) -> list[str]:
    path = folder / f"rules {_name(text)}"
    path.write_text(f"zqrule = {json.dumps(text)}\n", "utf-8")
    return [str(path)]


GIVEN: dict[str, Callable[[Path, str], list[str]]] = {
    "sources": _sources,
    "title": lambda _folder, text: [text],
    "author": lambda _folder, text: [text],
    "scheduler": lambda _folder, text: [text],
    "site": lambda _folder, text: [f"https://e.org/{{title}}?{text}"],
    "media": _media,
    "rules": _rules,
    "output": lambda folder, text: [str(folder / f"{_name(text)}.jsonl")],
    "report": lambda folder, text: [str(folder / f"{_name(text)}.json")],
}
"""Arguments that take any text, each with a function that makes its values from a text."""
OTHERS = ("category", "title_matches", "pages", "subpages", "list", "templates", "project", "config", "contact",
          "login", "cookies", "allow_host", "style", "cover", "front", "files")  # fmt: skip
"""Those that only choose pages, are files that are trusted as programs are, or go to a wiki and nowhere else."""


def actions() -> Iterator[tuple[str, argparse.Action]]:
    """Every argument of every command."""
    (commands,) = (each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    for name, command in commands.choices.items():
        yield from ((name, action) for action in command._actions)


def test_every_argument_that_takes_any_text_is_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An argument in neither table must refuse every value that is no number, no choice and no file of its kind."""
    monkeypatch.chdir(tmp_path)
    Path("zq-file").write_text("zq")
    Path("zq-folder").mkdir()
    for command, action in actions():
        if action.nargs == 0 or action.choices or action.dest in (*GIVEN, *OTHERS):
            continue
        taken = [text for text in (*NASTY, "zq-file", "zq-folder") if _takes(action, text)]
        assert not taken, f"{command}: {action.dest} takes {taken[:1]}: GIVEN must say how tests give it a text"


def _takes(action: argparse.Action, text: str) -> bool:
    try:
        (action.type if callable(action.type) else str)(text)
    except (argparse.ArgumentTypeError, ValueError):
        return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize("command", ["book", "convert", "citations", "expand"])
@pytest.mark.parametrize("text", NASTY)
def test_no_text_of_the_user_is_live(tmp_path: Path, text: str, command: str) -> None:
    """Every argument that takes any text is given one of markup: all files are written, nothing in them is live, and
    nobody complains.
    """
    order = ["--categories", "--volume-size", "1"] if command == "book" else []
    for number, action in enumerate(action for name, action in actions() if name == command and action.dest in GIVEN):
        words = GIVEN[action.dest](tmp_path, text.replace("{}", f"zq{number}zq"))
        order += [f"{action.option_strings[0]}={word}" for word in words] if action.option_strings else words
    done = subprocess.run((sys.executable, "-m", "wikibinder", command, *order), cwd=tmp_path, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert "ERROR" not in done.stderr
    shown = list(shown_pages(tmp_path))
    assert len(shown) >= {"book": 30, "convert": 1}.get(command, 0)
    for name, markup in shown:
        for element in html5lib.parse(markup, namespaceHTMLElements=False).iter():
            ours = [element.text] if element.tag in ("script", "style") else []
            ours += [value for key, value in element.attrib.items() if str(key).startswith(("on", "data-x"))]
            assert not [printed for printed in ours if printed and "zq" in printed], name
            assert "system-message" not in element.attrib.get("class", ""), name


def shown_pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every page of HTML and EPUB in a folder."""
    for path in sorted(folder.rglob("*.html")):
        if path.is_file():
            yield path.name, path.read_bytes()
    for pdf in folder.rglob("*.pdf"):
        assert pdf.read_bytes().startswith(b"%PDF")
    for epub in folder.rglob("*.epub"):
        yield from _parts(epub)


def _parts(epub: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(epub) as packed:
        for name in packed.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx", ".svg")):
                ET.fromstring(packed.read(name))  # noqa: S314  (our own)
                yield name, packed.read(name)


@pytest.mark.slow
@given(st.lists(LINES, min_size=len(targets.BOOK), max_size=len(targets.BOOK)))
@examples(4)
def test_any_text_in_every_edition(texts: list[str]) -> None:
    """Whatever the texts of a book are, its editions are built without an error, and nothing in them is live."""
    targets.book("\x1f".join(text.replace("\x1f", "") for text in texts).encode("utf-8", "replace"))
