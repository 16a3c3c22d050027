"""File names that are no text, pictures under wrong names, sources that are no wikitext, values that mean nothing."""

from __future__ import annotations

import bz2
import errno
import gzip
import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from wikibinder.book.sphinx_project import locale_name
from wikibinder.cli import surroundings
from wikibinder.cli.arguments import parser
from wikibinder.cli.commands import main
from wikibinder.editions.html.link_addresses import valid_address
from wikibinder.editions.typst.literals import safe_url
from wikibinder.model import picture_kinds
from wikibinder.model.diagnostics import shown_path
from wikibinder.rst.link_targets import uri

if TYPE_CHECKING:
    from collections.abc import Callable

SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'


def run(*arguments: str | bytes, folder: Path, **environment: str) -> tuple[int, str, str]:
    """Run the command line in a folder; return its exit status and output."""
    command = [sys.executable, "-m", "wikibinder", *arguments]
    variables = {**os.environ, **environment}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are text here")
def test_names_of_files_that_are_not_utf_8(tmp_path: Path) -> None:
    source = os.fsencode(tmp_path / "pages")
    Path(os.fsdecode(source + b"/part\xfe")).mkdir(parents=True)
    for name, text in ((b"caf\xe9.wiki", b"Coffee."), (b"part\xfe/ok.wiki", b"Text.")):
        Path(os.fsdecode(source + b"/" + name)).write_bytes(text)
    status, reported, errors = run("book", "--edition", "html", "--output", b"out\xff", "pages", folder=tmp_path)
    assert (status, errors) == (0, "")
    assert "2 pages: 2 articles" in reported
    out = os.fsdecode(os.fsencode(tmp_path) + b"/out\xff/source/")
    assert Path(f"{out}café.rst").read_text("utf-8").startswith(":wikititle: café\n")
    assert ":caption: partþ" in Path(f"{out}index.rst").read_text("utf-8")
    assert shown_path("caf\udce9/b.wiki") == "café/b.wiki"


def test_an_output_folder_named_as_a_language(tmp_path: Path) -> None:
    (tmp_path / "A.wiki").write_text("متن", "utf-8")
    status, _said, errors = run("book", "--edition", "html", "--language", "ur", "-o", "ur", "A.wiki", folder=tmp_path)
    assert (status, errors) == (0, "")


def test_a_locale_that_is_not_there_and_a_terminal_that_is_no_unicode(tmp_path: Path) -> None:
    (tmp_path / "A.wiki").write_text("Text.", "utf-8")
    surroundings = {"LC_ALL": "xx_XX.UTF-8", "PYTHONIOENCODING": "latin-1"}
    status, reported, errors = run("book", "--edition", "html", "-o", "日本", "A.wiki", folder=tmp_path, **surroundings)
    assert (status, errors) == (0, "")
    assert r"html: \u65e5\u672c/html" in reported


@pytest.mark.parametrize(("start", "suffix"), [
    (b"\x89PNG\r\n\x1a\n\0", ".png"), (b"\xff\xd8\xff\xe0", ".jpg"), (b"GIF89a", ".gif"),
    (b"RIFF\n\n\0\0WEBPVP8 ", ".webp"),
    (SVG.encode(), ".svg"), (b"\xef\xbb\xbf <!-- a --> <svg>", ".svg"), (b"<html><svg>", ""), (b"", ""),
])  # fmt: skip
def test_kinds_of_pictures(start: bytes, suffix: str) -> None:
    assert picture_kinds.suffix(start) == suffix


