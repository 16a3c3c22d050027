"""Fetching from a real MediaWiki on loopback (``realwiki``), which the wiki of ``fakewiki`` only imitates."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tests import realwiki
from wikibinder.cli.commands import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.realwiki import RealWiki

REASON = realwiki.lacking()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(REASON), reason=REASON)]


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealWiki]:
    made = realwiki.make(tmp_path_factory.mktemp("wiki"))
    made.start()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("WIKIBINDER_CONTACT", "ann@example.org")


def words(wiki: RealWiki, out: Path, *more: str, command: str = "fetch") -> list[str]:
    return [command, "--site", wiki.address, "--allow-host", "127.0.0.1", "-o", str(out), *more]


def read(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text("utf-8"))


def order(folder: Path) -> list[str]:
    return [entry.get("title") or f"# {entry['part']}" for entry in read(folder, "book.json")["order"]]


def content(folder: Path) -> dict[str, bytes]:
    found = {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    found["book.json"] = b"\n".join(line for line in found["book.json"].splitlines() if b'"fetched"' not in line)
    return found


def test_a_snapshot_of_a_real_wiki(wiki: RealWiki, tmp_path: Path) -> None:
    out, before = tmp_path / "out", len(wiki.requests)
    assert main(words(wiki, out, "Light house", "Lens", "灯台")) == 0
    requested = len(wiki.requests) - before
    assert order(out) == ["Lighthouse", "Lens", "灯台"]
    xml = (out / "pages.xml").read_text("utf-8")
    for title in ("Template:Tower", "Template:Metres", "Module:Tower", "Module:Words", "Template:Cite web", "Lens/Use"):
        assert f"<title>{title}</title>" in xml, title
    book, media = read(out, "book.json"), read(out, "media.json")
    assert book["authors"]["Lighthouse"]["anonymous"] >= 1
    assert book["rights"]["text"] == "Creative Commons Attribution-ShareAlike 4.0"
    assert {name for name, entry in media.items() if "file" in entry} == {
        "File:Tower.png", "File:Plan.svg", "File:Plain.png"
    }  # fmt: skip
    assert (media["File:Tower.png"]["artist"], media["File:Tower.png"]["licence"]) == ("Ann Keeper", "CC BY-SA 4.0")
    assert requested <= 14

    again, before = tmp_path / "again", len(wiki.requests)
    assert main(words(wiki, again, "Light house", "Lens", "灯台")) == 0
    assert len(wiki.requests) - before <= 9
    assert content(again) == content(out)


def test_lists_of_a_real_wiki(wiki: RealWiki, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words(wiki, tmp_path / "category", "--category", "Lights")) == 0
    assert order(tmp_path / "category") == ["Lens", "Lighthouse", "灯台"]
    assert main(words(wiki, tmp_path / "below", "--subpages", "Lens")) == 0
    assert order(tmp_path / "below") == ["Lens", "Lens/Chapter 2", "Lens/Chapter 10", "Lens/Use"]
    assert main(words(wiki, tmp_path / "book", f"{wiki.address}/wiki/Book")) == 1
    assert order(tmp_path / "book") == ["# Towers", "Lighthouse", "# Optics", "Lens"]
    capsys.readouterr()
    for requested, reported in (("Lighthous", "Lighthous: not found"), ("Round", "redirects form a cycle")):
        assert main(words(wiki, tmp_path / "none", requested)) == 1
        assert reported in capsys.readouterr().err


def test_a_book_of_a_real_wiki(wiki: RealWiki, tmp_path: Path) -> None:
    assert main(words(wiki, tmp_path, "--title", "Lights", "Lighthouse", "Lens", command="book")) == 0
    site = (tmp_path / "html" / "Lighthouse.html").read_text("utf-8")
    with zipfile.ZipFile(tmp_path / "lights.epub") as book:
        epub = " ".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    for text in (site, epub):
        for reported in ("Height of the tower", "59.3 m", "Ann Keeper", "Bob &lt;script&gt;", "author not stated",
                     "Creative Commons Attribution-ShareAlike 4.0", "Łukasz"):  # fmt: skip
            assert reported in text, reported
    assert (tmp_path / "lights.pdf").stat().st_size > 10_000


def test_a_private_wiki_of_mediawiki(wiki: RealWiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (wiki.folder / "private").touch()
    try:
        assert main(words(wiki, tmp_path / "one", "Lighthouse")) == 1
        monkeypatch.setenv("WIKIBINDER_PASSWORD", "wrong")
        assert main(words(wiki, tmp_path / "two", "--login", "Admin", "Lighthouse")) == 1
        monkeypatch.setenv("WIKIBINDER_PASSWORD", realwiki.PASSWORD)
        assert main(words(wiki, tmp_path / "three", "--login", "Admin", "Lighthouse")) == 0
    finally:
        (wiki.folder / "private").unlink()
    assert "file" in read(tmp_path / "three", "media.json")["File:Plain.png"]


@pytest.mark.parametrize("after", [2, 12, 40])
def test_a_killed_run_is_completed_to_the_same_bytes(
    after: int, wiki: RealWiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after so many requests."""
    environment, before = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, len(wiki.requests)
    command = [sys.executable, "-m", "wikibinder", *words(wiki, tmp_path / "killed", "Pictures")]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and len(wiki.requests) - before < after:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert main(words(wiki, tmp_path / "killed", "Pictures")) == 0
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
    assert main(words(wiki, tmp_path / "whole", "Pictures")) == 0
    assert content(tmp_path / "killed") == content(tmp_path / "whole")
    assert len(list((tmp_path / "killed" / "media").iterdir())) == 40
