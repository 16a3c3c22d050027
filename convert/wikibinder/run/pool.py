"""Worker processes for pages. Results are returned in order, and are the same for any number of workers.

A :class:`PageTask` is the work on one page; an :class:`Engine` is a set of workers, on this machine or others. A page
that hangs its worker, or ends two of them, is quarantined: it is not parsed again, and the run continues.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import multiprocessing
import signal
import sys
import time
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar

from wikibinder.model.diagnostics import Code, Diagnostic, Diagnostics
from wikibinder.model.files import OutputError
from wikibinder.model.page import ConvertedPage, Page, PageData, Status, TitleMap
from wikibinder.run.output import page_bytes, write_page
from wikibinder.run.profiler import sampled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from wikibinder.model.settings import Settings

QUEUE_AHEAD = 16
"""Maximum number of finished pages, for each worker, that wait in memory for a slower page before them."""

GC_THRESHOLD = 300_000
"""Number of new objects after which the garbage collector runs in a worker. A page has many objects, but no reference
cycles keep them alive. Searching for cycles took 3 % of the time at a threshold of 20,000.
"""

ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that ask a process to terminate."""

FATAL = 2
"""Number of workers that must have died over a page for it to be quarantined; not 1, because another program may have
killed the first.
"""

if sys.platform == "linux":
    # A forked worker starts in milliseconds and shares the book's table of names.
    CONTEXT = multiprocessing.get_context("fork")
else:
    CONTEXT = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Task:
    """A page to convert. ``docname``: name of its output file. ``previous``: the journal line of an unchanged page,
    which is not converted again; None for others.

    ``quarantined``: the reason why the page must not be parsed, or "". ``taken``: another page already has the file
    name that its title gives. ``lost``: number of workers that have died over it. ``number``: its index among the
    selected pages, from 0. ``part``: the name of the part of the book that it is in.
    """

    page: Page
    docname: str = ""
    quarantined: str = ""
    previous: dict[str, Any] | None = None
    taken: bool = False
    lost: int = 0
    number: int = 0
    part: str = ""


Outcome = TypeVar("Outcome", covariant=True)  # noqa: PLC0105  (a plain name)
Done: TypeAlias = "tuple[Task, Outcome | None]"
"""A task with its outcome: what :meth:`PageTask.do` has returned; None if the page was unchanged."""


class EngineError(Exception):
    """The workers cannot be started, or were lost. The message is one sentence for the user."""


class PageTask(Protocol[Outcome]):
    """What is done with each page of a run. It is sent to the workers, so it must be picklable."""

    @property
    def settings(self) -> Settings:
        """Return the options, including the limits of a page."""

    def do(self, task: Task) -> Outcome:
        """Return the outcome for a page, in a worker; a page that is quarantined must not be parsed."""

    def give_up(self, task: Task) -> Outcome:
        """Return the outcome for a page that has ended its worker again although it was not parsed."""


class Engine(Protocol[Outcome]):
    """The workers of one run: processes on this machine, or a cluster."""

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[Done[Outcome]]:
        """Yield each task with its outcome (None for an unchanged page), in the order of the tasks."""

    def close(self) -> None:
        """Shut the workers down."""


EngineFactory: TypeAlias = "Callable[[int, PageTask[Any]], Engine[Any]]"
"""Creates an engine for a number of workers and the work on one page."""


@dataclass(frozen=True, slots=True)
class Converting:
    """The work of ``convert``: converts a page and writes its files to ``folder``. ``book``: the docnames of all
    titles; ``timings``: record the seconds of processor time by stage of the conversion.
    """

    folder: Path
    book: TitleMap
    settings: Settings
    timings: bool = False

    def do(self, task: Task) -> ConvertedPage:
        if not self.timings:
            return self._edition(task)
        with sampled() as spent:
            edition = self._edition(task)
        return replace(edition, spent=spent)

    def _edition(self, task: Task) -> ConvertedPage:
        from wikibinder.run.convert_page import convert_page, plain_page  # noqa: PLC0415  (the supervisor stays small)

        if task.quarantined:
            # In quarantine the page is written as plain text, which takes little time and memory; a third attempt would
            # not help.
            edition = plain_page(task.page, task.docname, task.quarantined)
        else:
            edition = convert_page(task.page, task.docname, self.book, self.settings)
        write_page(self.folder, edition)
        # The text is on disk already; sending it back through the pipe would take time.
        return replace(edition, rst="", bib="", digest=digest(edition))

    def give_up(self, task: Task) -> ConvertedPage:
        found = _failure_diagnostics(task, "could not be written even as plain text")
        return ConvertedPage(task.docname, "", status=Status.FALLBACK, diagnostics=found)


