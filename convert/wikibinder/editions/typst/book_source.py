"""Writes the book as a whole in Typst: settings for the template, title page, contents, sections, indices."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from wikibinder.editions.shared import page_bounds
from wikibinder.editions.shared.article_language import language_and_direction
from wikibinder.editions.shared.converted import is_converted
from wikibinder.editions.typst import fallback_font
from wikibinder.editions.typst.assemble import part_opening as part_opening_node
from wikibinder.editions.typst.footnotes import (
    left_out_headings_line,
    notes_location_line,
    notes_of,
    only_note_lists,
    only_notes,
    only_notes_and_sections,
)
from wikibinder.editions.typst.literals import array, block, boolean, call, string
from wikibinder.editions.typst.numbering import section_number
from wikibinder.editions.typst.scripts import east_asian_language, tag_parts
from wikibinder.editions.typst.writer import lines

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from wikibinder.editions.typst.options import BookOptions
    from wikibinder.editions.typst.writer import Writer

# the parts of the template, each after those that it uses
TEMPLATE = ("colours", "places", "headings", "notes", "inlines", "blocks", "code", "pictures", "tables", "formulas",
            "programs", "index", "book")  # fmt: skip
# Maximum number of lines of a table of contents with an automatic depth: two to three pages.
MAX_DEFAULT_CONTENTS = 130


def document(node: nodes.Element, writer: Writer) -> str:
    """Write the root document: store the text before the chapters in ``writer.front`` and each chapter with
    ``writer.add_chapter``; return the rest as Typst source, the pages that open parts without chapters after them
    (usually "").

    If the document does not consist of one section, nothing is stored, and all its source is returned. The title of
    that section is printed on the title page and not here.
    """
    sections = [child for child in node.children if isinstance(child, nodes.section)]
    if len(sections) != 1:
        return writer.children(node)
    before = [child for child in node.children if child is not sections[0]]
    content = [child for child in sections[0].children if not isinstance(child, nodes.title)]
    for name in sections[0]["ids"]:
        writer.aliases[writer.label(name)] = "title-page"
    front, rest = _parted([*before, *content])
    writer.front = writer.each(front)
    names, opening = [], ""
    for child in _chapters(rest):
        names += [name for each in child.findall(addnodes.start_of_file) for name in each["documents"]]
        label, written = opening_label(len(writer.titles)), writer.render(child)
        if isinstance(child, part_opening_node):
            names, opening = [*names, label.removesuffix("#")], lines(opening, written)
        else:
            writer.add_chapter(names, lines(opening, written))
            names, opening = [], ""
    return opening


def _chapters(content: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield the nodes of the book's content, with the box that Sphinx puts around a table of contents replaced by its
    children.
    """
    for node in content:
        boxed = isinstance(node, nodes.compound) and "toctree-wrapper" in node["classes"] and not node["ids"]
        yield from node.children if boxed else (node,)


def _parted(content: Sequence[nodes.Node]) -> tuple[Sequence[nodes.Node], Sequence[nodes.Node]]:
    """Return the nodes before the first chapter, and the others; without chapters the first list is empty."""
    front = list(takewhile(_is_front, content))
    return (front, content[len(front) :]) if len(front) < len(content) else ([], content)


def _is_front(node: nodes.Node) -> bool:
    """Whether a node contains no document (``start_of_file``) and no section; such nodes at the beginning come before
    the first chapter.
    """
    inner = (addnodes.start_of_file, nodes.section)
    return not isinstance(node, nodes.Element) or next(node.findall(lambda each: isinstance(each, inner)), None) is None


def opening_label(number: int) -> str:
    """Return the label of the page that opens a part of the book, made from a number; it differs from all labels in
    documents.
    """
    return f"/part {number}#"


def part_opening(node: nodes.Element, writer: Writer) -> str:
    """Return the page that opens a part of the book, with its title, as Typst source; "" if the book has only one
    part.
    """
    if writer.book.openings == 1:
        return ""
    label = opening_label(len(writer.titles))
    writer.titles[label] = ("", node["caption"])
    writer.outline[label] = 0
    writer.labels.add(label)
    writer.levels[1] += 1
    return call("part-page", string(label), string(node["caption"]))


