"""Turns a folder of converted pages into a Sphinx project; lists the editions that can be built from it."""

from __future__ import annotations

import ast
import contextlib
import os
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wikibinder.model import plugins
from wikibinder.model.docnames import safe
from wikibinder.model.files import write
from wikibinder.model.translations import translation
from wikibinder.rst.escape import clean
from wikibinder.run.output import head

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from wikibinder.run.report import Summary


@dataclass(frozen=True, slots=True)
class Edition:
    """A kind of output of a book: the Sphinx builder that makes it, and the suffix of its file ("" if it is a folder).

    ``memory``: megabytes that its process needs for each megabyte of the project's text, in addition to a fixed amount.
    A builder of another package is found by Sphinx, as an entry point of ``sphinx.builders``.
    """

    builder: str
    suffix: str = ""
    memory: float = 60.0


EDITIONS = {"html": Edition("html"), "epub": Edition("epub", ".epub"), "pdf": Edition("typst", ".pdf", 250.0)}
"""Name -> edition, for the editions that are built by default. ``--edition`` also accepts those of plugins."""


def edition_named(name: str) -> Edition | None:
    """Return the edition of this name: one of ``EDITIONS``, or that of a plugin (an entry point of
    ``wikibinder.editions``); None if there is none.
    """
    return EDITIONS.get(name) or plugins.plugins(plugins.EDITIONS).get(name)


MARK = "# Written by wikibinder, which writes it again; take this line out to keep your changes."
BIBLIOGRAPHY = ".. book-bibliography::\n"
SOURCES = ".. article-sources::\n"
LATEST = 253_402_300_800
"""The first second of the year 10000, in seconds since 1970; the date of a book must be earlier."""


@dataclass(frozen=True, slots=True)
class VolumePlace:
    """The place of a volume in a book. ``name``: name of the volume, "" for a book in one volume; ``names``: names of
    all volumes in order; ``addresses``: the text of the file ``VOLUMES``.
    """

    name: str = ""
    names: tuple[str, ...] = ()
    addresses: str = ""

    def address(self, base_url: str) -> str:
        """Return the address at which the HTML edition of the volume is published; ``base_url``: that of the folder
        with all volumes ("": unknown). For a book in one volume ``base_url`` itself.
        """
        return f"{base_url.rstrip('/')}/{self.name}/html/" if base_url and self.name else base_url


WHOLE = VolumePlace()
VOLUMES = "volumes.json"
"""Name of a file in the project of a volume, a JSON object: relative address of an article in another volume -> its
address on the wiki.
"""


@dataclass(frozen=True, slots=True)
class Project:
    """The settings of a book that are written to its conf.py. ``base_url``: address at which the site is published ("":
    unknown); ``cover``: picture of the cover (None: one is drawn); ``front``: files of the user's own pages before the
    articles; ``place``: the place of a volume in the book.
    """

    title: str
    author: str = ""
    language: str = ""
    embed_fonts: bool = False
    base_url: str = ""
    cover: Path | None = None
    front: tuple[Path, ...] = ()
    place: VolumePlace = WHOLE


def first_pages(files: Sequence[Path]) -> tuple[str, ...]:
    """Return the docnames (``front-1`` ...) for the user's own pages (``--front``), which come before the articles."""
    return tuple(f"front-{number}" for number in range(1, len(files) + 1))


def last_pages(summary: Summary) -> tuple[str, ...]:
    """Return the docnames of the generated pages after the articles: the bibliography, if anything is cited, and the
    list of articles' sources and licences.
    """
    return ("bibliography", "sources") if summary.citations else ("sources",)


def write_project(folder: Path, project: Project, summary: Summary) -> None:
    """Make a folder of converted pages a Sphinx project: write conf.py and the pages before and after the articles. A
    conf.py without MARK, which the user has edited, is not changed. Raises OutputError.
    """
    conf = folder / "conf.py"
    if not conf.exists() or conf.read_text("utf-8", "replace").startswith(MARK):
        write(conf, configuration(project).encode())
    if project.place.name:
        write(folder / VOLUMES, project.place.addresses.encode())
    own = first_pages(project.front)
    for docname, path in zip(own, project.front, strict=True):
        write(folder / f"{docname}.rst", path.read_bytes())
    _remove_first_pages(folder, own)
    if project.cover is not None:
        write(folder / _cover_name(project.cover), project.cover.read_bytes())
    translate = translation(project.language).gettext
    pages = {
        "bibliography": (translate("Bibliography"), BIBLIOGRAPHY),
        "sources": (translate("Sources and licence"), SOURCES),
    }
    for docname in last_pages(summary):
        title, content = pages[docname]
        write(folder / f"{docname}.rst", f"{head(title)}\n{content}".encode())
    # A page of citations from an earlier run would be an empty list now.
    if not summary.citations:
        (folder / "bibliography.rst").unlink(missing_ok=True)


def _remove_first_pages(folder: Path, kept: Sequence[str]) -> None:
    """Remove the files of the user's own pages (``--front``) of an earlier run whose docnames are not in ``kept``."""
    for path in folder.glob("front-*.rst"):
        # An article may have the same title.
        is_article = path.read_bytes().startswith(b":wikititle:")
        if path.stem not in kept and path.stem.removeprefix("front-").isdecimal() and not is_article:
            path.unlink()


def _cover_name(cover: Path) -> str:
    """Return the file name, in the Sphinx project, of the cover's picture."""
    return f"_cover{clean(cover.suffix.lower())}"


def configuration(project: Project) -> str:
    """Return the text of conf.py for a book; each value is a Python literal on one line."""
    settings = {"project": project.title, "author": project.author, "language": locale_name(project.language)}
    settings["html_baseurl"] = project.base_url
    values = {name: clean(value).strip() for name, value in settings.items()}
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
    """Return a language code in Sphinx's form: ``pt_BR`` for ``pt-br``, ``zh_Hant`` for ``zh-hant``."""
    primary, *rest = code.split("-")
    return "_".join((primary, *(part.upper() if len(part) == 2 else part.capitalize() for part in rest)))


def bad_date() -> str:
    """Return the reason why the date in the environment variable SOURCE_DATE_EPOCH cannot be the date of a book; "" if
    it can, or is not set.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds or (seconds.isascii() and seconds.isdecimal() and int(seconds) < LATEST):
        return ""
    return f"SOURCE_DATE_EPOCH={seconds} is not a number of seconds since 1970 (see reproducible-builds.org)"


def today() -> str:
    """Return the last midnight (UTC) in seconds since 1970, as a text: the date of books for which no other is
    given.
    """
    return str(int(time.time()) // 86400 * 86400)


def file_name(source: Path) -> str:
    """Return the file name of a book's editions, without suffix, made from the title in conf.py of its Sphinx project;
    "book" if conf.py cannot be read or has no title.
    """
    title = "book"
    # A user may have edited conf.py; Sphinx reports its errors, so a title that cannot be read is no error here.
    with contextlib.suppress(OSError, SyntaxError, ValueError):
        for node in ast.parse((source / "conf.py").read_text("utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "project":
                title = str(ast.literal_eval(node.value))
    return re.sub(r"[-_.,()'!]+", "-", safe(title).lower()).strip("-")
