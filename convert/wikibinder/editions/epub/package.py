"""Writes pages, pictures and metadata to an EPUB file, byte for byte reproducible."""

from __future__ import annotations

import io
import itertools
import time
import zipfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wikibinder.editions.epub.contents import ContentsEntry, trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wikibinder.editions.epub.page_binding import EpubPage

TEMPLATES: Final = Path(__file__).parent / "templates"
STYLES: Final = Path(__file__).parent / "book.css"
MIMETYPE: Final = b"application/epub+zip"
MEDIA_TYPES: Final = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".ncx": "application/x-dtbncx+xml",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
}
CONTENTS_LIMIT: Final = 230_000
"""Maximum number of bytes of the table of contents, unless it has only one level."""


@dataclass(frozen=True, slots=True)
class BookMetadata:
    """The metadata of the book in the package document. ``modified``: time in UTC, as ``timestamp`` returns it;
    ``described``: pairs of a Dublin Core element and its value; ``direction``: ``ltr`` or ``rtl``; ``cover_text``:
    alternative text of the cover's picture.
    """

    title: str
    language: str
    identifier: str
    modified: str
    authors: tuple[str, ...] = ()
    described: tuple[tuple[str, str], ...] = ()
    direction: str = "ltr"
    cover_text: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book, listed in the manifest: its id, path, content and manifest properties."""

    id: str
    href: str
    data: bytes
    properties: tuple[str, ...] = ()

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[Path(self.href).suffix.lower()]


@dataclass(frozen=True, slots=True)
class SpineItem:
    """An item of the reading order (spine), by its id in the manifest. ``linear``: False if readers only reach it by
    links.
    """

    id: str
    linear: bool = True


@dataclass(frozen=True, slots=True)
class Landmark:
    """A main part of the book, for the reading system's menu: its ``epub:type``, address and title."""

    type: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Package:
    """All content of an EPUB file. ``words``: ``contents`` and ``landmarks`` -> text of that heading in the book's
    language; ``files``: path -> content of the other files; ``cover``: path and content of the picture (None: there is
    no cover); ``styles``: paths of the style sheets; ``depth``: maximum number of levels of the table of contents.
    """

    book: BookMetadata
    pages: tuple[EpubPage, ...]
    contents: tuple[ContentsEntry, ...]
    landmarks: tuple[Landmark, ...]
    words: dict[str, str]
    files: dict[str, bytes] = field(default_factory=dict)
    cover: tuple[str, bytes] | None = None
    styles: tuple[str, ...] = ("book.css",)
    depth: int = 4

    def write(self, path: Path) -> None:
        """Write the EPUB file."""
        _zip(path, self.entries())

    def entries(self) -> dict[str, bytes]:
        """Return the content of every file of the package by its path, except ``mimetype``."""
        front = self._front()
        body = [
            Item(f"page-{n}", page.name, page.markup.encode(), page.properties) for n, page in enumerate(self.pages, 1)
        ]
        rest = [Item(f"file-{n}", name, data) for n, (name, data) in enumerate(sorted(self.files.items()), 1)]
        manifest = [*front, *body, *rest]
        spine = [SpineItem("cover", linear=True)] if self.cover else []
        opf = _render(
            "content.opf.jinja",
            book=self.book,
            accessibility=self._accessibility(),
            manifest=[replace(item, href=quote(item.href)) for item in manifest],
            spine=[*spine, SpineItem("nav", linear=False), *(SpineItem(item.id) for item in body)],
        )
        container = (TEMPLATES / "container.xml").read_bytes()
        return {"META-INF/container.xml": container, "content.opf": opf, **{i.href: i.data for i in manifest}}

    def _front(self) -> list[Item]:
        """Return the files before the pages: the cover's picture and page (if there is a cover), and the two tables of
        contents.
        """
        items = []
        if self.cover:
            name, picture = self.cover
            page = _render("cover.xhtml.jinja", book=self.book, cover={"href": quote(name)})
            items += [Item("cover-image", name, picture, ("cover-image",)), Item("cover", "cover.xhtml", page)]
        # Older reading systems do not open pages of more than about 250 kB; levels are left out until the contents are
        # shorter.
        depth = self.depth
        while True:
            contents = trimmed(self.contents, depth)
            nav = _render(
                "nav.xhtml.jinja", book=self.book, contents=contents, landmarks=self.landmarks, words=self.words
            )
            if depth == 1 or len(nav) <= CONTENTS_LIMIT:
                break
            depth -= 1
        # EPUB 2's table of contents, for older reading systems.
        ncx = _render("toc.ncx.jinja", book=self.book, contents=_numbered(contents), depth=depth)
        return [*items, Item("nav", "nav.xhtml", nav, ("nav",)), Item("ncx", "toc.ncx", ncx)]

    def _accessibility(self) -> list[tuple[str, str]]:
        """Return the accessibility metadata as pairs of a schema.org property and a value; only features that this book
        has are listed.
        """
        pictures = any(page.images for page in self.pages)
        described = all(page.described for page in self.pages)
        formulas = any("mathml" in page.properties for page in self.pages)
        # The names are those of the W3C's vocabulary of schema.org accessibility properties.
        features = ["ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]
        features += ["alternativeText"] * described
        features += ["MathML"] * formulas
        features += ["index"] * any(landmark.type == "index" for landmark in self.landmarks)
        modes = ["textual", *(["visual"] if pictures else [])]
        # Text alone is sufficient only if every picture has a description.
        sufficient = ["textual"] if described else ["textual,visual"]
        return [
            *(("accessMode", mode) for mode in modes),
            *(("accessModeSufficient", mode) for mode in sufficient),
            *(("accessibilityFeature", feature) for feature in sorted(features)),
            ("accessibilityHazard", "none"),
            ("accessibilitySummary", _summary(pictures=pictures, described=described, formulas=formulas)),
        ]


def _summary(*, pictures: bool, described: bool, formulas: bool) -> str:
    sentences = ["The text has headings, contents, linked notes and an index in a logical reading order."]
    if pictures:
        sentences.append("Pictures are described." if described else "Not all pictures are described.")
    if formulas:
        sentences.append("Formulas are MathML with their TeX source as text.")
    return " ".join(sentences)


@dataclass(frozen=True, slots=True)
class Point:
    """An entry of the NCX table of contents: its number, its position in reading order, its title, address and
    subentries.
    """

    id: int
    order: int
    title: str
    href: str
    children: tuple[Point, ...] = ()


def _numbered(contents: Sequence[ContentsEntry]) -> tuple[Point, ...]:
    """Return the table of contents as points of an NCX, numbered from 1; as the format requires, points with the same
    target have the same position in reading order.
    """
    order: dict[str, int] = {}
    ids = itertools.count(1)

    def points(entries: Sequence[ContentsEntry]) -> tuple[Point, ...]:
        return tuple(
            Point(
                next(ids),
                order.setdefault(entry.first, len(order) + 1),
                entry.title,
                entry.first,
                points(entry.children),
            )
            for entry in entries
        )

    return points(contents)


def _render(template: str, **values: object) -> bytes:
    # A name that a template misspells must not become an empty text in the book.
    templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return (templates.get_template(template).render(values) + "\n").encode()


def _zip(path: Path, entries: dict[str, bytes]) -> None:
    """Write the files of a package (path -> content) as a reproducible ZIP file: fixed times and modes, sorted, the
    media type first.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        # The OCF specification requires the media type first and uncompressed, so that a file is recognised by its
        # bytes.
        for name, data in [("mimetype", MIMETYPE), *sorted(entries.items())]:
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            # Unix on every platform: the modes are read only then, and the bytes are the same everywhere.
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=9)
    path.write_bytes(out.getvalue())


def timestamp(seconds: int) -> str:
    """Return a time, in seconds since 1970, as EPUB requires: UTC in ISO 8601, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
