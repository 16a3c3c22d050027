"""Projects of other people, with and without this extension: every theme, builder, Python and Sphinx, as new users have
them.

    python tests/bench/foreign_matrix.py [--python 3.11 3.12 3.13] [--sphinx lowest newest]

For each Python and each Sphinx (the lowest and the newest that ``pyproject.toml`` allows) an environment is made by
``uv``, with the package, five themes and the extensions that are used most. In it a project of the user's own pages is
built without this extension and with it: every file must be the same to the byte, and so must the warnings. Then pages
that wikibinder has converted stand beside those of the user: the build must have no other warning, and print what they
cite. Sphinx runs with ``-j 2``. Prints each difference, and a line for each environment.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]
THEMES = ("alabaster", "sphinx_rtd_theme", "pydata_sphinx_theme", "sphinx_book_theme", "furo")
OF_THEMES = ("html", "dirhtml", "singlehtml")
"""Builders whose pages are a theme's."""
BUILDERS = ("epub", "text", "man", "texinfo", "gettext", "latex")
PACKAGES = (
    "alabaster", "sphinx-rtd-theme", "pydata-sphinx-theme", "sphinx-book-theme", "furo", "myst-parser", "sphinx-design",
    "sphinxext-opengraph", "sphinx-sitemap",
)  # fmt: skip
THEIRS = ("myst_parser", "sphinx.ext.intersphinx", "sphinx_design", "sphinxext.opengraph", "sphinx_sitemap")
BIBTEX, OURS = "sphinxcontrib.bibtex", "wikibinder.editions"
ORDERS = {"alone": (*THEIRS, BIBTEX), "after": (*THEIRS, BIBTEX, OURS), "before": (OURS, *THEIRS, BIBTEX)}
"""Where wikibinder's extension is in the list of extensions."""

CONF = """
project = "A & B"
author = "Some One"
version = release = "1.0"
today = "a day"
extensions = {extensions!r}
html_theme = {theme!r}
html_baseurl = "https://example.org/docs/"
ogp_site_url = "https://example.org/docs/"
ogp_social_cards = {{"enable": False}}
bibtex_bibfiles = ["own.bib"]
bibtex_reference_style = "author_year"
intersphinx_mapping = {{"other": ("https://example.org/other/", "other.inv")}}
intersphinx_cache_limit = -1
myst_enable_extensions = ["dollarmath", "colon_fence"]
mathjax_path = "mathjax.js"
exclude_patterns = ["out*", "trees*"]
man_pages = [("index", "book", "Book", ["Some One"], 1)]
texinfo_documents = [("index", "book", "Book", "Some One", "book", "About", "Misc")]
"""
BIB = """
@book{knuth84, author = {Knuth, Donald E.}, title = {The {TeX}book}, publisher = {Addison-Wesley}, year = {1984}}
@article{liskov74, author = {Liskov, Barbara and Zilles, Stephen}, title = {Programming with types},
  journal = {SIGPLAN Notices}, volume = 9, year = {1974}, url = {https://example.org/x}}
@book{gamma95, author = {Gamma, Erich}, title = {Patterns}, publisher = {AW}, year = 1995}
"""
INVENTORY = """# Sphinx inventory version 1
# Project: other
# Version: 1
other.thing mod thing.html
"""
PAGES = {
    "index.rst": """
A book of one's own
===================

.. toctree::
   :caption: Guide

   guide
   cards
   works{converted}

A term [#f]_ and :math:`x^2`, :index:`words`, :sup:`2`, :any:`guide`, :doc:`cards`, :py:mod:`other.thing`.

.. [#f] A note of docutils, [#g]_.
.. [#g] Another.
""",
    "guide.rst": """
Guide
=====

P :cite:p:`{{see}}knuth84{{p. 5}}`, T :cite:t:`liskov74`, year :cite:year:`knuth84`, :footcite:p:`gamma95`.

.. footbibliography::

.. math:: \\\\sin x

.. list-table:: Things
   :header-rows: 1

   * - a
     - b
   * - 1
     - `link <https://example.org/ä ö>`__

.. code-block:: python

   print("x")

.. image:: https://example.org/x.png
   :alt: a picture
""",
    "cards.md": """
# Cards

::::{{grid}} 2
:::{{grid-item-card}} One
Text with {{cite:p}}`knuth84` and $x^2$.
:::
:::{{grid-item-card}} Two
- [ ] open
:::
::::

```{{note}}
A note[^a].
```

[^a]: Of MyST.
""",
    "works.rst": """
Works
=====

.. bibliography::
   :style: alpha
   :filter: docname in docnames or True
""",
}
CONVERTED = {
    "town.rst": """:wikititle: Town
:source: https://de.wikipedia.org/wiki/Town

Town
====

A town.\\ :footcite:p:`lee2006-abcdef` Its area is :math:`x^2` and 6×10\\ :sup:`23`.

.. list-table::
   :header-rows: 1

   * - Year
     - People
   * - 1990
     - 5

References
----------

.. footbibliography::
""",
    "town.bib": """@book{lee2006-abcdef,
  author = {Lee, Ann},
  title = {{Fog}},
  date = {2006},
  urldate = {2011-02-03},
  url = {https://example.org/fog},
}
""",
    "all-works.rst": "All works\n=========\n\n.. book-bibliography::\n",
}
CITED = "Abgerufen am 3. Februar 2011"
"""What the converted page must print, in the language of its article."""
UNCOMPARED = re.compile(r"(^|/)(\.buildinfo|environment\.pickle)$")
_COLOURS = re.compile(r"\x1b\[[\d;]*m")


