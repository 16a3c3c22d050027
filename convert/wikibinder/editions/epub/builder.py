"""The Sphinx builder of the EPUB 3.3 edition: valid, accessible, with a cover, byte for byte reproducible.

Sphinx writes the pages with the templates next to this module. ``page_binding`` then corrects and splits them,
``contents`` makes the table of contents, ``package`` writes the file.
"""

from __future__ import annotations

import os
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.builders.epub3 import Epub3Builder
from sphinx.locale import _
from sphinx.util import logging

from wikibinder import __version__
from wikibinder.editions.epub import (
    contents as epub_contents,
)
from wikibinder.editions.epub import (
    embedded_fonts,
    page_binding,
)
from wikibinder.editions.epub import (
    package as epub_package,
)
from wikibinder.editions.epub import (
    pictures as epub_images,
)
from wikibinder.editions.epub.package import BookMetadata, Landmark, Package
from wikibinder.editions.shared import completeness, cover, page_bounds, roles
from wikibinder.editions.shared import state as written
from wikibinder.editions.shared.config import THEME
from wikibinder.editions.shared.converted import has_converted_pages
from wikibinder.editions.shared.kept_results import KeptResults

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

PLACEHOLDER: Final = "no version"
DEFAULTS: Final = {"epub_show_urls": "no", "epub_tocdepth": 4}
"""Name of one of Sphinx's settings -> its value where conf.py sets none. Addresses are not printed, because they are
links.
"""
UNSET: Final = frozenset(("", "unknown", "Author name not set"))
"""Values of Sphinx's settings that mean "not set"."""


