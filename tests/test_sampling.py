"""Sampling of running time: every sample is assigned to a stage, and the shares add up to all of the time."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from tests.sphinxbuild import build
from wikibinder.cli.commands import main
from wikibinder.editions.shared import timings
from wikibinder.run.profiler import REST, STAGES, sampled

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {*STAGES.values(), REST, "run"}


def test_time_is_told_by_stage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "Tarn.wiki"
    source.write_text("A [[tarn]] {{lang|fr|lac}}<ref>{{cite web|title=Tarns|url=http://example.org}}</ref>.\n\n" * 400)
    assert main(["convert", "--timings", "--output", str(tmp_path / "out"), str(source)]) == 0
    line = capsys.readouterr().out.splitlines()[-1]
    what, whole, *stages = line.replace(", ", ": ").split(": ")
    assert what == "pages"
    assert whole.endswith(" s")
    assert {stage.split()[0] for stage in stages} <= NAMES
    assert "text" in line


def test_the_seconds_are_those_of_the_processor() -> None:
    started = time.process_time()
    with sampled() as spent:
        sum(range(3_000_000))
    assert sum(spent.values()) == pytest.approx(time.process_time() - started, abs=0.05)
    assert set(spent) == {REST}


def test_nothing_is_looked_at_without_a_wish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "Tarn.wiki").write_text("A tarn.")
    assert main(["convert", "--output", str(tmp_path / "out"), str(tmp_path / "Tarn.wiki")]) == 0
    assert "pages:" not in capsys.readouterr().out


def test_seconds_of_a_nested_step_are_those_of_the_inner_step(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter((1.0, 2.0, 5.0, 9.0, 10.0, 12.0))
    monkeypatch.setattr(timings, "seconds", lambda: next(moments))
    clock = timings.Clock()
    assert clock.timed("write", clock.timed("compile", lambda: "a book"))() == "a book"
    clock.turn()
    assert clock.spent == {"start": 1.0, "rest": 1.0 + 2.0, "write": 3.0 + 1.0, "compile": 4.0}


def test_a_build_writes_the_seconds_of_its_steps(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "conf.py").write_text('extensions = ["wikibinder.editions"]')
    (tmp_path / "in" / "index.rst").write_text("Words\n=====\n\nMore words.\n")
    build("html", tmp_path / "in", tmp_path / "out", "-D", "wikibinder_timings=1")
    spent = json.loads((tmp_path / "out-trees" / "html.timings.json").read_text("utf-8"))
    assert {"start", "read", "write", "rest"} <= spent.keys() <= set(timings.STEPS)
    assert all(seconds > 0 for seconds in spent.values())
