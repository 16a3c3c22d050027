"""Limits of time, memory and output for one page, in proportion to its size, and their enforcement."""

from __future__ import annotations

import contextlib
import os
import signal
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import FrameType

try:
    import resource
except ImportError:
    # Windows has no such limits; there only the clock of the supervising process applies.
    resource = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits of converting one page. Those whose name ends in ``_more`` are added for each million characters of
    its wikitext.

    seconds, seconds_more: processor time. megabytes, megabytes_more: memory in addition to that of an idle worker.
    characters: length of the wikitext; of a longer page only the citations are read (MediaWiki itself accepts 2 MB).
    growth: characters written for each character read, in addition to a first million. patience: a worker that has not
    finished the page after this many seconds of real time per second of permitted processor time is killed.
    """

    seconds: float = 4.0
    seconds_more: float = 1.2
    megabytes: float = 300.0
    megabytes_more: float = 60.0
    characters: float = 4_000_000
    growth: float = 40
    patience: float = 10.0

    def cpu(self, length: int) -> float:
        """Return the seconds of processor time for a page of ``length`` characters."""
        return self.seconds + self.seconds_more * length / 1e6

    def memory(self, length: int) -> int:
        """Return the bytes of memory for a page of ``length`` characters, in addition to what the worker uses
        already.
        """
        return int((self.megabytes + self.megabytes_more * length / 1e6) * 1e6)

    def output(self, length: int) -> int:
        """Return the maximum number of characters written for a page of ``length`` characters."""
        return int(1_000_000 + self.growth * length)


@dataclass(frozen=True, slots=True)
class EditionBounds:
    """The limits of building an edition (HTML, EPUB, PDF), for one article; those whose name ends in ``_more`` are
    added for each million bytes of its file.

    edition_seconds, edition_seconds_more: processor time of Sphinx or of Typst. edition_megabytes,
    edition_megabytes_more: memory above that of the idle process. formula_depth: nested levels of sub- and superscripts
    in a formula; braces may be nested ten times as deep. formula_seconds: processor time of one call of pandoc, and as
    much again for each hundred formulas in it.
    """

    edition_seconds: float = 10.0
    edition_seconds_more: float = 120.0
    edition_megabytes: float = 1000.0
    edition_megabytes_more: float = 2000.0
    formula_depth: float = 8
    formula_seconds: float = 5.0

    def cpu(self, length: int) -> float:
        """Return the seconds of processor time for an article of ``length`` bytes."""
        return self.edition_seconds + self.edition_seconds_more * length / 1e6

    def memory(self, length: int) -> int:
        """Return the bytes of memory for an article of ``length`` bytes, in addition to what the process uses
        already.
        """
        return int((self.edition_megabytes + self.edition_megabytes_more * length / 1e6) * 1e6)


class Limits(Protocol):
    """Limits that depend on the length of a page: ``cpu`` returns seconds of processor time, ``memory`` bytes."""

    def cpu(self, length: int) -> float: ...

    def memory(self, length: int) -> int: ...


AnyBounds = TypeVar("AnyBounds", Bounds, EditionBounds)


def names(kind: type[Bounds] | type[EditionBounds]) -> tuple[str, ...]:
    """Return the names of the limits, the fields of ``Bounds`` or ``EditionBounds``."""
    return tuple(known.name for known in fields(kind))


def parsed(text: str) -> tuple[str, float]:
    """Parse ``NAME=NUMBER``; return the name of a limit and its value. Raises ValueError for an unknown name, and for a
    number that is not positive and finite.
    """
    name, _, value = text.partition("=")
    if name not in names(Bounds) + names(EditionBounds) or not 0 < float(value) < float("inf"):
        raise ValueError(text)
    return name, float(value)


def changed(bounds: AnyBounds, changes: Iterable[str]) -> AnyBounds:
    """Return ``bounds`` with other values for some limits, given as ``NAME=NUMBER``; names of the other class of bounds
    are ignored. Raises ValueError as :func:`parsed`.
    """
    own_names = names(type(bounds))
    return replace(bounds, **{name: value for name, value in map(parsed, changes) if name in own_names})


class OverBoundError(BaseException):
    """A page exceeds a limit. Derives from BaseException so that ``except Exception`` does not swallow it."""


@contextlib.contextmanager
def fatal(seconds: float, megabytes: float) -> Iterator[None]:
    """Let the operating system end this process if the block uses more processor time or additional memory than given.
    Without effect on Windows.

    Used for C code in threads, which an exception of Python cannot interrupt.
    """
    if resource is None or not hasattr(signal, "setitimer"):
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    try:
        _limit(resource.RLIMIT_AS, _address_space() + int(megabytes * 1e6))
        # Expires as SIGVTALRM, which has no handler and so ends the process.
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        resource.setrlimit(resource.RLIMIT_AS, before)


@contextlib.contextmanager
def enforced(bounds: Limits, length: int) -> Iterator[None]:
    """Raise OverBoundError (processor time) or MemoryError inside the block when it exceeds its limit for a page of
    ``length`` characters. Without effect on Windows.

    If the block is in a C function that never returns to the interpreter, the system ends the process after twice the
    time and two seconds. RLIMIT_CPU is not used: it counts the time of the whole process, and with a clock that runs
    ahead of the one that Python can read.
    """
    if resource is None or not hasattr(signal, "setitimer"):
        yield
        return
    seconds = bounds.cpu(length)
    before = resource.getrlimit(resource.RLIMIT_AS)
    _listen()
    try:
        _limit(resource.RLIMIT_AS, _address_space() + bounds.memory(length))
        # Expires as SIGVTALRM, which has no handler and so ends the process.
        signal.setitimer(signal.ITIMER_VIRTUAL, 2 * seconds + 2)
        signal.setitimer(signal.ITIMER_PROF, seconds, 0.5)
        yield
    finally:
        try:
            # The timer may expire right here.
            signal.setitimer(signal.ITIMER_PROF, 0)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            resource.setrlimit(resource.RLIMIT_AS, before)


@cache
def _listen() -> None:
    """Install the signal handler that raises OverBoundError, once per process; once per page would cost more than the
    rest of this module.
    """
    signal.signal(signal.SIGPROF, _over)


def _over(_signal: int, _frame: FrameType | None) -> None:
    raise OverBoundError


def _limit(what: int, value: int) -> None:
    """Set the soft limit of the resource ``what`` (a constant of :mod:`resource`) to ``value``, unless a lower one is
    in force.
    """
    soft, hard = resource.getrlimit(what)
    limits = [value, *(n for n in (soft, hard) if n != resource.RLIM_INFINITY)]
    resource.setrlimit(what, (min(limits), hard))


def _address_space() -> int:
    """Return the bytes of address space that this process uses; an estimate on systems that do not report it."""
    try:
        # Called for every page, so the file is read without a file object.
        statm = os.open("/proc/self/statm", os.O_RDONLY)
        try:
            return int(os.read(statm, 100).split()[0]) * resource.getpagesize()
        finally:
            os.close(statm)
    except (OSError, ValueError):
        # For systems without /proc a generous value, since a limit below the real use would end every page.
        return 4_000_000_000
