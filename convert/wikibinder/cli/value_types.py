"""Types of option values: each function takes the text of an option, and returns its value or rejects it with one
sentence (``argparse.ArgumentTypeError``).
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from wikibinder.bibtex import data_file as data_files
from wikibinder.book.sphinx_project import EDITIONS, edition_named
from wikibinder.model import plugins
from wikibinder.model.limits import Bounds, EditionBounds, names, parsed
from wikibinder.run import dask as cluster
from wikibinder.run.convert import Shard


def template_source(text: str) -> str:
    """Check that a folder, dump or export of template pages exists and is no file of rules; return its path, or raise
    ArgumentTypeError.
    """
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"{text} does not exist")
    # A frequent mistake, because both options concern templates.
    if path.is_file() and path.suffix == ".toml":
        raise argparse.ArgumentTypeError(f"{text} is a file of rules: give it as --rules")
    return text


def engine(text: str) -> str:
    """Check the name of an engine: ``pool``, or ``dask`` if Dask is installed; return it, or raise
    ArgumentTypeError.
    """
    if text not in ("pool", "dask"):
        raise argparse.ArgumentTypeError(f"{text} is not an engine; choose pool or dask")
    if text == "dask" and (reason := cluster.missing()):
        raise argparse.ArgumentTypeError(f"{text} {reason}")
    return text


def edition(text: str) -> str:
    """Check the name of an edition (html, epub, pdf, or that of a plugin); return it, or raise ArgumentTypeError."""
    if edition_named(text) is None:
        choices = ", ".join((*EDITIONS, *plugins.plugins(plugins.EDITIONS)))
        raise argparse.ArgumentTypeError(f"{text} is not an edition; choose one of {choices}")
    return text


def named_path(text: str) -> Path:
    """Return a path. Raises ArgumentTypeError for an empty text (an unset variable of a script), which Path takes for
    the working directory.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    return Path(text)


def namespace(text: str) -> str:
    """Check the number of a namespace, or ``all``; return the text, or raise ArgumentTypeError."""
    if text != "all" and not re.fullmatch(r"-?[0-9]+", text):
        raise argparse.ArgumentTypeError(f"{text} is neither a number nor all")
    return text


def expression(text: str) -> str:
    """Check a regular expression; return its text, or raise ArgumentTypeError."""
    try:
        re.compile(text)
    # Python's compiler of expressions recurses, and overflows for repetitions such as ``a{99999999999}``.
    except (re.error, RecursionError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"{text} is not a regular expression: {error}") from None
    return text


def data_file(text: str) -> Path:
    """Return the path of a data file for citations; raises ArgumentTypeError if its suffix is not supported."""
    if reason := data_files.check(Path(text)):
        raise argparse.ArgumentTypeError(reason)
    return Path(text)


def file_or_folder(text: str) -> Path:
    """Return the path of an input or the output of ``merge``: a folder of pages, or a data file, whose suffix is
    checked. Raises ArgumentTypeError.
    """
    path = Path(text)
    return path if path.is_dir() or not path.suffix else data_file(text)


def lines_file(text: str) -> Path:
    """Return the path of a file of JSON lines, also compressed, or of standard output; raises ArgumentTypeError for
    other suffixes.
    """
    if reason := data_files.check(Path(text), (".jsonl",)):
        raise argparse.ArgumentTypeError(reason)
    return Path(text)


def positive(text: str) -> int:
    """Return a whole number from 1; raises ArgumentTypeError for other texts."""
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


# More is a mistyped number: the processes would exhaust memory and open files.
MOST_JOBS = 1024


def jobs(text: str) -> int:
    """Return a number of processes; 0 for ``auto``. Raises ArgumentTypeError for other texts, and for more than
    ``MOST_JOBS``.
    """
    if text == "auto":
        return 0
    number = positive(text)
    if number > MOST_JOBS:
        raise argparse.ArgumentTypeError(f"must be {MOST_JOBS} or less")
    return number


def bound(text: str) -> str:
    """Check a limit, given as ``NAME=NUMBER``; return the text, or raise ArgumentTypeError."""
    try:
        parsed(text)
    except ValueError:
        choices = ", ".join(names(Bounds) + names(EditionBounds))
        raise argparse.ArgumentTypeError(f"{text} is not NAME=NUMBER; the names are {choices}") from None
    return text


def shard(text: str) -> Shard:
    """Return the shard for the text ``I/N``; raises ArgumentTypeError for other texts."""
    number, slash, of = text.partition("/")
    if not (slash and number.isdecimal() and of.isdecimal() and int(number) < int(of)):
        raise argparse.ArgumentTypeError(f"{text} is not I/N with I from 0 to N-1")
    return Shard(int(number), int(of))


def file(text: str) -> Path:
    """Return the path of an existing file; raises ArgumentTypeError if there is none."""
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"{text} is not a file")
    return path


def rules(text: str) -> Path:
    """Return the path of a TOML file of template rules; raises ArgumentTypeError if it does not exist or its rules are
    not valid.
    """
    from wikibinder.templates.user_rules import load  # noqa: PLC0415  (only who has own rules needs it)

    path = file(text)
    try:
        load(path)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text}: {error}") from None
    return path


def folder(text: str) -> Path:
    """Return the path of an existing folder; raises ArgumentTypeError if there is none."""
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is not a folder")
    return path


def citation_style(text: str) -> str:
    """Return the name of a citation style, or the absolute path of a CSL file; raises ArgumentTypeError if the file
    does not exist.
    """
    return str(file(text).resolve()) if text.endswith(".csl") else text