def start_of_file(node: nodes.Element, writer: Writer) -> str:
    """Return a document of the book as Typst source, with its language and direction if they differ from those of the
    book. Raises OverBoundsError if the document exceeds its limits.
    """
    docname = node["docname"]
    writer.written.add(docname)
    node = writer.book.document(docname)
    notes, called = notes_of(node, docname)
    language, direction = language_and_direction(node, writer.env.metadata.get(docname, {}))
    primary = tag_parts(language)[0] or writer.language
    own = (primary, direction == "rtl") == (writer.language, writer.turned)
    with page_bounds.bounded(writer.env, docname), writer.within(
        docname=docname, east_asian=east_asian_language(node.astext()), language=primary, turned=direction == "rtl",
        notes=notes, called=called,
    ):  # fmt: skip
        written = _document(node, writer)
    return written if own else call("article", string(primary), direction, block(written))


def _document(node: nodes.Element, writer: Writer) -> str:
    first = next((child for child in node.children if isinstance(child, nodes.section)), None)
    name = writer.label("")
    if first is not None and first["ids"]:
        writer.aliases[name] = writer.label(first["ids"][0])
        return writer.children(node)
    writer.labels.add(name)
    return lines(call("anchor", string(name)), writer.children(node))


def section(node: nodes.Element, writer: Writer) -> str:
    """Return a section with its heading as Typst source; the heading is left out if a section of an article contains
    only lists of notes that are printed at the foot of pages. A heading directly before a table is printed by the
    handler of the table (``writer.pending_heading``).
    """
    title = node.children[0] if node.children and isinstance(node.children[0], nodes.title) else None
    with writer.within(level=writer.level + 1, notice_printed=False):
        if title is None:
            return writer.children(node)
        if writer.level > 1 and is_converted(writer.env, writer.docname) and only_note_lists(node, writer):
            # Such a section of an article would be a heading without content.
            writer.note_headings[_plain(title)] += 1
            with writer.within(notice_printed=True):
                return lines(writer.anchors(node), writer.each(node.children[1:]))
        label = _heading_label(node, writer)
        plain, number = _plain(title), section_number(node, writer)
        writer.titles[label] = (number, plain)
        writer.outline[label] = writer.level
        writer.levels[writer.level] += 1
        with writer.within(nested=True):
            body = writer.children(title)
        heading = call("section", str(writer.level), string(label), string(number), string(plain), block(body))
        if writer.level > 1 and len(node.children) > 1 and isinstance(node.children[1], nodes.table):
            writer.pending_heading, heading = heading, ""
        with writer.within(notice_printed=writer.notice_printed or only_notes_and_sections(node, writer)):
            rest = writer.each(node.children[1:])
        if writer.level == 1 and writer.docname == writer.bibliography:
            return lines(heading, left_out_headings_line(writer), rest)
        return lines(heading, notes_location_line(writer) if only_notes(node, writer) else "", rest)


def _heading_label(node: nodes.Element, writer: Writer) -> str:
    """Return the label of a section's heading: its first id that is not yet a label of the book, or a numbered label if
    there is none. The other such ids become aliases of the label.
    """
    names = [writer.label(name) for name in node["ids"]]
    free = [name for name in names if name not in writer.labels]
    label = free[0] if free else f"{writer.docname}#section {len(writer.titles)}"
    writer.labels.update(names, [label])
    writer.aliases.update(dict.fromkeys(free[1:], label))
    return label


def _plain(title: nodes.Node) -> str:
    """Return the text of a title without marks of notes, for the contents, the running heads and the outline."""
    if isinstance(title, nodes.Text):
        return title.astext()
    if isinstance(title, nodes.footnote_reference | nodes.system_message):
        return ""
    text = "".join(map(_plain, title.children))
    return " ".join(text.split()) if isinstance(title, nodes.title) else text


