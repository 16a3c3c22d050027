"""The engine that converts pages on a Dask cluster, on this machine or at the address of a scheduler.

A Dask task is a batch of pages. The Dask worker passes it to a process of its own (:class:`Pool`), which enforces the
limits of a page as on one machine; Dask reruns tasks of workers that are lost with their machine. All workers must be
able to access the output folder under the same path.
"""

from __future__ import annotations

import itertools
import logging
import multiprocessing
import threading
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic
from uuid import uuid4

from wikibinder.run.pool import EngineError, Outcome, Pool, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wikibinder.run.pool import Done, PageTask

BATCH = 20
"""Number of pages in one Dask task."""
QUEUE_AHEAD = 3
"""Number of batches, for each thread of the cluster, that are submitted before the result of the first is awaited."""
TIMEOUT = 60
"""Maximum number of seconds to wait for a scheduler and its first worker."""
NOTICE_DELAY = 3
"""Seconds of waiting after which a line is printed that names what the run waits for."""


def missing() -> str:
    """Return the reason why a Dask cluster cannot be used (Dask is not installed), with advice for the user; "" if it
    can.
    """
    try:
        import distributed  # noqa: F401, PLC0415  (an extra)
    except ImportError:
        return "needs Dask: pip install 'wikibinder[dask]'"
    return ""


class Cluster(Generic[Outcome]):
    """The workers of a run on a Dask cluster: that at the address ``scheduler``, or a new one of ``jobs`` worker
    processes on this machine. ``work``: what is done with each page.

    ``notify`` is called with one line if starting takes longer than ``NOTICE_DELAY``. Raises EngineError if no
    scheduler or no worker answers within ``TIMEOUT``.
    """

    def __init__(
        self,
        jobs: int,
        work: PageTask[Outcome],
        scheduler: str = "",
        notify: Callable[[str], None] = lambda _text: None,
    ) -> None:
        from distributed import Client, LocalCluster  # noqa: PLC0415  (an extra)

        self._work = work
        self._run = uuid4().hex
        self._local = None
        name = scheduler or "a cluster on this machine"
        waiting = threading.Timer(
            NOTICE_DELAY, notify, [f"{name}: waiting for the scheduler and a worker ({TIMEOUT} s at most)"]
        )
        waiting.daemon = True
        waiting.start()
        try:
            if not scheduler:
                self._local = LocalCluster(jobs, threads_per_worker=1, processes=True, silence_logs=logging.CRITICAL)
            self._client = Client(self._local or scheduler, timeout=TIMEOUT)
            self._client.wait_for_workers(1, timeout=TIMEOUT)
        except (OSError, ValueError) as error:
            raise EngineError(f"{name}: no Dask workers: {error}") from None
        finally:
            waiting.cancel()
        self._window = QUEUE_AHEAD * sum(self._client.nthreads().values())

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[Done[Outcome]]:
        """Yield each task with its outcome (None for an unchanged page), in the order of the tasks. Raises EngineError
        if the cluster is lost.
        """
        todo = iter(tasks)
        sent: deque[tuple[list[Task], Any]] = deque()
        while batch := list(itertools.islice(todo, BATCH)):
            sent.append((batch, self._send([task for task in batch if task.previous is None])))
            if len(sent) > self._window:
                yield from self._received(*sent.popleft())
        while sent:
            yield from self._received(*sent.popleft())

    def close(self) -> None:
        """End this run's worker processes; a cluster on this machine is shut down, another one continues."""
        if self._local is None:
            self._client.run(end_processes, self._run)
        self._client.close()
        if self._local is not None:
            self._local.close()

    def _send(self, batch: list[Task]) -> Any:
        # pure=False, because Dask would run only one of two tasks with the same arguments.
        return self._client.submit(serve, self._run, self._work, batch, pure=False) if batch else None

    def _received(self, batch: list[Task], future: Any) -> Iterator[Done[Outcome]]:
        outcomes = iter(self._gathered([task for task in batch if task.previous is None], future))
        for task in batch:
            yield task, next(outcomes) if task.previous is None else None

    def _gathered(self, batch: list[Task], future: Any) -> list[Outcome]:
        """Return the outcomes of the tasks of a batch, awaited from its Dask ``future``. If the batch has ended several
        Dask workers, each of its pages is tried separately, and a page that does so alone is given up. Raises
        EngineError if the cluster is lost.
        """
        from distributed import CancelledError, KilledWorker  # noqa: PLC0415  (an extra)

        try:
            found: list[Outcome] = future.result() if future else []
        except KilledWorker:
            # One page of the batch ends its worker; the others must not be lost.
            if len(batch) > 1:
                return [outcome for task in batch for outcome in self._gathered([task], self._send([task]))]
            return [self._work.give_up(replace(batch[0], quarantined="several workers of the cluster ended on it"))]
        except (CancelledError, OSError) as error:
            raise EngineError(f"the Dask cluster is lost: {error}") from None
        return found


# ---------------------------------------------------------------- in a worker of Dask's

POOLS: dict[tuple[str, int], Pool[Any]] = {}
"""Pair of the id of a run and the id of a thread of this Dask worker -> the pool, of one process, that works for the
thread.
"""


def serve(run: str, work: PageTask[Outcome], batch: list[Task]) -> list[Outcome]:
    """Return the outcomes of the tasks of a batch; runs in a Dask worker. ``run``: id of the run."""
    place = run, threading.get_ident()
    if place not in POOLS:
        # Dask's workers are daemons, which must not have children in multiprocessing; ours ends when its pipe is
        # closed.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # no other way
        POOLS[place] = Pool(1, work, multiprocessing.get_context("spawn"))
    return [outcome for _, outcome in POOLS[place].outcomes(batch) if outcome is not None]


def end_processes(run: str) -> None:
    """End the processes that this Dask worker has started for the run with this id."""
    for place in [place for place in POOLS if place[0] == run]:
        POOLS.pop(place).close()
