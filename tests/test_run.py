"""Whole runs of the command line: files, messages and exit status."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from tests.rst_reading import page, seen
from tests.rst_reading import read as read_rst
from wikibinder.cli.commands import main
from wikibinder.model.docnames import Docnames
from wikibinder.model.files import unfinished
from wikibinder.model.limits import Bounds, OverBoundError, enforced
from wikibinder.parser import document as body
from wikibinder.readers import wp2txt_restore
from wikibinder.run import convert_page, output
from wikibinder.run.pool import CONTEXT, Pool

FORKS = CONTEXT.get_start_method() == "fork"

if TYPE_CHECKING:
    from pathlib import Path

    from wikibinder.model.page import ConvertedPage, Page

ARTICLE = "Text of {name}.<ref>{{{{cite web|title={name} site|url=http://example.org/{name}}}}}</ref> See [[{link}]].\n"


def sources(folder: Path, *names: str) -> Path:
    """A folder of small articles, each one linking to the next."""
    folder.mkdir()
    for name, link in zip(names, (*names[1:], names[0]), strict=True):
        (folder / f"{name}.wiki").write_text(ARTICLE.format(name=name, link=link), "utf-8")
    return folder


def convert(*arguments: str | Path) -> int:
    return main(["convert", *map(str, arguments)])


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def report(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


# ---------------------------------------------------------------- what is written


def test_a_folder_of_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = sources(tmp_path / "in", "Ant", "Bee")
    (pages / "Bumble.wiki").write_text("#REDIRECT [[Bee]]")
    assert convert("--output", tmp_path / "out", "--report", tmp_path / "r.json", pages) == 0
    assert {"Ant.rst", "Ant.bib", "Bee.rst", "Bee.bib", "index.rst", "references.bib"} <= set(files(tmp_path / "out"))
    assert "   Ant\n   Bee\n" in (tmp_path / "out" / "index.rst").read_text("utf-8")
    assert (tmp_path / "out" / "references.bib").read_text("utf-8").count("@") == 2
    found = report(tmp_path / "r.json")
    assert [tuple(page[n] for n in ("title", "docname", "line", "status", "citations")) for page in found["pages"]] == [
        ("Ant", "Ant", 1, "converted", 1),
        ("Bee", "Bee", 1, "converted", 1),
        ("Bumble", "", 1, "redirect", 0),
    ]
    assert "3 pages: 2 articles, 1 redirect; 2 citations of 2 works." in capsys.readouterr().out


def test_links_go_to_pages_of_the_book_and_through_redirects(tmp_path: Path) -> None:
    pages = sources(tmp_path / "in", "Ant", "Bee")
    (pages / "Ant.wiki").write_text("See [[bumble]] and [[elsewhere]].")
    (pages / "Bumble.wiki").write_text("#REDIRECT [[Bee#Sting]]")
    convert("--output", tmp_path / "out", pages)
    text = (tmp_path / "out" / "Ant.rst").read_text("utf-8")
    assert "<Bee>`" in text
    assert "elsewhere>" not in text


def test_folders_are_parts(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    sources(tmp_path / "in" / "Insects", "Ant")
    sources(tmp_path / "in" / "Birds", "Owl")
    convert("--output", tmp_path / "out", tmp_path / "in")
    index = (tmp_path / "out" / "index.rst").read_text("utf-8")
    assert index.index(":caption: Birds") < index.index("Owl") < index.index(":caption: Insects") < index.index("Ant")


@pytest.mark.parametrize(
    ("arguments", "names"),
    [([], ["Ant", "Bee", "Cat"]), (["--order", "title"], ["Ant", "Bee", "Cat"]), (["--pages"], ["Cat", "Bee"])],
)
def test_order_of_the_pages(tmp_path: Path, arguments: list[str | Path], names: list[str]) -> None:
    pages = sources(tmp_path / "in", "Cat", "Ant", "Bee")
    (tmp_path / "list").write_text("Cat\nBee\nNone\n")
    if arguments == ["--pages"]:
        arguments = ["--pages", tmp_path / "list"]
    convert("--output", tmp_path / "out", *arguments, pages)
    index = (tmp_path / "out" / "index.rst").read_text("utf-8")
    assert [line.strip() for line in index.splitlines() if line.startswith("   ") and ":" not in line] == names


def test_pages_of_a_category(tmp_path: Path) -> None:
    pages = sources(tmp_path / "in", "Ant", "Bee", "Cat")
    (pages / "Bee.wiki").write_text("A bee. [[Kategorie:six_legs|Bee]]")
    convert("--output", tmp_path / "out", "--category", "Six legs", pages)
    assert [name for name in files(tmp_path / "out") if name.endswith(".rst")] in (
        ["Bee.rst", "index.rst"], ["index.rst", "Bee.rst"],
    )  # fmt: skip


def test_without_the_merged_library(tmp_path: Path) -> None:
    pages = sources(tmp_path / "in", "Ant", "Bee")
    convert("--output", tmp_path / "out", pages)
    convert("--output", tmp_path / "out", "--no-references", pages)
    assert not (tmp_path / "out" / "references.bib").exists()
    assert (tmp_path / "out" / "Ant.bib").exists()


def test_two_workers_write_what_one_writes(tmp_path: Path) -> None:
    pages = sources(tmp_path / "in", *(f"Page {n}" for n in range(40)))
    for jobs in "12":
        convert("--jobs", jobs, "--output", tmp_path / jobs, "--report", tmp_path / f"{jobs}.json", pages)
    assert files(tmp_path / "1") == files(tmp_path / "2")
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


def test_shards_and_a_last_run_write_what_one_run_writes(tmp_path: Path) -> None:
    pages = sources(tmp_path / "in", *(f"Page {n}" for n in range(10)))
    convert("--output", tmp_path / "one", "--report", tmp_path / "one.json", pages)
    for shard in ("2/3", "0/3", "1/3"):
        convert("--output", tmp_path / "parts", "--shard", shard, pages)
    assert len([name for name in files(tmp_path / "parts") if name.endswith(".rst")]) == 10
    convert("--output", tmp_path / "parts", "--report", tmp_path / "parts.json", pages)
    assert files(tmp_path / "parts") == files(tmp_path / "one")
    assert (tmp_path / "parts.json").read_bytes() == (tmp_path / "one.json").read_bytes()


# ---------------------------------------------------------------- running again


def test_what_has_not_changed_is_not_converted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = sources(tmp_path / "in", "Ant", "Bee", "Cat")
    out, first, again = tmp_path / "out", tmp_path / "1.json", tmp_path / "2.json"
    convert("--output", out, "--report", first, pages)
    before = files(out)
    monkeypatch.setattr(convert_page, "convert_page", None)  # a worker would fail
    assert convert("--output", out, "--report", again, pages) == 0
    assert files(out) == before
    assert first.read_bytes() == again.read_bytes()


def test_an_edited_page_and_the_pages_that_link_to_a_new_one_are(tmp_path: Path) -> None:
    pages = sources(tmp_path / "in", "Ant", "Bee")
    out = tmp_path / "out"
    (pages / "Bee.wiki").write_text("See [[Cat]].")
    convert("--output", out, pages)
    assert "<Cat>`" not in (out / "Bee.rst").read_text("utf-8")
    (pages / "Ant.wiki").write_text("Edited.")
    (pages / "Cat.wiki").write_text("A cat.")
    convert("--output", out, pages)
    assert "Edited" in (out / "Ant.rst").read_text("utf-8")
    assert not (out / "Ant.bib").exists()
    assert "<Cat>`" in (out / "Bee.rst").read_text("utf-8")


def test_a_page_that_is_gone_or_damaged(tmp_path: Path) -> None:
    pages = sources(tmp_path / "in", "Ant", "Bee")
    out = tmp_path / "out"
    convert("--output", out, pages)
    whole = files(out)
    (out / "Ant.rst").write_text("spoilt")
    convert("--output", out, pages)
    assert files(out) == whole
    (pages / "Bee.wiki").unlink()
    convert("--output", out, pages)
    assert not (out / "Bee.rst").exists()
    assert not (out / "Bee.bib").exists()


def test_a_killed_run_is_completed(tmp_path: Path) -> None:
    pages = sources(tmp_path / "in", *(f"Page {n}" for n in range(20)))
    convert("--output", tmp_path / "whole", pages)
    out = tmp_path / "out"
    convert("--output", out, pages)
    journal = out / "wikibinder.journal"
    lines = journal.read_text("utf-8").splitlines(keepends=True)
    journal.rename(out / "wikibinder.journal.new").write_text("".join(lines[:9]) + lines[9][:50], "utf-8")
    (out / "Page_15.rst.999.part").write_text("half")
    (out / "Page_15.rst").unlink()
    (out / "index.rst").unlink()
    convert("--output", out, pages)
    assert files(out) == files(tmp_path / "whole")


@pytest.mark.skipif(not FORKS, reason="a worker that is not forked knows nothing of the change")
def test_a_worker_killed_while_it_writes_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, out = sources(tmp_path / "in", "Good", "Bad"), tmp_path / "out"
    convert("--output", tmp_path / "whole", pages)

    def killed_once(folder: Path, edition: ConvertedPage) -> None:
        if edition.docname == "Bad" and not (tmp_path / "killed").exists():
            (tmp_path / "killed").touch()
            unfinished(folder / "Bad.rst").write_text("half")
            os.kill(os.getpid(), signal.SIGKILL)
        output.write_page(folder, edition)

    monkeypatch.setattr("wikibinder.run.pool.write_page", killed_once)
    convert("--output", out, "--jobs", "2", pages)
    assert (tmp_path / "killed").exists()
    assert files(out) == files(tmp_path / "whole")


# ---------------------------------------------------------------- bounds


def misbehave(monkeypatch: pytest.MonkeyPatch, how: Any) -> None:
    """Have the converter do something terrible to the page Bad."""
    read = body.read

    def spoilt(page: Page, *arguments: Any) -> Any:
        if page.title == "Bad":
            how()
        return read(page, *arguments)

    monkeypatch.setattr(body, "read", spoilt)


def forever() -> None:
    while True:
        pass


def swallow() -> None:
    while True:
        with contextlib.suppress(Exception):
            forever()


def deep() -> None:
    deep()


@pytest.mark.skipif(not FORKS, reason="a worker must inherit the patch")
@pytest.mark.parametrize(
    "how",
    [
        lambda: 1 / 0,
        deep,
        forever,
        swallow,
        lambda: bytearray(4_000_000_000),
        lambda: os.kill(os.getpid(), signal.SIGKILL),
        lambda: os._exit(3),
        lambda: time.sleep(60),
    ],
    ids=["error", "recursion", "loop", "stubborn loop", "memory", "killed", "exit", "hang"],
)
@pytest.mark.parametrize("jobs", "13")
def test_one_bad_page_does_not_end_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: Any, jobs: str
) -> None:
    misbehave(monkeypatch, how)
    monkeypatch.setattr("wikibinder.model.limits.Bounds.cpu", lambda _self, _length: 0.3)
    pages = sources(tmp_path / "in", "Ant", "Bad", "Cat", "Dog")
    assert convert("--jobs", jobs, "--output", tmp_path / "out", "--report", tmp_path / "r.json", pages) == 0
    found = report(tmp_path / "r.json")
    assert [page["status"] for page in found["pages"]] == ["converted", "fallback", "converted", "converted"]
    assert [d["page"] for d in found["diagnostics"] if d["code"] == "page-fallback"] == ["Bad"]
    assert r"cite web\|title=Bad site" in (tmp_path / "out" / "Bad.rst").read_text("utf-8")


def test_a_page_leaves_no_limit_behind() -> None:
    limits = [resource.getrlimit(limit) for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU)]
    with contextlib.suppress(OverBoundError), enforced(Bounds(seconds=0.1), 1):
        forever()
    assert [resource.getrlimit(limit) for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU)] == limits
    assert [signal.getitimer(timer)[0] for timer in (signal.ITIMER_PROF, signal.ITIMER_VIRTUAL)] == [0, 0]


@pytest.mark.skipif(not FORKS, reason="a worker must inherit the patch")
def test_a_page_that_sits_in_a_function_of_c_ends_its_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    misbehave(monkeypatch, lambda: 7 ** (7**9) % 10)
    monkeypatch.setattr("wikibinder.model.limits.Bounds.cpu", lambda _self, _length: 0.3)
    pages = sources(tmp_path / "in", "Ant", "Bad")
    options = ("--bound", "patience=1000", "--report", str(tmp_path / "r.json"))
    assert convert("--output", tmp_path / "out", *options, pages) == 0
    assert [page["status"] for page in report(tmp_path / "r.json")["pages"]] == ["converted", "fallback"]


def test_a_bound_is_settable(tmp_path: Path) -> None:
    pages = sources(tmp_path / "in", "Ant")
    options = ("--bound", "characters=20", "--report", str(tmp_path / "r.json"))
    assert convert("--output", tmp_path / "out", *options, pages) == 0
    assert report(tmp_path / "r.json")["pages"][0]["status"] == "fallback"


def test_a_page_that_is_too_long_keeps_its_references(tmp_path: Path) -> None:
    (tmp_path / "Ant.wiki").write_text("Text.<ref>{{cite web|title=Tarns|url=http://example.org/}}</ref>")
    assert convert("--output", tmp_path / "out", "--bound", "characters=20", tmp_path / "Ant.wiki") == 0
    assert "References\n----------" in (tmp_path / "out" / "Ant.rst").read_text("utf-8")
    assert "title = {{Tarns}}" in (tmp_path / "out" / "Ant.bib").read_text("utf-8")


def test_a_reader_that_fails_costs_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wp2txt_restore, "standard_marks", lambda *_: 1 / 0)
    (tmp_path / "a.txt").write_text("[[A]]\n\nCATEGORIES: B\n\nText.\n")
    assert convert("--output", tmp_path / "out", "--report", tmp_path / "r.json", tmp_path / "a.txt") == 0
    assert report(tmp_path / "r.json")["pages"][0]["status"] == "fallback"


def plain(text: str) -> list[str]:
    """Write a page as plain text and return its paragraphs; other nodes than paragraphs and comments fail the test."""
    edition = convert_page.plain_page(page("A page", text), "A_page", "for this test")
    section = next(read_rst(edition.rst).findall(nodes.section))
    found = [node for node in section.children[1:] if not isinstance(node, nodes.comment)]
    assert all(isinstance(node, nodes.paragraph) for node in found)
    return [node.astext() for node in found]


def test_a_plain_page_is_nothing_but_text() -> None:
    text = ".. include:: x\n* a `b`_ |c|\n\\\\\\\\\n====\n\x00d\u2028e :role:`f`\n" + "g" * 50_000
    shown = [".. include:: x", "* a `b`_ |c|", "\\\\\\\\", "====", "d", "e :role:`f`", "g" * 50_000]
    assert plain(text) == shown


@given(st.text())
def test_any_plain_page_is_nothing_but_text(text: str) -> None:
    assert [seen(line) for line in plain(text)] == [seen(line) for line in text.splitlines() if seen(line)]


# ---------------------------------------------------------------- how it ends


def test_bad_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.wiki").write_bytes(b"")
    (tmp_path / "junk.wiki").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    (tmp_path / "folder").mkdir()
    for name in ("none.wiki", "empty.wiki", "junk.wiki", "folder"):
        assert convert("--output", tmp_path / "out", tmp_path / name) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert name in line
    assert not (tmp_path / "out").exists()


def test_good_and_bad_sources_together(tmp_path: Path) -> None:
    pages = sources(tmp_path / "in", "Ant")
    assert convert("--output", tmp_path / "out", pages, tmp_path / "none") == 1
    assert (tmp_path / "out" / "Ant.rst").exists()


def test_an_output_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("mine")
    assert convert("--output", tmp_path / "out", sources(tmp_path / "in", "Ant")) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert (tmp_path / "out").read_text() == "mine"


def test_a_place_that_cannot_be_written_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert convert("--output", tmp_path / "file" / "out", sources(tmp_path / "in", "Ant")) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", ["", "convert", "convert --jobs 0 x", "bind x", "convert --bound x=1 x", "convert --shard 3/3 x"]
)
def test_usage_errors(arguments: str) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments.split())
    assert end.value.code == 2


def test_strict_fails_on_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.wiki").write_text("Text {{no such template|a word}}.")
    assert convert("--output", tmp_path / "out", tmp_path / "a.wiki") == 0
    assert convert("--output", tmp_path / "out", "--strict", tmp_path / "a.wiki") == 1


def test_own_template_rules(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text('"no such" = "<{{{1}}}>"\nnoise = {drop = "noise"}\n')
    (tmp_path / "a.wiki").write_text("Text {{no such|words}} {{noise|loud}}.")
    convert("--output", tmp_path / "out", "--rules", tmp_path / "rules.toml", tmp_path / "a.wiki")
    text = (tmp_path / "out" / "a.rst").read_text("utf-8")
    assert "words" in text
    assert "loud" not in text


# ---------------------------------------------------------------- file names


@pytest.mark.parametrize(
    ("title", "docname"),
    [
        ("Blue Steel (missile)", "Blue_Steel_(missile)"),
        ("Straße – 日本 देवनागरी", "Straße_日本_देवनागरी"),
        ("../../etc/passwd", "etc_passwd"),
        (".hidden", "hidden"),
        ("a/b: c?", "a_b_c"),
    ],
)
def test_names_of_files(title: str, docname: str) -> None:
    assert Docnames().assign(title) == (docname, False)


@pytest.mark.parametrize("title", ["index", "CON", "aux.txt", "", "???", "x" * 300, "日" * 200, "e\u0301" * 200])
def test_names_that_no_file_can_have(title: str) -> None:
    name, _ = Docnames().assign(title)
    assert len(name.encode()) <= 130
    assert "-" in name
    assert name.partition(".")[0].lower() not in ("index", "con", "aux")


def test_names_that_differ_only_in_case() -> None:
    names = Docnames()
    given = [names.assign(title) for title in ("Abc", "abc", "ABC", "Abc", "Straße", "STRASSE")]
    assert [taken for _, taken in given] == [False, True, True, True, False, True]
    assert len({name.casefold() for name, _ in given}) == 6


def test_a_worker_has_patience_by_the_size_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    pool = object.__new__(Pool)
    pool._bounds = Bounds()
    for length in (0, 1_000, 3_000_000):
        task: Any = SimpleNamespace(page=SimpleNamespace(wikitext="x" * length))
        worker: Any = SimpleNamespace(pipe=SimpleNamespace(send=lambda _task: None))
        pool._assign(worker, 1, task)
        assert worker.deadline == 100.0 + Bounds().patience * Bounds().cpu(length)
    assert Bounds().cpu(3_000_000) > Bounds().cpu(0)
