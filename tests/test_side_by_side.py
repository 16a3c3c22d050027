"""Editions side by side: which run at once, what an incomplete one leaves, how much of the machine they use."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from wikibinder.book import side_by_side
from wikibinder.book.building import UNFINISHED, Build, BuildOptions, Outcome
from wikibinder.cli import console
from wikibinder.cli.commands import main
from wikibinder.model import machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

CONF = 'project = "B"\nextensions = ["wikibinder.editions"]\n'
NAMES = ("html", "epub", "pdf")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(CONF)
    (source / "index.rst").write_text("Book\n====\n\n.. toctree::\n\n   ant\n")
    (source / "ant.rst").write_text("Ant\n===\n\nAn ant.\n")
    return source


# ---------------------------------------------------------------- which run at once


@dataclass
class Fake:
    """A process that does nothing: it records its arguments and which processes were running at its start."""

    words: Sequence[str]
    environment: object
    on_line: Callable[[str], None]
    ended: Callable[[], None]
    status: int = 0
    error_lines: list[str] = field(default_factory=list)

    @property
    def edition(self) -> str:
        return self.words[self.words.index("-b") + 1]

    def end(self) -> None:
        pass


class Stage:
    """Plays the processes: ``moments`` are lines of an edition, or the status with which it ends."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, moments: Iterable[tuple[str, str | int]], room: float) -> None:
        self.started: list[str] = []
        self.processes: dict[str, Fake] = {}
        self._moments = list(moments)
        monkeypatch.setattr(side_by_side, "SphinxProcess", self.start)
        monkeypatch.setattr(machine, "free_megabytes", lambda: room)

    def start(self, *arguments: Any) -> Fake:
        process = Fake(*arguments)
        careful = " careful" if "wikibinder_careful=1" in process.words else ""
        self.started.append(f"{process.edition} {process.words[0]}{careful}")
        self.processes[process.edition] = process
        return process

    def play(self) -> None:
        edition, moment = self._moments.pop(0)
        self.started.append("|")
        process = self.processes[edition]
        if isinstance(moment, str):
            process.on_line(moment)
        else:
            process.status = moment
            process.ended()


def run(stage: Stage, project: Path, jobs: int) -> tuple[list[str], list[Outcome]]:
    """The processes that were started, with a bar at each moment; the outcomes."""
    builds = [Build(name, project, project.parent / "out", BuildOptions(jobs)) for name in NAMES]
    for build in builds:
        build.prepare()
    crew = side_by_side.ParallelBuilds(builds, jobs, jobs, lambda *_: None)
    get = crew._events.get
    crew._events = SimpleNamespace(put=crew._events.put, get=lambda: (stage.play(), get())[1])  # type: ignore[assignment, func-returns-value]
    return stage.started, [outcome for _, outcome in crew.outcomes()]


