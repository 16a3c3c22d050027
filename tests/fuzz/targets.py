"""The fuzz targets: each passes bytes to one part of the converter and raises AssertionError where a promise fails."""

from __future__ import annotations

import contextlib
import io
import json
import re
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import html5lib  # type: ignore[import-untyped]  # it has no types
import sphinx.cmd.build
from bibtexparser.entrypoint import parse_string

from tests.citing import cited
from tests.wholepage import sound
from wikibinder.bibtex.biblatex import write
from wikibinder.book import sphinx_project
from wikibinder.cs1 import TEMPLATES
from wikibinder.model.diagnostics import Diagnostics, Position
from wikibinder.model.page import Page
from wikibinder.model.svg import SvgError, cleaned
from wikibinder.parser import lost_refs
from wikibinder.readers import READERS, Source, read, restore
from wikibinder.readers.source import BROKEN, Opened, UnusableSourceError
from wikibinder.run.convert import Job, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wikibinder.model.bibliography import Entry

PLACE = Position("a.wiki", 1)
NAMES = sorted(TEMPLATES)


def whole(data: bytes) -> None:
    """A page from wikitext to files: within its bounds, and read by docutils without a message."""
    sound(data.decode("utf-8", "replace"))


def cs1(data: bytes) -> None:
    """A citation, ``name|parameter=value|...``: one entry that ends where it should."""
    name, *pairs = data.decode("utf-8", "replace").split("|")
    given = {key.strip(): value.strip() for key, mark, value in (pair.partition("=") for pair in pairs) if mark}
    template = name.strip().casefold()
    template = template if template in TEMPLATES else NAMES[len(name) % len(NAMES)]
    found = cited(template, given)
    if found:
        _is_alone_in_paragraph(found.entry)


def _is_alone_in_paragraph(entry: Entry) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9-]*", entry.key), entry.key
    other = cited("cite book", {"title": "Other"})
    assert other
    library = parse_string(write([entry, other.entry]), parse_stack=[])
    assert not library.failed_blocks
    first, second = library.entries
    assert len(first.fields) == len([people for people in entry.names.values() if people]) + len(entry.fields)
    assert f"{second.fields[0].value}" == "{{Other}}"


def reader(name: str) -> Callable[[bytes], None]:
    """Return a target that reads its bytes as a file of the given form."""
    form = next(known for known in READERS if known.name == name)

    def target(data: bytes) -> None:
        diagnostics = Diagnostics()
        opened = Opened("a", io.BufferedReader(io.BytesIO(data)), "utf-8")  # type: ignore[arg-type,unused-ignore]
        with contextlib.suppress(UnusableSourceError, *BROKEN):
            for page in form.pages(opened, diagnostics):
                _is_sound(form.restore(page, diagnostics), data)

    return target


def lost_notes(data: bytes) -> None:
    """Wikitext without ``<ref>`` tags: notes are marked, nothing else changes but spaces and stops."""
    page = lost_refs.placed(Page("T", data.decode("utf-8", "replace"), PLACE, lost_refs=True), Diagnostics())
    assert page.wikitext.count("<ref>") >= page.wikitext.count("</ref>") - data.count(b"</ref>")
    assert list(page.lines) == sorted(page.lines)


def _is_sound(page: Page, data: bytes) -> None:
    assert page.title == page.title.strip()
    assert "\r" not in page.wikitext
    page.wikitext.encode("utf-8")
    lines = page.wikitext.count("\n") + 1
    assert not page.lines or (len(page.lines) == lines and list(page.lines) == sorted(page.lines))
    assert 1 <= page.at(lines - 1).line <= len(data) + 1


def file(data: bytes) -> None:
    """Read any bytes as a source whose form, encoding and compression are detected: pages or a reported reason."""
    _FILE.write_bytes(data)
    diagnostics = Diagnostics()
    pages = list(read(Source("a", _FILE), diagnostics))
    assert pages or diagnostics.found
    for page in pages:
        restore(page, diagnostics).wikitext.encode("utf-8")


def svg(data: bytes) -> None:
    """A drawing in which nothing is live, and which is the same when it is cleaned again; or an error of ours."""
    try:
        found = cleaned(data)
    except SvgError:
        return
    assert cleaned(found) == found
    for element in ET.fromstring(found).iter():  # noqa: S314  (our own)
        assert element.tag.rpartition("}")[2] not in ("script", "a", "foreignObject", "set", "animate")
        assert not [name for name in element.attrib if name.startswith("on")]


BOOK = ("title", "author", "folder", "file", "page title", "category", "text")
"""The texts of which the target makes a book; they are separated by U+001F in the input."""


def book(data: bytes) -> None:
    """A small book in all editions: they are built, XML is well-formed, nothing is live."""
    texts = data.decode("utf-8", "replace").split("\x1f")
    given = dict(zip(BOOK, [*texts, *[""] * len(BOOK)], strict=False))
    with TemporaryDirectory(prefix="wikibinder-fuzz-") as name:
        pages, out = Path(name, "pages"), Path(name, "out")
        folder = pages / (_file_name(given["folder"]) or "folder")
        folder.mkdir(parents=True)
        text = f"{given['text']}\n[[Category:{given['category']}]]"
        (folder / f"{_file_name(given['file']) or 'file'}.wiki").write_text(text, "utf-8", "replace")
        title = given["page title"].replace("\n", " ")
        (pages / "second.jsonl").write_text(json.dumps({"title": title, "text": given["text"][:500]}))
        job = Job([str(pages)], out, title=given["title"], categories=True, last=sphinx_project.last_pages)
        result = run(job)
        if not result.pages:
            return
        project = sphinx_project.Project(result.title, given["author"])
        sphinx_project.write_project(out, project, result.summary)
        for builder in (edition.builder for edition in sphinx_project.EDITIONS.values()):
            words = ("-q", "-b", builder, "-d", f"{name}/doctrees", str(out), f"{name}/{builder}")
            with contextlib.redirect_stderr(io.StringIO()) as reported, contextlib.redirect_stdout(io.StringIO()):
                status = sphinx.cmd.build.main(words)
            assert status == 0, reported.getvalue()
        _nothing_is_live(Path(name))


def _file_name(text: str) -> str:
    return text.replace("/", "").replace("\0", "").strip(".")[:60]


def _nothing_is_live(made: Path) -> None:
    (epub,) = (made / "epub").glob("*.epub")
    with zipfile.ZipFile(epub) as packed:
        for name in packed.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx")):
                tree = ET.fromstring(packed.read(name))  # noqa: S314  (our own)
                assert not [element for element in tree.iter() if element.tag.endswith("}script")]
    for page in (made / "html").glob("*.html"):
        for element in html5lib.parse(page.read_bytes(), namespaceHTMLElements=False).iter():
            assert not [name for name in element.attrib if str(name).startswith("on") and name != "onload"], page.name


_FOLDER = TemporaryDirectory(prefix="wikibinder-fuzz-")
_FILE = Path(_FOLDER.name, "a")

TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "whole": whole,
    "cs1": cs1,
    "file": file,
    "wikitext": reader("wikitext"),
    "wp2txt": reader("wp2txt"),
    "wp2txt-json": reader("wp2txt-json"),
    "mediawiki-xml": reader("mediawiki-xml"),
    "wikiextractor": reader("wikiextractor"),
    "wikiextractor-json": reader("wikiextractor-json"),
    "segment-wiki": reader("segment-wiki"),
    "lost-refs": lost_notes,
    "svg": svg,
    "book": book,
}
