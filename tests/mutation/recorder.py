"""A pytest plugin that records which test runs which lines, and how long each test takes.

Coverage gets the test as the context of the lines: in the process of the tests from the hooks here, in processes that a
test starts from the environment variable ``PYTEST_CURRENT_TEST``, which ``record.SETTINGS`` names.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import coverage
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

seconds: dict[str, float] = {}


def enter(context: str) -> None:
    """From now on lines belong to this context."""
    measuring = coverage.Coverage.current()
    if measuring is not None:
        measuring.switch_context(context)


# A forked process starts a new measurement, which has no context yet.
os.register_at_fork(after_in_child=lambda: enter(os.environ.get("PYTEST_CURRENT_TEST", "")))


def spent() -> float:
    """Seconds of CPU time of this process and of its children that have ended."""
    return sum(os.times()[:4])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """The lines that run from the set-up to the tear-down of a test are the test's."""
    enter(item.nodeid)
    began = spent()
    result = yield
    seconds[item.nodeid] = round(spent() - began, 3)
    enter("")
    return result


def pytest_sessionfinish() -> None:
    """Each process writes the times of its tests into the folder of the measurement."""
    if seconds:
        target = Path(os.environ["COVERAGE_FILE"]).parent / f"seconds-{os.getpid()}.json"
        target.write_text(json.dumps(seconds), "utf-8")
