"""Pages to written files in worker processes: results in order, the same with one worker or many.

A page that ends or hangs its worker is quarantined: a fresh worker writes it as plain text, and the run goes on.
"""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import signal
import sys
import time
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, TypeAlias

from convert.diagnostics import Code, Diagnostics
from convert.page import Book, Edition, Page, Status
from convert.writers.project import OutputError, page_bytes, write_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from convert.settings import Settings

AHEAD = 16
"""Pages for each worker that may be finished before a slower one in front of them."""

if sys.platform == "linux":
    # A forked worker starts in milliseconds and shares the book's table of names.
    CONTEXT, FORKS = multiprocessing.get_context("fork"), True
else:
    CONTEXT, FORKS = multiprocessing.get_context("spawn"), False


@dataclass(frozen=True, slots=True)
class Task:
    """A page to convert, unless its line in the journal is ``known``.

    ``quarantined`` says why it must not be parsed, ``taken`` that another page had its name first.
    """

    page: Page
    docname: str
    quarantined: str = ""
    known: dict[str, Any] | None = None
    taken: bool = False


Done: TypeAlias = tuple[Task, Edition | None]
"""A task with its outcome; None where it was known."""


@dataclass(slots=True)
class Worker:
    """A worker process, and the task that it is busy with."""

    process: BaseProcess
    pipe: Connection
    number: int = -1
    task: Task | None = None
    deadline: float = 0.0


class Crew:
    """The worker processes of one run."""

    def __init__(self, jobs: int, folder: Path, book: Book, settings: Settings) -> None:
        self._arguments = (folder, book, settings)
        self._bounds = settings.bounds
        self._workers: list[Worker] = []
        for _ in range(jobs):
            self._workers.append(self._hire())

    def convert(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Each task with what became of it, in the order of the tasks."""
        todo = enumerate(tasks)
        done: dict[int, Done] = {}
        turn = 0
        while True:
            for worker in self._workers:
                if worker.task is None and len(done) < AHEAD * len(self._workers):
                    self._give_next(worker, todo, done)
            busy = [worker for worker in self._workers if worker.task]
            for worker in self._ready(busy):
                task, edition = worker.task, self._take(worker)
                if task and edition:
                    done[worker.number] = task, edition
            if not busy and turn not in done:
                return
            while turn in done:
                yield done.pop(turn)
                turn += 1

    def close(self) -> None:
        """Send the workers home."""
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(1)
            self._end(worker)

    def _hire(self) -> Worker:
        ours, theirs = CONTEXT.Pipe()
        # A fork holds a copy of every pipe; unless it closes them, no worker would notice when this process is gone.
        inherited = [ours, *(worker.pipe for worker in self._workers)] if FORKS else []
        process = CONTEXT.Process(target=work, args=(theirs, inherited, *self._arguments), daemon=True)
        process.start()
        theirs.close()
        return Worker(process, ours)

    def _give_next(self, worker: Worker, todo: Iterator[tuple[int, Task]], done: dict[int, Done]) -> None:
        """Give a worker the next page that needs one."""
        for number, task in todo:
            if task.known is None:
                self._give(worker, number, task)
                return
            done[number] = task, None
            if len(done) >= AHEAD * len(self._workers):
                return

    def _give(self, worker: Worker, number: int, task: Task) -> None:
        worker.number, worker.task = number, task
        patience = self._bounds.patience * self._bounds.cpu(len(task.page.wikitext))
        worker.deadline = time.monotonic() + patience
        try:
            worker.pipe.send(task)
        except OSError:
            return  # it has died: its pipe says so when it is read

    def _ready(self, busy: list[Worker]) -> list[Worker]:
        """The workers that have an answer, have died, or have been given up."""
        if not busy:
            return []
        patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        answered = wait([worker.pipe for worker in busy], patience)
        late = [worker for worker in busy if worker.deadline < time.monotonic() and worker.pipe not in answered]
        for worker in late:
            self._end(worker)
        return [worker for worker in busy if worker.pipe in answered] + late

    def _take(self, worker: Worker) -> Edition | None:
        """A worker's answer; None when it had died, and another one has been given its task."""
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            return self._quarantine(worker)
        worker.task = None
        if isinstance(answer, OutputError):
            raise answer
        assert isinstance(answer, Edition)  # noqa: S101  (what work() sends)
        return answer

    def _quarantine(self, worker: Worker) -> Edition | None:
        task, number = worker.task, worker.number
        assert task  # noqa: S101  (only busy workers are asked)
        self._end(worker)
        worker.pipe.close()
        fresh = self._hire()
        worker.process, worker.pipe, worker.task = fresh.process, fresh.pipe, None
        if not task.quarantined:
            self._give(worker, number, replace(task, quarantined="converting it ended or hung its worker"))
            return None
        diagnostics = Diagnostics(task.page.title)
        diagnostics.add(Code.PAGE_FALLBACK, "could not be written even as plain text", task.page.position)
        return Edition(task.docname, "", status=Status.FALLBACK, diagnostics=tuple(diagnostics.found))

    @staticmethod
    def _end(worker: Worker) -> None:
        if worker.process.is_alive():
            worker.process.kill()
        worker.process.join()


def work(pipe: Connection, inherited: list[Connection], folder: Path, book: Book, settings: Settings) -> None:
    """What a worker does: convert the pages that come through its pipe and write them, until the pipe is closed."""
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor hears it too, and closes the pipe
    from convert.pipeline import convert_page, plain_page  # noqa: PLC0415  (the supervisor stays small)

    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            task: Task = pipe.recv()
            if task.quarantined:
                edition = plain_page(task.page, task.docname, task.quarantined)
            else:
                edition = convert_page(task.page, task.docname, book, settings)
            try:
                write_page(folder, edition)
            except OutputError as error:
                pipe.send(error)
                return
            pipe.send(replace(edition, rst="", bib="", digest=digest(edition)))


def digest(edition: Edition) -> str:
    """A fingerprint of what was written for a page."""
    return hashlib.sha256(b"\0".join(page_bytes(edition))).hexdigest()
