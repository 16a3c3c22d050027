"""Runs that cannot go on: killed, a full disk, a folder that may not be written to."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench import interrupted

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_a_killed_run_leaves_whole_files_and_is_completed() -> None:
    """The full size: ``python tests/bench/interrupted.py``."""
    assert interrupted.main(["--pages", "60", "--times", "4"]) == 0


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
