"""Every page of a project is in each edition, or the build of that edition fails and names the page and the reason."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests import pdftext
from wikibinder.editions.epub import page_binding
from wikibinder.editions.epub.xhtml import parse
from wikibinder.editions.shared.kept_results import KeptResults

if TYPE_CHECKING:
    from pathlib import Path

CONF = 'project = "Book"\nextensions = ["wikibinder.editions"]\n'
BUILDERS = ("html", "epub", "typst")
NAMED = r"a :math:`\sin x + \log_2 n + \lim_{x\to0} f + \operatorname{Hom}(A)` b"
PAGES = {
    "index": "Book\n====\n\n.. toctree::\n\n   one\n   two\n\n.. only:: nothing\n\n   .. toctree::\n\n      hidden\n",
    "one": f"One\n===\n\nThe harbour {NAMED}.\n",
    "two": "Two\n===\n\nThe lighthouse.\n",
    "hidden": "Hidden\n======\n\nThe cellar.\n",
    "alone": ":orphan:\n\nAlone\n=====\n\nThe island.\n",
}


def project(folder: Path, conf: str = CONF, **pages: str) -> Path:
    """A project of a few pages, of which tables of contents name some."""
    folder.mkdir()
    (folder / "conf.py").write_text(conf, "utf-8")
    for name, text in {**PAGES, **pages}.items():
        (folder / f"{name}.rst").write_text(text, "utf-8")
    return folder


def build(builder: str, source: Path, out: Path, *arguments: str) -> tuple[int, str]:
    """Return the exit status of a build and its standard error."""
    command = [sys.executable, "-m", "sphinx", "-q", "--no-color", "-b", builder, "-d", f"{out}-trees", *arguments]
    done = subprocess.run([*command, str(source), str(out)], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_page_is_there_those_that_no_contents_name_too(builder: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert build(builder, project(tmp_path / "source"), out) == (0, "")
    if builder == "html":
        assert {page.stem for page in out.glob("*.html")} >= set(PAGES)
        return
    if builder == "epub":
        with zipfile.ZipFile(next(out.glob("*.epub"))) as book:
            text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    else:
        text = "".join(pdftext.pages(next(out.glob("*.pdf"))))
    assert [word for word in ("harbour", "lighthouse", "island", "cellar") if word not in text] == ["cellar"]
    if builder == "typst":
        assert text.index("harbour") < text.index("lighthouse") < text.index("island")


def test_a_page_that_is_no_xml_fails_the_epub_and_only_that(tmp_path: Path) -> None:
    source = project(tmp_path / "source", two="Two\n===\n\n.. raw:: html\n\n   <p>never ended\n")
    out = tmp_path / "out"
    status, reported = build("epub", source, out)
    assert status != 0
    assert "ERROR: two: this page is not in the edition: is not well-formed XML: mismatched tag" in reported
    assert "1 of the project's pages are not in the edition" in reported
    assert not list(out.glob("*.epub"))
    assert build("html", source, tmp_path / "site") == (0, "")
    (source / "two.rst").write_text(PAGES["two"], "utf-8")
    assert build("epub", source, out) == (0, "")


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_page_that_cannot_be_read_fails_each_edition(builder: str, tmp_path: Path) -> None:
    source = project(tmp_path / "source")
    (source / "two.rst").unlink()
    (source / "two.rst").symlink_to("nowhere.rst")
    status, reported = build(builder, source, tmp_path / "out")
    assert status != 0
    assert "ERROR: two: this page is not in the edition" in reported


FAULTY = '''
def lose(app):
    """A builder with a fault: it passes over a page without a word."""
    from wikibinder.editions.epub import page_binding
    from wikibinder.editions.typst.book_source import start_of_file
    from wikibinder.editions.typst import handlers
    from sphinx.builders.html import StandaloneHTMLBuilder
    bind, write_doc = page_binding.bind, StandaloneHTMLBuilder.write_doc
    page_binding.bind = lambda sources, *rest: bind([s for s in sources if s[0] != "two.xhtml"], *rest)
    handlers.HANDLERS["start_of_file"] = lambda node, w: "" if node["docname"] == "two" else start_of_file(node, w)
    StandaloneHTMLBuilder.write_doc = lambda self, name, tree: None if name == "two" else write_doc(self, name, tree)

def setup(app):
    app.connect("builder-inited", lose)
'''


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_page_that_a_builder_passes_over_fails_the_build(builder: str, tmp_path: Path) -> None:
    source = project(tmp_path / "source", CONF + FAULTY)
    status, reported = build(builder, source, tmp_path / "out")
    assert status != 0
    assert "ERROR: two: this page is not in the edition: the builder did not write it" in reported
    assert "ERROR: one" not in reported


@pytest.mark.parametrize(("markup", "text"), [
    ("&nbsp;&ApplyFunction;&bull;", "\xa0\u2061•"),
    ("&amp;nbsp; &lt; &#8289; &LT;b&GT; &AMP;", "&nbsp; < \u2061 <b> &"),
    ("&nosuchname; &QUOT;", '&nosuchname; "'),
])  # fmt: skip
def test_characters_that_html_names(markup: str, text: str) -> None:
    root = parse(f'<p title="{markup}">{markup}</p>')
    assert root.text == root.get("title") == text


def test_each_page_that_cannot_be_bound_is_named(tmp_path: Path) -> None:
    sources = [("a.xhtml", "<html><p></html>"), ("b.xhtml", "<html><head><title>B</title></head><body/></html>")]
    kept = KeptResults(tmp_path / "kept", (), reuse=True)
    book = page_binding.bind(sources, page_binding.Names(), {}, kept, lambda _page, _fault: None)
    assert [page.origin for page in book.pages] == ["b.xhtml"]
    assert list(book.faults) == ["a.xhtml"]
