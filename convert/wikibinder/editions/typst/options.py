"""The settings of the Typst builder from conf.py, and the page layout derived from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _
from sphinx.util import logging

from wikibinder.editions.typst import fonts
from wikibinder.model.direction import direction
from wikibinder.model.translations import translation

if TYPE_CHECKING:
    from sphinx.config import Config

logger = logging.getLogger(__name__)

MILLIMETRE = 72 / 25.4  # points

VALUES: tuple[tuple[str, Any, type], ...] = (
    # A key of PAPERS.
    ("typst_paper", "b5", str),
    # Margins and running heads mirrored, chapters on right-hand pages.
    ("typst_two_sided", False, bool),
    # Notes listed at the end of each article instead of at the foot of the page.
    ("typst_endnotes", False, bool),
    # The address of each link out of the article's wiki printed in a note.
    ("typst_link_notes", False, bool),
    # Font families to be tried before the book's own.
    ("typst_fonts", [], list),
    # Folders with fonts, relative to conf.py.
    ("typst_font_paths", [], list),
    # Levels in the table of contents; 0: as many as make a handy list.
    ("typst_contents_depth", 0, int),
    ("typst_index", True, bool),
    # Characters of Typst source in each part of a book with more than three of them; 0: always in one piece.
    ("typst_part_size", 200_000, int),
    # False: only the Typst source is written.
    ("typst_pdf", True, bool),
)
"""Name, default and type of each setting."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A page layout in millimetres: size and margins (top, bottom, inner, outer); the type size is in points."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    type_size: float


PAPERS = {
    "b5": Paper(176, 250, (25, 26, 26, 26), 10.5),
    "a4": Paper(210, 297, (30, 32, 37, 37), 11),
    "a5": Paper(148, 210, (19, 20, 18, 18), 9.5),
    "letter": Paper(215.9, 279.4, (28, 30, 42, 42), 11),
}


@dataclass(frozen=True, slots=True)
class BookOptions:
    """The options of the book as a whole, for the writer and the template. ``families``: font families, first choice
    first; ``contents_depth``: levels in the table of contents, 0 for automatic; ``link_notes``: addresses of links are
    printed.
    """

    title: str
    author: str
    release: str
    language: str
    paper: Paper
    two_sided: bool
    endnotes: bool
    contents_depth: int
    families: tuple[str, ...]
    link_notes: bool = False

    def heading(self, message: str) -> str:
        """Return an English heading translated to the language of the book, from our catalogues or else from
        Sphinx's.
        """
        translated = translation(self.language).gettext(message)
        return translated if translated != message else str(_(message))

    @property
    def right_to_left(self) -> bool:
        """Whether the language of the book is written from right to left."""
        return direction(self.language) == "rtl"

    @property
    def measure(self) -> float:
        """Return the width of a line in points."""
        return (self.paper.width - self.paper.margins[2] - self.paper.margins[3]) * MILLIMETRE

    @property
    def turned_measure(self) -> float:
        """Return the width of a line in points on a page that is rotated by 90 degrees."""
        return (self.paper.height - self.paper.margins[2] - self.paper.margins[3]) * MILLIMETRE


def options(config: Config, title: str, installed: list[str]) -> BookOptions:
    """Return the options of the book from the settings of a project; an unknown paper is replaced by B5, with a
    warning. ``title``: that of the book; ``installed``: names of the available font families.
    """
    paper = PAPERS.get(config.typst_paper)
    if paper is None:
        logger.warning(
            "typst: typst_paper is %r; choose one of %s", config.typst_paper, ", ".join(PAPERS), type="typst"
        )
        paper = PAPERS["b5"]
    author = "" if config.author in ("unknown", "Author name not set") else config.author
    return BookOptions(
        title=title,
        author=author,
        release=config.release,
        language=config.language or "en",
        paper=paper,
        two_sided=config.typst_two_sided,
        endnotes=config.typst_endnotes,
        contents_depth=config.typst_contents_depth,
        families=fonts.families(installed, (*config.typst_fonts, fonts.SERIF)),
        link_notes=config.typst_link_notes,
    )


def basename(project: str) -> str:
    """Return the name of the output files of a project without suffix, in ASCII; "book" if nothing is left of it."""
    return nodes.make_id(project) or "book"
