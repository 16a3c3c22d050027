"""Reads a snapshot folder, as ``wikibinder fetch`` writes it: the chapters, and the pages that they transclude.

``book.json`` lists the chapters among ``pages.xml``, with their order, parts, authors and licence; ``site.json`` is the
wiki's answer to the API's siteinfo query; ``media.json`` describes the files in ``media/``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from wikibinder.model.diagnostics import Code, Diagnostics, Position
from wikibinder.model.page import MediaList, Page, Rights, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

BOOK, PAGES, SITE, MEDIA = "book.json", "pages.xml", "site.json", "media.json"
FORMAT = 1
LONGEST = 64_000_000
"""Maximum size in bytes of one of the JSON files."""


def is_snapshot(folder: Path) -> bool:
    """Whether a folder is a snapshot (contains ``book.json`` and ``pages.xml``)."""
    return (folder / BOOK).is_file() and (folder / PAGES).is_file()


@dataclass(slots=True)
class BookList:
    """The contents of ``book.json`` and ``site.json`` of a snapshot folder.

    ``chapters``: titles in the order of the book -> title of the part of the book ("" if none); ``redirects``: title ->
    target; ``authors``: title -> object with ``names`` and ``anonymous`` (a number); ``licence``: name and address;
    ``script``: address of the wiki's ``index.php``; ``subpages``: numbers of namespaces that have them; ``hidden``:
    names of hidden categories without namespace, None if unknown.
    """

    title: str = ""
    language: str = ""
    chapters: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    authors: dict[str, Any] = field(default_factory=dict)
    licence: tuple[str, str] = ("", "")
    script: str = ""
    article_url: str = ""
    subpages: tuple[int, ...] = ()
    hidden: frozenset[str] | None = None


def read_book(folder: Path) -> BookList:
    """Return the list of chapters and the site data of a snapshot folder; raises ValueError if its files cannot be
    used, with one sentence for the user.
    """
    book, site = _object(folder / BOOK), _object(folder / SITE)
    if book.get("format") != FORMAT:
        raise ValueError(f"{BOOK} is of format {book.get('format')}, not {FORMAT}; fetch the pages again")
    found = BookList(str(book.get("title") or ""))
    part = ""
    if not isinstance(book.get("order"), list):
        raise ValueError(f"{BOOK} has no list of chapters; fetch the pages again")
    for entry in _list(book, "order"):
        part = str(entry.get("part") or part)
        if title := entry.get("title"):
            found.chapters[str(title)] = part
    found.redirects = {str(name): str(target) for name, target in _mapping(book, "redirects").items()}
    found.authors = _mapping(book, "authors")
    if isinstance(hidden := book.get("hidden_categories"), list):
        found.hidden = frozenset(str(title).partition(":")[2] for title in hidden)
    rights = _mapping(book, "rights")
    found.licence = (str(rights.get("text") or ""), str(rights.get("url") or ""))
    general = _mapping(site, "general")
    server = urljoin(str(book.get("api") or ""), str(general.get("server") or ""))
    # The file may come from anyone: an address with another scheme must not become a link.
    if server.startswith(("http://", "https://")):
        found.script = urljoin(server, str(general.get("script") or "")) if general.get("script") else ""
        path = str(general.get("articlepath") or "")
        found.article_url = server + path.replace("$1", "{title}") if "$1" in path else ""
    spaces = [space for space in _mapping(site, "namespaces").values() if isinstance(space, dict)]
    found.subpages = tuple(int(space["id"]) for space in spaces if space.get("subpages") and "id" in space)
    found.language = str(general.get("lang") or "")
    return found


def chapters_first(pages: Iterable[Page], folder: Path, diagnostics: Diagnostics) -> Iterator[Page]:
    """Yield the pages of a snapshot folder: chapters in the order of the book, then the pages that they transclude, and
    redirects. ``pages``: all pages in the folder's ``pages.xml``.

    A chapter that another one transcludes is yielded twice, the second time with ``chapter=False``. Missing chapters
    are reported; so is a ``book.json`` that cannot be used, and then nothing is yielded.
    """
    try:
        book = read_book(folder)
    except ValueError as error:
        diagnostics.add(Code.FILE_DAMAGED, str(error), Position(str(folder / BOOK)))
        return
    media = MediaList(str(folder), _digest(folder / MEDIA))
    chapters: dict[str, Page] = {}
    others: list[Page] = []
    for page in pages:
        address = book.article_url or page.site.article_url
        site = replace(page.site, article_url=address, subpages=book.subpages, hidden_categories=book.hidden)
        page = replace(page, site=site, chapter=False)  # noqa: PLW2901
        others.append(page)
        if page.title in book.chapters:
            rights = _rights(book, page.title)
            chapters[page.title] = replace(
                page, chapter=True, part=book.chapters[page.title], rights=rights, media=media
            )
    yield from (chapters[title] for title in book.chapters if title in chapters)
    if missing := [title for title in book.chapters if title not in chapters]:
        message = f"{PAGES} lacks {', '.join(missing[:3])}; run wikibinder fetch on the folder again"
        diagnostics.add(Code.FILE_DAMAGED, message, Position(str(folder / PAGES)))
    # Of the chapters, yield again only those that other pages transclude.
    used = {_folded(title) for page in others for title in _transcluded(page.wikitext)}
    yield from (page for page in others if page.title not in chapters or _folded(page.title) in used)
    place, site = Position(str(folder / BOOK)), next((page.site for page in others), Site())
    for name, target in book.redirects.items():
        if name not in chapters:
            text = f"#REDIRECT [[{target}]]"
            yield Page(name, text, place, site=site, redirect=target, chapter=False)


def _transcluded(text: str) -> Iterator[str]:
    """Yield the names of pages in the main namespace (without ``:``) that a wikitext seems to transclude:
    ``{{:Name}}``, ``{{/Sub}}``.
    """
    place = text.find("{{")
    while place >= 0:
        name = text[place + 2 : place + 300].lstrip()
        # Other calls transclude pages of other namespaces, which are no chapters.
        if name[:1] in (":", "/"):
            yield name.partition("}")[0].partition("|")[0].strip(":").strip()
        place = text.find("{{", place + 2)


def _folded(title: str) -> str:
    return title.replace("_", " ").rpartition("/")[2].casefold().strip()


def _rights(book: BookList, title: str) -> Rights:
    contributors = book.authors.get(title)
    names = contributors.get("names") if isinstance(contributors, dict) else None
    number = contributors.get("anonymous") if isinstance(contributors, dict) else None
    return Rights(
        tuple(str(name) for name in names) if isinstance(names, list) else (),
        number if isinstance(number, int) else 0,
        *book.licence,
        book.script,
    )


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _object(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LONGEST:
            raise ValueError(f"{path.name} is longer than {LONGEST:,} bytes")
        found = json.loads(path.read_bytes())
    except OSError as error:
        raise ValueError(f"{path.name} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path.name} is not JSON: {error}") from None
    if not isinstance(found, dict):
        raise ValueError(f"{path.name} is not a JSON object")
    return found


def _mapping(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = data.get(name)
    return found if isinstance(found, dict) else {}


def _list(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = data.get(name)
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []
