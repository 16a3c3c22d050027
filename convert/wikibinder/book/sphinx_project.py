"""A folder of converted pages to a Sphinx project, and the project to the editions of a book."""

from __future__ import annotations

import ast
import contextlib
import json
import os
import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wikibinder.book import sphinx_process, up_to_date
from wikibinder.model import plugins
from wikibinder.model.docnames import safe
from wikibinder.model.files import failing_clearly, write
from wikibinder.model.translations import translation
from wikibinder.rst.escape import clean
from wikibinder.run.output import head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wikibinder.run.report import Summary


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a book: the Sphinx builder that makes it, and the suffix of the one file that it is ("": a folder).

    A builder that is not Sphinx's or ours is found by Sphinx itself, as an entry point of ``sphinx.builders``.
    """

    builder: str
    suffix: str = ""


EDITIONS = {"html": Edition("html"), "epub": Edition("epub", ".epub"), "pdf": Edition("typst", ".pdf")}
"""The editions that are built by default. ``--edition`` also accepts those of plugins."""


def edition_named(name: str) -> Edition | None:
    """One of ours, else one of a plugin (an entry point of ``wikibinder.editions``), else None."""
    return EDITIONS.get(name) or plugins.plugins(plugins.EDITIONS).get(name)


MARK = "# Written by wikibinder, which writes it again; take this line out to keep your changes."
BIBLIOGRAPHY = ".. book-bibliography::\n"
SOURCES = ".. article-sources::\n"
LATEST = 253_402_300_800
"""The first second of the year 10000."""
UNFINISHED = "unfinished"
"""Name of the file that exists while a build is incomplete."""
ACCIDENT = 75
"""Exit status of ``wikibinder.editions.process`` when files may be incomplete."""
COMPLAINT = re.compile(r"\b(?:WARNING|ERROR|CRITICAL|SEVERE)\b|[Ee]rror:")


@dataclass(frozen=True, slots=True)
class VolumePlace:
    """The place of a volume in a book: its name, the names of all volumes in their order, and the text of the file
    ``VOLUMES``. A whole book has no name.
    """

    name: str = ""
    names: tuple[str, ...] = ()
    addresses: str = ""

    def address(self, base_url: str) -> str:
        """The address of the HTML edition, from that of the folder of the volumes, or of the whole book."""
        return f"{base_url.rstrip('/')}/{self.name}/html/" if base_url and self.name else base_url


WHOLE = VolumePlace()
VOLUMES = "volumes.json"
"""The file of a volume's project with the addresses on the wiki of the articles of other volumes."""


@dataclass(frozen=True, slots=True)
class Project:
    """The settings that go into a book's conf.py."""

    title: str
    author: str = ""
    language: str = ""
    embed_fonts: bool = False
    base_url: str = ""
    cover: Path | None = None
    front: tuple[Path, ...] = ()
    place: VolumePlace = WHOLE


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to build editions: number of processes, whether warnings are errors, whether steps are timed, limits
    (``NAME=NUMBER``), citation style ("": that of conf.py).
    """

    jobs: int = 1
    strict: bool = False
    timings: bool = False
    bounds: tuple[str, ...] = ()
    style: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a build: the path of the edition, and Sphinx's warnings and errors.

    ``note`` and ``made_of`` are for ``finish``: the file of the up-to-date check, and the fingerprint to write to
    it.
    """

    path: Path
    failed: bool = False
    complaints: tuple[str, ...] = ()
    note: Path | None = None
    made_of: str = ""


def first_pages(files: Sequence[Path]) -> tuple[str, ...]:
    """The docnames of the user's own pages before the articles."""
    return tuple(f"front-{number}" for number in range(1, len(files) + 1))


def last_pages(summary: Summary) -> tuple[str, ...]:
    """The docnames that end a book."""
    return ("bibliography", "sources") if summary.citations else ("sources",)


def write_project(folder: Path, project: Project, summary: Summary) -> None:
    """Make a Sphinx project of a folder of pages. A conf.py that the user has taken over (without MARK) is kept."""
    conf = folder / "conf.py"
    if not conf.exists() or conf.read_text("utf-8", "replace").startswith(MARK):
        write(conf, configuration(project).encode())
    if project.place.name:
        write(folder / VOLUMES, project.place.addresses.encode())
    for docname, path in zip(first_pages(project.front), project.front, strict=True):
        write(folder / f"{docname}.rst", path.read_bytes())
    if project.cover is not None:
        write(folder / _cover_name(project.cover), project.cover.read_bytes())
    say = translation(project.language).gettext
    pages = {"bibliography": (say("Bibliography"), BIBLIOGRAPHY), "sources": (say("Sources and licence"), SOURCES)}
    for docname in last_pages(summary):
        title, content = pages[docname]
        write(folder / f"{docname}.rst", f"{head(title)}\n{content}".encode())
    # A page of an earlier run with citations would be an empty list now.
    if not summary.citations:
        (folder / "bibliography.rst").unlink(missing_ok=True)