@pytest.mark.slow
def test_pictures_under_wrong_names_are_shown(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    media = tmp_path / "media"
    media.mkdir()
    picture = Image.new("RGB", (40, 30), (200, 30, 30))
    for name, kind in (("a.webp", "PNG"), ("b.png", "JPEG"), ("c.jpg", "WEBP")):
        picture.save(media / name, kind)
    (media / "d.png").write_text(SVG, "utf-8")
    page = tmp_path / "P.wiki"
    page.write_text(
        "".join(f"[[File:{name}|thumb|Caption]]\n" for name in ("a.webp", "b.png", "c.jpg", "d.png")), "utf-8"
    )
    out = tmp_path / "out"
    editions = ("--edition", "epub", "--edition", "pdf")
    assert main(["book", *editions, "--media", str(media), "--output", str(out), str(page)]) == 0
    assert capfd.readouterr().err == ""
    with zipfile.ZipFile(out / "p.epub") as book:
        pictures = [name for name in book.namelist() if "/images/" in name or name.startswith("images/")]
    assert len(pictures) == 4


@pytest.mark.parametrize(("name", "content", "message"), [
    ("https://de.wikipedia.org/wiki/Berlin", None, "Berlin: is an address; wikibinder fetch stores its pages"),
    ("a.docx", b"PK\x03\x04\x14\0", "is not wikitext but an office document or a ZIP archive"),
    ("a.rtf", b"{\\rtf1 text}", "is not wikitext but an office document (RTF)"),
    ("a.txt", b"<!DOCTYPE html>\n<html><body>x</body></html>", "is not wikitext but an HTML page"),
    ("b.wiki", b"\xef\xbb\xbf<!-- saved -->\n<html lang='en'>", "is not wikitext but an HTML page"),
])  # fmt: skip
def test_sources_that_are_no_wikitext(
    name: str, content: bytes | None, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = name
    if content is not None:
        (tmp_path / name).write_bytes(content)
        source = str(tmp_path / name)
    assert main(["convert", "--output", str(tmp_path / "out"), source]) == 1
    errors = capsys.readouterr().err
    assert message in errors
    assert errors.count("\n") == 1


@pytest.mark.parametrize(("option", "value", "message"), [
    ("--site", "https://de.wikipedia.org/wiki/Berlin", "give that of the wiki, https://de.wikipedia.org"),
    ("--site", "https://e.org/w/index.php?title=Berlin", "is the address of a page"),
    ("--site", "foo", "foo is not the address of a wiki"),
    ("--site", "ftp://e.org", "is not the address of a wiki"),
    ("--site", "https://", "is not the address of a wiki"),
    ("--site", "http://[::1", "is not the address of a wiki"),
    ("--source-site", "https://de.wikipedia.org", "is not NAME=URL"),
    ("--source-site", "de=foo", "foo is not the address of a wiki"),
    ("--source-site", "=https://de.wikipedia.org", "is not NAME=URL"),
    ("--language", "klingon", "klingon is not a language code, such as de or pt-br"),
    ("--language", "en us", "is not a language code"),
    ("--language", "../en", "is not a language code"),
])  # fmt: skip
def test_values_that_mean_nothing(option: str, value: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["convert", option, value, "x.wiki"])
    assert stopped.value.code == 2
    errors = capsys.readouterr().err
    assert message in errors
    assert errors.count("\n") == 1


@pytest.mark.parametrize(("option", "value", "meant"), [
    ("site", "de.wikipedia.org", "de.wikipedia.org"), ("site", "https://de.wikipedia.org/", "https://de.wikipedia.org"),
    ("site", "http://wiki:8080/w", "http://wiki:8080/w"), ("site", "localhost:8080", "localhost:8080"),
    ("site", "https://e.org/index.php?title={title}", "https://e.org/index.php?title={title}"),
    ("language", "pt_BR", "pt-br"), ("language", "zh-Hant", "zh-hant"), ("language", "be-x-old", "be-x-old"),
    ("language", "simple", "simple"), ("category", "Category:Rivers", "Rivers"),
    ("category", "Kategorie: Flüsse", "Flüsse"),
    ("category", "Rivers: a list", "Rivers: a list"),
])  # fmt: skip
def test_values_that_are_brought_into_one_form(option: str, value: str, meant: str) -> None:
    assert getattr(parser().parse_args(["convert", f"--{option}", value, "x.wiki"]), option) == meant


@pytest.mark.parametrize(("code", "name"), [("de", "de"), ("pt-br", "pt_BR"), ("zh-hant", "zh_Hant"), ("", "")])
def test_codes_of_languages_as_sphinx_writes_them(code: str, name: str) -> None:
    assert locale_name(code) == name


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
@pytest.mark.parametrize(("size", "status"), [(15_900_000, 0), (90_000_000, 1)])
def test_a_bomb_takes_little_memory(pack: Callable[[bytes], bytes], size: int, status: int, tmp_path: Path) -> None:
    page = b"<mediawiki><page><title>Bomb</title><revision><text>%s</text></revision></page></mediawiki>" % (
        b"x" * size
    )
    (tmp_path / "bomb.xml.packed").write_bytes(pack(page))
    # A process between, for the peak of a process counts that of the one which started it.
    command = [
        sys.executable,
        "-c",
        PEAK,
        sys.executable,
        "-m",
        "wikibinder",
        "convert",
        "-o",
        "out",
        "bomb.xml.packed",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    ended, peak = map(int, done.stdout.splitlines()[-1].split())
    assert (ended, done.stderr.count(b"\n")) == (status, status)
    kilobytes = peak // (1024 if sys.platform == "darwin" else 1)
    assert kilobytes < 300_000  # of the largest process; the pages are converted in another one


PEAK = """import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""
"""Runs a command; prints its exit status and the memory of its largest process."""


@pytest.mark.parametrize("scheme", ["jar", "view-source", "javascript", "data", "blob", "file", "resource", "feed"])
def test_links_of_other_schemes_are_none(scheme: str) -> None:
    address = f"{scheme}:http://e.org/a.zip!/b"
    assert (uri(address), valid_address(address), safe_url(address)) == ("", None, "")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (MemoryError(), "there is not enough memory; fewer --jobs take less"),
        (OSError(errno.EMFILE, "Too many open files", "a.wiki"), "a.wiki: Too many open files"),
        (OSError(errno.EACCES, "Permission denied", b"\xff.wiki"), "\udcff.wiki: Permission denied"),
        (OSError(errno.ENOSPC, "No space left"), "standard output: cannot be written: No space left"),
        (OSError("reason"), "reason"),
        (sqlite3.OperationalError("disk I/O error"), "the tables of the run cannot be used: disk I/O error"),
    ],
)
def test_what_the_system_lacks_is_one_sentence(error: BaseException, message: str) -> None:
    assert surroundings.refusal(error) == message


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signal")
def test_a_signal_ends_the_run_once() -> None:
    former = signal.getsignal(signal.SIGHUP)
    try:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        surroundings.prepare()
        with pytest.raises(surroundings.Terminated) as ended:
            signal.raise_signal(signal.SIGHUP)
        assert ended.value.status == 128 + signal.SIGHUP
        signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, former)


def test_an_empty_name_is_not_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a script gives it whose variable is not set."""
    monkeypatch.chdir(tmp_path)
    Path("A.wiki").write_text("Text.")
    assert main(["convert", "-o", "out", ""]) == 1
    assert "the name of a source is empty" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["convert", "-o", "", "A.wiki"])
    assert [path.name for path in tmp_path.iterdir()] == ["A.wiki"]
