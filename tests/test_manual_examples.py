"""The command lines of the manual and README.md are run: with small files in place of dumps, a wiki on loopback in
place of Wikipedia, and HTML alone in place of all editions.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.dumps import multistream
from tests.fakewiki import FakeWiki
from wikibinder.cli.arguments import parser
from wikibinder.cli.commands import main
from wikibinder.fetch import http_client

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "docs" / "manual"
WHOLE = ("tutorial", "how-to")
"""Pages whose blocks are run one after the other, as a reader types them."""

PAGES = {
    "Lighthouse": "A '''lighthouse'''.<ref>{{cite book|title=Lights|year=2001}}</ref> [[Category:Birds of Peru]]",
    "Fresnel lens": "A lens. {{moon phase|full|29}}",
    "House rules": "Be kind.",
    "List of lights": "* Eddystone",
    "Sun": "The sun.",
    "Moon": "The moon.",
    "Light_de": "Licht.",
}
DUMPS = ("DUMP", "dump.xml.bz2", "enwiki-20260101-pages-articles.xml.bz2", "enwiki-1-multistream1.xml-p1.bz2",
         "simplewiki-latest-pages-articles-multistream.xml.bz2")  # fmt: skip
VALUES = {"DUMP": "DUMP", "OUT": "out", "SLURM_ARRAY_TASK_ID": "0", "JOB_COMPLETION_INDEX": "0", "/data/": ""}
UNREACHABLE = ("--login", "tcp://host", "/book /pages")
"""Marks of command lines that need an account, a cluster, a container or what commands before them have written: they
are parsed only; others tests have them.
"""


def blocks(path: Path, languages: str = "shell|sh|console|yaml") -> list[str]:
    """The code blocks of a page, without their indentation."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        return re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    found = re.findall(rf"^( *)\.\. code-block:: (?:{languages})\n((?:\1   .*\n|\n)+)", text, re.MULTILINE)
    return [textwrap.dedent(re.sub(r"^ *:\w+:.*\n", "", block, flags=re.MULTILINE)) for _, block in found]


def command_lines(path: Path) -> Iterator[str]:
    for block in blocks(path):
        for line in re.sub(r"\\?\n +(?=--)", " ", block).splitlines():
            if found := re.search(r"(?:^|[ \[\"'])(wikibinder (?!.*\.rst$)[a-z]+ .*)", line):
                yield found[1].partition(" :::")[0].rstrip("\"]'") if "args:" in line else found[1].partition(" :::")[0]