@dataclass(frozen=True, slots=True)
class Extracting:
    """The work of the commands that write data files: makes the lines of a page. ``kind``: kind of data (a key of
    ``data_note.NOUNS``); ``form``: suffix of the data file, a key of :data:`wikibinder.bibtex.export.FORMS` for
    citations.
    """

    kind: str
    form: str
    settings: Settings

    def do(self, task: Task) -> PageData:
        from wikibinder.run.convert_page import cite_page, data_page  # noqa: PLC0415  (the supervisor stays small)

        if task.quarantined:
            return self.give_up(task)
        if self.kind == "citations":
            return cite_page(task.page, self.form, self.settings, task.number)
        return data_page(task.page, self.kind, self.settings, task.number)

    def give_up(self, task: Task) -> PageData:
        found = _failure_diagnostics(task, f"left out: {task.quarantined}")
        return PageData(task.page.title, status=Status.FALLBACK, diagnostics=found)


def _failure_diagnostics(task: Task, message: str) -> tuple[Diagnostic, ...]:
    diagnostics = Diagnostics(task.page.title)
    diagnostics.add(Code.PAGE_FALLBACK, message, task.page.position)
    return tuple(diagnostics.found)


@dataclass(slots=True)
class Worker:
    """A worker process, the pipe to it, and its current task (None if it is idle) with the task's index and deadline
    (:func:`time.monotonic`).
    """

    process: BaseProcess
    pipe: Connection
    number: int = -1
    task: Task | None = None
    deadline: float = 0.0