RUNNER = """
import json, os, sys
from importlib import import_module
from sphinx.cmd.build import build_main
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
for name in json.loads(sys.argv[1]):
    import_module(name)
for line in sys.stdin:
    folder, builder = json.loads(line)
    if not (child := os.fork()):
        os.chdir(folder)
        os.dup2(os.open("stderr", os.O_WRONLY | os.O_CREAT), 2)
        os.dup2(2, 1)
        os._exit(build_main(["-q", "-j", "2", "-b", builder, "-d", "trees", ".", "out"]))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=answers, flush=True)
"""
"""A program that runs builds one after the other, each in a fork that has the modules imported already."""


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build: its exit status, its warnings and its files."""

    status: int
    warnings: tuple[str, ...]
    files: Mapping[str, bytes]


@dataclass(slots=True)
class Project:
    """A project in a folder, which is built in its own place each time so that all paths are the same."""

    folder: Path
    runner: subprocess.Popen[str]

    @classmethod
    def start(cls, folder: Path, python: Path) -> Project:
        """``python``: that of the environment."""
        environment = os.environ | {"SOURCE_DATE_EPOCH": "1000000000", "PYTHONHASHSEED": "0"}
        command = [str(python), "-c", RUNNER, json.dumps([*THEIRS, BIBTEX])]
        return cls(folder, subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True, env=environment))

    def build(self, order: str, theme: str, builder: str, *, converted: bool = False) -> Built:
        """Write the project into an empty folder and build it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        write(self.folder, ORDERS[order], theme, converted=converted)
        assert self.runner.stdin
        assert self.runner.stdout
        print(json.dumps([str(self.folder), builder]), file=self.runner.stdin, flush=True)
        status = int(self.runner.stdout.readline())
        reported = _COLOURS.sub("", (self.folder / "stderr").read_text("utf-8")).replace(f"{self.folder}/", "")
        return Built(status, tuple(sorted(reported.splitlines())), dict(files(self.folder / "out")))


def write(folder: Path, extensions: tuple[str, ...], theme: str, *, converted: bool) -> None:
    """The files of the project."""
    more = "\n   town\n   all-works" if converted else ""
    for name, text in {**PAGES, **(CONVERTED if converted else {})}.items():
        (folder / name).write_text(text.format(converted=more) if name in PAGES else text, "utf-8")
    (folder / "conf.py").write_text(CONF.format(extensions=list(extensions), theme=theme), "utf-8")
    (folder / "own.bib").write_text(BIB, "utf-8")
    (folder / "other.inv").write_text(INVENTORY, "utf-8")


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a build; for an EPUB those in it."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not UNCOMPARED.search(name):
            # The index names the extensions that it was made with.
            yield name, path.read_bytes().replace(b',"wikibinder.editions":1', b"")
            if path.suffix == ".epub":
                with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
                    yield from ((f"{name}/{each}", book.read(each)) for each in book.namelist())