class EpubBuilder(Epub3Builder):
    """Builds the EPUB edition. For a project in another theme and without converted pages, calling the class returns
    Sphinx's own builder.
    """

    def __new__(cls, app: Sphinx, env: BuildEnvironment) -> Epub3Builder:  # type: ignore[misc]  # see above
        return super().__new__(cls) if is_wikibinder_book(app) else Epub3Builder(app, env)

    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"]  # noqa: RUF012 (Sphinx's)
    left_out: frozenset[str] = frozenset()

    def get_theme_config(self) -> tuple[str, dict[str, str | int | bool]]:
        """Return the name and options of the theme: our own, unless the user has set a theme for EPUBs."""
        theme = self.config.epub_theme
        return ("wikibinder-epub" if theme == "epub" else theme), self.config.epub_theme_options

    def prepare_writing(self, docnames: Any) -> None:
        """Prepare writing as Sphinx does, and set template variables: language, direction and style sheet of the
        book.
        """
        super().prepare_writing(docnames)
        self.globalcontext["book_language"] = self._language
        self.globalcontext["book_direction"] = roles.direction(self._language)
        self.globalcontext["book_stylesheets"] = ["book.css"]

    # Parts of an HTML site that a book lacks.

    def copy_assets(self) -> None:
        """Copy nothing: ``package`` collects the files that the pages use."""

    def gen_pages_from_extensions(self) -> None:
        """Write no search pages, source listings or error pages."""

    def gen_additional_pages(self) -> None:
        """Write none of the pages of the setting ``html_additional_pages``."""

    def write_genindex(self) -> None:
        """Write the index, without entries for pages that are not in this edition."""
        _order, self.left_out = epub_contents.reading_order(self.env, self.config.root_doc, self.tags)
        super().write_genindex()

    def handle_page(self, pagename: str, addctx: dict[str, Any], *args: Any, **options: Any) -> None:
        """Write a page; an index only contains terms of this edition."""
        if "genindexentries" in addctx:
            addctx["genindexentries"] = self._entries_of_this_edition(addctx["genindexentries"])
        super().handle_page(pagename, addctx, *args, **options)

    def _entries_of_this_edition(self, index: list[tuple[str, list[Any]]]) -> list[tuple[str, list[Any]]]:
        pages = {self.get_target_uri(docname) for docname in self.left_out}

        def kept(links: list[tuple[str, str]]) -> list[tuple[str, str]]:
            return [link for link in links if link[1].partition("#")[0] not in pages]

        if not pages:
            return index
        result = []
        for letter, entries in index:
            terms = []
            for term, (links, subterms, key) in entries:
                remaining = [(name, kept(places)) for name, places in subterms if kept(places) or not places]
                if remaining or kept(links) or not links:
                    terms.append((term, (kept(links), remaining, key)))
            if terms:
                result.append((letter, terms))
        return result

    # The book.

    @property
    def _folder(self) -> Path:
        return Path(self.outdir)

    @property
    def _language(self) -> str:
        return (self.config.epub_language or "en").replace("_", "-")

    def handle_finish(self) -> None:
        """Make the EPUB file from the written pages, unless it is up to date. Raises IncompleteEditionError if a page
        is missing.
        """
        order, self.left_out = epub_contents.reading_order(self.env, self.config.root_doc, self.tags)
        origins = [docname + self.out_suffix for docname in order]
        origins += [index[0] + self.out_suffix for index in self.domain_indices]
        origins += ["genindex" + self.out_suffix] if self.use_index else []
        sources = [(o, (self._folder / o).read_text("utf-8")) for o in origins if (self._folder / o).is_file()]
        target = self._folder / f"{self.config.epub_basename}.epub"
        state = {target.name: written.digest((*written.ingredients(self._app), sources))}
        if not written.memory(self._app).changed("book", state) and target.is_file():
            return
        names = page_binding.Names()
        pictures = self._pictures(names)
        images = {source: image for source, (image, _data) in pictures.items()}
        # Removed first, so that a file of an earlier build is not mistaken for this book if the build fails.
        target.unlink(missing_ok=True)
        kept = KeptResults(
            Path(self.doctreedir) / "epub-pages", (*written.program(), images), reuse=self.config.wikibinder_shortcuts
        )
        book = page_binding.bind(sources, names, images, kept, self._report)
        kept.tidy()
        self._check(book)
        used = {name for page in book.pages for name in page.images}
        package = self._package(book, {image.name: data for image, data in pictures.values() if image.name in used})
        package.write(target)

    def _pictures(self, names: page_binding.Names) -> dict[str, tuple[page_binding.EpubImage, bytes]]:
        """Return the pictures that pages can show: path that Sphinx gave a picture -> its file in the book and its
        content. Files that cannot be shown are left out with a warning; ``names`` makes the new names.
        """
        found: dict[str, tuple[page_binding.EpubImage, bytes]] = {}
        for path in sorted((self._folder / self.imagedir).glob("*")):
            try:
                picture = epub_images.prepare(path, page_bounds.bounds_of(self.config))
            except epub_images.PictureError as error:
                logger.warning("%s: no picture that can be shown: %s", path.name, error, type="epub", subtype="image")
                continue
            image = page_binding.EpubImage(
                names.new(f"images/{path.stem}{picture.suffix}"), picture.shape, picture.width
            )
            found[f"{self.imagedir}/{path.name}"] = image, picture.data
        return found

    def _check(self, book: page_binding.Pages) -> None:
        """Raise IncompleteEditionError unless every page of the project is in the book."""
        present = {page.origin.removesuffix(self.out_suffix) for page in book.pages}
        faults = {origin.removesuffix(self.out_suffix): fault for origin, fault in book.faults.items()}
        hidden = completeness.left_out(self.env, self.config.root_doc, self.tags)
        completeness.check(self._app, present, faults, hidden)

    def _report(self, page: str, fault: str) -> None:
        if not any(fault.partition("#")[0].endswith(self.get_target_uri(docname)) for docname in self.left_out):
            logger.warning("%s: no target for the link: %s", page, fault, type="epub", subtype="link")

    def _package(self, pages: page_binding.Pages, files: dict[str, bytes]) -> Package:
        contents = epub_contents.contents(
            self.env, self.config.root_doc, self.tags, lambda doc, anchor: pages.address(doc + self.out_suffix, anchor)
        )
        index = pages.address("genindex" + self.out_suffix)
        if index:
            contents = (*contents, epub_contents.ContentsEntry(_("Index"), index))
        picture = self._cover(pages)
        return Package(
            book=self._book(picture.alt),
            pages=pages.pages,
            contents=contents,
            landmarks=tuple(self._landmarks(pages, contents, index)),
            words={"contents": _("Table of Contents"), "landmarks": _("Navigation")},
            files={**files, **self._fonts(pages)},
            cover=self._cover_picture() or ("cover.png", cover.png(picture)),
            depth=max(1, self.config.epub_tocdepth),
        )

    def _fonts(self, pages: page_binding.Pages) -> dict[str, bytes]:
        """Return the style sheet ``book.css`` and the font files that it names: name of a file -> content."""
        embed = self.config.wikibinder_embed_fonts
        faces = embedded_fonts.faces(page.markup for page in pages.pages) if embed else ()
        sheet = embedded_fonts.style(epub_package.STYLES.read_text("utf-8"), faces)
        return {"book.css": sheet.encode(), **{face.file: face.data for face in faces}}

    def _cover(self, pages: page_binding.Pages) -> cover.Cover:
        """Return the data from which the cover is drawn: title, author and language of the book, title and length of
        each article.
        """
        lengths = {page.origin: len(page.markup) for page in pages.pages}
        order, _left_out = epub_contents.reading_order(self.env, self.config.root_doc, self.tags)
        titles = [
            (self.env.titles[docname].astext(), lengths.get(docname + self.out_suffix, 0))
            for docname in order
            # Articles, not pages about the book.
            if "wikititle" in self.env.metadata[docname]
        ]
        return cover.Cover(self.config.epub_title, self._author, cover.articles(titles), self._language)

    def _cover_picture(self) -> tuple[str, bytes] | None:
        """Return name and content of the user's picture for the cover; None if none is set or, with a warning, if it
        cannot be shown.
        """
        if not self.config.wikibinder_cover:
            return None
        path = Path(self.srcdir, self.config.wikibinder_cover)
        try:
            picture = epub_images.prepare(path)
        except (OSError, epub_images.PictureError) as error:
            logger.warning("%s: no picture for the cover: %s", path.name, error, type="epub", subtype="image")
            return None
        return f"cover{picture.suffix}", picture.data

    @property
    def _author(self) -> str:
        return _if_set(self.config.epub_author)

    def _book(self, cover_text: str) -> BookMetadata:
        config = self.config
        described = {
            "publisher": _if_set(config.epub_publisher),
            "contributor": _if_set(config.epub_contributor),
            "description": _if_set(config.epub_description),
            "rights": _if_set(config.epub_copyright),
        }
        return BookMetadata(
            title=config.epub_title,
            language=self._language,
            identifier=self._identifier(),
            modified=epub_package.timestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())),
            authors=tuple(filter(None, [self._author])),
            described=tuple((element, text) for element, text in described.items() if text and text != self._author),
            direction=roles.direction(self._language),
            cover_text=cover_text,
        )

    def _identifier(self) -> str:
        """Return the identifier set by the user; otherwise a UUID URN derived from the address, title, author and
        language of the book.
        """
        if known := _if_set(self.config.epub_identifier):
            return known
        name = "\n".join((self.config.html_baseurl, self.config.epub_title, self._author, self._language))
        return uuid.uuid5(uuid.NAMESPACE_URL, name).urn

    def _landmarks(
        self, pages: page_binding.Pages, contents: tuple[epub_contents.ContentsEntry, ...], index: str | None
    ) -> list[Landmark]:
        front = pages.address(self.config.root_doc + self.out_suffix)
        body = next((entry for entry in contents if entry.first != front), contents[0] if contents else None)
        bibliography = next((page for page in pages.pages if 'epub:type="bibliography"' in page.markup), None)
        marks = [
            Landmark("cover", "cover.xhtml", self.config.epub_title),
            Landmark("toc", "nav.xhtml", _("Table of Contents")),
        ]
        if body:
            marks.append(Landmark("bodymatter", body.first, body.title))
        if bibliography:
            marks.append(Landmark("bibliography", bibliography.name, bibliography.title))
        if index:
            marks.append(Landmark("index", index, _("Index")))
        return marks


