"""Compiles a large book in parts, each by Typst in a separate process, so that memory does not grow with the book.

First comes the front matter, for the number of its pages; then the chapters, part by part, each beginning at the page
after the previous one; at last the front matter again, when the page numbers for its contents are known. A link into
another part is a number until the parts are joined, which also happens in a separate process (``part_joining.py``).
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wikibinder.editions.typst import book_source
from wikibinder.editions.typst.book_source import SourcePiece
from wikibinder.editions.typst.compiler import MissingGlyphs, PrintingError
from wikibinder.editions.typst.literals import array, call, string
from wikibinder.editions.typst.part_joining import PartPlace
from wikibinder.model.files import write

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from wikibinder.editions.typst.writer import StoredChapter, Writer

UNKNOWN_PAGE = 999
"""Printed for a page number that is not known yet; most page numbers are as wide."""
PAGES = "pages.json"
"""Name of the file with the pages of the labels in the last build."""
PREFIX = ".part-"
"""Prefix of the names of temporary files."""
TITLE_PAGE, FRONT_END = "title-page", "front-end"
_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
_PAGE_OF = re.compile(rf"page-of\(({_LITERAL.pattern})\)")


@dataclass(slots=True)
class BookPart:
    """Chapters that are compiled together, or the source of the indices.

    ``names``: the labels that it uses. ``paged``: those of which it prints the page number. ``pdf``: path of the
    compiled file. ``first_page``: number of its first page in the book. ``pages``: number of its pages.
    ``mark``: prefix of the identifiers in its structure tree; it differs from part to part.
    """

    chapters: list[StoredChapter] = field(default_factory=list)
    indices: str = ""
    names: set[str] = field(default_factory=set)
    paged: Set[str] = frozenset()
    pdf: Path | None = None
    first_page: int = 1
    pages: int = 0
    mark: str = ""

    @property
    def documents(self) -> set[str]:
        """Return the names of the documents in the part."""
        return {name for chapter in self.chapters for name in chapter.documents}

    @property
    def size(self) -> int:
        """Return the number of characters of the part's Typst source."""
        return sum(chapter.size for chapter in self.chapters) + len(self.indices)

    def source(self, writer: Writer) -> str:
        """Return the Typst source of the part without the preamble."""
        return "\n".join((*map(writer.source, self.chapters), self.indices))


@dataclass(frozen=True, slots=True)
class Order:
    """The options for compiling a part that are the same for all parts.

    ``root``: Typst's root folder. ``pictures``: path in it -> digest. ``kept``: folder of compiled parts; ``reuse``:
    whether they are used again. ``made_by``: versions of the programs, and the fonts. ``fonts``: folders of fonts.
    ``timestamp``: date of the PDF in seconds since 1970. ``dated``: whether the PDF has a date. ``boxed``: characters
    printed as boxes. ``limits``: CPU seconds and megabytes.
    """

    root: Path
    pictures: Mapping[str, str]
    kept: Path
    reuse: bool
    made_by: str
    fonts: tuple[str, ...]
    timestamp: int | None
    dated: bool
    boxed: frozenset[str]
    limits: tuple[float, float]


def divided(writer: Writer, back: str, size: int) -> list[BookPart]:
    """Return the parts of a book, none with more than ``size`` characters unless a single chapter has. ``back``: the
    source of the indices. Returns [] if the book must be compiled in one piece: if it is no longer than three parts, if
    chapters begin on right-hand pages, or if it has text outside its documents.
    """
    chapters = writer.chapters
    whole = sum(chapter.size for chapter in chapters)
    if writer.options.two_sided or whole <= 3 * size or not size or not all(each.documents for each in chapters):
        return []
    parts: list[BookPart] = []
    for chapter in chapters:
        if parts and parts[-1].size + chapter.size <= size:
            parts[-1].chapters.append(chapter)
        else:
            parts.append(BookPart([chapter]))
    if back:
        parts.append(BookPart(indices=back))
    for number, part in enumerate(parts, 1):
        part.mark = f"{number}-"
    return parts


