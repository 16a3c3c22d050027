"""The number of processes where the user gives none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from wikibinder.cli import cores
from wikibinder.cli.arguments import parser
from wikibinder.cli.cores import BYTES_PER_PROCESS, resolve_jobs, usable, useful_processes

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path


def test_one_process_for_each_so_many_bytes(tmp_path: Path) -> None:
    (tmp_path / "small.wiki").write_bytes(b" " * 10)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "long.wiki").write_bytes(b" " * (3 * BYTES_PER_PROCESS))
    (tmp_path / "dump.bz2").write_bytes(b" " * BYTES_PER_PROCESS)
    assert useful_processes([str(tmp_path / "small.wiki"), "-", "no file", "a\0b"], 8) == 1
    assert useful_processes([str(tmp_path / "a")], 8) == 3
    assert useful_processes([str(tmp_path / "a")], 2) == 2
    assert useful_processes([str(tmp_path / "dump.bz2")], 8) == 5


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, 4),
        ({"cpu.max": "max 100000"}, 4),
        ({"cpu.max": "150000 100000"}, 2),
        ({"cpu.max": "10000 100000"}, 1),
        ({"cpu.max": "900000 100000"}, 4),
        ({"cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}, 4),
        ({"cpu/cpu.cfs_quota_us": "100000", "cpu/cpu.cfs_period_us": "100000"}, 1),
    ],
)
def test_usable_cores(files: dict[str, str], expected: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1, 2, 3}, raising=False)
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert usable(tmp_path) == expected


def test_a_number_that_is_given_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "usable", lambda: 1)
    for line, jobs in (("convert a", 1), ("convert a --jobs 3", 3), ("convert a --jobs auto", 1)):
        options: Namespace = parser().parse_args(line.split())
        resolve_jobs(options, options.sources)
        assert options.jobs == jobs