class Pool(Generic[Outcome]):
    """The workers on this machine: ``jobs`` processes, each with one page at a time. ``context``: that of
    :mod:`multiprocessing`.
    """

    def __init__(self, jobs: int, work: PageTask[Outcome], context: Any = CONTEXT) -> None:
        self._work = work
        self._context = context
        self._bounds = work.settings.bounds
        self._workers: list[Worker] = []
        for _ in range(jobs):
            self._workers.append(self._start_worker())

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[Done[Outcome]]:
        """Yield each task with its outcome (None for an unchanged page), in the order of the tasks. Raises OutputError
        if a worker cannot write.
        """
        todo = enumerate(tasks)
        done: dict[int, Done[Outcome]] = {}
        # Results arrive in any order; ``turn`` is the number of the next one to return.
        turn = 0
        while True:
            for worker in self._workers:
                # Limits the number of finished pages in memory that wait for a slow page.
                if worker.task is None and len(done) < QUEUE_AHEAD * len(self._workers):
                    self._assign_next(worker, todo, done)
            busy = [worker for worker in self._workers if worker.task]
            for worker in self._ready(busy):
                task, outcome = worker.task, self._take(worker)
                if task and outcome is not None:
                    done[worker.number] = task, outcome
            # No worker is busy and none got a task: all tasks are done.
            if not busy and turn not in done:
                return
            while turn in done:
                yield done.pop(turn)
                turn += 1

    def close(self) -> None:
        """Shut the workers down."""
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            # A worker exits when its pipe is closed; one that hangs is killed.
            worker.process.join(1)
            self._end(worker)

    def _start_worker(self) -> Worker:
        ours, theirs = self._context.Pipe()
        forks = self._context.get_start_method() == "fork"
        # A fork copies every pipe; unless it closes the copies, no worker would notice when this process is gone.
        inherited = [ours, *(worker.pipe for worker in self._workers)] if forks else []
        # Daemons end with this process, however it ends.
        process = self._context.Process(target=serve, args=(theirs, inherited, self._work), daemon=True)
        process.start()
        theirs.close()
        return Worker(process, ours)

    def _assign_next(self, worker: Worker, todo: Iterator[tuple[int, Task]], done: dict[int, Done[Outcome]]) -> None:
        """Send a worker the next page that must be converted. ``todo``: numbered tasks; unchanged pages before it are
        added to ``done``.
        """
        for number, task in todo:
            if task.previous is None:
                self._assign(worker, number, task)
                return
            # Unchanged pages need no worker, but count for the limit: a million of them may follow each other.
            done[number] = task, None
            if len(done) >= QUEUE_AHEAD * len(self._workers):
                return

    def _assign(self, worker: Worker, number: int, task: Task) -> None:
        worker.number, worker.task = number, task
        # Real time, because a worker that waits forever uses no processor time.
        timeout = self._bounds.patience * self._bounds.cpu(len(task.page.wikitext))
        worker.deadline = time.monotonic() + timeout
        try:
            worker.pipe.send(task)
        except OSError:
            # The worker has died, which is detected when its pipe is read.
            return

    def _ready(self, busy: list[Worker]) -> list[Worker]:
        """Wait until one of the busy workers has answered, died or exceeded its time; return all for which that is so
        (those of the last kind were killed); [] if none is busy.
        """
        if not busy:
            return []
        timeout = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        answered = wait([worker.pipe for worker in busy], timeout)
        late = [worker for worker in busy if worker.deadline < time.monotonic() and worker.pipe not in answered]
        for worker in late:
            self._end(worker)
            assert worker.task  # noqa: S101  (it is busy)
            # A page that hangs is not tried again.
            worker.task = replace(worker.task, lost=FATAL)
        return [worker for worker in busy if worker.pipe in answered] + late

    def _take(self, worker: Worker) -> Outcome | None:
        """Return the outcome that a worker has sent, or that of giving up its page if the worker has died; None if the
        worker has died and its page is tried again. Raises the worker's OutputError.
        """
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            # The pipe closes when the process ends, whatever ended it: a signal, the memory limit, a crash in C.
            return self._replace(worker)
        worker.task = None
        # No other page can be written either.
        if isinstance(answer, OutputError):
            raise answer
        outcome: Outcome = answer
        return outcome

    def _replace(self, worker: Worker) -> Outcome | None:
        """Start a new process for a worker that has died. Its page is tried again, the second time without parsing
        (None is returned); after that it is given up, and its outcome returned.
        """
        task, number = worker.task, worker.number
        assert task  # noqa: S101  (only busy workers are replaced)
        self._end(worker)
        worker.pipe.close()
        fresh = self._start_worker()
        worker.process, worker.pipe, worker.task = fresh.process, fresh.pipe, None
        if task.quarantined:
            return self._work.give_up(task)
        lost = task.lost + 1
        reason = "its worker ended or did not respond while reading it" if lost >= FATAL else ""
        self._assign(worker, number, replace(task, lost=lost, quarantined=reason))
        return None

    @staticmethod
    def _end(worker: Worker) -> None:
        if worker.process.is_alive():
            worker.process.kill()
        worker.process.join()


def serve(pipe: Connection, inherited: list[Connection], work: PageTask[object]) -> None:
    """Run a worker process: send the outcome of each task that comes through ``pipe`` back through it, until it is
    closed; an OutputError is sent instead of an outcome and ends the process. ``inherited``: pipes of other workers, to
    be closed.
    """
    for other in inherited:
        other.close()
    # The supervising process gets the signal, too, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for ending in ENDINGS:
        # The handlers of the supervising process were inherited by the fork.
        signal.signal(ending, signal.SIG_DFL)
    # Fewer collections: see GC_THRESHOLD.
    gc.set_threshold(GC_THRESHOLD)
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            task: Task = pipe.recv()
            try:
                # Other exceptions end the worker: the page that causes them is quarantined like one that crashes.
                outcome = work.do(task)
            except OutputError as error:
                pipe.send(error)
                return
            pipe.send(outcome)


def digest(edition: ConvertedPage) -> str:
    """Return the SHA-256 of the contents of a page's .rst and .bib files, in hexadecimal."""
    return hashlib.sha256(b"\0".join(page_bytes(edition))).hexdigest()
