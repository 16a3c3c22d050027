"""One run at a time in an output folder, or several that share it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench.interrupted import fingerprints
from wikibinder.cli.commands import main
from wikibinder.model import lock
from wikibinder.model.files import OutputError
from wikibinder.model.lock import locked

if TYPE_CHECKING:
    from pathlib import Path

# Shorter than the usual timeout of locks, which a run of the command line has.
TIMEOUT = 0.1


def test_a_second_run_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "A.wiki").write_text("Text.<ref>{{cite web|title=T|url=http://e.org/}}</ref>")
    command = ["convert", "--output", str(tmp_path / "out"), str(tmp_path / "A.wiki")]
    assert main(command) == 0
    before = fingerprints(tmp_path / "out")
    capsys.readouterr()
    with locked(tmp_path / "out"):
        done = subprocess.run(
            [sys.executable, "-m", "wikibinder", *command], capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert "another run" in done.stderr
    assert done.stderr.count("\n") == 1
    assert fingerprints(tmp_path / "out") == before


def test_shards_share_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "TIMEOUT", TIMEOUT)
    with locked(tmp_path, shared=True), locked(tmp_path, shared=True):
        assert len(lock.inheritable()) == 2
    with locked(tmp_path, shared=True), pytest.raises(OutputError), locked(tmp_path):
        pass
    assert lock.inheritable() == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_forked_process_holds_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that outlives the run does not keep the next run out."""
    monkeypatch.setattr(lock, "TIMEOUT", TIMEOUT)
    (started, starts), (waits, ends) = os.pipe(), os.pipe()
    with locked(tmp_path):
        worker = os.fork()
        if not worker:
            os.close(ends)
            os.write(starts, b"1")
            os.read(waits, 1)
            os._exit(len(lock.inheritable()))
    os.read(started, 1)
    with locked(tmp_path):
        os.close(ends)
    assert os.waitpid(worker, 0)[1] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no locks here")
def test_a_drive_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("wikibinder.model.lock.fcntl.flock", refuse)
    with locked(tmp_path), locked(tmp_path):
        pass


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="missing"), locked(tmp_path / "missing"):
        pass
