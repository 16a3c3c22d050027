"""The showcase articles (wikitext of our own, every construct, nine scripts) from their sources to three editions."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from tests import sphinxbuild

pytestmark = pytest.mark.slow

SOURCES = Path(__file__).parent / "roots" / "showcase-wiki"
TITLES = {
    "Paper", "Tea", "종이 이야기", "Дорога чая", "Το χαρτί", "紙の話", "حكاية الورق", "סיפור הנייר", "काग़ज़ की कहानी",
}  # fmt: skip
WORDS = (
    "felted fibres", "A plain note, with emphasis", "Fibres in water", "In the loft", "With two helpers", "coloured",
    "with stampers", "through a sieve", "The deckle", "(C6H10O5)n", "A line that begins with a space",
    "Old sizes of sheets", "by word of mouth", "A sheet with chain lines", "A picture that is not at hand",
    "Paper is patient", "A vatman", "black furrow", "An indented remark", "[[not a link]]", "back\\slash", "*star*",
    ":role:`x` .. note::", "Sizing with starch", "Cyclopaedia of Things", "The Valley Courier", "Museum of Paper",
    "닥나무를 삶는다", "창호지", "Караван шёл медленно", "несёт четыре тюка", "λεπτό φύλλο", "植物の繊維", "中国的纸",
    "ألياف النبات", "של סיבים", "रेशों की पतली", "廣州", "Смирнова, А. П.", "나무출판사",
)  # fmt: skip
"""Text from every construct and every script, as the reader sees it."""


def wikibinder(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "wikibinder", *map(str, arguments)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def sources(folder: Path) -> Path:
    """The articles; one has its title from the name of its file, in letters that not every tool expects there."""
    shutil.copytree(SOURCES, folder)
    korean = folder / "paper-korean.wiki"
    comment, _, text = korean.read_text("utf-8").partition("\n")
    title = comment.removeprefix("<!-- title: ").removesuffix(" -->")
    korean.rename(folder / f"{title}.wiki").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("showcase")
    done = wikibinder(
        "book", "--title", "Paper and Tea", "--media", SOURCES / "media", "--site", "https://en.wikipedia.org",
        "--report", folder / "report.json", "--output", folder / "book", sources(folder / "articles"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def report(made: Path) -> dict[str, Any]:
    return dict(json.loads((made / "report.json").read_text("utf-8")))


def squashed(text: str) -> str:
    return "".join(text.replace("’’", "''").split())


def test_every_article_is_converted(report: dict[str, Any]) -> None:
    assert {page["title"] for page in report["pages"] if page["status"] == "converted"} == TITLES
    assert {page["title"] for page in report["pages"] if page["status"] == "redirect"} == {"Papers"}


def test_only_what_is_not_at_hand_is_missed(report: dict[str, Any]) -> None:
    warnings = [(d["code"], d["excerpt"]) for d in report["diagnostics"] if d["severity"] != "info"]
    assert warnings == [("media-missing", "Missing.png"), ("media-missing", "Nowhere.jpg")]


def test_nothing_is_lost_on_the_way(made: Path) -> None:
    site = made / "book" / "html"
    texts = {"html": "".join(html.parse(page).getroot().text_content() for page in sorted(site.glob("*.html")))}
    (epub,) = (made / "book").glob("*.epub")
    with zipfile.ZipFile(epub) as archive:
        pages = [etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")]
    texts["epub"] = "".join(str(text) for page in pages for text in page.itertext())
    for edition, text in texts.items():
        assert [word for word in WORDS if squashed(word) not in squashed(text)] == [], edition
    (pdf,) = (made / "book").glob("*.pdf")
    assert pdf.stat().st_size > 50_000


@pytest.mark.parametrize("builder", ["html", "epub", "typst"])
def test_the_project_builds_without_a_warning(builder: str, made: Path, tmp_path: Path) -> None:
    """Only a font that this machine lacks may be named: which characters it has fonts for is not ours to test."""
    sphinxbuild.build(builder, made / "book" / "source", tmp_path / "out", "-D", "suppress_warnings=typst.font")


def test_a_second_book_is_the_same(made: Path, tmp_path: Path) -> None:
    wikibinder(
        "book", "--title", "Paper and Tea", "--media", SOURCES / "media", "--site", "https://en.wikipedia.org",
        "--output", tmp_path / "elsewhere" / "book", sources(tmp_path / "from" / "here"),
    )  # fmt: skip
    for suffix in ("epub", "pdf"):
        (one,), (other,) = (folder.glob(f"*.{suffix}") for folder in (made / "book", tmp_path / "elsewhere" / "book"))
        assert one.read_bytes() == other.read_bytes(), suffix
