"""Writes and reads the files of a snapshot folder: book.json, pages.xml, site.json, media.json and ``media/``."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from wikibinder.model.files import failing_clearly, write
from wikibinder.readers.page_titles import redirect_target

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from wikibinder.fetch.api import Json
    from wikibinder.fetch.chapters import Authors, Chapter
    from wikibinder.fetch.revisions import Revision
    from wikibinder.fetch.siteinfo import WikiInfo

FORMAT = 1
NAMESPACE = "http://www.mediawiki.org/xml/export-0.11/"
MEDIA = "media"
_OURS = re.compile(r"[a-z0-9-]+-[0-9a-f]{12}(?:-[0-9]+px)?(?:-p[0-9]+)?\.(?:png|jpg|gif|webp|svg)")
"""Matches the name of a picture file that MediaFetcher has written."""


@dataclass(slots=True)
class Snapshot:
    """The contents of a snapshot folder. ``request``: what the user requested; ``redirects``: redirect -> title of the
    chapter; ``authors``: by title of the chapter; ``others``: the templates, modules and other pages that the chapters
    transclude, by title; ``problems``: a line for each page that cannot be fetched; ``media``: the entries of
    media.json; ``hidden``: the titles of the chapters' categories that the wiki hides from readers.
    """

    title: str
    request: Json
    wiki: WikiInfo
    chapters: Sequence[Chapter]
    redirects: Mapping[str, str]
    authors: Mapping[str, Authors]
    others: Mapping[str, Revision]
    problems: Sequence[str]
    media: Mapping[str, Json] = field(default_factory=dict)
    hidden: Collection[str] = ()


def read_json(path: Path) -> Json:
    """Return the object in a JSON file of a snapshot; an empty one if the file is missing or unreadable."""
    try:
        found: Any = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def write_snapshot(folder: Path, snapshot: Snapshot, fetched: str) -> None:
    """Write the files of a snapshot; book.json last, so that a folder with it is complete. ``fetched``: the time of
    fetching, in ISO 8601; if nothing else in book.json has changed, the earlier time stays. Raises OutputError.
    """
    write(folder / "media.json", _json(dict(sorted(snapshot.media.items()))))
    write(folder / "site.json", _json(snapshot.wiki.data))
    write(folder / "pages.xml", "".join(_export(snapshot)).encode("utf-8", "replace"))
    book = _book(snapshot)
    before = read_json(folder / "book.json")
    # If nothing else has changed, the time is kept: the same input gives the same bytes.
    same = {name: value for name, value in before.items() if name != "fetched"} == json.loads(_json(book))
    book["fetched"] = before.get("fetched", fetched) if same else fetched
    write(folder / "book.json", _json(book))
    _remove_others(folder / MEDIA, {entry.get("file", "") for entry in snapshot.media.values()})


def _book(snapshot: Snapshot) -> Json:
    order: list[Json] = []
    part = ""
    for chapter in snapshot.chapters:
        if chapter.part != part:
            part = chapter.part
            order.append({"part": part})
        revision = chapter.revision
        entry: Json = {"title": revision.title, "revid": revision.revid}
        order.append({**entry, "label": chapter.label} if chapter.label else entry)
    authors = {title: {"names": found.names, "anonymous": found.anonymous} for title, found in snapshot.authors.items()}
    return {
        "format": FORMAT,
        "title": snapshot.title,
        "site": snapshot.wiki.server,
        "api": snapshot.wiki.api,
        "request": snapshot.request,
        "order": order,
        "redirects": dict(sorted(snapshot.redirects.items())),
        "authors": dict(sorted(authors.items())),
        "rights": snapshot.wiki.rights,
        "hidden_categories": sorted(snapshot.hidden),
        "problems": list(snapshot.problems),
    }


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _export(snapshot: Snapshot) -> Iterator[str]:
    """Yield the text of pages.xml in pieces: the pages in MediaWiki's export format 0.11."""
    general = snapshot.wiki.general
    yield f'<mediawiki xmlns="{NAMESPACE}" version="0.11" xml:lang={quoteattr(str(general.get("lang", "")))}>\n'
    yield "  <siteinfo>\n"
    for name, key in (("sitename", "sitename"), ("dbname", "wikiid"), ("base", "base"), ("generator", "generator"),
                      ("case", "case")):  # fmt: skip
        yield f"    <{name}>{escape(str(general.get(key, '')))}</{name}>\n"
    yield "    <namespaces>\n"
    for space in sorted(snapshot.wiki.data.get("namespaces", {}).values(), key=lambda space: int(space["id"])):
        case = quoteattr(str(space.get("case", "first-letter")))
        yield f'      <namespace key="{space["id"]}" case={case}>{escape(space["name"])}</namespace>\n'
    yield "    </namespaces>\n  </siteinfo>\n"
    yield from _pages(chapter.revision for chapter in snapshot.chapters)
    # Chapters in the order of the book; the rest sorted, as the wiki lists templates in varying order.
    yield from _pages(snapshot.others[title] for title in sorted(snapshot.others))
    yield "</mediawiki>\n"


def _pages(revisions: Iterable[Revision]) -> Iterator[str]:
    for page in revisions:
        yield f"  <page>\n    <title>{escape(page.title)}</title>\n    <ns>{page.namespace}</ns>\n"
        yield f"    <id>{page.pageid}</id>\n"
        target = redirect_target(page.text) if page.model == "wikitext" else ""
        if target:
            yield f"    <redirect title={quoteattr(target)} />\n"
        yield f"    <revision>\n      <id>{page.revid}</id>\n      <timestamp>{escape(page.timestamp)}</timestamp>\n"
        yield f"      <contributor><username>{escape(page.user)}</username></contributor>\n"
        yield f"      <model>{escape(page.model)}</model>\n      <format>text/x-wiki</format>\n"
        yield f'      <text xml:space="preserve">{escape(page.text)}</text>\n    </revision>\n  </page>\n'


def _remove_others(folder: Path, kept: set[str]) -> None:
    """Remove the fetched files in the folder ``media`` that are not among ``kept``, which were left by an earlier state
    of the snapshot; files with other names belong to the user.
    """
    with failing_clearly(folder):
        for path in folder.iterdir() if folder.is_dir() else ():
            if _OURS.fullmatch(path.name) and f"{MEDIA}/{path.name}" not in kept:
                path.unlink()
