"""The state of one traversal of the book's tree, and the function that converts a node to Typst source.

Every handler is a plain function ``(node, writer) -> str``. It returns Typst *statements*, one expression a line, which
join to content in a code block. An empty string prints nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from docutils import nodes
from sphinx.util import logging

from wikibinder.editions.typst.literals import block, call, string
from wikibinder.editions.typst.scripts import runs_against

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from wikibinder.editions.typst.documents import BookDocuments
    from wikibinder.editions.typst.options import BookOptions

logger = logging.getLogger(__name__)

# Typst lays out about 64 nested elements, and a box of ours may need five. Elements nested deeper are printed at
# this depth.
DEEPEST = 11
DEEPEST_INLINE = 2 * DEEPEST

# Isolates of Unicode's bidirectional algorithm.
LEFT_TO_RIGHT, RIGHT_TO_LEFT, END = "\u2066", "\u2067", "\u2069"


@dataclass(frozen=True, slots=True)
class StoredChapter:
    """A chapter of the book: names of the documents in it, number of characters of its Typst source, its place in the
    store.
    """

    documents: list[str]
    size: int
    place: int


@dataclass(slots=True)
class Writer:
    """State shared by the handlers while they convert the book's tree to Typst source: the position in the tree, the
    existing labels, the parts written so far.
    """

    env: BuildEnvironment
    book: BookDocuments
    handlers: Mapping[str, Handler]
    options: BookOptions
    formulas: Mapping[tuple[str, bool], str] = field(default_factory=dict)
    images: Mapping[str, str] = field(default_factory=dict)
    # Sizes of images in pixels.
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    # Notes of the document, by their labels.
    notes: Mapping[str, nodes.Element] = field(default_factory=dict)
    # The label of the book-wide list of works, or "".
    bibliography: str = ""
    docname: str = ""
    # Language of the article.
    language: str = "en"
    # Whether the article is right-to-left.
    turned: bool = False
    # The language of Chinese characters in this document.
    east_asian: str = "zh"
    # Level of the current section; the first one with a heading has level 1.
    level: int = 0
    # Nesting of boxes and of inline markup.
    depth: int = 0
    # False where PDF forbids links, such as in a repeated table header.
    linked: bool = True
    # Whether the position is inside a box, in which no page break is allowed.
    nested: bool = False
    # Whether the position is in an infobox.
    boxed: bool = False
    # Whether the position is in a column next to a picture's caption.
    beside_caption: bool = False
    # Whether the position is in a row of pictures.
    row: bool = False
    # Width of the enclosing box as a share of the text width.
    available_width: float = 1.0
    preformatted: bool = False
    # Characters after which a word may be broken; 0: nowhere.
    longest_word: int = 0
    labels: set[str] = field(default_factory=set)
    linked_labels: set[str] = field(default_factory=set)
    # The labels of the notes of the document that have a mark.
    called: Set[str] = field(default_factory=set)
    # The labels of notes that are printed in a list, not at the foot of the page.
    listed: set[str] = field(default_factory=set)
    # The notes to be listed below the enclosing long table or list.
    gathered: list[nodes.Element] | None = None
    # Whether the position is in a note.
    in_note: bool = False
    # Number of notes with the address of a link, by document.
    link_notes: Counter[str] = field(default_factory=Counter)
    # Whether this section has printed the line about the place of its notes.
    notice_printed: bool = False
    # The headings of sections with only notes, which are left out; the list of works states where the notes are.
    note_headings: Counter[str] = field(default_factory=Counter)
    # Content before the first chapter.
    front: str = ""
    chapters: list[StoredChapter] = field(default_factory=list)
    # Label of a heading -> level; 0: that of a part of the book.
    outline: dict[str, int] = field(default_factory=dict)
    # A heading directly before a table: printed with the table, so that a rotated page does not separate them.
    pending_heading: str = ""
    # Label of a heading -> number, plain text.
    titles: dict[str, tuple[str, str]] = field(default_factory=dict)
    # Number of headings of each level.
    levels: Counter[int] = field(default_factory=Counter)
    # Further labels of a heading -> its label.
    aliases: dict[str, str] = field(default_factory=dict)
    # Abbreviations whose explanation has been printed.
    explained: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    # The documents that are in the book.
    written: set[str] = field(default_factory=set)

    def render(self, node: nodes.Node) -> str:
        """Return the Typst source of ``node``, preceded by an invisible target for each of its ids that its handler has
        not used; beyond the maximum nesting (``DEEPEST``, ``DEEPEST_INLINE``) only that of its children.
        """
        if isinstance(node, nodes.Text):
            return self.handlers["Text"](node, self)  # type: ignore[arg-type]  # the one handler for a leaf
        if not isinstance(node, nodes.Element):
            return ""
        if self.depth >= (DEEPEST_INLINE if isinstance(node, nodes.TextElement) else DEEPEST):
            return lines(self.anchors(node), self.children(node))
        with self.within(depth=self.depth + self.nested):
            written = self.handler(node)(node, self)
        return lines(self.anchors(node), written)

    def handler(self, node: nodes.Element) -> Handler:
        """Return the handler of the nearest class of ``node`` that has one, as Sphinx's translators do; with a warning
        one that writes only the children, if there is none.
        """
        for cls in type(node).__mro__:
            found = self.handlers.get(cls.__name__)
            if found is not None:
                return found
        name = type(node).__name__
        if name not in self.unknown:
            self.unknown.add(name)
            logger.warning(
                "typst: there is no rule for the node %r; its text is kept",
                name,
                location=node,
                type="typst",
                subtype="node",
            )
        return lambda unknown, writer: writer.children(unknown)

    def each(self, children: Iterable[nodes.Node]) -> str:
        """Return the Typst source of several nodes, one after the other."""
        return lines(*[self.render(child) for child in children])

    def children(self, node: nodes.Element) -> str:
        """Return the Typst source of all children of ``node``."""
        return self.each(node.children)

    def run_in(self, children: Sequence[nodes.Node]) -> str:
        """Return the Typst source of several nodes, the first paragraph as part of the current line (after a
        bullet).
        """
        if not (children and isinstance(children[0], nodes.paragraph)):
            return self.each(children)
        first = self.isolated(children[0].astext(), self.children(children[0]))
        return lines(self.anchors(children[0]), first, self.each(children[1:]))

    def isolated(self, text: str, statements: str) -> str:
        """Return the Typst source ``statements`` of a text, enclosed in Unicode's directional isolates if the text runs
        against the direction of the article.
        """
        if not (statements and runs_against(text, self.turned)):
            return statements
        return lines(string(LEFT_TO_RIGHT if self.turned else RIGHT_TO_LEFT), statements, string(END))

    def body(self, node: nodes.Element) -> str:
        """Return the children of ``node`` as one code block, to be an argument of a Typst function."""
        return block(self.children(node))

    def label(self, identifier: str, docname: str | None = None) -> str:
        """Return the label, unique in the book, of an id in a document (by default the current one), as documents may
        have equal ids.
        """
        return book_label(identifier, self.docname if docname is None else docname)

    def add_chapter(self, documents: list[str], source: str) -> None:
        """Store the Typst source of a chapter on disk. ``documents``: the names of the documents in it."""
        self.chapters.append(StoredChapter(documents, len(source), self.book.store.add(source)))

    def source(self, chapter: StoredChapter) -> str:
        """Return the stored Typst source of a chapter."""
        found: str = self.book.store.get(chapter.place)
        return found

    def claims(self, node: nodes.Element) -> list[str]:
        """Return the labels for the ids of ``node`` that are not in use yet, and mark them as used."""
        names = [name for name in map(self.label, node.get("ids", ())) if name not in self.labels]
        self.labels.update(names)
        return names

    def first_claim(self, node: nodes.Element) -> str:
        """Return a label for ``node`` as a Typst string, ``none`` if it has no unused id; its other ids become aliases
        of the label.
        """
        names = self.claims(node)
        if not names:
            return "none"
        self.aliases.update(dict.fromkeys(names[1:], names[0]))
        return string(names[0])

    def anchors(self, node: nodes.Element) -> str:
        """Return invisible targets, as Typst source, for the ids of ``node`` that are not in use yet; "" if there are
        none.
        """
        # a note or citation claims its ids where it is printed, which may be elsewhere
        names = self.claims(node) if self.linked and not isinstance(node, nodes.footnote | nodes.citation) else []
        return call("anchor", *map(string, names)) if names else ""

    def link(self, label: str, body: str) -> str:
        """Return ``body`` as a link to ``label``, as Typst source; only ``body`` where links are not allowed. (If the
        book has no such label, the template prints only ``body``.)
        """
        if not self.linked:
            return body
        self.linked_labels.add(label)
        return call("xref", string(label), block(body))

    @contextmanager
    def within(self, **state: object) -> Iterator[None]:
        """Set attributes to the values in ``state`` during the block, and restore them."""
        before = {name: getattr(self, name) for name in state}
        for name, value in state.items():
            setattr(self, name, value)
        try:
            yield
        finally:
            for name, value in before.items():
                setattr(self, name, value)


Handler: TypeAlias = Callable[[nodes.Element, Writer], str]


def book_label(identifier: str, docname: str) -> str:
    """Return the label, unique in the book, of the id ``identifier`` in a document."""
    return f"{docname}#{identifier}"


def lines(*parts: str) -> str:
    """Return the non-empty parts, one below the other."""
    return "\n".join(part for part in parts if part)