READ = side_by_side.PAGES_READ
CASES: dict[str, tuple[int, float, list[tuple[str, str | int]], str]] = {
    "one process": (1, 9e9, [("html", READ), ("html", 0), ("epub", 0), ("typst", 0)],
                    "html unread | | epub unread | typst unread |"),
    "two": (2, 9e9, [("html", READ), ("html", 0), ("typst", 0), ("epub", 0)],
            "html unread | typst read | epub read | |"),
    "three": (3, 9e9, [("html", READ), ("html", 0), ("epub", 0), ("typst", 0)],
              "html unread | typst read epub read | | |"),
    "little memory": (3, 600.0, [("html", READ), ("html", 0), ("typst", 0), ("epub", 0)],
                      "html unread | typst read | epub read | |"),
    "pages that are unread": (3, 9e9, [("html", READ), ("epub", 76), ("html", 0), ("typst", 0), ("epub", READ),
                                       ("epub", 0)],
                              "html unread | typst read epub read | | | epub unread | |"),
    "a reader that fails": (3, 9e9, [("html", 2), ("epub", READ), ("epub", 0), ("typst", 0)],
                            "html unread | epub unread | typst read | |"),
    "a crash": (3, 9e9, [("html", READ), ("typst", -11), ("epub", 0), ("html", 0), ("typst", 0)],
                "html unread | typst read epub read | typst read careful | | |"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_started_when(name: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs, room, moments, expected = CASES[name]
    started, outcomes = run(Stage(monkeypatch, moments, room), project, jobs)
    assert " ".join(started) == expected
    assert len(outcomes) == 3
    assert not list((project.parent / "out" / "doctrees").glob(f"*{UNFINISHED}"))


def test_an_interrupted_edition_is_cleared_alone(project: Path) -> None:
    builds = [Build(name, project, project.parent / "out", BuildOptions()) for name in NAMES]
    trees = project.parent / "out" / "doctrees"
    for build in builds:
        build.prepare()
        (build.folder / "made").write_text("whole")
    (trees / "page.doctree").write_text("read")
    builds[1].begin(reads=False)
    for build in builds:
        build.prepare()
    assert [(build.folder / "made").exists() for build in builds] == [True, False, True]
    assert (trees / "page.doctree").exists()
    builds[0].begin(reads=True)
    for build in builds:
        build.prepare()
    assert not any((build.folder / "made").exists() for build in builds)
    assert not (trees / "page.doctree").exists()
    assert not list(trees.glob(f"*{UNFINISHED}"))


# ---------------------------------------------------------------- real books


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*")
            if path.is_file() and "doctrees" not in path.relative_to(folder).parts}  # fmt: skip


@pytest.mark.slow
def test_the_same_bytes_side_by_side(project: Path, tmp_path: Path) -> None:
    for jobs in (1, 2, 3):
        assert main(["build", str(project), "--output", str(tmp_path / f"{jobs}"), "--jobs", f"{jobs}"]) == 0
        assert contents(tmp_path / f"{jobs}") == contents(tmp_path / "1")
        assert not list((tmp_path / f"{jobs}" / "doctrees").glob(f"*{UNFINISHED}"))


@pytest.mark.slow
def test_an_edition_with_pages_of_its_own_and_one_that_fails(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``html_extra_path`` hides a page from the site; the project's handler ends the EPUB."""
    (project / "extra").mkdir()
    (project / "extra" / "more.rst").write_text(":orphan:\n\nMore\n====\n\nZebra.\n")
    conf = CONF + 'html_extra_path = ["extra"]\n'
    conf += "def setup(app):\n    app.connect('builder-inited', check)\n"
    conf += "def check(app):\n    if app.builder.name == 'epub':\n        raise ValueError('no')\n"
    (project / "conf.py").write_text(conf)
    status = main(["build", str(project), "--output", str(tmp_path / "out"), "--jobs", "3"])
    printed = capsys.readouterr()
    assert status == 1
    assert (tmp_path / "out" / "html" / "ant.html").is_file()
    assert b"Zebra" in (tmp_path / "out" / "doctrees" / "pdf" / "b.typ").read_bytes()
    assert "wikibinder: epub: " in printed.err
    assert "Traceback" not in printed.err
    assert [line.split(":")[0] for line in printed.out.splitlines()] == ["html", "pdf"]


# ---------------------------------------------------------------- what a person sees


def test_progress_of_all_editions(monkeypatch: pytest.MonkeyPatch) -> None:
    options = SimpleNamespace(quiet=False)
    screen = io.StringIO()
    monkeypatch.setattr("sys.stderr", screen)
    with console.edition_bars(NAMES, options) as watch:  # type: ignore[arg-type]
        watch("html", "reading sources", 0.5)
    assert screen.getvalue() == ""
    screen.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with console.edition_bars(NAMES, options) as watch:  # type: ignore[arg-type]
        watch("html", "writing [output]", 0.5)
        watch("pdf", "compiling b.pdf", None)
    for printed in ("Building html", "Building epub", "writing [output]", "compiling b.pdf"):
        assert printed in screen.getvalue()


@pytest.mark.parametrize(("line", "shown"), [
    ("reading sources... [ 12%] Ant... [50%]", ("reading sources", 0.12)),
    ("writing output... [100%] x", ("writing output", 1.0)),
    ("compiling b.pdf... ", ("compiling b.pdf", None)), ("compiling b.pdf... done", ("compiling b.pdf", None)),
    ("building [epub]: all", None),
])  # fmt: skip
def test_lines_of_progress(line: str, shown: tuple[str, float | None] | None, project: Path) -> None:
    seen: list[tuple[str, float | None]] = []
    build = Build("html", project, project.parent / "out", BuildOptions())
    crew = side_by_side.ParallelBuilds([build], 1, 1, lambda _name, step, share: seen.append((step, share)))
    crew._show(side_by_side.Running(build, alone=True), line)
    assert seen == ([shown] if shown else [])


# ---------------------------------------------------------------- the machine


@pytest.mark.parametrize(("files", "megabytes"), [
    ({}, None),
    ({"meminfo": "MemTotal: 9 kB\nMemAvailable: 2000000 kB\n"}, 2048.0),
    ({"cgroup": "4:memory:/x\n", "fs/memory/memory.limit_in_bytes": "900000000",
      "fs/memory/memory.usage_in_bytes": "500000000",
      "fs/memory/memory.stat": "cache 1\ntotal_inactive_file 100000000\n"}, 500.0),
    ({"cgroup": "0::/a/b\n", "fs/a/memory.max": "900000000\n", "fs/a/memory.current": "100000000\n",
      "fs/a/b/memory.max": "max\n", "meminfo": "MemAvailable: 2000000 kB\n"}, 800.0),
    ({"cgroup": "0::/a\n", "fs/a/memory.max": "max\n", "fs/a/memory.current": "100000000\n"}, None),
])  # fmt: skip
def test_what_may_be_used(
    files: dict[str, str], megabytes: float | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(machine, "GROUPS", tmp_path / "fs")
    monkeypatch.setattr(machine, "MEMBERSHIP", tmp_path / "cgroup")
    monkeypatch.setattr(machine, "MEMORY", tmp_path / "meminfo")
    assert machine.free_megabytes() == megabytes


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no groups of processes")
def test_an_edition_ends_when_its_parent_has_ended() -> None:
    program = "from wikibinder.editions.process import end_with_parent; end_with_parent()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdin is not None
        process.stdin.write(b"ab")
        process.stdin.flush()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.5)
        process.stdin.close()
        assert process.wait(20) == -signal.SIGKILL