class Binding:
    """Compiles the parts of one book and joins them. ``places``: label that another part links to -> its place in the
    book.

    The Typst sources of the parts are written to ``order.root``; ``close`` removes them.
    """

    def __init__(self, writer: Writer, parts: list[BookPart], order: Order) -> None:
        self.writer, self.parts, self.order = writer, parts, order
        self.front = BookPart()
        self.reasons: list[str] = []
        self._pages_before = self._read_pages()
        self.places: dict[str, PartPlace] = {}
        self._part_of_document = {document: part for part in parts for document in part.documents}
        self._numbers: dict[str, int] = {}
        self._find_labels()

    @property
    def links(self) -> dict[int, PartPlace]:
        """Return number of a link between parts -> place in the book to which it leads."""
        return {number: self.places[name] for name, number in self._numbers.items() if name in self.places}

    def _read_pages(self) -> dict[str, int]:
        try:
            found: dict[str, int] = json.loads((self.order.kept / PAGES).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if self.order.reuse else {}

    def close(self) -> None:
        """Remove the Typst sources of the parts."""
        for path in self.order.root.glob(f"{PREFIX}*"):
            path.unlink()

    def _save_parts(self) -> None:
        """Write the pages of the labels for the next build, and remove compiled parts that this book does not use."""
        # The next build begins with these pages, so that most parts need not be compiled twice.
        write(self.order.kept / PAGES, json.dumps({name: place.page for name, place in self.places.items()}).encode())
        used = {Path(PAGES).stem, *(part.pdf.stem for part in (self.front, *self.parts) if part.pdf)}
        for path in self.order.kept.iterdir():
            if path.stem not in used:
                path.unlink()

    def _find_labels(self) -> None:
        writer = self.writer
        literals = {
            string(name): name for names in (writer.labels, writer.aliases, writer.linked_labels) for name in names
        }
        for part in self.parts:
            source = part.source(writer)
            part.names = {literals[found] for found in _LITERAL.findall(source) if found in literals}
            part.names |= {writer.aliases[name] for name in part.names if name in writer.aliases}
            paged = (literals[found] for found in _PAGE_OF.findall(source) if found in literals)
            # An index prints the page of each of its entries; other parts print few page numbers.
            part.paged = part.names if part.indices else {writer.aliases.get(name, name) for name in paged}
        self.front.names = set(self._headings())
        found = (literals[each] for each in _LITERAL.findall(writer.front) if each in literals)
        self.front.names |= {each for name in found for each in (name, writer.aliases.get(name, name))}
        self.front.paged = self.front.names

    def _headings(self) -> list[str]:
        depth = book_source.contents_depth(self.writer)
        return [name for name, level in self.writer.outline.items() if level <= depth]

    def _part_of(self, name: str) -> BookPart:
        """Return the part of the book that contains a label: by the name of its document, with which a label begins,
        except that of the title page and those of indices.
        """
        if name == TITLE_PAGE:
            return self.front
        document = name.rpartition("#")[0]
        last = self.parts[-1]
        return self._part_of_document.get(document, last if last.indices else self.front)

    def compile(self) -> None:
        """Compile all parts of the book, the front matter first. Raises MissingGlyphs and PrintingError."""
        self._compile_front()
        # The contents need the pages of the chapters, and these begin after the contents. Pages of the last build, or
        # wide placeholders, are used first; then the contents rarely change their length.
        before = self.front.pages
        self._compile_chapters()
        self._compile_front()
        # Longer contents move every chapter.
        if self.front.pages != before:
            self._compile_chapters()
            self._compile_front()

    def join(self, target: Path) -> None:
        """Join the compiled parts to the PDF ``target``, and keep them for the next build. Raises PrintingError."""
        made = [(str(part.pdf), part.pages) for part in (self.front, *self.parts)]
        places = {number: astuple(place) for number, place in self.links.items()}
        _run_module("part_joining", {"target": str(target), "parts": made, "links": places,
                                    "accessible": not self.reasons})  # fmt: skip
        self._save_parts()

    def _compile_chapters(self) -> None:
        page = self.front.pages
        printed = []
        for part in self.parts:
            part.first_page = page + 1
            printed.append(self._labels_in_other_parts(part))
            self._compile(part)
            page += part.pages
        # They print numbers of pages that were not known.
        for part, before in zip(self.parts, printed, strict=True):
            if self._labels_in_other_parts(part) != before:
                self._compile(part)

    def _compile_front(self) -> None:
        depth = book_source.contents_depth(self.writer)
        headings = tuple((level, name) for name, level in self.writer.outline.items() if level <= depth)
        piece = SourcePiece("front", self.front.names, self._labels_in_other_parts(self.front), 1, headings)
        places = self._run(piece, "", [TITLE_PAGE, FRONT_END], self.front)
        self.front.pages = places[FRONT_END][0]
        self._record_places(places, 1)

    def _compile(self, part: BookPart) -> None:
        piece = SourcePiece("chapters", part.names, self._labels_in_other_parts(part), part.first_page)
        own_labels = sorted(name for name in self._linked() if self._part_of(name) is part)
        places = self._run(piece, part.source(self.writer), own_labels, part)
        self._record_places(places, part.first_page)

    def _linked(self) -> set[str]:
        """Return the labels that one part of the book uses and another one contains."""
        if not self._numbers:
            for part in (self.front, *self.parts):
                for name in part.names:
                    exists = name in self.writer.labels or name == TITLE_PAGE
                    if exists and self._part_of(name) is not part:
                        self._numbers[name] = _number(name)
        return set(self._numbers)

    def _labels_in_other_parts(self, part: BookPart) -> dict[str, tuple[int, int]]:
        """Return label that a part uses and another part contains -> number of the link and page in the book; the page
        is 0 where it is not printed.
        """
        linked = self._linked()
        return {name: (self._numbers[name], self._page(name) if name in part.paged else 0) for name in part.names
                if name in linked and self._part_of(name) is not part}  # fmt: skip

    def _page(self, name: str) -> int:
        """Return the page of a label in the book; before it is known, its page in the last build, or
        ``UNKNOWN_PAGE``.
        """
        return self.places[name].page if name in self.places else self._pages_before.get(name, UNKNOWN_PAGE)

    def _record_places(self, places: Mapping[str, list[float]], first_page: int) -> None:
        for name, (page, x, y) in places.items():
            heading = name if name in self.writer.outline else ""
            opens_part = self.writer.outline.get(name) == 0
            self.places[name] = PartPlace(int(page) + first_page - 1, x, y, heading, opens_part)

    def _run(self, piece: SourcePiece, body: str, names: list[str], part: BookPart) -> Mapping[str, list[Any]]:
        head = book_source.preamble(self.writer, self.writer.options, self.order.dated, bool(self.order.boxed), piece)
        report = call("report-places", array(map(string, names)))
        answer = self._compiled_once(f"{head}\n#{{\n{body}\n{report}\n}}\n", part)
        if answer.get("lacking"):
            raise MissingGlyphs(frozenset(answer["lacking"]))
        if answer.get("reason"):
            self.reasons.append(answer["reason"])
        part.pages = answer["pages"]
        places: Mapping[str, list[Any]] = answer["places"]
        return places

    def _compiled_once(self, text: str, part: BookPart) -> dict[str, Any]:
        """Compile the Typst source ``text`` of a part, unless an earlier build has compiled the same; set ``part.pdf``.
        Return the answer of the process that compiled it (see ``part_process``).
        """
        order = self.order
        quoted = {string(name): digest for name, digest in order.pictures.items()}
        shown = sorted(quoted[each] for each in set(_LITERAL.findall(text)) & quoted.keys())
        inputs = repr((order.made_by, order.timestamp, sorted(order.boxed), shown, part.mark))
        # The name of the result is the digest of all that it depends on: an unchanged part is not compiled again.
        name = hashlib.sha256(f"{inputs}\n{text}".encode()).hexdigest()
        part.pdf, record = order.kept / f"{name}.pdf", order.kept / f"{name}.json"
        if order.reuse and record.exists() and part.pdf.exists():
            answer: dict[str, Any] = json.loads(record.read_text("utf-8"))
            return answer
        source = order.root / f"{PREFIX}{name}.typ"
        source.write_text(text, encoding="utf-8", newline="\n")
        answer = _compiled(order, source, part.pdf, part.mark)
        if part.pdf.exists():
            write(record, json.dumps(answer).encode())
        return answer


def _number(name: str) -> int:
    """Return a number that represents a label in links between parts; it does not depend on other labels."""
    # Six bytes: two labels of a book have the same number with a probability of less than one in a million.
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6])


def _compiled(order: Order, source: Path, target: Path, mark: str) -> dict[str, Any]:
    """Compile the Typst file ``source`` to the PDF ``target`` in a separate process; return the answer of the process
    (see ``part_process``). ``mark``: that of the part. Raises PrintingError.
    """
    message = {"source": str(source), "target": str(target), "root": str(order.root), "fonts": order.fonts,
               "timestamp": order.timestamp, "boxed": sorted(order.boxed), "limits": order.limits,
               "mark": mark}  # fmt: skip
    answer = _run_module("part_process", message)
    if "failed" in answer:
        raise PrintingError(answer["failed"])
    return answer


def _run_module(module: str, order: Mapping[str, Any]) -> dict[str, Any]:
    """Run a module of this package in a separate process: send it ``order`` as JSON, and return its answer, also JSON.
    Raises PrintingError if the process fails.
    """
    # A process of its own: the memory that Typst takes for a part is free again when it ends.
    command = (sys.executable, "-P", "-m", f"{__package__}.{module}")
    done = subprocess.run(command, input=json.dumps(order).encode(), capture_output=True, check=False)  # noqa: S603  (our own)
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise PrintingError("".join(last) or f"{module} ended with {done.returncode}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
