"""The build of one edition of a Sphinx project: the arguments for Sphinx, and the result."""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wikibinder.book import up_to_date
from wikibinder.book.sphinx_project import EDITIONS, MARK, Edition, edition_named, file_name, today
from wikibinder.model import plugins
from wikibinder.model.files import failing_clearly, write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNFINISHED = "unfinished"
"""Name of a file that exists while the pages of a project are read; suffix of a file that exists while an edition is
built. Such a file of an earlier build shows that the build was killed.
"""
ACCIDENT = 75
"""Exit status of ``wikibinder.editions.process`` when files of the build may be incomplete."""
WARNING_LINE = re.compile(r"\b(?:WARNING|ERROR|CRITICAL|SEVERE)\b|[Ee]rror:")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build editions. ``jobs``: number of processes that read and write pages. ``at_once``: number of editions
    built at the same time. ``strict``: warnings are errors. ``timings``: record the time of each step. ``bounds``:
    limits (``NAME=NUMBER``). ``style``: citation style ("": that of conf.py). ``pdf``: settings of the PDF
    (``NAME=VALUE``).
    """

    jobs: int = 1
    at_once: int = 1
    strict: bool = False
    timings: bool = False
    bounds: tuple[str, ...] = ()
    style: str = ""
    pdf: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of building an edition: the path of its file or folder (if it has failed, of the folder in which it is
    built), and ``complaints``, Sphinx's warnings and errors.

    ``note`` and ``made_of`` are for :func:`finish`: the file for the up-to-date check, and the fingerprint to write to
    it.
    """

    path: Path
    failed: bool = False
    complaints: tuple[str, ...] = ()
    note: Path | None = None
    made_of: str = ""


