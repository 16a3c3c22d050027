"""Command-line arguments: the parsers of all commands."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from wikibinder import __version__
from wikibinder.cli import common_options, completion, value_types, wiki_values
from wikibinder.cli.fetch_arguments import add_fetch, add_fetching

if TYPE_CHECKING:
    from collections.abc import Callable


BOOK = "wikibinder-book"


class ArgumentParser(argparse.ArgumentParser):
    """An argument parser that prints an error on one line, without the usage."""

    def error(self, message: str) -> NoReturn:
        # argparse prints the whole usage before the message, which then scrolls out of sight.
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parser() -> argparse.ArgumentParser:
    """Return the argument parser of the program ``wikibinder``, with those of all its commands."""
    top = ArgumentParser(prog="wikibinder", description="Makes books of wiki pages: HTML, EPUB and PDF.")
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    completion.add(top)
    commands = top.add_subparsers(required=True, metavar="COMMAND", dest="command")
    _convert(commands.add_parser("convert", help="convert wiki pages to reStructuredText and BibLaTeX"))
    _build(commands.add_parser("build", help="build HTML, EPUB and PDF from a Sphinx project of converted pages"))
    _book(commands.add_parser("book", help="make a book of wiki pages: HTML, EPUB and PDF"))
    add_fetch(commands.add_parser("fetch", help="fetch pages of a wiki to a folder that can be converted offline"))
    _extraction(
        commands.add_parser("citations", help="extract the citations of wiki pages as data"), value_types.data_file
    )
    _extraction(
        commands.add_parser("text", help="extract the text of wiki pages as data, by sections"), value_types.lines_file
    )
    _extraction(
        commands.add_parser("infoboxes", help="extract the infoboxes and tables of wiki pages as data"),
        value_types.lines_file,
    )
    _merge(commands.add_parser("merge", help="merge the shards of a run to one file or one folder"))
    _expand(commands.add_parser("expand", help="print the wikitext of pages with their templates expanded"))
    common_options.add(commands.choices)
    return top


def _convert(command: argparse.ArgumentParser) -> None:
    _pages(command)
    _folders(command, "wikibinder-output", empty_sections=True)
    _timings(command)
    add = command.add_argument
    add("--bib-dialect", choices=("biblatex", "bibtex"), default="biblatex", help="dialect of references.bib")
    add(
        "--no-references",
        dest="references",
        action="store_false",
        help="write no references.bib; merging needs as much memory as the libraries of all pages together",
    )
    add(
        "--bib-portable",
        action="store_true",
        help="write references.bib for programs with few fields: archived copies also as addendum, no @reference",
    )
    add("--ris", action="store_true", help="also write references.ris in RIS, for other reference managers")
    add("--csl-json", action="store_true", help="also write references.json in CSL-JSON, for Zotero and citeproc")
    add(
        "--shard",
        metavar="I/N",
        type=value_types.shard,
        help="convert only every N-th page, starting with page I (0 to N-1); such runs can share one output folder,"
        " and a last run without this option completes it",
    )


def _build(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("project", metavar="PROJECT", type=value_types.named_path, help="folder with conf.py")
    _building(command)
    add("--output", "-o", metavar="DIR", type=value_types.named_path, default=Path(BOOK), help="output folder")
    add(
        "--jobs",
        "-j",
        metavar="N",
        type=value_types.jobs,
        default="auto",
        help="number of Sphinx processes (default: one for each 300 kB of pages, at most the usable cores)",
    )
    add("--strict", action="store_true", help="treat warnings of Sphinx as errors")
    _bound_option(command)


def _book(command: argparse.ArgumentParser) -> None:
    _pages(command, "*", "a file, a folder, - for standard input; the address of a page, or a title on --site")
    _folders(command, BOOK, empty_sections=False)
    _building(command)
    add = command.add_argument
    add("--author", default="", help="author named on the cover")
    add(
        "--base-url",
        metavar="URL",
        type=wiki_values.base_url,
        default="",
        help="address of the site on its host: for the site map, canonical links, previews and the error page",
    )
    add("--cover", metavar="FILE", type=Path, help="picture for the cover (default: one is drawn)")
    add(
        "--front",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="page in reStructuredText before the articles, such as a preface or an imprint; repeatable",
    )
    add("--embed-fonts", action="store_true", help="embed fonts in the EPUB for scripts that reading devices may lack")
    add(
        "--volume-size",
        metavar="N",
        type=value_types.positive,
        help="split the book into volumes of N articles each, and write index.html with links to them",
    )
    add_fetching(command)


def _extraction(command: argparse.ArgumentParser, file: Callable[[str], Path]) -> None:
    """Add the options of a command that writes one data file. ``file``: function that checks the name of the file and
    returns its path, the type of ``--output``.
    """
    _pages(command)
    _wiki(command)
    _report(command)
    add = command.add_argument
    add(
        "--output",
        "-o",
        metavar="FILE",
        type=file,
        required=True,
        help="output file: .jsonl, .jsonl.gz, .jsonl.zst; of citations also .parquet, .bib; - prints JSON lines",
    )
    add(
        "--shard",
        metavar="I/N",
        type=value_types.shard,
        help="read only every N-th page, starting with page I (0 to N-1); each such run writes its own file",
    )
    add(
        "--skip-existing",
        action="store_true",
        help="do nothing if FILE is complete according to its record and no source has changed its size",
    )
    add(
        "--keep-partial",
        action="store_true",
        help="if a source fails, keep what was read so far under another name, such as citations.partial.jsonl",
    )


def _merge(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add(
        "files",
        nargs="+",
        metavar="FILE",
        type=value_types.file_or_folder,
        help="shards of one run: files of data, or folders of pages; or files of data of several runs",
    )
    add(
        "--output",
        "-o",
        metavar="OUTPUT",
        type=value_types.file_or_folder,
        required=True,
        help="output file; of folders the folder of the book, which wikibinder build takes",
    )
    add("--title", default="", help="title of the book, if folders are merged (default: the name of the output folder)")
    add("--author", default="", help="author named on the cover")
    add("--language", metavar="L", type=wiki_values.language, default="", help="language code of the pages, such as de")
    add("--strict", action="store_true", help="exit with status 1 on any warning")
    _report(command)


def _expand(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("sources", nargs="+", metavar="SOURCE", help="a file, a folder, or - for standard input")
    _template_pages(command)
    add("--title", default="", help="title of the page on its wiki (default: that of the source)")
    add(
        "--namespace",
        metavar="N",
        type=value_types.namespace,
        action="append",
        default=[],
        help="namespace of a dump, or all (default: 0)",
    )
    add(
        "--output",
        "-o",
        metavar="FILE.jsonl",
        type=value_types.named_path,
        help="write one JSON line a page (default: print the text)",
    )
    _bound_option(command)


def _template_pages(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--templates",
        metavar="FOLDER|DUMP",
        type=value_types.template_source,
        action="append",
        default=[],
        nargs="+",
        help="the wiki's template pages and modules: a dump, an export, or a folder of Template/ and Module/",
    )


def _building(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--edition",
        metavar="html|epub|pdf",
        action="append",
        type=value_types.edition,
        default=[],
        help="build only this edition, of wikibinder or a plugin; repeatable",
    )
    command.add_argument(
        "--style",
        metavar="NAME|FILE.csl",
        type=value_types.citation_style,
        default="",
        help="the citation style: apa, ieee, mla, chicago, nlm ..., or a file (default: that of conf.py, else cs1)",
    )
    _printing(command)
    _timings(command)


def _printing(command: argparse.ArgumentParser) -> None:
    """Add the options about the pages of the PDF."""
    add = command.add_argument
    add(
        "--paper",
        choices=("b5", "a4", "a5", "letter"),
        help="size of the PDF's pages (default: that of conf.py, else b5)",
    )
    add("--two-sided", action="store_true", help="PDF for printing on both sides: articles begin on right-hand pages")
    add(
        "--link-notes", action="store_true", help="print the addresses of links that leave the wiki in notes of the PDF"
    )


def _timings(command: argparse.ArgumentParser) -> None:
    command.add_argument("--timings", action="store_true", help="print the CPU seconds of each step")


def _pages(
    command: argparse.ArgumentParser, number: str = "+", help_text: str = "a file, a folder, or - for standard input"
) -> None:
    """Add the arguments that name and select the pages to read, and how to read them. ``number``, ``help_text``:
    ``nargs`` and ``help`` of the sources.
    """
    add = command.add_argument
    add("sources", nargs=number, metavar="SOURCE", help=help_text)
    add(
        "--jobs",
        "-j",
        metavar="N",
        type=value_types.jobs,
        default="auto",
        help="number of worker processes (default: one for each 300 kB of sources, at most the usable cores)",
    )
    add(
        "--engine",
        metavar="pool|dask",
        type=value_types.engine,
        default="pool",
        help="run on processes of this machine, or on the workers of a Dask cluster (default: pool)",
    )
    add(
        "--scheduler",
        metavar="ADDRESS",
        default="",
        help="address of the Dask scheduler (default: start a cluster of --jobs workers on this machine)",
    )
    add("--strict", action="store_true", help="exit with status 1 on any warning")
    _selection(command)
    _template_pages(command)
    add("--rules", metavar="FILE", type=value_types.rules, help="TOML file with rules for templates")
    add(
        "--follow-links",
        action="store_true",
        help="follow symbolic links that point outside a source folder (default: report and skip them)",
    )
    _bound_option(command)


def _selection(command: argparse.ArgumentParser) -> None:
    """Add the options that select pages of the sources."""
    add = command.add_argument
    add("--namespace", metavar="N", type=int, action="append", default=[], help="namespace of a dump (default: 0)")
    add(
        "--pages",
        metavar="FILE",
        type=value_types.file,
        help="convert only the titles in this file, one a line",
    )
    add("--category", metavar="NAME", type=wiki_values.category, default="", help="convert only pages of this category")
    add(
        "--title-matches",
        metavar="REGEX",
        type=value_types.expression,
        default="",
        help="convert only pages whose titles match this regular expression anywhere",
    )


def _wiki(command: argparse.ArgumentParser) -> None:
    """Add the options about the wiki of the pages."""
    add = command.add_argument
    add(
        "--site",
        metavar="URL",
        type=wiki_values.site,
        default="",
        help="address of the wiki that the pages come from, such as https://de.wikipedia.org",
    )
    add(
        "--source-site",
        metavar="NAME=URL",
        type=wiki_values.source_site,
        action="append",
        default=[],
        help="wiki of the sources of this name (a path, a part of it, or a pattern); repeatable, the first one counts",
    )
    add("--language", metavar="L", type=wiki_values.language, default="", help="language code of the pages, such as de")


def _report(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--report",
        metavar="FILE",
        type=value_types.named_path,
        help="write findings to FILE as JSON, and to report.html next to the pages that are written",
    )


def _bound_option(command: argparse.ArgumentParser) -> None:
    meaning = "raise or lower a limit for one page, such as seconds=20; repeatable"
    command.add_argument("--bound", metavar="NAME=N", type=value_types.bound, action="append", default=[], help=meaning)


def _empty_sections(command: argparse.ArgumentParser, *, default: bool) -> None:
    """Add two options, to keep and to leave out sections without content; the last one given applies. ``default``:
    whether they are kept if neither is given.
    """
    kept, dropped = ("keep the headings of sections without any content, as on the wiki",
                     "leave out sections without any content, and report them")  # fmt: skip
    (kept, dropped) = (f"{kept} (default)", dropped) if default else (kept, f"{dropped} (default)")
    add = command.add_argument
    add("--keep-empty-sections", dest="empty_sections", action="store_true", default=default, help=kept)
    add("--drop-empty-sections", dest="empty_sections", action="store_false", default=default, help=dropped)


def _folders(command: argparse.ArgumentParser, output: str, *, empty_sections: bool) -> None:
    """Add the options of commands that write converted pages to a folder. ``output``: the default folder;
    ``empty_sections``: whether sections without content are kept by default.
    """
    add = command.add_argument
    add(
        "--output",
        "-o",
        metavar="DIR",
        type=value_types.named_path,
        default=Path(output),
        help=f"output folder (default: {output})",
    )
    add("--title", default="", help="title of the book (default: the category, or the name of the only page or folder)")
    _report(command)
    _wiki(command)
    add("--media", metavar="DIR", type=value_types.folder, help="folder of image files, named as on the wiki")
    _empty_sections(command, default=empty_sections)
    add("--categories", action="store_true", help="also write a page that lists all categories with their pages")
    add("--order", choices=("given", "title", "list"), help="as in the sources, by title, or as in --pages FILE")
