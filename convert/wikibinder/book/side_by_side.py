"""Builds the editions of a project in parallel, as many at once as there are processors and memory for.

The first edition reads the pages; the others start afterwards and load them from disk. An edition that would have to
read pages itself (because of a user's conf.py) is built alone at the end. The bytes of an edition are the same as if
the editions were built one after the other.
"""

from __future__ import annotations

import queue
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from wikibinder.book.building import Build, Outcome
from wikibinder.book.sphinx_process import SphinxProcess
from wikibinder.model import machine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from wikibinder.book.building import BuildOptions

PAGES_READ = "wikibinder: all pages are read"
"""Line that ``wikibinder.editions.process`` prints when the build of an edition has read all pages."""
UNREAD = 76
"""Exit status of a Sphinx process that would have to read pages itself (``wikibinder.editions.process``)."""
TEXT = (".rst", ".bib", ".md")
"""Suffixes of the files from whose sizes the memory of an edition is estimated."""
_STEP = re.compile(r"(?P<step>[^\[]*?)(?:\.\.\.)? ?\[ *(?P<share>[0-9]+)%\]|(?P<stage>.+)\.\.\. ?")


class OnEditionProgress(Protocol):
    """A function that receives the progress of building the edition ``name``: the current step, and its finished share
    from 0 to 1 (None: unknown).
    """

    def __call__(self, name: str, step: str, share: float | None) -> None: ...


@dataclass(slots=True)
class Running:
    """An edition that is being built. ``alone``: no other may start yet, as this one reads the pages. ``careful``: its
    pages are tried one by one, because one of them has ended the process before.
    """

    build: Build
    alone: bool
    careful: bool = False
    process: SphinxProcess = field(init=False)


class ParallelBuilds:
    """Builds the editions of one project in Sphinx processes: at most ``at_once`` editions at the same time, with
    ``jobs`` processes for pages. ``watch`` is called with the progress of each edition.
    """

    def __init__(self, builds: Sequence[Build], jobs: int, at_once: int, watch: OnEditionProgress) -> None:
        self._waiting = list(builds)
        self._jobs, self._at_once, self._watch = jobs, at_once, watch
        # Whether an edition has read the pages, in this run.
        self._pages_are_read = False
        self._running: list[Running] = []
        self._events: queue.SimpleQueue[tuple[Running, str | None]] = queue.SimpleQueue()
        # Number of processes that write pages: those that no other edition will use.
        self._writing = max(1, jobs - min(at_once, len(builds)) + 1)
        self._text = sum(path.stat().st_size for path in builds[0].source.rglob("*") if path.suffix in TEXT) / 1e6

    def outcomes(self) -> Iterator[tuple[Build, Outcome]]:
        """Build all editions; yield each with its result when it is built, in any order. All processes are ended when
        the iterator is closed.
        """
        try:
            self._start()
            while self._running:
                running, line = self._events.get()
                if line == PAGES_READ:
                    self._note_pages_read(running)
                elif line is not None:
                    self._show(running, line)
                elif (outcome := self._ended(running)) is not None:
                    yield running.build, outcome
                self._start()
        finally:
            for running in self._running:
                running.process.end()

    def _note_pages_read(self, running: Running) -> None:
        running.build.pages_are_read()
        if self._at_once > 1 and running.alone:
            self._pages_are_read, running.alone = True, False

    def _show(self, running: Running, line: str) -> None:
        found = _STEP.fullmatch(line) or _STEP.match(line)
        if found:
            share = found["share"]
            self._watch(running.build.name, found["step"] or found["stage"] or "", int(share) / 100 if share else None)

    def _ended(self, running: Running) -> Outcome | None:
        """Return the result of an edition whose process has ended; None if the edition is built again, now or later."""
        self._running.remove(running)
        running.process.end()
        status, build = running.process.status, running.build
        if status == UNREAD:
            self._waiting.append(build)
            # Others may only start after it has read its pages.
            self._pages_are_read = False
            return None
        if status < 0 and not running.careful:
            build.clear()
            self._run(Running(build, running.alone, careful=True))
            return None
        return build.conclude(status, running.process.error_lines)

    def _start(self) -> None:
        """Start the processes of all editions that can run now."""
        while self._waiting and (place := self._next()) is not None:
            build = self._waiting.pop(place)
            self._run(Running(build, alone=not self._pages_are_read))

    def _next(self) -> int | None:
        """Return the index, among the waiting editions, of the one to start next: the first until the pages are read,
        then the one that needs most memory. None if none can start now.
        """
        if not self._pages_are_read:
            return None if self._running else 0
        if len(self._running) >= self._at_once or any(each.alone for each in self._running):
            return None
        place = max(range(len(self._waiting)), key=lambda place: self._waiting[place].edition.memory)
        return place if not self._running or self._fits_in_memory(self._waiting[place]) else None

    def _fits_in_memory(self, build: Build) -> bool:
        """Whether the free memory suffices for building an edition, in addition to what the running ones will need at
        most. True if the free memory is unknown.
        """
        available = machine.free_megabytes()
        needed = sum(self._megabytes(each) for each in (build, *(running.build for running in self._running)))
        return available is None or needed <= available

    def _megabytes(self, build: Build) -> float:
        return machine.JOB_MEGABYTES + self._text * build.edition.memory

    def _run(self, running: Running) -> None:
        build, read = running.build, not running.alone
        build.begin(reads=running.alone)
        careful = ("-D", "wikibinder_careful=1") if running.careful else ()
        # All processes read pages if no other edition is built at the same time.
        jobs = self._jobs if running.alone else self._writing
        words = ("read" if read else "unread", str(self._writing), "-j", str(jobs), *careful, *build.words)
        running.process = SphinxProcess(
            words, build.environment,
            lambda line: self._events.put((running, line)), lambda: self._events.put((running, None)),
        )  # fmt: skip
        self._running.append(running)


def build(
    names: Sequence[str], source: Path, output: Path, options: BuildOptions, watch: OnEditionProgress
) -> Iterator[tuple[str, Outcome]]:
    """Build editions of the Sphinx project ``source`` into the folder ``output``; yield the name of each with its
    result, in the order of ``names``. ``watch`` is called with the progress of each edition.

    Sphinx is not started for an edition whose inputs have not changed since it was built.
    """
    names = tuple(dict.fromkeys(names))
    others = [name for name in names if name != "html"]
    builds = [Build(name, source, output, options, others if name == "html" else ()) for name in names]
    for each in builds:
        each.prepare()
    done = {
        each.name: Outcome(each.product, note=each.note, made_of=each.made_of) for each in builds if each.is_current
    }
    left = [each for each in builds if each.name not in done]
    found = ParallelBuilds(left, options.jobs, options.at_once, watch).outcomes() if left else iter(())
    for name in names:
        while name not in done:
            finished, outcome = next(found)
            done[finished.name] = outcome
        yield name, done[name]
