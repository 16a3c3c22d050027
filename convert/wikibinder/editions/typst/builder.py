"""The Sphinx builder ``typst``: writes a project to one Typst file and compiles it to a PDF.

``sphinx-build -b typst SRC OUT`` writes ``OUT/<project>.typ`` and ``OUT/<project>.pdf``. Neither depends on the folder
or on the time of the build (except SOURCE_DATE_EPOCH), and nothing is compiled again without a change.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote

from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.docutils import SphinxTranslator
from sphinx.util.images import get_image_size

from wikibinder.editions.shared import completeness, page_bounds
from wikibinder.editions.shared import state as written
from wikibinder.editions.typst import book_source, complaints, formulas, images, index, parts
from wikibinder.editions.typst.assemble import assemble
from wikibinder.editions.typst.compiler import BookCompiler, MissingGlyphs, PrintingError, warn_inaccessible
from wikibinder.editions.typst.fonts import unusual, warn
from wikibinder.editions.typst.footnotes import notes_of
from wikibinder.editions.typst.handlers import HANDLERS
from wikibinder.editions.typst.inlines import INTERNAL
from wikibinder.editions.typst.options import BookOptions, basename, options
from wikibinder.editions.typst.parts import Binding, BookPart, Order
from wikibinder.editions.typst.pdf_streams import compressed
from wikibinder.editions.typst.trial import TrialLimits, TypstTrial, results
from wikibinder.editions.typst.writer import Writer, lines
from wikibinder.model.limits import fatal

if TYPE_CHECKING:
    from collections.abc import Set

    from wikibinder.editions.typst.documents import BookDocuments

logger = logging.getLogger(__name__)

# Folders next to the .typ file.
IMAGES, FONTS = "images", "fonts"


class TypstBuilder(Builder):
    """Sphinx builder that writes the whole project as one book, in Typst and as a PDF."""

    name = "typst"
    format = "typst"
    epilog = __("The book is in %(outdir)s.")
    supported_image_types: ClassVar[list[str]] = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"]
    # Keeps Sphinx from fetching them; a placeholder links to them.
    supported_remote_images = True
    # Only for transforms that read it; our handlers are functions (see handlers.py).
    default_translator_class = SphinxTranslator

    def init(self) -> None:
        """Do nothing: there is nothing to prepare."""

    def get_outdated_docs(self) -> str:
        """Return a text for Sphinx's message instead of documents: ``write_documents`` decides whether the book has
        changed.
        """
        return "the book"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002 (Sphinx's signature)
        """Return the address of a document inside the book: ``INTERNAL`` and its quoted name (see
        ``inlines.reference``).
        """
        return INTERNAL + quote(docname)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002 (Sphinx's signature)
        """Return the address of the document ``to`` inside the book, the same for every referring document."""
        return self.get_target_uri(to, typ)

    def write_documents(self, _docnames: Set[str]) -> None:
        """Write the Typst file of the book and, unless ``typst_pdf`` is off, its PDF, if their inputs have changed.
        Raises PrintingError if Typst cannot compile the book even with plain forms of the articles at fault.
        """
        outdir = Path(self.outdir)
        outdir.mkdir(parents=True, exist_ok=True)
        compiler = BookCompiler(outdir, [Path(self.srcdir, path) for path in self.config.typst_font_paths])
        target = outdir / basename(self.config.project)
        made = [target.with_suffix(ending) for ending in ((".typ", ".pdf") if self.config.typst_pdf else (".typ",))]
        state = {target.name: written.digest((*written.ingredients(self._app), version("typst"), compiler.families))}
        if not written.memory(self._app).changed("book", state) and all(path.is_file() for path in made):
            logger.info(__("%s has not changed"), made[-1].name)
            return
        with progress_message(__("assembling the book")):
            book = assemble(self, Path(self.doctreedir))
        with contextlib.closing(book):
            self._pictures = self._copy_images(compiler)
            if self.config.wikibinder_careful:
                self._leave_out_failing(book, compiler)
            try:
                self._print(target, book, compiler)
            except PrintingError:
                # The articles are tried one by one only after a failure, since that takes about as long as the book
                # itself.
                if not self._leave_out_failing(book, compiler):
                    raise
                self._print(target, book, compiler)

    def _print(self, target: Path, book: BookDocuments, compiler: BookCompiler) -> None:
        """Write the book to ``target``, a path without the suffixes ``.typ`` and ``.pdf``. An article that exceeds its
        limits of time or memory while it is written is replaced by its plain form (title and texts only). Raises
        PrintingError.
        """
        settings = options(self.config, self._title(book.tree), compiler.families)
        while True:
            writer = self._writer(book, book.tree, settings, compiler)
            writer.docname = self.config.root_doc
            try:
                with progress_message(__("writing Typst")):
                    body = writer.render(book.tree)
            except page_bounds.OverBoundsError as over:
                page_bounds.warn(over.docname, self.name)
                make_plain(book, over.docname)
            else:
                break
        back = index.indices(self, writer) if self.config.typst_index else ""
        hidden = completeness.left_out(self.env, self.config.root_doc, self.tags)
        completeness.check(self._app, {self.config.root_doc, *writer.written}, {}, hidden)
        pieces = parts.divided(writer, back, self.config.typst_part_size)
        self._publish(target, lines(body, back), pieces, writer, compiler)

    def _leave_out_failing(self, book: BookDocuments, compiler: BookCompiler) -> bool:
        """Replace each article that Typst cannot compile within its limits by its plain form (title and texts only), or
        if that fails too, by a line that it is left out; return whether there was such an article.
        """
        found = False
        for docname in book.documents:
            if "wikititle" in self.env.metadata[docname] and not self._can_be_set(book, docname, compiler):
                page_bounds.warn(docname, self.name)
                make_plain(book, docname)
                if not self._can_be_set(book, docname, compiler):
                    book.put(docname, page_bounds.left_out(book.document(docname), self.name))
                found = True
        return found

    def _can_be_set(self, book: BookDocuments, docname: str, compiler: BookCompiler) -> bool:
        """Whether Typst can compile one article within its limits, as a book of its own."""
        tree = new_document("")
        tree.settings.env = self.env
        tree += addnodes.start_of_file(docname=docname, documents=[docname])
        settings = options(self.config, docname, compiler.families)
        writer = self._writer(book, tree, settings, compiler)
        try:
            body = writer.render(tree)
        except page_bounds.OverBoundsError:
            return False
        head = book_source.preamble(writer, settings, False, False)
        size = Path(self.env.doc2path(docname)).stat().st_size
        # The whole book is compiled without hyphenation, too, before an article is replaced.
        trial = TypstTrial(f"{head}\n#{{\n{body}\n}}\n", inputs=complaints.UNHYPHENATED)
        return results([trial], self._trial_limits(compiler, size)) != [None]

    def _trial_limits(self, compiler: BookCompiler, size: int) -> TrialLimits:
        """Return the limits of CPU time and memory, and the folders, for compiling an article of ``size`` bytes in a
        separate process.
        """
        bounds = page_bounds.bounds_of(self.config)
        return TrialLimits(compiler.root, compiler.font_paths, bounds.cpu(size), bounds.memory(size) / 1e6)

    def _title(self, tree: nodes.document) -> str:
        first = next(tree.findall(nodes.title), None)
        unnamed = self.config.project in ("", "Project name not set")
        return first.astext() if unnamed and first is not None else self.config.project

    def _writer(
        self, book: BookDocuments, tree: nodes.document, settings: BookOptions, compiler: BookCompiler
    ) -> Writer:
        """Return the writer for ``tree``, the book or one article, with all data that must be collected before the
        first page is written: notes, converted formulas, images. ``settings``: options of the book.
        """
        language, turned = settings.language.partition("_")[0], settings.right_to_left
        writer = Writer(self.env, book, HANDLERS, settings, language=language, turned=turned)
        writer.notes, writer.called = notes_of(tree, self.config.root_doc)
        writer.bibliography = book.bibliography
        cache = Path(self.doctreedir) / "typst-formulas.json"
        bounds = page_bounds.bounds_of(self.config)
        writer.formulas = formulas.convert(
            [each for each in book.formulas if each[0]], cache, compiler.compiles, bounds
        )
        writer.images, writer.sizes = self._pictures
        return writer

    def _copy_images(self, compiler: BookCompiler) -> tuple[dict[str, str], dict[str, tuple[int, int]]]:
        """Copy the images that Typst can set to the output folder; return URI of an image in the source -> path
        relative to that folder, and path -> width and height in pixels, if these are known.
        """
        folder = Path(self.outdir) / IMAGES
        copied: dict[str, Path] = {}
        for uri, name in self.images.items():
            folder.mkdir(exist_ok=True)
            try:
                target = folder / images.named_by_content(name, Path(self.srcdir) / uri)
                shutil.copyfile(Path(self.srcdir) / uri, target)
            except OSError as problem:
                logger.warning("typst: an image cannot be read: %s", problem.strerror, type="typst", subtype="image")
            else:
                copied[uri] = target
        files = {f"{IMAGES}/{path.name}": path for path in copied.values()}
        good = images.usable(files, compiler.compiles, self._trial_limits(compiler, 0))
        usable = {uri: f"{IMAGES}/{path.name}" for uri, path in copied.items() if f"{IMAGES}/{path.name}" in good}
        return usable, {name: size for name in good if (size := get_image_size(files[name]))}

    def _publish(self, target: Path, rest: str, pieces: list[BookPart], writer: Writer, compiler: BookCompiler) -> None:
        """Write the Typst file, and the PDF unless it is up to date or ``typst_pdf`` is off.

        ``target``: path without suffix; ``rest``: the Typst source after the chapters; ``pieces``: the parts that are
        compiled separately (empty: the book is compiled in one piece).
        """
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        timestamp = int(epoch) if epoch.isdecimal() else None
        lacking: frozenset[str] = frozenset()
        reported: frozenset[str] = frozenset()
        if self.config.typst_pdf:
            texts = (*map(writer.source, writer.chapters), rest, writer.options.title, writer.options.author)
            lacking = compiler.missing("".join(map(unusual, texts)), writer.options.families)
        source, pdf = target.with_suffix(".typ"), target.with_suffix(".pdf")
        while True:
            head = book_source.preamble(writer, writer.options, timestamp is not None, bool(lacking))
            body = ("\n" + written for written in (*map(writer.source, writer.chapters), rest) if written)
            with source.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines((head, "\n#{", *body, "\n}\n"))
            if lacking - reported:
                warn(lacking - reported)
                reported = lacking
                compiler.add_last_resort(lacking, Path(self.outdir) / FONTS)
            if not self.config.typst_pdf:
                return
            pictures = [Path(self.outdir, name) for name in sorted(set(writer.images.values()))]
            made_by = f"{version('typst')} {version('pikepdf')} {epoch} {compiler.families}"
            stamp = Stamp(pdf, _fingerprint([source, *pictures], made_by))
            if stamp.matches():
                logger.info(__("%s has not changed"), pdf.name)
                return
            try:
                with progress_message(__("compiling %s") % pdf.name):
                    if pieces:
                        self.compile_parts(writer, pieces, compiler, timestamp, lacking, pdf)
                    else:
                        pdf.write_bytes(self.compile(compiler, source, timestamp, lacking))
            except MissingGlyphs as found:
                # Some characters turn out to have no font only during compilation; the next attempt adds a last-resort
                # font.
                lacking |= found.signs
            else:
                stamp.write()
                return

    def compile(self, compiler: BookCompiler, source: Path, timestamp: int | None, lacking: frozenset[str]) -> bytes:
        """Return the PDF of a Typst file, compiled within the limits of an article of its length; the process ends if
        it exceeds them. ``timestamp``: date of the PDF in seconds since 1970; ``lacking``: characters that no font has.
        (Timings measure the calls of this method.)
        """
        bounds, size = page_bounds.bounds_of(self.config), source.stat().st_size
        with fatal(bounds.cpu(size), bounds.memory(size) / 1e6):
            return compressed(compiler.pdf(source, timestamp, lacking))

    def compile_parts(
        self, writer: Writer, pieces: list[BookPart], compiler: BookCompiler, timestamp: int | None,
        lacking: frozenset[str], target: Path,
    ) -> None:  # fmt: skip
        """Write the PDF of a book that is compiled in parts, to ``target``. ``timestamp``: date of the PDF in seconds
        since 1970; ``lacking``: characters that no font has. Raises MissingGlyphs and PrintingError.
        """
        bounds, size = page_bounds.bounds_of(self.config), max(piece.size for piece in pieces)
        limits = (bounds.cpu(size), bounds.memory(size) / 1e6)
        kept = Path(self.doctreedir) / "typst-parts"
        kept.mkdir(exist_ok=True)
        made_by = f"{version('typst')} {version('pikepdf')} {compiler.families}"
        pictures = {name: _fingerprint([Path(self.outdir, name)], "") for name in set(writer.images.values())}
        # The setting is missing if the PDF builder is used alone.
        reuse = getattr(self.config, "wikibinder_shortcuts", True)
        order = Order(compiler.root, pictures, kept, reuse, made_by, tuple(compiler.folders), timestamp,
                      timestamp is not None, lacking, limits)  # fmt: skip
        binding = Binding(writer, pieces, order)
        try:
            binding.compile()
            for reason in dict.fromkeys(binding.reasons):
                warn_inaccessible(reason)
            binding.join(target)
        finally:
            binding.close()

    def finish(self) -> None:
        """Do nothing: all is written."""


class Stamp:
    """A file next to a PDF with a digest of the PDF's inputs (``fingerprint``), so that an unchanged book is not
    compiled again.
    """

    def __init__(self, pdf: Path, fingerprint: str) -> None:
        self.pdf, self.fingerprint = pdf, fingerprint
        self.file = pdf.with_name(f".{pdf.name}.made-of")

    def matches(self) -> bool:
        """Whether the PDF exists and was made from inputs with this digest."""
        try:
            return self.pdf.is_file() and self.file.read_text(encoding="ascii") == self.fingerprint
        except (OSError, ValueError):
            return False

    def write(self) -> None:
        """Write the digest of the PDF's inputs to the file."""
        self.file.write_text(self.fingerprint, encoding="ascii")


def _fingerprint(paths: list[Path], inputs: str) -> str:
    """Return a digest of the names and contents of files and of the text ``inputs``."""
    digest = hashlib.sha256(inputs.encode())
    for path in paths:
        digest.update(f"\n{path.name}\n".encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def make_plain(book: BookDocuments, docname: str) -> None:
    """Replace a document of the book by its plain form (title and texts only); the documents inside it are not
    changed.
    """
    document = book.document(docname)
    inside = [node for node in document.findall(addnodes.start_of_file) if node is not document]
    book.put(docname, [*page_bounds.plain_nodes(document), *inside])
