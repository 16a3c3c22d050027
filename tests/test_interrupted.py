"""Runs that are interrupted: killed, a full disk, a folder without write permission."""

from __future__ import annotations

import contextlib
import io
import os
import resource
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.bench import interrupted
from wikibinder.editions.process import print_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.slow
def test_a_killed_run_leaves_whole_files_and_is_completed() -> None:
    """The full size: ``python tests/bench/interrupted.py``."""
    assert interrupted.main(["--pages", "60", "--times", "4"]) == 0


@pytest.mark.slow
def test_a_killed_book_is_completed() -> None:
    assert interrupted.main(["--book", "--pages", "3", "--times", "3"]) == 0


def convert(folder: Path, *, size: int = 0) -> subprocess.CompletedProcess[str]:
    """Convert a few pages into a folder, no file larger than ``size``."""
    pages = folder.parent / "pages"
    pages.mkdir(exist_ok=True)
    for name in "ABC":
        (pages / f"{name}.wiki").write_text("Some text.<ref>{{cite web|title=T|url=http://e.org/}}</ref> " * 200)
    command = (sys.executable, "-m", "wikibinder", "convert", "--output", str(folder), str(pages))

    def limit() -> None:
        if size:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, preexec_fn=limit, timeout=60
    )


@pytest.mark.parametrize("size", [1, 300, 4_000])
def test_a_full_disk_ends_in_one_clear_line(tmp_path: Path, size: int) -> None:
    done = convert(tmp_path / "out", size=size)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "out" in line
    assert "cannot be" in line
    assert not list((tmp_path / "out").glob("*.part"))
    assert convert(tmp_path / "out").returncode == 0
    assert convert(tmp_path / "whole").returncode == 0
    assert interrupted.fingerprints(tmp_path / "out") == interrupted.fingerprints(tmp_path / "whole")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_ends_in_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o555)
    done = convert(tmp_path / "out")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "cannot be written: Permission denied" in line


# ---------------------------------------------------------------- what the system refuses

PROGRAM = (sys.executable, "-m", "wikibinder")


def limited(what: int, value: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(what, (value, value))


def closed(stream: int) -> Callable[[], None]:
    return lambda: os.close(stream)


def full(stream: int) -> Callable[[], None]:
    def refuse() -> None:
        os.dup2(os.open("/dev/full", os.O_WRONLY), stream)

    return refuse


REFUSALS = {
    "standard input closed": (closed(0), ("-",), 1),
    "standard output closed": (closed(1), (), 0),
    "standard error closed": (closed(2), ("nowhere",), 1),
    "standard output full": (full(1), (), 1),
    "few open files": (limited(resource.RLIMIT_NOFILE, 8), (), 1),
    "little memory": (limited(resource.RLIMIT_AS, 45_000_000), (), 1),
    "an ascii terminal": (lambda: None, ("\N{CYRILLIC SMALL LETTER ZHE}",), 1),
}


@pytest.mark.parametrize("name", REFUSALS)
@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full, RLIMIT_AS")
def test_what_the_system_refuses_is_one_clear_line(tmp_path: Path, name: str) -> None:
    refuse, sources, status = REFUSALS[name]
    (tmp_path / "Ant.wiki").write_text("Text.")
    command = (*PROGRAM, "convert", "-o", "out", *(sources or ("Ant.wiki",)))
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"} if "ascii" in name else None
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
                          preexec_fn=refuse)  # fmt: skip
    assert done.returncode == status, done.stderr
    assert done.stderr.count("\n") <= 1, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full")
def test_a_full_standard_output_is_named(tmp_path: Path) -> None:
    (tmp_path / "Ant.wiki").write_text("Text.")
    for environment in ({}, {"PYTHONUNBUFFERED": "1"}):
        command = (*PROGRAM, "convert", "-o", "out", "Ant.wiki")
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False,
                              env={**os.environ, **environment}, preexec_fn=full(1))  # fmt: skip
        assert done.stderr == "wikibinder: standard output: cannot be written: No space left on device\n"