def _cover_name(cover: Path) -> str:
    """The name of the picture of the cover in the project."""
    return f"_cover{clean(cover.suffix.lower())}"


def configuration(project: Project) -> str:
    """The text of conf.py: each value is a Python literal of one line of text."""
    said = {"project": project.title, "author": project.author, "language": locale_name(project.language)}
    said["html_baseurl"] = project.base_url
    values = {name: clean(value).strip() for name, value in said.items()}
    lines = [MARK, "", *(f"{name} = {value!r}" for name, value in values.items() if value or name == "project")]
    lines += ["wikibinder_embed_fonts = True"] if project.embed_fonts else []
    lines += [f"wikibinder_cover = {_cover_name(project.cover)!r}"] if project.cover is not None else []
    place = project.place
    lines += (
        [f"wikibinder_volume = {place.name!r}", f"wikibinder_volumes = {list(place.names)!r}"] if place.name else []
    )
    lines += ['extensions = ["wikibinder.editions"]', 'bibtex_bibfiles = ["references.bib"]']
    return "\n".join(lines) + "\n"


def locale_name(code: str) -> str:
    """A language's code as Sphinx writes it: ``pt-br`` is ``pt_BR``, ``zh-hant`` is ``zh_Hant``."""
    primary, *rest = code.split("-")
    return "_".join((primary, *(part.upper() if len(part) == 2 else part.capitalize() for part in rest)))


def build(name: str, source: Path, output: Path, wanted: Wanted, offered: Sequence[str] = ()) -> Outcome:
    """Build one edition of a Sphinx project: a folder of its name, or one file named after the book's title.

    ``offered``: the other editions that the site's front page offers for download. All editions share the doctrees
    beside them, so pages are parsed once. Sphinx runs in a separate process, so that no state of one edition affects
    another. It is not started if no input has changed since the last build, unless conf.py is the user's own: such a
    file may read any other.
    """
    edition = EDITIONS.get(name) or plugins.plugins(plugins.EDITIONS)[name]
    folder = output / "doctrees" / name if edition.suffix else output / name
    unfinished = output / "doctrees" / UNFINISHED
    with failing_clearly(output):
        # An earlier build was killed: its files may be incomplete.
        if unfinished.exists():
            _clear(output)
        for new in (folder, unfinished.parent):
            new.mkdir(parents=True, exist_ok=True)
    words = _words(edition, source, output, wanted, offered)
    # The date of the book is fixed for all editions, so that equal inputs give equal bytes.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or _today()}
    product = output / f"{file_name(source)}{edition.suffix}" if edition.suffix else folder
    note, made_of = output / "doctrees" / f"{name}.standing", ""
    if (source / "conf.py").read_text("utf-8", "replace").startswith(MARK):
        style = Path(wanted.style).read_text("utf-8", "replace") if wanted.style.endswith(".csl") else ""
        made_of = up_to_date.ingredients(source, (*words, str(folder), environment["SOURCE_DATE_EPOCH"], style))
        # Nothing has changed since this edition was built.
        if up_to_date.stands(note, made_of, product):
            return Outcome(product, note=note, made_of=made_of)
    status, said = _sphinx((*words, str(source), str(folder)), environment, output)
    complaints = tuple(_shortened(line, source) for line in said if COMPLAINT.search(line))
    if status:
        return Outcome(folder, True, complaints or tuple(said[-1:]) or (f"Sphinx ended with {status}",))
    if not edition.suffix:
        return Outcome(product, False, complaints, note, made_of)
    # The newest file is that of this build.
    made = sorted(folder.glob(f"*{edition.suffix}"), key=lambda path: path.stat().st_mtime_ns)
    if not made:
        return Outcome(folder, True, (*complaints, "Sphinx wrote no file"))
    # The file of a book that had another title before.
    for old in made[:-1]:
        old.unlink()
    write(product, made[-1].read_bytes())
    return Outcome(product, False, complaints, note, made_of)


