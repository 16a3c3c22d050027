"""A pytest plugin that runs the tests named in a file, in that order, and notes the one that failed.

The file is the one that ``WIKIBINDER_CHOSEN_TESTS`` names, a test a line; ``.failed`` beside it gets the test.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHOSEN = Path(os.environ["WIKIBINDER_CHOSEN_TESTS"])


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the chosen tests, in the order of the file."""
    by_name = {item.nodeid: item for item in items}
    names = CHOSEN.read_text("utf-8").splitlines()
    items[:] = [by_name[name] for name in names if name in by_name]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note the name of a test that failed."""
    if report.failed:
        CHOSEN.with_suffix(".failed").write_text(report.nodeid, "utf-8")
