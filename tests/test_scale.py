"""Whole wikis: workers that are killed, runs that are killed, shards, engines, memory."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.dumps import multistream
from wikibinder.cli.commands import main
from wikibinder.model.diagnostics import Position
from wikibinder.model.limits import Bounds
from wikibinder.model.page import Page
from wikibinder.model.settings import Settings
from wikibinder.run.dask import Cluster
from wikibinder.run.pool import EngineFactory, Pool, Task

PAGES = 240
TEXT = (
    "'''{n}''' is a number.<ref>{{{{cite book|title=Book {n}|last=Lee|date=19{y:02}}}}}</ref> See [[Page {next}]].\n\n"
    + "It has {{{{nowrap|''words''}}}}, a [[list]].<ref name=a>{{{{cite web|title=Web|url=//e.org}}}}</ref>\n\n" * 20
)

DASK = importlib.util.find_spec("distributed") is not None
ENGINES = [
    pytest.param("pool", marks=pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")),
    pytest.param("dask", marks=[
        pytest.mark.slow, pytest.mark.skipif(not DASK, reason="Dask's distributed is not installed")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {f"Page {n}": TEXT.format(n=n, y=n % 100, next=n + 1) for n in range(PAGES)}
    return multistream(tmp_path_factory.mktemp("wiki") / "wiki.xml.bz2", pages, 40)


@pytest.fixture(scope="module")
def unharmed(wiki: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that was not disturbed."""
    out = tmp_path_factory.mktemp("unharmed")
    assert main(["convert", str(wiki), "--output", str(out), "--report", str(out / "report.json")]) == 0
    return out


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def start(wiki: Path, out: Path, engine: str) -> subprocess.Popen[bytes]:
    """Start a run with two workers in a new process group."""
    command = [sys.executable, "-m", "wikibinder", "convert", str(wiki), "--jobs", "2", "--engine", engine]
    command += ["--output", str(out), "--report", str(out / "report.json")]
    return subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)


def wait_for(run: subprocess.Popen[bytes], out: Path, pages: int) -> None:
    """Until so many pages are written."""
    for _ in range(6000):
        if run.poll() is not None or len(list(out.glob("Page_*.rst"))) >= pages:
            break
        time.sleep(0.01)
    assert run.poll() is None, "the run was over too soon"


def workers(run: subprocess.Popen[bytes]) -> list[int]:
    """The worker processes of a run."""
    threads = Path(f"/proc/{run.pid}/task").iterdir()
    children = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    return sorted(child for child in children if "resource_tracker" not in command(child))