def differences(theirs: Mapping[str, bytes], ours: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the names of files that differ; the files inside an EPUB are compared one by one."""
    for name in sorted(theirs.keys() | ours.keys()):
        one, other = theirs.get(name), ours.get(name)
        if one != other and not (name.endswith(".epub") and one and other):
            at = next(
                (i for i, pair in enumerate(zip(one or b"", other or b"", strict=False)) if pair[0] != pair[1]), 0
            )
            parts = [(text or b"nothing")[max(0, at - 40) : at + 80] for text in (one, other)]
            yield f"{name}: {parts[0]!r} became {parts[1]!r}"


def own_pages(alone: Built, ours: Built) -> Iterator[str]:
    """What this extension changes in a project without converted pages."""
    if alone.status:
        yield f"exit {alone.status} without the extension: {alone.warnings}"
    if (ours.status, ours.warnings) != (alone.status, alone.warnings):
        yield f"exit {ours.status}, warnings {ours.warnings} in place of {alone.warnings}"
    yield from differences(alone.files, ours.files)


def converted_pages(alone: Built, ours: Built, builder: str) -> Iterator[str]:
    """Yield the faults of a project that has converted pages and pages written by the user."""
    new = [line for line in ours.warnings if line not in alone.warnings]
    if ours.status or new:
        yield f"converted pages: exit {ours.status}, {new}"
    printed = any(CITED.encode() in b" ".join(text.split()) for text in ours.files.values())
    if not printed and builder != "gettext":
        yield f"converted pages: no file prints {CITED!r}"


def in_each_order(project: Project, theme: str, builder: str) -> Iterator[str]:
    """The differences of one theme and builder; of the first of them in both orders of extensions."""
    alone = project.build("alone", theme, builder)
    for order in ("after", "before") if (theme, builder) == (THEMES[0], OF_THEMES[0]) else ("after",):
        yield from (f"{order}: {each}" for each in own_pages(alone, project.build(order, theme, builder)))
        made = project.build(order, theme, builder, converted=True)
        yield from (f"{order}: {each}" for each in converted_pages(alone, made, builder))


def environment(folder: Path, version: str, sphinx: str) -> Path:
    """A new environment with the package; the path of its Python."""
    python = folder / "bin" / "python"
    install = ["pip", "install", "--python", str(python)]
    uv(["venv", "--python", version, str(folder)])
    if sphinx == "newest":
        uv([*install, str(ROOT), *PACKAGES])
        return python
    # The lowest versions are those of this package: the others are the newest that fit them.
    uv([*install, "--resolution", "lowest-direct", str(ROOT)])
    constraints = folder / "constraints.txt"
    constraints.write_text(uv(["pip", "freeze", "--python", str(python), "--exclude", "wikibinder"]), "utf-8")
    uv([*install, "-c", str(constraints), *PACKAGES])
    return python


def uv(arguments: list[str]) -> str:
    """Run uv and return its standard output."""
    done = subprocess.run(["uv", "--quiet", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"uv {' '.join(arguments)}: {done.stderr[-1000:]}")
    return done.stdout


def measured(folder: Path, version: str, sphinx: str) -> int:
    """The number of differences in one environment."""
    start = time.monotonic()
    python = environment(folder / "environment", version, sphinx)
    requested = [
        str(python),
        "-c",
        "import platform, sphinx; print(platform.python_version(), 'Sphinx', sphinx.__version__)",
    ]
    name = subprocess.run(requested, capture_output=True, text=True, check=True).stdout.strip()
    project, found = Project.start(folder / "project", python), 0
    pairs = [
        *((theme, builder) for theme in THEMES for builder in OF_THEMES),
        *((THEMES[0], each) for each in BUILDERS),
    ]
    for theme, builder in pairs:
        for difference in in_each_order(project, theme, builder):
            found += 1
            print(f"  {name}, {theme}, {builder}: {difference}", flush=True)
    project.runner.kill()
    spent = time.monotonic() - start
    print(f"{name}: {len(pairs)} themes and builders, {found} differences, {spent:.0f} s", flush=True)
    return found


def main() -> int:
    """A line for each environment; 1 where anything differs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--python", nargs="+", default=("3.11", "3.12", "3.13"))
    options.add_argument("--sphinx", nargs="+", default=("lowest", "newest"), choices=("lowest", "newest"))
    given = options.parse_args()
    found = 0
    for version in given.python:
        for sphinx in given.sphinx:
            with tempfile.TemporaryDirectory(prefix="foreign-") as folder:
                found += measured(Path(folder), version, sphinx)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
