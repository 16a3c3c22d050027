"""The options of ``fetch``, which ``book`` has as well, and the request made from them."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wikibinder.cli import value_types, wiki_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wikibinder.fetch.page_addresses import FetchRequest
    from wikibinder.fetch.steps import FetchOptions

_UNITS = {"": 1, "K": 1000, "M": 1000**2, "G": 1000**3}
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|(?:[\w-]+\.)+[A-Za-z]{2,}(?::\d+)?/\S")


def add_fetch(command: argparse.ArgumentParser) -> None:
    """Add the arguments of ``wikibinder fetch`` to its parser."""
    add = command.add_argument
    add(
        "sources",
        nargs="*",
        metavar="PAGE",
        help="the address of a page, a title on --site, or a folder fetched before",
    )
    add("--output", "-o", metavar="DIR", type=Path, default=Path("wikibinder-pages"), help="the folder to write")
    add(
        "--site",
        metavar="URL",
        type=wiki_values.site,
        default="",
        help="the wiki of the titles, such as en.wikipedia.org",
    )
    add("--category", metavar="NAME", type=wiki_values.category, default="", help="the pages of this category")
    add_fetching(command)


def add_fetching(command: argparse.ArgumentParser) -> None:
    """Add the options about fetching that ``fetch`` and ``book`` have in common to the parser of one of them."""
    add = command.add_argument_group("pages of a wiki on the network").add_argument
    add("--depth", metavar="N", type=_number, default=0, help="with --category: levels of subcategories to include")
    add("--subpages", metavar="TITLE", default="", help="this page and its subpages, in the order of its links")
    add(
        "--list",
        metavar="FILE",
        type=value_types.file,
        help="a title or an address in each line; # begins a part of the book",
    )
    add("--update", action="store_true", help="fetch the newest revisions (default: keep those in the folder)")
    add("--offline", action="store_true", help="open no connection: use only pages fetched before")
    add("--images", choices=("none", "used", "all"), help="the files to fetch (default: those shown)")
    add("--width", metavar="PIXELS", type=value_types.positive, help="maximum width of pictures (default: 1280)")
    add("--non-free", action="store_true", help="also fetch non-free pictures; check that you may publish them")
    add(
        "--contact",
        metavar="ADDRESS",
        default="",
        help="your e-mail address or page, sent to the wiki (default: $WIKIBINDER_CONTACT)",
    )
    add("--login", metavar="USER", default="", help="log in; the password comes from $WIKIBINDER_PASSWORD, ~/.netrc")
    add("--cookies", metavar="FILE", type=value_types.file, help="a browser's cookies.txt, for wikis behind a login")
    add(
        "--allow-host",
        metavar="HOST",
        action="append",
        default=[],
        help="a host that may be in a private network; repeatable",
    )
    add(
        "--max-pages",
        metavar="N",
        type=value_types.positive,
        default=500,
        help="maximum number of pages (default: 500)",
    )
    add(
        "--max-bytes",
        metavar="N",
        type=_size,
        default=2 * 1000**3,
        help="maximum number of bytes, such as 500M (default: 2G)",
    )


def is_wanted(options: argparse.Namespace) -> bool:
    """Whether the options of ``book`` request pages of a wiki: by an address, a list or a page with subpages, or, with
    ``--site``, by a title or (without sources) a category.
    """
    words = fetched_words(options)
    if any(_ADDRESS.match(word) for word in words) or options.subpages or options.list:
        return True
    return bool(options.site) and (bool(words) or (bool(options.category) and not options.sources))


def fetched_words(options: argparse.Namespace) -> list[str]:
    """Return the sources on the command line, except "-", that are no existing files or folders: addresses and titles
    of pages.
    """
    return [word for word in options.sources if word != "-" and not _exists(word)]


def _exists(word: str) -> bool:
    try:
        return Path(word).exists()
    except (OSError, ValueError):
        # The text is too long for a file name, or contains a NUL.
        return False


def could_be_title(word: str) -> bool:
    """Whether a source on the command line that does not exist as a file looks like the title of a page."""
    # Mistyped paths and options are more frequent than such titles; 255 bytes is MediaWiki's limit.
    return not re.search(r"[/\\]|\.\w{1,8}$|://|^[-~.]|[\[\]{}|<>#\x00]", word) and len(word.encode()) <= 255


def request(options: argparse.Namespace, words: list[str]) -> FetchRequest:
    """Return the request for pages of a wiki that the options and ``words`` (addresses and titles) make. Raises
    FetchError if no wiki is given, or two.
    """
    from wikibinder.fetch.errors import FetchError  # noqa: PLC0415
    from wikibinder.fetch.page_addresses import FetchRequest, read_list, read_words  # noqa: PLC0415

    start, items = read_words(words, options.site)
    if options.list:
        start, listed = read_list(options.list.read_text("utf-8-sig", "replace"), start)
        items += listed
    if not start:
        raise FetchError("the wiki is missing: give the address of a page, or --site en.wikipedia.org with titles")
    return FetchRequest(start, items, options.category, options.depth, options.subpages)


def fetch_options(options: argparse.Namespace, before: Mapping[str, Any]) -> FetchOptions:
    """Return the options for fetching. ``before``: the request in the snapshot folder, in the form of book.json, from
    which options that are not given are taken.
    """
    from wikibinder.fetch.steps import FetchOptions  # noqa: PLC0415

    return FetchOptions(
        options.contact,
        options.images or str(before.get("images") or "used"),
        options.width or int(before.get("width") or 1280),
        options.max_pages,
        options.max_bytes,
        options.non_free or bool(before.get("non_free")),
        options.login,
        options.cookies,
        frozenset(host.lower() for host in options.allow_host),
        options.update,
    )


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise argparse.ArgumentTypeError("must be a number")
    return int(text)


def _size(text: str) -> int:
    match = re.fullmatch(r"(\d{1,12})([KMG]?)B?", text.strip().upper())
    if not match or not int(match[1]):
        raise argparse.ArgumentTypeError(f"{text} is not a number of bytes, such as 500M")
    return int(match[1]) * _UNITS[match[2]]
