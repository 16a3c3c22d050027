"""Shared by all tests: renewing expected files, and the corpus outside the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

import wikibinder
from tests.properties import examples

settings.register_profile("wikibinder", examples(100))
settings.load_profile("wikibinder")

# A child process imports the package that the tests import, not another one that is installed.
PACKAGES = str(Path(wikibinder.__file__).resolve().parent.parent)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (PACKAGES, os.environ.get("PYTHONPATH"))))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what the program gives now as the expected result")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be renewed instead of compared."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real articles named by WIKIBINDER_CORPUS; without it the test is skipped."""
    folder = os.environ.get("WIKIBINDER_CORPUS", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("WIKIBINDER_CORPUS names no folder of real articles")
    return Path(folder)
