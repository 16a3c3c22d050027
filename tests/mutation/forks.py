"""A pytest plugin that tries mutants of functions in forks of one process, in which all tests have been collected.

Importing the package and the tests costs more than the few tests that find most faults, and so is done once. In a fork,
the functions of the mutant get their code anew, and caches of the package are emptied; the file is changed as well, for
the processes that a test starts. ``WIKIBINDER_TRIALS`` names a file with a trial a line, as JSON; outcomes are appended
to ``.outcomes`` beside it.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import json
import os
import resource
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

from _pytest.runner import runtestprotocol

from tests.mutation import waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

SURVIVED, CAUGHT, FAILED_TO_START = 0, 1, 2
MEMORY = 8 * 2**30


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Run the trials instead of the tests."""
    trials = Path(os.environ["WIKIBINDER_TRIALS"])
    items = {item.nodeid: item for item in session.items}
    trusted: dict[str, bool] = {}
    for line in trials.read_text("utf-8").splitlines():
        trial = json.loads(line)
        how, test = verdict(trial, items, trusted)
        with trials.with_suffix(".outcomes").open("a", encoding="utf-8") as file:
            file.write(json.dumps([trial["number"], how, test]) + "\n")
    return True


def verdict(trial: dict[str, Any], items: dict[str, pytest.Item], trusted: dict[str, bool]) -> tuple[str, str]:
    """How a mutant is caught, if at all, and by which test; "slow" if it cannot be tried here."""
    path = Path(trial["path"])
    sound = path.read_text("utf-8")
    tests = [items[name] for name in trial["tests"] if name in items]
    change = functools.partial(renew, path, sound, trial["code"])
    try:
        path.write_text(trial["code"], "utf-8")
        while True:
            status, failed = forked(tests, trial["seconds"], change)
            if status in (SURVIVED, FAILED_TO_START):
                return ("survived" if status == SURVIVED else "slow"), ""
            if status != CAUGHT:
                return "time", ""
            path.write_text(sound, "utf-8")
            if failed not in trusted:
                trusted[failed] = forked([items[failed]], trial["seconds"], lambda: None)[0] == SURVIVED
            if trusted[failed]:
                return "test", failed
            # A test that fails without any mutant cannot show that a mutant is caught.
            tests = [test for test in tests if test.nodeid != failed]
            path.write_text(trial["code"], "utf-8")
    finally:
        path.write_text(sound, "utf-8")


def forked(tests: list[pytest.Item], seconds: int, prepare: Callable[[], None]) -> tuple[int, str]:
    """Run tests in a fork until one fails: what became of them, and the one that failed. -1: it came to no end."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        result = FAILED_TO_START
        try:
            result = run(tests, seconds, prepare, writing)
        finally:
            # Whatever is raised, the fork must not go on with the trials of its parent.
            os._exit(result)
    os.close(writing)
    status = waiting.ended(child, lambda: exit_status(child), seconds)
    if status is None:
        os.waitpid(child, 0)
    # A process that is left of the fork may hold the other end of the pipe open.
    os.set_blocking(reading, False)
    failed = b""
    with contextlib.suppress(BlockingIOError):
        failed = os.read(reading, 1 << 16)
    os.close(reading)
    return (-1 if status is None else status), failed.decode()


def exit_status(process: int) -> int | None:
    """Return the exit status of a child process; None while it runs."""
    done, code = os.waitpid(process, os.WNOHANG)
    return os.waitstatus_to_exitcode(code) if done else None


def run(tests: list[pytest.Item], seconds: int, prepare: Callable[[], None], writing: int) -> int:
    """Run the tests in a fork and return the exit status of the fork."""
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        prepare()
    except Exception:
        # Whatever the error is, the mutant is tried again in a separate process.
        return FAILED_TO_START
    for number, test in enumerate(tests):
        following = tests[number + 1] if number + 1 < len(tests) else None
        if any(report.failed for report in runtestprotocol(test, nextitem=following, log=False)):
            os.write(writing, test.nodeid.encode())
            return CAUGHT
    return SURVIVED


def renew(path: Path, sound: str, code: str) -> None:
    """Give the functions of a module the code of another text of it, and empty the caches of the package."""
    name = str(path.resolve())
    new = dict(zip(parts(compile(sound, name, "exec")), parts(compile(code, name, "exec")), strict=True))
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename == name:
            thing.__code__ = new.get(thing.__code__, thing.__code__)
        elif isinstance(thing, functools._lru_cache_wrapper) and str(thing.__module__).startswith("wikibinder"):
            thing.cache_clear()


def parts(code: CodeType) -> Iterator[CodeType]:
    """The code of a module and of all its functions and classes."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from parts(constant)