def _shortened(complaint: str, source: Path) -> str:
    """A line of Sphinx's without the path of the project, and without the modules before the name of an exception."""
    return re.sub(r"^(?:\w+\.)+(?=[A-Z]\w*: )", "", complaint.strip().removeprefix(f"{source.resolve()}/"))


def _words(edition: Edition, source: Path, output: Path, wanted: Wanted, offered: Sequence[str]) -> tuple[str, ...]:
    """The words of ``sphinx-build`` for an edition, without its folders."""
    words = ["-q", "--no-color", "-b", edition.builder, "-d", str(output / "doctrees"), "-j", str(wanted.jobs)]
    # --keep-going: report all warnings, not only the first.
    words += ["-W", "--keep-going"] if wanted.strict else []
    if offered:
        suffixes = [other.suffix for each in offered if (other := edition_named(each)) and other.suffix]
        files = ",".join(f"{file_name(source)}{suffix}" for suffix in suffixes)
        words += ["-D", f"wikibinder_downloads={files}"]
    words += ["-D", "wikibinder_timings=1"] if wanted.timings else []
    words += ["-D", f"wikibinder_bounds={','.join(wanted.bounds)}"] if wanted.bounds else []
    words += ["-D", f"wikibinder_citation_style={wanted.style}"] if wanted.style else []
    return tuple(words)


def _sphinx(words: Sequence[str], environment: Mapping[str, str], output: Path) -> tuple[int, list[str]]:
    """Run Sphinx; if a page has crashed the process, test each page by itself and run it again. Until that is done,
    a file marks the content of ``output`` as possibly incomplete.
    """
    unfinished = output / "doctrees" / UNFINISHED
    write(unfinished, b"")
    status, said = sphinx_process.run(words, environment)
    if status < 0:
        _clear(output)
        status, said = sphinx_process.run(("-D", "wikibinder_careful=1", *words), environment)
    if status >= 0 and status != ACCIDENT:
        unfinished.unlink()
    return status, said


def _clear(output: Path) -> None:
    """Remove the output of an incomplete build: some of its files may be partly written."""
    for left in (output / "html", *(output / "doctrees").iterdir()):
        if left.is_dir():
            shutil.rmtree(left)
        elif left.name != UNFINISHED:
            left.unlink(missing_ok=True)


def bad_date() -> str:
    """Why the date given by the environment cannot be the date of a book; "" if it can."""
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not asked or (asked.isascii() and asked.isdecimal() and int(asked) < LATEST):
        return ""
    return f"SOURCE_DATE_EPOCH={asked} is not a number of seconds since 1970 (see reproducible-builds.org)"


def _today() -> str:
    """Midnight: the date that books bear when no other is given."""
    return str(int(time.time()) // 86400 * 86400)


def file_name(source: Path) -> str:
    """The name of a book's files, from the title in its conf.py."""
    title = "book"
    with contextlib.suppress(OSError, SyntaxError, ValueError):
        for node in ast.parse((source / "conf.py").read_text("utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "project":
                title = str(ast.literal_eval(node.value))
    return re.sub(r"[-_.,()'!]+", "-", safe(title).lower()).strip("-")


def times(edition: str, output: Path) -> dict[str, float]:
    """The CPU seconds of each step of the last build that was timed."""
    builder = (EDITIONS.get(edition) or plugins.plugins(plugins.EDITIONS)[edition]).builder
    found: dict[str, float] = json.loads((output / "doctrees" / f"{builder}.timings.json").read_text("utf-8"))
    return found


def finish(outcomes: Sequence[Outcome], source: Path, output: Path) -> None:
    """Copy the other editions into the site, whose front page links them, and the merged library beside the editions.
    Record editions that were built without a complaint for the up-to-date check.
    """
    good = [outcome for outcome in outcomes if not outcome.failed]
    for path in (outcome.path for outcome in good):
        if path.is_file() and (output / "html").is_dir():
            write(output / "html" / path.name, path.read_bytes())
    copy_references(source, output)
    for outcome in good:
        if outcome.note and outcome.made_of and not outcome.complaints:
            up_to_date.keep(outcome.note, outcome.made_of, outcome.path)


def copy_references(source: Path, output: Path) -> None:
    """Put the merged library beside the editions."""
    found = next(iter(sorted(source.rglob("references.bib"))), None)
    if found:
        write(output / "references.bib", found.read_bytes())
