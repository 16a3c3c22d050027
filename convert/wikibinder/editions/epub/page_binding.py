"""Makes the pages of the EPUB from the pages that Sphinx wrote: corrects and splits them, adjusts links."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape, unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

from wikibinder.editions.epub import page_markup
from wikibinder.editions.epub.page_split import LIMIT, split
from wikibinder.editions.epub.xhtml import Element, MarkupError, has_class, parse, serialize, text_of

if TYPE_CHECKING:
    from wikibinder.editions.shared.kept_results import KeptResults

LINK: Final = re.compile(r'(<a\b[^>]*?) href="([^"]*)"')
SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
UNSAFE: Final = re.compile(r"[^\w./~-]")
OWN_NAMES: Final = ("nav.xhtml", "cover.xhtml", "cover.png", "book.css", "toc.ncx", "content.opf", "mimetype")

HIGHEST: Final = 380
"""Maximum height of a picture outside boxes and galleries, in CSS pixels: some 60 % of the screen of a phone."""
HIGHEST_IN_BOX: Final = 220
"""Maximum height of a picture in an infobox, in CSS pixels."""
HIGHEST_IN_ROW: Final = 1.3
"""Maximum height of a picture of a gallery, as a share of the width of its place."""
_WIDTH: Final = re.compile(r"width: *([0-9.]+)px;?")

Report = Callable[[str, str], None]
"""Called with each broken link: the page (as Sphinx names it) and the address."""


@dataclass(frozen=True, slots=True)
class EpubImage:
    """A picture file of the book: its path, its shape (width divided by height), and the width in CSS pixels for pages
    that give none (0: its natural width).
    """

    name: str
    shape: float = 1.0
    width: int = 0


@dataclass(frozen=True, slots=True)
class EpubPage:
    """An XHTML file of the book.

    ``name``: its path in the book. ``origin``: name of the page that Sphinx wrote and from which it was made. ``ids``:
    the ids in it. ``images``: paths of its pictures in the book. ``properties``: its properties in the manifest, such
    as ``mathml``. ``described``: each of its pictures has an alternative text or a caption.
    """

    name: str
    origin: str
    markup: str
    title: str
    ids: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    described: bool = True


@dataclass(slots=True)
class Names:
    """Makes unique names for the files of the book, valid on every file system."""

    taken: set[str] = field(default_factory=lambda: set(OWN_NAMES))

    def new(self, name: str) -> str:
        stem, suffix = posixpath.splitext(UNSAFE.sub("_", unicodedata.normalize("NFC", name)))
        name, number = stem + suffix, 1
        while name.casefold() in self.taken:
            number += 1
            name = f"{stem}-{number}{suffix}"
        # Some file systems do not distinguish upper and lower case.
        self.taken.add(name.casefold())
        return name


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of the book in reading order. ``places``: the file of each target of each original page: origin -> id
    -> file, with "" for the page itself. ``faults``: original pages that could not be converted, with the reason.
    """

    pages: tuple[EpubPage, ...]
    places: Mapping[str, Mapping[str, str]]
    faults: Mapping[str, str] = field(default_factory=dict)

    def address(self, origin: str, anchor: str = "") -> str | None:
        """Return the address in the book of the target ``anchor`` of the original page ``origin``, or of the page if it
        has no such target; None if there is no such page.
        """
        places = self.places.get(origin)
        if places is None:
            return None
        return f"{places[anchor]}#{anchor}" if anchor and anchor in places else places[""]

    def linked(self, report: Report) -> Pages:
        """Return the pages with their links changed to addresses in the book; ``report`` is called for each link
        without a target.
        """
        return replace(self, pages=tuple(replace(page, markup=self._linked(page, report)) for page in self.pages))

    def _linked(self, page: EpubPage, report: Report) -> str:
        def relink(match: re.Match[str]) -> str:
            before, href = match[1], unescape(match[2])
            # An address outside the book.
            if SCHEME.match(href):
                return match[0]
            parts = urlsplit(href)
            folder = posixpath.dirname(page.origin)
            target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else page.origin
            anchor = unquote(parts.fragment)
            address = self.address(target, anchor)
            # The page or the target does not exist.
            if address is None or (anchor and "#" not in address):
                report(page.origin, href)
            if address is None:
                return before
            return f'{before} href="{escape(_relative(address, page.name))}"'

        return LINK.sub(relink, page.markup)


def _relative(address: str, page: str) -> str:
    """Return an address in the book as an address relative to the page of the book with the path ``page``,
    percent-encoded.
    """
    name, hash_, anchor = address.partition("#")
    if name == page and hash_:
        return f"#{quote(anchor)}"
    return quote(posixpath.relpath(name, posixpath.dirname(page) or ".")) + hash_ + quote(anchor)


@dataclass(frozen=True, slots=True)
class CorrectedPage:
    """A page before its links are set: its title, its pictures, and its parts (one, if it was not split): markup, ids
    and manifest properties of each.
    """

    title: str
    pictures: Pictures
    parts: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