def test_an_error_that_ends_a_build_is_one_line() -> None:
    printed = io.StringIO()
    for error in (MemoryError(), ValueError("left\n  right")):
        print_error(error, stderr=printed)
    assert printed.getvalue() == "MemoryError: there is not enough memory\nValueError: left right\n"


@pytest.mark.parametrize("encoding", ["POSIX", "xx_XX.UTF-8"])
def test_any_locale(tmp_path: Path, encoding: str) -> None:
    """A locale that is not installed, or whose encoding is ASCII, changes nothing."""
    (tmp_path / "\N{CYRILLIC SMALL LETTER ZHE}.wiki").write_text("Text.")
    environment = {**os.environ, "LC_ALL": encoding, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = (*PROGRAM, "convert", "-o", "out", "--title", "\N{CYRILLIC SMALL LETTER ZHE}", ".")
    assert subprocess.run(command, cwd=tmp_path, env=environment, check=False).returncode == 0
    assert "\N{CYRILLIC SMALL LETTER ZHE}\n====" in (tmp_path / "out" / "index.rst").read_text("utf-8")


@pytest.mark.parametrize("date", ["abc", "-1", "1.5", "253402300800", "\N{ARABIC-INDIC DIGIT TWO}"])
def test_a_date_that_is_none(tmp_path: Path, date: str) -> None:
    (tmp_path / "Ant.wiki").write_text("Text.")
    done = subprocess.run((*PROGRAM, "book", "-o", "out", "Ant.wiki"), cwd=tmp_path, capture_output=True, text=True,
                          env={**os.environ, "SOURCE_DATE_EPOCH": date}, check=False)  # fmt: skip
    assert done.returncode == 2
    assert f"SOURCE_DATE_EPOCH={date}" in done.stderr
    assert not (tmp_path / "out").exists()


# ---------------------------------------------------------------- books


def start(folder: Path) -> subprocess.Popen[bytes]:
    """A book that is being made."""
    pages = folder / "pages"
    pages.mkdir()
    for name in "ABC":
        (pages / f"{name}.wiki").write_text("Words with ''markup'' and [[A]]. " * 1000)
    command = (*PROGRAM, "book", "-o", str(folder / "out"), str(pages))
    silent = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=silent, stderr=silent, start_new_session=True, preexec_fn=_heeding)  # noqa: PLW1509  (no threads)


def _heeding() -> None:
    """Undo what nohup or a shell's ``&`` did to the tests: a signal that is ignored stays so in every process below."""
    for order in (signal.SIGINT, signal.SIGHUP):
        signal.signal(order, signal.SIG_DFL)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_all_processes_end_with_the_run(tmp_path: Path, order: int) -> None:
    run = start(tmp_path)
    end = time.monotonic() + 60
    while not [*(tmp_path / "out").glob("doctrees/*.unfinished")] and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(1)
    started = interrupted.family(run.pid)
    run.send_signal(order)
    status = run.wait(30)
    assert status == (130 if order == signal.SIGINT else -order if order == signal.SIGKILL else 128 + order)
    while (left := [pid for pid in started if interrupted.lives(pid)]) and time.monotonic() < end:
        time.sleep(0.05)
    assert len(started) > 1
    assert not left


@pytest.mark.slow
@pytest.mark.parametrize("size", [20_000, 60_000, 200_000])
def test_a_book_is_healed_when_there_is_room_again(tmp_path: Path, size: int) -> None:
    """Whatever could not be written before."""
    run = start(tmp_path)
    assert run.wait() == 0
    wanted = interrupted.written(tmp_path / "out")
    command = (*PROGRAM, "book", "-o", str(tmp_path / "again"), str(tmp_path / "pages"))
    failed = subprocess.run(command, capture_output=True, text=True, check=False,
                            preexec_fn=limited(resource.RLIMIT_FSIZE, size))  # fmt: skip
    assert failed.returncode == 1
    assert "Traceback" not in failed.stderr
    with contextlib.chdir(tmp_path):
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert interrupted.written(tmp_path / "again") == wanted