class Build:
    """The build of the edition ``name`` of the Sphinx project ``source`` into the folder ``output``: a folder of its
    name, or one file named after the book's title.

    ``offered``: the other editions that the site's front page offers for download. All editions share the doctrees in
    the output folder, so that pages are read once.
    """

    def __init__(
        self, name: str, source: Path, output: Path, options: BuildOptions, offered: Sequence[str] = ()
    ) -> None:
        self.name, self.source, self.output = name, source, output
        self.edition: Edition = EDITIONS.get(name) or plugins.plugins(plugins.EDITIONS)[name]
        self.doctrees = output / "doctrees"
        self.folder = self.doctrees / name if self.edition.suffix else output / name
        self.words = (*_words(self.edition, source, output, options, offered), str(source), str(self.folder))
        self.note = self.doctrees / f"{name}.inputs"
        suffix = self.edition.suffix
        self.product = output / f"{file_name(source)}{suffix}" if suffix else self.folder
        self._style = options.style

    @cached_property
    def environment(self) -> Mapping[str, str]:
        """Return the environment variables for Sphinx. The date of the book is the same for all editions, so that equal
        inputs give equal bytes.
        """
        return {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or today()}

    @cached_property
    def made_of(self) -> str:
        """Return the fingerprint of all inputs of the edition; "" if conf.py is the user's own, because such a file may
        read any other file.
        """
        if not (self.source / "conf.py").read_text("utf-8", "replace").startswith(MARK):
            return ""
        style = Path(self._style).read_text("utf-8", "replace") if self._style.endswith(".csl") else ""
        return up_to_date.ingredients(self.source, (*self.words, self.environment["SOURCE_DATE_EPOCH"], style))

    @property
    def is_current(self) -> bool:
        """Whether the edition was built from the present inputs and has not been changed since; False if conf.py is the
        user's own.
        """
        return bool(self.made_of) and up_to_date.is_current(self.note, self.made_of, self.product)

    @property
    def _unfinished(self) -> Path:
        return self.doctrees / f"{self.name}.{UNFINISHED}"

    def prepare(self) -> None:
        """Create the folders of the build, and remove incomplete files that a killed build left."""
        with failing_clearly(self.output):
            self.doctrees.mkdir(parents=True, exist_ok=True)
            if (self.doctrees / UNFINISHED).exists():
                clear_all(self.output)
            if self._unfinished.exists():
                self.clear()
            self.folder.mkdir(parents=True, exist_ok=True)

    def begin(self, *, reads: bool) -> None:
        """Write files that mark this edition as possibly incomplete, and with ``reads`` also the doctrees, as this
        build will read the pages.
        """
        write(self._unfinished, b"")
        if reads:
            write(self.doctrees / UNFINISHED, b"")

    def pages_are_read(self) -> None:
        """Remove the file that marks the doctrees as incomplete, as all pages are read."""
        (self.doctrees / UNFINISHED).unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove the output of an incomplete build of this edition; if the doctrees are incomplete as well, that of all
        editions (:func:`clear_all`).
        """
        if (self.doctrees / UNFINISHED).exists():
            clear_all(self.output)
        elif self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        for kept in (self.note, self.doctrees / f"{self.edition.builder}.written.json"):
            kept.unlink(missing_ok=True)

    def conclude(self, status: int, error_lines: Sequence[str]) -> Outcome:
        """Return the result of the build, from Sphinx's exit status (negative: killed by that signal) and the lines of
        its standard error; write the edition's file to the output folder.
        """
        if status >= 0 and status != ACCIDENT:
            self._unfinished.unlink(missing_ok=True)
            self.pages_are_read()
        complaints = tuple(_shortened(line, self.source) for line in error_lines if WARNING_LINE.search(line))
        if status:
            return Outcome(self.folder, True, complaints or tuple(error_lines[-1:]) or (f"Sphinx ended with {status}",))
        suffix = self.edition.suffix
        if not suffix:
            return Outcome(self.product, False, complaints, self.note, self.made_of)
        # The newest file is that of this build.
        made = sorted(self.folder.glob(f"*{suffix}"), key=lambda path: path.stat().st_mtime_ns)
        if not made:
            return Outcome(self.folder, True, (*complaints, "Sphinx wrote no file"))
        # Files of the same book under an earlier title.
        for old in made[:-1]:
            old.unlink()
        write(self.product, made[-1].read_bytes())
        return Outcome(self.product, False, complaints, self.note, self.made_of)


def _shortened(line: str, source: Path) -> str:
    """Return a line of Sphinx's output without the path of the project ``source`` and without the module of an
    exception.
    """
    return re.sub(r"^(?:\w+\.)+(?=[A-Z]\w*: )", "", line.strip().removeprefix(f"{source.resolve()}/"))


def _words(
    edition: Edition, source: Path, output: Path, options: BuildOptions, offered: Sequence[str]
) -> tuple[str, ...]:
    """Return the arguments of ``sphinx-build`` for an edition, without the folders of source and output. ``offered``:
    see :class:`Build`.
    """
    words = ["--no-color", "-b", edition.builder, "-d", str(output / "doctrees")]
    # --keep-going: report all warnings, not only the first.
    words += ["-W", "--keep-going"] if options.strict else []
    if offered:
        suffixes = [other.suffix for each in offered if (other := edition_named(each)) and other.suffix]
        files = ",".join(f"{file_name(source)}{suffix}" for suffix in suffixes)
        words += ["-D", f"wikibinder_downloads={files}"]
    words += ["-D", "wikibinder_timings=1"] if options.timings else []
    words += ["-D", f"wikibinder_bounds={','.join(options.bounds)}"] if options.bounds else []
    words += ["-D", f"wikibinder_citation_style={options.style}"] if options.style else []
    words += [word for setting in options.pdf for word in ("-D", setting)] if edition.builder == "typst" else []
    return tuple(words)


def clear_all(output: Path) -> None:
    """Remove from the folder of a book what a killed build may have left incomplete: the doctrees, the HTML edition,
    and the folders in which the other editions are built. Their finished files stay.
    """
    for left in (output / "html", *(output / "doctrees").iterdir()):
        if left.is_dir():
            shutil.rmtree(left)
        elif left.name != UNFINISHED:
            left.unlink(missing_ok=True)
    (output / "doctrees" / UNFINISHED).unlink()


def times(edition: str, output: Path) -> dict[str, float]:
    """Return step -> CPU seconds for the last timed build of an edition into the folder ``output``."""
    builder = (EDITIONS.get(edition) or plugins.plugins(plugins.EDITIONS)[edition]).builder
    found: dict[str, float] = json.loads((output / "doctrees" / f"{builder}.timings.json").read_text("utf-8"))
    return found


def finish(outcomes: Sequence[Outcome], source: Path, output: Path) -> None:
    """Complete a book in the folder ``output`` after its editions were built: copy the file editions into the HTML
    edition, whose front page links them, and references.bib next to the editions. Record editions that were built
    without warnings for the up-to-date check.
    """
    good = [outcome for outcome in outcomes if not outcome.failed]
    for path in (outcome.path for outcome in good):
        if path.is_file() and (output / "html").is_dir():
            write(output / "html" / path.name, path.read_bytes())
    copy_references(source, output)
    for outcome in good:
        if outcome.note and outcome.made_of and not outcome.complaints:
            up_to_date.record(outcome.note, outcome.made_of, outcome.path)


def copy_references(source: Path, output: Path) -> None:
    """Copy the first references.bib in the folders of the Sphinx project ``source``, if there is one, to ``output``."""
    found = next(iter(sorted(source.rglob("references.bib"))), None)
    if found:
        write(output / "references.bib", found.read_bytes())