LINES = [
    pytest.param(line, id=f"{path.stem}: {line[:60]}", marks=[pytest.mark.slow] if " book " in f"{line} " else [])
    for path in (*sorted(MANUAL.glob("*.rst")), ROOT / "README.md")
    if path.stem not in WHOLE
    for line in command_lines(path)
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with everything that the examples name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIKIBINDER_EDITION", "html")
    for name in ("articles", "pages", "lights", "de", "fr"):
        (tmp_path / name).mkdir()
        for title, text in PAGES.items():
            (tmp_path / name / f"{title}.wiki").write_text(text, "utf-8")
    (tmp_path / "Lighthouse.wiki").write_text("A page.")
    for name in DUMPS:
        multistream(tmp_path / "dump.part", PAGES)
        (tmp_path / "dump.part").rename(tmp_path / name)
    (tmp_path / "wiki-templates" / "Template").mkdir(parents=True)
    (tmp_path / "wiki-templates" / "Template" / "Infobox lake.wiki").write_text("Lake {{{name}}}")
    (tmp_path / "titles.txt").write_text("Lighthouse\n")
    for name in ("preface.rst", "imprint.rst"):
        (tmp_path / name).write_text("Words\n=====\n\nText.\n")
    Image.new("RGB", (60, 90)).save(tmp_path / "cover.jpg")
    return tmp_path


@pytest.fixture
def wiki(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeWiki]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("WIKIBINDER_CONTACT", "ann@example.org")
    monkeypatch.setattr(http_client, "wait", lambda _seconds: None)
    made = FakeWiki(pages=PAGES | {"Lighthouse": PAGES["Lighthouse"] + "[[Category:Lighthouses]]"}, people={})
    with made.serving():
        yield made


def arguments(line: str, wiki: FakeWiki) -> list[str]:
    """Return the words of a command line, with hosts, files and addresses replaced by those of the test."""
    for name, value in VALUES.items():
        line = line.replace(f"${name}", value).replace(name if name.startswith("/") else f"${{{name}}}", value)
    line = line.replace("{}.jsonl", "0.jsonl").replace("{}/16", "0/16").replace(" {} ", f" {DUMPS[3]} ")
    for host in ("https://en.wikipedia.org", "en.wikipedia.org"):
        line = line.replace(host, wiki.address)
    words = shlex.split(line, comments=True)[1:]
    words = [
        name
        for word in words
        for name in (sorted(map(str, Path().glob(word))) if "*" in word and "=" not in word else [word])
    ]
    return [*words, "--allow-host", "127.0.0.1"] if wiki.address in line else words


@pytest.mark.parametrize("line", LINES)
def test_a_command_line_of_the_manual(line: str, folder: Path, wiki: FakeWiki) -> None:
    words = arguments(line, wiki)
    if any(mark in line for mark in UNREACHABLE):
        assert parser().parse_args(words).command == words[0]
        return
    if words[0] == "build":
        (folder / "pages" / "conf.py").write_text('extensions = ["wikibinder.editions"]\n')
        (folder / "pages" / "index.rst").write_text("Pages\n=====\n\nWords.\n")
    if words[0] == "merge" and "shard-*" in line:
        for n in range(2):
            assert main(["convert", "DUMP", "--shard", f"{n}/2", "--output", f"shard-{n}"]) == 0
        # A folder of pages is there already, as an input of other examples.
        words = ["merged" if word == "pages" else word for word in arguments(line, wiki)]
    elif words[0] == "merge":
        number = len([word for word in words if word.endswith(".parquet")]) - 1
        names = [f"{n}.parquet" for n in range(number)] if number > 0 else [f"citations-{n}.jsonl" for n in range(4)]
        for n, name in enumerate(names):
            assert main(["citations", "DUMP", "--shard", f"{n}/{len(names)}", "--output", name]) == 0
        words = arguments(line, wiki)
    if words[0] == "expand":
        (folder / "tarn.wiki").write_text("{{Infobox lake|name=Tarn}}")
        words = ["tarn.wiki" if word == "-" else word for word in words]
    # A strict run fails where a page has a finding, as the page of the lens has.
    assert main(words) == (1 if "--strict" in words else 0), words


def script(page: str) -> str:
    """Return the shell blocks of a page as one script, without those that install, serve pages or need a private
    wiki.
    """
    parts = list(blocks(MANUAL / f"{page}.rst", "shell"))
    apart = ("pip install", "http.server", "--login", "--print-completion")
    return "set -e\n" + "\n".join(part for part in parts if not any(mark in part for mark in apart))


@pytest.mark.slow
@pytest.mark.parametrize("page", WHOLE)
def test_a_page_of_steps(page: str, folder: Path) -> None:
    (folder / "bin").mkdir()
    program = folder / "bin" / "wikibinder"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m wikibinder "$@"\n')
    program.chmod(0o755)
    for name, text in {"english": "Light", "deutsch": "Licht"}.items():
        (folder / name).mkdir()
        (folder / name / f"{text}.wiki").write_text(text)
    if page == "tutorial":
        (folder / "steps").mkdir()
    for path in (folder / "pages").iterdir():
        # The list of titles on the page names these.
        if path.stem not in ("Sun", "Moon"):
            path.unlink()
    text = script(page).replace(" --strict", "")
    where = folder / "steps" if page == "tutorial" else folder
    environment = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    environment.setdefault("PYTHONPATH", str(ROOT / "convert"))
    done = subprocess.run(["bash", "-c", text], cwd=where, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    if page == "tutorial":
        shown = textwrap.dedent(blocks(MANUAL / "tutorial.rst", "text")[0]).strip()
        assert shown in done.stdout
        assert "Diagnostics: 1 info." in done.stdout
        assert "https://example.org/books/sky/" in (where / "book" / "html" / "index.html").read_text("utf-8")


def test_the_messages_of_the_page_of_troubles_are_those_of_the_program() -> None:
    text = (MANUAL / "troubleshooting.rst").read_text("utf-8")
    program = "\n".join(path.read_text("utf-8") for path in (ROOT / "convert").rglob("*.py"))
    messages = re.findall(r"^``(.+)``$", text, re.MULTILINE)
    assert len(messages) > 15
    assert not [message for message in messages if message not in program]
