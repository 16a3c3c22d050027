"""Compiles Typst source to PDF. The only module that calls the compiler in this process.

PDF/UA-1 is tried first. If the content does not allow it, the PDF is tagged without that standard, and a warning gives
the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typst
from sphinx.errors import SphinxError
from sphinx.util import logging

from wikibinder.editions.typst import complaints, fallback_font, fonts
from wikibinder.editions.typst.literals import array, string

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

logger = logging.getLogger(__name__)

ACCESSIBLE: list[typst.PDFStandard] = ["ua-1"]


class PrintingError(SphinxError):
    """Typst could not compile the book. This is a bug, since every input has a form that compiles."""

    category = "Typst error"


class BookCompiler:
    """Typst's compiler with the fonts of one book, also for trial compilations. ``root``: Typst's root folder;
    ``font_paths``: folders of further fonts.
    """

    def __init__(self, root: Path, font_paths: Sequence[Path]) -> None:
        self.root = root
        self.font_paths = [str(path) for path in font_paths if path.is_dir()]
        self.folders = list(self.font_paths)
        self.fonts = typst.Fonts(font_paths=self.folders)

    @property
    def families(self) -> list[str]:
        """Return the names of all font families that are available."""
        return list(self.fonts.families())

    def compiles(self, source: str) -> bool:
        """Whether Typst compiles a piece of source without an error."""
        return not self._trial(source, ())

    def missing(self, text: str, families: Sequence[str]) -> frozenset[str]:
        """Return the characters of a text for which none of the font families, nor a fallback of Typst, has a glyph."""
        signs = fonts.unusual(text)
        if not signs:
            return frozenset()
        # each in a paragraph of its own, so that it does not combine with its neighbours
        return complaints.missing(self._trial("\n\n".join(f"#{string(sign)}" for sign in signs), families))

    def _trial(self, source: str, families: Sequence[str]) -> str:
        """Compile a small document; return Typst's error message, or "" if there is none. ``families``: fonts to set it
        in, as PDF/UA-1, which forbids missing glyphs (none: Typst's own, without that standard).
        """
        chosen = f"#set text(font: {array(map(string, families))})\n" if families else ""
        head = '#set document(title: "trial", date: none)\n' + chosen
        try:
            self._compiled((head + source).encode(), ACCESSIBLE if families else [])
        except typst.TypstError as problem:
            return str(problem.diagnostic) or str(problem.message)
        except PrintingError as problem:
            return str(problem)
        return ""

    def _compiled(
        self, source: bytes, standards: list[typst.PDFStandard], timestamp: int | None = None,
        inputs: dict[str, str] | None = None,
    ) -> bytes:  # fmt: skip
        """Return the PDF of a source. ``standards``: PDF standards to conform to; ``timestamp``: date of the PDF in
        seconds since 1970; ``inputs``: values of ``sys.inputs``. Raises TypstError if Typst rejects the source,
        PrintingError if Typst itself fails.
        """
        compiler = typst.Compiler(source, root=str(self.root), font_paths=self.fonts, sys_inputs=inputs or {})
        try:
            printed = compiler.compile(format="pdf", pdf_standards=standards, timestamp=timestamp)
        except BaseException as problem:
            if type(problem).__name__ != "PanicException":  # of Rust, which Python cannot import; no Exception
                raise
            raise PrintingError(f"Typst failed: {problem}") from None
        if not isinstance(printed, bytes):
            raise PrintingError("Typst gave no PDF")
        return printed

    def add_last_resort(self, signs: frozenset[str], folder: Path) -> None:
        """Write a font in which each of these characters is an empty box to ``folder``, and add it to the fonts of the
        book.
        """
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "last-resort.ttf").write_bytes(fallback_font.font(signs))
        self.folders = [*self.font_paths, str(folder)]
        self.fonts = typst.Fonts(font_paths=self.folders)

    def pdf(self, source: Path, timestamp: int | None, boxed: frozenset[str] = frozenset()) -> bytes:
        """Return the PDF of a Typst file: always tagged, and PDF/UA-1 if possible, otherwise with a warning. Raises
        MissingGlyphs and PrintingError.

        ``timestamp``: date of the PDF in seconds since 1970. ``boxed``: the characters that have boxes already; others
        without a glyph raise MissingGlyphs.
        """
        try:
            return self._pdf(source.read_bytes(), timestamp, boxed, {})
        except PrintingError:
            return self._pdf(source.read_bytes(), timestamp, boxed, complaints.UNHYPHENATED)

    def _pdf(self, source: bytes, timestamp: int | None, boxed: frozenset[str], inputs: dict[str, str]) -> bytes:
        """As ``pdf``. ``inputs``: values of ``sys.inputs`` in the template."""
        try:
            return self._compiled(source, ACCESSIBLE, timestamp, inputs)
        except typst.TypstError as problem:
            reason = problem.message
            lacking = complaints.missing(problem.diagnostic)
            if not lacking <= boxed:
                raise MissingGlyphs(lacking) from problem
        try:
            printed = self._compiled(source, [], timestamp, inputs)
        except typst.TypstError as problem:
            raise PrintingError(str(problem.diagnostic)[:2000]) from problem
        warn_inaccessible(reason)
        return printed


def warn_inaccessible(reason: str) -> None:
    """Warn that the PDF does not conform to PDF/UA-1. ``reason``: Typst's message."""
    logger.warning("typst: the PDF is tagged, but does not conform to PDF/UA-1: %s", reason, type="typst", subtype="ua")


class MissingGlyphs(Exception):  # noqa: N818 (a signal to add them, not a failure)
    """Raised if no font has a glyph for characters of the book (``signs``)."""

    def __init__(self, signs: frozenset[str]) -> None:
        self.signs = signs
        super().__init__(", ".join(sorted(signs)))