def command(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_bytes().decode().replace("\0", " ")


@pytest.mark.parametrize("engine", ENGINES)
def test_one_of_two_workers_is_killed(wiki: Path, unharmed: Path, tmp_path: Path, engine: str) -> None:
    run = start(wiki, tmp_path, engine)
    wait_for(run, tmp_path, PAGES // 6)
    os.kill(workers(run)[-1], signal.SIGKILL)
    assert run.wait(120) == 0
    assert files(tmp_path) == files(unharmed)


@pytest.mark.parametrize("engine", ENGINES)
def test_all_are_killed_and_run_again(wiki: Path, unharmed: Path, tmp_path: Path, engine: str) -> None:
    run = start(wiki, tmp_path, engine)
    wait_for(run, tmp_path, PAGES // 6)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    assert not (tmp_path / "index.rst").exists()
    assert start(wiki, tmp_path, engine).wait(120) == 0
    assert files(tmp_path) == files(unharmed)


def test_shards_together_are_one_run(wiki: Path, unharmed: Path, tmp_path: Path) -> None:
    runs = [
        subprocess.Popen([sys.executable, "-m", "wikibinder", "convert", str(wiki), "--shard", f"{n}/3", "--output",
                          str(tmp_path)], stdout=subprocess.DEVNULL)
        for n in range(3)
    ]  # fmt: skip
    assert [run.wait(120) for run in runs] == [0, 0, 0]
    made = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("Page_*")}
    assert len(made) == 2 * PAGES
    assert main(["convert", str(wiki), "--output", str(tmp_path), "--report", str(tmp_path / "report.json")]) == 0
    assert files(tmp_path) == files(unharmed)
    assert made == {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("Page_*")}  # nothing was made twice


@pytest.mark.slow
@pytest.mark.skipif(not DASK, reason="Dask's distributed is not installed")
def test_dask_finds_the_same_citations(wiki: Path, tmp_path: Path) -> None:
    for engine in ("pool", "dask"):
        main(["citations", str(wiki), "--engine", engine, "--jobs", "2", "--output", str(tmp_path / f"{engine}.jsonl")])
    assert (tmp_path / "dask.jsonl").read_bytes() == (tmp_path / "pool.jsonl").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not DASK, reason="Dask's distributed is not installed")
def test_a_scheduler_that_does_not_answer(
    wiki: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("wikibinder.run.dask.TIMEOUT", 1)
    monkeypatch.setattr("wikibinder.run.dask.NOTICE_DELAY", 0.2)
    arguments = ["--engine", "dask", "--scheduler", "tcp://127.0.0.1:9", "--output", str(tmp_path / "c.jsonl")]
    assert main(["citations", str(wiki), *arguments]) == 1
    printed = capsys.readouterr().err
    assert "tcp://127.0.0.1:9: waiting for the scheduler and a worker (1 s at most)" in printed
    assert "no Dask workers" in printed


def test_without_dask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SystemExit) as end:
        main(["convert", "--engine", "dask", "x"])
    assert end.value.code == 2
    printed = capsys.readouterr().err
    assert "pip install 'wikibinder[dask]'" in printed
    assert printed.count("\n") == 1


@dataclass(frozen=True)
class Misbehaving:
    """Work that ends or hangs its process over some pages."""

    settings: Settings = field(default_factory=lambda: Settings(bounds=Bounds(seconds=0.2, patience=40)))

    def do(self, task: Task) -> str:
        if task.page.title == "Exit" or (task.page.title == "Bad" and not task.quarantined):
            os._exit(3)
        if task.page.title == "Slow" and not task.quarantined:
            time.sleep(60)
        return f"{task.page.title}{' in quarantine' if task.quarantined else ''}"

    def give_up(self, task: Task) -> str:
        return f"{task.page.title} given up"


@pytest.mark.slow
@pytest.mark.parametrize("engine", [Pool, pytest.param(Cluster, marks=pytest.mark.skipif(
    not DASK, reason="Dask's distributed is not installed"))])  # fmt: skip
def test_pages_that_end_or_hang_their_worker(engine: EngineFactory) -> None:
    titles = ["A", "Bad", "B", "Slow", "C", "Exit", *map(str, range(50))]
    crew = engine(2, Misbehaving())
    try:
        found = list(crew.outcomes(Task(Page(title, "", Position("x", 1))) for title in titles))
    finally:
        crew.close()
    assert [task.page.title for task, _ in found] == titles
    changed = {"Bad": "Bad in quarantine", "Slow": "Slow in quarantine", "Exit": "Exit given up"}
    assert [outcome for _, outcome in found] == [changed.get(title, title) for title in titles]


# ---------------------------------------------------------------- memory

MEASURED = """
import resource, sys
from wikibinder.cli.commands import main
status = main(sys.argv[1:])
own = open("/proc/self/status").read().partition("VmHWM:")[2].split()[0]  # getrusage remembers who started us
print(max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(status)
"""


def memory(*arguments: str | Path) -> int:
    """Return the peak memory in kB of the largest process of a run."""
    done = subprocess.run([sys.executable, "-c", MEASURED, *map(str, arguments)], capture_output=True, check=True)
    return int(done.stdout.split()[-1])


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
@pytest.mark.parametrize("titles", ["the same titles", "other titles"])
def test_memory_does_not_grow_with_the_dump(tmp_path: Path, titles: str) -> None:
    peaks = []
    for times in (1, 100):
        copies = [f" {copy}" if titles == "other titles" else "" for copy in range(times)]
        pages = [(f"Page {n}{copy}", TEXT.format(n=n, y=n, next=n + 1)) for copy in copies for n in range(20)]
        source = multistream(tmp_path / f"{times}.xml.bz2", pages, 40)
        peaks.append((memory("convert", source, "--output", tmp_path / "out"),
                      memory("citations", source, "--output", tmp_path / "c.jsonl")))  # fmt: skip
        shutil.rmtree(tmp_path / "out")
    for once, often in zip(*peaks, strict=True):
        assert often <= 1.2 * once, f"{once} kB for one dump, {often} kB for a hundred"