def _if_set(value: Any) -> str:
    """Return the value of a setting as text on one line; "" if it is not set. The members of a list are joined by
    spaces.
    """
    text = " ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    text = " ".join(text.split())
    return "" if text in UNSET else text


def is_wikibinder_book(app: Sphinx) -> bool:
    """Whether a project is a book of this extension: it has our theme, or converted pages."""
    return app.config.html_theme == THEME or has_converted_pages(app)


def set_defaults(app: Sphinx, config: Config) -> None:
    """In a book of this extension: set ``DEFAULTS`` and a placeholder for the copyright where the user's conf.py sets
    nothing, because Sphinx requires values.
    """
    if not is_wikibinder_book(app):
        return
    for name, value in DEFAULTS.items():
        if not (config._raw_config.get(name) or config.overrides.get(name)):
            config[name] = value
    if not config.epub_copyright:
        config["epub_copyright"] = "unknown"


def set_version(app: Sphinx) -> None:
    """Set a version, because Sphinx's check of the settings for EPUB requires one. No EPUB prints it."""
    if isinstance(app.builder, EpubBuilder) and not app.config.version:
        app.config["version"] = PLACEHOLDER


def unset_version(app: Sphinx) -> None:
    """Reset the version after Sphinx's check.

    Builders share the pages that were read: a setting that differs between them makes each builder read all pages
    again.
    """
    if app.config.version == PLACEHOLDER:
        app.config["version"] = ""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register this builder instead of Sphinx's, its theme, and the handlers that set defaults for its settings; return
    the metadata that Sphinx expects of an extension.
    """
    app.add_builder(EpubBuilder, override=True)
    app.add_html_theme("wikibinder-epub", str(epub_package.TEMPLATES))
    # After the theme is set.
    app.connect("config-inited", set_defaults, priority=850)
    app.connect("builder-inited", set_version, priority=100)
    app.connect("builder-inited", unset_version, priority=900)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