@dataclass(frozen=True, slots=True)
class SourcePiece:
    """A piece of the book, or all of it, that is compiled as one Typst source. ``kind``: ``whole`` (all), ``front``
    (all before the chapters), or ``chapters``, which begin on the page ``first_page``.

    ``names``: the labels that it uses (None: all). ``other_labels``: label in another piece -> number that represents
    it, and its page. ``headings``: level and label of each heading in the table of contents.
    """

    kind: str = "whole"
    names: Set[str] | None = None
    other_labels: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    first_page: int = 1
    headings: Sequence[tuple[int, str]] = ()

    def uses(self, name: str) -> bool:
        """Whether the piece uses the label ``name``."""
        return self.names is None or name in self.names


WHOLE = SourcePiece()


def unresolved_names(writer: Writer) -> list[str]:
    """Return the labels that are linked but not in the book."""
    existing = writer.labels | {"title-page"}
    return [name for name in writer.linked_labels if writer.aliases.get(name, name) not in existing]


def preamble(writer: Writer, options: BookOptions, date: bool, boxes: bool, piece: SourcePiece = WHOLE) -> str:
    """Return the template and the settings of the book as Typst source, which precedes the text. ``date``: the metadata
    of the PDF have a date; ``boxes``: the font of boxes for missing characters is used; ``piece``: the part of the book
    that follows.
    """
    unresolved = filter(piece.uses, unresolved_names(writer))
    aliases = {name: string(label) for name, label in writer.aliases.items() if piece.uses(name)}
    titles = {name: array(map(string, title)) for name, title in writer.titles.items() if piece.uses(name)}
    other_labels = {name: array(map(str, place)) for name, place in piece.other_labels.items()}
    top, bottom, inner, outer = (f"{side:g}mm" for side in options.paper.margins)
    language, region = tag_parts(options.language)
    named = {
        "title": string(options.title),
        "author": string(options.author),
        "release": string(options.release),
        "lang": string(language or "en"),
        "region": string(region) if region else "none",
        "dated": boolean(date),
        "width": f"{options.paper.width:g}mm",
        "height": f"{options.paper.height:g}mm",
        "margins": f"(top: {top}, bottom: {bottom}, inside: {inner}, outside: {outer})",
        "size": f"{options.paper.type_size:g}pt",
        "two_sided": boolean(options.two_sided),
        "serif": array(map(string, (*options.families, *((fallback_font.FAMILY,) if boxes else ())))),
        "contents": string(options.heading("Contents")),
        "front": block(writer.front) if writer.front else "none",
        "depth": str(contents_depth(writer)),
        "piece": string(piece.kind),
        "first_page": str(piece.first_page),
        "headings": array(array((str(level), string(name))) for level, name in piece.headings),
    }
    folder = files(__package__).joinpath("template")
    return "\n".join(
        (
            "#let unresolved = " + dictionary(dict.fromkeys(unresolved, "true")),
            "#let aliases = " + dictionary(aliases),
            "#let other-labels = " + dictionary(other_labels),
            f"#let right-to-left = {boolean(options.right_to_left)}",
            "#let chapters-on = " + (string("odd") if options.two_sided else "none"),
            "#let titles = " + dictionary(titles),
            *(folder.joinpath(f"{name}.typ").read_text(encoding="utf-8") for name in TEMPLATE),
            "#show: " + call("book.with", **named),
        )
    )


def dictionary(items: dict[str, str]) -> str:
    """Return a Typst dictionary literal, its keys sorted. ``items``: key -> value as Typst source."""
    if not items:
        return "(:)"
    return "(\n" + "".join(f"  {string(name)}: {items[name]},\n" for name in sorted(items)) + ")"


def contents_depth(writer: Writer) -> int:
    """Return the number of levels of headings in the table of contents: that of the setting, or if that is 0,
    ``default_contents_depth``.
    """
    return writer.options.contents_depth or default_contents_depth(writer.levels)


def default_contents_depth(levels: Counter[int]) -> int:
    """Return the number of levels of headings (1 to 4) with which the table of contents has at most
    ``MAX_DEFAULT_CONTENTS`` lines; at least 1. ``levels``: number of headings of each level.
    """
    depth, total = 1, levels[1]
    while levels[depth + 1] and total + levels[depth + 1] <= MAX_DEFAULT_CONTENTS and depth < 4:
        depth += 1
        total += levels[depth]
    return depth