def bind(
    sources: Iterable[tuple[str, str]], names: Names, images: Mapping[str, EpubImage], kept: KeptResults, report: Report
) -> Pages:
    """Make pages of the book from the pages (name, markup) that Sphinx wrote, in reading order. ``names``: makes their
    paths; ``images``: the picture files of the book by the paths that Sphinx gave them; ``kept``: results of earlier
    builds; ``report``: called with each broken link.
    """
    pages: list[EpubPage] = []
    places: dict[str, dict[str, str]] = {}
    faults: dict[str, str] = {}
    for origin, markup in sources:
        # Pictures refer to the first part; later parts are in the same folder.
        first = names.new(origin)
        try:
            page = kept.result(partial(_corrected, markup, first, origin, images), markup, first, origin)
        except MarkupError as error:
            faults[origin] = f"is not well-formed XML: {error}"
            continue
        files = places.setdefault(origin, {"": first})
        for number, (text, ids, properties) in enumerate(page.parts):
            name = names.new(origin) if number else first
            used, described = page.pictures.used, page.pictures.described
            pages.append(EpubPage(name, origin, text, page.title, ids, used, properties, described))
            # The first element with an id counts, as in a browser.
            files.update({place: name for place in ids if place not in files})
    return Pages(tuple(pages), places, faults).linked(report)


def _corrected(markup: str, first: str, origin: str, images: Mapping[str, EpubImage]) -> CorrectedPage:
    """Correct and split the page ``origin`` with this markup. ``first``: path in the book of its first part;
    ``images``: the picture files of the book by the paths that Sphinx gave them. Raises MarkupError.
    """
    root = parse(markup)
    page_markup.correct(root)
    title, pictures = root.find("head/title"), _place_images(root, first, origin, images)
    parts = tuple((text, _ids(part), _properties(part)) for part, text in _cut(root))
    return CorrectedPage("" if title is None else text_of(title), pictures, parts)


def _ids(root: Element) -> tuple[str, ...]:
    return tuple(name for element in root.iter() if (name := element.get("id")))


def _cut(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield the element tree and the markup of a page; of each of its parts, if it is too long for a file."""
    whole = serialize(root)
    if len(whole.encode()) <= LIMIT:
        yield root, whole
        return
    for part in split(root):
        yield part, serialize(part)


def _properties(root: Element) -> tuple[str, ...]:
    tags = {element.tag for element in root.iter()}
    return tuple(name for tag, name in (("math", "mathml"), ("svg", "svg")) if tag in tags)


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a page. ``used``: paths of their files in the book; ``described``: each has an alternative text
    or a caption.
    """

    used: tuple[str, ...]
    described: bool


def _place_images(root: Element, name: str, origin: str, images: Mapping[str, EpubImage]) -> Pictures:
    """Set the addresses of a page's pictures to the files in the book, and limit their size; a picture that is not in
    the book is replaced by its alternative text. ``name``: path of the page in the book; ``origin``: its name for
    Sphinx; ``images``: the picture files by the paths that Sphinx gave them.
    """
    used: list[str] = []
    described = True
    figures = [figure for figure in root.iter("figure") if figure.find("figcaption") is not None]
    captioned = {image for figure in figures for image in figure.iter("img")}
    boxed = _images_in(root, "infobox")
    in_rows = _images_in(root, "gallery") & {image for figure in root.iter("figure") for image in figure.iter("img")}
    for image in list(root.iter("img")):
        source = unquote(image.get("src", ""))
        file = images.get(posixpath.normpath(posixpath.join(posixpath.dirname(origin), source)))
        alt = image.get("alt", "")
        # docutils puts the address in place of a missing alternative text.
        if alt in (source, image.get("src")):
            alt = ""
        if file is None:
            _become_words(image, alt)
            continue
        image.set("src", _relative(file.name, name))
        image.set("alt", alt)
        if file.width and not {"width", "height", "style"} & set(image.keys()):
            image.set("width", str(file.width))
        if image in in_rows:
            # In percent, as epub.js replaces every ``max-width`` by the width of the screen.
            image.set("style", f"width: {min(100, round(100 * HIGHEST_IN_ROW * file.shape))}%;")
        else:
            _limit_height(image, file, HIGHEST_IN_BOX if image in boxed else HIGHEST)
        used.append(file.name)
        described = described and bool(alt or image in captioned)
    return Pictures(tuple(used), described)


def _images_in(root: Element, name: str) -> set[Element]:
    """Return the ``img`` elements within elements of the class ``name``."""
    return {image for element in root.iter() if has_class(element, name) for image in element.iter("img")}


def _limit_height(image: Element, file: EpubImage, highest: int) -> None:
    """Reduce the given width of a picture that would be higher than ``highest`` CSS pixels. (A ``max-height`` would not
    do: epub.js replaces it by the height of the screen.)
    """
    style = image.get("style", "")
    given = _WIDTH.search(style)
    most = round(highest * file.shape)
    if given and float(given[1]) > most:
        image.set("style", _WIDTH.sub(f"width: {most}px;", style))


def _become_words(image: Element, words: str) -> None:
    tail = image.tail
    image.clear()
    image.tag, image.text, image.tail = "span", words, tail
